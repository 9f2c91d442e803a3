"""The happenings that one article tells of: its Claims in chains, the main one first.

A Claim leaves the main chain when the article itself sets it apart: a day before the main happening's, a
running total, background, another place with another figure, or words such as "in a separate incident". Claims without a time of their
own follow the Claim before them in the paragraph. What comes later and fits (an arrest, a death in hospital, a
higher toll) stays with the main happening.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from tellings.extract.assemble import opens_with_aftermath, resolve_periods
from tellings.link.asides import ENOUGH, SET_APART, Asides, Turn
from tellings.link.beside import of_other_clause, of_speaker
from tellings.link.followup import lasting, opens_with_sequel
from tellings.link.joint import is_sister, is_sum, one_night, places_of, side_of
from tellings.link.kinds import NO_KINDS, Kinds, kinds_of
from tellings.link.outbreaks import Cell, Outbreak
from tellings.link.paragraphs import PRIMARY, Paragraphs, main_days
from tellings.link.repeated import far_apart, told_again, told_figure, towns
from tellings.link.scene import located_terms, names_outside, scene_of, terms_of
from tellings.link.sections import parted, sections_of
from tellings.link.sites import SUM, Sites
from tellings.link.when import Told, calendar_day, month_day, relation, spread, told_of
from tellings.model import Claim, Period, Reading

Role = Literal["main", "other", "total"]

COARSE = 10
"""Days by which a month or a year has to lie before the main happening to be another one's."""

LEAD_UP = 3
"""Days before the main happening within which what did no harm is its beginning."""

LONG_AFTER = 14
"""Days after the main happening from which harm told for a day of its own is another happening's, unless it is told as what came of it."""

HELD = 45
"""Days for which people whose release is told had mostly been held."""

RUNNING = 28
"""Days of a stretch from which its figure is a running total, where the main happening is at its end."""

OUTCOMES = frozenset({"rescued", "arrested"})
"""What follows on a happening and never leads up to it."""

TELLING = 3
"""A figure from which its being told before tells something."""

FRAME = 40
"""Characters at a sentence's beginning in which a place frames the sentence."""

_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|no longer|yet)\b", re.IGNORECASE)
"""A state that goes on: "24 are still held" is no new happening."""

_LATE_DEATH = re.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses?|graves?|buried|burial|funeral|succumb(?:s|ed)?|d(?:ied|ead|eath) (?:\w+ ){0,2}(?:of|from|in) "
    r"(?:\w+ ){0,3}(?:wounds?|injuries|burns|hospital|clinic|operating))\b",
    re.IGNORECASE,
)
"""What comes days after a happening and is counted to it: bodies found, burials, deaths of wounds."""

_TAKEN = re.compile(r"\b(?:abduct|kidnap|seiz|captur|dragg|snatch|hostage)\w*|\b(?:taken|took) (?:away|captive|hostage)\b", re.IGNORECASE)
_DAYS_AFTER = re.compile(
    r"\b(?P<n>a|one|the|two|three) (?:days?|nights?) after (?:an?|another|the|a similar) (?:\w+ ){0,3}"
    r"(?:attack|bombing|blast|explosion|strike|raid|shooting|crash|accident|ambush|fire|clash|collision|derailment|stabbing|shelling|riot)\b",
    re.IGNORECASE,
)
_FIRST_DAY = re.compile(r"\bon the first (?:day|night|evening) of\b|\bon the first (?:day|night)(?=[,.;]| of\b)", re.IGNORECASE)
_ITS_COUNT = re.compile(
    r"\b(?:puts?|put(?:ting)?) (?:the|its|their) [^.;]{0,50}$|\bof the (?:dead|injured|wounded|missing|victims)\b", re.IGNORECASE
)
"""A count of what has been told: "put the dead at"."""


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
    place: str | None = None
    """The place given where it was set apart, as written in lower case."""
    scene: tuple[tuple[int, ...], ...] = ()
    """Of a main chain: the places of title and lead, as terms (:mod:`tellings.link.scene`)."""
    named: array[int] = field(default_factory=lambda: array("I"))
    """Of a main chain: the names of the article outside its side chains, as terms in order."""
    away: frozenset[int] = frozenset()
    """Of a main chain: names of the places that the article sets apart from its scene."""
    late: bool = False
    """Of a main chain: the article opens with a court, an arrest or a funeral, so that its days may be theirs."""
    cell: Cell | None = None
    """Of an outbreak counted by the week: what its figures count."""
    kinds: Kinds = NO_KINDS
    """Of a main chain: the kinds of happenings that the article opens with, and all that it mentions."""
    sequel: bool = False
    """Of a main chain: the article opens with a risen toll, a release, a find, a visit or the like, so that its days may be later."""

    def close(self) -> None:
        """Set the days and the key once all Claims are in."""
        if self.role == "main":
            fine = spread(c for c in self.claims if c.measure in PRIMARY)
            self.told = self.told or (fine if fine and fine.fine else None)
        else:
            self.told = self.told or spread(c for c in self.claims if c.measure not in OUTCOMES) or self._before_outcome()
        self.key = min((c.id for c in self.claims), default=self.article)

    def _before_outcome(self) -> Told | None:
        """The days up to a rescue or an arrest told in passing: what it came of may lie some days before."""
        late = spread(self.claims)
        return None if late is None else replace(late, first=late.first - LEAD_UP, fine=False)


SUPPOSED = Period(edtf="2001-01-04", earliest="2001-01-04T00:00", latest="2001-01-04T23:59", basis="supposed")
"""A date of publication (a Thursday) for articles that have none: "yesterday" and "today" differ whatever the day was."""


def chains_of(reading: Reading, fold: int | None = None) -> list[Chain]:
    """Chain the Claims of an article. The first chain is the main one, possibly without Claims.

    An undated article is chained as if it had been published on :data:`SUPPOSED`; that date goes no further. ``fold`` names the model
    of dates to use (:func:`tellings.extract.assemble.date_of_harm`; for benchmarks).
    """
    if reading.article.published is not None:
        return _chains(reading, fold)
    own = {c.id: c for c in reading.claims}
    paragraphs = Paragraphs(reading)
    chains = []
    for supposed in _chains(resolve_periods(reading, SUPPOSED), fold, supposed=True):
        chain = replace(supposed, claims=[own[c.id] for c in supposed.claims], told=None)
        chain.told = _as_told(chain.claims, supposed.told)
        chain.close()
        if chain.told is None:
            chain.weekdays = paragraphs.weekdays(chain.claims)
        chains.append(chain)
    return chains


def _as_told(claims: Sequence[Claim], told: Told | None) -> Told | None:
    """Of the days that some Claims of an undated article name, the one that was found for them."""
    if told is None or not told.fine:
        return None
    named = (day for c in claims if (day := told_of(c.period)) is not None and day.fine)
    return next((day for day in named if one_night(month_day(day), month_day(told))), None)


def _chains(reading: Reading, fold: int | None, *, supposed: bool = False) -> list[Chain]:
    sorter = _Sorter(reading, fold, supposed=supposed)
    sorter.forget_section()
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.evidence.start, c.id)):
        sorter.put(claim)
    if not sorter.part_cells():
        sorter.part_sisters()
        sorter.narrow()
    chains = [sorter.main, *(c for c in sorter.others if c.claims)]
    sorter.main.scene = scene_of(reading)
    sorter.main.kinds = kinds_of(reading, sorter.main.claims)
    sorter.main.late = opens_with_aftermath(reading)
    sorter.main.sequel = opens_with_sequel(reading)
    sorter.main.named = names_outside(reading, (c for chain in chains[1:] for c in chain.claims))
    sorter.main.away = frozenset(t for chain in chains[1:] if chain.place for t in terms_of(chain.place))
    for chain in chains:
        chain.close()
        if chain.told is None:
            chain.weekdays = sorter.paragraphs.weekdays(chain.claims)
    return chains


class _Sorter:
    """Puts one Claim after the other into the chain where it belongs."""

    def __init__(self, reading: Reading, fold: int | None, *, supposed: bool = False) -> None:
        self.reading = reading
        self.supposed = supposed
        self.text = reading.article.text
        self.paragraphs = Paragraphs(reading)
        self.asides = Asides(reading)
        self.main = Chain(article=reading.article.id, role="main", told=main_days(reading, self.paragraphs, fold))
        self.others: list[Chain] = []
        self.lasting = lasting(reading)
        """Days around the main happening's that are still its own: it went on."""
        self.home: dict[str, Chain] = {}
        """The chain of each Claim so far."""
        self.sentences: dict[int, list[Claim]] = {}
        for claim in reading.claims:
            self.sentences.setdefault(claim.sentence.start, []).append(claim)
        self.last: tuple[int, int, Chain] | None = None
        """Paragraph, sentence start and chain of the Claim before."""

    def forget_section(self) -> None:
        """Drop the main happening's days where all that they date stands in sections of other places, after harm told before."""
        told = self.main.told
        dated = [c for c in self.reading.claims if self.paragraphs.dated(c) and one_night(told_of(c.period), told)]
        if told is None or not told.fine or not dated:
            return
        first = min(c.evidence.start for c in dated)
        harm = [c for c in self.reading.claims if c.measure in PRIMARY and c.figure not in ("none", "unknown") and c.evidence.start < first]
        if any(not c.title for c in harm) and all(self.asides.turn(c).strength >= ENOUGH for c in dated):
            self.main.told = None

    def put(self, claim: Claim) -> None:
        """Add a Claim (in the order of the text)."""
        paragraph = self.paragraphs.at(claim.sentence.start)
        chain = self._chain(claim, paragraph)
        chain.claims.append(claim)
        self.home[claim.id] = chain
        if chain.role != "total":
            self.last = (paragraph, claim.sentence.start, chain)

    def part_cells(self) -> bool:
        """Part the figures of an outbreak by place and week (:mod:`tellings.link.outbreaks`); False where none is counted by the week."""
        outbreak = Outbreak(self.reading, self.asides)
        cells = outbreak.cells()
        if not cells:
            return False
        body = [c for c in outbreak.figures if not c.title]
        lead = cells.get(body[0].id) if body else None
        if lead is None or lead.kind == "total":
            own = Cell("cluster", outbreak.about(), None, outbreak.diseases)
            weeks = (cells[c.id] for c in body if c.id in cells and cells[c.id].kind == "week")
            lead = own if lead is None and own.place else next(weeks, None) if lead is not None else None
        self.main.cell = lead
        if lead is not None:
            self.main.told = lead.week or (None if lead.kind == "week" else self.main.told)
        chains: dict[Cell, Chain] = {}
        for claim in outbreak.figures:
            cell = cells.get(claim.id)
            if cell is None:
                continue
            if cell == lead:
                self._move(claim, self.main)
            else:
                if cell not in chains:
                    chains[cell] = self._open(cell.week, role="total" if cell.kind == "total" else "other")
                    chains[cell].cell = cell
                self._move(claim, chains[cell])
        return True

    def part_sisters(self) -> None:
        """Where a sister happening is told beside the main one: sums of both get a chain of their own, others go where they say."""
        if self._part_sections() or self._part_sites():
            return
        sister = next((c for c in self.others if c.role == "other" and is_sister(c.told or spread(c.claims), self.main.told)), None)
        if sister is None:
            return
        there = places_of(sister.claims, self.text)
        here = places_of([c for c in self.main.claims if self.paragraphs.dated(c)], self.text)
        here, there = here - there, there - here
        for claim in [*self.main.claims, *sister.claims]:
            side = side_of(claim, self.text, here, there) if here and there else ""
            if is_sum(claim, self.text, self.asides.opener(claim), here, there):
                self._move(claim, self._total(claim))
            elif side:
                self._move(claim, self.main if side == "here" else sister)

    def narrow(self) -> None:
        """Take for the main happening's days those that most of its Claims give, where these are fewer ("the evening of 9 May")."""
        told = spread(self.main.claims)
        if told is not None and self.main.told is not None and told.length < self.main.told.length and one_night(told, self.main.told):
            most = [c for c in self.main.claims if told_of(c.period) == told]
            self.main.told = told if 2 * len(most) > len(self.main.claims) else self.main.told

    def _part_sections(self) -> bool:
        """Part the Claims by the sections of the report (:mod:`tellings.link.sections`); False where there are none."""
        sections = sections_of(self.reading)
        claims = [c for chain in (self.main, *self.others) for c in chain.claims if c.scope == "this_event" and not c.title]
        sides = parted(self.reading, sections, claims)
        if len(set(sides.values())) < 2:
            return False
        first = next((i for i, section in enumerate(sections) if one_night(section.told, self.main.told)), min(sides.values()))
        chains = {first: self.main}
        for i, section in enumerate(sections):
            same = next((n for n, s in enumerate(sections[:i]) if s.place == section.place and one_night(s.told, section.told)), None)
            if i != first and (same is None or same not in chains):
                chains[i] = self._open(section.told)
            elif i != first and same is not None:
                chains[i] = chains[same]
        self.main.told = sections[first].told
        for claim in claims:
            if claim.id in sides:
                self._move(claim, chains[sides[claim.id]])
        return True

    def _part_sites(self) -> bool:
        """Part the Claims by the places whose days differ (:mod:`tellings.link.sites`); False where there are none."""
        days = {id(c): c.told or spread(c.claims) for c in self.others}
        near = [c for c in self.others if is_sister(days[id(c)], self.main.told) or one_night(days[id(c)], self.main.told)]
        beside = [c for c in self.others if c.role == "total" or c in near]
        claims = [claim for chain in (self.main, *beside) for claim in chain.claims if claim.scope == "this_event"]
        claims = [claim for claim in claims if self._day_before(claim) is None]
        sites = Sites(self.reading, self.asides, claims)
        sides = sites.sides()
        if not sides:
            return False
        first = next((i for i, site in enumerate(sites.found) if one_night(site.told, self.main.told)), 0)
        chains = {first: self.main}
        for i, site in enumerate(sites.found):
            if i != first:
                free = [c for c in beside if c.role == "other" and c not in chains.values() and one_night(days[id(c)], site.told)]
                chains[i] = free[0] if free else self._open(site.told)
        self.main.told = sites.found[first].told
        for claim in claims:
            if claim.id in sides and not claim.title:
                side = sides[claim.id]
                self._move(claim, self._total(claim) if side == SUM else chains[side])
            elif claim.title and sides.get(claim.id) == SUM:
                self._move(claim, self._total(claim))
        return True

    def _move(self, claim: Claim, chain: Chain) -> None:
        if self.home[claim.id] is not chain:
            self.home[claim.id].claims.remove(claim)
            chain.claims.append(claim)
            self.home[claim.id] = chain

    def _chain(self, claim: Claim, paragraph: int) -> Chain:
        if claim.scope == "cumulative" or self._running(claim):
            return self._total(claim)
        if claim.title:
            return self.main  # a headline tells of what its report is about, whatever day a pun in it seems to name
        told = self._told(claim)
        if claim.part_of in self.home and self.home[claim.part_of].role != "total" and not self._own_day(claim, told):
            return self.home[claim.part_of]
        if (mate := self._mate(claim)) is not None:
            return mate
        if told and (found := self._by_day(claim, told)):
            return found
        if claim.scope == "background":
            return self._background(claim, told, paragraph)
        if found := self._aside(claim, told, paragraph):
            return found
        return self._before(claim, told, paragraph) or self._same_figure(claim) or self._elsewhere(claim) or self.main

    def _own_time(self, claim: Claim) -> bool:
        """Whether the time that dates a Claim stands in its sentence."""
        i = self.reading.claim_times.get(claim.id, -1)
        return i >= 0 and claim.sentence.start <= self.reading.times[i].span.start < claim.sentence.end

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
        return told if self.paragraphs.dated(claim) or _FIRST_DAY.search(claim.sentence.of(self.text)) else None

    def _of_other(self, claim: Claim) -> bool:
        """Whether the time that dates a Claim stands in a clause about somebody ("the group, which has fought since 2019, said ...")."""
        i = self.reading.claim_times.get(claim.id, -1)
        return i >= 0 and of_other_clause(self.text, claim, self.reading.times[i].span)

    def _day_before(self, claim: Claim) -> Told | None:
        """The day of what a sentence looks back on: "killed seven on Thursday, a day after an attack in which five died"."""
        main = self.main.told
        after = next(_DAYS_AFTER.finditer(self.text, claim.sentence.start, claim.evidence.start), None)
        if after is None or main is None or not main.fine:
            return None
        days = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3}[after.group("n").lower()]
        return replace(main, first=main.first - days, last=main.last - days) if main.first > days else None

    def _first_day(self, claim: Claim) -> Told | None:
        """The day before the main one that others are told for, of what was "on the first day of the battle"."""
        if self.main.told is None or not _FIRST_DAY.search(claim.sentence.of(self.text)):
            return None
        told = (t for c in self.reading.claims if (t := told_of(c.period)) and t.fine and is_sister(t, self.main.told))
        return min((t for t in told if relation(t, self.main.told) == "before"), key=lambda t: t.first, default=None)

    def _running(self, claim: Claim) -> bool:
        """Whether a figure's own time runs from weeks before the main happening's days up to them or beyond ("since 1 April")."""
        told = told_of(claim.period)
        if claim.scope != "this_event" or told is None or self.main.told is None:
            return False
        if not self.paragraphs.dated(claim) or self._of_other(claim):
            return False
        return told.length >= RUNNING and relation(told, self.main.told) == "same" and told.first <= self.main.told.first - COARSE

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

    def _where(self, claim: Claim, told: Told) -> str:
        """How a Claim's days lie to the main happening's."""
        if self.main.told is None and self.main.claims and claim.measure in PRIMARY and not claim.title:
            # the main happening is told by weekday or "today" only, and here stands a date
            return "unknown" if told_figure(claim, self.main.claims) or self._weekday_only(claim) else "before"
        if self.supposed and not told.fine and told.length >= RUNNING:
            return "before"  # a year or a month that an undated report names, the day of its own news being "yesterday" or "on Friday"
        if not told.fine and self._held_since(claim, told):
            return "near"
        if not told.fine:
            return "before" if relation(told, self.main.told, slack=min(COARSE, 2 * told.length)) == "before" else "unknown"
        where = relation(told, self.main.told, slack=self.lasting)
        leads_up = claim.measure not in PRIMARY | OUTCOMES and relation(told, self.main.told, slack=LEAD_UP) != "before"
        leads_up = leads_up and not self._other_kind(claim)
        return "near" if where == "before" and leads_up else where  # the convoys left, the men were last seen

    def _weekday_only(self, claim: Claim) -> bool:
        """Whether what dates a Claim is a day of the week and no date."""
        i = self.reading.claim_times.get(claim.id, -1)
        return i >= 0 and not re.search(r"\d", self.reading.times[i].text) and calendar_day(self.reading.times[i].text) is None

    def _held_since(self, claim: Claim, told: Told) -> bool:
        """Whether a report of a release tells how those who were freed had been taken, a month or so before."""
        freed = any(c.measure == "rescued" for c in self.main.claims)
        near = relation(told, self.main.told, slack=HELD) in ("near", "same")
        return freed and near and bool(_TAKEN.search(claim.sentence.of(self.text)))

    def _on(self, told: Told) -> Chain:
        """The side chain of a day."""
        for chain in self.others:
            if chain.role == "other" and relation(told, chain.told) == "same":
                return chain
        return self._open(told)

    def _opened(self, told: Told) -> bool:
        """Whether harm of another happening was told for that very day before."""
        return told.fine and any(c.role == "other" and c.told is not None and c.told.fine and one_night(c.told, told) for c in self.others)

    def _own_place(self, claim: Claim) -> bool:
        """Whether a figure's sentence gives it a day and a place of its own: "12 died in Thursday's strike on the village of Ness"."""
        if not self._own_time(claim) or told_figure(claim, self.main.claims):
            return False
        names = places_of([claim], self.text)
        return bool(names) and not names & places_of(self.main.claims, self.text)

    def _goes_on(self, claim: Claim) -> bool:
        """Whether a Claim tells how things stand ("24 are still held"), or what came of it (a death in hospital)."""
        sentence = claim.sentence.of(self.text)
        return bool(_STILL.search(self.text, claim.evidence.start, claim.sentence.end) or _LATE_DEATH.search(sentence))

    def _long_after(self, told: Told) -> bool:
        """Days that lie further after the main happening's than what comes of it mostly does."""
        return told.fine and relation(told, self.main.told, slack=LONG_AFTER) == "after"

    def _lower(self, claim: Claim) -> bool:
        """A later figure that is lower than the main happening's cannot be its risen toll."""
        known = [c.low for c in self.main.claims if c.measure == claim.measure and c.low is not None]
        return claim.low is not None and bool(known) and claim.low < max(known)

    def _headed(self, claim: Claim) -> bool:
        """Whether the day stands in the few words that open the paragraph ("3 May, Ness.")."""
        i = self.reading.claim_times.get(claim.id, -1)
        if i < 0:
            return False
        return self.asides.heads(self.reading.times[i].span.start) or self.reading.times[i].text in self.asides.opener(claim)

    def _moved_on(self, claim: Claim) -> bool:
        """Whether the later day opens a sentence with a place of its own: the report has turned to the next town."""
        i = self.reading.claim_times.get(claim.id, -1)
        if i < 0 or claim.title or claim.figure in ("none", "unknown") or self.asides.turn(claim).strength >= ENOUGH:
            return False  # what the wording sets apart gets its place with it
        opener = next((s.span for s in self.reading.sentences if s.span.start <= self.reading.times[i].span.start < s.span.end), None)
        if opener is None or self.reading.times[i].span.start - opener.start > FRAME:
            return False
        names = {t for name in located_terms(opener.of(self.text)) for t in name}
        return bool(names) and not names & places_of(self.main.claims, self.text)

    def _other_kind(self, claim: Claim) -> bool:
        """Whether the kind of happening is one that the main chain's figures do not have."""
        kinds = {c.happening for c in self.main.claims if c.figure not in ("none", "unknown")}
        return claim.happening is not None and bool(kinds) and claim.happening not in kinds

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
