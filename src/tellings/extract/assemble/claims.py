"""Put Mentions together as Claims."""

from __future__ import annotations

from tellings.config import Settings
from tellings.language import Analysis
from tellings.model import Reading


def assemble(analysis: Analysis, reading: Reading, settings: Settings) -> Reading:
    """Give the Reading its Claims (their Periods are resolved by :func:`resolve_periods`)."""
    return reading
