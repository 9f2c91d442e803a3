"""Derivations: whether the evidence of a pair is enough, of what kind it is, and which way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Derivation, PassagePair, Span, make_id
from tellings.model.derivation import DerivationKind
from tellings.trace.direction import Verdict, issuer, judge, names_outlet
from tellings.trace.evidence import Pair
from tellings.trace.features import NUMBER
from tellings.trace.figures import has_figure, nominal
from tellings.trace.names import means
from tellings.trace.pairs import Shared
from tellings.trace.quotations import SharedQuote
from tellings.trace.timing import published

OWN_WORDS, OWN_WITH_SUPPORT, SUPPORT = 12, 8, 0.2
"""Copied words outside quotations that are enough by themselves, or with a coverage of ``SUPPORT``: set phrases ("was pronounced
dead at the scene") are shorter.
"""
LONG_RUN = 9
REWORDED, REWORDED_SENTENCES = 0.4, 3
"""Coverage and sentences from which two texts tell the same from one source; sister reports of one event reach 0.2."""
STATEMENT, STATEMENT_SENTENCES = 0.3, 2
"""The same where the one is the statement of a body that the other names."""
FIGURES, FIGURE_SHARE = 3, 0.6
CREDITED_SHARE = 0.5
CREDITED = 13
"""A number from which on the same figure on the issuer's word is the statement's own (smaller ones are words of every report)."""
QUOTE_WORDS, QUOTE_SIMILARITY = 6, 0.75
SHORT_QUOTE, SHORT_FIGURES = 3, 2


@dataclass(slots=True)
class Drawn:
    """A Derivation with what is needed to thin out the graph. ``source`` and ``target`` are numbers of Articles."""

    source: int
    target: int
    record: Derivation
    weight: float
    named: bool
    """The target names the source's outlet: such an edge is never explained away."""


def derive(pair: Pair) -> Drawn | None:
    """Judge one pair; None where the evidence shows no derivation."""
    shared = pair.shared
    quotes = strong_quotes(shared.quotes) or _short_quotes(pair)
    own = shared.own_words if _own_enough(shared) else 0
    named = bool(pair.names_a or pair.names_b)
    stated = pair.issuer_a is not None or pair.issuer_b is not None
    figures = _same_figures(pair)
    retold = _reworded(shared, REWORDED, REWORDED_SENTENCES) or (stated and _reworded(shared, STATEMENT, STATEMENT_SENTENCES))
    if not (own or quotes or figures or retold or (named and (_telling(shared) or _named_figure(pair))) or _credited(pair)):
        return None
    verdict = judge(pair)
    if figures and not (own or quotes or named or stated) and not _source_lost(pair, verdict):
        if not _reworded(shared, REWORDED, REWORDED_SENTENCES):
            return None
        figures = False
    if not own and not figures and not _known_without_copying(pair, quotes):
        verdict = Verdict(0, verdict.weight, ["the wording may come from a common source", *verdict.reasons])
    passages = shared.passages + [_quotation(pair, q) for q in shared.quotes]
    return _drawn(pair, verdict, passages, _kind(shared, own, quotes), _score(shared, own, len(quotes), named=named or stated))


def strong_quotes(quotes: Sequence[SharedQuote]) -> list[SharedQuote]:
    """The shared quotations that are long and alike enough to prove that the words have one source."""
    return [q for q in quotes if q.similarity >= QUOTE_SIMILARITY and q.a_words[1] - q.a_words[0] >= QUOTE_WORDS]


def _short_quotes(pair: Pair) -> list[SharedQuote]:
    """Shorter quotations, word for word alike and marked in both, where two or more figures agree too, or one name speaks them."""
    quotes = [q for q in pair.shared.quotes if q.similarity == 1.0 and q.b_quote is not None]
    quotes = [q for q in quotes if q.a_words[1] - q.a_words[0] >= SHORT_QUOTE]
    alike = {n for m in pair.matches if has_figure(m.a) and m.a.measure == m.b.measure for n in nominal(m.a) & nominal(m.b)}
    return quotes if len(alike) >= SHORT_FIGURES else [q for q in quotes if _one_speaker(q)]


def _one_speaker(quote: SharedQuote) -> bool:
    """Whether a quotation is whole in both and given to one name: two capitalised words or more, the last ones equal."""
    first, second = quote.a_quote, quote.b_quote
    if second is None or not first.speaker or not second.speaker:
        return False
    whole = all(q.last - q.first == quote.a_words[1] - quote.a_words[0] for q in (first, second))
    names = [[w for w in name.split() if w[:1].isupper()] for name in (first.speaker, second.speaker)]
    return whole and all(len(n) > 1 for n in names) and names[0][-1] == names[1][-1]


def _own_enough(shared: Shared) -> bool:
    if shared.own_words >= OWN_WORDS or shared.own_run >= LONG_RUN:
        return True
    return shared.own_words >= OWN_WITH_SUPPORT and max(shared.coverage, shared.coverage_back) >= SUPPORT


def _reworded(shared: Shared, least: float, sentences: int) -> bool:
    distinct = min(len({s.a for s in shared.sentences}), len({s.b for s in shared.sentences}))  # one headline may resemble many sentences
    return max(shared.coverage, shared.coverage_back) >= least and distinct >= sentences


def _telling(shared: Shared) -> bool:
    """At least one sentence with a number and five features in common."""
    return any(len(s.shared) >= 5 and any(v[0] == NUMBER for v in s.shared) for s in shared.sentences)


def _named_figure(pair: Pair) -> bool:
    """A sentence that names the other's outlet gives a figure that the other has too."""
    return any(
        claim.sentence.start <= mention.span.start < claim.sentence.end
        for match in pair.matches if has_figure(match.a) and nominal(match.a) & nominal(match.b)
        for claim, mentions in ((match.b, pair.names_a), (match.a, pair.names_b)) for mention in mentions
    )  # fmt: skip


def _credited(pair: Pair) -> bool:
    """A figure that is no small one stands in the statement of a body and, on that body's word, in the other."""
    alike = [m for m in pair.matches if has_figure(m.a) and nominal(m.a) & nominal(m.b)]
    told = pair.b if pair.issuer_a is not None else pair.a
    if len(alike) < CREDITED_SHARE * sum(has_figure(c) and not c.title for c in told.reading.claims):
        return False
    for match in alike:
        if not any(n >= CREDITED for n in nominal(match.a) & nominal(match.b)):
            continue
        for body, claim in ((pair.issuer_a, match.b), (pair.issuer_b, match.a)):
            tellers = [n.text for t in claim.attribution for n in (t.name, t.body) if n is not None]
            if body is not None and any(means(body, name) for name in tellers):
                return True
    return False


def _known_without_copying(pair: Pair, quotes: Sequence[SharedQuote]) -> bool:
    """Without copied words of the reporter's own, a date alone shows no direction: both may have heard the same speaker."""
    if names_outlet(pair)[0] or issuer(pair)[0]:
        return True
    rest = judge(pair).weight - abs(published(pair)[0])
    return bool(quotes) and rest >= 0.5


def _same_figures(pair: Pair) -> bool:
    """Three or more figures agree in number and measure, and they are most of what the one article counts."""
    agreeing = [m for m in pair.matches if has_figure(m.a) and m.a.measure == m.b.measure and nominal(m.a) & nominal(m.b)]
    if len({n for m in agreeing for n in nominal(m.b)}) < FIGURES:
        return False
    counted = min(sum(has_figure(c) and not c.title for c in t.reading.claims) for t in (pair.a, pair.b))
    return len(agreeing) >= FIGURE_SHARE * counted


def _source_lost(pair: Pair, verdict: Verdict) -> bool:
    """The later article gives the agreeing figures without a source and the earlier one with it."""
    when = published(pair)[0]
    if when == 0 or not verdict.toward:
        return False
    lost = sum(bool(m.a.attribution) - bool(m.b.attribution) for m in pair.matches)
    return verdict.toward * when > 0 and verdict.toward * lost >= FIGURES


def _quotation(pair: Pair, quote: SharedQuote) -> PassagePair:
    marked = quote.a_quote.span
    other = quote.b_quote.span if quote.b_quote else (pair.b if quote.a == pair.shared.a else pair.a).words.span(*quote.b_words)
    source, target = (marked, other) if quote.a == pair.shared.a else (other, marked)
    return PassagePair(
        source=source, target=target, kind="quotation", quotation=True, similarity=quote.similarity,
        change="none" if quote.similarity >= 0.98 else "edited",
    )  # fmt: skip


def _kind(shared: Shared, own: int, quotes: Sequence[SharedQuote]) -> DerivationKind:
    copied = [p for p in shared.passages if p.kind in ("verbatim", "edited")]
    verbatim = sum(p.kind == "verbatim" for p in copied)
    if own and len(copied) * 2 >= len(shared.passages):
        if shared.disorder >= 0.3 and len(copied) > 3:
            return "reordered"
        return "verbatim" if verbatim * 2 > len(copied) else "edited"
    if own:
        return "edited"
    if quotes and sum(p.kind == "reworded" for p in shared.passages) <= 1:
        return "quotation"
    return "reworded" if shared.sentences else "figures"


def _score(shared: Shared, own: int, quotes: int, *, named: bool) -> float:
    """How sure it is that the one has words of the other or of a common source: independent hints, taken together."""
    doubt = 1.0
    for hint in (min(0.95, own / 20), min(0.8, 0.4 * quotes), min(0.8, max(shared.coverage, shared.coverage_back)), 0.5 * named):
        doubt *= 1 - hint
    return round(1 - doubt, 3)


def _drawn(pair: Pair, verdict: Verdict, passages: list[PassagePair], kind: DerivationKind, score: float) -> Drawn:
    a, b = pair.a.reading.article.id, pair.b.reading.article.id
    source, target, first, second = a, b, pair.shared.a, pair.shared.b
    if verdict.toward < 0:
        source, target, first, second = b, a, second, first
        passages = [p.replace(source=p.target, target=p.source) for p in passages]
    passages = sorted(_distinct(passages), key=lambda p: (p.target.start, p.target.end, p.source.start))
    record = Derivation(
        id=make_id("derivation", [source, target]), source=source, target=target, kind=kind, score=score,
        direction="known" if verdict.toward else "unknown", direction_reasons=verdict.reasons, passages=passages,
    )  # fmt: skip
    named = pair.names_a if first == pair.shared.a else pair.names_b
    return Drawn(source=first, target=second, record=record, weight=verdict.weight, named=bool(named and verdict.toward))


def _distinct(passages: Sequence[PassagePair]) -> list[PassagePair]:
    found: dict[tuple[Span, Span, bool], PassagePair] = {}
    for passage in passages:
        found.setdefault((passage.source, passage.target, passage.quotation), passage)
    return list(found.values())
