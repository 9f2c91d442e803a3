"""Datelines: the place, date and agency with which a wire story's first paragraph begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.cleaning.dates import DATE, PageDate, find_dates

_CAP = r"[A-ZÀ-ÖØ-Þ](?:[A-ZÀ-ÖØ-Þ.]|(?:['\-](?=\w)))*"
_CAPS = rf"(?:{_CAP}(?:\s(?:{_CAP}|OF|DE|LA|DEL|DOS|AL|EL|UPON|ON))*)"
_TITLE = r"(?:[A-ZÀ-ÖØ-Þ][\w.'\-]*(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.'\-]*|of|de|la|del|al|el|upon|on|sur|am)){0,3})"
_REGION = rf"(?:[,.]\s{_TITLE}){{0,2}}"
_PLAIN_DATE = re.sub(r"\(\?P<(\w+)>", "(?:", DATE.replace("(?P=sep)", "[-/.]").replace("(?P=sep2)", "[/.]"))
_WHEN = rf"(?:\(?(?i:{_PLAIN_DATE})\)?)"
_AGENCY = r"(?:\(\s?(?P<{0}>[A-Z][^()\n]{{1,40}}?)\s?\)|/\s?(?P<{0}b>[A-Z][^/\n]{{1,30}}?)\s?/)"
_SEP = r"\s?(?:-{1,3}|[–—]|[|])(?:\s+|$)|\s?(?:--|[–—])(?=\S)"
_LABELS = frozenset(
    "UPDATE UPDATED BREAKING LIVE WATCH VIDEO PHOTO PHOTOS EXCLUSIVE OPINION ANALYSIS CORRECTION NOTE EDITOR WARNING READ MORE ALERT"
    " LATEST NEW NEWS URGENT FACTBOX TIMELINE EXPLAINER REPORT INTERVIEW REVIEW DEVELOPING".split()
)
"""Labels that stand where a place would: kinds of item of the IPTC Genre codes and newsroom slugs."""

_FORMS = [
    re.compile(
        rf"(?P<place>{_CAPS}{_REGION}|{_TITLE}{_REGION})[,.]?\s(?P<when>{_WHEN})[,.]?\s?{_AGENCY.format('agency')}\s?(?:\.(?:\s+|$)|{_SEP}|(?<=/)\s+)"
    ),
    re.compile(rf"(?P<place>{_CAPS}{_REGION}|{_TITLE}{_REGION})[,.]?\s(?P<when>{_WHEN})[.]?(?:{_SEP}|:\s+)"),
    re.compile(
        rf"(?P<place>{_CAPS}{_REGION}|{_TITLE}{_REGION}),?\s?{_AGENCY.format('agency')}(?:,?\s(?P<when>{_WHEN}))?\s?(?:{_SEP}|:\s+|(?<=/)\.?\s+)"
    ),
    re.compile(rf"(?:(?P<when>{_WHEN})[,.]?\s?)(?:(?P<place>{_TITLE}{_REGION})[,.]?\s?)?(?:{_AGENCY.format('agency')})?\s?{_SEP}"),
    re.compile(rf"(?P<place>{_CAPS}{_REGION})[,.]?(?:{_SEP})"),
    re.compile(rf"{_AGENCY.format('agency')}\s?(?:{_SEP}|:\s+)"),
]
_WEAK = re.compile(rf"(?P<place>{_TITLE}{_REGION})\s?(?:--|[–—])\s?(?=\S)")
_NEXT = re.compile(r"[\"'(\[]*(?:[A-ZÀ-ÖØ-Þ\d]|$)|\.\.\.|…")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is where the words end, ``body`` where the paragraph goes on (both counted from the paragraph's start)."""

    end: int
    body: int
    agency: str | None
    date: PageDate | None


def find_dateline(plain: str, *, first: bool) -> Dateline | None:
    """Find a dateline at the start of a paragraph; ``first`` allows the forms that only a story's first paragraph has."""
    head = plain[:120]
    for form in [*_FORMS, _WEAK] if first else _FORMS:
        match = form.match(head)
        if match and _fits(match, plain, weak=form is _WEAK):
            groups = match.groupdict()
            date = next(iter(find_dates(groups["when"])), None) if groups.get("when") else None
            if date:
                shift = match.start("when")
                date = PageDate(date.start + shift, date.end + shift, date.edtf, date.impossible)
            end = len(match.group().rstrip())
            return Dateline(end, match.end(), groups.get("agency") or groups.get("agencyb"), date)
    return None


def _fits(match: re.Match[str], plain: str, *, weak: bool) -> bool:
    rest = plain[match.end() :]
    place = (match.groupdict().get("place") or "").split(",")[0]
    words = place.split()
    if words and (words[0].strip(".") in _LABELS or len(words) > 5):
        return False
    if weak and (len(place.split()) > 3 or len(rest.split()) < 6):
        return False
    if not _NEXT.match(rest):
        return False
    return not (place.isupper() and rest[:60].isupper() and not match.groupdict().get("when"))
