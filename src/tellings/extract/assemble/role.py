"""Joining by syntax: roles, complements, members of a group, ordinals."""

from __future__ import annotations

from tellings.extract.assemble.beside import by_own_noun
from tellings.extract.assemble.board import Board, is_person, is_thing
from tellings.extract.assemble.joint import (
    PARTICULAR,
    SINGULAR_MEASURES,
    STATUS,
    Joint,
    inside,
    latest,
    made,
    measure_for,
    standing_for,
)
from tellings.extract.assemble.takers import by_taker
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention


def by_role(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The role that syntax gives to the counted noun, or to the group it stands in ("a convoy of 14 trucks")."""
    best: Joint | None = None
    for token in standing_for(board, amount):
        for happening in board.affected.get(token.i, []):
            if _of_another(board, amount, happening) or (amount.share_of is not None and inside(board, token, happening)):
                continue
            measure = measure_for(happening, amount, epidemic=board.epidemic)
            told = board.analysis.head_of(board.trigger_token(happening))
            if happening.lemma == "hold" and not measure and told.lemma in _SAYING and is_person(amount):
                measure = "other"  # "whom the army says it holds"
            if happening.lemma in _KEPT and measure == "other":
                measure = _kept(board, happening)
                if measure == "other" and happening.lemma in ("hold", "keep") and amount.unit_class == "combatant":
                    measure = "captured"  # soldiers who are held
            if is_person(amount) or amount.unit_class == "group":
                measure = by_taker(board, happening, measure)
            if happening.lemma == "hold" and measure in ("other", "captured") and _houses(board, happening):
                continue
            measure = _ill(board, happening, amount, measure)
            if happening.lemma in _BURIED and measure == "missing" and happening.modality == "feared" and not _yet(board, happening):
                measure = "killed"  # "fears that 120 people are under the mud"
            if happening.lemma in ("fate", "whereabouts") and measure == "missing" and _captives(board):
                measure = "captured"
            if happening.lemma == "bury" and measure == "missing" and interred(board, happening):
                measure = "killed"
            joint = made(i, happening, measure, "role")
            best = latest(board, token, best, joint)
        best = latest(board, token, best, _complement(board, i, amount, token))
        best = best or _in_ruins(board, i, amount, token)
        if best and best.measure in PARTICULAR:
            return best
    return best


def by_role_inside(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """What a clause that hangs on the whole of a share says of it: "30 of the 88 who were taken in", "half of the twelve who died"."""
    head = board.head(amount)
    for happening in board.affected.get(head.i, []):
        if inside(board, head, happening) and (measure := measure_for(happening, amount, epidemic=board.epidemic)):
            measure = by_taker(board, happening, measure) if is_person(amount) else measure
            return Joint(i, measure, happening, "inside") if measure in PARTICULAR else None
    return None


def _of_another(board: Board, amount: AmountMention, happening: HappeningMention) -> bool:
    """As in "9 missing, 21,500 displaced": a word right after another bare number is said of that number."""
    trigger = board.trigger_token(happening)
    before = board.analysis.tokens[trigger.i - 1] if trigger.i else trigger
    if (
        before.lower in ("them", "these", "those", "which", "whom")
        and before.sentence == trigger.sentence
        and amount.span.end < before.start
    ):
        shares = (a.share_of for a in board.reading.amounts if a.kind == "count" and a.span.start > amount.span.start)
        if any(s is not None and s.end == before.end for s in shares):
            return True  # "300 houses were damaged, 64 of them beyond repair"
    if before.pos != "NUM" or before.sentence != trigger.sentence or before.i == board.number_token(amount).i or before.dep == "nummod":
        return False
    return any(a.kind == "count" and a.number.end == before.end and a.unit_span is None for a in board.reading.amounts)


def people_falling(board: Board, i: int, amount: AmountMention, happening: HappeningMention) -> str | None:
    """What a verb of falling says of a bare number of people: killed where fighters are seen to fall, else nothing; None of things."""
    if not _of_people(board, i, amount, happening):
        return None
    return "killed" if _seen_falling(board, happening) else ""


def _of_people(board: Board, i: int, amount: AmountMention, happening: HappeningMention) -> bool:
    """Whether a bare number under a verb that measures only things counts people, as the last figure with a noun does."""
    if amount.unit_span is not None or amount.unit_class != "unknown" or happening.person_measure or happening.lemma not in _DOWN:
        return False
    here = board.head(amount).sentence
    before = [a for a in board.reading.amounts[:i] if a.kind == "count" and a.unit_span is not None and board.head(a).sentence >= here - 2]
    if not before:
        return _seen_falling(board, happening)
    return is_person(before[-1]) and before[-1].unit_class not in ("harm", "case", "unknown")


_DOWN = frozenset({"go down", "come down", "fall down", "fall in", "collapse", "go under", "break up", "explode", "blow up"})


def _seen_falling(board: Board, happening: HappeningMention) -> bool:
    """As in "I saw three go down": who is seen to fall among fighters is dead."""
    verb = board.analysis.head_of(board.trigger_token(happening))
    return happening.lemma in ("go down", "fall", "fall down", "drop") and verb.lemma in ("see", "watch", "count")


def _captives(board: Board) -> bool:
    """Whether the Article tells of people who were taken."""
    return any(h.happening in ("abduction", "hostage_taking", "hijacking") for h in board.reading.happenings)


_BURIED = frozenset({"under rubble", "lie under rubble", "beneath rubble"})


def _yet(board: Board, happening: HappeningMention) -> bool:
    """Whether they are said to be there still: then they are sought."""
    sentence = board.analysis.sentences[board.trigger_token(happening).sentence]
    return any(t.lower in ("still", "alive", "trapped", "buried") for t in board.analysis.sentence_tokens(sentence))


_SAYING = frozenset({"say", "claim", "admit", "announce", "boast", "report", "deny"})
_KEPT = frozenset(
    {
        "hold", "release", "set free", "free on bail", "keep", "let go", "turn loose", "regain liberty", "regain freedom",
        "recover liberty",
        "recover freedom", "walk free", "go free", "allow home", "allow to go home",
    }
)  # fmt: skip


_FREEING = frozenset({"release", "let go", "free", "set free", "hand over", "ransom", "go free", "walk free"})


_CARE = frozenset("treat care admit hospitalise hospitalize in on under take bring lie remain isolate".split())
_HOUSES = frozenset("prison jail facility camp centre center hospital building hall stadium bus hotel school".split())


def _ill(board: Board, happening: HappeningMention, amount: AmountMention, measure: str) -> str:
    """The measure, but for those whom an outbreak has brought into care: they are ill, not hurt."""
    cared = measure == "injured" and happening.lemma.split()[0] in _CARE and amount.unit_class in ("person", "unknown")
    return "infected" if board.epidemic and cared else measure


def _houses(board: Board, happening: HappeningMention) -> bool:
    """As in "the prison holds 1,100 men": what a building holds is its room."""
    tokens = [board.analysis.token_at(a.head) for a in happening.agents]
    told = board.trigger_token(happening)
    if told.tag in ("VBZ", "VBD") and told.dep == "ROOT" and any(t is not None and t.lower == "it" for t in tokens):
        return True
    return any(t is not None and t.lemma in _HOUSES for t in tokens)


_GRAVES = frozenset(
    "churchyard cemetery graveyard grave rest funeral coffin family widow priest imam parish village side tomb honours honors".split()
)
_LOOSE = frozenset("avalanche landslide mudslide rubble debris snow earth mud rock slide collapse rockfall alive ruin wreckage ash".split())


def interred(board: Board, happening: HappeningMention) -> bool:
    """Whether the buried were laid in graves: by people ("we buried six"), in a churchyard, where no earth has come down."""
    agents = [board.analysis.token_at(a.head) for a in happening.agents]
    if any(
        t is not None and (t.lower in ("we", "they", "i", "you") or noun_class(board.analysis, t, board.settings) in STATUS) for t in agents
    ):
        return True
    if board.analysis.head_of(board.trigger_token(happening)).lemma in ("remain", "stay", "lie"):
        return False  # "sixty remain buried"
    words = {t.lemma for t in board.analysis.sentence_tokens(board.analysis.sentences[board.trigger_token(happening).sentence])}
    slid = any(h.happening in _SLIDING or h.lemma in _LOOSE for h in board.reading.happenings)
    return (bool(words & _GRAVES) or not slid) and not words & _LOOSE


_SLIDING = frozenset({"landslide", "avalanche", "earthquake", "collapse", "mine_accident", "explosion", "flood", "eruption", "storm"})


def _kept(board: Board, happening: HappeningMention) -> str:
    """To hold is to capture or to arrest, and a release ends either: by who does it, else by what the sentence or the Article tells."""
    if happening.lemma == "free on bail":
        return "other"
    agents = [board.analysis.token_at(a.head) for a in happening.agents]
    kinds = {noun_class(board.analysis, t, board.settings) for t in agents if t is not None}
    sentence = board.trigger_token(happening).sentence
    near = {h.person_measure for h in board.sentence_triggers.get(sentence, []) if h.frame != "modifier"}
    everywhere = [h.person_measure for h in board.reading.happenings]
    arrested = "security" in kinds or ("arrested" in near and not kinds & {"person", "combatant"})
    captured = not arrested and ("combatant" in kinds or "captured" in near or everywhere.count("captured") > everywhere.count("arrested"))
    if happening.lemma in ("hold", "keep"):
        freed = "rescued" in everywhere or any(h.lemma in _FREEING for h in board.reading.happenings)
        nobody = happening.passive and not agents and not freed  # "four suspects are being held"
        captive = happening.passive and not agents and freed and "arrested" not in everywhere
        return "arrested" if arrested else "captured" if captured or captive else "arrested" if nobody else "other"
    return "rescued" if captured else "other"


def _complement(board: Board, i: int, amount: AmountMention, token: Token) -> Joint | None:
    """As in "nine were dead", "22 are still missing", "two were in hospital", "have been confirmed dead"."""
    analysis = board.analysis
    verb = analysis.head_of(token)
    if token.dep not in ("nsubj", "nsubjpass", "dobj") or verb.pos not in ("VERB", "AUX"):
        return None
    stack = [c for c in verb.children if c > token.i or analysis.tokens[c].dep in ("acomp", "oprd")]
    for _ in range(12):
        if not stack:
            break
        child = analysis.tokens[stack.pop(0)]
        happening = board.triggers.get(child.i)
        if token.dep == "nsubj" and child.dep in ("oprd", "xcomp") and analysis.children(verb, "dobj"):
            continue  # "no one reported them missing"
        if token.dep == "dobj" and child.dep == "conj" and analysis.children(child, "aux", "auxpass"):
            continue  # "attacked two cars and were gone in a minute"
        if (
            happening
            and happening.frame in ("modifier", "self")
            and child.dep in _COMPLEMENTS
            and not _of_another(board, amount, happening)
        ):
            measure = measure_for(happening, amount)
            measure = _ill(board, happening, amount, measure)
            if measure and not (child.dep == "attr" and analysis.children(child, "nummod")):
                return Joint(i, measure, happening, "complement")
        if child.dep in ("acomp", "oprd", "xcomp", "attr") and child.pos != "NUM":
            stack.extend(c for c in child.children)
        elif child.dep == "prep" and child.lower == "among":
            stack.extend(child.children)
    return None


_RUINS = frozenset(
    "ash ashes rubble ruin ruins cinder cinders wreck wreckage scrap debris matchwood shell skeleton hulk write-off dust splinters".split()
)
"""What a thing that is lost is said to be (WordNet 3.1, hyponyms of ruin, wreck and residue)."""


def _in_ruins(board: Board, i: int, amount: AmountMention, token: Token) -> Joint | None:
    """As in "eleven vehicles are ash", "from the 60 houses only ash is left": what is said to be its own remains is destroyed."""
    analysis = board.analysis
    if not is_thing(amount) or amount.unit_class in ("animal", "group", "munition"):
        return None
    verb = analysis.head_of(token)
    if token.dep == "pobj" and verb.lower in ("of", "from"):
        verb = analysis.head_of(verb)
        left = verb.lemma in ("leave", "remain", "rest", "stand", "survive")
        said = analysis.children(verb, "nsubj", "nsubjpass", "dobj", "attr") if left and verb.pos in ("VERB", "NOUN") else []
        gone = any(t.lemma in _RUINS or t.lower in ("nothing", "little") for t in said)
        return Joint(i, "destroyed", None, "ruins") if gone else None
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma not in ("be", "become", "lie", "remain", "stand"):
        return None
    said = analysis.children(verb, "attr", "acomp", "dobj")
    said += [t for p in analysis.children(verb, "prep") if p.lower in ("in", "to") for t in analysis.children(p, "pobj")]
    return Joint(i, "destroyed", None, "ruins") if any(t.lemma in _RUINS for t in said) else None


_COMPLEMENTS = ("acomp", "oprd", "attr", "prep", "advmod", "xcomp", "conj", "amod")


def by_membership(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "A nurse was among the dead", "the injured included a child": a part of a whole told elsewhere."""
    analysis, token = board.analysis, board.head(amount)
    verb = analysis.head_of(token)
    first = token
    while first.dep == "conj" and analysis.head_of(first).pos in ("NOUN", "PROPN"):
        first = analysis.head_of(first)
    if first.dep == "nsubj" and analysis.head_of(first).lemma in ("be", "number", "rank"):
        verb = analysis.head_of(first)
        for prep in analysis.children(verb, "prep"):
            if prep.lower in ("among", "amongst", "of"):
                return _listed(board, i, analysis.children(prep, "pobj"))
    if first.dep == "attr" and analysis.head_of(first).lemma == "be":  # "the dead are a couple", "killed were a farmer and his wife"
        said = analysis.children(analysis.head_of(first), "nsubj", "nsubjpass", "csubj")
        return _listed(board, i, [t for t in said if t.i < first.i and (t.tag != "NN" or t.lower in _FALLEN)])
    if token.dep in ("dobj", "attr", "conj"):
        head = verb
        while head.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            head = analysis.head_of(head)
        if verb.lemma == "include" or head.lemma == "include":
            inc = verb if verb.lemma == "include" else head
            return _listed(board, i, analysis.children(inc, "nsubj"))
    return None


_SHARED = frozenset({"killed", "injured", "arrested", "captured", "missing", "rescued"})


def by_company(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "he was picked up with two accomplices", "she died along with her three sons": who is with somebody shares the fate."""
    token = board.head(amount)
    prep = board.analysis.head_of(token)
    if token.dep != "pobj" or prep.lower != "with" or not is_person(amount) or amount.unit_span is None:
        return None
    verb = board.analysis.head_of(prep)
    verb = board.analysis.head_of(verb) if verb.lower in ("along", "together") else verb
    happening = board.triggers.get(verb.i)
    if happening is None or not (happening.passive or happening.frame == "subject") or happening.nominal or not happening.affected:
        return None
    measure = by_taker(board, happening, measure_for(happening, amount))
    return Joint(i, measure, happening, "company") if measure in _SHARED else None


_FALLEN = frozenset("dead injured wounded hurt missing killed deceased fallen".split())


def _listed(board: Board, i: int, tokens: list[Token]) -> Joint | None:
    for token in tokens:
        happening = board.triggers.get(token.i)
        if happening and happening.person_measure in SINGULAR_MEASURES:
            return Joint(i, happening.person_measure, happening, "among")
        for told in board.affected.get(token.i, []):  # "among those who perished"
            if told.person_measure in SINGULAR_MEASURES and inside(board, token, told) and told.polarity == "positive":
                return Joint(i, told.person_measure, told, "among")
    return None


def by_ordinal(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """As in "the eighth person to die", "the eighth death", "a fourth victim was shot"; other ordinals count nothing."""
    value = amount.quantity.low or 0
    head, number = board.head(amount), board.number_token(amount)
    tokens = board.analysis.tokens
    before = tokens[number.i - 1] if number.i else None
    if before is None or before.sentence != number.sentence or value > 1000:
        return None
    own = by_own_noun(board, i, amount)
    if own is None and head.lemma == "victim" and amount.unit_span is not None and _fatal_victims(board, amount):
        own = Joint(i, "killed", None, "ordinal")
    if own and own.happening is not None and own.happening.happening and own.measure != "killed":
        return None  # "the third stabbing in a month": what is numbered is the happening
    if own and own.measure == "killed" and before.lower in ("a", "an", "the") and value > 1:
        return Joint(i, "killed", own.happening, "ordinal", total=True)
    if own and before.lower in ("a", "an", "another") and value > 1:
        return Joint(i, own.measure, own.happening, "ordinal")
    if own and before.lower == "the" and value > 1:
        return Joint(i, own.measure, own.happening, "ordinal", total=True)
    if (
        amount.unit_span is None
        and previous is not None
        and previous in joints
        and joints[previous].measure in SINGULAR_MEASURES
        and before.lower in ("the", "a")
    ):
        verb = board.analysis.head_of(number)
        if (
            number.dep == "nsubj"
            and verb.lemma == "be"
            and board.head(board.reading.amounts[previous]).sentence >= number.sentence - 1
            and not by_role(board, i, amount)
        ):
            return Joint(
                i,
                joints[previous].measure,
                joints[previous].happening,
                "ordinal",
                joints[previous].whole if joints[previous].whole is not None else previous,
            )
    joint = by_role(board, i, amount)
    if amount.unit_span is None:
        return joint if joint and joint.measure in SINGULAR_MEASURES and before.lower in ("a", "the", "another") else None
    if joint is None or joint.measure not in PARTICULAR:
        joint = _infinitive(board, i, amount) or joint
    if joint is None or joint.measure not in PARTICULAR or amount.unit_class not in (*STATUS, "vehicle", "vessel", "aircraft"):
        return None
    if (
        joint.measure in ("killed", "infected")
        and before.lower in ("a", "an", "the")
        and value > 1
        and not _one_more(board, joints, value, number)
    ):
        return Joint(i, joint.measure, joint.happening, "ordinal", total=True)
    if before.lower in ("the", "his", "her") and value > 1 and _restrictive(board, joint, head):
        return Joint(i, joint.measure, joint.happening, "ordinal", total=True)
    return Joint(i, joint.measure, joint.happening, "ordinal") if before.lower in ("a", "an", "the") and value > 1 else None


def _fatal_victims(board: Board, amount: AmountMention) -> bool:
    """Whether "victim" means a dead one: the sentence or the Article tells of more deaths than of injuries."""
    del amount
    told = [h.person_measure for h in board.reading.happenings]
    return told.count("killed") > told.count("injured")


def _one_more(board: Board, joints: dict[int, Joint], value: int, number: Token) -> bool:
    """As in "two were hurt and a third was killed": the number goes on from figures of another measure."""
    return any(
        j.measure != "killed"
        and board.reading.amounts[k].quantity.low == value - 1
        and board.head(board.reading.amounts[k]).sentence == number.sentence
        for k, j in joints.items()
    )


def _infinitive(board: Board, i: int, amount: AmountMention) -> Joint | None:
    head = board.head(amount)
    for child in board.analysis.children(head, "acl", "relcl", "xcomp", "advcl"):
        happening = board.triggers.get(child.i)
        if happening and measure_for(happening, amount) in PARTICULAR:
            return Joint(i, measure_for(happening, amount), happening, "ordinal")
    return None


def _restrictive(board: Board, joint: Joint, head: Token) -> bool:
    """The trigger hangs on the noun ("to die", "lost this year"): the ordinal is a total."""
    if joint.happening is None:
        return False
    return board.trigger_token(joint.happening).head == head.i
