"""Quotations: the stretches of a text that stand between quotation marks.

Curly and angled marks say themselves whether they open or close; straight ones (and doubled single ones or
back-ticks) open after white space or an opening bracket and close otherwise. A paragraph that opens a quotation and never
closes it is quoted to its end: the convention for a speech that goes on in the next paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.language import Analysis
from tellings.model import Span

_MARK = re.compile(r"[“”„«»\"]|''|``|(?<![^\W\d_])[‘`]|(?<=[\s(\[—–-])'(?=\w)|(?<=[,.!?…])[’'](?=\s|$)|`")
_ANY_MARK = re.compile(r"[“”„«»\"'`‘’]")
"""What a mark begins with: asking :data:`_MARK` at these alone costs a fifth of asking it at every character."""
_OPENERS = frozenset("“„«‘")
_CLOSERS = frozenset("”»")
_SINGLE = frozenset("‘’'`")
MAX_SINGLE = 300
"""Characters; a longer stretch between single marks is an apostrophe gone astray."""


def quotations(analysis: Analysis) -> list[Span]:
    """Find the quotations of an Article, marks included, in text order and without overlap."""
    return [q for paragraph in _paragraphs(analysis) for q in _quoted(analysis.text, paragraph)]


def _paragraphs(analysis: Analysis) -> Iterator[Span]:
    start = end = -1
    current = -1
    for sentence in analysis.sentences:
        if sentence.paragraph != current:
            if current >= 0:
                yield Span(start=start, end=end)
            current, start = sentence.paragraph, sentence.span.start
        end = sentence.span.end
    if current >= 0:
        yield Span(start=start, end=end)


def _quoted(text: str, paragraph: Span) -> Iterator[Span]:
    opened: tuple[int, str] | None = None
    for match in _marks(text, paragraph):
        mark = match.group()
        if opened is None:
            if mark not in _CLOSERS and mark != "’" and _may_open(text, match, paragraph):
                opened = (match.start(), mark)
        elif _closes(opened[1], mark, text, match):
            single = opened[1] in _SINGLE
            if not single or match.end() - opened[0] <= MAX_SINGLE:
                yield Span(start=opened[0], end=match.end())
            opened = None
        elif mark in _OPENERS and mark not in _SINGLE:
            if opened[1] not in _SINGLE:
                yield Span(start=opened[0], end=match.start())
            opened = (match.start(), mark)
    if opened is not None and opened[1] not in _SINGLE and opened[0] < paragraph.end:
        yield Span(start=opened[0], end=paragraph.end)


def _marks(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """All matches of :data:`_MARK`, from left to right and without overlap."""
    at = paragraph.start
    while (found := _ANY_MARK.search(text, at, paragraph.end)) is not None:
        match = _MARK.match(text, found.start(), paragraph.end)
        at = match.end() if match else found.end()
        if match:
            yield match


def _may_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match.group() in _OPENERS or match.start() == paragraph.start:
        return True
    before = text[match.start() - 1]
    after = text[match.end() : match.end() + 1]
    return bool(after) and not after.isspace() and not before.isalnum()


def _closes(opener: str, mark: str, text: str, match: re.Match[str]) -> bool:
    if opener in _SINGLE and opener != "`":
        return mark in "’'`"
    if opener == "`":
        return mark in ("`", "'", "''")
    if mark in _SINGLE or (opener == '"' and mark in ("''", "``")):
        return False
    if mark in _OPENERS:
        return False
    if mark in _CLOSERS or opener in _OPENERS:
        return True
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    return not (before.isspace() and after and not after.isspace())
