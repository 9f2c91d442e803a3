"""The day that a statement gives in its head or over its signature."""

from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text
from tellings.cleaning.stated_dates import stated_date

BODY = (
    "The wardens of the lower weir report that a punt with eleven rowers turned over below the sluice, that nine of them swam ashore by "
    "themselves, and that the other two were pulled out by the keeper of the mill, who had heard them call. "
)


@pytest.mark.parametrize(
    "head",
    [
        "Wardens of the Weir\nSecond note on the punt, 4 June 2031",
        "Wardens of the Weir\nFor publication on 4 June 2031, page two",
        "From the wardens to the mayor\nNo. 40. Open. 4 June 2031 (new calendar)",
        "WARDENS OF THE WEIR\nMillford, June 4, 2031 (received by boat June 6)",
        "Wardens of the Weir\nService page - last changed Wednesday 4 June 2031, 14:00",
    ],
)
def test_the_day_in_the_head_of_a_statement(head):
    found = stated_date(f"{head}\n\n{BODY}\n\nThe sluice is shut.")
    assert found is not None
    assert found.day == "2031-06-04"


def test_the_day_over_the_signature_of_a_letter():
    text = f"Guild of Rowers\nOpen letter\n\n{BODY}\n\nMillford, Wednesday 4 June 2031\nFor the guild: Tam Oster, clerk\n"
    found = stated_date(text)
    assert found is not None
    assert text[found.start : found.end] == "Wednesday 4 June 2031"
    article = article_from_text(text, file="letter.txt")
    assert (article.published, article.published_basis) == ("2031-06-04", "date line")


def test_the_day_that_a_text_calls_today():
    text = f"Wardens\n\nThe punt turned over on Tuesday, 3 June 2031. {BODY}At noon today, 4 June, the sluice was shut."
    found = stated_date(text)
    assert found is not None
    assert found.day == "2031-06-04"


@pytest.mark.parametrize(
    "head",
    [
        "Wardens of the Weir\nLoss of a punt on 4 June 2031",
        "Wardens of the Weir\nPhoto: the mill, 4 June 2031",
        "Wardens of the Weir\nLog, 4 June 2031, to 5 June",
        "Wardens of the Weir\nNote, 4 June 2031\nReply, 6 June 2031",
    ],
)
def test_other_days_are_not_that_of_the_text(head):
    assert stated_date(f"{head}\n\n{BODY}") is None


def test_a_text_is_not_of_a_day_before_one_that_it_names():
    assert stated_date(f"Wardens of the Weir\nThe punt, 4 June 2031\n\n{BODY}On 9 July 2032 the guild put up a stone.") is None


def test_a_date_line_is_preferred():
    article = article_from_text(f"The Weir Post\n5 June 2031\n\nPunt turns over\n\n{BODY}\n\nMillford, 2 June 2031\n", file="post.txt")
    assert article.published == "2031-06-05"
