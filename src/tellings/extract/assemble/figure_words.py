"""What stands around a figure, as names of features: the words, their kinds, the triggers, and what the rules say.

Of words only those that are no names are taken; numbers stand by their size. A word also stands for its kind (``word_kinds``: words that a
small language model sets near each other), so that a verb that no lexicon lists can speak for what it is like.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.joint import PARTICULAR, Joint
from tellings.language import Token
from tellings.model import AmountMention

BUCKETS = 2**15
_REACH = 6
"""Words on each side."""
_TELLING = 9
"""A larger number said twice is the same count more often than chance."""
_NEAREST = 3
_VERBS = ("VERB", "AUX")


@lru_cache(maxsize=1)
def _kinds() -> np.ndarray | None:
    """For each bucket of a word its coarse and fine kind (two rows), 0 where no word is known; None where the file is absent."""
    found = resources.files(__package__) / "word_kinds.npz"
    if not found.is_file():
        return None
    with found.open("rb") as stream, np.load(stream) as data:
        return np.asarray(data["kinds"])


@lru_cache(maxsize=2**15)
def kinds_of(word: str) -> tuple[int, ...]:
    """The kinds of a lower-case word, empty where it has none."""
    table = _kinds()
    if table is None:
        return ()
    row = table[:, zlib.crc32(word.encode()) % table.shape[1]]
    return tuple(int(x) for x in row) if row[0] else ()


def word_names(board: Board, index: int, joints: Mapping[int, Joint]) -> list[str]:
    """The names of the features of one figure but for its own rule; ``joints`` is what the rules say of the others."""
    amount = board.reading.amounts[index]
    head = board.head(amount)
    names = [*_figure(board, amount, head), *_around(board, amount), *_governing(board, head)]
    return [*names, *_triggers(board, head), *_before(board, index, joints)]


def _word(tag: str, token: Token) -> list[str]:
    """A token as features: its lemma where it is a lower-case word, and its kinds."""
    if not token.text[:1].isalpha():
        return [f"{tag} {'#' if token.text[:1].isdigit() else token.text[:1]}"]
    if not token.text[:1].islower():
        return [f"{tag} Xx"] if token.pos == "PROPN" else [f"{tag} Xx", f"{tag} {token.lower}"]
    kinds = kinds_of(token.lower) or kinds_of(token.lemma)
    return [f"{tag} {token.lemma}", *(f"{tag} k{level} {k}" for level, k in enumerate(kinds))]


def _size(value: int | None) -> str:
    return "open" if value is None else str(value) if value < 3 else f"e{min(7, int(math.log10(value) * 2))}"


def _figure(board: Board, amount: AmountMention, head: Token) -> list[str]:
    q = amount.quantity
    sentence = board.analysis.sentences[head.sentence]
    number = board.number_token(amount)
    names = [
        f"kind {amount.kind}", f"class {amount.unit_class}", f"figure {q.figure}", f"low {_size(q.low)}",
        f"share {amount.share_of is not None}", f"role {sentence.role}", f"bare {amount.unit_span is None}",
        f"first {number.i == sentence.first}", f"epidemic {board.epidemic}",
    ]  # fmt: skip
    if amount.unit_span is not None:
        names += _word("noun", head)
        for token in board.analysis.tokens_in(amount.unit_span):
            if token.i != head.i:
                names += _word("adj", token)
    return [*names, f"bare {amount.unit_span is None} {amount.kind} {_size(q.low)}", f"single {is_single(amount)}"]


def _around(board: Board, amount: AmountMention) -> list[str]:
    tokens = board.analysis.tokens
    first, last = board.first_token(amount), board.number_token(amount)
    head = board.head(amount)
    end = max(last.i, head.i)
    sentence = board.analysis.sentences[first.sentence]
    names: list[str] = []
    left = tokens[max(sentence.first, first.i - _REACH) : first.i][::-1]
    right = tokens[end + 1 : min(sentence.last, end + 1 + _REACH)]
    for side, near in (("<", left), (">", right)):
        for k, token in enumerate(near):
            names += _word(side, token)
            if k < _NEAREST:
                names += _word(f"{side}{k}", token)
        names += [f"{side}{a.lower if a.text.islower() else 'Xx'} {b.lower if b.text.islower() else 'Xx'}" for a, b in pairwise(near)]
    names += _told(board, "in", sentence.index)
    return names + _told(board, "ago", sentence.index - 1) if sentence.index else names


def _told(board: Board, tag: str, index: int) -> list[str]:
    """The nouns, verbs and adjectives of a sentence as features."""
    names = board.words_told.get((tag, index))
    if names is None:
        sentence = board.analysis.sentences[index]
        telling = [t for t in board.analysis.tokens[sentence.first : sentence.last] if t.pos in ("NOUN", "VERB", "ADJ")]
        names = board.words_told[tag, index] = [name for t in telling for name in _word(tag, t)]
    return names


def _governing(board: Board, head: Token) -> list[str]:
    """The verb above the figure, the path to it, what else depends on it."""
    tokens = board.analysis.tokens
    path, token = [head.dep], head
    for _ in range(5):
        above = tokens[token.head]
        if above.i == token.i or above.sentence != head.sentence:
            break
        if above.pos in _VERBS:
            way = ">".join(path[-3:])
            names = [f"path {way}", *_word("verb", above), *_word(f"verb {path[-1]}", above)]
            for child in board.analysis.children(above):
                if child.dep in ("nsubj", "nsubjpass", "dobj", "agent", "prt", "neg", "prep", "acomp", "attr", "aux", "auxpass"):
                    names += [f"has {child.dep}"]
                    if child.dep in ("nsubj", "dobj", "prt", "prep", "acomp", "attr", "neg") and child.i != head.i:
                        names += _word(child.dep, child)
            return names
        names_above = above.lemma if above.pos == "ADP" else above.pos
        path.append(f"{above.dep}:{names_above}")
        token = above
    root = tokens[token.head]
    return [f"path root {path[-1]}", *_word("root", root)]


def _triggers(board: Board, head: Token) -> list[str]:
    names: list[str] = []
    nearest: dict[str, tuple[int, str]] = {}
    for happening in board.sentence_triggers.get(head.sentence, ()):
        place = board.trigger_token(happening)
        side = "<" if place.i < head.i else ">"
        role = "none"
        if any(h is happening for h in board.affected.get(head.i, ())):
            role = "affected"
        elif any(h is happening for h in board.agents.get(head.i, ())):
            role = "agent"
        for measure in {happening.measure, happening.person_measure, happening.thing_measure} - {None}:
            names += [f"trig {measure} {side}", f"trig {measure} {role}"]
        gap = abs(place.i - head.i)
        if happening.measure in PARTICULAR and (side not in nearest or gap < nearest[side][0]):
            nearest[side] = (gap, str(happening.measure))
        if happening.happening:
            names.append(f"happening {happening.happening}")
    for side, (gap, measure) in nearest.items():
        names += [f"near {side} {measure}", f"near {side} {measure} {min(gap, 8) // 2}"]
    if not nearest:
        names.append("near none")
    return names


def _before(board: Board, index: int, joints: Mapping[int, Joint]) -> list[str]:
    """What was counted before: by the figure before, and by the same number."""
    amounts = board.reading.amounts
    here = amounts[index]
    names: list[str] = []
    sentence = board.head(here).sentence
    for k in range(index - 1, max(-1, index - 12), -1):
        if k in joints:
            gap, last = min(3, sentence - board.head(amounts[k]).sentence), joints[k].measure
            names += [f"last {last}", f"last {last} {gap}", f"last {last} bare {here.unit_span is None}"]
            break
    value = here.quantity.low
    if value is not None and value > _TELLING:
        alike = [(k, j.measure) for k, j in joints.items() if k != index and amounts[k].quantity.low == value]
        names += sorted({f"same {m}" if k < index else f"later {m}" for k, m in alike})
    told = [h.measure for h in board.reading.happenings if h.measure in PARTICULAR]
    names += [f"doc {m}" for m in set(told)]
    if told:
        names.append(f"most {max(sorted(set(told)), key=told.count)}")
    for k, side in ((index - 1, "l"), (index + 1, "r")):
        if 0 <= k < len(amounts) and board.head(amounts[k]).sentence == sentence:
            names += [f"beside {side} {amounts[k].kind}", f"beside {side} {joints[k].measure if k in joints else None}"]
    return names


def rule_names(amount: AmountMention, joint: Joint | None) -> list[str]:
    """The names of what the rules say of a figure, and which of them said it."""
    if joint is None:
        return ["rule none", f"rule none {amount.unit_class}"]
    said, lemma = f"rule {joint.measure}", joint.happening.lemma if joint.happening else None
    return [said, f"{said} {joint.rule}", f"rule by {joint.rule}", f"{said} {amount.unit_class}", f"{said} {lemma}"]


def buckets(names: list[str], size: int = BUCKETS) -> np.ndarray:
    """The sorted buckets of features, shape (n,), int32."""
    return np.array(sorted({zlib.crc32(n.encode()) % size for n in names}), dtype=np.int32)
