"""The words of an Article's Passages, as the place names are looked for: also where nothing was parsed (a dateline)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.language import Analysis, Token, table

ROLES = frozenset({"title", "subtitle", "dateline", "byline", "body", "quotation", "caption"})

_WORD = re.compile(r"[A-Z]\.(?:[A-Z][a-z]{0,3}\.)+|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_APOSTROPHES = frozenset("'’ʼ`")
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Word:
    """A word without its possessive ending. ``gap`` is the text between it and the word before."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    gap: str
    first: bool
    """True for the first word of a sentence or line."""
    role: str
    token: Token | None
    parsed: bool
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """True where the word begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=8)
def word_classes(folders: tuple[str, ...] = ()) -> dict[str, frozenset[str]]:
    """Words of the table ``place_words`` by class."""
    found: dict[str, set[str]] = {}
    for row in table("place_words", "en", folders):
        found.setdefault(row["class"], set()).add(row["word"].lower())
    return {name: frozenset(words) for name, words in found.items()}


@lru_cache(maxsize=8)
def locatives(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """Prepositions of space and the role that they give."""
    return {row["word"]: row["role"] for row in table("place_words", "en", folders) if row["class"] == "locative"}


@lru_cache(maxsize=1)
def dotted() -> frozenset[str]:
    """Words whose full stop belongs to them in a place name ("Ala.", "St.")."""
    states = (a[:-1] for row in table("provinces") for a in row["abbreviations"].split("|") if a.endswith("."))
    return frozenset({s.lower() for s in states} | set("st ste mt ft pt rd ave blvd dr ln hwy pkwy twp co".split()))


def words(analysis: Analysis) -> list[Word]:
    """All words of the Passages that may name a place, in text order."""
    found: list[Word] = []
    for passage in sorted(analysis.article.passages, key=lambda p: p.start):
        if passage.role in ROLES and passage.duplicate_of is None:
            found.extend(_passage(analysis, passage.start, passage.end, passage.role, len(found)))
    return found


def _passage(analysis: Analysis, start: int, end: int, role: str, i: int) -> Iterator[Word]:
    text, last, known = analysis.text, start, dotted()
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        possessive = stop - begin > 2 and text[stop - 1] in "sS" and text[stop - 2] in _APOSTROPHES
        stop = stop - 2 if possessive else stop
        sentence = analysis.sentence_at(begin)
        gap, after = text[last:begin], text[stop : stop + 1]
        word = text[begin:stop]
        if after == "." and not possessive and word.lower() in known:
            stop += 1
            word, after = text[begin:stop], text[stop : stop + 1]
        if after and after in "'’" and text[stop - 1] in "sS" and not possessive:
            possessive = True
        first = last == start or "\n" in gap or (sentence is not None and not _before(text, sentence.span.start, last, begin))
        yield Word(
            i=i, start=begin, end=stop, text=word, lower=word.lower(), gap=gap, first=first, role=role,
            token=analysis.token_at(begin), parsed=sentence is not None and sentence.parsed, possessive=possessive,
        )  # fmt: skip
        i += 1
        last = max(stop, match.end())


def _before(text: str, start: int, last: int, begin: int) -> bool:
    """Whether a letter or digit stands between the start of a sentence and a word; the word before ends at ``last``."""
    return start < last or _LETTER.search(text, start, begin) is not None
