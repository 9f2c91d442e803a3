"""Updated figures of a series: a season's or a year's total that grew from one Article to the next, whatever Events hold the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tellings.model import Claim, Finding
from tellings.reconcile.earlier import long_sum
from tellings.reconcile.figure_size import size
from tellings.reconcile.finding_parts import Table, agree, counted, make
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.findings_died_later import name_alike
from tellings.reconcile.kinds import kind_of

GROWN = 4
"""Times that a total may grow from one Article to the next."""

RISING = frozenset({"killed", "injured", "infected", "destroyed", "damaged", "displaced", "arrested"})


def find_growing_sums(table: Table, shown: Sequence[Finding]) -> Iterator[Finding]:
    """One Finding for each measure whose total of one series is told twice, the later time higher."""
    known = {c for f in shown if f.kind == "updated figure" for c in f.claims}
    sums = [c for c in table.case.claims if counted(c) and not c.title and c.measure in RISING and _is_sum(c, table)]
    pairs = [p for a, b in combinations(sums, 2) if (p := _grown(a, b, table)) is not None and not {a.id, b.id} & known]
    seen: set[str] = set()
    kept = []
    for early, late in pairs:
        if late.measure not in seen:
            seen.add(late.measure)
            kept += [early, late]
    if kept:
        steps = zip(kept[::2], kept[1::2], strict=True)
        told = "; ".join(f"{late.measure} {figure_words(early)}, then {figure_words(late)}" for early, late in steps)
        yield make(
            "updated figure", "grown_total", f"The total moved with time: {told}.",
            claims=kept, events=sorted({c.event for c in kept if c.event}), confidence="likely",
            reasons=["both are sums over a longer time, and the higher one was stated later"],
        )  # fmt: skip


def _is_sum(claim: Claim, table: Table) -> bool:
    return claim.scope == "cumulative" or (claim.modality == "asserted" and long_sum(claim, table))


def _grown(a: Claim, b: Claim, table: Table) -> tuple[Claim, Claim] | None:
    """The two in their order, where they are sums of one series: one measure and kind, told of one Event, the later higher."""
    if a.measure != b.measure or a.article == b.article or agree(a, b) or kind_of(a).domain != kind_of(b).domain:
        return None
    early, late = (a, b) if table.later(b, a) else (b, a) if table.later(a, b) else (None, None)
    if early is None or late is None or not 0 < size(early) < size(late) <= GROWN * size(early):
        return None
    events = [{c.event for c in table.by_article[x.article] if c.event} for x in (early, late)]
    linked = bool(events[0] & events[1]) or name_alike(early.article, late.article, table)
    share = linked and (early.origin == late.origin or len(table.stems_at(early) & table.stems_at(late)) > 1)
    return (early, late) if share else None
