"""Happenings: triggers with their arguments."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import Chain, HappeningMention


def find_happenings(analysis: Analysis, chains: list[Chain], settings: Settings) -> list[HappeningMention]:
    """Find the happenings of an Article."""
    return []
