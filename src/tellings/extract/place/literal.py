"""Whether a place name stands for the place, or for people, a body or a government."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.extract.place.candidates import SAME_LINE, Candidate
from tellings.extract.place.words import Word, word_classes
from tellings.language import Analysis
from tellings.model import Span

_SIDE = frozenset("backed led allied made supplied trained funded sponsored brokered born designated aligned".split())
"""Participles behind a hyphen that make a State an actor ("US-backed")."""


def literal(analysis: Analysis, words: Sequence[Word], c: Candidate) -> bool:
    """False for a demonym ("Russian"), a body named after a place ("New York Times") and a State that acts ("Russia said").

    A State acts where it is the subject of an active verb, the agent of a passive one, the owner of a body or a person
    ("Russia's ministry"), or stands before a participle ("US-backed").
    """
    if c.demonym or (c.chosen is not None and c.chosen.form in ("adjective", "people")):
        return False
    behind = words[c.last + 1] if c.last + 1 < len(words) else None
    classes = word_classes()
    lower = behind.lower.rstrip(".") if behind is not None else ""
    if behind is not None and behind.gap == "-" and lower in _SIDE:
        return False
    adjacent = behind is not None and behind.gap in SAME_LINE
    if adjacent and (lower in classes["body"] or (lower in classes["title"] and behind is not None and behind.capital)):
        return False
    return not _acts(analysis, words, c)


def _acts(analysis: Analysis, words: Sequence[Word], c: Candidate) -> bool:
    if c.chosen is None or not (c.chosen.kind == "country" or c.chosen.capital):
        return False
    token = analysis.head_token(Span(start=words[c.first].start, end=words[c.last].end))
    if token is None or not words[c.first].parsed:
        return False
    head = analysis.head_of(token)
    if token.dep == "nsubj" and head.pos == "VERB":
        return True
    if token.dep == "poss":
        return head.lemma in word_classes()["body"] | word_classes()["title"]
    return token.dep == "pobj" and head.dep == "agent"
