"""Disputed claims: sentences that call a statement false or deny it, and the Claim that they speak of.

A denial need not be a Claim of its own ("reports of three dead are false", "police called it invention"), so the sentences
are read here. What is denied is found by its figure, else by the words that the denial shares with a Claim's sentence, else,
for "it" and "this", by the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tellings.language import table as lexicon
from tellings.model import Claim, Evidence, Finding, Sentence
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.finding_words import figure_words

WORDS = 2
"""Content words that a denial has to share with a Claim's sentence."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_POINTING = re.compile(r"\b(?:it|its accuracy|his account|her account|the account|the claim|the report)\b", re.IGNORECASE)
_COMMON = frozenset(
    "that this with from have been were they their there which would could said says told people reports report claims claim called after "
    "about being more than some into over when what also will only other police official officials government ministry statement "
    "denied".split()
)


class Denial(NamedTuple):
    """A sentence that denies: its Article, the sentence, and where the denying words stand."""

    article: str
    sentence: Sentence
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = lexicon("denials")
    denying = "|".join(re.escape(r["phrase"]) for r in rows if r["kind"] != "neutral")
    neutral = "|".join(re.escape(r["phrase"]) for r in rows if r["kind"] == "neutral")
    return re.compile(rf"(?<!\w)(?:{denying})(?!\w)", re.IGNORECASE), re.compile(rf"(?<!\w)(?:{neutral})(?!\w)", re.IGNORECASE)


def find_denied(table: Table) -> Iterator[Finding]:
    """One Finding for each Claim that a sentence denies."""
    seen: set[str] = set()
    for article in table.case.articles:
        for denial in _denials(article.id, table):
            target = _target(denial, table)
            if target is not None and target.id not in seen:
                seen.add(target.id)
                yield _finding(denial, target, table)


def _denials(article: str, table: Table) -> Iterator[Denial]:
    text = table.articles[article].text
    denying, neutral = _patterns()
    for sentence in table.sentences(article):
        found = denying.search(text, sentence.span.start, sentence.span.end)
        if found and not neutral.search(text, sentence.span.start, sentence.span.end):
            yield Denial(article, sentence, *found.span())


def _target(denial: Denial, table: Table) -> Claim | None:
    text = table.articles[denial.article].text
    own = [c for c in table.case.claims if c.article == denial.article and c.sentence == denial.sentence.span]
    speaker = {c.origin for c in own if c.origin}
    others = [c for c in table.case.claims if c.sentence != denial.sentence.span or c.article != denial.article]
    others = [c for c in others if c.modality == "asserted" and (c.origin is None or c.origin not in speaker)]
    figures = {c.low for c in own if counted(c) and c.low}
    by_figure = [c for c in others if counted(c) and c.low in figures and any(c.measure == o.measure for o in own)]
    if by_figure:
        return min(by_figure, key=lambda c: (c.article == denial.article, c.title, table.order[c.article], c.evidence.start))
    words = _content(text[denial.sentence.span.start : denial.sentence.span.end])
    near = [c for c in others if c.article == denial.article and c.evidence.end <= denial.sentence.span.start]
    rated = [(len(words & _content(c.sentence.of(table.articles[c.article].text))), c) for c in others]
    best = max(rated, key=lambda r: (r[0], r[1].article == denial.article, -table.order[r[1].article], -r[1].evidence.start), default=None)
    if best and best[0] >= WORDS:
        return best[1]
    pointing = _POINTING.search(text, denial.start, min(denial.sentence.span.end, denial.end + 40))
    return max(near, key=lambda c: c.evidence.start, default=None) if pointing else None


def _content(text: str) -> set[str]:
    return {w.casefold()[:6] for w in _WORD.findall(text)} - {w[:6] for w in _COMMON}


def _finding(denial: Denial, target: Claim, table: Table) -> Finding:
    what = f"{figure_words(target)} {target.measure}" if counted(target) else f"“{target.evidence.quote}”"
    passages = _passages(denial, target, table)
    says = f"{what} ({_who(target, table)}) is disputed in {table.name(denial.article)}: “{' '.join(passages[0].quote.split())}”."
    return make(
        "disputed claim", "denied", says, claims=[target], evidence_=passages, events=[target.event] if target.event else [],
        confidence="likely" if counted(target) else "possible",
        reasons=[f"“{table.articles[denial.article].text[denial.start : denial.end]}” says that it is not so"],
    )  # fmt: skip


def _passages(denial: Denial, target: Claim, table: Table) -> list[Evidence]:
    around = denial.sentence.span
    start = max(around.start, denial.start - 60)
    end = min(around.end, denial.end + 40)
    text = table.articles[denial.article].text
    start = start if start == around.start else text.find(" ", start) + 1
    end = end if end == around.end else text.rfind(" ", denial.end, end) if text.rfind(" ", denial.end, end) > 0 else denial.end
    return [table.cut(denial.article, start, end), target.evidence]


def _who(claim: Claim, table: Table) -> str:
    origin = table.origin_of(claim)
    return origin.name if origin else table.name(claim.article)
