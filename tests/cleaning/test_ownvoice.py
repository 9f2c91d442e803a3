"""Bodies that speak in their own name without calling it a statement."""

from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text

WE = "We keep a list of names. On our list there are nine dead.\n\nOur helpers sat with the families all week, and we thank them.\n"
NEWS = "Nine people died when the dike of Lower Tessin gave way, police said.\n\nThe search goes on.\n"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Quiet Harbour\nThe dead of Tessin, as counted on 3 May\n\n", "Quiet Harbour"),
        ("Quiet Harbour: the dead of Tessin, a second count\n3 May 2031\n\n", "Quiet Harbour"),
        ("Tessin General Infirmary - the house letter\n3 May 2031\n\n", "Tessin General Infirmary"),
        ("To all towns: the word of the Tessin Legion on the dike\n\n", "Tessin Legion"),
        ("The Tessin Herald\nNine dead as dike gives way\n\n", None),
        ("Tessin: nine dead as dike gives way\n\n", None),
    ],
)
def test_who_says_we_under_a_name(head: str, issuer: str | None) -> None:
    assert article_from_text(head + WE).issuer == issuer


@pytest.mark.parametrize("name", ["TESSIN DREDGING S.A.", "Tessin Dredging plc", "Tessin Dredging Ltd"])
def test_a_firm_with_its_legal_form_over_the_text(name: str) -> None:
    assert (
        article_from_text(f"{name}\nNotice to all customers\n3 May 2031\n\nA barge was lost at the dike. Two men are dead.\n").issuer
        == name
    )


@pytest.mark.parametrize(
    "body",
    [NEWS, WE + "Our reporters were there.\n", WE.replace("helpers", "readers"), "I and my boat, my dog and I. " + WE,
     NEWS + '"We saw our boats go, and we wept with our neighbours," said a fisherman of Tessin.\n'],
)  # fmt: skip
def test_papers_diaries_and_quotations_speak_for_no_body(body: str) -> None:
    assert article_from_text(f"Quiet Harbour: the dead of Tessin\n3 May 2031\n\n{body}").issuer is None


def test_the_owner_of_a_station_is_no_body_whose_statement_it_is() -> None:
    text = f"{NEWS}\nCopyright 2031 KTES (Tessin Broadcasting Corporation). All rights reserved.\n"
    assert article_from_text(text).issuer is None
