"""Claims of a text, without places, times and sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.config import Settings
from tellings.extract.assemble import assemble
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.quantity import find_amounts
from tellings.language import Analysis
from tellings.model import Claim, Reading


@pytest.fixture(scope="session")
def claims_of(analyse: Callable[..., Analysis]) -> Callable[..., list[Claim]]:
    """Read the Claims of a text: ``claims_of("...", published="2024-05-02")``."""

    def run(text: str, published: str | None = None) -> list[Claim]:
        analysis, settings = analyse(text, published=published), Settings()
        chains = find_chains(analysis, settings)
        reading = Reading(
            article=analysis.article,
            chains=chains,
            amounts=find_amounts(analysis, settings),
            happenings=find_happenings(analysis, chains, settings),
        )
        return assemble(analysis, reading, settings).claims

    return run


@pytest.fixture(scope="session")
def figures(claims_of: Callable[..., list[Claim]]) -> Callable[..., list[Claim]]:
    """The Claims of a text that have a figure."""
    return lambda text, published=None: [c for c in claims_of(text, published) if c.figure != "none"]
