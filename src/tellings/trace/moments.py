"""When Articles came out, as far as that can be compared."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Literal

from tellings.model import Article

Order = Literal["before", "after", "unknown"]
_DAY = re.compile(r"^(\d{4}|XXXX)-(\d{2})(?:-(\d{2}))?")
SAME_MOMENT = timedelta(minutes=5)
"""Two moments closer than this say nothing: feeds stamp in whole minutes and lag."""

ZONES = timedelta(hours=14)
"""The furthest that two clocks can lie apart where one of them does not tell its zone."""


def order(a: Article, b: Article) -> tuple[Order, str]:
    """Say whether ``a`` came out before or after ``b``, and in words by what.

    Two moments with a clock time are compared as moments, else as days; the same day is unknown. A day without a year is
    compared with the month and day of the other, and taken only where they lie within half a year.
    """
    left, right = _moment(a), _moment(b)
    if left and right:
        least = SAME_MOMENT if _zoned(a) == _zoned(b) else ZONES
        if abs(left - right) < least:
            return "unknown", ""
        return ("before" if left < right else "after"), _words(a.published_at, b.published_at, turned=left > right)
    first, second = _days(a), _days(b)
    if not first or not second:
        return "unknown", ""
    days = _difference(first, second)
    if days is None or days == 0:
        return "unknown", ""
    return ("before" if days > 0 else "after"), _words(a.published, b.published, turned=days < 0)


def _words(first: str | None, second: str | None, *, turned: bool) -> str:
    earlier, later = (second, first) if turned else (first, second)
    return f"came out first ({earlier}; the other {later})"


def sort_key(article: Article) -> tuple[str, str, str]:
    """The order in which Articles are worked on: dated ones first, by time, then by id."""
    moment = _moment(article)
    day = article.published or "9999"
    return (moment.strftime("%Y-%m-%d") if moment else day, moment.isoformat() if moment else "~", article.id)


def _moment(article: Article) -> datetime | None:
    if not article.published_at:
        return None
    try:
        found = datetime.fromisoformat(article.published_at)
    except ValueError:
        return None
    if len(article.published_at) <= 10:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _zoned(article: Article) -> bool:
    return bool(re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", article.published_at or ""))


def _days(article: Article) -> tuple[int | None, int, int] | None:
    """Year (None where unknown), month and day; None without a day."""
    found = _DAY.match(article.published or "")
    if not found or not found.group(3):
        return None
    year, month, day = found.groups()
    return (None if year == "XXXX" else int(year)), int(month), int(day)


def _difference(first: tuple[int | None, int, int], second: tuple[int | None, int, int]) -> int | None:
    """Days from the first to the second, or None where they cannot be compared."""
    if first[0] is not None and second[0] is not None:
        years = (first[0], second[0])
    elif first[0] is None and second[0] is None:
        years = (2000, 2000)
    else:
        known = first[0] if first[0] is not None else second[0]
        assert known is not None
        years = (known, known)
    try:
        days = (datetime(years[1], second[1], second[2], tzinfo=UTC) - datetime(years[0], first[1], first[2], tzinfo=UTC)).days
    except ValueError:
        return None
    assumed = None in (first[0], second[0])
    return days if not assumed or abs(days) <= 183 else None
