"""Publication dates: what the Article says, and what the Articles it is linked with allow to infer.

The inference never guesses. A day without a year gets the year of a linked Article only if that puts
the two publications within :data:`NEAR` days of each other; an Article without any date gets the days
on which the relative expressions of its main Event ("yesterday", "on Thursday") agree with what dated Articles say of that Event;
where several days apart from each other fit, those soon after a dated report, and none if that leaves more than one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.extract.assemble import resolve_periods
from tellings.model import Article, Claim, Evidence, Links, Period, Reading

LATER = 7
"""Days after a dated report within which an undated one is placed: "last Thursday" reaches back a week."""

SOON = 2
"""Days after a dated report that are preferred where several fit: most reports of one happening come at once."""

NEAR = 31
"""Days between two reports of one happening that share its Event; later look-backs are rarely news."""

WEEKDAYS = {name: n for n, name in enumerate("mon tue wed thu fri sat sun".split())}

_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b", re.IGNORECASE)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEARLESS = re.compile(r"XXXX-(\d{2})-(\d{2})")


def published_period(article: Article) -> Period | None:
    """The publication date of an Article as a Period, or None where nothing is known."""
    if article.published is None:
        return None
    basis = {"given": "given", "none": "explicit"}.get(article.published_basis, article.published_basis)
    day = _DAY.fullmatch(article.published)
    if day is None:
        return Period(edtf=article.published, earliest=None, latest=None, precision="day", basis=basis)
    return Period(
        edtf=article.published, earliest=f"{article.published}T00:00", latest=f"{article.published}T23:59", precision="day", basis=basis
    )


def infer_published(readings: Sequence[Reading], links: Links) -> list[Reading]:
    """Date the undated Articles from those they share an Event with, and resolve their Periods again."""
    dated = {r.article.id: r.article for r in readings if r.article.published and _DAY.fullmatch(r.article.published)}
    partners = _partners(links, {r.article.id for r in readings})
    claims = {c.id: c for r in readings for c in r.claims}
    result = []
    for reading in readings:
        article = reading.article
        near = [dated[a] for a in sorted(partners[article.id]) if a in dated]
        found = None if article.id in dated else _infer(reading, near, links, claims)
        if found is None:
            result.append(reading)
            continue
        edtf, source = found
        inferred = article.replace(
            published=edtf, published_basis="inferred", published_evidence=[*article.published_evidence, *_date_evidence(source)]
        )
        changed = reading.replace(article=inferred)
        period = published_period(inferred)
        if period is not None:
            period = period.replace(basis=f"inferred from {source.id}")
        result.append(resolve_periods(changed, period))
    return result


def _partners(links: Links, known: set[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for event in links.events:
        for article in event.articles:
            if article in known:
                found[article].update(a for a in event.articles if a != article)
    return found


def _infer(reading: Reading, near: Sequence[Article], links: Links, claims: Mapping[str, Claim]) -> tuple[str, Article] | None:
    if not near:
        return None
    yearless = _YEARLESS.fullmatch(reading.article.published or "")
    if yearless:
        return _with_year(int(yearless.group(1)), int(yearless.group(2)), near)
    return _by_agreement(reading, near, links, claims)


def _with_year(month: int, day: int, near: Sequence[Article]) -> tuple[str, Article] | None:
    fits: dict[dt.date, Article] = {}
    for other in near:
        there = dt.date.fromisoformat(other.published or "")
        for year in (there.year - 1, there.year, there.year + 1):
            try:
                here = dt.date(year, month, day)
            except ValueError:
                continue
            if abs((here - there).days) <= NEAR:
                fits.setdefault(here, other)
    return (min(fits).isoformat(), fits[min(fits)]) if len(fits) == 1 else None


def _by_agreement(reading: Reading, near: Sequence[Article], links: Links, claims: Mapping[str, Claim]) -> tuple[str, Article] | None:
    told = _told_by_dated({a.id for a in near}, links, claims)
    days = sorted({dt.date.fromisoformat(a.published or "") + dt.timedelta(days=n) for a in near for n in range(-2, LATER + 1)})
    weekday = _weekday(reading.article)
    days = [day for day in days if weekday is None or day.weekday() == weekday]
    resolved = {day: _told_on(reading, day) for day in days}
    moving = [k for k in next(iter(resolved.values()), {}) if len({r[k].edtf for r in resolved.values() if k in r}) > 1]
    own = _main_event(reading, links)
    moving = [k for k in moving if links.claim_event.get(k[1]) == own]
    scores = {day: _agreement({k: resolved[day][k] for k in moving if k in resolved[day]}, links, told) for day in days}
    best = max(scores.values(), default=0)
    known = weekday is not None and len(days) == 1
    if not known and (best <= 0 or best == min(scores.values())):
        return None
    winners = [day for day in days if scores[day] == best]
    if _gaps(winners):
        winners = _soonest(winners, near)
    first = min(a.published or "" for a in near)
    if _gaps(winners) or (winners[-1].isoformat() < first and not known):
        return None  # several places in time, or before every dated report: the latter were mostly wrong
    source = min(near, key=lambda a: (abs((dt.date.fromisoformat(a.published or "") - winners[0]).days), a.id))
    if len(winners) == 1:
        return winners[0].isoformat(), source
    return f"[{winners[0]}..{winners[-1]}]", source


def _main_event(reading: Reading, links: Links) -> str | None:
    """The Event with most Claims of an Article: sister happenings told in passing place nothing."""
    told = sorted(reading.claims, key=lambda c: (c.evidence.start, c.evidence.end))
    counts = Counter(links.claim_event[c.id] for c in told if c.id in links.claim_event)
    return max(counts, key=counts.__getitem__) if counts else None  # of equals the one told of first


def _gaps(days: Sequence[dt.date]) -> bool:
    return (days[-1] - days[0]).days >= len(days)


def _soonest(days: list[dt.date], near: Sequence[Article]) -> list[dt.date]:
    """The days on which a linked Article came out or within :data:`SOON` days after, where there are any; else all."""
    dated = [dt.date.fromisoformat(a.published or "") for a in near]
    soon = [day for day in days if any(0 <= (day - there).days <= SOON for there in dated)]
    return soon or days


def _told_by_dated(articles: set[str], links: Links, claims: Mapping[str, Claim]) -> Mapping[str, list[Period]]:
    told: dict[str, list[Period]] = defaultdict(list)
    for claim, event in links.claim_event.items():
        found = claims.get(claim)
        if found and found.article in articles and found.period and found.period.earliest:
            told[event].append(found.period)
    return told


def _weekday(article: Article) -> int | None:
    """The day of the week that stands alone in the date line, the dateline or the byline (Monday is 0)."""
    lines = [f.value for f in article.metadata if f.basis == "weekday"]
    lines += [article.text[p.start : p.end] for p in article.passages if p.role in ("byline", "dateline", "dateline_date")]
    named = {WEEKDAYS[m.group(1).casefold()] for line in lines for m in _WEEKDAY.finditer(line)}
    return named.pop() if len(named) == 1 else None


Expression = tuple[int, str]
"""A time expression by its place in the text, with the id of a Claim that it dates."""


def _told_on(reading: Reading, day: dt.date) -> dict[Expression, Period]:
    """What each time expression would mean if the Article had been published on that day."""
    period = Period(edtf=day.isoformat(), earliest=f"{day}T00:00", latest=f"{day}T23:59", basis="inferred")
    told: dict[Expression, Period] = {}
    for claim in resolve_periods(reading, period).claims:
        support = next((s for s in claim.support if s.role == "time"), None)
        if support and claim.period and claim.period.earliest and claim.period.latest:
            told[(support.start, claim.id)] = claim.period
    return told


def _agreement(periods: Mapping[Expression, Period], links: Links, told: Mapping[str, list[Period]]) -> int:
    """How many time expressions meet what dated Articles say of the same Event, less those that do not."""
    votes: dict[int, list[bool]] = defaultdict(list)
    for (start, claim), period in periods.items():
        others = told.get(links.claim_event.get(claim, ""), [])
        if others:
            votes[start].append(any(_meet(period, other) for other in others))
    return sum(1 if any(v) else -1 for v in votes.values())


def _meet(a: Period, b: Period) -> bool:
    first_a, last_a = (a.earliest or "")[:10], (a.latest or "")[:10]
    first_b, last_b = (b.earliest or "")[:10], (b.latest or b.earliest or "")[:10]
    return first_a <= last_b and first_b <= last_a


def _date_evidence(source: Article) -> list[Evidence]:
    return source.published_evidence[:1]
