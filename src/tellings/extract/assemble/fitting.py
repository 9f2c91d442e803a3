"""Measures that do not fit what they were given to: cartridges are not arrested, people who are identified are not sighted."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person
from tellings.extract.assemble.joint import Joint
from tellings.model import AmountMention

_SPENT = frozenset({"casing", "case", "cartridge", "hull", "jacket"})
"""What is left of rounds that were fired."""
_OF_PEOPLE = frozenset({"arrested", "rescued", "injured", "missing", "infected", "displaced"})
_KEPT_IN = frozenset({"hold overnight", "keep in overnight", "keep overnight", "keep in"})


def fitted(board: Board, i: int, amount: AmountMention, found: Joint, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """The Joint with a measure that what is counted can have; None where it can have none of that kind."""
    unit = (amount.quantity.unit or "").lower().split()
    if amount.unit_class in ("munition", "case") and unit and unit[-1].removesuffix("s") in _SPENT and _fired(board, amount):
        return Joint(i, "fired", found.happening, "spent")
    if found.measure in _OF_PEOPLE and amount.unit_class in ("munition", "information"):
        return None
    if found.measure in ("arrested", "rescued") and amount.unit_class == "unknown" and _plural_thing(board, amount):
        return None
    if found.happening is None:
        return found
    if found.measure == "spotted" and found.happening.lemma == "identify" and (is_person(amount) or not unit):
        before = joints.get(previous) if previous is not None else None
        dead = before is not None and before.measure in ("killed", "missing")
        return Joint(i, "killed", found.happening, found.rule, previous) if dead else found
    if found.measure == "injured" and found.happening.lemma in _KEPT_IN and _in_custody(board):
        return Joint(i, "arrested", found.happening, found.rule, found.whole)
    return found


def _fired(board: Board, amount: AmountMention) -> bool:
    """Whether a "case" is one of a cartridge or of a shell."""
    head = board.head(amount)
    return head.lemma != "case" or any(t.lemma in ("cartridge", "shell", "bullet") for t in board.analysis.children(head, "compound"))


def _plural_thing(board: Board, amount: AmountMention) -> bool:
    """A common noun in the plural that no table of people has ("three coins")."""
    head = board.head(amount)
    return amount.unit_span is not None and head.tag == "NNS" and head.pos == "NOUN" and head.text.islower() and head.lower != "others"


def _in_custody(board: Board) -> bool:
    """Whether the Article tells of arrests and of nobody hurt: then who is kept overnight is in a cell."""
    told = {h.person_measure for h in board.reading.happenings if h.lemma not in _KEPT_IN}
    return "arrested" in told and "injured" not in told
