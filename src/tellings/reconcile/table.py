"""The table of statements that reconcile works on: which report, which column, which value.

Claims of articles and rows that a person coded elsewhere meet here: both are statements, grouped by the
event they are about, and a rule sees one column of one group at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

Value = str | int | float | None
Row = Mapping[str, Value]
ColumnType = Literal["text", "number", "date", "flag"]


class Statement(NamedTuple):
    """One report saying one thing: ``column`` of the event ``group`` is ``value`` (null: it does not say)."""

    group: str
    report: int
    column: str
    value: Value


class Votes(NamedTuple):
    """One column of one group: values in the order of the reports, and what a rule may weigh them by.

    ``precision`` is the column that tells how exactly each report knows (null: it does not say);
    ``ranks`` holds for each report the values by which ties are broken, first rank first.
    """

    values: Sequence[Value]
    type: ColumnType = "text"
    precision: Sequence[Value] = ()
    ranks: Sequence[tuple[Value, ...]] = ()


class Group(NamedTuple):
    """The reports of one event, column by column; a column that nobody fills is missing."""

    key: str
    size: int
    columns: Mapping[str, Sequence[Value]]

    def column(self, name: str) -> Sequence[Value]:
        """Return the values of a column, null for every report where the table lacks it."""
        return self.columns.get(name) or [None] * self.size


def statements(rows: Iterable[Row], group: str) -> list[Statement]:
    """Turn coded rows into statements; ``group`` is the column that names the event.

    A row without a group is an event of its own, named after its position.
    """
    found: list[Statement] = []
    for number, row in enumerate(rows):
        key = row.get(group)
        name = f"row {number + 1}" if key in {None, ""} else str(key)
        found.extend(Statement(name, number, column, value) for column, value in row.items())
    return found


def groups(table: Iterable[Statement]) -> list[Group]:
    """Pivot statements to one :class:`Group` an event, sorted by event, reports in their order.

    Two values of one report for one column: the later statement holds.
    """
    reports: dict[str, dict[int, dict[str, Value]]] = {}
    for statement in table:
        reports.setdefault(statement.group, {}).setdefault(statement.report, {})[statement.column] = statement.value
    found = []
    for key in sorted(reports):
        rows = [reports[key][number] for number in sorted(reports[key])]
        names = dict.fromkeys(name for row in rows for name in row)
        found.append(Group(key, len(rows), {name: [row.get(name) for row in rows] for name in names}))
    return found


def same(value: Value) -> tuple[str, str]:
    """Return what two values must share to count as equal: numbers agree to 15 significant digits (as R compares them)."""
    if value is None:
        return ("null", "")
    if isinstance(value, str):
        return ("text", value)
    return ("number", f"{value:.15g}")
