"""Findings about time and place: conflicting dates, conflicting places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from tellings.language.geography import distance_km
from tellings.model import Claim, Event, Evidence, Finding, Period, Place, Support
from tellings.reconcile.days_told import Day, agree_on_day, opposed
from tellings.reconcile.earlier import former
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.happening_days import another_matter, of_death, published_before, published_on
from tellings.reconcile.moments import moment

FAR_KM = 25.0
"""Two named points nearer than this are one limited area (UCDP's where_prec 2)."""

POINTS = frozenset({"exact", "neighbourhood", "town"})
FEW = 0.2
"""Share of an Article's Claims of an Event that a time has to date to be the Event's."""

AFTER = frozenset({"rescued", "arrested", "missing", "displaced"})
"""Measures of what goes on after the event: their time is not its own."""

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_STAMP = re.compile(r"\(@\w+\)\s*$")
"""The sender of a post, before its day."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|last night|this (?:morning|afternoon|evening))\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\d{1,2}[./-]\d{1,2}",
    re.IGNORECASE,
)
"""A time expression that names a day, not only an hour."""

SPOKEN = re.compile(
    r"\b(?:said|told \w+|told|announced|reported|stated|confirmed|added|wrote|spoke|identified|arrested|charged|filed|buried|bury|"
    r"(?:rose|risen|climbed|raised|grew|went up|updated) (?:to \S+(?: \w+)?)?|count(?:ed)?|statement|bulletin|report|office|will|would"
    r"|until|by)"
    r"(?: (?:on|late|early|in|the|her|him|it|them|a|again|since))*\s*$",
    re.IGNORECASE,
)
"""Words straight before a time that make it the time of speaking, counting, arresting or burying."""

_AFTERMATH = re.compile(
    r"\b(?:court\w*|sentenc\w+|plead\w*|pled|guilty|convict\w+|charge[sd]?|charging|arraign\w*|indict\w*|bond|bail|jail\w*|hearing|trial|judge|"
    r"prosecut\w+|custody|arrest\w*|booked|warrants?|released?|releasing|identif\w+|condition|surgery|vigils?|funerals?|mourn\w*|"
    r"tweet\w*|posted|published|updated|e-?mail\w*|autops\w+|examiner|investigati\w+|scheduled|planned|expected|interview\w*|"
    r"conference|meeting|testif\w+|ruled|reward|(?:spoke|talked|speaking|talking) (?:to|with)|"
    r"visit\w*|inspect\w*|(?:reach(?:ed|es)?|arriv(?:ed|es) (?:at|in)|came to|got to|went to|return(?:ed|s) to) (?:the )?"
    r"(?:site|scene|spot|place|area|village|villages|town|camp|cemetery|morgue|hospital)|"
    r"surrender\w*|turned (?:him|her)self in|extradit\w+|apprehend\w*)\b",
    re.IGNORECASE,
)
"""What is done when the event is over: whoever dates that does not date the event."""

_CLAUSE = re.compile(r"[,;:—–()\n]|\b(?:when|after|where|who|which|while|but)\b", re.IGNORECASE)
"""Where a clause ends."""

CLOSE = 25
"""Characters from a word of the aftermath to the time behind it that dates it."""

NEXT = 1
"""Paragraphs behind a Claim within which a time may date it."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

DAYS = frozenset({"minute", "hour", "part_of_day", "day", "days"})


class Dating(NamedTuple):
    """The time expression that dates most of what an Article tells of an Event: a Claim with it, and where it stands."""

    claim: Claim
    support: Support


def find_date_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """Articles that put an Event on days that cannot both be right.

    Compared is what dates most of each Article's Claims of the Event. Two Articles agree where any of their expressions
    meet, name the same weekday, or lie within the hours by which "late" and "early" are told apart.
    """
    told = _of_its_time({a: found for a in event.articles if (found := _datings(a, event, table))}, table)
    every = {a: _datings(a, event, table, whole=True) for a in event.articles}
    days = {a: ([_day_of(d) for d in told.get(a, ())], frozenset(_day_of(d) for d in found)) for a, found in every.items()}
    ordered = sorted(told, key=lambda x: table.order[x])
    shown = [told[a][0] for a in opposed([(tuple(days[a][0]), days[a][1]) for a in ordered], Counter(d[1] for d in days.values()), ordered)]
    if not shown:
        return
    yield make(
        "conflicting dates", "conflicting_dates",
        " against ".join(f"“{d.support.quote}” ({table.name(d.claim.article)})" for d in shown[:4]) + ".",
        claims=[d.claim for d in shown], events=[event.id],
        evidence_=[table.cut(d.claim.article, d.support.start, d.support.end) for d in shown],
        confidence="likely", reasons=["resolved against each article's own date, the stretches of time do not meet"],
    )  # fmt: skip


def _of_its_time(told: dict[str, list[Dating]], table: Table) -> dict[str, list[Dating]]:
    """Without the days before which as many Articles had come out as tell of them: then they are not the Event's.

    Only the Articles of the day that most of them tell are asked.
    """
    days = {a: [_day_of(d) for d in found] for a, found in told.items()}
    asked = dict.fromkeys(day for found in days.values() for day in found)
    agreeing = {day: [a for a, own in days.items() if any(agree_on_day(day, d) for d in own)] for day in asked}
    most = max(agreeing.values(), key=len, default=[])
    out = published_on(most, table)
    kept: dict[str, list[Dating]] = {}
    for article, found in told.items():
        for dating in found:
            before = published_before(dating.claim, out)
            if not before or len(agreeing[_day_of(dating)]) > before:
                kept.setdefault(article, []).append(dating)
    return kept


def _datings(article: str, event: Event, table: Table, *, whole: bool = False) -> list[Dating]:
    """What dates an Event's Claims in one Article, the expression with most Claims first.

    Left out is what dates only a few of them, and the times of what goes on after the Event; not with ``whole``.
    """
    found: dict[int, list[Dating]] = {}
    own = table.told_of(event.id, article)
    for claim in own:
        support = _time_support(claim)
        if support is None or not dated(claim) or (claim.measure in AFTER and not whole):
            continue
        if of_the_event(claim, support, table):
            found.setdefault(support.start, []).append(Dating(claim, support))
    if not whole:
        found = {at: group for at, group in found.items() if len(group) >= FEW * len(own)}
    ordered = [group[0] for group in sorted(found.values(), key=lambda g: (-len(g), g[0].support.start))]
    times = [_told_time(d) for d in ordered]
    known = dict.fromkeys(t for t in times if t is not None)
    rough = {t for t in known if any(_within(other, t) for other in known)}
    return [d for d, t in zip(ordered, times, strict=True) if t not in rough]


class _Time(NamedTuple):
    """What of a dating tells whether another is finer: a book has thousands of datings of a few days."""

    earliest: str
    latest: str
    precision: str
    weekdays: frozenset[str]


def _told_time(dating: Dating) -> _Time | None:
    period = dating.claim.period
    if not (period and period.earliest and period.latest):
        return None
    return _Time(period.earliest, period.latest, period.precision, frozenset(_weekdays(dating)))


def _within(fine: _Time, rough: _Time) -> bool:
    """Whether a time is told more finely elsewhere: "Monday" beside "Monday night"."""
    if fine.weekdays & rough.weekdays and fine.precision != rough.precision and rough.precision == "day":
        return True
    ends = (fine.earliest, fine.latest) != (rough.earliest, rough.latest)
    return ends and rough.earliest <= fine.earliest and fine.latest <= rough.latest


def of_the_event(claim: Claim, support: Support, table: Table) -> bool:
    """Whether a time is that of what happened: it names a day, and is not when somebody spoke, counted or will act."""
    text = table.articles[claim.article].text
    basis = claim.period.basis if claim.period else ""
    if not _DAY.search(support.quote) and not (_CLOCK.fullmatch(support.quote) and basis.startswith(("explicit", "relative to mention"))):
        return False
    before = text[max(0, support.start - 40) : support.start]
    if before.rstrip().endswith("|") or _STAMP.search(before):
        return False  # how long a recording lasts, when a post was sent
    if another_matter(claim, support, table) or _told_elsewhere(claim, support, table):
        return False
    return not SPOKEN.search(before) and not former(text[support.start : support.end]) and not _of_aftermath(claim, support, table)


def _told_elsewhere(claim: Claim, support: Support, table: Table) -> bool:
    """Whether a time stands far behind what it is to date, or in a sentence that tells of other Events only.

    A lead is dated by the paragraph behind it, not by one further on.
    """
    here, there = (table.sentence_at(claim.article, place) for place in (claim.evidence.start, support.start))
    if here is None or there is None or there.span.start <= here.span.start or here.paragraph == there.paragraph:
        return False
    if claim.title:
        return False
    own = {c.event for c in table.by_article.get(claim.article, ()) if c.sentence == there.span and c.event}
    return there.paragraph - here.paragraph > NEXT or (bool(own) and claim.event not in own)


def _of_aftermath(claim: Claim, support: Support, table: Table) -> bool:
    """Whether the clause of a time (maybe not the Claim's own) tells of what comes after an event, and not of the event itself."""
    text = table.articles[claim.article].text
    told_in = table.sentence_at(claim.article, support.start)
    sentence = told_in.span if told_in is not None else claim.sentence
    own = [c for c in table.by_article.get(claim.article, []) if sentence.start <= c.evidence.start < sentence.end]
    told = [(s.start, s.end) for c in own for s in c.support if s.role == "trigger"] or [(c.evidence.start, c.evidence.end) for c in own]
    cuts = [m.span() for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    start = max([sentence.start, *(e for s, e in cuts if e <= support.start)])
    end = min([sentence.end, *(s for s, e in cuts if s >= support.end)])
    after = [m.span() for m in _AFTERMATH.finditer(text, start, end)]
    told = [a for a in told if not any(s < a[1] and a[0] < e for s, e in after)]
    acts = [a for a in told if start <= a[0] < end]
    if after and not acts:
        return True
    near = min((_distance(a, support) for a in acts), default=end - start)
    return any(_distance(a, support) < near or (0 <= support.start - a[1] <= CLOSE and not _between(a, support, acts)) for a in after)


def _between(word: tuple[int, int], support: Support, acts: list[tuple[int, int]]) -> bool:
    return any(word[1] <= a[0] < support.start for a in acts)


def _distance(span: tuple[int, int], support: Support) -> int:
    return max(0, support.start - span[1], span[0] - support.end)


def _day_of(dating: Dating) -> Day:
    """What of a dating is compared."""
    period = dating.claim.period
    start, end = (moment(period.earliest), moment(period.latest)) if period else (None, None)
    whole = period is not None and period.precision in ("day", "days")
    return Day(
        start.earliest if start and end else None, end.latest if start and end else None, frozenset(_weekdays(dating)),
        "midnight" in dating.support.quote.casefold(), bool(_YEAR.search(dating.support.quote)),
        whole, of_death(dating.claim),
    )  # fmt: skip


def _named_weekdays(dating: Dating) -> set[str]:
    return {m[0].casefold() for m in _WEEKDAY.finditer(dating.support.quote)}


def _weekdays(dating: Dating) -> set[str]:
    """The weekdays that a dating names, or those of the day or night that it falls on."""
    named = _named_weekdays(dating)
    period = dating.claim.period
    ends = [moment(period.earliest), moment(period.latest)] if period and not named else []
    return named | {m.earliest.strftime("%A").casefold() for m in ends if m}


def _time_support(claim: Claim) -> Support | None:
    """What dates a Claim."""
    return next((s for s in claim.support if s.role == "time"), None)


def dated(claim: Claim) -> bool:
    """Whether a Claim is dated to the day or better, as something that happened."""
    period = claim.period
    return bool(
        period and period.earliest and period.latest and period.precision in DAYS and period.kind == "instant_within"
        and claim.scope == "this_event" and claim.modality not in ("planned", "denied")
    )  # fmt: skip


def days_apart(a: Period | None, b: Period | None) -> bool:
    """Whether two Periods are known and do not meet."""
    return bool(a and b) and not _periods_meet(a, b)


def places_apart(a: Event, b: Event) -> bool:
    """Whether every point of one Event lies far from every point of the other."""
    points_a, points_b = ([p for p in e.places if p.lat is not None and p.precision in POINTS] for e in (a, b))
    return bool(points_a and points_b) and all(not _near(p, q) for p in points_a for q in points_b)


def _near(a: Place, b: Place) -> bool:
    return distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0) <= FAR_KM


def _periods_meet(pa: Period | None, pb: Period | None) -> bool:
    if not pa or not pb:
        return True
    start_a, end_a, start_b, end_b = moment(pa.earliest), moment(pa.latest), moment(pb.earliest), moment(pb.latest)
    if not (start_a and end_a and start_b and end_b):
        return True
    return start_a.earliest <= end_b.latest and start_b.earliest <= end_a.latest


def find_place_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """The same act put at different spots: too far from each other, or named differently by different Origins."""
    told = [(c, p, s) for c in table.by_event[event.id] if c.scope == "this_event" and _on_word(c, table) for p, s in _spots(c, table)]
    for (a, place_a, at_a), (b, place_b, at_b) in combinations(told, 2):
        if a.article == b.article or not _same_act(a, b) or not _apart(place_a, place_b) or a.origin == b.origin:
            continue
        if any(x.origin == a.origin and not _apart(p, place_b) for x, p, _ in told):
            continue
        if _beside(a.article, at_a, place_b, table) or _beside(b.article, at_b, place_a, table):
            continue  # a street and its corner, a town and its quarter
        evidence: list[Evidence] = [table.cut(a.article, at_a.start, at_a.end), table.cut(b.article, at_b.start, at_b.end)]
        yield make(
            "conflicting places", "conflicting_places",
            f"{place_a.name.text} ({table.name(a.article)}) against {place_b.name.text} ({table.name(b.article)}).",
            claims=[a, b], evidence_=evidence, events=[event.id], confidence="possible",
            reasons=["different origins put the same act at different spots, and neither names the other's"],
        )  # fmt: skip
        return


def _beside(article: str, at: Support, other: Place, table: Table) -> bool:
    """Whether the words around a place name the other one too, on the same word: a quarter of a town, a corner of two streets."""
    text = table.articles[article].text
    found = text.find(other.name.text, max(0, at.start - SPOT), at.end + SPOT)
    if found < 0:
        return False
    here, there = table.cut(article, at.start, at.end), table.cut(article, found, found + len(other.name.text))
    return table.teller(here) == table.teller(there)


SPOT = 200
"""Characters around a place within which it is told more closely."""


def _on_word(claim: Claim, table: Table) -> bool:
    """Whether some named body stands behind a Claim: outlets that name other spots tell of other moments of one event."""
    origin = table.origin_of(claim)
    return bool(origin and origin.kind not in ("outlet", "news_agency", "unnamed"))


def _spots(claim: Claim, table: Table) -> Iterator[tuple[Place, Support]]:
    text = table.articles[claim.article].text
    for place in claim.places:
        if place.role in STANDING and (place.precision in POINTS or place.lat is None):
            support = next((s for s in claim.support if s.role == "place" and s.quote == place.name.text), None)
            if support and _AT.search(text[max(0, support.start - 30) : support.start]):
                yield place, support


def _same_act(a: Claim, b: Claim) -> bool:
    stem_a, stem_b = (a.predicate or "").split(" ")[0], (b.predicate or "").split(" ")[0]
    return bool(stem_a) and stem_a == stem_b and not counted(a) and not counted(b)


def _apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one spot: over 25 km between them, or two spots that no gazetteer holds, with different names."""
    if a.lat is not None and b.lat is not None:
        return distance_km(a.lat, a.lon or 0.0, b.lat, b.lon or 0.0) > FAR_KM
    if a.lat is not None or b.lat is not None:
        return False
    return not set(a.name.text.casefold().split()) & set(b.name.text.casefold().split()) - GENERIC


_AT = re.compile(r"\b(?:on|at|in|inside|near|blocked|crossed) (?:the |a |an )?(?:[\w’'-]+ ){0,2}$", re.IGNORECASE)
"""Words straight before a name that make it where something happened, not whence or of whom."""

GENERIC = frozenset("the of square street road bridge market avenue river hill village town district camp school hospital station".split())
STANDING = frozenset({"at", "in", "unknown"})
