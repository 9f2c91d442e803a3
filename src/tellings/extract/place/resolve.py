"""Which of the places that bear a name is meant: population, containment, what else the Article names.

Every name gets one meaning an Article (but where "Paris, Texas" says otherwise). The meanings are chosen
together: each round scores every entry by its size and by how near it lies to the places that the other names
were given in the round before. The weights are set by hand; none are trained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

from tellings.extract.place.candidates import Candidate
from tellings.language.gazetteer import Entry
from tellings.language.geography import distance_km

ROUNDS = 3
NEAR_KM = 100.0
"""Distance at which a neighbour's pull falls to 1/e."""

_KIND = {"country": 3.0, "continent": 3.0, "admin1": 0.2, "admin2": -0.6, "city": 0.0, "river": 3.0, "sea": 4.5, "region": 4.0}
_FORM = {"name": 0.0, "alternate": -0.8, "bare": -0.8, "abbreviation": 0.5, "adjective": 1.0, "people": 1.0}
_FEDERAL = frozenset({"US", "CA", "AU", "GB", "IN", "DE", "BR", "MX", "NG"})
"""Countries whose divisions of the first level news calls by their bare name."""


@dataclass(slots=True)
class Surroundings:
    """What speaks for a country, a division or a point, with weights."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[int] = field(default_factory=Counter)
    points: list[tuple[float, float, float]] = field(default_factory=list)
    """Latitude, longitude (degrees), weight."""
    own: frozenset[str] = frozenset()
    """Keys of names that the outlet bears: its own town, in a country where its language is spoken."""
    home: frozenset[str] = frozenset()
    """Countries in which an outlet of this language has its seat."""


@dataclass(slots=True)
class _Name:
    """One name of the Article: what it may mean, what it means so far, how much that counts for the others."""

    key: str
    pool: list[Entry]
    chosen: Entry
    weight: float
    said: bool


def resolve(taken: Sequence[Candidate], source: Surroundings) -> None:
    """Give each candidate its entry. ``source`` is what the outlet's name, address and words speak for."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for c in taken:
        groups[c.key].append(c)
    names = [_name(k, group) for k, group in groups.items()]
    for _ in range(ROUNDS):
        chosen = [max(n.pool, key=lambda e, n=n: (size(e) + _support(e, n, names, source), -e.number)) for n in names]  # type: ignore[misc]
        for n, e in zip(names, chosen, strict=True):
            n.chosen = e
    for n in names:
        for c in groups[n.key]:
            c.chosen = n.chosen
            if c.inside and n.chosen not in c.inside:
                c.chosen = max(c.inside, key=lambda e: (size(e), -e.number))


def _name(k: str, group: Sequence[Candidate]) -> _Name:
    """A name with its pool: where it is once said what contains it, only the entries inside."""
    said = {e.number for c in group for e in c.inside}
    pool = list(group[0].entries)
    alone = [c for c in group if not c.inside]
    if said and not any(e.kind in ("country", "admin1") and alone for e in pool):
        pool = [e for e in pool if e.number in said] or pool
    sizes = sorted((size(e) for e in pool), reverse=True)
    certain = 1.0 if said else 0.8 if len(sizes) == 1 else max(0.1, min(1.0, (sizes[0] - sizes[1]) / 2.0))
    return _Name(k, pool, max(pool, key=lambda e: (size(e), -e.number)), certain * min(2.0, 0.7 + 0.3 * len(group)), bool(said))


def size(e: Entry) -> float:
    """The prior of an entry: people (log10), kind, form of the name."""
    kind = _KIND.get(e.kind, 2.5)
    if e.kind == "admin1" and e.country in _FEDERAL:
        kind += 0.8
    return log10(max(e.population, 100)) + kind + _FORM[e.form] + (0.7 if e.capital else 0.0)


def _support(e: Entry, name: _Name, names: Sequence[_Name], source: Surroundings) -> float:
    """What the other names and the source add to an entry."""
    country = sum(source.countries.values())
    same = float(source.countries[e.country]) if e.country else 0.0
    division = float(source.divisions[e.admin1_number]) if e.admin1_number is not None else 0.0
    pull = sum(w * _nearness(e, lat, lon) for lat, lon, w in source.points)
    for other in names:
        if other is name or other.chosen.number == e.number:
            continue
        o = other.chosen
        country += other.weight
        if o.country == e.country and o.country is not None:
            same += other.weight
            if o.admin1_number == e.admin1_number and o.admin1_number is not None:
                division += other.weight * (1.5 if o.kind == "admin1" else 1.0)
            if o.lat is not None and o.lon is not None and o.kind not in ("country", "admin1"):
                pull += other.weight * _nearness(e, o.lat, o.lon)
    total = (0.6 + 1.2 * same / country) if same > 0 else 0.0
    total += min(2.0, division) + min(2.5, 1.2 * pull)
    if name.key in source.own and e.kind in ("city", "admin2", "admin1"):
        total += 2.0 if e.country in source.home else -1.0
    return total


def _nearness(e: Entry, lat: float, lon: float) -> float:
    if e.lat is None or e.lon is None or e.kind in ("country", "continent", "admin1"):
        return 0.0
    return exp(-distance_km(e.lat, e.lon, lat, lon) / NEAR_KM)
