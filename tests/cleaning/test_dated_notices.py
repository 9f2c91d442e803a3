"""Dates in head lines that hold more words than names."""

from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text
from tellings.model import Article

BODY = "Two barges sank in the harbour of Ostrel last night, and one sailor has died. The quay is closed.\n"


def dates(article: Article) -> list[tuple[str, str]]:
    return [(v.value, v.basis) for v in article.metadata if v.field == "published"]


def test_a_notice_with_its_readers_and_a_date_dates_the_article_and_leaves_the_title():
    article = article_from_text(f"Ostrel Harbour Ltd\nNotice to the media and the public, 3 May 2031\n\nTwo barges sink\n\n{BODY}")
    assert (article.published, article.title, article.issuer) == ("2031-05-03", "Two barges sink", "Ostrel Harbour Ltd")


def test_a_title_that_ends_with_a_kind_of_statement_and_a_date_is_dated():
    assert article_from_text(f"Blue Oar Aid: Ostrel harbour update, 3 May 2031\n\n{BODY}").published == "2031-05-03"


def test_a_title_that_ends_with_a_date_alone_is_not_dated():
    assert article_from_text(f"The storm that drowned Ostrel, 3 May 1931\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "line",
    [
        "Radio Ostrel, breakfast programme, 3 May 2031 - transcript",
        "Radio Ostrel, midday news of Saturday 3 May 2031 (transcript)",
        "Ostrel Harbour Police, log for 3 May 2031",
        "Sailors in care: the list as it stands on 3 May 2031",
    ],
)
def test_the_date_of_an_issue_dates_the_article(line):
    assert article_from_text(f"{line}\n\n{BODY}").published == "2031-05-03"
    assert article_from_text(f"{line}\n\nTwo barges sink in Ostrel\n\n{BODY}").published == "2031-05-03"


@pytest.mark.parametrize("line", ["Saturday 3 May 2031, newest entry on top", "barge_watcher, 3 May 2031, 21:14"])
def test_dates_of_live_pages_and_posts(line):
    assert article_from_text(f"Two barges sink in Ostrel\n{line}\n\n{BODY}").published == "2031-05-03"


@pytest.mark.parametrize("line", ["Saturday edition", "Late evening edition, Saturday", "By Beacon staff, Saturday"])
def test_a_weekday_in_an_edition_or_byline_is_kept(line):
    article = article_from_text(f"The Ostrel Beacon\n{line}\n\nTwo barges sink in Ostrel\n\n{BODY}")
    assert ("Saturday", "weekday") in dates(article)
    assert article.title == "Two barges sink in Ostrel"
