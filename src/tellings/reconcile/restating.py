"""How far two sentences tell the same: their content words, and whether they hedge, deny or confirm.

Plain word lists and stems, no parse: the sentences of a Case carry none, and a copy keeps most of the words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tellings.language import table as lexicon

STEM = 6
"""Letters of a word that are compared: "damaged" and "damage" are one."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = re.compile(r"[,;:.!?()–—\"“”«»]|\b(?:but|while|although|though|and|who|which|that|because|after|when)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_CONFIRM = re.compile(r"\b(?:confirm(?:s|ed)?|admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?|owned up)\b", re.IGNORECASE)
_DENY = re.compile(r"\b(?:den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|dismiss(?:es|ed))\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A stretch of a text between punctuation or conjunctions."""

    start: int
    end: int
    stems: frozenset[str]


@lru_cache(maxsize=1)
def _function() -> frozenset[str]:
    return frozenset(r["word"] for r in lexicon("function_words"))


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    """Stems of verbs and nouns of saying: they tell nothing about the matter."""
    return frozenset(r["lemma"][:STEM] for r in lexicon("cues") if r["pos"] == "verb") | {"said", "told", "spoke"}


@lru_cache(maxsize=1)
def _doubts() -> re.Pattern[str]:
    phrases = sorted((r["phrase"] for r in lexicon("doubts")), key=lambda p: (-len(p), p))
    words = "|".join("(?-i:may)" if p == "may" else re.escape(p) for p in phrases)  # the month is written with a capital
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def stems(text: str) -> frozenset[str]:
    """The content words of a text, cut to their stems: no function words, no verbs of saying, no words of doubt."""
    words = {w.casefold() for w in _WORD.findall(_doubts().sub(" ", text))} - _function()
    return frozenset(w[:STEM] for w in words) - _reporting()


def doubted(text: str) -> re.Match[str] | None:
    """The first word of doubt in a text."""
    return _doubts().search(text)


def negated(text: str) -> bool:
    """Whether a text denies or negates anything."""
    return bool(_NEGATION.search(text) or _DENY.search(text))


def denies(text: str) -> re.Match[str] | None:
    """The verb by which somebody denies something."""
    return _DENY.search(text)


def confirms(text: str) -> re.Match[str] | None:
    """The verb by which somebody confirms something that was open."""
    found = _CONFIRM.search(text)
    return found if found and not _NEGATION.search(text, max(0, found.start() - 25), found.start()) else None


def clause_around(text: str, start: int, end: int, within: tuple[int, int]) -> Clause:
    """The clause of a sentence (``within``) that holds a stretch of it."""
    cuts = [m.span() for m in _CLAUSE.finditer(text, *within)]
    left = max((e for s, e in cuts if e <= start), default=within[0])
    right = min((s for s, e in cuts if s >= end), default=within[1])
    return Clause(left, right, stems(text[left:right]))


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the words of ``a`` that ``b`` has (0 where there are none)."""
    return len(a & b) / len(a) if a else 0.0
