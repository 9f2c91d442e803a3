"""What the finders of attributions hand to the stage that names the tellers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from tellings.language import Analysis, Token
from tellings.model import Span
from tellings.model.claim import AttributionBasis

Stance = Literal["asserts", "denies", "doubts", "fears"]


@dataclass(slots=True)
class Found:
    """An attribution before its tellers are named. Source, cue and content are token indices in text order."""

    cue: list[int]
    source: list[int]
    content: list[int]
    head: int
    """The cue's head token."""
    stance: Stance = "asserts"
    basis: AttributionBasis = "sentence"
    quotation: bool = False
    via: list[list[int]] = field(default_factory=list)
    """Tellers named with the cue that stand nearer the article ("told RIA Novosti", "citing ..." turned round)."""
    beyond: list[list[int]] = field(default_factory=list)
    """Tellers that stand behind the source ("as the agency says with reference to the ministry")."""
    assertive: bool = True
    """False where the cue only says what somebody wants, plans, likes or asks."""
    label: str = ""
    """The source as written where it is a label ("Insp. Ravn: ...")."""
    firm: bool = False
    """A construction that the learned model does not overrule (a headline's tail, "as the agency reports with reference to ...")."""


_TRIM = frozenset(",;:-–—.")


def spans(analysis: Analysis, tokens: Iterable[int], *, join: int = 0) -> list[Span]:
    """The Spans of runs of tokens; runs with at most ``join`` tokens between them become one; edges lose their commas."""
    runs: list[list[int]] = []
    for i in sorted(set(tokens)):
        if runs and i - runs[-1][-1] <= join + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        first, last = run[0], run[-1]
        while first <= last and analysis.tokens[first].text in _TRIM:
            first += 1
        while last >= first and analysis.tokens[last].text in _TRIM:
            last -= 1
        if first <= last and any(analysis.tokens[k].text[:1].isalnum() for k in range(first, last + 1)):
            found.append(Span(start=analysis.tokens[first].start, end=analysis.tokens[last].end))
    return found


def below(analysis: Analysis, token: Token, without: Iterable[int] = ()) -> list[int]:
    """The token and all below it, without the subtrees of the named tokens."""
    cut = set(without)
    found, stack = [], [token.i]
    while stack:
        i = stack.pop()
        if i in cut:
            continue
        found.append(i)
        stack.extend(analysis.tokens[i].children)
    return sorted(found)


def by_sentence(analysis: Analysis, founds: Iterable[Found]) -> dict[int, list[Found]]:
    """The attributions that have a word in each sentence, by its index."""
    out: dict[int, list[Found]] = {}
    for found in founds:
        for sentence in sorted({analysis.tokens[i].sentence for part in (found.content, found.source, found.cue) for i in part}):
            out.setdefault(sentence, []).append(found)
    return out


def tokens_inside(analysis: Analysis, stretches: Iterable[Span]) -> frozenset[int]:
    """The tokens that lie in any of some stretches of text."""
    return frozenset(t.i for s in stretches for t in analysis.tokens_in(s))
