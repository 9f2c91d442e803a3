"""Sentences survive abbreviations, curly quotes, non-breaking spaces and missing blanks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.language.sentences import split
from tellings.model import Span


def sentences(text):
    return [s.of(text) for s in split(text, Span(start=0, end=len(text)))] if text else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Maron spoke. Nobody was hurt.", ["Dr. Maron spoke.", "Nobody was hurt."]),
        ("It fell at 9 a.m. on Sunday. It burned.", ["It fell at 9 a.m. on Sunday.", "It burned."]),
        ("“Go.” he said. “Stay,” she said.", ["“Go.” he said.", "“Stay,” she said."]),
        ("The tank burned.Two men died.", ["The tank burned.", "Two men died."]),
        ("Seven died.\u00a0Four were hurt.", ["Seven died.", "Four were hurt."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("It cost 3.5 million. No. 4 burned.", ["It cost 3.5 million.", "No. 4 burned."]),
        ("“We saw it.” The man left.", ["“We saw it.”", "The man left."]),
        ("One\n\nTwo", ["One", "Two"]),
    ],
)
def test_sentences_are_cut_where_a_reader_would(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from(list("aB.!?”“ \n\u200b\u00a0…7")), max_size=60))
def test_sentences_are_in_order_and_cover_all_that_is_not_blank(text):
    spans = list(split(text, Span(start=0, end=len(text)))) if text else []
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = "".join(s.of(text) for s in spans)
    assert sorted(c for c in covered if not c.isspace() and c != "\u200b") == sorted(c for c in text if not c.isspace() and c != "\u200b")
