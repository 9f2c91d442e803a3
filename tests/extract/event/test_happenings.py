"""Triggers with their arguments, modality and polarity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.config import Settings
from tellings.extract.event import find_happenings
from tellings.language import Analysis, table
from tellings.model import HappeningMention


def triggers(analysis: Analysis) -> dict[str, HappeningMention]:
    return {h.span.of(analysis.text): h for h in find_happenings(analysis, [], Settings())}


def test_active_voice(analyse: Callable[..., Analysis]) -> None:
    found = triggers(analyse("Rebels killed four soldiers near the dam."))["killed"]
    assert ([a.text for a in found.agents], [a.text for a in found.affected]) == (["Rebels"], ["four soldiers"])


def test_passive_voice(analyse: Callable[..., Analysis]) -> None:
    found = triggers(analyse("Four soldiers were killed by rebels near the dam."))["killed"]
    assert ([a.text for a in found.agents], [a.text for a in found.affected]) == (["rebels"], ["Four soldiers"])


def test_nominal(analyse: Callable[..., Analysis]) -> None:
    found = triggers(analyse("The killing of twelve miners by gunmen shocked the town."))["killing"]
    assert ([a.text for a in found.agents], [a.text for a in found.affected]) == (["gunmen"], ["twelve miners"])


def test_a_phrase_split_by_its_object(analyse: Callable[..., Analysis]) -> None:
    found = find_happenings(analyse("The jets took 30 fighters out."), [], Settings())
    assert [h.person_measure for h in found if h.lemma == "take out"] == ["killed"]


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Nine people died.", "died", "asserted"),
        ("Nine people may have died.", "died", "feared"),
        ("Nine people are feared drowned.", "drowned", "feared"),
        ("The army denied that nine people died.", "died", "denied"),
        ("Nine people allegedly died.", "died", "alleged"),
        ("The army will evacuate the town.", "evacuate", "planned"),
        ("The rebels planned to attack the town.", "attack", "planned"),
    ],
)
def test_modality(text: str, trigger: str, modality: str, analyse: Callable[..., Analysis]) -> None:
    assert triggers(analyse(text))[trigger].modality == modality


def test_negation(analyse: Callable[..., Analysis]) -> None:
    assert triggers(analyse("The police did not shoot the man."))["shoot"].polarity == "negative"


def test_every_word_names_a_known_happening() -> None:
    codes = {row["code"] for row in table("happenings")}
    assert {row["code"] for row in table("happening_words")} <= codes
