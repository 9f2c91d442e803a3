"""Which figures stand, and which a later one replaces (docs/estimates.md, "Superseding")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from tellings.reconcile.moments import Moment
from tellings.reconcile.profile import FigureRules
from tellings.reconcile.stakes import Stake

Order = Literal["certain", "likely", "unknown"]
DIRECTION = {"killed": 1, "missing": -1}
"""Measures of which one direction is so common that it orders figures whose dates do not: a toll grows, the missing are found."""
STILL = frozenset(("aboard",))
"""Measures of what was so at one moment: a later count by somebody else is another count, not a newer state."""
KNOWING = frozenset(("medical", "monitor", "official"))
"""Kinds of Origin that count for themselves: only their figures are taken for the later ones where a date is lacking."""


def standing(stakes: Sequence[Stake], rules: FigureRules) -> tuple[list[Stake], list[Stake]]:
    """Part the stakes into those that stand and those that a later figure supersedes.

    ``same origin``: a later figure supersedes an earlier one of the same Origin. ``independent not lower``: among Origins that are no
    party, a later figure that is not lower supersedes an earlier one of any of them; for the missing also one that is lower, as people
    are found; for those who were aboard none, as they do not become more. ``any``: a later figure supersedes every earlier one. Equal
    figures never supersede each other, and a figure that only says less about the same number ("dozens" after 36) supersedes nothing.
    A figure that is told again after its own Origin has given a newer one, or told again without a date, is as old as at first.
    """
    ids = {s.claim.id for s in stakes}
    stamped = {s.claim.article for s in stakes if s.claim.as_of is not None}
    taken_back = frozenset() if rules.naive else _taken_back(stakes)
    alike: dict[Likeness, list[Stake]] = {}
    for stake in stakes:
        if (stake.origin, stake.ends) not in taken_back:
            alike.setdefault(_likeness(stake, stamped), []).append(stake)
    lost = _superseded({key: members[0] for key, members in alike.items()}, rules)
    stand: list[Stake] = []
    gone: list[Stake] = []
    for stake in stakes:
        marked = (stake.claim.superseded_by in ids and not rules.naive) or (stake.origin, stake.ends) in taken_back
        (gone if marked or _likeness(stake, stamped) in lost else stand).append(stake)
    return (stand, gone) if stand else (list(stakes), [])


def _taken_back(stakes: Sequence[Stake]) -> frozenset[tuple[str, tuple[int | None, int | None]]]:
    """Figures for which an Article says that their own Origin now gives fewer: whoever tells them on its word tells the old count."""
    known = {s.claim.id: s for s in stakes}
    found = set()
    for stake in stakes:
        newer = known.get(stake.claim.superseded_by or "")
        if newer is not None and newer.origin == stake.origin and newer.floor < stake.floor:
            found.add((stake.origin, stake.ends))
    return frozenset(found)


Likeness = tuple[object, ...]


def _likeness(stake: Stake, stamped: set[str]) -> Likeness:
    """What decides about superseding: thousands of Articles give few different ones. ``stamped`` Articles date their own figures."""
    article = stake.claim.article if stake.when is None or stake.claim.article in stamped else ""
    return (stake.origin, *_telling(stake), article)


def _telling(stake: Stake) -> Likeness:
    """What decides between figures of different Origins."""
    return (stake.party, stake.ends, stake.when, stake.vague, stake.claim.figure == "at_most", stake.origin_kind in KNOWING)


def _superseded(alike: Mapping[Likeness, Stake], rules: FigureRules) -> set[Likeness]:
    """Return the likenesses that a later figure supersedes: figures of one Origin are compared, then figures whatever their Origins."""
    by_origin: dict[str, list[Stake]] = {}
    for stake in alike.values():
        by_origin.setdefault(stake.origin, []).append(stake)
    stale = {key for key, stake in alike.items() if not rules.naive and _stale(stake, by_origin[stake.origin], rules)}
    own: dict[str, list[Stake]] = {}
    others: dict[Likeness, Stake] = {}
    for key, stake in alike.items():
        if key not in stale:
            own.setdefault(stake.origin, []).append(stake)
            if stake.when is not None or stake.origin_kind in KNOWING:
                others.setdefault((*_telling(stake), key[-1]), stake)
    for told in own.values():
        told.sort(key=_latest_first)
    last = sorted(others.values(), key=_latest_first)  # most figures are superseded by one of the last: found at once
    beaten = {key for key, stake in alike.items() if any(_supersedes(later, stake, rules, own=True) for later in own.get(stake.origin, ()))}
    known: dict[Likeness, bool] = {}
    for key, stake in alike.items():
        if stake.when is None:
            continue  # without a date it is earlier than nobody else's figure
        telling = (*_telling(stake), key[-1])
        if key not in beaten and telling not in known:
            known[telling] = any(_supersedes(later, stake, rules, own=False) for later in last)
        if known.get(telling):
            beaten.add(key)
    return stale | beaten if rules.naive else stale | beaten | _told_again(alike, beaten, rules)


def _latest_first(stake: Stake) -> float:
    return -stake.when.earliest.timestamp() if stake.when is not None else 0.0


def _supersedes(later: Stake, earlier: Stake, rules: FigureRules, *, own: bool) -> bool:
    """``own``: both are of one Origin."""
    if later.ends == earlier.ends or (later.allows(earlier) and (later.vague or later.claim.figure == "at_most")) or later.rounds(earlier):
        return False
    if _all_found(later, earlier):
        return True
    order = _order(later, earlier, own=own)
    if order == "unknown":
        return False
    if order == "likely":
        return (own and "same origin" in rules.supersede) or (_independent(later, earlier, rules) and later.origin_kind in KNOWING)
    if "any" in rules.supersede or ("same origin" in rules.supersede and own):
        return True
    if later.claim.measure in STILL:
        return False
    falls = later.claim.measure == "missing" and later.high is not None
    return _independent(later, earlier, rules) and (later.floor >= earlier.floor or falls)


def _all_found(later: Stake, earlier: Stake) -> bool:
    """Nobody is missing any more: the last word of any search, whoever says so, where as far as is known it was said later."""
    if later.claim.measure != "missing" or later.high != 0:
        return False
    return later.when is None or earlier.when is None or _middle(later.when) > _middle(earlier.when)


def _independent(later: Stake, earlier: Stake, rules: FigureRules) -> bool:
    return "independent not lower" in rules.supersede and not later.party and not earlier.party and later.low is not None


def _order(later: Stake, earlier: Stake, *, own: bool) -> Order:
    """Say whether one figure is later: certainly, by the dates alone, or likely, by the dates as far as they go and the way tolls move."""
    if later.claim.article == earlier.claim.article and (later.claim.as_of is None or earlier.claim.as_of is None):
        return "unknown"  # one Article: only its own time stamps order its figures
    if later.when is not None and earlier.when is not None and later.when.after(earlier.when):
        return "certain"
    return "likely" if _moved(later, earlier) and _may_be_later(later, earlier, own=own) else "unknown"


def _moved(later: Stake, earlier: Stake) -> bool:
    """Say whether a number moved the way its measure moves in time."""
    if None in (later.low, earlier.low, later.point, earlier.point) or later.vague or earlier.vague:
        return False
    return (later.floor - earlier.floor) * DIRECTION.get(later.claim.measure, 0) > 0


def _may_be_later(later: Stake, earlier: Stake, *, own: bool) -> bool:
    """True where the dates do not speak against it and one of them is lacking or wide; of different Origins the earlier one has a date."""
    if later.when is None or earlier.when is None:
        return own or (later.when is None and earlier.when is not None)
    return _middle(later.when) > _middle(earlier.when)


def _middle(when: Moment) -> datetime:
    return when.earliest + (when.latest - when.earliest) / 2


def _told_again(alike: Mapping[Likeness, Stake], beaten: set[Likeness], rules: FigureRules) -> set[Likeness]:
    """Figures told again at a time that is not known, or may be the time of the same figure that was superseded."""
    own: dict[tuple[str, int], datetime] = {}
    anyones: dict[int, datetime] = {}
    for stake in (s for key, s in alike.items() if key in beaten and s.when is not None):
        assert stake.when is not None
        last = stake.when.latest
        if "same origin" in rules.supersede:
            own[stake.origin, stake.floor] = max(last, own.get((stake.origin, stake.floor), last))
        if "independent not lower" in rules.supersede and not stake.party:
            anyones[stake.floor] = max(last, anyones.get(stake.floor, last))
    found = set()
    for key, stake in alike.items():
        until = [own.get((stake.origin, stake.floor)), None if stake.party else anyones.get(stake.floor)]
        if any(last is not None and (stake.when is None or stake.when.earliest <= last) for last in until):
            found.add(key)
    return found


def _stale(stake: Stake, others: Sequence[Stake], rules: FigureRules) -> bool:
    """True for an old figure told again: its Origin gave it before, and has given a newer one since that moved as tolls move.

    ``others`` are the figures of the same Origin.
    """
    if stake.when is None or "same origin" not in rules.supersede:
        return False
    own = [(s, s.when) for s in others if s.when is not None]
    first = [when for s, when in own if s.floor == stake.floor and stake.when.after(when)]
    newer = [when for s, when in own if _moved(s, stake) and not when.after(stake.when)] if first else []
    return any(n.after(f) for f in first for n in newer)
