"""Which of the places that bear a name is meant: population, containment, what else the Article names.

Every name gets one meaning an Article (but where "Paris, Texas" says otherwise). The meanings are chosen
together: each round scores every entry by its size and by how near it lies to the places that the other names
were given in the round before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

from tellings.extract.place.candidates import Candidate
from tellings.language.geography import distance_km
from tellings.language.gazetteer import Entry

ROUNDS = 3
NEAR_KM = 150.0
"""Distance at which a neighbour's pull falls to 1/e."""

_KIND = {"country": 3.0, "continent": 2.5, "admin1": 1.0, "admin2": -0.3, "city": 0.0}
_FORM = {"name": 0.0, "alternate": -0.8, "bare": -0.8, "abbreviation": 0.5, "adjective": 0.0, "people": 0.0}


@dataclass(slots=True)
class Surroundings:
    """What speaks for a country, a division or a point, with weights."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[int] = field(default_factory=Counter)
    points: list[tuple[float, float, str, float]] = field(default_factory=list)
    """Latitude, longitude, key of the name (which does not support itself), weight."""


def resolve(taken: Sequence[Candidate], source: Surroundings) -> None:
    """Give each candidate its entry. ``source`` is what the outlet's name and address speak for."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for c in taken:
        groups[c.key].append(c)
    pools = {k: _pool(group) for k, group in groups.items()}
    chosen = {k: max(pool, key=lambda e: (size(e), -e.number)) for k, pool in pools.items()}
    weights = {k: _certainty(pools[k], groups[k]) for k in pools}
    for _ in range(ROUNDS):
        around = _surroundings(chosen, weights, groups, source)
        chosen = {k: max(pool, key=lambda e, k=k: (size(e) + support(e, k, around), -e.number)) for k, pool in pools.items()}  # type: ignore[misc]
    for k, group in groups.items():
        for c in group:
            c.chosen = chosen[k]
            if c.inside and chosen[k] not in c.inside:
                c.chosen = max(c.inside, key=lambda e: (size(e), -e.number))


def _pool(group: Sequence[Candidate]) -> list[Entry]:
    """The entries that a name may mean: where it is once said what contains it, only those inside."""
    said = {e.number for c in group for e in c.inside}
    entries = list(group[0].entries)
    if said and not any(e.kind == "country" for e in entries):
        return [e for e in entries if e.number in said]
    return entries


def size(e: Entry) -> float:
    """The prior of an entry: people (log10), kind, form of the name."""
    return log10(max(e.population, 100)) + _KIND.get(e.kind, 1.5) + _FORM[e.form] + (0.7 if e.capital else 0.0)


def _certainty(pool: Sequence[Entry], group: Sequence[Candidate]) -> float:
    """How far a name's first meaning may be trusted, 0.1 to 1."""
    if any(c.inside for c in group):
        return 1.0
    sizes = sorted((size(e) for e in pool), reverse=True)
    if len(sizes) == 1:
        return 0.8
    return max(0.1, min(1.0, (sizes[0] - sizes[1]) / 2.0))


def _surroundings(chosen: dict[str, Entry], weights: dict[str, float], groups: dict[str, list[Candidate]], source: Surroundings) -> Surroundings:
    around = Surroundings(Counter(source.countries), Counter(source.divisions), list(source.points))
    for k, e in chosen.items():
        weight = weights[k] * min(2.0, 0.7 + 0.3 * len(groups[k]))
        if e.country:
            around.countries[e.country] += weight
        if e.admin1_number is not None:
            around.divisions[e.admin1_number] += weight * (1.5 if e.kind == "admin1" else 1.0)
        if e.lat is not None and e.lon is not None and e.kind not in ("country", "continent", "admin1"):
            around.points.append((e.lat, e.lon, k, weight))
    return around


def support(e: Entry, k: str, around: Surroundings) -> float:
    """What the surroundings add to an entry."""
    total = 0.0
    if e.country and around.countries[e.country] > 0:
        share = around.countries[e.country] / sum(around.countries.values())
        total += 0.6 + 1.2 * share
    if e.admin1_number is not None and around.divisions[e.admin1_number] > 0:
        total += min(2.0, 1.0 * around.divisions[e.admin1_number])
    if e.lat is not None and e.lon is not None and e.kind != "country":
        pull = sum(w * exp(-distance_km(e.lat, e.lon, lat, lon) / NEAR_KM) for lat, lon, other, w in around.points if other != k)
        total += min(2.5, 1.2 * pull)
    return total
