"""Figures that an Article tells beside its own count and that somebody else had told: they are that one's, as old as there.

A careful coder takes "the thirty dead of whom the army boasts" in the monitor's report for the army's thirty, whether or not the
reading found the army in the sentence; and "23 died on the day" beside "26 by now" for the first day's 23.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from tellings.reconcile.moments import Moment
from tellings.reconcile.naming import words
from tellings.reconcile.stakes import Stake
from tellings.reconcile.updates import of_before

DEFINITE = re.compile(
    r"\W*(?:(?:about|around|some|all|of|(?:any|no|some)thing (?:like|near|close to)|as many as|more than|fewer than) )?"
    r"(?:the|these|those|its|their|his|her)\b(?! (?:number|death|toll|count))",
    re.IGNORECASE,
)
"""What is counted is known already: "the 30 dead" refer to thirty who were told of."""
_GIVEN = re.compile(
    r"\b(?:figures?|numbers?|counts?|tolls?|totals?|talk|reports?|rumours?|claims?|stor(?:y|ies)|list|version)\s+(?:of|at|that)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words before a number that make it a figure that somebody gave: "the figure of", "talk of"."""
_BACK = 40
"""Characters before a number that are looked at."""
_AGAIN = re.compile(
    r"\b(?:still|insist\w*|maintain\w*|stand(?:s|ing)? by|st(?:ood|uck|icks?) (?:by|to)|repeat\w*|confirm\w*|again)\b", re.IGNORECASE
)
"""Words by which an old figure is given anew."""
TWICE = 2
YEAR = timedelta(days=365)
"""How long after what it denies an Article without a date may have been written."""


def repeats(stakes: Sequence[Stake], texts: Mapping[str, str]) -> list[Stake]:
    """Give a figure told beside its Article's own count the Origin and the moment of the one who told it before.

    Figures on nobody's word take both; a named Origin's old figure beside a higher one takes the moment at which that Origin gave it
    first. ``texts`` are the texts of the Articles.
    """
    told: dict[tuple[str, str], list[Stake]] = {}
    for stake in stakes:
        told.setdefault((stake.claim.measure, stake.kind.domain), []).append(stake)
    found = [_as_told(s, told[s.claim.measure, s.kind.domain], texts.get(s.claim.article, "")) for s in stakes]
    return _knowing(found)


def _knowing(stakes: Sequence[Stake]) -> list[Stake]:
    """An Article without a date that denies a figure is later than the one that told it."""
    told: dict[tuple[str, str, tuple[int | None, int | None]], list[Stake]] = {}
    for stake in stakes:
        if stake.claim.modality == "asserted" and stake.when is not None and stake.floor > 1:
            told.setdefault((stake.claim.measure, stake.kind.domain, stake.ends), []).append(stake)
    after: dict[str, Moment] = {}
    for stake in stakes:
        if stake.claim.modality == "denied" and stake.when is None:
            for first in told.get((stake.claim.measure, stake.kind.domain, stake.ends), ()):
                known = after.get(stake.claim.article)
                if first.when is not None and (known is None or first.when.latest >= known.earliest):
                    earliest = first.when.latest + timedelta(minutes=1)
                    after[stake.claim.article] = Moment(earliest, earliest + YEAR, f"{earliest.date().isoformat()}/..")
    return [s._replace(when=after[s.claim.article]) if s.when is None and s.claim.article in after else s for s in stakes]


def _as_told(stake: Stake, told: Sequence[Stake], text: str) -> Stake:
    if not _whole(stake) or stake.claim.title:
        return stake
    here = [s for s in told if s.claim.article == stake.claim.article and s is not stake]
    beside = [s for s in here if _whole(s) and not s.allows(stake) and not stake.allows(s)]
    former = _former(stake, here, text)
    if former is not None:
        return former
    if stake.claim.as_of is not None:
        return stake
    before = [s for s in told if s.claim.article != stake.claim.article and s.floor == stake.floor and s.claim.modality == "asserted"]
    if stake.claim.attribution:
        return _referring(_as_old(stake, beside, before, text), before)
    if any(s.ends == stake.ends and s.claim.attribution for s in here):
        return stake  # its Article says whose it is
    known = [s for s in before if s.origin != stake.origin and _told_first(s, stake)]
    if not known or not _borrowed(stake, beside, here, text):
        return _referring(stake, before)
    first = min(known, key=lambda s: (not s.claim.attribution, *_earliest(s)))
    return stake._replace(
        origin=first.origin, origin_kind=first.origin_kind, party=first.party, when=first.when or stake.when, source=first.claim.id
    )


def _whole(stake: Stake) -> bool:
    if stake.claim.part_of is not None or stake.claim.superseded_by is not None:
        return False
    return stake.floor > 1 and stake.point is not None and not stake.vague


def _borrowed(stake: Stake, beside: Sequence[Stake], here: Sequence[Stake], text: str) -> bool:
    """Whether an Article that tells a figure on nobody's word tells another one as its own count.

    A lower one of the same Origin may be a part of it, unless it is told twice or the words make the higher one somebody's figure.
    """
    start = stake.claim.evidence.start
    given = bool(DEFINITE.match(stake.claim.evidence.quote) or _GIVEN.search(text[max(0, start - _BACK) : start]))
    for own in beside:
        twice = sum(s.ends == own.ends for s in here) >= TWICE
        if given or twice or (own.high is not None and (own.origin != stake.origin or own.floor > stake.floor)):
            return True
    return False


def _told_first(first: Stake, stake: Stake) -> bool:
    """Whether the other may be the source: not certainly later, and where the order is open on somebody's word or its own."""
    if first.when is not None and stake.when is not None:
        return not first.when.after(stake.when) and not (first.when == stake.when and first.claim.article > stake.claim.article)
    return True


def _former(stake: Stake, here: Sequence[Stake], text: str) -> Stake | None:
    """The figure as superseded by the one beside it, where the words make it a count of before ("at first spoke of two")."""
    within = (stake.claim.sentence.start, stake.claim.sentence.end)
    if not text or not of_before(text, stake.claim.evidence.start, stake.claim.evidence.end, within):
        return None
    whole = [s for s in here if s.claim.modality == "asserted" and s.claim.part_of is None]
    newer = [s for s in whole if s.floor > stake.floor] or [s for s in whole if _recounted(s, stake)]
    best = max(newer, key=lambda s: (s.floor, s.claim.id), default=None)
    return stake._replace(claim=stake.claim.replace(superseded_by=best.claim.id)) if best is not None else None


def _recounted(newer: Stake, stake: Stake) -> bool:
    """A lower count that its own Origin gives as the new one: "twelve, the police now say; they had spoken of 13"."""
    if newer.origin != stake.origin or newer.ends == stake.ends or newer.floor == 0:
        return False
    return _whole(newer) and newer.kind.may_hold(stake.kind)


def _referring(stake: Stake, before: Sequence[Stake]) -> Stake:
    """A definite count ("the four firemen") says nothing anew, whoever is named beside it."""
    known = [s for s in before if s.origin != stake.origin and _told_first(s, stake)]
    if not known or not DEFINITE.match(stake.claim.evidence.quote):
        return stake
    first = min(known, key=_earliest)
    return stake._replace(source=first.claim.id)


def _earliest(stake: Stake) -> tuple[bool, float, str]:
    return stake.when is None, stake.when.earliest.timestamp() if stake.when else 0.0, stake.claim.id


def _as_old(stake: Stake, beside: Sequence[Stake], before: Sequence[Stake], text: str) -> Stake:
    """A named Origin's figure, told again beside a higher one, is as old as at first."""
    if not any(s.floor > stake.floor for s in beside) or stake.when is None:
        return stake
    if _AGAIN.search(text, stake.claim.sentence.start, stake.claim.sentence.end):
        return stake
    own = [s for s in before if _same_teller(s, stake) and s.when is not None and stake.when.after(s.when)]
    first = min(own, key=_earliest, default=None)
    return stake._replace(when=first.when) if first is not None else stake


def _same_teller(first: Stake, stake: Stake) -> bool:
    """One Origin, or one person named in full and by the last name."""
    if first.origin == stake.origin:
        return True
    names = [a.claim.attribution[-1].name for a in (first, stake) if a.claim.attribution]
    told = [words(n.canonical or n.text) for n in names if n is not None]
    return len(told) == TWICE and bool(told[0] & told[1]) and (told[0] <= told[1] or told[1] <= told[0])
