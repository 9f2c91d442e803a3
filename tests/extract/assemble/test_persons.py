"""The single people of an article, and what its lists of people add up to."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tellings.config import Settings
from tellings.extract.assemble.person_states import hashed_people, how_many, spreads, states
from tellings.extract.assemble.persons import name_of, people_of
from tellings.extract.assemble.signals import signals_of
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.quantity import find_amounts
from tellings.language import Analysis
from tellings.model import Reading, Sentence


@pytest.fixture(scope="session")
def reading_of(analyse: Callable[..., Analysis]) -> Callable[[str], Reading]:
    def run(text: str) -> Reading:
        analysis, settings = analyse(text, published="2016-05-02"), Settings()
        chains = find_chains(analysis, settings)
        return Reading(
            article=analysis.article,
            sentences=[Sentence(span=s.span, paragraph=s.paragraph, role=s.role) for s in analysis.sentences],
            chains=chains,
            amounts=find_amounts(analysis, settings),
            happenings=find_happenings(analysis, chains, settings),
        )

    return run


def test_a_name_and_its_surname_are_one_person(reading_of: Callable[[str], Reading]) -> None:
    people = people_of(reading_of("Dana Moss, 31, was shot on Friday. Moss died at a hospital."))
    assert [(p.ages, len(p.mentions)) for p in people if p.names] == [({31}, 2)]


def test_an_age_said_again_is_the_same_person(reading_of: Callable[[str], Reading]) -> None:
    people = people_of(reading_of("A 19-year-old man was shot. The 19-year-old is in stable condition."))
    assert [p.ages for p in people] == [{19}]


def test_another_man_is_somebody_else(reading_of: Callable[[str], Reading]) -> None:
    people = people_of(reading_of("A man was killed on Elm Street. Another man was hurt."))
    assert [p.nouns for p in people] == [{"man"}, {"man"}]


def test_offices_are_no_names() -> None:
    assert name_of("Marlow County Police") == ()


def test_titles_and_initials_are_left_out() -> None:
    assert name_of("Dana R. Moss Jr.") == ("dana", "moss")


def test_counts_of_chances_sum_to_one() -> None:
    assert how_many(np.array([0.2, 0.9, 0.5])).sum() == pytest.approx(1.0)


def test_certain_chances_count_themselves() -> None:
    assert how_many(np.array([1.0, 1.0, 0.0])).argmax() == 2


def test_nobody_has_a_spread_too(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("")
    people = people_of(reading)
    found = spreads(people, states(hashed_people(reading, people, {}), np.zeros((3, 4)), np.zeros(3)))
    assert found["everybody", "killed"].log_chances[0] == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Two women and a boy were shot on Friday.", "listed", 3),
        ("All five were taken to a hospital.", "taken_up", 5),
        ("A fourth victim was found later.", "ordinal", 4),
    ],
)
def test_lists_of_people(text: str, name: str, value: int, reading_of: Callable[[str], Reading]) -> None:
    assert [v for v, _ in signals_of(reading_of(text)).lists[name]] == [value]
