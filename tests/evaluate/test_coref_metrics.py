"""The grouping metrics against hand-worked cases and against scipy and scikit-learn."""

from __future__ import annotations

import random

import pytest
from sklearn.metrics.cluster import pair_confusion_matrix

from tellings.evaluate.coref_metrics import bcubed, ceaf_e, conll_f1, muc, pairwise

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y", "f": "z"}


def random_groups(seed: int, items: int, groups: int) -> tuple[dict[str, int], dict[str, int]]:
    chance = random.Random(seed)
    return {str(i): chance.randrange(groups) for i in range(items)}, {str(i): chance.randrange(groups) for i in range(items)}


def test_bcubed_by_hand():
    score = bcubed(GOLD, FOUND)
    assert score.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)


def test_muc_by_hand():
    score = muc(GOLD, FOUND)
    assert score.recall == pytest.approx(2 / 3)
    assert score.precision == pytest.approx(2 / 3)


def test_ceaf_e_by_hand():
    score = ceaf_e(GOLD, FOUND)
    assert score.precision == pytest.approx((0.8 + 0.8 + 1) / 3)


def test_singletons_cost_muc_everything_and_nothing_else_fails():
    alone = {k: k for k in GOLD}
    assert muc(GOLD, alone).f1 == 0
    assert conll_f1(GOLD, GOLD) == pytest.approx(1.0)


def test_no_common_items():
    assert bcubed({"a": 1}, {"b": 1}).f1 == 0
    assert ceaf_e({}, {}).f1 == 0
    assert conll_f1({}, {}) == 0


@pytest.mark.parametrize("seed", range(6))
def test_pairwise_agrees_with_scikit_learn(seed):
    gold, found = random_groups(seed, 60, 7)
    ((_, false), (missed, right)) = pair_confusion_matrix(list(gold.values()), list(found.values()))
    score = pairwise(gold, found)
    assert score.precision == pytest.approx(right / (right + false))
    assert score.recall == pytest.approx(right / (right + missed))


@pytest.mark.parametrize(("seed", "items", "groups"), [(1, 50, 6), (2, 80, 30), (3, 40, 40), (4, 200, 25)])
def test_ceaf_matching_agrees_with_scipy(seed, items, groups):
    optimize = pytest.importorskip("scipy.optimize")
    gold, found = random_groups(seed, items, groups)
    golds, founds = sorted(set(gold.values())), sorted(set(found.values()))
    members = [{i for i in gold if gold[i] == g} for g in golds], [{i for i in found if found[i] == f} for f in founds]
    similar = [[2 * len(g & f) / (len(g) + len(f)) for f in members[1]] for g in members[0]]
    rows, columns = optimize.linear_sum_assignment(similar, maximize=True)
    total = sum(similar[r][c] for r, c in zip(rows, columns, strict=True))
    score = ceaf_e(gold, found)
    assert score.precision == pytest.approx(total / len(founds))
    assert score.recall == pytest.approx(total / len(golds))
