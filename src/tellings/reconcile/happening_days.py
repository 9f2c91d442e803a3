"""Whether a day may be the one on which an Event happened: what conflicting dates are read from.

Most pairs of unequal days in real news are no conflict: the one is that of a death in hospital, of another shooting in the same
article, or of something that came when the Event had been reported long since (docs/findings.md, "On real news").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from tellings.link.surface import STREETS
from tellings.model import Claim, Support
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.moments import moment

NEXT_DAY = 1
"""Days after another Article's publication that a wrong day may lie: careless copies count a weekday on."""

_SECOND = re.compile(
    r"\b(?:first|second|third|fourth|other|another|separate|previous|earlier|unrelated|similar)(?: \w+){0,2} (?:shootings?|incidents?|"
    r"attacks?|crash(?:es)?|fires?|strikes?|explosions?|blasts?|killings?|raids?|scenes?|cases?|stabbings?|quakes?|floods?)\b"
    r"|\balso (?:responded|investigat\w+|called)\b"
    r"|\b(?:died|killed|shot) (?:in|at) (?:a|an) (?:separate|different)\b",
    re.IGNORECASE,
)
"""Words by which an Article tells its happenings apart."""
HABIT = re.compile(
    r"\b(?:typically|usually|often|normally|regularly|generally|always|every|each)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    re.IGNORECASE,
)
"""What happens again and again happens on no one day."""
_MISSED = re.compile(
    r"\b(?:last (?:been )?seen|report\w+ (?:\w+ )?missing|went missing|disappear\w*|bought|purchas\w+|sold|pictured|photograph\w*|"
    r"(?:is|are) (?:shown|seen)|would have turned|birthday|gathered|vigils?|"
    r"subscri\w+|log-?in|turn(?:s|ed|ing) \d+|counsell?ors?|autopsy|coroner|"
    r"medical examiner|(?:was|were|is|are) (?:to be|to have|due|set|supposed|engaged))\b",
    re.IGNORECASE,
)
"""What comes before or after a happening, or stands under a photograph."""
_NIGHT_BEFORE = re.compile(r"\b(?:previous|preceding) (?:night|day|evening|afternoon)\b|\b(?:night|day|evening) before\b", re.IGNORECASE)
"""Beside another time: that is of the day after."""
_FOLLOWING = re.compile(r",?\s+(?:following|in connection with|in the aftermath of)\b", re.IGNORECASE)
_SITES = "bay beach cove creek harbor harbour hill island lake point river".split()
_NAME = re.compile(rf" (?:{'|'.join(w.capitalize() for w in (*STREETS, *_SITES))})\b")
"""What is named for a day: a street, a water or a height (GeoNames, feature classes H, R and T)."""
_DEATH = re.compile(r"(?:die|pronounce|succumb|declare|pass away)\b")
CLAUSE = re.compile(r"[,;:—–()\n]|\b(?:when|after|where|who|which|while|but)\b", re.IGNORECASE)


def another_matter(claim: Claim, support: Support, table: Table) -> bool:
    """Whether the words around a time make it that of another matter than the happening: a habit, a purchase, a second incident."""
    text = table.articles[claim.article].text
    told_in = table.sentence_at(claim.article, support.start)
    sentence = told_in.span if told_in is not None else claim.sentence
    cuts = [m.span() for m in CLAUSE.finditer(text, sentence.start, sentence.end)]
    start = max([sentence.start, *(e for _, e in cuts if e <= support.start)])
    end = min([sentence.end, *(s for s, _ in cuts if s >= support.end)])
    clause = text[start:end]
    article = table.articles[claim.article]
    when, out = moment(claim.period.earliest) if claim.period else None, moment(article.published_at) or moment(article.published)
    if when and out and when.earliest.date() > out.latest.date():
        return True  # still to come
    behind = text[support.end : support.end + 30]
    if _NAME.match(behind) or _FOLLOWING.match(behind):
        return True
    if _NIGHT_BEFORE.search(clause):
        return True
    return bool(HABIT.search(clause) or _MISSED.search(clause) or _SECOND.search(text, sentence.start, sentence.end))


def of_death(claim: Claim) -> bool:
    """Whether a Claim tells that one person died, maybe days after the deed."""
    return bool(_DEATH.match(claim.predicate or "")) and claim.low in (None, 1)


def published_on(articles: Iterable[str], table: Table) -> dict[date, set[str]]:
    """Some Articles by the day on which they had come out at the latest."""
    found: dict[date, set[str]] = {}
    for a in (table.articles[a] for a in articles):
        if (out := moment(a.published_at) or moment(a.published)) is not None:
            found.setdefault(out.latest.date(), set()).add(a.id)
    return found


def published_before(claim: Claim, out: Mapping[date, set[str]]) -> int:
    """How many Articles had come out more than a day before the day that dates a Claim of another Article."""
    when = moment(claim.period.earliest) if claim.period else None
    before = [own for day, own in out.items() if when and (when.earliest.date() - day).days > NEXT_DAY]
    return sum(len(own) - (claim.article in own) for own in before)
