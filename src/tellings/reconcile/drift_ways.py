"""Which telling may be the source of which: the pairs of Articles, and within them of Claims, that drift is looked for in.

A thousand Articles make a million pairs. Where no wording flows from the one to the other, only a few codes of drift are looked for,
and each needs the same number of the same Event and a weaker telling of it: those Articles are looked up by the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from tellings.model import Claim
from tellings.reconcile.finding_parts import ADDED, Table, counted

RAISED: dict[str, frozenset[str]] = {
    "killed": frozenset({"spotted", "missing", "injured", "aboard", "displaced"}),
    "destroyed": frozenset({"spotted", "damaged"}),
    "injured": frozenset({"aboard", "spotted"}),
}
"""Measure: the weaker ones that do not imply it and of which a careless re-telling makes it."""

TELLING = 10
"""A smaller number is met by chance; without a derivation it proves no drift."""

OPEN = re.compile(r"\b(?:suspected|possible|probable|presumed|alleged|reported|unconfirmed)\b", re.IGNORECASE)

SOURCES = 40
"""Articles looked at, in order of publication, as what a figure of another without shared wording may come from: one is enough."""


class Ways:
    """The Claims of a Case by Article and by number."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._numbered: dict[str, Mapping[int, list[int]]] = {}
        self._weaker: dict[tuple[str | None, int, str, bool], list[str]] | None = None
        self._told: dict[str, set[tuple[str, int]]] = {}
        self._sums: dict[tuple[str | None, int], list[str]] | None = None
        self._exact: dict[tuple[str | None, str, int], set[str]] | None = None

    @classmethod
    def of(cls, table: Table) -> Ways:
        """The one of a Case, made once."""
        if table.kept.get("ways") is None:
            table.kept["ways"] = cls(table)
        return cast("Ways", table.kept["ways"])

    def flowing(self) -> list[tuple[str, str]]:
        """The pairs (source, target) where the one's wording flows into the other, with no third Article between."""
        return [p for p in self.table.direct & self.table.derived if self.open(*p)]

    def open(self, source: str, target: str) -> bool:
        """Whether a figure may have come from the one to the other: not against a known direction, nor past a third Article."""
        pair = (source, target)
        return pair[::-1] not in self.table.derived and (pair in self.table.direct or not self.table.flows(*pair))

    def ordered(self, ways: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Pairs of Articles by the order of publication of both, the one that came first as the source before the reverse."""
        place = self.table.order

        def key(way: tuple[str, str]) -> tuple[int, int, bool]:
            one, other = place[way[0]], place[way[1]]
            return min(one, other), max(one, other), one > other

        return sorted(set(ways), key=key)

    def alike(self, article: str, strong: Claim) -> list[Claim]:
        """The figures of an Article with the number of a Claim, whatever the hedge, in text order."""
        own = self.table.by_article.get(article, [])
        found = self._numbers_of(article, own)
        if strong.figure == "vague":
            return []
        return [own[i] for i in sorted({i for n in numbers(strong) for i in found.get(n, ())})]

    def _numbers_of(self, article: str, own: Sequence[Claim]) -> Mapping[int, list[int]]:
        held = self._numbered.get(article)
        if held is None:
            held = {}
            for i, claim in enumerate(own):
                for n in numbers(claim) if counted(claim) and claim.figure != "vague" else ():
                    held.setdefault(n, []).append(i)
            self._numbered[article] = held
        return held

    def weaker(self, strong: Claim) -> Iterator[str]:
        """Articles that tell the number of a Claim less surely, or of a measure that a careless re-telling raises to its own."""
        if self._weaker is None:
            self._weaker = {}
            for claim in self.table.case.claims:
                if not counted(claim) or claim.figure == "vague":
                    continue
                unsure = claim.modality in ("alleged", "feared") or bool(OPEN.search(claim.evidence.quote))
                for n in numbers(claim):
                    for kind in {unsure, False}:
                        held = self._weaker.setdefault((claim.event, n, claim.measure, kind), [])
                        if not held or held[-1] != claim.article:
                            held.append(claim.article)
        wanted = [(strong.measure, True), *((m, False) for m in sorted(RAISED.get(strong.measure, ())))]
        for n in sorted(numbers(strong)):
            for measure, unsure in wanted:
                found = (a for a in self._weaker.get((strong.event, n, measure, unsure), ()) if a != strong.article)
                yield from _first(a for a in found if self.open(a, strong.article))

    def summing(self, strong: Claim) -> Iterator[str]:
        """Articles whose dead and missing of an Event add up to the number of a Claim."""
        if self._sums is None:
            self._sums = {}
            for article in self.table.by_article:
                own = summands(article, self.table)
                dead = {c.low for c in own if c.measure == "killed" and c.low}
                missing = {(c.event, c.low) for c in own if c.measure == "missing" and c.low}
                for key in {(event, a + b) for a in dead for event, b in missing}:
                    self._sums.setdefault(key, []).append(article)
        found = self._sums.get((strong.event, strong.low or 0), ())
        yield from _first(a for a in found if a != strong.article and self.open(a, strong.article))

    def sums_tell(self, article: str, strong: Claim) -> bool:
        """Whether one of the summands of an Article is the number of a Claim, of its measure."""
        if article not in self._told:
            own = (c for c in summands(article, self.table) if c.figure != "vague")
            self._told[article] = {(c.measure, n) for c in own for n in numbers(c)}
        return strong.figure != "vague" and any((strong.measure, n) in self._told[article] for n in numbers(strong))

    def told_elsewhere(self, strong: Claim) -> bool:
        """Whether another Article gives just the figure of a Claim, of the same measure and Event."""
        if self._exact is None:
            self._exact = {}
            for claim in self.table.case.claims:
                if claim.low is not None and claim.low == claim.high:
                    self._exact.setdefault((claim.event, claim.measure, claim.low), set()).add(claim.article)
        return bool(strong.event) and bool(self._exact.get((strong.event, strong.measure, strong.low or 0), set()) - {strong.article})


def _first(articles: Iterable[str]) -> Iterator[str]:
    for _, article in zip(range(SOURCES), articles, strict=False):
        yield article


def summands(article: str, table: Table) -> list[Claim]:
    """The figures of an Article that somebody may add up: asserted, and no additions themselves."""
    own = [c for c in table.by_article.get(article, []) if counted(c) and c.low and c.modality == "asserted"]
    return [c for c in own if not ADDED.search(c.evidence.quote)]


def numbers(claim: Claim) -> set[int]:
    """The numbers that a figure may be told as ("more than 80" is 81 and 80)."""
    found = {x for x in (claim.low, claim.high) if x is not None}
    return found | (
        {claim.low - 1} if claim.figure == "at_least" and claim.low and (claim.hedge or "at least").casefold() != "at least" else set()
    )
