"""Bare figures that say another number for what was counted before: "the railway says 300", "the chief spoke of eleven", "now it is 17".

A number without a noun is read with what stands around it: a verb of telling, "it was", "there were", a comparison, a question before it.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person, is_single
from tellings.extract.assemble.joint import PARTICULAR, Joint
from tellings.extract.assemble.recalled import asked_about
from tellings.extract.assemble.role import interred
from tellings.language import Token
from tellings.model import AmountMention

_TELL = frozenset("say report claim tell count estimate give quote name list admit confirm concede announce record register".split())
_TELL_OF = frozenset("speak talk stand insist stick come hold write read think know hear learn".split())
"""Verbs of telling with a preposition (VerbNet 3.4, classes say-37.7, talk-37.5, lecture-37.11)."""
_TO = frozenset("of by on to at about".split())
_IS = frozenset({"be", "become", "make", "leave", "reach"})
_STAND = frozenset({"be", "stand", "stay", "remain", "hold"})
_SUBJECTS = frozenset({"it", "there", "that", "this", "figure", "number", "count", "total", "toll", "tally", "we", "they"})
_LIKE = frozenset({"than", "nearer", "closer", "now", "against", "instead", "rather"})
_STOPS = frozenset(", . ; : ) ? ! — – but and while as in on by at from since when".split())
_ASKED = ("how many", "what is the", "what was the", "how high")
BACK = 2
"""Sentences in which the figure before is looked for."""


def by_telling(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "500 were told to leave; the railway says 300", "40 were taken, and not 60": a bare figure set against the one before."""
    if amount.quantity.low in (0, 1) or amount.share_of is not None or is_single(amount):
        return None
    tokens, number, first = board.analysis.tokens, board.number_token(amount), board.first_token(amount)
    before = tokens[first.i - 1] if first.i and tokens[first.i - 1].sentence == number.sentence else None
    if amount.unit_span is not None:
        return _same_noun(board, i, amount, joints, before)
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    last = tokens[number.i + 2] if number.i + 2 < len(tokens) else None
    if (
        after is not None and after.pos == "AUX" and last is not None and last.text in ".;,"
    ):  # "no one is held; the agency says that two are"
        return _latest(board, i, number, joints)
    if _answers(board, number, before) and (asked := _asked(board, i, number)) is not None:
        return asked
    if after is not None and after.sentence == number.sentence and after.lower not in _STOPS and after.lemma not in _TELL:
        return _as_well(board, i, number, joints)
    if before is None or before.text in "\"'“‘:-—–":
        asked = _asked(board, i, number)
        said = after is not None and after.text == "," and any(t.lemma in _TELL for t in tokens[number.i + 1 : number.i + 4])
        return asked or (_latest(board, i, number, joints) if said else None)
    return _latest(board, i, number, joints) if _set_against(board, before, tokens) else _asked(board, i, number)


def _answers(board: Board, number: Token, before: Token | None) -> bool:
    """As in "Seventeen that night": a line of an interview without a verb that begins with the number."""
    words = board.analysis.sentence_tokens(board.analysis.sentences[number.sentence])
    starts = before is None or before.text in "\"'“‘:-—–"
    return starts and not any(t.pos in ("VERB", "AUX") for t in words)


def _as_well(board: Board, i: int, number: Token, joints: dict[int, Joint]) -> Joint | None:
    """As in "seventeen are missing, and the nine of the mill as well"."""
    words = [t.lower for t in board.analysis.tokens[number.i + 1 : number.i + 7] if t.sentence == number.sentence]
    if not ({"too", "also", "likewise"} & set(words) or "as well" in " ".join(words)):
        return None
    joint = _latest(board, i, number, joints)
    return joint if joint and board.head(board.reading.amounts[max(j for j in joints if j < i)]).sentence == number.sentence else None


def _set_against(board: Board, before: Token, tokens: list[Token]) -> bool:
    """Whether the word before a number says that another count follows."""
    two = tokens[before.i - 1] if before.i else before
    three = tokens[before.i - 2] if before.i > 1 else two
    if before.lemma in _TELL:
        return True
    if before.lower in _TO and (two.lemma in _TELL_OF or (two.lower in ("to", "up") and three.lemma in _TELL_OF)):
        return before.lower != "at" and not (two.lemma == "come" and before.lower != "to")
    if before.lower in ("from", "on") and two.lower in ("up", "down"):  # "74,300, up from 61,000 in May"
        return True
    if before.lower == "of" and two.lemma in ("figure", "number", "count", "toll", "total", "estimate", "tally"):
        return True
    if before.lower == "it" and two.lemma == "make":
        return True
    if before.lower == "at" and two.lemma in _STAND and any(t.lower in _SUBJECTS for t in board.analysis.children(two, "nsubj")):
        return True  # "so we are at nineteen"
    if before.lower == "not" and two.lower in ("and", ",", "but"):
        return True
    if before.lemma in _IS or before.lower in ("still", "already", "only", "now"):
        verb = before if before.lemma in _IS else two
        subject = board.analysis.children(verb, "nsubj", "expl")
        return verb.lemma in _IS and any(t.lower in _SUBJECTS or t.lemma in _SUBJECTS for t in subject)
    return before.lower in _LIKE or (before.lower in ("to", "of") and two.lower in ("nearer", "closer", "instead", "compared"))


def _latest(board: Board, i: int, number: Token, joints: dict[int, Joint]) -> Joint | None:
    if (asked := asked_about(board, i, number.sentence, joints)) is not None:
        after = [j for j in joints if j < i and board.head(board.reading.amounts[j]).sentence >= asked[0]]
        if not after:
            return asked[1]
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < number.sentence - BACK:
            return None
        happening = joints[j].happening
        came = happening is not None and happening.happening == "protest"
        particular = joints[j].measure in PARTICULAR or joints[j].rule in ("presence", "telling", "crowd") or came
        if particular and not is_single(other) and other.share_of is None and other.quantity.high != 0:
            return Joint(i, joints[j].measure, joints[j].happening, "telling")
    return None


def _same_noun(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], before: Token | None) -> Joint | None:
    """As in "staff had spoken of five hijackers": people named without a verb, counted like the same noun before."""
    if before is None or before.lower != "of" or not is_person(amount) or amount.unit_class in ("harm", "case"):
        return None
    if board.analysis.tokens[before.i - 1].lemma not in ("speak", "talk", "report", "rumour", "rumor", "claim", "story"):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        if board.head(board.reading.amounts[j]).lemma == board.head(amount).lemma:
            return Joint(i, joints[j].measure, joints[j].happening, "telling")
    return Joint(i, "other", None, "telling")


def _asked(board: Board, i: int, number: Token) -> Joint | None:
    """As in "How many dead are there? - Thirty, as of now": the question says what is counted."""
    text = board.analysis.text
    for index in range(number.sentence - 1, max(number.sentence - 1 - BACK, -1), -1):
        sentence = board.analysis.sentences[index]
        words = sentence.span.of(text)
        if words.rstrip(" \"'”’").endswith("?") and any(a in words.lower() for a in _ASKED):
            for happening in board.sentence_triggers.get(index, []):
                if happening.person_measure in PARTICULAR:
                    laid = happening.lemma == "bury" and interred(board, happening)
                    return Joint(i, "killed" if laid else happening.person_measure, happening, "asked")
            return None
    return None


def by_sum(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "Six are dead. Four in the hall, two on the stairs": bare figures of one sentence that add up to the one before."""
    if amount.unit_span is not None or amount.share_of is not None or not amount.quantity.low:
        return None
    sentence = board.head(amount).sentence
    beside = [
        a
        for a in board.reading.amounts
        if a.kind == "count" and a.unit_span is None and a.share_of is None and a.quantity.low and board.head(a).sentence == sentence
    ]
    total = sum(a.quantity.low or 0 for a in beside)
    if len(beside) < 2:
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < sentence - BACK:
            return None
        if other.quantity.low == total == other.quantity.high and joints[j].measure in PARTICULAR and board.head(other).sentence < sentence:
            return Joint(i, joints[j].measure, joints[j].happening, "sum", j)
    return None


def by_list(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "ten bodies were entered: nine inmates and a guard": what follows the colon is what the figure before it counts."""
    if amount.quantity.high == 0:
        return None
    sentence = board.head(amount).sentence
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence != sentence:
            return None
        gap = board.analysis.text[other.span.end : amount.span.start]
        whole = joints[j].whole if joints[j].rule == "list" else j
        small = (amount.quantity.low or 0) < (other.quantity.low or 0) or joints[j].rule == "list"
        if (":" in gap or joints[j].rule == "list") and small and is_person(amount) and joints[j].measure in PARTICULAR:
            between = board.analysis.text[max(other.span.end, amount.span.start - len(gap.rsplit(":", 1)[-1])) : amount.span.start]
            if not any(t.pos == "VERB" for t in board.analysis.tokens if amount.span.start - len(between) <= t.start < amount.span.start):
                return Joint(i, joints[j].measure, joints[j].happening, "list", whole)
    return None


def totals_before_lists(board: Board, joints: dict[int, Joint]) -> dict[int, Joint]:
    """As in "We can name four people: three workers killed on the spot and a clerk who died": the total takes the measure of its parts."""
    text, found = board.analysis.text, dict(joints)
    for i, amount in enumerate(board.reading.amounts):
        if i in joints or amount.kind != "count" or not is_person(amount) or text[amount.span.end : amount.span.end + 1] != ":":
            continue
        sentence = board.head(amount).sentence
        parts = [joints[j] for j in joints if j > i and board.head(board.reading.amounts[j]).sentence == sentence]
        measures = {p.measure for p in parts}
        if len(measures) == 1 and measures <= PARTICULAR:
            found[i] = Joint(i, parts[0].measure, parts[0].happening, "total of list")
    return dict(sorted(found.items()))


def parts_of_sum(board: Board, joints: dict[int, Joint]) -> dict[int, Joint]:
    """As in "31 died. 19 of them were captives, seven were patients, five nurses": figures that add up to the one before are its parts.

    The sum is the proof: at least two figures of people, in a row, in the three sentences after a figure of what happened to people.
    """
    amounts, found = board.reading.amounts, dict(joints)
    for j, joint in joints.items():
        whole = amounts[j]
        total = whole.quantity.low
        if total is None or whole.quantity.high not in (total, None) or total < _SUM or joint.measure not in _FATES or not is_person(whole):
            continue
        parts = _adding_up(board, j, total)
        own = {joints[k].measure for k in parts if k in joints and joints[k].whole is None}
        if any(k in joints and _told_apart(joints[k], joint) for k in parts):
            continue  # "17 people were killed and 12 wounded"
        if joint.measure in own or (joint.measure != "killed" and own - {"other"}) or own & _OTHER_FATES:
            continue
        found.update({k: Joint(k, joint.measure, joint.happening, "sum", j) for k in parts})
    return dict(sorted(found.items()))


def _told_apart(part: Joint, whole: Joint) -> bool:
    """Whether the words beside a figure tell of another fate; a noun such as "prisoners" only says who they were."""
    beside = part.rule in ("beside", "own noun") and part.measure != whole.measure
    return beside and (part.measure == "injured" or (part.happening is not None and not part.happening.nominal))


_OTHER_FATES = frozenset({"arrested", "rescued", "missing", "displaced"})
_SUM = 5
_FATES = frozenset({"killed", "missing", "rescued", "injured", "infected"})


def _adding_up(board: Board, j: int, total: int) -> list[int]:
    """The figures right after ``j`` whose sum is ``total``; [] if they are fewer than two or pass it."""
    amounts, last = board.reading.amounts, board.head(board.reading.amounts[j]).sentence + BACK + 1
    parts: list[int] = []
    left = total
    for k in range(j + 1, len(amounts)):
        amount = amounts[k]
        if board.head(amount).sentence > last or left <= 0:
            break
        if amount.kind != "count" or not is_person(amount) or amount.quantity.low == 0:
            continue
        if amount.unit_class == "name" or amount.quantity.low is None or amount.quantity.low != amount.quantity.high:
            continue
        if is_single(amount) and board.analysis.text[amount.span.start : amount.span.start + 1].isupper():
            continue
        parts.append(k)
        left -= amount.quantity.low
    return parts if left == 0 and sum(not is_single(amounts[k]) for k in parts) > 1 else []


def by_fear(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "we feared as many as 15": what is feared of people, where nothing else is said, is their death."""
    token = board.number_token(amount)
    verb = board.analysis.head_of(token)
    bare = amount.unit_span is None and amount.share_of is None and token.dep == "dobj"
    return Joint(i, "killed", None, "feared") if bare and verb.lemma in ("fear", "mourn") else None
