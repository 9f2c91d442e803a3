"""Conflicting dates by the figures: two Articles tell the same counts, each of another weekday.

Where an Article tells of several acts on several days, its own days prove nothing against another's. That the same counts are put on
two days does, whatever Events hold them; and so a day that could not be resolved is compared by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tellings.model import Article, Claim, Evidence, Finding, Support
from tellings.reconcile.days_told import A_WEEK
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.findings_where_when import dated, of_the_event
from tellings.reconcile.happening_days import HABIT
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.moments import moment

WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NIGHT = re.compile(r"\b(?:night|midnight|overnight|dawn|early|late|small hours|eve)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:today|tonight|yesterday|last night|this (?:morning|afternoon|evening|week)|the (?:next|following) (?:day|morning)|later)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
"""A sentence that names a time of its own, though no weekday, is not of the day of the one before."""
DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")

ALONE = 5
"""From this number on one count is enough, where the one text derives from the other; else two are asked."""


class Told(NamedTuple):
    """A count with the weekday beside it."""

    claim: Claim
    day: str
    passage: Evidence
    night: bool


def find_days_of_figures(table: Table, shown: Sequence[Finding]) -> Iterator[Finding]:
    """One Finding for each two Articles that put the same counts on different weekdays, where none shows one of them yet."""
    told = {a.id: list(_told(a, table)) for a in table.case.articles}
    known = [set(f.articles) for f in shown if f.kind == "conflicting dates"]
    seen: set[tuple[str, str]] = set()
    for one, other in combinations([a for a in table.case.articles if told[a.id]], 2):
        if any({one.id, other.id} <= k for k in known):
            continue
        pair = _apart(one, other, told[one.id], told[other.id], table)
        if pair is None or any((x.passage.article, x.day) in seen for x in pair):
            continue
        a, b = pair
        seen |= {(x.passage.article, x.day) for x in pair}
        yield make(
            "conflicting dates", "days_of_figures",
            f"“{a.passage.quote}” ({table.name(one.id)}) against “{b.passage.quote}” ({table.name(other.id)}).",
            claims=[a.claim, b.claim], evidence_=[a.passage, b.passage], events=sorted({x.claim.event for x in pair if x.claim.event}),
            confidence="likely", reasons=["the two tell the same counts, each of another day"],
        )  # fmt: skip


def _told(article: Article, table: Table) -> Iterator[Told]:
    """The counts of an Article with their weekday: that of the time read for them, else the only one of the sentence or the one before."""
    sentences = [s for s in table.sentences(article.id) if s.role not in ("title", "chrome")]
    for index, sentence in enumerate(sentences):
        before = index > 0 and sentences[index - 1].paragraph == sentence.paragraph
        start = sentences[index - 1].span.start if before else sentence.span.start
        for claim in [c for c in table.by_article.get(article.id, []) if c.sentence.start == sentence.span.start and _count(c)]:
            read = _time_read(claim, table)
            days = [read] if read else _days(claim, sentence.span.start, sentence.span.end, table)
            if not days and before and not _TODAY.search(article.text, sentence.span.start, sentence.span.end):
                days = _days(claim, start, sentence.span.start, table)
            if len({d[0] for d in days}) == 1:
                day, left, right = days[0]
                night = bool(_NIGHT.search(article.text, max(0, left - 25), min(len(article.text), right + 25)))
                yield Told(claim, day, table.trimmed(article.id, left, right), night)


def _count(claim: Claim) -> bool:
    own = counted(claim) and not claim.title and claim.scope == "this_event" and claim.modality == "asserted"
    return own and claim.low == claim.high and (claim.low or 0) > 1 and claim.measure != "other"


def _time_read(claim: Claim, table: Table) -> tuple[str, int, int] | None:
    """The weekday of the time that was read for a Claim and its passage, where it is a day and known for certain."""
    support = next((s for s in claim.support if s.role == "time"), None)
    when = moment(claim.period.earliest) if claim.period else None
    if support is None or claim.period is None or when is None or claim.period.precision not in ("day", "part_of_day"):
        return None
    if not dated(claim) or not of_the_event(claim, support, table):
        return None
    named = WEEKDAY.search(support.quote)
    if named is None and (not re.search(r"\d", support.quote) or ".." in (claim.period.edtf or "")):
        return None
    return named[1] if named else DAYS[when.earliest.weekday()], support.start, support.end


def _days(claim: Claim, start: int, end: int, table: Table) -> list[tuple[str, int, int]]:
    """The weekdays in a stretch of a Claim's Article that may be the event's."""
    found = []
    for m in WEEKDAY.finditer(table.articles[claim.article].text, start, end):
        support = Support(field="period", role="time", start=m.start(), end=m.end(), quote=m[0])
        if of_the_event(claim, support, table):
            found.append((m[1], *m.span()))
    return found


def _apart(one: Article, other: Article, first: Sequence[Told], second: Sequence[Told], table: Table) -> tuple[Told, Told] | None:
    """The pair of counts that shows it: all the same counts lie on other days, and one Article never names the other's day."""
    alike = [(a, b) for a in first for b in second if _same(a.claim, b.claim, table)]
    if not alike or any(a.day == b.day or _near(a, b) or _far(a.claim, b.claim) for a, b in alike):
        return None
    a, b = max(alike, key=lambda p: p[0].claim.low or 0)
    flows = table.flows(one.id, other.id) or table.flows(other.id, one.id)
    counts = {(x.claim.measure, x.claim.low) for x, _ in alike}
    if len(counts) < 2 and not (flows and (a.claim.low or 0) >= ALONE):
        return None
    if re.search(rf"\b{b.day}day", one.text) and re.search(rf"\b{a.day}day", other.text):
        return None
    if HABIT.search(a.passage.quote) or HABIT.search(b.passage.quote):
        return None
    return a, b


def _same(a: Claim, b: Claim, table: Table) -> bool:
    kinds = kind_of(a), kind_of(b)
    alike = a.measure == b.measure and a.low == b.low and kinds[0].domain == kinds[1].domain
    return alike and (a.event == b.event or table.flows(a.article, b.article) or table.flows(b.article, a.article))


def _far(a: Claim, b: Claim) -> bool:
    """Whether two counts are of days more than a week apart: nobody mistakes the one for the other."""
    days = [moment(c.period.earliest) if c.period else None for c in (a, b)]
    one, other = days
    return one is not None and other is not None and abs((one.earliest - other.earliest).days) >= A_WEEK


def _near(a: Told, b: Told) -> bool:
    """Whether two days may be one night."""
    gap = (DAYS.index(a.day) - DAYS.index(b.day)) % 7
    return gap in (1, 6) and (a.night or b.night)
