"""The parts of linking: clustering, blocking, features, days, ids that survive, updates, explanations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.evaluate.coref_metrics import bcubed
from tellings.evaluate.heap import MadeNews
from tellings.link import explain_pair, keep_ids, link, standing, update
from tellings.link.block import pairs_within
from tellings.link.cluster import average_link
from tellings.link.compare import FEATURES, Batch, features
from tellings.link.days import day_of, days_told
from tellings.link.events import MainViews, gather
from tellings.link.mentions import word_classes
from tellings.link.profile import build
from tellings.link.sides import SIDE_FEATURES
from tellings.link.sisters import SISTER_FEATURES
from tellings.link.surface import read_surface
from tellings.link.when import Told, relation
from tellings.model import Event, Links
from tests.link.made import claims, telling, town
from tests.link.test_link import bridge, mine, raid


def test_one_bad_pair_does_not_chain_two_groups():
    edges = [(a, b, 0.9) for g in ((0, 1, 2), (3, 4, 5)) for a in g for b in g if a < b]
    assert average_link(6, [*edges, (2, 3, 0.85)], 0.4) == [[0, 1, 2], [3, 4, 5]]


def test_must_and_never():
    assert average_link(3, [(0, 1, 0.9)], 0.4, must=[(1, 2)], never=[(0, 1)]) == [[0], [1, 2]]


def test_a_long_chain_of_must_pairs_is_one_group():
    assert average_link(300, [], 0.4, must=[(i, i + 1) for i in range(299)]) == [list(range(300))]


edge = st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(-1, 1))


@given(st.lists(edge, max_size=40), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6))
@settings(deadline=None, max_examples=60)
def test_groups_cover_all_items_once_and_never_pairs_hold(edges, never):
    groups = average_link(12, edges, 0.4, never=never)
    assert sorted(i for g in groups for i in g) == list(range(12))
    home = {i: k for k, g in enumerate(groups) for i in g}
    assert all(a == b or home[a] != home[b] for a, b in never)


@given(st.text(max_size=300), st.text(max_size=300))
@settings(deadline=None, max_examples=60)
def test_features_are_finite_and_symmetric(left, right):
    rows = build([read_surface(t, t[:20], "2031-05-04") for t in (left, right)], [day_of("2031-05-04"), None])
    there = features(Batch(rows, rows, np.array([0]), np.array([1])))
    back = features(Batch(rows, rows, np.array([1]), np.array([0])))
    assert np.isfinite(there).all()
    assert np.allclose(there, back, atol=1e-5)


def test_every_feature_has_an_explanation():
    for feature in [*FEATURES, *(f for f, _ in SIDE_FEATURES), *(f for f, _ in SISTER_FEATURES)]:
        assert feature.__doc__
        assert feature.__doc__.endswith((".", ")."))


def test_blocking_offers_the_pairs_of_one_event():
    news = MadeNews(600)
    readings = list(news.readings())
    articles = sorted((r.article for r in readings), key=lambda a: (a.published, a.id))
    rows = build([read_surface(a.text, a.title, a.published) for a in articles], [day_of(a.published) for a in articles])
    offered = set(zip(*(side.tolist() for side in pairs_within(rows)), strict=True))
    events = [news.truth[a.id] for a in articles]
    small = {e for e in events if events.count(e) <= 12}
    gold = {(i, j) for j in range(600) for i in range(j) if events[i] == events[j] and events[i] in small}
    assert len(gold & offered) / len(gold) > 0.98


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Saturday", ["2031-05-03"]), ("yesterday", ["2031-05-03"]), ("May 2 and 3 May 2030", ["2031-05-02", "2030-05-03"]),
        ("31 February", []), ("June 30", ["2030-06-30"]), ("5/1/2031", ["2031-05-01"]), ("February 29", []),
    ],
)  # fmt: skip
def test_days_told(text, days):
    assert list(days_told(text, "2031-05-04")) == [day_of(d) for d in days]


def test_relative_days_need_a_publication():
    assert days_told("on Monday, yesterday, 3 May", None) == ()


def test_days_with_and_without_year():
    known, unknown = Told(day_of("2031-05-03"), day_of("2031-05-03")), Told(day_of("0004-05-03"), day_of("0004-05-03"), yearless=True)
    assert relation(known, unknown) == "near"
    assert relation(known, Told(known.first + 1, known.last + 1)) == "before"
    assert relation(known, None) == "unknown"


def event(name: str, *claims_: str) -> Event:
    return Event(id=name, claims=list(claims_), articles=[])


def links(*events: Event) -> Links:
    return Links(events=list(events), claim_event={c: e.id for e in events for c in e.claims})


def test_on_a_merge_the_older_id_survives():
    kept = keep_ids(links(event("event-z", "1"), event("event-a", "2")), links(event("event-new", "1", "2", "3")))
    assert [(e.id, e.former_ids) for e in kept.events] == [("event-z", ["event-a"])]
    assert kept.claim_event["3"] == "event-z"


def test_on_a_split_the_part_with_the_first_claim_keeps_the_id():
    kept = keep_ids(links(event("event-z", "1", "2")), links(event("event-1", "1"), event("event-2", "2")))
    assert {c: e for c, e in kept.claim_event.items() if c == "1"} == {"1": "event-z"}
    assert kept.claim_event["2"] != "event-z"


def test_former_ids_are_never_lost():
    old = links(event("event-a", "1").replace(former_ids=["event-0"]), event("event-b", "2"))
    assert keep_ids(old, links(event("x", "1", "2"))).events[0].former_ids == ["event-0", "event-b"]


def test_an_update_gives_what_full_linking_gives():
    news = MadeNews(300)
    readings = list(news.readings())
    whole = link(readings, Settings())
    state = update(standing(readings[:280]), readings[280:])
    assert set(state.links.claim_event) == set(whole.claim_event)
    assert bcubed(whole.claim_event, state.links.claim_event).f1 > 0.98


def test_an_update_keeps_ids_and_leaves_the_old_state_alone():
    before = standing([bridge("a"), mine("c")])
    old = before.links
    after = update(before, [bridge("b", "2031-05-05"), raid("d")])
    assert before.links == old
    assert {e.id for e in old.events} <= {e.id for e in after.links.events}
    assert after.links.claim_event[bridge("a").claims[0].id] == after.links.claim_event[bridge("b", "2031-05-05").claims[0].id]


def test_an_article_that_is_there_already_changes_nothing():
    state = standing([bridge("a"), mine("c")])
    assert update(state, [bridge("a")]).links == state.links
    assert update(state, []).links == state.links


def test_a_heap_may_start_empty():
    assert update(standing([]), [bridge("a"), mine("c")]).links.events


def test_linking_finds_made_events():
    news = MadeNews(400)
    state = standing(list(news.readings()))
    found = {state.heap.readings[i].article.id: n for n, group in enumerate(state.heap.groups) for i in group}
    assert bcubed({a: str(n) for a, n in news.truth.items()}, found).f1 > 0.93


def test_a_pair_is_explained_by_named_features_and_a_sum():
    reasons = explain_pair(bridge("a"), bridge("b"))
    assert reasons[-1].name == "sum"
    assert reasons[-1].weight > 0.5
    assert any(r.name == "day agrees" and r.weight > 0 for r in reasons)
    assert explain_pair(bridge("a"), mine("c"))[-1].weight < 0.1


def test_a_side_chain_is_explained_too():
    text = "News\nOn Monday 9 were injured in Tammerin.\nOn 3 May 14 people were killed on the Orvel bridge at Tammerin."
    reading = claims(telling("s", text, "2031-05-20"), ("injured", 9, "2031-05-19"), ("killed", 14, "2031-05-03"), places=town("Tammerin"))
    passing = next(c for c in reading.claims if c.measure == "killed")
    assert explain_pair(reading, bridge("a"), passing.id)[-1].weight > 0.5


def evidence(a, b):
    heap = gather([a, b], ())
    return MainViews(heap).evidence(0, 1)


def at(name: str, place: str, *more: str, day: str = "2031-05-03", toll: int = 14):
    text = "\n".join((f"Blast in {place}", f"A bomb went off in {place} and {toll} people were killed at {place}.", *more))
    return claims(telling(name, text), ("killed", toll, day))


def test_the_same_scene_and_day_speak_for_one_happening():
    assert evidence(at("a", "Tammerin"), at("b", "Tammerin")) > 0


def test_another_scene_on_the_same_day_speaks_against_it():
    assert evidence(at("a", "Tammerin"), at("b", "Oslavik", toll=3)) < evidence(at("a", "Tammerin"), at("b", "Tammerin", toll=3))


def test_a_place_that_one_report_sets_apart_is_not_its_own_scene():
    far = "Sorvia is 40 kilometres from Tammerin, where 14 people were killed the same night."
    apart = claims(telling("b", f"Fire in Sorvia\nIn Sorvia 5 were injured by a fire at Sorvia.\n{far}"), ("injured", 5, "2031-05-03"))
    apart = claims(apart, ("killed", 14, "2031-05-03"))
    assert evidence(at("a", "Tammerin"), apart) < -3


def test_words_of_one_class_in_the_lexicons():
    classes = word_classes()
    assert classes["murder"] & classes["slay"]
    assert not classes["murder"] & classes["flood"]
