"""A text as it is read: single blanks, no invisible characters, one kind of quotation marks.

How a page sets its blanks and marks says nothing, so that reading must not depend on it: everything that reads works on the plain
text, and what it found is carried back to the Article's own characters (:func:`carry_back`). Where a text is plain already, which
most are, nothing is done.

* runs of blanks inside a line (also no-break, thin and ideographic ones) are one blank, or one tab if a tab is among them;
  blanks at the ends of a line are dropped, line breaks kept;
* soft hyphens, zero-width characters and characters that turn the direction are dropped;
* “curly”, „German“, »inward« and «outward» marks become straight ones, ‚single‘ and ‹angled› ones ‘ ’; a blank inside angled marks, as the
  French set it, is dropped (styles: CLDR, delimiters).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from tellings.model import Article, Passage, Span
from tellings.model.record import Record

BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(
    rf"[{INVISIBLE}„“”«»‹›‚\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[{BLANKS}][{BLANKS}]|^[{BLANKS}]|[{BLANKS}]$",
    re.MULTILINE,
)
_PIECE = re.compile(rf"(?P<drop>[{INVISIBLE}]+|^[{BLANKS}]+|[{BLANKS}]+$)|(?P<blank>[{BLANKS}]+)|(?P<mark>[„“”«»‹›‚‘])", re.MULTILINE)
_ANGLED = {"«": ('"', '"'), "»": ('"', '"'), "‹": ("‘", "’"), "›": ("‘", "’")}
_DOUBLE = frozenset("„“”")

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text and where each of its characters stood; ``places`` is None where each stands where it stood."""

    text: str
    places: list[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the source for a non-empty one of the plain text."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the plain text for one of the source."""
        return (start, end) if self.places is None else (bisect_left(self.places, start), bisect_left(self.places, end))

    def wide(self, source: str) -> frozenset[int]:
        """The blanks of the plain text that stand for several in the source: a menu sets its items apart with them."""
        if self.places is None:
            return frozenset()
        return frozenset(i for i, at in enumerate(self.places) if self.text[i] in " \t" and source[at + 1 : at + 2].isspace())


def flatten(text: str) -> Plain:
    """Make a text plain."""
    if not _ODD.search(text):
        return Plain(text)
    out: list[str] = []
    places: list[int] = []
    at = 0
    low: list[int] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        out.append(text[at:start])
        places.extend(range(at, start))
        at = end
        piece = _blank(text, match) if match["blank"] else "" if match["drop"] else _mark(text, start, low)
        if piece:
            out.append(piece)
            places.append(start)
    out.append(text[at:])
    places.extend(range(at, len(text)))
    return Plain("".join(out), places)


def _blank(text: str, match: re.Match[str]) -> str:
    """One blank for a run of them, or none inside angled marks."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if (before in _ANGLED and _opens(text, match.start() - 1)) or (after in _ANGLED and not _opens(text, match.end())):
        return ""
    return "\t" if "\t" in match.group() else " "


def _mark(text: str, at: int, low: list[int]) -> str:
    """The mark that is read. ``low`` holds the place of a low single mark that waits for the one that closes it."""
    mark = text[at]
    if mark in _DOUBLE:
        return '"'
    if mark in _ANGLED:
        return _ANGLED[mark][not _opens(text, at)]
    if mark == "‚":
        low[:] = [at]
        return "‘"
    closes = bool(low) and "\n" not in text[low[0] : at]
    low.clear()
    return "’" if closes else mark


def _opens(text: str, at: int) -> bool:
    """Say whether an angled mark opens: by its shape, unless what stands at its sides says the contrary (»so«)."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] in "«‹":
        return not (before and not before.isspace() and before not in "([{—–-" and (not after or not after.isalnum()))
    return (not before or before.isspace() or before in "([{—–-") and after.isalnum()


def plain_article(article: Article) -> tuple[Article, Plain]:
    """An Article as it is read, and the way back."""
    plain = flatten(article.text)
    if plain.places is None:
        return article, plain
    moved = carry(article.replace(passages=[], text=plain.text), plain.forth, plain.text)
    passages = [_moved(p, plain) for p in article.passages]
    return moved.replace(passages=[p for p in passages if p.start < p.end]), plain


def _moved(passage: Passage, plain: Plain) -> Passage:
    start, end = plain.forth(passage.start, passage.end)
    twin = passage.duplicate_of
    return passage.replace(start=start, end=end, duplicate_of=None if twin is None else plain.forth(twin, twin)[0])


def carry_back(record: R, plain: Plain, text: str) -> R:
    """The same record with every offset in the source ``text`` and every quote as it stands there."""
    return record if plain.places is None else carry(record, plain.back, text)


def carry(value: Any, move: Callable[[int, int], tuple[int, int]], text: str) -> Any:
    """A record (or list) with its ranges moved: Spans, ``start`` and ``end`` fields with their ``quote``, ``head`` offsets."""
    if isinstance(value, list):
        return [carry(v, move, text) for v in value]
    if isinstance(value, Span):
        start, end = move(value.start, value.end)
        return Span(start=start, end=end)
    if not isinstance(value, Record):
        return value
    names = _fields(type(value))
    changes: dict[str, Any] = {}
    for name in names:
        field = getattr(value, name)
        if isinstance(field, (Record, list)):
            changes[name] = carry(field, move, text)
        elif name in ("head", "duplicate_of") and field is not None:
            changes[name] = move(field, field + 1)[0]
    first, last = getattr(value, "start", None), getattr(value, "end", None)
    if isinstance(first, int) and isinstance(last, int):
        changes["start"], changes["end"] = move(first, last)
        if "quote" in names:
            changes["quote"] = text[changes["start"] : changes["end"]]
    return value.replace(**changes)


@lru_cache(maxsize=64)
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(kind.__struct_fields__)
