"""Comparing chains of Claims: which side happenings of articles are the same, or another article's main one.

Weights are set by hand: no corpus with gold for happenings told in passing is at hand but the shared
clusters, which are too few to train on. The docstring of each feature is the explanation shown to users.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, log1p, sqrt

from tellings.language.geography import distance_km
from tellings.link.paired import of_one_pair
from tellings.link.profile import NO_DAY
from tellings.link.view import LARGEST, Figure, View, happening_classes
from tellings.link.when import Told, relation

BIAS = -4.0
THRESHOLD = 0.5
_ATTACKS = frozenset({"attack", "bombing", "battle", "explosion", "crash", "missile_strike", "air_strike"})
"""Wide codes, which a report may use for a narrower happening of the others."""


def period_same(a: View, b: View) -> float:
    """Both tell of the same day (a day without a year counts half)."""
    found = relation(a.told, b.told)
    if found not in ("same", "near") or a.told is None or b.told is None:
        return 0.0
    sharp = 1.0 if a.told.fine and b.told.fine else 0.4
    return sharp * (1.0 if found == "same" and not a.told.yearless else 0.6)


def long_past(a: View, b: View) -> float:
    """Both look back on the same month or year, long before they were published."""
    if a.told is None or b.told is None or a.told.fine or b.told.fine or relation(a.told, b.told) != "same":
        return 0.0
    days = [v.published - v.told.last for v in (a, b) if v.told and v.published != NO_DAY]
    return 1.0 if days and min(days) > PAST else 0.0


PAST = 100
"""Days before publication from which a happening is long past: seldom are two of one year recalled beside one story."""


@of_one_pair
def period_apart(a: View, b: View) -> float:
    """They tell of different days (for two running totals: of different years)."""
    if a.role == b.role == "total" and a.told and b.told and abs(a.told.last - b.told.last) < 200:
        return 0.0
    if relation(a.told, b.told, slack=0) not in ("before", "after") or a.told is None or b.told is None:
        return 0.0
    return 1.0 if relation(a.told, b.told, slack=1) != "near" else 0.5


def before_news(a: View, b: View) -> float:
    """One tells of days long before the other, which names no day, was published."""
    return max(_outside(a.told, b), _outside(b.told, a))


def _outside(told: Told | None, other: View) -> float:
    if told is None or told.yearless or other.told is not None or other.published == NO_DAY or other.role != "main":
        return 0.0
    return 1.0 if other.published - told.last > 6 or told.first > other.published else 0.0


@of_one_pair
def figures_same(a: View, b: View) -> float:
    """Both give the same figures, larger and more precise ones counting more."""
    total, matched = 0.0, 0
    for measure, low, high in a.figures:
        best = 0.0
        for other, low_b, high_b in b.figures:
            if (low, high) == (low_b, high_b):
                size = min(LARGEST, max(low or 0, high or 0))
                best = max(best, (1.0 if measure == other else 0.6) * min(1.5, log1p(size) / 3))
        total += best
        matched += best > 0
    return min(total, 3.0) * sqrt(min(1.0, matched / max(1, min(len(a.figures), len(b.figures)))))


def figures_apart(a: View, b: View) -> float:
    """Both count the same thing and no figure of it is the same (running totals may have grown)."""
    if a.role == b.role == "total":
        return 0.0
    wrong = 0
    for measure in {f[0] for f in a.figures} & {f[0] for f in b.figures}:
        left = [f for f in a.figures if f[0] == measure]
        right = [f for f in b.figures if f[0] == measure]
        if not any(_meet(x, y) for x in left for y in right):
            wrong += 1
    return min(wrong, 2)


def _meet(a: Figure, b: Figure) -> bool:
    low = max(a[1] if a[1] is not None else 0, b[1] if b[1] is not None else 0)
    high = min(a[2] if a[2] is not None else 10**9, b[2] if b[2] is not None else 10**9)
    return low <= high


def happening_same(a: View, b: View) -> float:
    """Both are the same kind of happening."""
    return 1.0 if a.happenings & b.happenings else 0.0


def happening_other(a: View, b: View) -> float:
    """They are different kinds of happenings (an arrest, a rescue, an inquiry may follow on any)."""
    left, right = _not_states(a.happenings), _not_states(b.happenings)
    if not left or not right or left & right:
        return 0.0
    if a.classes & b.classes:
        return 0.4
    return 0.4 if left & _ATTACKS and right & _ATTACKS else 1.0


@lru_cache(maxsize=4096)
def _not_states(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for kind in kinds if happening_classes().get(kind) != "state")


def wording(a: View, b: View) -> float:
    """Words of the shorter passage that are in the other, rare words counting more."""
    small, large = (a, b) if a.text.count["words"][a.row] <= b.text.count["words"][b.row] else (b, a)
    words = small.words()
    mass = words.mass
    if large.text.mass["words"][large.row] < NEARLY * mass:
        mass = min(mass, large.words().mass)
    return float(words.shared(large.terms("words")).sum()) / max(mass, 30.0)


NEARLY = 1.001
"""Sums of the same weights in another order differ by less."""


def names(a: View, b: View) -> float:
    """Names in both passages, rare ones counting more."""
    shared: list[float] = a.names().shared(b.terms("names")).tolist()
    return min(3.0, sum(max(0.0, weight - 3) for weight in shared) / 4)


def place_same(a: View, b: View) -> float:
    """They name the same place, or places within 30 km of one another."""
    if a.places & b.places:
        return 1.0
    return 1.0 if (near := _nearest(a, b)) is not None and near <= 30 else 0.0


def place_far(a: View, b: View) -> float:
    """The nearest places that they name lie more than 200 km apart."""
    near = _nearest(a, b)
    return 1.0 if near is not None and near > 200 and not a.places & b.places else 0.0


@of_one_pair
def _nearest(a: View, b: View) -> float | None:
    return min((distance_km(*p, *q) for p in a.points for q in b.points), default=None)


def totals_grown(a: View, b: View) -> float:
    """Both are running totals that count the same things, and the later report's are as high or higher, but not by far."""
    if not a.role == b.role == "total" or NO_DAY in (a.published, b.published):
        return 0.0
    early, late = (a, b) if a.published <= b.published else (b, a)
    common = early.tolls.keys() & late.tolls.keys()
    grown = [m for m in common if max(early.tolls[m]) <= max(late.tolls[m]) <= GROWTH * max(early.tolls[m])]
    return sqrt(len(grown)) if len(grown) == len(common) and late.published - early.published < PAST else 0.0


GROWTH = 2
"""Times that a running total may be what it was in an earlier report of these weeks."""


SIDE_FEATURES: tuple[tuple[Callable[[View, View], float], float], ...] = (
    (period_same, 2.5), (long_past, 1.7), (period_apart, -4.0), (before_news, -2.0), (figures_same, 1.2), (figures_apart, -1.0),
    (happening_same, 0.5), (happening_other, -1.0), (wording, 5.0), (names, 0.8), (place_same, 0.8), (place_far, -2.5),
    (totals_grown, 2.2),
)  # fmt: skip
"""Features of two chains and their weights."""


LARGE = 20
"""A figure from which its being the same in two reports is hardly chance."""


def _one_sum(a: View, b: View) -> bool:
    """Whether a running total and what another report tells without the words of one have a large figure in common."""
    return any((low or 0) >= LARGE and (measure, low, high) in b.figures for measure, low, high in a.figures)


BESIDE = 0.45
"""Added where two side chains stand beside the same story and share a figure."""


def likeness(a: View, b: View) -> float:
    """Log odds of :data:`SIDE_FEATURES` alone, between -8 and 8."""
    return max(-8.0, min(8.0, BIAS + sum(weight * feature(a, b) for feature, weight in SIDE_FEATURES)))


def side_score(a: View, b: View, *, beside: bool = False) -> float:
    """Probability that two chains tell of one happening; 0 at once where the days differ and no figure is the same."""
    if (a.role == "total") != (b.role == "total") and not _one_sum(a, b):
        return 0.0
    if period_apart(a, b) == 1.0 and figures_same(a, b) == 0:
        return 0.0
    logit = BIAS + BESIDE * (beside and figures_same(a, b) > 0) + sum(weight * feature(a, b) for feature, weight in SIDE_FEATURES)
    return 1 / (1 + exp(-max(-40.0, min(40.0, logit))))
