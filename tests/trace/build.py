"""Readings without a parser: text, outlet, date, and by hand what a test needs of attributions and claims."""

from __future__ import annotations

from tellings.cleaning import article_from_text
from tellings.language.segment import segments
from tellings.model import AttributionMention, Claim, Name, Reading, Sentence, Span, Teller, claim_id, evidence


def said(text: str, content: str, *chain: tuple[str | None, str | None, str], quotation: bool = False) -> AttributionMention:
    """An attribution of a passage; a chain link is (name, body, kind)."""
    start = text.index(content)
    links = [Teller(name=Name(text=n) if n else None, body=Name(text=b) if b else None, kind=k) for n, b, k in chain]  # type: ignore[arg-type]
    return AttributionMention(
        source=[], cue=[], content=[Span(start=start, end=start + len(content))], chain=links, quotation=quotation,
    )  # fmt: skip


def counted(reading: Reading, quote: str, measure: str, low: int | None, high: int | None, **fields: object) -> Claim:
    """A Claim whose evidence is the first place of ``quote``; its attribution is that of the sentence."""
    text = reading.article.text
    start = text.index(quote)
    span = Span(start=start, end=start + len(quote))
    sentence = next(s.span for s in reading.sentences if s.span.start <= start < s.span.end)
    chain = next((m.chain for m in reading.attributions if m.content[0].overlaps(span)), [])
    figure = "exact" if low == high else "at_least" if high is None else "at_most"
    named = {"figure": figure, "unit": " ".join(quote.split()[1:]), "attribution": chain}
    return Claim(
        id=claim_id(reading.article.id, span, measure), article=reading.article.id, measure=measure, low=low, high=high,
        evidence=evidence(reading.article.id, text, span), sentence=sentence, **{**named, **fields},
    )  # fmt: skip


def reading(
    text: str, name: str = "a", *, outlet: str | None = None, published: str | None = None, issuer: str | None = None,
    attributions: list[AttributionMention] | None = None,
) -> Reading:  # fmt: skip
    """A reading of a plain text."""
    article = article_from_text(text, file=f"{name}.txt", outlet=outlet, published=published, url=f"https://{name}.example/x")
    article = article.replace(issuer=issuer)
    sentences = [Sentence(span=s.span, paragraph=s.paragraph, role=s.role, live_stamp=s.live_stamp) for s in segments(article)]
    return Reading(article=article, sentences=sentences, attributions=attributions or [])
