"""Findings about what is said without figures: conflicting accounts, disputed claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tellings.model import Account, Claim, Event, Finding
from tellings.reconcile.finding_parts import Table, agree, counted, make
from tellings.reconcile.finding_words import figure_words

_WORD = re.compile(r"[^\W\d_]{4,}")

EXCLUSIVE = ("cause", "agent", "means", "target")
"""Aspects in which two different values exclude each other; of states only the opposite does."""


def find_account_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """Statements of different Origins about who did it, with what, against whom, why, that exclude each other."""
    for aspect in dict.fromkeys(a.aspect for a in event.accounts):
        values = [a for a in event.accounts if a.aspect == aspect]
        for a, b in combinations(values, 2):
            if _exclude(a, b, table):
                yield _conflict(event, aspect, (a, b), table)
                break


def _exclude(a: Account, b: Account, table: Table) -> bool:
    if not a.claims or not b.claims or set(a.origins) & set(b.origins):
        return False
    first, second = table.claims[a.claims[0]], table.claims[b.claims[0]]
    if a.aspect in EXCLUSIVE:
        return not _words(a.value) & _words(b.value) and first.predicate == second.predicate
    return first.polarity != second.polarity and bool(_words(a.value) & _words(b.value))


def _words(text: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(text)}


def _conflict(event: Event, aspect: str, sides: tuple[Account, Account], table: Table) -> Finding:
    claims = [table.claims[s.claims[0]] for s in sides]
    says = " against ".join(f"“{c.evidence.quote}” ({_who(c, table)})" for c in claims)
    return make(
        "conflicting accounts", f"conflicting_{aspect}", f"{aspect.capitalize()}: {says}.", claims=claims, events=[event.id],
        confidence="possible", reasons=["different origins tell it, and both cannot be true"],
    )  # fmt: skip


def find_disputed(event: Event, table: Table) -> Iterator[Finding]:
    """Claims that somebody else denies or calls false."""
    claims = table.by_event[event.id]
    denials = [c for c in claims if c.modality == "denied" or (c.low == 0 and c.high == 0 and c.modality == "asserted")]
    for denial in denials:
        target = _denied(denial, claims, table)
        if target is not None:
            what = f"{figure_words(target)} {target.measure}" if counted(target) else f"“{target.evidence.quote}”"
            yield make(
                "disputed claim", "disputed_claim", f"{what} ({_who(target, table)}) is denied by {_who(denial, table)}.",
                claims=[target, denial], events=[event.id], confidence="likely" if denial.modality == "denied" else "possible",
                reasons=[f"“{denial.evidence.quote}” says the contrary"],
            )  # fmt: skip
            return


def _denied(denial: Claim, claims: Sequence[Claim], table: Table) -> Claim | None:
    for claim in claims:
        if claim.id == denial.id or claim.modality != "asserted" or claim.measure != denial.measure or claim.origin == denial.origin:
            continue
        if counted(claim) and counted(denial):
            contrary = claim.low == denial.low if denial.modality == "denied" else not agree(claim, denial)
            if contrary and not (table.later(claim, denial) and denial.modality == "asserted" and claim.article != denial.article):
                return claim
    return None


def _who(claim: Claim, table: Table) -> str:
    origin = table.origin_of(claim)
    return origin.name if origin else table.name(claim.article)
