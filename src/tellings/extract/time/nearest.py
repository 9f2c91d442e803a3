"""Which of several days is meant: the nearest that fits the tense, the n-th of a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tellings.extract.time.stretch import Stretch, add_days
from tellings.model import TimeExpression

_FAR = 330
"""Days: a date that comes round only in eleven months is rather the one just past, whatever the tense."""


_LONG, _SHORT = 240, 60
"""Days: of a day or quarter eight months off on one side and at most two on the other the near one is meant: of the far one a writer tells
the year ("to holders of record on 17 November", told in October)."""
_YEARLY = frozenset({"day", "quarter"})


def pick(options: list[Stretch | None], today: date | None, tense: str, word: str) -> Stretch | None:
    """Of the same day or month in three neighbouring years, the one that tense or wording asks for, else the nearest to ``today``."""
    found = [o for o in options if o]
    if today is None or not found:
        return None
    past = [o for o in found if o.first <= today]
    ahead = [o for o in found if o.last >= today]
    if word in ("last", "past", "previous") and [o for o in past if o.last < today]:
        return [o for o in past if o.last < today][-1]
    if word in ("next", "coming", "following") and [o for o in ahead if o.first > today]:
        return next(o for o in ahead if o.first > today)
    if word == "this":
        return next((o for o in found if o.first.year == today.year), None)
    if past and ahead and past[-1].grain in _YEARLY:  # far one way and near the other: tense does not outweigh that
        back, wait = (today - past[-1].last).days, (ahead[0].first - today).days
        far = _LONG - (past[-1].last - past[-1].first).days
        if back > far and wait < _SHORT and not (tense == "past" and past[-1].grain == "quarter"):
            return ahead[0]
        if wait > far and back < _SHORT:
            return past[-1]
    if tense in ("past", "past limit") and past:
        return past[-1]
    if tense == "future" and ahead and (ahead[0].first - today).days < _FAR:
        return ahead[0]
    return min(found, key=lambda o: (abs((o.first - today).days), o.first > today))


def nth_within(host: Stretch, n: int, unit: str, weekday: int | None) -> Stretch | None:
    """The n-th day, week (of seven days from the first), weekend or weekday (1 to 7) of a month or year; ``n`` -1 is the last."""
    step = 7 if weekday or unit in ("W", "WE") else 1
    wanted = weekday or (6 if unit == "WE" else None)
    back = n < 0
    start = add_days(host.last, 1 - step) if back else host.first
    if start is None:
        return None
    ahead = (wanted - start.isoweekday()) % 7 if wanted else 0
    first = add_days(start, ahead + (0 if back else step * (n - 1)))
    last = add_days(first, {"W": 6, "WE": 1}.get(unit, 0) if not weekday else 0) if first else None
    if first is None or last is None or first > host.last:
        return None
    grain = "day" if first == last else "weekend" if unit == "WE" else "week"
    return Stretch(grain, first, min(last, host.last) if unit == "W" else last, yearless=host.yearless, basis=host.basis)


Pair = tuple[Stretch | None, Stretch | None]


def ordered(a: Stretch | None, b: Stretch | None, ends: Sequence[TimeExpression], tense: str) -> Pair:
    """The ends of a range from weekday to weekday in order ("Monday to Friday", told on a Wednesday): of a past one both are past."""
    if a is None or b is None or a.first <= b.first or not all(map(_plain_weekday, ends)):
        return a, b
    ahead = tense in ("future", "plan", "present")
    moving, days = (b, 7) if ahead else (a, -7)
    first, last = add_days(moving.first, days), add_days(moving.last, days)
    if first is None or last is None:
        return a, b
    moved_end = moving.with_(first=first, last=last)
    return (a, moved_end) if ahead else (moved_end, b)


def _plain_weekday(expr: TimeExpression) -> bool:
    core = expr
    while core.op in ("part", "clock", "point", "edge") and core.inner:
        core = core.inner[0]
    return core.op == "weekday" and not core.args.get("dir")
