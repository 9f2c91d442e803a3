"""Days of reminders, headings, satellite images and rescues: what they date and what they do not."""

from __future__ import annotations

from tellings.config import Settings
from tellings.extract import read
from tellings.extract.assemble import date_of_harm
from tellings.model import Period, Reading

DAY = Period(edtf="2021-05-20", earliest="2021-05-20T00:00", latest="2021-05-20T23:59", basis="given")


def reading(analyse, text: str) -> Reading:
    return read(analyse(text, published="2021-05-20"), Settings(), DAY)


def period(found: Reading, low: int) -> str | None:
    return next((c.period.edtf if c.period else None) for c in found.claims if c.low == low)


def test_a_reminder_does_not_date_the_next_paragraph(analyse) -> None:
    found = reading(
        analyse,
        "On 18 May shells struck the depot of Harlow and 14 soldiers were killed.\n\n"
        "The ministry recalls that on 2 April 35 soldiers were killed at Orlen.\n\n"
        "On the same day rockets hit a hostel in Harlow and six nurses were injured.",
    )
    assert period(found, 35) == "2021-04-02"
    assert period(found, 6) == "2021-05-18"


def test_the_few_words_that_open_a_paragraph_date_it(analyse) -> None:
    found = reading(
        analyse,
        "Two attacks are looked into here.\n\n3 May, Orlen. Our staff spoke with a farmer who went to the field the next morning. "
        "He counted eight bodies.\n\n9 May, Harlow. The army says that 45 fighters were killed.",
    )
    assert period(found, 8) == "2021-05-03"
    assert period(found, 45) == "2021-05-09"


def test_a_day_behind_a_comma_is_not_that_of_the_saying(analyse) -> None:
    found = reading(
        analyse, "Warplanes struck a convoy again on Tuesday. The agency reminded that on 3 May, near Orlen, 60 fighters were killed."
    )
    assert period(found, 60) == "2021-05-03"


def test_the_day_of_a_rescue_is_not_that_of_the_harm(analyse) -> None:
    assert date_of_harm(reading(analyse, "Nine miners were rescued from the pit of Harlow on Wednesday. Six others are missing.")) is None


def test_publication_alone_gives_the_week_before(analyse) -> None:
    found = date_of_harm(reading(analyse, "Four people were killed by a flood in Harlow. Twelve houses were destroyed."))
    assert found is not None
    assert (found.earliest or "")[:10] == "2021-05-14"
