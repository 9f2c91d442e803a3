"""Figures of which the reading is not sure: counted where surer ones bear them out, else shown beside the range."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.config import Settings
from tellings.model import Claim, Estimate
from tellings.reconcile import find_findings, reconcile
from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, estimates, total
from tests.reconcile.written import figure, told, written

KNOWN = [origin("police"), origin("clinic", "medical")]


def beside_sure(low: int, certainty: float | None, **fields: Any) -> list[Claim]:
    """The police tell 12 for sure, the clinic another figure."""
    return [claim(low=12, in_="a", by="police", certainty=1.0), claim(low=low, in_="a", by="clinic", certainty=certainty, **fields)]


def found(claims: list[Claim]) -> Estimate:
    return estimates(case(claims, DAYS, KNOWN))[0]


@pytest.mark.parametrize("certainty", [0.05, 0.3, 0.96])
def test_a_figure_far_from_all_sure_ones_does_not_move_the_range(certainty: float) -> None:
    assert total(case(beside_sure(60, certainty), DAYS, KNOWN)) == (12, 12, 12)


def test_it_is_shown_beside_the_range_with_the_reason() -> None:
    given = beside_sure(60, 0.3)
    assert found(given).listed == [given[1].id]
    assert found(given).listed_because == {given[1].id: "unsure reading"}


@pytest.mark.parametrize("low", [10, 14])
def test_a_middling_figure_near_a_sure_one_counts(low: int) -> None:
    assert low in total(case(beside_sure(low, 0.4), DAYS, KNOWN))


def test_a_middling_figure_of_twice_a_sure_one_does_not() -> None:
    assert total(case(beside_sure(24, 0.4), DAYS, KNOWN)) == (12, 12, 12)


def test_one_that_is_hardly_the_measure_counts_nowhere_near_a_sure_one() -> None:
    assert total(case(beside_sure(14, 0.05), DAYS, KNOWN)) == (12, 12, 12)


def test_the_same_figure_is_borne_out_however_unsure() -> None:
    assert found(beside_sure(12, 0.01)).origins == 2


@pytest.mark.parametrize("certainty", [None, 0.97, 1.0])
def test_what_is_sure_or_was_not_weighed_counts_however_far(certainty: float | None) -> None:
    assert total(case(beside_sure(60, certainty), DAYS, KNOWN))[2] == 60


def test_where_nothing_is_sure_the_unsure_figures_are_all_there_is() -> None:
    given = [claim(low=12, in_="a", by="police", certainty=0.2), claim(low=60, in_="a", by="clinic", certainty=0.05)]
    assert total(case(given, DAYS, KNOWN)) == (12, 60, 60)


def test_a_sure_figure_of_another_measure_bears_nothing_out_and_rules_nothing_out() -> None:
    given = [claim("injured", 12, in_="a", by="police", certainty=1.0), claim(low=60, in_="a", by="clinic", certainty=0.2)]
    assert total(case(given, DAYS, KNOWN)) == (60, 60, 60)


def test_that_nobody_is_missing_says_nothing_of_how_many_others_count() -> None:
    given = [claim("missing", 0, in_="a", by="police", certainty=1.0), claim("missing", 9, in_="a", by="clinic", certainty=0.5)]
    assert total(case(given, DAYS, KNOWN), "missing")[2] == 9


def test_a_doubtful_figure_sets_no_other_aside() -> None:
    given = [
        claim(low=12, in_="a", by="police", certainty=1.0),
        claim("missing", 40, in_="a", by="police", certainty=1.0),
        claim("missing", 2, in_="b", by="police", certainty=0.02),
        claim(low=14, in_="c", by="clinic", certainty=1.0),
    ]
    assert total(case(given, DAYS, KNOWN)) == (14, 14, 14)


@pytest.mark.parametrize(("certainty", "conflicts"), [(0.02, 0), (0.3, 1)])
def test_what_hardly_counts_the_measure_makes_no_conflict(certainty: float, conflicts: int) -> None:
    mill = written("mill", "Police counted 12 dead at the mill on Friday.")
    vale = written("vale", "The clinic spoke of 60 dead at the mill on Friday.")
    first = figure(mill, "12 dead", "killed", 12, by="police", certainty=1.0)
    other = figure(vale, "60 dead", "killed", 60, by="clinic", certainty=certainty)
    made = told([mill, vale], [first, other])
    found_ = find_findings(made.replace(events=reconcile(made, Settings())), Settings())
    assert sum(f.kind == "conflicting figures" for f in found_) == conflicts


def test_the_naive_rules_take_it_as_it_stands() -> None:
    assert total(case(beside_sure(60, 0.05), DAYS, KNOWN), profile="maximum") == (60, 60, 60)


def test_a_figure_of_thousands_of_digits_is_compared() -> None:
    assert total(case(beside_sure(10**5000, 0.3), [article("a")], KNOWN)) == (12, 12, 12)
