"""Incremental linking: a standing heap takes in new articles; ids once given survive.

New articles are compared with the standing ones through the same blocks, with the same features. Stories that a new
article touches are opened and clustered again together with it; all others stand. A story of more than :data:`OPEN`
articles is not opened: it can gain articles, not lose them, and :attr:`State.differs` names it, as the only
place where full linking could give something else (beside over-full blocks, whose neighbours change as the heap grows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tellings.link.block import Blocks
from tellings.link.cluster import Edge, average_link
from tellings.link.events import Heap, MainViews, claims_of, gather, join, join_sides
from tellings.link.model import pair_model
from tellings.link.profile import stack
from tellings.link.stories import Edges, candidate_pairs, score_pairs, strongest, weighed
from tellings.model import Event, Judgement, Links, Reading, make_id

OPEN = 200
"""Articles of the largest story that is clustered again when a new article touches it."""


@dataclass(slots=True)
class State:
    """A linked heap that can take in more: what was read of it, its index, its Events."""

    heap: Heap
    blocks: Blocks
    links: Links
    differs: list[str] = field(default_factory=list)
    """Ids of the Events that the last update did not open although new articles touch them."""


def standing(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> State:
    """Link a heap and keep what :func:`update` needs."""
    heap = gather(readings, judgements)
    join(heap)
    return State(heap, Blocks(heap.profiles), links_of(heap))


def update(state: State, readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> State:
    """Take new Readings into a standing heap. ``judgements`` are all that hold, old and new.

    A Reading of an Article that the heap has already is left out. The given state is not changed.
    """
    known = {r.article.id for r in state.heap.readings}
    fresh = gather([r for r in readings if r.article.id not in known], judgements)
    if not fresh.readings:
        return State(state.heap, state.blocks, state.links)
    n = len(state.heap.readings)
    profiles = stack(state.heap.profiles, fresh.profiles)
    heap = Heap([*state.heap.readings, *fresh.readings], [*state.heap.chains, *fresh.chains], profiles, fresh.bonds)
    edges = _new_edges(state, heap, n)
    heap.groups, closed = _regroup(state, heap, edges, n)
    join_sides(heap, MainViews(heap))
    links = keep_ids(state.links, links_of(heap))
    differs = sorted({links.claim_event[c.id] for i in closed for c in heap.chains[i][0].claims if c.id in links.claim_event})
    return State(heap, Blocks(heap.profiles), links, differs)


def _new_edges(state: State, heap: Heap, n: int) -> Edges:
    """Scores of new articles with standing and with new ones, by their positions in the joint heap."""
    new = np.arange(n, len(heap.readings))
    rows = heap.profiles.take(new.tolist())
    parts = list(state.blocks.candidates(rows, np.arange(len(new)), own=False))
    a, b = candidate_pairs(rows)
    left = np.concatenate([*(n + asked for asked, _ in parts), n + a])
    right = np.concatenate([*(found for _, found in parts), n + b])
    return score_pairs(heap.profiles, heap.profiles, left, right)


def _regroup(state: State, heap: Heap, edges: Edges, n: int) -> tuple[list[list[int]], list[int]]:
    """The stories of the joint heap, and an article of each touched story that was not opened."""
    story = {i: s for s, group in enumerate(state.heap.groups) for i in group}
    touched = sorted({story[x] for ends in edges[:2] for x in ends.tolist() if x < n})
    opened = {s for s in touched if len(state.heap.groups[s]) <= OPEN}
    inside = sorted(i for s in opened for i in state.heap.groups[s])
    shut = [state.heap.groups[s] for s in touched if s not in opened]
    free = [*inside, *range(n, len(heap.readings))]
    place = {i: k for k, i in enumerate(free)}
    place.update({i: len(free) + k for k, group in enumerate(shut) for i in group})
    views = MainViews(heap)
    all_edges = _joined(edges, _inner_edges(state, heap, inside))
    told = list(weighed(strongest(all_edges, len(heap.readings)), views.evidence))
    groups = average_link(len(free) + len(shut), _by_place(told, place), pair_model().threshold)
    members = [[i] for i in free] + shut
    again = [sorted(i for k in group for i in members[k]) for group in groups]
    rest = [group for s, group in enumerate(state.heap.groups) if s not in set(touched)]
    return sorted([*again, *rest]), [group[0] for group in shut]


def _inner_edges(state: State, heap: Heap, inside: list[int]) -> Edges:
    """Scores among the articles of opened stories, through the standing index."""
    allowed = np.zeros(len(heap.readings), dtype=bool)
    allowed[inside] = True
    pairs: list[np.ndarray] = []
    for a, b in state.blocks.candidates(state.heap.profiles, np.array(inside, dtype=np.int64), own=True):
        keep = allowed[b]
        pairs.append((np.minimum(a, b)[keep] << 32) | np.maximum(a, b)[keep])
    unique = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, np.int64)
    return score_pairs(heap.profiles, heap.profiles, unique >> 32, unique & 0xFFFFFFFF)


def _joined(first: Edges, second: Edges) -> Edges:
    return tuple(np.concatenate(pair) for pair in zip(first, second, strict=True))  # type: ignore[return-value]


def _by_place(edges: Sequence[Edge], place: dict[int, int]) -> list[Edge]:
    """Edges between the things that are clustered; those to members of one shut story are averaged."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(list)
    for a, b, value in edges:
        x, y = sorted((place[a], place[b]))
        if x != y:
            sums[(x, y)].append(value)
    return [(x, y, sum(values) / len(values)) for (x, y), values in sorted(sums.items())]


def links_of(heap: Heap) -> Links:
    """The bare Events of a joined heap, in the order of their ids."""
    events = []
    for chains in heap.events:
        claims = [c.id for c in claims_of(chains)]
        if claims:
            articles = sorted({chain.article for chain in chains})
            events.append(Event(id=make_id("event", [claims[0]]), claims=claims, articles=articles))
    events.sort(key=lambda e: e.id)
    return Links(events=events, claim_event={c: e.id for e in events for c in e.claims}, problems=heap.bonds.conflicts)


def keep_ids(old: Links, new: Links) -> Links:
    """Give the Events of ``new`` the ids that their Claims had in ``old``; the order of ``old.events`` is their age.

    On a merge the oldest id survives and ``former_ids`` lists the others; on a split the part with the first Claim keeps it. New
    Events keep the id made of their smallest Claim, unless that id is in use: then the next Claim that gives a free one names them.
    """
    age = {e.id: n for n, e in enumerate(old.events)}
    heir: dict[str, int] = {}
    home = {c: n for n, e in enumerate(new.events) for c in e.claims}
    for event in old.events:
        first = next((c for c in event.claims if c in home), None)
        if first is not None:
            heir[event.id] = home[first]
    inherited: dict[int, list[str]] = defaultdict(list)
    for old_id, n in heir.items():
        inherited[n].append(old_id)
    former = {e.id: e.former_ids for e in old.events}
    named: list[tuple[int, Event]] = []
    taken = set(age)
    for n, event in enumerate(new.events):
        ids = sorted(inherited[n], key=age.__getitem__)
        if ids:
            lost = sorted({*ids[1:], *(f for i in ids for f in former[i])})
            named.append((age[ids[0]], event.replace(id=ids[0], former_ids=lost)))
        else:
            free = next((i for i in (make_id("event", [c]) for c in event.claims) if i not in taken), event.id)
            taken.add(free)
            named.append((len(age) + n, event.replace(id=free)))
    events = [event for _, event in sorted(named, key=lambda pair: pair[0])]
    return Links(events=events, claim_event={c: e.id for e in events for c in e.claims}, problems=new.problems)
