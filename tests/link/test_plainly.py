"""Blanks, invisible characters and kinds of marks decide nothing."""

from __future__ import annotations

from tellings.link.chains import chains_of
from tellings.link.plainly import plain_reading
from tests.link.made import claims, telling

TEXT = "Blast in Tammerin\nA bomb hit Tammerin on Friday and 12 people were killed.\nIn a separate blast in Sorvia 5 people were killed."


def _wide(text: str) -> str:
    return text.replace("in a ", "in  a ").replace("In a ", "In \u00a0a ").replace(" on ", "   on\u200b ")


def test_offsets_of_a_plain_reading_are_those_of_its_text():
    reading = plain_reading(claims(telling("a", _wide(TEXT)), ("killed", 12, None), ("killed", 5, None)))
    text = reading.article.text
    assert [text[c.evidence.start : c.evidence.end] for c in reading.claims] == ["12", "5"]
    assert text == TEXT


def test_added_blanks_do_not_change_the_chains():
    plain, wide = (claims(telling("a", text), ("killed", 12, None), ("killed", 5, None)) for text in (TEXT, _wide(TEXT)))
    shown = [[[c.low for c in chain.claims] for chain in chains_of(plain_reading(r))] for r in (plain, wide)]
    assert shown == [[[12], [5]], [[12], [5]]]


def test_a_plain_text_stays_as_it_is():
    reading = telling("a", TEXT)
    assert plain_reading(reading) is reading
