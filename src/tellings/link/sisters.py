"""Sister events: two stories alike in words, names and places that are told as two happenings all the same.

The model of :mod:`~tellings.link.model` looks at wording; articles about one war or one town look alike to it. Here the
Claims of the two main happenings speak: days, figures, kind, places. What they say against one happening, less what
they say for it, is taken off the pair's score. Weights are set by hand (see docs/link.md for their effect).
"""

from __future__ import annotations

from collections.abc import Callable
from math import log

from tellings.link.profile import NO_DAY
from tellings.link.sides import figures_same, happening_other, place_far
from tellings.link.view import View
from tellings.link.when import relation


def days_differ(a: View, b: View) -> float:
    """The two main happenings are told for different days."""
    if a.told is None or b.told is None or relation(a.told, b.told) not in ("before", "after"):
        return 0.0
    return 1.0 if a.told.fine and b.told.fine else 0.7


def day_agrees(a: View, b: View) -> float:
    """The two main happenings are told for the same day."""
    if a.told is None or b.told is None or not a.told.fine or not b.told.fine:
        return 0.0
    return {"same": 1.0, "near": 0.5}.get(relation(a.told, b.told), 0.0)


def tolls_differ(a: View, b: View) -> float:
    """Both count the same things, and the figures are too far apart for one to be an update of the other."""
    if a.published != NO_DAY and b.published != NO_DAY and a.published != b.published:
        return _against(a, b) if a.published < b.published else _against(b, a)
    return min(_against(a, b), _against(b, a))


def _against(early: View, late: View) -> float:
    """How far the later figures are from an update of the earlier ones: tolls rise, and only the missing become fewer."""
    wrong = 0.0
    for measure in {f[0] for f in early.figures} & {f[0] for f in late.figures}:
        before, after = _values(early, measure), _values(late, measure)
        falls = measure in FALLING
        if measure in STABLE or (max(after) > max(before) if falls else max(after) < max(before)):
            wrong += min(1.0, min(abs(log((x + 1) / (y + 1))) for x in before for y in after))
    return min(wrong, 2.0)


def _values(view: View, measure: str) -> list[int]:
    return [f[1] if f[1] is not None else f[2] or 0 for f in view.figures if f[0] == measure]


def no_detail_shared(a: View, b: View) -> float:
    """Both give several figures, and neither a figure nor a day is the same."""
    if len(a.figures) < 2 or len(b.figures) < 2 or figures_same(a, b) > 0 or day_agrees(a, b) > 0:
        return 0.0
    return 1.0


def undated(a: View, b: View) -> float:
    """One of the two has neither a date of publication nor a day of its happening."""
    return 1.0 if any(v.told is None and v.published == NO_DAY for v in (a, b)) else 0.0


def persons_shared(a: View, b: View) -> float:
    """The same person with the same age, or the same address or clock time, is in both."""
    x, y = a.surface, b.surface
    return min(2.0, float(bool(x.name_ages & y.name_ages)) + 0.5 * bool(x.addresses & y.addresses) + 0.5 * bool(x.clocks & y.clocks))


FALLING = frozenset({"missing"})
STABLE = frozenset({"aboard", "spotted", "fired"})
"""Measures that do not grow as reports come in."""

SISTER_FEATURES: tuple[tuple[Callable[[View, View], float], float], ...] = (
    (days_differ, 2.0), (day_agrees, -1.5), (tolls_differ, 1.5), (figures_same, -1.0), (no_detail_shared, 1.5), (happening_other, 0.5),
    (place_far, 1.5), (undated, 1.0), (persons_shared, -2.0),
)  # fmt: skip
"""Features that tell sister events apart, and their weights."""

ENOUGH = 1.5
"""Summed evidence from which a pair counts as sisters."""

PENALTY = 3.0
"""Taken off the logit for each point of evidence over :data:`ENOUGH`."""

BONUS = 2.0
"""At most so much is added where the Claims agree."""


def claim_evidence(a: View, b: View) -> float:
    """What the Claims add to a pair's logit, or take off it."""
    against = sum(weight * feature(a, b) for feature, weight in SISTER_FEATURES)
    return min(BONUS, max(0.0, -against)) - PENALTY * max(0.0, against - ENOUGH)
