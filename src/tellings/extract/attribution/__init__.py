"""Who says what, on whose word."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import AttributionMention, Chain


def find_attributions(analysis: Analysis, chains: list[Chain], settings: Settings) -> list[AttributionMention]:
    """Find the attributions of an Article."""
    return []
