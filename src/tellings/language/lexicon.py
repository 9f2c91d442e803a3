"""Lexicons: tab-separated tables, one language a folder, with a schema and a loader that names file and line.

A table is ``lexicons/<language>/<table>.tsv``: comment lines with ``#`` (the first ones name the
public source as ``# source: ...``), a header line of column names, then rows. Its schema is
``lexicons/schema/<table>.toml``: ``[columns.<name>]`` with ``required`` (bool), ``values`` (closed list),
``pattern`` (regular expression, full match) and ``list`` (bool: values split at ``|``). Rows of the user's own folders
(:attr:`tellings.config.Settings.lexicons`, laid out in the same way) are added after the shipped ones.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from tellings.errors import LexiconError

SHIPPED = Path(__file__).parent / "lexicons"

Row = dict[str, str]


def table(name: str, language: str = "en", folders: Sequence[str] = ()) -> tuple[Row, ...]:
    """Return the rows of a lexicon table, each a dict of column name to text ("" where empty).

    Raises:
        LexiconError: a file breaks its schema; the message names file, line and column.
    """
    return _table(name, language, tuple(folders))


@lru_cache(maxsize=256)
def _table(name: str, language: str, folders: tuple[str, ...]) -> tuple[Row, ...]:
    schema = _schema(name)
    files = [SHIPPED / language / f"{name}.tsv", *(Path(f) / language / f"{name}.tsv" for f in folders)]
    rows: list[Row] = []
    for file in files:
        if file.exists():
            rows.extend(_read(file, schema, must_have_source=file.is_relative_to(SHIPPED)))
        elif file.is_relative_to(SHIPPED):
            raise LexiconError(f"{file}: there is no lexicon table {name!r} for language {language!r}")
    return tuple(rows)


@lru_cache(maxsize=64)
def _schema(name: str) -> dict[str, dict[str, Any]]:
    file = SHIPPED / "schema" / f"{name}.toml"
    if not file.exists():
        raise LexiconError(f"{file}: the lexicon table {name!r} has no schema")
    columns: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["columns"]
    return columns


def _read(file: Path, schema: dict[str, dict[str, Any]], *, must_have_source: bool) -> list[Row]:
    rows: list[Row] = []
    header: list[str] | None = None
    sourced = not must_have_source
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            sourced = sourced or line.lower().startswith("# source:")
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            unknown = [c for c in header if c not in schema]
            missing = [c for c, rule in schema.items() if rule.get("required") and c not in header]
            if unknown or missing:
                raise LexiconError(f"{file}:{number}: unknown columns {unknown}, missing columns {missing}")
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{file}:{number}: {len(cells)} cells, but the header names {len(header)} columns")
        row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        _check(file, number, row, schema)
        rows.append({column: row.get(column, "") for column in schema})
    if not sourced:
        raise LexiconError(f"{file}:1: a shipped table names its public source in a line '# source: ...'")
    return rows


def _check(file: Path, number: int, row: Row, schema: dict[str, dict[str, Any]]) -> None:
    for column, cell in row.items():
        rule = schema[column]
        if not cell:
            if rule.get("required"):
                raise LexiconError(f"{file}:{number}: column {column!r} is empty")
            continue
        for part in cell.split("|") if rule.get("list") else [cell]:
            if "values" in rule and part not in rule["values"]:
                raise LexiconError(f"{file}:{number}: {part!r} in column {column!r} is none of {rule['values']}")
            if "pattern" in rule and not re.fullmatch(rule["pattern"], part):
                raise LexiconError(f"{file}:{number}: {part!r} in column {column!r} does not match {rule['pattern']}")


def lexicon_digest() -> str:
    """Twelve hex digits over the shipped tables: the version of the lexicons."""
    whole = hashlib.sha256()
    for file in sorted(SHIPPED.rglob("*.tsv")):
        whole.update(file.relative_to(SHIPPED).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:12]
