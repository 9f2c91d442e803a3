"""Numbers that belong to a name, a list of ages, a calibre or a rate, read off the words as written around them."""

from __future__ import annotations

import re

from tellings.model import AmountKind

_NEXT = r"(?:\s*(?:,|and|to|or|through|&|-|–)\s*)+"
_AGES_BEFORE = re.compile(
    rf"\b(?:ages?|aged|(?:ranging|ranged?|ranges) in age)(?: range)?(?: of| between| from|:)?\s+(?:from |between )?(?:\d{{1,3}}{_NEXT})*$",
    re.IGNORECASE,
)
_AGES_AFTER = re.compile(rf"(?:{_NEXT}\d{{1,3}})+,?[\s-]*(?:years?|months?)[\s-](?:old|of age)\b", re.IGNORECASE)
_AFTER_PERSONS = re.compile(
    r"\b(?:males?|females?|men|women|boys|girls|teens|teenagers|brothers|sisters),\s*(?:\d{1,3}(?:,| and|, and)\s*)*$", re.IGNORECASE
)
_ALSO_AGED = re.compile(r",\s+(?:also|now|then|only|just)\s+$", re.IGNORECASE)
OLDEST = 115
"""Years; no person is older."""

_CALIBRE = re.compile(r"(?:^|[\s(\"“'‘])\.$")
_BROADCASTER = re.compile(
    r"\s*(?:News(?:[Cc]hannel|room|Center|watch)?|NEWS|TV|Action News|Eyewitness News|On Your Side|I-Team|Investigat(?:es|ors))\b"
)
"""What follows the number of a channel (Federal Communications Commission, virtual channel numbers in call names)."""
_NETWORK = re.compile(r"\b(?:ABC|NBC|CBS|FOX|Fox|CW|PBS|Channel|News|TV)\s?$")
_CALL_SIGN = r"[WK][A-Z]{3}(?:-TV|-DT)?"
"""Call signs of stations in the United States: W or K and three letters (47 CFR 2.302). KIA, WIA, WHO and WFP are none."""
_SIGN_AFTER = re.compile(rf"\s+{_CALL_SIGN}\b")
_SIGN_BEFORE = re.compile(rf"(?:^|[\s(|–—-]){_CALL_SIGN}[ -]$")
_NO_NOUN = re.compile(r"\s*(?:$|[.,;:|)–—'’]|[A-Z]|reports?\b|reported\b|is\b|has\b)")
"""What may follow the number of a station; of what is counted the noun would follow."""
_GALLERY = re.compile(r"\b(?:image|photo|picture|slide|page)s? (?:\d+ of\s+)?(?:/\s*)?$|(?:^|\s)\d+\s*/\s*$", re.IGNORECASE)
_OF_GALLERY = re.compile(
    r"\s*/\s*\d+\s+(?:back|caption|close|photos?|images?|next|show|gallery)\b|\s+of\s+(?:/\s*)?\d+\s+(?:caption|last)\b", re.IGNORECASE
)
"""The place of a picture in a row of them."""
_RATE_BEFORE = re.compile(
    r"\b(?:about|around|only|just|nearly|almost|roughly|than|approximately|every|some|perhaps|maybe|an estimated) "
    r"(?:one|1|two|2|three|3) (?:in|out of)(?: every)? $",
    re.IGNORECASE,
)


def named_number(value: int | None, before: str, after: str, *, digits: bool) -> AmountKind | None:
    """What a number with up to forty characters on either side is when it counts nothing; None where it may count.

    "35, 46 and 54 years old" and "between the ages of 19 and 38" are ages, "a .380 handgun" is a calibre, "Our 9 News crew" a name,
    "about one in ten" a rate.
    """
    if digits and value is not None and value <= OLDEST and (_AGES_AFTER.match(after) or _AGES_BEFORE.search(before)):
        return "age"
    if digits and value is not None and value <= OLDEST and _AFTER_PERSONS.search(before) and re.match(r",| and \d{1,3},", after):
        return "age"
    if digits and value is not None and value <= OLDEST and _ALSO_AGED.search(before) and after[:1] == ",":
        return "age"
    if digits and _CALIBRE.search(before):
        return "calibre"
    if digits and (_BROADCASTER.match(after) or _of_station(before, after)):
        return "identifier"
    if digits and before[-1:] == "[" and after[:1] == "]":
        return "identifier"  # a footnote
    if digits and (_GALLERY.search(before) or _OF_GALLERY.match(after)):
        return "identifier"
    if _RATE_BEFORE.search(before):
        return "percent"
    return None


def _of_station(before: str, after: str) -> bool:
    """As in "News 9 KWTX", "WKRT 4 reports"."""
    named = bool(_NETWORK.search(before) and _SIGN_AFTER.match(after))
    return named or bool(_SIGN_BEFORE.search(before) and _NO_NOUN.match(after))
