"""Figures that are part of another, and figures that do not belong to their Event's range at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Case, Claim
from tellings.reconcile.parties import words
from tellings.reconcile.stakes import Book, Stake

Figures = Mapping[tuple[str, str, int], set[str]]
"""Measure, domain and figure to the Events that have it."""
WEAKER = {"spotted", "aboard", "attacked", "missing", "hit", "other"}
"""Measures whose figure is easily retold as a graver one; "injured" is not among them, as equal tolls are common."""
GRAVER = {"killed", "destroyed", "captured"}
TELLING = 5
"""From this figure on, an equal figure of another event is no coincidence."""


def part_claims(stakes: Sequence[Stake]) -> frozenset[str]:
    """Return the ids of Claims that are part of another Claim of their measure.

    These are: those the reading marked; a single victim told beside a larger toll in the same Article; a smaller figure
    that one Origin gives in one Article for the same moment (one teller has one toll); and a figure that another
    Article gives as a marked part of a larger toll ("ten were taken to the clinic", and the clinic: "we received ten").
    """
    found = {s.claim.id for s in stakes if s.claim.part_of is not None}
    marked = {(s.claim.measure, s.ends) for s in stakes if s.claim.id in found and s.floor > 1}
    for stake in stakes:
        others = [s for s in stakes if s.claim.measure == stake.claim.measure and s.kind.domain == stake.kind.domain and s is not stake]
        single = stake.ends == (1, 1) and any(o.claim.article == stake.claim.article and o.floor > 1 for o in others)
        retold = (stake.claim.measure, stake.ends) in marked and any(o.floor > stake.floor for o in others)
        if single or retold or any(_smaller(stake, o) for o in others):
            found.add(stake.claim.id)
    return frozenset(found)


def _smaller(stake: Stake, other: Stake) -> bool:
    """True where the other is the larger toll of the same Origin in the same Article, for the same moment."""
    if stake.claim.article != other.claim.article or stake.origin != other.origin or stake.when != other.when:
        return False
    if other.claim.modality != "asserted" or stake.vague or other.claim.figure == "at_most":
        return False
    if stake.kind != other.kind and not (stake.kind.generic or other.kind.generic):
        return False
    return stake.kind.domain in {"people", "animal"} and stake.high is not None and stake.high < other.floor


def index_figures(at_stake: Mapping[str, Sequence[Stake]]) -> Figures:
    """Look up which Events have a figure for a measure and domain (one pass over a Case, whatever its size)."""
    found: dict[tuple[str, str, int], set[str]] = {}
    for event, stakes in at_stake.items():
        for stake in stakes:
            if stake.point is not None:
                found.setdefault((stake.claim.measure, stake.kind.domain, stake.point), set()).add(event)
    return found


def set_aside(event: str, stakes: Sequence[Stake], figures: Figures, around: tuple[Case, Book]) -> dict[str, str]:
    """Return the Claims that do not widen their Event's range, with the reason; they are listed beside it.

    ``stakes`` are the Event's own, ``figures`` those of the whole Case. The reasons are ``another event's figure``,
    ``drift``, ``dead and missing added up`` and ``headline against body``.
    """
    found: dict[str, str] = {}
    for stake in stakes:
        if _added_up(stake, stakes):
            found[stake.claim.id] = "dead and missing added up"
        elif _headline(stake, stakes):
            found[stake.claim.id] = "headline against body"
        elif _drift(stake, stakes, *around):
            found[stake.claim.id] = "drift"
        elif figures.get((stake.claim.measure, stake.kind.domain, stake.floor), set()) - {event} and _of_another(stake, stakes):
            found[stake.claim.id] = "another event's figure"
    return found


def _added_up(stake: Stake, stakes: Sequence[Stake]) -> bool:
    """Missing never adds to killed: a toll that equals the dead and the missing of the same Article is a mistake."""
    if stake.claim.measure != "killed" or stake.point is None:
        return False
    near = [s for s in stakes if s.claim.article == stake.claim.article]
    dead = {s.point for s in near if s.claim.measure == "killed" and s.point and s.claim.id != stake.claim.id}
    missing = {s.point for s in near if s.claim.measure == "missing" and s.point}
    return any(d + m == stake.point for d in dead for m in missing)


def _headline(stake: Stake, stakes: Sequence[Stake]) -> bool:
    """A headline's figure that no figure of the same measure in its own Article's body allows."""
    if not stake.claim.title:
        return False
    body = [s for s in stakes if s.claim.article == stake.claim.article and s.claim.measure == stake.claim.measure and not s.claim.title]
    body = [s for s in body if s.kind.domain == stake.kind.domain and s.claim.part_of is None]
    return bool(body) and not any(s.allows(stake) or stake.allows(s) or abs(s.floor - stake.floor) <= 1 for s in body)


def _drift(stake: Stake, stakes: Sequence[Stake], case: Case, held: Book) -> bool:
    """A graver measure with the figure that its source gives for a weaker one ("up to 60 spotted" turned "60 killed")."""
    if stake.claim.measure not in GRAVER or not stake.floor > 1:
        return False
    if any(s.claim.measure in WEAKER and s.claim.article == stake.claim.article and stake.floor in s.ends for s in stakes):
        return False
    elsewhere = [s for s in stakes if s.claim.article != stake.claim.article and s.kind.domain == stake.kind.domain]
    if any(s.claim.measure == stake.claim.measure and s.ends == stake.ends for s in elsewhere):
        return False
    weaker = [s for s in elsewhere if s.claim.measure in WEAKER and stake.floor in s.ends]
    return any(_taken_from(stake.claim, s.claim, case, held) for s in weaker)


def _taken_from(claim: Claim, source: Claim, case: Case, held: Book) -> bool:
    """Say whether a Claim's Article took passages from the source's, or names its outlet or its Origin."""
    if any(d.source == source.article and d.target == claim.article for d in case.trace.derivations):
        return True
    article = held.articles.get(source.article)
    names = [words(name) for name in (article.outlet if article else None, article.issuer if article else None) if name]
    tellers = [words(n.text) for t in claim.attribution for n in (t.name, t.body) if n is not None]
    if any(teller & name for teller in tellers for name in names):
        return True
    return claim.origin is not None and claim.origin == source.origin


def _of_another(stake: Stake, stakes: Sequence[Stake]) -> bool:
    """A figure that another Event has for the same measure and domain, while more Articles tell this Event's otherwise."""
    if stake.point is None or stake.point < TELLING:
        return False
    mine = [s for s in stakes if s.claim.measure == stake.claim.measure and s.kind.domain == stake.kind.domain and s.claim.part_of is None]
    same = {s.claim.article for s in mine if s.ends == stake.ends}
    rival = {s.claim.article for s in mine if s.point is not None and not s.vague and s.ends != stake.ends and 2 * s.floor >= stake.floor}
    return len(rival - same) > len(same)
