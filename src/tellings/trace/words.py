"""The words of an Article as they are compared: folded, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.language.segment import segments
from tellings.model import Article, Reading, Span

_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e"
_WORD = re.compile(rf"[^\W_]+(?:[{_INVISIBLE}]+[^\W_]+)*")
_PLAIN = re.compile("[a-z0-9]+")
_STRIP = re.compile(rf"[{_INVISIBLE}]")


@dataclass(slots=True)
class Stretch:
    """A sentence: ``[first, last)`` are word indices; ``number`` counts the sentences of the Article."""

    number: int
    span: Span
    first: int
    last: int
    role: str
    paragraph: int
    stamp: str | None = None


@dataclass(slots=True)
class Words:
    """An Article's words in text order, only those of Passages that are read (no menus, no bylines)."""

    article: Article
    folded: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    _bounds: list[int] = field(default_factory=list, repr=False)

    def numbers(self, span: Span) -> range:
        """The numbers of the sentences that a stretch of characters touches."""
        if not self._bounds:
            self._bounds = [s.span.end for s in self.stretches]
        first = last = bisect_right(self._bounds, span.start)
        while last < len(self.stretches) and self.stretches[last].span.start < span.end:
            last += 1
        return range(first, last)

    def span(self, first: int, last: int) -> Span:
        """The characters from word ``first`` up to but not including word ``last``."""
        return Span(start=self.starts[first], end=self.ends[last - 1])


def fold(word: str) -> str:
    """Lower case, without accents and invisible characters: the form in which words are compared."""
    word = _STRIP.sub("", word).lower()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def word_list(text: str) -> list[str]:
    """The folded words of a bare text (maximal runs of letters and digits)."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    return [fold(m.group()) for m in _WORD.finditer(text)]


def words_of(reading: Reading) -> Words:
    """The words of a reading's sentences; of all its readable Passages where it has no sentences."""
    article = reading.article
    words = Words(article=article)
    for span, role, paragraph, stamp in _stretches(reading):
        first = len(words.folded)
        _append(words, article.text, span)
        if len(words.folded) > first:
            words.stretches.append(Stretch(
                number=len(words.stretches), span=span, first=first, last=len(words.folded), role=role, paragraph=paragraph, stamp=stamp,
            ))  # fmt: skip
    return words


def _append(words: Words, text: str, span: Span) -> None:
    for match in _WORD.finditer(text, span.start, span.end):
        words.folded.append(fold(match.group()))
        words.starts.append(match.start())
        words.ends.append(match.end())


def _stretches(reading: Reading) -> Sequence[tuple[Span, str, int, str | None]]:
    article, end = reading.article, len(reading.article.text)
    found: list[tuple[Span, str, int, str | None]] = [
        (s.span, s.role, s.paragraph, s.live_stamp) for s in reading.sentences if s.span.end <= end
    ]
    if not found and article.passages:
        found = [(s.span, s.role, s.paragraph, s.live_stamp) for s in segments(article) if s.span.end <= end]
    if not found and end and not article.passages:
        found = [(Span(start=0, end=end), "body", 0, None)]
    kept: list[tuple[Span, str, int, str | None]] = []
    for item in sorted(found, key=lambda x: (x[0].start, x[0].end)):
        if not kept or item[0].start >= kept[-1][0].end:
            kept.append(item)
    return kept
