"""Place names, their roles and what the gazetteer knows of them."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import PlaceMention


def find_places(analysis: Analysis, settings: Settings) -> list[PlaceMention]:
    """Find the place names of an Article."""
    return []
