"""Dates and date lines of pages, by a strict grammar: what it does not understand stays unknown.

Kept apart from the time expressions of the prose: here a line is nothing but a date, a clock time, a weekday and
the names of an outlet, a place or an author.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

MONTHS = {m: i // 2 + 1 for i, m in enumerate(
    "january jan february feb march mar april apr may _ june jun july jul august aug september sep october oct november nov"
    " december dec".split()
) if m != "_"} | {"sept": 9}  # fmt: skip
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:" + "|".join(f"{d[:3]}(?:{d[3:]})?" for d in WEEKDAYS) + r"|tues|thurs?|weds)\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[0-9])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:(?P<d1>{_DAY})\s*(?:of\s+)?[-./ ]?\s*(?P<m1>{_MONTH})(?:,?[-./ ]?\s*(?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>{_DAY})(?:,?\s*(?P<y2>{_YEAR}))?"
    rf"|(?P<y3>{_YEAR})(?P<sep>[-/.])(?P<m3>\d\d?)(?P=sep)(?P<d3>\d\d?)(?!\d)"
    rf"|(?P<n1>\d\d?)(?P<sep2>[/.])(?P<n2>\d\d?)(?P=sep2)(?P<y4>{_YEAR}))"
)
_DATE = re.compile(rf"(?<![\w])(?:{DATE})(?![\w])", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?:[:.h](?P<min>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\.?(?!\w))?"
    r"\s*(?P<hrs>hrs?\b|hours\b)?\s*(?:local time\b)?"
    r"\s*(?P<zone>(?:GMT|UTC|Z|CES?T|EES?T|MSK|BST|IST|JST|[ECMP][SD]?T|ET|PT|AE[SD]T)\b(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)?(?![\d:])",
    re.IGNORECASE,
)
_ZONES = {"gmt": "Z", "utc": "Z", "z": "Z", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00"}
"""Only zones whose letters mean one offset; EST, IST or BST mean several: the time is then local."""
_LABEL = re.compile(
    r"(?:first |last |originally |date )?(?:published|posted|updated|modified|created|issued|released|edited|uploaded|filed|submitted|added"
    r"|written|reported|broadcast|aired|transmitted|placed|shared|circulated|sent out|put (?:up|out|online|on)|put|revised|changed"
    r"|publication date|last update|last edit|date|dated|published time|time|as of)"
    r"(?: (?:on|to|in|at) (?:our|the|this|its) (?:web ?)?(?:site|page|blog|channel|portal|homepage))?(?: (?:on|at|by))?\b\s*:?",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^(?:(?:on|at|from|local time|hrs)\b\s*)+|(?:\s*\b(?:on|at|from|local time|hrs))+$", re.IGNORECASE)
"""What stands between a date, a clock time and a name."""
_PAGE = re.compile(
    r"(?:pages?|pp?\.?|no\.?|vol(?:ume)?\.?|issue|section|edition)\s?\w{1,5}"
    r"|(?:(?:early|late|first|second|final|morning|midday|evening|night|weekend|print|city|national|international)\s)*(?:edition|issue)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:the )?(?:newest|latest|most recent|last) (?:(?:entry|entries|updates?|posts?|news|items?) )?"
    r"(?:(?:on|at|from)(?: the)? top|first|above)",
    re.IGNORECASE,
)
"""How a live page is ordered."""
_JOBS = frozenset("staff reporter reporters correspondent correspondents writer writers desk agencies agency wire services".split())
"""Words for those who write, small in a byline."""
_PROGRAMMES = frozenset("news bulletin morning midday noon evening night daily weekly transcript translation edition programme".split())
"""Words for a broadcast or an issue, small after a comma (IPTC Genre codes)."""
_MAYBE = re.compile(r"\d|day\b|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b|just now|\bago\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[|•·–—/]\s*|\s+-+\s+|;\s*|(?<!\w)-+(?!\w)")
_RELATIVE = re.compile(
    r"(?:about )?(?:\d+|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago|today|yesterday|just now", re.IGNORECASE
)
STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*(?:GMT|UTC|BST|CET|EST|EDT|local time|a\.?m\.?|p\.?m\.?))?", re.IGNORECASE)
"""The clock time of a live page's entry, alone in its line (as language/segment.py reads it)."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as found: ``edtf`` is None where the numbers are ambiguous or impossible."""

    start: int
    end: int
    edtf: str | None
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a date: the moment (RFC 3339, or local) if a clock time is said, a weekday, and the other names in it."""

    date: PageDate | None
    moment: str | None
    weekday: str | None
    names: tuple[str, ...]


def find_dates(plain: str) -> list[PageDate]:
    """Find calendar dates that name at least a day and a month."""
    return [_page_date(m) for m in _DATE.finditer(plain[:2_000])]


def _page_date(match: re.Match[str]) -> PageDate:
    g = match.groupdict()
    if g["m1"] or g["m2"]:
        month = MONTHS[(g["m1"] or g["m2"]).rstrip(".").lower()]
        day = int(re.sub(r"\D", "", g["d1"] or g["d2"]))
        year = g["y1"] or g["y2"]
    elif g["y3"]:
        year, month, day = g["y3"], int(g["m3"]), int(g["d3"])
    else:
        year, first, second = g["y4"], int(g["n1"]), int(g["n2"])
        day, month = (first, second) if g["sep2"] == "." or first > 12 else (second, first)
        if g["sep2"] == "/" and first <= 12 and second <= 12 and first != second:
            return PageDate(match.start(), match.end(), None)  # 3/4/2020: April in London, March in New York
    if not valid(int(year) if year else None, month, day):
        return PageDate(match.start(), match.end(), None, impossible=True)
    return PageDate(match.start(), match.end(), f"{year or 'XXXX'}-{month:02}-{day:02}")


def valid(year: int | None, month: int, day: int) -> bool:
    """Say whether the calendar has that day (a leap day when the year is not said)."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def date_line(plain: str) -> DateLine | None:
    """Read a line that says when (and perhaps where, by whom, in what outlet) something was published; None for any other line."""
    if len(plain) > 160 or not _MAYBE.search(plain):
        return None
    dates = find_dates(plain)
    rest = _blank(plain, [(d.start, d.end) for d in dates])
    labelled = bool(_LABEL.match(plain))
    if len(dates) > 1 and not (labelled or "|" in plain or "•" in plain or "·" in plain):
        return None
    clock = _clock(rest)
    if clock:
        rest = _blank(rest, [clock.span()])
    weekdays = list(re.finditer(rf"(?<!\w){_WEEKDAY}(?!\w)", rest, re.IGNORECASE))
    rest = _blank(rest, [m.span() for m in weekdays])
    relative = _RELATIVE.search(rest) if labelled or _RELATIVE.fullmatch(rest.strip()) else None
    rest = _blank(rest, [relative.span()] if relative else [])
    if not (dates or weekdays or relative or (clock and labelled)):
        return None
    names = _names(rest, marked=bool(re.search(r"[|•·]", plain)), labelled=labelled)
    if names is None or (not dates and (len(names) > 1 or plain.rstrip().endswith("."))):
        return None
    date = dates[0] if dates else None
    moment = f"{date.edtf}T{_time(clock)}" if date and clock and date.edtf and date.edtf[0] != "X" else None
    return DateLine(date, moment, (_weekday(weekdays[0].group()) if weekdays else None), names)


def gives_day(plain: str) -> bool:
    """Say whether a line is a date line with a day of the calendar: "Posted by Mara, 12 May 2021"."""
    line = date_line(plain)
    return line is not None and line.date is not None and line.date.edtf is not None


def _clock(rest: str) -> re.Match[str] | None:
    return next((m for m in _CLOCK.finditer(rest) if m["min"] or m["half"] or m["hrs"]), None)


def _time(clock: re.Match[str]) -> str:
    hour = int(clock["h"])
    half = (clock["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (clock["zone"] or "").strip().lower()
    offset = _ZONES.get(zone, "")
    if re.fullmatch(r"[+-]\d\d:?\d\d", zone):
        offset = f"{zone[:3]}:{zone[-2:]}"
    return f"{hour:02}:{clock['min'] or '00'}:00{offset}"


def _weekday(word: str) -> str:
    return next(d for d in WEEKDAYS if d.startswith(word.lower()[:3])).capitalize()


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "|" + " " * (end - start - 1) + text[end:]
    return text


def _names(rest: str, *, marked: bool, labelled: bool) -> tuple[str, ...] | None:
    """What is left of a date line, as names; None where it is more than names."""
    names = []
    for part in _SPLIT.split(_LABEL.sub(" ", rest)):
        name = _EDGES.sub("", part.strip(" ,.:()[]-\"'")).strip(" ,.:()[]-\"'")
        if not name or _PAGE.fullmatch(name) or _ORDER.fullmatch(name):
            continue
        words = name.split()
        named = all(
            w[:1].isupper()
            or w[:1].isdigit()
            or "_" in w  # the name of an account
            or w.rstrip(",") in _JOBS | _PROGRAMMES
            or w in ("of", "the", "and", "de", "la", "del", "for", "by", "in", "our")
            for w in words
        )
        if len(words) > (8 if marked else 4) or not (named or marked or labelled) or (name[-1:] in "!?"):
            return None
        names.append(name)
    return tuple(names) if len(names) <= 5 else None
