"""The second look at the stories of a small heap."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from tellings.config import Settings
from tellings.link import explain_pair, link, regroup, second_look, standing, update
from tellings.link.cluster import average_link
from tellings.model import Judgement, Reading
from tests.link.made import claims, telling, town


def gate(name: str, killed: int, hurt: int, published: str = "2031-05-04") -> Reading:
    """A report of a blast at a factory gate in Orvel."""
    text = (
        f"Blast at the Orvel factory gate\n{killed} people were killed at the gate of the Brenna glass works in Orvel as a boiler burst.\n"
        f"{hurt} were injured, most of them by splinters of glass, the fire service said.\nThe gate house burnt out."
    )
    return claims(telling(name, text, published), ("killed", killed, "2031-05-03"), ("injured", hurt, "2031-05-03"), places=town("Orvel"))


def mill(name: str, killed: int, hurt: int) -> Reading:
    """A report of a fire in a mill of another town, which names the blast in passing."""
    text = (
        f"Fire in the Kestrin saw mill\n{killed} people were killed by a fire in a saw mill in Kestrin, where dust caught light.\n"
        f"{hurt} were injured.\nTrunks and planks burnt until the evening. It was the day of the blast in Orvel at the Brenna glass works."
    )
    return claims(
        telling(name, text, "2031-05-04"), ("killed", killed, "2031-05-03"), ("injured", hurt, "2031-05-03"), places=town("Kestrin")
    )


@pytest.fixture
def heap() -> list[Reading]:
    """Four reports of the blast, one of the fire."""
    return [gate("a", 12, 40), gate("b", 12, 41), gate("c", 13, 40, "2031-05-05"), gate("d", 12, 40, "2031-05-05"), mill("e", 4, 9)]


def stories(readings: list[Reading]) -> list[set[str]]:
    state = standing(readings)
    return [{state.heap.readings[i].article.file or "" for i in group} for group in state.heap.groups]


def test_a_report_unlike_all_the_others_stands_alone(heap):
    assert sorted(map(len, stories(heap))) == [1, 4]
    assert {"e.txt"} in stories(heap)


def test_the_order_of_the_articles_does_not_matter(heap):
    assert sorted(map(sorted, stories(heap))) == sorted(map(sorted, stories(heap[::-1])))


def test_an_update_of_a_small_heap_gives_what_full_linking_gives(heap):
    whole = link(heap, Settings())
    grown = update(standing(heap[:3]), heap[3:])
    assert {frozenset(e.claims) for e in grown.links.events} == {frozenset(e.claims) for e in whole.events}


def test_a_heap_that_outgrows_the_limit_is_linked_as_a_large_one(heap, monkeypatch):
    monkeypatch.setattr("tellings.link.events.LIMIT", 3)
    monkeypatch.setattr(sys.modules["tellings.link.update"], "LIMIT", 3)
    grown = update(standing(heap[:3]), heap[3:])
    assert {frozenset(e.claims) for e in grown.links.events} == {frozenset(e.claims) for e in link(heap, Settings()).events}


def test_without_the_trained_file_the_first_look_stands(heap, monkeypatch):
    seen = []
    monkeypatch.setattr("tellings.link.events.second_look", lambda: None)
    monkeypatch.setattr("tellings.link.events.look_again", lambda *_: seen.append(1))
    assert stories(heap)
    assert not seen


def test_judgements_bind_the_second_look(heap):
    first, last = (next(c.id for c in r.claims if c.measure == "killed") for r in (heap[0], heap[4]))
    same = Judgement(id="j1", at="2031-06-01T00:00:00Z", author="x", reason="", verdict="same", subjects=[first, last])
    found = link(heap, Settings(), [same]).claim_event
    assert found[first] == found[last]
    other = next(c.id for c in heap[1].claims if c.measure == "killed")
    apart = Judgement(id="j2", at="2031-06-01T00:00:00Z", author="x", reason="", verdict="not same", subjects=[first, other])
    found = link(heap, Settings(), [apart]).claim_event
    assert found[first] != found[other]


def test_what_the_second_look_adds_is_told_in_sentences(heap):
    reasons = explain_pair(heap[0], heap[4], beside=[heap[1], heap[2], heap[3]])
    assert [r.name for r in reasons].count("sum") == 2
    names = {f.name for f in second_look.FEATURES}
    assert any(r.name in names and r.sentence.endswith(".") for r in reasons)
    assert reasons[-1].weight < 0.5
    assert explain_pair(heap[0], heap[1], beside=[heap[2], heap[3], heap[4]])[-1].weight > 0.5


def test_two_articles_are_not_looked_at_twice(heap):
    assert [r.name for r in explain_pair(heap[0], heap[4])].count("sum") == 1


def test_stories_near_one_another_are_one_neighbourhood():
    assert regroup.neighbourhoods([[0, 1], [2], [3]], [(1, 2)]) == [[0, 1], [2]]


def test_a_neighbourhood_too_large_is_left_story_by_story():
    groups = [list(range(30)), list(range(30, 60))]
    assert regroup.neighbourhoods(groups, [(0, 30)]) == [[0], [1]]


def test_an_article_without_claims_stays_with_its_story():
    first = regroup.FirstLook([[0, 1, 2], [3, 4]], {}, lambda *_: 0.0)
    none = [0.0] * len(second_look.FEATURES)
    model = second_look.SecondLook(features=[], weights=none, centre=none, bias=1.0)
    assert regroup.look_again(model, first, lambda _: None, ((), ())) == [[0, 1, 2], [3, 4]]


def test_what_stands_out_among_the_others():
    alike = np.array([[0, 0.9, 0.9, 0.1], [0.9, 0, 0.9, 0.1], [0.9, 0.9, 0, 0.1], [0.1, 0.1, 0.1, 0]])
    low, less, nearest = second_look._beside(alike)
    assert less[0, 3] < 0 < less[0, 1]
    assert nearest[0, 3] < nearest[0, 1]
    assert low[0, 3] == pytest.approx(0.1)


def test_average_link_takes_values_below_nought():
    assert average_link(3, [(0, 1, 2.0), (0, 2, -3.0), (1, 2, 1.0)], 0.0) == [[0, 1], [2]]
