"""Times of what follows a happening date neither its losses nor what became of those it struck."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read
from tellings.extract.assemble.aftermath import aftermath_of
from tellings.model import Period, Reading

DAY = Period(edtf="2021-05-07", earliest="2021-05-07T00:00", latest="2021-05-07T23:59", basis="given")
"""A Friday."""


def reading(analyse, text: str, published: str | None = "2021-05-07") -> Reading:
    return read(analyse(text, published=published), Settings(), DAY if published else None)


def period(found: Reading, low: int) -> str | None:
    claim = next(c for c in found.claims if c.low == low)
    return claim.period.edtf if claim.period else None


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("The carpenter died on Thursday of his wounds.", "after"),
        ("The carpenter died in the city hospital on Thursday.", "after"),
        ("The carpenter succumbed on Thursday.", "after"),
        ("Six of the hostages came home on Thursday.", "after"),
        ("Six of the men held in the camp were set free and handed over on Thursday.", "after"),
        ("The rebels let six villagers go on Thursday.", "after"),
        ("The family will bury her on Saturday.", "after"),
        ("The twins were laid to rest on Thursday.", "after"),
        ("Nine patients were treated on Thursday.", "same or after"),
        ("A driver was charged on Thursday with manslaughter.", "after"),
        ("The captain appeared in court on Thursday.", "after"),
        ("The toll rose on Thursday to 14.", "after"),
        ("The agency on Thursday put the number of dead at 14.", "after"),
        ("On Thursday the town feared as many as thirty lost.", "after"),
        ("Divers brought up six bodies on Thursday.", "same or after"),
        ("Two boys were dug out alive on Thursday.", "same or after"),
        ("The union could not reach 30 of them on Thursday.", "same or after"),
        ("Nine hundred people are in tents (Red Crescent, 6 May).", "after"),
        ("Today 35 people are still in the school.", "after"),
        ("The army put a film on the internet on Thursday.", "after"),
        ("Five people died on Thursday when a quarry wall fell.", ""),
        ("The rebels freed 40 square miles of the valley and shelled the town on Thursday.", ""),
        ("Mounted police charged the crowd on Thursday.", ""),
        ("The attackers carried out the raid on Thursday.", ""),
        ("Six men were buried under the rubble on Thursday.", ""),
        ("Many were feared dead on Thursday after a ferry turned over.", ""),
    ],
)
def test_strength(analyse, sentence: str, strength: str) -> None:
    found = reading(analyse, sentence)
    assert [aftermath_of(found, mention) for mention in found.times] == [strength]


NIGHT = "A tannery burned down at Orvel on Monday night. Eleven people were killed."


@pytest.mark.parametrize(
    ("rest", "low"),
    [
        ("Two of the injured died in hospital on Thursday.", 2),
        ("The number of dead rose on Thursday to 13.", 13),
        ("Of the 24 workers whom nobody could reach on Tuesday, 19 have since been found alive.", 19),
        ("Firemen carried three more bodies out of the cellar on Wednesday.", 3),
        ("Seven of the injured went home yesterday.", 7),
        ("Five are still in hospital and will be moved on Saturday.", 5),
    ],
)
def test_what_came_of_it_stays_with_the_happening(analyse, rest: str, low: int) -> None:
    assert period(reading(analyse, f"{NIGHT}\n\n{rest}"), low) == "[2021-05-03..2021-05-04]"


def test_happening_dated_in_a_subordinate_clause(analyse) -> None:
    found = reading(analyse, "Nine soldiers who had been captured at Orvel on 2 May were handed over to their families yesterday.")
    assert period(found, 9) == "2021-05-02"


def test_held_since(analyse) -> None:
    found = reading(analyse, "The rebels yesterday released 30 villagers, held since 9 April, at the ford.")
    assert period(found, 30) == "2021-04-09"


def test_no_period_where_only_the_release_is_dated(analyse) -> None:
    found = reading(analyse, "Twelve of the sailors held at Orvel came home last night. Fourteen are still in custody.")
    assert (period(found, 12), period(found, 14)) == (None, None)


def test_a_list_without_verbs_goes_on(analyse) -> None:
    text = "On the night of 1 May gunmen abducted 60 pupils: 11 were brought back on Tuesday, 19 on Thursday, and 24 are still held."
    found = reading(analyse, text)
    assert {period(found, n) for n in (11, 19, 24)} == {"[2021-05-01..2021-05-02]"}


def test_that_day_is_the_happenings(analyse) -> None:
    text = (
        "The mine at Orvel caved in on Monday. Four men were released from hospital yesterday.\n\nThe company says nine men died that day."
    )
    assert period(reading(analyse, text), 9) == "2021-05-03"


def test_death_of_wounds_told_in_the_next_sentence(analyse) -> None:
    text = "A carpenter, 34, died on Thursday. He was one of three men whom the infirmary had treated for gunshot wounds."
    assert period(reading(analyse, text), 3) is None


def test_a_compared_year_dates_nothing(analyse) -> None:
    found = reading(analyse, f"{NIGHT} Eight of the dead were from Orvel, more than the town lost in 1997.")
    assert period(found, 8) == "[2021-05-03..2021-05-04]"


def test_what_happened_when_something_was_said(analyse) -> None:
    found = reading(analyse, f'{NIGHT}\n\n"We shall rebuild," the mayor said in October 2009, when nine people died in a storm.')
    assert period(found, 9) == "2009-10"


def test_header_date_is_no_happening(analyse) -> None:
    found = reading(analyse, "Harbour Aid - news note, 7 May 2021\n\nSixty people are missing. Nine bodies were found.")
    assert period(found, 60) is None


def test_future_of_a_saying_is_none(analyse) -> None:
    assert period(reading(analyse, "We will recall that on 3 May nine soldiers were killed near Orvel."), 9) == "2021-05-03"


def test_list_of_matters_keeps_its_days_apart(analyse) -> None:
    text = (
        "Relief note\n\n1. Orvel. Twenty-seven people were found dead in the market.\n\n2. Water. The pumps are broken.\n\n"
        "3. Hembury. A mine killed three guards on 14 April.\n\n4. Contact. The office is open."
    )
    found = reading(analyse, text)
    assert (period(found, 27), period(found, 3)) == (None, "2021-04-14")


def test_week_under_report_is_that_of_the_head(analyse) -> None:
    text = "Mumps bulletin no. 4, week 17 (26 April to 2 May 2021)\n\nIn the week under report 86 children fell ill with mumps."
    assert period(reading(analyse, text), 86) == "2021-04-26/2021-05-02"


def test_year_of_the_head(analyse) -> None:
    text = "Sea rescue: report for the week of 18 to 24 April 2021\n\nA raft overturned off Orvel on 20 April and nine people drowned."
    assert period(reading(analyse, text, published=None), 9) == "2021-04-20"


def test_a_week_after_is_now(analyse) -> None:
    text = "A week after the storm our crews are still at work. The town counts 12 dead."
    assert period(reading(analyse, text), 12) is None


def test_saying_in_later_news_dates_nothing(analyse) -> None:
    text = "The search at Orvel is over. The number of dead stands at 17, the prosecutor said yesterday.\n\nSix of them were children."
    assert period(reading(analyse, text), 6) is None


def test_its_own_day_is_the_stamp_of_the_figure(analyse) -> None:
    found = reading(analyse, f"{NIGHT}\n\nTwo of the injured died in hospital on Thursday.")
    claim = next(c for c in found.claims if c.low == 2)
    assert claim.as_of is not None
    assert claim.as_of.edtf == "2021-05-06"


def test_an_older_strike_recalled_does_not_date_what_the_opening_tells(analyse) -> None:
    text = (
        "General staff of Ostland\nBulletin, 7 May\n\nIn the night to 7 May our crews carried out a strike on the rail yard of Brema. "
        "All targets were hit. Six wagons and two engines were destroyed.\n\n"
        "The staff recalls that on 19 April, in the strike on the depot at Hoden, 31 gunners of the enemy were killed."
    )
    found = reading(analyse, text)
    assert period(found, 31) == "2021-04-19"
    assert (period(found, 6) or "").startswith(("2021-05-0", "[2021-05-0"))
