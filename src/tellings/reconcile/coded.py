"""Reconcile rows that were coded elsewhere: several reports of one event become one row, without any article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.errors import ProfileError
from tellings.reconcile.maverick import AFTER
from tellings.reconcile.profile import CodedRules, ColumnRule, Profile
from tellings.reconcile.rules import RULES
from tellings.reconcile.table import Group, Row, Value, Votes, groups, statements

Coded = dict[str, Value]


def reconcile_rows(rows: Iterable[Row], profile: Profile) -> list[Coded]:
    """Return one row an event, sorted by event, by the coded rules of a Profile.

    Columns that the Profile does not name are left out; a column that the rows lack is null in every report.

    Raises:
        ProfileError: the Profile has no rules for coded rows.
    """
    if profile.coded is None:
        raise ProfileError(f"the Profile {profile.name!r} has no table [coded]: it cannot reconcile coded rows")
    rules = profile.coded
    return [reconcile_group(group, rules) for group in groups(statements(rows, rules.group))]


def reconcile_group(group: Group, rules: CodedRules) -> Coded:
    """Reconcile the reports of one event."""
    ranks = list(zip(*(group.column(name) for name in rules.ranks), strict=True)) or [()] * group.size
    row: Coded = {rules.group: group.key}
    for rule in rules.columns:
        for name, precision in _slots(rule, rules.slots):
            row[name] = _decide(group, rule, name, precision, ranks)
    row.update(rules.constants)
    for step in rules.after:
        AFTER[step](row, group)
    return row


def naive_rows(rows: Iterable[Row], rule: str, group: str = "event_id") -> list[Coded]:
    """Return one row an event with the same rule (``first``, ``latest``, ``majority``, ``maximum``) for every column."""
    decide = RULES[rule]
    named: list[Coded] = []
    for found in groups(statements(rows, group)):
        named.append({group: found.key, **{name: decide(Votes(values)) for name, values in found.columns.items() if name != group}})
    return named


def _decide(group: Group, rule: ColumnRule, name: str, precision: str | None, ranks: Sequence[tuple[Value, ...]]) -> Value:
    weigh = group.column(precision) if precision else [None] * group.size
    return RULES[rule.rule](Votes(group.column(name), rule.type, weigh, ranks))


def _slots(rule: ColumnRule, slots: int) -> Iterable[tuple[str, str | None]]:
    for name in rule.names:
        for k in range(1, slots + 1) if "{k}" in name else [0]:
            yield name.replace("{k}", str(k)), rule.precision.replace("{k}", str(k)) if rule.precision else None
