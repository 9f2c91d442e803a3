"""Who did it: one body claims the deed or is blamed for it, and another is, or it denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from tellings.model import Event, Evidence, Finding
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.restating import stems

_NAME = r"(?-i:[A-Z])[\w’'-]+(?:(?: of(?: the)?| and| for)? (?-i:[A-Z])[\w’'-]+){0,5}"
_X = rf"(?<![\w’'-])(?P<doer>(?:the |an? )?(?:(?:so-called|armed|rebel|militant|opposition) )?(?:{_NAME}|group|movement|organi[sz]ation))"
_ATTACK = r"(?:attack|raid|bomb\w*|action|blast|explosion|killing|ambush|strike|assault|kidnapping|shooting|deed)s?"
_DEED = rf"(?:responsib\w+|credit|the (?:\w+ )?{_ATTACK})"
_DOING = r"(?:carrying|planting|firing|shelling|killing|bomb|attack|kidnap|abduct|stag|sett|launch|order)\w*"
_POINTS = (
    r"(?:is|was|be) the (?:work|doing|handiwork) of|point(?:s|ed|ing)? (?:the finger )?(?:at|to)|responsibility (?:lies|lay|rests) with"
)
_SHIFTS = r"(?:blamed|attributed|pinned)(?: it| this| the \w+)? (?:on|to)"
_ROLE = r"part|involvement|responsib\w+|role|hand|planted|carried|attacked|fired|shelled|out|links?|connection"
_HIS = r"any |all |having |carrying |its |their "
_DID = (
    r"(?:carried out|staged|launched|set off|detonated|bombed|shelled|massacred|planted|laid|hid|fired|attacked)"
    r"(?= (?:the|a|an|this|that|both|it|at|on|bombs?|rockets?|mines?)\b)"
)
"""What a doer is plainly said to have done."""
_NO_PART = (
    r"(?:had|has|have|took|takes|played|plays|was|were)(?: had| taken| played)? "
    r"(?:no (?:part|hand|role|share) in|nothing to do with|not (?:behind|involved in|responsible for))\b"
)
_FORMS = (
    ("by", rf"{_X}(?:,? (?:who|which))? (?:has |have |had )?(?:claimed|admitted|took|taken|assumed) {_DEED}\b"),
    ("by", rf"{_X} (?:says?|said) (?:that )?(?:it|they|its (?:men|fighters|members)) (?:was|were|had been|had) behind\b"),
    ("by", rf"\b(?:claimed|admitted) by {_X}"),
    ("by", rf"\b(?:blam(?:es?|ed|ing)|suspects?|suspected) {_X}"),
    ("by", rf"\baccus(?:es?|ed|ing) {_X} of (?:being behind|{_DEED}|{_DOING})"),
    ("by", rf"\b(?:{_SHIFTS}|{_POINTS}) {_X}"),
    ("did", rf"{_X} (?:has |have |had )?{_DID}\b"),
    ("by", rf"{_X} (?:says?|said)[^.;!?“”\"]{{0,40}}? (?:that )?(?:it|they|its (?:men|fighters|members)) (?:had|has|have) {_DID}\b"),
    ("not", rf"{_X} (?:says?|said)[^.;!?“”\"]{{0,40}}? (?:that )?(?:it|they|its (?:men|fighters|members)) {_NO_PART}"),
    ("not", rf"{_X}[^.;!?“”\"]{{0,40}}? (?:has |have |had )?denie[sd] (?:{_HIS})?(?:{_ROLE})\b"),
    ("not", rf"{_X} (?:was|were|had)(?: not|n['’]t| nothing) (?:at|in|near|behind|to do with|involved|responsible)\b"),
)

_POINTING = re.compile(
    r"(?:there|their|its|his|her|it|they|he|she|each|both|neither|this|that|nobody|no|none|all|some|one)\b"
    r"|(?:group|movement|organi[sz]ation|rebels|militia|party|front)$",
    re.IGNORECASE,
)
"""A doer that is no name: who is meant was named before ("their bureau denied any part")."""


class Doer(NamedTuple):
    """Whom one telling makes the doer, or says that he is not."""

    value: str
    name: str
    words: frozenset[str]
    passage: Evidence
    teller: str
    places: tuple[str, ...]
    """Names of places behind the deed, in its sentence."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(form, re.IGNORECASE)) for value, form in _FORMS)


def find_doers(event: Event, table: Table) -> Iterator[Finding]:
    """One Finding where two are named as the doer, or where one who is named says that he was not."""
    told = list(_told(event, table))
    by, no = [d for d in told if d.value == "by"], [d for d in told if d.value == "not"]
    pair = next(((a, b) for a, b in combinations(by, 2) if not a.words & b.words and a.teller != b.teller and _elsewhere(a, b)), None)
    if pair is not None:
        yield _finding("conflicting accounts", pair, [d for d in by if d not in pair], event, table)
    named = [*by, *(d for d in told if d.value == "did")]
    denied = next(((a, b) for b in no for a in named if a.words & b.words and a.passage != b.passage and not _of_others(a, b)), None)
    if denied is not None:
        yield _finding("disputed claim", denied, [], event, table)


_PLACE = re.compile(r"\b(?:in|at|on|near|of) (?:the )?((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]{2,})")


def _of_others(a: Doer, b: Doer) -> bool:
    """Whether the two speak of deeds at different places."""
    one, other = (set(d.places) for d in (a, b))
    return bool(one and other) and not one & other


def _elsewhere(a: Doer, b: Doer) -> bool:
    return a.passage.article != b.passage.article or abs(a.passage.start - b.passage.start) > len(a.passage.quote)


def _told(event: Event, table: Table) -> Iterator[Doer]:
    for article in (a for a in table.case.articles if table.mainly(a.id, event.id) and a.id in event.articles):
        blamed = ""
        for sentence in table.sentences(article.id):
            words = sentence.span.of(article.text)
            if sentence.role in ("chrome", "title"):
                continue
            for value, pattern in _patterns():
                for found in pattern.finditer(words):
                    name = found["doer"].removeprefix("the ").removeprefix("The ")
                    if _POINTING.match(name):
                        name = blamed if value == "not" else ""
                    if not stems(name):
                        continue
                    blamed = name if value == "by" else blamed
                    passage = table.trimmed(article.id, sentence.span.start + found.start(), sentence.span.start + found.end())
                    places = tuple(m[1] for m in _PLACE.finditer(words, found.end()))
                    yield Doer(value, name, stems(name), passage, table.teller(passage), places)


def _finding(kind: str, pair: tuple[Doer, Doer], more: list[Doer], event: Event, table: Table) -> Finding:
    says = " against ".join(table.said(d.passage) for d in pair)
    passages = list(dict.fromkeys(d.passage for d in (*pair, *more)))
    return make(
        "disputed claim" if kind == "disputed claim" else "conflicting accounts", "who_did_it", f"They differ on who did it: {says}.",
        evidence_=passages[:6], events=[event.id], confidence="likely",
        reasons=["the one names a doer, the other another or says that he did not"],
    )  # fmt: skip
