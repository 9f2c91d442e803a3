"""The trace stage: who copied whom, and who really says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.config import Settings
from tellings.model import QuotedPair, Reading, Trace
from tellings.trace.copies import find_copies
from tellings.trace.lineage import Lineage
from tellings.trace.moments import sort_key
from tellings.trace.origins import find_origins
from tellings.trace.quotations import SharedQuote


def trace(readings: Sequence[Reading], settings: Settings, since: Mapping[str, str] | None = None) -> Trace:
    """Find Derivations, aligned quotations and Origins. The order of the readings does not matter.

    ``since`` gives for the id of an undated Article a day (YYYY-MM-DD) that it tells of, so that it cannot have come out before.
    """
    ordered = sorted(readings, key=lambda r: sort_key(r.article))
    lineage = Lineage(ordered, settings, since)
    copies = find_copies(lineage)
    found = find_origins(ordered, copies.copied, copies.pairs, tuple(settings.lexicons))
    return Trace(
        derivations=copies.derivations, quotations=[_quoted_pair(lineage, quote) for quote in lineage.quotes],
        origins=found.origins, claim_origin=found.claim_origin, claim_pairs=copies.pairs,
        copied_claims={target: pair.source for target, pair in copies.copied.items()},
    )  # fmt: skip


def _quoted_pair(lineage: Lineage, quote: SharedQuote) -> QuotedPair:
    a, b = lineage.texts[quote.a], lineage.texts[quote.b]
    there = quote.b_quote.span if quote.b_quote else b.words.span(*quote.b_words)
    return QuotedPair(
        article_a=a.reading.article.id, start_a=quote.a_quote.span.start, end_a=quote.a_quote.span.end, speaker_a=quote.a_quote.speaker,
        article_b=b.reading.article.id, start_b=there.start, end_b=there.end,
        speaker_b=quote.b_quote.speaker if quote.b_quote else None, similarity=quote.similarity, marked_b=quote.b_quote is not None,
    )  # fmt: skip
