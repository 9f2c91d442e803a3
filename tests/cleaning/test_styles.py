"""Kinds of text beside the plain article: releases, bulletins, posts, sites, wire updates."""

from __future__ import annotations

from tellings.cleaning import article_from_text

BODY = (
    "Two men drowned when a barge sank off Lorne on Friday, the harbour master said. The others swam ashore.\n\n"
    "Divers will look for the wreck today.\n"
)


def kept(text: str) -> list[tuple[str, str]]:
    article = article_from_text(text)
    return [(p.role, article.text[p.start : p.end]) for p in article.passages]


def test_a_release_is_issued_by_the_name_over_it():
    article = article_from_text(
        f"LENN LINES\nPRESS RELEASE\nFor immediate release\nPort Lorne, 6 November 2022\n\nOn the loss of the barge\n\n{BODY}\nENDS\n"
    )
    assert (article.issuer, article.title, article.published) == ("LENN LINES", "On the loss of the barge", "2022-11-06")


def test_a_numbered_bulletin_is_issued_by_the_name_over_it():
    article = article_from_text(f"Lorne General\nMedical bulletin No. 3, 4 June 2023, 10:00\n\n{BODY}")
    assert (article.issuer, article.published, article.published_basis) == ("Lorne General", "2023-06-04", "date line")


def test_an_embassy_is_a_masthead():
    assert (
        article_from_text(f"Embassy of Tarvia in Lorne\nOn the loss of the barge\nDate: June 3, 2023\n\n{BODY}").issuer
        == "Embassy of Tarvia in Lorne"
    )


def test_sections_and_reading_aids_above_the_title():
    text = f"Lorne Herald\nNews\nSport\nHome > News > Harbour\nBarge sinks off Lorne\n2 min read\nListen to this article\n{BODY}"
    assert [t for r, t in kept(text) if r == "chrome"] == ["News", "Sport", "Home > News > Harbour", "2 min read", "Listen to this article"]
    assert article_from_text(text).title == "Barge sinks off Lorne"


def test_a_correction_above_the_title_does_not_hide_it():
    assert (
        article_from_text(f"Correction: the day was wrong in an earlier version.\n\nBarge sinks off Lorne\n\n{BODY}").title
        == "Barge sinks off Lorne"
    )


def test_the_notes_of_a_wire_service():
    text = f"UPDATE 2-Barge sinks off Lorne\n(Adds owner, weather)\nBy Ada Morrow\nLORNE, June 3 (Seaboard) - {BODY}"
    assert [r for r, _ in kept(text)] == ["title", "chrome", "byline", "dateline", "body", "body"]


def test_a_post_with_its_counts():
    post = "Two men dead after barge sinks off Lorne, harbour master tells me."
    text = f"Ada Morrow @adamorrow\n\n{post}\n\n9:41 PM · Jun 3, 2023 · 12.1K Views\n34 Reposts 210 Likes\n"
    assert [r for r, _ in kept(text)] == ["chrome", "body", "dateline_date", "chrome"]
    assert article_from_text(text).published_at == "2023-06-03T21:41:00"


def test_a_masthead_with_date_and_page():
    article = article_from_text(f"The Lorne Observer, Tuesday 13 June 2023, page 3\nBarge sinks off Lorne\n{BODY}")
    assert (article.outlet, article.published, article.title) == ("The Lorne Observer", "2023-06-13", "Barge sinks off Lorne")


def test_points_under_the_title_are_body():
    text = f"Barge sinks off Lorne\n\n• Two people died.\n• Five were rescued.\n\n{BODY}"
    assert [r for r, _ in kept(text)] == ["title", "body", "body", "body", "body"]
