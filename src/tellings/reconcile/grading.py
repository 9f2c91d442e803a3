"""Airwars' grading of civilian harm and of a strike, as far as a rule can tell (docs/profiles.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tellings.model import Claim, Event, Origin
from tellings.reconcile.naming import HARM, acts_for, words

Grade = Literal["Confirmed", "Fair", "Weak", "Contested", "Discounted"]
Status = Literal["Declared strike", "Likely strike", "Single source claim", "Contested strike"]


def grade(event: Event, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> Grade:
    """Grade the civilian harm of an Event.

    Discounted: all the dead and injured are combatants. Confirmed: a party says itself that it harmed civilians.
    Contested: Origins name different doers. Fair: two or more Origins. Weak: one.
    """
    classes = {e.affected.cls for e in event.estimates if e.measure in {"killed", "injured"} and e.high}
    if classes and classes <= {"combatant", "security"}:
        return "Discounted"
    if any(c.affected.cls == "civilian" for c in _owned(event, claims, origins)):
        return "Confirmed"
    if contested(event):
        return "Contested"
    return "Fair" if _tellers(event, claims) >= 2 else "Weak"


def strike_status(event: Event, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> Status:
    """Say how sure it is that a strike took place: a party declares it, one Origin claims it, Origins disagree, or several agree."""
    if _owned(event, claims, origins):
        return "Declared strike"
    if contested(event):
        return "Contested strike"
    return "Likely strike" if _tellers(event, claims) >= 2 else "Single source claim"


def contested(event: Event) -> bool:
    """Say whether different Origins name different doers."""
    agents = [a for a in event.accounts if a.aspect == "agent"]
    return any(
        set(a.origins) - set(b.origins) and set(b.origins) - set(a.origins) and not words(a.value) & words(b.value)
        for a in agents for b in agents if a.value < b.value
    )  # fmt: skip


def _owned(event: Event, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> list[Claim]:
    """The Claims of harm in which a party names itself as the doer."""
    parties = {o.origin for o in event.origins if o.role == "party"}
    return [
        c for c in claims
        if c.origin in parties and c.origin in origins and c.agent is not None and c.measure in HARM and c.modality == "asserted"
        and c.polarity == "positive" and acts_for(words(origins[c.origin].name), words(c.agent.name.canonical or c.agent.name.text))
    ]  # fmt: skip


def _tellers(event: Event, claims: Sequence[Claim]) -> int:
    if event.origins:
        return len(event.origins)
    return len({c.article for c in claims})
