"""Linking of small made-up heaps: what belongs together, what stays apart, what must never fail."""

from __future__ import annotations

import random

import pytest

from tellings.config import Settings
from tellings.link import link, link_articles
from tellings.model import Judgement, Links, Period, Reading
from tests.link.made import claims, telling, town

SETTINGS = Settings()


def bridge(name: str, published: str | None = "2031-05-04", figure: int = 14, day: str | None = "2031-05-03") -> Reading:
    text = (
        f"Blast on the Orvel bridge at Tammerin kills {figure}\n"
        f"On Saturday {figure} people were killed when a bomb went off on the Orvel bridge at Tammerin, the mayor Ilka Brandov said.\n"
        "Ilka Brandov, 51, spoke of the worst day that Tammerin had seen. The bridge carries the road to Sorvia.\n"
        f"Report {name}: bakers, cyclists and the ferryman Joost Abbing, 44, had gathered for the Orvel market when it happened."
    )
    return claims(telling(name, text, published), ("killed", figure, day), places=town("Tammerin"))


def mine(name: str, published: str | None = "2031-05-05") -> Reading:
    text = (
        "Colliery at Quessant floods, 6 people were killed\n"
        "Water broke into the Quessant colliery before dawn, and the shift under Piet Lamoral never came up.\n"
        f"Report {name}: pumps from Harrowmont arrived in the evening, the inspector Dela Quist, 38, said."
    )
    return claims(telling(name, text, published), ("killed", 6, "2031-05-04"), places=town("Quessant", 50.0, 3.0))


def raid(name: str) -> Reading:
    text = (
        "Blast on the Sorvia road at Tammerin kills 3\n"
        "On Saturday 3 people were killed when a bomb went off on the road to Sorvia at Tammerin, the mayor said.\n"
        f"Report {name}: the Orvel bridge was shut for hours, and Tammerin asked again who plants the bombs."
    )
    return claims(telling(name, text, "2031-05-11"), ("killed", 3, "2031-05-10"), places=town("Tammerin"))


def together(links: Links, a: Reading, b: Reading) -> bool:
    return links.claim_event[a.claims[0].id] == links.claim_event[b.claims[0].id]


def judge(verdict: str, *readings: Reading, at: str = "2031-06-01", name: str = "j") -> Judgement:
    subjects = [r.claims[0].id for r in readings]
    return Judgement(id=f"judgement-{name}", verdict=verdict, subjects=subjects, author="ana", at=at, reason="read both")


def test_reports_of_one_happening_are_one_event():
    a, b, c = bridge("a"), bridge("b", "2031-05-05"), mine("c")
    links = link([a, b, c], SETTINGS)
    assert together(links, a, b)
    assert not together(links, a, c)


def test_every_claim_has_an_event_and_every_event_is_named_by_its_smallest_claim():
    readings = [bridge("a"), bridge("b"), mine("c")]
    links = link(readings, SETTINGS)
    assert set(links.claim_event) == {c.id for r in readings for c in r.claims}
    for event in links.events:
        assert event.claims == sorted(event.claims)


def test_a_sister_event_a_week_later_stays_apart():
    a, b = bridge("a"), bridge("b")
    later = raid("c")
    links = link([a, b, later], SETTINGS)
    assert together(links, a, b)
    assert not together(links, a, later)


def test_the_order_of_articles_does_not_matter():
    readings = [bridge("a"), bridge("b", "2031-05-05"), bridge("d", None), mine("c"), mine("e"), telling("f", "Nothing\nhappened here.")]
    first = link(readings, SETTINGS)
    for seed in range(4):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert link(shuffled, SETTINGS) == first


def test_an_earlier_happening_told_in_passing_joins_the_report_about_it():
    text = (
        "New floods feared at Quessant\n"
        "Engineers warned on Friday that 2 trucks were destroyed when a dam at Quessant gave way.\n"
        "On 4 May, 6 people were killed when water broke into the Quessant colliery before dawn, the inspector Dela Quist said."
    )
    told = ("destroyed", 2, "2031-06-19"), ("killed", 6, "2031-05-04")
    later = claims(telling("later", text, "2031-06-20"), *told, places=town("Quessant", 50.0, 3.0))
    report = mine("report")
    links = link([later, report], SETTINGS)
    passing = next(c for c in later.claims if c.measure == "killed")
    main = next(c for c in later.claims if c.measure == "destroyed")
    assert links.claim_event[passing.id] == links.claim_event[report.claims[0].id]
    assert links.claim_event[main.id] != links.claim_event[passing.id]


def test_a_running_total_is_an_event_of_its_own():
    text = (
        "Blast at Tammerin\nOn Saturday 14 people were killed at Tammerin.\nSince January 97 people were killed by bombs in the province."
    )
    reading = claims(telling("a", text), ("killed", 14, "2031-05-03"))
    reading = claims(reading, ("killed", 97, None), scope="cumulative")
    links = link([reading], SETTINGS)
    assert len(set(links.claim_event.values())) == 2


def test_an_article_without_a_year_is_not_joined_by_its_month_alone():
    text = (
        "Old war news from Tammerin\n"
        "On 3 May 71 people were killed in fighting around Tammerin and Sorvia, the command said.\n"
        "The command spoke of 40 trucks were destroyed near Sorvia."
    )
    old = claims(telling("old", text, None), ("killed", 71, "XXXX-05-03"), ("destroyed", 40, "XXXX-05-03"), places=town("Tammerin"))
    now = claims(bridge("now"), places=town("Tammerin"))
    assert not together(link([old, now], SETTINGS), old, now)


def test_same_binds_what_the_machine_parts():
    a, c = bridge("a"), mine("c")
    assert together(link([a, c], SETTINGS, [judge("same", a, c)]), a, c)


def test_not_same_binds_what_the_machine_joins():
    a, b = bridge("a"), bridge("b")
    assert not together(link([a, b], SETTINGS, [judge("not same", a, b)]), a, b)


def test_same_is_transitive():
    a, b, c = bridge("a"), mine("b"), telling("c", "Kiln bursts in Oud Farren\n9 were injured when a kiln burst in Oud Farren.")
    c = claims(c, ("injured", 9, None))
    links = link([a, b, c], SETTINGS, [judge("same", a, b, name="1"), judge("same", b, c, name="2")])
    assert together(links, a, c)


def test_unsure_decides_nothing():
    a, b = bridge("a"), bridge("b")
    assert link([a, b], SETTINGS, [judge("unsure", a, b)]) == link([a, b], SETTINGS)


def test_the_later_of_two_contradictory_judgements_holds_and_the_other_is_told():
    a, b = bridge("a"), bridge("b")
    links = link([a, b], SETTINGS, [judge("same", a, b, name="1"), judge("not same", a, b, at="2031-06-02", name="2")])
    assert not together(links, a, b)
    assert [p.code for p in links.problems] == ["contradictory_judgement"]


def test_a_contradiction_by_way_of_a_third_claim_is_told():
    a, b, c = bridge("a"), bridge("b"), mine("c")
    said = [
        judge("not same", a, c, at="2031-06-01", name="1"), judge("same", a, b, at="2031-06-02", name="2"),
        judge("same", b, c, at="2031-06-03", name="3"),
    ]  # fmt: skip
    links = link([a, b, c], SETTINGS, said)
    assert together(links, a, c)
    assert len(links.problems) == 1


def test_not_same_within_one_article():
    text = "Two blasts\nOn Saturday 14 people were killed in the market and 5 were injured in the square."
    reading = claims(telling("a", text), ("killed", 14, "2031-05-03"), ("injured", 5, "2031-05-03"))
    said = Judgement(
        id="judgement-1", verdict="not same", subjects=[c.id for c in reading.claims], author="ana", at="2031-06-01", reason="two places"
    )
    links = link([reading], SETTINGS, [said])
    assert len(set(links.claim_event.values())) == 2


def test_a_thousand_copies_are_one_event():
    readings = [bridge("a").replace(article=bridge("a").article.replace(id=f"article-{n}")) for n in range(1000)]
    readings = [r.replace(claims=[c.replace(id=f"claim-{n}", article=r.article.id) for c in r.claims]) for n, r in enumerate(readings)]
    links = link(readings, SETTINGS)
    assert len(links.events) == 1
    assert len(links.events[0].articles) == 1000


@pytest.mark.parametrize("text", ["", "x", "\u200b\u202e", "1" * 5000, "Killed\n" * 3, "Ä" * 50 + "\ud800"])
def test_odd_texts_are_linked_all_the_same(text):
    odd = telling("odd", text or "x").replace(sentences=[])
    odd = odd.replace(article=odd.article.replace(text=text, title=None, published=None))
    found = link_articles([odd, bridge("a")], SETTINGS)
    assert set(found) == {odd.article.id, bridge("a").article.id}


def test_nothing_to_link():
    assert link([], SETTINGS) == Links(events=[], claim_event={})
    assert link_articles([], SETTINGS) == {}


DATES = ["2031-05-04", "XXXX-05-04", "2031", "[2031-05-04..2031-05-09]", "nonsense", "", None, "9999-12-31", "0001-01-01"]


@pytest.mark.parametrize("published", DATES)
def test_any_date_of_publication(published):
    assert len(link([bridge("a", published), mine("c")], SETTINGS).events) == 2


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (0.0, 180.0)])
def test_poles_and_date_line(lat, lon):
    a = bridge("a")
    a = a.replace(claims=[c.replace(places=town("Tammerin", lat, lon)) for c in a.claims])
    b = bridge("b")
    b = b.replace(claims=[c.replace(places=town("Tammerin", lat, -lon)) for c in b.claims])
    assert together(link([a, b], SETTINGS), a, b)


def test_figures_of_thousands_of_digits_and_open_ends():
    a, b = bridge("a"), bridge("b")
    a = a.replace(claims=[c.replace(low=10**5000, high=10**5000) for c in a.claims])
    b = b.replace(claims=[c.replace(low=None, high=10**5000, figure="at_most") for c in b.claims])
    assert len(link([a, b], SETTINGS).claim_event) == 2


def test_identical_articles_without_claims_are_one_story():
    readings = [telling(f"n{i}", "Notice\nThe bridge at Tammerin is closed for repairs.", "2031-05-04") for i in range(30)]
    assert len(set(link_articles(readings, SETTINGS).values())) == 1
    assert link(readings, SETTINGS).events == []


@pytest.mark.parametrize("end", [None, "9999-12-31T23:59", "nonsense"])
def test_periods_that_never_end(end):
    a = bridge("a")
    endless = Period(edtf="2031-05-03/..", earliest="2031-05-03T00:00", latest=end, kind="lasts")
    a = a.replace(claims=[c.replace(period=endless) for c in a.claims])
    links = link([a, bridge("b")], SETTINGS)
    assert set(links.claim_event) == {c.id for r in (a, bridge("b")) for c in r.claims}


def test_claims_without_places_or_dates():
    a, b = bridge("a", None), bridge("b", None)
    a, b = (r.replace(claims=[c.replace(period=None, places=[], support=[]) for c in r.claims]) for r in (a, b))
    assert together(link([a, b], SETTINGS), a, b)


def test_a_report_that_came_out_years_before_does_not_tell_of_it():
    before = "Shots at Ness bridge\nOn 3 May 3 people were killed at Ness bridge."
    text = "Toll at Ness bridge rises\nThe toll of the shots at Ness bridge rose: 5 people were killed on 3 May."
    old = claims(telling("old", before, "2029-05-04"), ("killed", 3, "2029-05-03"))
    new = claims(telling("new", text, "2031-05-09"), ("killed", 5, "2031-05-03"))
    assert len(link([old, new], Settings()).events) == 2
