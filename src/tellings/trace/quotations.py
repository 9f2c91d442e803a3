"""The same words quoted in several articles, also where they are shortened, split or have lost their marks.

A quotation is looked for in the other articles by its runs of three words, then aligned word by word
(Indel distance, rapidfuzz). Words that stand between marks in one article and without marks in the other are
kept too: a quotation that lost its speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tellings.trace.features import function_words
from tellings.trace.quotes import Quote
from tellings.trace.words import Words

GRAM = 3
HOLDERS = 12
"""Articles (the earliest) that a run of quoted words is looked up in; more copies of one quotation add nothing new."""
MIN_MATCHED = 5
"""Words that have to agree; three where they are all the shorter quotation has and two of them carry meaning."""
MIN_SHARE = 0.5
"""Of the shorter quotation's words."""
MIN_SHARE_BARE = 0.75
"""Where the second article has no marks: nearly all of a sentence of the quotation has to be there."""


@dataclass(slots=True)
class SharedQuote:
    """Words quoted in article ``a`` (number) that stand in article ``b`` too; ``[first, last)`` word indices of each."""

    a: int
    b: int
    a_words: tuple[int, int]
    b_words: tuple[int, int]
    a_quote: Quote
    b_quote: Quote | None
    similarity: float


def shared_quotes(texts: Sequence[Words], quotes: Sequence[Sequence[Quote]]) -> list[SharedQuote]:
    """Align quotations across articles. Each pair is given once, the article that marks it (else the earlier) first."""
    holders = _index(texts, quotes)
    found: dict[tuple[int, int, int, int], SharedQuote] = {}
    for b, text in enumerate(texts):
        for (a, q), places in _hits(b, text, holders).items():
            shared = _align(a, b, texts, quotes[a][q], quotes[b], places)
            if shared is None:
                continue
            key = (a, shared.a_quote.first, b, shared.b_words[0] if shared.b_quote is None else shared.b_quote.first)
            other = (key[2], key[3], key[0], key[1])
            if other not in found and (key not in found or found[key].similarity < shared.similarity):
                found[key] = shared
    return [found[key] for key in sorted(found)]


def _index(texts: Sequence[Words], quotes: Sequence[Sequence[Quote]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    holders: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    closed = function_words()
    for a, some in enumerate(quotes):
        for q, quote in enumerate(some):
            folded = texts[a].folded
            for i in range(quote.first, quote.last - GRAM + 1):
                gram = tuple(folded[i : i + GRAM])
                if len(holders[gram]) < HOLDERS and not closed.issuperset(gram):
                    holders[gram].append((a, q))
    return holders


def _hits(b: int, text: Words, holders: dict[tuple[str, ...], list[tuple[int, int]]]) -> dict[tuple[int, int], list[int]]:
    hits: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i in range(len(text.folded) - GRAM + 1):
        for holder in holders.get(tuple(text.folded[i : i + GRAM]), ()):
            if holder[0] != b:
                hits[holder].append(i)
    return hits


def _align(a: int, b: int, texts: Sequence[Words], quote: Quote, others: Sequence[Quote], places: list[int]) -> SharedQuote | None:
    other = _quote_at(others, places)
    length = quote.last - quote.first
    if other is not None:
        low, high = other.first, other.last
    else:
        low, high = _window(places, length)
        high = min(high, len(texts[b].folded))
    left, right = texts[a].folded[quote.first : quote.last], texts[b].folded[low:high]
    blocks = [m for m in Indel.opcodes(left, right) if m.tag == "equal"]
    matched = sum(m.src_end - m.src_start for m in blocks)
    shorter = min(length, high - low) if other is not None else length
    carrying = sum(w not in function_words() for m in blocks for w in left[m.src_start : m.src_end])
    whole_short = matched == shorter and matched >= GRAM and carrying >= 2 and other is not None
    if not blocks or (matched < MIN_MATCHED and not whole_short):
        return None
    a_words = (quote.first + blocks[0].src_start, quote.first + blocks[-1].src_end)
    b_words = (low + blocks[0].dest_start, low + blocks[-1].dest_end)
    if other is not None:
        similarity = matched / shorter
        enough = similarity >= MIN_SHARE and carrying >= 2
    else:
        similarity = matched / (b_words[1] - b_words[0])
        enough = similarity >= MIN_SHARE_BARE and carrying >= 3 and _sentence_share(texts[b], b_words) >= MIN_SHARE_BARE
    if not enough:
        return None
    return SharedQuote(
        a=a, b=b, a_words=a_words, b_words=b_words, a_quote=quote, b_quote=other, similarity=round(similarity, 3),
    )  # fmt: skip


def _quote_at(quotes: Sequence[Quote], places: list[int]) -> Quote | None:
    """The quotation of the second article that holds most of the runs found."""
    best, most = None, 0
    for quote in quotes:
        inside = sum(quote.first <= p < quote.last for p in places)
        if inside > most:
            best, most = quote, inside
    return best if most * 2 >= len(places) else None


def _window(places: list[int], length: int) -> tuple[int, int]:
    """The stretch of the second article, as long as the quotation and a half, that holds most of the runs found."""
    reach = length + length // 2
    best, first = 0, places[0]
    for i, start in enumerate(places):
        count = sum(1 for p in places[i:] if p < start + reach)
        if count > best:
            best, first = count, start
    last = max(p for p in places if p < first + reach)
    return max(0, first - 2), last + GRAM + 2


def _sentence_share(text: Words, found: tuple[int, int]) -> float:
    """How much of the sentences it touches an unmarked stretch fills: a copied quotation is a sentence of its own."""
    touched = [s for s in text.stretches if s.first < found[1] and found[0] < s.last]
    whole = sum(s.last - s.first for s in touched)
    return (found[1] - found[0]) / whole if whole else 0.0
