"""What the MAVERICK models do after every column has been decided: the sum of the criteria, the roles, blank violence.

Rules of the R package eventreport 0.1.2, stated in docs/profiles.md. The steps change the row they are given,
which :func:`tellings.reconcile.coded.reconcile_group` has just made.
"""

from __future__ import annotations

from collections.abc import Callable

from tellings.reconcile.profile import After
from tellings.reconcile.table import Group, Value

SLOTS = range(1, 7)
ROLES = ("initiator", "perpetrator", "intervener", "bystander")


def sum_certain(row: dict[str, Value], _group: Group) -> None:
    """Make ``certain`` the sum of the record's own six criteria (it can exceed that of every report)."""
    row["certain"] = sum(_number(row.get(f"certain{k}")) for k in SLOTS)


def assign_roles(row: dict[str, Value], _group: Group) -> None:
    """Turn the summed roles of each actor slot into flags; a slot without an actor has none.

    The one slot with most reports as initiator started it; who took part in any report and looked on in
    none is a perpetrator; who stepped in and did not start it is an intervener; a bystander is nothing else.
    """
    sums = {role: {k: _number(row.get(f"actor{k}_{role}")) for k in SLOTS} for role in ROLES}
    starts = list(sums["initiator"].values())
    most = max(starts)
    for k in SLOTS:
        if row.get(f"actor{k}") is None:
            row.update({f"actor{k}_{role}": None for role in ROLES})
            continue
        started = most > 0 and starts.count(most) == 1 and sums["initiator"][k] == most
        took_part = sums["perpetrator"][k] > 0 and sums["bystander"][k] == 0
        stepped_in = sums["intervener"][k] > 0 and not started
        looked_on = sums["bystander"][k] > 0 and not (started or took_part or stepped_in)
        flags = zip(ROLES, (started, took_part, stepped_in, looked_on), strict=True)
        row.update({f"actor{k}_{role}": int(flag) for role, flag in flags})


def blank_violence(row: dict[str, Value], _group: Group) -> None:
    """Make a form of violence that is exactly ``NA`` null: nobody is in that slot."""
    for k in SLOTS:
        if row.get(f"actor{k}_violence") == "NA":
            row[f"actor{k}_violence"] = None


AFTER: dict[After, Callable[[dict[str, Value], Group], None]] = {
    "maverick certain": sum_certain, "maverick roles": assign_roles, "maverick violence": blank_violence,
}  # fmt: skip


def _number(value: Value) -> int:
    return int(value) if isinstance(value, int | float) else 0
