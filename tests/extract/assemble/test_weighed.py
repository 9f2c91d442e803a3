"""Figures weighed: when the models read, change or leave out what the rules say, and what features may hold."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.extract.assemble import claims, weighed
from tellings.extract.assemble.board import Board
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.join import join_amounts
from tellings.extract.reading import read
from tellings.model import Span

MEASURES = ("injured", "killed", "none", "other")


def sure_of(measure: str, feature: str) -> weighed.Weights:
    """Models that know one feature only: where it stands, the figure counts ``measure``."""
    words = np.zeros((len(MEASURES), BUCKETS), np.float32)
    words[MEASURES.index(measure), buckets([feature])] = 12.0
    rules = np.zeros((len(MEASURES), len(MEASURES) + weighed.RULE_BUCKETS), np.float32)
    rules[:, : len(MEASURES)] = 4 * np.eye(len(MEASURES), dtype=np.float32)
    bias = np.zeros(len(MEASURES), np.float32)
    return weighed.Weights(MEASURES, words, bias, rules, bias)


def figures(analyse, monkeypatch, text: str, model: weighed.Weights | None) -> list[tuple[str, int | None]]:
    monkeypatch.setattr(weighed, "weights", lambda: model)
    return [(c.measure, c.low) for c in read(analyse(text), Settings()).claims if c.low is not None]


def test_a_figure_that_no_rule_reads_is_read(analyse, monkeypatch):
    text = "Fourteen herders are counted under the cairns of Tolm this week."
    assert figures(analyse, monkeypatch, text, None) == []
    assert figures(analyse, monkeypatch, text, sure_of("killed", "noun herder")) == [("killed", 14)]


def test_a_measure_gives_way_where_the_models_are_sure(analyse, monkeypatch):
    text = "Nine herders were killed near Tolm."
    assert figures(analyse, monkeypatch, text, None) == [("killed", 9)]
    assert figures(analyse, monkeypatch, text, sure_of("injured", "noun herder")) == [("injured", 9)]


def test_a_figure_is_left_out_where_the_models_are_sure(analyse, monkeypatch):
    assert figures(analyse, monkeypatch, "Nine herders were killed near Tolm.", sure_of("none", "noun herder")) == []


def test_noughts_are_never_read_by_the_models_alone(analyse, monkeypatch):
    text = "The herders of Tolm saw no strangers."
    assert figures(analyse, monkeypatch, text, sure_of("killed", "noun stranger")) == figures(analyse, monkeypatch, text, None)


def test_a_figure_that_is_read_stands_in_the_order_of_the_text(analyse, monkeypatch):
    monkeypatch.setattr(weighed, "weights", lambda: sure_of("killed", "noun herder"))
    analysis = analyse("Fourteen herders are counted under the cairns of Tolm. Five drovers were injured.")
    board = Board(analysis, read(analysis, Settings()), Settings())
    joints = {i: j for i, j in join_amounts(board).items() if j.measure == "injured"}
    found = list(weighed.weigh(board, joints))
    assert len(found) == 2
    assert found == sorted(found)


def test_a_figure_inside_another_one_explains_it_not(analyse):
    board = Board(analysis := analyse("A wolf took a child's hand."), read(analysis, Settings()), Settings())
    (person,) = (a for a in board.reading.amounts if analysis.text[a.span.start : a.span.end] == "a child")
    longer = msgspec.structs.replace(person, span=Span(start=person.span.start, end=person.span.end + 7))
    assert not claims._explains(board, longer, person)
    assert not claims._explains(board, person, longer)


def test_without_the_file_the_rules_stand(analyse, monkeypatch):
    monkeypatch.setattr(weighed, "weights", lambda: None)
    analysis = analyse("Nine herders were killed near Tolm.")
    board = Board(analysis, read(analysis, Settings()), Settings())
    joints = join_amounts(board)
    assert weighed.weigh(board, joints) is joints


@pytest.mark.parametrize(
    ("chances", "rule", "said"),
    [
        ((0.1, 0.6, 0.2, 0.1), "none", "killed"),
        ((0.2, 0.45, 0.35, 0.0), "none", "none"),
        ((0.1, 0.1, 0.2, 0.6), "none", "none"),  # "other" is for the rules to say
        ((0.55, 0.35, 0.1, 0.0), "killed", "killed"),
        ((0.65, 0.25, 0.1, 0.0), "killed", "injured"),
        ((0.1, 0.0, 0.0, 0.9), "killed", "killed"),
        ((0.1, 0.2, 0.7, 0.0), "killed", "killed"),
        ((0.1, 0.1, 0.8, 0.0), "killed", "none"),
        ((0.1, 0.0, 0.8, 0.1), "other", "other"),
        ((0.05, 0.0, 0.9, 0.05), "other", "none"),
    ],
)
def test_the_rules_give_way_only_to_what_is_likely(chances, rule, said):
    assert weighed.decision(MEASURES, np.array(chances), rule) == said


@given(st.lists(st.floats(-30, 30), min_size=4, max_size=4))
def test_chances_add_up_to_one(scores):
    model = sure_of("killed", "noun herder")
    model = weighed.Weights(MEASURES, model.words, np.array(scores, np.float32), model.rules, model.rules_bias)
    chances = model.chances(buckets(["noun herder"]), buckets([], weighed.RULE_BUCKETS))
    assert chances.sum() == pytest.approx(1.0)
    assert (chances >= 0).all()


def test_features_hold_no_names(analyse):
    analysis = analyse("On Friday Marek Zolbin said in Tarvik that nine herders of the Orrun valley were killed by Zolbin's men.")
    board = Board(analysis, read(analysis, Settings()), Settings())
    joints = join_amounts(board)
    named = [n for i, a in enumerate(board.reading.amounts) for n in [*word_names(board, i, joints), *rule_names(a, joints.get(i))]]
    assert any(n == "noun herder" for n in named)
    assert not [n for n in named if any(x in n.lower() for x in ("zolbin", "marek", "tarvik", "orrun"))]


def test_the_shipped_models_know_the_measures():
    model = weighed.weights()
    assert model is not None
    assert {"killed", "injured", "missing", "captured", "destroyed", "none"} <= set(model.measures)
    assert model.words.shape == (len(model.measures), BUCKETS)
    assert model.rules.shape == (len(model.measures), len(model.measures) + weighed.RULE_BUCKETS)
