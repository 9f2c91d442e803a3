"""Conflicting accounts that an Article itself calls so: "the two blamed each other", "gave contradictory accounts of the battle".

What the two say may share no word, and none of it need be a figure: the Article's own words prove that they do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Evidence, Finding, Sentence
from tellings.reconcile.finding_parts import Table, make

CONTRARY = re.compile(
    r"\b(?:contradictory|conflicting|differing|diverging|divergent|competing|rival|opposing|opposite|irreconcilable) "
    r"(?:accounts?|versions?|stories|descriptions|explanations|statements|narratives)\b"
    r"|\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)) (?:each other|one another|the other side)\b"
    r"|\b(?:trad(?:e|ed|ing)|exchang(?:e|ed|ing)) (?:blame|accusations|recriminations)\b"
    r"|\beach (?:side |one |party |group )?"
    r"(?:say(?:s|ing)?|said|claim(?:s|ed|ing)?|accus(?:es|ed|ing)|blam(?:es|ed|ing)|insist(?:s|ed|ing)?) (?:that )?the other\b"
    r"|\b(?:contradict(?:s|ed|ing)?|disput(?:es|ed|ing)|challeng(?:es|ed|ing)|reject(?:s|ed|ing)?|at odds with|differ(?:s|ed)? from|"
    r"does not (?:match|square with|tally with)) "
    r"(?:(?:the|that|this|his|her|its|their|an?) )?(?:[\w’'-]+ ){0,3}(?:account|version|story|description|explanation|narrative)\b"
    r"|\b(?:a|quite a|a very|an entirely|a wholly) different (?:account|version|story|picture)\b"
    r"|\b(?:tell|tells|told|telling|remember|remembers|remembered|describe|describes|described) "
    r"(?:it|them|this|things|what happened|the \w+) (?:quite |very |entirely )?(?:differently|otherwise|the other way (?:round|around))\b",
    re.IGNORECASE,
)
"""Words by which an Article says that two tell one thing in two ways."""

_NUMBERS = re.compile(r"\b(?:numbers?|figures?|counts?|tolls?|statistics|percent|prices?|sales)\b", re.IGNORECASE)
_COURT = re.compile(
    r"\b(?:court|trial|jury|jurors?|defen[cs]e (?:attorney|lawyer)|testif\w+|testimony|prosecutors?|witness stand|lawsuit)\b", re.IGNORECASE
)
"""A trial sets accounts against each other by its nature."""


def find_said_contrary(table: Table) -> Iterator[Finding]:
    """One Finding for each paragraph that says that accounts contradict one another."""
    for article in table.case.articles:
        done: set[int] = set()
        sentences = table.sentences(article.id)
        for index, sentence in enumerate(sentences):
            if sentence.role in ("title", "chrome") or sentence.paragraph in done:
                continue
            found = CONTRARY.search(article.text, sentence.span.start, sentence.span.end)
            words = sentence.span.of(article.text)
            if found is None or _NUMBERS.search(words) or _COURT.search(words):
                continue
            if any(s <= found.start() < e for s, e in table.quoted(article.id)):
                continue
            done.add(sentence.paragraph)
            yield _finding(article.id, index, sentences, table)


def _finding(article: str, index: int, sentences: Sequence[Sentence], table: Table) -> Finding:
    here = sentences[index]
    passages = [table.trimmed(article, here.span.start, here.span.end)]
    after = [s for s in sentences[index + 1 : index + 3] if s.paragraph == here.paragraph]
    passages += [table.trimmed(article, s.span.start, s.span.end) for s in after]
    events = table.events_at(passages[0])
    return make(
        "conflicting accounts", "said_to_differ", f"{table.name(article)} says that accounts differ: {table.said(passages[0])}.",
        evidence_=[*passages, *_theirs(passages[0], table)], events=events, confidence="likely",
        reasons=["the article itself sets the accounts against each other"],
    )  # fmt: skip


def _theirs(passage: Evidence, table: Table) -> list[Evidence]:
    """What the bodies that the passage names say in quotation marks elsewhere in its Article: at most two passages."""
    text = table.articles[passage.article].text
    named = set(re.findall(r"\b[A-Z][\w’'-]{2,}", passage.quote[1:]))
    found = []
    for start, end in table.quoted(passage.article):
        beside = text[end : end + 60] + text[max(0, start - 60) : start]
        if not passage.start <= start < passage.end and named & set(re.findall(r"\b[A-Z][\w’'-]{2,}", beside)):
            found.append(table.cut(passage.article, start, end))
    return found[:2]
