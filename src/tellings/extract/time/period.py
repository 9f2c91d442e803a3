"""Periods of stretches: EDTF (level 2), earliest and latest moments, precision."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tellings.extract.time.stretch import PARTS, Stretch
from tellings.model import Period
from tellings.model.period import Precision

_PRECISION: dict[str, Precision] = {
    "day": "day", "part": "part_of_day", "time": "minute", "week": "week", "weekend": "days", "month": "month", "quarter": "season",
    "season": "season", "half": "season", "year": "year", "decade": "year", "century": "year", "range": "days",
}  # fmt: skip


def to_period(found: Stretch, basis: str | None = None) -> Period:
    """The Period of a stretch. Without a year its moments are null and the EDTF has ``XXXX``."""
    start, end = _moments(found)
    first, last = _edges(found, start.date(), _last_day(start, end))
    kind: str = "lasts" if found.lasts else "instant_within"
    return Period(
        edtf=_edtf(found, first, last),
        earliest=None if found.yearless else _write(start, found),
        latest=None if found.yearless else _write(end, found),
        kind="lasts" if kind == "lasts" else "instant_within",
        precision=_precision(found, first, last),
        basis=basis or found.basis,
    )


def _last_day(start: datetime, end: datetime) -> date:
    """The date of the last moment; a stretch that ends at 00:00 ends the day before."""
    return (end - timedelta(minutes=1)).date() if end > start and end.hour == end.minute == 0 else end.date()


def _moments(found: Stretch) -> tuple[datetime, datetime]:
    midnight, final = datetime.combine(found.first, datetime.min.time()), datetime.combine(found.last, datetime.min.time())
    try:
        if found.clock:
            at = midnight + timedelta(hours=found.clock[0], minutes=found.clock[1])
            return at, (at + timedelta(hours=12) if found.approx and found.clock[0] < 12 else at) + (final - midnight)
        if found.part in PARTS:
            low, high = PARTS[found.part]
            low, high = _shaded(low, high, found.edge) if not (found.part == "NI" and found.edge == "END") else (21, 30)
            return midnight + timedelta(hours=low), final + timedelta(hours=high)
        return midnight, final + timedelta(hours=23, minutes=59)
    except OverflowError:
        return midnight, final


def _shaded(low: int, high: int, edge: str) -> tuple[int, int]:
    """Early and late halves of a part of day."""
    middle = (low + high) // 2
    return {"START": (low, middle), "END": (middle, high)}.get(edge, (low, high))


def _edges(found: Stretch, first: date, last: date) -> tuple[date, date]:
    """Early, mid or late in a month, season or year, as thirds of it."""
    if found.grain not in ("month", "year", "season", "quarter", "half", "week", "decade", "century") or not found.edge:
        return first, last
    third = max(1, ((last - first).days + 1) // 3)
    if found.edge == "START":
        return first, first + timedelta(days=third - 1)
    if found.edge == "END":
        return last - timedelta(days=third - 1), last
    if found.edge == "MID":
        return first + timedelta(days=third), last - timedelta(days=third)
    return first, last


def _write(moment: datetime, found: Stretch) -> str:
    text = moment.strftime("%Y-%m-%dT%H:%M") if moment.year >= 1000 else f"{moment.year:04d}-{moment:%m-%dT%H:%M}"
    return text + ("Z" if found.zone in ("GMT", "UTC", "Z") and found.clock else "")


def _precision(found: Stretch, first: date, last: date) -> Precision:
    if found.grain == "time":
        return "hour" if found.approx else "minute"
    if found.grain in ("day", "range") and first != last:
        return "days"
    return "day" if found.grain == "range" else _PRECISION.get(found.grain, "unknown")


def _edtf(found: Stretch, first: date, last: date) -> str:
    year = "XXXX" if found.yearless else None
    if found.grain == "month" and not found.edge:
        return f"{year or f'{first.year:04d}'}-{first.month:02d}"
    if found.grain == "year" and not found.edge:
        return year or f"{first.year:04d}"
    if found.grain in ("decade", "century") and not found.edge:
        return f"{first.year:04d}"[:3] + "X" if found.grain == "decade" else f"{first.year:04d}"[:2] + "XX"
    a, b = _day(first, year), _day(last, year)
    if a == b:
        return a
    return f"[{a}..{b}]" if not found.lasts and year is None else f"{a}/{b}"


def _day(day: date, year: str | None) -> str:
    return f"{year or f'{day.year:04d}'}-{day.month:02d}-{day.day:02d}"
