"""What must hold of the Estimates of any Event (metamorphic tests)."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.model import Claim, Estimate
from tellings.reconcile import reconcile
from tests.factory import article, case, claim, day, origin

DATES = {"a": "2024-05-01", "b": "2024-05-02", "c": None, "d": "[2024-05-01..2024-05-05]"}
ARTICLES = [article(name, published=date) for name, date in DATES.items()]
ORIGINS = [origin("army", "party"), origin("clinic", "medical"), origin("police")]
measures, kinds = st.sampled_from(["killed", "missing", "injured"]), st.sampled_from(["exact", "at_least", "at_most"])
sources, units = st.sampled_from([None, "army", "clinic", "police"]), st.sampled_from(["people", "soldiers", "villagers", "women"])
figure = st.tuples(measures, st.integers(0, 60), kinds, st.sampled_from("abcd"), sources, units)


def claims_of(told: list[Any]) -> list[Claim]:
    found = []
    for i, (measure, number, kind, in_, by, unit) in enumerate(told):
        low, high = (None if kind == "at_most" else number), (None if kind == "at_least" else number)
        found.append(claim(measure, low, high, in_=in_, by=by, unit=unit, at=10 + 40 * i, figure=kind, period=day("2024-05-01")))
    return found


def estimates(claims: list[Claim], order: int = 0) -> list[Estimate]:
    articles, shuffled = list(ARTICLES), list(claims)
    if order:
        random.Random(order).shuffle(articles)
        random.Random(order).shuffle(shuffled)
    return [e for event in reconcile(case(shuffled, articles, ORIGINS), Settings()) for e in event.estimates]


@settings(max_examples=80, deadline=None)
@given(st.lists(figure, max_size=9), st.integers(1, 99))
def test_the_order_of_claims_and_articles_changes_nothing(told: list[Any], order: int) -> None:
    claims = claims_of(told)
    assert estimates(claims) == estimates(claims, order)


@settings(max_examples=120, deadline=None)
@given(st.lists(figure, max_size=9))
def test_low_best_and_high_are_in_order(told: list[Any]) -> None:
    for found in estimates(claims_of(told)):
        ends = [end for end in (found.low, found.best, found.high) if end is not None]
        assert ends == sorted(ends)


@settings(max_examples=80, deadline=None)
@given(st.lists(figure, max_size=9))
def test_a_measure_has_at_most_one_total(told: list[Any]) -> None:
    totals = [e.measure for e in estimates(claims_of(told)) if e.affected.group is None]
    assert len(totals) == len(set(totals))


@settings(max_examples=80, deadline=None)
@given(st.lists(figure, min_size=1, max_size=9))
def test_a_claim_that_stands_is_not_in_the_history_of_its_estimate(told: list[Any]) -> None:
    for found in estimates(claims_of(told)):
        assert not {*found.claims} & {i for step in found.history for i in step.claims}
