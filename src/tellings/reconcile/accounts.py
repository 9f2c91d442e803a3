"""Competing non-numeric statements about an Event: who did it, with what, against whom, why, and in what state things are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.model import Account, AccountAspect, Claim
from tellings.reconcile.naming import HARM, words

CAUSES = {"cause", "trigger", "provoke", "blame", "spark", "ignite", "result"}
"""Predicates that say why something happened (FrameNet frames Causation and Cause_to_start)."""


class _Statement(NamedTuple):
    aspect: AccountAspect
    value: str
    claim: Claim


def reconcile_accounts(claims: Sequence[Claim]) -> list[Account]:
    """Return the Accounts of an Event, by aspect, those with most Origins first.

    Wordings that name the same thing (the words of one are all in the other's) are one Account under
    the wording told most often. An Account is listed, never decided.
    """
    found: list[Account] = []
    told = list(_statements(claims))
    for aspect in ("agent", "means", "target", "cause", "state"):
        found.extend(_aspect(aspect, [s for s in told if s.aspect == aspect]))
    return found


def _statements(claims: Sequence[Claim]) -> Iterable[_Statement]:
    for claim in claims:
        if claim.scope == "background" or claim.modality == "planned":
            continue
        if claim.agent is not None and claim.measure in HARM | {"other"}:
            yield _Statement("agent", _denied(claim, claim.agent.name.canonical or claim.agent.name.text), claim)
        if claim.means:
            yield _Statement("means", claim.means, claim)
        if claim.target:
            yield _Statement("target", claim.target, claim)
        if claim.predicate and claim.low is None and claim.high is None:
            aspect: AccountAspect = "cause" if claim.predicate in CAUSES else "state"
            subject = claim.affected.group or claim.target or claim.unit
            if subject:
                yield _Statement(aspect, _denied(claim, f"{subject}: {claim.predicate}"), claim)


def _denied(claim: Claim, value: str) -> str:
    return f"not {value}" if (claim.polarity == "negative") != (claim.modality == "denied") else value


def _aspect(aspect: AccountAspect, told: Sequence[_Statement]) -> list[Account]:
    groups: list[tuple[frozenset[str], list[_Statement]]] = []
    for statement in sorted(told, key=lambda s: (-len(words(s.value)), s.value, s.claim.id)):
        key = words(statement.value)
        negative = statement.value.startswith("not ")
        home = next((g for k, g in groups if key <= k and g[0].value.startswith("not ") == negative), None)
        if home is None:
            groups.append((key, [statement]))
        else:
            home.append(statement)
    accounts = [_account(aspect, members) for _, members in groups]
    return sorted(accounts, key=lambda a: (-len(a.origins), -len(a.claims), a.value))


def _account(aspect: AccountAspect, members: Sequence[_Statement]) -> Account:
    wordings = [m.value for m in members]
    value = min(wordings, key=lambda w: (-wordings.count(w), -len(w), w))
    claims = list(dict.fromkeys(m.claim.id for m in members))
    origins = list(dict.fromkeys(m.claim.origin or f"article:{m.claim.article}" for m in members))
    return Account(aspect=aspect, value=value, origins=sorted(origins), claims=sorted(claims))
