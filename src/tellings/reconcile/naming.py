"""Names of bodies as sets of words: whether two wordings name one actor (which Origins are parties, trace decides)."""

from __future__ import annotations

import re

# Doing one of these makes a body a party; counting the dead, rescuing or arresting does not.
HARM = {"killed", "injured", "destroyed", "damaged", "attacked", "hit", "fired", "captured"}
EMPTY = set(
    "the a an of and for in on at to its their his her department general national republic state federal royal united armed "
    "spokesman spokeswoman spokesperson statement official officials press service office head chief local city county district".split()
)
# One government speaks through its ministries and acts through its forces.
ARMED = set(
    "army military forces force navy air aerospace troops police defence defense ministry government mod guard aviation "
    "officer officers soldiers".split()
)


def acts_for(source: frozenset[str], doer: frozenset[str]) -> bool:
    """Say whether a doer's words name the same side as a source's."""
    distinctive, other = source - ARMED, doer - ARMED
    if distinctive and other:
        shared = distinctive & other
        return bool(shared) and bool(doer & ARMED or other <= distinctive or distinctive <= other)
    return bool(source & doer & ARMED)


def words(name: str) -> frozenset[str]:
    """Return the words of a name that tell bodies apart, lower case, without possessives and a demonym's ending."""
    found = (re.sub(r"['’]s$", "", w) for w in re.findall(r"[^\W\d_]+(?:['’]s)?", name.lower()))
    return frozenset(_stem(w) for w in found if w not in EMPTY and len(w) > 1)


def _stem(word: str) -> str:
    return re.sub(r"(?:ians?|ans?|ese|ish|i|ia)$", "", word) if len(word) > 4 and word not in ARMED else word
