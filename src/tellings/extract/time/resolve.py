"""What a symbolic time expression stands for, given its anchors.

A relative expression stays symbolic until here, so that an article whose publication date becomes known only
later (from a linked article) is resolved once more without being read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tellings.extract.time.calendars import holiday_stretches
from tellings.extract.time.clock import Clock, quarter_told, still_open
from tellings.extract.time.nearest import nth_within, ordered, pick
from tellings.extract.time.stretch import (
    Stretch,
    add_days,
    add_months,
    containing,
    day_stretch,
    month_stretch,
    months,
    moved,
    safe_date,
    season_stretch,
    years,
)
from tellings.model import TimeExpression

Op = Callable[[TimeExpression, Clock], Stretch | None]


def evaluate(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """The Stretch of an expression, None where an anchor is missing or the calendar has no such day."""
    op = _OPS.get(expr.op)
    return op(expr, clock) if op else None


def _int(expr: TimeExpression, name: str) -> int | None:
    value = expr.args.get(name)
    return value if isinstance(value, int) else None


def _text(expr: TimeExpression, name: str) -> str:
    value = expr.args.get(name)
    return value if isinstance(value, str) else ""


def _relative(found: Stretch | None, clock: Clock) -> Stretch | None:
    return found.with_(basis=clock.basis, yearless=clock.yearless) if found else None


def _year_of(expr: TimeExpression, clock: Clock) -> int | None:
    """The year that an expression names itself or through an inner one ("of last year")."""
    year = _int(expr, "year")
    if year is None and expr.inner and expr.inner[0].op in ("unit", "year", "same"):
        inner = evaluate(expr.inner[0], clock)
        return inner.first.year if inner else None
    return year


def _date(expr: TimeExpression, clock: Clock) -> Stretch | None:
    month, day, year = _int(expr, "month"), _int(expr, "day"), _year_of(expr, clock)
    if month is None:
        return _day_of_month(day, clock) if day else None
    stated = _int(expr, "year") is not None

    def at(y: int) -> Stretch | None:
        return day_stretch(safe_date(y, month, day)) if day else month_stretch(y, month)

    if year is not None:
        found = at(year)
        return found if stated or not found else found.with_(basis=clock.basis, yearless=clock.yearless)
    told = clock.previous
    if clock.today is None and told and not told.yearless and told.grain in ("day", "part", "time") and not told.loose:
        clock = replace(clock, today=told.first, basis="relative to mention", tense="")  # an undated text that gives a full date before
    if clock.today is None or clock.yearless:
        stand_in = clock.today.year if clock.today else 2004
        found = at(stand_in) or at(2004)
        return found.with_(yearless=True, basis="explicit") if found else None
    around = [at(clock.today.year + k) for k in (-1, 0, 1)]
    weekday = _int(expr, "weekday")
    if weekday and day:
        fitting = [o for o in around if o and o.first.isoweekday() == weekday]
        if len(fitting) == 1:
            return fitting[0].with_(basis=clock.basis)
    found = pick(around, clock.today, clock.tense, _text(expr, "dir"))
    return found.with_(basis=clock.basis) if found else None


def _day_of_month(day: int, clock: Clock) -> Stretch | None:
    base = clock.previous.first if clock.previous and not clock.previous.yearless else clock.today
    if base is None:
        return None
    options = [day_stretch(safe_date(m.year, m.month, day)) for k in (-1, 0, 1) if (m := add_months(base.replace(day=1), k))]
    if clock.previous is None and clock.tense != "future":
        past = [o for o in options if o and clock.today and o.first <= clock.today]
        return _relative(past[-1], clock) if past else None
    near = [o for o in options if o]
    return _relative(min(near, key=lambda o: abs((o.first - base).days)), clock) if near else None


def _year(expr: TimeExpression, clock: Clock) -> Stretch | None:
    year, told = _int(expr, "year") or 0, clock.previous
    word = _text(expr, "word")
    if word == "quarter":
        told = quarter_told(clock)
    if word in ("period", "quarter") and told and told.grain == "quarter" and not told.yearless:
        return months(year, told.first.month, 3, "quarter")  # the same quarter of that year
    return years(year, 1, "year")


def _decade(expr: TimeExpression, _: Clock) -> Stretch | None:
    return years(_int(expr, "year") or 0, 10, "decade")


def _century(expr: TimeExpression, _: Clock) -> Stretch | None:
    n = _int(expr, "n") or 1
    return years((n - 1) * 100 or 1, 100, "century") if n > 0 else None


def _yearly(expr: TimeExpression, clock: Clock, at: Callable[[int], Stretch | None]) -> Stretch | None:
    year = _year_of(expr, clock)
    if year is not None:
        found = at(year)
        return found if _int(expr, "year") is not None else _relative(found, clock)
    if clock.today is None:
        return None
    found = pick([at(clock.today.year + k) for k in (-1, 0, 1)], clock.today, clock.tense, _text(expr, "dir"))
    return _relative(found, clock)


def _quarter(expr: TimeExpression, clock: Clock) -> Stretch | None:
    n = _int(expr, "n") or 1
    return _yearly(expr, clock, lambda y: months(y, 3 * n - 2, 3, "quarter"))


def _season(expr: TimeExpression, clock: Clock) -> Stretch | None:
    return _yearly(expr, clock, lambda y: season_stretch(_text(expr, "code"), y))


def _holiday(expr: TimeExpression, clock: Clock) -> Stretch | None:
    rule, year = _text(expr, "rule"), _year_of(expr, clock)
    if year is not None:
        found = next(iter(holiday_stretches(rule, year)), None)
        return found if _int(expr, "year") is not None else _relative(found, clock)
    if clock.today is None:
        return None
    around = [s for k in (-1, 0, 1) for s in holiday_stretches(rule, clock.today.year + k)]
    return _relative(pick(list(around), clock.today, clock.tense, _text(expr, "dir")), clock)


def _half(expr: TimeExpression, clock: Clock) -> Stretch | None:
    n = _int(expr, "n") or 1
    year = _int(expr, "year")
    whole = evaluate(expr.inner[0], clock) if expr.inner else years(year, 1, "year") if year else None
    if whole is None:
        return None
    if whole.grain == "year":
        found = months(whole.first.year, 6 * n - 5, 6, "half")
        return found.with_(basis=whole.basis, yearless=whole.yearless) if found else None
    return whole.with_(edge="START" if n == 1 else "END")


def _weekday(expr: TimeExpression, clock: Clock) -> Stretch | None:
    weekday = _int(expr, "weekday") or 1
    if expr.inner:
        week = evaluate(expr.inner[0], clock)
        day = add_days(week.first, weekday - 1) if week else None
        return day_stretch(day).with_(basis=clock.basis) if day and week and not week.yearless else week  # type: ignore[union-attr]
    today, word, told = clock.today, _text(expr, "dir"), clock.previous
    if _text(expr, "ref") == "mention" and told and told.grain in ("day", "part", "time") and not told.yearless and not told.loose:
        today, clock = told.first, replace(clock, basis="relative to mention", yearless=False)
    if today is None:
        return None
    future = word in ("next", "coming", "following") or (word in ("", "this") and clock.tense in ("future", "plan"))
    future = future or (word == "this" and clock.tense != "past")
    if clock.yearless:  # the weekday of the day is not known: some day of the week before or after
        first, last = (
            (add_days(today, 1 if word else 0), add_days(today, 7 if word else 6))
            if future
            else (add_days(today, -7 if word else -6), add_days(today, -1 if word else 0))
        )
        return Stretch("day", first, last, yearless=True, loose=True, basis=clock.basis) if first and last else None
    back = (today.isoweekday() - weekday) % 7
    if word in ("last", "past", "previous") and back == 0:
        back = 7
    if future:
        back = back - 7 if back or word in ("next", "coming", "following") else 0
    return _relative(day_stretch(add_days(today, -back)), clock)


def _unit(expr: TimeExpression, clock: Clock) -> Stretch | None:
    unit, offset = _text(expr, "unit"), _int(expr, "offset") or 0
    if clock.today is None:
        return None
    if unit == "WE" and clock.today.isoweekday() < 6:
        word = _text(expr, "word")
        ahead = clock.tense in ("future", "plan", "limit") or (word == "this" and clock.tense != "past")
        offset = 0 if word == "coming" else -1 if offset == 0 and not ahead else offset
    day = moved(clock.today, offset, unit)
    found = containing(day, unit) if day else None
    if found and clock.yearless and unit in ("W", "WE", "F"):
        first, last = add_days(found.first, -6), add_days(found.last, 6)
        return Stretch("week", first, last, yearless=True, loose=True, basis=clock.basis) if first and last else None
    return _relative(found, clock)


def _anchor(expr: TimeExpression, clock: Clock) -> tuple[Stretch | None, Clock]:
    """The anchor of a shift, and the clock with the basis that fits it."""
    if expr.inner:
        host = evaluate(expr.inner[0], clock)
        if host and host.loose and expr.inner[0].op == "holiday":  # known to a day or so: from the middle one
            middle = add_days(host.first, (host.last - host.first).days // 2)
            host = host.with_(first=middle) if middle else host
        return host, clock
    ref = _text(expr, "ref")
    if ref == "mention" and _text(expr, "grain") == "Q" and not clock.yearless and (quarter := quarter_told(clock)):
        told = clock.results is not None or (clock.previous is not None and clock.previous.grain in ("quarter", "year"))
        return (quarter if told or _text(expr, "word") != "period" else None), clock  # outside results "the latest period" is no quarter
    if _text(expr, "word") == "results" and clock.results and still_open(clock):
        return clock.results, clock
    compared = clock.previous is not None and clock.today is not None and clock.previous.grain == "year"
    if _text(expr, "word") == "results" and compared and clock.previous.first.year < clock.today.year:  # type: ignore[union-attr]
        return day_stretch(clock.today), clock  # "the year-ago results", behind "the 1988 period": no step further back
    if ref == "mention" and clock.previous:
        return clock.previous, replace(clock, basis="relative to mention", yearless=clock.previous.yearless)
    if ref == "event":
        return clock.event, replace(clock, basis="relative to mention", yearless=clock.event.yearless if clock.event else False)
    if expr.args.get("unit") == "Y" and _text(expr, "n") == "1" and clock.previous:
        compared = clock.previous.grain == "month" and _text(expr, "prep") == "from"
        if clock.previous.grain == "quarter" or compared:  # results "a year ago" are those of the same quarter,
            return clock.previous, clock  # figures of January "up 8 % from a year ago" of the same month
    return day_stretch(clock.today) if clock.today else None, clock


def _shift(expr: TimeExpression, clock: Clock) -> Stretch | None:
    anchor, clock = _anchor(expr, clock)
    unit, n, sign = _text(expr, "unit"), _text(expr, "n"), _int(expr, "sign") or -1
    if anchor is None or n == "X" or not n:
        return None
    amount = float(n)
    if unit in ("TH", "TM", "TS"):
        return _shift_clock(expr, anchor, clock, sign * amount)
    if amount != int(amount):
        unit, amount = {
            "Y": ("M", amount * 12), "M": ("D", round(amount * 30)), "W": ("D", round(amount * 7)), "DE": ("Y", amount * 10),
            "CE": ("Y", amount * 100), "Q": ("M", round(amount * 3)),
        }.get(unit, ("D", round(amount)))  # fmt: skip
    start = add_days(anchor.first, _MIDWEEK) if anchor.grain == "week" and unit not in ("D", "W") else anchor.first
    base = moved(start or anchor.first, sign * int(amount), unit)  # "a year ago this week" is the week that holds its Thursday
    if base is None:
        return None
    if anchor.grain in ("month", "quarter", "season", "year", "half") and unit in ("Y", "M", "Q"):
        size = (anchor.last - anchor.first).days // 30
        made = containing(base, {"quarter": "Q", "year": "Y"}.get(anchor.grain, "M")) if size < 4 or anchor.grain == "year" else None
        return _relative(made or containing(base, "Y"), clock)
    late = sign > 0 and clock.today is not None and base > clock.today and not clock.yearless and clock.tense in ("past", "present")
    if late and _text(expr, "ref") == "mention":  # "a week later he fled": counted from what the text does not date
        return None
    grain = _text(expr, "grain") or ("Y" if unit in ("DE", "CE") else unit)  # "two decades ago" is the year twenty years back
    return _relative(containing(base, grain), clock)


_MIDWEEK = 3
"""Days from a week's Monday to its Thursday, by which ISO 8601 counts it."""


def _shift_clock(expr: TimeExpression, anchor: Stretch, clock: Clock, hours: float) -> Stretch | None:
    """Hours earlier, an hour ago: a moment where the anchor has a clock time, else the day or two that it may fall on."""
    per = {"TH": 60.0, "TM": 1.0, "TS": 1 / 60}[_text(expr, "unit")]
    at = anchor.clock if _text(expr, "ref") != "now" or expr.inner else clock.now
    if abs(hours) * per > 60 * 24 * 3660:
        return None
    if at:
        minutes = round(at[0] * 60 + at[1] + hours * per)
        day = add_days(anchor.first, minutes // 1440)
        return _relative(Stretch("time", day, day, clock=divmod(minutes % 1440, 60), approx=True), clock) if day else None
    shift = hours * per / 1440
    a = add_days(anchor.first, int(shift // 1))
    b = add_days(anchor.last, int(-(-shift // 1)))
    return _relative(Stretch("day", a, b, loose=a != b), clock) if a and b else None


def _same(expr: TimeExpression, clock: Clock) -> Stretch | None:
    unit, offset = _text(expr, "unit"), _int(expr, "offset") or 0
    if clock.previous is None:  # "the previous week" of a text that has told no time yet is that before it
        back = moved(clock.today, offset, unit) if clock.today and offset < 0 and unit != "D" else None
        return _relative(containing(back, unit), clock) if back else None
    day = moved(clock.previous.first, offset, unit)
    made = containing(day, unit) if day else None
    if made and unit == "D" and clock.previous.grain in _COARSE:  # "that day", "the next day", of a month or a year: one within it
        made = made.with_(first=clock.previous.first, last=clock.previous.last, loose=True)
    elif made and unit == "D" and clock.previous.loose:
        last = add_days(clock.previous.last, offset)
        made = made.with_(last=last or made.last, loose=True)
    return made.with_(basis="relative to mention", yearless=clock.previous.yearless) if made else None


_COARSE = frozenset({"month", "quarter", "season", "half", "year"})


def _host(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """The day of a part of day or a clock time: its own, else that of the time told before, else today."""
    if expr.inner:
        return evaluate(expr.inner[0], clock)
    if clock.previous and clock.previous.grain in ("day", "part", "time"):
        told = clock.previous
        last = told.last if told.loose else told.first
        return Stretch("day", told.first, last, yearless=told.yearless, loose=told.loose, basis="relative to mention")
    return _relative(day_stretch(clock.today), clock)


def _part(expr: TimeExpression, clock: Clock) -> Stretch | None:
    host = _host(expr, clock)
    part, edge = _text(expr, "part"), _text(expr, "edge")
    if host is None or host.grain not in ("day", "part", "time"):
        return host.with_(edge=edge) if host else None
    if part == "DAWN" and edge == "BEFORE":
        part = "BEFORE_DAWN"
    return host.with_(grain="part", part=part, clock=None, edge=edge)


def _clock(expr: TimeExpression, clock: Clock) -> Stretch | None:
    host = _host(expr, clock)
    hour, minute = _int(expr, "hour"), _int(expr, "minute") or 0
    if host is None or hour is None or host.grain not in ("day", "part", "time"):
        return host
    if expr.args.get("loose") and host.part in ("AF", "EV", "NI") and hour < 12 and not (host.part == "NI" and hour < 4):
        hour += 12
    if host.part == "NI" and hour < 4:  # "2 a.m. on Saturday night" is Sunday
        day = add_days(host.first, 1)
        host = host.with_(first=day, last=day) if day else host
    return host.with_(grain="time", part="", clock=(hour, minute), zone=_text(expr, "zone"), approx=bool(expr.args.get("loose")))


def _point(expr: TimeExpression, clock: Clock) -> Stretch | None:
    host = _host(expr, clock)
    code = _text(expr, "code")
    if host is None or host.grain not in ("day", "part", "time"):
        return host
    return host.with_(
        grain="part" if code == "MIDNIGHT" else "time", part=code, clock=None if code == "MIDNIGHT" else (12, 0), edge=_text(expr, "edge")
    )


def _nights(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """The night of 11 to 12 June."""
    whole = _range(expr, clock)
    if whole is None:
        return None
    if (whole.last - whole.first).days == 1:
        return whole.with_(grain="part", last=whole.first, part="NI", lasts=False)
    return whole.with_(grain="day", lasts=True)


def _edge(expr: TimeExpression, clock: Clock) -> Stretch | None:
    inner = evaluate(expr.inner[0], clock) if expr.inner else None
    if inner is None:
        return None
    edge = _text(expr, "edge")
    if inner.grain == "day" and edge in ("START", "END"):
        return inner.with_(grain="part", part="EARLY" if edge == "START" else "LATE")
    return inner.with_(edge=edge) if edge else inner


def _listed(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """14 and 15 March: from the first to the last day; days that do not follow each other, or of which one is meant, lie within it."""
    days = [evaluate(e, clock) for e in expr.inner]
    found = sorted((d for d in days if d), key=lambda d: d.first)
    if not found or len(found) < len(days):
        return None
    first, last = found[0], found[-1]
    joined = len({d.first for d in found}) == (last.last - first.first).days + 1 and not expr.args.get("either")
    return Stretch("range", first.first, last.last, yearless=last.yearless, basis=last.basis, lasts=joined)


def _range(expr: TimeExpression, clock: Clock) -> Stretch | None:
    if len(expr.inner) != 2:
        return None
    b = evaluate(expr.inner[1], clock)
    first = expr.inner[0]
    a = evaluate(first, clock)
    a, b = ordered(a, b, expr.inner, clock.tense)
    if a and b and a.first > b.last and first.op == "date" and not first.args.get("year"):
        back = add_months(a.first, -12)  # "from December to 3 January"
        again = evaluate(first.replace(args={**first.args, "year": back.year}), clock) if back else None
        a = again if again and again.first <= b.last else a
        a = a.with_(basis=b.basis, yearless=b.yearless) if a else a
    if (
        a
        and b
        and b.basis == "explicit"
        and not b.yearless
        and first.op == "date"
        and not first.args.get("year")
        and a.first.year != b.first.year
    ):
        again = evaluate(first.replace(args={**first.args, "year": b.first.year}), clock)
        a = again if again and again.first <= b.last else a
    if a is None or b is None or a.first > b.last:
        return None
    if a.grain in ("time", "part") and a.first == b.first:
        return (
            a.with_(lasts=True, approx=True)
            if a.clock is None
            else Stretch("day", a.first, b.last, yearless=a.yearless, basis=a.basis, lasts=False)
        )
    return Stretch("range", a.first, b.last, yearless=b.yearless, basis=b.basis, lasts=True, loose=False)


def _nth(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """The n-th day, week, weekend or weekday of a stretch of the calendar, or of something that began on a day told before."""
    n, unit = int(_text(expr, "n") or 0), _text(expr, "unit")
    if expr.inner:
        host = evaluate(expr.inner[0], clock)
        return nth_within(host, n, unit, _int(expr, "weekday")) if host and host.grain in ("month", "year") else None
    if clock.previous and clock.previous.grain in ("day", "part", "time") and not clock.previous.loose:
        day = moved(clock.previous.first, n - 1, unit)
        found = containing(day, unit) if day else None
        late = found is not None and clock.today is not None and not clock.yearless and found.first > clock.today
        return found.with_(basis="relative to mention", yearless=clock.previous.yearless) if found and not late else None
    now = clock.tense in ("present", "future") and _text(expr, "verb") == "be" and clock.today is not None
    return _relative(containing(clock.today, unit), clock) if now and clock.today else None  # "today is the eighth day"


def _week(expr: TimeExpression, clock: Clock) -> Stretch | None:
    n = _int(expr, "n")
    if n is not None:
        year = _int(expr, "year") or (clock.today.year if clock.today and not clock.yearless else None)
        if year is None or not 1 <= year <= 9998 or n > 53:
            return None
        try:
            return containing(date.fromisocalendar(year, n, 1), "W")
        except ValueError:
            return None
    inner = evaluate(expr.inner[0], clock) if expr.inner else None
    if inner is None:
        return None
    if expr.args.get("whole"):
        near = add_days(inner.first, -2) if expr.args["whole"] == "WE" else inner.first
        found = containing(near, str(expr.args["whole"])) if near else None
        return found.with_(yearless=inner.yearless, basis=inner.basis) if found else None
    first, last = (add_days(inner.last, -6), inner.last) if expr.args.get("ends") else (inner.first, add_days(inner.first, 6))
    return Stretch("week", first, last, yearless=inner.yearless, basis=inner.basis) if first and last else None


_VAGUE = 7
"""Units that a vague number ("the past few days") may reach back at most."""


def _span(expr: TimeExpression, clock: Clock) -> Stretch | None:
    """The past 24 hours: a stretch that ends today (or begins today, for the next ones)."""
    unit, n, sign = _text(expr, "unit"), _text(expr, "n"), _int(expr, "sign") or -1
    today = clock.today
    if today is None:
        return None
    amount = float(n) if n and n != "X" else float(_VAGUE)
    if unit in ("TH", "TM", "TS"):
        days = {"TH": amount / 24, "TM": amount / 1440, "TS": amount / 86400}[unit]
        unit, amount = "D", -(-days // 1) if days <= 3660 else 0.0
    if amount != int(amount):
        unit, amount = {"Y": ("M", amount * 12), "M": ("D", amount * 30)}.get(unit, ("D", amount * 7))
    other = moved(today, sign * int(amount), unit)
    if other is None:
        return None
    first, last = (other, today) if sign < 0 else (today, other)
    return _relative(Stretch("range", first, last, lasts=True), clock)


_OPS: dict[str, Op] = {
    "date": _date, "year": _year, "decade": _decade, "century": _century, "quarter": _quarter, "season": _season, "holiday": _holiday,
    "half": _half, "weekday": _weekday, "unit": _unit, "shift": _shift, "same": _same, "part": _part, "clock": _clock, "point": _point,
    "nights": _nights, "edge": _edge, "range": _range, "list": _listed, "nth": _nth, "week": _week, "span": _span,
}  # fmt: skip
