"""Figures told again, by others and beside others: whose they are, whom they count."""

from __future__ import annotations

import pytest

from tellings.reconcile.stakes import nth
from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, estimates, total

COUNTED = [origin("rescuers", "official"), origin("union", "official"), origin("police", "official"), origin("unit", "official")]


def test_a_paper_that_tells_an_old_toll_without_a_source_tells_the_counters_old_toll() -> None:
    told = [claim(low=17, high=None, in_="a", by="rescuers"), claim(low=26, in_="c", by="rescuers"), claim(low=17, high=None, in_="d")]
    assert total(case(told, [*DAYS, article("d", published="2024-05-03")], COUNTED)) == (26, 26, 26)


def test_a_paper_that_names_its_source_is_no_echo() -> None:
    told = [claim(low=17, in_="a", by="rescuers"), claim(low=26, in_="c", by="rescuers"), claim(low=17, in_="d", by="neighbours")]
    named = [*COUNTED, origin("neighbours", "witness")]
    assert total(case(told, [*DAYS, article("d", published="2024-05-03")], named))[0] == 17


def test_a_small_figure_may_be_a_coincidence() -> None:
    told = [claim(low=2, in_="a", by="rescuers"), claim(low=3, in_="c", by="rescuers"), claim(low=2, in_="d")]
    assert total(case(told, [*DAYS, article("d", published="2024-05-03")], COUNTED))[0] == 2


def test_a_bare_number_counts_whom_the_same_number_counts_elsewhere() -> None:
    told = [claim(low=9, in_="a", by="elder", unit="girls"), claim(low=9, in_="b", by="elder", unit="", at=10)]
    told.append(claim(low=7, in_="b", by="list", unit="girls", at=90))
    found = estimates(case(told, DAYS))
    assert [(e.affected.group, e.low, e.high) for e in found] == [(None, 7, 9)]


def test_a_bare_number_that_others_give_of_people_is_the_whole() -> None:
    told = [claim(low=9, in_="a", unit="girls", at=10), claim(low=14, in_="a", at=90), claim(low=9, in_="b", unit="people")]
    told.append(claim(low=9, in_="c", unit="", at=10))
    assert total(case(told))[0] == 9


def test_two_origins_of_one_article_count_the_same_travellers() -> None:
    told = [claim("captured", 31, in_="a", by="union", unit="passengers", at=10), claim("captured", 24, in_="a", by="police", at=90)]
    found = estimates(case(told, origins=COUNTED), "captured")
    assert [(e.affected.group, e.low, e.high) for e in found] == [(None, 24, 31)]


def test_two_origins_of_one_article_may_count_soldiers_and_people() -> None:
    told = [claim(low=31, in_="a", by="union", unit="soldiers", at=10), claim(low=24, in_="a", by="police", at=90)]
    assert {e.affected.group for e in estimates(case(told, origins=COUNTED))} == {None, "soldier"}


def test_a_corrected_figure_is_no_part_of_the_one_that_it_corrects() -> None:
    text = "The office has brought its count down from 61 to 58 dead."
    new = claim(low=58, in_="a", by="office", unit="dead", at=text.index("58"), quote="58")
    old = claim(low=61, in_="a", by="office", unit="", at=text.index("61"), quote="61")
    new = new.replace(part_of=old.id)
    made = case([old, new, claim(low=61, in_="b")], [article("a", text=text), article("b")], [origin("office", "official")])
    assert total(made)[1] == 58


def test_nobody_missing_any_more_is_no_part_of_those_who_were() -> None:
    told = [claim("missing", 0, in_="b", at=10), claim("missing", 12, in_="b", at=90), claim("missing", 12, in_="a", by="police")]
    assert total(case(told, DAYS, COUNTED), "missing")[0] == 0


@pytest.mark.parametrize("quote", ["its four people", "their four", "All our four"])
def test_somebodys_own_are_among_all(quote: str) -> None:
    told = [claim(low=19, in_="a", at=10), claim(low=4, in_="a", by="firm", at=90, quote=quote)]
    assert total(case(told, origins=[origin("firm", "company")])) == (19, 19, 19)


def test_the_toll_of_a_route_is_out_of_proportion() -> None:
    told = [claim(low=6, in_="a"), claim(low=7, in_="b"), claim(low=8, in_="c", by="office", at=10)]
    told.append(claim(low=640, in_="c", by="office", at=90))
    assert total(case(told, DAYS, [origin("office", "monitor")])) == (8, 8, 8)


def test_a_large_toll_alone_in_its_article_is_a_claim_like_any_other() -> None:
    told = [claim(low=6, in_="a"), claim(low=7, in_="b"), claim(low=640, in_="c")]
    assert total(case(told, DAYS))[2] == 640


def test_the_missing_who_were_found_dead_are_no_drift() -> None:
    told = [claim("missing", 13, in_="a", by="rescuers", at=10), claim(low=4, in_="a", by="rescuers", at=90)]
    told.append(claim(low=13, in_="c", by="rescuers"))
    assert total(case(told, DAYS, COUNTED)) == (13, 13, 13)


def test_the_sick_are_not_the_dead() -> None:
    told = [claim("infected", 64, in_="a", by="office"), claim(low=5, in_="a", by="office", at=90)]
    told.append(claim(low=64, in_="b", by="office"))
    assert total(case(told, DAYS, [origin("office", "official")])) == (5, 5, 5)


def test_an_office_that_counts_adds_up_nothing() -> None:
    told = [claim(low=12, in_="a", by="rescuers", at=10), claim("missing", 6, in_="a", by="rescuers", at=90)]
    told.append(claim(low=18, in_="d", by="ministry"))
    made = case(told, [*DAYS, article("d")], [*COUNTED, origin("ministry", "official")])
    assert total(made)[1] == 18


@pytest.mark.parametrize(
    ("wording", "after", "position"),
    [("the sixth", " to die of the blast", 6), ("the 32nd", " to be killed", 32), ("the sixth to lose his life", "", 6),
     ("the sixth", " was a cook", 1), ("the sixth", " to", 1), ("the sixth", "", 1)],
)  # fmt: skip
def test_who_is_the_sixth_to_die_makes_the_toll_six(wording: str, after: str, position: int) -> None:
    assert nth(wording, after) == position
