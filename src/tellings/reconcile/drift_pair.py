"""A weaker and a stronger telling of one matter, and when two figures are one number."""

from __future__ import annotations

import re
from typing import NamedTuple

from tellings.model import Claim
from tellings.reconcile.drift_ways import numbers
from tellings.reconcile.finding_parts import Table

ALIKE = 0.3
"""Share of its sentence's words that a small number keeps where it is the same number of the same matter."""

MOST = 0.5
"""Share of its sentence's words that a small number keeps where its scope or its summands changed on the way."""

OF_THEM = re.compile(r"\bof (?:them|these|those|whom)\b", re.IGNORECASE)

REST = re.compile(r"\b(?:others?|another|more|additional|further|remaining)\b(?! than)", re.IGNORECASE)
"""Persons or things beside others that were counted before."""


class Pair(NamedTuple):
    """A weaker and a stronger telling, and what happened between them. ``also`` stands beside the weaker (a summand)."""

    weak: Claim
    strong: Claim
    code: str
    also: Claim | None = None


def from_another(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether two named bodies or persons give a number, each his own: then neither telling comes from the other."""
    one, other = table.origin_of(weak), table.origin_of(strong)
    if not weak.attribution or not strong.attribution or one is None or other is None or one.id == other.id:
        return False
    return one.kind not in ("outlet", "news_agency") and other.kind not in ("outlet", "news_agency", "unnamed")


def same_number(a: Claim, b: Claim) -> bool:
    """Whether one number is told in both, whatever the hedge ("more than 80" is 81 and 80)."""
    if a.figure == "vague" or b.figure == "vague":
        return False
    return bool(numbers(a) & numbers(b))
