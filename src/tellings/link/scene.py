"""The scene of a happening: the first place that a title or lead gives for it, whether or not a gazetteer knows it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from tellings.link.asides import KIND_OF_PLACE, NAME, NO_SCENE
from tellings.link.surface import WORD, stem, term
from tellings.model import Claim, Reading, Span

_LOCATED = re.compile(rf"\b(?i:in|at|near|outside|around|off|on) {KIND_OF_PLACE}(?P<at>{NAME})")
_IN_TITLE = re.compile(rf"\b(?i:in|at|near|outside|around|off|on|of) {KIND_OF_PLACE}(?P<at>{NAME})")
_COMING = re.compile(rf"\b(?i:from|to|into|of) {KIND_OF_PLACE}(?P<at>{NAME})")
_RUN_IN = re.compile(r"(?:^|(?<=\n))(?P<at>[^\W\d_a-z][^\W\d_a-z’'-]{2,}(?: [^\W\d_a-z][^\W\d_a-z’'-]+){0,2})(?=[.:](?:\s|$))")
"""A name in capitals that heads a paragraph: "KELM. Two trains ..."."""
_OTHER_USE = re.compile(r" (?:province|region|state|county|department|governorate|oblast|prefecture)\b", re.IGNORECASE)
_DEMONYM = re.compile(r"(?:ian|ean|an|ish|ese)$")
_NOUN = re.compile(r" [a-z]{3,}")
"""A noun behind it makes an adjective of a name in -ian or -ish ("the Ruritanian port of Strelsau")."""
_LEAD = 3
"""Sentences of title and body that may give the scene."""

_WIDE = ("country", "region", "province")
_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w’-]+")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]+")


def scene_of(reading: Reading) -> tuple[tuple[int, ...], ...]:
    """The first place of the title and of the lead, as the terms of their words; names of countries and provinces only if alone."""
    text = reading.article.text
    title = [s.span for s in reading.sentences if s.role == "title"][:1]
    body = [s.span for s in reading.sentences if s.role == "body"][:_LEAD]
    wide = {p.place.name.text.casefold() for p in reading.places if p.place.precision in _WIDE}
    told = {m.group() for m in _INSIDE.finditer(text, title[0].end if title else 0)}
    headline = [name for span in title for name in _located(span.of(text), _IN_TITLE, told)]
    lead = [name for span in body for name in _located(span.of(text), _RUN_IN, told)]
    lead += [name for span in body for name in _located(span.of(text), _LOCATED, told)]
    if not headline and not lead:
        lead = [name for span in body for name in _located(span.of(text), _COMING, told)]
    narrow = [[name for name in names if name.casefold() not in wide] for names in (headline, lead)]
    chosen = [names[0] for names in narrow if names] or [*headline, *lead][:1]
    return tuple(terms for name in chosen if (terms := terms_of(name)))


def _located(text: str, pattern: re.Pattern[str], told: set[str]) -> list[str]:
    """Names behind a preposition of place, as far as the body has their words inside a sentence (titles write all words in capitals)."""
    found = (m for m in pattern.finditer(text) if not NO_SCENE.search(m.group("at")) and not _OTHER_USE.match(text, m.end()))
    found = (m for m in found if not (_DEMONYM.search(m.group("at")) and _NOUN.match(text, m.end())))
    kept = (" ".join(word for word in m.group("at").split() if word.capitalize() in told or word in told) for m in found)
    return [name for name in kept if name]


def located_terms(text: str) -> list[tuple[int, ...]]:
    """The names that stand behind a preposition of place in a text, as terms."""
    found = (m.group("at") for m in _IN_TITLE.finditer(text) if not NO_SCENE.search(m.group("at")))
    return [terms for name in found if (terms := terms_of(name))]


def terms_of(name: str) -> tuple[int, ...]:
    """The words of a name as terms."""
    return tuple(term("c", stem(m.group())) for m in WORD.finditer(name) if len(m.group()) > 2)


def names_outside(reading: Reading, claims: Iterable[Claim]) -> array[int]:
    """The capitalised words of an article without the sentences of some Claims (what it tells in passing), as terms in order."""
    words = {stem(word) for word in _without(reading.article.text, {c.sentence for c in claims}) if len(word) > 2}
    return array("I", sorted(term("c", word) for word in words))


def _without(text: str, spans: Iterable[Span]) -> set[str]:
    kept, at = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return {m.group() for part in [*kept, text[at:]] for m in _CAPITAL.finditer(part)}
