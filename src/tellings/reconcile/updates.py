"""The words by which an Article says that a count has moved: "rises to two", "its dead now number eleven", "against 120 a day earlier".

Such words prove an update where the two figures stand under different nouns, or where nobody knows when the earlier one was
stated. Read without a parse.
"""

from __future__ import annotations

import re

from tellings.model import Claim

HEDGE = (
    r"(?:(?:about|around|some|only|just|at least|at most|up to|more than|over|fewer than|nearly|almost|exactly|a total of|as many as|"
    r"the|its|their|his|her|those|own|first) )*"
)
"""Words that may stand between a verb and its number."""

_COUNT = (
    r"(?:numbers?|tolls?|totals?|counts?|figures?|tall(?:y|ies)|estimates?|lists?|dead|deaths|casualties|injured|wounded|missing|freed|arrests|"
    r"cases|killed|victims)"
)
_GROW = (
    r"(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|gr(?:ows?|ew|own|owing)|jump(?:s|ed|ing)?|swell(?:s|ed)?|swollen|increas(?:es?|ed|ing)|"
    r"mount(?:s|ed)|go(?:es|ne|ing)? up|went up|crept up|moved up|edged up)"
)
_SHRINK = r"(?:fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|go(?:es|ne|ing)? down|went down|shr(?:inks|ank|unk)|came down|come down)"
_REVISE = r"(?:correct|revis|updat|adjust|amend|lower|reduc|scal)(?:es?|ed|ing)?(?: down(?:wards?)?| up(?:wards?)?)?"
_MOVED = re.compile(
    rf"\b(?:{_GROW}|{_SHRINK})\b[^.;!?]{{0,40}}?\bto {HEDGE}$"
    rf"|\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)|lift(?:s|ed|ing))\b[^.;!?]{{0,50}}?\b{_COUNT}\b"
    rf"[^.;!?]{{0,30}}?\bto {HEDGE}$"
    rf"|\b{_REVISE}\b[^.;!?]{{0,50}}?\bto {HEDGE}$"
    rf"|\bnow (?:(?:number|count|total|list|report|know|speak)(?:s|ing)?(?: of)?|stand(?:s|ing)? at|com(?:es?|ing) to|amounts? to|is|are|"
    rf"at|put(?:s)?\b[^.;!?]{{0,30}}? at) {HEDGE}$"
    rf"|\b{_COUNT} (?:is |are )?now {HEDGE}$",
    re.IGNORECASE,
)
"""Words straight before a number that make it the new state of a count."""

_NOW_GONE = re.compile(
    r"(?: [\w-]+){0,3} (?:(?:have|has) now (?:died|been)|(?:are|is) now (?:known|dead|confirmed|missing|held|in))\b", re.IGNORECASE
)
"""The same behind it: "the eight who have now died"."""

_CORRECTED = re.compile(rf"\b(?:{_REVISE}|{_SHRINK})\b", re.IGNORECASE)

_TOLD = (
    r"(?:spoken|reported|given|guessed|estimated|put|counted|announced|said|named|listed|told|known|written|spoke|gave|guess|estimate|count|"
    r"announce|say|report|speak)"
)
_FIRST = r"(?:first|initially|originally|at first|earlier|in the beginning|previously)"
_FORMER_BEFORE = re.compile(
    rf"\b(?:up|down|risen|increased|raised|revised|corrected|reduced|lowered|grown) from {HEDGE}$"
    rf"|\b{_FIRST}(?: \w+)? {_TOLD}\b[^.;!?“”\"]{{0,30}}? {HEDGE}$"
    rf"|\b{_TOLD} {_FIRST}(?: of| at)? {HEDGE}$"
    rf"|\bhad (?:\w+ )?(?:guessed|estimated|spoken)(?: at| of)? {HEDGE}$",
    re.IGNORECASE,
)
"""Words straight before a number that make it a count of before."""

_SET_AGAINST = re.compile(rf"\b(?:against|compared with|compared to|after|from) {HEDGE}$", re.IGNORECASE)
_BEFORE_THAT = re.compile(
    r"(?: [\w-]+){0,3}?,? (?:a (?:day|week|month) (?:earlier|before|ago)|the (?:day|week|evening|night) before|yesterday|"
    r"(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|at first|initially|originally|earlier)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"(?: [\w-]+){0,3}?,? (?:at first\b|initially\b|originally\b|"
    r"(?:first|earlier|previously) (?:reported|given|announced|counted|estimated))",
    re.IGNORECASE,
)
"""Words behind a number that make it a count of before."""

BACK, ON = 100, 50
"""Characters before and behind a number that are looked at."""


def _around(text: str, start: int, end: int, within: tuple[int, int]) -> tuple[str, str]:
    return text[max(within[0], start - BACK) : start], text[end : min(within[1], end + ON)]


def moved_to(claim: Claim, text: str) -> bool:
    """Whether the words around a figure say that a count now stands there."""
    before, after = _around(text, claim.evidence.start, claim.evidence.end, (claim.sentence.start, claim.sentence.end))
    inside = re.search(r"\d|\b(?!the\b|now\b|a\b|to\b)\w", claim.evidence.quote)
    before += claim.evidence.quote[: inside.start()] if inside else ""
    return bool(_MOVED.search(before) or _NOW_GONE.match(after))


def corrected_to(claim: Claim, text: str) -> bool:
    """Whether they say that the count was corrected, or fell: then it may be less than before."""
    before, _ = _around(text, claim.evidence.start, claim.evidence.end, (claim.sentence.start, claim.sentence.end))
    return bool(_CORRECTED.search(before))


def of_before(text: str, start: int, end: int, within: tuple[int, int]) -> bool:
    """Whether the words around a number make it a count of before: "it had guessed at 300", "against 120 a day earlier"."""
    before, after = _around(text, start, end, within)
    if _FORMER_BEFORE.search(before) or _AT_FIRST.match(after):
        return True
    return bool(_SET_AGAINST.search(before) and _BEFORE_THAT.match(after))
