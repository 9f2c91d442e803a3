"""Findings about who says so: single origin, party as only source, anonymous source only, lost attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.model import Claim, Event, Finding
from tellings.reconcile.finding_parts import Table, agree, groups, make, one_per_article, told
from tellings.reconcile.finding_words import figure_words

OUTLETS = frozenset({"outlet", "news_agency"})
UNNAMED = frozenset({"unnamed"})
WEIGHTY = ("killed", "injured", "missing", "infected", "captured", "arrested", "destroyed")
"""Measures in the order in which they stand for an Event when its sources are judged."""


def find_origin_findings(event: Event, table: Table) -> Iterator[Finding]:
    """All Findings about the sources of one Event."""
    yield from _single_origin(event, table)
    yield from _party_only(event, table)
    yield from _anonymous_only(event, table)
    yield from _lost_attribution(event, table)


def _leading(event: Event, table: Table) -> list[Claim]:
    """The figures of the weightiest measure that more than one Article tells (else of any)."""
    beside = {c for estimate in event.estimates for c in estimate.listed}  # mistakes and other events' figures are no origin's word
    figures = [c for c in told(table.by_event[event.id]) if c.id not in beside]
    by_measure = {m: [c for c in figures if c.measure == m] for m in {c.measure for c in figures}}
    ranks = {m: n for n, m in enumerate(WEIGHTY)}

    def rank(measure: str) -> tuple[int, int, str]:
        return (-min(2, len({c.article for c in by_measure[measure]})), ranks.get(measure, len(ranks)), measure)

    return by_measure[min(by_measure, key=rank)] if by_measure else []


def _single_origin(event: Event, table: Table) -> Iterator[Finding]:
    leading = _leading(event, table)
    articles = {c.article for c in leading}
    origins = {c.origin for c in leading}
    if len(articles) < 2 or len(origins) != 1 or None in origins:
        return
    origin = table.origin_of(leading[0])
    if origin is None:
        return
    others = {c.origin for c in told(table.by_event[event.id])} - origins
    what = "every figure" if not others else f"every count of {leading[0].measure}"
    yield make(
        "single origin", "single_origin", f"{len(articles)} articles, one origin: {what} goes back to {origin.name}.",
        claims=one_per_article(leading), events=[event.id], articles=sorted(articles), confidence="certain" if not others else "likely",
        reasons=[f"the attribution of each figure ends in {origin.name}, or its text derives from one whose attribution does"],
    )  # fmt: skip


def _party_only(event: Event, table: Table) -> Iterator[Finding]:
    leading = _leading(event, table)
    origins = {c.origin for c in leading}
    origin = table.origin_of(leading[0]) if leading else None
    if len(origins) != 1 or origin is None or not table.party(event, origin.id):
        return
    yield make(
        "party as only source", "party_only",
        f"The only origin of the figures for {leading[0].measure} is {origin.name}, which takes part in what happened.",
        claims=one_per_article(leading), events=[event.id], confidence="likely",
        reasons=[f"{origin.name} is a party: its own people act or are hit here", "no other origin tells this figure"],
    )  # fmt: skip


def _anonymous_only(event: Event, table: Table) -> Iterator[Finding]:
    for estimate, claims in groups(event, table):
        figures = [c for c in told(claims) if not c.title]
        kinds = {origin.kind if (origin := table.origin_of(c)) else None for c in figures}
        if not figures or kinds - UNNAMED:
            continue
        origin = table.origin_of(figures[0])
        name = origin.name if origin else "nobody named"
        yield make(
            "anonymous source only", "anonymous_only",
            f"The figure {figure_words(figures[0])} ({estimate.measure}) rests on a source without a name: {name}.",
            claims=one_per_article(figures), events=[event.id], confidence="likely",
            reasons=["no named person or body stands behind it in any of the articles"],
        )  # fmt: skip


def _lost_attribution(event: Event, table: Table) -> Iterator[Finding]:
    figures = told(table.by_event[event.id])
    for article in dict.fromkeys(c.article for c in figures):
        mine = [c for c in figures if c.article == article]
        body = [c for c in mine if not c.title] or mine
        if _speaks_for_itself(article, body, table) or any(c.attribution for c in body) or not table.mainly(article, event.id):
            continue
        pairs = [(c, twin) for c in body if (twin := _attributed_twin(c, figures, table)) is not None]
        if not pairs:
            continue
        mine_first, theirs = pairs[0]
        origin = table.origin_of(theirs)
        source = origin.name if origin else "a source"
        yield make(
            "lost attribution", "lost_attribution",
            f"{table.name(article)} gives {figure_words(mine_first)} ({mine_first.measure}) as its own word; "
            f"{table.name(theirs.article)} has it from {source}.",
            claims=[mine_first, theirs], events=[event.id], confidence="likely" if len(pairs) > 1 else "possible",
            reasons=[f"{len(pairs)} of its figures stand elsewhere with a source, and none of them here has one"],
        )  # fmt: skip


def _speaks_for_itself(article: str, body: Sequence[Claim], table: Table) -> bool:
    """Whether the Article is a body's own statement: its figures' Origin is that body, not an outlet."""
    origins = [table.origin_of(c) for c in body]
    name = (table.articles[article].outlet or "").casefold()
    return bool(table.articles[article].issuer) or any(o and o.kind not in OUTLETS and name and o.name.casefold() in name for o in origins)


def _attributed_twin(claim: Claim, figures: Sequence[Claim], table: Table) -> Claim | None:
    for other in figures:
        same = other.article != claim.article and other.measure == claim.measure and other.low == claim.low and agree(other, claim)
        if same and other.attribution and not table.later(other, claim):
            return other
    return None
