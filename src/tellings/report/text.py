"""The synopsis for a terminal of any width from 60 columns."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tellings.model import Article, Evidence, Finding, Origin
from tellings.report import wording
from tellings.report.view import Compared, EventView, Synopsis, synopsis
from tellings.report.visible import visible

LABEL, COLUMN = 16, 20
"""Widths, in characters, of the label column and the least of an Article's column; more Articles go into a further block."""

QUOTE = 160
"""Characters of a passage shown under a Finding; ``--html`` shows all of it."""

SHOWN = 4
"""Passages shown under a Finding in the terminal."""

MARK = {"certain": "●", "likely": "◐", "possible": "○"}


def synopsis_text(compared: Compared, width: int = 100, *, color: bool = False) -> str:
    """The synopsis as text no wider than ``width``; ANSI colours only where asked."""
    out = io.StringIO()
    console = Console(file=out, width=max(60, width), force_terminal=color, color_system="standard" if color else None, highlight=False)
    view = synopsis(compared)
    console.print(_articles(compared.articles))
    for event in view.events:
        console.print(_event(event, view, max(60, width)))
    if view.asides:
        console.print(_asides(view.asides))
    if view.findings:
        console.print(Group(Rule("Findings on the articles themselves", align="left"), *_findings(view.findings, view)))
    for problem in compared.problems:
        console.print(
            Text(f"problem {problem.code}: {visible(problem.file or problem.article or '')}: {visible(problem.message)}", style="yellow")
        )
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _articles(articles: Sequence[Article]) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    for number, article in enumerate(articles, start=1):
        about = f"{wording.short_name(article)}\n{wording.published(article)}"
        table.add_row(Text(f"[{number}]", style="bold"), Text(visible_lines(about)), Text(visible(article.title or "(no title)")))
    return Group(Text(wording.counted(len(articles), "article"), style="bold"), table, Text(""))


def visible_lines(text: str) -> str:
    """:func:`visible`, line by line."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _event(view: EventView, whole: Synopsis, width: int) -> RenderableType:
    event = view.event
    where = f", {visible(view.where)}" if view.where else ""
    parts: list[RenderableType] = [
        Rule(Text(f"Event {view.number}: {visible(event.title or event.happening or 'happening')}", style="bold"), align="left"),
        Text(f"{view.when}{where}"),
        Text(f"{wording.counted(len(view.articles), 'article')} · {_origins(view, whole)} · {event.id}", style="dim"),
        Text(""),
    ]
    most = max(1, (width - LABEL - 2) // (COLUMN + 2))
    per_block = -(-len(view.articles) // -(-len(view.articles) // most)) if view.articles else 1
    for first in range(0, len(view.articles), per_block):
        parts.append(_block(view, whole, range(first, min(first + per_block, len(view.articles))), width))
    if event.estimates:
        parts.extend([Text("\nWhat is left standing", style="bold"), _estimates(view)])
    if view.findings:
        parts.extend([Text("\nFindings", style="bold"), *_findings(view.findings, whole)])
    parts.append(Text(""))
    return Group(*parts)


def _origins(view: EventView, whole: Synopsis) -> str:
    known = [(whole.origins[o.origin], o.role) for o in view.event.origins if o.origin in whole.origins]
    if not known:
        return "no origin known"
    names = [f"{visible(o.name)}{' (a party)' if role == 'party' else ''}" for o, role in known]
    return f"{len(names)} origin{'s' if len(names) > 1 else ''}: {'; '.join(names[:4])}{' …' if len(names) > 4 else ''}"


def _block(view: EventView, whole: Synopsis, columns: range, width: int) -> Table:
    table = Table(box=None, padding=(0, 1), show_edge=False, header_style="bold")
    table.add_column("", width=LABEL, overflow="fold")
    blocks = -(-len(view.articles) // max(1, (width - LABEL - 2) // (COLUMN + 2)))
    even = (width - LABEL - 4) // -(-len(view.articles) // blocks) - 2
    for i in columns:
        article = view.articles[i]
        name = f"[{whole.numbers[article.id]}] {visible(wording.short_name(article))}"
        table.add_column(Text(name), overflow="fold", width=even)
    for row in view.rows:
        cells = [row.cells[i] for i in columns]
        if not any(c.lines for c in cells):
            continue
        label = Text(("! " if row.disputed else "  ") + visible(row.label), style="bold red" if row.disputed else "")
        table.add_row(label, *[Text("\n".join(visible(x) for x in c.lines) or "·", style="red" if c.disputed else "") for c in cells])
    return table


def _estimates(view: EventView) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(width=LABEL + 8, overflow="fold")
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold", ratio=1)
    for found in view.event.estimates:
        group = wording.affected(found.affected)
        label = f"{found.measure}: {group}" if group else found.measure
        origins = found.independence or f"{found.origins} origin{'s' if found.origins != 1 else ''}"
        earlier = f"; earlier {', '.join(wording.interval(s.low, s.high) for s in found.history)}" if found.history else ""
        about = f"{origins}; rule {found.rule}{earlier}"
        table.add_row(Text(visible(label)), Text(wording.estimate(found)), Text(visible(about)))
    return table


def _findings(findings: Sequence[Finding], whole: Synopsis) -> Iterator[RenderableType]:
    kinds = {f.id: f.kind for f in findings}
    for finding in findings:
        line = Text(finding.kind, style="bold")
        line.append(f": {visible(finding.says)}", style="not bold")
        if finding.explained_by:
            line.append(f" (explained by: {', '.join(_kinds(finding, kinds))})", style="not bold")
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=3, justify="right")
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(MARK[finding.confidence], line)
        for passage in finding.evidence[:SHOWN]:
            grid.add_row("", Text(_passage(passage, whole), style="dim"))
        if len(finding.evidence) > SHOWN:
            grid.add_row("", Text(f"and {len(finding.evidence) - SHOWN} more passages", style="dim"))
        yield grid


def _kinds(finding: Finding, kinds: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(kinds.get(x, x) for x in finding.explained_by))


def _passage(passage: Evidence, whole: Synopsis) -> str:
    quote = visible(" ".join(passage.quote.split()))
    cut = quote if len(quote) <= QUOTE else f"{quote[: QUOTE - 1]}…"
    return f"[{whole.numbers.get(passage.article, '?')}] “{cut}”"


def _asides(views: Sequence[EventView]) -> RenderableType:
    lines = [Text(f"  {visible(v.event.title or v.event.happening or v.event.id)} ({v.when})") for v in views]
    return Group(Rule("Told in passing", align="left"), *lines, Text(""))


def origins_table(origins: Sequence[Origin], numbers: dict[str, int], width: int) -> str:
    """The Origins with their kinds, aliases and Articles, as text."""
    table = Table(box=None, padding=(0, 1))
    for name in ("origin", "kind", "also called", "articles", "claims"):
        table.add_column(name, overflow="fold")
    for o in origins:
        cited = " ".join(f"[{numbers[a]}]" for a in o.articles if a in numbers)
        table.add_row(Text(visible(o.name)), o.kind, Text(visible(", ".join(o.aliases))), Text(cited), str(len(o.claims)))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(table)
    return out.getvalue()


def findings_text(compared: Compared, findings: Sequence[Finding], width: int) -> str:
    """Findings with their passages, as text."""
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, highlight=False)
    for part in _findings(findings, synopsis(compared)):
        console.print(part)
    return out.getvalue()
