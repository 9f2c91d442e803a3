"""What one body says there was not, and another tells of: "firearms were not used" against "they are rifle bullets".

A sentence that negates a thing has few words in common with the telling of it, often only the thing's own name. So the thing is
looked up, by its name or as one of the same kind of weapon, in what others tell of the same event; a word that many sentences have
proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tellings.language import table as lexicon
from tellings.model import Event, Evidence, Finding, Sentence
from tellings.model.finding import FindingKind
from tellings.reconcile.denying import disputes
from tellings.reconcile.earlier import former, names_earlier_time
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.restating import clause_around, negated, stems

COMMON = 8
"""Sentences of a case that have a word from which on the word proves nothing."""

MANY = 40
"""Articles of an Event from which on a copied negation is looked up once."""

LONGEST = 160
"""Characters of a passage."""

_KEY = r"(?P<key>(?:(?!(?:was|were|is|are|had|has|have|in|on|at|of|to|for|from|that|who|which|and|or|but|by|with|ever)\b)[\w’'-]+ ?){1,4})"
_BE = r"(?:was|were|is|are|had been|has been|have been)"
_DEED = (
    r"(?:us(?:e|ed)|fir(?:e|ed)|ke[ep]t?|carr(?:y|ied)|deploy(?:ed)?|possess(?:ed)?|open(?:ed)?|sen[dt]|give|given|drop(?:ped)?|thr[eo]wn?|"
    r"launch(?:ed)?|stor(?:e|ed)|conduct(?:ed)?|hit|struck|strike|shell(?:ed)?|attack(?:ed)?|carry out|carried out)"
)
_FOUND = r"find|found|saw|seen?|noted|noticed|discovered|recorded|heard"
_FORMS = (
    ("thing", rf"\b(?:there|nor) (?:{_BE}|{_BE} there) (?:no|never any|not any|not an?(?: single)?) {_KEY}"),
    ("again", rf"\bnor {_BE} there (?:any |more |an?(?: second)? |other ){_KEY}"),
    ("thing", rf"\bno {_KEY}(?:{_BE}|ever|came|had|noted|seen|found|heard|used)\b"),
    ("thing", rf"(?:^|[.,;:“\"]\s*|\b(?:that|and|but) )(?:the |our |its |their )?{_KEY}{_BE}(?: not|n['’]t| never) {_DEED}\b"),
    ("thing", rf"\b(?:it|this|the cause) (?:was|is)(?: not|n['’]t) (?:an? |the )?{_KEY}"),
    ("thing", rf"\b(?:did|does|do|had|has|have)(?: not|n['’]t| never) {_DEED} (?:an? |the |any )?{_KEY}"),
    ("thing", rf"\b(?:{_FOUND}) (?:no|not an?|neither) (?:traces? of |signs? of |parts of )?{_KEY}"),
    ("doer", rf"\b(?:no|not an?|not one) {_KEY}(?:had|has|have|ever|of ours)(?: ever)? {_DEED}\b"),
    ("doer", rf"(?:^|[.,;:“\"]\s*|\bthat )[Tt]he {_KEY}{_BE}(?: not|n['’]t| never) (?:at|in|near|there|behind)\b"),
)

_EMPTY = re.compile(
    r"^(?:(?:one|first|last|second|third|only|immediate|such|known|official|independent|links?|connections?|contact|"
    r"reports?|other|further|more|"
    r"evidence|information|word|comment|signs?|kind|mere|simple|ordinary|question|matter|sort)\b.*|"
    r"doubt|reason|answer|plans?|claim|deaths?|casualt\w+|injur\w+|victims?|dead|wounded|survivors?|longer|others|"
    r"need|chance|time|way|place|"
    r"idea|choice|record|warrant|arrests?|suspects?|danger|threat|damage|cases?|details?|figures?|numbers?|"
    r"loss(?:es)?|li[fv]es?|shortage|fear|"
    r"harm|hope|agreement|decision|it|he|she|they|we|I|you|this|that|these|those|anything|nothing|people|persons?|men|women|children|"
    r"soldiers?|body|bodies|fires?|(?:\w+ )?(?:injur\w+|charges?|concerns?|clear|sure|certain|fun|easy|possible|true|"
    r"over|enough)(?: .*)?)$",
    re.IGNORECASE,
)
"""What is negated in every report and says nothing of the course of events, or is counted (figures have Findings of their own)."""


_GONE = re.compile(r"\b(?:then|suddenly|now|all at once)(?: \w+)?$|\b(?:any ?more|left)\b", re.IGNORECASE)
"""Beside what is no longer there: nobody says that it never was."""

_PEOPLE = stems(
    "man woman men women person persons people somebody group officer officers official officials soldier soldiers police policeman"
)


_CAUSE_FORM = re.compile(r"(?:it|this|the cause) (?:was|is)", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:caus\w+|because|due|blam\w+|owing|result\w*|brought|led|set off|trigger\w*|spark\w*|suspect\w*|behind)\b", re.IGNORECASE
)


_OF_SOME = re.compile(r"\b(?:among|of|from|amongst) (?:them|these|those|whom|us)\b", re.IGNORECASE)


class Negation(NamedTuple):
    """A thing that a sentence says was not: its words, the passage, and whether it is a doer."""

    article: str
    sentence: Sentence
    passage: Evidence
    words: frozenset[str]
    kind: str
    head: frozenset[str]
    """The stem of its noun."""
    cause: bool
    """Whether it is a cause that is denied ("it wasn't gas")."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)


@lru_cache(maxsize=1)
def _means() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {r["noun"]: r["class"] for r in lexicon("means_words")}
    words = "|".join(re.escape(n) for n in sorted(rows, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), rows


def find_negated(event: Event, table: Table) -> Iterator[Finding]:
    """One Finding for each thing that one teller says was not and another tells of."""
    articles = [a for a in table.case.articles if table.mainly(a.id, event.id) and a.id in event.articles]
    told = [(a.id, s) for a in articles for s in table.sentences(a.id) if s.role != "chrome"]
    common = Counter(w for article, s in told for w in table.stems_of(article, s))
    topics = Counter(w for a in {article for article, _ in told} for w in stems(table.articles[a].title or ""))
    rare = frozenset(w for w, n in common.items() if n <= COMMON and topics[w] <= 1)
    asked: set[object] = set()
    seen: set[frozenset[str]] = set()
    for negation in (n for article, s in told for n in _negations(article, s, table)):
        if any(negation.words & words for words in seen):
            continue
        question = (negation.passage.quote, negation.words, negation.kind, table.teller(negation.passage))
        if len(articles) > MANY and question in asked:
            continue  # a copy of what was looked up
        asked.add(question)
        found = _telling(negation, told, rare, table)
        if found is not None:
            seen.add(negation.words)
            yield _finding(negation, found, event, table)


def _negations(article: str, sentence: Sentence, table: Table) -> Iterator[Negation]:
    text = table.articles[article].text
    words = sentence.span.of(text)
    if sentence.role == "title" or disputes(words) or names_earlier_time(words, article, table) or former(words):
        return
    for kind, found in _forms(words):
        key = found["key"].strip()
        if not key or _EMPTY.match(key) or not stems(key) or _GONE.search(words[max(0, found.start() - 20) : found.start() + 5]):
            continue
        if _OF_SOME.search(words, found.start("key"), found.end("key") + 15):
            continue  # "no deaths among them": of those others may still tell some
        start, end = sentence.span.start + found.start(), sentence.span.start + found.end()
        clause = clause_around(text, start, end, (sentence.span.start, sentence.span.end))
        passage = table.trimmed(article, max(clause.start, start - 40), min(clause.end, end + 60))
        yield Negation(article, sentence, passage, stems(key), kind, _head(key), bool(_CAUSE_FORM.match(found[0])))


@lru_cache(maxsize=4096)
def _forms(words: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """The forms of negation in a sentence; kept, since copies share their sentences."""
    return tuple((kind, found) for kind, pattern in _patterns() for found in pattern.finditer(words))


def _head(key: str) -> frozenset[str]:
    """The stem of the last noun of a phrase: what ends in -ing, -ed or -ly is taken for none."""
    nouns = [w for w in key.split() if not re.search(r"(?:ing|ed|ly)$", w) and stems(w)]
    return stems(nouns[-1]) if nouns else frozenset()


def _own_word(passage: Evidence, table: Table) -> bool:
    """Whether a passage stands on nobody's word but the outlet's."""
    return table.teller(passage) == table.name(passage.article) and not table.articles[passage.article].issuer


def _telling(negation: Negation, told: Sequence[tuple[str, Sentence]], rare: frozenset[str], table: Table) -> Evidence | None:
    """Where another teller tells of the thing: by its name, else as a weapon of the same kind."""
    denier = table.teller(negation.passage)
    pattern, classes = _means()
    kinds = {classes[m[0].casefold()] for m in pattern.finditer(negation.passage.quote)}
    names = (negation.words & rare) - _PEOPLE
    best: tuple[float, Evidence] | None = None
    for article, sentence in told:
        text = table.articles[article].text
        words = sentence.span.of(text)
        if sentence.span == negation.sentence.span or sentence.role == "title" or disputes(words) or former(words):
            continue
        shared = table.stems_of(article, sentence) & names
        alike = next((m for m in pattern.finditer(words) if classes[m[0].casefold()] in kinds), None)
        shared = shared if negation.head & shared else frozenset()
        if not shared and (alike is None or article == negation.article):
            continue
        passage = (
            table.best_clause(article, sentence, frozenset(shared)) if shared
            else _around(article, sentence, alike.start(), alike.end(), table) if alike else None
        )  # fmt: skip
        if passage is not None and _of_other_days(passage, negation, table):
            continue
        if passage is None or negated(passage.quote) or table.teller(passage) == denier:
            continue
        if (_own_word(negation.passage, table) and _own_word(passage, table)) or (negation.cause and not _CAUSE.search(words)):
            continue
        rate = len(shared) / max(1, len(negation.words)) + 0.5 * (alike is not None) + 0.1 * (article != negation.article)
        if best is None or rate > best[0]:
            best = (rate, passage)
    return best[1] if best is not None and (best[0] >= 0.5) else None


def _of_other_days(passage: Evidence, negation: Negation, table: Table) -> bool:
    """Whether what stands around the two is dated to different days: then the "no" is of another happening."""
    one = _days(passage.article, table.sentence_at(passage.article, passage.start), table)
    other = _days(negation.article, negation.sentence, table)
    return bool(one and other) and (max(d[1] for d in one) < min(d[0] for d in other) or max(d[1] for d in other) < min(d[0] for d in one))


def _days(article: str, sentence: Sentence | None, table: Table) -> list[tuple[str, str]]:
    """First and last day of each dated Claim in the paragraph of a sentence."""
    if sentence is None:
        return []
    spans = [s.span for s in table.sentences(article) if s.paragraph == sentence.paragraph]
    periods = [c.period for c in table.by_article.get(article, []) if c.period and any(s.covers(c.sentence) for s in spans)]
    return [(p.earliest[:10], p.latest[:10]) for p in periods if p.earliest and p.latest]


def _around(article: str, sentence: Sentence, start: int, end: int, table: Table) -> Evidence:
    text, left = table.articles[article].text, sentence.span.start
    clause = clause_around(text, left + start, left + end, (sentence.span.start, sentence.span.end))
    return table.trimmed(article, max(clause.start, left + end - LONGEST), min(clause.end, left + start + LONGEST))


def _finding(negation: Negation, telling: Evidence, event: Event, table: Table) -> Finding:
    kind: FindingKind = "disputed claim" if negation.kind in ("doer", "again") else "conflicting accounts"
    return make(
        kind, "thing_negated", f"{table.said(telling)} against {table.said(negation.passage)}.",
        evidence_=[telling, negation.passage], events=[event.id], confidence="possible",
        reasons=["the one tells of it, the other says that there was none"],
    )  # fmt: skip
