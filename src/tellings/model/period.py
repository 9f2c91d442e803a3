"""When something happened."""

from __future__ import annotations

from typing import Literal

from tellings.model.record import Record

PeriodKind = Literal["instant_within", "lasts"]
Precision = Literal["minute", "hour", "part_of_day", "day", "days", "week", "month", "season", "year", "unknown"]


class Period(Record, frozen=True, kw_only=True):
    """A stretch of time within which something happened, or which it lasted.

    ``edtf`` is at day precision or coarser (level 2). ``earliest`` and ``latest`` are the ends
    as ISO 8601 local moments (``2017-05-31T20:00`` or with offset), null when the year is unknown.
    ``basis`` names how it was found: ``explicit``, ``relative to published``, ``relative to dateline``,
    ``relative to mention``, ``inferred from <article id>``.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    kind: PeriodKind = "instant_within"
    precision: Precision = "day"
    basis: str = "explicit"


class AsOf(Record, frozen=True, kw_only=True):
    """The moment for which a figure is stated (a live page's stamp, "by noon")."""

    edtf: str
    basis: str
    at: str | None = None
