"""Days of holidays by their rules: fixed and movable ones of the Gregorian, Julian, Hebrew, Islamic, Chinese and Hindu calendars.

Hebrew and tabular Islamic calendar: Reingold and Dershowitz, Calendrical Calculations (4th ed. 2018), chapters 7 and 8. Easter, new and
full moons, solstice: Meeus, Astronomical Algorithms (2nd ed. 1998), chapters 8, 27 and 49. The moon that is sighted may come a day before
or after the tabular one, and countries differ: the days of Islamic and Hindu feasts are therefore known to a day or so (``loose``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date

from tellings.extract.time.stretch import Stretch, add_days, holiday_date

_CHINA, _INDIA = 8 / 24, 5.5 / 24
_JULIAN_DAY = 1721424.5
"""Julian day of day 0 of :meth:`datetime.date.toordinal`."""
_FIRST, _LAST = 1900, 2100
"""Years for which feasts by the moon are computed (the difference of dynamical time, about a minute, is left out)."""


def holiday_stretches(rule: str, year: int) -> list[Stretch]:
    """The stretches of a holiday in a Gregorian year, in order: none, one, or two where its own year is shorter.

    ``rule`` is one of the table ``holidays``: a rule of :func:`~tellings.extract.time.stretch.holiday_date`, ``feast+n`` (days from a
    feast named below) or ``hijri-MM-DD``; ``/n`` behind it gives its length in days, "or" stands between two feasts of one name.
    """
    found: list[Stretch] = []
    for single in rule.split(" or "):
        core, _, length = single.partition("/")
        found += [s for day in _days(core, year) if (s := _made(core, day, int(length or 1)))]
    return sorted(found, key=lambda s: s.first)


def _made(core: str, day: date, length: int) -> Stretch | None:
    """The feast that begins on a day; a feast by the moon as sighted may be a day off."""
    off = 1 if core.startswith(("hijri", "diwali", "holi")) else 0
    first, last = add_days(day, -off), add_days(day, length - 1 + off)
    if first is None or last is None:
        return None
    return Stretch("day" if length == 1 else "range", first, last, loose=first != last)


def _days(core: str, year: int) -> list[date]:
    named = _FEAST.fullmatch(core)
    feast = _FEASTS.get(named[1]) if named else None
    if core.startswith("hijri-"):
        return _islamic(year, int(core[6:8]), int(core[9:11]))
    day = (feast(year) if _FIRST <= year <= _LAST else None) if feast else holiday_date(core, year)
    moved = add_days(day, int(named[2])) if day and feast and named else day
    return [moved] if moved else []


_FEAST = re.compile(r"([a-z ]+)([+-]\d+)")


def _orthodox_easter(year: int) -> date | None:
    """Eastern Easter Sunday in the Gregorian calendar (Meeus, Julian rule; 13 days apart from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return add_days(date(year, month, day + 1), 13)


def _new_year_of(hebrew: int) -> int:
    """Rosh Hashanah of a Hebrew year, as an ordinal of :class:`datetime.date`."""
    started = [_elapsed(y) for y in (hebrew - 1, hebrew, hebrew + 1)]
    delay = 2 if started[2] - started[1] == 356 else 1 if started[1] - started[0] == 382 else 0
    return -1373427 + started[1] + delay


def _elapsed(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _rosh_hashanah(year: int) -> date | None:
    return date.fromordinal(_new_year_of(year + 3761))


def _passover(year: int) -> date | None:
    """15 Nisan stands 163 days before the next Rosh Hashanah in every year."""
    return date.fromordinal(_new_year_of(year + 3761) - 163)


def _hanukkah(year: int) -> date | None:
    """25 Kislev: Heshvan before it has a day more in years of 355 and 385 days."""
    start, end = _new_year_of(year + 3761), _new_year_of(year + 3762)
    return date.fromordinal(start + (84 if (end - start) % 10 == 5 else 83))


def _islamic(year: int, month: int, day: int) -> list[date]:
    """A day of the tabular Islamic calendar in a Gregorian year (its own is eleven days shorter)."""
    near = int((year - 622) * 33 / 32)
    years = (y for y in range(near - 1, near + 3) if y > 0)
    found = (227014 + (y - 1) * 354 + (3 + 11 * y) // 30 + 29 * (month - 1) + month // 2 + day for y in years)
    return [d for n in found if n <= _LAST_DAY and (d := date.fromordinal(n)).year == year]


_LAST_DAY = date.max.toordinal()


def _phase(year: float, number: int, *, full: bool) -> float:
    """Julian day (UT, to some minutes) of the new or full moon with a running number near the start of a year."""
    k = math.floor((year - 2000) * 12.3685) + number + (0.5 if full else 0.0)
    t = k / 1236.85
    e = 1 - 0.002516 * t
    sun, moon, node = (math.radians(a % 360) for a in (2.5534 + 29.1053567 * k, 201.5643 + 385.81693528 * k, 160.7108 + 390.67050284 * k))
    first = (-0.40614, 0.17302, 0.01614, 0.01043, 0.00734, -0.00515) if full else (-0.4072, 0.17241, 0.01608, 0.01039, 0.00739, -0.00514)
    terms = (
        first[0] * math.sin(moon), first[1] * e * math.sin(sun), first[2] * math.sin(2 * moon), first[3] * math.sin(2 * node),
        first[4] * e * math.sin(moon - sun), first[5] * e * math.sin(moon + sun), 0.00208 * e * e * math.sin(2 * sun),
        -0.00111 * math.sin(moon - 2 * node), -0.00057 * math.sin(moon + 2 * node), 0.00056 * e * math.sin(2 * moon + sun),
        -0.00042 * math.sin(3 * moon), 0.00042 * e * math.sin(sun + 2 * node), 0.00038 * e * math.sin(sun - 2 * node),
        -0.00024 * e * math.sin(2 * moon - sun),
    )  # fmt: skip
    return 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + sum(terms)


def _local(julian: float, zone: float) -> date:
    return date.fromordinal(math.floor(julian - _JULIAN_DAY + zone))


def _moons(year: int, zone: float, *, full: bool = False) -> list[date]:
    """Days of the moons from autumn of the year before to the end of a year."""
    return sorted({_local(_phase(year, n, full=full), zone) for n in range(-3, 15)})


def _lunar_new_year(year: int) -> date | None:
    """The second new moon after the one at or before the winter solstice (one later where a month was put in between)."""
    y = (year - 2001) / 1000
    solstice = _local(2451900.05952 + 365242.74049 * y - 0.06223 * y * y, _CHINA)
    moons = _moons(year, _CHINA)
    eleventh = max(i for i, m in enumerate(moons) if m <= solstice)
    return next(m for m in moons[eleventh + 2 :] if m >= date(year, 1, 21))


def _diwali(year: int) -> date | None:
    """The evening of the new moon of Kartika, the one between 17 October and 15 November."""
    for n in range(8, 13):
        evening = _local(_phase(year, n, full=False), _INDIA - 17.5 / 24)  # before half past five the evening before
        if date(year, 10, 17) <= evening <= date(year, 11, 15):
            return evening
    return None


def _holi(year: int) -> date | None:
    """The full moon of Phalguna, the one between 28 February and 29 March."""
    return next((m for m in _moons(year, _INDIA, full=True) if date(year, 2, 28) <= m <= date(year, 3, 29)), None)


_FEASTS: dict[str, Callable[[int], date | None]] = {
    "orthodox": _orthodox_easter, "rosh hashanah": _rosh_hashanah, "passover": _passover, "hanukkah": _hanukkah,
    "lunar new year": _lunar_new_year, "diwali": _diwali, "holi": _holi,
}  # fmt: skip
