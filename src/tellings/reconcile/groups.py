"""Figures of one measure sorted by whom they count: the whole toll, and the groups told beside it.

"80 militants" in one report and "80 people" in another are the same dead; "14 people and seven officers" are not.
So a narrower kind stands for the whole unless some Article tells it beside another figure of the same measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Affected, AffectedClass
from tellings.reconcile.kinds import Kind
from tellings.reconcile.stakes import Stake

PEOPLE_AT_LARGE = Kind("people")
NEAR = 20
"""Figures that differ by less than one in so many are the same toll told twice, not two groups."""
ANYBODY = {"", "person", "civilian", "unknown", "group"}
"""Classes of nouns that say nothing of what somebody is."""
SIDES = {"soldier", "fighter"}
"""Nouns of one class (combatants) of which nobody is both."""
MAX_GROUPS = 4
"""Groups shown beside the total of a measure; those told by most Articles come first."""


class Group(NamedTuple):
    """The stakes of one measure that count the same people or things. ``total`` marks the whole toll of the measure."""

    measure: str
    affected: Affected
    stakes: list[Stake]
    total: bool


def split_groups(measure: str, stakes: Sequence[Stake], parts: frozenset[str]) -> list[Group]:
    """Sort the stakes of one measure into the total and its groups, the total first.

    ``parts`` are ids of Claims that are part of another: they count for a narrower group, never for the total. Of several domains (people,
    animals, vehicles) the one that most Articles tell has the total; the others are groups.
    """
    domains: dict[str, list[Stake]] = {}
    for stake in _named(stakes):
        domains.setdefault(stake.kind.domain, []).append(stake)
    ranked = sorted(domains, key=lambda d: (d != "people", *_weight([s for s in domains[d] if s.claim.id not in parts]), d))
    found: list[Group] = []
    for domain in ranked:
        found.extend(_domain_groups(measure, domains[domain], parts, first=not found))
    kept = sorted(found, key=lambda g: (not g.total, -_articles(g.stakes)))
    return kept[: MAX_GROUPS + 1 if any(g.total for g in kept) else MAX_GROUPS]


def _named(stakes: Sequence[Stake]) -> list[Stake]:
    """Let a bare number ("the chief spoke of eleven") count those whom the same number counts elsewhere, where that is one kind.

    Nobody may give the number for people in general: then it is the whole that they count.
    """
    kinds: dict[tuple[int | None, int | None], set[Kind]] = {}
    for stake in stakes:
        if stake.floor > 1 and not _bare(stake):
            kinds.setdefault(stake.ends, set()).add(stake.kind)
    only = {ends: next(iter(found)) for ends, found in kinds.items() if len(found) == 1}
    return [s._replace(kind=only[s.ends]) if _bare(s) and s.ends in only and only[s.ends].domain == "people" else s for s in stakes]


def _bare(stake: Stake) -> bool:
    """Say whether a figure stands without a noun."""
    return stake.kind == PEOPLE_AT_LARGE and not (stake.claim.unit or stake.claim.affected.group or stake.also)


def _domain_groups(measure: str, stakes: Sequence[Stake], parts: frozenset[str], *, first: bool) -> list[Group]:
    whole_stakes = [s for s in stakes if s.claim.id not in parts]
    apart = _apart(whole_stakes)
    whole = [s for s in whole_stakes if s.kind not in apart]
    narrow: dict[Kind, list[Stake]] = {}
    wholes = {(s.claim.article, s.kind) for s in whole_stakes}
    for stake in stakes:
        part = stake.claim.id in parts
        if part and (stake.claim.article, stake.kind) in wholes:
            continue
        if stake.kind in apart or (part and not stake.kind.generic):
            narrow.setdefault(stake.kind, []).append(stake)
    if not whole and stakes[0].kind.domain == "people":
        whole = added_up([s for s in whole_stakes if s.kind in apart])
    found = [Group(measure, _affected(whole, total=first), whole, first)] if whole else []
    found.extend(Group(measure, _affected(members, total=False), members, total=False) for members in narrow.values())
    return found


def added_up(stakes: Sequence[Stake]) -> list[Stake]:
    """Add up the groups that one Article tells side by side for one Origin, where nobody gives a total.

    Only groups that cannot overlap are added: of different classes (soldiers, civilians), or men, women and children.
    Articles that tell fewer of the groups than others are left out: their sum is no total. Nothing is added where
    groups may overlap.
    """
    told: dict[tuple[str, str], dict[Kind, Stake]] = {}
    for stake in stakes:
        told.setdefault((stake.claim.article, stake.origin), {})[stake.kind] = stake
    several = {key: list(kinds.values()) for key, kinds in told.items()}
    most = max((sum(s.floor > 0 for s in kinds) for kinds in several.values()), default=0)
    full = [kinds for kinds in several.values() if sum(s.floor > 0 for s in kinds) == most]
    if not all(_disjoint([s.kind for s in kinds]) for kinds in full):
        return []
    return [_sum(kinds) for kinds in full]


def _disjoint(kinds: Sequence[Kind]) -> bool:
    classes = [(k.cls, k.noun if k.noun in SIDES else "") for k in kinds]
    ages = [k.age_sex for k in kinds]
    return len(set(classes)) == len(kinds) or (all(ages) and len(set(ages)) == len(kinds) and len(set(classes)) == 1)


def _sum(kinds: Sequence[Stake]) -> Stake:
    if len(kinds) == 1:
        return kinds[0]
    largest = max(kinds, key=lambda s: (s.floor, s.claim.id))
    high = None if any(s.high is None for s in kinds) else sum(s.high or 0 for s in kinds)
    also = tuple(s.claim.id for s in kinds if s is not largest)
    return largest._replace(low=sum(s.low or 0 for s in kinds), high=high, also=also, kind=Kind("people"))


def _apart(stakes: Sequence[Stake]) -> set[Kind]:
    """Return the kinds that some Article tells beside another figure, and that nowhere stand for the whole."""
    beside: set[Kind] = set()
    articles: dict[str, list[Stake]] = {}
    generic: dict[tuple[int | None, int | None], set[str]] = {}
    for stake in stakes:
        articles.setdefault(stake.claim.article, []).append(stake)
        if stake.kind.generic:
            generic.setdefault(stake.ends, set()).add(stake.claim.article)
    for stake in stakes:
        if stake.kind.generic or stake.kind in beside or _lent(stake):
            continue
        rivals = [s for s in articles[stake.claim.article] if s.kind != stake.kind and not _alike(s, stake) and not _disputes(s, stake)]
        if rivals and not _is_whole(stake, generic.get(stake.ends, set()), rivals):
            beside.add(stake.kind)
    return beside


def _lent(stake: Stake) -> bool:
    """Say whether a bare number has got its noun from elsewhere: it sets no group beside another one."""
    return stake.kind.domain == "people" and not (stake.claim.unit or stake.claim.affected.group or stake.also)


def _disputes(rival: Stake, stake: Stake) -> bool:
    """Two Origins of one Article that count the same people: "17 passengers, says the union", "12 people", the police.

    The nouns say no more than where the people were, not who they are (soldiers, staff, children). Who says that nobody was hurt
    at all disputes whoever somebody else counts.
    """
    if rival.origin != stake.origin and rival.high == 0 and rival.kind.generic:
        return stake.floor > 1
    if rival.origin == stake.origin or stake.kind.domain != "people" or min(rival.floor, stake.floor) < 2:
        return False
    return all(k.cls in ANYBODY and not k.age_sex and not k.side for k in (rival.kind, stake.kind))


def _is_whole(stake: Stake, told: set[str], rivals: Sequence[Stake]) -> bool:
    """True where another Article (of ``told``) gives the same figure for the generic kind, and this Article has no generic one."""
    if any(r.kind.generic for r in rivals) or stake.floor == 0:
        return False
    return bool(told - {stake.claim.article})


def _alike(a: Stake, b: Stake) -> bool:
    return a.allows(b) or b.allows(a) or abs(a.floor - b.floor) * NEAR <= max(a.floor, b.floor)


def _weight(stakes: Sequence[Stake]) -> tuple[int, int]:
    return -_articles(stakes), -max((s.floor for s in stakes), default=0)


def _articles(stakes: Sequence[Stake]) -> int:
    return len({s.claim.article for s in stakes})


def _affected(stakes: Sequence[Stake], *, total: bool) -> Affected:
    """Describe a group: its class where its Claims agree, and for a group its wording; a total has no group."""
    classes = {s.claim.affected.cls for s in stakes if s.claim.affected.cls not in {"unknown", "person"}}
    cls: AffectedClass = next(iter(classes)) if len(classes) == 1 else _broad(stakes)
    kind = stakes[0].kind
    sides = sorted({s.claim.affected.side for s in stakes if s.claim.affected.side})
    side = sides[0] if len(sides) == 1 else None
    if total:
        return Affected(cls=cls)
    group = kind.noun or (kind.domain if kind.domain != "people" else None)
    return Affected(cls=cls, group=group or kind.age_sex or "people", side=kind.side or side, age_sex=kind.age_sex or None)


def _broad(stakes: Sequence[Stake]) -> AffectedClass:
    domain = stakes[0].kind.domain
    if domain == "people":
        return "person"
    return "animal" if domain == "animal" else "object"
