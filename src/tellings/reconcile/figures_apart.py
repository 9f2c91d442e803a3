"""Figures of one measure that are not held against each other: of other things, of one hospital beside all places."""

from __future__ import annotations

import re

from tellings.model import Claim
from tellings.reconcile.drift_scope import part_places
from tellings.reconcile.figure_size import most_of
from tellings.reconcile.finding_parts import Table, counted
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.restating import stems

OF_THINGS = frozenset({"destroyed", "damaged", "hit", "fired"})
"""Measures of things: a number without a noun may count anything."""


def other_things(a: Claim, b: Claim, table: Table) -> bool:
    """Whether one number counts things with a name of which the sentence of the other, which names none, has not a word."""
    if a.measure not in OF_THINGS:
        return False
    one, other = kind_of(a).noun, kind_of(b).noun
    if bool(one) == bool(other):
        return False
    named, bare = (a, b) if one else (b, a)
    return not stems(named.unit or named.affected.group or "") & table.stems_at(bare)


_ADMITTED = re.compile(
    r"\b(?:hospital|clinic|infirmary|medical cent(?:re|er)|ward)s?\b[^.;!?]{0,60}?\b(?:took in|admitted|received|treated|has had|had)\b"
    r"|\b(?:admitted|taken|brought|treated) (?:to|at|in|into) (?:the |its |a )?(?:[\w-]+ ){0,3}(?:hospital|clinic|infirmary)\b",
    re.IGNORECASE,
)
"""How many of the hurt one house has seen."""


def of_one_house(a: Claim, b: Claim, table: Table) -> bool:
    """Whether the smaller count is of one hospital and the larger one of several places, among which its text splits it."""
    less, more = (a, b) if most_of(a) <= most_of(b) else (b, a)
    if less.measure not in ("injured", "killed") or less.article == more.article:
        return False
    if not _ADMITTED.search(table.sentence_evidence(less).quote):
        return False
    known = table.kept.setdefault("split among places", {})
    assert isinstance(known, dict)
    if more.event not in known:
        own = table.by_event.get(more.event or "", [])
        known[more.event] = any(len(part_places(c, table)) > 1 for c in own if not c.part_of and counted(c))
    return bool(known[more.event])
