"""Why it happened, told in words: a stroke against a bullet, lightning against arson, a virus against a pesticide.

Causes that share no word are set against each other by their kind (`cause_words.tsv`): of a death, whether the body gave out or somebody
or something struck it; of what went up in flames, sank, fell or made people ill, whether by intent, by a fault, by nature or by people's
own doing. Only words beside a cue of causing count, told by two bodies or in two articles, and of one and the same thing.
"""

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
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.restating import clause_around, doubted, negated, stems

REACH = 70
"""Characters on either side of a cue within which the cause stands."""

_DIED_OF = re.compile(
    r"\b(?:died|dies|death|killed|lost (?:his|her) life|collapsed|succumbed)\b[^.;!?]{0,40}?\b(?:of|from|by|to|was|were|is|due to|"
    r"because of|after)\b"
    r"|\b(?:cause of (?:the |his |her )?death|cause)\b[^.;!?]{0,20}?\b(?:was|were|is|as|:)"
    r"|\b(?:had|suffered|has had|having had)\b(?= an? )|\b(?:spoken?|speaks?|spoke|talked) of\b"
    r"|\b(?:was|were|been) (?:struck|hit|beaten|shot|stabbed|kicked|clubbed|trampled|strangled|run over|poisoned)\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:caused|triggered|sparked|ignited|brought about|brought on|started|set off|touched off|struck down|hit|overturned|capsized|"
    r"made ill) by\b"
    r"|\b(?:caused|causes|triggered|sparked|started|set off|touched off|overturned|capsized|upset|swamped)\b"
    r"|\b(?:turned|tipped|rolled|flipped|keeled|heeled|knocked) (?:[\w-]+ ){0,3}over\b"
    r"|\bcause(?:s)? (?:of [^.;!?]{1,40}? )?(?:was|were|is|found|lay|lies)\b|\bcause found\b|\b(?:due to|owing to|because of|"
    r"result of|blamed on|put down to|traced to)\b"
    r"|\b(?:came|comes|come|originat\w+|stemmed) from\b|\bwas struck by\b|\b(?:when|because|after)\b",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\b(?:illness|disease|sickness|epidemic|outbreak|infection|poisoning)\b[^.;!?]{0,90}?\b(?:was|is|"
    r"were)\b",
    re.IGNORECASE,
)

Aspect = str


class Cause(NamedTuple):
    """A cause that a sentence gives: of what kind of harm, its class, the passage, and who tells it."""

    aspect: Aspect
    kind: str
    article: str
    passage: Evidence
    teller: str
    about: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {r["phrase"]: (r["aspect"], r["class"]) for r in lexicon("cause_words")}
    any_of = "|".join(re.escape(p) for p in sorted(rows, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<![\w-])(?P<cause>{any_of})(?!\w)", re.IGNORECASE), rows


def find_causes(event: Event, table: Table) -> Iterator[Finding]:
    """One Finding for each kind of harm of which two tellers give causes that exclude each other."""
    told = list(_told(event, table))
    for aspect in sorted({c.aspect for c in told}):
        own = [c for c in told if c.aspect == aspect]
        pair = next(((a, b) for a, b in combinations(own, 2) if _exclude(a, b, event, table)), None)
        if pair is not None:
            yield _finding(pair, own, event, table)


def _exclude(a: Cause, b: Cause, event: Event, table: Table) -> bool:
    if a.kind == b.kind or a.teller == b.teller or (a.article == b.article and a.passage == b.passage):
        return False
    if a.aspect == "death":
        return _one_person(a, b, event, table)
    return bool(a.about & b.about) or a.article == b.article


def _one_person(a: Cause, b: Cause, event: Event, table: Table) -> bool:
    """Whether both speak of one dead: no Article of the two tells of more, or they share a name or an age."""
    if a.about & b.about and "own" not in (a.kind, b.kind):
        return True
    most = [max((c.low or 0 for c in table.measured(event.id, x.article, "killed") if c.scope == "this_event"), default=0) for x in (a, b)]
    return max(most) == 1 or (a.article == b.article and max(most) <= 1)


def _told(event: Event, table: Table) -> Iterator[Cause]:
    for article in (a for a in table.case.articles if a.id in event.articles and table.mainly(a.id, event.id)):
        sentences = table.sentences(article.id)
        for index, sentence in enumerate(sentences):
            words = sentence.span.of(article.text)
            if sentence.role in ("title", "chrome") or disputes(words) or former(words) or names_earlier_time(words, article.id, table):
                continue
            yield from _causes(article.id, sentence, sentences[max(0, index - 1) : index], table)


def _causes(article: str, sentence: Sentence, before: Sequence[Sentence], table: Table) -> Iterator[Cause]:
    text, span = table.articles[article].text, sentence.span
    pattern, classes = _words()
    for found in pattern.finditer(text, span.start, span.end):
        aspect, kind = classes[found["cause"].casefold()]
        cue = _cue(aspect, text, found, span.start, span.end)
        clause = clause_around(text, found.start(), found.end(), (span.start, span.end))
        words = text[clause.start : clause.end]
        if cue is None or doubted(words) or negated(words):
            continue
        passage = table.trimmed(article, max(span.start, min(cue[0], found.start())), min(span.end, max(cue[1], found.end())))
        about = _about(aspect, text, sentence, before)
        yield Cause(aspect, kind, article, passage, table.teller(table.cut(article, found.start(), found.end())), about)


def _cue(aspect: Aspect, text: str, found: re.Match[str], start: int, end: int) -> tuple[int, int] | None:
    """The words of causing beside a cause."""
    left, right = max(start, found.start() - REACH), min(end, found.end() + REACH)
    if aspect == "death":
        return next((m.span() for m in _DIED_OF.finditer(text, left, found.end())), None)
    cues = [*_CAUSED.finditer(text, left, right), *(_ILLNESS.finditer(text, start, found.start()) if aspect == "illness" else ())]
    return next((m.span() for m in cues), None)


_HARM = {
    "accident": stems(
        "fire blaze blast explosion boat launch ferry ship vessel train tram bus coach lorry truck helicopter aircraft crash sinking "
        "capsized collision plane cabin bridge roof "
        "building collapse dam mine shaft warehouse factory burned sank overturned tipped fell collapsed exploded caught"
    ),
    "illness": stems("ill illness disease sick sickness fever poisoned poisoning infected infection outbreak patients cases vomiting"),
}
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]{3,}")
_AGE = re.compile(r"\b(?:[2-9]\d)\b")


def _about(aspect: Aspect, text: str, sentence: Sentence, before: Sequence[Sentence]) -> frozenset[str]:
    """What the cause is given for: the words for the thing that came to harm, or the name and age of the dead."""
    around = " ".join(s.span.of(text) for s in (*before, sentence))
    if aspect == "death":
        return frozenset({m[0] for m in _AGE.finditer(around)} | {m[0] for m in _NAME.finditer(sentence.span.of(text))})
    found = stems(around) & _HARM[aspect]
    return frozenset({aspect}) if aspect == "illness" and found else found


def _finding(pair: tuple[Cause, Cause], own: Sequence[Cause], event: Event, table: Table) -> Finding:
    passages = list(dict.fromkeys([*(c.passage for c in pair), *(c.passage for c in own)]))[:6]
    return make(
        "conflicting accounts", f"cause_of_{pair[0].aspect}",
        f"They differ on the cause: {' against '.join(table.said(c.passage) for c in pair)}.",
        evidence_=passages, events=[event.id], confidence="possible", reasons=["the causes are of kinds that exclude each other"],
    )  # fmt: skip
