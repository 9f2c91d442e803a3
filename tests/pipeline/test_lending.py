"""Periods that other Articles lend to Claims of a follow-up."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.model import Claim, Event, Period
from tellings.pipeline.lending import lend_periods
from tests import factory


def _period(edtf: str, *, known: bool = True) -> Period:
    return Period(edtf=edtf, earliest=f"{edtf}T00:00" if known else None, latest=f"{edtf}T23:59" if known else None)


def claim(article: str, **fields: Any) -> Claim:
    return factory.claim(in_=article, **fields)


@pytest.fixture
def event() -> Event:
    return Event(id="event-1", claims=[], articles=["article-a", "article-b"], period=_period("2031-05-05"))


def test_a_follow_up_gets_the_day_of_its_event(event) -> None:
    first, later = claim("a", period=_period("2031-05-05")), claim("b", period=None)
    found = lend_periods([first, later], [event])
    assert found[0] == first
    assert (found[1].period.edtf, found[1].period.basis) == ("2031-05-05", "inferred from article-a")


def test_a_day_of_its_own_is_kept(event) -> None:
    claims = [claim("a", period=_period("2031-05-05")), claim("b", period=_period("2031-05-04"))]
    assert lend_periods(claims, [event]) == claims


def test_a_background_figure_gets_none(event) -> None:
    claims = [claim("a", period=_period("2031-05-05")), claim("b", period=None, scope="background")]
    assert lend_periods(claims, [event])[1].period is None


def test_an_event_without_a_day_lends_none(event) -> None:
    claims = [claim("b", period=None)]
    assert lend_periods(claims, [event.replace(period=None)]) == claims


@pytest.mark.parametrize(
    ("own", "expected"),
    [("XXXX-05-04", "2031-05-04"), ("XXXX-12-30", "XXXX-12-30"), ("XXXX-02-29", "XXXX-02-29")],
)
def test_a_day_without_a_year_gets_that_of_its_event(event, own: str, expected: str) -> None:
    claims = [claim("a", period=_period("2031-05-05")), claim("b", period=_period(own, known=False))]
    assert lend_periods(claims, [event])[1].period.edtf == expected
