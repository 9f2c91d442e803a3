"""Pages: body, title, metadata; hostile ones."""

from __future__ import annotations

import json

import pytest

from tellings.cleaning import clean
from tellings.cleaning.page import bare_text, extract_body
from tellings.config import Settings
from tellings.intake import RawDocument

FIRST = "A barge sank off Lorne on Friday in a heavy swell, and two of its crew drowned before help came, the harbour master said."
SECOND = "The other five swam ashore and were taken to the hospital of the town, where a doctor said that none of them was in danger."
THIRD = "Divers will look for the wreck today, and the owner has sent a tug from the north of the island to lift it before the storm."


def page(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Barge sinks off Lorne - Lorne Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Barge sinks off Lorne</h1>{before}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{after}"
        "</article><footer>© Lorne Post</footer></body></html>"
    )


def cleaned(source: str):
    article, problems = clean(RawDocument(file="a.html", media="html", text=source, raw_sha256="0" * 64), Settings())
    return article, [p.code for p in problems]


def test_the_body_has_neither_title_nor_navigation():
    assert extract_body(page()).split("\n") == [FIRST, SECOND, THIRD]


def test_links_to_other_articles_are_left_out():
    body = extract_body(
        page(before="<p><a href='/x'>HARBOUR FEES TO RISE IN MAY</a></p>", after="<p>READ MORE: Ferry service stops for a week</p>")
    )
    assert body.split("\n") == [FIRST, SECOND, THIRD]


def test_an_article_has_the_title_before_the_body():
    article, problems = cleaned(page())
    assert article is not None
    assert article.text.split("\n\n")[0] == "Barge sinks off Lorne"
    assert article.passages[0].role == "title"
    assert problems == []


def test_json_ld_gives_the_fields():
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Barge sinks off Lorne",
                "datePublished": "2024-05-03T10:00:00+02:00",
                "publisher": {"@type": "Organization", "name": "Lorne Post"},
                "author": [{"name": "Ada Morrow"}, {"name": "Ben Hale"}],
            }
        ],
    }
    article, _ = cleaned(page(head=f"<script type='application/ld+json'>{json.dumps(data)}</script>"))
    assert article is not None
    assert (article.published, article.published_at, article.published_basis) == ("2024-05-03", "2024-05-03T10:00:00+02:00", "metadata")
    assert (article.outlet, article.byline) == ("Lorne Post", "Ada Morrow, Ben Hale")


def test_open_graph_gives_the_fields():
    head = (
        "<meta property='og:site_name' content='Lorne Post'><meta property='article:published_time' content='2024-05-03'>"
        "<link rel='canonical' href='https://l.example/b'>"
    )
    article, _ = cleaned(page(head=head))
    assert article is not None
    assert (article.outlet, article.published, article.url) == ("Lorne Post", "2024-05-03", "https://l.example/b")


@pytest.mark.parametrize("script", ["{", "[" * 5000, '{"@type": 3}', '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [[]]}'])
def test_broken_json_ld_does_no_harm(script):
    article, _ = cleaned(page(head=f"<script type='application/ld+json'>{script}</script>"))
    assert article is not None


def test_100000_nested_tags():
    article, problems = cleaned(
        "<html><body>" + "<div>" * 100_000 + f"<p>{FIRST}</p><p>{SECOND}</p>" + "</div>" * 100_000 + "</body></html>"
    )
    assert article is not None
    assert FIRST in article.text
    assert problems == ["deep_html"]


@pytest.mark.parametrize("source", ["<html></html>", "<html><body><nav>Home</nav></body></html>", "<" * 1000, "<!-- only a comment -->"])
def test_a_page_without_an_article(source):
    article, problems = cleaned(source)
    assert article is None or article.text
    assert article is not None or problems == ["no_text"]


def test_the_words_of_a_page_without_its_structure():
    assert bare_text("<p>Two <b>men</b> drowned.</p><script>var x = 1;</script><p>&quot;Sad&quot;</p>") == 'Two men drowned.\n"Sad"'
