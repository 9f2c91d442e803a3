"""Why two articles were, or were not, taken to tell of one happening: each feature as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tellings.link.chains import chains_of
from tellings.link.compare import FEATURES, Batch, features
from tellings.link.events import MainViews, gather, look, look_once
from tellings.link.model import pair_model
from tellings.link.profile import build
from tellings.link.regroup import LEAST, LIMIT, neighbours
from tellings.link.second_look import FEATURES as FEATURES_BESIDE
from tellings.link.second_look import features as features_beside
from tellings.link.second_look import second_look
from tellings.link.sides import BIAS, SIDE_FEATURES, side_score
from tellings.link.sisters import SISTER_FEATURES, claim_evidence
from tellings.link.stories import SURE, publication
from tellings.link.surface import article_surface
from tellings.link.view import View, side_day, side_profiles, view_of
from tellings.model import Article, Claim, Reading


class Reason(NamedTuple):
    """One feature of a pair: its name, what it says in a sentence, and the weight it adds to the score (log odds)."""

    name: str
    sentence: str
    weight: float


def explain_pair(
    a: Reading, b: Reading, claim_a: str | None = None, claim_b: str | None = None, beside: Sequence[Reading] = ()
) -> list[Reason]:
    """What speaks for and against one happening in two articles, or in the chains that hold two named Claims.

    The strongest comes first; the last line is the sum, as a probability. Where ``beside`` gives the other articles of the
    comparison, what the second look at the stories adds follows the first sum (:mod:`tellings.link.second_look`), with a sum of its own.
    """
    left, right = _chain_view(a, claim_a), _chain_view(b, claim_b)
    if left.role == right.role == "main":
        return [*_mains(a, b, left, right), *_second(a, b, beside)]
    found = [_reason(f.__name__, f.__doc__, weight * f(left, right)) for f, weight in SIDE_FEATURES]
    start = Reason("start", "Two passages taken at random do not tell of one happening.", BIAS)
    return [*_sorted([start, *found]), _sum(side_score(left, right))]


def explain_claims(articles: Sequence[Article], claims: Sequence[Claim], a: Claim, b: Claim) -> list[Reason]:
    """:func:`explain_pair` for two Claims of a comparison, whose Articles and Claims are given."""
    by_id = {article.id: article for article in articles}
    readings = {i: Reading(article=article, claims=[x for x in claims if x.article == i]) for i, article in by_id.items()}
    beside = [reading for i, reading in readings.items() if i not in (a.article, b.article)]
    return explain_pair(readings[a.article], readings[b.article], a.id, b.id, beside if a.article != b.article else ())


def _mains(a: Reading, b: Reading, left: View, right: View) -> list[Reason]:
    rows = build((article_surface(r.article) for r in (a, b)), [publication(r.article) for r in (a, b)])
    model = pair_model()
    values = features(Batch(rows, rows, np.array([0]), np.array([1])))
    each = values[0].astype(float) * np.array(model.weights)
    found = [_reason(f.__name__, f.__doc__, float(x)) for f, x in zip(FEATURES, each, strict=True)]
    wording = float(model.logit(values)[0])
    if wording > SURE:
        found.append(Reason("capped", "Wording alone convinces only so far.", SURE - wording))
    evidence = claim_evidence(left, right) if left.key != a.article.id and right.key != b.article.id else 0.0
    parts = [(f, -weight * f(left, right)) for f, weight in SISTER_FEATURES]
    whole = sum(x for _, x in parts)
    scale = evidence / whole if whole else 0.0
    found += [_reason(f.__name__, f.__doc__, x * max(0.0, scale)) for f, x in parts]
    start = Reason("start", "Two articles taken at random do not tell of one happening.", model.bias)
    return [*_sorted([start, *found]), _sum(1 / (1 + np.exp(-(min(SURE, wording) + evidence))))]


def _second(a: Reading, b: Reading, beside: Sequence[Reading]) -> list[Reason]:
    """What the second look at the stories says of two articles' main happenings; nothing where they are not looked at twice."""
    model = second_look()
    if model is None or not LEAST - 2 <= len(beside) <= LIMIT - 2:
        return []
    heap = gather([a, b, *beside], ())
    views = MainViews(heap)
    first = look_once(heap, views)
    place = {r.article.id: i for i, r in enumerate(heap.readings)}
    members = neighbours(first, place[a.article.id], place[b.article.id])
    looks = {i: seen for i in members if (seen := look(heap, views, i)) is not None}
    told = sorted(looks)
    pair = [told.index(place[r.article.id]) for r in (a, b) if place[r.article.id] in looks]
    if len(pair) < 2 or len(told) < LEAST:
        return []
    values = features_beside([looks[i] for i in told])[pair[0], pair[1]]
    each = (values - np.array(model.centre)) * np.array(model.weights)
    found = [Reason(f.name, f.says, round(float(x), 3)) for f, x in zip(FEATURES_BESIDE, each, strict=True)]
    found.append(Reason("second look", "Two reports of one neighbourhood, before they are compared with the others in it.", model.bias))
    odds = float(each.sum()) + model.bias
    return [*_sorted(found), _sum(1 / (1 + np.exp(-odds)))]


def _chain_view(reading: Reading, claim: str | None) -> View:
    """The chain that holds a Claim (the main one where none is named, or none holds it)."""
    chains = chains_of(reading)
    chain = next((c for c in chains if claim in {x.id for x in c.claims}), chains[0])
    day = publication(reading.article)
    if chain.role == "main":
        return view_of(chain, build([article_surface(reading.article)], [day]), 0)
    return view_of(chain, side_profiles([(chain, reading.article)], [side_day(chain.told, day)]), 0)


def _reason(name: str, doc: str | None, weight: float) -> Reason:
    return Reason(name.replace("_", " "), " ".join((doc or name).split()), round(weight, 3))


def _sorted(reasons: list[Reason]) -> list[Reason]:
    return sorted((r for r in reasons if abs(r.weight) >= 0.005), key=lambda r: (-abs(r.weight), r.name))


def _sum(probability: float) -> Reason:
    return Reason("sum", f"Probability that both tell of one happening: {probability:.0%}.", round(float(probability), 3))
