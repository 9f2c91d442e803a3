"""Days told together, weeks by their number, rates: each day is a time, a measure is none."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import Anchors, find_times, resolve
from tellings.extract.time.parts import timexes


def values(analyse, text: str, published: str = "2023-06-15") -> list[tuple[str, str | None]]:
    found = find_times(analyse(text, published=published), Settings())
    return [(text[t.span.start : t.span.end], t.value) for t in timexes(found, Anchors(published=published))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The quay was shelled on 14 and 15 May.", [("14", "2023-05-14"), ("15 May", "2023-05-15")]),
        ("The quay was shelled on May 3, 5 and 9.", [("May 3", "2023-05-03"), ("5", "2023-05-05"), ("9", "2023-05-09")]),
        ("It was shelled on 3, 5 and 9 May 2019.", [("3", "2019-05-03"), ("5", "2019-05-05"), ("9 May 2019", "2019-05-09")]),
        ("It was shelled on May 14 and 18, 2010.", [("May 14", "2010-05-14"), ("18", "2010-05-18")]),
        ("On May 14 and 15 sailors fled over the quay.", [("May 14", "2023-05-14")]),
        ("The quay was shelled two days after Christmas.", [("two days", "P2D"), ("Christmas", "2022-12-25")]),
        ("In week 23 of 2012 the clinic saw nobody.", [("week 23 of 2012", "2012-W23")]),
        ("In week no. 7 of 2012 the clinic saw nobody.", [("week no. 7 of 2012", "2012-W07")]),
        ("In EW 23 the clinic saw nobody.", [("EW 23", "2023-W23")]),
        ("In weeks 10 to 12 of 2012 the clinic saw nobody.", [("10", "2012-W10"), ("12", "2012-W12")]),
    ],
)
def test_each_day_is_a_time(analyse, text: str, found: list[tuple[str, str]]) -> None:
    assert values(analyse, text) == found


def test_count_behind_a_week_is_no_number_of_it(analyse) -> None:
    assert ("week 35", "2023-W35") not in values(analyse, "In the same week 35 new cases were found on the ferry.")


@pytest.mark.parametrize(
    ("text", "edtf", "kind"),
    [
        ("The quay was shelled on 14 and 15 May.", "2023-05-14/2023-05-15", "lasts"),
        ("The quay was shelled on 14 or 15 May.", "[2023-05-14..2023-05-15]", "instant_within"),
        ("The quay was shelled on 3 and 9 May.", "[2023-05-03..2023-05-09]", "instant_within"),
        ("The quay was shelled between 3 and 9 May.", "2023-05-03/2023-05-09", "lasts"),
        ("The quay was shelled in weeks 10 to 12.", "2023-03-06/2023-03-26", "lasts"),
    ],
)
def test_period_of_several_days(analyse, text: str, edtf: str, kind: str) -> None:
    (mention,) = find_times(analyse(text, published="2023-06-15"), Settings())
    period = resolve(mention, Anchors(published="2023-06-15"))
    assert period is not None
    assert (period.edtf, period.kind) == (edtf, kind)


@pytest.mark.parametrize("text", ["The line has four sailings a week.", "It costs the port $5 million a year."])
def test_rate_of_a_measure_is_no_expression(analyse, text: str) -> None:
    found = find_times(analyse(text, published="2023-06-15"), Settings())
    assert all(m.distractor and m.type == "SET" for m in found)
    assert values(analyse, text) == []
