"""Counts that an article says have moved."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_moves import find_moves
from tests.reconcile.written import figure, table, written


def moves(articles, claims):
    held = table(articles, claims)
    return [[e.quote for e in f.evidence] for f in find_moves(held.case.events[0], set(), held)]


@pytest.mark.parametrize(
    ("later", "quote"),
    [
        ("Toll of the weir rises to three.", "three"),
        ("A rower died on Monday, which brings the number of dead to three.", "three"),
        ("The guild said its dead now number three.", "three"),
        ("The weir's keeper buried one of the three who have now died.", "three"),
        ("The count of the drowned has gone up to three, the guild said.", "three"),
    ],
)
def test_words_that_say_so_make_an_update_whatever_the_noun(later, quote):
    first = written("first", "The weir drowned two people.", None)
    second = written("second", later, None)
    claims = [figure(first, "two people", "killed", 2), figure(second, quote, "killed", 3)]
    assert moves([first, second], claims) == [["two people", quote]]


@pytest.mark.parametrize(
    "text",
    [
        "The guild listed 26 people as hurt, against 12 a day earlier.",
        "The guild listed 26 people as hurt; at first it had spoken of 12.",
        "The guild listed 26 people as hurt. It had guessed at 12.",
        "The guild put the hurt at 26 people, up from 12.",
    ],
)
def test_a_former_count_beside_the_new_one(text):
    paper = written("paper", text)
    assert moves([paper], [figure(paper, "26", "injured", 26)]) == [["12", "26"]]


@pytest.mark.parametrize(
    "text",
    [
        "The guild listed 26 people as hurt, against 12 last year.",
        "The guild listed 26 people as hurt, up from 12 in 2019.",
        "The guild listed 26 people as hurt and 12 boats as lost.",
        "The guild listed 26 people as hurt after 12 hours.",
    ],
)
def test_other_numbers_are_no_former_counts(text):
    paper = written("paper", text)
    assert moves([paper], [figure(paper, "26", "injured", 26)]) == []
