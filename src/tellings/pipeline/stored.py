"""A Comparison made of the records of a stored dataset (without the Mentions)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tellings.model import Actor, Article, Claim, Derivation, Event, Finding, Judgement, Origin, Problem
from tellings.pipeline.comparison import Comparison


def comparison_of(records: Iterable[object]) -> Comparison:
    """Sort the records of a dataset into a Comparison."""
    kinds: dict[type, list[Any]] = {kind: [] for kind in (Article, Actor, Claim, Event, Derivation, Origin, Finding, Judgement, Problem)}
    for record in records:
        kinds[type(record)].append(record)
    return Comparison(
        articles=kinds[Article], claims=kinds[Claim], events=kinds[Event], findings=kinds[Finding], derivations=kinds[Derivation],
        origins=kinds[Origin], actors=kinds[Actor], judgements=kinds[Judgement], problems=kinds[Problem],
    )  # fmt: skip
