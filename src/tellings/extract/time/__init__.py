"""Time expressions and what they stand for.

A :class:`~tellings.model.TimeExpression` is symbolic: its ``op`` names the rule that resolves it and ``args`` are the values.
``date`` {year, month, day, weekday}, ``year``, ``decade``, ``century``, ``quarter``, ``half``, ``season``, ``holiday`` and ``week``
name the calendar; ``weekday`` and ``unit`` {unit, offset} are counted from the publication, ``shift`` {n, unit, sign, ref: now,
mention or event} from an anchor, ``same`` from the time told before; ``part``, ``clock`` and ``point`` are times of the day
``inner[0]``; ``edge`` is the early or late part of ``inner[0]``, ``nth`` the n-th day or week of it;
``range``, ``list``, ``nights`` and ``span`` are stretches; ``duration``,
``set``, ``age`` and ``ref`` date nothing. The outermost expression has ``tense``, ``verb`` and ``prep`` of its clause.
"""

from __future__ import annotations

from tellings.config import Settings
from tellings.extract.time.anchors import Anchors, resolve
from tellings.extract.time.find import find_mentions
from tellings.language import Analysis
from tellings.model import TimeMention

__all__ = ["Anchors", "find_times", "resolve"]


def find_times(analysis: Analysis, settings: Settings) -> list[TimeMention]:
    """Find the time expressions of an Article."""
    return find_mentions(analysis, settings)
