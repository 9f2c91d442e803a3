"""The metric of the article extraction benchmark, on values worked out by hand."""

from __future__ import annotations

import pytest

from tellings.evaluate.article_extraction import metrics, score_page


def test_equal_texts():
    score = score_page("one two three four five", "one two, three four five!")
    assert (score.hit, score.extra, score.missed, score.exact) == (1.0, 0.0, 0.0, True)


def test_shares_of_shingles():
    score = score_page("a b c d e", "a b c d x")
    assert (score.hit, score.extra, score.missed) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_a_text_shorter_than_a_shingle_is_one_shingle():
    assert score_page("a b", "a b").hit == 1.0
    assert score_page("a b", "").missed == 1.0


def test_f1_is_taken_of_the_means():
    found = metrics([score_page("a b c d", "a b c d"), score_page("a b c d", "")])
    assert found["precision"] == 1.0
    assert found["recall"] == 0.5
    assert found["f1"] == pytest.approx(2 / 3)
