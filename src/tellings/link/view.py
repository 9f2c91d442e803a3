"""What a chain of Claims gives to comparing: its words, names, figures, places, days, happenings."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.link.chains import Chain, Role
from tellings.link.profile import U32, Profiles, build
from tellings.link.surface import read_surface
from tellings.link.when import Told
from tellings.model import Article, Claim

Figure = tuple[str, int | None, int | None]
Point = tuple[float, float]

_COARSE = ("province", "region", "country", "water", "unknown")


@dataclass(frozen=True, slots=True)
class View:
    """One chain, ready to be compared. ``published`` is an ordinal or :data:`tellings.link.profile.NO_DAY`.

    Words and names are terms (:func:`tellings.link.surface.term`): for the main chain of the whole article, for another of its sentences.
    """

    key: str
    article: str
    role: Role
    words: U32
    names: U32
    mass: float
    """Summed weight of the words."""
    details: frozenset[int]
    """Names with ages, addresses, clock times."""
    told: Told | None
    published: int
    figures: frozenset[Figure]
    happenings: frozenset[str]
    places: frozenset[str]
    points: tuple[Point, ...]
    weekdays: frozenset[int] = frozenset()


def view_of(chain: Chain, profiles: Profiles, row: int) -> View:
    """The View of a chain whose text is a row of ``profiles``."""
    claims = chain.claims
    details = (int(t) for kind in ("name_ages", "addresses", "clocks") for t in profiles.terms(kind, row))
    return View(
        key=chain.key, article=chain.article, role=chain.role, words=profiles.terms("words", row), names=profiles.terms("names", row),
        mass=float(profiles.mass["words"][row]), details=frozenset(details), told=chain.told, published=int(profiles.published[row]),
        figures=frozenset((c.measure, c.low, c.high) for c in claims if c.figure not in ("none", "unknown", "vague")),
        happenings=frozenset(c.happening for c in claims if c.happening),
        places=frozenset(p.name.text.casefold() for c in claims for p in c.places if p.precision not in ("country", "region")),
        points=_points(claims), weekdays=chain.weekdays,
    )  # fmt: skip


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
