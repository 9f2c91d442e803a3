"""Places, actors, happening and title of an Event out of its Claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.model import Claim, Name, Place
from tellings.reconcile.naming import words

MAX_PLACES = 8
MAX_ACTORS = 8
EXACT = ("exact", "neighbourhood", "town", "near", "district", "province", "region", "country", "water", "unknown")
WHERE = {"at": 0, "in": 0, "near": 1, "unknown": 2, "from": 3, "to": 3, "towards": 3}


def reconcile_places(claims: Sequence[Claim]) -> list[Place]:
    """Return the places of an Event, the likeliest scene first: told by most Articles, most exact, "at" before "from" and "to".

    Spellings of one gazetteer entry are one place, with the fullest record.
    """
    told = [c for c in claims if c.scope == "this_event"] or list(claims)
    seen: dict[str, list[tuple[str, Place]]] = {}
    for claim in told:
        for place in claim.places:
            seen.setdefault(_place_key(place), []).append((claim.article, place))

    def order(key: str) -> tuple[int, bool, int, int, str]:
        told_by = seen[key]
        role = min(WHERE[p.role] for _, p in told_by)
        exact = min(EXACT.index(p.precision) for _, p in told_by)
        broad = exact >= EXACT.index("province")
        return (-len({a for a, _ in told_by}) + role, broad, exact, -len(told_by), key)

    return [_fullest([p for _, p in seen[key]]) for key in sorted(seen, key=order)][:MAX_PLACES]


def _place_key(place: Place) -> str:
    return place.gazetteer_id or (place.name.canonical or place.name.text).casefold()


def _fullest(places: Sequence[Place]) -> Place:
    roles = Counter(p.role for p in places)
    role = min(roles, key=lambda r: (WHERE[r], -roles[r]))
    best = min(places, key=lambda p: (p.lat is None, EXACT.index(p.precision), -len(p.name.text), p.name.text))
    return best.replace(role=role)


def reconcile_actors(claims: Sequence[Claim]) -> list[Name]:
    """Return who is said to have acted, those that most Articles name first; wordings of one name are one actor."""
    return [name for name, _ in _named((c.agent.name, c.article) for c in claims if c.agent is not None)][:MAX_ACTORS]


def _named(found: Iterable[tuple[Name, str]]) -> list[tuple[Name, set[str]]]:
    """Collapse names to the fullest wording each; two names are one if the words of one are all in the other."""
    groups: list[tuple[Name, set[str]]] = []
    for name, article in sorted(found, key=lambda f: (-len(words(f[0].text)), f[0].text, f[1])):
        key = words(name.canonical or name.text)
        for kept, articles in groups:
            if key <= words(kept.canonical or kept.text) or (name.id is not None and name.id == kept.id):
                articles.add(article)
                break
        else:
            groups.append((name, {article}))
    return sorted(groups, key=lambda g: (-len(g[1]), g[0].text))


def reconcile_happening(claims: Sequence[Claim]) -> str | None:
    """Return the kind of happening that most Articles tell, of several the one most often told."""
    told = [c for c in claims if c.happening is not None]
    articles = {h: len({c.article for c in told if c.happening == h}) for h in {c.happening for c in told}}
    counts = Counter(c.happening for c in told)
    return min(articles, key=lambda h: (-articles[h], -counts[h], h or ""), default=None)


def make_title(happening: str | None, places: Sequence[Place]) -> str:
    """Return a short name: what and where, as far as they are known (the Period stands beside it)."""
    what = (happening or "event").replace("_", " ")
    scene = next((p for p in places if p.role in {"at", "in", "near", "unknown"}), None)
    where = "" if scene is None else f" {'near' if scene.role == 'near' else 'at'} {scene.name.text}"
    if scene is None and places:
        start, end = (next((p for p in places if p.role in roles), None) for roles in ({"from"}, {"to", "towards"}))
        where = "".join([f" from {start.name.text}" if start else "", f" to {end.name.text}" if end else ""])
    return what[:1].upper() + what[1:] + where
