"""Conflicting figures that one article sets against each other in words, also where the one is no Claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tellings.model import Claim, Finding
from tellings.reconcile.earlier import former, long_sum
from tellings.reconcile.finding_parts import ADDED, Table, counted, make
from tellings.reconcile.findings_drift import drifted
from tellings.reconcile.kinds import THINGS, kind_of
from tellings.reconcile.restating import stems
from tellings.reconcile.rival_counts import RivalCount, disagrees, leaves_open, read_counts

_SOME = re.compile(r" (?:\w+ ){0,2}(?:of|from|among) (?:them|these|those|whom|which)\b", re.IGNORECASE)
"""Words behind a number that make it a part."""

REACH = 3
"""Sentences behind a count within which another is set against it."""

NEAR = 400
"""Characters between the two."""

MANY_FOLD = 20
"""A number so many times another counts something else."""


SHOWN = 200
"""Characters of the passage that the Finding quotes."""


PEOPLE = "people"

LEAST = 2
"""The smaller of two counts is at least so many: "one man" and "a man" are told in all kinds of ways."""


class Count(NamedTuple):
    """A number of an Article: its sentence, how it is told, and the Claim that was made of it, if any."""

    at: RivalCount
    sentence: int
    paragraph: int
    matter: int
    """Number of the question that the article has left open last: counts before and behind it are of different things."""
    claim: Claim | None


_AGE = re.compile(r"(?<![\w’'.-])[A-Z][\w’'.-]++, \d{1,3},")
"""An age after a name."""


def find_rival_counts(table: Table, shown: Sequence[Finding]) -> Iterator[Finding]:
    """One Finding for each matter of which an article sets counts of two tellers against each other."""
    for article in (a.id for a in table.case.articles):
        matters: list[list[Count]] = []
        taken: set[int] = set()
        for one, rival in _pairs(_counts(article, table)):
            home = next((m for m in matters if one in m and _holds(m, rival)), None)
            if home is not None and rival not in home and _opposed(one, rival, article, table):
                home.append(rival)
            elif not {one.at.start, rival.at.start} & taken and _opposed(one, rival, article, table):
                matters.append([one, rival])
            else:
                continue
            taken |= {one.at.start, rival.at.start}
        for matter in (m for m in matters if not _shown(m, article, shown, table)):
            yield _finding(sorted(matter, key=lambda c: c.at.start), article, table)


def _shown(matter: Sequence[Count], article: str, shown: Sequence[Finding], table: Table) -> bool:
    """Whether a conflict of figures shows a matter already: two of its numbers, or a passage of it."""
    for finding in (f for f in shown if f.kind == "conflicting figures"):
        if any(e.article == article and e.start < c.at.end and c.at.start < e.end for e in finding.evidence for c in matter):
            return True
        told = {table.claims[c].low for c in finding.claims}
        if len({c.at.value for c in matter} & told) > 1:
            return True
    return False


def _counts(article: str, table: Table) -> list[Count]:
    text, sentences = table.articles[article].text, table.sentences(article)
    own = [c for c in table.by_article.get(article, []) if counted(c)]
    found: list[Count] = []
    matter, paragraph = 0, None
    for index, sentence in enumerate(sentences):
        if sentence.role in ("title", "chrome") or sentence.span.of(text).isupper():
            continue
        opened = paragraph == sentence.paragraph
        for at in read_counts(text, sentence.span.start, sentence.span.end, opened=opened):
            if _AGE.search(text, max(0, at.start - 40), at.end + 1):
                continue
            claim = next((c for c in own if c.evidence.start <= at.start < c.evidence.end and _told_as(at.value, c)), None)
            found.append(Count(at, index, sentence.paragraph, matter, claim))
        if leaves_open(sentence.span.of(text)):
            matter, paragraph = matter + 1, sentence.paragraph
        elif disagrees(sentence.span.of(text)):
            paragraph = sentence.paragraph
    return found


def _told_as(value: int, claim: Claim) -> bool:
    """Whether a number is the one behind a figure: "more than 500" is 501 and over."""
    return value in (claim.low, claim.high) or value + 1 == claim.low or value - 1 == claim.high


def _pairs(counts: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Each rival with the counts near it, the nearest sentence first, and in it the count of all before those of parts."""
    for rival in sorted((c for c in counts if c.at.rival), key=lambda c: (not c.at.beside, c.at.start)):
        near = [
            c for c in counts
            if c is not rival and abs(c.sentence - rival.sentence) <= REACH and abs(c.at.start - rival.at.start) <= NEAR
            and c.matter == rival.matter
        ]  # fmt: skip
        yield from ((one, rival) for one in sorted(near, key=partial(_distance, rival=rival)))


def _distance(one: Count, rival: Count) -> tuple[bool, bool, int, bool, int]:
    other_sentence = rival.at.beside and one.sentence != rival.sentence
    return other_sentence, not one.at.rival, abs(one.sentence - rival.sentence), one.sentence > rival.sentence, one.at.start


def _holds(matter: Sequence[Count], rival: Count) -> bool:
    """Whether a further rival may belong to a matter: it is neither of its numbers, and stands in its paragraph."""
    return all(c.at.value != rival.at.value and c.paragraph == rival.paragraph for c in matter)


def _opposed(one: Count, rival: Count, article: str, table: Table) -> bool:
    """Whether two numbers count the same, and two different tellers give them."""
    less, more = sorted((one.at.value, rival.at.value))
    if less == more or more > MANY_FOLD * less or less < (1 if rival.at.denied else LEAST):
        return False
    if _brought_up(one, rival, article, table) or any(_of_one_room(c, article, table) for c in (one, rival)):
        return False
    retort = rival.at.beside and rival.sentence - one.sentence == 1  # "eleven of them are ours." "Two, says the company."
    if one.claim is not None and rival.claim is not None and one.claim.event != rival.claim.event:
        return False
    if not _may_stand(rival, article, table) or not _may_stand(one, article, table, part=retort) or not _one_thing(one, rival):
        return False
    if rival.at.denied and one.sentence == rival.sentence:
        return _told_elsewhere(rival.at.value, article, one.claim or rival.claim, table)
    return _tellers_differ(one, rival, article, table)


_NOW = re.compile(r"\b(?:now|later|since then|updated?)\b", re.IGNORECASE)


def _brought_up(one: Count, rival: Count, article: str, table: Table) -> bool:
    """Whether the second number is the open first one brought up to date: "at least four ... the fire service now says five"."""
    early, late = (one, rival) if one.at.start < rival.at.start else (rival, one)
    if early.claim is None or early.claim.figure != "at_least" or early.claim.attribution or late.at.value < early.at.value:
        return False
    return bool(_NOW.search(table.articles[article].text, early.at.end, late.at.start))


_ROOM = re.compile(
    r"\b(?:at|in|to|inside) (?:the |a |one )(?:first|second|third|other|next|one)? ?(?:house|home|scene|room|apartment|flat|bedroom)\b",
    re.IGNORECASE,
)


def _of_one_room(count: Count, article: str, table: Table) -> bool:
    """Whether a count is of what somebody found in one house or room."""
    return _ROOM.search(table.sentences(article)[count.sentence].span.of(table.articles[article].text)) is not None


def _told_elsewhere(value: int, article: str, claim: Claim | None, table: Table) -> bool:
    """Whether another Article tells a number that one says is not right."""
    if claim is None or claim.measure == "other":
        return False
    noun = kind_of(claim).noun
    return any(
        c.article != article and c.low == value and c.modality != "denied" and c.measure == claim.measure
        and (c.event == claim.event or (noun != "" and kind_of(c).noun == noun))
        for c in table.case.claims
    )  # fmt: skip


def _one_thing(one: Count, rival: Count) -> bool:
    """Whether two numbers count one kind of people or things; a bare number of nothing named counts what the other does."""
    if one.claim is not None and rival.claim is not None:
        if _same_thing(one, rival):
            return not rival.at.named or one.at.rival or abs(rival.sentence - one.sentence) <= 1
        if rival.at.named or rival.at.noun or not rival.at.bare or one.paragraph != rival.paragraph:
            return False
        return rival.sentence - one.sentence in (0, 1, 2) and one.claim.measure != "other"
    if one.at.noun & rival.at.noun:
        return True
    if rival.at.gapped and one.sentence == rival.sentence and one.claim is not None:
        return not kind_of(one.claim).noun
    if rival.at.beside and one.sentence == rival.sentence:
        return rival.at.bare
    if one.paragraph != rival.paragraph or rival.at.named:
        return one.paragraph == rival.paragraph and one.claim is None and one.at.rival and one.at.bare
    if rival.claim is not None:
        return one.at.rival and one.at.bare and one.claim is None and not one.at.beside
    if one.claim is None:
        return rival.at.bare and one.at.rival and one.at.bare
    return rival.at.bare and (one.at.rival or rival.sentence - one.sentence in (0, 1))


def _may_stand(count: Count, article: str, table: Table, *, part: bool = False) -> bool:
    """Whether a number is one of this event, and no part, addition, sum or former count."""
    text, claim = table.articles[article].text, count.claim
    if not part and _SOME.match(text, count.at.end):
        return False
    if claim is None:
        return True
    if claim.scope != "this_event" or claim.modality == "planned" or ADDED.search(claim.evidence.quote) or long_sum(claim, table):
        return False
    return claim.id not in drifted(table)


def _same_thing(a: Count, b: Count) -> bool:
    """Whether two Claims count one kind of people or things: under one noun, or close together where only one has a noun."""
    if a.claim is None or b.claim is None:
        return False
    one, other = kind_of(a.claim), kind_of(b.claim)
    if a.claim.measure != b.claim.measure:
        return False
    near = a.paragraph == b.paragraph or {one.cls, other.cls} <= {"", "person", "civilian"}
    alike = one.domain == other.domain or (THINGS in (one.domain, other.domain) and PEOPLE not in (one.domain, other.domain))
    return alike and (one.noun == other.noun or ((one.generic or other.generic) and near))


def _tellers_differ(one: Count, other: Count, article: str, table: Table) -> bool:
    """Whether the rival's own words name a body that the words around the other do not name."""
    text = table.articles[article].text
    for rival, against in ((other, one), (one, other)):
        if not rival.at.rival or former(text[rival.at.body[0] : rival.at.body[1]]):
            continue
        body = stems(text[slice(*rival.at.body)])
        if not body and rival.sentence == against.sentence:
            return False
        if not body:
            continue
        span = table.sentences(article)[against.sentence].span
        around = text[span.start : span.end]
        if rival.sentence == against.sentence:
            left, right = min(rival.at.body[0], rival.at.start), max(rival.at.body[1], rival.at.end)
            around = text[span.start : left] + " " + text[right : span.end]
        return not body & stems(around)
    passages = [table.cut(article, c.at.start, c.at.end) for c in (one, other)]
    return table.teller(passages[0]) != table.teller(passages[1])


def _finding(matter: Sequence[Count], article: str, table: Table) -> Finding:
    text, sentences = table.articles[article].text, table.sentences(article)
    claims = [c.claim for c in matter if c.claim is not None]
    passages = [c.claim.evidence if c.claim is not None else table.cut(article, c.at.start, c.at.end) for c in matter]
    claims += _elsewhere(claims, {c.at.value for c in matter}, article, table)
    passages += [c.evidence for c in claims if c.article != article]
    whole = text[sentences[matter[0].sentence].span.start : sentences[matter[-1].sentence].span.end]
    flat = " ".join(whole.split())
    shown = flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"
    return make(
        "conflicting figures", "rival_counts",
        f"{' against '.join(f'{c.at.value:,}' for c in matter)}: “{shown}” ({table.name(article)}).",
        claims=claims, evidence_=passages, events=sorted({c.event for c in claims if c.event}) or table.events_at(passages[0]),
        confidence="likely", reasons=["the article sets the one count against the other"],
    )  # fmt: skip


def _elsewhere(claims: Sequence[Claim], values: set[int], article: str, table: Table) -> list[Claim]:
    """The Claims of other Articles that give one of the two numbers for the same thing: one an Article and number."""
    found: dict[tuple[str, int], Claim] = {}
    for claim in claims:
        for same in table.by_event.get(claim.event or "", []):
            if same.article == article or not counted(same) or same.title or same.low not in values or same.measure != claim.measure:
                continue
            if same.scope == "this_event" and kind_of(claim).domain == kind_of(same).domain:
                found.setdefault((same.article, same.low or 0), same)
    return list(found.values())
