"""What stands at a place of the text: looked up by stretches of the text, since a book has ten thousand happenings and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tellings.model import AmountMention, Claim, HappeningMention, PlaceMention, Reading, Span

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


def claims_on(reading: Reading, span: Span) -> list[Claim]:
    """The Claims whose evidence shares a character with a stretch of the text, in the order of the Reading."""
    own = reading.claims
    blocks = _once("evidence", own, lambda: _blocks([c.evidence.span for c in own]))
    near = {i for block in range(span.start // BLOCK, span.end // BLOCK + 1) for i in blocks.get(block, ())}
    return [own[i] for i in sorted(near) if own[i].evidence.span.overlaps(span)]


def ages_at(reading: Reading, place: int) -> list[AmountMention]:
    """The ages whose number may hold a place, in the order of the Reading: all that do, and some more."""
    own = reading.amounts

    def blocks() -> dict[int, list[int]]:
        ages = [i for i, a in enumerate(own) if a.kind == "age"]
        return {block: [ages[k] for k in found] for block, found in _blocks([own[i].number for i in ages]).items()}

    return [own[i] for i in _once("ages", own, blocks).get(place // BLOCK, ())]


def times_within(reading: Reading, span: Span) -> list[int]:
    """The numbers of the times that lie within a stretch of the text, in order."""
    return _within("times", reading.times, reading.times, span)


def literal_places(reading: Reading, span: Span) -> list[PlaceMention]:
    """The places meant as such (no metonyms) that lie within a stretch of the text, in order."""
    literal = _once("literal", reading.places, lambda: [p for p in reading.places if p.literal])
    return [literal[i] for i in _within("places", literal, literal, span)]


def _within(name: str, records: Sequence[Any], spans: Sequence[Any], wanted: Span) -> list[int]:
    blocks = _once(name, records, lambda: _blocks([r.span for r in spans]))
    near = {i for block in range(wanted.start // BLOCK, wanted.end // BLOCK + 1) for i in blocks.get(block, ())}
    return sorted(i for i in near if wanted.covers(spans[i].span))


def sentence_at(reading: Reading, place: int) -> int:
    """The number of the last sentence that begins at a place or before it; -1 before the first."""
    return bisect_right(_once("sentences", reading.sentences, lambda: [s.span.start for s in reading.sentences]), place) - 1
