"""Reports of an outbreak: figures by place and week, clusters that are counted apart, totals of a season.

A bulletin tells of many happenings at once: what one district notified in one week is another happening than what the next
district did, or the same one a week later. Each figure gets a :class:`Cell`, from its own words, its sentence, the place told before
in its paragraph or the paragraph's heading. Figures of one cell are one chain, and equal cells of several articles are one Event.
Only where something is counted by the week: the wards of one town are parts of its outbreak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tellings.language import table
from tellings.link.asides import KIND_OF_PLACE, NAME, NO_SCENE, Asides
from tellings.link.days import MONTHS, day_of
from tellings.link.paragraphs import Paragraphs
from tellings.link.repeated import told_again
from tellings.link.scene import terms_of
from tellings.link.when import Told, told_of
from tellings.model import Claim, Reading

Kind = Literal["week", "cluster", "total"]

SEASON = 28
"""Days from which a count is of a season, not of a week or a cluster."""

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_WEEK = 7
_PAST = 120
"""Days before publication from which an outbreak is another one."""
_ROUND = 1.5
"""How much larger the figure may be that a headline rounds down ("more than 500" of 512)."""

_NUMBER = re.compile(r"\b(?<!same )(?<!that )(?<!this )(?<!last )(?<!one )(?<!\ba )week (?:no\.? ?)?(?P<n>\d{1,2})\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|the previous|the past) week\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:the week before|a week earlier|the week earlier)\b", re.IGNORECASE)
_WEEKLY = re.compile(
    r"\b(?:(?:in|within|during|over|of|for) (?:a|one|the same|that|this|the) (?:single |reporting )?week\b|reporting (?:week|period)\b"
    r"|week under (?:report|review)\b|a week (?=in|from|to|of)|in (?:a|one) (?:single )?week\b|in one week\b)",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted((m for m in MONTHS if len(m) > 3 or m == "may"), key=len, reverse=True))
_SEASON = re.compile(
    r"\bseason\b|\bcumulative\b|\bsince week\b|\b(?:so far )?this year\b|\byear to date\b"
    r"|\bsince the (?:start|beginning|onset) of the (?:year|outbreak|epidemic|season)\b"
    rf"|\bsince (?:early |late |mid-?)?(?:{_MONTH})\b(?! \d)|\bsince (?:the )?(?:1 |1st )?(?:of )?(?:january)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\bcluster\b|\bseparate\b|\bwatch(?:ing|ed)\b|\blook(?:s|ing|ed)? into\b|\bunder (?:investigation|observation|surveillance)\b"
    r"|\binvestigat\w+\b|\bmonitor\w*\b",
    re.IGNORECASE,
)
_CASES = re.compile(r"\b(?:new|suspected|confirmed|\d) cases\b", re.IGNORECASE)
_PART = re.compile(
    r"\bof (?:the|these|those|all) (?:\w+ ){0,3}(?:cases|deaths|dead|sick|ill|patients|infections|victims|total)\b", re.IGNORECASE
)
_TO_DATE = re.compile(r"\bto date\b|\bso far\b|\bsince\b", re.IGNORECASE)
_BACK = re.compile(r"\W*(?:of (?:them|these|those)|[\w-]+ of (?:them|these|those)|there)\b", re.IGNORECASE)
_OF_PLACE = r"(?: [a-z]+)? (?:district|ward|county|camp|town|commune|zone|prefecture|subdistrict|municipality|parish|island|villages?)"
_ROW = re.compile(rf"{_OF_PLACE}\b|: ?\d| [–-] \d| \(\d| (?:reported|recorded|notified|counted|registered|had)\b")
"""What stands behind the place of a row: "Kesk: 70"."""
_FULL_STOP = re.compile(r"(?<=[a-z\d])[.!?][\"”’]?\s+(?=[A-Z][a-z])")
_PLACED = re.compile(
    rf"\b(?i:in|at|on|near|from|for|of|across) {KIND_OF_PLACE}(?P<at>{NAME})|(?P<kind>{NAME})(?={_OF_PLACE}\b|: ?\d| [–-] \d| \(\d)"
    rf"|(?:^|\n|(?<=[.!?;,] ))\W*(?:[A-Z\d]{{1,2}}[.)] )?(?:[Aa]nd )?(?P<head>{NAME})"
    r"(?=[.:?] | (?:is|has|had|was|reported|recorded|notified|counted|registered|saw)\b)"
)
_WIDE = re.compile(
    r"(?: [a-z]+)? (?i:region|province|state|country|republic|governorate|oblast|nation)\b|['’]s\b",
)
_AREA = re.compile(r"\b(?:Region|Province|State|Republic|Governorate|Oblast|County)\b")
_WITHIN = re.compile(r",? (?:(?:in|of)\b|an? )[^.;,]{0,45}(?:in|of) (?:the )?|, (?:in )?(?:the )?")
"""What stands between a place and the area that it lies in: "a camp at Kesk, in the district of Oule"."""
_WIDE_BEFORE = re.compile(r"\b(?i:region|province|state|country|republic|governorate) of $")
_COUNTRYWIDE = re.compile(
    r"\b(?:totals?|region|province|country|nationwide|(?:two|three|four|five|both|all|\w+) districts)\b", re.IGNORECASE
)
_NO_NAMES = frozenset("the this that these those our their its his her one two three four five all both every each some any".split())
_GENERIC = frozenset(
    "disease illness virus infection symptom fever bug bacterium germ pathogen antibody rash pneumonia".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """What a figure of an outbreak counts: a place (its name's words as terms; none: the whole area), and a week, a cluster or a season."""

    kind: Kind
    place: frozenset[int]
    week: Told | None = None
    diseases: frozenset[str] = frozenset()

    def same(self, other: Cell) -> bool:
        """Whether two articles' figures of these cells are of one happening."""
        if self.kind != other.kind or self._other_disease(other):
            return False
        if self.kind == "week":
            return self._placed(other) and self.week is not None and self.week == other.week
        return bool(self.place & other.place) if self.kind == "total" else self._placed(other)

    def differs(self, other: Cell) -> bool:
        """Whether they cannot be."""
        if self._other_disease(other):
            return True
        if self.kind != other.kind:
            return True
        if self.kind == "total":
            return False
        return not self._placed(other) or (self.week is not None and other.week is not None and self.week != other.week)

    def _other_disease(self, other: Cell) -> bool:
        return bool(self.diseases and other.diseases and not self.diseases & other.diseases)

    def _placed(self, other: Cell) -> bool:
        return self.place <= other.place or other.place <= self.place if self.place and other.place else self.place == other.place


@lru_cache(maxsize=1)
def _sicknesses() -> re.Pattern[str]:
    words = next(row["words"] for row in table("word_sets") if row["set"] == "sickness").split("|")
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words if w not in _GENERIC)})\b", re.IGNORECASE)


class Outbreak:
    """The cells of one article. :attr:`weekly` is False where nothing is counted by the week; then there are none."""

    def __init__(self, reading: Reading, asides: Asides) -> None:
        self.reading, self.text = reading, reading.article.text
        self.asides, self.paragraphs = asides, Paragraphs(reading)
        told = (c for c in reading.claims if c.figure not in ("none", "unknown") and c.scope != "background" and not self._past(c))
        self.figures = sorted(told, key=lambda c: c.evidence.start)
        counted = any(c.measure == "infected" and (c.low or c.high or 0) > 1 for c in self.figures)
        self.head = self._head_week() if counted else False
        by_week = counted and (self.head or any(self._words(c, _WEEKLY, _NUMBER, _LAST) for c in self.figures))
        self.diseases = frozenset(m.group().lower() for m in _sicknesses().finditer(self.text)) if by_week else frozenset()
        self.weekly = by_week and bool(self.diseases or _CASES.search(self.text))
        self.names = self._names() if self.weekly else {}
        self.clusters: set[str] = set()

    def _past(self, claim: Claim) -> bool:
        """Whether a figure is of an outbreak of years ago (of an undated report: before the last year that it names)."""
        told, published = told_of(claim.period), day_of(self.reading.article.published)
        if told is None or told.yearless:
            return False
        if published is not None:
            return published - told.last > _PAST
        years = {int(year) for year in _YEAR.findall(self.text)}
        year = date.fromordinal(told.last).year
        return year in years and year < max(years)

    def cells(self) -> dict[str, Cell]:
        """The cell of each figure that has one, by Claim id; a figure without one is told of what the article is about."""
        if not self.weekly:
            return {}
        placed = {c.id: place for c in self.figures if (place := self._place(c)) is not None}
        by_week = {placed.get(c.id, "") for c in self.figures if self._weekly(c)}
        lead = next((c for c in self.figures if not c.title), None)
        counting = lead is not None and (self._weekly(lead) or self._season(lead))
        apart = [c for c in self.figures if not self._season(c) and not self._shares(c) and (counting or self._set_apart(c))]
        self.clusters = {place for c in apart if (place := placed.get(c.id)) and place not in by_week}
        found: dict[str, Cell] = {}
        before: tuple[int, Cell | None] = (-9, None)
        for claim in (c for c in self.figures if not c.title):
            paragraph = self.paragraphs.at(claim.sentence.start)
            cell = self._cell(claim, placed.get(claim.id, ""), before[1] if before[0] == paragraph else None)
            last = before[1] if paragraph - before[0] <= 1 else None
            if self._shares(claim) and last is not None and last.kind == "week" and placed.get(claim.id):
                cell = Cell("week", frozenset(terms_of(placed[claim.id])), last.week, self.diseases)
            before = (paragraph, cell)
            if cell is not None:
                found[claim.id] = cell
        for claim in (c for c in self.figures if c.title):
            cell = self._of_headline(claim, found) or self._cell(claim, placed.get(claim.id, ""), None)
            if cell is not None:
                found[claim.id] = cell
        return found

    def _set_apart(self, claim: Claim) -> bool:
        """Whether the paragraph says up to a figure that its place is watched or counted for itself."""
        paragraph = self.paragraphs.at(claim.sentence.start)
        first = next((s.span.start for s in self.reading.sentences if s.paragraph == paragraph), claim.sentence.start)
        before = self.text[min(first, claim.sentence.start) : claim.sentence.end]
        return bool(_APART.search(before) or _TO_DATE.search(before))

    def _shares(self, claim: Claim) -> bool:
        """Whether a figure is a place's share of what was told before: "Kesk had 86 of the cases, Oule 35"."""
        sentence = claim.sentence.of(self.text)
        places = {name for _, name in self._places(claim.sentence.start, claim.sentence.end)}
        return bool(places) and not self._words(claim, _APART, _TO_DATE) and (len(places) > 1 or bool(_PART.search(sentence)))

    def about(self) -> frozenset[int]:
        """The place that the article is about: the first that title or lead name."""
        spans = [s.span for s in self.reading.sentences if s.role in ("title", "body")][:4]
        marks = [name for span in spans for _, name in self._marks(span.start, span.end) if name]
        return frozenset(terms_of(marks[0])) if marks else frozenset()

    def _cell(self, claim: Claim, place: str, before: Cell | None) -> Cell | None:
        terms = frozenset(terms_of(place)) if place else frozenset()
        if self._weekly(claim):
            return Cell("week", terms, self._week(claim), self.diseases)
        if self._season(claim):
            return Cell("total", self._area(), None, self.diseases)
        if place in self.clusters:
            return Cell("cluster", terms, None, self.diseases)
        own = self._marks(claim.sentence.start, claim.sentence.end)
        if before is not None and (not own or _BACK.match(claim.sentence.of(self.text))):
            return before
        return None

    def _area(self) -> frozenset[int]:
        """The words of all places that the article counts by: a season's total is that of its area."""
        return frozenset(t for name in self.names for t in terms_of(name))

    def _of_headline(self, claim: Claim, found: dict[str, Cell]) -> Cell | None:
        """The cell of the figure of the text that a headline repeats or rounds."""
        body = [c for c in self.figures if c.id in found and c.measure == claim.measure and c.low is not None]
        if exact := next((c for c in body if told_again(claim, [c])), None):
            return found[exact.id]
        if claim.low is None or claim.high is not None:
            return None
        above = sorted((c for c in body if claim.low <= (c.low or 0) <= _ROUND * claim.low), key=lambda c: c.low or 0)
        return found[above[0].id] if above else None

    def _words(self, claim: Claim, *patterns: re.Pattern[str]) -> bool:
        sentence = claim.sentence.of(self.text)
        return any(p.search(sentence) for p in patterns)

    def _weekly(self, claim: Claim) -> bool:
        """Whether a figure is one week's: the nearest words of time in its sentence say so, else its heading or its Period does."""
        start, end = claim.sentence.start, claim.sentence.end
        weekly = [m.start() for p in (_WEEKLY, _NUMBER, _LAST, _BEFORE) for m in p.finditer(self.text, start, end)]
        weekly = [at for at in weekly if not self.text[max(0, at - 6) : at].lower().endswith("since ")]
        long = [m.start() for m in _SEASON.finditer(self.text, start, end)]
        if claim.scope == "cumulative" and not weekly:
            return False
        if weekly and long:
            start, end = self._stretch(claim)
            here = [any(start <= at < end for at in found) for found in (weekly, long)]
            if here[0] != here[1]:
                return here[0] and not self._long(claim)
        if weekly:
            near = min(abs(at - claim.evidence.start) for at in weekly)
            return all(abs(at - claim.evidence.start) >= near for at in long) and not self._long(claim)
        told = told_of(claim.period)
        if told is not None and told.length in (_WEEK, _WEEK - 1) and not long and self.paragraphs.dated(claim):
            return True
        return self.head and not long and not self._set_apart(claim) and bool(self._places(start, end))

    def _head_week(self) -> bool:
        """Whether title or the lines above the first figure name the week that the report is of."""
        first = min((c.evidence.start for c in self.figures if not c.title), default=0)
        number = _NUMBER.search(self.text, 0, first)
        return number is not None and not any(c.sentence.start <= number.start() < c.sentence.end for c in self.figures if not c.title)

    def _stretch(self, claim: Claim) -> tuple[int, int]:
        """The stretch between commas in which a figure stands."""
        text, start, end = self.text, claim.sentence.start, claim.sentence.end
        before = max((m.end() for m in re.compile(r"[,;:] ").finditer(text, start, claim.evidence.start)), default=start)
        after = re.compile(r"[,;:] ").search(text, claim.evidence.end, end)
        return before, after.start() if after else end

    def _long(self, claim: Claim) -> bool:
        told = told_of(claim.period)
        return told is not None and told.length >= SEASON

    def _season(self, claim: Claim) -> bool:
        """Whether a figure counts a season: it says so, or its own time runs for weeks."""
        if self._long(claim) or self._words(claim, _SEASON):
            return True
        told = told_of(claim.period)
        return claim.scope == "cumulative" and (told.length >= SEASON if told else not self._words(claim, _TO_DATE))

    def _week(self, claim: Claim) -> Told | None:
        """The days of a figure's week."""
        told, published = told_of(claim.period), day_of(self.reading.article.published)
        if told is not None and published is not None and not told.yearless and told.length in (_WEEK, _WEEK - 1):
            return _whole_week(told.first)
        numbers = list(_NUMBER.finditer(self.text, claim.sentence.start, claim.sentence.end))
        if not numbers and not self._words(claim, _LAST, _BEFORE):
            numbers = list(_NUMBER.finditer(self.text, 0, claim.sentence.start))[-1:]
        if numbers and (year := self._year()):
            return _numbered(year, int(numbers[-1].group("n")))
        if self._words(claim, _LAST) and published is not None:
            return _whole_week(published - _WEEK)
        return None

    def _year(self) -> int | None:
        published = self.reading.article.published or ""
        if published[:4].isdigit():
            return int(published[:4])
        years = _YEAR.findall(self.text)
        return int(years[0]) if years else None

    def _names(self) -> dict[str, re.Pattern[str]]:
        """The names of the places that the article counts by."""
        wide = {p.place.name.text for p in self.reading.places if p.place.precision in ("country", "region", "water")}
        found: dict[str, re.Pattern[str]] = {}
        for m in _PLACED.finditer(self.text):
            name = m.group("at") or m.group("kind") or m.group("head") or ""
            start, end = m.span(m.lastgroup or 0)
            inside = m.group("head") is None or _ROW.match(self.text, end) or re.search(rf"[a-z,] {re.escape(name)}(?!\w)", self.text)
            if (
                not terms_of(name)
                or name.casefold() in _NO_NAMES
                or not inside
                or name.isupper()
                or name in wide
                or NO_SCENE.search(name)
                or _AREA.search(name)
            ):
                continue
            if not self._is_wide(end, start):
                found.setdefault(name.casefold(), re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"))
        return found

    def _is_wide(self, end: int, start: int) -> bool:
        return bool(_WIDE.match(self.text, end) or _WIDE_BEFORE.search(self.text[max(0, start - 20) : start]))

    def _places(self, start: int, end: int) -> list[tuple[int, str]]:
        """Where a stretch names places, without the areas that they lie in."""
        kept: list[tuple[int, str]] = []
        for at, name in self._marks(start, end):
            between = self.text[kept[-1][0] + len(kept[-1][1]) : at] if kept else ""
            if name and not (kept and _WITHIN.fullmatch(between)):
                kept.append((at, name))
        return kept

    def _marks(self, start: int, end: int) -> list[tuple[int, str]]:
        """Where a stretch names places; "" for the whole area."""
        marks = [
            (m.start(), "" if self._is_wide(m.end(), m.start()) else name)
            for name, pattern in self.names.items()
            for m in pattern.finditer(self.text, start, end)
        ]
        return sorted(marks)

    def _bounds(self, claim: Claim) -> tuple[int, int]:
        """A figure's sentence, cut where a full stop and a capital stand inside it (where the parser saw one sentence in two)."""
        start, end = claim.sentence.start, claim.sentence.end
        before = [m.end() for m in _FULL_STOP.finditer(self.text, start, claim.evidence.start)]
        after = _FULL_STOP.search(self.text, claim.evidence.end, end)
        return before[-1] if before else start, after.start() + 1 if after else end

    def _place(self, claim: Claim) -> str | None:
        """The place of a figure: that of its sentence nearest to it, else the last told in its paragraph, its heading's, the article's."""
        start, end = self._bounds(claim)
        marks = self._places(start, end)
        if marks:
            figures = [c.evidence.start for c in self.figures if start <= c.evidence.start < end]
            if len({name for _, name in marks}) == 1:
                return marks[0][1]
            if marks[0][0] < min(figures, default=end):
                return next((name for at, name in reversed(marks) if at < claim.evidence.start), marks[0][1])
            return next((name for at, name in marks if at >= claim.evidence.start), marks[-1][1])
        if _COUNTRYWIDE.search(self.text, start, end):
            return ""
        paragraph = self.paragraphs.at(start)
        earlier = [s.span for s in self.reading.sentences if s.paragraph == paragraph and s.span.start < start and not claim.title]
        told = [name for span in earlier for _, name in self._places(span.start, span.end)]
        if told:
            return told[-1]
        lead = [s.span for s in self.reading.sentences if s.role in ("title", "body")][:4]
        return next((name for span in lead for _, name in self._places(span.start, span.end)), None)


def _whole_week(day: int) -> Told:
    """The week from Monday to Sunday of a day."""
    first = day - date.fromordinal(max(day, 1)).weekday()
    return Told(first, first + _WEEK - 1, fine=False)


def _numbered(year: int, number: int) -> Told | None:
    """An ISO week; epidemiological weeks are mostly these."""
    try:
        return _whole_week(date.fromisocalendar(year, number, 1).toordinal())
    except ValueError:
        return None


def cell_bonds(cells: Sequence[tuple[Cell, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of nodes whose cells are the same, and pairs whose cells differ. Beyond :data:`MANY` cells only the former are told."""
    must = [(n, m) for k, (a, n) in enumerate(cells) for b, m in cells[k + 1 :] if n != m and a.same(b)] if len(cells) <= MANY else []
    never = [(n, m) for k, (a, n) in enumerate(cells) for b, m in cells[k + 1 :] if n != m and a.differs(b)] if len(cells) <= MANY else []
    return must, never


MANY = 600
"""Cells of the largest heap in which all are compared."""
