"""The kinds of happenings that an article opens with, beside those that it only mentions.

A report of a fire in the camp of those whom a storm drove out opens with a fire and mentions the storm. Kinds and their classes are those
of the happenings table; what follows on any happening (an arrest, a rescue, an inquiry) is no kind of its own here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tellings.language import table
from tellings.model import Claim, Reading

LEAD = 3
"""Sentences of the body that open a report."""

WIDE = frozenset({"attack", "battle", "crash", "raid", "assault", "explosion", "fire"})
"""Wide codes: their words stand for many kinds ("came under fire"), so that one mention of them says little."""


class Kinds(NamedTuple):
    """Codes of the happenings table: those of title and lead, and all that the article mentions."""

    lead: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


NO_KINDS = Kinds()
"""Of an article or a chain that was not asked for its kinds."""


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    """The class of each kind of happening (column ``class``), without what follows on another."""
    return {row["code"]: row["class"] for row in table("happenings") if row["class"] != "state"}


def kinds_of(reading: Reading, main: Iterable[Claim]) -> Kinds:
    """What an article opens with (where title and lead name no kind: the kinds of its main Claims), and what it mentions."""
    known = _classes()
    spans = [s.span for s in reading.sentences if s.role == "title"] + [s.span for s in reading.sentences if s.role == "body"][:LEAD]
    told = [(h.span.start, h.happening) for h in reading.happenings if h.happening in known]
    lead = {kind for at, kind in told if kind and any(span.start <= at < span.end for span in spans)}
    lead = lead or {c.happening for c in main if c.happening in known and c.happening}
    return Kinds(frozenset(lead), frozenset(kind for _, kind in told if kind))


def other_kind(a: Kinds, b: Kinds) -> bool:
    """Whether two articles open with happenings of different classes (violence, unrest, accident, disaster)."""
    known = _classes()
    return bool(a.lead) and bool(b.lead) and not {known[k] for k in a.lead} & {known[k] for k in b.lead}


def in_passing(a: Kinds, b: Kinds) -> bool:
    """Whether they open with different kinds, and one mentions further down what the other opens with."""
    return other_kind(a, b) and bool((b.lead - WIDE) & a.told or (a.lead - WIDE) & b.told)
