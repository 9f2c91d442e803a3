"""Which figures are told so plainly that one may be held against another: one written number, and its measure said beside it.

Lists of persons that were added up, "victims" of whom nothing else is said, and figures whose verb stands in another sentence
are good enough for a table, but a careful reader builds no contradiction on them (docs/findings.md, "On real news").
"""

from __future__ import annotations

import re

from tellings.model import Claim
from tellings.reconcile.finding_parts import Table

_WRITTEN = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|four|six|eight|one|three|five|seven|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety)(?:-\w+)?|hundreds?|thousands?|millions?|dozens?|scores|half|both|pair|couple|no|none|nobody|zero|nil)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b\w+[- ](?:year|month|week)s?[- ]old\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\b(hundred|thousand) and\b", re.IGNORECASE)
_STRUNG = re.compile(
    r"(?:,\s+(?:and\s+)?|\band\s+|&\s*)(?:\d|[A-Z]|(?:an?|the|his|her|their|its|our|my|two|four|six|eight|one|three|five|seven|nine|ten)\b)"
)
"""Where a further person or group of a list begins."""
_OPEN_NOUNS = frozenset({"victim", "casualty", "patient"})
"""Nouns of people of whom it is left open whether they died (Standards for Casualty Recording: "casualty" takes in both)."""


_VICTIM = re.compile(r"\bvictims?\b", re.IGNORECASE)
_GROUP_NAME = re.compile(r"(?<=\s)[A-Z]\w+ [A-Z]\w+")
_ATTEMPTED = re.compile(r"\battempt", re.IGNORECASE)


_HIT = re.compile(r"\b(?:shot|shoots?|shooting|stabb(?:ed|ing)|wound(?:ed|ing)|hit|struck|injur(?:ed|ing)|hurt)\b", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:dead\w*|deaths?|died?|dies|dying|kill\w*|slain|slay\w*|slaughter\w*|murder\w*|homicid\w*|suicid\w*|manslaughter|execut\w+|"
    r"massacr\w*|fatal\w*|lethal\w*|mortal\w*|perish\w*|bod(?:y|ies)|corpses?|remains|lives|life|fallen|fell|drown\w*|buried|burial|"
    r"funerals?|toll|succumb\w*|mourn\w*|lost|losses|beheaded|lynch\w*|butcher\w*|decapitat\w*|assassinat\w*|morgue|mortuary)\b",
    re.IGNORECASE,
)
"""Words of dying and of the dead (Roget's Thesaurus, 360 to 363)."""


def only_hit(claim: Claim, table: Table) -> bool:
    """Whether a figure of the dead stands in a sentence that tells of being hit, and has no word of dying: to be shot is not to die."""
    if claim.measure != "killed" or claim.low == 0:
        return False
    words = claim.sentence.of(table.articles[claim.article].text)
    return bool(_HIT.search(words)) and not _DEATH.search(words)


def tells_death(claim: Claim, table: Table) -> bool:
    """Whether the sentence of a figure has a word of dying: "a fifth victim has died", not "the second victim was treated"."""
    return bool(_DEATH.search(claim.sentence.of(table.articles[claim.article].text)))


_DENYING = re.compile(r"\bden(?:y|ies|ied|ying) (?:\w+ly )?(?:having )?\w+(?:ing|ed|en|ot|it) $", re.IGNORECASE)


def denied_deed(claim: Claim, table: Table) -> bool:
    """Whether a nought is what somebody denies to have done ("denied shooting anyone"): that is no count of those who were hurt.

    A body that denies to have killed anybody says that nobody is dead by its hand, which another's toll contradicts.
    """
    text = table.articles[claim.article].text
    return claim.high == 0 and claim.measure != "killed" and bool(_DENYING.search(text[claim.sentence.start : claim.evidence.start]))


def numbered(words: str) -> bool:
    """Whether a wording has a number that is no age."""
    return bool(_WRITTEN.search(_OLD.sub(" ", words)))


def strung_together(claim: Claim) -> bool:
    """Whether a figure was added up from a list: "a deputy and a civilian", "10 men, 7 women and a girl"."""
    return (claim.low or 0) > 1 and claim.low == claim.high and bool(_STRUNG.search(_COMPOUND.sub("", claim.evidence.quote)))


def one_number(claim: Claim) -> bool:
    """Whether a figure of several is one number as written: not "a man and a woman", not "the fifth man"."""
    return not strung_together(claim) and numbered(claim.evidence.quote)


def left_open(claim: Claim) -> bool:
    """Whether only a noun like "victims" says what happened to those who are counted, or a deed was only attempted."""
    if claim.measure != "killed":
        return False
    bare = not claim.predicate and bool(_VICTIM.search(claim.evidence.quote))
    return bare or (claim.predicate or "") in _OPEN_NOUNS or bool(_ATTEMPTED.search(claim.evidence.quote))


def named_group(claim: Claim) -> bool:
    """Whether those who are counted go by the name of a body or a place: "three Harle Valley Transit officers"."""
    words = claim.evidence.quote
    return not claim.title and bool(_GROUP_NAME.search(words))


def carried_over(claim: Claim) -> bool:
    """Whether people with a noun of their own have what happened to them from another sentence: "reports of two men with guns"."""
    triggers = [s for s in claim.support if s.role == "trigger"]
    if claim.measure not in ("killed", "injured") or not claim.unit or not triggers:
        return False
    return not any(claim.sentence.start <= t.start < claim.sentence.end for t in triggers)


_AMONG = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|among (?:them|those|whom|the (?:dead|injured|wounded|victims)|others)|in addition to|as well as|"
    r"besides|(?:(?:two|four|six|eight|one|three|five|seven|nine|ten|some|many|most|half|\d+) of|of|out of) "
    r"(?:the|these|those|them|whom|all)\b[^.;:]{0,90},)\s+(?:were |was |are )?(?:also |at least |about |some |only |another )?$",
    re.IGNORECASE,
)
"""Words straight before a figure that make it one of some: "the victims included three who ...", "of the men who were hit, 11 ..."."""
_ROOM = re.compile(
    r"[^.;,]{0,30}?\b(?:in|inside|on|from|behind|near|under|outside) (?:a|an|the|his|her|their|one|another) (?:\w+ ){0,2}?(?:basement|"
    r"cellar|attic|bedroom|bathroom|kitchen|living room|dining room|hallway|corridor|lobby|stairs?|stairwell|staircase|porch|"
    r"driveway|yard|backyard|garage|closet|trunk|boot|back ?seat|front seat|balcony|doorway|alley|sidewalk|parking lot|"
    r"upstairs|downstairs|first car|second car|other (?:car|house|room|building))\b",
    re.IGNORECASE,
)
"""Behind a figure: a part of a house, a vehicle or a street (WordNet 3.1, hyponyms of room and area), where some were found."""
_FOUND = re.compile(r"\b(?:found|discovered|located|lay|lying|spotted|seen)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:in (?:a )?(?:stable|critical|serious|fair|good|grave) condition|critically|seriously)\b", re.IGNORECASE)
_HEARD = re.compile(r"\bhe(?:ar|ars|ard|aring)\b", re.IGNORECASE)


def of_some(claim: Claim, table: Table) -> bool:
    """Whether the words around a figure make it one of some of them, of one room, or of what somebody heard."""
    text = table.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.evidence.start - 130) : claim.evidence.start]
    after = text[claim.evidence.end : min(claim.sentence.end, claim.evidence.end + 90)]
    if _AMONG.search(before) or (claim.measure == "injured" and _CONDITION.search(claim.evidence.quote)):
        return True
    if claim.measure == "fired" and _HEARD.search(claim.sentence.of(text)):
        return True
    room = _ROOM.match(after)
    return room is not None and bool(_FOUND.search(room[0]))
