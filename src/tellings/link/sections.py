"""Reports in sections, each under the place and day of a happening of its own: "1. Kelm, 2 May. ..." and "2. Orvan, night of 5 May. ...".

A section begins where a paragraph opens with a few words that name a place and a day and hold nothing else, numbered or not, also where
they are a line of their own. Two sections of different places and days part the Claims of a report: each goes where its paragraph stands,
unless its own sentence names the place of another section or another day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.link.asides import NAME, NO_SCENE
from tellings.link.days import DAY, MONTHS, WEEKDAYS
from tellings.link.joint import one_night
from tellings.link.paragraphs import Paragraphs
from tellings.link.when import Told, calendar_day, told_of
from tellings.model import Claim, Reading

_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|[•*–—-])\s+")
"""What a section may be numbered or marked with."""
_OPENING = re.compile(r"(?P<head>[^.:;!?\n]{5,80})(?:[.:]\s|\s?[–—-]\s|\n|$)")
_SMALL = frozenset(
    "the of on in at near to and from between night evening morning afternoon day early late hours before after dawn noon midnight".split()
)
"""Words that a heading may have beside its place and its day."""
_NAME = re.compile(NAME)
_TIME = frozenset([*MONTHS, *WEEKDAYS])


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text (code points), the place that heads it and its day."""

    start: int
    end: int
    place: str
    told: Told


def sections_of(reading: Reading) -> list[Section]:
    """The sections of a report, in order; none unless there are two of different places and days."""
    text = reading.article.text
    starts = {s.paragraph: s.span.start for s in reversed(reading.sentences) if s.role != "title"}
    heads = [(at, *found) for at in sorted(starts.values()) if (found := _heading(text, at)) is not None]
    sections = []
    for n, (at, place, told) in enumerate(heads):
        end = heads[n + 1][0] if n + 1 < len(heads) else len(text)
        sections.append(Section(at, end, place, _full(reading, at, end, told)))
    several = any(a.place.casefold() != b.place.casefold() and not one_night(a.told, b.told) for a in sections for b in sections)
    return sections if several else []


def _full(reading: Reading, start: int, end: int, told: Told) -> Told:
    """A day of a heading with its year, as the Claims of the section give it."""
    dated = (told_of(c.period) for c in reading.claims if start <= c.evidence.start < end)
    return next((day for day in dated if day is not None and day.fine and one_night(day, told)), told)


def _heading(text: str, at: int) -> tuple[str, Told] | None:
    """The place and the day with which a paragraph is headed."""
    mark = _MARK.match(text, at)
    opening = _OPENING.match(text, mark.end() if mark else at)
    if opening is None:
        return None
    head = opening.group("head")
    told = calendar_day(head)
    words = re.findall(r"[^\W\d_][\w’'-]*", head)
    if told is None or len(words) > 10 or any(w[0].islower() and w not in _SMALL for w in words):
        return None
    rest = DAY.sub(" , ", head)
    names = [m.group() for m in _NAME.finditer(rest) if m.group().casefold() not in _TIME and not NO_SCENE.search(m.group())]
    return (names[0], told) if len(names) == 1 else None


def parted(reading: Reading, sections: Sequence[Section], claims: Sequence[Claim]) -> dict[str, int]:
    """The section of each Claim, by Claim id; a Claim dated for another day, or standing before all sections, is left out."""
    text, paragraphs = reading.article.text, Paragraphs(reading)
    names = [re.compile(rf"(?<!\w){re.escape(s.place)}(?!\w)", re.IGNORECASE) for s in sections]
    out = {}
    for claim in claims:
        sentence = claim.sentence.of(text)
        named = [i for i, name in enumerate(names) if name.search(sentence)]
        inside = next((i for i, s in enumerate(sections) if s.start <= claim.evidence.start < s.end), None)
        side = inside if len(named) != 1 else named[0]
        told = told_of(claim.period) if paragraphs.dated(claim) else None
        if side is not None and (told is None or one_night(told, sections[side].told)):
            out[claim.id] = side
    return out
