from __future__ import annotations

import pytest

from tellings.model import AsOf, Case
from tests.factory import article, case, claim, day, origin
from tests.reconcile.test_estimates import DAYS, estimates, total

WIDE = [article("early", published="2024-05-01"), article("wide", published="[2024-05-01..2024-05-09]")]


def killed(made: Case) -> tuple[int | None, int | None, int | None]:
    return total(made, "killed")


@pytest.mark.parametrize(("later", "found"), [(0, (0, 0, 0)), (9, (9, 9, 9)), (14, (14, 14, 14))])
def test_the_number_missing_may_fall_and_rise(later: int, found: tuple[int, int, int]) -> None:
    made = case([claim("missing", 12, in_="a", by="police"), claim("missing", later, in_="b", by="rescuers")], DAYS)
    assert total(made, "missing") == found


def test_of_two_days_that_overlap_the_higher_toll_of_the_wider_and_later_stretch_is_the_later() -> None:
    made = case([claim(low=11, high=None, in_="early", by="police"), claim(low=12, in_="wide", by="hospital")], WIDE,
                [origin("hospital", "medical")])  # fmt: skip
    assert killed(made) == (12, 12, 12)


def test_an_uncertain_order_leaves_a_lower_toll_beside_the_higher() -> None:
    made = case([claim(low=12, in_="early", by="police"), claim(low=11, in_="wide", by="hospital")], WIDE)
    assert killed(made)[::2] == (11, 12)


def test_an_uncertain_order_is_not_decided_for_an_outlet() -> None:
    made = case([claim(low=11, in_="early", by="police"), claim(low=65, in_="wide")], WIDE)
    assert killed(made)[0] == 11


def test_a_stretch_of_time_begins_with_the_event() -> None:
    articles = [article("early", published="2024-05-04"), article("wide", published="[2024-04-20..2024-05-06]")]
    claims = [
        claim(low=11, in_="early", by="police", period=day("2024-05-04")),
        claim(low=12, in_="wide", by="hospital", period=day("2024-05-04")),
    ]
    assert killed(case(claims, articles)) == (12, 12, 12)


def test_an_old_figure_of_an_origin_told_again_is_old() -> None:
    told = [claim(low=28, in_="a", by="police"), claim(low=41, in_="b", by="police"), claim(low=28, in_="c", by="police", at=70)]
    assert killed(case(told, DAYS)) == (41, 41, 41)


def test_an_origin_may_correct_its_figure_downwards() -> None:
    told = [claim(low=28, in_="a", by="police"), claim(low=41, in_="b", by="police"), claim(low=39, in_="c", by="police")]
    assert killed(case(told, DAYS)) == (39, 39, 39)


def test_a_figure_told_again_without_a_date_is_as_old_as_where_it_has_one() -> None:
    told = [claim(low=27, high=None, in_="a", by="chief"), claim(low=34, in_="c", by="monitor"), claim(low=27, in_="undated", by="chief")]
    assert killed(case(told, DAYS)) == (34, 34, 34)


def test_open_words_for_the_same_number_supersede_nothing() -> None:
    told = [claim(low=80, in_="a", by="police"), claim(low=81, high=None, in_="b", by="police")]
    assert killed(case(told, DAYS))[::2] == (80, None)


def test_open_words_for_the_same_number_are_no_higher_toll_where_a_date_is_lacking() -> None:
    told = [claim(low=80, in_="a", by="police"), claim(low=81, high=None, in_="undated", by="police")]
    assert killed(case(told, DAYS))[1] == 80


def test_stamps_of_a_live_page_order_its_figures() -> None:
    def stamp(at: str) -> AsOf:
        return AsOf(edtf="2024-05-01", at=at, basis="live page")

    told = [claim(low=3, in_="a", by="police", at=900, as_of=stamp("2024-05-01T08:45")),
            claim(low=8, in_="a", by="police", at=500, as_of=stamp("2024-05-01T10:20")),
            claim(low=11, in_="a", by="police", at=100, as_of=stamp("2024-05-01T13:30"))]  # fmt: skip
    found = estimates(case(told, DAYS))[0]
    assert (found.best, [step.low for step in found.history]) == (11, [3, 8])


def test_a_stamp_without_a_year_is_of_the_year_in_which_the_event_began() -> None:
    late = AsOf(edtf="XXXX-05-06", basis="count")
    told = [claim(low=6, in_="early", by="police", period=day("2024-05-01"))]
    told.append(claim(low=11, in_="undated", by="office", period=day("2024-05-01"), as_of=late))
    assert killed(case(told, [article("early", published="2024-05-01"), article("undated")])) == (11, 11, 11)


def test_an_old_figure_told_at_a_time_that_is_not_known_is_old() -> None:
    told = [claim(low=6, in_="a", by="police"), claim(low=11, in_="c", by="office"), claim(low=6, in_="undated", by="villager")]
    assert killed(case(told, DAYS)) == (11, 11, 11)


def test_a_lower_figure_of_a_later_day_stands() -> None:
    told = [claim(low=6, in_="a", by="police"), claim(low=11, in_="b", by="office"), claim(low=6, in_="c", by="villager")]
    assert killed(case(told, DAYS))[::2] == (6, 11)


def test_a_later_count_of_those_aboard_is_another_count() -> None:
    told = [claim("aboard", 61, in_="a", by="guard"), claim("aboard", 70, in_="c", by="port")]
    assert total(case(told, DAYS), "aboard")[::2] == (61, 70)


def test_who_counted_those_aboard_may_count_again() -> None:
    told = [claim("aboard", 61, in_="a", by="guard"), claim("aboard", 70, in_="c", by="guard")]
    assert total(case(told, DAYS), "aboard") == (70, 70, 70)
