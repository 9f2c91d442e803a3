"""Conflicting figures between the sides of a fight: what the one says that it killed, and what the other says that it lost.

The two stand under different nouns ("more than 40 terrorists", "four of our men"), so that no Estimate holds both: whose men are
counted follows from who speaks of his own losses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from tellings.language import table as lexicon
from tellings.model import Claim, Event, Finding
from tellings.reconcile.finding_parts import Table, agree, counted, make, teller
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.kinds import kind_of
from tellings.trace.names import name_parts

HARM = ("killed", "injured", "captured")
"""Measures of which a side of a fight has its own count."""

STATE = frozenset({"defence", "police", "interior", "government", "intelligence", "border", "prison"})
"""Fields of bodies whose men are soldiers, police and guards."""

OPPONENTS = frozenset({"fighter", "attacker", "bandit", "gangster", "assailant", "pirate", "hijacker", "kidnapper"})
TROOPS = frozenset({"soldier", "police officer", "guard", "officer", "marine", "airman", "conscript", "recruit"})

_MOVEMENT = re.compile(
    r"\b(?:liberation|resistance|independence|revolutionary|revolution|salvation|rebels?|insurgents?|guerrillas?|separatists?|jihad|free)\b",
    re.IGNORECASE,
)
"""Words in the name of an army that is not the state's."""

_GROUP = re.compile(r"\b(?:members|men) of (?:the|a|an|this|that) \w+|\b(?:enem(?:y|ies)|brigands|outlaws|thugs)\b", re.IGNORECASE)
"""Other words by which a side speaks of those of the other."""

_OWN = re.compile(
    r"\b(?:from|on|of|among) (?:our|its|their) (?:own )?(?:side|ranks|men|fighters|troops|soldiers|forces|members|people|comrades|units?)\b"
    r"|\b(?:our|its|their) (?:own )?(?:\w+ )?(?:men|fighters|troops|soldiers|comrades|losses|martyrs|dead|fallen|servicemen|brothers)\b"
    r"|\bcomrades?\b|\b(?:lost|lose|losing)\b(?! (?:their lives|his life|her life))"
    r"|\b(?:admit(?:s|ted)?|acknowledg(?:es|ed)|conced(?:es|ed)|own(?:s|ed) up) (?:to )?",
    re.IGNORECASE,
)
"""Words by which a side speaks of its own dead."""

NEAR = 60
"""Characters around a figure within which it is said whose men they are."""


def find_losses(event: Event, table: Table) -> Iterator[Finding]:
    """One Finding for each measure and side: its losses by its own word and by its opponent's."""
    claims = [c for c in table.by_event[event.id] if c.measure in HARM and counted(c) and c.scope == "this_event" and not c.part_of]
    own = [(c, side) for c in claims if (side := _own_side(c, table)) is not None]
    theirs = [(c, side) for c in claims if (side := _claimed_side(c, table)) is not None]
    yield from _named_losses(event, claims, table)
    shown: set[tuple[str, bool]] = set()
    for (claimed, side), (lost, ours) in product(theirs, own):
        if side == ours and claimed.measure == lost.measure and (lost.measure, ours) not in shown and _differ(claimed, lost):
            shown.add((lost.measure, ours))
            yield _finding(event, claimed, lost, [c for c, s in (*theirs, *own) if s == ours and c.measure == lost.measure], table)


def _named_losses(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """The same where neither side is the state: whose men they are follows from the name of the body that speaks of its own."""
    shown: set[tuple[str, str | None]] = set()
    for lost in (c for c in claims if not c.title and of_its_own(c, table)):
        names = _own_names(lost, table)
        for claimed in claims:
            key = lost.measure, lost.origin
            if claimed.measure != lost.measure or key in shown or claimed.title or not _differ(claimed, lost) or not claimed.low:
                continue
            origin = table.origin_of(claimed)
            if origin is None or origin.kind in ("outlet", "news_agency", "unnamed") or claimed.modality != "asserted":
                continue
            if names and _counts_those(claimed, names, table):
                shown.add(key)
                yield _finding(event, claimed, lost, [], table)


def of_its_own(claim: Claim, table: Table) -> bool:
    """Whether a body that takes part speaks of its own losses."""
    if claim.origin is None or not table.party_somewhere(claim.origin):
        return False
    text = table.articles[claim.article].text
    left, right = max(claim.sentence.start, claim.evidence.start - NEAR), min(claim.sentence.end, claim.evidence.end + NEAR // 2)
    return _OWN.search(text, left, right) is not None


def _own_names(claim: Claim, table: Table) -> frozenset[str]:
    """The words with a capital by which the body of a Claim goes."""
    origin = table.origin_of(claim)
    found = re.findall(r"\b[A-Z][a-z’'-]{3,}", " ".join((origin.name, *origin.aliases))) if origin else []
    return frozenset(found)


def _counts_those(claim: Claim, names: frozenset[str], table: Table) -> bool:
    """Whether the words straight behind a figure say that it counts the men of a body: "14 riders of the Ridge Legion"."""
    text = table.articles[claim.article].text
    beside = claim.evidence.quote + text[claim.evidence.end : min(claim.sentence.end, claim.evidence.end + NEAR // 2)]
    found = re.search(r"\b(?:of|from|belonging to) (?:the )?((?:[A-Z][\w’'-]+ ?)+)", beside)
    return found is not None and any(n in found[1] for n in names)


def find_captives(event: Event, table: Table) -> Iterator[Finding]:
    """Prisoners whom the one says that it holds, where the other says that nobody of its own is missing."""
    claims = [c for c in table.by_event[event.id] if counted(c) and c.scope == "this_event" and not c.title]
    held = [c for c in claims if c.measure == "captured" and c.low and c.modality == "asserted" and _may_be_troops(c)]
    none = [c for c in claims if c.measure in ("missing", "captured") and (c.high == 0 or (c.modality == "denied" and c.low))]
    for lost, taken in product(none, held):
        if not (_in_ranks(lost) or _in_ranks(taken)):
            continue
        if lost.origin != taken.origin and _speaker(lost, table) is not None and (_speaker(taken, table) is not None or taken.attribution):
            yield make(
                "disputed claim", "none_missing",
                f"{figure_words(taken)} captured ({teller(taken, table)}) is disputed: {teller(lost, table)} misses nobody.",
                claims=[taken, lost], events=[event.id], confidence="likely",
                reasons=["the one says that it holds prisoners, the other that none of its own is missing"],
            )  # fmt: skip
            return


def _may_be_troops(claim: Claim) -> bool:
    """Whether those captured may be a side's own men: not villagers or workers, whom nobody counts in his ranks."""
    kind = kind_of(claim)
    return kind.domain == "people" and (not kind.noun or _noun_side(claim) is not None or kind.noun in ("pilot", "prisoner", "crew member"))


def _in_ranks(claim: Claim) -> bool:
    """Whether those counted are a side's own men by their noun."""
    return _noun_side(claim) is not None or kind_of(claim).noun == "pilot" or "pilot" in claim.evidence.quote.casefold()


def _speaker(claim: Claim, table: Table) -> bool | None:
    """True where a body of the state speaks, False where another party does, None where nobody does who has men of his own."""
    origin = table.origin_of(claim)
    if origin is None or origin.kind in ("outlet", "news_agency", "unnamed", "medical", "monitor", "witness", "expert", "company"):
        return None
    names = (origin.name, *origin.aliases)
    return any(name_parts(n).family in STATE for n in names) and not any(_MOVEMENT.search(n) for n in names)


def _own_side(claim: Claim, table: Table) -> bool | None:
    """Whose own loss a figure is: the state's (True), an opponent's (False), nobody's."""
    speaker = _speaker(claim, table)
    if speaker is None or claim.title:
        return None
    text = table.articles[claim.article].text
    left, right = max(claim.sentence.start, claim.evidence.start - NEAR), min(claim.sentence.end, claim.evidence.end + NEAR // 2)
    found = _OWN.search(text, left, right)
    other = _noun_side(claim)
    return speaker if found and (other is None or other == speaker) else None


def _claimed_side(claim: Claim, table: Table) -> bool | None:
    """Whose men somebody says that he killed: those of the other side than his own."""
    side, speaker = _noun_side(claim), _speaker(claim, table)
    return side if side is not None and speaker is not None and side != speaker and claim.modality == "asserted" else None


def _noun_side(claim: Claim) -> bool | None:
    """The side to which those counted belong by their noun: True for troops and police, False for those who fight them."""
    kind = kind_of(claim)
    if kind.domain != "people":
        return None
    if kind.noun in _like(OPPONENTS) or _GROUP.search(claim.evidence.quote):
        return False
    return True if kind.noun in _like(TROOPS) else None


@lru_cache(maxsize=4)
def _like(nouns: frozenset[str]) -> frozenset[str]:
    return nouns | {r["like"] for r in lexicon("like_nouns") if r["noun"] in nouns}


def _differ(claimed: Claim, lost: Claim) -> bool:
    """Whether two counts of one side's losses cannot both be so; who denies having lost one has lost none."""
    if claimed.origin == lost.origin:
        return False
    return bool(claimed.low) if lost.modality == "denied" else not agree(claimed, lost)


def _finding(event: Event, claimed: Claim, lost: Claim, same: Sequence[Claim], table: Table) -> Finding:
    more = [c for c in same if c.id not in (claimed.id, lost.id) and not c.title]
    claims = [claimed, lost, *more][:6]
    one, other = (table.origins[c.origin or ""].name for c in (claimed, lost))
    said = "none" if lost.modality == "denied" else figure_words(lost)
    return make(
        "conflicting figures", "own_losses",
        f"{lost.measure.capitalize()} of one side: {figure_words(claimed)} ({one}) against {said} ({other}, of its own).",
        claims=claims, events=[event.id], confidence="likely",
        reasons=["the one counts its opponent's losses, the other speaks of its own"],
    )  # fmt: skip
