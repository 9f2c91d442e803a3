from __future__ import annotations

from tellings.reconcile.coded import naive_rows, reconcile_rows
from tellings.reconcile.disagreement import dscore, event_disagreement, summarise
from tellings.reconcile.profile import load_profile
from tellings.reconcile.table import groups, statements

REPORTS = [
    {"event_id": "E1", "date_start": "2020-01-05", "date_end": "2020-01-05", "deaths_best": 3, "location": "mill", "geo_precision": 6,
     "source": "Daily Reed", "source_classification": 2, "certain": 1, "certain1": 1, "certain2": 0, "actor1": "guards",
     "actor1_precision": 3, "actor1_initiator": 1, "actor1_perpetrator": 1},
    {"event_id": "E1", "date_start": "2020-01-04", "date_end": "2020-01-07", "deaths_best": 8, "location": "valley", "geo_precision": 2,
     "source": "Vale Radio", "source_classification": 1, "certain": 1, "certain1": 0, "certain2": 1, "actor1": "guards",
     "actor1_precision": 3, "actor1_initiator": 0, "actor1_bystander": 1},
]  # fmt: skip


def test_conservative_record_spans_the_dates_and_takes_the_least() -> None:
    row = reconcile_rows(REPORTS, load_profile("maverick-con"))[0]
    assert (row["date_start"], row["date_end"], row["deaths_best"], row["location"]) == ("2020-01-04", "2020-01-07", 3, "valley")


def test_informative_record_narrows_the_dates_and_takes_the_most() -> None:
    row = reconcile_rows(REPORTS, load_profile("maverick-inf"))[0]
    assert (row["date_start"], row["date_end"], row["deaths_best"], row["location"]) == ("2020-01-05", "2020-01-05", 8, "mill")


def test_representative_record_breaks_ties_by_the_class_of_source() -> None:
    row = reconcile_rows(REPORTS, load_profile("maverick-rep"))[0]
    assert (row["location"], row["deaths_best"], row["source"]) == ("mill", 3, "Daily Reed; Vale Radio")


def test_criteria_add_up_over_reports() -> None:
    assert reconcile_rows(REPORTS, load_profile("maverick-rep"))[0]["certain"] == 2


def test_one_bystander_report_is_enough_to_lose_the_perpetrator_flag() -> None:
    row = reconcile_rows(REPORTS, load_profile("maverick-rep"))[0]
    assert (row["actor1_initiator"], row["actor1_perpetrator"], row["actor1_bystander"]) == (1, 0, 0)


def test_roles_of_an_empty_slot_are_null() -> None:
    assert reconcile_rows(REPORTS, load_profile("maverick-con"))[0]["actor2_initiator"] is None


def test_no_rows_give_no_records() -> None:
    assert reconcile_rows([], load_profile("maverick-con")) == []
    assert naive_rows([], "first") == []


def test_diagnostics_of_one_column() -> None:
    table = groups(statements(REPORTS, "event_id"))
    summary = summarise(table, "deaths_best", numeric=True)
    assert event_disagreement([1, 1, None, 2]) == 1 - 2 / 3
    assert dscore([1, None, 1]) == 1
    assert (summary.mean_range, summary.share_disagreement, summary.modal_confidence) == (5, 1, 0.5)


def test_nothing_given_is_not_defined() -> None:
    assert event_disagreement([None, None]) is None
    assert summarise([], "x", numeric=True).mean_dscore is None
