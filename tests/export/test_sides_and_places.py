from __future__ import annotations

from typing import Any

import pytest

from tellings.model import Affected, AffectedClass, Claim
from tests.export.test_export import dataset, rows
from tests.factory import article, claim, day, origin, place


def fight(low: int, unit: str, **fields: Any) -> Claim:
    cls: AffectedClass = "civilian" if unit == "villagers" else "combatant"
    told = {"happening": "clash", "period": day("2024-05-01"), "places": [place()], "unit": unit, "affected": Affected(cls=cls, group=unit)}
    return claim(low=low, **{**told, **fields})


def test_in_a_state_based_fight_soldiers_are_side_a_and_fighters_side_b() -> None:
    told = [fight(7, "soldiers", by="clinic"), fight(4, "rebels", by="clinic", at=90, agent="Northern Front")]
    told.append(fight(4, "rebels", in_="b", by="Army of Tarvia", agent="Army of Tarvia"))
    row = rows(dataset(*told, origins=[origin("Army of Tarvia", "official")]), "ucdp")[0]
    assert row["type_of_violence"] == "1"
    assert [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")] == ["7", "4", "0", "0", "11"]


def test_in_one_sided_violence_nobody_of_side_a_dies() -> None:
    row = rows(dataset(fight(7, "villagers", agent="Northern Front")), "ucdp")[0]
    assert [row[name] for name in ("type_of_violence", "side_b", "deaths_a", "deaths_civilians")] == ["3", "Civilians", "0", "7"]


@pytest.mark.parametrize(("form", "column"), [("ucdp", "country"), ("acled", "country"), ("airwars", "country_name")])
def test_countries_go_by_their_names(form: str, column: str) -> None:
    told = fight(7, "soldiers", happening="air_strike", places=[place(country="SY")])
    assert rows(dataset(told), form)[0][column] == "Syria"


def test_acled_has_the_numeric_code_of_the_country() -> None:
    assert rows(dataset(fight(7, "soldiers", happening="air_strike", places=[place(country="SY")])), "acled")[0]["iso"] == "760"


@pytest.mark.parametrize("form", ["ucdp", "acled", "airwars"])
@pytest.mark.parametrize(
    ("lat", "lon", "found"), [(90.0, 180.0, (90.0, 180.0)), (-91.0, 190.0, (-90.0, -170.0)), (12.0, -540.0, (12.0, -180.0))]
)
def test_tables_keep_to_the_globe(form: str, lat: float, lon: float, found: tuple[float, float]) -> None:
    row = rows(dataset(fight(7, "soldiers", happening="air_strike", places=[place(lat=lat, lon=lon)])), form)[0]
    assert (float(row["latitude"]), float(row["longitude"])) == found


def test_soldiers_are_members_of_armed_forces_and_gunmen_belligerents() -> None:
    told = [fight(7, "soldiers", happening="air_strike", at=10), fight(4, "gunmen", happening="air_strike", at=90)]
    row = rows(dataset(*told), "airwars")[0]
    assert (row["member_of_armed_forces_killed_max"], row["belligerents_killed_max"]) == ("7", "4")


def test_the_plain_table_tells_how_the_toll_moved() -> None:
    days = [article("a", published="2024-05-01"), article("b", published="2024-05-02")]
    table = rows(dataset(fight(4, "soldiers", by="clinic"), fight(7, "soldiers", in_="b", by="clinic"), articles=days), "csv")
    assert [row["history"] for row in table if row["total"] == "1"] == ["2024-05-01: 4"]
