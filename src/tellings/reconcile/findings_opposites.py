"""States of one thing that exclude each other: "the exits were open" against "the doors were locked"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from tellings.language import table as lexicon
from tellings.model import Event, Evidence, Finding, Sentence
from tellings.reconcile.denying import disputes
from tellings.reconcile.earlier import former, names_earlier_time
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.restating import clause_around, stems

COMMON = 10
"""Sentences of a case that have a word from which on the word does not tell which thing is spoken of."""

_NOT = re.compile(r"\b(?:not|never|no longer|hardly)(?: \w+)?\s*$|n['’]t(?: \w+)?\s*$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:if|whether|would|could|should|will|must|to be|in case|as if)\b[^,;]{0,40}$", re.IGNORECASE)

_PLACES = stems("night day morning evening week year time side part people person man woman official police army place hour minute")
"""Words that tell of no thing whose state is asked for."""


_OPENINGS = stems(
    "door doors doorway exit exits entrance entrances gate gates hatch hatches shutter shutters grille grilles barrier barriers"
)
"""What is open or locked: the exits of the one are the doors of the other."""


class State(NamedTuple):
    """A thing in a state, as one telling has it."""

    pair: str
    side: str
    things: frozenset[str]
    article: str
    passage: Evidence
    teller: str


@lru_cache(maxsize=1)
def _states() -> tuple[re.Pattern[str], dict[str, list[tuple[str, str]]]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon("opposite_states"):
        rows.setdefault(row["phrase"], []).append((row["pair"], row["side"]))
    words = "|".join(re.escape(n) for n in sorted(rows, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), rows


def find_opposites(event: Event, table: Table) -> Iterator[Finding]:
    """One Finding for each thing that two tellers have in states that exclude each other."""
    articles = [a for a in table.case.articles if table.mainly(a.id, event.id) and a.id in event.articles]
    told = [(a.id, s) for a in articles for s in table.sentences(a.id) if s.role not in ("chrome", "title")]
    common = Counter(w for article, s in told for w in table.stems_of(article, s))
    states = [x for article, s in told for x in _read(article, s, common, table)]
    seen: set[str] = set()
    for a, b in combinations(states, 2):
        if a.pair != b.pair or a.side == b.side or a.pair in seen or a.teller == b.teller or not _one_thing(a, b):
            continue
        seen.add(a.pair)
        more = [s for s in states if s.pair == a.pair and _one_thing(s, a) and _one_thing(s, b) and s not in (a, b)]
        yield _finding((a, b), more, event, table)


def _one_thing(a: State, b: State) -> bool:
    """Whether two tellings name one thing."""
    return bool(a.things & b.things) or (a.pair == "open" and bool(a.things & _OPENINGS) and bool(b.things & _OPENINGS))


def _read(article: str, sentence: Sentence, common: Counter[str], table: Table) -> Iterator[State]:
    text, pattern = table.articles[article].text, _states()
    words = sentence.span.of(text)
    if disputes(words) or former(words) or names_earlier_time(words, article, table):
        return
    for found in pattern[0].finditer(words):
        start, end = sentence.span.start + found.start(), sentence.span.start + found.end()
        clause = clause_around(text, start, end, (sentence.span.start, sentence.span.end))
        before = text[clause.start : start]
        if _OPEN.search(before):
            continue
        things = stems(text[clause.start : start]) | stems(text[end : min(clause.end, end + 30)])
        things = frozenset(w for w in things - _PLACES if common[w] <= COMMON or w in _OPENINGS)
        passage = table.trimmed(article, max(clause.start, start - 80), min(clause.end, end + 40))
        for pair, side in pattern[1][found[0].casefold()]:
            turned = {"a": "b", "b": "a"}[side] if _NOT.search(before) else side
            yield State(pair, turned, things, article, passage, table.teller(passage))


def _finding(pair: tuple[State, State], more: Sequence[State], event: Event, table: Table) -> Finding:
    says = " against ".join(table.said(s.passage) for s in pair)
    passages = list(dict.fromkeys(s.passage for s in (*pair, *more)))
    return make(
        "conflicting accounts", "opposite_states", f"{says}.", evidence_=passages[:6], events=[event.id], confidence="possible",
        reasons=["one thing is told to have been in two states that exclude each other"],
    )  # fmt: skip
