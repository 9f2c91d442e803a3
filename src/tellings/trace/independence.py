"""How many Origins stand behind something, and whether they are independent: said in words, and claimed only where shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tellings.model import Derivation, Origin

_CHECKED = frozenset(("medical", "monitor", "official", "company", "witness", "news_agency", "outlet", "expert"))
"""Kinds that can know something at first hand. An unnamed source may be any of the others."""


def independence(origins: Sequence[Origin], derivations: Sequence[Derivation], party: Mapping[str, Sequence[str]] | None = None) -> str:
    """Say how many Origins there are and whether they are known to be independent, with the reason.

    ``party`` maps ids of Origins that take part in the events to the reasons. Two Origins count as independent when both are
    named, not on one side, and no article that tells the one shares wording with an article that tells the other.
    """
    party = party or {}
    if not origins:
        return "no origin is named"
    articles = len({a for o in origins for a in o.articles})
    if len(origins) == 1:
        return _one(origins[0], articles, derivations, bool(party.get(origins[0].id)))
    ordered = sorted(origins, key=lambda o: (o.name.lower(), o.id))
    shown = ", ".join(o.name for o in ordered[:4]) + (f" and {len(ordered) - 4} more" if len(ordered) > 4 else "")
    head = f"{len(ordered)} origins ({shown})"
    doubts: list[str] = []
    for a, b in combinations(ordered, 2):
        doubt = _doubt(a, b, derivations, party)
        if doubt is None:
            return (
                f"{head}; {a.name} and {b.name} are independent as far as the texts show: both are named, and the articles that "
                "tell them share no wording"
            )
        doubts.append(doubt)
    return f"{head}, not known to be independent: {min(set(doubts), key=doubts.index)}"


def _one(origin: Origin, articles: int, derivations: Sequence[Derivation], party: bool) -> str:
    copies = sum(d.target in origin.articles and d.source in origin.articles and d.direction == "known" for d in derivations)
    told = f"one origin, {origin.name}, told by {articles} article{'s' if articles != 1 else ''}"
    if copies:
        told += f" of which {min(copies, articles)} take{'s' if copies == 1 else ''} text from another"
    return told + (", itself a party; nobody else confirms it" if party else "; nobody else confirms it")


def _doubt(a: Origin, b: Origin, derivations: Sequence[Derivation], party: Mapping[str, Sequence[str]]) -> str | None:
    """Why two Origins are not known to be independent, or None."""
    for origin in (a, b):
        if origin.kind == "unnamed" or (origin.kind not in _CHECKED and origin.kind != "party"):
            return f"{origin.name} is not named and may be any of the others"
    if party.get(a.id) and party.get(b.id):
        return f"{a.name} and {b.name} are both parties"
    only_a, only_b = set(a.articles), set(b.articles)
    for derivation in derivations:
        ends = (derivation.source, derivation.target)
        if (ends[0] in only_a and ends[1] in only_b) or (ends[0] in only_b and ends[1] in only_a):
            return f"an article that tells {a.name} and one that tells {b.name} share wording"
    for origin, other in ((a, b), (b, a)):
        if origin.kind in ("outlet", "news_agency") and set(other.articles) & set(origin.articles):
            return f"{origin.name} also reports {other.name} and may have it from there"
    return None
