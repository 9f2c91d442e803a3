"""What a chain of Claims gives to comparing: its words, names, figures, places, days, happenings."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.link.chains import Chain, Role
from tellings.link.profile import NO_DAY
from tellings.link.surface import Surface, read_surface
from tellings.link.when import Told
from tellings.model import Article, Claim

Figure = tuple[str, int | None, int | None]
Point = tuple[float, float]

_COARSE = ("province", "region", "country", "water", "unknown")


@dataclass(frozen=True, slots=True)
class View:
    """One chain, ready to be compared. ``published`` is an ordinal or :data:`NO_DAY`."""

    key: str
    article: str
    role: Role
    surface: Surface
    told: Told | None
    published: int
    figures: frozenset[Figure]
    happenings: frozenset[str]
    places: frozenset[str]
    points: tuple[Point, ...]
    actors: frozenset[str]
    weekdays: frozenset[int] = frozenset()


def view_of(chain: Chain, article: Article, whole: Surface | None, published: int | None) -> View:
    """The View of a chain; ``whole`` is the article's Surface, which stands for its main chain."""
    claims = chain.claims
    surface = whole or read_surface(sentences(article, claims), None, article.published)
    return View(
        key=chain.key, article=chain.article, role=chain.role, surface=surface, told=chain.told,
        published=NO_DAY if published is None else published,
        figures=frozenset((c.measure, c.low, c.high) for c in claims if c.figure not in ("none", "unknown", "vague")),
        happenings=frozenset(c.happening for c in claims if c.happening),
        places=frozenset(p.name.text.casefold() for c in claims for p in c.places if p.precision not in ("country", "region")),
        points=tuple(sorted({(p.lat, p.lon) for c in claims for p in c.places if p.lat is not None and p.lon is not None and p.precision not in _COARSE})),
        actors=frozenset(_actor(c) for c in claims if c.agent), weekdays=chain.weekdays,
    )  # fmt: skip


def _actor(claim: Claim) -> str:
    name = claim.agent.name if claim.agent else None
    return (name.id or name.canonical or name.text).casefold() if name else ""


def sentences(article: Article, claims: list[Claim]) -> str:
    """The sentences of some Claims, each once, in order."""
    spans = sorted({(c.sentence.start, c.sentence.end) for c in claims})
    return "\n".join(article.text[a:b] for a, b in spans)

