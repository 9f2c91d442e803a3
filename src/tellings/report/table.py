"""A table as pandas, polars and a notebook take it: named columns, one dictionary a row, nothing hidden."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from tellings.errors import ResourceError
from tellings.report.visible import visible

Value = str | int | float | bool | None
SHOWN = 200
"""Rows that a notebook shows; the rest is counted below."""

_STYLE = "border-collapse:collapse;font-size:90%"
_CELL = "padding:2px 8px;text-align:left;vertical-align:top;border-bottom:1px solid #ccc"


class Table:
    """Rows with the same columns. It is a sequence of dictionaries; an empty table has its columns still.

    ``pandas.DataFrame(table)`` and ``polars.DataFrame(table.to_rows())`` work as well as the methods.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> None:
        self.columns: tuple[str, ...] = tuple(columns)
        self._rows = [{name: row.get(name) for name in self.columns} for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return iter(self.to_rows())

    def __getitem__(self, number: int) -> dict[str, Value]:
        return dict(self._rows[number])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.columns, self._rows) == (other.columns, other._rows)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"

    def to_rows(self) -> list[dict[str, Value]]:
        """The rows as dictionaries in the order of the columns; changing them changes nothing here."""
        return [dict(row) for row in self._rows]

    def column(self, name: str) -> list[Value]:
        """The values of a column.

        Raises:
            KeyError: there is no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        return [row[name] for row in self._rows]

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``; whole numbers are nullable integers (``Int64``), so that an open end stays an integer column.

        Raises:
            ResourceError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ResourceError("to_pandas() needs pandas: pip install pandas") from error
        frame = pd.DataFrame(self._rows, columns=list(self.columns))
        numbers = {n: "Int64" for n in self.columns if self._kind(n) is int}
        return frame.astype(numbers)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``; a column is Int64, Boolean or String by its values, String where it has none.

        Raises:
            ResourceError: polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ResourceError("to_polars() needs polars: pip install polars") from error
        kinds = {int: pl.Int64, float: pl.Float64, bool: pl.Boolean, str: pl.String}
        return pl.DataFrame(self._rows, schema={name: kinds[self._kind(name)] for name in self.columns})

    def to_csv(self) -> str:
        """The table as CSV (RFC 4180), for programs. For spreadsheets use ``tellings export``, which neutralises formulas."""
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, self.columns, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(self._rows)
        return stream.getvalue()

    def _kind(self, name: str) -> type:
        kinds = {type(row[name]) for row in self._rows if row[name] is not None}
        return kinds.pop() if len(kinds) == 1 else float if kinds == {int, float} else str

    def _row_html(self, row: Mapping[str, Value]) -> str:
        cells = "".join(f'<td style="{_CELL}">{_shown(row[name])}</td>' for name in self.columns)
        return f"<tr>{cells}</tr>"

    def _repr_html_(self) -> str:
        head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in self.columns)
        body = "".join(self._row_html(row) for row in self._rows[:SHOWN])
        more = f"<p>… and {len(self) - SHOWN} more rows</p>" if len(self) > SHOWN else ""
        return f'<table style="{_STYLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'


def _shown(value: Value) -> str:
    return "" if value is None else escape(visible(str(value)))
