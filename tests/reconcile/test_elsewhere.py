from __future__ import annotations

from typing import Any

from tellings.model import Claim
from tests.factory import article, case, claim, day, origin
from tests.reconcile.test_estimates import total

ARTICLES = [article(name, published="2024-05-02") for name in "abcde"]


def of_events(strange: int, other_day: str) -> list[Claim]:
    """Three Articles tell 4 of the first Event, a fourth one tells another figure, which a second Event has."""
    first = [claim(low=4, in_=name, by=f"source {name}", event="event-1", period=day("2024-05-01")) for name in "abc"]
    first.append(claim(low=strange, in_="d", event="event-1", period=day("2024-05-01")))
    return [*first, claim(low=strange, in_="e", event="event-2", period=day(other_day))]


def test_the_figure_of_an_event_of_another_day_does_not_widen_the_range() -> None:
    assert total(case(of_events(35, "2024-04-12"), ARTICLES)) == (4, 4, 4)


def test_the_figure_of_an_event_of_the_same_day_does() -> None:
    assert total(case(of_events(35, "2024-05-01"), ARTICLES))[2] == 35


def test_a_small_figure_of_another_day_is_a_coincidence() -> None:
    assert total(case(of_events(3, "2024-04-12"), ARTICLES))[0] == 3


def test_the_only_count_of_a_hospital_is_no_other_events() -> None:
    told = of_events(35, "2024-04-12")
    told[3] = told[3].replace(attribution=claim(by="clinic").attribution, origin="origin-clinic")
    assert total(case(told, ARTICLES, [origin("clinic", "medical")]))[1] == 35


def two_days(summed: int, **fields: Any) -> list[Claim]:
    """One Article counts eight on the one day and five on the next, another one tells a figure of the next."""
    told = [claim(low=8, in_="a", by="clinic", event="event-2", at=10), claim(low=5, in_="a", by="clinic", event="event-1", at=90)]
    return [*told, claim(low=summed, in_="b", event="event-1", **fields)]


def test_two_events_added_up_are_no_toll_of_either() -> None:
    assert total(case(two_days(13), ARTICLES)) == (5, 5, 5)


def test_a_figure_that_is_no_sum_of_two_events_stands() -> None:
    assert total(case(two_days(12), ARTICLES))[2] == 12


def test_a_sum_that_two_articles_tell_stands() -> None:
    assert total(case([*two_days(13), claim(low=13, in_="c", event="event-1")], ARTICLES))[2] == 13


def test_a_sum_in_a_bodys_own_statement_stands() -> None:
    own = [a.replace(issuer="Clinic") if a.id == "article-b" else a for a in ARTICLES]
    assert total(case(two_days(13), own))[2] == 13


def test_an_article_that_tells_one_of_the_two_adds_up_nothing() -> None:
    told = [*two_days(13, at=10), claim(low=8, in_="b", event="event-2", at=90)]
    assert total(case(told, ARTICLES))[2] == 13


def test_the_rounding_of_a_sum_of_two_events_is_none_either() -> None:
    told = [claim(low=80, in_="a", event="event-2", at=10), claim(low=56, in_="a", event="event-1", at=90)]
    told += [claim(low=136, in_="b", event="event-1", at=90), claim(low=131, high=None, in_="b", event="event-1", title=True, at=5)]
    assert total(case(told, ARTICLES)) == (56, 56, 56)


def test_a_figure_dated_last_year_does_not_widen_the_range() -> None:
    told = [claim(low=n, in_=a, period=day("2024-05-01")) for n, a in ((4, "a"), (5, "b"))]
    assert total(case([*told, claim(low=9, in_="c", period=day("2023-05-01"))], ARTICLES))[::2] == (4, 5)


def test_a_figure_dated_a_few_days_later_does() -> None:
    told = [claim(low=n, in_=a, period=day("2024-05-01")) for n, a in ((4, "a"), (5, "b"))]
    assert total(case([*told, claim(low=9, in_="c", period=day("2024-05-06"))], ARTICLES))[2] == 9


def test_the_toll_in_a_hospitals_own_statement_is_no_other_events_whoever_repeats_it() -> None:
    told = of_events(20, "2024-04-12")
    told[3] = told[3].replace(origin="origin-clinic")
    few = claim(low=2, in_="d", by="clinic", event="event-1", attribution=[], unit="patients", period=day("2024-05-01"))
    own = [a.replace(issuer="Clinic") if a.id == "article-d" else a for a in ARTICLES]
    assert total(case([*told, few], own, [origin("clinic", "medical")]))[1] == 20


def test_the_dead_and_the_wounded_added_up_alike_are_a_sum_whoever_else_tells_them() -> None:
    clinic = [(8, 5, "killed"), (30, 11, "injured")]
    told = [claim(m, n, in_="a", by="clinic", event=f"event-{e}", at=10) for a, b, m in clinic for n, e in ((a, 2), (b, 1))]
    told += [claim(m, a + b, in_=i, event="event-1") for a, b, m in clinic for i in "bc"]
    assert total(case(told, ARTICLES)) == (5, 5, 5)
    assert total(case(told, ARTICLES), "injured") == (11, 11, 11)


def slip(low: int, **fields: Any) -> list[Claim]:
    return [claim(low=86, in_="a", by="office"), claim(low=86, in_="b", by="office"), claim(low=low, in_="c", **fields)]


def test_a_lower_figure_with_two_digits_swapped_is_a_slip() -> None:
    assert total(case(slip(68), ARTICLES)) == (86, 86, 86)


def test_a_lower_figure_with_other_digits_is_none() -> None:
    assert total(case(slip(67), ARTICLES))[0] == 67


def test_swapped_digits_that_two_articles_tell_are_none() -> None:
    assert total(case([*slip(68), claim(low=68, in_="d")], ARTICLES))[0] == 68
