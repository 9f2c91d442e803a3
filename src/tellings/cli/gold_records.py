"""The records of a benchmark's folder, one a line of its packed files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.codec import decode_json


def read_records(folder: Path | None) -> Iterator[dict[str, Any]]:
    """Yield the records of every ``*.jsonl.gz`` in a folder, in order of the files' names; none without a folder.

    Raises:
        DatasetError: a line is not JSON.
    """
    for file in record_files(folder):
        yield from read_file(file)


def record_files(folder: Path | None) -> list[Path]:
    """The files of a folder that :func:`read_records` reads."""
    return sorted(folder.glob("*.jsonl.gz")) if folder else []


def read_file(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of one packed file; blank lines are passed over.

    Raises:
        DatasetError: a line is not JSON.
    """
    with gzip.open(file, "rb") as lines:
        yield from (decode_json(line) for line in lines if line.strip())
