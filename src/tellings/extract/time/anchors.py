"""The anchors of relative times, and the resolution of a TimeMention against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tellings.extract.time.clock import Clock
from tellings.extract.time.period import to_period
from tellings.extract.time.resolve import evaluate
from tellings.extract.time.stretch import Stretch, containing, safe_date
from tellings.model import Period, Record, TimeExpression, TimeMention

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")


class Anchors(Record, frozen=True, kw_only=True):
    """What a relative time may be counted from.

    ``published`` and ``dateline`` are EDTF days (``XXXX-06-01`` without a year, ``a/b`` for some day between); ``published_at``
    a moment; ``previous`` the Period of the time told before; ``event`` that of the main happening; ``stamp`` the clock time
    ("18:40") of the live-page entry; ``basis`` overrides the basis of times counted from ``published``.
    """

    published: str | None = None
    published_at: str | None = None
    dateline: str | None = None
    previous: Period | None = None
    event: Period | None = None
    stamp: str | None = None
    basis: str | None = None


def resolve(mention: TimeMention, anchors: Anchors) -> Period | None:
    """The Period of a mention, None where an anchor is missing or the calendar has no such day.

    A publication date known as an interval is tried at both ends, a day without a year in a common and in a leap year; where the
    results differ they are joined to one interval.
    """
    found = stretch(mention, anchors)
    return to_period(found) if found else None


def walk(mentions: Sequence[TimeMention], anchors: Anchors, aside: frozenset[int] = frozenset()) -> list[Stretch | None]:
    """The Stretch of each mention in text order, each counted from the one before where its wording asks for it.

    ``aside`` are times of something else than what happened, which "that day" does not take up where another time was told.
    """
    found: list[Stretch | None] = []
    previous: Stretch | None = None
    narrated: Stretch | None = None
    results: Stretch | None = None
    begun: list[tuple[str, Stretch]] = []
    for i, mention in enumerate(mentions):
        host = _day_after(mentions, i, anchors) if mention.expression.op in _HOSTED and not mention.expression.inner else None
        thing = str(mention.expression.args.get("thing") or "")
        closing = _closing(mentions, i)
        if closing:
            end = stretch(closing, anchors)
            here = containing(end.first, "Q") if end and not end.yearless else stretch(mention, anchors, previous, results)
            found.append(here)
            if previous is None or previous.grain != "quarter":  # else it was told by its number, which may be of a fiscal year
                previous = results = here or previous
            continue
        if mention.expression.op == "nth" and not mention.expression.inner:
            found.append(stretch(mention, anchors, _begun(begun, thing)))
            continue
        back = narrated if aside and narrated and _takes_up(mention.expression) else previous
        here = stretch(mention, anchors, host or back, results)
        found.append(here)
        if here and thing:
            begun.append((thing, here))
        if here and i not in aside and mention.expression.op not in _NO_ANCHOR:
            narrated = here
        if _months_of_results(mention.expression):  # figures "a year earlier" are then those of the year
            previous = containing(previous.first, "Y") if previous is not None and previous.grain == "quarter" else previous
            results = containing(results.first, "Y") if results else None
        if here and not _compares(mention.expression, previous) and not _unplaced(mention.expression, here):
            previous = here
            results = here if here.grain == "quarter" and mention.expression.args.get("tense") not in _AHEAD else results
    return found


_AHEAD = frozenset({"future", "plan"})
_LONGER = frozenset({"6", "9"})
"""Months that reports of results sum up beside the quarter."""


def _months_of_results(expression: TimeExpression) -> bool:
    """The first nine months, the latest six months."""
    return expression.op in ("duration", "span") and expression.args.get("unit") == "M" and expression.args.get("n") in _LONGER


def _compares(expression: TimeExpression, previous: Stretch | None) -> bool:
    """A year earlier, the 1988 period: what figures are compared with is not what is told on from."""
    yearly = expression.op == "shift" and expression.args.get("unit") == "Y"
    ends = expression.args.get("verb") == "end" and previous is not None and previous.grain == "quarter"
    return yearly or ends or (expression.op == "year" and expression.args.get("word") in ("period", "quarter"))


def _unplaced(expression: TimeExpression, here: Stretch) -> bool:
    """Lengths, sets and "an hour later" of a moment that nobody told: nothing is counted from them."""
    hours = expression.op == "shift" and expression.args.get("unit") in ("TH", "TM", "TS") and here.clock is None
    return hours or expression.op in _NO_ANCHOR


def _begun(begun: Sequence[tuple[str, Stretch]], thing: str) -> Stretch | None:
    """When a thing began, as told before; without its name the last thing that did."""
    return next((s for name, s in reversed(begun) if thing in (name, "*")), None)


def _takes_up(expression: TimeExpression) -> bool:
    """That day, the same night, the following morning."""
    return expression.op == "same" or any(_takes_up(e) for e in expression.inner)


_HOSTED = frozenset({"clock", "point", "part"})
_NEAR = 24
"""Characters: a clock time takes the day that follows so closely ("at 10:35 a.m. (0735 GMT) Friday")."""


def _day_after(mentions: Sequence[TimeMention], i: int, anchors: Anchors) -> Stretch | None:
    rest = (m for m in mentions[i + 1 : i + 3] if m.expression.op not in _HOSTED)
    following = next(rest, None)
    if (
        following is None
        or following.span.start - mentions[i].span.end > _NEAR
        or following.expression.op not in ("weekday", "date", "unit", "holiday")
    ):
        return None
    found = stretch(following, anchors)
    return found if found and found.grain == "day" else None


def _closing(mentions: Sequence[TimeMention], i: int) -> TimeMention | None:
    """Of "the quarter ended 31 December" the day that tells which quarter."""
    quarter = mentions[i].expression
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    if following is None or quarter.op != "unit" or quarter.args.get("unit") != "Q" or following.expression.op != "date":
        return None
    near = following.span.start - mentions[i].span.end <= len(" ending on ")
    return following if near and following.expression.args.get("verb") == "end" else None


_NO_ANCHOR = frozenset({"ref", "duration", "set", "age", "span", "range", "decade", "century"})


def stretch(mention: TimeMention, anchors: Anchors, previous: Stretch | None = None, results: Stretch | None = None) -> Stretch | None:
    """The same as a :class:`Stretch` of calendar days."""
    joined: Stretch | None = None
    tense = str(mention.expression.args.get("tense") or "")
    for clock in clocks(anchors, "past limit" if mention.expression.args.get("gone") else tense):
        found = evaluate(mention.expression, replace(clock, previous=previous or clock.previous, results=results))
        if found is None:
            return None
        joined = _joined(joined, found)
    return joined


def _joined(a: Stretch | None, b: Stretch) -> Stretch:
    if a is None:
        return b
    if a.yearless and b.yearless:
        same = (a.first.month, a.first.day, a.last.month, a.last.day) == (b.first.month, b.first.day, b.last.month, b.last.day)
        if same:
            return a
        low, high = min(_monthday(a.first), _monthday(b.first)), max(_monthday(a.last), _monthday(b.last))
        first, last = date(2004, *low), date(2004, *high)
        return a.with_(first=first, last=last, loose=True)
    if (a.first, a.last) == (b.first, b.last):
        return a
    return a.with_(first=min(a.first, b.first), last=max(a.last, b.last), loose=True)


def _monthday(day: date) -> tuple[int, int]:
    return day.month, day.day


def clocks(anchors: Anchors, tense: str) -> list[Clock]:
    """One Clock for each reading of the publication date (one where it is a plain day, or unknown)."""
    days, yearless = anchor_days(anchors.published)
    basis = anchors.basis or "relative to published"
    if not days:
        days, yearless = anchor_days(anchors.dateline)
        basis = anchors.basis or "relative to dateline"
    previous, event = period_stretch(anchors.previous), period_stretch(anchors.event)
    now = _time_of(anchors)
    return [
        Clock(today=day, yearless=yearless, previous=previous, event=event, tense=tense, now=now, basis=basis)
        for day in (days or [None])  # type: ignore[list-item]
    ]


def anchor_days(edtf: str | None) -> tuple[list[date], bool]:
    """The days an EDTF anchor may stand for (its first and last), and whether their year is a stand-in."""
    found = _DAY.findall(edtf or "")
    if not found:
        return [], False
    yearless = any(y == "XXXX" for y, _, _ in found)
    days = [safe_date(year, int(m), int(d)) for y, m, d in found for year in ((2003, 2004) if yearless else (int(y),))]
    good = sorted({d for d in days if d})
    return ([good[0], good[-1]] if len(good) > 1 else good), yearless


def _time_of(anchors: Anchors) -> tuple[int, int] | None:
    text = anchors.stamp or ((anchors.published_at or "")[11:16])
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    return (int(found[1]), int(found[2])) if found and int(found[1]) < 24 else None


def period_stretch(period: Period | None) -> Stretch | None:
    """A Period as a Stretch again, to serve as an anchor (its clock time is kept where it has one)."""
    if period is None:
        return None
    days, yearless = anchor_days(period.edtf)
    if not days:
        month = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?", period.edtf)
        first = safe_date(int(month[1]) if month and month[1] != "XXXX" else 2004, int(month[2] or 1), 1) if month else None
        grain = "month" if month and month[2] else "year"
        return Stretch(grain, first, first, yearless=period.edtf.startswith("XXXX"), basis=period.basis) if first else None
    first, last = days[0], days[-1]
    if yearless and first.replace(year=2004) == last.replace(year=2004):
        first = last
    at = (period.earliest or "")[11:16] if period.precision in ("minute", "hour") else ""
    clock = (int(at[:2]), int(at[3:])) if at else None
    if period.precision == "part_of_day" and last > first:  # a night counts from its evening
        last = first
    grain = "time" if clock else "day" if (last - first).days < 7 else "range"
    return Stretch(grain, first, last, clock=clock, yearless=yearless, loose=first != last, basis=period.basis)
