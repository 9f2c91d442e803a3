"""The synopsis as a plain structure, from which terminal, HTML and notebook are drawn.

For each Event: one column per Article in order of publication, one row per fact, disagreements marked,
then the Estimates, the Accounts and the Findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tellings.model import Account, Article, Claim, Derivation, Estimate, Event, Finding, Origin, Problem
from tellings.report import wording

DISAGREEMENTS = frozenset(["conflicting figures", "inconsistent within one article", "drift"])
"""Finding kinds that mark a figure of the synopsis; those on dates, places and sources mark their own rows."""


class Compared(Protocol):
    """What a report needs of a comparison (:class:`tellings.pipeline.Comparison` has it)."""

    @property
    def articles(self) -> list[Article]: ...  # noqa: D102
    @property
    def claims(self) -> list[Claim]: ...  # noqa: D102
    @property
    def events(self) -> list[Event]: ...  # noqa: D102
    @property
    def findings(self) -> list[Finding]: ...  # noqa: D102
    @property
    def derivations(self) -> list[Derivation]: ...  # noqa: D102
    @property
    def origins(self) -> list[Origin]: ...  # noqa: D102
    @property
    def problems(self) -> list[Problem]: ...  # noqa: D102


MEASURES = ("killed", "injured", "missing", "infected", "rescued", "captured", "arrested", "displaced", "aboard", "destroyed", "damaged")
"""The order of the rows: people first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one Article says of one fact."""

    lines: list[str]
    claims: list[str]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: a label and a Cell for each Article of the Event."""

    label: str
    cells: list[Cell]

    @property
    def disputed(self) -> bool:
        """Whether any Cell is marked."""
        return any(c.disputed for c in self.cells)


@dataclass(frozen=True, slots=True)
class EventView:
    """One Event of the synopsis."""

    number: int
    event: Event
    articles: list[Article]
    rows: list[Row]
    findings: list[Finding]

    @property
    def when(self) -> str:
        """The Event's Period in words."""
        return wording.period(self.event.period)

    @property
    def where(self) -> str:
        """The Event's places in words."""
        return wording.places(self.event.places)


@dataclass(frozen=True, slots=True)
class Synopsis:
    """All Events, in the order of their number of Articles, with what is common to all."""

    numbers: dict[str, int]
    """Article id to its number in the columns, 1 first."""
    events: list[EventView]
    asides: list[EventView]
    """Events that one Article tells in passing, without figures of its own: listed shortly."""
    findings: list[Finding]
    """Findings that belong to no shown Event."""
    origins: dict[str, Origin]


def synopsis(compared: Compared) -> Synopsis:
    """Build the synopsis of a comparison."""
    numbers = {a.id: n for n, a in enumerate(compared.articles, start=1)}
    articles = {a.id: a for a in compared.articles}
    claims = {c.id: c for c in compared.claims}
    visible = [f for f in compared.findings if not f.muted_by]
    disputed = {c for f in visible if f.kind in DISAGREEMENTS for c in f.claims}
    names = {o.id: o.name for o in compared.origins}
    views: list[EventView] = []
    shown: set[str] = set()
    for event in compared.events:
        found = [f for f in visible if event.id in f.events and f.id not in shown]
        shown.update(f.id for f in found)
        views.append(_view(event, len(views) + 1, articles, claims, (disputed, found, names)))
    main: list[EventView] = []
    asides: list[EventView] = []
    for view in views:
        (main if view.event.estimates or view.findings or len(view.articles) > 1 else asides).append(view)
    return Synopsis(
        numbers=numbers, events=main, asides=asides,
        findings=[f for f in visible if f.id not in shown], origins={o.id: o for o in compared.origins},
    )  # fmt: skip


def _when(claim: Claim) -> str:
    """When an Article says that it happened; "" where it does not say so itself (:mod:`tellings.pipeline.lending`)."""
    if claim.period is None:
        return ""
    lent = claim.period.basis.startswith("inferred from ") and not any(s.field == "period" for s in claim.support)
    return "" if lent else wording.period(claim.period)


def _view(
    event: Event,
    number: int,
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    marks: tuple[set[str], list[Finding], Mapping[str, str]],
) -> EventView:
    disputed, findings, origins = marks
    told_in = set(event.articles)
    columns = [articles[a] for a in articles if a in told_in]
    own = [claims[c] for c in event.claims if c in claims]
    rows = [
        _row("when", columns, own, _when, _touched(findings, "conflicting dates")),
        _row("where", columns, own, lambda c: wording.places(c.places), _touched(findings, "conflicting places")),
    ]
    for estimate in sorted(event.estimates, key=_weight):
        earlier = [c for step in estimate.history for c in step.claims]
        told = [claims[c] for c in dict.fromkeys([*estimate.claims, *estimate.listed, *earlier]) if c in claims]
        rows.append(_row(_label(estimate), columns, told, wording.figure, disputed))
    contrary = _touched(findings, "conflicting accounts")
    rows.extend(_row(a.aspect, columns, _of(a, claims), _said, contrary) for a in event.accounts if contrary & set(a.claims))
    figures = [c for c in own if c.low is not None or c.high is not None]
    lost = _touched(findings, "lost attribution")
    rows.append(_row("on whose word", columns, figures or own, lambda c: wording.chain(c, origins.get(c.origin or "")), lost))
    return EventView(
        number=number, event=event, articles=columns, rows=[r for r in rows if any(c.lines for c in r.cells)], findings=findings
    )


def _weight(estimate: Estimate) -> int:
    return MEASURES.index(estimate.measure) if estimate.measure in MEASURES else len(MEASURES)


def _label(estimate: Estimate) -> str:
    group = wording.affected(estimate.affected)
    return f"{estimate.measure}: {group}" if group else estimate.measure


def _of(account: Account, claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[c] for c in account.claims if c in claims]


def _said(claim: Claim) -> str:
    return claim.evidence.quote


def _touched(findings: Iterable[Finding], kind: str) -> set[str]:
    return {c for f in findings if f.kind == kind for c in f.claims}


def _row(label: str, columns: Sequence[Article], told: Sequence[Claim], words: _Words, disputed: set[str]) -> Row:
    cells = []
    by_article: dict[str, list[Claim]] = {}
    for claim in told:
        by_article.setdefault(claim.article, []).append(claim)
    for article in columns:
        mine = by_article.get(article.id, [])
        lines = list(dict.fromkeys(w for w in (words(c) for c in mine) if w))
        cells.append(Cell(lines=lines[:MAX_LINES], claims=[c.id for c in mine], disputed=any(c.id in disputed for c in mine)))
    return Row(label=label, cells=cells)


class _Words(Protocol):
    def __call__(self, claim: Claim, /) -> str: ...


MAX_LINES = 4
"""Different wordings of one fact in one Article that a cell shows."""
