"""What two Articles have in common: shared runs, sentences that tell the same, quotations. The evidence, not yet judged."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.model import PassagePair, Reading, Span
from tellings.model.derivation import DerivationKind
from tellings.trace.alignment import SentencePair, Told, align, coverage
from tellings.trace.features import Features, function_words, sentence_features
from tellings.trace.figures import Placed, placed
from tellings.trace.quotations import SharedQuote
from tellings.trace.quotes import Quote, quotes_of
from tellings.trace.selfdescription import credited, retelling
from tellings.trace.tiles import Runs, Tile, shared_runs
from tellings.trace.words import Stretch, Words, words_of

MIN_OWN_RUN = 6
"""Words of a run outside quotations that is a passage by itself; a shorter one only where its sentences tell the same."""
MIN_OWN_CARRYING = 3
"""Of them words that carry meaning and are neither names nor numbers: "in the city of X on 3 May" proves nothing."""
VERBATIM, EDITED = 0.92, 0.5
"""Share of the shorter sentence's words that stand in shared runs."""


@dataclass(slots=True)
class Text:
    """One Article as trace works on it."""

    reading: Reading
    words: Words
    features: list[Features]
    quotes: list[Quote]
    quoted: list[bool] = field(default_factory=list)
    """For each word whether it stands inside quotation marks."""
    outlets: tuple[str, ...] = ()
    first_words: list[int] = field(default_factory=list)
    runs: Runs = field(default_factory=lambda: Runs(()))
    told: Told = field(default_factory=lambda: Told.of(()))
    sourced: frozenset[int] = frozenset()
    """The numbers of the sentences that stand on somebody's word."""
    placed: list[Placed] = field(default_factory=list)
    """The Claims in text order, with their sentences."""
    since: str | None = None
    """A day before which the Article cannot have come out, since it tells of it; only where its date is not known."""
    stamped: bool = False
    """It is a live page, whose entries have clock times."""
    retelling: str = ""
    """What the text is where it says itself that it re-tells others."""
    credits: frozenset[str] = frozenset()
    """The news agencies that it signs or thanks."""

    def stretch_at(self, word: int) -> Stretch | None:
        """The sentence that holds a word index."""
        i = bisect_right(self.first_words, word) - 1
        return self.words.stretches[i] if i >= 0 and word < self.words.stretches[i].last else None


@dataclass(slots=True)
class Shared:
    """What article ``b`` (number) has of article ``a``. ``own_run`` is the longest shared run outside quotations, in words."""

    a: int
    b: int
    passages: list[PassagePair]
    sentences: list[SentencePair]
    quotes: list[SharedQuote]
    coverage: float
    """Share of the second article's words in aligned sentences."""
    coverage_back: float
    own_run: int
    own_words: int
    """Words in shared runs outside quotations that are passages by themselves."""
    disorder: float
    """Share of neighbouring passages that stand the other way round in the two articles."""


def prepare(reading: Reading, outlets: tuple[str, ...] = (), since: str | None = None, folders: tuple[str, ...] = ()) -> Text:
    """Cut an Article into words, features and quotations."""
    words = words_of(reading)
    quotes = quotes_of(reading, words)
    quoted = [False] * len(words.folded)
    for quote in quotes:
        quoted[quote.first : quote.last] = [True] * (quote.last - quote.first)
    features = sentence_features(words)
    return Text(
        reading=reading, words=words, features=features, quotes=quotes, quoted=quoted, outlets=outlets,
        first_words=[s.first for s in words.stretches], runs=Runs(words.folded), told=Told.of(features), sourced=_sourced(reading, words),
        placed=_placed(reading, words), since=since, stamped=any(s.stamp for s in words.stretches),
        retelling=retelling(reading.article, words, quoted),
        credits=credited(reading.article, folders),
    )  # fmt: skip


_SOURCED = re.compile(
    r"\b(?:said|says|saying|told|according to|reported|announced|added|noted|stated|claimed|confirmed|quot\w+|spokes\w+|statement)\b",
    re.IGNORECASE,
)


def _sourced(reading: Reading, words: Words) -> frozenset[int]:
    """Sentences on somebody's word: by the attributions; by cue words where there are none."""
    if not reading.attributions:
        return frozenset(s.number for s in words.stretches if _SOURCED.search(s.span.of(reading.article.text)))
    return frozenset(n for m in reading.attributions for c in (*m.content, *m.cue) for n in words.numbers(c))


def _placed(reading: Reading, words: Words) -> list[Placed]:
    starts = [s.span.start for s in words.stretches]
    found = []
    for claim in sorted(reading.claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id)):
        i = bisect_right(starts, claim.evidence.start) - 1
        held = i >= 0 and claim.evidence.start < words.stretches[i].span.end
        found.append(placed(claim, words.stretches[i].number if held else -1))
    return found


def share(texts: Sequence[Text], a: int, b: int, quotes: Sequence[SharedQuote]) -> Shared:
    """Align article ``b`` with article ``a``."""
    left, right = texts[a], texts[b]
    runs = shared_runs(left.runs, right.runs)
    pairs, back = align(left.told, right.told)
    own = [t for t in runs if _own(left, right, t)]
    passages = _passages(left, right, runs, own, pairs)
    return Shared(
        a=a, b=b, passages=passages, sentences=pairs, quotes=list(quotes),
        coverage=coverage((p.b for p in pairs), right.features), coverage_back=coverage((p.a for p in back), left.features),
        own_run=max((t.length for t in own), default=0), own_words=sum(t.length for t in own), disorder=_disorder(passages),
    )  # fmt: skip


def _own(left: Text, right: Text, tile: Tile) -> bool:
    """A run in the articles' own words that is long and telling enough to be copied."""
    closed = function_words()
    outside, telling = 0, 0
    text = right.reading.article.text
    for k in range(tile.length):
        if left.quoted[tile.a + k] or right.quoted[tile.b + k]:
            continue
        outside += 1
        word = right.words.folded[tile.b + k]
        telling += word not in closed and not word.isdigit() and text[right.words.starts[tile.b + k]].islower()
    return outside >= MIN_OWN_RUN and telling >= MIN_OWN_CARRYING


def _passages(left: Text, right: Text, runs: list[Tile], own: list[Tile], pairs: list[SentencePair]) -> list[PassagePair]:
    """Sentence pairs with their kind, and the runs that no sentence pair holds, in the order of the second article."""
    found: list[PassagePair] = []
    covered: set[int] = set()
    for pair in pairs:
        a, b = left.words.stretches[pair.a], right.words.stretches[pair.b]
        same = sum(_inside(t, a, b) for t in runs)
        ratio = same / max(1, min(a.last - a.first, b.last - b.first))
        kind: DerivationKind = "verbatim" if ratio >= VERBATIM else "edited" if ratio >= EDITED else "reworded"
        covered.add(pair.b)
        found.append(PassagePair(
            source=a.span, target=b.span, kind=kind, change="none" if kind == "verbatim" else "edited",
            similarity=round(max(pair.similarity, min(1.0, ratio)), 3),
        ))  # fmt: skip
    for tile in own:
        held = right.stretch_at(tile.b)
        if held is None or held.number not in covered or tile.b + tile.length > held.last:
            found.append(PassagePair(
                source=left.words.span(tile.a, tile.a + tile.length), target=right.words.span(tile.b, tile.b + tile.length),
                kind="verbatim",
            ))  # fmt: skip
    return _joined(left, right, sorted(found, key=lambda p: (p.target.start, p.target.end, p.source.start)))


def _inside(tile: Tile, a: Stretch, b: Stretch) -> int:
    """How many words of a run lie in both sentences."""
    low = max(tile.b, b.first, tile.b + a.first - tile.a)
    high = min(tile.b + tile.length, b.last, tile.b + a.last - tile.a)
    return max(0, high - low)


def _joined(left: Text, right: Text, passages: list[PassagePair]) -> list[PassagePair]:
    """Join verbatim passages that follow one another in both articles."""
    joined: list[PassagePair] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last and last.kind == passage.kind == "verbatim" and _adjacent(left, last.source, passage.source) and _adjacent(
            right, last.target, passage.target,
        ):  # fmt: skip
            joined[-1] = last.replace(
                source=Span(start=last.source.start, end=max(last.source.end, passage.source.end)),
                target=Span(start=last.target.start, end=max(last.target.end, passage.target.end)),
                similarity=min(last.similarity, passage.similarity),
            )  # fmt: skip
        else:
            joined.append(passage)
    return joined


def _adjacent(text: Text, first: Span, second: Span) -> bool:
    """No word between two spans, and the second does not end before the first begins."""
    if second.start < first.start:
        return False
    between = text.reading.article.text[first.end : second.start] if second.start > first.end else ""
    return not any(c.isalnum() for c in between)


def _disorder(passages: Sequence[PassagePair]) -> float:
    turned = sum(p.source.start > q.source.start for p, q in itertools.pairwise(passages))
    return turned / (len(passages) - 1) if len(passages) > 1 else 0.0
