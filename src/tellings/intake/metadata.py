"""What is known of a file from outside: the caller's metadata, and ``meta.json`` beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from tellings.errors import MetadataError
from tellings.intake.decode import decode
from tellings.intake.document import METADATA_FIELDS
from tellings.intake.files import read_file
from tellings.intake.problems import problem
from tellings.model import Problem

NAME = "meta.json"
_MAX_BYTES = 32_000_000
Table = dict[str, dict[str, str]]


def check(metadata: Mapping[str, Mapping[str, str]] | None) -> Table:
    """Check the caller's metadata.

    Raises:
        MetadataError: a file's entry is no table of text.
    """
    table: Table = {}
    for file, fields in (metadata or {}).items():
        if not isinstance(fields, Mapping) or not all(isinstance(v, str) or v is None for v in fields.values()):
            raise MetadataError(
                f"metadata of {file!r}: it has to be a table of text, such as {{'outlet': ..., 'published': ..., 'url': ...}}"
            )
        table[str(file)] = {k: v for k, v in fields.items() if k in METADATA_FIELDS and v}
    return table


def parse(data: bytes, name: str) -> Table | Problem:
    """Read a ``meta.json``: file name to a table of outlet, published, url, title, byline."""
    decoded = decode(data)
    try:
        whole: Any = json.loads(decoded.text if decoded else "", parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        return problem("bad_metadata", f"not valid JSON: {str(error)[:160]}", name)
    if not isinstance(whole, dict) or not all(isinstance(v, dict) for v in whole.values()):
        return problem("bad_metadata", "it has to be an object of file names, each with an object of outlet, published, url", name)
    return {str(f): {k: v for k, v in fields.items() if k in METADATA_FIELDS and isinstance(v, str) and v} for f, fields in whole.items()}


class Beside:
    """The ``meta.json`` files beside the files that are read, each read once."""

    def __init__(self) -> None:
        self._tables: dict[Path, Table] = {}
        self.problems: list[Problem] = []

    def of(self, path: Path, root: Path | None) -> dict[str, str]:
        """What the nearest ``meta.json`` (of the file's folder, or of the folder that was given) says of a file."""
        folders = [path.parent]
        if root is not None:
            folders += [p for p in path.parent.parents if p.is_relative_to(root)]
        for folder in folders:
            entry = lookup(self._table(folder), path.relative_to(folder).as_posix())
            if entry:
                return entry
        return {}

    def _table(self, folder: Path) -> Table:
        if folder not in self._tables:
            file = folder / NAME
            self._tables[folder] = {}
            if file.is_file():
                data = read_file(file, file.as_posix(), _MAX_BYTES)
                table = data if isinstance(data, Problem) else parse(data, file.as_posix())
                if isinstance(table, Problem):
                    self.problems.append(table)
                else:
                    self._tables[folder] = table
        return self._tables[folder]


def lookup(table: Mapping[str, dict[str, str]], name: str) -> dict[str, str]:
    """What a table says of a file: by its whole name, else by its last part."""
    return table.get(name) or table.get(PurePosixPath(name).name) or {}
