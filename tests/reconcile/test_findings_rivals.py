"""Counts that an article sets against each other in words."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_rivals import find_rival_counts
from tests.reconcile.written import figure, table, written


def found(text, quotes, measure="missing"):
    article = written("weekly", text)
    claims = [figure(article, quote, measure, number) for quote, number in quotes]
    return [[e.quote for e in f.evidence] for f in find_rival_counts(table([article], claims), [])]


@pytest.mark.parametrize(
    "text",
    [
        "Nine climbers are missing, the guides say. The lodge still says six.",
        "Nine climbers are missing, the guides say, far more than the six given by the lodge.",
        "Nine climbers are missing, the guides say. The lodge stands by six.",
        "Nine climbers are missing, the guides say. The lodge has the names of six.",
        "Nine climbers are missing; the lodge says six, but it was shut that day.",
        "Nine climbers are missing, the guides say. “Six, says the lodge, and it never counts twice.”",
    ],
)
def test_a_bare_number_of_another_teller_is_a_rival(text):
    assert len(found(text, [("Nine climbers", 9)])) == 1


def test_an_open_question_is_answered_by_rivals():
    text = "How many climbers were on the wall is unclear. The lodge began with 14. The guides have 19."
    assert found(text, []) == [["14", "19"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nine climbers are missing, the guides say. The lodge has six beds.",
        "Nine climbers are missing, the guides say. The guides had first said six.",
        "Nine climbers are missing, the guides say. The lodge stands at 2,410 metres.",
        "Nine climbers are missing, the guides say. Of the six lodges two are shut.",
        "Nine climbers are missing, the guides say, and the number stands at six for last year.",
    ],
)
def test_other_numbers_are_no_rivals(text):
    assert found(text, [("Nine climbers", 9)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine climbers are missing, the guides say. The lodge admits to six.",
        "The guides spoke of nine missing on the wall, the lodge of six climbers.",
        "The guide gave a higher number than the nine dead in the lodge's book. “We have six in the hut alone,” he said.",
        "The lodge says nine for Fell. It is written on the door. We have buried six climbers.",
    ],
)
def test_a_verb_left_out_a_list_named_and_the_first_person_are_rivals_too(text):
    word = "nine missing" if "nine missing" in text else "nine dead" if "nine dead" in text else "Nine climbers" if "Nine" in text else None
    claims = [(word, 9)] if word else [("six climbers", 6)]
    assert len(found(text, claims)) == 1


def test_counts_of_two_events_are_no_rivals():
    article = written("weekly", "Nine climbers are missing, the guides say. The lodge still says six climbers.")
    claims = [figure(article, "Nine climbers", "missing", 9), figure(article, "six climbers", "missing", 6, event="event-2")]
    assert list(find_rival_counts(table([article], claims), [])) == []
