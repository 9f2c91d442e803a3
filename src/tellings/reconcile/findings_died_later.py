"""Updated figures that add up: the dead of an earlier telling and those who have died since are the dead of a later one.

The counts may stand under different nouns, in different Events or on the word of different bodies ("five people shot dead", "two
patients died today; that makes seven victims"): the sum proves that the one took the place of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Claim, Evidence, Finding, Sentence
from tellings.reconcile.earlier import long_sum, told_as_earlier
from tellings.reconcile.figure_sides import ORDINALS
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.finding_words import figure_words

_SINCE = r"(?:since|now|later|also|meanwhile|today|yesterday|overnight|too)"
DIED_LATER = re.compile(
    r"\b(?:wounded|injured|patients?|hurt|burned|infected|admitted|survivors?|victims?)\b[^.;!?]{0,45}?\b(?:"
    rf"(?:has|have|had) (?:{_SINCE} )?(?:died|succumbed)|(?:{_SINCE} )?(?:died|succumbed) (?:{_SINCE}|last night|this \w+|on \w+day|in)\b)"
    rf"|\b(?:has|have|had) {_SINCE} (?:died|succumbed)\b"
    r"|\b(?:died|succumbed) (?:\w+ ){0,3}?(?:of|from|to) (?:the|his|her|their|its) (?:\w+ )?(?:wounds?|injur(?:y|ies)|burns)\b"
    r"|\b(?:died|succumbed) (?:later|today|yesterday|overnight|last night|this morning|(?:late |early )?on \w+day)\b"
    r"|\bdied\b[^.;!?]{0,20}\b(?:in|at) (?:the |a |an )?(?:[\w-]+ ){0,3}(?:hospital|clinic|infirmary|intensive care)\b",
    re.IGNORECASE,
)
"""Words by which an Article says that some died after the event: of their wounds, in hospital, since the last count."""

_WHICH = re.compile(rf"\b(?:the|an?|this) ({'|'.join(ORDINALS)})\b", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:an?|one|another|the) (?:\w+[- ]){0,3}?(?:man|woman|boy|girl|child|baby|person|patient|victim|student|worker|driver|passenger|"
    r"officer|soldier|policeman|resident|teenager|son|daughter|mother|father)\b",
    re.IGNORECASE,
)
"""One person, told of without a numeral."""

REACH = 2
"""Sentences before and behind within which the new count stands."""


def find_died_later(table: Table, shown: Sequence[Finding]) -> Iterator[Finding]:
    """One Finding for each Article whose count of the dead is an earlier one and those who died since."""
    told = {c for f in shown if f.kind == "updated figure" for c in f.claims}
    moved = {table.claims[c].event for c in told if table.claims[c].measure == "killed"}
    for article in table.case.articles:
        dead = [c for c in table.by_article.get(article.id, []) if _count_of_dead(c, table) and c.event not in moved]
        if not dead:
            continue
        found = next(_sums(article.id, dead, table), None)
        if found is not None:
            yield _finding(*found, table)


def _count_of_dead(claim: Claim, table: Table) -> bool:
    exact = claim.measure == "killed" and claim.low is not None and claim.modality == "asserted" and claim.scope == "this_event"
    return exact and not long_sum(claim, table)


def _sums(article: str, dead: Sequence[Claim], table: Table) -> Iterator[tuple[Claim, Evidence, Claim | None, int]]:
    """The earlier count, the words about those who died since, the new count (None where only an ordinal gives it), and its size."""
    sentences = table.sentences(article)
    text = table.articles[article].text
    for index, sentence in enumerate(sentences):
        found = DIED_LATER.search(text, sentence.span.start, sentence.span.end) if sentence.role not in ("title", "chrome") else None
        if found is None:
            continue
        here = [c for c in dead if sentence.span.start <= c.evidence.start < sentence.span.end]
        passage = table.trimmed(article, max(sentence.span.start, found.start() - 60), min(sentence.span.end, found.end() + 20))
        near = _near(dead, index, sentences)
        for more in _more(here, sentence.span.of(text)):
            for late in [c for c in near if (c.low or 0) > more and c.figure in ("exact", "at_least")]:
                early = _early(article, late.low or 0, more, table)
                if early is not None:
                    yield early, passage, late, late.low or 0
        ordinal = _WHICH.search(text, sentence.span.start, sentence.span.end)
        size = ORDINALS.index(ordinal[1].casefold()) + 1 if ordinal else 0
        early = _early(article, size, 1, table) if size > 1 else None
        if early is not None:
            yield early, passage, None, size


def _near(dead: Sequence[Claim], index: int, sentences: Sequence[Sentence]) -> list[Claim]:
    around = sentences[max(0, index - REACH) : index + REACH + 1]
    start, end = around[0].span.start, around[-1].span.end
    return [c for c in dead if c.title or start <= c.evidence.start < end]


def _more(here: Sequence[Claim], words: str) -> list[int]:
    """How many died since, by the numbers of the sentence; one where it tells of one person without a number."""
    sizes = [c.low for c in here if c.low]
    return [*sizes, *([1] if 1 not in sizes and _ONE.search(words) else [])]


def _early(article: str, size: int, more: int, table: Table) -> Claim | None:
    """A count of another Article, not a later one, that is so much smaller and counts the same dead."""
    events = {c.event for c in table.by_article.get(article, [])}
    for claim in table.case.claims:
        if claim.article == article or claim.low != size - more or not _count_of_dead(claim, table) or not _counts(claim):
            continue
        own = [c for c in table.by_article.get(article, []) if c.measure == "killed"]
        if claim.part_of or told_as_earlier(claim, table) or (own and table.later(claim, own[0])):
            continue
        linked = {c.event for c in table.by_article.get(claim.article, [])} & events or name_alike(article, claim.article, table)
        if linked and not any(c.low == size for c in table.by_article.get(claim.article, []) if c.measure == "killed"):
            return claim
    return None


def _counts(claim: Claim) -> bool:
    """Whether a figure was written as a number: a name or "a man" counts nobody."""
    return (claim.low or 0) > 1 or bool(re.match(r"(?:just |only |at least )?(?:one|1)\b", claim.evidence.quote, re.IGNORECASE))


NAMES = 2
"""Names that two Articles share where no Event holds them both."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{3,}")


def name_alike(one: str, other: str, table: Table) -> bool:
    """Whether two Articles name the same places and people."""
    names = [set(_NAME.findall(table.articles[a].text)) for a in (one, other)]
    return len(names[0] & names[1]) >= NAMES


def _finding(early: Claim, passage: Evidence, late: Claim | None, size: int, table: Table) -> Finding:
    claims = [early, *([late] if late else [])]
    shown = [early.evidence, *([late.evidence] if late else []), passage]
    return make(
        "updated figure", "died_since",
        f"The count moved with time: killed {figure_words(early)}, then {figure_words(late) if late else size}, as some died later.",
        claims=claims, evidence_=shown, events=sorted({c.event for c in claims if c.event and counted(c)}), confidence="likely",
        reasons=[f"{table.name(passage.article)} tells of those who died since, and the numbers add up"],
    )  # fmt: skip
