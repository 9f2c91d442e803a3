"""The day that a letter, a communiqué or a report gives in its head or over its signature, where no date line was read.

Only a last resort: a short line before the first paragraph, or among the last ones, with one full date that nothing else in it
claims for what happened ("Preliminary note on the strike, 3 May 2031", "Laid before the board, issued 3 May 2031", "Ostra, Friday
3 May 2031"); else the day that the text calls its own ("today, 3 May"). A text that names a later day is not of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.cleaning.dates import MONTHS, PageDate, find_dates, valid

HEAD = 6
"""Lines of the head that may hold the day."""

END = 3
"""Last lines that may hold the day beside a place or a signature."""

SHORT = 130
"""Characters of a line that is no paragraph."""

SIGNED = 6
"""Words beside the date of a closing line: a place, a name and a rank."""

_BEFORE = re.compile(
    r"(?:^|[,.;:(|–—-])\s*(?:\w+day,? )?$|\b(?:dated|issued|released|published|publication|print|laid|state|status|as|last|changed|revised|"
    r"updated|amended|corrected|sent|filed|given|done|signed|written|noted|read|approved|adopted|closed|printed|circulated)"
    r"(?: (?:on|at|of|in))?(?: the)?(?: \w+day,?)?\s*$",
    re.IGNORECASE,
)
"""What stands before the day of a statement; "on" alone stands before the day of a happening."""

_AFTER = re.compile(r"\s*(?:$|[,.;:)(|–—-]|at \d|\d{1,2}[:.]\d\d)")

_SPAN = re.compile(r"\W*(?:\d{1,2}[:.]\d\d\W*)?(?:to|until|till|through|and|[–-])\b(?! page)", re.IGNORECASE)
"""Behind the first day of a span: a log of two days."""

_OTHER = re.compile(
    r"^\W*(?:photos?|pictures?|images?|captions?|archive|file|video|map|read|related|see also|more|next|previous|tags?|copyright|©|"
    r"born|died|subject)\b",
    re.IGNORECASE,
)
"""Lines that date something else than the text."""

_MONTH = r"(?:" + "|".join(sorted((m for m in MONTHS if len(m) > 2), key=len, reverse=True)) + r")"
_TODAY = re.compile(
    rf"\b(?:today|tonight|this (?:morning|afternoon|evening|day)),? (?:the )?(?:\w+day,? )?(?:the )?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)


class Stated(NamedTuple):
    """The day of a text (YYYY-MM-DD) and where it stands."""

    day: str
    start: int
    end: int


def stated_date(text: str, title: str | None = None) -> Stated | None:
    """The day that a text gives as its own; None where it gives none, or several."""
    full = sorted(set(_whole(text)))
    found = list(_lines(text, title))
    days = {s.day for s in found}
    if not found and full:
        found = list(_today(text, full))
        days = {s.day for s in found}
    if len(days) != 1 or (full and full[-1] > found[0].day):
        return None
    return found[0]


def _whole(text: str) -> list[str]:
    """The dates of a text that name a year."""
    found: list[str] = []
    for start in range(0, min(len(text), 60_000), 1_900):  # a date across the edge of two windows is read in the second
        found += [d.edtf for d in find_dates(text[start : start + 2_000]) if d.edtf and d.edtf[0] != "X"]
    return found


def _lines(text: str, title: str | None) -> Iterator[Stated]:
    places = [(m.start(), m[0].strip()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    head = next((n for n, (_, line) in enumerate(places) if len(line) > SHORT), len(places))
    for n, (_, line) in enumerate(places):
        opening, closing = n < min(head, HEAD), n >= max(head, len(places) - END)
        if not (opening or closing) or len(line) > SHORT or _OTHER.match(line) or line == (title or "").strip():
            continue
        start = text.index(line, places[n][0])
        dates = [d for d in find_dates(line) if d.edtf and d.edtf[0] != "X"]
        if len(dates) != 1:
            continue
        date = dates[0]
        after = line[date.end :]
        if not _BEFORE.search(line[: date.start]) or not _AFTER.match(after) or _SPAN.match(after):
            continue
        if opening or _signature(line, date):
            yield Stated(date.edtf or "", start + date.start, start + date.end)


def _signature(line: str, date: PageDate) -> bool:
    """Whether a closing line has besides its date only names."""
    words = re.findall(r"[^\W\d_][\w’'.]*", f"{line[: date.start]} {line[date.end :]}")
    return len(words) <= SIGNED and all(w[0].isupper() or len(w) < 4 for w in words)


def _today(text: str, full: Sequence[str]) -> Iterator[Stated]:
    """The days that the text calls today, with the year of the only one that its full dates name."""
    years = {day[:4] for day in full}
    if len(years) != 1:
        return
    year = years.pop()
    for found in _TODAY.finditer(text):
        month, day = MONTHS[(found["m1"] or found["m2"]).lower()], int(found["d1"] or found["d2"])
        if valid(int(year), month, day):
            yield Stated(f"{year}-{month:02}-{day:02}", found.start(), found.end())
