"""Incremental linking: a standing heap takes in new articles; ids once given survive.

New articles are compared with the standing ones through the same blocks, with the same features. Stories and Events that a
new article touches are opened and clustered again together with it; all others stand. A story of more than :data:`OPEN`
articles is not opened: it can gain articles, not lose them, and :attr:`State.differs` names it, as the only
place where full linking could give something else (beside over-full blocks, whose neighbours change as the heap grows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from tellings.link.block import Index, Rows
from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.events import FAINT, KEEP, Heap, MainViews, Sides, bonds_between, claims_of, gather, join, read_sides, story_score
from tellings.link.model import pair_model
from tellings.link.profile import Profiles, stack
from tellings.link.regroup import LIMIT
from tellings.link.sides import THRESHOLD, side_score
from tellings.link.stories import Edges, candidate_pairs, score_pairs, strongest, weighed
from tellings.model import Event, Judgement, Links, Reading, make_id

OPEN = 25
"""Articles of the largest story that is clustered again when a new article touches it."""

TOUCH = 0.25
"""Probability of a pair from which a new article touches a story."""


@dataclass(slots=True)
class Stories:
    """The stories of an update: new or opened ones, with those ``shut`` ones in them that gained articles; new articles begin at ``n``."""

    again: list[list[int]]
    shut: list[list[int]]
    n: int


@dataclass(slots=True)
class State:
    """A linked heap that can take in more: what was read of it, its indexes, its Events."""

    heap: Heap
    mains: Index
    sides: Index
    links: Links
    differs: list[str] = field(default_factory=list)
    """Ids of the Events that the last update did not open although new articles touch them."""


def standing(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> State:
    """Link a heap and keep what :func:`update` needs."""
    heap = gather(readings, judgements)
    join(heap)
    return State(heap, Index(heap.profiles), Index(heap.sides.profiles), links_of(heap))


def update(state: State, readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> State:
    """Take new Readings into a standing heap. ``judgements`` are all that hold, old and new.

    A heap that was small (:data:`tellings.link.regroup.LIMIT`) is linked as a whole: it is looked at twice, and that takes all of it.
    In a larger one Judgements on standing Claims alone wait for full linking. A Reading of an Article that the heap has already is left
    out. The given state is not changed.
    """
    known = {r.article.id for r in state.heap.readings}
    added = [r for r in readings if r.article.id not in known]
    if not added:
        return State(state.heap, state.mains, state.sides, state.links)
    if len(known) <= LIMIT:
        whole = standing([*state.heap.readings, *added], judgements)
        return State(whole.heap, whole.mains, whole.sides, keep_ids(state.links, whole.links))
    fresh = gather(added, judgements, whole=False)
    n = len(state.heap.readings)
    profiles = stack(state.heap.profiles, fresh.profiles)
    heap = Heap([*state.heap.readings, *fresh.readings], [*state.heap.chains, *fresh.chains], profiles, fresh.bonds)
    fresh_sides = read_sides(heap, range(n, len(heap.readings)))
    old = state.heap.sides
    heap.sides = Sides([*old.where, *fresh_sides.where], stack(old.profiles, fresh_sides.profiles), [*old.views, *fresh_sides.views])
    mains, sides = state.mains.grown(fresh.profiles), state.sides.grown(fresh_sides.profiles)
    heap.groups, again, shut = _regroup(state, heap, _new_edges(state, heap, n), n)
    kept, changed = _rejoin(State(heap, mains, sides, state.links), state.heap.events, Stories(again, shut, n))
    heap.events = sorted([*kept, *changed])
    links = _links_after(state, heap, changed)
    held = (heap.chains[group[0]][0].claims for group in shut)
    differs = sorted({links.claim_event[claims[0].id] for claims in held if claims})
    return State(heap, mains, sides, links, differs)


def _new_edges(state: State, heap: Heap, n: int) -> Edges:
    """Scores of new articles with standing and with new ones, by their positions in the joint heap."""
    new = list(range(n, len(heap.readings)))
    rows = heap.profiles.take(new)
    parts = list(state.mains.candidates(rows, np.arange(len(new))))
    a, b = candidate_pairs(rows)
    left = np.concatenate([*(n + asked for asked, _ in parts), n + a])
    right = np.concatenate([*(found for _, found in parts), n + b])
    return score_pairs(heap.profiles, heap.profiles, left, right)


def _regroup(state: State, heap: Heap, edges: Edges, n: int) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """The stories of the joint heap; those of them that are new or were opened; and the touched ones that were not opened."""
    story = {i: s for s, group in enumerate(state.heap.groups) for i in group}
    views = MainViews(heap)
    fresh = list(weighed(strongest(edges, len(heap.readings)), views.evidence))
    touched = sorted({story[x] for a, b, value in fresh if value >= TOUCH for x in (a, b) if x < n})
    opened = {s for s in touched if len(state.heap.groups[s]) <= OPEN}
    inside = sorted(i for s in opened for i in state.heap.groups[s])
    shut = [state.heap.groups[s] for s in touched if s not in opened]
    free = [*inside, *range(n, len(heap.readings))]
    place = {i: k for k, i in enumerate(free)}
    place.update({i: len(free) + k for k, group in enumerate(shut) for i in group})
    standing_edges = weighed(strongest(_inner_edges(state, heap, inside), len(heap.readings)), views.evidence)
    told = [*(e for e in fresh if e[0] in place and e[1] in place), *standing_edges]
    bonds = bonds_between(heap, place, {})
    groups = average_link(len(free) + len(shut), _by_place(told, place), pair_model().threshold, *bonds)
    members = [[i] for i in free] + shut
    again = sorted(sorted(i for k in group for i in members[k]) for group in groups)
    untouched = set(touched)
    rest = [group for s, group in enumerate(state.heap.groups) if s not in untouched]
    return sorted([*again, *rest]), again, shut


def _inner_edges(state: State, heap: Heap, inside: list[int]) -> Edges:
    """Scores among the articles of opened stories, through the standing index."""
    allowed = np.zeros(len(heap.readings), dtype=bool)
    allowed[inside] = True
    pairs: list[Rows] = []
    for a, b in state.mains.candidates(state.heap.profiles, np.array(inside, dtype=np.int64)):
        keep = allowed[b] & (a != b)
        pairs.append((np.minimum(a, b)[keep] << 32) | np.maximum(a, b)[keep])
    unique = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, np.int64)
    return score_pairs(heap.profiles, heap.profiles, unique >> 32, unique & 0xFFFFFFFF)


def _links_after(state: State, heap: Heap, changed: list[list[Pair]]) -> Links:
    """The Links with the Events that were put together again; all others stay as they are (a heap of 100,000 is not gone through)."""
    old = state.links
    fresh = links_of(heap, changed)
    touched = {old.claim_event[c] for c in fresh.claim_event if c in old.claim_event}
    again = keep_ids(Links(events=[e for e in old.events if e.id in touched], claim_event={}), fresh, taken={e.id for e in old.events})
    age = {e.id: n for n, e in enumerate(old.events)}
    events = sorted([*(e for e in old.events if e.id not in touched), *again.events], key=lambda e: age.get(e.id, len(age)))
    return Links(events=events, claim_event={**old.claim_event, **again.claim_event}, problems=fresh.problems)


def _rejoin(state: State, before: list[list[Pair]], stories: Stories) -> tuple[list[list[Pair]], list[list[Pair]]]:
    """The Events of the joint heap that stand, and those put together again: with an opened story, or near new chains.

    The Event of a story that was not opened gains its new articles and stays whole: of its side chains nothing is compared again.
    """
    heap, n = state.heap, stories.n
    event_of = {place: e for e, event in enumerate(before) for place in event}
    story_of = {i: k for k, group in enumerate(stories.again) for i in group}
    held = {i for group in stories.shut for i in group}
    broken = {event_of[(i, 0)] for i in story_of if i < n and i not in held}
    firm = {event_of[(group[0], 0)] for group in stories.shut} - broken
    nodes = _nodes(stories.again, before, {(i, 0): e for e in firm for i, j in before[e] if not j})
    loose = [k for k, side in enumerate(heap.sides.where) if side[0] >= n or event_of[side] in broken]
    gained = {k for i in held if event_of[(i, 0)] in firm and (k := story_of[i]) >= 0}
    fresh = [i for i, k in story_of.items() if i >= n and k not in gained]
    near = _near(state, [k for k in loose if heap.sides.where[k][0] >= n], fresh)
    _mates(near, [before[e] for e in sorted(broken)], story_of)
    away = {event_of[place] for place in near if place in event_of and place[0] not in story_of}
    whole = sorted(away - broken - firm)
    nodes += [[heap.sides.where[k]] for k in loose] + [before[e] for e in whole]
    number = {place: k for k, members in enumerate(nodes) for place in members}
    edges = _edges_between(heap, near, number)
    mains = {i: k for (i, j), k in number.items() if j == 0}
    bonds = bonds_between(heap, mains, {place: k for place, k in number.items() if place[1]})
    groups = average_link(len(nodes), edges, THRESHOLD, *bonds)
    changed = broken | firm | set(whole)
    kept = [event for e, event in enumerate(before) if e not in changed]
    return kept, [[place for k in group for place in nodes[k]] for group in groups]


def _nodes(again: list[list[int]], before: list[list[Pair]], firm: dict[Pair, int]) -> list[list[Pair]]:
    """The main chains of each story, with all that its firm Events hold; stories that share such an Event are one node."""
    nodes: list[list[Pair]] = []
    holder: dict[int, list[Pair]] = {}
    for group in again:
        events = sorted({firm[(i, 0)] for i in group if (i, 0) in firm})
        node = next((holder[e] for e in events if e in holder), None)
        if node is None:
            node = []
            nodes.append(node)
        for e in events:
            if e not in holder:
                holder[e] = node
                node += before[e]
        node += [(i, 0) for i in group if (i, 0) not in firm]
    return nodes


Near = dict[Pair, set[Pair]]


def _mates(near: Near, events: list[list[Pair]], story_of: dict[int, int]) -> None:
    """A standing side chain is compared again with its Event's other chains (one article a story); all else it was compared with before."""
    for event in events:
        stories = list({story_of[place[0]]: place for place in event if place[1] == 0}.values())
        for side in (place for place in event if place[1]):
            others = {place for place in (*stories, *event) if place[0] != side[0] and (place[1] or place in stories)}
            near[side] |= others
            for other in others:
                near[other].add(side)


def _near(state: State, fresh: list[int], new: list[int]) -> Near:
    """For each new side chain (and for standing ones that the new articles of new or opened stories come near): candidates by place."""
    heap = state.heap
    found: Near = defaultdict(set)

    def meet(index: Index, profiles: Profiles, rows: list[int], asker: list[Pair], places: list[Pair] | None) -> None:
        for a, b in index.candidates(profiles, np.array(rows, dtype=np.int64), keep=KEEP):
            for x, y in zip(a.tolist(), b.tolist(), strict=True):
                other = (y, 0) if places is None else places[y]
                if asker[x][0] != other[0]:
                    found[asker[x]].add(other)
                    found[other].add(asker[x])

    sides = heap.sides
    meet(state.mains, sides.profiles, fresh, sides.where, None)
    meet(state.sides, sides.profiles, fresh, sides.where, sides.where)
    meet(state.sides, heap.profiles, new, [(i, 0) for i in range(len(heap.readings))], sides.where)
    return found


def _edges_between(heap: Heap, near: Near, number: dict[Pair, int]) -> list[Edge]:
    """Mean scores between the nodes that candidates lie in; two stories are not compared again."""
    views = MainViews(heap)
    view = {place: heap.sides.views[k] for k, place in enumerate(heap.sides.where) if place in number}
    groups = {i: group for group in heap.groups for i in group}
    scores: dict[Pair, list[float]] = defaultdict(list)
    for place, others in sorted(near.items()):
        if place[1] == 0 or place not in number:
            continue
        for other in sorted(others):
            if other not in number or number[other] == number[place] or (other[1] and other < place):
                continue
            pair = (min(number[place], number[other]), max(number[place], number[other]))
            if other[1]:
                scores[pair].append(side_score(view[place], view[other], beside=groups[place[0]] is groups[other[0]]))
            elif pair not in scores:
                scores[pair].append(story_score(views, place[0], view[place], groups[other[0]]))
    means = [(a, b, sum(values) / len(values)) for (a, b), values in sorted(scores.items())]
    return [e for e in means if e[2] >= FAINT]


def _by_place(edges: Sequence[Edge], place: dict[int, int]) -> list[Edge]:
    """Edges between the things that are clustered; those to members of one shut story are averaged."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(list)
    for a, b, value in edges:
        x, y = sorted((place[a], place[b]))
        if x != y:
            sums[(x, y)].append(value)
    return [(x, y, sum(values) / len(values)) for (x, y), values in sorted(sums.items())]


def links_of(heap: Heap, some: Sequence[list[Pair]] | None = None) -> Links:
    """The bare Events of a joined heap (or some of them, as places), in the order of their ids."""
    events = []
    for places in heap.events if some is None else some:
        chains = [heap.chains[i][j] for i, j in places]
        claims = [c.id for c in claims_of(chains)]
        if claims:
            articles = sorted({chain.article for chain in chains})
            events.append(Event(id=make_id("event", [claims[0]]), claims=claims, articles=articles))
    events.sort(key=lambda e: e.id)
    return Links(events=events, claim_event={c: e.id for e in events for c in e.claims}, problems=heap.bonds.conflicts)


def keep_ids(old: Links, new: Links, taken: Iterable[str] = ()) -> Links:
    """Give the Events of ``new`` the ids that their Claims had in ``old``; the order of ``old.events`` is their age.

    On a merge the oldest id survives and ``former_ids`` lists the others; on a split the part with the first Claim keeps it. New
    Events keep the id made of their smallest Claim, unless that id is in use
    (``taken`` has ids beside those of ``old``): then the next Claim that gives a free one names them.
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
    taken = {*age, *taken}
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
