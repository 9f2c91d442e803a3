"""The names of a batch of sentences, decided for all of them at once.

The parser's name finder is a transition system whose every step asks, for each of its moves, whether the move is allowed; in
the compiled library each of these questions takes and gives back the interpreter's lock, which is over half of the cost of finding
names. Every move reads exactly one token, so that all sentences of a batch stand at the same token and one step is a few array
operations. Scores, rules of what is allowed and order of ties are the library's (spaCy 3.8, ``ner.pyx``), and a test holds the
answers equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

FEATURES = 3
"""Tokens that a step looks at: the next one, the first of the open name, and the one before the next within a name."""

Name = tuple[str, bool]
"""Type of the name that a token belongs to ("" for none) and whether it begins there."""


class NameFinder:
    """Finds names with a trained ``ner`` component."""

    def __init__(self, ner: Any) -> None:
        model = ner.model
        self._tok2vec, self._lower = model.get_ref("tok2vec"), model.get_ref("lower")
        upper = model.get_ref("upper")
        self._weights = np.ascontiguousarray(upper.get_param("W").T)
        self._bias = upper.get_param("b")
        self._inner = self._lower.get_param("b")
        self._ops = self._lower.ops
        moves = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._action = [m[:1] for m in moves]
        self._label = [m[2:] for m in moves]
        self._masks(moves)

    def _masks(self, moves: list[str]) -> None:
        named = [len(m) > 2 for m in moves]
        self._out = np.array([m == "O" for m in moves])
        self._begin, self._unit, self._inside, self._last = (
            np.array([m[0] == action and has for m, has in zip(moves, named, strict=True)]) for action in "BUIL"
        )
        labels = sorted({m[2:] for m in moves if len(m) > 2})
        self._number = np.array([labels.index(m[2:]) if len(m) > 2 else -1 for m in moves])

    def find(self, docs: Sequence[Any]) -> list[list[Name]]:
        """The names of each sentence, a pair a token."""
        order = sorted(range(len(docs)), key=lambda i: -len(docs[i]))
        ranked = [docs[i] for i in order if len(docs[i])]
        moves = self._moves(ranked) if ranked else []
        found: list[list[Name]] = [[] for _ in docs]
        for i, own in zip(order, moves, strict=False):
            found[i] = [self._name(m) for m in own]
        return found

    def _name(self, move: int) -> Name:
        return (self._label[move], self._action[move] in "BU") if self._action[move] != "O" else ("", False)

    def _moves(self, docs: list[Any]) -> list[list[int]]:
        """The moves of sentences that are sorted from the longest to the shortest."""
        sizes = np.array([len(d) for d in docs])
        cached = self._lower.predict(self._tok2vec.predict(docs))
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]]) + 1  # row 0 stands for "no token"
        spaces, fresh = _flags(docs)
        opened = np.full(len(docs), -1)  # the token where the open name began
        label = np.full(len(docs), -1)
        taken = np.zeros((len(docs), int(sizes[0])), dtype=np.int64)
        for at in range(int(sizes[0])):
            n = int(np.searchsorted(-sizes, -at, side="left"))  # sentences that are longer than this
            rows = offsets[:n] + at
            scores = self._scores(cached, rows, offsets[:n], opened[:n], at)
            may_go_on = (at + 1 < sizes[:n]) & ~fresh[rows]
            scores[~self._allowed(may_go_on, spaces[rows - 1], label[:n])] = -np.inf
            best = scores.argmax(axis=1)
            taken[:n, at] = best
            begins, ends = self._begin[best], ~(self._begin | self._inside)[best]
            opened[:n] = np.where(ends, -1, np.where(begins, at, opened[:n]))
            label[:n] = np.where(ends, -1, self._number[best])
        return [taken[i, :size].tolist() for i, size in enumerate(sizes)]

    def _scores(self, cached: Any, rows: Any, offsets: Any, opened: Any, at: int) -> Any:
        within = opened >= 0
        hidden = cached[rows, 0] + cached[np.where(within, offsets + opened, 0), 1]
        hidden = hidden + cached[np.where(within, offsets + at - 1, 0), 2] + self._inner
        return self._ops.gemm(hidden.max(axis=2), self._weights) + self._bias

    def _allowed(self, may_go_on: Any, spaces: Any, label: Any) -> Any:
        closed = (label < 0)[:, None]
        goes_on, starts = may_go_on[:, None], ~spaces[:, None]
        same = self._number == label[:, None]
        return (closed & (self._out | (self._begin & goes_on & starts) | (self._unit & starts))) | (
            ~closed & same & (self._last | (self._inside & goes_on))
        )


def _flags(docs: Iterable[Any]) -> tuple[Any, Any]:
    """Of each token of all sentences: is it white space, and (one place on) does the parser begin a sentence with it."""
    flags = np.concatenate([d.to_array(["IS_SPACE", "SENT_START"]) for d in docs])
    fresh = flags[:, 1] == 1
    return flags[:, 0] == 1, np.concatenate([fresh, [False, False]])


def fits(ner: Any) -> bool:
    """Is the component of the one build whose steps are known here (greedy, three features, all classes seen)?"""
    model = getattr(ner, "model", None)
    if model is None or getattr(ner, "cfg", {}).get("beam_width") != 1 or not model.has_ref("upper") or not model.attrs.get("has_upper"):
        return False
    return bool(model.get_ref("lower").get_dim("nF") == FEATURES and not model.attrs.get("unseen_classes"))
