from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import ProfileError
from tellings.reconcile.profile import load_profile, parse_profile, profile_names


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_loads_under_its_own_name(name: str) -> None:
    assert load_profile(name).name == name


def test_an_unknown_key_is_named_with_its_line() -> None:
    text = 'name = "mine"\ntitle = "t"\n\n[figures]\nlow = "smallest low"\nlowest = 3\n'
    with pytest.raises(ProfileError, match=r"mine\.toml:6: key 'lowest'"):
        parse_profile(text, "mine.toml")


def test_a_bad_value_is_named_with_its_line() -> None:
    with pytest.raises(ProfileError, match=r"mine\.toml:4: key 'best'"):
        parse_profile('name = "mine"\ntitle = "t"\n[figures]\nbest = "guess"\n', "mine.toml")


def test_an_unknown_rule_is_named_with_its_line() -> None:
    text = 'name="m"\ntitle="t"\n[coded]\n[[coded.columns]]\nnames=["a"]\nrule="mode"\n[[coded.columns]]\nnames=["b"]\nrule="oracle"\n'
    with pytest.raises(ProfileError, match=r"m\.toml:9: key 'rule' names the unknown rule 'oracle'"):
        parse_profile(text, "m.toml")


def test_an_unknown_key_in_a_later_column_table_is_found() -> None:
    column = '[[coded.columns]]\nnames=["a"]\nrule="mode"\n'
    text = f'name="m"\ntitle="t"\n[coded]\n{column}{column}colour=1\n'
    with pytest.raises(ProfileError, match=r"m\.toml:10: key 'colour'"):
        parse_profile(text, "m.toml")


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ProfileError, match="title"):
        parse_profile('name = "mine"\n', "mine.toml")


def test_broken_toml_is_named_with_its_line() -> None:
    with pytest.raises(ProfileError, match=r"mine\.toml:2: not TOML"):
        parse_profile('name = "mine"\ntitle = = 3\n', "mine.toml")


def test_a_vague_word_wants_low_or_low_and_high() -> None:
    with pytest.raises(ProfileError, match=r"m\.toml:4: key 'dozens'"):
        parse_profile('name="m"\ntitle="t"\n[figures.vague]\ndozens = [24, 12]\n', "m.toml")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="default"):
        load_profile("nosuch")


def test_a_file_that_cannot_be_read_is_a_profile_error(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(str(tmp_path / "none.toml"))


def test_a_user_profile_is_read_from_its_path(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('name = "own"\ntitle = "mine"\n[figures]\nbest = "maximum"\n', encoding="utf-8")
    assert load_profile(str(file)).figures.best == "maximum"
