"""The happenings that one article tells of: its Claims in chains, the main one first.

A Claim leaves the main chain when the article itself sets it apart: a day before the main happening's, a
running total, background, another place with another figure, or words such as "in a separate incident". Claims without a time of their
own follow the Claim before them in the paragraph. What comes later and fits (an arrest, a death in hospital, a
higher toll) stays with the main happening.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tellings.extract.assemble import main_date, resolve_periods
from tellings.link.days import WEEKDAYS
from tellings.link.when import Told, calendar_day, relation, spread, told_of
from tellings.model import Claim, Period, Reading

Role = Literal["main", "other", "total"]

PRIMARY = frozenset({"killed", "injured", "destroyed", "damaged", "attacked", "hit", "fired", "spotted", "infected", "captured"})
"""Measures whose day is that of the happening itself; an arrest, a rescue, a count of the missing may come later."""

COARSE = 10
"""Days by which a month or a year has to lie before the main happening to be another one's."""

LEAD_UP = 3
"""Days before the main happening within which what did no harm is its beginning."""

FRAME = 40
"""Characters at a sentence's beginning in which a place frames the sentence."""

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
    weekdays: frozenset[int] = frozenset()
    """Days of the week told for it (Monday is 0), where no date could be found."""

    def close(self) -> None:
        """Set the days and the key once all Claims are in."""
        self.told = self.told or spread(self.claims)
        self.key = min((c.id for c in self.claims), default=self.article)


SUPPOSED = Period(edtf="2001-01-04", earliest="2001-01-04T00:00", latest="2001-01-04T23:59", basis="supposed")
"""A date of publication (a Thursday) for articles that have none: "yesterday" and "today" differ whatever the day was."""


def chains_of(reading: Reading, fold: int | None = None) -> list[Chain]:
    """Chain the Claims of an article. The first chain is the main one, possibly without Claims.

    An undated article is chained as if it had been published on :data:`SUPPOSED`; that date goes no further. ``fold`` names the model
    of dates to use (:func:`tellings.extract.assemble.main_date`; for benchmarks).
    """
    if reading.article.published is not None:
        return _chains(reading, fold)
    own = {c.id: c for c in reading.claims}
    paragraphs = Paragraphs(reading)
    chains = []
    for supposed in _chains(resolve_periods(reading, SUPPOSED), fold):
        chain = Chain(article=supposed.article, role=supposed.role, claims=[own[c.id] for c in supposed.claims])
        chain.close()
        if chain.told is None:
            chain.weekdays = paragraphs.weekdays(chain.claims)
        chains.append(chain)
    return chains


def _chains(reading: Reading, fold: int | None) -> list[Chain]:
    sorter = _Sorter(reading, fold)
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.evidence.start, c.id)):
        sorter.put(claim)
    chains = [sorter.main, *(c for c in sorter.others if c.claims)]
    for chain in chains:
        chain.close()
        if chain.told is None:
            chain.weekdays = sorter.paragraphs.weekdays(chain.claims)
    return chains


class _Sorter:
    """Puts one Claim after the other into the chain where it belongs."""

    def __init__(self, reading: Reading, fold: int | None) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.paragraphs = Paragraphs(reading)
        self.main = Chain(article=reading.article.id, role="main", told=main_days(reading, self.paragraphs, fold))
        self.others: list[Chain] = []
        self.sentences: dict[int, list[Claim]] = {}
        for claim in reading.claims:
            self.sentences.setdefault(claim.sentence.start, []).append(claim)
        self.last: tuple[int, int, Chain] | None = None
        """Paragraph, sentence start and chain of the Claim before."""

    def put(self, claim: Claim) -> None:
        """Add a Claim (in the order of the text)."""
        paragraph = self.paragraphs.at(claim.sentence.start)
        chain = self._chain(claim, paragraph)
        chain.claims.append(claim)
        if chain.role != "total":
            self.last = (paragraph, claim.sentence.start, chain)

    def _chain(self, claim: Claim, paragraph: int) -> Chain:
        if claim.scope == "cumulative":
            return self._total(claim)
        told = self._told(claim)
        if told and (told.fine or relation(told, self.main.told, slack=COARSE) == "before"):
            return self._by_day(claim, told)
        if claim.scope == "background":
            return self._background(claim, told, paragraph)
        if self._set_apart(claim):
            return self._open(None)
        before = self._before(claim, paragraph)
        return before or self._same_figure(claim) or self._elsewhere(claim) or self.main

    def _told(self, claim: Claim) -> Told | None:
        """The days told for this Claim, not those of the main happening; in an undated article at least a day and month in its sentence."""
        told = told_of(claim.period)
        if told is None and claim.period is None:
            return calendar_day(claim.sentence.of(self.text))
        return told if self.paragraphs.dated(claim) else None

    def _total(self, claim: Claim) -> Chain:
        told = told_of(claim.period)
        for chain in self.others:
            if chain.role == "total" and relation(told, chain.told or spread(chain.claims)) in ("same", "unknown"):
                return chain
        self.others.append(Chain(article=self.main.article, role="total"))
        return self.others[-1]

    def _by_day(self, claim: Claim, told: Told) -> Chain:
        place = relation(told, self.main.told)
        if self.main.told is None and self.main.claims and not claim.title and not _told_figure(claim, self.main.claims):
            place = "before"  # the main happening is told by weekday or "today" only, and here stands a date
        if place == "before" and claim.measure not in PRIMARY and relation(told, self.main.told, slack=LEAD_UP) != "before":
            place = "near"  # what led up to it: the convoys left, the men were last seen
        aside = place == "before" or (place == "after" and claim.measure in PRIMARY and (self._lower(claim) or self._other_kind(claim)))
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

    def _other_kind(self, claim: Claim) -> bool:
        """Whether the kind of happening is one that the main chain's figures do not have."""
        kinds = {c.happening for c in self.main.claims if c.figure not in ("none", "unknown")}
        return claim.happening is not None and bool(kinds) and claim.happening not in kinds

    def _background(self, claim: Claim, told: Told | None, paragraph: int) -> Chain:
        before = self._before(claim, paragraph)
        if before is not None and before.role == "other":
            return before
        return self._open(told)

    def _before(self, claim: Claim, paragraph: int) -> Chain | None:
        """The side chain of the Claim before, in the same sentence or further up in the paragraph."""
        if self.last is None or self.last[2] is self.main or paragraph < 0 or claim.title:
            return None
        same = self.last[1] == claim.sentence.start or self.last[0] == paragraph
        return self.last[2] if same else None

    def _set_apart(self, claim: Claim) -> bool:
        """Words that set a happening apart stand before the figure in its sentence, and no Claim of that sentence has been seen."""
        if claim.title or not self.main.claims or (self.last and self.last[1] == claim.sentence.start):
            return False
        return bool(_APART.search(self.text, claim.sentence.start, claim.evidence.start))

    def _same_figure(self, claim: Claim) -> Chain | None:
        """A figure told again ("the convoy of 39 pickup trucks") belongs where it was first told, and with it its whole sentence."""
        told = [c for c in self.sentences.get(claim.sentence.start, []) if c.low is not None and c.low >= 5]
        if claim.title or not told or any(_told_figure(c, self.main.claims) for c in told):
            return None
        return next((o for o in self.others if o.role == "other" and any(_told_again(c, o.claims) for c in told)), None)

    def _elsewhere(self, claim: Claim) -> Chain | None:
        """Another place with a figure that cannot be the main happening's is another happening."""
        here, there = _towns([claim]), _towns(self.main.claims)
        if claim.title or not here or not there or here & there or claim.measure not in PRIMARY or _told_figure(claim, self.main.claims):
            return None
        for chain in self.others:
            if chain.role == "other" and here & _towns(chain.claims):
                return chain
        if self._framed(claim):
            return self._open(None)
        rivals = [c for c in self.main.claims if c.measure == claim.measure and c.figure not in ("none", "unknown") and not c.title]
        return self._open(None) if rivals and all(_far_apart(claim, c) for c in rivals) else None

    def _framed(self, claim: Claim) -> bool:
        """Whether the sentence begins with the place ("In Kesra, ...", "2. Kesra. ...")."""
        start = self.text[claim.sentence.start : claim.sentence.start + FRAME].casefold()
        return any(p.name.text.casefold() in start and p.role in ("at", "in", "near") for p in claim.places)

    def _open(self, told: Told | None) -> Chain:
        self.others.append(Chain(article=self.main.article, role="other", told=told))
        return self.others[-1]


class Paragraphs:
    """Where the sentences of an article stand, and whether a Claim's time was told for it or only inherited from the main happening."""

    def __init__(self, reading: Reading) -> None:
        self.times = reading.times
        self.claim_times = reading.claim_times
        self.text = reading.article.text
        self._starts = [s.span.start for s in reading.sentences]
        self._paragraphs = [s.paragraph for s in reading.sentences]

    def at(self, offset: int) -> int:
        """The paragraph at an offset (where sentences are not at hand, the line)."""
        if not self._starts:
            return self.text.count("\n", 0, offset)
        i = bisect_right(self._starts, offset) - 1
        return self._paragraphs[i] if i >= 0 else -1

    def dated(self, claim: Claim) -> bool:
        """Whether the time that dates a Claim stands in its sentence, or before it in the paragraph."""
        at = next((s.start for s in claim.support if s.field == "period"), None)
        i = self.claim_times.get(claim.id, -1)
        if at is None and 0 <= i < len(self.times):
            at = self.times[i].span.start
        return at is not None and at < claim.sentence.end and self.at(at) == self.at(claim.sentence.start)

    def weekdays(self, claims: Sequence[Claim]) -> frozenset[int]:
        """The days of the week that date some Claims."""
        dating = (self.claim_times.get(c.id, -1) for c in claims if self.dated(c))
        texts = (self.times[i].text for i in dating if 0 <= i < len(self.times))
        return frozenset(day for text in texts for name, day in WEEKDAYS.items() if name in text.lower())


def main_days(reading: Reading, paragraphs: Paragraphs, fold: int | None = None) -> Told | None:
    """The days of the article's main happening: those that most harm in title or lead is told of, else the date found for it, else any."""
    harm = [c for c in reading.claims if c.scope == "this_event" and c.measure in PRIMARY and paragraphs.dated(c)]
    dated = [(paragraphs.at(c.sentence.start), told) for c in harm if (told := told_of(c.period)) and told.fine]
    first = min((paragraphs.at(c.sentence.start) for c in reading.claims if not c.title), default=0)
    lead = [told for paragraph, told in dated if paragraph <= first + 1]
    most = max((lead.count(told) for told in lead), default=0)
    chosen = next((told for told in lead if lead.count(told) == most), None)
    return chosen or told_of(main_date(reading, fold)) or next((told for _, told in dated), None)


def _towns(claims: Sequence[Claim]) -> set[str]:
    places = (p for c in claims for p in c.places if p.precision not in ("country", "region", "province", "water"))
    return {p.name.text.casefold() for p in places if p.role in ("at", "in", "near", "unknown")}


def _far_apart(a: Claim, b: Claim) -> bool:
    """Whether no figure can be both, not even roughly (one is at least half of the other)."""
    if a.low is None or b.low is None:
        return False
    small, large = sorted((a, b), key=lambda c: c.low or 0)
    most = small.high if small.high is not None else small.low
    return (large.low or 0) > 2 * (most or 0) + 1


def _told_again(claim: Claim, others: Sequence[Claim]) -> bool:
    """The same figure of the same measure, "more than 80" being 80 again; or the same figure outright."""
    if _told_figure(claim, others):
        return True
    same = [c for c in others if c.measure == claim.measure and c.low is not None and c.figure == "at_least"]
    return any(abs((c.low or 0) - (claim.low or 0)) <= 1 for c in same)


def _told_figure(claim: Claim, others: Sequence[Claim]) -> bool:
    return any(c.low == claim.low and c.high == claim.high for c in others)
