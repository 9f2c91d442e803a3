"""The synopsis as HTML: one self-contained page without a script, or a fragment for a notebook.

Text is cut on the server: no offset reaches the browser. All text of articles is escaped, control and bidirectional
characters are made visible, and only http and https addresses become links.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tellings.model import Article, Claim, Evidence
from tellings.report import wording
from tellings.report.timeline import timeline
from tellings.report.view import Compared, synopsis
from tellings.report.visible import visible
from tellings.version import VERSION

CONTEXT = 40
"""Characters shown on either side of a passage under a Finding."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an Article as shown: its text, the class of its Passage, the Claims whose evidence it is."""

    text: str
    role: str
    claims: list[str]
    starts: list[str]
    """Claims whose evidence begins here: the targets of the links in the synopsis."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.filters.update(
        visible=visible, figure=wording.figure, estimate=wording.estimate, affected=wording.affected, period=wording.period,
        places=wording.places, chain=wording.chain, short_name=wording.short_name, published=wording.published,
        interval=wording.interval, edtf=wording.edtf, safe_url=safe_url,
    )  # fmt: skip
    return env


def page(compared: Compared) -> str:
    """One page with everything in it: no script, no outside request."""
    return _environment().get_template("page.html").render(**_context(compared))


def fragment(compared: Compared) -> str:
    """The Events without the articles' texts, for a notebook cell."""
    return _environment().get_template("fragment.html").render(**_context(compared))


def _context(compared: Compared) -> dict[str, object]:
    claims = {c.id: c for c in compared.claims}
    articles = {a.id: a for a in compared.articles}
    own: dict[str, list[Claim]] = {}
    for claim in compared.claims:
        own.setdefault(claim.article, []).append(claim)
    return {
        "view": synopsis(compared), "articles": compared.articles, "claims": claims, "by_id": articles, "problems": compared.problems,
        "derivations": compared.derivations, "pieces": {a.id: list(pieces(a, own.get(a.id, ()))) for a in compared.articles},
        "timeline": timeline(compared), "version": VERSION, "around": lambda e: around(e, articles[e.article]),
        "kind_of": {f.id: f.kind for f in compared.findings},
    }  # fmt: skip


def safe_url(url: str | None) -> str:
    """The url if it is http or https, else ""."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def around(passage: Evidence, article: Article) -> tuple[str, str, str]:
    """The passage with a little of what stands before and after it in its paragraph."""
    text = article.text
    left = max(text.rfind("\n", 0, passage.start) + 1, passage.start - CONTEXT)
    line_end = text.find("\n", passage.end)
    right = min(len(text) if line_end < 0 else line_end, passage.end + CONTEXT)
    before, after = text[left : passage.start], text[passage.end : right]
    if left and text[left - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + "…"
    return visible(before), visible(passage.quote), visible(after)


class _Cover:
    """Which stretches hold a place, asked for one place after the other: a book has tens of thousands of both."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = stretches
        self.waiting = sorted(range(len(stretches)), key=lambda i: stretches[i][0], reverse=True)
        self.open: list[int] = []

    def at(self, place: int) -> list[int]:
        """The numbers of the stretches that hold a place no earlier than the one asked for before."""
        came = []
        while self.waiting and self.stretches[self.waiting[-1]][0] <= place:
            came.append(self.waiting.pop())
        if came or any(self.stretches[i][1] <= place for i in self.open):
            self.open = sorted(i for i in (*self.open, *came) if self.stretches[i][1] > place)
        return self.open


def pieces(article: Article, claims: Sequence[Claim]) -> Iterator[Piece]:
    """Cut an Article at every border of a Passage or of a Claim's evidence."""
    own = [c for c in claims if c.article == article.id]
    cuts = {0, len(article.text)}
    covering = _Cover([(p.start, p.end) for p in article.passages])
    telling = _Cover([(c.evidence.start, c.evidence.end) for c in own])
    for p in article.passages:
        cuts.update((p.start, p.end))
    for c in own:
        cuts.update((c.evidence.start, c.evidence.end))
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        passages = covering.at(start)
        role = article.passages[passages[0]].role if passages else "between"
        inside = [own[i] for i in telling.at(start)]
        text = "\n".join(visible(line) for line in article.text[start:end].split("\n"))
        yield Piece(text=text, role=role, claims=[c.id for c in inside], starts=[c.id for c in inside if c.evidence.start == start])
