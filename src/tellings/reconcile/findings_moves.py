"""Updated figures that an Article tells in words: a count that rises to another, or that it sets against its own former one.

The counts may stand under different nouns ("six guards", "its dead now number eight"), and nobody need know when the earlier
one was stated, as the words themselves say which is which.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

from tellings.extract.quantity.number import find_numbers, lexemes
from tellings.extract.quantity.words import words
from tellings.model import Claim, Event, Evidence, Finding
from tellings.reconcile.earlier import former, long_sum
from tellings.reconcile.figure_sides import rest, some_only
from tellings.reconcile.figure_size import size
from tellings.reconcile.finding_parts import ADDED, Table, counted, make
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.kinds import Kind, kind_of
from tellings.reconcile.updates import corrected_to, moved_to, of_before

FALLING = frozenset({"missing", "displaced"})
"""Measures that fall as people are found or go home."""

STEADY = frozenset({"other", "spotted", "fired", "attacked", "hit"})
"""Measures of something that was once so, or of nothing certain."""

MANY_FOLD = 20
"""A figure so many times another counts something else."""

BESIDE = 250
"""Characters between a former count and the one that took its place."""

_AGE = re.compile(
    r"\b(?:he|she|child|boy|girl|man|woman|teen(?:ager)?|victim|suspect|baby|toddler|infant|son|daughter|age)"
    r" (?:was|is|were|as|of)(?: only| just)? $",
    re.IGNORECASE,
)
"""Before a number: it is somebody's age."""
_STATISTIC = re.compile(r"[^.;!?]{0,30}\b(?:years?|seasons?|decades?|months?|quarters?|in (?:19|20)\d\d)\b", re.IGNORECASE)
"""Behind a number: it is that of another time, not an earlier count of the same."""


def find_moves(event: Event, shown: set[str], table: Table) -> Iterator[Finding]:
    """One Finding for each measure of an Event whose count moved in so many words; ``shown`` are those of which one is told already."""
    told = [c for c in table.by_event[event.id] if _stands(c, table)]
    seen = set(shown)
    for late in told:
        early = None if late.measure in seen else _before(late, told, table)
        if early is not None:
            seen.add(late.measure)
            _keep(size(early), late, table)
            yield _finding(event, [early.evidence], [early, late], table)
    for value, passage, claim in _former(told, table):
        _keep(value, claim, table)
        if claim.measure not in seen:
            seen.add(claim.measure)
            yield _finding(event, [passage], [claim], table)


Moved = set[tuple[str | None, str, frozenset[int]]]


def _keep(value: int, late: Claim, table: Table) -> None:
    """Remember which two counts of a measure an Article tells as a former and a new one: they are no conflict."""
    cast("Moved", table.kept.setdefault("moved", set())).add((late.event, late.measure, frozenset((value, size(late)))))


def told_as_moved(finding: Finding, table: Table) -> bool:
    """Whether a conflict is of two counts of which an Article says that the one took the other's place."""
    claims = [table.claims[c] for c in finding.claims]
    sizes = frozenset(size(c) for c in claims)
    moved = cast("Moved", table.kept.get("moved") or set())
    return len(sizes) == 2 and any((c.event, c.measure, sizes) in moved for c in claims)


def _stands(claim: Claim, table: Table) -> bool:
    """Whether a Claim may be a count of all."""
    if not counted(claim) or claim.scope != "this_event" or claim.modality != "asserted" or claim.figure == "vague":
        return False
    if claim.measure in STEADY or claim.part_of or long_sum(claim, table) or ADDED.search(claim.evidence.quote):
        return False
    return not some_only(claim, table) and not rest(claim, table)


def _before(late: Claim, told: Sequence[Claim], table: Table) -> Claim | None:
    """The count that a figure took the place of: of its own Origin, else under its own noun, else the nearest below it."""
    text = table.articles[late.article].text
    if not moved_to(late, text):
        return None
    falls = late.measure in FALLING or corrected_to(late, text)
    found = [c for c in told if _may_be(c, late, table) and (size(c) < size(late) or (falls and size(c) > size(late)))]
    kind = kind_of(late)
    return max(found, key=lambda c: (c.origin == late.origin, kind_of(c) == kind, not c.title, -abs(size(late) - size(c))), default=None)


def _may_be(early: Claim, late: Claim, table: Table) -> bool:
    if early.measure != late.measure or early.article == late.article or table.later(early, late) or not size(early):
        return False
    if max(size(early), size(late)) > MANY_FOLD * min(size(early), size(late)):
        return False
    return _one_kind(kind_of(early), kind_of(late), same_word=early.origin is not None and early.origin == late.origin)


def _one_kind(a: Kind, b: Kind, *, same_word: bool) -> bool:
    """Whether two figures may count the same: of one noun, or of nobody in particular and on one Origin's word."""
    if a.domain != b.domain:
        return False
    return a.noun == b.noun or (same_word and not (a.noun and b.noun))


def _former(told: Sequence[Claim], table: Table) -> Iterator[tuple[int, Evidence, Claim]]:
    """Numbers that their own Article calls a count of before, with the figure that took their place."""
    ids = {c.id for c in told}
    for article in dict.fromkeys(c.article for c in told):
        text = table.articles[article].text
        own = sorted((c for c in table.by_article[article] if c.id in ids and not c.title), key=lambda c: c.evidence.start)
        starts = [c.evidence.start for c in own]
        for sentence in table.sentences(article):
            near = own[
                bisect_left(starts, sentence.span.start - BESIDE) : bisect_right(
                    starts, max(sentence.span.start + BESIDE, sentence.span.end)
                )
            ]
            near = [c for c in near if abs(c.evidence.start - sentence.span.start) <= BESIDE or sentence.span.covers(c.sentence)]
            if not own or sentence.role in ("title", "chrome"):
                continue
            within = (sentence.span.start, sentence.span.end)
            for number in find_numbers(lexemes(text, *within), words(())):
                if number.low is None or number.low != number.high or number.form in ("ordinal", "decimal", "fraction"):
                    continue
                if _AGE.search(text[max(0, number.start - 40) : number.start]):
                    continue
                if not of_before(text, number.start, number.end, within) or _STATISTIC.match(text, number.end, sentence.span.end):
                    continue
                at = number.start
                if any(c.id not in ids and _apart(c, own) and c.evidence.start <= at < c.evidence.end for c in table.by_article[article]):
                    continue  # a sum, or of another event
                taken = _taken_place(number.low, number.start, near, table) or _taken_far(number.low, number.start, own, table)
                if taken is not None:
                    yield number.low, table.cut(article, number.start, number.end), taken


def _apart(claim: Claim, own: Sequence[Claim]) -> bool:
    """Whether a figure is a sum, or of another event than those of its Article beside it."""
    return claim.scope != "this_event" or claim.event not in {c.event for c in own}


def _taken_place(value: int, start: int, near: Sequence[Claim], table: Table) -> Claim | None:
    """The figure nearest a former number: another number, and of the same measure where the former one was read too."""
    same = [c for c in near if c.evidence.start <= start < c.evidence.end]
    others = [
        c for c in near
        if c not in same and size(c) != value and max(size(c), value) <= MANY_FOLD * min(size(c), value)
        and (not same or c.measure in {s.measure for s in same}) and not former(c.sentence.of(table.articles[c.article].text))
        and abs(c.evidence.start - start) <= BESIDE
    ]  # fmt: skip
    return min(others, key=lambda c: abs(c.evidence.start - start), default=None)


def _taken_far(value: int, start: int, own: Sequence[Claim], table: Table) -> Claim | None:
    """The same further off, where another Article tells the former number of the same Event."""
    found = [
        c for c in own
        if size(c) != value and not c.evidence.start <= start < c.evidence.end and max(size(c), value) <= MANY_FOLD * min(size(c), value)
        and any(size(o) == value and o.article != c.article and o.measure == c.measure for o in table.by_event[c.event or ""])
    ]  # fmt: skip
    return min(found, key=lambda c: (c.evidence.start > start, abs(c.evidence.start - start)), default=None)


def _finding(event: Event, passages: Sequence[Evidence], claims: Sequence[Claim], table: Table) -> Finding:
    late = claims[-1]
    was = figure_words(claims[0]) if len(claims) > 1 else passages[0].quote
    shown = list(dict.fromkeys([*passages, late.evidence]))
    return make(
        "updated figure", "told_as_updated", f"The count moved with time: {late.measure} {was}, then {figure_words(late)}.",
        claims=claims, evidence_=shown, events=[event.id], confidence="likely",
        reasons=[f"{table.name(late.article)} says so in words: {table.said(table.sentence_evidence(late))}"],
    )  # fmt: skip
