"""Which of two Articles took from the other: a list of small features, each with its reason in words.

The docstring of a feature is the explanation that a user sees. A feature gives a weight for "``a`` is the source of ``b``"
(negative: the other way round) and its reasons. The weights are a judgement, set on the five shared clusters: a name says
most, a clock time much, what was lost on the way a little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from tellings.model import Span
from tellings.trace.changes import Match, toward
from tellings.trace.moments import order
from tellings.trace.naming import Mention, host
from tellings.trace.pairs import Shared, Text

KNOWN = 1.4
"""Weight from which the direction is known: a date alone (1.3) is not enough, both may have a common source."""
STRONG = 2.0
"""A feature against the direction with this weight leaves it unknown unless twice as much speaks for it."""

Found = tuple[float, list[str]]


@dataclass(slots=True)
class Pair:
    """Two Articles and what is known about them."""

    a: Text
    b: Text
    shared: Shared
    names_a: list[Mention] = field(default_factory=list)
    """Mentions of ``a``'s outlet in ``b``."""
    names_b: list[Mention] = field(default_factory=list)
    issuer_a: str | None = None
    """The body whose statement ``a`` is, where ``b`` gives it as a source."""
    issuer_b: str | None = None
    agency_a: bool = False
    agency_b: bool = False
    matches: list[Match] = field(default_factory=list)
    """Claims of both that tell one thing."""


@dataclass(slots=True)
class Verdict:
    """``toward`` is 1 where ``a`` is the source, -1 where ``b`` is, 0 unknown."""

    toward: int
    weight: float
    reasons: list[str]


def published(pair: Pair) -> Found:
    """The one came out before the other."""
    found, words = order(pair.a.reading.article, pair.b.reading.article)
    if found == "unknown":
        return 0.0, []
    inferred = "inferred" in (pair.a.reading.article.published_basis, pair.b.reading.article.published_basis)
    weight = 0.7 if inferred else 1.3
    return (weight if found == "before" else -weight), [words + (" (a date was inferred)" if inferred else "")]


def names_outlet(pair: Pair) -> Found:
    """The one names the other's outlet as where it has something from."""
    weight = 3.0 * (bool(pair.names_a) - bool(pair.names_b))
    named = pair.names_a if weight > 0 else pair.names_b if weight < 0 else []
    return weight, [f"is named in the other: {_short(m.sentence)}" for m in named[:1]]


def issuer(pair: Pair) -> Found:
    """The one is the statement of a body that the other gives as its source."""
    weight = 2.5 * (pair.issuer_a is not None) - 2.5 * (pair.issuer_b is not None)
    named = pair.issuer_a if weight > 0 else pair.issuer_b if weight < 0 else None
    return weight, [f"is the statement of {named}, whom the other gives as its source"] if named else []


def lost_marks(pair: Pair) -> Found:
    """Words that the one quotes stand in the other without quotation marks."""
    weight, reasons = 0.0, []
    for quote in pair.shared.quotes:
        if quote.b_quote is None:
            weight += 1.5 if quote.a == pair.shared.a else -1.5
            reasons.append("a quotation stands without its marks in the other")
    return max(-2.0, min(2.0, weight)), reasons[:1]


def lost_speaker(pair: Pair) -> Found:
    """The one names who is quoted, the other does not."""
    weight, reasons = 0.0, []
    for quote in pair.shared.quotes:
        if quote.b_quote is not None:
            sign = 1 if quote.a == pair.shared.a else -1
            lost = (quote.a_quote.speaker is not None) - (quote.b_quote.speaker is not None)
            weight += 0.7 * sign * lost
            if lost:
                reasons.append("names the speaker of a quotation that the other gives to nobody")
    return max(-1.0, min(1.0, weight)), reasons[:1] if weight else []


_FIRST_HAND = re.compile(
    r"\b(?:told|tell|tells|telling|said to|says to|speaking to|spoke to|speaks to|interview with|interviewed by)\s+"
    r"(?:us\b|our\b|me\b|this\s+"
    r"(?:newspaper|paper|website|site|radio|station|channel|reporter|correspondent|magazine|agency|outlet|writer|blog|programme|program))",
    re.IGNORECASE,
)


def first_hand(pair: Pair) -> Found:
    """What both have was said to the one's own reporters."""
    a = _told_to(pair.a, [p.source for p in pair.shared.passages] + _quote_spans(pair, pair.shared.a))
    b = _told_to(pair.b, [p.target for p in pair.shared.passages] + _quote_spans(pair, pair.shared.b))
    return 2.0 * (a - b), ["a passage was told to its own reporters"] if a != b else []


def _quote_spans(pair: Pair, number: int) -> list[Span]:
    return [
        (q.a_quote.span if q.a == number else q.b_quote.span if q.b_quote else pair.b.words.span(*q.b_words))
        for q in pair.shared.quotes if q.b_quote is not None or q.a == number
    ]  # fmt: skip


@lru_cache(maxsize=512)
def _told_own(outlets: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in outlets)
    return re.compile(rf"\b(?:told|tells|speaking to|interview with)\s+(?:the\s+)?(?:{names})(?!\w)")


def _told_to(text: Text, spans: Sequence[Span]) -> bool:
    told = _told_own(text.outlets) if text.outlets else None
    for stretch in text.words.stretches:
        if any(stretch.span.overlaps(s) for s in spans):
            sentence = stretch.span.of(text.reading.article.text)
            if _FIRST_HAND.search(sentence) or (told and told.search(sentence)):
                return True
    return False


def lost_attribution(pair: Pair) -> Found:
    """Sentences that the one gives on somebody's word stand in the other as its own."""
    lost = gained = 0
    a, b = pair.a.sourced, pair.b.sourced
    for sentence in pair.shared.sentences:
        lost += sentence.a in a and sentence.b not in b
        gained += sentence.b in b and sentence.a not in a
    weight = max(-1.2, min(1.2, 0.5 * (lost - gained)))
    count = abs(lost - gained)
    words = f"{count} of its sourced sentences {'stands' if count == 1 else 'stand'} without a source in the other"
    return weight, [words] if weight else []


def named_sources(pair: Pair) -> Found:
    """The one names more sources for what both tell: names get lost on the way."""
    count = len(_tellers(pair.a, {s.a for s in pair.shared.sentences})) - len(_tellers(pair.b, {s.b for s in pair.shared.sentences}))
    if abs(count) < 2:
        return 0.0, []
    return (0.5 if count > 0 else -0.5), ["names more sources for what both tell"]


def _tellers(text: Text, sentences: set[int]) -> set[str]:
    """The named ends of the chains of attributions that touch some sentences."""
    spans = [s.span for s in text.words.stretches if s.number in sentences]
    return {
        name.text.casefold() for m in text.reading.attributions if any(c.overlaps(s) for c in m.content for s in spans)
        for teller in m.chain for name in (teller.body or teller.name,) if name is not None and teller.kind != "unnamed"
    }  # fmt: skip


def agency(pair: Pair) -> Found:
    """The one is a news agency, whose texts others take."""
    weight = 1.0 * pair.agency_a - 1.0 * pair.agency_b
    return weight, ["is a news agency, or signs its dateline as one"] if weight else []


def same_outlet(pair: Pair) -> Found:
    """Both come from one outlet: the later one goes on from the earlier."""
    a, b = pair.a, pair.b
    if a.outlets and b.outlets:
        same = bool({n.casefold() for n in a.outlets} & {n.casefold() for n in b.outlets})
    else:
        same = bool(host(a.reading.article)) and host(a.reading.article) == host(b.reading.article)
    when = published(pair)[0]
    if not same or not when:
        return 0.0, []
    return (0.5 if when > 0 else -0.5), ["is of the same outlet"]


def excerpt(pair: Pair) -> Found:
    """Nearly all of the one stands in the other, which has much more: the shorter was cut from the longer."""
    a, b = pair.shared.coverage_back, pair.shared.coverage
    lengths = len(pair.a.words.folded), len(pair.b.words.folded)
    if b >= 0.85 and a < 0.65 and lengths[0] > 1.4 * lengths[1]:
        return 0.5, ["holds the other nearly whole, and more"]
    if a >= 0.85 and b < 0.65 and lengths[1] > 1.4 * lengths[0]:
        return -0.5, ["holds the other nearly whole, and more"]
    return 0.0, []


def joined_quotes(pair: Pair) -> Found:
    """Two quotations that stand apart in the one, with words between them, are put side by side in the other."""
    shared = [q for q in pair.shared.quotes if q.b_quote is not None and q.similarity >= 0.8]
    weight = 0.0
    for q, r in pairwise(sorted(shared, key=lambda x: x.a_words)):
        if (q.a, q.b) != (r.a, r.b) or r.a_quote is q.a_quote or r.b_quote is None or q.b_quote is None:
            continue
        apart, close = r.a_quote.first - q.a_quote.last, r.b_quote.first - q.b_quote.last
        sign = 1.0 if q.a == pair.shared.a else -1.0
        weight += sign * ((apart > 12 and 0 <= close <= 1) - (close > 12 and 0 <= apart <= 1))
    return max(-1.0, min(1.0, weight)), ["two quotations that stand apart in it are run together in the other"] if weight else []


def lost_hedge(pair: Pair) -> Found:
    """A figure that is hedged in the one is bare in the other; a word of the one is stronger in the other."""
    return toward(pair.matches, pair.a, pair.b)


FEATURES: tuple[Callable[[Pair], Found], ...] = (
    names_outlet, issuer, published, first_hand, lost_marks, lost_speaker, lost_attribution, named_sources, agency, same_outlet,
    joined_quotes, excerpt, lost_hedge,
)  # fmt: skip


_NOT_IN_STATEMENTS = (lost_attribution, lost_speaker, named_sources, agency)


def judge(pair: Pair) -> Verdict:
    """Add the features up. Against strong contrary evidence the direction stays unknown."""
    found = [feature(pair) for feature in FEATURES]
    if issuer(pair)[0]:  # a statement names no source and is no agency: that it lacks them says nothing
        sign = 1 if issuer(pair)[0] > 0 else -1
        found = [(w, r) for f, (w, r) in zip(FEATURES, found, strict=True) if f not in _NOT_IN_STATEMENTS or w * sign > 0]
    total = sum(w for w, _ in found)
    toward = 1 if total > 0 else -1
    contrary = sum(-w * toward for w, _ in found if w * toward < 0)
    reasons = [r for w, rs in found if w * toward > 0 for r in rs]
    if abs(total) < KNOWN or (contrary >= STRONG and abs(total) < 2 * contrary):
        return Verdict(0, abs(total), reasons)
    return Verdict(toward, abs(total), reasons)


def _short(sentence: str) -> str:
    flat = " ".join(sentence.split())
    return f"“{flat}”" if len(flat) <= 90 else f"“{flat[:87]}…”"
