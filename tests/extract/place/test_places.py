"""Planted place names: what is found, as what, and which place it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.place import find_places, resolve_spans
from tellings.language import Analysis, Parser
from tellings.model import PlaceMention, Span

Analyse = Callable[..., Analysis]


def found(analyse: Analyse, text: str, **metadata: str) -> dict[str, PlaceMention]:
    return {m.place.name.text: m for m in find_places(analyse(text, **metadata), Settings())}


def test_a_town_has_its_span_and_its_point(analyse: Analyse) -> None:
    text = "Three people were hurt near Aleppo on Monday."
    mention = find_places(analyse(text), Settings())[0]
    assert text[mention.span.start : mention.span.end] == "Aleppo"
    assert (mention.place.country, mention.place.precision, mention.place.role) == ("SY", "town", "near")
    assert mention.place.gazetteer_id is not None
    assert mention.place.gazetteer_id.startswith("geonames:")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The patrol was attacked in Mosul.", "Mosul", "in"),
        ("Lorries were moving from Homs to Aleppo.", "Homs", "from"),
        ("Lorries were moving from Homs to Aleppo.", "Aleppo", "to"),
        ("The fighters left Mosul at dawn.", "Mosul", "from"),
        ("The convoy was heading towards Aleppo.", "Aleppo", "towards"),
        ("The camp lies on the outskirts of Mosul.", "Mosul", "near"),
        ("The column came very close to Aleppo.", "Aleppo", "near"),
        ("Shells fell in the city of Aleppo.", "Aleppo", "in"),
        ("They fled in the direction of Aleppo.", "Aleppo", "towards"),
        ("Shells fell in Homs and Aleppo.", "Aleppo", "in"),
        ("According to Ankara, nobody was hurt.", "Ankara", "unknown"),
    ],
)
def test_roles(analyse: Analyse, text: str, name: str, role: str) -> None:
    assert found(analyse, text)[name].place.role == role


def test_a_state_behind_a_comma_decides(analyse: Analyse) -> None:
    assert found(analyse, "A barn burned down in Paris, Texas, on Friday.")["Paris"].place.admin1 == "Texas"


def test_a_state_named_elsewhere_decides_too(analyse: Analyse) -> None:
    text = "Deputies in Lamar County said a barn burned down in Paris. The Texas Forest Service sent help from Dallas."
    assert found(analyse, text)["Paris"].place.admin1 == "Texas"


def test_without_a_reason_the_large_place_is_meant(analyse: Analyse) -> None:
    assert found(analyse, "The talks in Paris ended without a result.")["Paris"].place.country == "FR"


def test_the_abbreviated_state(analyse: Analyse) -> None:
    assert found(analyse, "A train derailed in Athens, Ala., on Sunday.")["Athens"].place.admin1 == "Alabama"


def test_people_of_a_country_are_not_a_place(analyse: Analyse) -> None:
    mention = found(analyse, "Two Syrian nurses were killed in Idlib.")["Syrian"]
    assert (mention.literal, mention.place.country, mention.place.role) == (False, "SY", "unknown")


def test_a_body_named_after_a_town_is_not_the_town(analyse: Analyse) -> None:
    assert not found(analyse, "The Boston Globe reported the crash in Denver.")["Boston"].literal


def test_a_state_that_acts_is_not_where_it_happened(analyse: Analyse) -> None:
    places = found(analyse, "Turkey bombed two villages in Iraq on Tuesday.")
    assert (places["Turkey"].literal, places["Iraq"].literal) == (False, True)


def test_a_person_is_no_town(analyse: Analyse) -> None:
    assert found(analyse, "Officer Dale Jackson said he saw nothing. Jackson said he was alone.") == {}


def test_a_dateline_is_a_place(analyse: Analyse) -> None:
    assert found(analyse, "BEIRUT: Two soldiers were wounded on Monday.")["BEIRUT"].place.country == "LB"


def test_an_unlisted_village_has_a_role_but_no_point(analyse: Analyse) -> None:
    place = found(analyse, "Ten people died in the village of Tell Qorbash, Idlib province.")["Tell Qorbash"].place
    assert (place.role, place.lat, place.precision, place.country) == ("in", None, "unknown", "SY")


def test_a_street_is_one_name(analyse: Analyse) -> None:
    assert "Memphis Avenue" in found(analyse, "The car stopped on Memphis Avenue near the school.")


def test_a_county(analyse: Analyse) -> None:
    place = found(analyse, "The fire spread across Travis County, Texas, overnight.")["Travis County"].place
    assert (place.precision, place.admin1) == ("district", "Texas")


def test_a_sea(analyse: Analyse) -> None:
    assert found(analyse, "The ship sank in the Black Sea.")["Black Sea"].place.precision == "water"


def test_a_city_not_the_province_of_its_name(analyse: Analyse) -> None:
    assert found(analyse, "Shells fell in Raqqa overnight.")["Raqqa"].place.precision == "town"


def test_the_outlets_town(analyse: Analyse) -> None:
    text = "The Dublin council met on Monday. The sheriff and two deputies attended."
    assert found(analyse, text, url="http://www.dublincourier.com/a")["Dublin"].place.country == "US"


def test_given_spans_are_resolved(analyse: Analyse) -> None:
    text = "Doctors at Aleppo Teaching Hospital treated six people."
    place = resolve_spans(analyse(text), [Span(start=11, end=35)], Settings())[0]
    assert place.country == "SY"


def test_a_stand_in_is_marked(analyse: Analyse) -> None:
    text = "Police closed Quirnal Lane. The mayor of Denver, Colorado, thanked them."
    span = Span(start=14, end=26)
    plain, near = (resolve_spans(analyse(text), [span], Settings(), stand_in=s)[0] for s in (False, True))
    assert plain.lat is None
    assert (near.precision, near.admin1, near.gazetteer_id) == ("near", "Colorado", None)


def test_the_same_article_gives_the_same_places(analyse: Analyse) -> None:
    text = "From Springfield to Columbus, deputies in Clark County searched for the driver."
    assert find_places(analyse(text), Settings()) == find_places(analyse(text), Settings())


PIECES = ["Paris", "in", ",", "Texas", "U.S.", "St.", "\u200f", "\n\n", "'s", "County", "al-", "9" * 500, "–", "the", "Street", "."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_text_gives_spans_inside_it(parser: Parser, text: str) -> None:
    analysis = parser.analyse(article_from_text(text))
    for mention in find_places(analysis, Settings()):
        assert analysis.text[mention.span.start : mention.span.end] == mention.place.name.text
