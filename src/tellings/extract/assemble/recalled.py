"""Bare numbers that say anew how many there were of what was counted: "the union stands by 231", "a list of 410", "that makes eight".

What is counted is not said again, so the measure is that of an earlier figure: of the same number where it was told before, else of what
was counted last. Which bare numbers talk of a count is known by what governs them: a verb of telling, estimating or keeping to a number
(VerbNet 3.4, classes say-37.7, estimate-34.2, admit-64.3, sustain-55.6; FrameNet 1.7, Estimating, Adding_up), a paper or a sum that
consists of them, a copula with "it", "that" or a sum as its subject, or a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.extract.assemble.board import Board, is_single, is_thing
from tellings.extract.assemble.joint import PARTICULAR, Joint, measure_for
from tellings.extract.quantity import THING_CLASSES, noun_class
from tellings.language import Token
from tellings.model import AmountMention

BACK = 3
"""Sentences in which what was counted last is looked for."""
_TELLING = frozenset(
    "say tell report claim state estimate guess reckon put place peg count calculate compute give quote cite name list speak talk hear know"
    " learn write read publish announce admit confess own concede acknowledge confirm insist stand stay stick hold keep cling abide adhere"
    " begin start open end finish stop settle arrive come get reach correct revise raise lower cut reduce change amend adjust update"
    " upgrade"
    " downgrade have record register note mention show print post make add total assume suppose suspect believe think maintain repeat"
    " remain"
    " go enter document verify establish find rest".split()
)
_THROUGH = frozenset("of to at by with on for as about upon from".split())
_PAPERS = frozenset(
    "list roll figure number count toll total tally sum estimate name register estimation guess score record table file book log".split()
)
_SUMS = frozenset("it that this there sum figure number count total toll tally balance result answer estimate we they list score".split())
_BE = frozenset({"be", "make", "become", "come", "remain"})
_COMPARING = frozenset({"than", "above", "below", "against"})
_STOPS = frozenset(
    ", . ; : ) ? ! — – - \" ” ' ’ but and or while as in on by at from since when because for so until till after before with without then"
    " now yesterday today tonight last this that who whom which given named published told reported mentioned cited claimed".split()
)
_READINGS = frozenset(
    "population capacity temperature wind gust gauge price rate index share speed level thermometer barometer clock meter score vote"
    " mast station budget cost"
    " fare salary wage bill turnover profit loss weight height depth age distance magnitude visibility tariff tide odds".split()
)
"""What is measured or paid, not counted: "the gauge showed 48"."""
_CROWDS = frozenset(
    "crowd gathering throng mob group party band convoy column force unit gang congregation turnout audience herd flock".split()
)


def by_recalled(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """The measure of an earlier figure for a bare number that a teller, a paper, a sum or a comparison gives."""
    if not is_bare(board, amount):
        return None
    number = board.number_token(amount)
    estimated = _estimated(board, i, amount, number)
    if estimated is not None:
        return estimated
    if not _ends(board, number) or not (
        _told(board, number) or _written(board, number) or _sums_up(board, number) or _compared(board, number)
    ):
        return None
    return earlier_count(board, i, amount, joints)


def earlier_count(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """The measure of the same number told before, else of what was counted last within three sentences; None without either."""
    same = [j for j in joints if j < i and _same_number(board.reading.amounts[j], amount) and joints[j].rule != "base"]
    if same:
        j = max(same)
        return Joint(i, joints[j].measure, joints[j].happening, "recalled")
    sentence = board.number_token(amount).sentence
    asked = asked_about(board, i, sentence, joints)
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < max(sentence - BACK, asked[0] if asked else 0):
            break
        if not is_single(other) and other.share_of is None and other.quantity.high != 0 and joints[j].rule not in _LOOSE:
            return Joint(i, joints[j].measure, joints[j].happening, "recalled")
    return asked[1] if asked else None


_HOW_MANY = re.compile(r"\bhow (?:many|high|large|big)\b|\bthe (?:exact |true |real )?number of\b", re.IGNORECASE)
_CARE = frozenset("doctor hospital clinic surgeon ward nurse infirmary physician patient paramedic ambulance".split())
_RIDING = frozenset({"sit", "be", "travel", "ride", "sail", "board", "fly", "embark", "get"})
SHORT = 5
"""Words of a question that only names what is asked about ("And the houses?")."""


def asked_about(board: Board, i: int, sentence: int, joints: dict[int, Joint]) -> tuple[int, Joint] | None:
    """What the latest "how many" asks about, with its sentence: "How many had to leave is not clear. The town speaks of 260"."""
    for index in range(sentence - 1, max(sentence - 1 - BACK, -1), -1):
        view = board.analysis.sentences[index]
        words = board.analysis.sentence_tokens(view)
        text = view.span.of(board.analysis.text)
        asking = _HOW_MANY.search(text)
        if asking is None:
            named = _named_in_question(board, i, text, words, joints)
            if named is not None:
                return index, named
            continue
        craft = any(noun_class(board.analysis, t, board.settings) in _CRAFT and t.dep == "pobj" for t in words)
        if craft and any(t.lemma in _RIDING and t.start > view.span.start + asking.start() for t in words):
            return index, Joint(i, "aboard", None, "asked")
        for happening in board.sentence_triggers.get(index, []):
            measure = happening.person_measure or happening.thing_measure
            if measure in PARTICULAR and happening.head > view.span.start + asking.start():
                return index, Joint(i, measure, happening, "asked")
        return index, Joint(i, "injured" if any(t.lemma in _CARE for t in words) else "other", None, "asked")
    return None


_CRAFT = frozenset({"vehicle", "vessel", "aircraft"})


def _named_in_question(board: Board, i: int, text: str, words: Sequence[Token], joints: dict[int, Joint]) -> Joint | None:
    """As in "And houses?": the things asked about, with the measure that such things have elsewhere in the Article."""
    spoken = [t for t in words if t.text.isalpha()]
    if not text.rstrip(" \"'”’").endswith("?") or len(spoken) > SHORT + 2 or not spoken:
        return None
    noun = spoken[-1]
    kind = noun_class(board.analysis, noun, board.settings)
    if kind not in THING_CLASSES or noun.tag not in ("NNS", "NNPS"):
        return None
    told = [h for h in board.reading.happenings if h.thing_measure in ("destroyed", "damaged")]
    same = [joints[j].measure for j in joints if board.reading.amounts[j].unit_class == kind]
    return Joint(i, same[-1] if same else told[0].thing_measure if told else "destroyed", None, "asked")


_LOOSE = frozenset({"attackers", "agent", "of happening", "shown", "swarm", "handled"})
"""What was only seen there is not what is counted on."""
SMALL = 10
"""Below it two equal numbers may be of different things."""


def _same_number(other: AmountMention, amount: AmountMention) -> bool:
    low, high = amount.quantity.low, amount.quantity.high
    return not is_single(other) and (other.quantity.low, other.quantity.high) == (low, high) and (low or high or 0) >= SMALL


def by_pair(board: Board, i: int, joints: dict[int, Joint]) -> Joint | None:
    """As in "141 cases and twelve deaths. The week before it was 88 and nine": two numbers in the order of the two before."""
    amounts, text = board.reading.amounts, board.analysis.text
    first = i - 1 if i and text[amounts[i - 1].span.end : amounts[i].span.start].strip() == "and" else i
    second = first + 1
    if second >= len(amounts) or text[amounts[first].span.end : amounts[second].span.start].strip() != "and" or first not in (i, i - 1):
        return None
    if amounts[first].unit_span is not None or amounts[second].unit_span is not None or not is_bare(board, amounts[first]):
        return None
    number = board.number_token(amounts[first])
    if not (_told(board, number) or _sums_up(board, number)):
        return None
    before = [j for j in sorted(joints) if j < first and not is_single(amounts[j])][-2:]
    if len(before) < 2 or joints[before[0]].measure == joints[before[1]].measure:
        return None
    sentence = board.number_token(amounts[i]).sentence
    if any(board.head(amounts[j]).sentence < sentence - 2 for j in before):
        return None
    twin = joints[before[i - first]]
    return Joint(i, twin.measure, twin.happening, "recalled") if twin.measure in PARTICULAR else None


def is_bare(board: Board, amount: AmountMention) -> bool:
    """Whether a number of more than one stands without a noun or a whole."""
    q = amount.quantity
    if board.first_token(amount).lower in ("these", "those"):
        return False
    plain = amount.unit_span is None and amount.share_of is None and (q.low or q.high or 0) > 1
    return plain and amount.number.of(board.analysis.text).lower() not in ("both", "half") and not is_single(amount)


def _ends(board: Board, number: Token) -> bool:
    """Whether the phrase ends behind the number."""
    tokens = board.analysis.tokens
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    return after is None or after.sentence != number.sentence or after.lower in _STOPS or (after.pos == "NUM" and after.text[:1].isdigit())


def _chain(board: Board, number: Token) -> Token:
    """The first of coordinated numbers ("57 and 88")."""
    token = number
    while token.dep in ("conj", "quantmod", "nummod", "compound") and board.analysis.head_of(token).pos == "NUM":
        token = board.analysis.head_of(token)
    return token


def _told(board: Board, number: Token) -> bool:
    """The object of a verb of telling or keeping to a number, or of its preposition."""
    analysis, token = board.analysis, _chain(board, number)
    above = analysis.head_of(token)
    if token.dep == "pobj" and above.lower in _THROUGH:
        token, above = above, analysis.head_of(above)
        if above.dep == "prep":  # "up to", "out of"
            above = analysis.head_of(above)
        if above.dep == "prt":
            above = analysis.head_of(above)
    elif token.dep not in ("dobj", "attr", "oprd", "ccomp", "obj"):
        return False
    if above.pos not in ("VERB", "AUX") or above.lemma not in _TELLING or (above.lemma == "count" and token.lower == "at"):
        return False
    if above.dep == "relcl" and analysis.head_of(above).lemma in _READINGS:
        return False
    subjects = analysis.children(above, "nsubj", "nsubjpass")
    if above.lemma in ("hold", "have", "take") and any(noun_class(analysis, t, board.settings) in _ROOMS for t in subjects):
        return False  # "the stadium holds 42,000"
    return not any(t.lemma in _READINGS for s in subjects for t in analysis.subtree(s))


_ROOMS = frozenset({"building", "vehicle", "vessel", "aircraft", "site", "infrastructure"})


def _written(board: Board, number: Token) -> bool:
    """As in "a list of 410", "the names of five", "the figure of 34"."""
    token = _chain(board, number)
    prep = board.analysis.head_of(token)
    return token.dep == "pobj" and prep.lower == "of" and board.analysis.head_of(prep).lemma in _PAPERS


def _sums_up(board: Board, number: Token) -> bool:
    """As in "that makes eight", "today the sum would be 16", "it's 118"."""
    token = _chain(board, number)
    verb = board.analysis.head_of(token)
    if token.dep not in ("attr", "dobj", "acomp", "oprd") or verb.lemma not in _BE:
        return False
    return any(t.lower in _SUMS or t.lemma in _SUMS for t in board.analysis.children(verb, "nsubj", "expl"))


def _compared(board: Board, number: Token) -> bool:
    """As in "far above the 39 given by the army", "against 120 a day earlier"."""
    token = _chain(board, number)
    prep = board.analysis.head_of(token)
    if token.dep not in ("pobj", "pcomp") or prep.lower not in _COMPARING:
        return False
    return prep.lower in ("than", "against") or any(
        t.lower in ("the", "its", "their") for t in board.analysis.children(token, "det", "poss")
    )


def _estimated(board: Board, i: int, amount: AmountMention, number: Token) -> Joint | None:
    """As in "a crowd estimated at 400", "the crowd, put at 6,000 by the organisers": what is said of the crowd is said of the number."""
    analysis = board.analysis
    prep = analysis.head_of(_chain(board, number))
    verb = analysis.head_of(prep)
    if prep.lower not in ("at", "of", "by") or verb.lemma not in ("estimate", "put", "number", "reckon", "guess", "count", "be"):
        return None
    noun = analysis.head_of(verb)
    if verb.dep not in ("acl", "relcl", "advcl") or noun.lemma not in _CROWDS:
        return None
    for happening in board.affected.get(noun.i, []):
        if measure := measure_for(happening, amount):
            return Joint(i, measure, happening, "estimated")
    return Joint(i, "other", None, "estimated")


def still_there(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "four are still there", "nine remain", "eleven of its people are still in the creeks": what was counted last has not ended.

    The state is that of the figure before (hurt, sick, missing, held, away from home); after a release those who remain are held.
    """
    token = board.number_token(amount)
    shared = amount.share_of is not None or amount.unit_span is None
    if not shared or is_thing(amount) or is_single(amount) or (amount.quantity.high == 0):
        return None
    verb = board.analysis.head_of(token if token.dep in ("nsubj", "nsubjpass") else board.head(amount))
    still = any(t.lower in ("still", "yet") for t in board.analysis.children(verb, "advmod")) and verb.lemma in ("be", "stay", "sit", "lie")
    if not (still or verb.lemma == "remain") or verb.i < token.i:
        return None
    if any(t.i in board.triggers for t in board.analysis.subtree(verb) if t.i > verb.i):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < token.sentence - BACK:
            break
        measure = joints[j].measure
        told = joints[j].happening
        if measure == "other" and told is not None and told.lemma == "send home":
            measure = "injured"
        if measure in _LASTING and not is_thing(other):
            return Joint(i, measure, joints[j].happening, "still there")
        if measure == "rescued":
            held = any(h.person_measure in ("captured", "arrested") for h in board.reading.happenings)
            return Joint(i, "captured" if held else "missing", joints[j].happening, "still there")
    return Joint(i, "other", None, "still there") if still and amount.share_of is not None else None


_LASTING = frozenset({"injured", "infected", "missing", "captured", "arrested", "displaced", "aboard"})
