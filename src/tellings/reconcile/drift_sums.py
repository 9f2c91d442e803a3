"""Figures that add up two of their source's: two kinds of victims, two events, a part and its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Claim
from tellings.reconcile.drift_pair import ALIKE, OF_THEM, REST, Pair, same_number
from tellings.reconcile.drift_ways import TELLING, Ways, summands
from tellings.reconcile.earlier import long_sum
from tellings.reconcile.finding_parts import Table, counted
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.plainly import left_open, one_number, strung_together
from tellings.reconcile.restating import share

ADDED_TO = {
    "killed": ("missing", "injured"), "destroyed": ("captured", "damaged"), "injured": ("killed", "missing"),
    "captured": ("missing",), "infected": ("spotted",),
}  # fmt: skip
"""Measure: those whose figures a careless re-telling adds to it."""

SMALLEST = 5
"""A smaller sum of two events' counts is met by chance even in a text that takes from the other."""

SUMMED = 50
"""A sum of figures of two sentences is hardly met by chance from this number on."""

SHOT = ("shoot", "shot", "hit", "strike", "struck", "wound", "gun")
"""Predicates that count the dead and the hurt together."""

_KILLINGS = re.compile(r"\b(?:killings?|murders?|slayings?|homicides?|suicides?|shootings?|cases|crimes?|attacks?)\b", re.IGNORECASE)
"""Deeds that are counted together, whoever tells them apart."""

COUNTERS = frozenset({"official", "medical"})
"""Kinds of Origin that count for themselves: their figure is no sum that somebody made of another's."""


def sums_told(table: Table) -> Iterator[Pair]:
    """A figure that is two of its source's added up: missing never adds to killed, nor does a nurse to the guards."""
    ways = Ways.of(table)
    strong_of = {a.id: [c for c in table.by_article.get(a.id, ()) if _may_add_up(c)] for a in table.case.articles}
    dead = (c for told in strong_of.values() for c in told if c.measure == "killed" and (c.low or 0) >= TELLING)
    distant = ((s, c.article) for c in dead if not ways.told_elsewhere(c) for s in ways.summing(c))
    held: dict[str, list[Claim]] = {}
    for source, target in ways.ordered([*ways.flowing(), *distant]):
        flows = (source, target) in table.derived
        if source not in held:
            held[source] = [c for c in summands(source, table) if not strung_together(c)]
        for strong in strong_of[target]:
            if not flows and ((strong.low or 0) < TELLING or ways.told_elsewhere(strong) or _own_count(strong, table)):
                continue
            if ways.sums_tell(source, strong) and not _label_moved(strong, held[source]):
                continue
            found = next((p for p in _pairs_of(held[source], strong.low or 0) if _adds_up(*p, strong, table)), None)
            if found is not None and not table.later(found[0], strong) and not _knows(found[1], strong, table):
                yield Pair(found[0], strong, "added_up", found[1])


def _own_count(strong: Claim, table: Table) -> bool:
    """Whether a figure is told on the word of a body that counts, or as the sum of a series."""
    origin = table.origin_of(strong)
    return (bool(strong.attribution) and origin is not None and origin.kind in COUNTERS) or long_sum(strong, table)


def _may_add_up(claim: Claim) -> bool:
    whole = counted(claim) and claim.low == claim.high and claim.scope == "this_event" and claim.modality == "asserted"
    if not whole or REST.search(claim.evidence.quote) or OF_THEM.search(claim.evidence.quote) or _KILLINGS.search(claim.evidence.quote):
        return False
    return one_number(claim) and not left_open(claim)


def _pairs_of(claims: Sequence[Claim], total: int) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of figures that add up to a number, both ways round."""
    places: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        places.setdefault(claim.low or 0, []).append(i)
    for i, claim in enumerate(claims):
        for k in places.get(total - (claim.low or 0), ()):
            if k > i:
                yield claim, claims[k]
                yield claims[k], claim


def _adds_up(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    flows = (one.article, strong.article) in table.derived
    if (one.low or 0) + (other.low or 0) != strong.low or one.measure != strong.measure:
        return False
    together = one.sentence == other.sentence
    if not together and one.event != other.event and one.measure != other.measure:
        return False
    if one.measure == other.measure and not together:
        large = (strong.low or 0) >= SUMMED and min(one.low or 0, other.low or 0) >= TELLING
        apart = flows and one.event != other.event and not (one.part_of or other.part_of)
        return apart and (large or _of_two_events(one, other, strong, table))
    if one.measure == other.measure:
        counted_twice = other.part_of == one.id and one_number(other) and (flows or (strong.low or 0) >= TELLING)
        return counted_twice or (flows and _of_one_kind(one, other, strong))
    if other.measure not in ADDED_TO.get(strong.measure, ()) or one.part_of or other.part_of:
        return False
    if other.measure in table.measures_at(strong) or not (one_number(one) and one_number(other)):
        return False
    if strong.measure in ("injured", "killed") and (strong.predicate or "").startswith(SHOT):
        return False  # all who were shot, or gunned down, are the dead and the hurt
    if " and " in strong.evidence.quote:
        return False  # it names its summands
    if (strong.low or 0) < TELLING and (REST.search(strong.evidence.quote) or not _alike_enough(one, other, strong, table)):
        return False
    if other.measure == "missing" and strong.measure == "killed":
        return other.event == strong.event or flows
    return flows and together


def _of_two_events(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    """Whether a text adds up two events' counts of one kind of people, and knows neither of the two."""
    if min(one.low or 0, other.low or 0) < 2 or (strong.low or 0) < SMALLEST or strong.event not in (one.event, other.event):
        return False
    if {one.scope, other.scope} != {"this_event"} or strong.measure not in ("killed", "injured", "captured", "destroyed"):
        return False
    kinds = [kind_of(c) for c in (one, other, strong)]
    if len({k.noun for k in kinds} - {""}) > 1 or len({k.domain for k in kinds}) > 1:
        return False
    own = [c for c in table.by_article.get(strong.article, []) if c.measure == strong.measure]
    return not any(same_number(c, x) for c in own for x in (one, other))


def _alike_enough(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    """Whether a small sum stands among the words of its summands: small numbers add up by chance."""
    words = table.stems_at(strong)
    return share(words, table.stems_at(one) | table.stems_at(other)) >= ALIKE


def _of_one_kind(one: Claim, other: Claim, strong: Claim) -> bool:
    """Whether the sum goes by the name of one of its two parts."""
    names = [kind_of(c).noun for c in (one, other)]
    return kind_of(strong).noun != "" and names[0] != names[1] and kind_of(strong).noun in names


def _label_moved(strong: Claim, summands: Sequence[Claim]) -> bool:
    """Whether the source has the number only for the whole, and the strong telling only for one kind."""
    same = [c for c in summands if same_number(c, strong) and c.measure == strong.measure]
    return kind_of(strong).noun != "" and all(kind_of(c).noun != kind_of(strong).noun for c in same)


def _knows(missing: Claim, strong: Claim, table: Table) -> bool:
    """Whether the article with the sum tells of those who were missing beside it: it says that they were found dead."""
    own = table.by_article.get(strong.article, [])
    beside = {c.sentence for c in own if c.measure == strong.measure and same_number(c, strong)}
    return any(c.measure == "missing" and c.low == missing.low and c.sentence in beside for c in own)
