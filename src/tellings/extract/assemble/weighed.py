"""What a figure counts, weighed: the rules and the words around the figure together.

A small network with one hidden layer over hashed features: the words around a figure (:mod:`tellings.extract.assemble.figure_words`),
what the rules say of it and which rule said it. It tells how likely the figure counts the killed, the injured ... or nothing of a
happening; where its answer is in doubt, a second network that reads the words further off answers in its place
(:mod:`tellings.extract.assemble.encoder`). Where the answer is sure enough, a figure that no rule reads is read, a measure is changed,
or a figure is left out. Without the files the rules stand alone. Model cards: docs/models/measures.md,
docs/models/figures_in_context.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import numpy as np

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.encoder import encoder
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.informants import is_informant
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.whole import is_stated_whole, some_of
from tellings.extract.assemble.windows import MEASURES, pieces_of, windows
from tellings.model import AmountMention, HappeningMention

NOTHING = "none"
READ = 0.4
"""So likely a measure must be for a figure that no rule reads."""
CHANGE = 0.6
"""So likely another measure must be for the rules' to give way."""
DROP = 0.8
"""So likely it must be that a figure counts nothing of a happening, where a rule reads it. What the rules call ``other`` (things and
crowds of a happening, which gold may leave out) is for the rules to say."""
SURE = 0.85
"""Where the network of words is less sure, the network of figures in context answers in its place."""
RULE_BUCKETS = 2**12
SCALE = 3.0
"""The sum over a figure's features is scaled by this over the root of their number, in training and in use."""
TRUST = 3.0
"""A feature of the rules counts so many times as much as one of the words."""


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
    said = {
        i: decision(model.measures, chances, joint.measure if (joint := asked[i]) else NOTHING)
        for i, chances in _in_context(model, board, joints, asked).items()
    }
    found = dict(joints)
    kept = {j.happening.span for i, j in joints.items() if j.happening is not None and said.get(i) != NOTHING}
    for i, measure in said.items():
        joint = joints.get(i)
        if measure == NOTHING:
            if joint is not None and (joint.happening is None or joint.happening.span not in kept):
                found.pop(i)  # what a verb does to one of a list it does to each of it
        elif joint is None:
            found[i] = Joint(i, measure, _trigger_of(board, i, measure), "weighed")
        elif measure != joint.measure and not _by_doer(joint):
            found[i] = replace(joint, measure=measure, happening=_trigger_of(board, i, measure), rule="weighed")
    return dict(sorted(found.items()))


def _asked(board: Board, amount: AmountMention, joint: Joint | None) -> bool:
    """Whether the networks are asked about an amount: what the rules settle stands."""
    if not weighable(amount):
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
    network = encoder()
    doubtful = [i for i, chances in found.items() if chances.max() < SURE]
    if network is None or not doubtful:
        return found
    order = [MEASURES.index(m) for m in model.measures]
    for window in windows(pieces_of(board, joints, network.split), doubtful, network.split):
        for i, chances in network.chances(window).items():
            found[i] = board.chances[i] = chances[order]
    return found


def _told(amount: AmountMention, joint: Joint) -> bool:
    """Whether what the rules read stands: noughts, ones, and sums of coordinated figures, on which the network was not taught."""
    return amount.quantity.high in (0, 1) or bool(joint.members)


def _settled(board: Board, amount: AmountMention) -> bool:
    """Whether the rules leave a figure out for a reason: noughts, idioms, those who told, the whole or "both" of another figure."""
    if amount.kind != "count" or amount.quantity.high == 0:
        return True
    return is_informant(board, amount) or is_stated_whole(board, amount) or some_of(board, amount) or _opens_share(board, amount)


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


def decision(measures: Sequence[str], chances: np.ndarray, rule: str) -> str:
    """The measure of a figure, from the chances of each and what the rules say (``none``: nothing of a happening)."""
    best = int(chances.argmax())
    measure, chance = measures[best], float(chances[best])
    if rule in (measure, "other"):
        return rule
    if rule == NOTHING:
        return measure if measure != "other" and chance > READ else NOTHING
    if measure == NOTHING:
        return NOTHING if chance > DROP else rule
    return measure if measure != "other" and chance > CHANGE else rule


def weighable(amount: AmountMention) -> bool:
    """Whether a number is one for the network: no ordinal, no single person without a numeral, which have rules of their own."""
    return amount.kind in ("count", "idiom") and not is_single(amount)


def _trigger_of(board: Board, i: int, measure: str) -> HappeningMention | None:
    """The nearest trigger of the sentence that can mean a measure."""
    head = board.head(board.reading.amounts[i])
    fitting = [h for h in board.sentence_triggers.get(head.sentence, ()) if measure in (h.measure, h.person_measure, h.thing_measure)]
    return min(fitting, key=lambda h: (abs(board.trigger_token(h).i - head.i), h.span.start), default=None)
