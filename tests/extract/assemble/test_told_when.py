"""Times that date something else than what happened."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read


@pytest.fixture
def claims(analyse):
    def told(text: str, published: str):
        return {(c.measure, c.low): c for c in read(analyse(text, published=published), Settings()).claims}

    return told


def test_a_raised_toll_is_stated_as_of_the_day_it_was_raised(claims):
    text = "A dam broke above Ostrel on Monday and killed nine people.\n\nThe ministry on Thursday raised the number of dead to 14."
    claim = claims(text, "2031-05-09")["killed", 14]
    assert claim.period.edtf == "2031-05-05"
    assert claim.as_of.edtf == "2031-05-08"


def test_a_visit_does_not_date_the_attack_of_the_title(claims):
    text = "Note on the attack of 3 May at Ostrel\n\nA team visited the village on 6 May. It found that 12 villagers were killed."
    assert claims(text, "2031-05-08")["killed", 12].period.edtf == "2031-05-03"


def test_a_rescue_does_not_date_the_dead(claims):
    text = "Five miners were rescued last night from the pit at Ostrel.\n\nThe death toll has climbed to six."
    found = claims(text, "2031-05-08")
    assert found["killed", 6].period is None
    assert found["rescued", 5].period is not None


def test_cases_fall_into_the_week_in_which_they_were_registered(claims):
    text = "Sixty new cases of mumps were registered last week in Ostrel, the health office said in a bulletin on Tuesday."
    assert claims(text, "2031-05-08")["infected", 60].period.edtf == "[2031-04-28..2031-05-04]"


def test_the_same_week_as_the_week_under_report(claims):
    text = (
        "Mumps bulletin no. 4, week 17 (26 April to 2 May 2021)\n\nUlm district. In the week under report 86 new cases were notified."
        "\n\nOrva district. In the same week 35 new cases were notified."
    )
    found = claims(text, "2021-05-04")
    assert found["infected", 86].period.edtf == found["infected", 35].period.edtf == "2021-04-26/2021-05-02"


def test_a_week_told_first_dates_figures_of_later_paragraphs(claims):
    text = (
        "Mumps spread to 90 people last week in two districts of Ostrel, the health office said.\n\n"
        "Ulm district had 60 of the new cases, Orva district 30 cases, according to the bulletin."
    )
    assert claims(text, "2031-05-08")["infected", 30].period.edtf == "[2031-04-28..2031-05-04]"
