"""The same words quoted in two articles."""

from __future__ import annotations

from tellings.trace.pairs import prepare
from tellings.trace.quotations import SharedQuote, shared_quotes
from tests.trace.build import reading


def found(*texts: str) -> list[SharedQuote]:
    ready = [prepare(reading(t, f"t{i}")) for i, t in enumerate(texts)]
    return shared_quotes([t.words for t in ready], [t.quotes for t in ready])


def test_a_shortened_quotation_is_found() -> None:
    shared = found(
        '"The bridge held for an hour and then it folded like paper in front of us," she said.',
        'She told of a bridge that "folded like paper in front of us".',
    )
    assert [s.similarity for s in shared] == [1.0]


def test_a_quotation_with_a_word_changed_is_found() -> None:
    shared = found(
        "“No wagon will cross this line before the inquiry is over,” he said.",
        "“No train will cross this line until the inquiry is over,” he said.",
    )
    assert len(shared) == 1
    assert 0.7 < shared[0].similarity < 1


def test_a_split_quotation_is_found_in_both_halves() -> None:
    shared = found(
        "“The doors were locked from the outside and the guard had gone home at midnight,” he said.",
        "“The doors were locked from the outside,” he said, “and the guard had gone home at midnight.”",
    )
    assert len(shared) == 2


def test_other_words_of_one_speaker_are_not() -> None:
    assert found("“We shall rebuild the market hall,” the mayor said.", "“We are short of cement and glass,” the mayor said.") == []


def test_a_phrase_inside_a_longer_sentence_is_no_lost_quotation() -> None:
    assert (
        found(
            "“We did all that we could do,” he said.",
            "The crews did all that we could do to hold the dam, wrote the engineer in his diary.",
        )
        == []
    )
