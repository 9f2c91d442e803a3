"""Whose own statement a text is."""

from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text

PROSE = "\n\nLast night the lower town was flooded after the dike gave way. Two people were drowned, and nine were brought to hospital.\n"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ORVA COAST GUARD\nInformation Office\nCommuniqué, 20 May 2024", "ORVA COAST GUARD"),
        ("UNITED NATIONS AID OFFICE\nCyclone Tavi: Situation Report No. 2\n9 May 2024", "UNITED NATIONS AID OFFICE"),
        ("GENERAL STAFF OF THE ARMED FORCES OF ORVA\nCommunique of 2 May 2024, 18:00", "GENERAL STAFF OF THE ARMED FORCES OF ORVA"),
        ("Mayor of Lower Tessin - official channel\nSunday, 12 May 2024", "Mayor of Lower Tessin"),
        ("Warm Hands\nField note from Tessin, 11 May 2024", "Warm Hands"),
        ("REPUBLIC OF ORVA\nMINISTRY OF HEALTH - Press Service\nBulletin No. 7\n12 May 2024", "MINISTRY OF HEALTH"),
        ("TESSIN - The evening flood\n12 May 2024", None),
        ("The Tessin Herald\n\nFlood takes two lives in lower town\n12 May 2024", None),
    ],
)
def test_issuer(head: str, issuer: str | None) -> None:
    assert article_from_text(head + PROSE).issuer == issuer


@pytest.mark.parametrize("banner", ["Allow alerts and be the first to hear everything!", "Sign up here for our letter on cooking and wine"])
def test_a_banner_above_the_headline_is_not_the_headline(banner: str) -> None:
    article = article_from_text(f"{banner}\n\nTwo drowned as dike gives way in lower town{PROSE}")
    assert article.title == "Two drowned as dike gives way in lower town"


def test_the_date_under_a_letterhead_is_its_day() -> None:
    head = "REPUBLIC OF ORVA\nMINISTRY OF HEALTH - Press Service\nBulletin No. 7\n12 May 2024\n\nON THE FLOOD AT TESSIN"
    article = article_from_text(head + PROSE)
    assert (article.published, article.title) == ("2024-05-12", "ON THE FLOOD AT TESSIN")
