"""Words of several senses, lists, captivity, and figures said again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.model import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "The bus left the depot at noon. Four people died on 16 March, the fire service said.",
        "Four people died, the fire chief said. There was no fire.",
        "Four people died when guests walked out of the ball.",
    ],
)
def test_other_senses_name_no_happening(text: str, figures: Read) -> None:
    assert [c.happening for c in figures(text)] == [None]


def test_soldiers_who_leave_are_a_troop_movement(figures: Read) -> None:
    (claim,) = figures("Soldiers left the town at dawn. Four people died.")
    assert claim.happening == "troop_movement"


def test_a_list_gives_its_figures_the_measure_of_the_label(figures: Read) -> None:
    claims = figures("Situation report\n\nIt rained.\n\n- dead: 12\n- missing: 7\n- displaced: 1,200\n- houses destroyed: 44\n")
    assert [(c.measure, c.low) for c in claims] == [("killed", 12), ("missing", 7), ("displaced", 1200), ("destroyed", 44)]


def test_words_of_captivity_count_captives_and_their_release(figures: Read) -> None:
    claims = figures("Bandits abducted 70 pupils. Nine were let go on Monday; 12 came home on Friday.")
    assert [(c.measure, c.low) for c in claims] == [("captured", 70), ("rescued", 9), ("rescued", 12)]


def test_words_of_captivity_tell_of_no_release_elsewhere(figures: Read) -> None:
    assert [c.measure for c in figures("Forty hikers came home on Friday.")] == ["other"]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("The river drowned 90 villagers.", "killed", 90),
        ("Two grain stores burned down.", "destroyed", 2),
        ("About 8,000 lost their homes.", "displaced", 8000),
        ("Twenty-one miners are missing.", "missing", 21),
        ("Bandits shot dead a watchman.", "killed", 1),
    ],
)
def test_subjects_and_objects(text: str, measure: str, low: int, figures: Read) -> None:
    assert [(c.measure, c.low) for c in figures(text)] == [(measure, low)]


def test_those_who_leave_homes_are_not_killed_with_the_houses(figures: Read) -> None:
    claims = figures("Some 900 people have had to leave their homes and 40 barns are destroyed, the office said.")
    assert [(c.measure, c.low) for c in claims] == [("displaced", 900), ("destroyed", 40)]


def test_the_dead_put_at_a_number(figures: Read) -> None:
    claims = figures("Officials counted 40 wounded and put the dead at 17.")
    assert [(c.measure, c.low) for c in claims] == [("injured", 40), ("killed", 17)]


def test_a_bare_figure_of_another_teller_counts_the_same(figures: Read) -> None:
    claims = figures("More than 80 people were told to leave; the harbour says 60.")
    assert [(c.measure, c.low) for c in claims] == [("displaced", 81), ("displaced", 60)]


def test_a_question_tells_of_nobody(figures: Read) -> None:
    assert figures("Who killed Amis Harn?") == []
