"""What stands at a place of the text: looked up by stretches of the text, since a book has ten thousand happenings and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tellings.model import Claim, HappeningMention, Reading, Span

BLOCK = 2_048
"""Characters of a stretch."""

T = TypeVar("T")
_held: dict[str, tuple[Sequence[Any], Any]] = {}


def _once(name: str, records: Sequence[Any], make: Callable[[], T]) -> T:
    """What was made of the same list last time; only the last list of each name is kept."""
    last = _held.get(name)
    if last is None or last[0] is not records or len(last[0]) != len(records):
        last = (records, make())
        _held[name] = last
    made: T = last[1]
    return made


def _blocks(spans: Sequence[Span]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, span in enumerate(spans):
        for block in range(span.start // BLOCK, span.end // BLOCK + 1):
            found.setdefault(block, []).append(i)
    return found


def happenings_at(reading: Reading, place: int) -> list[HappeningMention]:
    """The triggers whose sentence or clause may hold a place, in the order of the Reading: all that do, and some more."""
    own = reading.happenings
    blocks = _once("happenings", own, lambda: _blocks([_whole(h) for h in own]))
    return [own[i] for i in blocks.get(place // BLOCK, ())]


def _whole(happening: HappeningMention) -> Span:
    parts = (happening.sentence, happening.clause, happening.span)
    return Span(start=min(p.start for p in parts), end=max(p.end for p in parts))


def claims_at(reading: Reading, place: int) -> list[Claim]:
    """The Claims whose sentence may hold a place, in the order of the Reading: all that do, and some more."""
    own = reading.claims
    blocks = _once("claims", own, lambda: _blocks([c.sentence for c in own]))
    return [own[i] for i in blocks.get(place // BLOCK, ())]


def sentence_at(reading: Reading, place: int) -> int:
    """The number of the last sentence that begins at a place or before it; -1 before the first."""
    return bisect_right(_once("sentences", reading.sentences, lambda: [s.span.start for s in reading.sentences]), place) - 1
