"""Claims: parts, scope, modality, single victims, evidence, and what holds for any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model import Claim

Read = Callable[..., list[Claim]]


def test_a_sub_total_is_part_of_its_total(figures: Read) -> None:
    whole, part = figures("The raid destroyed 22 vehicles, including nine pickup trucks.")
    assert (part.part_of, whole.part_of) == (whole.id, None)


def test_a_single_victim_beside_a_total_is_a_part(figures: Read) -> None:
    claims = figures("Seven people were killed. A nurse was among the dead.")
    assert [c.part_of is not None for c in claims] == [False, True]


def test_rows_that_add_up_to_a_total_are_its_parts(figures: Read) -> None:
    claims = figures("The camps hold 700 displaced people.\n\nNorth: 400 displaced\nSouth: 300 displaced")
    assert [c.part_of for c in claims] == [None, claims[0].id, claims[0].id]


def test_those_still_in_hospital_are_part_of_the_hurt(figures: Read) -> None:
    whole, part = figures("The derailment injured 90 people. Eleven are still in hospital.")
    assert (part.low, part.part_of) == (11, whole.id)


def test_what_is_only_feared_is_told_so(figures: Read) -> None:
    (claim,) = figures("In the first hour we feared as many as 30.")
    assert (claim.measure, claim.high, claim.modality) == ("killed", 30, "feared")


def test_a_number_set_aside_is_denied(figures: Read) -> None:
    claims = figures("Eighteen guests were hurt, not 40 as some have written.")
    assert [(c.low, c.modality) for c in claims] == [(18, "asserted"), (40, "denied")]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The ferry sank on Sunday, killing 12 people.", "this_event"),
        ("Since January the province has recorded 38 deaths.", "cumulative"),
        ("Cholera has killed 38 people this season.", "cumulative"),
        ("Season to date 38 people have died.", "cumulative"),
        ("For the raid of Saturday we have to date the names of 38 people killed.", "this_event"),
        ("Last year a ferry sank in the strait, killing 43 people.", "background"),
        ("In 2019 a ferry sank in the strait, killing 43 people.", "background"),
        ("It is the worst accident since the Petrel sank with the loss of 43 lives.", "background"),
    ],
)
def test_scope(text: str, scope: str, figures: Read) -> None:
    assert [c.scope for c in figures(text, published="2024-05-02")] == [scope]


def test_to_deny_killing_anyone_asserts_a_zero(figures: Read) -> None:
    (claim,) = figures("Police denied killing anyone.")
    assert (claim.measure, claim.low, claim.high, claim.modality) == ("killed", 0, 0, "asserted")


def test_false_reports_are_denied(figures: Read) -> None:
    (claim,) = figures("Reports of three dead are false.")
    assert (claim.low, claim.modality) == (3, "denied")


def test_things_are_destroyed_and_people_killed(figures: Read) -> None:
    claims = figures("Jets took out 80 fighters and dozens of vehicles.")
    assert [(c.measure, c.affected.cls) for c in claims] == [("killed", "combatant"), ("destroyed", "object")]


def test_the_side_of_the_counted(figures: Read) -> None:
    (claim,) = figures("Jets killed 45 Northern Front fighters.")
    assert (claim.affected.side, claim.agent.name.text if claim.agent else None) == ("Northern Front", "Jets")


def test_a_happening_without_a_figure(claims_of: Read) -> None:
    (claim,) = claims_of("Rebels have surrounded the town.")
    assert (claim.figure, claim.predicate, claim.agent.name.text if claim.agent else None, claim.affected.group) == (
        "none",
        "surround",
        "Rebels",
        "the town",
    )


_WORDS = st.sampled_from(
    "80 eighty at least several dozens of no one none both a the third 3-1 08:20 2019"
    " killed were dead injured people soldiers trucks and , . ( )"
    " “ ” \u200b \u202e half of them up to between -- more than , including in hospital missing \n\n One DEAD".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(_WORDS, max_size=30).map(" ".join), st.text(max_size=80)))
def test_any_text_gives_claims_whose_quotes_are_slices(claims_of: Read, text: str) -> None:
    claims = claims_of(text)
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote != ""
        assert all(text[s.start : s.end] == s.quote for s in claim.support)
        assert claim.low is None or claim.high is None or claim.low <= claim.high
