"""When a figure was stated, as far as it can be ordered: a stretch between two moments, or nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from tellings.model import Article, AsOf, Claim

DATE = re.compile(r"(?<![\dX])(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")


class Moment(NamedTuple):
    """A stretch ``[earliest, latest]`` within which a figure was stated, in UTC where an offset is known."""

    earliest: datetime
    latest: datetime
    text: str

    def after(self, other: Moment) -> bool:
        """Say whether this moment is certainly later than the other."""
        return self.earliest > other.latest


def stated_at(claim: Claim, article: Article | None, begun: Moment | None = None) -> Moment | None:
    """Return the moment of a Claim's figure: its own time stamp, else the publication of its Article.

    A stamp without a year is of the year of publication, else of the first one after the Event had ``begun``.
    """
    published = _published(article) if article else None
    if claim.as_of is not None:
        return _as_of(claim.as_of, published, begun) or published
    return published


@lru_cache(maxsize=16_384)
def moment(text: str | None) -> Moment | None:
    """Return the stretch of an EDTF date (level 2, intervals and sets by their outer ends) or an RFC 3339 moment.

    None where the year is unknown, or where there is no date at all.
    """
    if not text:
        return None
    if "T" in text:
        clock = _clock(text)
        if clock is not None:
            return Moment(clock, clock, text)
    days = [bounds for found in DATE.finditer(text) if (bounds := _days(found)) is not None]
    if not days:
        return None
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    return Moment(_start(first), _start(last) + timedelta(hours=23, minutes=59), text)


def _published(article: Article) -> Moment | None:
    return moment(article.published_at) or moment(article.published)


def _as_of(as_of: AsOf, published: Moment | None, begun: Moment | None) -> Moment | None:
    found = moment(as_of.at) or moment(as_of.edtf)
    month_day = re.match(r"XXXX-(\d{2})-(\d{2})", as_of.edtf)
    if found is not None or month_day is None or (published or begun) is None:
        return found
    if published is not None:
        return moment(f"{published.earliest.year}-{month_day[1]}-{month_day[2]}")
    assert begun is not None
    years = [moment(f"{begun.earliest.year + more}-{month_day[1]}-{month_day[2]}") for more in (0, 1)]
    return next((m for m in years if m is not None and m.latest >= begun.earliest), None)


def _clock(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or year >= 9999:
            return None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
