"""An article as the pieces of words that the network of chief happenings reads (:mod:`tellings.link.chief`).

The whole article is read at once where it is short, else stretch by stretch behind its opening: what a figure is told of may have
been said three paragraphs before. Beside each piece stands what is known there: whether a name stands in the opening, was told before
or is new; how a time lies to the days of the main happening; and where a Claim is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.link.when import Told, relation, told_of
from tellings.model import Claim, Reading

START, END, PARAGRAPH = "[CLS]", "[SEP]", "[unused1]"
WHOLE = 320
"""Pieces that are read at once."""
OPENING = 64
"""Pieces of the opening at most: title and first sentence of the body, which stand in front of each stretch."""
LONGEST = 60_000
"""Characters of a text that is read: a book has no chief happening."""
OVERLAP = 96
"""Pieces of one stretch that the next begins with."""

PLAIN, CLAIM, TIME, NAME_OF_OPENING, NAME_TOLD, NAME_NEW = 0, 1, 4, 9, 10, 11
CODES = 12
_SCOPES = ("this_event", "background", "cumulative")
_RELATIONS = ("same", "near", "before", "after", "unknown")

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_DATE_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun i".split()
)
_BLANKS = 40
"""Characters before a word within which the sign that ends a sentence is looked for."""
_ENDS = frozenset(".!?:\n“\"'‘”•*–-")


@dataclass(frozen=True, slots=True)
class Page:
    """What the network reads at once; ``pieces``, ``codes`` and ``marked`` have one entry a piece.

    ``claims`` gives for each Claim asked about here the first piece of its evidence and the one after its last, and the same of its
    sentence; ``opening`` is the stretch of title and lead.
    """

    pieces: Sequence[int]
    codes: Sequence[int]
    marked: Sequence[bool]
    claims: Mapping[str, tuple[int, int, int, int]]
    opening: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A Claim by its id, the span of its evidence and that of its sentence, and its scope."""

    id: str
    start: int
    end: int
    sentence: tuple[int, int]
    scope: str = "this_event"


def places_of(claims: Sequence[Claim]) -> list[Place]:
    """Where the Claims of a Reading stand."""
    return [Place(c.id, c.evidence.start, c.evidence.end, (c.sentence.start, c.sentence.end), c.scope) for c in claims]


def pages_of(reading: Reading, claims: Sequence[Place], main: Told | None, split: Callable[[str], Sequence[int]]) -> Iterator[Page]:
    """The pages on which some Claims are read, each Claim on one; ``main`` are the days of the main happening."""
    text = reading.article.text
    if len(text) > LONGEST:
        return
    found = list(_WORD.finditer(text))
    breaks = {s.span.start for before, s in zip(reading.sentences, reading.sentences[1:], strict=False) if s.paragraph != before.paragraph}
    lead = _lead(reading)
    offsets = [m.start() for m in found]
    marks = _covered(((p.start, p.end, CLAIM + (_SCOPES.index(p.scope) if p.scope in _SCOPES else 0)) for p in claims), offsets)
    known = {**_names(text, lead), **_covered(_times(reading, main), offsets), **marks}
    pieces: list[int] = []
    codes: list[int] = []
    marked: list[bool] = []
    starts: list[int] = []
    begun = sorted(breaks)
    passed = 0
    for m in found:
        if bisect_right(begun, m.start()) > passed:
            passed = bisect_right(begun, m.start())
            _add(split(PARAGRAPH), PLAIN, False, m.start(), (pieces, codes, marked, starts))
        _add(split(_plain(m.group())), known.get(m.start(), PLAIN), m.start() in marks, m.start(), (pieces, codes, marked, starts))
    opening = min(OPENING, bisect_left(starts, lead))
    where = {p.id: _where(p, starts) for p in claims}
    where = {k: v for k, v in where.items() if v[1] > v[0]}
    front = (split(START), split(END))
    if len(pieces) <= WHOLE:
        yield _page((pieces, codes, marked), (0, 0, len(pieces)), where, opening, front)
        return
    size = WHOLE - opening
    first = 0
    left = dict(where)
    while left:
        last = min(len(pieces), first + (WHOLE if first == 0 else size))
        limit = last if last == len(pieces) else last - OVERLAP // 4
        here_ = {k: v for k, v in left.items() if v[0] >= first and (v[1] <= limit or v[1] - v[0] > size // 2)}
        here_ = {k: (a, min(b, last), max(first, c), min(d, last)) for k, (a, b, c, d) in here_.items() if a < last}
        if here_:
            yield _page((pieces, codes, marked), (0 if first == 0 else opening, first, last), here_, opening, front)
        left = {k: v for k, v in left.items() if k not in here_}
        if last == len(pieces):
            break
        first = max(first + 1, last - OVERLAP)


def _covered(spans: Iterable[tuple[int, int, int]], offsets: Sequence[int]) -> dict[int, int]:
    """The code of each word (by its offset) that a span covers, the first span's where several do."""
    found: dict[int, int] = {}
    for start, end, code in spans:
        for k in range(bisect_left(offsets, start), bisect_left(offsets, end)):
            found.setdefault(offsets[k], code)
    return found


def _add(ids: Sequence[int], code: int, mark: bool, start: int, into: tuple[list[int], list[int], list[bool], list[int]]) -> None:
    for rows, value in zip(into[1:], (code, mark, start), strict=True):
        rows.extend([value] * len(ids))  # type: ignore[attr-defined]
    into[0].extend(ids)


def _page(
    rows: tuple[Sequence[int], Sequence[int], Sequence[bool]],
    stretch: tuple[int, int, int],
    where: Mapping[str, tuple[int, int, int, int]],
    opening: int,
    front: tuple[Sequence[int], Sequence[int]],
) -> Page:
    head, first, last = stretch
    begin, end = front
    middle = end if head else ()
    shift = len(begin) + head + len(middle) - first
    return Page(
        [*begin, *rows[0][:head], *middle, *rows[0][first:last], *end],
        [0] * len(begin) + [*rows[1][:head]] + [0] * len(middle) + [*rows[1][first:last]] + [0] * len(end),
        [False] * len(begin) + [*rows[2][:head]] + [False] * len(middle) + [*rows[2][first:last]] + [False] * len(end),
        {k: (a + shift, b + shift, c + shift, d + shift) for k, (a, b, c, d) in where.items()},
        (0, len(begin) + max(1, opening)),
    )


def _where(place: Place, starts: Sequence[int]) -> tuple[int, int, int, int]:
    a, b = bisect_left(starts, place.start), bisect_left(starts, place.end)
    c, d = bisect_left(starts, place.sentence[0]), bisect_left(starts, place.sentence[1])
    return a, b, min(a, c), max(b, d)


def _lead(reading: Reading) -> int:
    """The offset at which title and first sentence of the body end."""
    body = [s.span for s in reading.sentences if s.role == "body"]
    title = [s.span for s in reading.sentences if s.role == "title"]
    if body:
        return body[0].end
    return title[-1].end if title else min(300, len(reading.article.text))


def _times(reading: Reading, main: Told | None) -> list[tuple[int, int, int]]:
    """The spans of times with their code: how the days that they give some Claim lie to the main happening's."""
    days: dict[int, Told | None] = {}
    for claim in reading.claims:
        i = reading.claim_times.get(claim.id, -1)
        if 0 <= i < len(reading.times):
            days.setdefault(i, told_of(claim.period))
    return [
        (t.span.start, t.span.end, TIME + _RELATIONS.index(relation(days.get(i), main)))
        for i, t in enumerate(reading.times)
        if not t.distractor
    ]


def _names(text: str, lead: int) -> dict[int, int]:
    """The code of each name by its offset: a capitalised word that the text never has in lower case nor only where sentences begin."""
    lower = {m.group() for m in _WORD.finditer(text) if m.group().islower()}
    found = [m for m in _WORD.finditer(text) if m.group()[0].isupper() and m.group().lower() not in _DATE_NAMES]
    before = {m.start(): text[max(0, m.start() - _BLANKS) : m.start()].rstrip(" \t")[-1:] for m in found}
    inside = {m.group().casefold() for m in found if before[m.start()] not in _ENDS and m.start() > 0}
    kept = [m for m in found if m.group().casefold() in inside and m.group().lower() not in lower]
    opening = {m.group().casefold() for m in kept if m.start() < lead}
    codes: dict[int, int] = {}
    told: set[str] = set()
    for m in kept:
        name = m.group().casefold()
        codes[m.start()] = NAME_OF_OPENING if name in opening else NAME_TOLD if name in told else NAME_NEW
        told.add(name)
    return codes


def _plain(word: str) -> str:
    """A word in lower case without accents, as the vocabulary has it."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn") or word.lower()
