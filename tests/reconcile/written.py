"""Cases written as texts: each article is given with the figures that are read from it, found by their words."""

from __future__ import annotations

import re
from typing import Any

from tellings.model import Article, Case, Claim, Derivation, Event, Evidence, Origin, Sentence, Span, Trace, make_id
from tellings.reconcile.finding_parts import Table
from tests.factory import article, claim, origin

Figure = tuple[str, str, int | None]


def written(name: str, text: str, published: str | None = "2024-05-10", **fields: Any) -> Article:
    """An Article with a text."""
    return article(name, text=text, published=published, outlet=name.title(), **fields)


def sentences(one: Article) -> list[Sentence]:
    """The sentences of a text (they end at a full stop and a blank, or at a line's end), a line a paragraph."""
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]+", one.text)):
        for part in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", line[0]):
            start, end = line.start() + part.start(), line.start() + part.end()
            if end > start:
                found.append(Sentence(span=Span(start=start, end=end), paragraph=number, role="body"))
    return found


def figure(one: Article, quote: str, measure: str, low: int | None, **fields: Any) -> Claim:
    """A Claim whose evidence is the quote in the Article's text."""
    start = one.text.index(quote)
    home = next(s.span for s in sentences(one) if s.span.start <= start < s.span.end)
    made = claim(measure, low, fields.pop("high", low), in_=one.id.removeprefix("article-"), quote=quote, **fields)
    return made.replace(
        id=make_id("claim", [one.id, start, measure]), sentence=home,
        evidence=Evidence(article=one.id, start=start, end=start + len(quote), quote=quote),
    )  # fmt: skip


def told(articles: list[Article], claims: list[Claim], *, copied: list[tuple[str, str]] = (), quotations: list[Any] = ()) -> Case:
    """A Case of written Articles. ``copied`` are pairs of names: the second derives from the first."""
    derivations = [
        Derivation(id=f"derivation-{a}-{b}", source=f"article-{a}", target=f"article-{b}", kind="edited", score=0.8, direction="known")
        for a, b in copied
    ]
    origins: dict[str, Origin] = {c.origin: origin(c.origin.removeprefix("origin-")) for c in claims if c.origin}
    events = [
        Event(id=i, claims=[c.id for c in claims if c.event == i], articles=sorted({c.article for c in claims if c.event == i}))
        for i in sorted({c.event for c in claims if c.event})
    ]
    trace = Trace(derivations=derivations, quotations=list(quotations), origins=list(origins.values()), claim_origin={})
    return Case(articles=articles, sentences={a.id: sentences(a) for a in articles}, claims=claims, events=events, trace=trace)


def table(*args: Any, **fields: Any) -> Table:
    """The same, laid out for the detectors."""
    return Table(told(*args, **fields))
