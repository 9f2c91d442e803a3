"""What a figure counts, weighed: the rules and the words around the figure together.

A small network with one hidden layer over hashed features: the words around a figure (:mod:`tellings.extract.assemble.figure_words`),
what the rules say of it and which rule said it. It tells how likely the figure counts the killed, the injured ... or nothing of a
happening; where its answer is in doubt, a second network that reads the words further off answers in its place
(:mod:`tellings.extract.assemble.encoder`). Where the answer is sure enough, a figure that no rule reads is read, a measure is changed,
or a figure is left out. Without the files the rules stand alone. Model cards: docs/models/measures.md,
docs/models/figures_in_context.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.coordinated import LISTED, coordinations
from tellings.extract.assemble.encoder import encoder
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.informants import is_informant
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.whole import is_stated_whole, some_of
from tellings.extract.assemble.windows import MEASURES, asked_about, pieces_of, windows
from tellings.extract.quantity import REFLEXIVE
from tellings.model import AmountMention, HappeningMention

NOTHING = "none"
SURE, SURE_OF_ONE = 0.85, 0.8
"""Where the network of words is less sure of a figure, or of a person without a numeral, the network of figures in context answers."""
RULE_BUCKETS = 2**12
SCALE = 3.0
"""The sum over a figure's features is scaled by this over the root of their number, in training and in use."""
TRUST = 3.0
"""A feature of the rules counts so many times as much as one of the words."""


class Limits(NamedTuple):
    """How likely the likeliest answer must be to count against what the rules say."""

    read: float
    """A measure, where no rule reads the figure."""
    change: float
    """A measure, where the rules say another one."""
    drop: float
    """Nothing of a happening, where a rule reads the figure."""


NUMBERS, ONES = Limits(0.35, 0.5, 0.95), Limits(0.4, 0.5, 0.5)
"""Of numbers; of ones and people without a numeral, where the rules are worse."""
OTHER = Limits(1.0, 0.5, 0.97)
"""Of what the rules call ``other``: things and crowds of a happening, which the network knows least. It is asked of each of them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The network; ``hidden`` has shape (buckets of words and then of rules, units), ``out`` (units, measures)."""

    measures: tuple[str, ...]
    hidden: np.ndarray
    hidden_scale: np.ndarray
    hidden_bias: np.ndarray
    out: np.ndarray
    out_bias: np.ndarray

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Weights:
        """The network from the arrays of the file."""
        names = ("hidden", "hidden_scale", "hidden_bias", "out", "out_bias")
        return cls(tuple(str(m) for m in arrays["measures"]), *(arrays[name] for name in names))

    def chances(self, around: np.ndarray, said: np.ndarray) -> np.ndarray:
        """How likely each measure is, shape (measures,), from the buckets of the words and of the rules."""
        scale = SCALE / np.sqrt(max(1, len(around) + len(said)))
        words = self.hidden[around].sum(axis=0, dtype=np.int32)
        rules = self.hidden[BUCKETS + said].sum(axis=0, dtype=np.int32)
        units = (words + TRUST * rules) * self.hidden_scale * scale + self.hidden_bias
        return _softmax(np.maximum(units, 0.0) @ self.out + self.out_bias)


def _softmax(scores: np.ndarray) -> np.ndarray:
    shifted = np.exp(scores - scores.max())
    result: np.ndarray = shifted / shifted.sum()
    return result


@lru_cache(maxsize=1)
def _arrays() -> Mapping[str, np.ndarray] | None:
    file = resources.files("tellings.extract.assemble") / "measures.npz"
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path, allow_pickle=False) as data:
        return dict(data)


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The shipped network; None where the file is absent."""
    arrays = _arrays()
    return None if arrays is None else Weights.of(arrays)


def taught_cases() -> frozenset[str]:
    """Folder names of the planted cases that the network was taught on: figures on them are in sample."""
    arrays = _arrays()
    return frozenset() if arrays is None else frozenset(str(name) for name in arrays["taught"])


def weigh(board: Board, joints: dict[int, Joint]) -> dict[int, Joint]:
    """The Joints of an Article after weighing; ``joints`` (by amount) is what the rules say and stays as it is."""
    model = weights()
    if model is None:
        return joints
    asked = {i: joints.get(i) for i, a in enumerate(board.reading.amounts) if _asked(board, a, joints.get(i))}
    chances = _in_context(model, board, joints, asked)
    rules = {i: joints[i] for i in chances if i in joints}
    for group in _together(board, joints, chances):
        mean = np.exp(np.mean([np.log(chances[k] + _TINY) for k in group if k in chances], axis=0))
        first = next((joints[k] for k in group if k in joints), None)
        if first is not None:  # each of a list was taught as nothing where the gold has the sum
            mean[model.measures.index(NOTHING)] = 0.0
        for k in group:
            chances[k] = mean / mean.sum()
            if first is not None:
                rules.setdefault(k, replace(first, amount=k))
    amounts = board.reading.amounts
    said = {
        i: decision(model.measures, each, rules[i].measure if i in rules else NOTHING, limits(amounts[i])) for i, each in chances.items()
    }
    return _with(board, joints, rules, said)


def _with(board: Board, joints: dict[int, Joint], rules: Mapping[int, Joint], said: Mapping[int, str]) -> dict[int, Joint]:
    """The Joints after what was said of each figure; ``rules`` are those of the figures asked about and of what goes with them."""
    found = dict(joints)
    kept = {j.happening.span for i, j in joints.items() if j.happening is not None and said.get(i) != NOTHING}
    for i, measure in said.items():
        rule = rules.get(i)
        if measure == NOTHING:
            if rule is None or rule.happening is None or rule.happening.span not in kept:
                found.pop(i, None)  # what a verb does to one of a list it does to each of it
        elif rule is None:
            found[i] = Joint(i, measure, _trigger_of(board, i, measure), "weighed")
        elif measure == rule.measure:
            found.setdefault(i, rule)
        elif not _by_doer(rule):
            found[i] = replace(rule, measure=measure, happening=_trigger_of(board, i, measure), rule="weighed")
    return dict(sorted(found.items()))


_TINY = 1e-6


def _together(board: Board, joints: Mapping[int, Joint], asked: Mapping[int, np.ndarray]) -> Iterator[list[int]]:
    """Coordinated people that are counted together ("the driver and 11 passengers") and are asked about: one answer is right for all."""
    for group in coordinations(board):
        joined = [joints[k] for k in group if k in joints]
        listed = any(j.members or j.total or j.rule in LISTED for j in joined)
        if not listed and len({j.measure for j in joined}) < 2 and any(k in asked for k in group):
            yield group


def _asked(board: Board, amount: AmountMention, joint: Joint | None) -> bool:
    """Whether the networks are asked about an amount: what the rules settle stands."""
    if not asked_about(amount):
        return False
    return not (_settled(board, amount) if joint is None else _told(amount, joint))


def chances_of(model: Weights, board: Board, joints: Mapping[int, Joint], asked: Iterable[int]) -> dict[int, np.ndarray]:
    """How likely each of the model's measures is for each figure asked about, by the words around it; ``joints`` is what the rules say.

    What was asked before is kept on the board.
    """
    amounts, known = board.reading.amounts, board.chances
    wanted = list(asked)
    for i in wanted:
        if i not in known:
            known[i] = model.chances(buckets(word_names(board, i, joints)), buckets(rule_names(amounts[i], joints.get(i)), RULE_BUCKETS))
    return {i: known[i] for i in wanted}


def _in_context(model: Weights, board: Board, joints: Mapping[int, Joint], asked: Iterable[int]) -> dict[int, np.ndarray]:
    """As :func:`chances_of`; where the words leave a doubt, by what stands around the figure further off."""
    found = chances_of(model, board, joints, asked)
    network, amounts = encoder(), board.reading.amounts
    answers = {i: (model.measures[int(chances.argmax())], float(chances.max())) for i, chances in found.items()}
    doubtful = [i for i, answer in answers.items() if _doubtful(amounts[i], joints.get(i), *answer)]
    if network is None or not doubtful:
        return found
    order = [MEASURES.index(m) for m in model.measures]
    read = windows(pieces_of(board, joints, network.split), doubtful, network.split)
    for i, chances in network.chances(list(read)).items():
        found[i] = board.chances[i] = chances[order]
    return found


def _doubtful(amount: AmountMention, joint: Joint | None, measure: str, chance: float) -> bool:
    """Whether the network of figures in context is to answer; of a person without a numeral also where the words go against the rules."""
    said = joint.measure if joint is not None else NOTHING
    if said == "other":
        return True
    return chance < SURE_OF_ONE or measure != said if is_single(amount) else chance < SURE


def _told(amount: AmountMention, joint: Joint) -> bool:
    """Whether what the rules read stands: noughts, also in words ("lost not a man"), and sums that they have put together."""
    denied = amount.quantity.high == 1 and joint.happening is not None and joint.happening.polarity == "negative"
    return amount.quantity.high == 0 or denied or bool(joint.members)


def _settled(board: Board, amount: AmountMention) -> bool:
    """Whether the rules leave a figure out for a reason: noughts, idioms, those who told, the whole or "both" of another figure."""
    if amount.kind != "count" or amount.quantity.high == 0:
        return True
    if is_single(amount) and _is_described(board, amount):
        return True
    return is_informant(board, amount) or is_stated_whole(board, amount) or some_of(board, amount) or _opens_share(board, amount)


def _is_described(board: Board, amount: AmountMention) -> bool:
    """A name, what somebody is said to be ("one was a porter"), who does it to himself ("a bomber killed himself"): counted elsewhere."""
    head = board.head(amount)
    if amount.unit_class == "name" or head.dep == "attr":
        return True
    return head.dep == "nsubj" and any(t.lower in REFLEXIVE for t in board.analysis.children(board.analysis.head_of(head)))


def _opens_share(board: Board, amount: AmountMention) -> bool:
    """As in "Of the 300 windows in the square, 64 were blown out": the whole at the head of a clause."""
    tokens, k = board.analysis.tokens, board.first_token(amount).i
    of = k - 1 if k and tokens[k - 1].lower == "of" else k - 2
    if of < 0 or tokens[of].lower != "of" or tokens[of].sentence != tokens[k].sentence:
        return False
    first = board.analysis.sentences[tokens[k].sentence].first
    return of == first or not tokens[of - 1].text[-1:].isalnum()


def _by_doer(joint: Joint) -> bool:
    """As in "ambulances took 20 away": the doer and what it is done to decided, not the verb's own measure."""
    return joint.rule == "role" and joint.happening is not None and joint.measure != joint.happening.measure


def limits(amount: AmountMention) -> Limits:
    """The limits for an amount."""
    return ONES if amount.quantity.high == 1 else NUMBERS


def decision(measures: Sequence[str], chances: np.ndarray, rule: str, bounds: Limits = NUMBERS) -> str:
    """The measure of a figure, from the chances of each and what the rules say (``none``: nothing of a happening)."""
    best = int(chances.argmax())
    measure, chance = measures[best], float(chances[best])
    if rule == "other":
        bounds = OTHER
    if rule == measure or (measure == "other" and rule != NOTHING):
        return rule
    if rule == NOTHING:
        return measure if measure != "other" and chance > bounds.read else NOTHING
    return measure if chance > (bounds.drop if measure == NOTHING else bounds.change) else rule


def weighable(amount: AmountMention) -> bool:
    """Whether an amount is a number; a person without a numeral is asked about too, by limits of their own."""
    return amount.kind in ("count", "idiom") and not is_single(amount)


def _trigger_of(board: Board, i: int, measure: str) -> HappeningMention | None:
    """The nearest trigger of the sentence that can mean a measure."""
    head = board.head(board.reading.amounts[i])
    fitting = [h for h in board.sentence_triggers.get(head.sentence, ()) if measure in (h.measure, h.person_measure, h.thing_measure)]
    return min(fitting, key=lambda h: (abs(board.trigger_token(h).i - head.i), h.span.start), default=None)
