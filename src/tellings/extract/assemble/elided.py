"""Figures whose noun and verb stand in the sentence before: "Four more on Wednesday", "We have 103 on our list", "the coast guard 91".

What was counted last, within two sentences, is counted here too. Each form of ellipsis is known by what stands around the number
(Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, chapter 17: gapping, fused heads, fragments).
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.joint import PARTICULAR, SINGULAR_MEASURES, Joint
from tellings.language import Token
from tellings.model import AmountMention

BACK = 2
"""Sentences in which the figure before is looked for."""
_HAVE = frozenset("have list count show hold record register contain name".split())
_CONFIRM = frozenset("confirm admit concede acknowledge report claim count deny know say".split())
_PAPERS = frozenset("list book register manifest roll log record file names name board table ledger sheet document notebook diary".split())
_LEADS = frozenset("and then only another all in total altogether a further at least about some nearly so far now : - – — \" “ ' ‘".split())
_CLOSES = frozenset(". , ; : ! ? ) — –".split())


def by_ellipsis(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """The measure of the figure before, for a number that says only how many."""
    if is_single(amount) or amount.share_of is not None or (amount.quantity.low is None and amount.quantity.high is None):
        return None
    names = amount.quantity.unit in ("names", "name", "entries")
    if amount.unit_span is not None and not names:
        return None
    number = board.number_token(amount)
    own = _in_papers(board, amount, number) or (not names and _confirmed(board, amount, number))
    if own or (not names and (_fragment(board, amount, number) or _gapped(board, amount, number) or _owned(board, number))):
        return _before(board, i, number, joints)
    return None


def _before(board: Board, i: int, number: Token, joints: dict[int, Joint]) -> Joint | None:
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < number.sentence - BACK:
            return None
        counted = joints[j].measure in PARTICULAR or joints[j].rule in ("presence", "telling", "role")
        if counted and not is_single(other) and other.share_of is None and other.quantity.high != 0:
            return Joint(i, joints[j].measure, joints[j].happening, "telling")
    return None


def _in_papers(board: Board, amount: AmountMention, number: Token) -> bool:
    """As in "we have 103 on our list", "the airline's list has 94 names", "the ministry has 29"."""
    token = board.head(amount) if amount.unit_span is not None else number
    verb = board.analysis.head_of(token)
    if token.dep != "dobj" or verb.lemma not in _HAVE:
        return False
    subjects = board.analysis.children(verb, "nsubj")
    written = any(t.lemma in _PAPERS for t in [*subjects, *board.analysis.subtree(verb)])
    told = any(t.lower in ("we", "they", "it") or t.pos in ("NOUN", "PROPN") for t in subjects)
    after = board.analysis.tokens[token.i + 1] if token.i + 1 < len(board.analysis.tokens) else None
    ends = after is None or after.text in _CLOSES or after.lower in ("on", "in", "so", "and")
    return told and ends and (written or verb.lemma in ("have", "count", "list"))


def _confirmed(board: Board, amount: AmountMention, number: Token) -> bool:
    """As in "the office itself confirms one": the object of a verb of saying, and no more."""
    del amount
    verb = board.analysis.head_of(number)
    after = board.analysis.tokens[number.i + 1] if number.i + 1 < len(board.analysis.tokens) else None
    return number.dep == "dobj" and verb.lemma in _CONFIRM and (after is None or after.text in _CLOSES)


def _fragment(board: Board, amount: AmountMention, number: Token) -> bool:
    """As in "Four more on Wednesday, when ...": a sentence without a verb of its own that begins with the number."""
    words = board.analysis.sentence_tokens(board.analysis.sentences[number.sentence])
    first = board.first_token(amount)
    leads = [t for t in words if t.i < first.i]
    if any(t.lower not in _LEADS for t in leads) and not _speaker(leads):
        return False
    if any(t.pos in ("VERB", "AUX") and not _subordinate(board, t) for t in words):
        return False
    after = board.analysis.tokens[number.i + 1] if number.i + 1 < len(board.analysis.tokens) else None
    more = after is not None and after.lower in (
        "more",
        "others",
        "on",
        "in",
        "at",
        "that",
        "by",
        "since",
        "so",
        "yesterday",
        "today",
        "last",
    )
    return more or after is None or (after.text in (".", ",", ";") and len(words) - len(leads) > 1 and bool(leads))


def _speaker(leads: list[Token]) -> bool:
    """As in "A: ...", "Total for the week: ..."."""
    return bool(leads) and leads[-1].text in (":", "-", "–", "—") and len(leads) <= 6 and not any(t.pos in ("VERB", "AUX") for t in leads)


def _subordinate(board: Board, verb: Token) -> bool:
    """Whether a verb stands in a clause that only adds when, where or why."""
    words = board.analysis.children(verb, "mark", "advmod")
    return verb.dep in ("advcl", "relcl", "acl", "aux", "auxpass") or any(
        t.lower in ("when", "as", "while", "after", "before") for t in words
    )


def _gapped(board: Board, amount: AmountMention, number: Token) -> bool:
    """As in "the airline says 88, the coast guard 91": a teller and a number between marks, the verb left out."""
    tokens, first = board.analysis.tokens, board.first_token(amount)
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    if after is not None and after.sentence == number.sentence and after.text not in (".", ",", ";", ")"):
        return False
    k, words = first.i - 1, 0
    while k >= 0 and tokens[k].sentence == number.sentence and tokens[k].pos in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        k, words = k - 1, words + 1
    if not 0 < words <= 5 or k < 0 or (tokens[k].text not in (",", ";", "–", "—") and tokens[k].lower not in ("and", "but", "while")):
        return False
    return tokens[first.i - 1].pos in ("NOUN", "PROPN") and _told_before(board, k)


def _told_before(board: Board, k: int) -> bool:
    """Whether the sentence has a verb of saying before a mark, whose object the number repeats."""
    tokens = board.analysis.tokens
    start = board.analysis.sentences[tokens[k].sentence].first
    return any(t.lemma in _CONFIRM | _HAVE | {"put", "speak", "estimate", "tell"} and t.pos in ("VERB", "AUX") for t in tokens[start:k])


def _owned(board: Board, number: Token) -> bool:
    """As in "the airport's 95": a bare number that somebody has."""
    return bool(board.analysis.children(number, "poss")) and number.dep not in ("nummod", "compound")


def by_fragment_ordinal(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "Two shot dead, third critical": the word beside an ordinal without a noun says what happened to one more."""
    number = board.number_token(amount)
    tokens = board.analysis.tokens
    before = tokens[number.i - 1] if number.i else None
    first = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    bare = (
        before is None
        or before.sentence != number.sentence
        or before.text in (",", ";", "-", "–", "—", ":")
        or before.lower in ("and", "a")
    )
    if not bare or first is None or first.sentence != number.sentence:
        return None
    happening = board.triggers.get(first.i)
    if happening is None or happening.person_measure not in SINGULAR_MEASURES or happening.frame in ("of", "toll"):
        return None
    return Joint(i, happening.person_measure, happening, "ordinal")
