"""Causes of kinds that exclude each other."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_causes import find_causes
from tests.reconcile.written import figure, table, written


def aspects(one, other):
    guard = written("guard", f"A rower died. {one}", issuer="Lake Guard")
    club = written("club", f"A rower died. {other}", issuer="Rowers' Club")
    case = table([guard, club], [figure(guard, "A rower", "killed", 1), figure(club, "A rower", "killed", 1)])
    return [f.message_code for e in case.case.events for f in find_causes(e, case)]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("He died of a brain haemorrhage.", "He died of stab wounds.", "cause_of_death"),
        ("He had suffered a stroke.", "The man was struck by a truncheon and died.", "cause_of_death"),
        ("The ferry capsized because it was overloaded.", "The ferry was overturned by a hurricane.", "cause_of_accident"),
        ("The fire was caused by faulty wiring.", "The cause of the fire was arson.", "cause_of_accident"),
        ("The illness was norovirus.", "The rowers' fever was caused by a weedkiller.", "cause_of_illness"),
    ],
)
def test_causes_that_exclude_each_other(one, other, code):
    assert aspects(one, other) == [code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He died of heart failure.", "He died of a weak heart."),
        ("He died of heart failure.", "He may have died of a fractured skull."),
        ("He did not die of heart failure.", "He died of a fractured skull."),
        ("The fire was caused by faulty wiring.", "The storm lasted all night."),
        ("Heart disease is common.", "He died of a fractured skull."),
    ],
)
def test_causes_that_may_both_be_true(one, other):
    assert aspects(one, other) == []
