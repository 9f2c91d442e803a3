"""People of one predicate that are coordinated: "a mother and her two sons were killed" is one figure, three.

A coordination with at least one person without a numeral ("the driver and eleven children", "three men and a woman") is read as one
figure, the sum; where all have numerals ("16 pupils and one cook") each is a figure of its own. Only words that belong to the noun
phrases may stand between: ages, prepositional phrases, determiners (Huddleston and Pullum, The Cambridge Grammar of the English
Language, 2002, chapter 15).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.extract.assemble.board import Board, is_person, is_single
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.places import ages_at
from tellings.extract.quantity import age_sex
from tellings.language import Token
from tellings.model import AmountMention, Figure, Quantity, Span

_AND = frozenset({"and", "&", "plus", "or"})
_WITH = frozenset({"together", "along", "as", "well", "with"})
_DETERMINERS = frozenset("a an the his her their its our my your both another also one's 's ’s".split())
_AGES = frozenset("aged age year years month months old - ( )".split())
_MARKS = frozenset({",", "(", ")"})
LISTED = frozenset({"list", "sum", "total of list"})
"""Rules that have read the figures as parts of a total before them."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST = 14
"""Words between two conjuncts."""


def coordinate(board: Board, joints: dict[int, Joint]) -> dict[int, Joint]:
    """The joints with coordinated people put together: the first bears the sum, the others are gone."""
    found = dict(joints)
    for group in coordinations(board):
        joined = [joints[k] for k in group if k in joints]
        measures = {j.measure for j in joined if j.measure != "other"} or {j.measure for j in joined}
        if len(measures) != 1 or any(j.rule in LISTED or j.total for j in joined):
            continue
        if (total := _restates(board, group, joints)) is not None or _apart(board, group):
            for k in group if total is not None else ():
                found.pop(k, None)
            continue
        bearer = next(j for j in joined if j.measure in measures)
        for k in group:
            found.pop(k, None)
        found[group[0]] = replace(bearer, amount=group[0], members=tuple(group))
    return dict(sorted(found.items()))


def coordinations(board: Board) -> Iterator[list[int]]:
    """The amounts that are counted together: coordinated people, at least one of them a person without a numeral."""
    done = -1
    for i in range(len(board.reading.amounts)):
        if i > done and _member(board, i):
            group = _group(board, i)
            done = group[-1]
            if len(group) > 1 and any(is_single(board.reading.amounts[k]) for k in group):
                yield group


def sum_of(board: Board, joint: Joint) -> tuple[Quantity, Span]:
    """The figure of a Joint and where it stands: of coordinated people the sum and the whole coordination."""
    amounts = [board.reading.amounts[k] for k in joint.members or (joint.amount,)]
    first = amounts[0]
    if len(amounts) == 1:
        return first.quantity, first.span
    lows, highs = [a.quantity.low for a in amounts], [a.quantity.high for a in amounts]
    low = sum(n for n in lows if n is not None) if None not in lows else None
    high = sum(n for n in highs if n is not None) if None not in highs else None
    kinds = {a.quantity.figure for a in amounts} - {"exact"}
    figure: Figure = "exact" if not kinds else next(iter(kinds)) if len(kinds) == 1 else "approximate"
    span = Span(start=first.span.start, end=amounts[-1].span.end)
    hedge = next((a.quantity.hedge for a in amounts if a.quantity.hedge), None)
    return Quantity(low=low, high=high, figure=figure, unit=span.of(board.analysis.text), hedge=hedge), span


def _member(board: Board, i: int) -> bool:
    amount = board.reading.amounts[i]
    counted = amount.kind == "count" and amount.share_of is None and is_person(amount) and amount.unit_class not in ("harm", "case")
    reflexive = amount.unit_class == "name" and amount.unit_span is None and board.head(amount).pos == "PRON"
    couple = amount.number.of(board.analysis.text).lower().endswith("couple")
    named = amount.unit_span is not None or amount.unit_class == "name" or couple
    return counted and named and not reflexive and amount.quantity.figure != "vague" and bool(amount.quantity.low or amount.quantity.high)


def _group(board: Board, i: int) -> list[int]:
    """The amounts from ``i`` on that are coordinated with one another; without an "and" at its end it is no list."""
    amounts, group, closed = board.reading.amounts, [i], 1
    current, j = i, i + 1
    while j < len(amounts):
        if amounts[j].kind == "age" or amounts[j].span.end <= amounts[current].span.end:
            j += 1
            continue
        link = _link(board, amounts[current], amounts[j]) if _member(board, j) else None
        if link is None:
            break
        if not (link == "," and _apposed(board, amounts[current], amounts[j])):
            group.append(j)
            if link != ",":
                closed = len(group)
        current, j = j, j + 1
    return group[:closed]


def _link(board: Board, a: AmountMention, b: AmountMention) -> str | None:
    """What coordinates two figures: "and", "," or None where other things stand between them."""
    if board.head(a).sentence != board.head(b).sentence or a.span.end >= b.span.start:
        return None
    between = board.analysis.tokens_in(Span(start=a.span.end, end=b.span.start))
    if len(between) > LONGEST or _own_verb(board, a, b):
        return None
    words = [t for t in between if not _of_age(board, t)]
    while words and words[-1].lower in _DETERMINERS:
        words.pop()
    if not words:
        return None
    link = "and" if words[-1].lower in _AND or (len(words) > 1 and words[-1].lower in ("with", "as") and words[-2].lower in _WITH) else ","
    if link == "," and words[-1].text != ",":
        return None
    while words and (words[-1].lower in _AND | _WITH or words[-1].text in _MARKS):
        words.pop()
    return link if _modifies(words) else None


def _of_age(board: Board, token: Token) -> bool:
    ages = ages_at(board.reading, token.start)
    return token.lower in _AGES - {"(", ")"} or any(x.number.start <= token.start < x.number.end for x in ages)


def _modifies(words: list[Token]) -> bool:
    """Whether the words are the rest of a noun phrase: nothing, or a phrase with a preposition and no verb."""
    words = [w for w in words if w.text not in _MARKS]
    if not words:
        return True
    opens = words[0].pos == "ADP" and words[0].lower not in ("by", "than", "after", "before", "like", "except")
    return opens and not any(w.pos in ("VERB", "AUX", "SCONJ", "PUNCT") for w in words)


def _own_verb(board: Board, a: AmountMention, b: AmountMention) -> bool:
    """As in "police arrested a man and a woman called the fire brigade": the second has a verb of its own."""
    one, two = board.head(a), board.head(b)
    if two.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = board.analysis.head_of(two)
    return verb.i > two.i and verb.i != board.analysis.head_of(one).i and verb.tag in _FINITE and one.dep not in ("nsubj", "nsubjpass")


def _apposed(board: Board, a: AmountMention, b: AmountMention) -> bool:
    """As in "his brother, a soldier, and two friends": one person named twice."""
    token = board.head(b)
    after = board.analysis.text[b.span.end : b.span.end + 1]
    return token.dep == "appos" and after == "," and a.quantity.low == b.quantity.low == 1


def _restates(board: Board, group: list[int], joints: dict[int, Joint]) -> int | None:
    """The figure right before that the group only spells out: "two of our staff – a midwife and a cook – were killed"."""
    amounts = board.reading.amounts
    low = sum(amounts[k].quantity.low or 0 for k in group)
    for j in sorted((j for j in joints if j < group[0]), reverse=True):
        gap = board.analysis.text[amounts[j].span.end : amounts[group[0]].span.start].strip()
        gap = gap if gap in _APPOSED else _without_fate(board, joints, j, gap)
        if gap in _APPOSED and amounts[j].quantity.low == low and not is_single(amounts[j]):
            return j
        return None
    return None


_APPOSED = frozenset({",", ":", "–", "—", "-", "(", "- ", ", both"})
_LINKS = frozenset("was were is are have has had been dead people persons others".split())


def _without_fate(board: Board, joints: dict[int, Joint], j: int, gap: str) -> str:
    """The mark that is left of "dead," or "were hurt," between a figure and who they were: "two were hurt, a cook and a waiter"."""
    happening = joints[j].happening
    told = happening.span.of(board.analysis.text).split() if happening is not None else []
    words = gap[:-1].split()
    return gap[-1:] if words and all(w in _LINKS or w in told for w in words) and len(words) <= SHORT else gap


SHORT = 4
"""Words between a figure and the people whom it counts."""


def _apart(board: Board, group: list[int]) -> bool:
    """As in "six people, a nurse and five patients, were hurt": the first is the sum of the others."""
    first, rest = board.reading.amounts[group[0]], [board.reading.amounts[k] for k in group[1:]]
    general = age_sex(board.analysis, board.head(first), board.settings) is None  # "three men, a woman and two children" are six
    total = sum(a.quantity.low or 0 for a in rest)
    return not is_single(first) and general and first.quantity.low == total and _comma(board, first, rest[0])


def _comma(board: Board, a: AmountMention, b: AmountMention) -> bool:
    return board.analysis.text[a.span.end : b.span.start].strip() in (",", ":", "–", "—")
