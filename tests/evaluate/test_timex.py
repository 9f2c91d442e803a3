"""The TempEval-3 metric."""

from __future__ import annotations

from tellings.evaluate.timex import TimexRow, TimexScore, add, align


def row(start: int, end: int, value: str = "2020") -> TimexRow:
    return TimexRow(start, end, "DATE", value)


def test_exact_extents_are_paired_first() -> None:
    assert align([row(0, 10), row(5, 8)], [row(5, 8), row(0, 4)]) == [(row(5, 8), row(5, 8)), (row(0, 10), row(0, 4))]


def test_one_found_matches_one_gold() -> None:
    assert len(align([row(0, 4), row(5, 9)], [row(0, 9)])) == 1


def test_counts() -> None:
    score = TimexScore()
    add(score, [row(0, 4), row(10, 14), row(20, 24)], [row(0, 4), row(9, 14, "2021")])
    assert score.metrics() == {
        "relaxed_f1": 0.8, "strict_f1": 0.4, "type_f1": 0.8, "value_f1": 0.4, "relaxed_p": 1.0, "relaxed_r": 2 / 3,
    }  # fmt: skip
