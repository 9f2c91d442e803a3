from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection
from pyld import jsonld

from tellings.errors import UsageError
from tellings.export import FORMATS, Dataset, export
from tellings.export.divide import evenly, remainder_first
from tellings.export.fields import ACLED, ACLED_EMPTY, AIRWARS, AIRWARS_EMPTY, UCDP, UCDP_EMPTY
from tellings.export.tables import neutral, to_csv
from tellings.export.ucdp import priogrid
from tellings.model import Affected, Claim, Derivation, Event
from tests.factory import article, case, claim, day, origin, place


def dataset(*claims: Claim, profile: str = "default", **given: Any) -> Dataset:
    made = case(list(claims), **given)
    return Dataset(made.articles, made.claims, made.events, made.trace.origins, made.trace.derivations).under(profile)


CIVILIANS, COMBATANTS = Affected(cls="civilian"), Affected(cls="combatant")


def rows(data: Dataset, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(data, form).data.decode())))


def strike(**fields: Any) -> Claim:
    return claim(**{"low": 10, "happening": "air_strike", "period": day("2024-05-01"), "places": [place()], "by": "police", **fields})


RICH = [article("a", published="2024-05-02", outlet="Ostra Post", url="https://post.example/1", text="Blast. " + "word " * 400)]


def test_ucdp_has_the_columns_of_the_codebook_in_order() -> None:
    written = export(dataset(strike()), "ucdp").data.decode().splitlines()[0]
    assert written.split(",") == UCDP
    assert len(UCDP) == 49


def test_acled_has_the_columns_of_the_codebook_in_order() -> None:
    assert export(dataset(strike()), "acled").data.decode().splitlines()[0].split(",") == ACLED
    assert len(ACLED) == 31


def test_airwars_has_its_columns_in_order() -> None:
    assert export(dataset(strike()), "airwars").data.decode().splitlines()[0].split(",") == AIRWARS


@pytest.mark.parametrize(("form", "empty"), [("ucdp", UCDP_EMPTY), ("acled", ACLED_EMPTY), ("airwars", AIRWARS_EMPTY)])
def test_what_is_said_to_stay_empty_is_a_column_and_is_empty(form: str, empty: dict[str, str]) -> None:
    for row in rows(dataset(strike(), articles=RICH), form):
        assert {name: row[name] for name in empty} == dict.fromkeys(empty, "")


def test_ucdp_deaths_by_side_add_up_to_best() -> None:
    data = dataset(strike(low=10, unit="people"), strike(low=4, unit="civilians", affected=claim().affected.replace(cls="civilian")))
    row = rows(data, "ucdp")[0]
    parts = [int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert (sum(parts), int(row["best"]), int(row["deaths_civilians"])) == (10, 10, 4)


def test_ucdp_splits_one_event_evenly_over_its_places() -> None:
    two = [place("Ostra"), place("Velm", lat=11.0)]
    found = rows(dataset(strike(places=two)), "ucdp")
    assert [(row["where_coordinates"], float(row["best"])) for row in found] == [("Ostra", 5.0), ("Velm", 5.0)]


def test_ucdp_leaves_out_an_event_without_deaths_and_says_why() -> None:
    written = export(dataset(strike(measure="injured")), "ucdp")
    assert list(written.left_out.values()) == ["no death in the low, best or high estimate"]


@pytest.mark.parametrize(
    ("last", "code"), [(None, "1"), ("2024-05-06", "2"), ("2024-05-07", "3"), ("2024-05-30", "4"), ("2024-09-01", "5")]
)
def test_ucdp_date_precision(last: str | None, code: str) -> None:
    assert rows(dataset(strike(period=day("2024-05-01", last))), "ucdp")[0]["date_prec"] == code


@pytest.mark.parametrize(
    ("precision", "code"),
    [
        ("town", "1"),
        ("near", "2"),
        ("district", "3"),
        ("province", "4"),
        ("region", "5"),
        ("country", "6"),
        ("water", "7"),
        ("unknown", ""),
    ],
)
def test_ucdp_place_precision(precision: str, code: str) -> None:
    assert rows(dataset(strike(places=[place(precision=precision)])), "ucdp")[0]["where_prec"] == code


def test_priogrid_counts_from_the_south_west_corner() -> None:
    assert (priogrid(-89.9, -179.9), priogrid(-89.9, -179.4), priogrid(-89.4, -179.9)) == (1, 2, 721)
    assert priogrid(90.0, 180.0) == 259200


def test_acled_has_a_row_a_day_and_the_remainder_on_the_first() -> None:
    found = rows(dataset(strike(period=day("2024-05-01", "2024-05-03"))), "acled")
    assert [(row["event_date"], row["fatalities"]) for row in found] == [("2024-05-01", "4"), ("2024-05-02", "3"), ("2024-05-03", "3")]


def test_acled_gives_the_middle_of_a_week_and_its_precision() -> None:
    within = day("2024-05-01", "2024-05-07", kind="instant_within")
    row = rows(dataset(strike(period=within)), "acled")[0]
    assert (row["event_date"], row["time_precision"]) == ("2024-05-04", "2")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("2024-05-01", "2024-05-10", "2024-05-01"), ("2024-05-21", "2024-05-31", "2024-05-31"), ("2024-05-01", "2024-05-31", "2024-05-16")],
)
def test_acled_gives_the_first_or_last_day_of_a_beginning_or_end_of_a_month(first: str, last: str, found: str) -> None:
    row = rows(dataset(strike(period=day(first, last, kind="instant_within"))), "acled")[0]
    assert (row["event_date"], row["time_precision"]) == (found, "3")


def test_acled_leaves_out_what_is_no_disorder_and_what_has_no_date() -> None:
    crash = export(dataset(strike(happening="road_crash")), "acled")
    undated = export(dataset(strike(period=None)), "acled")
    assert "no type of ACLED" in next(iter(crash.left_out.values()))
    assert "not known" in next(iter(undated.left_out.values()))


def test_acled_names_the_type_of_the_happening() -> None:
    row = rows(dataset(strike()), "acled")[0]
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")


@pytest.mark.parametrize(
    ("claims", "grade"),
    [
        ([strike()], "Weak"),
        ([strike(), strike(in_="b", by="clinic")], "Fair"),
        ([strike(unit="gunmen", affected=COMBATANTS)], "Discounted"),
        ([strike(agent="Tarvian army"), strike(in_="b", by="clinic", agent="Northern Front")], "Contested"),
        ([strike(by="Tarvian army", agent="Tarvian army", unit="civilians", affected=CIVILIANS)], "Confirmed"),
    ],
)
def test_airwars_grading(claims: list[Claim], grade: str) -> None:
    assert rows(dataset(*claims), "airwars")[0]["civilian_harm_status_name"] == grade


def test_airwars_range_stands_under_the_group_that_is_told() -> None:
    row = rows(dataset(strike(low=24, high=None, figure="vague", hedge="dozens")), "airwars")[0]
    assert (row["undetermined_killed_min"], row["undetermined_killed_max"]) == ("12", "24")


def test_geojson_is_valid() -> None:
    data = dataset(strike(), strike(in_="b", event="event-2", places=[]))
    checked = FeatureCollection.model_validate_json(export(data, "geojson").data)
    assert [feature.geometry is None for feature in checked.features] == [False, True]


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 180.0), (-90.0, -180.0), (0.0, 180.0), (12.0, 190.0)])
def test_geojson_at_the_poles_and_the_date_line_is_valid(lat: float, lon: float) -> None:
    checked = FeatureCollection.model_validate_json(export(dataset(strike(places=[place(lat=lat, lon=lon)])), "geojson").data)
    assert len(checked.features) == 1


def test_jsonld_expands_to_annotations_with_selectors() -> None:
    graph = jsonld.expand(json.loads(export(dataset(strike(), articles=RICH), "jsonld").data))
    notes = [node for node in graph if "http://www.w3.org/ns/oa#Annotation" in node.get("@type", [])]
    selectors = notes[0]["http://www.w3.org/ns/oa#hasTarget"][0]["http://www.w3.org/ns/oa#hasSelector"]
    assert {s["@type"][0] for s in selectors} == {
        "http://www.w3.org/ns/oa#TextQuoteSelector",
        "http://www.w3.org/ns/oa#TextPositionSelector",
    }


def test_jsonld_keeps_every_field_when_expanded() -> None:
    document = json.loads(export(dataset(strike(), articles=RICH), "jsonld").data)
    names = {key for node in document["@graph"] for key in node if key not in {"id", "type"} and ":" not in key}
    assert names <= set(document["@context"])


def test_jsonld_says_who_copied_whom_in_prov() -> None:
    copied = Derivation(id="derivation-1", source="article-a", target="article-b", kind="verbatim", score=1.0, direction="known")
    data = dataset(strike(), strike(in_="b"), derivations=[copied])
    graph = jsonld.expand(json.loads(export(data, "jsonld").data))
    node = next(n for n in graph if n["@id"] == "urn:tellings:article-b")
    assert node["http://www.w3.org/ns/prov#wasDerivedFrom"] == [{"@id": "urn:tellings:article-a"}]


def test_parquet_reads_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(export(dataset(strike()), "parquet").data))
    assert table.column("best").to_pylist() == [10]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_case_is_an_empty_export(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert export(Dataset([], [], []), form).data


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_dataset_gives_the_same_bytes(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    data = dataset(strike(), strike(in_="b", low=12, by="clinic"))
    assert export(data, form).data == export(data, form).data


def test_an_event_without_claims_is_kept_in_the_plain_table() -> None:
    assert rows(Dataset([], [], [Event(id="event-1")]), "csv")[0]["event"] == "event-1"


ENDLESS = [("2024-05-01T00:00", None), ("2024", "2024-99-99"), ("9999-12-31", "9999-12-31"), ("x", "y")]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("earliest", "latest"), ENDLESS)
def test_periods_that_never_end_or_make_no_sense_are_exported(form: str, earliest: str, latest: str | None) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    endless = day("2024-05-01", edtf="2024-05/..", earliest=earliest, latest=latest, kind="lasts")
    assert export(dataset(strike(period=endless)), form).data


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="none of"):
        export(Dataset([], [], []), "xls")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u200b=1"])
def test_formulas_are_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


def test_numbers_and_plain_text_stay_what_they_are() -> None:
    written = to_csv([{"a": -1.5, "b": "plain - text", "c": None}], ["a", "b", "c"])
    assert written == b"a,b,c\r\n-1.5,plain - text,\r\n"


def test_formulas_are_kept_on_request() -> None:
    assert to_csv([{"a": "=1"}], ["a"], formulas=True) == b"a\r\n=1\r\n"


def test_shares() -> None:
    assert remainder_first(11, 3) == [4, 4, 3]
    assert evenly(11, 2) == [5.5, 5.5]
    assert origin("x").name == "x"
