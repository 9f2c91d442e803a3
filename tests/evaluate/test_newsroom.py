"""Made-up articles on one event."""

from __future__ import annotations

from tellings.evaluate.newsroom import AGENCIES, Newsroom


def test_the_same_seed_gives_the_same_articles():
    assert list(Newsroom(3).reports(40)) == list(Newsroom(3).reports(40))


def test_outlets_take_sentences_of_the_agencies():
    made = list(Newsroom().reports(60))
    wires = {line for r in made if r.outlet in AGENCIES for line in r.text.split("\n\n")[2:]}
    copies = [r for r in made if r.outlet not in AGENCIES and len(wires & set(r.text.split("\n\n"))) > 2]
    assert len(copies) > 20


def test_a_toll_rises_with_time():
    made = sorted(Newsroom().reports(60), key=lambda r: r.published)
    assert "3 people were killed" in made[0].text
    assert "11 people were killed" in made[-1].text
