"""Which stretches of words name a place.

A candidate is a stretch that the gazetteer knows. :mod:`tellings.extract.place.reasons` scores each by itself; here
the Article speaks as a whole: a name that is surely a place once is likelier one everywhere, and so is one that
stands in a list with places. From :data:`ENOUGH` on the longest stretch is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tellings.extract.place.candidates import Candidate
from tellings.extract.place.persons import surnames
from tellings.extract.place.reasons import Scene, score
from tellings.extract.place.unlisted import streets, villages
from tellings.extract.place.words import Word

ENOUGH = 2.0
SURE = 4.0
"""From here on a name counts as a place wherever the Article uses it."""

_JOINED = frozenset({"and", "or", "to"})


def tag(words: Sequence[Word], known: Mapping[int, list[Candidate]], own: frozenset[str] = frozenset()) -> list[Candidate]:
    """The stretches that name a place, in text order, not overlapping. ``own`` are keys that the outlet is named after."""
    ends: dict[int, list[Candidate]] = {}
    for group in known.values():
        for c in group:
            ends.setdefault(c.last, []).append(c)
    small = frozenset(w.lower for w in words if not w.capital)
    scene = Scene(words, known, ends, surnames(words, known), small, own)
    groups = [known[i] for i in sorted(known)]
    every = [c for group in groups for c in group]
    for c in every:
        c.score = score(scene, c)
    _spread(scene, every)
    _coordinate(scene, every)
    roads = streets(words)
    taken = [*roads, *_longest(groups, {i for road in roads for i in range(road.first, road.last + 1)})]
    return sorted([*taken, *villages(words, taken, scene.people)], key=lambda c: c.first)


def _spread(scene: Scene, every: Sequence[Candidate]) -> None:
    """Let a name that is surely a place once count everywhere, and one that comes again with some reason a little."""
    sure = {c.key for c in every if c.score >= SURE}
    unsure = [c for c in every if c.key not in sure and scene.words[c.first].lower not in scene.people]
    again = Counter(c.key for c in unsure)
    some = {c.key for c in unsure if c.score >= ENOUGH - 1.0}
    for c in every:
        if c.key in sure and c.score < SURE:
            c.score += 1.5
    for c in unsure:
        if again[c.key] > 1 and c.key in some:
            c.score += 0.7


def _coordinate(scene: Scene, every: Sequence[Candidate]) -> None:
    """A name that is joined to a place by "and", "or", "to" or a comma is likelier a place itself ("Homs and Hama")."""
    starts = {c.first for c in every if c.score >= ENOUGH}
    words = scene.words
    for c in every:
        if not 0 <= c.score < ENOUGH:
            continue
        gap, i = words[c.first].gap, c.last + 1
        before = c.first - 2 if gap in (" ", "\u00a0") and c.first > 1 and words[c.first - 1].lower in _JOINED else c.first - 1
        left = scene.ends.get(before, []) if before < c.first - 1 or gap == ", " else []
        joined = i + 1 in starts and words[i].lower in _JOINED and words[i].gap in (" ", ", ")
        if joined or any(o.score >= ENOUGH for o in left):
            c.score += 1.5


def _longest(groups: Sequence[Sequence[Candidate]], busy: set[int]) -> list[Candidate]:
    taken: list[Candidate] = []
    for group in groups:
        for candidate in group:
            wide = set(range(candidate.first, candidate.last + 1))
            if candidate.score >= ENOUGH and not wide & busy:
                taken.append(candidate)
                busy |= wide
                break
    return taken
