"""Which Articles of an Event are on days that cannot both be right: compared once for each two sets of days, not for each two Articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

BLUR_HOURS = 5
"""Hours by which two parts of a day may lie apart and still be one moment: "late on Monday" and "early on Tuesday"."""

WEEK_OFF = 4
"""Days from which on two tellings of one weekday are of the same one, wrongly counted."""


A_WEEK = 7
"""Days further apart than that are those of two happenings: nobody mistakes one day for another by more than a week."""


class Day(NamedTuple):
    """A time as far as it is compared: its ends (None where unknown), the weekdays named or fallen on, and how it is worded."""

    start: datetime | None
    end: datetime | None
    weekdays: frozenset[str]
    midnight: bool
    year: bool
    whole: bool
    death: bool = False
    """Whether it dates a death, which may follow the deed by days."""


Days = tuple[tuple[Day, ...], frozenset[Day]]
"""What dates an Article's telling of an Event, the time with most Claims first, and all times that it tells."""


@lru_cache(maxsize=65_536)
def agree_on_day(a: Day, b: Day) -> bool:
    """Whether two times may be of one moment."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return True
    gap = max(b.start - a.end, a.start - b.end)
    if gap.total_seconds() <= 0:
        return True
    if gap.days >= A_WEEK:
        return True
    early, late = (a, b) if a.start <= b.start else (b, a)
    if late.death and not early.death:
        return True
    if gap.days >= WEEK_OFF and a.weekdays & b.weekdays:
        return True  # a weekday counted back from a day on which the text was only stored
    if gap.days < 1 and (a.midnight or b.midnight):
        return True  # the midnight before the day, or the one after it
    if not (a.year and b.year) and abs(gap.days - 365) <= 1:
        return True  # a day without its year, taken for that of the next one
    return not (a.whole and b.whole) and gap.total_seconds() < BLUR_HOURS * 3600


def opposed(told: Sequence[Days], tellings: Mapping[frozenset[Day], int], articles: Sequence[str]) -> list[str]:
    """The Articles that another one contradicts, each followed by those that it contradicts and that were not named before.

    Args:
        told: the days of each of the Articles.
        tellings: how many Articles of the Event tell just these times (also such as no Claim of theirs is dated by).
        articles: their ids, in the order of the result.
    """
    places: dict[Days, list[int]] = {}
    for i, days in enumerate(told):
        places.setdefault(days, []).append(i)
    against = {a: [b for b in places if _exclude(a, b, tellings)] for a in places}
    found: dict[int, None] = {}
    done: set[Days] = set()
    for i, days in enumerate(told):
        if not any(places[b][-1] > i for b in against[days]):
            continue
        found.setdefault(i)
        if days not in done:
            done.add(days)
            for k in sorted(k for b in against[days] for k in places[b] if k > i):
                found.setdefault(k)
    return [articles[i] for i in found]


def _exclude(a: Days, b: Days, tellings: Mapping[frozenset[Day], int]) -> bool:
    """Whether no time of the one may be one of the other's, and no third Article tells of both days: then the Event went on."""
    if any(agree_on_day(x, y) for x in a[0] for y in b[0]):
        return False
    one, other = a[0][0], b[0][0]
    return not any(number > (times == a[1]) + (times == b[1]) and _tells_both(times, one, other) for times, number in tellings.items())


def _tells_both(times: frozenset[Day], one: Day, other: Day) -> bool:
    first = any(agree_on_day(d, one) and not agree_on_day(d, other) for d in times)
    return first and any(agree_on_day(d, other) and not agree_on_day(d, one) for d in times)
