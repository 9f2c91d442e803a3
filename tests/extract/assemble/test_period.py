"""Which time dates which Claim, and the date of the main happening."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read
from tellings.extract.assemble import main_date, resolve_periods
from tellings.model import Period, Reading

DAY = Period(edtf="2021-05-06", earliest="2021-05-06T00:00", latest="2021-05-06T23:59", basis="given")
TEXT = (
    "Five people were killed on Tuesday when a bomb exploded in the market of Harlow Quay, the mayor said on Wednesday.\n\n"
    "Eleven others were injured.\n\n"
    "On 12 April, a mine killed three fishermen near the same quay. Two women were injured."
)


def reading(analyse, text: str, published: str | None = "2021-05-06", period: Period | None = DAY) -> Reading:
    return read(analyse(text, published=published), Settings(), period)


def periods(found: Reading) -> dict[int | None, str | None]:
    return {c.low: c.period.edtf if c.period else None for c in found.claims if c.low}


def test_own_sentence_dates_a_claim(analyse) -> None:
    assert periods(reading(analyse, TEXT))[5] == "2021-05-04"


def test_time_of_saying_dates_no_claim(analyse) -> None:
    found = reading(analyse, "A bomb exploded in the market of Harlow Quay on Sunday. Five people were killed, the mayor said on Tuesday.")
    assert periods(found)[5] == "2021-05-02"


def test_a_clause_about_another_place_dates_no_figure_before_it(analyse) -> None:
    text = (
        "Six people were killed and 14 wounded on Monday when a mine exploded under a bus in Pellworm, north of Ravensk, "
        "where a mine killed 31 villagers on Saturday."
    )
    assert periods(reading(analyse, text)) == {6: "2021-05-03", 14: "2021-05-03", 31: "2021-05-01"}


def test_main_time_is_inherited(analyse) -> None:
    assert periods(reading(analyse, TEXT))[11] == "2021-05-04"


def test_paragraph_keeps_its_time(analyse) -> None:
    found = periods(reading(analyse, TEXT))
    assert (found[3], found[2]) == ("2021-04-12", "2021-04-12")


def test_time_support_is_a_slice(analyse) -> None:
    found = reading(analyse, TEXT)
    times = [s for c in found.claims for s in c.support if s.field == "period"]
    assert times
    assert all(TEXT[s.start : s.end] == s.quote for s in times)


def test_resolved_again_with_another_date(analyse) -> None:
    found = reading(analyse, TEXT, published=None, period=None)
    assert periods(found)[5] is None
    later = Period(edtf="2022-05-05", earliest="2022-05-05T00:00", latest="2022-05-05T23:59", basis="inferred from article-x")
    again = resolve_periods(found, later)
    claim = next(c for c in again.claims if c.low == 5)
    assert claim.period is not None
    assert (claim.period.edtf, claim.period.basis) == ("2022-05-03", "inferred from article-x")
    assert len([s for s in resolve_periods(again, later).claims[0].support if s.field == "period"]) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman killed two guards at a bank in Orlen on Monday, police said. He was arrested on Wednesday.", "2021-05-03"),
        ("Two guards were shot dead late on Tuesday night in Orlen. Police said on Thursday they have no suspect.", "2021-05-04"),
    ],
)
def test_main_date(analyse, text: str, expected: str) -> None:
    found = main_date(reading(analyse, text))
    assert found is not None
    assert (found.earliest or "")[:10] == expected


def test_no_text_no_date(analyse) -> None:
    assert main_date(reading(analyse, "", published=None, period=None)) is None
