"""Days and countries that cannot both be right."""

from __future__ import annotations

import pytest

from tellings.model import Support
from tellings.reconcile.findings_countries import find_country_conflicts
from tellings.reconcile.findings_where_when import find_date_conflicts
from tests.factory import day, place
from tests.reconcile.written import figure, table, written


def dated(one, quote, time, period):
    """A Claim that a time expression of the text dates."""
    start = one.text.index(time)
    when = Support(field="period", role="time", start=start, end=start + len(time), quote=time)
    return figure(one, quote, "killed", 4, period=period, support=[when])


def found(laid, detector):
    return [f for e in laid.case.events for f in detector(e, laid)]


@pytest.mark.parametrize(("other", "conflicts"), [("2024-05-08", True), ("2024-05-06", False)])
def test_days_that_do_not_meet(other, conflicts):
    one = written("one", "On Monday the squall drowned four rowers.")
    two = written("two", "On Wednesday the squall drowned four rowers.")
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, "four rowers", "Wednesday", day(other))]
    assert bool(found(table([one, two], claims), find_date_conflicts)) is conflicts


def test_one_weekday_counted_back_from_a_wrong_day_is_no_conflict():
    one = written("one", "On Monday the squall drowned four rowers.")
    two = written("two", "On Monday the squall drowned four rowers.", "2024-08-01")
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, "four rowers", "Monday", day("2024-07-29"))]
    assert found(table([one, two], claims), find_date_conflicts) == []


def test_the_day_of_speaking_dates_nothing():
    one = written("one", "On Monday the squall drowned four rowers.")
    two = written("two", "Four rowers were drowned, the warden said on Wednesday.")
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, "Four rowers", "Wednesday", day("2024-05-08"))]
    assert found(table([one, two], claims), find_date_conflicts) == []


@pytest.mark.parametrize(
    "text",
    [
        "The quay is usually busy on Wednesday. The squall drowned four rowers there.",
        "Four rowers were last seen on Wednesday.",
        "In a second incident on Wednesday four rowers drowned.",
        "The squall drowned four rowers near Wednesday Creek.",
    ],
)
def test_the_day_of_another_matter_is_no_conflict(text):
    one = written("one", "On Monday the squall drowned four rowers.")
    two = written("two", text)
    quote = "four rowers" if "four rowers" in text else "Four rowers"
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, quote, "Wednesday", day("2024-05-08"))]
    assert found(table([one, two], claims), find_date_conflicts) == []


def test_a_day_long_after_the_first_report_is_of_another_matter():
    one = written("one", "On Monday the squall drowned four rowers.", "2024-05-06")
    two = written("two", "On Friday four rowers drowned.", "2024-05-11")
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, "four rowers", "Friday", day("2024-05-10"))]
    assert found(table([one, two], claims), find_date_conflicts) == []


def test_days_weeks_apart_are_of_two_happenings():
    one = written("one", "On Monday the squall drowned four rowers.")
    two = written("two", "On 2 April the squall drowned four rowers.")
    claims = [dated(one, "four rowers", "Monday", day("2024-05-06")), dated(two, "four rowers", "2 April", day("2024-04-02"))]
    assert found(table([one, two], claims), find_date_conflicts) == []


def test_one_name_in_two_countries():
    one = written("one", "The squall drowned four rowers at Ostra in the north of Ruvenia.")
    two = written("two", "The squall drowned four rowers at Ostra in Belmark.")
    ruvenia, belmark = (
        place(name, precision="country", country=code, gazetteer_id=name) for name, code in (("Ruvenia", "RV"), ("Belmark", "BM"))
    )
    claims = [
        figure(one, "four rowers", "killed", 4, places=[place("Ostra"), ruvenia]),
        figure(two, "four rowers", "killed", 4, places=[place("Ostra"), belmark]),
    ]
    (conflict,) = found(table([one, two], claims), find_country_conflicts)
    assert conflict.kind == "conflicting places"
