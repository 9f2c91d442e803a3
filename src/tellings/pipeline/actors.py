"""The Actors of a comparison: those who act, are hit, or speak, by their canonical names."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model import Actor, Claim, Name, make_id


def actors_of(claims: Iterable[Claim]) -> list[Actor]:
    """One Actor for each canonical name among the agents and tellers of the Claims."""
    names: dict[str, dict[str, Name]] = {}
    for claim in claims:
        for name in _names(claim):
            names.setdefault(_key(name), {}).setdefault(name.text, name)
    return [Actor(id=make_id("actor", [key]), names=[found[text] for text in sorted(found)]) for key, found in sorted(names.items())]


def _names(claim: Claim) -> Iterable[Name]:
    if claim.agent:
        yield claim.agent.name
    for teller in claim.attribution:
        if teller.name:
            yield teller.name
        if teller.body:
            yield teller.body


def _key(name: Name) -> str:
    return name.id or (name.canonical or name.text).casefold()
