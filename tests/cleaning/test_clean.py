"""From inputs to Articles: duplicates, languages, limits, oddities."""

from __future__ import annotations

import hashlib

import pytest

from tellings.cleaning import article_from_text, clean, clean_all
from tellings.cleaning.offsets import offset_map
from tellings.config import Settings
from tellings.intake import RawDocument

TEXT = "A barge sank off Lorne on Friday, and two of its crew drowned.\nThe other five swam ashore, the harbour master said."


def raw(text: str = TEXT, file: str = "a.txt", **fields) -> RawDocument:
    return RawDocument(file=file, text=text, raw_sha256=hashlib.sha256(text.encode()).hexdigest(), **fields)


def codes(problems):
    return [p.code for p in problems]


def test_the_same_article_twice_is_one_with_two_files():
    articles, problems = clean_all([raw(file="b.txt"), raw(file="a.txt")], Settings())
    assert [(a.file, a.files) for a in articles] == [("a.txt", ["a.txt", "b.txt"])]
    assert codes(problems) == ["duplicate_input"]


def test_the_same_bytes_under_two_outlets_are_two_articles():
    articles, problems = clean_all([raw(given={"outlet": "Lorne Post"}), raw(file="b.txt", given={"outlet": "Lorne Herald"})], Settings())
    assert len({a.id for a in articles}) == 2
    assert problems == []


def test_line_breaks_become_one_character_and_nothing_else_changes():
    text = "Title line\r\n\r\nBody  with\u200b a\u00a0blank, and two died.\rNext."
    assert article_from_text(text).text == "Title line\n\nBody  with\u200b a\u00a0blank, and two died.\nNext."


def test_the_way_back_to_the_input():
    source = "One.\r\nTwo.\r\n\r\nThree died."
    article = article_from_text(source)
    back = offset_map(source)
    assert all(source[back.raw(i)] == c or (c == "\n" and source[back.raw(i)] == "\r") for i, c in enumerate(article.text))


def test_a_title_in_a_field_of_its_own_is_put_before_the_text():
    article, _ = clean(raw(record=True, given={"title": "Barge sinks off Lorne"}), Settings())
    assert article is not None
    assert article.text.startswith("Barge sinks off Lorne\n\nA barge")
    assert [p.role for p in article.passages] == ["title", "body", "body"]


def test_another_language_is_kept_and_told():
    text = "Ein Lastkahn ist am Freitag vor der Insel gesunken, zwei Mann sind ertrunken.\nDie anderen schwammen, sagte der Hafenmeister."
    article, problems = clean(raw(text), Settings())
    assert article is not None
    assert article.language == "de"
    assert codes(problems) == ["unsupported_language"]


@pytest.mark.parametrize(
    "text",
    [
        "Abu Salim al-Hamdani was killed in Deir ez-Zor, and Tell Rifaat was shelled.\nNo one else was hurt.",
        "TWO MEN DROWNED OFF THE COAST.\nNO ONE ELSE WAS HURT.",
    ],
)
def test_names_and_capitals_do_not_change_the_language(text):
    assert article_from_text(text).language == "en"


def test_a_text_over_the_limit_is_not_read():
    article, problems = clean(raw("word " * 100), Settings(max_article_chars=200))
    assert article is None
    assert codes(problems) == ["too_long"]


@pytest.mark.parametrize("text", ["...", "\u200b\u200b", "--- *** ---"])
def test_a_text_without_a_word(text):
    article, problems = clean(raw(text), Settings())
    assert article is None
    assert codes(problems) == ["no_text"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two men drowned off Lorne.", "one_line"),
        (TEXT.replace("barge", "ba\u200brge"), "hidden_characters"),
        (TEXT.replace("barge", "ba\u202erge"), "hidden_characters"),
        (TEXT.replace("barge", "\x1b[31mbarge"), "hidden_characters"),
        (TEXT.replace("two", "9" * 5000), "long_number"),
    ],
)
def test_oddities_are_told_and_the_article_is_read(text, code):
    article, problems = clean(raw(text), Settings())
    assert article is not None
    assert codes(problems) == [code]


def test_joiners_of_arabic_script_are_no_oddity():
    _, problems = clean(raw("می‌خواهم این کتاب را بخوانم و آن را به دوستم بدهم.\nنمی‌دانم."), Settings())
    assert "hidden_characters" not in codes(problems)
