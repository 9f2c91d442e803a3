"""Places that a report tells apart from its own scene, though it gives no figure for what happened there.

A report of a sister happening mentions the one that all others tell of in passing: with its distance ("25 km from the ford"), with
what happened there ("on their way to Ness, where a market burned"), or by comparison ("at Ness itself", "not to be confused with").
Where another report opens with such a place, the two tell of different happenings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.link.scene import terms_of
from tellings.model import Reading, Span

LEAD = 3
"""Sentences of the body that count to the lead."""

_TOWARDS = (
    r"(?:away|off|from|of|to the|further|farther|distant|apart|up|down|along|inland|offshore|upstream|downstream|upriver|downriver|outside"
    r"|beyond|behind|before|below|above|past|short of|out|by (?:road|boat|sea|train|rail|bus|car|lorry|truck|air|foot)"
    r"|(?:due |to the )?(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern|wards?)?)"
)
_DISTANCE = re.compile(
    rf"\b(?:(?:kms?|kilomet(?:re|er)s?|miles?|leagues) {_TOWARDS}\b"
    rf"|(?:hours?|minutes?|days?)[’']? (?:(?:drive|walk|ride|march|sail|flight) (?:away|off|from|to the|up|down)"
    r"|by (?:road|boat|sea|train|rail|bus|car|lorry|truck|air|foot)|away|(?:up|down) the (?:road|coast|river|line))\b)"
)
"""How far a place is: a length with its direction, not a speed or a size."""
_WHERE = re.compile(r"[^\W\d_][\w’'-]*,? where\b")
_UNLINKED = re.compile(
    r"\b(?:no|any|without|nothing|not|never|deny|denied) (?:\w+ ){0,4}?(?:links?|linked|connections?|connect|connected|related|relation)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:(?-i:[^\W\d_a-z][\w’'-]+ itself)|as (?:to|for)|unlike|different from|the (?:other|first|second|earlier|former|latter)"
    r"|nothing to do|(?:un|dis)?connected|(?:un)?related|separate|distinct|mixed up|mix(?:es)? up|confus(?:ed?|es|ing)"
    r"|mistak(?:en?|es|ing) for|mistook)\b",
    re.IGNORECASE,
)
"""Words that set two things side by side or apart (Roget's Thesaurus 1911, heads 10 Irrelation, 15 Difference, 44 Disjunction, 465A
Indiscrimination)."""

_CUES = (_DISTANCE, _WHERE, _COMPARED, _UNLINKED)

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]{2,}")
_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w’-]+")
_NO_PLACE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?|the|in|on|at)$",
    re.IGNORECASE,
)

Names = frozenset[int]


@dataclass(frozen=True, slots=True)
class Apart:
    """Names as terms: those of title and lead; those of the own scene and the title; those of sentences with each kind of cue."""

    lead: Names
    own: Names
    told: tuple[Names, ...]


def apart_of(reading: Reading, scene: Iterable[int]) -> Apart:
    """What a report tells apart; ``scene`` are the terms of its own first place."""
    text = reading.article.text
    inside = {m.group() for m in _INSIDE.finditer(text)}
    title = [s.span for s in reading.sentences if s.role == "title"]
    body = [s.span for s in reading.sentences if s.role == "body"]
    named = [_names(span.of(text), inside) for span in body]
    heads = _all(_names(span.of(text), inside) for span in title)
    told = tuple(_all(_near(named, k) for k in _with(cue, body, text)) for cue in _CUES)
    return Apart(lead=heads | _all(named[:LEAD]), own=heads | frozenset(scene), told=told)


def _with(cue: re.Pattern[str], body: list[Span], text: str) -> list[int]:
    return [k for k, span in enumerate(body) if cue.search(span.of(text))]


def _near(named: list[Names], k: int) -> Names:
    """The names of a sentence, or those of the one before where it has none ("it is 22 kilometres further on")."""
    return named[k] or (named[k - 1] if k else frozenset())


def _all(names: Iterable[Names]) -> Names:
    return frozenset().union(*names)


def _names(text: str, inside: set[str]) -> Names:
    """Capitalised words that the text has inside a sentence too, as terms, without days and months."""
    found = (m.group() for m in _NAME.finditer(text))
    kept = (word for word in found if not _NO_PLACE.match(word) and (word in inside or word.capitalize() in inside))
    return frozenset(t for word in kept for t in terms_of(word))


def told_apart(a: Apart, b: Apart) -> tuple[float, float]:
    """Whether one gives the distance of a place with which the other opens, and how many other cues set such a place apart."""
    found = [float(bool((x - a.own) & b.lead) or bool((y - b.own) & a.lead)) for x, y in zip(a.told, b.told, strict=True)]
    return found[0], sum(found[1:])
