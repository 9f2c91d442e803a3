"""Which of the places that bear a name is meant: population, containment, what else the Article names.

Every name gets one meaning an Article (but where "Paris, Texas" says otherwise). An entry scores by its size and
by how near it lies to what the other names may mean, each weighed by how likely that meaning is; the meanings are
weighed anew after each round. The weights are set by hand; none are trained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log10, radians

from tellings.extract.place.candidates import Candidate
from tellings.language.gazetteer import Entry

ROUNDS = 3
NEAR_KM = 80.0
"""Distance at which a neighbour's pull falls to 1/e."""

WIDEST = 24
"""Entries of one name that are weighed; the smallest of a longer list are left out."""

_KIND = {"country": 2.7, "continent": 3.0, "admin1": 0.2, "admin2": -0.6, "city": 0.0, "river": 3.0, "sea": 4.5, "region": 4.0, "site": 5.0}
_FORM = {"name": 0.0, "alternate": -0.8, "bare": -0.8, "abbreviation": 0.5, "adjective": 1.0, "people": 1.0}
_FEDERAL = frozenset({"US", "CA", "AU", "GB", "IN", "DE", "BR", "MX", "NG"})
"""Countries whose divisions of the first level news calls by their bare name."""

_UNLIKELY = 0.02
"""A meaning less likely than this, beside its name's best, speaks for no other name."""
_MILLION = 1_000_000
_SMALL = 15_000


@dataclass(slots=True)
class Surroundings:
    """What speaks for a country or a town from outside the names, with weights."""

    countries: dict[str, float] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """Keys of names that the outlet bears: its own town, in a country where its language is spoken."""
    home: frozenset[str] = frozenset()
    """Countries in which an outlet of this language has its seat."""


@dataclass(slots=True)
class _Name:
    """One name of the Article: what it may mean, how likely each is, how much the name counts for the others."""

    key: str
    pool: list[Entry]
    base: list[float]
    likely: list[float]
    weight: float
    said: bool
    shares: dict[str | None, float] = field(default_factory=dict)
    """How likely each country is, out of the weight of the name."""
    weighed: dict[str | None, list[tuple[Entry, float]]] = field(default_factory=dict)
    """The entries that are not quite unlikely, by country, with how likely they are."""

    def weigh(self) -> None:
        """Work out what the name says for the others."""
        seen: dict[str | None, float] = {}
        self.weighed = {}
        for e, likely in zip(self.pool, self.likely, strict=True):
            seen[e.country] = max(seen.get(e.country, 0.0), likely)
            if likely >= _UNLIKELY:
                self.weighed.setdefault(e.country, []).append((e, likely))
        total = sum(seen.values())
        self.shares = {country: self.weight * likely / total for country, likely in seen.items()}

    def best(self) -> Entry:
        """The likeliest entry."""
        return self.pool[max(range(len(self.pool)), key=lambda i: (self.likely[i], -i))]


def resolve(taken: Sequence[Candidate], source: Surroundings) -> None:
    """Give each candidate its entry. ``source`` is what the outlet's name, address and words speak for."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for c in taken:
        groups[c.key].append(c)
    names = [_name(k, group) for k, group in groups.items()]
    for _ in range(ROUNDS):
        for n in names:
            n.weigh()
        scores = [[b + s for b, s in zip(n.base, _supports(n, names, source), strict=True)] for n in names]
        for n, scored in zip(names, scores, strict=True):
            top = max(scored)
            n.likely = [exp(s - top) for s in scored]
    for n in names:
        chosen = n.best()
        if _doubtful(chosen, n, names, source):
            continue
        for c in groups[n.key]:
            c.chosen = chosen
            if c.inside and chosen not in c.inside:
                c.chosen = max(c.inside, key=lambda e: (size(e), -e.number))


def _name(k: str, group: Sequence[Candidate]) -> _Name:
    """A name with its pool: where it is once said what contains it, only the entries inside."""
    said = {e.number for c in group for e in c.inside}
    pool = sorted(group[0].entries, key=lambda e: (-size(e), e.number))
    alone = [c for c in group if not c.inside]
    if said and not any(e.kind in ("country", "admin1") and alone for e in pool):
        pool = [e for e in pool if e.number in said] or pool
    pool = _city_first(pool[:WIDEST], group)
    base = [size(e) for e in pool]
    return _Name(k, pool, base, [exp((b - max(base)) / 1.5) for b in base], 0.7 + min(1.3, 0.3 * len(group)), bool(said))


def _doubtful(e: Entry, name: _Name, names: Sequence[_Name], source: Surroundings) -> bool:
    """Say whether an entry is a small town's further name while nothing else speaks of its country: then better none."""
    if e.form != "alternate" or e.kind not in ("city", "admin2") or e.population >= _SMALL or name.said:
        return False
    return not source.countries.get(e.country or "") and not any(o.best().country == e.country for o in names if o is not name)


def _city_first(pool: list[Entry], group: Sequence[Candidate]) -> list[Entry]:
    """Leave out a division named after a city in it: "Raqqa" and "New York" are first the cities.

    A State, province or Land of the federations that are called by their bare name stays, but for a city of a million.
    """
    if any(c.tail or c.whole for c in group):
        return pool
    cities = {e.admin1_number: e for e in reversed(pool) if e.kind == "city" and e.form in ("name", "alternate")}
    capital = next((e for e in pool if e.kind == "city" and e.capital), None)

    def stays(e: Entry) -> bool:
        if e.kind != "admin1" or e.form == "abbreviation":
            return True
        city = cities.get(e.number)
        if city is not None and (e.country not in _FEDERAL or city.population >= _MILLION):
            return False
        return not (capital is not None and capital.country == e.country and capital.form == "name")

    return [e for e in pool if stays(e)]


def size(e: Entry) -> float:
    """The prior of an entry: people (log10), kind, form of the name."""
    kind = _KIND.get(e.kind, 2.5)
    if e.kind == "admin1" and e.country in _FEDERAL:
        kind += 0.8
    form = _FORM[e.form]
    if e.form == "alternate" and e.population < 100_000 and e.kind == "city":
        form -= 0.7
    return log10(max(e.population, 100)) + kind + form + (0.7 if e.capital else 0.0)


def _supports(name: _Name, names: Sequence[_Name], source: Surroundings) -> list[float]:
    """What the other names and the source add to each entry of a name."""
    others = [n for n in names if n is not name]
    countries: defaultdict[str | None, float] = defaultdict(float)
    countries.update(source.countries)
    for other in others:
        for country, share in other.shares.items():
            countries[country] += share
    every = sum(countries.values()) or 1.0
    return [_support(e, name, others, countries[e.country] / every if e.country else 0.0, source) for e in name.pool]


def _support(e: Entry, name: _Name, others: Sequence[_Name], share: float, source: Surroundings) -> float:
    division = pull = 0.0
    for other in others:
        alike = other.weighed.get(e.country)
        if alike is None:
            continue
        near = same = 0.0
        for o, likely in alike:
            if o.number == e.number:
                continue
            if o.admin1_number is not None and o.admin1_number == e.admin1_number:
                same = max(same, likely * (1.5 if o.kind == "admin1" else 0.8))
            if o.kind not in ("country", "admin1"):
                near = max(near, likely * (1.0 if o.number == e.admin2_number or e.number == o.admin2_number else _nearness(e, o)))
        division += other.weight * same
        pull += other.weight * near
    total = (0.5 if share > 0 else 0.0) + 1.8 * share + min(2.5, division) + min(2.5, 1.2 * pull)
    if name.key in source.own and e.kind in ("city", "admin2", "admin1"):
        total += 2.0 if e.country in source.home else -1.0
    return total


def _nearness(a: Entry, b: Entry) -> float:
    """1 for the same point, 1/e at :data:`NEAR_KM`; on a plane, which is near enough under 500 km."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or a.kind in ("country", "continent", "admin1"):
        return 0.0
    north = (a.lat - b.lat) * 111.2
    if abs(north) > 4 * NEAR_KM:
        return 0.0
    east = (a.lon - b.lon) * 111.2 * cos(radians(a.lat))
    return exp(-hypot(north, east) / NEAR_KM)
