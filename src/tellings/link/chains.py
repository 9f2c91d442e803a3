"""The happenings that one article tells of: its Claims in chains, the main one first.

A Claim leaves the main chain when the article itself sets it apart: a day before the main happening's, a
running total, background, another place with another figure, or words such as "in a separate incident". Claims without a time of their
own follow the Claim before them in the paragraph. What comes later and fits (an arrest, a death in hospital, a
higher toll) stays with the main happening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tellings.extract.assemble import main_date
from tellings.link.when import Told, relation, spread, told_of
from tellings.model import Claim, Reading

Role = Literal["main", "other", "total"]

PRIMARY = frozenset({"killed", "injured", "destroyed", "damaged", "attacked", "hit", "fired", "spotted", "infected", "captured"})
"""Measures whose day is that of the happening itself; an arrest, a rescue, a count of the missing may come later."""

_APART = re.compile(
    r"\b(?:in (?:a|an) (?:separate|unrelated|different|earlier|previous|similar)\b|separate(?:ly)?\b|unrelated\b|elsewhere\b|"
    r"in another (?:incident|attack|strike|raid|shooting|crash|accident|case|blast|explosion)\b|"
    r"(?:no connection|nothing to do) with\b|worst \w+ (?:\w+ ){0,4}since\b|(?:was|were) (?:likewise|also) )",
    re.IGNORECASE,
)
"""Words that set a happening apart from the one told before."""


@dataclass(slots=True)
class Chain:
    """Claims of one article that tell of one happening."""

    article: str
    role: Role
    claims: list[Claim] = field(default_factory=list)
    told: Told | None = None
    key: str = ""

    def close(self) -> None:
        """Set the days and the key once all Claims are in."""
        self.told = self.told or spread(self.claims)
        self.key = min((c.id for c in self.claims), default=self.article)


def chains_of(reading: Reading) -> list[Chain]:
    """Chain the Claims of an article. The first chain is the main one, possibly without Claims."""
    sorter = _Sorter(reading)
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.evidence.start, c.id)):
        sorter.put(claim)
    chains = [sorter.main, *(c for c in sorter.others if c.claims)]
    for chain in chains:
        chain.close()
    return chains


class _Sorter:
    """Puts one Claim after the other into the chain where it belongs."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.main = Chain(article=reading.article.id, role="main", told=main_days(reading))
        self.others: list[Chain] = []
        self.paragraph_at = {s.span.start: s.paragraph for s in reading.sentences}
        self.last: tuple[int, int, Chain] | None = None
        """Paragraph, sentence start and chain of the Claim before."""

    def put(self, claim: Claim) -> None:
        paragraph = self.paragraph_at.get(claim.sentence.start, -1)
        chain = self._chain(claim, paragraph)
        chain.claims.append(claim)
        if chain.role != "total":
            self.last = (paragraph, claim.sentence.start, chain)

    def _chain(self, claim: Claim, paragraph: int) -> Chain:
        if claim.scope == "cumulative":
            return self._total(claim)
        told = told_of(claim.period) if claim.id in self.reading.claim_times else None
        if told and told.fine:
            return self._by_day(claim, told)
        if claim.scope == "background":
            return self._background(claim, told, paragraph)
        if self._set_apart(claim):
            return self._open(None)
        before = self._before(claim, paragraph)
        return before or self._same_figure(claim) or self.main

    def _total(self, claim: Claim) -> Chain:
        told = told_of(claim.period)
        for chain in self.others:
            if chain.role == "total" and relation(told, chain.told or spread(chain.claims)) in ("same", "unknown"):
                return chain
        self.others.append(Chain(article=self.main.article, role="total"))
        return self.others[-1]

    def _by_day(self, claim: Claim, told: Told) -> Chain:
        place = relation(told, self.main.told)
        aside = place == "before" or (place == "after" and claim.measure in PRIMARY and self._lower(claim))
        if claim.scope != "background" and not aside:
            return self.main
        for chain in self.others:
            if chain.role == "other" and relation(told, chain.told) == "same":
                return chain
        return self._open(told)

    def _lower(self, claim: Claim) -> bool:
        """A later figure that is lower than the main happening's cannot be its risen toll."""
        known = [c.low for c in self.main.claims if c.measure == claim.measure and c.low is not None]
        return claim.low is not None and bool(known) and claim.low < max(known)

    def _background(self, claim: Claim, told: Told | None, paragraph: int) -> Chain:
        before = self._before(claim, paragraph)
        if before is not None and before.role == "other":
            return before
        return self._open(told)

    def _before(self, claim: Claim, paragraph: int) -> Chain | None:
        """The chain of the Claim before, in the same sentence or further up in the paragraph."""
        if self.last is None or self.last[2] is self.main or paragraph < 0:
            return None
        same = self.last[1] == claim.sentence.start or self.last[0] == paragraph
        return self.last[2] if same else None

    def _set_apart(self, claim: Claim) -> bool:
        """Words that set a happening apart stand before the figure in its sentence, and no Claim of that sentence has been seen."""
        if claim.title or not self.main.claims or (self.last and self.last[1] == claim.sentence.start):
            return False
        return bool(_APART.search(self.text, claim.sentence.start, claim.evidence.start))

    def _same_figure(self, claim: Claim) -> Chain | None:
        """A figure told again ("the convoy of 39 pickup trucks") belongs where it was first told."""
        if claim.low is None or claim.low < 5 or _told_figure(claim, self.main.claims):
            return None
        return next((c for c in self.others if c.role == "other" and _told_figure(claim, c.claims)), None)

    def _open(self, told: Told | None) -> Chain:
        self.others.append(Chain(article=self.main.article, role="other", told=told))
        return self.others[-1]


def main_days(reading: Reading) -> Told | None:
    """The days of the article's main happening: the date found for it, else that of most of its leading Claims."""
    found = told_of(main_date(reading))
    if found is not None:
        return found
    dated = [c for c in reading.claims if c.scope == "this_event" and c.id in reading.claim_times]
    return spread(dated[:4])


def _told_figure(claim: Claim, others: Sequence[Claim]) -> bool:
    return any(c.low == claim.low and c.high == claim.high for c in others)
