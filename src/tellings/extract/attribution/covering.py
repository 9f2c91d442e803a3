"""Which attribution tells a passage."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import AttributionMention, Span

_ORDER = {"sentence": 0, "quotation": 0, "title tail": 0, "paragraph": 1, "article": 2, "none": 3}


def covering(mentions: Sequence[AttributionMention], span: Span) -> AttributionMention | None:
    """The attribution that tells a passage: the innermost assertive one whose content holds it; a carried one only for want of another."""
    held = [(m, size) for m in mentions if m.assertive and (size := _held(m, span)) is not None]
    if not held:
        return None
    return min(held, key=lambda p: (_ORDER[p[0].basis], not p[0].chain and not p[0].source, p[1], p[0].content[0].start))[0]


def _held(mention: AttributionMention, span: Span) -> int | None:
    """Characters of the content if it holds at least a third of the passage (a passage may take in the cue as well)."""
    shared = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in mention.content)
    return sum(c.end - c.start for c in mention.content) if shared * 3 >= span.end - span.start else None
