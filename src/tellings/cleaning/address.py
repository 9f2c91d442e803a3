"""The day of publication that the address of a page tells: ``/2016/06/21/``, ``/20160621/``, ``-2016-06-21``, or its month ``/2016/06/``.

Papers and broadcasters build the day (or the month) of the first publication into the address; it stays as it is when the page is
moved, made again or brought up to date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([/_-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/")
_YEARS = (1990, 2100)


def address_days(url: str | None) -> tuple[date, date] | None:
    """The first and last day on which a page may have been published by its address; None where that tells nothing."""
    path = re.split(r"[?#]", re.sub(r"^\w+://[^/]*", "", url or ""))[0]
    for found in _DAY.finditer(path):
        day = _day(found[1], found[3] or found[5], found[4] or found[6])
        if day:
            return day, day
    month = _MONTH.search(path)
    first = _day(month[1], month[2], "1") if month else None
    return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _YEARS[0] <= found.year <= _YEARS[1] else None
