"""An Estimate is decided by what all tellings together say: additions, parts of a number, counts taken back, positions, the last word."""

from __future__ import annotations

from typing import Any

from tellings.model import Case, Claim
from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, total

TELLERS = [origin("police"), origin("council"), origin("clinic", "medical")]


def sentence(claims: list[Claim], text: str) -> list[Claim]:
    return [c.replace(sentence=c.sentence.replace(start=0, end=len(text))) if c.article == "article-c" else c for c in claims]


def of_text(text: str, *told: dict[str, Any], published: str | None = "2024-05-03") -> Case:
    """The figures of one text on the third day, beside eleven dead by the word of the police on the first."""
    claims = [claim(low=11, in_="a", by="police")]
    claims += [claim(in_="c", at=text.index(f["quote"]), **f) for f in told]
    return case(sentence(claims, text), [*DAYS[:2], article("c", published=published, text=text)], TELLERS)


def test_the_figure_of_the_text_is_an_addition_where_its_headline_says_so() -> None:
    more = claim(low=6, in_="c", title=True, quote="Six more bodies")
    made = case([claim(low=11, in_="a", by="police"), more, claim(low=6, in_="c", quote="Six bodies", at=60)], DAYS, TELLERS)
    assert total(made) == (11, 11, 11)


def test_some_of_so_many_are_a_part_of_them() -> None:
    told = [claim("arrested", 3, in_="a", by="police"), claim("arrested", 2, in_="b", quote="Two of the three men", unit="men")]
    assert total(case(told, DAYS[:2], TELLERS), "arrested") == (3, 3, 3)


def test_a_count_that_its_own_body_takes_back_stands_nowhere() -> None:
    text = "The police count nine dead. They had spoken of eleven."
    made = of_text(text, {"low": 9, "quote": "nine dead", "by": "police"}, {"low": 11, "quote": "eleven", "by": "police"})
    assert total(made) == (9, 9, 9)


def test_the_twelfth_with_a_name_makes_the_toll_twelve_where_eleven_are_told() -> None:
    text = "The twelfth, Rena Olt, 34, died in the clinic on Thursday."
    assert total(of_text(text, {"low": 1, "quote": "Rena Olt", "by": "clinic"})) == (12, 12, 12)


def test_a_position_before_a_name_counts_nothing_where_no_such_toll_is_told() -> None:
    text = "The fourth, Rena Olt, 34, died in the clinic on Thursday."
    assert total(of_text(text, {"low": 1, "quote": "Rena Olt", "by": "clinic"}))[2] == 11


def test_that_nobody_is_missing_any_more_is_the_last_word_of_a_search() -> None:
    told = [claim("missing", 14, in_="a", by="police"), claim("missing", 0, in_="c", by="council")]
    assert total(case(told, DAYS, [origin("police"), origin("council", "party")]), "missing") == (0, 0, 0)


def test_what_somebody_maintains_is_not_best_beside_what_others_of_his_rank_count() -> None:
    text = "The council maintains that nine have died, and the police count five."
    claims = [
        claim(low=9, in_="c", by="council", quote="nine", at=text.index("nine")),
        claim(low=5, in_="c", by="police", quote="five", at=text.index("five")),
    ]
    made = case(sentence(claims, text), [*DAYS[:2], article("c", published="2024-05-03", text=text)], TELLERS)
    assert total(made) == (5, 5, 9)
