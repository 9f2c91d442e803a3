"""The anchors while one expression is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tellings.extract.time.stretch import Stretch, containing, moved


@dataclass(frozen=True, slots=True)
class Clock:
    """The anchors while one expression is resolved.

    ``today`` is the publication day (None: unknown); ``yearless`` says that its year is a stand-in, so that no weekday can be told.
    ``previous`` is the time told before in the text, ``results`` the quarter (or year) that figures were last told of, ``event`` the time
    of the main happening. ``tense`` is that of the clause
    (:func:`tellings.extract.time.tense.clause_tense`), "" if unknown.
    """

    today: date | None
    yearless: bool = False
    previous: Stretch | None = None
    event: Stretch | None = None
    tense: str = ""
    now: tuple[int, int] | None = None
    basis: str = "relative to published"
    results: Stretch | None = None


def quarter_told(clock: Clock) -> Stretch | None:
    """What results are of: the quarter told before, else the one told last, else the last that is over."""
    if (clock.previous and clock.previous.grain == "quarter") or clock.today is None:
        return clock.previous
    if clock.results:
        return clock.results
    last = moved(clock.today, -1, "Q")
    return containing(last, "Q") if last else None


def still_open(clock: Clock) -> bool:
    """The time told before is a quarter that is not over: nothing is compared with it yet."""
    told = clock.previous
    return told is not None and clock.today is not None and told.grain == "quarter" and told.last > clock.today
