"""Stories grouped again where a second look says so (:mod:`tellings.link.second_look`): neighbourhood by neighbourhood.

A neighbourhood is what the first look holds together: the articles of one story, and of the stories whose wording is near it. Within it
the mean log odds between two groups decide as before, by average link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.second_look import FAR, Look, SecondLook, features
from tellings.link.stories import SURE

LIMIT = 200
"""Articles of the largest heap that is looked at twice. A larger one is of many matters, and the first look tells these apart."""

LARGEST = 40
"""Articles of the largest neighbourhood; of one that would be larger, each story is looked at alone."""

SHARE = 0.4
"""Share of the articles of a neighbourhood that its largest story has at least: where many matters meet there is none to stand out from."""

LEAST = 4
"""Articles (with Claims) of the smallest neighbourhood: among fewer none can stand out."""

NEAR = 0.1
"""Probability of the wording of two articles from which their stories are of one neighbourhood."""

APART = -5.0
"""Log odds of the first look under which two articles near in wording do not make their stories neighbours: Claims tell them apart."""

BOUND = 3.0
"""Log odds beyond which a pair counts no more: one pair shall not decide for a group."""

UNLIKE = -4.0
"""Log odds of the wording of a pair that was not offered."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What is known of a heap before: its stories, log odds of the wording of pairs that are at all probable, what Claims add to a pair."""

    groups: list[list[int]]
    wording: Mapping[Pair, float]
    evidence: Callable[[int, int], float]

    def odds(self, a: int, b: int, sure: float) -> float:
        """Log odds of the first look (a < b), bounded by :data:`tellings.link.second_look.FAR`."""
        return max(-FAR, min(FAR, min(sure, self.wording.get((a, b), UNLIKE)) + self.evidence(a, b)))

    def near(self) -> list[Pair]:
        """Pairs of articles whose stories are of one neighbourhood."""
        near = (pair for pair, odds in self.wording.items() if odds >= log(NEAR / (1 - NEAR)))
        return [pair for pair in near if self.odds(*pair, SURE) >= APART]


def neighbours(first: FirstLook, a: int, b: int) -> list[int]:
    """The articles of the neighbourhood that has both of two, in order; none where there is no such one."""
    parts = ([i for g in part for i in first.groups[g]] for part in neighbourhoods(first.groups, first.near()))
    return next((sorted(part) for part in parts if a in part and b in part), [])


def neighbourhoods(groups: Sequence[Sequence[int]], near: Iterable[Pair]) -> list[list[int]]:
    """Stories (as positions in ``groups``) that near pairs of articles hold together, each list in order."""
    story = {i: g for g, group in enumerate(groups) for i in group}
    home = list(range(len(groups)))

    def find(g: int) -> int:
        while home[g] != g:
            home[g] = g = home[home[g]]
        return g

    for a, b in near:
        left, right = sorted((find(story[a]), find(story[b])))
        home[right] = left
    found: dict[int, list[int]] = {}
    for g in range(len(groups)):
        found.setdefault(find(g), []).append(g)
    out: list[list[int]] = []
    for part in found.values():
        whole = sum(len(groups[g]) for g in part) <= LARGEST
        out += [part] if whole else [[g] for g in part]
    return out


def look_again(
    model: SecondLook, first: FirstLook, look_of: Callable[[int], Look | None], bonds: tuple[Sequence[Pair], Sequence[Pair]]
) -> list[list[int]]:
    """The stories of ``first`` grouped again. ``look_of`` gives None for an article without Claims: it stays with its story.

    ``bonds`` are pairs of articles that must, and that must not, share a story.
    """
    out: list[list[int]] = []
    for part in neighbourhoods(first.groups, [*first.near(), *bonds[0]]):
        members = _of_one_matter(first.groups, part)
        looks = [(i, look) for i in members if (look := look_of(i)) is not None]
        if len(looks) < LEAST:
            out += [list(first.groups[g]) for g in part]
            continue
        told = [i for i, _ in looks]
        edges = _edges(model, [look for _, look in looks])
        found = average_link(len(told), edges, 0.0, *(_within(told, pairs) for pairs in bonds))
        groups = [[told[x] for x in group] for group in found]
        out += _with_silent(groups, [i for i in members if i not in told], first.groups)
    return sorted(sorted(group) for group in out)


def matters(first: FirstLook, must: Sequence[Pair]) -> dict[int, int]:
    """The number of its neighbourhood, by article, of those in which something can stand out: enough articles, one large story."""
    parts = neighbourhoods(first.groups, [*first.near(), *must])
    return {i: n for n, part in enumerate(parts) for i in _of_one_matter(first.groups, part)}


def _of_one_matter(groups: Sequence[Sequence[int]], part: Sequence[int]) -> list[int]:
    """The articles of a neighbourhood in order; none where it is too small or too large, or many matters meet in it."""
    members = sorted(i for g in part for i in groups[g])
    one = LEAST <= len(members) <= LARGEST and max(len(groups[g]) for g in part) >= SHARE * len(members)
    return members if one else []


def _edges(model: SecondLook, looks: Sequence[Look]) -> list[Edge]:
    """Log odds of all pairs at second look."""
    logits = model.logit(features(looks))
    return [(x, y, max(-BOUND, min(BOUND, float(logits[x, y])))) for x, y in combinations(range(len(looks)), 2)]


def _within(told: Sequence[int], pairs: Sequence[Pair]) -> list[Pair]:
    place = {i: x for x, i in enumerate(told)}
    return [(place[a], place[b]) for a, b in pairs if a in place and b in place]


def _with_silent(groups: list[list[int]], silent: Sequence[int], before: Sequence[Sequence[int]]) -> list[list[int]]:
    """Articles without Claims go where most of their story went; the first of equals."""
    story = {i: g for g, group in enumerate(before) for i in group}
    out = [list(group) for group in groups]
    alone: dict[int, list[int]] = {}
    for i in silent:
        mates = Counter({x: sum(story[m] == story[i] for m in group) for x, group in enumerate(groups)})
        best = min(mates, key=lambda x: (-mates[x], x))
        if mates[best]:
            out[best].append(i)
        else:
            alone.setdefault(story[i], []).append(i)
    return [*out, *alone.values()]
