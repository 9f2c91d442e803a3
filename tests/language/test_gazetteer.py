from __future__ import annotations

from pathlib import Path

import pytest

from tellings.config import Settings
from tellings.errors import ResourceError
from tellings.language.gazetteer import SHIPPED, Gazetteer, open_gazetteer
from tellings.language.gazetteer_names import arabic_forms, key, without_article


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(Settings())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Louis", "saint louis"),
        ("Al-Raqqah", "al raqqah"),
        ("Coeur d’Alene", "coeur dalene"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("Mt. Vernon", "mount vernon"),
        ("\u200bHoms\u200e", "homs"),
        ("", ""),
    ],
)
def test_key_folds_marks_case_and_points(written: str, expected: str) -> None:
    assert key(written) == expected


def test_an_arabic_article_falls_away() -> None:
    assert without_article("al raqqah") == "raqqah"
    assert without_article("raqqah") is None


def test_arabic_forms_drop_article_and_final_h() -> None:
    assert arabic_forms("ar raqqah") == {"raqqah", "raqqa", "ar raqqa"}


@pytest.mark.parametrize("written", ["Raqqa", "al-Raqqa", "Ar Raqqah", "RAQQA", "ar-Raqqah"])
def test_romanisations_find_the_same_town(gazetteer: Gazetteer, written: str) -> None:
    assert any(e.kind == "city" and e.country == "SY" for e in gazetteer.lookup(written))


@pytest.mark.parametrize(("written", "iso"), [("Syrian", "SY"), ("UK", "GB"), ("Czechia", "CZ"), ("Burma", "MM"), ("Ukrainians", "UA")])
def test_countries_by_name_code_adjective_and_people(gazetteer: Gazetteer, written: str, iso: str) -> None:
    assert any(e.kind == "country" and e.country == iso for e in gazetteer.lookup(written))


@pytest.mark.parametrize(("written", "name"), [("Ala.", "Alabama"), ("Tex.", "Texas"), ("N.S.W.", "New South Wales"), ("Alta.", "Alberta")])
def test_states_by_abbreviation(gazetteer: Gazetteer, written: str, name: str) -> None:
    assert any(e.kind == "admin1" and e.name == name for e in gazetteer.lookup(written))


def test_a_county_knows_its_state(gazetteer: Gazetteer) -> None:
    county = next(e for e in gazetteer.lookup("Travis County") if e.country == "US")
    assert (county.kind, county.admin1) == ("admin2", "Texas")


def test_seas_have_an_id_of_their_own(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Black Sea")[0].id == "tellings:black-sea"


def test_airports_are_known_by_their_code(gazetteer: Gazetteer) -> None:
    assert "icao:OSAP" in {e.id for e in gazetteer.lookup("Aleppo International Airport")}


def test_an_unknown_name_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwertzuiop upon Nowhere") == []
    assert gazetteer.lookup("") == []


def test_capitals_are_marked(gazetteer: Gazetteer) -> None:
    assert next(e for e in gazetteer.lookup("Damascus") if e.kind == "city").capital


def test_every_point_lies_on_earth() -> None:
    base = Gazetteer(SHIPPED)._open()
    wrong = base.execute("select count(*) from place where abs(lat) > 900000 or abs(lon) > 1800000").fetchone()
    assert wrong == (0,)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="build_gazetteer"):
        open_gazetteer(Settings(gazetteer=str(tmp_path / "none.sqlite")))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    file.write_bytes(b"no database, but long enough to be read as a header of one" * 20)
    with pytest.raises(ResourceError, match="not a gazetteer"):
        open_gazetteer(Settings(gazetteer=str(file)))


def test_user_tables_add_places(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "places.tsv").write_text(
        "id\tname\tkind\tlat\tlon\tnames\tpeople\tcountry\nqarn\tQarn Darb\ttown\t35.1\t36.2\tKarn Darb\t\tSY\n", encoding="utf-8"
    )
    found = open_gazetteer(Settings(lexicons=[str(tmp_path)])).lookup("Karn Darb")
    assert [(e.id, e.country, e.lat) for e in found] == [("user:qarn", "SY", 35.1)]
