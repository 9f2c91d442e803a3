"""The dataset: JSON Lines, one record a line, ``type`` first (docs/data-format.md).

Readers ignore unknown fields of a newer minor schema and refuse a newer major one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_type_hints

import msgspec

from tellings.codec.plain import decode_json, encode_json
from tellings.errors import DatasetError
from tellings.model import Actor, Article, Claim, Derivation, Event, Finding, Judgement, Origin, Problem, Record

SCHEMA = "1.0"

Stored = Article | Actor | Claim | Event | Derivation | Origin | Finding | Judgement | Problem
TYPES: dict[str, type[Record]] = {
    "article": Article,
    "actor": Actor,
    "claim": Claim,
    "event": Event,
    "derivation": Derivation,
    "origin": Origin,
    "finding": Finding,
    "judgement": Judgement,
    "problem": Problem,
}

_RENAMED = {"source": "from", "target": "to"}
_RESTORED = {"from": "source", "to": "target"}


def encode_dataset(records: Iterable[Stored], version: str) -> Iterator[bytes]:
    """Yield the lines of a dataset, each with its line feed; the header comes first."""
    yield encode_json({"type": "header", "schema": SCHEMA, "version": version}) + b"\n"
    for record in records:
        if isinstance(record, Derivation):
            yield encode_json(_rename(msgspec.to_builtins(record), _RENAMED)) + b"\n"
        else:
            yield encode_json(record) + b"\n"


def decode_dataset(lines: Iterable[bytes]) -> Iterator[Stored]:
    """Yield the records of a dataset.

    Raises:
        DatasetError: a line is broken, or the schema's major number is newer than :data:`SCHEMA`.
    """
    newer: bool | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = decode_json(line)
        except DatasetError as error:
            raise DatasetError(f"line {number}: {error}") from error
        if newer is None:
            newer = _newer_minor(value, number)
            continue
        record = _record(value, newer=newer, number=number)
        if record is not None:
            yield record
    if newer is None:
        raise DatasetError("line 1: a dataset begins with a header line, and this one is empty")


def _newer_minor(header: Any, number: int) -> bool:
    if not isinstance(header, dict) or header.get("type") != "header":
        raise DatasetError(f'line {number}: the first line of a dataset is its header, {{"type":"header","schema":"{SCHEMA}",...}}')
    try:
        major, minor = (int(part) for part in str(header.get("schema")).split("."))
    except ValueError as error:
        raise DatasetError(f"line {number}: schema {header.get('schema')!r} is not of the form major.minor") from error
    own_major, own_minor = (int(part) for part in SCHEMA.split("."))
    if major != own_major:
        raise DatasetError(f"line {number}: schema {major}.{minor} cannot be read; this version reads {SCHEMA}: install a newer tellings")
    return minor > own_minor


def _record(value: Any, *, newer: bool, number: int) -> Stored | None:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise DatasetError(f"line {number}: a record is an object with a type")
    cls = TYPES.get(value["type"])
    if cls is None:
        if newer:
            return None
        raise DatasetError(f"line {number}: unknown type {value['type']!r}; known are {', '.join(TYPES)}")
    if cls is Derivation:
        value = _rename(value, _RESTORED)
    if newer:
        value = {"type": value["type"], **_known(value, cls)}
    try:
        return msgspec.convert(value, cls)  # type: ignore[return-value]
    except msgspec.ValidationError as error:
        raise DatasetError(f"line {number}: {error}") from error


def _rename(value: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    renamed = {names.get(k, k): v for k, v in value.items()}
    renamed["passages"] = [{names.get(k, k): v for k, v in p.items()} for p in renamed.get("passages", [])]
    return renamed


def _known(value: dict[str, Any], cls: type[Record]) -> dict[str, Any]:
    """Drop the fields that this version does not know, in nested records too."""
    hints = get_type_hints(cls)
    return {k: _known_value(v, hints[k]) for k, v in value.items() if k in hints}


def _known_value(value: Any, hint: Any) -> Any:
    inner = [hint, *get_args(hint)]
    record = next((t for t in inner if isinstance(t, type) and issubclass(t, Record)), None)
    if record is None:
        return value
    if isinstance(value, dict):
        return _known(value, record)
    if isinstance(value, list):
        return [_known(v, record) if isinstance(v, dict) else v for v in value]
    return value
