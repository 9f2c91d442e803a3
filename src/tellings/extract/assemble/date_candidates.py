"""Dates that may be that of an Article's main happening, with the features by which they are ranked.

Each time expression that names a day (or a night) is one piece of evidence for its date. Features are positions, kinds, distances, closed
word classes, and hashed lower-case words near by (capitalised words, and so names, are left out).
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tellings.cleaning.address import address_days
from tellings.extract.time.anchors import Anchors, anchor_days, walk
from tellings.extract.time.anchors import stretch as resolved
from tellings.extract.time.stretch import Stretch, add_days
from tellings.language import table
from tellings.model import HappeningMention, Reading, TimeExpression, TimeMention

HASHED = 8192
"""Buckets of the hashed words."""
OF_ADDRESS = 256
"""Buckets after them, of what the address of the page adds."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DAY_GRAINS = ("day", "part", "time")
_UNANCHORED = frozenset({"weekday", "part", "unit", "clock", "point", "edge"})
HARM = frozenset({"killed", "injured", "missing", "attacked", "hit", "fired", "damaged", "destroyed"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One piece of evidence for a date: the mention (None for the publication date itself) and its named features."""

    day: date | None
    """None for an expression that names a day for which the anchor is missing."""
    yearless: bool
    mention: int | None
    stretch: Stretch | None
    features: tuple[str, ...]


@lru_cache(maxsize=2)
def saying_verbs() -> frozenset[str]:
    """Lemmas of verbs of saying (from the table of cues)."""
    return frozenset(row["lemma"] for row in table("cues") if row["pos"] == "verb" and row["class"] in ("say", "tell", "hearsay"))


def dates_saying(mention: TimeMention) -> bool:
    """Say whether a time belongs to a verb of saying ("said on Monday")."""
    return str(mention.expression.args.get("verb") or "") in saying_verbs()


def candidates(
    reading: Reading, anchors: Anchors, aside: frozenset[int] = frozenset(), begun: frozenset[int] = frozenset()
) -> list[Candidate]:
    """All pieces of evidence, in text order; the publication day and the day before come last as a fall-back.

    ``aside`` are times that "that day" does not take up (:func:`tellings.extract.time.anchors.walk`); ``begun`` are days on which
    something began that goes on ("held since 9 March"). Where the address of the page tells another day of publication than the
    record, times are read against that day too.
    """
    found: list[Candidate] = []
    stretches = walk(reading.times, anchors, aside)
    counted = _counts(stretches)
    published, yearless = anchor_days(anchors.published)
    today = published[-1] if published else None
    place = _Places(reading)
    addressed = _Addressed(reading, anchors, aside, None if yearless else today)
    years = sorted({y for m in reading.times for y in years_told(m.expression)})
    for i, (mention, stretch) in enumerate(zip(reading.times, stretches, strict=True)):
        if stretch is None and not any(published) and mention.expression.op in _UNANCHORED:
            found.append(Candidate(None, False, i, None, (*_of_mention(mention, None), *place.features(mention), "alt=none")))
        if stretch is None or not (names_a_day(mention, stretch) or (i in begun and stretch.grain in _DAY_GRAINS)):
            continue
        around = place.features(mention)
        for reading_of, how in ((stretch, "alt=none"), *_other_readings(mention, stretch, anchors, today, years)):
            names = _paired((*_of_mention(mention, reading_of), *around, *_of_date(reading_of, counted, today), how))
            names += addressed.gap(how, names)
            day = None if reading_of.loose else reading_of.first
            found.append(Candidate(day, reading_of.yearless, i, reading_of, names))
        found += addressed.evidence(i, mention, stretch, around)
    if today:
        for back in (0, 1):
            day = today - timedelta(days=back) if today > date.min + timedelta(days=2) else today
            names = (f"published-{back}", *(("nodates",) if not found else ()), *(("few",) if len(found) < 3 else ()))
            found.append(Candidate(day, yearless, None, None, names + addressed.gap(f"published-{back}")))
    return found + addressed.fallback()


class _Addressed:
    """What is read against the day of publication that the address of the page tells, where it is not the record's.

    Its features begin with ``a:``, so that the weights of all others stay as they are.
    """

    def __init__(self, reading: Reading, anchors: Anchors, aside: frozenset[int], today: date | None) -> None:
        told = address_days(reading.article.url) if today else None
        self._first: date | None = None
        self._gap = "none"
        self._stretches: list[Stretch | None] = []
        if told and today:
            first = min(max(today, told[0]), told[1])
            behind = (today - first).days
            self._gap = str(next((n for n in _GAPS if behind <= n), "more"))
            if behind:
                self._first = first
                self._stretches = walk(reading.times, anchors.replace(published=first.isoformat(), published_at=None), aside)
                self._counted = _counts(self._stretches)

    def gap(self, how: str, names: Sequence[str] = ()) -> tuple[str, ...]:
        """Features of how much later the record's day is than the address's, for one kind of evidence."""
        if self._gap == "none":
            return ()
        back = next((n for n in names if n.startswith("back=")), "")
        return f"a:gap={self._gap}&{how}", f"a:gap={self._gap}&{how}&{back}"

    def evidence(self, i: int, mention: TimeMention, plain: Stretch, around: Sequence[str]) -> list[Candidate]:
        """A time counted from the address's day, where that makes a difference."""
        stretch = self._stretches[i] if self._first else None
        if stretch is None or stretch.first == plain.first:
            return []
        dated = _of_date(stretch, self._counted, self._first)
        names = _paired((*_of_mention(mention, stretch), *around, *dated, "alt=none"))
        marks = (ADDRESSED, *self.gap("address", dated))
        return [Candidate(None if stretch.loose else stretch.first, stretch.yearless, i, stretch, names + marks)]

    def fallback(self) -> list[Candidate]:
        """The address's day itself and the day before."""
        first = self._first
        return [
            Candidate(first - timedelta(days=n), False, None, None, (f"published-{n}", ADDRESSED, *self.gap(f"address-{n}")))
            for n in (0, 1)
            if first
        ]


ADDRESSED = "a:address"
"""Marks evidence that is counted from the day of the address."""
_GAPS = (-2, -1, 0, 1, 2, 3, 7, 31)


def _other_readings(
    mention: TimeMention, stretch: Stretch, anchors: Anchors, today: date | None, years: Sequence[int]
) -> list[tuple[Stretch, str]]:
    """Readings that a careful reader would weigh too.

    A clock time without a day may be of the evening before the publication date. (The morning after, for a night, was tried: it costs.)
    """
    if today is None or stretch.yearless:
        return []
    other = _of_weekday(mention, stretch, anchors, today) + _of_years(mention, stretch, anchors, today, years)
    if mention.expression.op in _HOSTLESS and not mention.expression.inner and stretch.basis != "relative to mention":
        eve = add_days(stretch.first, -1)
        other += [(stretch.with_(first=eve, last=eve), "alt=eve")] if eve else []
    return other


def _of_weekday(mention: TimeMention, stretch: Stretch, anchors: Anchors, today: date) -> list[tuple[Stretch, str]]:
    """Other days that a weekday may stand for.

    The day after the publication date (dates of web pages are often a day early: another time zone, or a page made first and updated
    later); the last one where tense says the next; a week before for "last Tuesday".
    """
    other: list[tuple[Stretch, str]] = []
    if not _holds(mention.expression, "weekday") or not date.min + timedelta(days=8) < today < date.max:
        return other
    tomorrow = today + timedelta(days=1)
    later = resolved(mention, anchors.replace(published=tomorrow.isoformat()))
    if later and later.first == tomorrow and stretch.first < today:
        other.append((later, "alt=tomorrow"))
    if stretch.first > today:
        past = resolved(_as_past(mention), anchors)
        other += [(past, "alt=past")] if past and past.first <= today else []
    if _says_last(mention.expression):
        before = resolved(mention, anchors.replace(published=(today - timedelta(days=7)).isoformat()))
        other += [(before, "alt=week before")] if before else []
    return other


def _of_years(mention: TimeMention, stretch: Stretch, anchors: Anchors, today: date, years: Sequence[int]) -> list[tuple[Stretch, str]]:
    """A day of a month in the years that the text names elsewhere."""
    other: list[tuple[Stretch, str]] = []
    if not _holds(mention.expression, "date") or years_told(mention.expression):
        return other
    for year in years:
        if abs(year - today.year) < 20 and year != stretch.first.year:
            then = resolved(mention.replace(expression=_with_year(mention.expression, year)), anchors)
            if then and then.first <= today and then.grain in _DAY_GRAINS:
                other.append((then, "alt=year"))
    return other


_PAIRS = (
    ("op", "harm"), ("sentence", "near"), ("sentence", "saying"), ("harm", "saying"), ("back", "count"), ("back", "op"), ("back", "alt"),
    ("alt", "op"), ("alt", "hour"), ("sentence", "harm"), ("back", "sentence"), ("tense", "harm"), ("measure", "near"), ("back", "harm"),
)  # fmt: skip
"""Features that count in pairs too."""


def _paired(names: tuple[str, ...]) -> tuple[str, ...]:
    value = {n.partition("=")[0]: n for n in names if not n.startswith("h:")}
    return (*names, *(f"{value.get(a, '')}&{value.get(b, '')}" for a, b in _PAIRS))


_HOSTLESS = frozenset({"clock", "point", "part"})


def _as_past(mention: TimeMention) -> TimeMention:
    return mention.replace(expression=mention.expression.replace(args={**mention.expression.args, "tense": "past"}))


def _says_last(expr: TimeExpression) -> bool:
    return (expr.op == "weekday" and expr.args.get("dir") == "last") or any(_says_last(e) for e in expr.inner)


def _holds(expr: TimeExpression, op: str) -> bool:
    return expr.op == op or any(_holds(e, op) for e in expr.inner)


def years_told(expr: TimeExpression) -> list[int]:
    """The years that an expression names in figures."""
    own = expr.args.get("year")
    return ([own] if isinstance(own, int) else []) + [y for e in expr.inner for y in years_told(e)]


def _with_year(expr: TimeExpression, year: int) -> TimeExpression:
    args = {**expr.args, "year": year} if expr.op == "date" and expr.args.get("month") else expr.args
    return expr.replace(args=args, inner=[_with_year(e, year) for e in expr.inner])


def names_a_day(mention: TimeMention, stretch: Stretch) -> bool:
    """Say whether a mention stands for a day, a night, or a stretch of at most ten days that something may have happened in."""
    if mention.expression.op in ("ref", "span") or mention.expression.args.get("prep") in ("since", "until", "till"):
        return False
    return (stretch.last - stretch.first).days <= (_LONGEST if stretch.loose or stretch.grain in ("week", "weekend", "range") else 1)


_LONGEST = 10


def _counts(stretches: Sequence[Stretch | None]) -> dict[date, int]:
    counted: dict[date, int] = {}
    for s in stretches:
        if s and s.grain in _DAY_GRAINS:
            counted[s.first] = counted.get(s.first, 0) + 1
    return counted


def _of_mention(mention: TimeMention, stretch: Stretch | None) -> list[str]:
    args = mention.expression.args
    verb, tense, prep = str(args.get("verb") or ""), str(args.get("tense") or "none"), str(args.get("prep") or "none")
    listed = mention.expression.op == "list"  # "14 and 15 March" stands as a date does
    names = [f"op={'date' if listed else mention.expression.op}", f"tense={tense}", f"prep={prep}"]
    if stretch:
        names += [f"grain={'day' if listed else stretch.grain}", f"part={stretch.part}"]
        names.append("hour=" + (str(stretch.clock[0] // 6) if stretch.clock else "none"))
    if verb in saying_verbs():
        names.append("saying")
    if verb:
        names.append(f"h:verb={verb}")
    if mention.expression.inner and not listed:
        names.append(f"inner={mention.expression.inner[0].op}")
    if stretch and stretch.basis == "explicit" and not stretch.yearless:
        names.append("explicit")
    if args.get("year"):
        names.append("year told")
    if mention.expression.op in ("part", "clock", "point") and not mention.expression.inner:
        names.append("hosted" if stretch and stretch.basis == "relative to mention" else "no host")
    return names


def _of_date(stretch: Stretch, counted: dict[date, int], today: date | None) -> list[str]:
    names = [f"count={min(4, counted.get(stretch.first, 0))}"]
    days = sorted(counted)
    if days:
        names.append("earliest" if stretch.first <= days[0] else "latest" if stretch.first >= days[-1] else "between")
    if counted and counted.get(stretch.first, 0) == max(counted.values()):
        names.append("most told")
    if len(days) == 1:
        names.append("only date")
    if today is not None:
        back = (today - stretch.first).days
        if stretch.yearless:  # the years are stand-ins: the last such day before, or one a few days ahead
            back = (back + 10) % 366 - 10
        limits = (-1, 0, 1, 2, 3, 5, 7, 14, 31, 92, 366)
        names.append("back=" + str(next((n for n in limits if back <= n), "more")))
    return names


class _Places:
    """Where a mention stands: sentence number, passage, and the words and happenings around it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [s.span.start for s in reading.sentences]
        body = (i for i, s in enumerate(reading.sentences) if s.role != "title")
        self._body = {at: order for order, at in enumerate(body)}
        self._harm: dict[int, list[HappeningMention]] = {}
        for h in reading.happenings:
            if h.measure in HARM or h.happening:
                self._harm.setdefault(bisect_right(self._starts, h.span.start) - 1, []).append(h)

    def features(self, mention: TimeMention) -> list[str]:
        """Features of the sentence and of the words near the mention."""
        at = bisect_right(self._starts, mention.span.start) - 1
        if at < 0:
            return ["nowhere"]
        sentence = self._reading.sentences[at]
        order = self._body.get(at, -1)
        names = [f"sentence={_bucket(order)}", f"role={sentence.role}"]
        inside = [h for h in self._harm.get(at, ()) if sentence.span.covers(h.span)]
        names.append(f"harm={min(2, len(inside))}")
        if inside:
            nearest = min(inside, key=lambda h: abs(h.head - mention.span.start))
            names += [f"near={_distance(abs(nearest.head - mention.span.start))}", f"measure={nearest.measure}", f"h:lemma={nearest.lemma}"]
            names += [f"modality={nearest.modality}", f"nominal={nearest.nominal}"]
            if nearest.clause.covers(mention.span):
                names.append("same clause")
        return names + self._words(mention, sentence.span.start, sentence.span.end)

    def _words(self, mention: TimeMention, start: int, end: int) -> list[str]:
        text = self._reading.article.text
        before = [w for w in _WORD.findall(text[max(start, mention.span.start - 90) : mention.span.start]) if w[:1].islower()]
        after = [w for w in _WORD.findall(text[mention.span.end : min(end, mention.span.end + 60)]) if w[:1].islower()]
        return [f"h:b={w}" for w in before[-6:]] + [f"h:a={w}" for w in after[:4]]


def _bucket(order: int) -> str:
    return "title" if order < 0 else str(order) if order < 4 else "4-6" if order < 7 else "7-12" if order < 13 else "late"


def _distance(characters: int) -> str:
    return "close" if characters < 30 else "middle" if characters < 80 else "far"


def hashed(name: str) -> int:
    """The bucket of a feature (crc32: the same on every machine)."""
    mark = zlib.crc32(name.encode("utf-8", "surrogatepass"))
    return HASHED + mark % OF_ADDRESS if name.startswith("a:") else mark % HASHED
