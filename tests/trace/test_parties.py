"""Who takes part in what it tells, and independence in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.model import Affected
from tellings.trace.independence import independence
from tellings.trace.parties import parties
from tests.factory import claim, origin


def test_a_ministry_whose_aircraft_struck_is_a_party() -> None:
    claims = [claim("killed", 9, by="Velian Defence Ministry", agent="Velian warplanes")]
    ministry = origin("Velian Defence Ministry")
    found = parties(claims, {ministry.id: ministry})
    assert list(found) == [ministry.id]
    assert "Velian warplanes" in found[ministry.id][0]


def test_police_whose_officers_were_hurt_are_a_party() -> None:
    claims = [claim("injured", 4, by="police", affected=Affected(cls="security", group="police officers"))]
    assert list(parties(claims, {"origin-police": origin("police")})) == ["origin-police"]


def test_a_coastguard_that_counts_the_dead_is_none() -> None:
    claims = [claim("killed", 9, by="coastguard"), claim("injured", 3, by="coastguard", agent="the storm")]
    assert parties(claims, {"origin-coastguard": origin("coastguard")}) == {}


def test_the_forces_of_another_country_make_no_party() -> None:
    claims = [claim("killed", 9, by="Russian Defense Ministry", agent="US forces")]
    assert parties(claims, {"origin-Russian Defense Ministry": origin("Russian Defense Ministry")}) == {}


def test_a_lexicon_of_the_user_names_parties(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "parties.tsv").write_text("name\taliases\tside\nTidewater Union\tTU\tstrikers\n", encoding="utf-8")
    claims = [claim("injured", 2, by="Tidewater Union")]
    found = parties(claims, {"origin-Tidewater Union": origin("Tidewater Union", "monitor")}, (str(tmp_path),))
    assert list(found) == ["origin-Tidewater Union"]


def test_one_origin_is_confirmed_by_nobody() -> None:
    assert "nobody else confirms" in independence([origin("police", articles=["a", "b"])], [])


def test_an_unnamed_source_is_not_known_to_be_independent() -> None:
    said = independence([origin("police", articles=["a"]), origin("an official", "unnamed", articles=["b"])], [])
    assert "not known to be independent" in said


def test_two_named_origins_in_texts_of_their_own_are_independent() -> None:
    said = independence([origin("hospital", "medical", articles=["a"]), origin("police", articles=["b"])], [])
    assert "independent as far as the texts show" in said


@pytest.mark.parametrize(
    ("body", "doer"),
    [
        ("Marsh Road residents", "the road company"),
        ("Committee for the Missing", "The Committee"),
        ("village head", "a village"),
        ("Ostra Coal", "Ostra Infirmary"),
    ],
)
def test_what_shares_a_common_word_or_a_town_is_not_its_own(body: str, doer: str) -> None:
    claims = [claim("injured", 4, by=body, agent=doer)]
    assert parties(claims, {f"origin-{body}": origin(body)}) == {}


def test_an_armed_group_that_bears_its_own_name_is_a_party() -> None:
    claims = [claim("killed", 4, by="Northern Front", agent="Northern Front")]
    assert list(parties(claims, {"origin-Northern Front": origin("Northern Front")})) == ["origin-Northern Front"]


def test_police_who_are_read_as_destroyed_are_no_party() -> None:
    claims = [claim("destroyed", 2, by="police", affected=Affected(cls="security", group="the police"))]
    assert parties(claims, {"origin-police": origin("police")}) == {}


def test_an_army_is_a_side_where_there_is_fighting() -> None:
    told = [claim("captured", 30, by="Army of Velia", happening="abduction", agent="gunmen")]
    assert list(parties(told, {"origin-Army of Velia": origin("Army of Velia")})) == ["origin-Army of Velia"]


def test_an_army_that_helps_after_a_flood_is_none() -> None:
    told = [claim("killed", 30, by="Army of Velia", happening="flood")]
    assert parties(told, {"origin-Army of Velia": origin("Army of Velia")}) == {}


def test_the_army_of_a_third_country_is_none() -> None:
    told = [claim("killed", 9, by="Russian Army", happening="air_strike", agent="French forces")]
    assert parties(told, {"origin-Russian Army": origin("Russian Army")}) == {}


@pytest.mark.parametrize("body", ["Velian police", "Interior Ministry of Velia", "National Prison Service of Velia"])
def test_police_and_warders_are_a_side_where_there_is_a_riot(body: str) -> None:
    assert list(parties([claim("injured", 9, by=body, happening="riot")], {f"origin-{body}": origin(body)})) == [f"origin-{body}"]


def test_police_who_look_into_a_stabbing_are_none() -> None:
    assert parties([claim("injured", 9, by="Velian police", happening="stabbing")], {"origin-Velian police": origin("Velian police")}) == {}
