"""Conflicting accounts read off the sentences: what was hit, how many did it, and what one side says and the other denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from tellings.language import table as lexicon
from tellings.model import Event, Evidence, Finding, Sentence
from tellings.reconcile.denying import disputes
from tellings.reconcile.earlier import former, names_earlier_time
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.restating import Clause, clause_around, negated, share

STRUCK = frozenset({"attacked", "hit", "fired", "destroyed", "damaged"})
"""Measures of the acts whose object is asked for."""

REACH = 90
"""Characters behind the act within which its object is named."""

SHARED = 3
"""Content words that a denied act shares with the telling of it."""

KEPT = 0.6
"""Share of the denied act's content words that its telling has."""

_UNSAID = (
    "say|said|release|know|known|comment|reference|mention|respond|reply|witness|see|plan|think|want|believe|identif|name|give|given|"
    "provide|return|"
    "wish|appear|seem|intend|involved"
)
_NOT = re.compile(
    rf"\b(?:did|had|was|were)(?: not| never|n['’]t)\b(?! (?:\w+ly )?(?:{_UNSAID}))",
    re.IGNORECASE,
)
"""An act that is denied; not what somebody did not say, know or want."""

_ALONE = re.compile(r"\b(?:acted|acting|act|was|worked) (?:all )?(?:alone|on (?:his|her|their) own)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\bthere (?:were|was) (?:two|three|four|five|six|several|\d+) of them\b|\bmore than one (?:man|gun|attacker)\b", re.IGNORECASE
)
_ARMED = re.compile(
    r"\b(?:two|three|four|five|six|several|\d+) (?:\w+ )?(?:men|people|persons|youths|women) (?:armed )?with (?:a |\w+ )?"
    r"(?:kni(?:fe|ves)|guns?|rifles?|pistols?|machetes?|axes?|blades?|weapons?)\b"
    r"|\b(?:a )?(?:second|third) (?:man|woman|person) (?:armed )?with a (?:knife|gun|rifle|pistol|machete|axe|blade|weapon)\b",
    re.IGNORECASE,
)


class Side(NamedTuple):
    """One article's word on a matter: which of two values it gives, and where."""

    value: str
    article: str
    passage: Evidence
    teller: str


@lru_cache(maxsize=1)
def _objects() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {r["noun"]: r["class"] for r in lexicon("objects_of_attack")}
    words = "|".join(re.escape(n) for n in sorted(rows, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), rows


@lru_cache(maxsize=1)
def _doers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = lexicon("doer_words")
    one, several = ("|".join(r["noun"] for r in rows if r["number"] == n) for n in ("one", "several"))
    return (
        re.compile(rf"(?<!\w)(?:one|a single|single|only one|a lone|lone|sole|no second) (?:{one})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:two|three|four|five|six|several|at least \w+|\d+) (?:\w+ )?(?:{several})(?!\w)|a second (?:{one})(?!\w)",
            re.IGNORECASE,
        ),
    )


def find_contradictions(event: Event, table: Table) -> Iterator[Finding]:
    """What the articles of one Event say of its object, and of how many did it, where that cannot both be so."""
    yield from _conflict(event, list(_aims(event, table)), table, "what was hit")
    yield from _conflict(event, list(_numbers(event, table)), table, "how many did it")
    yield from _denied_acts(event, table)


def _denied_acts(event: Event, table: Table) -> Iterator[Finding]:
    """An act that one body says was not done and another, in other articles, says was done."""
    told = list(_told(event, table))
    for article, sentence, words in told:
        no = next((m for m in _NOT.finditer(words)), None)
        if no is None or disputes(words):
            continue
        start, end = sentence.span.start + no.start(), sentence.span.start + no.end()
        clause = clause_around(table.articles[article].text, start, end, (sentence.span.start, sentence.span.end))
        if len(clause.stems) < SHARED or any(
            counted(c) and clause.start <= c.evidence.start < clause.end for c in table.by_article.get(article, [])
        ):
            continue
        found = _done(article, clause, told, table)
        if found is not None:
            denied = table.trimmed(article, clause.start, clause.end)
            yield make(
                "conflicting accounts", "act_denied",
                f"{table.said(denied)} against {table.said(found)}.",
                evidence_=[denied, found], events=[event.id], confidence="possible",
                reasons=["the one says that it was not done, the other that it was, in the same words"],
            )  # fmt: skip
            return


def _done(article: str, clause: Clause, told: Sequence[tuple[str, Sentence, str]], table: Table) -> Evidence | None:
    """The sentence of another article, on another's word, that tells as done what a clause says was not."""
    denier = table.teller(table.trimmed(article, clause.start, clause.end))
    if denier == table.name(article) and not table.articles[article].issuer:
        return None  # an outlet's own word
    best: tuple[float, Evidence] | None = None
    for other, sentence, words in told:
        stems_there = table.stems_of(other, sentence)
        if other == article or disputes(words) or len(clause.stems & stems_there) < SHARED or not table.measures_in(other, sentence):
            continue
        rate = share(clause.stems, stems_there)
        passage = table.best_clause(other, sentence, clause.stems)
        own_word = table.teller(passage) == table.name(other) and not table.articles[other].issuer
        if (
            not own_word
            and not negated(passage.quote)
            and rate >= KEPT
            and table.teller(passage) != denier
            and (best is None or rate > best[0])
        ):
            best = (rate, passage)
    return best[1] if best else None


def _told(event: Event, table: Table) -> Iterator[tuple[str, Sentence, str]]:
    """The sentences of the Articles that are mainly about an Event, but for those that deny or look back."""
    for article in (a.id for a in table.case.articles if table.mainly(a.id, event.id) and a.id in event.articles):
        text = table.articles[article].text
        elsewhere = {c.sentence for c in table.by_article.get(article, []) if c.event and c.event != event.id}
        for sentence in table.sentences(article):
            words = sentence.span.of(text)
            if sentence.span not in elsewhere and not former(words) and not names_earlier_time(words, article, table):
                yield article, sentence, words


_OF_UNIT = re.compile(
    r"\s+(?:of|belonging to|used by|at|on|in) (?:the |a |its |their )?(?:\w+['’]s )?(?:[\w-]+ ){0,2}(?:brigades?|battalions?|"
    r"regiments?|divisions?|army|"
    r"military|base|barracks|garrison|unit|corps|militia|police|navy|air force|guards?)\b",
    re.IGNORECASE,
)
"""Behind a building: the armed body whose it is."""


def _aims(event: Event, table: Table) -> Iterator[Side]:
    pattern, classes = _objects()
    for article, sentence, words in _told(event, table):
        if negated(words) or disputes(words):
            continue
        for act in table.happenings_in(article, sentence):
            if act.measure not in STRUCK or not sentence.span.covers(act.span):
                continue
            text = table.articles[article].text
            found = pattern.search(text, act.span.end, min(sentence.span.end, act.span.end + REACH))
            if found and not any(s <= act.span.start < e for s, e in table.quoted(article)):
                if _OF_UNIT.match(text, found.end()):
                    continue  # a dormitory of the brigade is the barracks
                passage = table.trimmed(article, act.span.start, found.end())
                yield Side(classes[found[0].casefold()], article, passage, table.teller(passage))


def _numbers(event: Event, table: Table) -> Iterator[Side]:
    one, several = _doers()
    for article, sentence, words in _told(event, table):
        for pattern, value in ((_ALONE, "one"), (one, "one"), (_OF_THEM, "several"), (_ARMED, "several"), (several, "several")):
            found = pattern.search(words)
            if found and (value == "one" or not negated(words[: found.start()])):
                start = sentence.span.start + found.start()
                passage = table.trimmed(article, start, sentence.span.start + found.end())
                yield Side(value, article, passage, table.teller(passage))


def _conflict(event: Event, sides: Sequence[Side], table: Table, what: str) -> Iterator[Finding]:
    """One Finding where different bodies tell different things."""
    shown: dict[tuple[str, str], Side] = {}
    for side in sides:
        shown.setdefault((side.value, side.teller), side)
    pair = next(((a, b) for a, b in combinations(shown.values(), 2) if a.value != b.value and a.teller != b.teller), None)
    if pair is None:
        return
    first, other = pair
    says = " against ".join(table.said(s.passage) for s in (first, other))
    yield make(
        "conflicting accounts", f"conflicting_{what.replace(' ', '_')}", f"They differ on {what}: {says}.",
        evidence_=[s.passage for s in shown.values()], events=[event.id], confidence="possible",
        reasons=["one telling excludes the other"],
    )  # fmt: skip
