"""Happenings told side by side in one article: the places and days of each, and which figures are whose.

"On Saturday 12 people were killed in Tammerin, on Sunday five in Sorvia": places whose days differ, by a few days at most, part the
figures of the main chain. A figure then goes to the place that its own words name (behind it, else in its sentence), else to the day
that its sentence gives, else to the heading of its paragraph, else to where the figure before it in the paragraph went. What counts all of
them ("in both towns together", or 244 where 148 and 96 are told) is a sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from tellings.link.asides import KIND_OF_PLACE, NAME, NO_SCENE, Asides, spreading
from tellings.link.joint import is_sister, one_night, says_sum
from tellings.link.paragraphs import PRIMARY, Paragraphs
from tellings.link.when import Told, told_of
from tellings.model import Claim, Reading

SUM = -1
"""The side of what counts all places."""

COUNTED = PRIMARY | {"arrested", "displaced", "missing"}
"""Measures by which a place has a happening of its own."""

TELLING = 10
"""A figure from which its being the sum of two others is hardly chance."""

_PLACES = (
    "city|cities|towns?|villages?|ports?|harbour|valleys?|districts?|province|region|island|suburb|quarter|ward|county|market|station"
    "|bridge|coast|hamlet|camp|parish"
)
_PLACED = re.compile(
    rf"\b(?i:in|at|near|outside|around|off|on|for|from|to|into|against|(?:{_PLACES}) of) {KIND_OF_PLACE}(?P<at>{NAME})"
    rf"|(?:^|\n)(?P<head>{NAME})(?=[,.:] | (?:{_PLACES})\b)"
)
_BEHIND = re.compile(r"[^.;,:]{0,45}")
"""Words behind a figure that may give its place."""
_WIDE = frozenset({"country", "region", "province", "water"})
_LATE = re.compile(
    r"\b(?:bod(?:y|ies)|remains|graves?|buried|burial|funeral|vigil|morgue|mortuary|succumb(?:s|ed)?|court)\b",
    re.IGNORECASE,
)
"""What comes of a happening elsewhere: no place of another one."""
_NEXT = re.compile(
    r"\bspread(?:ing|s)? (?:\w+ ){0,3}?to\b|\b(?:a|one|two) (?:days?|nights?|evenings?) (?:earlier|later|before|after|apart)\b"
    r"|\bthe (?:day|night|evening) (?:before|after)\b|\bthe (?:next|following) (?:day|night|evening|morning)\b",
    re.IGNORECASE,
)
"""Words for what came a day later somewhere else."""


@dataclass(slots=True)
class Site:
    """One of several happenings told side by side: its days and the names of its places (lower case)."""

    told: Told
    names: set[str] = field(default_factory=set)


class Sites:
    """The places of one article whose days differ, and the side of each figure. ``found`` is empty where all is one happening."""

    def __init__(self, reading: Reading, asides: Asides, claims: Sequence[Claim]) -> None:
        self.reading, self.text = reading, reading.article.text
        self.asides, self.paragraphs = asides, Paragraphs(reading)
        self.claims = sorted(claims, key=lambda c: (c.evidence.start, c.id))
        self.patterns: list[re.Pattern[str]] = []
        self.found = self._sites()
        self.patterns = [_any_name(site.names) for site in self.found]

    @cached_property
    def _located(self) -> set[str]:
        """All names behind a preposition of place."""
        return {m.group("at") for m in _PLACED.finditer(self.text) if m.group("at")}

    @cached_property
    def _wide(self) -> set[str]:
        """Names of countries, provinces and waters."""
        return {p.place.name.text for p in self.reading.places if p.place.precision in _WIDE}

    def sides(self) -> dict[str, int]:
        """The site of each figure that says it, by Claim id; :data:`SUM` for what counts all of them."""
        if len(self.found) < 2:
            return {}
        near = {c.id: side for c in self.claims if (side := self._behind(c)) is not None}
        own = {**{c.id: side for c in self.claims if (side := self._in_sentence(c)) is not None}, **near}
        sums = self._sums(own, near)
        out: dict[str, int] = {}
        before: dict[int, int] = {}
        for claim in self.claims:
            paragraph = self.paragraphs.at(claim.sentence.start)
            said = [SUM if claim.id in sums else None, own.get(claim.id), out.get(claim.part_of or ""), self._respectively(claim, out)]
            said += [self._by_day(claim), self._by_heading(claim), before.get(paragraph)]
            side = next((side for side in said if side is not None), None)
            if side is None:
                continue
            out[claim.id] = side
            if claim.part_of is None:
                before[paragraph] = side
        return out

    def _sites(self) -> list[Site]:
        """The sites by day: names that only one of the days has, where at least two of them have figures."""
        days: list[Told] = []
        named: dict[str, set[int]] = {}
        harmed: set[int] = set()
        unnamed: list[tuple[Claim, int]] = []
        dated = self._dated()
        if len({told for _, told in dated}) < 2:  # one day: nothing is told side by side
            return []
        for claim, told in dated:
            late = bool(_LATE.search(claim.sentence.of(self.text)))
            at = next((i for i, day in enumerate(days) if one_night(day, told)), None)
            if at is None:
                days.append(told)
                at = len(days) - 1
            names = set() if late else self._names(claim)
            if not names and not late:
                unnamed.append((claim, at))
            for name in names:
                named.setdefault(name, set()).add(at)
            if claim.measure in COUNTED and claim.figure not in ("none", "unknown") and not late:
                harmed.add(at)
        for claim, at in unnamed:
            for name in self._placed(claim.sentence.of(self.text)) - named.keys():
                named[name] = {at}
        sites = [Site(day, {name for name, found in named.items() if found == {i}}) for i, day in enumerate(days)]
        kept = [site for i, site in enumerate(sites) if site.names and (i in harmed or self._counts(site))]
        kept = [s for s in kept if any(is_sister(s.told, t.told) for t in kept if t is not s)]
        return kept if len(kept) > 1 and self._set_up(kept) and not self._spreads() else []

    def _dated(self) -> list[tuple[Claim, Told]]:
        """The Claims of the text that a day dates in their own paragraph."""
        told = ((c, told_of(c.period)) for c in self.claims if c.scope == "this_event" and not c.title and self.paragraphs.dated(c))
        return [(claim, day) for claim, day in told if day is not None and day.fine]

    def _set_up(self, sites: list[Site]) -> bool:
        """Whether the report itself sets two happenings side by side: it joins their places, speaks of both, or of a day between them."""
        if says_sum(self.text) or _NEXT.search(self.text):
            return True
        self.patterns = [_any_name(site.names) for site in sites]
        return any(self._joined(s.span.start, s.span.end) for s in self.reading.sentences)

    def _counts(self, site: Site) -> bool:
        """Whether a sentence that names a site has a figure."""
        name = _any_name(site.names)
        told = (c.sentence.of(self.text) for c in self.claims if c.measure in COUNTED and c.figure not in ("none", "unknown"))
        return any(name.search(sentence) and not _LATE.search(sentence) for sentence in told)

    def _spreads(self) -> bool:
        """Whether the report is of one storm, flood or outbreak over many places, and does not itself speak of several."""
        kinds = {c.happening for c in self.claims if c.measure in PRIMARY and c.happening}
        return bool(kinds & spreading()) and not says_sum(self.text)

    def _names(self, claim: Claim) -> set[str]:
        """The names of places of the stretch of a sentence that dates a Claim, else of the heading of its paragraph."""
        i = self.reading.claim_times.get(claim.id, -1)
        at = self.reading.times[i].span.start if i >= 0 else claim.evidence.start
        sentence = claim.sentence.of(self.text)
        own = self._placed(sentence)
        if len(own) > 1 and claim.sentence.start <= at < claim.sentence.end:
            start, end = self._stretch(at, claim)
            own = self._placed(self.text[start:end]) or set()
        return own or self._placed(self.asides.opener(claim))

    def _stretch(self, at: int, claim: Claim) -> tuple[int, int]:
        """The stretch between commas around an offset of a sentence."""
        start, end = claim.sentence.start, claim.sentence.end
        before = max((m.end() + start for m in re.finditer(r"[,;:] ", self.text[start:at])), default=start)
        after = re.search(r"[,;:] ", self.text[at:end])
        return before, at + after.start() if after else end

    def _placed(self, text: str) -> set[str]:
        found = [m.group("at") for m in _PLACED.finditer(text) if m.group("at")]
        heads = [m.group("head") for m in _PLACED.finditer(text) if m.group("head")]
        found += [name for name in heads if name in self._located or re.search(rf"{re.escape(name)} (?:{_PLACES})\b", text)]
        return {name.casefold() for name in found if not NO_SCENE.search(name) and name not in self._wide}

    def _behind(self, claim: Claim) -> int | None:
        """The side that the words behind a figure give ("96 in Sorvia")."""
        behind = _BEHIND.match(self.text, claim.evidence.end, claim.sentence.end)
        near = {side for _, side in self._marks(claim.evidence.end, behind.end())} if behind else set()
        return near.pop() if len(near) == 1 else None

    def _in_sentence(self, claim: Claim) -> int | None:
        """The side that a figure's sentence gives: the one that it names, its day's, else that of the nearest name."""
        start, end = claim.sentence.start, claim.sentence.end
        marks = self._marks(start, end)
        if len({side for _, side in marks}) < 2:
            return marks[0][1] if marks else None
        if self._joined(start, end):
            return SUM
        if (side := self._by_day(claim)) is not None:
            return side
        figures = [c.evidence.start for c in self.claims if c.sentence.start == start and c.figure not in ("none", "unknown")]
        if marks[0][0] < min(figures, default=end):
            return next((side for at, side in reversed(marks) if at < claim.evidence.start), marks[0][1])
        return next((side for at, side in marks if at >= claim.evidence.start), marks[-1][1])

    def _respectively(self, claim: Claim, told: dict[str, int]) -> int | None:
        """The side of one of two bare figures joined by "and", where the paragraph told one figure of each place before ("57 and 88")."""
        pair = [c for c in self.claims if c.sentence == claim.sentence and c.figure not in ("none", "unknown")]
        if len(pair) != 2 or claim not in pair or self._marks(claim.sentence.start, claim.sentence.end):
            return None
        if self.text[pair[0].evidence.end : pair[1].evidence.start].strip() != "and":
            return None
        paragraph = self.paragraphs.at(claim.sentence.start)
        before = [told[c.id] for c in self.claims if c.id in told and self.paragraphs.at(c.sentence.start) == paragraph]
        order = list(dict.fromkeys(side for side in before if side != SUM))
        return order[pair.index(claim)] if len(order) == 2 else None

    def _marks(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where a stretch of text names the sites."""
        return sorted((m.start(), side) for side, pattern in enumerate(self.patterns) for m in pattern.finditer(self.text, start, end))

    def _joined(self, start: int, end: int) -> bool:
        """Whether names of two sites stand joined: "in Kelm and in Port Orvan"."""
        marks = [(m.start(), m.end(), side) for side, p in enumerate(self.patterns) for m in p.finditer(self.text, start, end)]
        marks.sort()
        return any(
            a[2] != b[2] and re.fullmatch(r"(?: [a-z]+)? (?:and|or|und) (?:(?:in|at|of|for) )?(?:the )?", self.text[a[1] : b[0]])
            for a, b in pairwise(marks)
        )

    def _sums(self, own: dict[str, int], near: dict[str, int]) -> set[str]:
        """Figures that say that they count all, and those that two others add up to."""
        told: dict[tuple[int, str], set[int]] = {}
        for claim in self.claims:
            side = own.get(claim.id)
            if side is not None and side != SUM and claim.low is not None and claim.low == claim.high:
                told.setdefault((side, claim.measure), set()).add(claim.low)
        found = set()
        for claim in self.claims:
            said = says_sum(claim.sentence.of(self.text)) or says_sum(self.asides.opener(claim))
            if claim.id not in near and (said or own.get(claim.id) == SUM or self._adds_up(claim, told)):
                found.add(claim.id)
        return found

    def _adds_up(self, claim: Claim, told: dict[tuple[int, str], set[int]]) -> bool:
        if claim.low is None or claim.low != claim.high or claim.low < TELLING or claim.part_of:
            return False
        rows = [told.get((side, claim.measure), set()) for side in range(len(self.found))]
        return any(claim.low - a in b and a and claim.low != a for n, row in enumerate(rows) for a in row for b in rows[n + 1 :])

    def _by_day(self, claim: Claim) -> int | None:
        """The site whose day the figure's own sentence gives."""
        i = self.reading.claim_times.get(claim.id, -1)
        if i < 0 or not claim.sentence.start <= self.reading.times[i].span.start < claim.sentence.end:
            return None
        told = told_of(claim.period)
        fits = [side for side, site in enumerate(self.found) if one_night(told, site.told)]
        return fits[0] if len(fits) == 1 else None

    def _by_heading(self, claim: Claim) -> int | None:
        heading = self.asides.opener(claim)
        fits = [side for side, pattern in enumerate(self.patterns) if pattern.search(heading)]
        return fits[0] if len(fits) == 1 else None


def _any_name(names: set[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
