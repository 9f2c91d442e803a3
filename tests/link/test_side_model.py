"""Side chains of one matter, compared by trained weights."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.link import events, link, side_model
from tellings.link.sides import SIDE_FEATURES
from tellings.model import Reading
from tests.link.made import claims, telling, town


def breach(name: str, dead: int, aside: str = "") -> Reading:
    """A report of a dam breach; ``aside`` is a line on the fall of a crane, in which two were hurt."""
    text = (
        f"Dam gives way above Tolvey\n{dead} people were killed on 3 May as the Harnow dam gave way above Tolvey.\n"
        f"40 were injured by mud and timber, the fire brigade of Tolvey said.\n{aside}"
    )
    told = claims(telling(name, text), ("killed", dead, "2031-05-03"), ("injured", 40, "2031-05-03"), places=town("Tolvey"))
    return claims(told, ("injured", 6, "2031-04-19")) if aside else told


@pytest.fixture
def heap() -> list[Reading]:
    """Five reports of a breach, two of which recall the fall of a crane."""
    crane = "On 19 April 6 were injured when a crane of the Brask shipyard toppled on to a canteen."
    again = "When the Brask shipyard's crane toppled on 19 April, 6 were injured in its canteen."
    return [breach("a", 14, crane), breach("b", 14), breach("c", 15, again), breach("d", 14), breach("e", 15)]


def recalled(readings: list[Reading]) -> list[str]:
    """The Claims of the crane."""
    return [c.id for r in readings for c in r.claims if c.low == 6]


def passage(words: set[int], own: set[int], story: int, view: object) -> side_model.Passage:
    return side_model.Passage(view, frozenset(words), frozenset(own), story)  # type: ignore[arg-type]


@pytest.fixture
def seen(heap) -> events.Heap:
    found = events.gather(heap, ())
    events.join(found)
    return found


def value(name: str, values: list[float]) -> float:
    return dict(zip([f.name for f in side_model.FEATURES], values, strict=True))[name]


def test_what_two_reports_recall_is_one_happening_and_not_the_main_one(heap):
    found = link(heap, Settings()).claim_event
    events_of_crane = {found[i] for i in recalled(heap)}
    assert len(events_of_crane) == 1
    assert not events_of_crane & {event for claim, event in found.items() if claim not in recalled(heap)}


def test_each_feature_has_a_sentence_and_its_weight_the_sign_it_promises():
    model = side_model.side_model()
    assert model is not None
    assert all(f.says.endswith(".") for f in side_model.FEATURES)
    assert all(w * f.sign >= 0 for w, f in zip(model.weights, side_model.FEATURES, strict=True) if f.sign)


def test_words_that_its_own_article_has_elsewhere_count_for_less(seen):
    one, two = seen.sides.views
    shared = side_model.features(passage({1, 2}, set(), 0, one), passage({1, 2}, set(), 1, two))
    known = side_model.features(passage({1, 2}, {1, 2}, 0, one), passage({1, 2}, {1, 2}, 1, two))
    assert value("words not its own", shared) > value("words not its own", known) == 0
    assert value("nearer than its own", shared) > value("nearer than its own", known) == 0


def test_two_passages_are_compared_alike_from_either_end(seen):
    one, two = (passage({1, n}, {n}, 0, view) for n, view in zip((2, 3), seen.sides.views, strict=True))
    assert side_model.features(one, two) == side_model.features(two, one)


def test_articles_of_two_matters_are_left_to_the_weights_set_by_hand(seen):
    model = side_model.SideModel(features=[], weights=[0.0] * len(side_model.FEATURES), bias=0.0)
    sides = {k: passage({1}, set(), 0, view) for k, view in enumerate(seen.sides.views)}
    apart = side_model.Matters(model, {0: 0, 1: 1}, lambda k: k, sides, lambda _: sides[0])
    assert apart.with_side(0, 1) is None
    assert apart.with_story(0, [1]) is None
    assert side_model.Matters(model, {0: 0, 1: 0}, lambda k: k, sides, lambda _: sides[0]).with_side(0, 1) == 0.5


def test_a_heap_of_few_articles_is_no_matter(heap):
    few = events.gather(heap[:3], ())
    events.join(few)
    assert not few.matter


def test_without_the_trained_file_the_weights_set_by_hand_hold(heap, monkeypatch):
    monkeypatch.setattr("tellings.link.events.side_model", lambda: None)
    assert set(link(heap, Settings()).claim_event) == {c.id for r in heap for c in r.claims}
    assert len(side_model.FEATURES) > len(SIDE_FEATURES)
