"""Reports in sections, each under the place and day of a happening of its own: "1. Kelm, 2 May. ..." and "2. Orvan, night of 5 May. ...".

A section begins where a paragraph opens with a few words that name a place and a day and hold nothing else, numbered or not, also where
they are a line of their own. Two sections of different places and days part the Claims of a report: each goes where its paragraph stands,
unless its own sentence names the place of another section or another day. Where no heading has a day, places alone may head the sections
("Kelm bridge. ..." and "Orvan. ..."), if what stands below them is told for different days; a storm or a flood over many places is not cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.link.asides import NAME, NO_SCENE, spreading
from tellings.link.days import DAY, MONTHS, WEEKDAYS
from tellings.link.joint import one_night
from tellings.link.paragraphs import Paragraphs
from tellings.link.when import Told, calendar_day, spread, told_of
from tellings.model import Claim, Reading

_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|[•*–—-])\s+")
"""What a section may be numbered or marked with."""
_OPENING = re.compile(r"(?P<head>[^.:;!?\n]{5,80})(?:[.:]\s|\s?[–—-]\s|\n|$)")
_ALONE = re.compile(rf"(?P<at>{NAME})(?: [a-z]+)?(?:[.:]\s|\n|$)")
"""A heading that is a name, with its kind of place at most ("Kelm ford.")."""
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
    loose: bool = False
    """Whether its heading has no day: it then holds what is told for any day that is not another section's."""


def sections_of(reading: Reading) -> list[Section]:
    """The sections of a report, in order; none unless there are two of different places and days."""
    text = reading.article.text
    starts = {s.paragraph: s.span.start for s in reversed(reading.sentences) if s.role != "title"}
    heads = [(at, *found) for at in sorted(starts.values()) if (found := _heading(text, at)) is not None]
    sections = []
    for n, (at, place, told) in enumerate(heads):
        end = heads[n + 1][0] if n + 1 < len(heads) else len(text)
        sections.append(Section(at, end, place, _full(reading, at, end, told)))
    return next((found for found in (sections, _by_place(reading, sorted(starts.values()))) if _several(found)), [])


def _several(sections: Sequence[Section]) -> bool:
    return any(a.place.casefold() != b.place.casefold() and not one_night(a.told, b.told) for a in sections for b in sections)


def _by_place(reading: Reading, starts: Sequence[int]) -> list[Section]:
    """Sections headed by a place alone, with the days that their Claims are told for."""
    text, paragraphs = reading.article.text, Paragraphs(reading)
    kinds = [c.happening for c in reading.claims if c.happening]
    if 2 * sum(kind in spreading() for kind in kinds) > len(kinds):
        return []
    heads = [(at, place) for at in starts if (place := _place_alone(text, at)) is not None]
    sections = []
    for n, (at, place) in enumerate(heads):
        end = heads[n + 1][0] if n + 1 < len(heads) else len(text)
        told = spread(c for c in reading.claims if at <= c.evidence.start < end and c.scope == "this_event" and paragraphs.dated(c))
        if told is not None and told.fine:
            sections.append(Section(at, end, place, told, loose=True))
    return sections


def _place_alone(text: str, at: int) -> str | None:
    """The name of the place with which a paragraph is headed, if the text names it elsewhere as a place."""
    mark = _MARK.match(text, at)
    opening = _ALONE.match(text, mark.end() if mark else at)
    if opening is None:
        return None
    name = opening.group("at")
    if NO_SCENE.search(name) or name.casefold() in _TIME:
        return None
    elsewhere = f"{text[:at]}\n{text[opening.end() :]}"
    named = rf"\b(?i:in|at|near|on|of|to|from|and|outside) (?i:the )?{re.escape(name)}(?!\w)|(?<!\w){re.escape(name)} and\b"
    return name if re.search(named, elsewhere) else None


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
        if side is None:
            continue
        days = [s.told for s in sections if one_night(told, s.told)]
        if told is None or one_night(told, sections[side].told) or (sections[side].loose and not days):
            out[claim.id] = side
    return out
