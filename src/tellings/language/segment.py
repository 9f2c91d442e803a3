"""Which stretches of an Article are read, cut into sentences, and which of them need the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.language.sentences import split
from tellings.model import Article, Passage, PassageRole, Span

READ_ROLES: frozenset[str] = frozenset({"title", "subtitle", "body", "quotation", "caption"})
"""Roles whose words are read as claims; chrome, bylines and datelines are not."""

MAX_SENTENCE = 3_000
"""Characters; a longer stretch without a full stop is cut at white space (a table, a list)."""

_STAMP = re.compile(r"^\s*(\d{1,2}[:.]\d{2})(?:\s*(?:GMT|UTC|BST|CET|EST|EDT|local time|a\.?m\.?|p\.?m\.?))?\s*$", re.IGNORECASE)


_NAMED = re.compile(r"(?<=[^.!?:“\"‘'(\[]\s)[^\W\d_](?<![a-zà-ÿ])")
"""A capital letter inside a sentence, not after a stop or an opening mark."""


@dataclass(slots=True)
class Segment:
    """A sentence on its way to the parser."""

    span: Span
    text: str
    paragraph: int
    role: PassageRole
    needs_parse: bool = True
    needs_names: bool = True
    live_stamp: str | None = None
    truncated: bool = False


def segments(article: Article) -> Iterator[Segment]:
    """Yield the sentences of all Passages that are read, in text order."""
    stamp: str | None = None
    for number, passage in enumerate(sorted(article.passages, key=lambda p: p.start)):
        found = _STAMP.match(article.text[passage.start : passage.end])
        if found and passage.role in ("body", "dateline", "dateline_date"):
            stamp = found.group(1).replace(".", ":")
            continue
        if passage.role not in READ_ROLES or passage.duplicate_of is not None:
            continue
        yield from _passage(article, passage, number, stamp)


def _passage(article: Article, passage: Passage, number: int, stamp: str | None) -> Iterator[Segment]:
    pieces = [p for s in split(article.text, Span(start=passage.start, end=passage.end)) for p in _bounded(article.text, s)]
    for i, span in enumerate(pieces):
        yield Segment(
            span=span, text=span.of(article.text), paragraph=number, role=passage.role, live_stamp=stamp,
            needs_names=_NAMED.search(article.text, span.start + 1, span.end) is not None,
            truncated=passage.truncated and i == len(pieces) - 1,
        )  # fmt: skip


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield Span(start=start, end=cut)
        start = cut + 1 if text[cut].isspace() else cut
    if start < span.end:
        yield Span(start=start, end=span.end)
