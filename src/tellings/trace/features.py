"""What two sentences are compared by when they share no long run of words: numbers, names, word stems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellings.language import table
from tellings.trace.words import Stretch, Words

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|(?<!\w)\d{1,9}(?:[.:]\d{1,2})?(?!\w)")
_UNITS = {w: 2 * n for n, w in enumerate("zero two four six eight ten twelve fourteen sixteen eighteen".split())}
_UNITS |= {w: 2 * n + 1 for n, w in enumerate("one three five seven nine eleven thirteen fifteen seventeen nineteen".split())}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_HUGE = 10**12
"""No count is larger: "hundred hundred hundred" is no number."""
_WORDED = {"dozen": 12, "half": 0}
MAX_STEM = 24

NUMBER, NAME, CONTENT = "#", "@", ""
"""Marks before a feature: a number, a name, an ordinary word."""


@dataclass(slots=True)
class Features:
    """The features of one sentence, and how many words it has that carry meaning."""

    number: int
    values: frozenset[str]
    words: int


@lru_cache(maxsize=8)
def function_words(language: str = "en") -> frozenset[str]:
    """Closed-class words, which say nothing about who copied whom."""
    return frozenset(row["word"] for row in table("function_words", language))


def sentence_features(words: Words) -> list[Features]:
    """The features of each sentence of an Article."""
    names = _names(words)
    return [_features(words, stretch, names) for stretch in words.stretches]


def _features(words: Words, stretch: Stretch, names: frozenset[str]) -> Features:
    found = {NUMBER + n for n in numbers(stretch.span.of(words.article.text))}
    closed, carrying = function_words(), 0
    for folded in words.folded[stretch.first : stretch.last]:
        if folded in closed or folded.isdigit() or folded in _UNITS or folded in _TENS or folded in _SCALES:
            continue
        carrying += 1
        found.add(NAME + folded if folded in names else CONTENT + stem(folded))
    return Features(number=stretch.number, values=frozenset(found), words=carrying)


def _names(words: Words) -> frozenset[str]:
    """Words with a capital that does not come from the start of a sentence (titles in capitals set aside)."""
    capital: dict[str, int] = {}
    small: dict[str, int] = {}
    text = words.article.text
    for stretch in words.stretches:
        for i in range(stretch.first, stretch.last):
            first = text[words.starts[i]]
            if stretch.role in ("title", "subtitle") or i == stretch.first:
                continue
            counter = capital if first.isupper() else small
            counter[words.folded[i]] = counter.get(words.folded[i], 0) + 1
    return frozenset(w for w, n in capital.items() if n > small.get(w, 0) and w not in function_words())


def numbers(text: str) -> set[str]:
    """The numbers of a stretch of text in digits or words, as digits ("fifty-three" is 53, "1,240" is 1240)."""
    found = {re.sub(r"[,\u00a0\u202f ]", "", m.group()) for m in _NUMBER.finditer(text)}
    value, current, open_ = 0, 0, False
    for word in [*re.findall(r"[^\W\d_]+|[^\w\s-]", text.lower()), "."]:
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
            open_ = True
        elif word in _SCALES and open_ and value + current < _HUGE:
            current *= _SCALES[word]
            if _SCALES[word] > 100:
                value, current = value + current, 0
        elif not (word == "and" and open_ and (current >= 100 or value)):
            if word in _WORDED:
                found.add(str(_WORDED[word] * max(1, current) if word == "dozen" else "1/2"))
            elif open_ and value + current != 1:
                found.add(str(value + current))
            value, current, open_ = 0, 0, False
    return found


_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ness", "edly", "ied", "ies", "ers", "er", "ed", "es", "ly", "s", "e")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude stem: one common ending cut off, at least four letters left, a doubled last letter made single."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:MAX_STEM]
