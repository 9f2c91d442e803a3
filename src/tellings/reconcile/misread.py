"""Figures that the others show to count something else: a second, much higher toll of one teller, the whole of which some were killed.

Reading stays imperfect: "11 drowned" and "50 soaked" of one report may both come out as dead. A careful coder who sees eight dead
everywhere else takes the 11 for the toll.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.reconcile.repeats import DEFINITE
from tellings.reconcile.stakes import Stake
from tellings.reconcile.updates import moved_to

MOST = 10**12
"""Larger counts are compared as if they were this."""
FAR = 2
"""So many times the nearest figure of other Articles, and so many times as far from them as the teller's own other figure, is far off."""
_TOTAL = re.compile(r"\b(?:total(?:s|led|ling)?|altogether|in all|overall|combined|toll|so far|now)\b", re.IGNORECASE)
"""Words that make a figure the toll, however high."""
_OF_THEM_DEAD = re.compile(
    r"[^.;,]{0,12}?\bof (?:them|whom|those|these)(?:,)? (?:(?:were|was|are|have|had|has|been|being) )*"
    r"(?:killed|dead|died|slain|fatal\w*)\s*(?=[,.;:)]|$|and\b|while\b|or\b|the (?:rest|others)\b)",
    re.IGNORECASE,
)
"""Words from a number on that make the whole something else than dead: "30 men were hit, 12 of them killed"."""


def far_off(stakes: Sequence[Stake], texts: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of Claims that are far off what others tell, where all who tell them tell a figure like the others' as well.

    Only a figure on the same word as the nearer one, or on nobody's in particular, that neither a headline nor the words beside it
    make the toll.
    """
    counted: dict[tuple[str, str], list[Stake]] = {}
    for stake in stakes:
        if stake.claim.part_of is None and stake.floor > 1 and stake.point is not None and not stake.vague:
            counted.setdefault((stake.claim.measure, stake.kind.domain), []).append(stake)
    found: set[str] = set()
    for members in counted.values():
        by_figure: dict[int, list[Stake]] = {}
        for stake in members:
            by_figure.setdefault(stake.floor, []).append(stake)
        for told in by_figure.values():
            if _far(told, members, texts):
                found.update(s.claim.id for s in told)
    return frozenset(found)


def _far(told: Sequence[Stake], members: Sequence[Stake], texts: Mapping[str, str]) -> bool:
    """``told`` are the tellings of one figure, ``members`` all figures of the measure."""
    articles = {s.claim.article for s in told}
    others = {s.floor for s in members if s.claim.article not in articles}
    if not others or any(s.claim.title or _says_total(s, texts.get(s.claim.article, "")) for s in told):
        return False
    if any(sum(s.claim.article == article for s in told) > 1 for article in articles):
        return False
    gap = min(_times(told[0].floor, other) for other in others)
    if gap < FAR:
        return False
    return all(any(_nearer(own, stake, others, gap) for own in members if own.claim.article == stake.claim.article) for stake in told)


def _nearer(own: Stake, stake: Stake, others: set[int], gap: float) -> bool:
    """Whether a lower figure of the same Article and word lies so much nearer to what others tell."""
    if own.floor >= stake.floor or own.claim.superseded_by == stake.claim.id or own.claim.as_of != stake.claim.as_of:
        return False
    falls = own.claim.measure == "missing"
    if own.floor > max(others) if falls else own.floor < min(others):
        return False  # tolls grow: fewer than anybody has told are a part
    alike = own.origin == stake.origin or stake.origin_kind == "unnamed" or bool(DEFINITE.match(stake.claim.evidence.quote))
    return alike and min(_times(own.floor, other) for other in others) * FAR <= gap


def _times(a: int, b: int) -> float:
    return min(max(a, b), MOST) / max(1, min(a, b, MOST))


def _says_total(stake: Stake, text: str) -> bool:
    return bool(text) and (moved_to(stake.claim, text) or bool(_TOTAL.search(text, stake.claim.sentence.start, stake.claim.sentence.end)))


def wholes(stakes: Sequence[Stake], texts: Mapping[str, str]) -> list[Stake]:
    """Let the dead among those who were hit be no part of the dead: "30 men were put out of action, 12 of them killed".

    The Claims of the whole are left; that they are no dead says :func:`no_dead`.
    """
    known = {s.claim.id: s for s in stakes}
    return [s._replace(claim=s.claim.replace(part_of=None)) if _dead_among(s, known, texts) else s for s in stakes]


def no_dead(stakes: Sequence[Stake], texts: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of Claims that tell as dead all of whom some were killed, and of those that tell the same figure."""
    found: set[str] = set()
    for stake in stakes:
        if stake.claim.measure != "killed" or not _words_of_them(stake, texts):
            continue
        before = [
            s for s in stakes
            if s.claim.article == stake.claim.article and s.claim.measure == "killed" and s.kind.domain == stake.kind.domain
            and s.claim.sentence == stake.claim.sentence and s.claim.evidence.end <= stake.claim.evidence.start and s.floor > stake.floor
        ]  # fmt: skip
        if before:
            whole = max(before, key=lambda s: s.claim.evidence.end)
            found.update(s.claim.id for s in stakes if s.claim.measure == "killed" and s.ends == whole.ends)
    return frozenset(found)


def _dead_among(stake: Stake, known: Mapping[str, Stake], texts: Mapping[str, str]) -> bool:
    whole = known.get(stake.claim.part_of or "")
    return whole is not None and whole.claim.measure == stake.claim.measure == "killed" and _words_of_them(stake, texts)


def _words_of_them(stake: Stake, texts: Mapping[str, str]) -> bool:
    text = texts.get(stake.claim.article, "")
    return bool(_OF_THEM_DEAD.match(text, stake.claim.evidence.start, stake.claim.sentence.end))
