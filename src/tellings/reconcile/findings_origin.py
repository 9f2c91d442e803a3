"""Findings about who says so: single origin, party as only source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.model import Claim, Event, Finding, Origin
from tellings.reconcile.finding_parts import Table, agree, groups, listed, make, one_per_article, told
from tellings.reconcile.findings_anonymous import find_unnamed_figures
from tellings.reconcile.findings_drift import drifted

WEIGHTY = ("killed", "injured", "missing", "infected", "captured", "arrested", "destroyed")
"""Measures in the order in which they are told; figures of others alone (how many were aboard) are not worth a Finding."""
SHOWN = 8
"""Passages of a Finding."""


def find_origin_findings(event: Event, table: Table) -> Iterator[Finding]:
    """All Findings about the sources of one Event: one for each Origin that alone stands behind figures."""
    every = {c.origin for c in told(table.by_event[event.id])}
    for number, figures in _sole(event, table).items():
        origin = table.origins[number]
        several = [claims for claims in figures if len({c.article for c in claims}) > 1]
        weighty = any(claims[0].measure in WEIGHTY and any(c.high != 0 for c in claims) for claims in figures)
        if several and (any(claims[0].measure in WEIGHTY for claims in several) or every == {number}):
            yield _single_origin(event, origin, several, table, alone=every == {number})
        if table.party(event, number) and weighty:
            yield _party_only(event, origin, [claims for claims in figures if any(c.high != 0 for c in claims)])
    yield from find_unnamed_figures(event, table)


def _sole(event: Event, table: Table) -> dict[str, list[list[Claim]]]:
    """The groups of figures (one measure, one class of affected) behind which one Origin stands alone, by that Origin.

    Mistakes and other Events' figures that are only listed beside an Estimate are no Origin's word.
    """
    found: dict[str, list[list[Claim]]] = {}
    for estimate, claims in groups(event, table):
        beside = set(estimate.listed)
        figures = _testimony([c for c in told(claims) if c.id not in beside and c.id not in drifted(table)], table)
        origins = {c.origin for c in figures}
        number = figures[0].origin if figures else None
        if len(origins) == 1 and number in table.origins and number is not None:
            found.setdefault(number, []).append(figures)
    return {n: sorted(f, key=lambda claims: _rank(claims[0].measure)) for n, f in found.items()}


_POINTS_AT = re.compile(r"^(?:about |of )?(?:the|those|these|its|their|his|her) (?!first\b)", re.IGNORECASE)
"""A figure that is pointed at ("the nine dead"), by somebody who need not have counted."""


def _testimony(figures: Sequence[Claim], table: Table) -> list[Claim]:
    """The figures without those that only speak of another's: pointed at, or of nobody in particular, with the number that most tell."""
    tellers = Counter(c.origin for c in figures)
    main = max(tellers, key=lambda o: (tellers[o], o or ""), default=None)
    known = [c for c in figures if c.origin == main]

    def own(claim: Claim) -> bool:
        if claim.origin == main or len(known) < LEAST:
            return True
        origin = table.origin_of(claim)
        vague = _POINTS_AT.search(claim.evidence.quote) or origin is None or (origin.kind == "unnamed" and origin.name == "unnamed")
        return not (vague and any(agree(k, claim) for k in known))

    return [c for c in figures if own(c)]


LEAST = 2
"""Tellings of a figure by one Origin from which on it is that Origin's."""


def _rank(measure: str) -> tuple[int, str]:
    return (WEIGHTY.index(measure) if measure in WEIGHTY else len(WEIGHTY), measure)


def _measures(figures: Sequence[Sequence[Claim]]) -> str:
    return listed([claims[0].measure for claims in figures])


def _shown(figures: Sequence[Sequence[Claim]]) -> list[Claim]:
    """One passage an article for each group, the weightiest groups first."""
    return [c for claims in figures for c in one_per_article(claims)][:SHOWN]


def _single_origin(event: Event, origin: Origin, figures: Sequence[Sequence[Claim]], table: Table, *, alone: bool) -> Finding:
    articles = sorted({c.article for claims in figures for c in claims}, key=lambda a: table.order[a])
    what = "every figure" if alone else f"every count of {_measures(figures)}"
    return make(
        "single origin", "single_origin", f"{len(articles)} articles, one origin: {what} goes back to {origin.name}.",
        claims=_shown(figures), events=[event.id], articles=articles, confidence="certain" if alone else "likely",
        reasons=[f"the attribution of each figure ends in {origin.name}, or its text derives from one whose attribution does"],
    )  # fmt: skip


def _party_only(event: Event, origin: Origin, figures: Sequence[Sequence[Claim]]) -> Finding:
    return make(
        "party as only source", "party_only",
        f"The only origin of the figures for {_measures(figures)} is {origin.name}, which takes part in what happened.",
        claims=_shown(figures), events=[event.id], confidence="likely",
        reasons=[f"{origin.name} is a party: its own people act or are hit here", "no other origin tells these figures"],
    )  # fmt: skip
