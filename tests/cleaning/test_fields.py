"""The fields of an Article: title, outlet, issuer, byline, publication date, each with its basis."""

from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text, clean
from tellings.cleaning.fields import read_moment
from tellings.config import Settings
from tellings.intake import RawDocument

BODY = "A barge sank off the town on Friday, and two of its crew drowned, the harbour master said.\n\nThe other five swam ashore."


def cleaned(text: str, **given: str):
    article, problems = clean(RawDocument(file="a.txt", text=text, raw_sha256="0" * 64, given=given), Settings())
    assert article is not None
    return article, [p.code for p in problems]


def test_the_first_title_like_line_is_the_title():
    assert article_from_text(f"Barge sinks off Lorne\n\n{BODY}").title == "Barge sinks off Lorne"


def test_a_text_that_begins_with_prose_has_no_title():
    assert article_from_text(BODY).title is None


def test_a_masthead_is_the_outlet_and_not_the_title():
    article = article_from_text(f"The Lorne Advertiser\nBarge sinks in heavy swell\n\n{BODY}")
    assert (article.outlet, article.title, article.issuer) == ("The Lorne Advertiser", "Barge sinks in heavy swell", None)


def test_a_ministry_as_masthead_is_the_issuer():
    article = article_from_text(f"Ministry of Ports of the Republic of Lorne\n12 June 2023\n\nOn the loss of a barge\n\n{BODY}")
    assert article.issuer == "Ministry of Ports of the Republic of Lorne"
    assert (article.published, article.published_basis) == ("2023-06-12", "date line")


@pytest.mark.parametrize("title", ["Clear Bay - statement on the barge, 12 March", "Clear Bay: note on the barge of Lorne"])
def test_the_title_of_a_statement_names_its_issuer(title):
    assert article_from_text(f"{title}\n\n{BODY}").issuer == "Clear Bay"


def test_a_statements_title_may_date_it():
    article = article_from_text(f"Clear Bay - statement on the barge, 12 March\n\n{BODY}")
    assert (article.published, article.published_basis) == ("XXXX-03-12", "date line")


def test_a_dateline_gives_agency_and_day_and_no_year():
    article = article_from_text(f"Barge sinks\n\nLORNE, March 5 (Seaboard) - {BODY}")
    assert (article.outlet, article.published, article.published_basis) == ("Seaboard", "XXXX-03-05", "dateline")
    assert [e.quote for e in article.published_evidence] == ["March 5"]


def test_given_beats_found_and_both_are_kept():
    article, _ = cleaned(f"Barge sinks\n\n1 May 2024\n\n{BODY}", published="2024-05-02T08:00:00+02:00", outlet="Lorne Post")
    assert (article.published, article.published_at, article.published_basis) == ("2024-05-02", "2024-05-02T08:00:00+02:00", "given")
    assert [(v.value, v.basis) for v in article.metadata if v.field == "published"] == [
        ("2024-05-02T08:00:00+02:00", "given"),
        ("2024-05-01", "date line"),
    ]


def test_nothing_is_guessed():
    article = article_from_text(f"Barge sinks\n\n{BODY}")
    assert (article.published, article.published_basis, article.outlet, article.byline) == (None, "none", None, None)


def test_an_impossible_day_is_a_problem_and_no_date():
    article, problems = cleaned(f"Barge sinks\n\n31 February 2024\n\n{BODY}")
    assert article.published is None
    assert problems == ["impossible_date"]


def test_a_given_date_that_makes_no_sense_is_a_problem():
    article, problems = cleaned(f"Barge sinks\n\n{BODY}", published="soon")
    assert article.published is None
    assert problems == ["bad_date"]


def test_a_byline_gives_the_name():
    assert article_from_text(f"Barge sinks\n\nBy Ada Morrow | 1 May 2024\n\n{BODY}").byline == "Ada Morrow"


def test_a_copyright_line_names_the_outlet():
    assert article_from_text(f"Barge sinks\n\n{BODY}\n\n© 2024 Lorne Radio. All rights reserved.").outlet == "Lorne Radio"


@pytest.mark.parametrize(
    ("value", "day", "at"),
    [
        ("2024-05-01", "2024-05-01", None),
        ("2024-05-01T08:00:00Z", "2024-05-01", "2024-05-01T08:00:00Z"),
        ("2024-05-01 08:00", "2024-05-01", "2024-05-01T08:00:00"),
        ("2024-05-01 00:00:00", "2024-05-01", None),
        ("Wed, 01 May 2024 08:00:00 +0200", "2024-05-01", "2024-05-01T08:00:00+02:00"),
        ("XXXX-05-01", "XXXX-05-01", None),
        ("1 May 2024", "2024-05-01", None),
        ("2024-05", None, None),
    ],
)
def test_given_moments(value, day, at):
    assert (read_moment(value).day, read_moment(value).at) == (day, at)
