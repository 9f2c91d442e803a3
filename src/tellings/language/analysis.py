"""What the language stage gives to the others: tokens with syntax, sentences with Spans.

No other module knows which parser made it. Tags are Universal Dependencies parts of speech
(``pos``), Penn Treebank tags (``tag``) and the ClearNLP dependency labels (``dep``: nsubj, nsubjpass, dobj,
pobj, prep, agent, amod, nummod, compound, conj, cc, relcl, acl, advcl, ccomp, xcomp, appos, poss, ...).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tellings.model import Article, PassageRole, Span


@dataclass(slots=True)
class Token:
    """One token. ``i`` and ``head`` are indices into :attr:`Analysis.tokens` (a root is its own head)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""
    """Entity type of the parser (PERSON, ORG, GPE, NORP, DATE, CARDINAL ...), "" outside."""
    entity_start: bool = False
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class SentenceView:
    """A sentence: ``[first, last)`` are token indices; ``parsed`` is False where the parser was not needed."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    role: PassageRole
    parsed: bool = True
    live_stamp: str | None = None
    truncated: bool = False


class Analysis:
    """Tokens and sentences of one Article, with the walks over the parse that the extractors need."""

    def __init__(self, article: Article, tokens: list[Token], sentences: list[SentenceView]) -> None:
        self.article = article
        self.text = article.text
        self.tokens = tokens
        self.sentences = sentences
        self._starts = [t.start for t in tokens]
        self._at = dict(zip(self._starts, tokens, strict=True))
        self._sentence_starts = [s.span.start for s in sentences]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character offset, or None between tokens."""
        first = self._at.get(offset)  # most are asked for by their beginning
        if first is not None:
            return first if offset < first.end else None
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside a span."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return self.tokens[first:last]

    def sentence_at(self, offset: int) -> SentenceView | None:
        """The sentence that covers a character offset."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def sentence_tokens(self, sentence: SentenceView) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def head_of(self, token: Token) -> Token:
        """The token's syntactic head (itself at the root)."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The token's direct dependents, of the named labels if any are named."""
        tokens = self.tokens
        if not deps:
            return [tokens[c] for c in token.children]
        found = []
        for c in token.children:  # asked three times a word: a comprehension costs more than the loop
            child = tokens[c]
            if child.dep in deps:
                found.append(child)
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order."""
        if not token.children:
            return [token]
        tokens = self.tokens
        found = [token.i]
        for i in found:
            found.extend(tokens[i].children)
        found.sort()
        return [tokens[i] for i in found]

    def subtree_span(self, token: Token) -> Span:
        """The characters from the first to the last token of a subtree."""
        below = self.subtree(token)
        return Span(start=below[0].start, end=max(t.end for t in below))

    def head_token(self, span: Span) -> Token | None:
        """The highest token of a span: the one whose head lies outside it."""
        inside = self.tokens_in(span)
        for token in inside:
            head = self.tokens[token.head]
            if token.head == token.i or not span.start <= head.start < span.end:
                return token
        return inside[0] if inside else None
