"""Figures equated with a word of fate ("the wounded are 22", "fallen are 14 soldiers"), and munitions that were used or found."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person, is_single
from tellings.extract.assemble.joint import PARTICULAR, Joint, measure_for
from tellings.language import Token
from tellings.model import AmountMention

_EQUALS = frozenset({"be", "number", "total"})
_FATE_TAGS = frozenset({"VBN", "VBD", "JJ", "NN", "NNS", "NNP", ""})


def by_equation(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "The wounded are 22", "Fallen are 14 soldiers", "the missing number nine": the subject says what happened."""
    if not is_person(amount) or amount.quantity.high == 0 or is_single(amount):
        return None
    before = board.analysis.tokens[max(0, board.first_token(amount).i - 2)]
    if board.analysis.text[before.end : amount.span.start].strip() == ":" and amount.unit_span is None:
        happening = board.triggers.get(before.i)  # "the island counts its dead: twenty-three"
        if happening is not None and happening.frame in ("self", "modifier", "object") and before.tag != "VBG":
            measure = measure_for(happening, amount)
            return Joint(i, measure, happening, "equation") if measure in PARTICULAR else None
    for token in {board.head(amount).i: board.head(amount), board.number_token(amount).i: board.number_token(amount)}.values():
        verb = board.analysis.head_of(token)
        if token.dep not in ("attr", "dobj") or verb.lemma not in _EQUALS:
            continue
        for subject in board.analysis.children(verb, "nsubj"):
            happening = board.triggers.get(subject.i)
            if happening is None or happening.frame not in ("self", "modifier", "object") or subject.tag not in _FATE_TAGS:
                continue
            measure = measure_for(happening, amount)
            if measure in PARTICULAR:
                return Joint(i, measure, happening, "equation")
    return None


_COUNTS = frozenset({"figure", "count", "claim", "tally", "total", "toll", "talk", "boast"})
_TOLD = 2
"""Words of death in an Article whose bare counts of people are of the dead."""


def by_owned_figure(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "the army's figure of 18 militants": what the same number counts before, else the dead where the Article tells of deaths."""
    token = board.head(amount) if amount.unit_span else board.number_token(amount)
    of = board.analysis.head_of(token)
    owned = board.analysis.head_of(of)
    if token.dep != "pobj" or of.lower != "of" or owned.lemma not in _COUNTS or not board.analysis.children(owned, "poss"):
        return None
    if not is_person(amount) or (amount.quantity.low or 0) < _TOLD:
        return None
    for j in sorted(j for j in joints if j < i):
        other = board.reading.amounts[j].quantity
        if other.low == amount.quantity.low and other.high == amount.quantity.high and joints[j].measure in PARTICULAR:
            return Joint(i, joints[j].measure, joints[j].happening, "restated")
    deadly = sum(h.person_measure == "killed" for h in board.reading.happenings) >= _TOLD
    return Joint(i, "killed", None, "owned figure") if deadly and not board.affected.get(token.i) else None


def _into(board: Board, verb: Token, noun: Token) -> bool:
    preps = [*board.analysis.children(verb, "prep"), *board.analysis.children(noun, "prep")]
    return verb.lemma != "plant" and any(p.lower in ("into", "through", "onto") and p.i > noun.i for p in preps)


_HARM = frozenset({"killed", "injured", "attacked", "hit", "damaged", "destroyed"})
_HANDLED = frozenset(
    "plant lay place set hide leave find discover locate detect defuse disarm deactivate detonate neutralise neutralize seize recover"
    " remove".split()
)
"""What is done with munitions that were not fired (VerbNet 3.4, classes put-9.1 and discover-84; glossary of mine action, IMAS 04.10)."""


def by_munition(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "struck the depot with three bombs" (fired), "planted two devices", "four mines were found" (counted, no more)."""
    if amount.unit_class != "munition" or amount.unit_span is None or amount.quantity.high == 0:
        return None
    token = board.head(amount)
    above = board.analysis.head_of(token)
    if token.dep == "pobj" and above.lower == "with":
        happening = board.triggers.get(board.analysis.head_of(above).i)
        if happening is not None and not happening.nominal and happening.measure in _HARM:
            return Joint(i, "fired", happening, "means")
    if token.dep == "dobj" and above.lemma in ("put", "pump", "send", "plant", "pour", "empty") and _into(board, above, token):
        return Joint(i, "fired", board.triggers.get(above.i), "means")  # "put four shells into the customs house"
    if token.dep in ("dobj", "nsubjpass") and above.lemma in _HANDLED:
        return Joint(i, "other", board.triggers.get(above.i), "handled")
    return None
