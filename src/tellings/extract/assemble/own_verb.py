"""What a figure's own verb says where the verb alone has no measure: missiles that get through, captives who come home, arrivals.

Verbs of motion have a measure only by what moves and by what the Article tells: drones that "got through" hit, people who "walked home"
after being taken are free, villagers who "crossed" from a war are displaced, a crew that is "moved to a tug" is rescued.
Classes of verbs: VerbNet 3.4, escape-51.1, leave-51.2, run-51.3.2, reach-51.8, hit-18.1,
lodge-46, exist-47.1; FrameNet 1.7, frames Arriving, Escaping, Residence, Hit_target.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person, is_single
from tellings.extract.assemble.joint import Joint, settled, standing_for
from tellings.extract.assemble.whole import introduces_part
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention

_OPEN = frozenset({"other", "captured", "missing", "fired", "spotted"})
"""Measures that a verb of motion behind them may change; the hurt and the dead stay what they are."""
_LOOSE = frozenset({"gapped", "inherited", "swarm", "presence", "telling", "recalled", "restated", "listed", "agent"})
"""Rules that carry over what was counted before, whatever its own verb says."""


def by_own_verb(
    board: Board, i: int, amount: AmountMention, found: Joint | None, joints: dict[int, Joint], previous: int | None
) -> Joint | None:  # fmt: skip
    """The measure that motion or place gives to what moves or is there; None where the verb settles nothing."""
    if amount.quantity.high == 0 or (found is not None and found.measure not in _OPEN and found.rule not in _LOOSE):
        return None
    if (part := _part_aboard(board, i, amount, found, joints, previous)) is not None:
        return part
    own = _own(board, amount)
    if own is None:
        return None
    if _flies(board, i, amount):
        return Joint(i, "hit", board.triggers.get(own.i), "got through") if _reaches(board, own) else None
    if not (is_person(amount) or amount.unit_class in ("unknown", "group")):
        return None
    measure = _of_people(board, i, amount, own, found, joints)
    return Joint(i, measure, board.triggers.get(own.i), "own verb") if measure else None


def _own(board: Board, amount: AmountMention) -> Token | None:
    """The verb whose subject the figure is."""
    for token in standing_for(board, amount):
        verb = board.analysis.head_of(token)
        if token.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX") and verb.i != token.i:
            inner = board.analysis.children(verb, "xcomp") if verb.lemma in _MODAL else []
            return inner[0] if inner else verb
    return None


_MODAL = frozenset({"have", "need", "manage", "try", "attempt", "be", "use"})


def _of_people(
    board: Board, i: int, amount: AmountMention, own: Token, found: Joint | None, joints: dict[int, Joint]
) -> str:  # fmt: skip
    measure = found.measure if found is not None else "other"
    if measure == "fired" or _negated(board, own):
        return "displaced" if measure in ("other", "rescued") and _shut_out(board, own) else ""
    if _freed(board, own) and _captive(board, i, joints):
        return "rescued"
    if measure in ("other", "captured", "aboard") and _transferred(board, own):
        return "rescued"
    if measure not in ("other", "missing") or amount.unit_class in ("combatant", "security", "staff"):
        return ""
    if _lodged(board, own):
        return "displaced"
    fled = measure == "other" and _arrived(board, own) and (_flight(board) or (settled(amount) and _deadly(board)))
    return "displaced" if fled else ""


def _negated(board: Board, verb: Token) -> bool:
    return bool(board.analysis.children(verb, "neg"))


_CAN = frozenset({"can", "could", "ca", "may", "might", "able", "allow"})


def _shut_out(board: Board, verb: Token) -> bool:
    """As in "86 of them cannot go back for now": who may not return."""
    can = any(t.lower in _CAN or t.lemma in _CAN for t in board.analysis.children(verb, "aux"))
    home = any(t.lower in ("back", "home") for t in board.analysis.children(verb, "advmod", "prt"))
    return can and (verb.lemma == "return" or (home and verb.lemma in ("go", "get", "move", "come")))


_WEAPONS = frozenset("drone missile rocket uav quadcopter shell mortar torpedo bomb projectile bullet round shot".split())


def _flies(board: Board, i: int, amount: AmountMention) -> bool:
    """Whether a figure counts what is fired: by its noun, or a bare number after a figure of such things."""
    unit = (amount.quantity.unit or "").lower().split()
    if amount.unit_class == "munition" or (unit and unit[-1].rstrip("s") in _WEAPONS):
        return True
    if amount.unit_span is not None or amount.unit_class not in ("unknown", "aircraft"):
        return False
    here = board.head(amount).sentence
    for j in range(i - 1, -1, -1):
        other = board.reading.amounts[j]
        if board.head(other).sentence < here - 1:
            return _told_of_shots(board, here)
        if other.kind != "count" or other.unit_span is None or is_single(other):
            continue
        noun = (other.quantity.unit or "").lower().split()
        return other.unit_class == "munition" or bool(noun and noun[-1].rstrip("s") in _WEAPONS)
    return _told_of_shots(board, here)


def _told_of_shots(board: Board, sentence: int) -> bool:
    """As in "Shells fell on the port. Forty in all, and one of them went through a roof": the plural that was the subject before."""
    first = board.analysis.sentences[max(0, sentence - 1)]
    return any(t.lemma in _WEAPONS and t.tag == "NNS" and t.dep == "nsubj" for t in board.analysis.sentence_tokens(first))


_STRIKING = frozenset({"hit", "strike", "pierce", "penetrate"})
_MARKS = frozenset({"target", "mark", "objective", "goal", "aim", "it", "them"})
_PASSING = frozenset({"get", "go", "come", "slip", "break", "tear", "rip", "punch", "smash", "burst", "crash", "plough", "plow"})


def _reaches(board: Board, verb: Token) -> bool:
    """As in "four reached their targets", "two got through", "one went through the roof"."""
    if _negated(board, verb) or board.analysis.children(verb, "nsubjpass"):
        return False
    if verb.lemma in _STRIKING:
        return bool(board.analysis.children(verb, "dobj"))
    if verb.lemma in ("reach", "find"):  # a port that is reached may still be missed
        return any(t.lemma in _MARKS or t.lower in _MARKS for t in board.analysis.children(verb, "dobj"))
    through = any(t.lower == "through" for t in board.analysis.children(verb, "prt", "prep", "advmod"))
    return verb.lemma in _PASSING and through


def _part_aboard(
    board: Board, i: int, amount: AmountMention, found: Joint | None, joints: dict[int, Joint], previous: int | None
) -> Joint | None:  # fmt: skip
    """As in "57 people on board, among them nine children": a part is what the whole is, where its verb says nothing else."""
    if previous is None or previous not in joints or (found is not None and found.measure != "other"):
        return None
    before, joint = board.reading.amounts[previous], joints[previous]
    gap = board.analysis.text[before.span.end : amount.span.start]
    if joint.measure == "other" or not is_person(amount) or not is_person(before) or not introduces_part(gap):
        return None
    smaller = (amount.quantity.low or 0) <= (before.quantity.low or before.quantity.high or 0)
    return Joint(i, joint.measure, joint.happening, "inherited", previous) if smaller and "." not in gap else None


_HOMEWARD = frozenset("home back free out safe".split())
_GETTING = frozenset("be come walk get make go arrive bring fly send return run crawl limp".split())
_APPEARING = frozenset({"return", "escape", "resurface", "reappear", "flee"})


def _freed(board: Board, verb: Token) -> bool:
    """As in "two walked home barefoot", "five of these walked into the town", "three escaped", "had been let go"."""
    beside = {t.lower for t in board.analysis.children(verb, "advmod", "prt", "acomp", "oprd", "prep")}
    after = board.analysis.tokens[verb.i + 1] if verb.i + 1 < len(board.analysis.tokens) else verb
    beside |= {after.lower} & {"home"}  # "walked home barefoot", whatever the parser makes of it
    if verb.lemma in _APPEARING:
        return True
    if verb.lemma in ("turn", "show"):
        return "up" in beside
    if verb.lemma == "let":
        return any(t.lemma == "go" for t in board.analysis.children(verb, "ccomp", "xcomp"))
    if verb.lemma == "walk":
        return bool(beside & (_HOMEWARD | {"into", "in", "away"}))
    return verb.lemma in _GETTING and bool(beside & _HOMEWARD)


def _captive(board: Board, i: int, joints: dict[int, Joint]) -> bool:
    """Whether people were said to be held, taken or lost before, or prisoners to be exchanged in the Article."""
    if any(j < i and joints[j].measure == "captured" and board.reading.amounts[j].quantity.high != 0 for j in joints):
        return True
    if any(h.happening in ("abduction", "hostage_taking", "hijacking") for h in board.reading.happenings):
        return True
    exchanged = any(t.lemma in ("exchange", "swap") and t.pos in ("NOUN", "VERB") for t in board.analysis.tokens)
    return exchanged and any(t.lemma in ("prisoner", "captive", "hostage") for t in board.analysis.tokens)


_MOVING = frozenset({"move", "transfer", "take", "carry", "lift", "bring", "tow", "ferry", "shift", "winch", "hoist", "haul", "pull"})


def _transferred(board: Board, verb: Token) -> bool:
    """As in "all 23 were moved to a tug", "30 had to be carried across by fishing boats"."""
    if verb.lemma not in _MOVING or not board.analysis.children(verb, "auxpass"):
        return False
    taken = [p for t in board.analysis.children(verb, "agent") for p in board.analysis.children(t, "pobj")]
    reached = [
        p
        for t in board.analysis.children(verb, "prep")
        if t.lower in ("to", "onto", "aboard", "into", "by")
        for p in board.analysis.children(t, "pobj")
    ]
    return any(noun_class(board.analysis, t, board.settings) in ("vessel", "aircraft") for t in [*taken, *reached])


_LODGING = frozenset("sleep stay shelter camp lodge live house accommodate billet squat".split())
_SHELTERS = frozenset(
    "hall hotel school gym gymnasium church mosque temple tent camp shelter hostel barn stadium arena relative kin open street"
    " schoolhouse centre center classroom barracks monastery guesthouse container caravan tree sky".split()
)
"""Where those sleep who cannot sleep at home (WordNet 3.1, hyponyms of shelter, building and public place)."""


def _lodged(board: Board, verb: Token) -> bool:
    """As in "600 people are sleeping in the sports hall", "64 families are staying at the hotel": for now, not as guests of old."""
    going_on = verb.tag == "VBG" or (verb.tag == "VBN" and board.analysis.children(verb, "auxpass"))
    if verb.lemma not in _LODGING or not going_on or board.analysis.children(verb, "advcl"):  # "were asleep when it struck"
        return False
    if any(t.lower in ("outdoors", "rough", "outside") for t in board.analysis.children(verb, "advmod")):
        return True
    places = [p for t in board.analysis.children(verb, "prep") for p in board.analysis.children(t, "pobj")]
    named = [c for t in places for c in (t, *board.analysis.children(t, "compound"))]
    return any(t.lemma.lower() in _SHELTERS for t in named) and bool(board.reading.happenings)


_COMING = frozenset("arrive cross come stream pour flood flow trek enter".split())
_UPROOTED = frozenset(
    "refugee displace displacement displaced flee exodus uproot uprooted expellee evacuee asylum fleeing returnee arrivals".split()
)


def _arrived(board: Board, verb: Token) -> bool:
    """As in "some 14,000 have arrived in the town", "1,100 villagers crossed into the neighbouring district"."""
    if verb.lemma not in _COMING or verb.tag == "VBG" or board.analysis.children(verb, "nsubjpass"):
        return False
    return verb.lemma in ("arrive", "cross") or any(
        t.lower in ("in", "into", "from", "across", "over", "to") for t in board.analysis.children(verb, "prep", "prt", "advmod")
    )


def _deadly(board: Board) -> bool:
    """Whether people are killed or attacked in the Article: inhabitants who then cross into another place have fled."""
    return any(h.person_measure in ("killed", "attacked") for h in board.reading.happenings)


def _flight(board: Board) -> bool:
    """Whether the Article tells of people driven from their homes."""
    if any(h.person_measure == "displaced" for h in board.reading.happenings):
        return True
    return any(t.lemma.lower() in _UPROOTED or t.lower in _UPROOTED for t in board.analysis.tokens)
