"""Made-up long inputs: the same seed gives the same texts, and their figures stand where the Claims say."""

from __future__ import annotations

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.evaluate.long_inputs import LongInputs, reading_of
from tellings.trace import trace


def test_the_same_seed_gives_the_same_texts() -> None:
    assert list(LongInputs(3).one_event(3, 80)) == list(LongInputs(3).one_event(3, 80))
    assert LongInputs(3).book(500) == LongInputs(3).book(500)


def test_a_live_page_has_its_entries_with_their_times() -> None:
    lines = LongInputs().live_page(12).split("\n\n")
    assert sum(len(line) == 5 and line[2] == ":" for line in lines) == 12


def test_the_claims_of_made_articles_point_at_their_words() -> None:
    for n, text in enumerate(LongInputs().one_event(5, 300)):
        reading = reading_of(article_from_text(text, url=f"made:{n}"))
        assert reading.claims
        for claim in reading.claims:
            assert claim.evidence.quote == text[claim.evidence.start : claim.evidence.end]
            assert claim.evidence.quote.endswith("people")


def test_a_hundred_articles_on_one_event_are_not_all_paired() -> None:
    made = [reading_of(article_from_text(t, url=f"made:{n}")) for n, t in enumerate(LongInputs().one_event(100, 60))]
    assert len(trace(made, Settings()).derivations) < 100 * 10
