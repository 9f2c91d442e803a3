"""Drift of scope without shared wording: the count of several places or days is told of one of them.

Looked for by the number: one of ten or more, of one measure, told wide by the one and narrow by the other, is no chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tellings.model import Claim
from tellings.reconcile.drift_ways import TELLING
from tellings.reconcile.drift_wording import tells_wide, told_of_one_place
from tellings.reconcile.finding_parts import Table, counted

SHORT = 45
"""Characters of a sentence that is a heading to the one behind it ("Both days together.")."""

MOST = 400
"""Tellings of one number that are compared; of more, the earliest."""

_DAYS = re.compile(
    r"\b(?:both|the two|the three|two|three|four|five|several) (?:days|nights|weeks)\b|\b(?:taken )?together\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\bin (?:a|one|a single) (?:day|night)\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bin one week\b", re.IGNORECASE
)
_PLACE = re.compile(r"\s+(?:dead |killed |hurt |injured |cases )?(?:in|at|on) (?:the )?(?P<place>(?-i:[A-Z])[\w’'-]{2,})", re.IGNORECASE)


def narrowed(table: Table) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a wide and a narrow telling of one number; each narrow one is given once."""
    held: dict[tuple[str, int], list[Claim]] = {}
    for claim in table.case.claims:
        if counted(claim) and claim.low == claim.high and (claim.low or 0) >= TELLING and claim.measure != "other":
            held.setdefault((claim.measure, claim.low or 0), []).append(claim)
    for claims in held.values():
        if len({c.article for c in claims}) < 2:
            continue
        tellings = [w for w in claims[:MOST] if _may_be_wide(w, table)]
        for strong in claims[:MOST] if tellings else ():
            wide = next((w for w in tellings if w.article != strong.article and _narrower(w, strong, table)), None)
            if wide is not None:
                yield wide, strong


def _may_be_wide(claim: Claim, table: Table) -> bool:
    """Whether any of the three ways to be wide is open to a Claim: looked up once, as there are few among many copies."""
    if claim.title:
        return False
    return tells_wide(claim, table) or len(part_places(claim, table)) > 1 or bool(_DAYS.search(_with_heading(claim, table)))


def _narrower(wide: Claim, strong: Claim, table: Table) -> bool:
    if strong.modality != "asserted" or strong.scope == "background" or strong.part_of or wide.title or table.later(wide, strong):
        return False
    return told_of_one_place(wide, strong, table) or _one_part(wide, strong, table) or _one_day(wide, strong, table)


def _one_part(wide: Claim, strong: Claim, table: Table) -> bool:
    """Whether a total that its text splits among places stands elsewhere for one of them."""
    places = part_places(wide, table)
    if len(places) < 2:
        return False
    words = strong.sentence.of(table.articles[strong.article].text)
    named = [p for p in places if re.search(rf"\b{re.escape(p)}\b", words)]
    if len(named) != 1:
        return False
    return bool(re.search(rf"\b(?:in|at|on) (?:the )?(?:[\w’'-]+ )?{re.escape(named[0])}\b", words, re.IGNORECASE))


def part_places(wide: Claim, table: Table) -> set[str]:
    """The places among which a text splits a total."""
    text = table.articles[wide.article].text
    parts = [c for c in table.by_article.get(wide.article, []) if c.part_of == wide.id]
    return {m["place"] for c in parts if (m := _PLACE.match(text, c.evidence.end, c.sentence.end)) is not None}


def _one_day(wide: Claim, strong: Claim, table: Table) -> bool:
    """Whether the count of several days stands elsewhere for one."""
    before, after = _with_heading(wide, table), strong.sentence.of(table.articles[strong.article].text)
    return bool(_DAYS.search(before) and _ONE_DAY.search(after) and not _DAYS.search(after))


def _with_heading(claim: Claim, table: Table) -> str:
    """The sentence of a Claim, with the short one before it in its paragraph."""
    text = table.articles[claim.article].text
    words = claim.sentence.of(text)
    for one, following in pairwise(table.sentences(claim.article)):
        if following.span == claim.sentence and one.paragraph == following.paragraph and one.span.end - one.span.start <= SHORT:
            return f"{one.span.of(text)} {words}"
    return words
