"""Records are frozen, ids come from content, spans are never empty."""

from __future__ import annotations

import pytest

from tellings.model import Span, article_id, claim_id, evidence, make_id


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_negative_span_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start=start, end=end)


def test_a_span_is_half_open():
    assert not Span(start=0, end=3).overlaps(Span(start=3, end=5))
    assert Span(start=0, end=3).overlaps(Span(start=2, end=5))
    assert Span(start=0, end=5).covers(Span(start=3, end=5))


def test_records_cannot_be_changed():
    span = Span(start=0, end=1)
    with pytest.raises(AttributeError):
        span.start = 5  # type: ignore[misc]


def test_evidence_is_the_slice():
    assert evidence("a", "at least 80 men", Span(start=9, end=15)).quote == "80 men"


def test_ids_do_not_collide_where_joined_strings_would():
    assert make_id("x", ["a", "b.c"]) != make_id("x", ["a.b", "c"])


def test_the_same_bytes_under_two_outlets_are_two_articles():
    assert article_id("ff", None, "A") != article_id("ff", None, "B")


def test_a_claims_id_depends_on_article_span_and_measure():
    span = Span(start=1, end=2)
    assert len({claim_id("a", span, "killed"), claim_id("a", span, "injured"), claim_id("b", span, "killed")}) == 3
