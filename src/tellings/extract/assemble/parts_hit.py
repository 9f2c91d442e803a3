"""Damage told by what is broken of a thing: "the panes of 19 shops", "windows blown out in 14 houses", "six had their doors kicked in".

A thing whose part is lost is damaged, not destroyed (WordNet 3.1, meronyms of building, vehicle and vessel).
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_thing
from tellings.extract.assemble.joint import Joint
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention

_PARTS = frozenset(
    "window windowpane pane glass roof tile chimney door gate wall facade front shopfront balcony ceiling shutter staircase spire"
    " tower windscreen windshield mirror tyre tire bonnet bumper mast rudder propeller sail engine fence porch gable floor cellar"
    " basement thatch slate gutter pane windowsill shopwindow roofing wing tail hull deck cabin headlight windshield mirror axle"
    " radiator".split()
)
_HARM = frozenset({"damaged", "destroyed", "hit"})


def by_part(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The measure "damaged" of things of which a part was broken, torn off or lost."""
    if not is_thing(amount) or amount.quantity.high == 0:
        return None
    analysis, head = board.analysis, board.head(amount)
    above = analysis.head_of(head)
    if head.dep == "pobj" and above.lower in ("of", "in", "at", "on", "from", "off", "to"):
        holder = analysis.head_of(above)
        told = board.affected.get(holder.i, []) if holder.lemma in _PARTS else _of_verb(board, holder)
        return _joint(i, told)
    if head.dep == "nsubj" and above.lemma in ("have", "get"):
        below = [
            t for v in analysis.children(above, "ccomp", "xcomp", "dobj") for t in [v, *analysis.children(v, "nsubj", "nsubjpass", "dobj")]
        ]
        return _joint(i, [h for t in below if t.lemma in _PARTS for h in board.affected.get(t.i, [])])
    return None


def _of_verb(board: Board, verb: Token) -> list[HappeningMention]:
    """What happened to the parts that a verb is said of: "windows were blown out in 14 houses"."""
    parts = [t for t in board.analysis.children(verb, "nsubj", "nsubjpass", "dobj") if t.lemma in _PARTS]
    return [h for t in parts for h in board.affected.get(t.i, [])]


def _joint(i: int, told: list[HappeningMention]) -> Joint | None:
    happening = next((h for h in told if h.thing_measure in _HARM and h.polarity == "positive"), None)
    return Joint(i, "damaged", happening, "part of thing") if happening is not None else None
