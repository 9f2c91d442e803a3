"""How sure a figure is of its measure: the chance that the weighing gives what was read."""

from __future__ import annotations

from tellings.config import Settings
from tellings.extract.assemble import weighed
from tellings.extract.reading import read
from tellings.model import Claim
from tests.extract.assemble.test_weighed import sure_of

TOLD = "The blast killed seven dockers on Friday."


def figures(analyse, monkeypatch, text: str, model: weighed.Weights | None) -> list[Claim]:
    monkeypatch.setattr(weighed, "weights", lambda: model)
    return [c for c in read(analyse(text), Settings()).claims if c.low is not None]


def test_what_words_and_rules_both_say_is_sure(analyse, monkeypatch) -> None:
    only = figures(analyse, monkeypatch, TOLD, sure_of("killed", "noun docker"))
    assert [(c.measure, c.certainty is not None and c.certainty > 0.9) for c in only] == [("killed", True)]


def test_what_the_words_speak_against_and_the_rules_keep_is_not(analyse, monkeypatch) -> None:
    model = sure_of("other", "noun docker")  # the weighing never makes a rule's measure "other"
    only = figures(analyse, monkeypatch, TOLD, model)
    assert [(c.measure, c.certainty is not None and c.certainty < 0.5) for c in only] == [("killed", True)]


def test_without_the_network_nothing_is_said(analyse, monkeypatch) -> None:
    assert [c.certainty for c in figures(analyse, monkeypatch, TOLD, None)] == [None]


def test_single_persons_are_not_weighed(analyse, monkeypatch) -> None:
    assert [c.certainty for c in figures(analyse, monkeypatch, "The blast killed a docker.", weighed.weights())] == [None]
