"""The whole time grammar of a language: vocabulary, codes, and the rules in the order of their levels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.time.grammar_compose import FIRST, FOURTH, SECOND, THIRD
from tellings.extract.time.grammar_dates import DATES
from tellings.extract.time.grammar_durations import DURATIONS
from tellings.extract.time.grammar_relative import QUANTITIES, RELATIVE
from tellings.extract.time.lexer import OTHER, Alphabet, Tok, lex
from tellings.extract.time.rules import PHRASES, Level, apply, compile_rule
from tellings.extract.time.words import holidays, vocabulary
from tellings.model import TimeExpression

_SHAPES = (
    "ISO NUMDATE CLOCK DOTCLOCK CLOCK4 ORDNUM DECADES SHORTYEAR MERIDIEM NUM YEAR YEARWORDS DAY12 DAY31 SMALL GEN"
    " BEFORE_CHRIST OF_CHRIST NAMED_DAY"
).split()
_DATING = frozenset("MONTH WEEKDAY WEEKDAYS UNIT UNITS PART PARTS POINT LIGHT SEASON DECADEWORD REF EVERY LONG".split())
_TRIGGER_WORDS = (
    "overnight",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "moment",
    "o'clock",
    "quarter",
    "hours",
    "aged",
    "age",
    "now",
    "recent",
    "future",
    "past",
    "while",
    "term",
    "time",
    "present",
    "ago",
    "weekday",
    "weekdays",
    "half",
    "period",
    "q",
    "ew",
)
_TRIGGER_SHAPES = (
    "ISO",
    "NUMDATE",
    "CLOCK",
    "DECADES",
    "MERIDIEM",
    "YEAR",
    "YEARWORDS",
    "BEFORE_CHRIST",
    "OF_CHRIST",
    "NAMED_DAY",
    "ORDNUM",
)


_LETTERS = re.compile(r"[a-z]+")
_FIGURES = re.compile(
    r"\d{4}|\bthe \d\d?(?:st|nd|rd|th)\b|\d[:./]\d|\d-\d\d?-\d|9/11|\d0\W?s\b|\d\s?[ap]\.?\s?m\b|\bB\.?C\b|\bA\.?D\b|\bC\.?E\b|\bQ[1-4]\b",
    re.IGNORECASE,
)
"""Figures that may be a year, a date, a clock time or a decade."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled rules by level; ``triggers`` are the codes without which a sentence holds no time."""

    alphabet: Alphabet
    levels: tuple[Level, ...]
    names: dict[tuple[str, ...], str]
    triggers: frozenset[str]
    words: frozenset[str]

    def parse(self, text: str, offset: int) -> list[Tok]:
        """The tokens of a sentence with time expressions put together (those with ``kind``)."""
        if self.words.isdisjoint(_LETTERS.findall(text.lower())) and not _FIGURES.search(text):
            return []
        tokens = lex(text, offset, self.alphabet)
        tokens = self._holidays(tokens)
        if not any(t.code in self.triggers or t.kind for t in tokens):
            return []
        for level in self.levels:
            tokens = apply(tokens, level, self.alphabet)
        return [t for t in tokens if t.kind]

    def _holidays(self, tokens: list[Tok]) -> list[Tok]:
        starts = self._first_words
        if not any(t.word.split("'")[0] in starts and t.raw[:1].isupper() for t in tokens):
            return tokens
        out: list[Tok] = []
        i = 0
        while i < len(tokens):
            used, rule = self._holiday_at(tokens, i)
            if used:
                last = tokens[i + used - 1]
                expr = TimeExpression(op="holiday", args={"rule": rule})
                out.append(Tok(self.alphabet.code("P_DAY"), tokens[i].start, last.end, "holiday", {}, "P_DAY", expr, "DATE", tokens[i].raw))
            else:
                out.append(tokens[i])
            i += used or 1
        return out

    @property
    def _first_words(self) -> frozenset[str]:
        return _firsts(tuple(self.names))

    def _holiday_at(self, tokens: list[Tok], i: int) -> tuple[int, str]:
        first = tokens[i].word.replace("'", "").replace(".", "")
        if not tokens[i].raw[:1].isupper() or first not in self._first_words:
            return 0, ""
        best, rule = 0, ""
        for name, found in self.names.items():
            used = _matches(tokens, i, name)
            if used > best:
                best, rule = used, found
        return best, rule


def _matches(tokens: list[Tok], i: int, name: tuple[str, ...]) -> int:
    """How many tokens a holiday's name takes here; possessive marks, full stops and hyphens count as nothing."""
    j = i
    for word in name:
        if j >= len(tokens):
            return 0
        here = tokens[j].word.replace("'", "").replace(".", "")
        j += 1
        if here != word and j < len(tokens) and tokens[j].word == "'s" and here + "s" == word:
            j += 1
        elif here != word:
            return 0
        if j < len(tokens) and tokens[j].word in ("'s", ".") and tokens[j].start == tokens[j - 1].end and word != name[-1]:
            j += 1
    return j - i


@lru_cache(maxsize=8)
def _firsts(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(w for n in names for w in (n[0], n[0].removesuffix("s")))


@lru_cache(maxsize=4)
def grammar(folders: tuple[str, ...] = ()) -> Grammar:
    """The grammar with the user's lexicon folders read in."""
    alphabet = Alphabet(vocabulary(folders))
    for shape in _SHAPES + list(PHRASES):
        alphabet.code(shape)
    members = alphabet.members
    members["DAYNUM"] = [*map(alphabet.code, ("DAY12", "DAY31", "ORDNUM"))]
    members["PUNCT"] = [*map(alphabet.code, (",", ".", ";", "!", "?", ")", '"', "”", ":"))]
    levels = tuple(
        Level([compile_rule(rule, alphabet) for rule in level])
        for level in (DATES, QUANTITIES, RELATIVE, DURATIONS, FIRST, SECOND, THIRD, FOURTH)
    )
    codes = {code for name in _DATING for code in members.get(name, ())}
    codes |= {alphabet.find(w) for w in (*_TRIGGER_WORDS, *_TRIGGER_SHAPES)}
    names = holidays(folders)
    words = {word for word, entry in alphabet.known.items() if not _DATING.isdisjoint(entry.values)}
    words |= {*_TRIGGER_WORDS, "clock", "thousand", "hundred", "nineteen", "century", *_firsts(tuple(names))}
    return Grammar(alphabet, levels, names, frozenset(codes - {OTHER}), frozenset(words))
