"""The link stage: Claims to Events."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.config import Settings
from tellings.model import Judgement, Links, Reading


def link(readings: Sequence[Reading], settings: Settings, judgements: Sequence[Judgement] = ()) -> Links:
    """Group the Claims of all Readings into Events."""
    return Links(events=[], claim_event={})
