"""Whatever the text, every span lies inside it and is not empty."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.attribution import find_attributions, quotations
from tellings.extract.coreference import find_chains
from tellings.language.analysis import Analysis, SentenceView, Token
from tellings.model import Article, Span

PIECES = st.sampled_from(
    ["he said", " said ", '"', "“", "”", "''", "'", "- MoD", ":", ", ", ". ", "\n\n", "according to", "the ministry", "told Reuters",
     "As ", "9", "\u200b", "\u202e", "denied", "(", "IS)", "—", "x" * 40, "Colonel Brandt", " it added ", "by", "\u00a0", "9" * 400]
)  # fmt: skip


def spans(analysis):
    chains = find_chains(analysis, Settings())
    for chain in chains:
        yield chain.name_span
        yield from (m.span for m in chain.mentions)
    for found in find_attributions(analysis, chains, Settings()):
        yield from [*found.source, *found.cue, *found.content]
    yield from quotations(analysis)


def check(analysis):
    assert all(0 <= s.start < s.end <= len(analysis.text) for s in spans(analysis))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=25))
def test_spans_lie_inside(parser, pieces):
    check(parser.analyse(article_from_text("".join(pieces))))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_sentences_without_a_parse(pieces):
    text = " ".join(p.strip() or "." for p in pieces)
    tokens, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(i=len(tokens), start=start, end=at, text=word, lower=word.lower(), lemma="", pos="", tag="", dep="",
                            head=len(tokens), sentence=0))  # fmt: skip
    if not tokens:
        return
    span = Span(start=tokens[0].start, end=at)
    sentence = SentenceView(index=0, span=span, first=0, last=len(tokens), paragraph=0, role="body", parsed=False)
    check(Analysis(Article(id="a", file=None, text=text), tokens, [sentence]))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "said", "- MoD", "said:", "As said,", "according to"])
def test_nothing_much(parser, text):
    check(parser.analyse(article_from_text(text)))
