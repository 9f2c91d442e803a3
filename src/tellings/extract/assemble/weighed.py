"""What a figure counts, weighed: the rules and the words around the figure together.

Two linear models over hashed features. The first reads the words around a figure (:mod:`tellings.extract.assemble.figure_words`)
and says how likely it counts the killed, the injured ... or nothing of a happening; the second weighs that against what the rules
say and which rule said it. Where it is sure enough, a figure that no rule reads is read, a measure is changed, or a figure is left
out. Without the file the rules stand alone.
Model card: docs/models/measures.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import numpy as np

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.figure_words import buckets, rule_names, word_names
from tellings.extract.assemble.informants import is_informant
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.whole import is_stated_whole, some_of
from tellings.model import AmountMention, HappeningMention

NOTHING = "none"
READ = 0.5
"""So likely a measure must be for a figure that no rule reads."""
CHANGE = 0.6
"""So likely another measure must be for the rules' to give way."""
DROP = 0.75
"""So likely it must be that a figure counts nothing of a happening, where a rule reads it."""
SURE = 0.85
"""And so likely where the rules say ``other``: things and crowds of a happening, which gold may leave out, are for the rules to say."""
RULE_BUCKETS = 2**12
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """Both models; ``words`` has shape (measures, buckets), ``rules`` (measures, measures + buckets of the rules)."""

    measures: tuple[str, ...]
    words: np.ndarray
    words_bias: np.ndarray
    rules: np.ndarray
    rules_bias: np.ndarray

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Weights:
        """The models from the arrays of the file."""
        words, rules = (arrays[name].astype(np.float32) * arrays[f"{name}_scale"][:, None] for name in ("words", "rules"))
        return cls(tuple(str(m) for m in arrays["measures"]), words, arrays["words_bias"], rules, arrays["rules_bias"])

    def chances(self, around: np.ndarray, said: np.ndarray) -> np.ndarray:
        """How likely each measure is, shape (measures,), from the buckets of the words and of the rules."""
        first = _softmax(self.words_bias + self.words[:, around].sum(axis=1))
        known = np.log(np.clip(first, _FLOOR, 1.0)) / 2
        n = len(self.measures)
        return _softmax(self.rules_bias + self.rules[:, :n] @ known + self.rules[:, n + said].sum(axis=1))


def _softmax(scores: np.ndarray) -> np.ndarray:
    shifted = np.exp(scores - scores.max())
    result: np.ndarray = shifted / shifted.sum()
    return result


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The shipped models; None where the file is absent."""
    file = resources.files("tellings.extract.assemble") / "measures.npz"
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path, allow_pickle=False) as data:
        return Weights.of(data)


def weigh(board: Board, joints: dict[int, Joint]) -> dict[int, Joint]:
    """The Joints of an Article after weighing; ``joints`` (by amount) is what the rules say and stays as it is."""
    model = weights()
    if model is None:
        return joints
    found = dict(joints)
    for i, amount in enumerate(board.reading.amounts):
        joint = joints.get(i)
        if not weighable(amount) or (joint is None and _settled(board, amount)):
            continue
        chances = model.chances(buckets(word_names(board, i, joints)), buckets(rule_names(amount, joint), RULE_BUCKETS))
        measure = decision(model.measures, chances, joint.measure if joint else NOTHING)
        if measure == NOTHING:
            found.pop(i, None)
        elif joint is None:
            found[i] = Joint(i, measure, _trigger_of(board, i, measure), "weighed")
        elif measure != joint.measure and not _by_doer(joint):
            found[i] = replace(joint, measure=measure, happening=_trigger_of(board, i, measure), rule="weighed")
    return dict(sorted(found.items()))


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
    if measure == rule:
        return rule
    if rule == NOTHING:
        return measure if measure != "other" and chance > READ else NOTHING
    if measure == NOTHING:
        return NOTHING if chance > (SURE if rule == "other" else DROP) else rule
    return measure if measure != "other" and chance > CHANGE else rule


def weighable(amount: AmountMention) -> bool:
    """Whether a number is one for the models: no ordinal, no single person without a numeral, which have rules of their own."""
    return amount.kind in ("count", "idiom") and not is_single(amount)


def _trigger_of(board: Board, i: int, measure: str) -> HappeningMention | None:
    """The nearest trigger of the sentence that can mean a measure."""
    head = board.head(board.reading.amounts[i])
    fitting = [h for h in board.sentence_triggers.get(head.sentence, ()) if measure in (h.measure, h.person_measure, h.thing_measure)]
    return min(fitting, key=lambda h: (abs(board.trigger_token(h).i - head.i), h.span.start), default=None)
