"""Claims as they are compared: the numbers that their wording may have named, and what they count."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Claim
from tellings.trace.features import function_words, stem
from tellings.trace.words import word_list


@dataclass(slots=True)
class Placed:
    """A Claim with the number of its sentence (-1: none), its numbers and the stems of what it counts."""

    claim: Claim
    sentence: int
    numbers: frozenset[int]
    things: frozenset[str]


def placed(claim: Claim, sentence: int) -> Placed:
    """Make a Claim ready to be compared."""
    return Placed(claim, sentence, nominal(claim), _things(claim))


_ABOVE = frozenset(("more", "over", "above", "upwards", "exceeding"))
_BELOW = frozenset(("nearly", "almost", "close", "under", "fewer", "less", "below"))


def _first(hedge: str | None) -> str:
    """The first word of a hedge, lower case."""
    return ((hedge or "").lower().split() or [""])[0]


def has_figure(claim: Claim) -> bool:
    """Say whether a Claim has a number at all."""
    return claim.low is not None or claim.high is not None


def nominal(claim: Claim) -> frozenset[int]:
    """The numbers that the wording may have named: "more than 80" is 81 to open, "nearly 80" open to 79."""
    found: set[int] = set()
    if claim.low is not None:
        found.add(claim.low)
        if claim.figure == "at_least" and _first(claim.hedge) in _ABOVE:
            found = {claim.low - 1}
    if claim.high is not None and claim.low is None:
        found.add(claim.high + 1 if _first(claim.hedge) in _BELOW else claim.high)
    elif claim.high is not None:
        found.add(claim.high)
    return frozenset(found)


def _things(claim: Claim) -> frozenset[str]:
    wording = f"{claim.unit or ''} {claim.affected.group or ''}"
    return frozenset(stem(w) for w in word_list(wording) if w not in function_words() and not w.isdigit())
