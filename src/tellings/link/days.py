"""Days that a text tells, as far as closed words give them: month and day, weekdays, "yesterday".

A light reading for comparing articles before (or without) Claims; the Periods of Claims come from
the extract stage and are compared beside it.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    m: i
    for i, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for m in names.split()
}
WEEKDAYS = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"\b(?P<m1>{_MONTH_NAME})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{_MONTH_NAME})\b\.?(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|\b(?P<last>last )?(?P<wd>{'|'.join(WEEKDAYS)})\b"
    r"|\b(?P<rel>today|tonight|this morning|this afternoon|this evening|yesterday|last night|overnight)\b"
    r"|\b(?P<m3>\d{1,2})/(?P<d3>\d{1,2})/(?P<y3>(?:19|20)?\d\d)\b",
    re.IGNORECASE,
)


def day_of(edtf: str | None) -> int | None:
    """Return the proleptic ordinal of an EDTF day, or None where year, month or day is not known."""
    if not edtf:
        return None
    try:
        return date.fromisoformat(edtf[:10]).toordinal()
    except ValueError:
        return None


def days_told(text: str, published: str | None) -> tuple[int, ...]:
    """Days the text names, in order of first mention, at most twelve, as ordinals.

    A weekday means the last such day up to the publication; a month and day without a year the
    last such day up to two weeks after it. Without a publication date only full dates count.
    """
    anchor = day_of(published)
    found: dict[int, None] = {}
    for m in DAY.finditer(text):
        if m.group("wd") or m.group("rel"):
            if anchor is not None:
                found.setdefault(_relative(m, anchor))
        else:
            day = _calendar(m, anchor)
            if day is not None:
                found.setdefault(day)
        if len(found) >= 12:
            break
    return tuple(found)


def _relative(m: re.Match[str], anchor: int) -> int:
    if m.group("wd"):
        back = (date.fromordinal(anchor).weekday() - WEEKDAYS[m.group("wd").lower()]) % 7
        return anchor - back - (7 if m.group("last") and back == 0 else 0)
    return anchor - (1 if m.group("rel").lower() in ("yesterday", "last night", "overnight") else 0)


def _calendar(m: re.Match[str], anchor: int | None) -> int | None:
    if m.group("m3"):
        month, day, year = int(m.group("m3")), int(m.group("d3")), m.group("y3")
        year = year if len(year) == 4 else f"20{year}"
    else:
        name = m.group("m1") or m.group("m2")
        month, day, year = MONTHS[name.lower()], int(m.group("d1") or m.group("d2")), m.group("y1") or m.group("y2")
    if year:
        return _ordinal(int(year), month, day)
    if anchor is None:
        return None
    this = date.fromordinal(anchor).year
    options = [o for y in (this, this - 1) if (o := _ordinal(y, month, day)) is not None and o <= anchor + 14]
    return max(options, default=None)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
