"""Quotations as they stand in a text: between marks, with the name of whom they are given to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.model import AttributionMention, Reading, Span, Teller
from tellings.trace.words import Words

_MARKED = re.compile(
    r"“(?P<curly>[^“”]{2,2000}?)(?:”|(?=“)|$)|„(?P<low>[^„“”]{2,2000}?)[“”]|«(?P<angle>[^«»]{2,2000}?)»"
    r"|``(?P<tex>[^`]{2,2000}?)(?:''|``)|(?<!\w)\"(?P<straight>[^\"]{2,2000}?)(?:\"|$)"
    r"|(?<![\w’'])[‘](?P<single>[^‘\n]{2,300}?)’(?!\w)|(?<![\w'])'(?P<tick>[^'\n]{8,300}?)'(?!\w)|`(?P<back>[^`'\n]{2,300}?)[`'](?!\w)"
)
MIN_WORDS = 3


@dataclass(slots=True)
class Quote:
    """A quotation: the words inside the marks (``[first, last)`` word indices) and its speaker."""

    span: Span
    first: int
    last: int
    speaker: str | None = None
    body: str | None = None


def quotes_of(reading: Reading, words: Words) -> list[Quote]:
    """The quotations of an Article that have ``MIN_WORDS`` words or more, in text order."""
    text = reading.article.text
    found: list[Quote] = []
    saying: dict[int, dict[int, AttributionMention]] = defaultdict(dict)
    for number, mention in enumerate(reading.attributions):
        for n in (n for content in mention.content for n in words.numbers(content)):
            saying[n][number] = mention
    for start, end in _paragraphs(words):
        for match in _MARKED.finditer(text, start, end):
            inner = match.span(match.lastgroup or 0)
            indices = _inside(words, *inner)
            if indices and indices[1] - indices[0] >= MIN_WORDS:
                inside = Span(start=inner[0], end=inner[1])
                near = {k: m for n in words.numbers(inside) for k, m in saying[n].items()}
                teller = _teller([near[k] for k in sorted(near)], inside)
                found.append(Quote(
                    span=words.span(*indices), first=indices[0], last=indices[1],
                    speaker=_name(teller), body=teller.body.text if teller and teller.body else None,
                ))  # fmt: skip
    return found


def _paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    """The stretches between which no quotation runs on: paragraphs."""
    start = end = paragraph = -1
    for stretch in words.stretches:
        if stretch.paragraph != paragraph:
            if start >= 0:
                yield start, end
            paragraph, start = stretch.paragraph, stretch.span.start
        end = stretch.span.end
    if start >= 0:
        yield start, end


def _inside(words: Words, start: int, end: int) -> tuple[int, int] | None:
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    return (first, last) if first < last else None


def _teller(attributions: list[AttributionMention], span: Span) -> Teller | None:
    """The last link of the attribution whose content overlaps the quotation most; quotation attributions first."""
    best: tuple[bool, int, int] | None = None
    teller = None
    for mention in attributions:
        size = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in mention.content)
        if size and mention.chain:
            rank = (mention.quotation, size, -mention.content[0].start)
            if best is None or rank > best:
                best, teller = rank, mention.chain[-1]
    return teller


def _name(teller: Teller | None) -> str | None:
    if teller is None:
        return None
    name = teller.name or teller.body
    return (name.canonical or name.text) if name else None
