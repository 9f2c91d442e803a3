"""Where the sentences of an article stand, and the days of its main happening."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tellings.extract.assemble import date_of_harm
from tellings.link.asides import SET_APART
from tellings.link.days import WEEKDAYS
from tellings.link.when import Told, told_of
from tellings.model import Claim, Reading

PRIMARY = frozenset({"killed", "injured", "destroyed", "damaged", "attacked", "hit", "fired", "spotted", "infected", "captured"})
"""Measures whose day is that of the happening itself; an arrest, a rescue, a count of the missing may come later."""

_RECALLED = re.compile(r"\b(?:recall(?:s|ed)?|remind(?:s|ed)?|remember(?:s|ed)?)\b", re.IGNORECASE)
"""Words before a figure that recall an older happening (FrameNet 1.7, frames Evoking and Remembering_information)."""


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
    text = reading.article.text
    harm = [c for c in reading.claims if c.scope == "this_event" and c.measure in PRIMARY and paragraphs.dated(c)]
    harm = [c for c in harm if not SET_APART.search(c.sentence.of(text)) and not _RECALLED.search(text, c.sentence.start, c.evidence.start)]
    told_in_text = [c for c in harm if not c.title and (told := told_of(c.period)) and told.fine]
    dated = [(paragraphs.at(c.sentence.start), told) for c in told_in_text or harm if (told := told_of(c.period)) and told.fine]
    first = min((paragraphs.at(c.sentence.start) for c in reading.claims if not c.title), default=0)
    lead = [told for paragraph, told in dated if paragraph <= first + 1]
    most = max((lead.count(told) for told in lead), default=0)
    chosen = next((told for told in lead if lead.count(told) == most), None)
    return chosen or told_of(date_of_harm(reading, fold)) or next((told for _, told in dated), None)
