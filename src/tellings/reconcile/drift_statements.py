"""Drift of what is told without figures: a suspicion told as a fact, a denial told as a confirmation, a doer whom nobody knew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import Evidence, Finding, Sentence
from tellings.reconcile.drift_wording import doer_named
from tellings.reconcile.finding_parts import WORD, Table, counted, make
from tellings.reconcile.moments import moment
from tellings.reconcile.restating import clause_around, confirms, denies, doubted, negated, share, stems

SHARED = 2
"""Content words that a re-told clause keeps at least."""

KEPT = 0.5
"""Share of a clause's content words that a re-told one keeps."""

ALMOST_ALL = 0.75
"""The share that is enough where the sentences are not aligned otherwise: sister reports keep half of a clause by chance."""

LEGAL = re.compile(
    r"\b(?:charg(?:e|ed|es|ing)|indict\w*|booked|arraign\w*|in court|plead\w*|guilty|convict\w*|accused of|persons? of interest|"
    r"(?:the|a|an|two|three|for|murder|as|responsible) (?:\w+ )?suspects?|suspicion of)\b",
    re.IGNORECASE,
)
"""Words of police and courts: what they suspect of a person is a step of the case, and the next step is no drift."""

_BELIEF = re.compile(r"\b(?:believe[sd]?|think|thinks|thought|appear\w*|seem\w*|apparent\w*)\b", re.IGNORECASE)
_HEARSAY = re.compile(r"reportedly|allegedly|said to.*", re.IGNORECASE)
_SAID = re.compile(r"\b(?:told|said|says|according to)\b", re.IGNORECASE)
_ASKED = re.compile(r"\s*(?:whether|if|who|what|why|how|where|when)\b", re.IGNORECASE)
"""What is not known is asked, not suspected."""

ONE_DAY = 1
"""Days after which a body that only suspected may know."""

A_WEEK = 7
"""Days after which a text is no re-telling of the first report any more."""

_AIM = re.compile(
    r"\b(?:so|so that|in order that|hop(?:es?|ed|ing)|ask(?:s|ed|ing)?|if|whether|before|until|by the time|as soon as) (?:\w+ ){1,3}$",
    re.IGNORECASE,
)
"""Words before "could" or "would" that make it an aim or a question."""
_SENSED = re.compile(
    r"\s*(?:\w+ly |also |still |only |just |barely )?(?:be |have |have been )?"
    r"(?:hear[ds]?|see[ns]?|saw|smell?(?:ed|t)?|felt|feel|taste[ds]?|watch(?:ed)?|remember(?:ed)?|recall(?:ed)?)\b",
    re.IGNORECASE,
)
"""Verbs of perceiving and remembering behind "could", which there means being able (Quirk et al. 4.52)."""
_SUSPECT = re.compile(r"suspects?", re.IGNORECASE)
_SUSPECTING = re.compile(r"\b(?:police|we|i|they|he|she|who|[a-z]+s)(?: also| now| still)?\s+$", re.IGNORECASE)
"""Who suspects, before the verb; elsewhere "suspect" is a person."""


def find_statements(table: Table) -> Iterator[Finding]:
    """What a source only suspects, or what somebody denies in it, told as a fact in a text that derives from it."""
    for source, target in sorted(table.direct & table.derived, key=lambda p: (table.order[p[0]], table.order[p[1]])):
        seen: set[int] = set()
        for sentence in table.sentences(source):
            found = _raised(source, sentence, target, table) or _turned(source, sentence, target, table)
            found = found or doer_named(source, sentence, target, table)
            if found and found[1].start not in seen:
                seen.add(found[1].start)
                weak, strong, code = found
                what = {"doubt_dropped": "is only suspected", "doer_named": "nobody knows"}.get(code, "is denied")
                yield make(
                    "drift", code,
                    f"What {what} in one telling is a fact in the next: {table.said(weak)}, then {table.said(strong)}.",
                    evidence_=[weak, strong], events=table.events_at(strong), confidence="likely",
                    reasons=[f"{table.name(target)} derives from {table.name(source)}, and this clause keeps its words"],
                )  # fmt: skip


Statement = tuple[Evidence, Evidence, str]


def _raised(source: str, sentence: Sentence, target: str, table: Table) -> Statement | None:
    text = table.articles[source].text
    span = sentence.span
    doubt = doubted(text[span.start : span.end])
    if not doubt:
        return None
    start, end = span.start + doubt.start(), span.start + doubt.end()
    clause = clause_around(text, start, end, (span.start, span.end))
    if any(counted(c) and clause.start <= c.evidence.start < clause.end for c in table.by_article.get(source, [])):
        return None  # figures are compared as Claims
    told = _retold(clause.stems, target, table)
    if told is None or _ASKED.match(text, end) or (doubt[0].casefold() in ("could", "can") and _SENSED.match(text, end)):
        return None
    words = table.articles[target].text[told.span.start : told.span.end]
    if _days_between(source, target, table) >= A_WEEK:
        return None  # by then it is known from elsewhere
    if _SAID.search(words) and (_HEARSAY.fullmatch(doubt[0]) or _days_between(source, target, table) >= ONE_DAY):
        return None  # both have it from somebody, or somebody knows by now
    if _AIM.search(text[span.start : start]) or (_SUSPECT.fullmatch(doubt[0]) and not _SUSPECTING.search(text[span.start : start])):
        return None  # "so that they could see" and "the suspect" doubt nothing
    if doubted(words) or _BELIEF.search(words) or negated(words) or LEGAL.search(text, span.start, span.end) or LEGAL.search(words):
        return None
    doubtful = next((x for w in WORD.findall(text[end : clause.end]) if (x := stems(w))), frozenset())
    if not doubtful <= table.stems_of(target, told):
        return None  # what is doubted ("a fight") is not told there at all
    if share(clause.stems, table.stems_of(target, told)) < ALMOST_ALL and not table.aligned_sentences(source, sentence, target, told):
        return None
    if _retold(clause.stems, source, table, apart=sentence) is not None:
        return None
    return table.trimmed(source, clause.start, clause.end), table.best_clause(target, told, clause.stems), "doubt_dropped"


def _days_between(source: str, target: str, table: Table) -> int:
    """Whole days from the one Article's publication to the other's; 0 where either is unknown."""
    one, other = (moment(table.articles[a].published_at) or moment(table.articles[a].published) for a in (source, target))
    return (other.earliest.date() - one.latest.date()).days if one and other else 0


def _retold(wanted: frozenset[str], article: str, table: Table, apart: Sentence | None = None) -> Sentence | None:
    """The sentence of an Article that keeps most of the words of a clause, and enough of them."""
    best: tuple[float, Sentence] | None = None
    for sentence in table.sentences(article):
        if apart is not None and sentence.span == apart.span:
            continue
        words = table.stems_of(article, sentence)
        rate = share(wanted, words)
        if len(wanted & words) >= SHARED and rate >= KEPT and (best is None or rate > best[0]):
            best = (rate, sentence)
    return best[1] if best else None


def _turned(source: str, sentence: Sentence, target: str, table: Table) -> Statement | None:
    """A denial told as a confirmation by the same body."""
    text = table.articles[source].text
    denial = denies(text[sentence.span.start : sentence.span.end])
    if not denial:
        return None
    head = stems(text[sentence.span.start : sentence.span.start + denial.start()])
    topics = table.measures_in(source, sentence)
    for other in table.sentences(target):
        words = table.articles[target].text[other.span.start : other.span.end]
        found = confirms(words)
        if not found or not head & stems(words[: found.start()]):
            continue
        matter = stems(text[sentence.span.start + denial.end() : sentence.span.end])
        same = topics & table.measures_in(target, other) or matter & stems(words[found.end() :])
        if same or not _confirmed(head, source, table):
            clause = clause_around(
                text, sentence.span.start + denial.start(), sentence.span.start + denial.end(), (sentence.span.start, sentence.span.end)
            )
            end = max(clause.end, min(sentence.span.end, sentence.span.start + denial.end() + 40))
            return table.trimmed(source, clause.start, end), table.trimmed(target, other.span.start, other.span.end), "denial_turned"
    return None


def _confirmed(head: frozenset[str], article: str, table: Table) -> bool:
    """Whether an Article tells of anything that a body confirms or admits."""
    for sentence in table.sentences(article):
        words = sentence.span.of(table.articles[article].text)
        found = confirms(words)
        if found and sentence.role == "body" and head & stems(words[: found.start()]):
            return True
    return False
