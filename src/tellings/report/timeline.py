"""The timeline: Events as bars, publications as ticks, drawn as SVG on the server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.report import wording
from tellings.report.view import Compared
from tellings.report.visible import visible

WIDTH, LEFT, ROW = 1000, 12, 46
"""Pixels of the drawing, its margin, and the height of a row."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline, in pixels."""

    x: float
    width: float
    y: int
    label: str
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars and ticks, the height of the drawing, and what has no date."""

    bars: list[Bar]
    ticks: list[tuple[float, str]]
    height: int
    undated: list[str]


def timeline(compared: Compared) -> Timeline:
    """Lay out Events and publications between the first and the last known moment."""
    rows: list[tuple[str, str, str, dt.datetime, dt.datetime]] = []
    undated: list[str] = []
    for event in compared.events:
        if not (event.estimates or len(event.articles) > 1):
            continue
        ends = _ends(event.period.earliest, event.period.latest) if event.period else None
        title = visible(event.title or event.happening or "happening")
        if ends is None:
            undated.append(f"{title}: {wording.period(event.period)}")
        else:
            rows.append(("event", event.id, f"{title} ({wording.period(event.period)})", *ends))
    for number, article in enumerate(compared.articles, start=1):
        moment = _moment(article.published_at or article.published)
        label = f"[{number}] {visible(wording.short_name(article))}"
        if moment is None:
            undated.append(f"{label}: {wording.published(article)}")
        else:
            rows.append(("article", article.id, f"{label}, {wording.published(article)}", moment, moment))
    return _laid_out(rows, undated)


def _laid_out(rows: Sequence[tuple[str, str, str, dt.datetime, dt.datetime]], undated: list[str]) -> Timeline:
    if not rows:
        return Timeline(bars=[], ticks=[], height=0, undated=undated)
    first = min(r[3] for r in rows)
    last = max(r[4] for r in rows)
    whole = max((last - first).total_seconds(), 3600.0)

    def x(moment: dt.datetime) -> float:
        return LEFT + (WIDTH - 2 * LEFT) * (moment - first).total_seconds() / whole

    ordered = sorted(rows, key=lambda r: (r[0] != "event", r[3], r[4], r[1]))
    bars = [
        Bar(x=round(x(start), 1), width=round(max(x(end) - x(start), 5.0), 1), y=30 + i * ROW, label=label, anchor=anchor, kind=kind)
        for i, (kind, anchor, label, start, end) in enumerate(ordered)
    ]
    return Timeline(bars=bars, ticks=_ticks(first, last, x), height=30 + ROW * len(bars), undated=undated)


def _ticks(first: dt.datetime, last: dt.datetime, x: object) -> list[tuple[float, str]]:
    days = (last.date() - first.date()).days + 1
    step = max(1, -(-days // 6))
    found = []
    for n in range(0, days + 1, step):
        day = dt.datetime.combine(first.date() + dt.timedelta(days=n), dt.time())
        if first <= day <= last or n == 0:
            found.append((round(max(x(max(day, first)), LEFT), 1), wording.edtf(day.date().isoformat())))  # type: ignore[operator]
    return found


def _ends(earliest: str | None, latest: str | None) -> tuple[dt.datetime, dt.datetime] | None:
    first, last = _moment(earliest or latest), _moment(latest or earliest)
    return (first, last) if first and last and first <= last else None


def _moment(text: str | None) -> dt.datetime | None:
    if not text:
        return None
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
