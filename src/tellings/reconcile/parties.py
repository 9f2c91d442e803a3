"""Which Origins of an Event take part in what happened: their figures are those of a side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.model import Claim, Origin

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


def parties(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> set[str]:
    """Return the ids of the Origins that are parties to what the Claims of one Event tell.

    An Origin is a party when it is of that kind, or when it is official and what the Claims name as the doer
    of harm bears its name: the same distinctive word ("Tarvian"), or, where neither name has one, the same body.
    """
    doers = [words(c.agent.name.canonical or c.agent.name.text) for c in claims if c.agent is not None and c.measure in HARM]
    found = set()
    for claim in claims:
        origin = origins.get(claim.origin or "")
        if origin is None or origin.kind not in {"official", "party"}:
            continue
        if origin.kind == "party" or any(acts_for(words(name), doer) for name in [origin.name, *origin.aliases] for doer in doers):
            found.add(origin.id)
    return found


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
