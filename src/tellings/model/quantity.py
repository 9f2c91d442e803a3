"""Figures as intervals, with the wording kept."""

from __future__ import annotations

from typing import Literal

from tellings.model.record import Record

Figure = Literal["exact", "range", "at_least", "at_most", "approximate", "vague", "none", "unknown"]


class Quantity(Record, frozen=True, kw_only=True):
    """``low..high`` of a count, either end open (null); ``figure`` says what null means."""

    low: int | None
    high: int | None
    figure: Figure
    unit: str | None = None
    hedge: str | None = None
