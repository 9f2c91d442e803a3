"""How the text stands to a place (in, at, near, from, to, towards), by the word before it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.extract.place.candidates import Candidate
from tellings.extract.place.words import Word, locatives, word_classes
from tellings.model import PlaceRole

_REACH = 4
"""Words looked back over determiners, directions and "the town of"."""

_ROLES: dict[str, PlaceRole] = {"at": "at", "from": "from", "to": "to", "near": "near", "towards": "towards", "in": "in"}


def role(words: Sequence[Word], candidate: Candidate) -> PlaceRole:
    """The role that the preposition before a place gives; of a list ("in Homs and Hama") the first's."""
    classes = word_classes()
    skipped = classes["direction"] | classes["before"] | {"the", "of", "a", "an", "'s", "its"}
    i, steps = candidate.first - 1, 0
    if words[candidate.first].first:
        return "unknown"
    while i >= 0 and steps < _REACH:
        word = words[i]
        found = locatives().get(word.lower)
        if found:
            return _ROLES[found]
        if word.lower not in skipped or words[i + 1].gap.strip():
            return "unknown"
        if word.first:
            return "unknown"
        i, steps = i - 1, steps + 1
    return "unknown"
