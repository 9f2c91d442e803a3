"""What stands at a place of a long text."""

from __future__ import annotations

from tellings.extract.assemble.places import BLOCK, claims_at, sentence_at
from tellings.model import Reading, Sentence, Span
from tests.factory import article, claim


def laid(number):
    spans = [Span(start=100 * n, end=100 * n + 90) for n in range(number)]
    claims = [claim("killed", n + 2, at=s.start + 1).replace(sentence=s) for n, s in enumerate(spans)]
    sentences = [Sentence(span=s, paragraph=n, role="body") for n, s in enumerate(spans)]
    return Reading(article=article(text="x" * 100 * number), claims=claims, sentences=sentences)


def test_the_claims_of_a_sentence_are_found_wherever_it_stands():
    reading = laid(300)
    for n, one in enumerate(reading.claims):
        assert one in claims_at(reading, 100 * n + 89)


def test_few_others_are_looked_at():
    assert len(claims_at(laid(2_000), 100_000)) <= BLOCK // 100 + 2


def test_another_reading_is_read_anew():
    assert len(claims_at(laid(3), 0)) == 3
    assert len(claims_at(laid(2), 0)) == 2


def test_a_place_belongs_to_the_last_sentence_begun():
    assert [sentence_at(laid(3), place) for place in (0, 99, 100, 250)] == [0, 0, 1, 2]
