"""Side chains of one matter compared by trained weights: which happening told in passing is another article's?

In a small heap about one matter (the neighbourhoods that are looked at twice, :mod:`tellings.link.regroup`) all wording is alike, and
so are the places. Beside the features of :mod:`~tellings.link.sides` it is asked here what a passage has in common with another article's
happening and not with its own article's main one. A logistic model weighs both (``data/sides.json``, docs/models/link.md). Elsewhere,
and where the file is missing, the weights of :mod:`~tellings.link.sides` hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

import numpy as np

from tellings.link.profile import weigh
from tellings.link.second_look import Feature
from tellings.link.sides import SIDE_FEATURES
from tellings.link.surface import WORD, stem, term
from tellings.link.view import View, sentences
from tellings.link.when import relation
from tellings.model import Article, Claim, Record

LEAST_MASS = 20.0
"""Sum of weights of the words of a passage under which it counts as if it had so much."""

_FILE = Path(__file__).parent / "data" / "sides.json"

_SIGNS = (1, 1, -1, -1, 1, -1, 1, -1, 1, 1, 1, -1, 1)

FEATURES = (
    *(
        Feature(feature.__name__.replace("_", " "), " ".join((feature.__doc__ or "").split()), sign)
        for (feature, _), sign in zip(SIDE_FEATURES, _SIGNS, strict=True)
    ),
    Feature("main happening", "One of the two is its article's main happening.", 0),
    Feature("two totals", "Both are running totals.", 0),
    Feature("one total", "One is a running total, the other none.", -1),
    Feature("beside one story", "Both stand beside the same main happening.", 0),
    Feature("nearer than its own", "The words of the passage are rather the other's than those of its own article's main happening.", 1),
    Feature("words not its own", "Words of the passage are the other's, and its own article's main happening has them not.", 1),
    Feature("one day", "Both are told for the very same day.", 1),
    Feature("no figure", "One of the two gives no figure.", 0),
    Feature("no day", "One of the two is told for no day.", -1),
)


class SideModel(Record, frozen=True, kw_only=True):
    """The weights of :data:`FEATURES`."""

    features: list[str]
    weights: list[float]
    bias: float

    def logit(self, values: list[float]) -> float:
        """Log odds that two chains tell of one happening."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))

    def score(self, values: list[float]) -> float:
        """The same as a probability."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, self.logit(values)))))


@lru_cache(maxsize=1)
def side_model() -> SideModel | None:
    """The trained weights of the package; None where the file is missing or of other features."""
    if not _FILE.is_file():
        return None
    model = SideModel(**json.loads(_FILE.read_text(encoding="utf-8")))
    return model if model.features == [f.name for f in FEATURES] else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A chain with the words of its sentences, and those of its article's main happening; which story it stands beside (or is)."""

    view: View
    words: frozenset[int]
    own: frozenset[int]
    story: int


def words_of(article: Article, claims: list[Claim]) -> frozenset[int]:
    """The words of the sentences of some Claims, as terms."""
    found = (m.group() for m in WORD.finditer(sentences(article, claims)))
    return frozenset(term("w", stem(word)) for word in found if len(word) > 2 and not word[0].isdigit())


def features(side: Passage, other: Passage) -> list[float]:
    """:data:`FEATURES` of a side chain and another chain, which may be a main one."""
    a, b = side.view, other.view
    main = b.role == "main"
    totals = (a.role == "total") + (b.role == "total")
    near, apart = _nearer(side.words, other.words, side.own)
    if not main:
        back = _nearer(other.words, side.words, other.own)
        near, apart = (near + back[0]) / 2, (apart + back[1]) / 2
    return [
        *(feature(a, b) for feature, _ in SIDE_FEATURES),
        float(main), float(totals == 2), float(totals == 1), float(not main and side.story == other.story), near, apart,
        float(_very_day(a, b)), float(not a.figures or not b.figures), float(a.told is None or b.told is None),
    ]  # fmt: skip


def _nearer(words: frozenset[int], other: frozenset[int], own: frozenset[int]) -> tuple[float, float]:
    """Shares of the words' weight: what another passage has less what the own main happening has; what the other has and that has not."""
    whole = max(LEAST_MASS, _mass(words))
    return (_mass(words & other) - _mass(words & own)) / whole, _mass((words & other) - own) / whole


def _mass(words: Iterable[int]) -> float:
    return sum(_weight(word) for word in sorted(words))


@lru_cache(maxsize=65_536)
def _weight(word: int) -> float:
    return float(weigh(np.array([word], dtype=np.uint32))[0])


def _very_day(a: View, b: View) -> bool:
    if a.told is None or b.told is None or not a.told.fine or not b.told.fine or a.told.yearless or b.told.yearless:
        return False
    return relation(a.told, b.told) == "same"


@dataclass(frozen=True, slots=True)
class Matters:
    """Compares side chains of one matter by trained weights. The scores are None where two articles are not of one.

    ``number`` gives the matter of an article, ``article`` that of a side chain, ``main`` the main happening of an article.
    """

    model: SideModel
    number: Mapping[int, int]
    article: Callable[[int], int]
    sides: Mapping[int, Passage]
    main: Callable[[int], Passage]

    def with_story(self, side: int, articles: Sequence[int]) -> float | None:
        """Mean probability that a side chain is the main happening of some articles (of one story)."""
        if not self._one(self.article(side), articles[0]):
            return None
        return sum(self.model.score(features(self.sides[side], self.main(i))) for i in articles) / len(articles)

    def with_side(self, x: int, y: int) -> float | None:
        """Probability that two side chains tell of one happening."""
        if not self._one(self.article(x), self.article(y)):
            return None
        return self.model.score(features(self.sides[x], self.sides[y]))

    def _one(self, a: int, b: int) -> bool:
        return a in self.number and self.number[a] == self.number.get(b)
