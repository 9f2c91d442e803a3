from __future__ import annotations

import pytest

from tellings.evaluate import geo


def test_span_f1_counts_exact_spans() -> None:
    found = geo.span_f1([{(0, 4), (10, 14)}], [{(0, 4), (11, 14)}])
    assert found == {"tagging_f1": 0.5, "tagging_precision": 0.5, "tagging_recall": 0.5}


def test_nothing_found_is_zero() -> None:
    assert geo.span_f1([{(0, 4)}], [set()])["tagging_f1"] == 0.0


def test_a_name_without_a_point_is_as_far_as_can_be() -> None:
    assert geo.errors([(0.0, 0.0)], [None]) == [geo.FARTHEST_KM]


def test_accuracy_within_161_km() -> None:
    assert geo.accuracy([0.0, 160.9, 161.1, 20_000.0]) == 0.5
    assert geo.accuracy([]) == 0.0


def test_area_is_zero_for_perfect_and_one_for_the_worst() -> None:
    assert geo.area([0.0, 0.0, 0.0]) == 0.0
    assert geo.area([geo.FARTHEST_KM] * 3) == pytest.approx(1.0)
    assert geo.area([geo.FARTHEST_KM]) == pytest.approx(1.0)


def test_resolution_of_no_names_has_no_metrics() -> None:
    assert geo.resolution([]) == {}
