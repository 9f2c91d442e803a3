"""The plain text of a text, and the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cleaning.plain import carry_back, flatten
from tellings.model import Evidence, Span

ODD = st.text(alphabet="ab. \t\u00a0\u2009\u3000\n\u200b\u00ad„“”«»‹›‚‘\"'", max_size=60)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("two  men  drowned", "two men drowned"),
        ("two\u00a0men\u202fdrowned", "two men drowned"),
        ("  two men \ndrowned  ", "two men\ndrowned"),
        ("killed\t  12", "killed\t12"),
        ("dr\u00adow\u200bned", "drowned"),
        ("She said “it sank” and left", 'She said "it sank" and left'),
        ("She said „it sank“ and left", 'She said "it sank" and left'),
        ("She said „it sank” and left", 'She said "it sank" and left'),
        ("She said «\u00a0it sank\u00a0» and left", 'She said "it sank" and left'),
        ("She said »it sank«, and left", 'She said "it sank", and left'),
        ("»It sank«", '"It sank"'),
        ("the ‚iron‘ bridge", "the ‘iron’ bridge"),
        ("the ‹iron› bridge", "the ‘iron’ bridge"),
        ("the ‘iron’ bridge", "the ‘iron’ bridge"),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    assert flatten(written).text == read


def test_a_plain_text_keeps_its_places() -> None:
    assert flatten("two men\n\ndrowned").places is None


def test_evidence_goes_back_to_the_source() -> None:
    source = "At  least „12\u00a0 men“ drowned"
    plain = flatten(source)
    start = plain.text.index("12 men")
    found = Evidence(article="a", start=start, end=start + 6, quote="12 men")
    assert carry_back(found, plain, source).quote == "12\u00a0 men"
    assert carry_back([Span(start=0, end=8)], plain, source) == [Span(start=0, end=9)]


@settings(max_examples=200, deadline=None)
@given(ODD)
def test_places_rise_and_name_the_characters(text: str) -> None:
    plain = flatten(text)
    places = plain.places if plain.places is not None else list(range(len(text)))
    assert len(places) == len(plain.text)
    assert all(a < b for a, b in pairwise(places))
    assert all(c == text[at] or not c.isalnum() for c, at in zip(plain.text, places, strict=True))


@settings(max_examples=200, deadline=None)
@given(ODD, st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    plain = flatten(text)
    if not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    end = data.draw(st.integers(start + 1, len(plain.text)))
    assert plain.forth(*plain.back(start, end)) == (start, end)
