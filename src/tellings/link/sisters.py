"""Sister events: two stories alike in words, names and places that are told as two happenings all the same.

The model of :mod:`~tellings.link.model` looks at wording; articles about one war or one town look alike to it. Here the
Claims of the two main happenings speak: days, figures, kind, places. What they say against one happening, less what
they say for it, is taken off the pair's score. Weights are set by hand (see docs/link.md for their effect).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log, sqrt

from tellings.language import table
from tellings.link.kinds import other_kind
from tellings.link.paired import of_one_pair
from tellings.link.profile import NO_DAY
from tellings.link.sides import happening_other
from tellings.link.sides import place_far as _far
from tellings.link.view import Figure, View, rarest
from tellings.link.when import relation


def days_differ(a: View, b: View) -> float:
    """The two main happenings are told for different days (or days of the week)."""
    if a.told is None or b.told is None:
        told_later = a.late or b.late or a.sequel or b.sequel
        return (0.2 if told_later else 0.5) if _weekdays_agree(a, b) is False else 0.0
    if relation(a.told, b.told) not in ("before", "after"):
        return 0.0
    if relation(a.told, b.told, slack=max((lasts(kind) for kind in a.happenings | b.happenings), default=0)) == "near":
        return 0.0
    if before_it(a, b) or before_it(b, a):
        return BEFORE_IT
    loose = not a.told.fine or not b.told.fine or max(a.told.length, b.told.length) > LOOSE
    after = not other_kind(a.kinds, b.kinds)  # what opens with a happening of another class is no report of what came after
    if loose or (after and (a.late or b.late) and relation(a.told, b.told, slack=TRIAL) == "near"):
        return 0.5
    if after and later(a, b).sequel and relation(a.told, b.told, slack=AFTERMATH) == "near":
        return SEQUEL
    return NEXT_DAY if relation(a.told, b.told, slack=1) == "near" else 1.0


def before_it(a: View, b: View) -> bool:
    """Whether ``a`` was published more than :data:`AFTERMATH` days before the days that ``b`` tells of."""
    return b.told is not None and not b.told.yearless and a.published != NO_DAY and a.published + AFTERMATH < b.told.first


BEFORE_IT = 1.5
"""Weight of an article that came out long before the other's happening: whatever its words, it cannot tell of it."""

AFTERMATH = 60
"""Days up to which a report of what came after (a toll, a release, a find) may lie after its happening."""

TRIAL = 1_000
"""The same for courts and inquiries."""

SEQUEL = 0.3
"""Weight of a later day in a report of what came after: the day may be that of a release, a find, a new count."""

NEXT_DAY = 0.4
"""Weight of days that follow one another: reports of one night differ by a day, sister events do too."""

LOOSE = 3
"""Days of the longest stretch that tells when a happening was ("this week" does not)."""


def later(a: View, b: View) -> View:
    """Which of two Views tells of the later days (of equals, or where one does not tell, the second)."""
    return a if relation(a.told, b.told) == "after" else b


DRAWN_OUT = 3
"""Days over which a storm, a siege or a riot goes on."""

LASTING = frozenset({"siege", "hostage_taking", "hijacking", "riot", "battle", "coup", "strike_action"})
"""Kinds of violence and unrest that go on for days."""

WEEKS = {"epidemic": 21, "wildfire": 14, "drought": 60, "famine": 60, "heatwave": 14, "cold_wave": 14}
"""Days over which slower disasters go on."""


def lasts(kind: str) -> int:
    """Days over which reports of one happening of a kind may place it (0: it is over on its day)."""
    return WEEKS.get(kind, DRAWN_OUT if kind in natural() | LASTING else 0)


@of_one_pair
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


@of_one_pair
def tolls_differ(a: View, b: View) -> float:
    """Both count the same things, and the figures are too far apart for one to be an update of the other."""
    if NO_DAY not in (a.published, b.published) and a.published != b.published:
        return _against(a, b) if a.published < b.published else _against(b, a)
    return min(_against(a, b), _against(b, a))


def _against(early: View, late: View) -> float:
    """How far the later figures are from an update of the earlier ones: tolls rise, and only the missing become fewer."""
    wrong = 0.0
    if wide(early, late):
        return 0.0
    weight = 0.5 if _disputed(early, late) else 1.0
    for measure in early.tolls.keys() & late.tolls.keys():
        before, after = early.tolls[measure], late.tolls[measure]
        falls = measure in FALLING
        if measure in STABLE or (max(after) > max(before) if falls else max(after) < max(before)):
            wrong += min(1.0, *(abs(log((x + 1) / (y + 1))) for x in before for y in after))
    return weight * min(wrong, 2.0)


def _disputed(a: View, b: View) -> bool:
    """Whether day and scene agree: sides of a conflict give different counts of one happening."""
    return "violence" in a.classes & b.classes and day_agrees(a, b) > 0 and scene_agrees(a, b) > 0


def tolls_agree(a: View, b: View) -> float:
    """The same figures of the same things, larger ones counting more, and the more of them the better."""
    both = shared_figures(a, b)
    total = sum(min(1.5, log(max(f[1] or 0, f[2] or 0) + 1) / 3) for f in both)
    return min(3.0, total) * sqrt(len(both) / max(1, min(len(a.figures), len(b.figures))))


@of_one_pair
def shared_figures(a: View, b: View) -> frozenset[Figure]:
    """Figures of ``a`` that ``b`` has too, "at least 27" being 27 again."""
    return frozenset(f for f in a.figures if f in b.figures or (f[0], f[1]) in b.ends or (f[0], f[2]) in b.ends)


def no_detail_shared(a: View, b: View) -> float:
    """Both give several figures, neither a figure nor a day is the same, and no toll is an update of the other's."""
    if len(a.figures) < 2 or len(b.figures) < 2 or shared_figures(a, b) or day_agrees(a, b) > 0 or a.sequel or b.sequel:
        return 0.0
    if (a.tolls.keys() & b.tolls.keys()) - {"other"} and not tolls_differ(a, b) and not other_scene(a, b):
        return 0.3
    return 1.0 if a.told and b.told else 0.7


def counts_differ(a: View, b: View) -> float:
    """Both count the same things (two, or one where the year is unknown), no figure is the same, and time does not explain it."""
    if shared_figures(a, b) or wide(a, b) or _disputed(a, b) or (a.happenings | b.happenings) & WEEKS.keys():
        return 0.0
    common = len((a.tolls.keys() & b.tolls.keys()) - {"other"})
    if a.sequel or b.sequel:
        common = min(common, 1)
    if common and (_timeless(a) or _timeless(b)):
        return 0.0 if once_only(a, b) and not other_scene(a, b) else 1.0 - 0.5 * scene_agrees(a, b)
    return 1.0 if common >= 2 and tolls_differ(a, b) > 0 else 0.0


def wide(a: View, b: View) -> bool:
    """Whether a disaster is told that strikes many places over days: reports count districts, and kinds mix (a storm, its floods)."""
    return bool((a.happenings | b.happenings) & natural())


@lru_cache(maxsize=1)
def natural() -> frozenset[str]:
    """Storms, floods, quakes and the like (column ``emdat`` of the happenings table), without epidemics."""
    rows = table("happenings")
    return frozenset(row["code"] for row in rows if row["emdat"].startswith("natural") and "biological" not in row["emdat"])


def once_only(a: View, b: View) -> bool:
    """Whether accidents or disasters are told, which seldom happen twice in one place (attacks do)."""
    classes = a.classes | b.classes
    return bool(classes) and classes <= {"accident", "disaster"}


def animals_or_people(a: View, b: View) -> float:
    """One counts animals only, the other people."""
    if not a.counted or not b.counted:
        return 0.0
    return float(({"animal"} == a.counted) != ({"animal"} == b.counted))


def place_far(a: View, b: View) -> float:
    """The nearest places that they name lie more than 200 km apart, and they do not begin with the same place."""
    return 0.0 if scene_agrees(a, b) else _far(a, b)


@of_one_pair
def scene_agrees(a: View, b: View) -> float:
    """Both begin with the same place."""
    return 1.0 if a.scene_terms & b.scene_terms else 0.0


def other_scene(a: View, b: View) -> float:
    """They begin with different places and do not tell of each other's but in passing, or one sets the other's place apart."""
    if not a.scene or not b.scene:
        return 0.0
    if _sets_apart(a, b) or _sets_apart(b, a):
        return 1.5
    if scene_agrees(a, b):
        return 0.0
    strength = {0: 0.6, 1: 0.3, 2: 0.0}[a.tells_of(b.scene_terms) + b.tells_of(a.scene_terms)]
    return 0.3 * strength if wide(a, b) else strength


def _sets_apart(a: View, b: View) -> bool:
    """Whether ``a`` tells what happened at ``b``'s place as another matter, and ``b`` does not name the place of ``a``."""
    return b.tells_of(a.away) and not b.tells_of(rarest(a.scene[:1]))


def undated(a: View, b: View) -> float:
    """One of the two has no date of publication and no year of its happening (less where they share a figure, a person or a scene)."""
    if not _timeless(a) and not _timeless(b):
        return 0.0
    return GROUNDED if grounded(a, b) else 1.0


GROUNDED = 0.15
"""Weight of a missing date where something else joins the two."""


def grounded(a: View, b: View) -> bool:
    """Whether anything that is not wording joins the two: a scene, a telling figure, a person's age, an address, a clock time.

    Of an accident or disaster it is enough that one names the other's scene.
    """
    if scene_agrees(a, b) or a.details & b.details or _telling(shared_figures(a, b)):
        return True
    return once_only(a, b) and (a.tells_of(b.scene_terms) or b.tells_of(a.scene_terms))


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
    if (
        relation(side.told, main.told) not in ("before", "after")
        or relation(side.told, other.told) in ("before", "after")
        or not main.figures
    ):
        return False
    return _telling(shared_figures(side, other)) and not _telling(shared_figures(main, other))


def _telling(figures: frozenset[Figure]) -> bool:
    return any(max(f[1] or 0, f[2] or 0) >= TELLING for f in figures)


SISTER_FEATURES: tuple[tuple[Callable[[View, View], float], float], ...] = (
    (days_differ, 3.6), (day_agrees, -2.1), (tolls_differ, 0.8), (tolls_agree, -7.0), (no_detail_shared, 0.8), (counts_differ, 0.8),
    (happening_other, 1.3), (place_far, 1.0), (undated, 2.0), (persons_shared, -6.0), (scene_agrees, -0.7), (other_scene, 5.8),
    (animals_or_people, 5.0),
)  # fmt: skip
"""Features that tell sister events apart, and what each takes off the logit."""

LEAST, MOST = -16.0, 4.0
"""Ends of what the Claims can take off a pair's logit, or add to it."""

PASSING = 5.0
"""Taken off where one article tells the other's happening in passing (:func:`told_in_passing`)."""


def claim_evidence(a: View, b: View, *, passing: bool = False) -> float:
    """What the Claims add to a pair's logit, or take off it."""
    against = sum(weight * feature(a, b) for feature, weight in SISTER_FEATURES) + PASSING * passing
    return max(LEAST, min(MOST, -against))
