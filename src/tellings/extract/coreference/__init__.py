"""Coreference by rules: chains of mentions of one thing within an Article."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import Chain


def find_chains(analysis: Analysis, settings: Settings) -> list[Chain]:
    """Find the chains of an Article."""
    return []
