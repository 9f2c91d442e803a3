"""Figures told so plainly that one can be held against another."""

from __future__ import annotations

import pytest

from tellings.model import Support
from tellings.reconcile.findings_figures import _one_count
from tellings.reconcile.findings_totals import _one_subtotal
from tellings.reconcile.plainly import carried_over, left_open, named_group, numbered, of_some, one_number, strung_together
from tests.factory import claim
from tests.reconcile.written import figure, table, written


@pytest.mark.parametrize(
    ("quote", "low", "strung"),
    [
        ("a warden and a rower", 2, True),
        ("10 men, 7 women and a girl", 18, True),
        ("Ada Morn and her daughter", 2, True),
        ("two hundred and ten rowers", 210, False),
        ("1,240 people", 1240, False),
        ("men and women", 12, False),
        ("a 30-year-old rower", 1, False),
    ],
)
def test_a_list_is_told_from_a_number(quote, low, strung):
    assert strung_together(claim("killed", low, low, quote=quote)) is strung


def test_between_two_numbers_is_no_list():
    assert not strung_together(claim("aboard", 85, 90, quote="between 85 and 90 rowers"))


@pytest.mark.parametrize(("words", "yes"), [("two hundred and ten rowers", True), ("a 30-year-old", False), ("the fifth rower", False)])
def test_numbered(words, yes):
    assert numbered(words) is yes


def test_an_ordinal_is_no_number():
    assert not one_number(claim("injured", 5, 5, quote="the fifth rower"))


def test_victims_leave_open_whether_they_died():
    assert left_open(claim("killed", 6, 6, quote="the six victims", predicate="victim"))
    assert not left_open(claim("killed", 6, 6, quote="six rowers", predicate="drown"))


@pytest.mark.parametrize(
    ("text", "quote", "measure", "some"),
    [
        ("The hurt included three rowers who were in surgery.", "three rowers", "injured", True),
        ("Of the ten rowers who were hurt, 7 were admitted to the infirmary.", "7", "injured", True),
        ("A clerk said two bodies were found in the basement.", "two bodies", "killed", True),
        ("He said he had heard five shots.", "five shots", "fired", True),
        ("The squall killed six rowers on the lake.", "six rowers", "killed", False),
        ("Six bodies were found in the reeds.", "Six bodies", "killed", False),
        ("Guards fired five shots.", "five shots", "fired", False),
    ],
)
def test_of_some(text, quote, measure, some):
    told = written("told", text)
    made = figure(told, quote, measure, 3)
    assert of_some(made, table([told], [made])) is some


def test_what_happened_in_another_sentence_is_carried_over():
    told = written("told", "The squall killed one rower. A warden had heard of two men with oars.")
    made = figure(told, "two men", "killed", 2, unit="men")
    trigger = Support(field="measure", role="trigger", start=told.text.index("killed"), end=told.text.index("killed") + 6, quote="killed")
    assert carried_over(made.replace(support=[trigger]))
    assert not carried_over(made.replace(support=[trigger], measure="spotted"))


def test_a_group_under_a_name():
    assert named_group(claim("injured", 3, 3, quote="three Harle Valley wardens"))
    assert not named_group(claim("injured", 3, 3, quote="three wardens"))


def test_sub_totals_are_numbers_of_one_kind():
    one = written("one", "Of 22 boats lost, nine were barges. Ada was among the dead.")
    made = figure(one, "nine", "destroyed", 9, unit="barges")
    person = figure(one, "Ada", "killed", 1)
    assert _one_subtotal(made, made)
    assert not _one_subtotal(person, person)


def test_neither_of_two_is_no_nought_of_all():
    one, two = written("one", "Neither was arrested.", "2024-05-10"), written("two", "A rower was arrested.", "2024-05-12")
    claims = [figure(one, "Neither", "arrested", 0), figure(two, "A rower", "arrested", 1)]
    laid = table([one, two], claims)
    assert not _one_count(claims[0], claims[1], (laid.case.events[0], {c.id for c in claims}), laid)
