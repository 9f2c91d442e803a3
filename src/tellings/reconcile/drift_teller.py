"""Drift of who says so: a number that one side claims is told as what the other side admits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import Claim, Finding
from tellings.reconcile.drift_ways import TELLING
from tellings.reconcile.figure_size import size
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.plainly import one_number
from tellings.reconcile.restating import share

ADMITS = re.compile(
    r"\b(?:admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|conced(?:e|es|ed|ing)|confirm(?:s|ed|ing)?|own(?:s|ed)? up|confess(?:es|ed)?|"
    r"recogni[sz](?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
"""Verbs of saying against one's own interest, or as somebody who knows."""

_DENIED = re.compile(r"(?:not|n['’]t|never|neither|refus\w+|declin\w+|without)(?: \w+)? $|\bno[bt]\w* $", re.IGNORECASE)

NEAR = 120
"""Characters before the figure within which the verb stands."""

ALIKE = 0.3
"""Share of its sentence's words that a smaller number keeps."""

OWN_WORD = frozenset({"outlet", "news_agency", "unnamed"})


def find_moved_tellers(table: Table) -> Iterator[Finding]:
    """One Finding for each number that a text gives to a teller who gives it nowhere else, and another body claims."""
    seen: set[tuple[str, str, int]] = set()
    for strong in table.case.claims:
        if not counted(strong) or strong.title or not _admitted(strong, table):
            continue
        key = strong.article, strong.measure, strong.low or 0
        weak = next((w for w in table.case.claims if _claimed(w, strong, table)), None)
        if weak is None or key in seen:
            continue
        seen.add(key)
        who = table.origins[weak.origin or ""].name
        yield make(
            "drift", "teller_moved",
            f"{table.name(strong.article)}: “{strong.evidence.quote}”, which {who} claims, became what another admits "
            f"(see {table.name(weak.article)}).",
            claims=[weak, strong], evidence_=[weak.evidence, table.cut(strong.article, *_passage(strong, table))],
            events=[strong.event] if strong.event else [], confidence="likely",
            reasons=[f"elsewhere only {who} gives this number, and the one who is said to admit it gives another or none"],
        )  # fmt: skip


def _admitted(claim: Claim, table: Table) -> bool:
    text = table.articles[claim.article].text
    start = max(claim.sentence.start, claim.evidence.start - NEAR)
    found = list(ADMITS.finditer(text, start, claim.evidence.start))
    return bool(found) and not _DENIED.search(text[max(start - 20, 0) : found[-1].start()]) and size(claim) > 1


def _passage(claim: Claim, table: Table) -> tuple[int, int]:
    text = table.articles[claim.article].text
    found = list(ADMITS.finditer(text, max(claim.sentence.start, claim.evidence.start - NEAR), claim.evidence.start))
    return found[-1].start(), claim.evidence.end


def _claimed(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether another body, and it alone, gives the number in an Article that may be the source."""
    if weak.article == strong.article or weak.measure != strong.measure or (weak.low, weak.high) != (strong.low, strong.high):
        return False
    if not one_number(weak) or not one_number(strong):
        return False  # persons strung together
    one, other = table.origin_of(weak), table.origin_of(strong)
    if one is None or one.kind in OWN_WORD or other is None or one.id == other.id or table.later(weak, strong):
        return False
    if (strong.article, weak.article) in table.derived or _names_meet(one.name, strong, table):
        return False
    flows = table.flows(weak.article, strong.article)
    linked = weak.event == strong.event or flows
    if not linked or (size(strong) < TELLING and share(table.stems_at(weak), table.stems_at(strong)) < ALIKE):
        return False
    if not table.party_somewhere(one.id):
        return False
    alike = (c for c in table.case.claims if c.id != strong.id and c.measure == strong.measure and c.low == strong.low and c.attribution)
    return all(c.origin != other.id for c in alike)


def _names_meet(name: str, strong: Claim, table: Table) -> bool:
    """Whether the sentence with the verb names the body that claims the number."""
    text = table.articles[strong.article].text[strong.sentence.start : strong.evidence.start]
    words = set(re.findall(r"[A-Z][\w’'-]{3,}", name))
    return any(re.search(rf"\b{re.escape(w)}\b", text) for w in words)
