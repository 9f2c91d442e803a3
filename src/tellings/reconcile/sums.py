"""Figures that add up: parts that make a larger figure, and tolls that count together what does not belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.reconcile.stakes import Stake

JOINED = {
    "killed": ("missing", "injured"), "destroyed": ("damaged", "captured"), "captured": ("killed", "missing"),
}  # fmt: skip
"""Measures that a careless report adds to a graver one: the missing, the wounded and the dead are not one toll."""
TELLING = 5
"""From this figure on, an equal sum in another Article is no coincidence."""
LONGEST = 12
"""No list of parts is longer: districts of a situation report, groups of victims."""


def added_parts(stakes: Sequence[Stake]) -> frozenset[str]:
    """Return the ids of Claims that follow one another in one Article and add up to a larger figure of their measure.

    "14 in the town, six on the coast and two in the hills" are the parts of 22, whether the same Article says so or
    another one for the same Origin.
    """
    found: set[str] = set()
    lists: dict[tuple[str, str, str], list[Stake]] = {}
    wholes: dict[tuple[str, str], list[Stake]] = {}
    for stake in stakes:
        lists.setdefault((stake.claim.article, stake.claim.measure, stake.kind.domain), []).append(stake)
        wholes.setdefault((stake.claim.measure, stake.kind.domain), []).append(stake)
    for (article, measure, domain), members in lists.items():
        ordered = sorted(members, key=lambda s: (s.claim.evidence.start, s.claim.id))
        inside = {s.floor for s in ordered if s.claim.superseded_by is None}
        for run in _runs([s for s in ordered if _countable(s)]):
            total = sum(s.floor for s in run)
            elsewhere = total >= TELLING and any(
                s.floor == total and s.origin == run[0].origin and s.claim.article != article for s in wholes[measure, domain]
            )
            if total in inside or elsewhere:
                found.update(s.claim.id for s in run)
    return frozenset(found)


def _countable(stake: Stake) -> bool:
    return stake.floor > 0 and stake.point is not None and not stake.vague and stake.claim.superseded_by is None and not stake.claim.title


def _runs(ordered: Sequence[Stake]) -> Iterable[Sequence[Stake]]:
    """Two or more figures in a row that one Origin gives for one moment."""
    for start in range(len(ordered)):
        for end in range(start + 2, min(len(ordered), start + LONGEST) + 1):
            last = ordered[end - 1]
            if last.origin != ordered[start].origin or last.when != ordered[start].when:
                break
            yield ordered[start:end]


def joined_sums(stakes: Sequence[Stake], parts: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the ids of Claims whose figure adds a weaker measure to its own: 22 dead and 30 missing told as 52 dead.

    The two figures stand in one Article: the dead and the missing in the Claim's own, or any two measures that one Origin gives
    and that are not later; then nobody else may tell the sum. ``parts`` are Claims that are known to be parts: no sums.
    """
    stakes = [s for s in stakes if s.claim.id not in parts]
    articles: dict[str, dict[tuple[str, str], list[Stake]]] = {}
    tellers: dict[tuple[str, str, int], set[str]] = {}
    for stake in stakes:
        told = articles.setdefault(stake.claim.article, {})
        told.setdefault((stake.claim.measure, stake.kind.domain), []).append(stake)
        tellers.setdefault((stake.claim.measure, stake.kind.domain, stake.floor), set()).add(stake.claim.article)
    return frozenset(s.claim.id for s in stakes if s.claim.measure in JOINED and s.point is not None and _joined(s, articles, tellers))


def _joined(
    stake: Stake, articles: Mapping[str, Mapping[tuple[str, str], list[Stake]]], tellers: Mapping[tuple[str, str, int], set[str]]
) -> bool:
    measure, domain = stake.claim.measure, stake.kind.domain
    alone = stake.floor >= TELLING and tellers[measure, domain, stake.floor] == {stake.claim.article}
    for article, told in articles.items():
        own = article == stake.claim.article
        base = [s for s in told.get((measure, domain), []) if _whole(s) and s.floor < stake.floor]
        for weaker in JOINED[measure]:
            sure = own and weaker == "missing"
            added = [s for s in told.get((weaker, domain), []) if _whole(s)] if alone or sure else []
            if any(a.floor + b.floor == stake.floor and (sure or _may_know(stake, a, b)) for a in base for b in added):
                return True
    return False


def _whole(stake: Stake) -> bool:
    return stake.claim.part_of is None and stake.floor > 0 and stake.point is not None and not stake.vague


def _may_know(stake: Stake, base: Stake, added: Stake) -> bool:
    """The sum may be taken from these figures: one Origin's, stated not after it."""
    if base.origin != added.origin:
        return False
    return base.when is None or stake.when is None or not base.when.after(stake.when)
