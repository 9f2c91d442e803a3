"""A stretch of the calendar: what a time expression stands for once it has an anchor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

LOWEST, HIGHEST = 1, 9999

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the (northern, meteorological) seasons; winter runs into the next year."""

PARTS: dict[str, tuple[int, int]] = {
    "MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "NB": (-6, 6), "ON": (-6, 9), "DT": (6, 20), "EH": (0, 6),
    "NOON": (11, 14), "MIDNIGHT": (23, 25), "DAWN": (4, 9), "DUSK": (16, 22), "BEFORE_DAWN": (0, 7),
    "EARLY": (0, 10), "LATE": (17, 24),
}  # fmt: skip
"""Hours of a part of day, counted from 00:00 of its day (a night runs into the next; "Monday morning" in news may be 2 a.m.)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first`` to ``last``. ``yearless``: the year of both is a stand-in. ``loose``: some day within, not known which."""

    grain: str
    first: date
    last: date
    part: str = ""
    clock: tuple[int, int] | None = None
    edge: str = ""
    zone: str = ""
    yearless: bool = False
    loose: bool = False
    lasts: bool = False
    approx: bool = False
    basis: str = "explicit"

    def with_(self, **changes: object) -> Stretch:
        """A changed copy."""
        return replace(self, **changes)  # type: ignore[arg-type]


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day (31 February, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, n: int) -> date | None:
    """``n`` days later, or None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def add_months(day: date, n: int) -> date | None:
    """``n`` months later; the 31st becomes the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + n
    year, month = divmod(total, 12)
    if not LOWEST <= year <= HIGHEST:
        return None
    return safe_date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Number of days of a month."""
    return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def day_stretch(day: date | None) -> Stretch | None:
    """One day."""
    return Stretch("day", day, day) if day else None


def month_stretch(year: int, month: int) -> Stretch | None:
    """One month."""
    first = safe_date(year, month, 1)
    return Stretch("month", first, date(year, month, month_length(year, month))) if first else None


def months(year: int, month: int, n: int, grain: str) -> Stretch | None:
    """``n`` months from the first of ``month``."""
    first = safe_date(year, month, 1)
    end = add_months(first, n) if first else None
    last = add_days(end, -1) if end else None
    return Stretch(grain, first, last) if first and last else None


def years(first: int, n: int, grain: str) -> Stretch | None:
    """``n`` years from the first of January of ``first``."""
    start, end = safe_date(first, 1, 1), safe_date(first + n - 1, 12, 31)
    return Stretch(grain, start, end) if start and end else None


def season_stretch(code: str, year: int) -> Stretch | None:
    """A season; the winter of a year begins in its December."""
    return months(year, SEASONS[code], 3, "season") if code in SEASONS else None


def containing(day: date, unit: str) -> Stretch | None:
    """The calendar unit (code of the units table) that holds a day."""
    if unit in ("D", "TH", "TM", "TS"):
        return day_stretch(day)
    if unit in ("W", "F", "WE"):
        monday = add_days(day, -day.weekday())
        first = add_days(monday, 5) if monday and unit == "WE" else monday
        last = add_days(monday, 13 if unit == "F" else 6) if monday else None
        return Stretch("weekend" if unit == "WE" else "week", first, last) if first and last else None
    if unit == "M":
        return month_stretch(day.year, day.month)
    if unit == "Q":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit == "Y":
        return years(day.year, 1, "year")
    if unit == "DE":
        return years(day.year // 10 * 10, 10, "decade")
    if unit in ("CE", "ML"):
        size = 100 if unit == "CE" else 1000
        return years(day.year // size * size, size, "century")
    return None


def moved(day: date, n: int, unit: str) -> date | None:
    """A day moved by ``n`` units (None out of range)."""
    if abs(n) > 400_000:
        return None
    if unit in ("D", "W", "F", "WE"):
        return add_days(day, n * {"D": 1, "W": 7, "F": 14, "WE": 7}[unit])
    per = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    return add_months(day, n * per) if per else day


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return safe_date(year, month, day + 1)


def holiday_date(rule: str, year: int) -> date | None:
    """The date of a holiday by its rule (see the table ``holidays``)."""
    if rule.startswith("easter"):
        start = easter(year)
        return add_days(start, int(rule[6:])) if start else None
    month, _, rest = rule.partition("-")
    if len(rest) == 2 and rest.isdigit():
        return safe_date(year, int(month), int(rest))
    plus = int(rest.partition("+")[2] or 0)
    nth, _, weekday = rest.partition("+")[0].rpartition("-")
    return _nth(year, int(month), int(nth), int(weekday), plus)


def _nth(year: int, month: int, nth: int, weekday: int, plus: int) -> date | None:
    if nth < 0:
        last = safe_date(year, month, month_length(year, month))
        return add_days(last, -((last.weekday() - weekday + 1) % 7)) if last else None
    first = safe_date(year, month, 1)
    return add_days(first, (weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1) + plus) if first else None
