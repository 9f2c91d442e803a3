"""The Estimates of an Event: one for each measure and affected group, and one total a measure (docs/estimates.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.model import Affected, Case, Estimate
from tellings.reconcile.doubt import doubtful
from tellings.reconcile.elsewhere import Figures
from tellings.reconcile.ends import choose_ends, history
from tellings.reconcile.groups import Group, split_groups
from tellings.reconcile.parts import part_claims, set_aside
from tellings.reconcile.profile import Profile
from tellings.reconcile.stakes import Book, Stake
from tellings.reconcile.superseding import standing
from tellings.trace.independence import independence

MANY = 40
"""From so many Origins on, shared wording between all their articles is not looked at."""


def estimate_event(event: str, stakes: Sequence[Stake], figures: Figures, around: tuple[Case, Book], profile: Profile) -> list[Estimate]:
    """Return the Estimates of one Event under a Profile, by measure, the total first.

    Only Claims that the default rule admits count: asserted (alleged where nobody asserts), of this event unless
    the Event is itself a total or a background event, and neither part of another nor set aside.
    """
    told = [s for s in stakes if s.claim.modality in {"asserted", "alleged"}]
    if not profile.figures.naive:
        told = _in_scope(told)
    doubts = doubtful(told)
    aside = {**set_aside(event, [s for s in told if s.claim.id not in doubts], figures, around), **doubts}
    context = _Context(part_claims([s for s in told if s.claim.id not in aside]), aside)
    found = []
    for measure in dict.fromkeys(sorted(s.claim.measure for s in told)):
        mine = [s for s in told if s.claim.measure == measure]
        asserted = [s for s in mine if s.claim.modality == "asserted"]
        found.extend(_measure(measure, asserted or mine, context, profile))
    return [_say_independence(e, told, around) for e in found]


def _say_independence(estimate: Estimate, told: Sequence[Stake], around: tuple[Case, Book]) -> Estimate:
    """Say in words on how many Origins an Estimate rests; where some are not known by id, the plain count stays."""
    case, held = around
    ids = set(estimate.claims)
    tellers: dict[str, set[str]] = {}
    for stake in (s for s in told if s.claim.id in ids):
        tellers.setdefault(stake.origin, set()).add(stake.claim.article)
    if not tellers or not all(i in held.origins for i in tellers):
        return estimate
    articles = set().union(*tellers.values())
    shared = [d for d in case.trace.derivations if {d.source, d.target} <= articles] if len(tellers) < MANY else []
    party = {s.origin: ["a party"] for s in told if s.party}
    known = [held.origins[i].replace(articles=sorted(tellers[i])) for i in sorted(tellers)]
    return estimate.replace(independence=independence(known, shared, party))


class _Context(NamedTuple):
    """Which figures of the Event are parts of others, and which do not belong to its range."""

    parts: frozenset[str]
    aside: dict[str, str]


def _measure(measure: str, stakes: Sequence[Stake], context: _Context, profile: Profile) -> list[Estimate]:
    if profile.figures.naive:
        return [_estimate(Group(measure, Affected(), list(stakes), total=True), profile)] if stakes else []
    kept = [s for s in stakes if s.claim.id not in context.aside]
    aside = [s for s in stakes if s.claim.id in context.aside]
    groups = split_groups(measure, kept, context.parts)
    return [_listing(_estimate(group, profile), [s for s in aside if _belongs(s, group)], context.aside) for group in groups]


def _listing(estimate: Estimate, beside: Sequence[Stake], reasons: Mapping[str, str]) -> Estimate:
    """The Estimate with the Claims that stand beside its range, and why they do not widen it."""
    listed = _ids(beside)
    return estimate.replace(listed=listed, listed_because={i: reasons[i] for i in listed if i in reasons})


def _belongs(stake: Stake, group: Group) -> bool:
    same = [s for s in group.stakes if s.kind.domain == stake.kind.domain]
    return bool(same) and (group.total or any(s.kind == stake.kind for s in same))


def _estimate(group: Group, profile: Profile) -> Estimate:
    stand, gone = standing(group.stakes, profile.figures)
    ends = choose_ends(stand, profile.figures)
    origins = {s.origin for s in stand}
    articles = len({s.claim.article for s in group.stakes})
    alleged = "" if any(s.claim.modality == "asserted" for s in group.stakes) else ", alleged only"
    return Estimate(
        measure=group.measure, affected=group.affected, low=ends.low, best=ends.best, high=ends.high, rule=profile.name + alleged,
        origins=len(origins), claims=_ids(stand), low_claims=_ids(ends.low_from), best_claims=_ids(ends.best_from),
        high_claims=_ids(ends.high_from), history=history(gone),
        independence=f"{_count(len(origins), 'origin')}, told by {_count(articles, 'article')}"
        + (", all of them parties" if stand and all(s.party for s in stand) else ""),
    )  # fmt: skip


def _in_scope(stakes: Sequence[Stake]) -> list[Stake]:
    """Leave out background and cumulative figures, unless the whole Event is made of such.

    Where most of an Event's figures are such, one that the reading took for its own is no reason to leave out those of other measures.
    """
    own = [s for s in stakes if s.claim.scope == "this_event"]
    if 2 * len(own) > len(stakes):
        return own
    measures = {s.claim.measure for s in own}
    return [s for s in stakes if s.claim.scope == "this_event" or s.claim.measure not in measures]


def _ids(stakes: Sequence[Stake]) -> list[str]:
    return list(dict.fromkeys(i for s in stakes for i in (s.claim.id, *s.also)))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
