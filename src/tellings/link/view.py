"""What a chain of Claims gives to comparing: its words, names, figures, places, days, happenings."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from tellings.language import table
from tellings.link.chains import Chain, Role
from tellings.link.kinds import NO_KINDS, Kinds
from tellings.link.profile import U32, Profiles, Weighed, build, weigh
from tellings.link.surface import read_surface
from tellings.link.when import Told
from tellings.model import Article, Claim

Figure = tuple[str, int | None, int | None]
Point = tuple[float, float]

LARGEST = 10**12
"""Figures beyond this are compared as if they were this (a text may hold one of a thousand digits)."""

_HARMED = frozenset({"killed", "injured", "infected", "missing"})
_COARSE = ("province", "region", "country", "water", "unknown")


@lru_cache(maxsize=1)
def happening_classes() -> dict[str, str]:
    """The class of each kind of happening (column ``class`` of the happenings table)."""
    return {row["code"]: row["class"] for row in table("happenings")}


@dataclass(frozen=True, slots=True)
class View:
    """One chain, ready to be compared. ``published`` is an ordinal or :data:`tellings.link.profile.NO_DAY`.

    ``row`` of ``text`` has its terms: for the main chain those of the whole article, for another those of its sentences.
    """

    key: str
    article: str
    role: Role
    text: Profiles
    row: int
    details: frozenset[int]
    """Names with ages, addresses, clock times."""
    told: Told | None
    published: int
    figures: frozenset[Figure]
    tolls: dict[str, tuple[int, ...]]
    """The figures by measure: their low ends (the high end of an at-most)."""
    happenings: frozenset[str]
    places: frozenset[str]
    points: tuple[Point, ...]
    weekdays: frozenset[int] = frozenset()
    scene: tuple[tuple[int, ...], ...] = ()
    named: array[int] = field(default_factory=lambda: array("I"))
    away: frozenset[int] = frozenset()
    late: bool = False
    sequel: bool = False
    kinds: Kinds = NO_KINDS
    counted: frozenset[str] = frozenset()
    """Whether its figures are of people or of animals ("animal")."""
    classes: frozenset[str] = frozenset()
    """Classes of its kinds of happening (violence, accident, disaster ...), without those that follow on another."""
    ends: frozenset[tuple[str, int]] = frozenset()
    """Its figures as measure and low end (or high end)."""
    scene_terms: frozenset[int] = frozenset()
    """The rarest words of its places of title and lead."""

    def tells_of(self, terms: Iterable[int]) -> bool:
        """Whether its article has one of some names outside what it tells in passing."""
        found = ((t, bisect_left(self.named, t)) for t in terms)
        return any(at < len(self.named) and self.named[at] == t for t, at in found)

    def terms(self, kind: str) -> U32:
        """Its terms of one kind as they stand in their row, padded with 0: for what is asked once, and not worth sorting."""
        row: U32 = self.text.columns[kind][self.row]
        return row

    def words(self) -> Weighed:
        """The words, looked up when asked for: a heap has too many Views to keep them all."""
        return self.text.weighed("words", self.row)

    def names(self) -> Weighed:
        """The names."""
        return self.text.weighed("names", self.row)


def view_of(chain: Chain, profiles: Profiles, row: int) -> View:
    """The View of a chain whose text is a row of ``profiles``."""
    claims = chain.claims
    figures = frozenset((c.measure, c.low, c.high) for c in claims if c.figure not in ("none", "unknown", "vague"))
    details = (int(t) for kind in ("name_ages", "addresses", "clocks") for t in profiles.terms(kind, row))
    happenings = frozenset(c.happening for c in claims if c.happening)
    return View(
        key=chain.key, article=chain.article, role=chain.role,
        text=profiles, row=row, details=frozenset(details), told=chain.told, published=int(profiles.published[row]),
        figures=figures, tolls=_tolls(figures),
        counted=frozenset("animal" if c.affected.cls == "animal" else "people" for c in claims if c.measure in _HARMED and c.low),
        happenings=happenings, classes=_classes(happenings),
        ends=frozenset((measure, end) for measure, low, high in figures if (end := low or high)),
        scene_terms=rarest(chain.scene),
        places=frozenset(p.name.text.casefold() for c in claims for p in c.places if p.precision not in ("country", "region")),
        points=_points(claims), weekdays=chain.weekdays, scene=chain.scene,
        named=chain.named, away=chain.away, late=chain.late, sequel=chain.sequel, kinds=chain.kinds,
    )  # fmt: skip


def rarest(names: Iterable[tuple[int, ...]]) -> frozenset[int]:
    """Of each name (its words as terms) the word that is rarest in news: of "Port Orvan" not the port."""
    return frozenset(max(name, key=lambda t: (float(weigh(np.array([t], dtype=np.uint32))[0]), t)) for name in names)


@lru_cache(maxsize=4096)
def _classes(happenings: frozenset[str]) -> frozenset[str]:
    return frozenset(name for kind in happenings if (name := happening_classes().get(kind, "")) not in ("", "state"))


def _tolls(figures: frozenset[Figure]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for measure, low, high in figures:
        found.setdefault(measure, []).append(min(LARGEST, low if low is not None else high or 0))
    return {measure: tuple(sorted(values)) for measure, values in found.items()}


def _points(claims: list[Claim]) -> tuple[Point, ...]:
    found = {(p.lat, p.lon) for c in claims for p in c.places if p.lat is not None and p.lon is not None and p.precision not in _COARSE}
    return tuple(sorted(found)[:6])


def side_profiles(chains: list[tuple[Chain, Article]], published: list[int | None]) -> Profiles:
    """Profiles of side chains: of their own sentences."""
    texts = ((sentences(article, chain.claims), article.published) for chain, article in chains)
    return build((read_surface(text, None, day) for text, day in texts), published)


def side_day(told: Told | None, published: int | None) -> int | None:
    """The day under which a side chain is looked up: its own, else its article's publication."""
    return told.first if told and not told.yearless else published


def sentences(article: Article, claims: list[Claim]) -> str:
    """The sentences of some Claims, each once, in order."""
    spans = sorted({(c.sentence.start, c.sentence.end) for c in claims})
    return "\n".join(article.text[a:b] for a, b in spans)
