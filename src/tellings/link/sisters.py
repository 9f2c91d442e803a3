"""Sister events: two stories alike in words, names and places that are told as two happenings all the same.

The model of :mod:`~tellings.link.model` looks at wording; articles about one war or one town look alike to it. Here the
Claims of the two main happenings speak: days, figures, kind, places. What they say against one happening, less what
they say for it, is taken off the pair's score. Weights are set by hand (see docs/link.md for their effect).
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, sqrt

from tellings.link.profile import NO_DAY
from tellings.link.sides import happening_other, place_far
from tellings.link.view import View
from tellings.link.when import relation


def days_differ(a: View, b: View) -> float:
    """The two main happenings are told for different days (or days of the week)."""
    if a.told is None or b.told is None:
        return 0.7 if _weekdays_agree(a, b) is False else 0.0
    if relation(a.told, b.told) not in ("before", "after"):
        return 0.0
    return 1.0 if a.told.fine and b.told.fine else 0.7


def day_agrees(a: View, b: View) -> float:
    """The two main happenings are told for the same day (or day of the week)."""
    if a.told is None or b.told is None:
        return 0.7 if _weekdays_agree(a, b) else 0.0
    if not a.told.fine or not b.told.fine:
        return 0.0
    if max(a.told.length, b.told.length) > 1 and (a.told.first, a.told.last) != (b.told.first, b.told.last):
        return 0.7 if relation(a.told, b.told) == "same" else 0.0
    return 1.0 if relation(a.told, b.told) == "same" else 0.0


def _weekdays_agree(a: View, b: View) -> bool | None:
    """Whether days of the week told without a date fit the other's days; None where nothing can be said."""
    left, right = _weekdays(a), _weekdays(b)
    return bool(left & right) if left and right else None


def _weekdays(view: View) -> frozenset[int]:
    told = view.told
    if told is None or told.yearless or told.length > 3:
        return view.weekdays if told is None else frozenset()
    return frozenset((day - 1) % 7 for day in range(told.first, told.last + 1))


def tolls_differ(a: View, b: View) -> float:
    """Both count the same things, and the figures are too far apart for one to be an update of the other."""
    if NO_DAY not in (a.published, b.published) and a.published != b.published:
        return _against(a, b) if a.published < b.published else _against(b, a)
    return min(_against(a, b), _against(b, a))


def _against(early: View, late: View) -> float:
    """How far the later figures are from an update of the earlier ones: tolls rise, and only the missing become fewer."""
    wrong = 0.0
    for measure in early.tolls.keys() & late.tolls.keys():
        before, after = early.tolls[measure], late.tolls[measure]
        falls = measure in FALLING
        if measure in STABLE or (max(after) > max(before) if falls else max(after) < max(before)):
            wrong += min(1.0, *(abs(log((x + 1) / (y + 1))) for x in before for y in after))
    return min(wrong, 2.0)


def tolls_agree(a: View, b: View) -> float:
    """The same figures of the same things, larger ones counting more, and the more of them the better."""
    both = a.figures & b.figures
    total = sum(min(1.5, log(max(f[1] or 0, f[2] or 0) + 1) / 3) for f in both)
    return min(3.0, total) * sqrt(len(both) / max(1, min(len(a.figures), len(b.figures))))


def no_detail_shared(a: View, b: View) -> float:
    """Both give several figures, and neither a figure nor a day is the same."""
    if len(a.figures) < 2 or len(b.figures) < 2 or a.figures & b.figures or day_agrees(a, b) > 0:
        return 0.0
    return 1.0 if a.told and b.told else 0.7


def counts_differ(a: View, b: View) -> float:
    """Both count the same things (two, or one where the year is unknown), no figure is the same, and time does not explain it."""
    if a.figures & b.figures:
        return 0.0
    common = len((a.tolls.keys() & b.tolls.keys()) - {"other"})
    if common and (_timeless(a) or _timeless(b)):
        return 1.0
    return 1.0 if common >= 2 and tolls_differ(a, b) > 0 else 0.0


def undated(a: View, b: View) -> float:
    """One of the two has no date of publication, and no year of its happening."""
    return float(_timeless(a) or _timeless(b))


def _timeless(view: View) -> bool:
    return view.published == NO_DAY and not view.weekdays and (view.told is None or view.told.yearless)


def persons_shared(a: View, b: View) -> float:
    """The same person with the same age, the same address or the same clock time is in both."""
    return min(2, len(a.details & b.details)) / 2


FALLING = frozenset({"missing"})
STABLE = frozenset({"aboard", "spotted", "fired"})
"""Measures that do not grow as reports come in."""

TELLING = 3
"""A figure from which its being the same tells something."""


def told_in_passing(side: View, main: View, other: View) -> bool:
    """Whether ``side``, told in passing by the article of ``main``, is what ``other`` tells, while ``main`` counts something else."""
    if relation(side.told, other.told) != "same" or not any(max(f[1] or 0, f[2] or 0) >= TELLING for f in side.figures & other.figures):
        return False
    return relation(main.told, other.told) in ("before", "after") and bool({f for f in main.figures if f[0] != "other"} - other.figures)


SISTER_FEATURES: tuple[tuple[Callable[[View, View], float], float], ...] = (
    (days_differ, 2.0), (day_agrees, -1.5), (tolls_differ, 1.5), (tolls_agree, -1.0), (no_detail_shared, 1.5), (counts_differ, 2.0),
    (happening_other, 0.5), (place_far, 1.5), (undated, 1.25), (persons_shared, -2.0),
)  # fmt: skip
"""Features that tell sister events apart, and their weights."""

ENOUGH = 2.0
"""Summed evidence from which a pair counts as sisters."""

PENALTY = 4.0
"""Taken off the logit for each point of evidence over :data:`ENOUGH`."""

BONUS = 4.0
"""At most so much is added where the Claims agree."""


PASSING = 2.0
"""Evidence that one article tells the other's happening in passing (:func:`told_in_passing`)."""


def claim_evidence(a: View, b: View, *, passing: bool = False) -> float:
    """What the Claims add to a pair's logit, or take off it."""
    against = sum(weight * feature(a, b) for feature, weight in SISTER_FEATURES) + PASSING * passing
    return min(BONUS, max(0.0, -against)) - PENALTY * max(0.0, against - ENOUGH)
