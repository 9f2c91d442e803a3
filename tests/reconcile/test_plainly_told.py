"""Which figures a careful reader would not hold against others: pure word tests on invented sentences."""

from __future__ import annotations

import pytest

from tellings.reconcile.plainly import _DEATH, _DENYING, _HIT


@pytest.mark.parametrize("words", ["In all, eleven guards were shot.", "The masked man wounded a total of 15 people."])
def test_to_be_hit_is_not_to_die(words: str) -> None:
    assert _HIT.search(words)
    assert not _DEATH.search(words)


@pytest.mark.parametrize("words", ["Eleven guards were shot dead.", "Fifteen were hit, and the toll is six.", "Three of the wounded died."])
def test_a_word_of_dying_makes_it_a_count_of_the_dead(words: str) -> None:
    assert _DEATH.search(words)


def test_who_denies_a_deed_counts_nobody() -> None:
    assert _DENYING.search("The tenant denied shooting ")
    assert not _DENYING.search("The police denied that ")
