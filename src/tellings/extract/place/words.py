"""The words of an Article's Passages, as the place names are looked for: also where nothing was parsed (a dateline)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.language import Analysis, Token, table

ROLES = frozenset({"title", "subtitle", "dateline", "byline", "body", "quotation", "caption"})

_WORD = re.compile(r"[A-Z]\.(?:[A-Z][a-z]{0,3}\.)+|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’ʼ`][sS]|(?<=[sS])['’ʼ`])$")


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
    text, last = analysis.text, start
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        tail = _POSSESSIVE.search(match.group())
        stop = stop - len(tail.group()) if tail and tail.start() else stop
        sentence = analysis.sentence_at(begin)
        gap = text[last:begin]
        if stop == match.end() and text[stop : stop + 1] == "." and text[begin:stop].lower() in dotted():
            stop += 1
        if text[stop : stop + 1] in "'’" and text[stop : stop + 1] and text[stop - 1] in "sS" and not tail:
            tail = _POSSESSIVE.search(text[begin : stop + 1])
        first = last == start or "\n" in gap or (sentence is not None and not re.search(r"\w", text[sentence.span.start : begin]))
        yield Word(
            i=i, start=begin, end=stop, text=text[begin:stop], lower=text[begin:stop].lower(), gap=gap, first=first, role=role,
            token=analysis.token_at(begin), parsed=sentence is not None and sentence.parsed, possessive=tail is not None,
        )  # fmt: skip
        i += 1
        last = max(stop, match.end())
