"""When an entry of a live page was written: its clock time on a line of its own, on the day that the page's head names.

Pages that are added to all day ("14:45", then what was known by then) often have no date of publication but in their head; their figures
can be ordered all the same.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tellings.reconcile.moments import Moment, moment

LEAST = 3
"""Clock times on lines of their own from which a text is a live page."""

HEAD = 600
"""Characters of the text in which its day is named."""

_STAMP = re.compile(
    r"^[ \t]*(?:(?:update[ds]?|at)[,: ]+)?(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
    r"[ \t]*(?P<half>[ap]\.?m\.?)?[ \t]*(?:hrs?|h|local(?: time)?|GMT|UTC|CET|CEST)?[ \t]*(?:[-–—:|]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b)\.?"
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH},? (?P<year>\d{{4}})\b"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
)


def entry_moment(text: str, place: int, published: str | None) -> Moment | None:
    """When the entry that holds a place was written; None where the text is no live page, or no day of it is known."""
    stamps, day = _entries(text)
    if not stamps:
        return None
    base = day or _day_of(published)
    before = [s for s in stamps if s[0] <= place]
    if base is None or not before:
        return None
    at = base + timedelta(minutes=before[-1][1])
    return Moment(at, at, at.isoformat())


@lru_cache(maxsize=512)
def _entries(text: str) -> tuple[tuple[tuple[int, int], ...], datetime | None]:
    """Where each entry begins and the minutes of the day of its stamp, and the day that the head names."""
    found = [(m.start(), _minutes(m)) for m in _STAMP.finditer(text)]
    times = [t for _, t in found]
    ordered = times in (sorted(times), sorted(times, reverse=True))
    if len(found) < LEAST or len(set(times)) < LEAST or not ordered:
        return (), None
    head = text[: min(HEAD, found[0][0])]
    dates = [m for pattern in _DATES for m in pattern.finditer(head)]
    return tuple(found), _date(min(dates, key=lambda m: m.start())) if dates else None


def _minutes(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    half = (found["half"] or "").casefold()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(found["minute"])


def _date(found: re.Match[str]) -> datetime | None:
    try:
        return datetime(int(found["year"]), _MONTHS.index(found["month"].casefold()) + 1, int(found["day"]), tzinfo=UTC)
    except ValueError:
        return None


def _day_of(published: str | None) -> datetime | None:
    known = moment(published)
    if known is None or known.earliest.date() != known.latest.date():
        return None
    return datetime(known.earliest.year, known.earliest.month, known.earliest.day, tzinfo=UTC)
