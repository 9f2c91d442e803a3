"""Coded rows as bytes: CSV with a header, or JSON Lines."""

from __future__ import annotations

import csv
import io
import re

from tellings.codec import decode_json
from tellings.errors import DatasetError
from tellings.reconcile.profile import CodedRules
from tellings.reconcile.table import Row, Value

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
MAX_DIGITS = 300


def read_rows(data: bytes, source: str, rules: CodedRules | None, *, null: str = "NA") -> list[Row]:
    """Read coded rows. In CSV, ``null`` is a cell that is not coded; an empty cell is an empty text, or null in a column of numbers.

    A column holds numbers where the Profile says so; without a Profile, where every cell that is neither empty nor null is one.

    Raises:
        DatasetError: it is not UTF-8, a line is broken, or the column that names the event is missing.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(f"{source}: not UTF-8: {error}") from error
    rows = _json_lines(text, source) if text.lstrip().startswith("{") else _csv(text, source, rules, null)
    group = rules.group if rules else "event_id"
    if rows and not any(group in row for row in rows):
        raise DatasetError(f"{source}: no column {group!r}, which names the event of a report")
    return rows


def _json_lines(text: str, source: str) -> list[Row]:
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = decode_json(line)
        except DatasetError as error:
            raise DatasetError(f"{source}:{number}: {error}") from error
        if not isinstance(row, dict) or not all(v is None or isinstance(v, str | int | float) for v in row.values()):
            raise DatasetError(f"{source}:{number}: a report is an object of texts, numbers and nulls")
        rows.append(row)
    return rows


def _csv(text: str, source: str, rules: CodedRules | None, null: str) -> list[Row]:
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        cells = list(reader)
    except csv.Error as error:
        raise DatasetError(f"{source}: not CSV: {error}") from error
    for number, row in enumerate(cells, start=2):
        if None in row or None in row.values():
            wanted = len(reader.fieldnames or [])
            raise DatasetError(f"{source}: record {number}: {wanted} columns in the header, another number of cells here")
    numeric = _numeric(rules, cells, null)
    return [{name: _value(cell, null, number=name in numeric) for name, cell in row.items()} for row in cells]


def _numeric(rules: CodedRules | None, cells: list[dict[str, str]], null: str) -> set[str]:
    """The columns of numbers: those of the Profile and its ranks and precisions, or all that look it."""
    names = {name for row in cells for name in row}
    filled = {name: [row[name] for row in cells if row[name] not in {"", null}] for name in names}
    looks = {name for name, values in filled.items() if values and all(_is_number(v) for v in values)}
    if rules is None:
        return looks
    declared: set[str] = set(rules.ranks)
    texts: set[str] = set()
    for rule in rules.columns:
        for pattern in rule.names:
            (declared if rule.type in {"number", "flag"} else texts).update(_slots(pattern, rules.slots))
        if rule.precision:
            declared.update(_slots(rule.precision, rules.slots))
    return (declared | (looks - texts)) & names - {rules.group}


def _slots(pattern: str, slots: int) -> list[str]:
    return [pattern.replace("{k}", str(k)) for k in range(1, slots + 1)] if "{k}" in pattern else [pattern]


def _is_number(cell: str) -> bool:
    return len(cell) <= MAX_DIGITS and NUMBER.fullmatch(cell.strip()) is not None


def _value(cell: str, null: str, *, number: bool) -> Value:
    if cell == null or (number and not cell.strip()):
        return None
    if not number or not _is_number(cell):
        return cell
    text = cell.strip()
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)
