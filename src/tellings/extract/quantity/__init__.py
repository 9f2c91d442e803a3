"""Figures: numbers with their hedges and what they count."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import AmountMention


def find_amounts(analysis: Analysis, settings: Settings) -> list[AmountMention]:
    """Find the figures of an Article."""
    return []
