"""When a Claim's happening is told to have been: days, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tellings.link.days import DAY, MONTHS, day_of
from tellings.model import Claim, Period

Relation = Literal["same", "near", "before", "after", "unknown"]

_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_FINE = ("minute", "hour", "part_of_day", "day", "days")
_START = re.compile(r"\b(?:since|from|until|till|by)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words that make a day the end of a stretch."""
_LEAP_YEAR = 4
"""Days without a year are laid in the year 4, so that 29 February exists; they are compared with each other only by day and month."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of days. ``yearless`` days lie in the year 4; ``fine`` is a precision of days or better."""

    first: int
    last: int
    yearless: bool = False
    fine: bool = True

    @property
    def length(self) -> int:
        """Number of days."""
        return self.last - self.first + 1


def told_of(period: Period | None) -> Told | None:
    """The days of a Period; None where not even day and month are known or an end is open."""
    if period is None:
        return None
    return _told(period.earliest, period.latest, period.edtf, fine=period.precision in _FINE)


@lru_cache(maxsize=8192)
def _told(earliest: str | None, latest: str | None, edtf: str, *, fine: bool) -> Told | None:
    first, last = day_of(earliest), day_of(latest)
    if first is not None and last is not None and first < last and (latest or "")[10:16] == "T00:00":
        last -= 1  # an evening ends where the next day begins
    if first is not None and last is not None and first <= last:
        return Told(first, last, fine=fine and last - first <= 7)
    months = [date(_LEAP_YEAR, int(m), int(d)).toordinal() for m, d in _MONTH_DAY.findall(edtf) if _is_day(int(m), int(d))]
    if months and max(months) - min(months) <= 31:
        return Told(min(months), max(months), yearless=True, fine=max(months) - min(months) <= 7)
    return None


def _is_day(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def calendar_day(text: str) -> Told | None:
    """The first day and month that a text names as such ("on 3 May", not "since 3 May"), without a year: that is left to the Periods."""
    for m in DAY.finditer(text):
        name, number = m.group("m1") or m.group("m2"), m.group("d1") or m.group("d2")
        if name and _is_day(MONTHS[name.lower()], int(number)) and not _START.search(text[max(0, m.start() - 12) : m.start()]):
            day = date(_LEAP_YEAR, MONTHS[name.lower()], int(number)).toordinal()
            return Told(day, day, yearless=True)
    return None


def month_day(told: Told) -> Told:
    """The same stretch without its year."""
    if told.yearless:
        return told
    shift = date(_LEAP_YEAR, *_parts(told.first)).toordinal() - told.first
    return Told(told.first + shift, told.last + shift, yearless=True, fine=told.fine)


def _parts(ordinal: int) -> tuple[int, int]:
    day = date.fromordinal(ordinal)
    return day.month, day.day


def relation(a: Told | None, b: Told | None, slack: int = 0) -> Relation:
    """How ``a`` lies to ``b``: sharing a day, within ``slack`` days, before or after.

    Where one of the two has no year only day and month are compared, and sharing them is only ``near``:
    the years may differ.
    """
    if a is None or b is None:
        return "unknown"
    if a.yearless != b.yearless:
        found = relation(month_day(a), month_day(b), slack)
        return "near" if found == "same" else found
    if a.first <= b.last and b.first <= a.last:
        return "same"
    gap = b.first - a.last if a.last < b.first else a.first - b.last
    if gap <= slack:
        return "near"
    return "before" if a.last < b.first else "after"


def spread(claims: Iterable[Claim]) -> Told | None:
    """The days that most of some Claims are told for: the finest, and among these the most frequent; the first of equals."""
    found = [t for c in claims if (t := told_of(c.period))]
    if not found:
        return None
    fine = [t for t in found if t.fine] or found
    return max(fine, key=lambda t: (fine.count(t), -t.length, -fine.index(t)))
