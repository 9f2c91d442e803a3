"""Names of persons, groups, bodies and places as written, with what they stand for."""

from __future__ import annotations

from typing import Literal

from tellings.model.record import Record

OriginKind = Literal["official", "news_agency", "outlet", "monitor", "company", "medical", "expert", "witness", "unnamed", "party"]
PlaceRole = Literal["at", "from", "to", "near", "towards", "in", "unknown"]
PlacePrecision = Literal["exact", "neighbourhood", "town", "near", "district", "province", "region", "country", "water", "unknown"]


class Name(Record, frozen=True, kw_only=True):
    """A name: the fullest wording in the Article, its language, the canonical form and id if known."""

    text: str
    lang: str | None = None
    canonical: str | None = None
    id: str | None = None


class Teller(Record, frozen=True, kw_only=True):
    """One link of an Attribution chain: a person and the body he speaks for are one link."""

    name: Name | None
    body: Name | None = None
    kind: OriginKind = "unnamed"


class Place(Record, frozen=True, kw_only=True):
    """A place name as written, its role, and what the gazetteer knows about it."""

    name: Name
    role: PlaceRole = "unknown"
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None
    precision: PlacePrecision = "unknown"
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None


class Actor(Record, frozen=True, kw_only=True, tag_field="type", tag="actor"):
    """A person, group or body that Claims name."""

    id: str
    names: list[Name]
    kind: Literal["person", "group", "state", "force", "body", "outlet", "company", "unknown"] = "unknown"
