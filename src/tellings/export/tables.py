"""Rows written as CSV or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from tellings.errors import ResourceError
from tellings.export.ucdp import Cell

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text cell that begins so can be read as a formula by spreadsheets (OWASP, CSV injection)."""


def to_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], *, formulas: bool = False) -> bytes:
    """Write rows as CSV (UTF-8, RFC 4180). Text that a spreadsheet could run is preceded by an apostrophe unless ``formulas`` is true."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name), formulas=formulas) for name in columns])
    return stream.getvalue().encode("utf-8", "replace")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet runs; the characters after the apostrophe stay what they are."""
    return f"'{text}" if text.lstrip(" \u00a0\ufeff\u200b").startswith(FORMULA) or text.startswith(FORMULA) else text


def _cell(value: Cell, *, formulas: bool) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\x00", "\ufffd")
        return text if formulas else neutral(text)
    return value


def to_parquet(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> bytes:
    """Write rows as Parquet; a column's type is that of its values, text where it has none.

    Raises:
        ResourceError: the extra ``parquet`` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ResourceError("Parquet needs the extra: pip install 'tellings[parquet]'") from error
    arrays = {}
    for name in columns:
        values = [row.get(name) for row in rows]
        kinds = {type(v) for v in values if v is not None}
        kind = pa.int64() if kinds == {int} else pa.float64() if kinds and kinds <= {int, float} else pa.string()
        if kind == pa.string():
            values = [None if v is None else str(v).encode("utf-8", "replace").decode() for v in values]
        arrays[name] = pa.array(values, type=kind)
    stream = io.BytesIO()
    pq.write_table(pa.table(arrays), stream, compression="zstd")
    return stream.getvalue()
