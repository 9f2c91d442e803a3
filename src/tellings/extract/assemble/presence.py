"""People who were there: "41 men were at work in the shaft", "there were 312 passengers", "two men walked into the club".

To be somewhere is no harm, but how many were there, in the building, on the bridge, at work, is a figure of the happening like
the others; of vehicles it is the number aboard. Verbs: VerbNet 3.4 classes exist-47.1, spatial_configuration-47.6, assuming_position-50,
lodge-46, herd-47.5.2, work-73.3; escape-51.1 with a goal.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person
from tellings.extract.assemble.joint import Joint, standing_for
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention

_BE = frozenset({"be", "exist", "live", "stay", "remain"})
_STANDING = frozenset(
    "work wait sit sleep stand queue pray worship celebrate dance dine shelter lodge hide kneel lie crouch picnic camp bathe swim play shop"
    " drink eat perform train rest travel ride sail assemble congregate".split()
)
_PACKED = frozenset(
    "cram crowd pack squeeze register enrol enroll house accommodate quarter billet lodge list enter gather assemble huddle seat".split()
)
"""Whose passive says that people were somewhere (VerbNet 3.4, fill-9.8, lodge-46, register-54.1, herd-47.5.2)."""
_LODGING = frozenset({"sleep", "shelter", "camp", "lodge"})
_ENTERING = frozenset("walk enter burst break storm climb slip step go get rush barge board".split())
_WHERE = frozenset("in inside on at aboard near under below outside within among by around along underground behind into onto".split())
_INSIDE = frozenset({"in", "inside", "on", "aboard"})
_THERE = frozenset("inside aboard present there outside underground upstairs downstairs below indoors outdoors nearby asleep".split())
_VEHICLES = frozenset({"vehicle", "vessel", "aircraft"})
_RIDERS = frozenset({"passenger", "crewman", "crew", "crewmember", "soul", "rider", "hand", "sailor", "seaman"})
_TOGETHER = 2
"""Fewer people than this are told of as persons, not counted."""


def by_presence(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The people who were at the place: aboard where it is a vehicle, else a figure of its own ("other")."""
    if not is_person(amount) or amount.unit_class in ("harm", "case") or (amount.share_of is not None and not _of_us(board, amount)):
        return None
    if (amount.quantity.low or amount.quantity.high or 0) < _TOGETHER:
        return None
    counted = [board.number_token(amount)] if amount.unit_class == "unknown" else standing_for(board, amount)
    for token in counted:
        verb = _raised(board, token, board.analysis.head_of(token))
        if _keeps_to_craft(board, token, verb):
            return Joint(i, "aboard", None, "presence")
        if (token.dep in ("nsubj", "attr", "nsubjpass") or _behind(board, token, verb)) and verb.pos in ("VERB", "AUX"):
            where = _where(board, verb, token)
            if where is None and not _there(board, verb, token):
                continue
            if _present(verb, token, raised=verb.i != token.head):
                if verb.lemma in _LODGING and not (verb.tag == "VBG" and board.analysis.children(verb, "advcl")):  # "were asleep when"
                    return Joint(i, "displaced", None, "presence")
                riding = (where is not None and _rides(board, where)) or token.lemma in _RIDERS
                return Joint(i, "aboard" if riding else "other", None, "presence")
        found = token.dep == "dobj" and verb.lemma in ("find", "discover", "count") and verb.tag in ("VBD", "VBN")
        inside = (
            [p for h in (verb, token) for p in board.analysis.children(h, "prep") if p.lower in _INSIDE and p.i > token.i] if found else []
        )
        if inside:
            rode = any(_rides(board, t) for p in inside for t in board.analysis.children(p, "pobj"))
            return Joint(i, "aboard" if rode else "other", None, "presence")
    return None


_SUPPOSED = frozenset("know think believe say report understand suppose presume fear assume estimate reckon appear seem".split())
"""Verbs whose passive (or active) takes the subject of its infinitive (Huddleston and Pullum 2002, chapter 14: raising)."""
_CHOOSING = frozenset("choose decide opt elect prefer refuse decline insist want volunteer".split())


def _raised(board: Board, token: Token, verb: Token) -> Token:
    """The verb of which a subject is said: "are known to have been on the coach" tells that they were there."""
    if verb.lemma in _SUPPOSED and token.dep in ("nsubj", "nsubjpass"):
        for inner in board.analysis.children(verb, "xcomp"):
            if any(t.lower == "to" for t in board.analysis.children(inner, "aux")):
                return inner
    return verb


def _keeps_to_craft(board: Board, token: Token, verb: Token) -> bool:
    """As in "chose to stay with the ship", "refused to leave the tanker": those who are on board still."""
    if token.dep != "nsubj":
        return False
    for said in (verb, *(board.analysis.children(verb, "xcomp") if verb.lemma in _CHOOSING else ())):
        left = said is not verb and said.lemma in ("leave", "abandon", "quit") and verb.lemma in ("refuse", "decline")
        nouns = board.analysis.children(said, "dobj") if left else []
        if said.lemma in ("stay", "remain"):
            nouns += [
                t
                for p in board.analysis.children(said, "prep")
                if p.lower in ("with", "on", "aboard")
                for t in board.analysis.children(p, "pobj")
            ]
            if any(t.lower == "aboard" for t in board.analysis.children(said, "advmod")):
                return True
        if any(noun_class(board.analysis, t, board.settings) in _VEHICLES for t in nouns):
            return True
    return False


def _of_us(board: Board, amount: AmountMention) -> bool:
    if amount.share_of is None:
        return False
    before = board.analysis.text[amount.number.end : amount.share_of.end].lower().split()
    own = len(before) > 1 and before[0] == "of" and before[1] in ("our", "their", "his", "her", "its", "my")
    return own or amount.share_of.of(board.analysis.text).lower() in ("us", "them")  # "eleven of our people were on that train"


def _behind(board: Board, token: Token, verb: Token) -> bool:
    """As in "in the bus sat 48 pupils": the subject behind the verb, which the parser takes for its object."""
    fronted = any(p.i < verb.i and p.lower in _WHERE for p in board.analysis.children(verb, "prep"))
    return token.dep == "dobj" and token.i > verb.i and fronted and verb.lemma in _STANDING and not board.analysis.children(verb, "nsubj")


def _present(verb: Token, token: Token, *, raised: bool) -> bool:
    """Whether a verb says that its subject was somewhere, and not that it does so for a living or ever."""
    if verb.lemma == "live" and verb.tag in ("VBP", "VBZ", "VB"):
        return False  # "some 48,000 people live in the town"
    if verb.lemma in _PACKED:
        return verb.tag == "VBN" and token.dep in ("nsubjpass", "nsubj")
    if verb.lemma in _BE:
        return token.dep in ("attr", "nsubj") or raised
    if verb.lemma in _STANDING:
        return verb.tag in ("VBG", "VBN", "VBD") and token.dep in ("nsubj", "dobj")
    return verb.lemma in _ENTERING and verb.tag in ("VBD", "VBN") and token.dep == "nsubj"


_CABINS = frozenset({"cabin", "car", "carriage", "compartment", "gondola", "hold", "cockpit", "deck", "coach"})
_LINES = frozenset(
    "cableway ropeway gondola lift chairlift funicular aircraft plane airliner jet ferry ship boat vessel train railway tram cable".split()
)


def _rides(board: Board, where: Token) -> bool:
    """Whether a place is a craft, or a cabin in an Article about one."""
    if noun_class(board.analysis, where, board.settings) in _VEHICLES:
        return True
    return where.lemma in _CABINS and any(t.lemma in _LINES for t in board.analysis.tokens)


def _where(board: Board, verb: Token, token: Token) -> Token | None:
    """The noun of the place: of the verb, or of an "in" phrase at the counted noun."""
    for holder in (verb, token):
        for prep in board.analysis.children(holder, "prep"):
            if prep.lower in _WHERE:
                for noun in board.analysis.children(prep, "pobj"):
                    if (
                        noun.entity not in ("DATE", "TIME")
                        and noun.pos != "NUM"
                        and noun.lemma not in ("time", "moment", "hour", "total", "danger", "all")
                    ):
                        return noun
    return None


def _there(board: Board, verb: Token, token: Token) -> bool:
    """Adverbs of place, or the bare "there were 300 passengers" of what rides or is held."""
    beside = board.analysis.children(verb, "advmod", "acomp", "prep")
    if any(t.lower in _THERE for t in beside):
        return True
    existential = any(t.lower == "there" for t in board.analysis.children(verb, "expl"))
    return existential and (token.lemma in _RIDERS or verb.tag in ("VBD", "VB"))


_CROWDS = frozenset(
    "crowd turnout march rally demonstration demonstrator protester protestor marcher attendance gathering procession"
    " vigil congregation throng striker picket mourner".split()
)
"""Nouns for many people who came together (WordNet 3.1, hyponyms of crowd, gathering and protester)."""
_NUMBERING = frozenset({"number", "total", "put", "estimate", "set", "reckon", "place", "count", "swell", "grow"})


def by_crowd(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "the crowd, put at 6,000 by the organisers and 1,500 by the police", "the marchers numbered 900": how many came."""
    if amount.unit_span is not None or amount.share_of is not None or (amount.quantity.low or amount.quantity.high or 0) < _TOGETHER:
        return None
    tokens, first = board.analysis.tokens, board.first_token(amount)
    start = board.analysis.sentences[first.sentence].first
    before = tokens[first.i - 1] if first.i > start else None
    if before is None:
        return None
    again = joints.get(i - 1)
    after = tokens[board.number_token(amount).i + 1] if board.number_token(amount).i + 1 < len(tokens) else None
    if again is not None and again.rule == "crowd" and after is not None and after.lower in ("by", "according", ","):
        return Joint(i, "other", None, "crowd")
    behind = before.lower in ("at", "to", "as") and first.i - 1 > start
    near = tokens[max(start, first.i - _FAR) : first.i - 1] if behind else [before]
    verb = next((t for t in reversed(near) if t.lemma in _NUMBERING), None)
    if verb is None or (behind and any(t.text in ",;" for t in tokens[verb.i : first.i])):
        return None
    named = any(t.lemma in _CROWDS and t.pos != "PROPN" for t in tokens[max(start, verb.i - _FAR) : first.i])
    return Joint(i, "other", None, "crowd") if named else None


_FAR = 10
_ASKING = frozenset("ask demand want pay seek offer exchange bargain".split())


def by_demand(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "the kidnappers are asking 2 million for the three engineers": for whom a ransom is asked, is held."""
    head = board.head(amount) if amount.unit_span is not None else board.number_token(amount)
    prep = board.analysis.head_of(head)
    verb = board.analysis.head_of(prep)
    if head.dep != "pobj" or prep.lower != "for" or not is_person(amount):
        return None
    verb = board.analysis.head_of(verb) if verb.pos in ("NOUN", "NUM", "PROPN") else verb
    held = any(h.happening in ("abduction", "hostage_taking", "hijacking") for h in board.reading.happenings)
    return Joint(i, "captured", None, "demand") if held and verb.lemma in _ASKING else None


_FILMS = frozenset("video film footage photo photograph picture image recording clip tape camera cctv".split())


def by_shown(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "the video shows seven men sitting in a yard", "a film in which one attacker is to be seen"."""
    if not is_person(amount) or amount.unit_span is None or amount.unit_class in ("harm", "case"):
        return None
    for token in standing_for(board, amount):
        verb = board.analysis.head_of(token)
        subjects = {t.lemma for t in board.analysis.children(verb, "nsubj")}
        around = {t.lemma for t in board.analysis.sentence_tokens(board.analysis.sentences[token.sentence])}
        if token.dep in ("dobj", "nsubj") and verb.lemma in ("show", "depict", "capture", "reveal") and subjects & _FILMS:
            return Joint(i, "other", None, "shown")
        if token.dep in ("nsubj", "nsubjpass") and verb.lemma in ("see", "be", "visible", "appear", "show") and around & _FILMS:
            return Joint(i, "other", None, "shown")
    return None
