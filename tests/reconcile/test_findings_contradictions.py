"""What was hit, how many did it, and what one body denies and another tells."""

from __future__ import annotations

from tellings.reconcile.findings_contradictions import find_contradictions
from tests.reconcile.written import figure, table, written


def found(laid):
    return [f for e in laid.case.events for f in find_contradictions(e, laid)]


def test_one_attacker_against_two():
    police = written("police", "A man killed three guests. He acted alone.")
    diary = written("diary", "Two men with axes killed three guests.")
    claims = [figure(police, "three guests", "killed", 3), figure(diary, "three guests", "killed", 3)]
    assert [f.message_code for f in found(table([police, diary], claims))] == ["conflicting_how_many_did_it"]


def test_an_act_that_is_denied_and_told():
    guard = written("guard", "Six rowers were hurt. The lock guards did not open the upper sluice gates.", issuer="Lock Guard")
    paper = written("paper", "Six rowers were hurt.", issuer="Rowers' Club")
    claims = [figure(guard, "Six rowers", "injured", 6), figure(paper, "Six rowers", "injured", 6)]
    assert found(table([guard, paper], claims)) == []
