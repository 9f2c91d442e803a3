"""Who takes people decides what taking is: police arrest, rebels capture, ambulances carry the hurt, boats rescue, camps shelter.

The verbs are those of VerbNet 3.4 remove-10.1, get-13.5.1, bring-11.3 and hold-15.1 and of the FrameNet 1.7 frames Arrest,
Taking_captive, Rescuing, Removing and Detaining; the doers are classes of nouns.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.assemble.selection import taken_by, taking
from tellings.extract.quantity import noun_class
from tellings.model import HappeningMention

TAKING = frozenset(
    {
        "take", "take in", "take away", "take off", "take out", "pick up", "bring in", "round up", "catch", "seize", "grab", "snatch",
        "collect", "carry off", "carry away", "drag away", "drag off", "lead away", "lead off", "lead out", "bundle into", "haul away",
        "haul off", "haul in", "march off", "march away", "whisk away", "whisk off", "spirit away", "drive away", "drive off", "herd",
        "herd away", "lift", "get out", "bring out", "keep", "hold", "detain", "apprehend", "march into", "move into", "lock up",
    }
)  # fmt: skip
_ANYBODY = frozenset(
    {"take in", "pick up", "take away", "lead away", "lead off", "drag off", "drag away", "bundle into", "haul off", "haul away", "lock up"}
)
_ANYONE_TAKEN = frozenset({"arrested", "captured"})


def by_taker(board: Board, happening: HappeningMention, measure: str) -> str:
    """The measure of taking people by who does it; without a doer by whether the Article tells of arrests or of captives."""
    lemma = happening.lemma.removesuffix(" by")
    if lemma not in TAKING and happening.lemma not in taking():
        return measure
    if measure in ("displaced", "killed", "missing", "spotted", ""):
        return measure
    heads = [t for a in happening.affected if (t := board.analysis.token_at(a.head)) is not None]
    fighters = any(noun_class(board.analysis, t, board.settings) == "combatant" for t in heads)
    if kind := taken_by(happening, fighters=fighters):
        return kind
    if happening.agents or measure not in _ANYONE_TAKEN or (lemma not in _ANYBODY and happening.lemma not in taking()):
        return measure
    told = [h.person_measure for h in board.reading.happenings if h.lemma not in TAKING]
    arrests, captures = told.count("arrested"), told.count("captured")
    return measure if arrests == captures else "arrested" if arrests > captures else "captured"
