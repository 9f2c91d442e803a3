"""A second look at the stories of a small heap: which article tells of another happening than those it was put with?

Two reports of sister events (a second raid, the blast in the other town, the older landslide) share names, days and much of their
wording, and the first look, which compares pair by pair, joins them. Here each article is also measured against the whole
neighbourhood: a report of another happening is less like all the others than they are like one another.

The features are matrices over the articles of a neighbourhood; a logistic model weighs them (``data/second_look.json``,
docs/models/link.md). Where the file is missing, the stories of the first look stand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log, log1p
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.link.apart import Apart, apart_of, told_apart
from tellings.link.kinds import in_passing, other_kind
from tellings.link.profile import Weighed, weigh
from tellings.link.scene import located_terms
from tellings.link.sides import figures_same, likeness
from tellings.link.sisters import AFTERMATH, no_detail_shared, other_scene
from tellings.link.stories import publication
from tellings.link.surface import WORD, stem, term
from tellings.link.view import View
from tellings.link.when import Told, relation
from tellings.model import Claim, Reading, Record

LEAD = 3
"""Sentences of the body that count to the lead."""

FAR = 8.0
"""Bound of log odds and of likenesses."""

WEEKS_APART = 21
"""Days between two happenings from which more says no more."""

TELLING = 3
"""A figure from which its being told by the other says something."""

_FILE = Path(__file__).parent / "data" / "second_look.json"

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Look:
    """What one article gives to the second look. ``published`` is an ordinal."""

    main: View
    sides: Sequence[View]
    lead: Weighed
    text: Weighed
    """Words of all but the sentences of its side chains."""
    places: frozenset[int]
    """Names behind a preposition of place in title and lead."""
    counts: dict[str, frozenset[int]]
    """Figures of title and lead, by measure."""
    title: Weighed
    figures: frozenset[int]
    """All figures of its Claims from :data:`TELLING` on."""
    published: int | None
    sequel: bool
    """Whether it opens with what came after (a release, a find, a court)."""
    apart: Apart


class Feature(NamedTuple):
    """Name, the sentence shown to users, and the sign of its weight."""

    name: str
    says: str
    sign: int


FEATURES = (
    Feature("wording of the others", "Both share as much wording with the other articles as those with one another.", 1),
    Feature("leads of the others", "Both leads are as much like the other leads as those are like one another.", 1),
    Feature("nearest leads", "The two leads are more alike than either is like the other leads.", 1),
    Feature("nearest wording", "The two texts are more alike than either is like the other texts.", 1),
    Feature("figures of the others", "Both share as many figures with the other articles as those with one another.", 1),
    Feature("counts of the leads", "How far apart the counts of the two leads are.", -1),
    Feature("counts of one day", "Published within a day of each other, the leads count the same thing and no count is the same.", -1),
    Feature("other scene", "They begin with different places and do not tell of each other's but in passing.", -1),
    Feature("other places", "The places of the two leads are all different.", -1),
    Feature("better told aside", "What one tells in passing is more like the other's main happening than its own main happening is.", -1),
    Feature("figures told aside", "What one tells in passing shares more figures with the other's main happening than its own does.", -1),
    Feature("days between", "How many days lie between the two happenings.", -1),
    Feature("same day", "The two happenings are told for the same day.", 1),
    Feature("no detail shared", "Both give several figures, and neither a figure nor a day is the same.", -1),
    Feature("kind told aside", "They open with different kinds of happenings, and one mentions the other's further down.", -1),
    Feature("figures untold", "Both leads count, and neither article has a figure of the other's lead.", -1),
    Feature("place at a distance", "One gives the distance of a place with which the other opens, and which is not its own scene.", -1),
    Feature("place told apart", "One sets a place with which the other opens apart from its own scene, in other words.", -1),
    Feature("titles of the others", "Both titles are as much like the other titles as those are like one another.", 1),
    Feature("what came after", "One of the two opens with what came after (a release, a find, a new count, a court).", 1),
)


class SecondLook(Record, frozen=True, kw_only=True):
    """The weights of :data:`FEATURES`, and the mean over training pairs of each, from which contributions are counted."""

    features: list[str]
    weights: list[float]
    centre: list[float]
    bias: float

    def logit(self, values: Matrix) -> Matrix:
        """Log odds that two articles tell of one happening, from features in the last axis."""
        out: Matrix = (values - np.array(self.centre)) @ np.array(self.weights) + self.bias
        return out


@lru_cache(maxsize=1)
def second_look() -> SecondLook | None:
    """The trained weights of the package; None where the file is missing or of other features."""
    if not _FILE.is_file():
        return None
    model = SecondLook(**json.loads(_FILE.read_text(encoding="utf-8")))
    return model if model.features == [f.name for f in FEATURES] else None


def look_at(reading: Reading, main: View, sides: Sequence[View], aside: Sequence[Claim]) -> Look:
    """Read what the second look needs of one article; ``aside`` are the Claims of its side chains."""
    text = reading.article.text
    head = [s.span for s in reading.sentences if s.role == "title"] + [s.span for s in reading.sentences if s.role == "body"][:LEAD]
    lead = " \n".join(span.of(text) for span in head) or f"{reading.article.title or ''}\n{text[:500]}"
    apart = {c.sentence for c in aside}
    told = [s.span.of(text) for s in reading.sentences if s.span not in apart]
    end = max((span.end for span in head), default=500)
    asides = {c.id for c in aside}
    counts: dict[str, set[int]] = {}
    for claim in reading.claims:
        counted = claim.measure != "other" and claim.figure not in ("none", "unknown", "vague")
        if counted and claim.low is not None and claim.id not in asides and (claim.title or claim.sentence.end <= end):
            counts.setdefault(claim.measure, set()).add(claim.low)
    return Look(
        main=main, sides=sides, lead=_words(lead), text=_words("\n".join(told) or text),
        places=frozenset(t for name in located_terms(lead) for t in name),
        counts={measure: frozenset(found) for measure, found in counts.items()},
        title=_words(next((s.span.of(text) for s in reading.sentences if s.role == "title"), reading.article.title or "")),
        figures=frozenset(c.low for c in reading.claims if c.low is not None and c.low >= TELLING),
        published=publication(reading.article), sequel=main.sequel or main.late,
        apart=apart_of(reading, main.scene[0] if main.scene else ()),
    )  # fmt: skip


def _words(text: str) -> Weighed:
    terms = np.array(sorted({term("w", stem(m.group())) for m in WORD.finditer(text) if len(m.group()) > 2}), dtype=np.uint32)
    weights = weigh(terms)
    return Weighed(terms, weights, float((weights**2).sum()))


def _alike(a: Weighed, b: Weighed) -> float:
    """Cosine of two word lists."""
    shared = a.shared(b.terms)
    return float((shared**2).sum()) / float(np.sqrt(max(1.0, a.mass) * max(1.0, b.mass)))


def features(looks: Sequence[Look]) -> Matrix:
    """:data:`FEATURES` of all pairs of a neighbourhood, in the last axis.

    What the first look gave is none of them: its rules were written with the training cases in view, so that training trusts it too much
    (out of fold, B-cubed of main chains is 0.942 with it and 0.948 without; of eight cases that no rule had seen 0.866 and 0.886).
    """
    n = len(looks)
    texts, leads, titles, figures = (np.zeros((n, n)) for _ in range(4))
    pairs = np.zeros((n, n, 13))
    for i, k in combinations(range(n), 2):
        a, b = looks[i], looks[k]
        texts[i, k] = texts[k, i] = _alike(a.text, b.text)
        leads[i, k] = leads[k, i] = _alike(a.lead, b.lead)
        titles[i, k] = titles[k, i] = _alike(a.title, b.title)
        figures[i, k] = figures[k, i] = figures_same(a.main, b.main)
        pairs[i, k] = pairs[k, i] = _pair(a, b, figures[i, k])
    columns = [_beside(texts)[1], _beside(leads)[1], _beside(leads)[2], _beside(texts)[2], _beside(figures)[1]]
    sequel = np.array([look.sequel for look in looks], dtype=float)
    last = _beside(titles)[1][:, :, None]
    return np.concatenate([np.stack(columns, axis=2), pairs, last, np.maximum.outer(sequel, sequel)[:, :, None]], axis=2)


def _beside(values: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Of each pair: the lower of both articles' means with all others; that less the mean among all others; the pair less the means."""
    n = len(values)
    values = values * (1 - np.eye(n))
    if n < 3:
        return values, np.zeros((n, n)), np.zeros((n, n))
    rows = values.sum(axis=1)
    left = (rows[:, None] - values) / (n - 2)
    right = left.T
    others = (values.sum() / 2 - rows[:, None] - rows[None, :] + values) / ((n - 2) * (n - 3) / 2) if n > 3 else values
    low = np.minimum(left, right)
    return low, low - others, values - (left + right) / 2


def _pair(a: Look, b: Look, figures: float) -> list[float]:
    """The features that look at two articles alone, but for the last.

    A report of a court, or one that came out months after the other, looks back: its days are those of the trial, and what it tells
    aside may be the happening itself.
    """
    common = a.counts.keys() & b.counts.keys()
    ratios = [min(abs(log((x + 1) / (y + 1))) for x in a.counts[m] for y in b.counts[m]) for m in sorted(common)]
    gap = abs(a.published - b.published) if a.published is not None and b.published is not None else None
    near = gap is not None and gap <= 1
    other = other_kind(a.main.kinds, b.main.kinds)
    back = ((a.main.late or b.main.late) and not other) or (gap is not None and gap > AFTERMATH)
    left, right = (frozenset(n for row in look.counts.values() for n in row if n >= TELLING) for look in (a, b))
    return [
        min(3.0, max(ratios, default=0.0)),
        float(bool(common) and near and not any(a.counts[m] & b.counts[m] for m in common)),
        other_scene(a.main, b.main),
        float(bool(a.places) and bool(b.places) and not a.places & b.places),
        0.0 if back else max(0.0, max(_aside(a, b), _aside(b, a)) - likeness(a.main, b.main)),
        0.0 if back else max(0.0, max((figures_same(s, y.main) for x, y in ((a, b), (b, a)) for s in x.sides), default=0.0) - figures),
        0.0 if back else log1p(min(WEEKS_APART, _days(a.main.told, b.main.told))),
        float(relation(a.main.told, b.main.told) == "same" and _fine(a.main) and _fine(b.main)),
        no_detail_shared(a.main, b.main),
        float(in_passing(a.main.kinds, b.main.kinds)),
        float(bool(left) and bool(right) and not left & b.figures and not right & a.figures),
        *told_apart(a.apart, b.apart),
    ]


def _aside(a: Look, b: Look) -> float:
    return max((likeness(side, b.main) for side in a.sides), default=-FAR)


def _fine(view: View) -> bool:
    return view.told is not None and view.told.fine


def _days(a: Told | None, b: Told | None) -> int:
    """Days between two stretches, 0 where they touch, where a year is missing, or one is not known."""
    if a is None or b is None or a.yearless != b.yearless:
        return 0
    return max(0, b.first - a.last, a.first - b.last)
