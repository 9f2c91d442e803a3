"""Findings about sums and their parts: cumulative figure, part or whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.model import Claim, Event, Evidence, Finding
from tellings.reconcile.earlier import long_sum
from tellings.reconcile.finding_parts import Table, counted, listed, make, unique
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.plainly import one_number

WEIGHTY = frozenset({"killed", "injured", "missing", "infected", "displaced", "rescued", "arrested", "captured", "destroyed"})
"""Measures whose sums are worth telling although no single happening has them."""

CLOSE = 1.5
"""How far two sums of one measure may lie apart and still be one sum at two moments."""


def find_parts(event: Event, table: Table) -> Iterator[Finding]:
    """Sub-totals told inside a total by one Article and beside it by another."""
    yield from _part_or_whole(event, table)


def find_sums(table: Table) -> Iterator[Finding]:
    """Sums over a season, a year or a place that stand beside the figures of single happenings: one Finding a sum."""
    told = {c.measure for c in table.case.claims if counted(c) and c.scope == "this_event"}
    sums = [c for c in table.case.claims if counted(c) and (c.measure in told or c.measure in WEIGHTY) and long_sum(c, table)]
    groups: list[list[Claim]] = []
    for claim in sums:
        home = next((g for g in groups if any(_one_sum(claim, c) for c in g)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    for group in groups:
        first = group[0]
        yield make(
            "cumulative figure", "cumulative_figure",
            f"{figure_words(first)} ({first.measure}, {table.name(first.article)}) is a sum over a longer time, "
            "not the figure of one happening.",
            claims=group, events=sorted({c.event for c in group if c.event}), confidence="likely",
            reasons=["the passage names the stretch of time or the series it sums up"],
        )  # fmt: skip


def _one_sum(a: Claim, b: Claim) -> bool:
    """Whether two sums are of one series: told together, in one Event, or near one another in number."""
    if a.event == b.event or (a.article == b.article and a.sentence == b.sentence):
        return True
    low, high = sorted((a.low or a.high or 0, b.low or b.high or 0))
    return a.measure == b.measure and a.article != b.article and high <= CLOSE * max(1, low)


def _part_or_whole(event: Event, table: Table) -> Iterator[Finding]:
    """The same sub-total counted inside a total by one Article and beside it by another."""
    claims = [c for c in table.by_event[event.id] if counted(c) and not c.title]
    parts = [c for c in claims if c.part_of]
    inside: list[Claim] = []
    beside: list[Claim] = []
    alike: dict[tuple[str, int | None, int | None], list[Claim]] = {}
    for claim in claims if parts else ():
        if not claim.part_of and _listed_beside(claim, table):
            alike.setdefault((claim.measure, claim.low, claim.high), []).append(claim)
    for part in parts:
        for other in alike.get((part.measure, part.low, part.high), ()):
            if other.article != part.article and _one_subtotal(part, other):
                inside.append(part)
                beside.append(other)
    if not inside:
        return
    inside, beside = unique(inside), unique(beside)
    passages = [_enumeration(group, table) for group in (inside, beside) for group in _by_article(group)]
    yield make(
        "part or whole", "part_or_whole",
        f"{listed([table.name(c.article) for c in inside])} counts {listed([c.evidence.quote for c in inside[:3]])} inside the total, "
        f"{listed([table.name(c.article) for c in beside])} beside it.",
        claims=[*inside, *beside], evidence_=passages, events=[event.id], confidence="likely",
        reasons=["the same figure is named as a part in one telling and listed after the total in another"],
    )  # fmt: skip


SEVERAL = 2
"""One person is told of beside a total in all kinds of ways."""


def _one_subtotal(part: Claim, other: Claim) -> bool:
    """Whether a part of a total and a figure beside one are the same sub-total: one written number of one kind."""
    return (part.low or 0) >= SEVERAL and one_number(part) and one_number(other) and kind_of(part) == kind_of(other)


def _listed_beside(claim: Claim, table: Table) -> bool:
    """Whether a larger figure of the same measure stands in the same sentence."""
    return any(
        c.id != claim.id and c.sentence == claim.sentence and counted(c) and not c.title and (c.low or 0) > (claim.low or 0)
        for c in table.measured(claim.event, claim.article, claim.measure)
    )


def _by_article(claims: Sequence[Claim]) -> list[list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return list(found.values())


def _enumeration(claims: Sequence[Claim], table: Table) -> Evidence:
    """The stretch from the total (or the first part) to the last part, within one sentence."""
    sentence = claims[0].sentence
    same = [c for c in claims if c.sentence == sentence]
    whole = [
        c for c in table.by_event[claims[0].event or ""]
        if c.article == claims[0].article and c.sentence == sentence and c.measure == claims[0].measure and counted(c)
    ]  # fmt: skip
    start = min(c.evidence.start for c in [*same, *whole])
    end = max(c.evidence.end for c in [*same, *whole])
    return table.cut(claims[0].article, start, end)
