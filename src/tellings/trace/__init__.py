"""The trace stage: who copied whom, and who really says so."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.config import Settings
from tellings.model import Reading, Trace


def trace(readings: Sequence[Reading], settings: Settings) -> Trace:
    """Find Derivations, aligned quotations and Origins."""
    return Trace(derivations=[], quotations=[], origins=[], claim_origin={})
