from __future__ import annotations

import pytest

from tellings.reconcile.rules import RULES
from tellings.reconcile.table import Votes, groups, statements
from tellings.reconcile.votes import least, mode, most


def votes(*entries: tuple[object, int | None, int | None, int | None], type: str = "text") -> Votes:  # noqa: A002
    """Build votes from (value, precision, first rank, second rank)."""
    return Votes([e[0] for e in entries], type, [e[1] for e in entries], [(e[2], e[3]) for e in entries])  # type: ignore[misc,arg-type]


def test_the_most_frequent_value_wins_whatever_its_rank() -> None:
    assert mode(votes(("a", 1, 0, 0), ("a", 1, 0, 0), ("b", 1, 4, 4))) == "a"


def test_null_is_a_value_that_can_win() -> None:
    assert mode(votes((None, 1, 0, 0), (None, 1, 0, 0), ("b", 1, 4, 4))) is None


def test_the_empty_text_is_a_value_that_can_win() -> None:
    assert mode(votes(("", 1, 3, 0), ("b", 1, 1, 0))) == ""


def test_a_tie_goes_to_the_first_rank() -> None:
    assert mode(votes(("a", 1, 2, 0), ("b", 1, 3, 0))) == "b"


def test_the_second_rank_counts_all_reports_of_the_candidates() -> None:
    tied = votes(("a", 1, 3, 0), ("a", 1, 1, 5), ("b", 1, 3, 4), ("b", 1, 0, 0), ("c", 1, 0, 6))
    assert mode(tied) == "a"


def test_a_tie_that_no_rank_decides_is_indeterminate_in_text_and_null_in_numbers() -> None:
    assert mode(votes(("a", 1, 2, 2), ("b", 1, 2, 2))) == "Indeterminate"
    assert mode(votes((1.5, 1, 2, 2), (2.5, 1, 2, 2), type="number")) is None


def test_numbers_are_equal_when_15_digits_agree() -> None:
    assert mode(votes((0.1 + 0.2, 1, 0, 0), (0.3, 1, 0, 0), (7, 1, 9, 9), type="number")) == pytest.approx(0.3)


def test_least_precise_takes_the_reports_that_know_least() -> None:
    assert least(votes(("village", 5, 0, 0), ("region", 2, 0, 0))) == "region"


def test_a_report_without_precision_votes_for_null_and_spoils_a_tie() -> None:
    assert least(votes(("party", 3, 4, 4), (None, None, 1, 1))) == "Indeterminate"


def test_more_reports_without_precision_than_votes_give_null() -> None:
    assert least(votes(("party", 3, 4, 4), (None, None, 1, 1), (None, None, 1, 1))) is None


def test_most_precise_leaves_out_null() -> None:
    assert most(votes((None, 5, 9, 9), ("street", 5, 0, 0), ("town", 3, 9, 9))) == "street"


def test_all_precisions_missing_give_null() -> None:
    assert least(votes(("a", None, 0, 0))) is None
    assert most(votes(("a", None, 0, 0))) is None


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("minimum", [3, None, 1], 1),
        ("maximum", ["2020-01-02", "2020-01-10"], "2020-01-10"),
        ("minimum", [None], None),
        ("sum", [None], 0),
        ("join", ["Arson; Unknown", None, "Arson;Looting"], "Arson; NA; Looting"),
        ("join", ["Unknown"], ""),
        ("mode date", ["2020-02-13", "2020-02-01"], "2020-02-07"),
        ("mode date", ["2020-02-31", "never"], None),
        ("mode number", [4, 2, None, 4, 2], 2),
        ("mode flag", [0, 1], 1),
        ("count", [None, "x"], 2),
        ("first", [None, 2], None),
        ("latest", [1, 2, None], 2),
        ("majority", [1, 2, 2, None, None, None], 2),
    ],
)
def test_rule(rule: str, values: list[object], expected: object) -> None:
    assert RULES[rule](Votes(values)) == expected  # type: ignore[arg-type]


def test_reports_keep_their_order_and_events_are_sorted() -> None:
    table = groups(statements([{"e": "b", "x": 1}, {"e": "a", "x": 2}, {"e": "b", "y": 3}], "e"))
    assert [(g.key, g.size, list(g.column("x"))) for g in table] == [("a", 1, [2]), ("b", 2, [1, None])]


def test_a_row_without_an_event_is_an_event_of_its_own() -> None:
    assert [g.key for g in groups(statements([{"e": None, "x": 1}, {"e": "", "x": 2}], "e"))] == ["row 1", "row 2"]
