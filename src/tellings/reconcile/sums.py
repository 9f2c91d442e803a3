"""Figures that add up: parts that make a larger figure, and tolls that count together what does not belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from tellings.reconcile.stakes import Stake

JOINED = {
    "killed": ("missing", "injured"), "destroyed": ("damaged", "captured"), "captured": ("killed", "missing"),
}  # fmt: skip
"""Measures that a careless report adds to a graver one: the missing, the wounded and the dead are not one toll."""
TELLING = 5
"""From this figure on, an equal sum in another Article is no coincidence."""
COUNTERS = frozenset(("medical", "monitor", "official"))
"""Kinds of Origin that add up what they count: a toll on their word is no careless sum."""
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


def joined_sums(stakes: Sequence[Stake], parts: frozenset[str] = frozenset(), spoken: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the ids of Claims whose figure adds a weaker measure to its own: 22 dead and 30 missing told as 52 dead.

    The two figures stand in one Article: the dead and the missing in the Claim's own, or any two measures that one Origin gives
    and that are not later; then nobody else may tell the sum. ``parts`` are Claims that are known to be parts: no sums. ``spoken``
    are Articles that are a body's own statement: who counts himself knows his dead from his missing.
    """
    stakes = [s for s in stakes if s.claim.id not in parts]
    tellers: dict[Figure, set[str]] = {}
    for stake in (s for s in stakes if not s.source):
        tellers.setdefault((stake.claim.measure, stake.kind.domain, stake.floor), set()).add(stake.claim.article)
    sums = _sums(stakes)
    told = [s for s in stakes if s.claim.measure in JOINED and s.point is not None]
    own = frozenset(_own_tolls(stakes, spoken))
    return frozenset(s.claim.id for s in told if _joined(s, (sums, tellers, own)))


def _own_tolls(stakes: Sequence[Stake], spoken: frozenset[str]) -> Iterable[str]:
    """The Claims of the only toll in a body's own statement; of two one may be somebody else's."""
    found: dict[tuple[str, str, str], dict[int, list[str]]] = {}
    for stake in stakes:
        if stake.claim.article in spoken and stake.floor > 1 and stake.claim.part_of is None:
            key = stake.claim.article, stake.claim.measure, stake.kind.domain
            found.setdefault(key, {}).setdefault(stake.floor, []).append(stake.claim.id)
    return (i for floors in found.values() if len(floors) == 1 for ids in floors.values() for i in ids)


Figure = tuple[str, str, int]
"""A measure, a domain and a number."""


def _sums(stakes: Sequence[Stake]) -> dict[Figure, list[tuple[Stake, Stake]]]:
    """Look up what the figures of a measure and of a weaker one make together, Article by Article."""
    articles: dict[str, list[Stake]] = {}
    for stake in stakes:
        if _whole(stake):
            articles.setdefault(stake.claim.article, []).append(stake)
    found: dict[Figure, list[tuple[Stake, Stake]]] = {}
    for told in articles.values():
        for base, added in product(told, told):
            if added.claim.measure in JOINED.get(base.claim.measure, ()) and added.kind.domain == base.kind.domain:
                figure = base.claim.measure, base.kind.domain, base.floor + added.floor
                found.setdefault(figure, []).append((base, added))
    return found


def _joined(stake: Stake, told: tuple[Mapping[Figure, list[tuple[Stake, Stake]]], Mapping[Figure, set[str]], frozenset[str]]) -> bool:
    sums, tellers, own_tolls = told
    figure = stake.claim.measure, stake.kind.domain, stake.floor
    named = bool(stake.claim.attribution) or stake.claim.id in own_tolls
    counted = named and stake.origin_kind in COUNTERS  # somebody who knows says so himself
    alone = stake.floor >= TELLING and tellers.get(figure) == {stake.claim.article} and not counted
    for base, added in sums.get(figure, ()):
        own = base.claim.article == stake.claim.article and added.claim.measure == "missing"
        if own and not counted:
            return True
        if alone and base.claim.article != stake.claim.article and _may_know(stake, base, added):
            return True
    return False


def _whole(stake: Stake) -> bool:
    return stake.claim.part_of is None and stake.floor > 0 and stake.point is not None and not stake.vague


def _may_know(stake: Stake, base: Stake, added: Stake) -> bool:
    """The sum may be taken from these figures: one Origin's, stated not after it."""
    if base.origin != added.origin:
        return False
    return base.when is None or stake.when is None or not base.when.after(stake.when)
