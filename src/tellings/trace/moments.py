"""When Articles came out, as far as that can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from tellings.model import Article
from tellings.model.article import content_key

Order = Literal["before", "after", "unknown"]
_DAY = re.compile(r"^(\d{4}|XXXX)-(\d{2})(?:-(\d{2}))?")
SAME_MOMENT = timedelta(minutes=5)
"""Two moments closer than this say nothing: feeds stamp in whole minutes and lag."""

ZONES = timedelta(hours=14)
"""The furthest that two clocks can lie apart where one of them does not tell its zone."""


def order(
    a: Article, b: Article, since: Sequence[str | None] = (None, None), entries: Sequence[str | None] = (None, None)
) -> tuple[Order, str]:
    """Say whether ``a`` came out before or after ``b``, and in words by what.

    Two moments with a clock time are compared as moments, else as days; the same day is unknown. A day without a year is
    compared with the month and day of the other, and taken only where they lie within half a year. Where only a range of days is
    known, the ranges must lie apart.

    Args:
        a: one Article.
        b: the other.
        since: for each a day before which it cannot have come out, since it tells of that day.
        entries: for each the clock time of the entry of a live page that is meant ("18:40"), where it is one.
    """
    left, right = _entered(a, entries[0]), _entered(b, entries[1])
    if left and right:
        least = SAME_MOMENT if _zoned(a) == _zoned(b) else ZONES
        if abs(left - right) < least:
            return "unknown", ""
        shown = (_shown(a, entries[0]), _shown(b, entries[1]))
        return ("before" if left < right else "after"), _words(*shown, turned=left > right)
    return _by_days(a, b, since)


def _by_days(a: Article, b: Article, since: Sequence[str | None]) -> tuple[Order, str]:
    first, second = _days(a), _days(b)
    if first and second:
        days = _apart(first, second)
        if days:
            return ("before" if days > 0 else "after"), _words(a.published, b.published, turned=days < 0)
    for one, late, turned in ((first, since[1], False), (second, since[0], True)):
        told = _DAY.match(late or "")
        if one and told and told.group(3) and one[1][0] is not None and one[1] < _parts(told):
            return ("after" if turned else "before"), f"came out ({(b if turned else a).published}) before what the other tells of ({late})"
    return "unknown", ""


def _words(first: str | None, second: str | None, *, turned: bool) -> str:
    earlier, later = (second, first) if turned else (first, second)
    return f"came out first ({earlier}; the other {later})"


def sort_key(article: Article) -> tuple[str, str, str]:
    """The order in which Articles are worked on: dated ones first, by time, then by id."""
    moment = _moment(article)
    day = article.published or "9999"
    return (moment.strftime("%Y-%m-%d") if moment else day, moment.isoformat() if moment else "~", "".join(content_key(article)))


def _entered(article: Article, entry: str | None) -> datetime | None:
    """The moment of publication, or that of an entry of a live page, which is no later than the page's own."""
    moment = _moment(article)
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", entry or "")
    if moment is None or not clock or not (int(clock.group(1)) < 24 and int(clock.group(2)) < 60):
        return moment
    local = datetime.fromisoformat(article.published_at or "")
    there = local.replace(hour=int(clock.group(1)), minute=int(clock.group(2)), second=0)
    there -= timedelta(days=there > local)
    return there.astimezone(UTC) if there.tzinfo else there.replace(tzinfo=UTC)


def _shown(article: Article, entry: str | None) -> str | None:
    return f"entry of {entry}, {article.published}" if entry else article.published_at


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


Day = tuple[int | None, int, int]
"""Year (None where unknown), month and day."""


def _days(article: Article) -> tuple[Day, Day] | None:
    """The first and the last day on which the Article may have come out; None where no day is known."""
    found = [_DAY.match(part) for part in (article.published or "").strip("[]").split("..")]
    days = [_parts(m) for m in found if m and m.group(3)]
    if not days or len(days) != len(found) or len(days) > 2:
        return None
    return days[0], days[-1]


def _parts(found: re.Match[str]) -> Day:
    year, month, day = found.groups()
    return (None if year == "XXXX" else int(year)), int(month), int(day)


def _apart(first: tuple[Day, Day], second: tuple[Day, Day]) -> int | None:
    """Days from the end of the first range to the start of the second, negative the other way round, None or 0 where they meet."""
    there = _difference(first[1], second[0])
    if there is not None and there > 0:
        return there
    back = _difference(second[1], first[0])
    return -back if back is not None and back > 0 else None


def _difference(first: Day, second: Day) -> int | None:
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
