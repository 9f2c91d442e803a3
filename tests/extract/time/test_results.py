"""Results of companies: figures are compared with those of the same stretch, a year earlier."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import find_times


def last_value(analyse, text: str) -> str | None:
    return find_times(analyse(text, published="2023-10-20"), Settings())[-1].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The yard lost $3 million in the third quarter, against $2 million a year earlier.", "2022-Q3"),
        ("In the third quarter it lost money. In the first nine months it lost $3 million, against $2 million a year earlier.", "2022"),
        ("In the third quarter it lost money, and in the 2022 period it did not. The year-ago results had a gain.", "2022-Q3"),
        ("The yard lost $3 million in the 2022 quarter.", "2022-Q3"),
        ("The yard lost $3 million in last year's quarter.", "2022-Q3"),
        ("It lost money in the third quarter. There were no gains in the latest period.", "2023-Q3"),
        ("It sold more in the latest fiscal year.", "2022"),
        ("Sales in the year to 31 March fell.", "2023-03-31"),
    ],
)
def test_compared_with(analyse, text: str, value: str) -> None:
    assert last_value(analyse, text) == value
