"""Builders of records for tests: every argument has a default, ids follow from what is given."""

from __future__ import annotations

from typing import Any

from tellings.model import (
    Affected,
    Agent,
    Article,
    Case,
    Claim,
    Derivation,
    Event,
    Evidence,
    Name,
    Origin,
    Period,
    Place,
    Span,
    Teller,
    Trace,
)


def article(name: str = "a", **fields: Any) -> Article:
    """An Article whose id is ``article-<name>``."""
    return Article(**{"id": f"article-{name}", "file": f"{name}.txt", "title": name, "text": "x" * 2000, **fields})


def origin(name: str = "police", kind: str = "official", **fields: Any) -> Origin:
    """An Origin whose id is ``origin-<name>``."""
    return Origin(**{"id": f"origin-{name}", "name": name, "kind": kind, "articles": [], "claims": [], **fields})


def claim(
    measure: str = "killed", low: int | None = 3, high: int | None = -1, *, in_: str = "a", by: str | None = None, unit: str = "people",
    at: int = 0, agent: str | None = None, **fields: Any,
) -> Claim:  # fmt: skip
    """A Claim: ``claim("killed", 3, in_="a", by="police")`` is exactly three; ``high=None`` leaves the end open."""
    high = low if high == -1 else high
    figure = "exact" if low == high else "at_least" if high is None else "at_most" if low is None else "range"
    if low is None and high is None:
        figure = "none"
    start = at or (hash_of(f"{measure}{_short(low)}{_short(high)}{in_}{by}{unit}") % 1500)
    quote = fields.pop("quote", "x" * 5)
    named: dict[str, Any] = {
        "id": f"claim-{in_}-{measure}-{_short(low)}-{_short(high)}-{by}-{unit}-{at}",
        "article": f"article-{in_}", "event": "event-1", "measure": measure,
        "low": low, "high": high, "figure": figure, "unit": unit, "affected": Affected(group=unit),
        "attribution": [Teller(name=Name(text=by))] if by else [], "origin": f"origin-{by}" if by else None,
        "agent": Agent(name=Name(text=agent), start=0, end=1) if agent else None,
        "evidence": Evidence(article=f"article-{in_}", start=start, end=start + len(quote), quote=quote),
        "sentence": Span(start=start, end=start + 20),
    }  # fmt: skip
    return Claim(**{**named, **fields})


def _short(figure: int | None) -> str:
    """A figure for an id: Python refuses to write more than 4,300 digits."""
    return "None" if figure is None else str(figure % 10**9)


def hash_of(text: str) -> int:
    """A number from a text, the same on every run."""
    return sum((position + 1) * ord(character) for position, character in enumerate(text))


def place(name: str = "Ostra", lat: float | None = 10.5, lon: float | None = -20.25, **fields: Any) -> Place:
    """A Place, by default a town where it happened."""
    named = {"name": Name(text=name), "role": "at", "lat": lat, "lon": lon, "precision": "town", "gazetteer_id": f"g-{name}"}
    return Place(**{**named, **fields})


def day(date: str, last: str | None = None, **fields: Any) -> Period:
    """A Period of one day, or from the first day to the last."""
    edtf = date if last is None else f"{date}/{last}"
    bounds = {"earliest": f"{date}T00:00", "latest": f"{last or date}T23:59"}
    return Period(**{"edtf": edtf, **bounds, "kind": "instant_within" if last is None else "lasts", **fields})


def case(
    claims: list[Claim], articles: list[Article] | None = None, origins: list[Origin] | None = None,
    derivations: list[Derivation] | None = None,
) -> Case:  # fmt: skip
    """A Case of the given Claims: Articles and Origins that are not given are made, Events follow from the Claims."""
    known = {a.id: a for a in articles or []}
    for made in claims:
        known.setdefault(made.article, article(made.article.removeprefix("article-")))
    sources = {o.id: o for o in origins or []}
    for made in claims:
        if made.origin is not None:
            sources.setdefault(made.origin, origin(made.origin.removeprefix("origin-")))
    ids = sorted({c.event for c in claims if c.event is not None})
    events = [
        Event(
            id=i, claims=[c.id for c in claims if c.event == i], articles=sorted({c.article for c in claims if c.event == i})
        ) for i in ids
    ]  # fmt: skip
    trace = Trace(derivations=derivations or [], quotations=[], origins=list(sources.values()), claim_origin={})
    return Case(articles=list(known.values()), sentences={}, claims=claims, events=events, trace=trace)
