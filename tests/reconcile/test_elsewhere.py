from __future__ import annotations

from tellings.model import Claim
from tests.factory import article, case, claim, day
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
