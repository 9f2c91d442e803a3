"""Headlines whose verb the parser takes for a noun: "Gas explosion levels house in Tarrow", "Gale rips roof off school, fells 300 trees".

A headline leaves out articles, so that a verb in the present between two nouns looks like one of them (Mardh, Headlinese, 1980): what
stands before it does, what stands right behind it suffers.
"""

from __future__ import annotations

from tellings.language import Analysis, SentenceView, Token
from tellings.model import Argument, Span

_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_MARKS = frozenset({",", ";", ":", "-", "–", "—", "|"})


def is_headline(analysis: Analysis, sentence: SentenceView) -> bool:
    """Whether a sentence has the role or the shape of a headline: short, among the first, without a full stop."""
    if sentence.role in ("title", "subtitle"):
        return True
    ends = sentence.span.of(analysis.text)[-1:] not in ".!?:;,\"”’'"
    return ends and sentence.last - sentence.first <= LONGEST and sentence.index < FIRST


LONGEST = 26
"""Words of a headline."""
FIRST = 3
"""Sentences among which an unmarked one may be a headline."""


def headline_verb(analysis: Analysis, sentence: SentenceView, head: Token) -> bool:
    """Whether a word may be the verb of a headline: in "-s", with a noun before and a noun behind it."""
    if not head.lower.endswith("s") or not sentence.first < head.i < sentence.last - 1 or not is_headline(analysis, sentence):
        return False
    before, after = analysis.tokens[head.i - 1], analysis.tokens[head.i + 1]
    starts = before.pos in _NOMINAL or before.text in _MARKS
    return starts and (after.pos in _INSIDE | {"VERB"} or after.lower in ("a", "an", "the"))


def headline_arguments(analysis: Analysis, sentence: SentenceView, verb: tuple[Token, Token]) -> tuple[list[Argument], list[Argument]]:
    """Who does and what suffers: the nouns before a headline's verb and those behind its last word."""
    head, last = verb
    doer = analysis.tokens[head.i - 1]
    if doer.pos not in _NOMINAL:
        doer = next((t for t in analysis.tokens[sentence.first : head.i] if t.pos in _NOMINAL), doer)
    run: list[Token] = []
    for token in analysis.tokens[last.i + 1 : min(last.i + REACH, sentence.last)]:
        if token.pos not in _INSIDE | {"DET"} and not (token.tag in ("VB", "VBP") and not run):
            break
        run.append(token)
    nouns = [t for t in run if t.pos in _NOMINAL or t.tag in ("VB", "VBP")]
    agents = [Argument(span=Span(start=doer.start, end=doer.end), head=doer.start, text=doer.text)] if doer.pos in _NOMINAL else []
    if not nouns:
        return agents, []
    span = Span(start=run[0].start, end=nouns[-1].end)
    return agents, [Argument(span=span, head=nouns[-1].start, text=span.of(analysis.text))]


REACH = 7
"""Words behind a verb in which its object stands."""
