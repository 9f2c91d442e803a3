"""Findings about who says so: single origin, party as only source."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import Claim, Event, Finding
from tellings.reconcile.finding_parts import Table, make, one_per_article, told
from tellings.reconcile.findings_anonymous import find_unnamed_figures

WEIGHTY = ("killed", "injured", "missing", "infected", "captured", "arrested", "destroyed")
"""Measures in the order in which they stand for an Event when its sources are judged."""


def find_origin_findings(event: Event, table: Table) -> Iterator[Finding]:
    """All Findings about the sources of one Event."""
    yield from _single_origin(event, table)
    yield from _party_only(event, table)
    yield from find_unnamed_figures(event, table)


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
