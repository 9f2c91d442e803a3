"""Bare numbers beside what they count: behind a phrase set off by commas, under a heading, in the second half of a pair, as so many more.

Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, chapter 15, 5 (supplements: "most of the dead, 131, were") and
chapter 15, 4.2 (gapped coordination: "two on the Vell and one on the Mirr").
"""

from __future__ import annotations

import re

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.joint import PARTICULAR, Joint
from tellings.extract.assemble.recalled import is_bare
from tellings.model import AmountMention, Span

_ADDED = ("more", "another", "further", "others", "additional")


def by_more(board: Board, i: int, amount: AmountMention, found: Joint | None, joints: dict[int, Joint]) -> Joint | None:
    """As in "17 were hurt that night. Two more have come in since": more of what was counted last, where the verb does not say of what."""
    if found is None or found.measure != "other" or amount.unit_span is not None or amount.share_of is not None:
        return None
    number = board.number_token(amount)
    around = [t.lower for t in board.analysis.tokens[max(0, number.i - 2) : number.i + 2] if t.sentence == number.sentence]
    if not any(w in around for w in _ADDED):
        return None
    before = [j for j in joints if j < i and not is_single(board.reading.amounts[j])]
    near = bool(before) and board.head(board.reading.amounts[max(before)]).sentence >= number.sentence - 1
    twin = joints[max(before)] if near else None
    return Joint(i, twin.measure, twin.happening, "more") if twin is not None and twin.measure in PARTICULAR else None


def by_among_them(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "61 people were freed. Among them are 34 women": a part of what was counted last, in the same sentence or the one before."""
    sentence = board.analysis.sentences[board.head(amount).sentence]
    opening = " ".join(t.lower for t in board.analysis.tokens[sentence.first : sentence.first + 2])
    if opening not in _AMONG_THEM or amount.unit_span is None or amount.unit_class not in _PERSONS or is_single(amount):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        other = board.reading.amounts[j]
        if board.head(other).sentence < sentence.index - 1:
            return None
        larger = (other.quantity.low or other.quantity.high or 0) > (amount.quantity.low or amount.quantity.high or 0)
        if larger and joints[j].measure in PARTICULAR and board.head(other).sentence < sentence.index:
            return Joint(i, joints[j].measure, joints[j].happening, "among them", j)
    return None


_AMONG_THEM = frozenset({"among them", "among these", "among those", "amongst them", "they include"})
_PERSONS = frozenset({"person", "civilian", "combatant", "security", "staff"})
_HEADED = frozenset({"killed", "injured", "missing", "arrested", "captured", "displaced", "rescued"})


def by_heading(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "Detained. We have 437 people on our list": a heading of one or two words before the sentence, in the same paragraph."""
    index = board.head(amount).sentence
    first = board.first_token(amount)
    named = amount.unit_span is None and first.i and board.analysis.tokens[first.i - 1].pos in ("NOUN", "PROPN", "NUM", "CCONJ")
    if (
        index == 0
        or amount.quantity.high == 0
        or named
        or amount.quantity.figure == "range"
        or amount.unit_class not in ("unknown", "person", "civilian", "staff")
    ):
        return None
    view, here = board.analysis.sentences[index - 1], board.analysis.sentences[index]
    words = [t for t in board.analysis.sentence_tokens(view) if t.text.isalpha()]
    if view.paragraph != here.paragraph or not 0 < len(words) <= 2 or not words[0].text[:1].isupper():
        return None
    happening = next((h for t in words if (h := board.triggers.get(t.i)) is not None and h.person_measure in _HEADED), None)
    return Joint(i, happening.person_measure, happening, "heading") if happening is not None else None


_GROUPED = frozenset("most some many all those half several majority dead injured wounded missing victims".split())
REACH = 14
"""Words of the phrase that a number is set behind."""


def by_set_off(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "most of the dead, 131, were in the city", "those detained on the square, 148 according to the police, were freed"."""
    if not is_bare(board, amount):
        return None
    tokens, number, first = board.analysis.tokens, board.number_token(amount), board.first_token(amount)
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    if (
        first.i < 2
        or tokens[first.i - 1].text != ","
        or after is None
        or (after.text != "," and after.lower not in ("according", "in", "by"))
    ):
        return None
    start = max(board.analysis.sentences[number.sentence].first, first.i - REACH)
    phrase = tokens[start : first.i - 1]
    if (
        not phrase
        or phrase[0].lower not in _GROUPED | {"the", "of", "among"}
        or any(t.tag in ("VBZ", "VBP", "MD") or t.pos == "AUX" for t in phrase)
    ):
        return None
    if not {t.lower for t in phrase[:4]} & _GROUPED:
        return None
    for token in phrase:
        happening = board.triggers.get(token.i)
        if happening is not None and happening.person_measure in PARTICULAR:
            part = phrase[0].lower in ("most", "some", "many", "half", "several")
            same = [j for j in joints if j < i and joints[j].measure == happening.person_measure]
            whole = max(same) if part and same else None
            return Joint(i, happening.person_measure, happening, "set off", whole)
    return None


_PLACES = frozenset({"in", "at", "on", "from", "near", "outside"})
_BEGINS = re.compile(
    r"(?:\band|,|;)\s+(?:(?:on|in|at|of|last|this|another|a|further|by|for|only|just|then|yesterday|today|[A-Z][\w'’-]+|\d{1,2})\s+){0,4}$"
)


def by_parallel(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "two of them on the Vell and one on the Mirr", "20 from Kelm and on Tuesday six from Sorvia": the second half of a pair."""
    if amount.unit_span is not None or amount.share_of is not None or not amount.quantity.low or is_single(amount):
        return None
    number = board.number_token(amount)
    tokens = board.analysis.tokens
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    before = [j for j in joints if j < i and not is_single(board.reading.amounts[j])]
    if after is None or after.sentence != number.sentence or after.lower not in _PLACES or not before:
        return None
    j = max(before)
    other = board.reading.amounts[j]
    gap = board.analysis.text[other.span.end : amount.span.start]
    if board.head(other).sentence != number.sentence or _BEGINS.search(gap) is None or joints[j].measure not in PARTICULAR:
        return None
    told = [t.lower for t in board.analysis.tokens_in(Span(start=other.span.end, end=amount.span.start))] if gap else []
    return Joint(i, joints[j].measure, joints[j].happening, "parallel", joints[j].whole) if after.lower in told else None
