"""What kind of body a name means."""

from __future__ import annotations

import pytest

from tellings.model import Name, Teller
from tellings.trace.parties import parties
from tellings.trace.sources import Sources, kind_of
from tellings.trace.standing import is_independent, is_sided, issuer_kind
from tests.factory import claim, origin


@pytest.mark.parametrize(
    "name",
    ["United Nations Relief Office, Tarvia", "UN observers", "Tarvian Red Cross", "a rights group", "Delta Watch", "Harbour Relief",
     "Committee for Prisoners and Missing Persons", "Human Rights Mission in Velia", "aid workers", "Association of Victims of the Dam"],
)  # fmt: skip
def test_bodies_that_take_no_side(name: str) -> None:
    assert is_independent(name)


@pytest.mark.parametrize(
    "name", ["prisoners", "Ministry of Relief", "National Relief Directorate", "two refugees", "the night watch", "police"]
)
def test_words_that_make_nobody_independent(name: str) -> None:
    assert not is_independent(name)


@pytest.mark.parametrize(
    ("issuer", "text", "kind"),
    [
        ("Harbour Relief", "Our teams have come.", "monitor"), ("Open Doors List", "We keep names.", "monitor"),
        ("Tolm Spinning plc", "There was a fire.", "company"), ("MINAS DEL TOLM S.A.", "There was a flood.", "company"),
        ("Aero Tolm", "The airline regrets the loss. Our passengers come first.", "company"),
        ("Lorne Fire Brigade", "We are at the scene.", "official"), ("Lorne Infirmary", "Our wards are full.", "medical"),
        ("Tolm Liberation Front", "Our fighters hit it.", "party"), ("Governor of Upper Tolm", "We hold out.", "official"),
    ],
)  # fmt: skip
def test_kind_of_a_body_that_speaks_for_itself(issuer: str, text: str, kind: str) -> None:
    assert issuer_kind(issuer, (), text) == kind


def test_a_union_takes_sides_and_a_name_alone_does_not() -> None:
    assert is_sided("Dockers' Union")
    assert not is_sided("Ardo")


def _sources(*names: str) -> Sources:
    made = Sources({}, {}, {}, ())
    for number, name in enumerate(names):
        made.add(f"article-{number}", Teller(name=Name(text=name), kind="party"), None)
    made.settle()
    return made


def test_a_body_of_which_only_its_name_is_known_is_no_party() -> None:
    made = _sources("Ardo")
    assert kind_of(made.nodes) == "official"


def test_a_union_stays_a_party() -> None:
    assert kind_of(_sources("Dockers' Union").nodes) == "party"


def test_a_name_and_the_same_name_with_a_description_are_one_source() -> None:
    made = _sources("civil defence agency Ardo", "Ardo")
    assert made.root(0) == made.root(1)


def test_the_police_of_a_town_are_not_the_town() -> None:
    made = _sources("police of Ardo", "Ardo")
    assert made.root(0) != made.root(1)


def test_the_victims_of_a_crash_make_no_parties() -> None:
    hurt = claim("injured", 3, by="navy", unit="sailors", happening="air_crash").replace(
        affected=claim().affected.replace(cls="combatant", group="sailors")
    )
    assert parties([hurt], {"origin-navy": origin("navy")}) == {}
    assert list(parties([hurt.replace(happening="attack")], {"origin-navy": origin("navy")})) == ["origin-navy"]


def test_a_mission_to_a_country_has_no_part_in_what_its_army_does() -> None:
    struck = claim("attacked", 2, agent="Tarvian army", by="mission")
    assert parties([struck], {"origin-mission": origin("mission", "monitor").replace(name="UN Mission in Tarvia")}) == {}


def test_a_firm_is_named_with_and_without_its_legal_form() -> None:
    made = Sources({}, {}, {}, ())
    own = made.body("article-0", "Tolm Coal plc", "company")
    made.nodes[own].issuer = True
    other = made.add("article-1", Teller(name=Name(text="Tolm Coal"), kind="witness"), None)
    made.settle()
    assert made.root(own) == made.root(other)


def test_a_national_institute_is_of_the_state() -> None:
    made = Sources({}, {}, {}, ())
    made.add("article-0", Teller(name=Name(text="National Institute of Tides"), kind="monitor"), None)
    assert kind_of(made.nodes) == "official"


def test_a_person_with_a_title_and_without_one_is_one_source() -> None:
    made = _sources("Governor Ivo Stahl", "Ivo Stahl", "Ivo Brand")
    assert made.root(0) == made.root(1) != made.root(2)


def test_a_country_that_speaks_is_its_one_ministry() -> None:
    made = _sources("Ministry of Defence of Ardovia", "Ardovia")
    assert made.root(0) == made.root(1)
    two = _sources("Ministry of Defence of Ardovia", "Ministry of Health of Ardovia", "Ardovia")
    assert two.root(2) not in (two.root(0), two.root(1))
