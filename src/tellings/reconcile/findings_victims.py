"""Conflicting accounts of who the dead were: fighters by the word of the one, civilians by that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from tellings.model import Claim, Event, Evidence, Finding
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.findings_losses import of_its_own
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.restating import clause_around

_FIGHTERS = (
    r"(?:fighters?|militants?|rebels?|insurgents?|terrorists?|gunmen|gunman|combatants?|guerrillas?|militiam[ae]n|bandits?|extremists?|"
    r"jihadists?|separatists?|armed men|soldiers?)"
)
_CIVILIANS = (
    r"(?:civilians?|villagers?|farmers?|herders?|shepherds?|peasants?|fishermen|traders?|workers?|labou?rers?|children|families|guests|"
    r"worshippers|pupils|students|passengers|drivers|refugees|residents|unarmed)"
)
ALL_CIVIL = re.compile(
    rf"\b(?:were|was|had been|have been)(?: all| only| just| simply| ordinary| mostly| in fact| actually)* {_CIVILIANS}\b"
    rf"|\b(?:all|every one|none but|nothing but) (?:of (?:them|the dead|those killed) )?(?:were |was )?{_CIVILIANS}\b"
    rf"|\b(?:not (?:one|a single|any)|no|none of (?:them|the dead)[^.;!?]{{0,20}}|never an?|without (?:any|a)) (?:[a-z]+ )?{_FIGHTERS}\b"
    r"(?!,? (?:has |have |had |was |were |been )*(?:captured|taken|hurt|injured|wounded|killed|lost|fell|died|dead|missing|arrested))"
    rf"|\b(?:was|were)(?: not|n['’]t) (?:[a-z]+ )?{_FIGHTERS}\b"
    r"|\bnone of (?:them|the dead|those killed|the victims) (?:was|were|had been|had|carried|bore|belonged)\b[^.;!?]{0,25}\b"
    r"(?:armed|arms?|weapons?|guns?|rifles?|fighting|member)\b"
    r"|\b(?:were|was) (?:all )?unarmed\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that those who were hit were all civilians, or no fighters."""

_FEW = r"(?:\d+|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one)"
_PART = re.compile(
    rf"\b(?:{_FEW}|some|several|many|most|half) "
    r"(?:of (?:the|them|those|these|\d+)|(?:were|was)\b)[^.;]{0,40}$"
    rf"|\b{_FEW} $",
    re.IGNORECASE,
)
"""Before those words: only some of the dead are meant."""


def find_victims(table: Table) -> Iterator[Finding]:
    """One Finding for each number of fighters who by another's word were none."""
    seen: set[int | None] = set()
    for found in (f for e in table.case.events for f in _of_event(e, table)):
        number = table.claims[found.claims[0]].low
        if number not in seen:
            seen.add(number)
            yield found


def _of_event(event: Event, table: Table) -> Iterator[Finding]:
    """Somebody counts fighters among the dead, somebody else says of the same Event that no fighter was among them."""
    fighters = [c for c in table.by_event[event.id] if _counts_fighters(c) and not of_its_own(c, table)]
    if not fighters:
        return
    for article in event.articles:
        text = table.articles[article].text
        for sentence in table.sentences(article):
            found = ALL_CIVIL.search(text, sentence.span.start, sentence.span.end)
            if found is None or sentence.role in ("title", "chrome") or _PART.search(text[sentence.span.start : found.start()] + " "):
                continue
            clause = clause_around(text, found.start(), found.end(), (sentence.span.start, sentence.span.end))
            passage = table.trimmed(article, clause.start, clause.end)
            teller = table.teller(passage)
            near = [c for c in table.by_article.get(article, []) if abs(c.sentence.start - sentence.span.start) <= NEAR]
            same = [
                f for f, c in product(fighters, near) if c.event == event.id and _of_place(f, passage.article, table, sentence.span.start)
            ]
            claim = next((f for f in same if not _one_teller(f, teller, table)), None)
            if claim is not None:
                yield _finding(event, claim, teller, [claim.evidence, passage], table)
                return


_FIGHTING = re.compile(rf"\b{_FIGHTERS}\b", re.IGNORECASE)
NEAR = 300
"""Characters from the words about the dead to a figure of the same Event."""


def _counts_fighters(claim: Claim) -> bool:
    quote = claim.evidence.quote
    if claim.measure != "killed" or not counted(claim) or claim.scope != "this_event" or claim.modality != "asserted" or claim.part_of:
        return False
    return kind_of(claim).domain == "people" and bool(_FIGHTING.search(quote)) and "soldier" not in quote


def _of_place(claim: Claim, article: str, table: Table, at: int) -> bool:
    """Whether the words around a figure of fighters and those around the denial name one place or thing."""
    text = table.articles[article].text
    one = set(re.findall(r"\b[A-Z][\w’'-]{2,}", text[max(0, at - NEAR) : at + NEAR]))
    own = table.articles[claim.article].text
    other = set(re.findall(r"\b[A-Z][\w’'-]{2,}", own[max(0, claim.sentence.start - NEAR) : claim.sentence.end + NEAR]))
    return len(one & other - _COMMON) > 0


_COMMON = frozenset("The This That They There And But For From With His Her Its Our Not When After Two Three Four Five Six".split())


def _one_teller(claim: Claim, teller: str, table: Table) -> bool:
    origin = table.origin_of(claim)
    return origin is None or teller.casefold() in {n.casefold() for n in (origin.name, *origin.aliases)}


def _finding(event: Event, claim: Claim, teller: str, passages: Sequence[Evidence], table: Table) -> Finding:
    origin = table.origin_of(claim)
    who = origin.name if origin else table.name(claim.article)
    return make(
        "conflicting accounts", "who_the_dead_were",
        f"Who the dead were: “{passages[0].quote}” ({who}) against {table.said(passages[1])}.",
        claims=[claim], evidence_=passages, events=[event.id], confidence="likely",
        reasons=[f"the one counts fighters, {teller} says that there were none"],
    )  # fmt: skip
