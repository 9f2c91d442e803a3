"""The lineage as a plain graph: Origins, articles, and who has what from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Article, Claim, Derivation, Origin


@dataclass(frozen=True, slots=True)
class Node:
    """An Origin or an article. ``kind`` is the Origin's kind, or ``article``."""

    id: str
    label: str
    kind: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """``says``: an Origin's word in an article; ``derives``: the target has text of the source; ``shares``: direction unknown."""

    source: str
    target: str
    relation: Literal["says", "derives", "shares"]
    kind: str = ""
    weight: float = 1.0
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Origins first, then the articles by publication; edges in the order of their ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def lineage_graph(
    articles: Sequence[Article], derivations: Sequence[Derivation], origins: Sequence[Origin], claims: Sequence[Claim],
) -> Graph:  # fmt: skip
    """Build the graph. An Origin is tied to an article that has its word at first hand: not where a source of its text has it too."""
    ordered = sorted(articles, key=lambda a: (a.published_at or a.published or "~", a.file or "", a.id))
    known = [d for d in derivations if d.direction == "known"]
    sources: dict[str, set[str]] = defaultdict(set)
    for derivation in known:
        sources[derivation.target].add(derivation.source)
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.origin is not None:
            told[claim.origin].add(claim.article)
    present = {a.id for a in ordered}
    edges = [
        Edge(o.id, a, "says", o.kind)
        for o in origins for a in sorted(told.get(o.id, set(o.articles)) & present) if not sources[a] & set(o.articles)
    ]  # fmt: skip
    edges += [
        Edge(
            d.source, d.target, "derives" if d.direction == "known" else "shares", d.kind, d.score, tuple(d.direction_reasons), _changes(d),
        )
        for d in derivations if d.source in present and d.target in present
    ]  # fmt: skip
    tied = {e.source for e in edges}
    nodes = [Node(o.id, o.name, o.kind) for o in sorted(origins, key=lambda o: (o.name.lower(), o.id)) if o.id in tied]
    nodes += [Node(a.id, article_label(a), "article", a.published_at or a.published, a.outlet, a.url) for a in ordered]
    return Graph(tuple(nodes), tuple(sorted(edges, key=lambda e: (e.relation, e.source, e.target))))


def _changes(derivation: Derivation) -> tuple[str, ...]:
    found = {c for p in derivation.passages for c in (*p.changes, p.change)} - {"none", "edited"}
    return tuple(sorted(found))


def article_label(article: Article) -> str:
    """What an article is called in a drawing: outlet, else title, else file name, else id."""
    name = article.outlet or article.issuer or article.title or (article.file or "").replace("\\", "/").rsplit("/", 1)[-1] or article.id
    return " ".join(name.split())
