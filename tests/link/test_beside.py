"""What in a sentence is not its figure's own, sections headed by a place, kinds that a report opens with."""

from __future__ import annotations

import pytest

from tellings.link.beside import of_other_clause, of_speaker
from tellings.link.chains import chains_of
from tellings.link.kinds import Kinds, in_passing, other_kind
from tellings.link.sections import sections_of
from tellings.link.sides import totals_grown
from tellings.model import Span
from tests.link.made import claims, telling


def told_by(text: str, figure: int):
    """The one Claim of a line, and its Reading's text."""
    reading = claims(telling("a", f"Headline\n{text}"), ("killed", figure, None))
    return reading.claims[0], reading.article.text


def span_of(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words))


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("The movement, which has held the hills since 2024, claims that 40 people were killed.", "since 2024"),
        ("Its chief, in prison since 2024, wrote that 40 people were killed.", "since 2024"),
    ],
)
def test_a_clause_about_somebody_dates_no_figure(line, time):
    claim, text = told_by(line, 40)
    assert of_other_clause(text, claim, span_of(text, time))


def test_a_verb_of_saying_takes_its_day_with_it():
    claim, text = told_by("That 40 people were killed was stated by the guard on Monday.", 40)
    assert of_other_clause(text, claim, span_of(text, "Monday")) is True


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("The season, which began on 2 May, has been hard: 40 people were killed.", "2 May"),
        ("Since 2024, as far as is known, 40 people were killed.", "Since 2024"),
        ("On Monday 40 people were killed.", "On Monday"),
    ],
)
def test_a_time_of_the_figure_itself_dates_it(line, time):
    claim, text = told_by(line, 40)
    assert not of_other_clause(text, claim, span_of(text, time))


def test_a_hospital_and_a_hearer_are_no_scene():
    claim, text = told_by("The hospital in Ostra told Meridian that 40 people were killed in Kelm.", 40)
    assert [of_speaker(text, claim, name) for name in ("Ostra", "Meridian", "Kelm")] == [True, True, False]


def test_places_alone_head_sections_that_are_told_for_different_days():
    text = "Kelm and Orvan\nKelm ford. On 2 May 4 people were killed.\nOrvan. On 5 May 9 people were killed."
    reading = claims(telling("a", text), ("killed", 4, "2031-05-02"), ("killed", 9, "2031-05-05"))
    assert [section.place for section in sections_of(reading)] == ["Kelm", "Orvan"]


def test_places_of_one_day_head_no_sections():
    text = "Kelm and Orvan\nKelm ford. On 2 May 4 people were killed.\nOrvan. On 2 May 9 people were killed."
    assert sections_of(claims(telling("a", text), ("killed", 4, "2031-05-02"), ("killed", 9, "2031-05-02"))) == []


def test_sections_headed_by_places_are_chains_of_their_own():
    text = "Kelm and Orvan\nKelm ford. On 2 May 4 people were killed.\nOrvan. On 5 May 9 people were killed.\nIn all 9 were injured there."
    reading = claims(telling("a", text), ("killed", 4, "2031-05-02"), ("killed", 9, "2031-05-05"), ("injured", 9, None))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[4], [9, 9]]


def test_another_class_of_happening_is_another_kind():
    storm, blaze = Kinds(frozenset({"cyclone"}), frozenset({"cyclone"})), Kinds(frozenset({"fire"}), frozenset({"fire", "cyclone"}))
    assert other_kind(storm, blaze)
    assert in_passing(storm, blaze)
    assert not other_kind(storm, Kinds())
    assert not in_passing(storm, Kinds(frozenset({"flood"}), frozenset({"flood", "cyclone"})))


def test_running_totals_grow():
    from tellings.link.events import gather, read_sides  # noqa: PLC0415 - only this test joins

    made = []
    for name, day, figure in (("a", "2031-05-10", 40), ("b", "2031-05-17", 52), ("c", "2031-05-24", 500)):
        text = f"Rain in Kelm\nOn Monday 3 people were killed.\nThis season {figure} people were killed."
        first = claims(telling(name, text, day), ("killed", 3, day))
        made.append(claims(first, ("killed", figure, None), scope="cumulative"))
    heap = gather(made, ())
    views = read_sides(heap, range(3)).views
    assert [totals_grown(views[0], views[1]) > 0, totals_grown(views[0], views[2]) > 0] == [True, False]
