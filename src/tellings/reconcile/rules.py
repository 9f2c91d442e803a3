"""The named rules that decide one column of one event from several reports. A Profile chooses them by name.

``RULES`` maps the name that a Profile uses to the function; the docstring's first line is the explanation shown
to users. Each takes the :class:`Votes` of a column and gives one value; null means that nothing is left standing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

from tellings.reconcile.table import Value, Votes, same
from tellings.reconcile.votes import least, mode, most

Rule = Callable[[Votes], Value]


def minimum(votes: Votes) -> Value:
    """The smallest value anyone gives; dates compare as text."""
    kept = _given(votes)
    return min(kept, key=_order) if kept else None


def maximum(votes: Votes) -> Value:
    """The largest value anyone gives; dates compare as text."""
    kept = _given(votes)
    return max(kept, key=_order) if kept else None


def total(votes: Votes) -> Value:
    """The sum of the values, 0 if nobody gives one."""
    return sum(v for v in _given(votes) if not isinstance(v, str))


def joined(votes: Votes) -> Value:
    """All distinct pieces between semicolons in order of first appearance, without ``Unknown``; null is the piece ``NA``."""
    whole = "; ".join(dict.fromkeys("NA" if v is None else str(v) for v in votes.values))
    pieces = [p for p in re.split(r";\s*", whole) if p.strip() and p != "Unknown"]
    return "; ".join(dict.fromkeys(pieces))


def mode_number(votes: Votes) -> Value:
    """The most frequent number, the smallest of several; null is left out."""
    kept = [v for v in _given(votes) if not isinstance(v, str)]
    counts = Counter(same(v) for v in kept)
    return min((v for v in kept if counts[same(v)] == max(counts.values())), default=None)


def mode_flag(votes: Votes) -> Value:
    """The more frequent of 0 and 1; equal counts give 1."""
    kept = [v for v in _given(votes) if v in {0, 1}]
    return int(2 * sum(v == 1 for v in kept) >= len(kept)) if kept else None


def mode_date(votes: Votes) -> Value:
    """The most frequent day; of several the mean of their day numbers, rounded down. What is no date is left out."""
    days = [day for day in (_day(v) for v in _given(votes)) if day is not None]
    counts = Counter(days)
    tied = [day for day, count in counts.items() if count == max(counts.values())]
    return date.fromordinal(sum(tied) // len(tied)).isoformat() if tied else None


def count(votes: Votes) -> Value:
    """The number of reports."""
    return len(votes.values)


def first(votes: Votes) -> Value:
    """Naive: what the first report says, also if it says nothing."""
    return votes.values[0] if votes.values else None


def latest(votes: Votes) -> Value:
    """Naive: the last value anyone gives, in the order of the reports."""
    kept = _given(votes)
    return kept[-1] if kept else None


def majority(votes: Votes) -> Value:
    """Naive: the value that most reports give, the first of several; null does not count."""
    kept = _given(votes)
    counts = Counter(same(v) for v in kept)
    return next((v for v in kept if counts[same(v)] == max(counts.values())), None)


RULES: dict[str, Rule] = {
    "minimum": minimum, "maximum": maximum, "sum": total, "join": joined, "mode": mode, "mode number": mode_number,
    "mode flag": mode_flag, "mode date": mode_date, "least precise": least, "most precise": most, "count": count,
    "first": first, "latest": latest, "majority": majority,
}  # fmt: skip


def _given(votes: Votes) -> list[str | int | float]:
    return [v for v in votes.values if v is not None]


def _order(value: str | float) -> tuple[int, float, str]:
    return (1, 0.0, value) if isinstance(value, str) else (0, float(value), "")


def _day(value: Value) -> int | None:
    try:
        return date.fromisoformat(str(value)).toordinal()
    except ValueError:
        return None
