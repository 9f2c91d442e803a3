"""Accounts that exclude each other: things negated, opposite states, and who did it."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_doers import find_doers
from tellings.reconcile.findings_negated import find_negated
from tellings.reconcile.findings_opposites import find_opposites
from tests.reconcile.written import figure, table, written


def laid(one, other):
    guard = written("guard", f"Nine rowers were hurt. {one}", issuer="Lake Guard")
    paper = written("paper", f"Nine rowers were hurt. {other}", issuer="Rowers' Club")
    return table([guard, paper], [figure(guard, "Nine rowers", "injured", 9), figure(paper, "Nine rowers", "injured", 9)])


def found(detect, one, other):
    case = laid(one, other)
    return [(f.kind, f.message_code) for e in case.case.events for f in detect(e, case)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Firearms were not used at the pier.", "Surgeons took rifle bullets out of four of them."),
        ("There was no warning flag on the mast.", "The wardens say that a warning flag had flown since noon."),
        ("The club did not use flares.", "Two red flares went up from the club house."),
        ("It wasn't petrol, the guard says.", "A leak of petrol was the cause, the club says."),
        ("We saw no cable under the water.", "A cable under the water had caught the keel."),
    ],
)
def test_a_thing_that_another_tells_of(one, other):
    assert found(find_negated, one, other) == [("conflicting accounts", "thing_negated")]


def test_more_of_a_kind_are_denied():
    told = found(find_negated, "Nor were there more torpedoes.", "Two torpedoes lay under the pier.")
    assert told == [("disputed claim", "thing_negated")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There was no immediate word on the cause.", "Word of the cause came at noon, the club says."),
        ("It was not the first accident of the year.", "The accident was seen from the first bridge."),
        ("Then there was no pier any more.", "The pier was built of oak."),
    ],
)
def test_what_every_report_negates(one, other):
    assert found(find_negated, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All exits were open.", "The doors of the boathouse were locked."),
        ("The rudder was in order.", "The rudder had failed on Monday."),
        ("The lake was calm.", "A storm swept the lake, and the lake was rough."),
        ("The hatches were not locked.", "The hatches were locked."),
    ],
)
def test_opposite_states_of_one_thing(one, other):
    assert found(find_opposites, one, other) == [("conflicting accounts", "opposite_states")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The exits were open.", "The road to the lake was closed."),
        ("The rudder was in order.", "The boat would sink if the rudder failed."),
        ("The exits were open.", "The exits were not locked."),
    ],
)
def test_states_that_agree(one, other):
    assert found(find_opposites, one, other) == []


def test_two_are_named_as_the_doer():
    told = found(find_doers, "The minister blamed the Reed Brothers.", "The Blue Oar has claimed responsibility.")
    assert told == [("conflicting accounts", "who_did_it")]


def test_who_is_blamed_denies_it():
    told = found(find_doers, "The minister blamed the Reed Brothers. Their office denied any part in the attack.", "Nothing else is known.")
    assert told == [("disputed claim", "who_did_it")]


@pytest.mark.parametrize("name", ["Army", "Movement for Free Weirs", "Front Street Riders"])
def test_a_name_that_begins_like_a_kind_of_body_is_a_doer(name):
    told = found(find_doers, f"The guard blamed the {name}.", "The club blamed the Mill Guild.")
    assert [kind for kind, _ in told] == ["conflicting accounts"]


def test_a_body_without_a_name_is_no_doer():
    assert found(find_doers, "The guard blamed the group.", "The club blamed the Mill Guild.") == []
