"""Disputed claims: sentences that call a statement false or deny it, and what they speak of.

A denial need not be a Claim of its own ("reports of three dead are false", "police called it invention"), so the sentences
are read here. What is denied is told beside the denying words, or, for "it" and "this", in the sentence before. Its telling
elsewhere is found by its figures, else by the words that it shares. Denials of one matter are one Finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from tellings.model import Claim, Evidence, Finding, Sentence
from tellings.reconcile.denying import ANSWER, Denying, disputes, find_denying, passes_on
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.restating import negated, share, stems

WORDS = 2
"""Content words that a denial has to share with the telling of what it denies."""

KEPT = 0.4
"""Share of the denied matter's words that its telling has."""

FIRM = 0.6
"""The share where the denial only says that nothing is known of a matter."""

SAME = 0.4
"""Share of the words of the shorter of two denied matters from which they are one."""

SUBJECT = 60
"""Characters before a verb of denial within which its subject stands."""

REACH = 200
"""Characters beside the denying words within which the denied matter is told."""

BACK = 2
"""Sentences back to which "it" and "this" may point."""


_DIGITS = re.compile(r"(?<![\w.,:])[1-9]\d{1,2}(?:,\d{3}){0,4}(?![\w:]|[.,]\d)")

_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]+")

_TURN = re.compile(r"[;.]\s|\b(?:but|while|although|though|whereas)\b", re.IGNORECASE)
"""Where a sentence turns to another matter."""


class Denial(NamedTuple):
    """A sentence that denies: its Article, the passage that shows it, and what is denied."""

    article: str
    sentence: Sentence
    passage: Evidence
    words: frozenset[str]
    figures: frozenset[tuple[str, int]]
    """Measure ("" where it is not read) and number of each figure that is denied."""
    kind: str
    told: Sentence | None
    """The sentence before, where the denial only points back."""
    negative: bool
    """Whether what is denied is itself that something is not so."""
    denier: frozenset[str]
    """Stems of who denies it: the words before the verb, and the body whose statement the Article is."""


def find_denied(table: Table) -> Iterator[Finding]:
    """One Finding for each matter that somebody denies."""
    groups: list[list[Denial]] = []
    for denial in (d for a in table.case.articles for d in _denials(a.id, table)):
        home = next((g for g in groups if any(_one_matter(denial, d) or _tell_one(denial, d, table) for d in g)), None)
        if home is None:
            groups.append([denial])
        else:
            home.append(denial)
    for group in groups:
        found = _finding(group, table)
        if found is not None:
            yield found


def _denials(article: str, table: Table) -> Iterator[Denial]:
    text = table.articles[article].text
    sentences = table.sentences(article)
    for index, sentence in enumerate(sentences):
        words = sentence.span.of(text)
        found = find_denying(words) if sentence.role != "chrome" and not words.isupper() else []
        told_below = found and sentence.role == "title" and not re.search(r"\d", words)
        if told_below and any(find_denying(s.span.of(text)) for s in sentences[index + 1 :]):
            continue  # the text says who denies what
        if found and found[0].kind == ANSWER:
            before = sentences[index - 1] if index else None
            found = [] if before is None or not passes_on(before.span.of(text)) or before.role in ("title", "chrome") else found
        if found:
            yield _read(article, sentence, found[0], sentences[max(0, index - BACK) : index], table)


def _read(article: str, sentence: Sentence, denying: Denying, before: Sequence[Sentence], table: Table) -> Denial:
    text, span = table.articles[article].text, sentence.span
    start, end = span.start + denying.start, span.start + denying.end
    if denying.where == "before":
        matter = (max(span.start, start - REACH), start)
    elif denying.where == "after":
        turn = _TURN.search(text, end, span.end)
        matter = (end, min(turn.start() if turn else span.end, end + REACH))
    else:
        matter = (end, end)
    words = stems(text[slice(*matter)])
    told = None
    if denying.kind == ANSWER and before:
        told = before[-1]
        words = stems(told.span.of(text))
        inside = (told.span.start, told.span.end)
    elif len(words) < WORDS and before:
        open_ = [s for s in before if not disputes(s.span.of(text))] or [before[-1]]
        told = max(open_, key=lambda s: (len(words & stems(s.span.of(text))), s.span.start))
        words = words | stems(told.span.of(text))
        inside = (told.span.start, told.span.end)
    else:
        inside = matter
    figures = {(c.measure, c.low) for c in table.by_article.get(article, []) if c.low and inside[0] <= c.evidence.start < inside[1]}
    if not figures and told is None:
        figures = {("", int(n[0].replace(",", ""))) for n in _DIGITS.finditer(text, *inside)}
    shown = (min(start, matter[0]), max(end, matter[1])) if denying.where != "elsewhere" else (span.start, span.end)
    left, right = max(span.start, shown[0] - 40), min(span.end, shown[1])
    left = left if left == span.start else text.find(" ", left) + 1
    negative = negated(text[slice(*inside)])
    subject = text[max(span.start, start - SUBJECT) : start] if denying.kind == "denial" and denying.where == "after" else ""
    names = " ".join(_NAME.findall(text[span.start : start])) if subject else ""
    denier = stems(names) | stems(re.split(r"[,;:“”\"]|\b(?:and|but|while)\b", subject)[-1]) | stems(table.articles[article].issuer or "")
    return Denial(article, sentence, table.trimmed(article, left, right), words, frozenset(figures), denying.kind, told, negative, denier)


def _one_matter(a: Denial, b: Denial) -> bool:
    if a.article == b.article and a.told is not None and a.told == b.sentence:
        return True
    if a.figures & b.figures:
        return True
    shared = len(_matter(a) & _matter(b))
    if shared and a.denier & b.denier and a.article != b.article and not (a.figures and b.figures):
        return True  # one body's denials of one thing
    return shared >= WORDS + bool(a.figures and b.figures) and shared >= SAME * min(len(a.words), len(b.words))


_DEATH = frozenset(stems("died dead death deaths dies killed lives perished fatalities"))


def _matter(denial: Denial) -> frozenset[str]:
    """The words of what is denied, all that is said of death as one, without those of its denier."""
    words = denial.words - denial.denier
    return (words - _DEATH) | {"dead"} if words & _DEATH else words


def _tell_one(a: Denial, b: Denial, table: Table) -> bool:
    """Whether one sentence tells, in its words, what both deny."""
    return bool(_passages(a, table) & _passages(b, table))


def _passages(denial: Denial, table: Table) -> set[tuple[str, int | None]]:
    """The sentences that tell in their words what is denied: Article and number."""
    return {(p.article, table.sentence_number(p.article, p.start)) for p, _ in _by_words(denial, table)}


def _finding(group: Sequence[Denial], table: Table) -> Finding | None:
    told = _tellings(group, table)
    denied = group[0]
    if not told and denied.kind not in ("false", "denial"):
        return None
    claims = list({c.id: c for _, told_by in told for c in told_by}.values())
    passages = [d.passage for d in group]
    shown = [p for p, _ in told if not any(p.article == x.article and p.start < x.end and x.start < p.end for x in passages)]
    what = table.said(shown[0]) if shown else "What others say"
    says = f"{what} is disputed: {table.said(denied.passage)}."
    return make(
        "disputed claim", "denied", says, claims=claims, evidence_=[*passages, *shown],
        events=sorted({c.event for c in claims if c.event}) or table.events_at(denied.passage),
        confidence="likely" if told else "possible", reasons=["the words of the passage say that it is not so"],
    )  # fmt: skip


Telling = tuple[Evidence, list[Claim]]


def _tellings(group: Sequence[Denial], table: Table) -> list[Telling]:
    """Where what is denied is told: by its figures, by its words, or in the sentence before; one passage an Article."""
    found: dict[str, Telling] = {}
    for denial in group:
        for passage, claims in [*_by_figure(denial, table), *_before(denial, table), *_by_words(denial, table)]:
            found.setdefault(passage.article, (passage, claims))
    return list(found.values())


def _by_figure(denial: Denial, table: Table) -> Iterator[Telling]:
    for claim in table.case.claims if denial.figures else ():
        same = {(claim.measure, claim.low), ("", claim.low)} & denial.figures
        own = claim.sentence == denial.sentence.span or claim.modality == "denied"
        single = max(claim.low or 0, claim.high or 0) < 2 and len(denial.words & table.stems_at(claim)) < WORDS
        if same and not own and not single and not disputes(claim.sentence.of(table.articles[claim.article].text)):
            yield claim.evidence, [claim]


def _before(denial: Denial, table: Table) -> Iterator[Telling]:
    if denial.told is not None:
        span = denial.told.span
        yield table.trimmed(denial.article, span.start, span.end), _claims_in(denial.article, denial.told, table)


def _by_words(denial: Denial, table: Table) -> list[Telling]:
    """Where its words are told, looked up once for a denial: it is compared with all others."""
    known = cast("dict[Denial, list[Telling]]", table.kept.setdefault("told in words", {}))
    if denial not in known:
        known[denial] = list(_told_in_words(denial, table))
    return known[denial]


def _told_in_words(denial: Denial, table: Table) -> Iterator[Telling]:
    for article in table.case.articles:
        rated = [
            (share(denial.words, table.stems_of(article.id, s)), -s.span.start, s)
            for s in table.sharing(article.id, denial.words, WORDS)
            if (article.id != denial.article or s.span != denial.sentence.span) and not s.span.of(article.text).isupper()
            and not disputes(s.span.of(article.text))
            and (denial.negative or not negated(table.best_clause(article.id, s, denial.words).quote))
        ]  # fmt: skip
        best = max(rated, key=lambda r: r[:2], default=None)
        if best and best[0] >= (FIRM if denial.kind == "predicate" else KEPT) and _matter_shared(denial, best[2], article.id, table):
            yield table.best_clause(article.id, best[2], denial.words), _claims_in(article.id, best[2], table)


def _matter_shared(denial: Denial, sentence: Sentence, article: str, table: Table) -> bool:
    """Whether a sentence shares more with a denial than the names of those concerned: reports of one event all name them."""
    names = stems(" ".join(_NAME.findall(table.articles[denial.article].text[denial.passage.start : denial.passage.end])))
    return bool((denial.words - names) & table.stems_of(article, sentence))


def _claims_in(article: str, sentence: Sentence, table: Table) -> list[Claim]:
    own = [c for c in table.by_article.get(article, []) if c.sentence == sentence.span]
    return [c for c in own if counted(c)] or own[:1]
