"""The gazetteer: places by name, read from one SQLite file that is compiled at build time.

The file holds GeoNames' towns of 500 people and more, divisions of two levels, countries, and the seas,
rivers and regions of the lexicon table ``places``; ``tools/build_gazetteer.py`` makes it. It is opened
read-only at the first look-up and kept for the process; what was found is remembered by key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tellings.config import Settings
from tellings.errors import ResourceError
from tellings.language.gazetteer_names import key, without_article
from tellings.language.lexicon import table

SHIPPED = Path(__file__).parent / "data" / "gazetteer.sqlite"

Kind = Literal["country", "admin1", "admin2", "city", "continent", "region", "sea", "river", "lake", "mountains", "desert", "island",
               "site", "town", "district"]  # fmt: skip
KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "city", "continent", "region", "sea", "river", "lake", "mountains", "desert",
                           "island", "site", "town", "district")  # fmt: skip
Form = Literal["name", "alternate", "bare", "abbreviation", "adjective", "people"]
FORMS: tuple[Form, ...] = ("name", "alternate", "bare", "abbreviation", "adjective", "people")

SCHEMA = """
create table place (id integer primary key, kind integer, name text, lat integer, lon integer, population integer,
                    country integer, admin1 integer, admin2 integer, seat integer);
create table own (id integer primary key, slug text);
create table code (id integer primary key, iso text);
create table name (key text, place integer, form integer, primary key (key, place)) without rowid;
"""
"""``lat`` and ``lon`` are degrees times 10,000; ``seat`` is 1 for the capital of a country."""

BATCH = 500
"""Keys in one question to SQLite."""

REMEMBERED = 200_000
"""Keys kept in memory (an absent one costs 0.1 kB); more are forgotten at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean. ``country`` is ISO 3166-1 alpha-2; ``admin1`` and ``admin2`` are names."""

    id: str
    number: int
    kind: Kind
    form: Form
    name: str
    lat: float | None
    lon: float | None
    population: int = 0
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    country_number: int | None = None
    admin1_number: int | None = None
    admin2_number: int | None = None
    capital: bool = False


_QUERY = (
    "select n.key, n.form, p.id, p.kind, p.name, p.lat, p.lon, p.population, p.country, p.admin1, p.admin2, p.seat"
    " from name n join place p on p.id = n.place where n.key in"
)


class Gazetteer:
    """Places by name. Reading only; one object a process, file and set of user folders."""

    def __init__(self, file: Path, folders: tuple[str, ...] = ()) -> None:
        self.file = file
        self._users = _user_places(folders)
        self._base: sqlite3.Connection | None = None
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._isos: dict[int, str] = {}
        self._slugs: dict[int, str] = {}
        self._names: dict[int, str] = {}

    def lookup(self, name: str) -> list[Entry]:
        """The places that bear a name, most populous first; an Arabic article in front may be missing or added."""
        found = key(name)
        return list(self.lookup_keys([found])[found])

    def lookup_keys(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places for keys (:func:`tellings.language.gazetteer_names.key`), in as few questions as possible."""
        wanted = dict.fromkeys(keys)
        missing = [k for k in wanted if k not in self._found]
        if len(self._found) + len(missing) > REMEMBERED:
            self._found.clear()
            missing = list(wanted)
        if missing:
            shorter = {k: s for k in missing if (s := without_article(k))}
            self._read([*missing, *(s for s in shorter.values() if s not in self._found and s not in wanted)])
            for k, s in shorter.items():
                self._found[k] = self._found[k] or self._found.get(s, ())
        return {k: self._found[k] for k in wanted}

    def _read(self, keys: list[str]) -> None:
        base = self._open()
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            rows: dict[str, list[Entry]] = {k: [] for k in part}
            marks = ",".join("?" * len(part))
            query = f"{_QUERY} ({marks})"
            answers = base.execute(query, part).fetchall()
            self._name_divisions(base, {n for row in answers for n in row[9:11] if n is not None and n not in self._names})
            for row in answers:
                rows[row[0]].append(self._entry(row))
            for k, entries in rows.items():
                entries.extend(self._users.get(k, ()))
                self._found[k] = tuple(sorted(entries, key=lambda e: (-e.population, e.number)))

    def _name_divisions(self, base: sqlite3.Connection, numbers: set[int]) -> None:
        ordered = sorted(numbers)
        for start in range(0, len(ordered), BATCH):
            part = ordered[start : start + BATCH]
            marks = ",".join("?" * len(part))
            self._names.update(base.execute(f"select id, name from place where id in ({marks})", part).fetchall())  # noqa: S608

    def _entry(self, row: tuple[int | str | None, ...]) -> Entry:
        _, form, number, kind, name, lat, lon, population, country, admin1, admin2, seat = row
        assert isinstance(form, int) and isinstance(number, int) and isinstance(kind, int)  # noqa: PT018
        a1, a2, nation = (n if isinstance(n, int) else None for n in (admin1, admin2, country))
        return Entry(
            id=f"geonames:{number}" if number > 0 else self._slugs.get(number, str(number)), number=number, kind=KINDS[kind],
            form=FORMS[form], name=str(name), lat=lat / 10_000 if isinstance(lat, int) else None,
            lon=lon / 10_000 if isinstance(lon, int) else None, population=population if isinstance(population, int) else 0,
            country=self._isos.get(nation) if nation else None, admin1=self._names.get(a1) if a1 else None,
            admin2=self._names.get(a2) if a2 else None, country_number=nation, admin1_number=a1, admin2_number=a2, capital=bool(seat),
        )  # fmt: skip

    def _open(self) -> sqlite3.Connection:
        if self._base is None:
            if not self.file.is_file():
                raise ResourceError(f"there is no gazetteer at {self.file}: run tools/build_gazetteer.py, or set 'gazetteer' to its path")
            try:
                base = sqlite3.connect(f"{self.file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
                self._isos = dict(base.execute("select id, iso from code").fetchall())
                self._slugs = dict(base.execute("select id, slug from own").fetchall())
            except sqlite3.DatabaseError as error:
                raise ResourceError(f"{self.file} is not a gazetteer ({error}): build it anew with tools/build_gazetteer.py") from error
            self._base = base
        return self._base


def open_gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer that the settings name, once a process.

    Raises:
        ResourceError: there is no such file, or it is no gazetteer.
    """
    gazetteer = _cached(settings.gazetteer or str(SHIPPED), tuple(settings.lexicons))
    gazetteer._open()  # noqa: SLF001 - to fail here, not in the middle of an article
    return gazetteer


@lru_cache(maxsize=4)
def _cached(file: str, folders: tuple[str, ...]) -> Gazetteer:
    return Gazetteer(Path(file), folders)


def _user_places(folders: tuple[str, ...]) -> dict[str, list[Entry]]:
    """Entries of the user's own tables ``places``, by key; their ids begin with ``user:``."""
    found: dict[str, list[Entry]] = {}
    if not folders:
        return found
    for number, row in enumerate(table("places", "en", folders)[len(table("places")) :], start=1):
        forms: list[tuple[str, Form]] = [(row["name"], "name"), *((n, "name") for n in row["names"].split("|"))]
        forms += [(p, "people") for p in row["people"].split("|")]
        kind = next(k for k in KINDS if k == row["kind"])
        for name, form in forms:
            if key(name):
                found.setdefault(key(name), []).append(Entry(
                    id=f"user:{row['id']}", number=-10_000_000 - number, kind=kind, form=form, name=row["name"], lat=float(row["lat"]),
                    lon=float(row["lon"]), country=row["country"] or None,
                ))  # fmt: skip
    return found
