"""What was found on plain texts, with offsets and quotes as they stand in the Articles' own texts.

Readings are compared on plain text (:mod:`tellings.cleaning.plain`), since how a page sets its blanks and marks says nothing. What is
shown and stored points at the Articles as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.cleaning.plain import Plain, carry_back, flatten
from tellings.model import Article, Claim, Derivation, Evidence, Finding, Reading, Trace
from tellings.model.span import Span


class Sources:
    """The Articles of a comparison as they are, with the way back from their plain texts."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._articles = {r.article.id: r.article for r in readings}
        flat = {ident: flatten(a.text) for ident, a in self._articles.items()}
        self._plain = {ident: p for ident, p in flat.items() if p.places is not None}

    def article(self, article: Article) -> Article:
        """The Article as it is, with what was inferred of its date."""
        evidence = [self.evidence(e) for e in article.published_evidence] if article.published_basis == "inferred" else None
        source = self._articles[article.id]
        if evidence is None:
            return source
        return source.replace(published=article.published, published_basis=article.published_basis, published_evidence=evidence)

    def reading(self, reading: Reading) -> Reading:
        """A Reading of the Article as it is."""
        article = self.article(reading.article)
        plain = self._plain.get(article.id)
        if plain is None:
            return reading.replace(article=article)
        moved = carry_back(reading.replace(article=Article(id=article.id, file=None)), plain, article.text)
        return moved.replace(article=article)

    def claim(self, claim: Claim) -> Claim:
        """A Claim with its passages in the Article as it is."""
        plain = self._plain.get(claim.article)
        return claim if plain is None else carry_back(claim, plain, self._articles[claim.article].text)

    def finding(self, finding: Finding) -> Finding:
        """A Finding with its passages in the Articles as they are."""
        return finding.replace(evidence=[self.evidence(e) for e in finding.evidence])

    def evidence(self, evidence: Evidence) -> Evidence:
        """A passage as it stands in its Article."""
        plain = self._plain.get(evidence.article)
        return evidence if plain is None else carry_back(evidence, plain, self._articles[evidence.article].text)

    def trace(self, trace: Trace) -> Trace:
        """The Derivations and quotations with their places in the Articles as they are."""
        quotations = []
        for q in trace.quotations:
            (start_a, end_a), (start_b, end_b) = self._range(q.article_a, q.start_a, q.end_a), self._range(q.article_b, q.start_b, q.end_b)
            quotations.append(q.replace(start_a=start_a, end_a=end_a, start_b=start_b, end_b=end_b))
        return trace.replace(derivations=[self._derivation(d) for d in trace.derivations], quotations=quotations)

    def _derivation(self, derivation: Derivation) -> Derivation:
        source, target = derivation.source, derivation.target
        if source not in self._plain and target not in self._plain:
            return derivation
        passages = [p.replace(source=self._span(source, p.source), target=self._span(target, p.target)) for p in derivation.passages]
        return derivation.replace(passages=passages)

    def _span(self, article: str, span: Span) -> Span:
        start, end = self._range(article, span.start, span.end)
        return Span(start=start, end=end)

    def _range(self, article: str, start: int, end: int) -> tuple[int, int]:
        return self._plain.get(article, Plain("")).back(start, end)
