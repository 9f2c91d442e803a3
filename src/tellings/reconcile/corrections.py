"""Figures that an Article itself puts in place of others: "from 79 to 77", "three men, not two", "rose to 12 from nine"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from tellings.language import table
from tellings.reconcile.stakes import Stake

NEAR = 60
"""Characters between two figures that one phrase sets against each other."""
FILLER = 3
"""Words of the counted noun that may stand between ("from the earlier 79 bodies to 77")."""


def corrected(stakes: Sequence[Stake], texts: Mapping[str, str], folders: tuple[str, ...] = ()) -> list[Stake]:
    """Mark the stakes that their own Article replaces by the figure beside it; the Claims themselves stay as they are."""
    lists: dict[tuple[str, str, str], list[Stake]] = {}
    for stake in stakes:
        lists.setdefault((stake.claim.article, stake.claim.measure, stake.kind.domain), []).append(stake)
    newer: dict[str, str] = {}
    for (article, _, _), members in lists.items():
        ordered = sorted(members, key=lambda s: (s.claim.evidence.start, s.claim.id))
        for old, new in _replaced(ordered, texts.get(article, ""), folders):
            newer.setdefault(old.claim.id, new.claim.id)
    return [s._replace(claim=s.claim.replace(superseded_by=newer[s.claim.id])) if s.claim.id in newer else s for s in stakes]


def _replaced(ordered: Sequence[Stake], text: str, folders: tuple[str, ...]) -> Iterable[tuple[Stake, Stake]]:
    """Yield pairs (old, new) of neighbours with different figures."""
    for first, second in pairwise(ordered):
        start, end = first.claim.evidence.end, second.claim.evidence.start
        if first.ends == second.ends or not 0 <= end - start <= NEAR:
            continue
        before = text[max(0, first.claim.evidence.start - NEAR) : first.claim.evidence.start]
        for lead, link, old in _patterns(folders):
            if link.fullmatch(text[start:end].lower()) and lead.search(before.lower()):
                yield (first, second) if old == "first" else (second, first)
                break


@lru_cache(maxsize=16)
def _patterns(folders: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """Compile the table: what stands before the first figure, what stands between, and which of the two is the old one."""
    words = rf"(?:[^\W\d]+[\s-]+){{0,{FILLER}}}"
    found = []
    for row in table("corrections", "en", folders):
        lead = re.compile(rf"\b{re.escape(row['before'])}\s+{words}$" if row["before"] else "")
        tail = words if row["old"] == "first" else r"(?:the\s+|an?\s+)?"
        after = rf"\W*{words}" if row["old"] == "first" else r"[\s,;–—-]*"
        found.append((lead, re.compile(rf"{after}\b{re.escape(row['between'])}\s+{tail}"), row["old"]))
    return tuple(found)
