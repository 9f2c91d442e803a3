"""Single things that were destroyed or damaged: "a bus burnt out", "the barn burned down". Each counts as one.

People without a numeral are amounts of their own (quantity/singular.py); of things only those are counted that were lost or broken,
for anything else a thing is the scene of what happened and no figure.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.assemble.selection import doer_kinds
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import Argument, HappeningMention

THINGS = frozenset({"building", "vehicle", "vessel", "aircraft", "site"})
CRAFT = frozenset({"vehicle", "vessel", "aircraft"})
LOST = frozenset({"destroyed"})
_PARTS = frozenset(
    "window door roof wall room floor ceiling hall wing corner front side engine wheel windscreen windshield balcony staircase stair"
    " kitchen porch deck bow stern cabin tail fuselage basement cellar attic chimney village town city settlement district quarter area"
    " neighbourhood neighborhood street camp site building place centre center complex position"
    " headquarters base stronghold target convoy column fleet front line frontline facility infrastructure".split()
)
"""Parts of things, places that are lost as such, and words for any thing: none is a thing that is counted."""
_NEW = frozenset({"a", "an", "another", "one"})
_BURN = frozenset({"burn", "go"})
"""What sinks, crashes or collapses by itself is the happening; what burns, or goes up in flames, is lost in one."""
TOLD = 2
"""What an article names more often is what it is about: a ferry, a bridge, a dam whose end is the happening itself."""


def single_thing(board: Board, happening: HappeningMention) -> Argument | None:
    """The one thing that a trigger says was lost; None where there are several, none, or where it is not said as a fact."""
    if happening.frame in ("subject", "unlived") and happening.lemma.split()[0] not in _BURN:
        return None
    if happening.nominal or happening.modality not in ("asserted", "alleged") or happening.polarity == "negative":
        return None
    told = board.trigger_token(happening)
    if told.dep in ("amod", "compound") and told.tag in ("VBG", "VBN", "JJ", "NN"):  # "a sinking trawler"
        return None
    arguments = happening.affected or _headline(board, happening)
    if len(arguments) != 1:
        return None
    head = board.analysis.token_at(arguments[0].head)
    if head is None or not _is_one(board, head):
        return None
    trigger = board.trigger_token(happening)
    if (
        trigger.dep in ("relcl", "acl")
        and trigger.head == head.i
        and any(t.lower in ("the", "that", "this") for t in board.analysis.children(head, "det"))
    ):
        return None  # "were on the coach that burned" tells which coach it was
    aimed_at = happening.frame == "object" and happening.agents and not happening.passive and not _headline(board, happening)
    if aimed_at and noun_class(board.analysis, head, board.settings) not in CRAFT and not _by_chance(board, happening):
        return None  # "shelled a dugout" tells what was aimed at, and is seldom counted
    going_on = board.trigger_token(happening).tag == "VBG" and not board.analysis.children(head, "det", "poss")  # "from sinking trawler"
    return None if going_on else arguments[0]


def _by_chance(board: Board, happening: HappeningMention) -> bool:
    """Whether a force of nature, an accident or a vehicle did it: "the slide carried off a mill", "blast levels house"."""
    heads = [board.analysis.token_at(a.head) for a in happening.agents]
    kinds = [doer_kinds(a) for a in happening.agents]
    coded = [t is not None and (h := board.triggers.get(t.i)) is not None and h.nominal and bool(h.happening) for t in heads]
    craft = [t is not None and noun_class(board.analysis, t, board.settings) in CRAFT for t in heads]
    return all("force" in k or c or v for k, c, v in zip(kinds, coded, craft, strict=True))


def _headline(board: Board, happening: HappeningMention) -> list[Argument]:
    """As in "bridge washed away": the parser takes what was lost for the doer where the auxiliary is left out."""
    trigger = board.trigger_token(happening)
    if happening.frame != "object" or trigger.tag not in ("VBN", "VBD") or len(happening.agents) != 1:
        return []
    head = board.analysis.token_at(happening.agents[0].head)
    return happening.agents if head is not None and head.i == trigger.i - 1 else []


def _listed(board: Board, head: Token) -> bool:
    """Whether other things are listed with it; not what is left over of it ("nothing remains of the mill but its chimney")."""
    joined = board.analysis.children(head, "conj", "cc")
    return bool(joined) and not any(t.lower == "but" for t in joined)


def _is_one(board: Board, head: Token) -> bool:
    if head.tag != "NN" or head.lemma in _PARTS or noun_class(board.analysis, head, board.settings) not in THINGS:
        return False
    if any(t.dep == "nummod" or t.pos == "NUM" for t in board.analysis.children(head)) or _listed(board, head):
        return False
    determiners = board.analysis.children(head, "det", "poss")
    if any(t.lower in ("every", "each", "any", "no", "all", "some", "what", "which") for t in determiners):
        return False
    named = board.lemmas[head.lemma]
    new = any(t.lower in _NEW for t in determiners)
    return named <= (TOLD if new or not determiners else 1)
