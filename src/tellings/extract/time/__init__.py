"""Time expressions and what they stand for."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import TimeMention


def find_times(analysis: Analysis, settings: Settings) -> list[TimeMention]:
    """Find the time expressions of an Article."""
    return []
