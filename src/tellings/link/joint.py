"""Articles that tell of two happenings side by side: which figures are of one, which of the other, which are their sum.

Looked at once all Claims are in chains, and only where a side chain is a sister of the main one: told for a day near it, at a place of its
own. Then "in both cities together 244" is a sum, and "lost his life in Ness" belongs to Ness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.link.scene import located_terms
from tellings.link.when import Told, relation
from tellings.model import Claim

SISTER = 4
"""Days between two happenings told side by side."""

_SUM = re.compile(
    r"\b(?:both|the two|these two|all (?:two|three|four)) (?:\w+ ){0,2}(?:cities|towns|valleys|nights|days|evenings|attacks|strikes|raids"
    r"|blasts|explosions|bombings|shootings|crashes|accidents|fires|floods|riots|protests|incidents)\b"
    r"|\btaken together\b|\b(?:in|over|within) (?:two|three) (?:days|nights)\b",
    re.IGNORECASE,
)
"""What counts two happenings at once."""

Names = frozenset[int]


def is_sister(told: Told | None, main: Told | None) -> bool:
    """Whether a side chain's day lies near the main happening's without being it."""
    if told is None or main is None or not told.fine or not main.fine or (told.first, told.last) == (main.first, main.last):
        return False
    return relation(told, main, slack=SISTER) in ("near", "same")


def says_sum(text: str) -> bool:
    """Whether words speak of two happenings at once: "in both cities", "the two floods"."""
    return bool(_SUM.search(text))


def one_night(a: Told | None, b: Told | None) -> bool:
    """Whether two stretches are the same day or night: that of 7 to 8 May is not that of 8 to 9 May, though they meet."""
    if a is None or b is None or relation(a, b) not in ("same", "near"):
        return False
    return a.first == b.first or a.length != b.length or a.yearless != b.yearless


def places_of(claims: Sequence[Claim], text: str) -> Names:
    """The words of the places that the sentences of some Claims name."""
    return frozenset(t for span in {c.sentence for c in claims} for name in located_terms(span.of(text)) for t in name)


def is_sum(claim: Claim, text: str, heading: str = "", here: Names = frozenset(), there: Names = frozenset()) -> bool:
    """Whether a figure is the sum of two happenings: its sentence or heading says so, or its sentence joins both places."""
    sentence = claim.sentence.of(text)
    if says_sum(sentence) or says_sum(heading):
        return True
    joined = re.findall(r"([^\W\d_a-z][\w’'-]+) and ([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?)", sentence)
    return any((_one(a, here) and _one(b, there)) or (_one(a, there) and _one(b, here)) for a, b in joined)


def _one(name: str, names: Names) -> bool:
    return any(t in names for found in located_terms(f"in {name}") for t in found)


def side_of(claim: Claim, text: str, here: Names, there: Names) -> str:
    """Whether a figure's own words place it ``here``, ``there`` or do not say."""
    after = re.match(r"[^.;,]{0,40}", text[claim.evidence.end : claim.sentence.end])
    for stretch in (after.group() if after else "", claim.sentence.of(text)):
        named = frozenset(t for name in located_terms(stretch) for t in name)
        if bool(named & here) != bool(named & there):
            return "here" if named & here else "there"
    return ""
