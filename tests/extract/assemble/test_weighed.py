"""Figures weighed: when the models read, change or leave out what the rules say, and what features may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.extract.assemble import claims, weighed
from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.windows import MEASURES as MEASURES_IN_CONTEXT
from tellings.extract.assemble.windows import Window
from tellings.extract.reading import read
from tellings.model import Span

MEASURES = ("injured", "killed", "none", "other")


def sure_of(measure: str, feature: str) -> weighed.Weights:
    """A network that knows one feature only: where it stands, the figure counts ``measure``, else what the rules say."""
    hidden = np.zeros((BUCKETS + weighed.RULE_BUCKETS, 1 + len(MEASURES)), np.int8)
    hidden[buckets([feature]), 0] = 127
    out = np.zeros((1 + len(MEASURES), len(MEASURES)), np.float32)
    out[0, MEASURES.index(measure)] = 12.0
    for i, said in enumerate(MEASURES):
        hidden[BUCKETS + buckets([f"rule {said}"], weighed.RULE_BUCKETS), 1 + i] = 127
        out[1 + i, i] = 1.5
    return weighed.Weights(
        MEASURES, hidden, np.full(1 + len(MEASURES), 0.1, np.float32), np.zeros(1 + len(MEASURES)), out, np.zeros(len(MEASURES))
    )


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


def test_what_a_verb_does_to_one_of_a_list_it_does_to_each(analyse, monkeypatch):
    text = "The shells killed nine herders and fourteen drovers near Tolm."
    assert figures(analyse, monkeypatch, text, sure_of("none", "noun drover")) == [("killed", 9), ("killed", 14)]
    assert figures(analyse, monkeypatch, "The shells killed fourteen drovers near Tolm.", sure_of("none", "noun drover")) == []


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
        ((0.32, 0.34, 0.32, 0.02), "none", "none"),
        ((0.1, 0.1, 0.2, 0.6), "none", "none"),  # "other" is for the rules to say
        ((0.45, 0.35, 0.2, 0.0), "killed", "killed"),
        ((0.8, 0.15, 0.05, 0.0), "killed", "injured"),
        ((0.9, 0.0, 0.1, 0.0), "other", "injured"),
        ((0.4, 0.0, 0.2, 0.4), "other", "other"),
        ((0.1, 0.1, 0.8, 0.0), "killed", "killed"),
        ((0.04, 0.0, 0.96, 0.0), "killed", "none"),
        ((0.03, 0.0, 0.96, 0.01), "other", "other"),
        ((0.01, 0.0, 0.98, 0.01), "other", "none"),
    ],
)
def test_the_rules_give_way_only_to_what_is_likely(chances, rule, said):
    assert weighed.decision(MEASURES, np.array(chances), rule) == said


@given(st.lists(st.floats(-30, 30), min_size=4, max_size=4))
def test_chances_add_up_to_one(scores):
    model = sure_of("killed", "noun herder")
    model = replace(model, out_bias=np.array(scores))
    chances = model.chances(buckets(["noun herder"]), buckets([], weighed.RULE_BUCKETS))
    assert chances.sum() == pytest.approx(1.0)
    assert (chances >= 0).all()


def test_chances_of_no_feature_at_all_are_chances():
    chances = sure_of("killed", "noun herder").chances(buckets([]), buckets([], weighed.RULE_BUCKETS))
    assert chances.sum() == pytest.approx(1.0)


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
    assert model.hidden.shape == (BUCKETS + weighed.RULE_BUCKETS, len(model.hidden_bias))
    assert model.out.shape == (len(model.hidden_bias), len(model.measures))


def test_the_cases_it_was_taught_on_are_known():
    taught = weighed.taught_cases()
    assert len(taught) >= 57
    assert "cape_orun_wreck" not in taught  # held back


class Context:
    """Stands for the network of figures in context: sure of one measure, whatever it is asked."""

    def __init__(self, measure: str) -> None:
        self.measure = measure
        self.asked = 0

    def split(self, word: str) -> tuple[int, ...]:
        """Any word is one piece."""
        return (len(word),)

    def chances(self, windows: Sequence[Window]) -> dict[int, np.ndarray]:
        """All for the one measure."""
        self.asked += len(windows)
        return {i: np.array([float(m == self.measure) for m in MEASURES_IN_CONTEXT]) for w in windows for i in w.asked}


def test_a_doubtful_figure_is_read_in_its_context(analyse, monkeypatch):
    text = "Fourteen herders are counted under the cairns of Tolm this week."
    context = Context("killed")
    monkeypatch.setattr(weighed, "encoder", lambda: context)
    monkeypatch.setattr(weighed, "SURE", 1.01)
    assert figures(analyse, monkeypatch, text, sure_of("none", "noun herder")) == [("killed", 14)]
    assert context.asked == 1


def test_where_the_words_are_sure_the_context_is_not_asked(analyse, monkeypatch):
    context = Context("injured")
    monkeypatch.setattr(weighed, "encoder", lambda: context)
    assert figures(analyse, monkeypatch, "Nine herders were killed near Tolm.", sure_of("killed", "noun herder")) == [("killed", 9)]
    assert context.asked == 0


def test_without_the_second_network_the_words_decide(analyse, monkeypatch):
    monkeypatch.setattr(weighed, "encoder", lambda: None)
    monkeypatch.setattr(weighed, "SURE", 1.01)
    assert figures(analyse, monkeypatch, "Nine herders were killed near Tolm.", sure_of("injured", "noun herder")) == [("injured", 9)]


def asked_in_context(monkeypatch: pytest.MonkeyPatch, measure: str) -> Context:
    context = Context(measure)
    monkeypatch.setattr(weighed, "encoder", lambda: context)
    monkeypatch.setattr(weighed, "SURE", 1.01)
    monkeypatch.setattr(weighed, "SURE_OF_ONE", 1.01)
    return context


def test_a_person_without_a_numeral_is_weighed_too(analyse, monkeypatch):
    asked_in_context(monkeypatch, "injured")
    assert figures(analyse, monkeypatch, "A herder was killed near Tolm.", sure_of("none", "noun herder")) == [("injured", 1)]


def test_where_the_words_go_against_the_rules_of_a_person_the_context_decides(analyse, monkeypatch):
    context = Context("killed")
    monkeypatch.setattr(weighed, "encoder", lambda: context)
    assert figures(analyse, monkeypatch, "A herder was killed near Tolm.", sure_of("injured", "noun herder")) == [("killed", 1)]
    assert context.asked == 1


def test_coordinated_people_get_one_answer_and_are_never_dropped(analyse, monkeypatch):
    text = "A herder and eleven drovers were killed near Tolm."
    asked_in_context(monkeypatch, "none")
    assert figures(analyse, monkeypatch, text, sure_of("none", "noun herder")) == [("killed", 12)]
    asked_in_context(monkeypatch, "injured")
    assert figures(analyse, monkeypatch, text, sure_of("none", "noun herder")) == [("injured", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "A herder killed himself and nine drovers near Tolm.",
        "Nine drovers were killed near Tolm; one was a herder.",
        "Marek Zolbin met nine drovers near Tolm.",
        "The drovers have not lost a single herder near Tolm.",
    ],
)
def test_who_is_counted_elsewhere_is_not_asked_about(analyse, text):
    board = Board(analysis := analyse(text), read(analysis, Settings()), Settings())
    joints = join_amounts(board)
    ones = {
        i for i, a in enumerate(board.reading.amounts) if a.quantity.low == 1 and "self" not in analysis.text[a.span.start : a.span.end]
    }
    assert ones
    assert not [i for i in ones if weighed._asked(board, board.reading.amounts[i], joints.get(i)) and is_single(board.reading.amounts[i])]
