"""Puts the Claims of an article, one after the other, into the chain where each belongs."""

from __future__ import annotations

import re

from tellings.link.asides import ENOUGH, SET_APART, Turn
from tellings.link.beside import of_speaker
from tellings.link.chain import Chain, Role
from tellings.link.paragraphs import PRIMARY
from tellings.link.repeated import far_apart, told_again, told_figure, towns
from tellings.link.told_days import FIRST_DAY, FRAME, Days
from tellings.link.when import Told, calendar_day, relation, spread, told_of
from tellings.model import Claim

TELLING = 3
"""A figure from which its being told before tells something."""
_ITS_COUNT = re.compile(
    r"\b(?:puts?|put(?:ting)?) (?:the|its|their) [^.;]{0,50}$|\bof the (?:dead|injured|wounded|missing|victims)\b", re.IGNORECASE
)
"""A count of what has been told: "put the dead at"."""


class Sorter(Days):
    """Puts one Claim after the other into the chain where it belongs."""

    def put(self, claim: Claim) -> None:
        """Add a Claim (in the order of the text)."""
        paragraph = self.paragraphs.at(claim.sentence.start)
        chain = self._chain(claim, paragraph)
        chain.claims.append(claim)
        self.home[claim.id] = chain
        if chain.role != "total":
            self.last = (paragraph, claim.sentence.start, chain)

    def _chain(self, claim: Claim, paragraph: int) -> Chain:
        if claim.scope == "cumulative" or self._running(claim):
            return self._total(claim)
        if claim.title:
            return self.main  # a headline tells of what its report is about, whatever day a pun in it seems to name
        if (opening := self._opening_day(claim)) is not None:
            return self._on(opening)
        told = self._told(claim)
        if claim.part_of in self.home and self.home[claim.part_of].role != "total" and not self._own_day(claim, told):
            return self.home[claim.part_of]
        if (mate := self._mate(claim)) is not None:
            return mate
        if told and (found := self._by_day(claim, told)):
            return found
        if claim.scope == "background" or self._bygone(claim):
            return self._background(claim, told, paragraph)
        if found := self._aside(claim, told, paragraph):
            return found
        return self._before(claim, told, paragraph) or self._same_figure(claim) or self._elsewhere(claim) or self.main

    def _own_day(self, claim: Claim, told: Told | None) -> bool:
        """Whether a Claim's own sentence gives it another day than its whole ("on 2 May, in the attack on the depot, four were hurt")."""
        if not self._own_time(claim) or told is None or claim.part_of is None:
            return False
        home = self.home[claim.part_of]
        where = self._where(claim, told)
        return where == "before" or (where == "same" and home is not self.main and relation(told, home.told) in ("before", "after"))

    def _told(self, claim: Claim) -> Told | None:
        """The days told for this Claim, not those of the main happening; in an undated article at least a day and month in its sentence."""
        if self._of_other(claim):
            return None
        told = self._first_day(claim) or self._day_before(claim) or told_of(claim.period)
        if told is None and claim.period is None:
            return calendar_day(claim.sentence.of(self.text))
        return told if self.paragraphs.dated(claim) or FIRST_DAY.search(claim.sentence.of(self.text)) else None

    def _total(self, claim: Claim) -> Chain:
        told = told_of(claim.period)
        for chain in self.others:
            if chain.role == "total" and relation(told, chain.told or spread(chain.claims)) in ("same", "unknown"):
                return chain
        return self._open(None, role="total")

    def _mate(self, claim: Claim) -> Chain | None:
        """The chain of a Claim of the same sentence that the same time dates."""
        i = self.reading.claim_times.get(claim.id, -1)
        if not self._own_time(claim) or self._of_other(claim):
            return None
        mates = (c for c in self.sentences[claim.sentence.start] if c.id in self.home and c.scope == claim.scope)
        return next((self.home[c.id] for c in mates if self.reading.claim_times.get(c.id, -1) == i), None)

    def _by_day(self, claim: Claim, told: Told) -> Chain | None:
        """The chain of a Claim that is told for another day than the main happening."""
        where = self._where(claim, told)
        late = where == "after" and not self._goes_on(claim)
        apart = self._lower(claim) or self._other_kind(claim) or self._long_after(told) or self._opened(told) or self._own_place(claim)
        harm = late and claim.measure in PRIMARY and apart
        if where != "before" and not harm and not (late and (self._headed(claim) or self._moved_on(claim))):
            return None
        return self._on(told)

    def _on(self, told: Told) -> Chain:
        """The side chain of a day."""
        for chain in self.others:
            if chain.role == "other" and relation(told, chain.told) == "same":
                return chain
        return self._open(told)

    def _background(self, claim: Claim, told: Told | None, paragraph: int) -> Chain:
        if (before := self._before(claim, told, paragraph)) is not None and before.role == "other":
            return before
        return self._on(told) if told and told.fine else self._open(told)

    def _before(self, claim: Claim, told: Told | None, paragraph: int) -> Chain | None:
        """The side chain of the Claim before, in the same sentence or further up in the paragraph."""
        if self.last is None or self.last[2] is self.main or paragraph < 0 or claim.title:
            return None
        if told and relation(told, self.last[2].told) in ("before", "after"):
            return None
        same = self.last[1] == claim.sentence.start or self.last[0] == paragraph
        return self.last[2] if same else None

    def _aside(self, claim: Claim, told: Told | None, paragraph: int) -> Chain | None:
        """A Claim that wording, a heading, a place or a kind of happening sets apart from the main chain."""
        if claim.title or all(c.title for c in self.main.claims):
            return None
        for chain in self.others:
            if chain.place and self.asides.names(claim, chain.place) and not told_figure(claim, self.main.claims):
                return chain
        if self.last and (self._begun(claim) or (self.last[0] == paragraph and self.last[2] is not self.main)):
            return None
        told_last = (c.sentence.end for c in self.main.claims if not c.title and c.sentence != claim.sentence)
        turn = self.asides.turn(claim, max(told_last, default=-1))
        if SET_APART.search(self.text, claim.sentence.start, claim.evidence.start):
            turn = Turn(turn.strength + ENOUGH, turn.place)
        same = [c for c in self.main.claims if c.measure == claim.measure]
        known = told_figure(claim, same) and (claim.low or 0) >= TELLING
        if turn.strength - 1.5 * known < ENOUGH:
            return None
        opened = self._open(told, place=turn.place)
        for mate in self.sentences[claim.sentence.start]:
            if mate.id in self.home and self.home[mate.id] is self.main:
                self._move(mate, opened)
        return opened

    def _begun(self, claim: Claim) -> bool:
        """Whether a figure before it in its sentence has been put somewhere."""
        before = (c for c in self.sentences[claim.sentence.start] if c.id in self.home and self.home[c.id].role != "total")
        return any(c.figure not in ("none", "unknown") or claim.figure in ("none", "unknown") for c in before)

    def _same_figure(self, claim: Claim) -> Chain | None:
        """A figure told again ("the convoy of 39 pickup trucks") belongs where it was first told, and with it its whole sentence."""
        told = [c for c in self.sentences.get(claim.sentence.start, []) if c.low is not None and c.low >= 5]
        if claim.title or not told or any(told_figure(c, self.main.claims) for c in told):
            return None
        return next((o for o in self.others if o.role == "other" and any(told_again(c, o.claims) for c in told)), None)

    def _elsewhere(self, claim: Claim) -> Chain | None:
        """Another place with a figure that cannot be the main happening's is another happening."""
        spoken = {p.name.text.casefold() for p in claim.places if of_speaker(self.text, claim, p.name.text)}
        here, there = towns([claim]) - spoken, towns(self.main.claims)
        if claim.title or not here or not there or here & there or claim.measure not in PRIMARY or told_figure(claim, self.main.claims):
            return None
        for chain in self.others:
            if chain.role == "other" and here & towns(chain.claims):
                return chain
        if self._framed(claim):
            return self._open(None)
        if _ITS_COUNT.search(self.text[claim.sentence.start : claim.evidence.end]):
            return None
        rivals = [c for c in self.main.claims if c.measure == claim.measure and c.figure not in ("none", "unknown") and not c.title]
        return self._open(None) if rivals and all(far_apart(claim, c) for c in rivals) else None

    def _framed(self, claim: Claim) -> bool:
        """Whether the sentence begins with the place ("In Kesra, ...", "2. Kesra. ...")."""
        start = self.text[claim.sentence.start : claim.sentence.start + FRAME].casefold()
        named = (p for p in claim.places if p.role in ("at", "in", "near") and not of_speaker(self.text, claim, p.name.text))
        return any(p.name.text.casefold() in start for p in named)

    def _open(self, told: Told | None, role: Role = "other", place: str | None = None) -> Chain:
        self.others.append(Chain(article=self.main.article, role=role, told=told, place=place))
        return self.others[-1]

    def _move(self, claim: Claim, chain: Chain) -> None:
        if self.home[claim.id] is not chain:
            self.home[claim.id].claims.remove(claim)
            chain.claims.append(claim)
            self.home[claim.id] = chain
