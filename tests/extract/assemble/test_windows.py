"""Windows around figures: what stands in them, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.windows import AFTER, BEFORE, MEASURES, OPENING, WHOLE, Pieces, asked_about, pieces_of, windows
from tellings.extract.reading import read


class Words:
    """Splits nothing: every word is one piece."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def split(self, word: str) -> tuple[int, ...]:
        """The number of a word."""
        if word not in self.words:
            self.words.append(word)
        return (self.words.index(word),)


def seen(analyse, text: str) -> tuple[Board, Pieces, list[str]]:
    words = Words()
    analysis = analyse(text)
    board = Board(analysis, read(analysis, Settings()), Settings())
    pieces = pieces_of(board, join_amounts(board), words.split)
    return board, pieces, [words.words[p] for p in pieces.pieces]


def test_names_are_one_mark_and_words_stand_in_lower_case(analyse):
    _, _, words = seen(analyse, "The guards shot seven farmers near Ostin Velmar on Monday.")
    assert "ostin" not in words
    assert "velmar" not in words
    assert words.count("[unused0]") >= 1
    assert {"guards", "shot", "seven", "farmers"} <= set(words)


def test_the_words_of_a_headline_are_no_names(analyse):
    _, _, words = seen(analyse, "Seven Farmers Dead After Storm Hits Village\n\nThe storm passed at night.")
    assert {"farmers", "dead", "storm", "village"} <= set(words)


def test_a_figure_bears_what_the_rules_say(analyse):
    board, pieces, _ = seen(analyse, "The blast killed seven farmers and hurt nine others.")
    said = {a.quantity.low: pieces.codes[pieces.where[i][0]] for i, a in enumerate(board.reading.amounts) if i in pieces.where}
    assert said == {7: 1 + MEASURES.index("killed"), 9: 1 + MEASURES.index("injured")}


def test_a_single_person_is_told_from_a_number(analyse):
    board, pieces, _ = seen(analyse, "A farmer was killed.")
    (code,) = {pieces.codes[pieces.where[i][0]] for i, a in enumerate(board.reading.amounts) if asked_about(a) and is_single(a)}
    assert code == 1 + MEASURES.index("killed") + len(MEASURES)


def test_paragraphs_are_marked(analyse):
    _, _, words = seen(analyse, "Seven farmers died.\n\nNine others are in hospital.")
    assert words.count("[unused1]") == 1


@given(st.integers(1, 400), st.sets(st.integers(0, 399), min_size=1, max_size=12))
def test_each_figure_is_asked_about_in_one_window_that_holds_it(length: int, places: Sequence[int]):
    where = {k: (at, at + 1) for k, at in enumerate(sorted(p for p in places if p < length))}
    article = Pieces(list(range(1000, 1000 + length)), [0] * length, [False] * length, where)
    words = Words()
    found = list(windows(article, where, words.split))
    assert sorted(i for w in found for i in w.asked) == sorted(where)
    for window in found:
        assert len(window.pieces) <= max(WHOLE, BEFORE + AFTER + OPENING) + 3
        assert len(window.pieces) == len(window.codes) == len(window.figures)
        for i, (first, last) in window.asked.items():
            assert window.pieces[first:last] == list(range(1000 + where[i][0], 1000 + where[i][1]))


@pytest.mark.parametrize("text", ["", "7", "🚗" * 50, "1" * 5000, "\u202e12 dead\u202c", "- \n\n - 3\n"])
def test_odd_texts_give_pieces_or_none(analyse, text: str):
    _, pieces, words = seen(analyse, text)
    assert len(words) == len(pieces.codes) == len(pieces.figures)
    for first, last in pieces.where.values():
        assert 0 <= first < last <= len(words)
