"""On whose word: the attribution whose content covers a claim, the most specific first."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, overlap
from tellings.model import AttributionMention, Span, Support, Teller, support

_NEARNESS = ("quotation", "sentence", "title tail", "paragraph", "article", "none")


def attribution_of(board: Board, evidence: Span) -> AttributionMention | None:
    """The attribution that covers a passage: nearest in kind, then with the shortest content."""
    best: tuple[int, int, int] | None = None
    chosen: AttributionMention | None = None
    for number, mention in board.attributions_near(evidence):
        inside = [c for c in mention.content if overlap(c, evidence)]
        if not inside or (not mention.assertive and mention.stance == "asserts"):  # what somebody wants or asks for is not told by him
            continue
        nearness = _NEARNESS.index(mention.basis)
        if nearness == 0:
            nearness = 1
        key = (nearness, min(c.end - c.start for c in inside), number)
        if best is None or key < best:
            best, chosen = key, mention
    return chosen


def tellers(mention: AttributionMention | None) -> list[Teller]:
    """The chain, nearest teller first, origin last."""
    return list(mention.chain) if mention else []


def source_support(board: Board, mention: AttributionMention | None) -> list[Support]:
    """The passages that prove an attribution."""
    if mention is None:
        return []
    text = board.analysis.text
    return [
        *(support("attribution", "source", text, s) for s in mention.source),
        *(support("attribution", "cue", text, s) for s in mention.cue),
        *(support("attribution", "content", text, s) for s in mention.content[:1]),
    ]
