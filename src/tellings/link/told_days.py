"""What the days say that an article tells of a Claim, beside those of its main happening."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.link.asides import ENOUGH, Asides
from tellings.link.beside import of_other_clause
from tellings.link.chain import LEAD_UP, OUTCOMES, Chain
from tellings.link.followup import lasting
from tellings.link.joint import is_sister, one_night, places_of
from tellings.link.paragraphs import PRIMARY, Paragraphs, main_days
from tellings.link.repeated import told_figure
from tellings.link.scene import located_terms
from tellings.link.when import Told, calendar_day, relation, told_of
from tellings.model import Claim, Reading

COARSE = 10
"""Days by which a month or a year has to lie before the main happening to be another one's."""
LONG_AFTER = 14
"""Days after the main happening from which harm told for a day of its own is another happening's, unless it is told as what came of it."""

HELD = 45
"""Days for which people whose release is told had mostly been held."""

RUNNING = 28
"""Days of a stretch from which its figure is a running total, where the main happening is at its end."""
WEEK = 7
"""Days of a week, which is another one than the main happening's where it ends before it ("last week they had seized 15")."""
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
_BYGONE = re.compile(
    r"\b(?:weeks?|fortnight|months?|years?|decades?) (?:ago|before|earlier)\b"
    r"|\b(?:last|the previous) (?:week|month|year|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
"""Times that lie a week or more back, whatever the day of publication is."""
FIRST_DAY = re.compile(r"\bon the first (?:day|night|evening) of\b|\bon the first (?:day|night)(?=[,.;]| of\b)", re.IGNORECASE)


class Days:
    """The chains of one article so far, and what can be asked about the days of a Claim."""

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

    def _own_time(self, claim: Claim) -> bool:
        """Whether the time that dates a Claim stands in its sentence."""
        i = self.reading.claim_times.get(claim.id, -1)
        return i >= 0 and claim.sentence.start <= self.reading.times[i].span.start < claim.sentence.end

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

    def _opening_day(self, claim: Claim) -> Told | None:
        """The day and month that open a figure's sentence, some days before the main happening's, where another time was found for it.

        What came later has times of its own, so that "on 2 May three guards were held and let go" leaves the day to the letting go.
        """
        if claim.title or self._own_time(claim):
            return None
        day = calendar_day(self.text[claim.sentence.start : min(claim.evidence.start, claim.sentence.start + FRAME)])
        return day if relation(day, self.main.told, slack=LEAD_UP) == "before" else None

    def _bygone(self, claim: Claim) -> bool:
        """Whether "a week ago" or the like opens a figure's sentence, and no day is known for it."""
        start = claim.sentence.start
        if claim.title or told_of(claim.period) is not None:
            return False
        return bool(_BYGONE.search(self.text, start, min(claim.evidence.start, start + FRAME)))

    def _first_day(self, claim: Claim) -> Told | None:
        """The day before the main one that others are told for, of what was "on the first day of the battle"."""
        if self.main.told is None or not FIRST_DAY.search(claim.sentence.of(self.text)):
            return None
        told = (t for c in self.reading.claims if (t := told_of(c.period)) and t.fine and is_sister(t, self.main.told))
        return min((t for t in told if relation(t, self.main.told) == "before"), key=lambda t: t.first, default=None)

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
            slack = 1 if told.length <= WEEK and self._own_time(claim) else min(COARSE, 2 * told.length)
            return "before" if relation(told, self.main.told, slack=slack) == "before" else "unknown"
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

    def _running(self, claim: Claim) -> bool:
        """Whether a figure's own time runs from weeks before the main happening's days up to them or beyond ("since 1 April")."""
        told = told_of(claim.period)
        if claim.scope != "this_event" or told is None or self.main.told is None:
            return False
        if not self.paragraphs.dated(claim) or self._of_other(claim):
            return False
        return told.length >= RUNNING and relation(told, self.main.told) == "same" and told.first <= self.main.told.first - COARSE

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
