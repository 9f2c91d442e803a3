"""Events, Estimates and Accounts."""

from __future__ import annotations

from typing import Literal

from tellings.model.claim import Affected
from tellings.model.name import Name, Place
from tellings.model.period import Period
from tellings.model.record import Record

AccountAspect = Literal["agent", "means", "target", "cause", "state"]


class EstimateStep(Record, frozen=True, kw_only=True):
    """What an Estimate was at an earlier moment (``at`` is EDTF or RFC 3339)."""

    at: str | None
    low: int | None
    high: int | None
    claims: list[str]


class Estimate(Record, frozen=True, kw_only=True):
    """Low, best and high of one measure and affected group of an Event; null is open."""

    measure: str
    affected: Affected
    low: int | None
    best: int | None
    high: int | None
    rule: str
    origins: int
    claims: list[str]
    low_claims: list[str] = []
    best_claims: list[str] = []
    high_claims: list[str] = []
    listed: list[str] = []
    """Claims shown beside the range that do not widen it (another event's figure, a drift, a mistake)."""
    listed_because: dict[str, str] = {}
    """Why, for each Claim of ``listed``, in words."""
    independence: str = ""
    history: list[EstimateStep] = []


class Account(Record, frozen=True, kw_only=True):
    """One of the competing non-numeric statements about an Event."""

    aspect: AccountAspect
    value: str
    origins: list[str]
    claims: list[str]


class EventOrigin(Record, frozen=True, kw_only=True):
    """An Origin of an Event and its role there (``party`` when it takes part in what happened)."""

    origin: str
    role: Literal["party", "none"] = "none"


class Event(Record, frozen=True, kw_only=True, tag_field="type", tag="event"):
    """Claims judged to be about one happening."""

    id: str
    former_ids: list[str] = []
    title: str = ""
    happening: str | None = None
    period: Period | None = None
    places: list[Place] = []
    actors: list[Name] = []
    articles: list[str] = []
    claims: list[str] = []
    origins: list[EventOrigin] = []
    estimates: list[Estimate] = []
    accounts: list[Account] = []
