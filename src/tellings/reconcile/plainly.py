"""Which figures are told so plainly that one may be held against another: one written number, and its measure said beside it.

Lists of persons that were added up, "victims" of whom nothing else is said, and figures whose verb stands in another sentence
are good enough for a table, but a careful reader builds no contradiction on them (docs/findings.md, "On real news").
"""

from __future__ import annotations

import re

from tellings.model import Claim
from tellings.reconcile.finding_parts import Table

_WRITTEN = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety)(?:-\w+)?|hundreds?|thousands?|millions?|dozens?|scores|half|both|pair|couple|no|none|nobody|zero|nil)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b\w+[- ](?:year|month|week)s?[- ]old\b", re.IGNORECASE)
_LARGE = re.compile(r"hundreds?|thousands?|millions?|dozens?|half", re.IGNORECASE)
_COMPOUND = re.compile(r"\b(hundred|thousand) and\b", re.IGNORECASE)
_STRUNG = re.compile(
    r"(?:,\s+(?:and\s+)?|\band\s+|&\s*)(?:\d|[A-Z]|(?:an?|the|his|her|their|its|our|my|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
"""Where a further person or group of a list begins."""
_OPEN_NOUNS = frozenset({"victim", "casualty", "patient"})
"""Nouns of people of whom it is left open whether they died (Standards for Casualty Recording: "casualty" takes in both)."""


def written_numbers(words: str) -> int:
    """How many numbers a wording has; ages are none, and "two hundred and ten" is one."""
    found = [m[0] for m in _WRITTEN.finditer(_COMPOUND.sub("", _OLD.sub(" ", words)))]
    return len([f for n, f in enumerate(found) if not (n and _LARGE.fullmatch(f))])


def strung_together(claim: Claim) -> bool:
    """Whether a figure was added up from a list: "a deputy and a civilian", "10 men, 7 women and a girl"."""
    return (claim.low or 0) > 1 and bool(_STRUNG.search(_COMPOUND.sub("", claim.evidence.quote)))


def one_number(claim: Claim) -> bool:
    """Whether a figure of several is one number as written: not "a man and a woman", not "the fifth man"."""
    return not strung_together(claim) and written_numbers(claim.evidence.quote) > 0


def left_open(claim: Claim) -> bool:
    """Whether only a noun like "victims" says what happened to those who are counted."""
    return claim.measure == "killed" and (claim.predicate or "") in _OPEN_NOUNS


def said_beside(claim: Claim, table: Table) -> bool:
    """Whether what happened to those who are counted is said in the sentence of the figure, by a word that leaves nothing open."""
    triggers = [s for s in claim.support if s.role == "trigger"]
    del table
    if not triggers:
        return True  # a noun or a label says it
    return not left_open(claim) and any(claim.sentence.start <= t.start < claim.sentence.end for t in triggers)
