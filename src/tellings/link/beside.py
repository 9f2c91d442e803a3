"""Places and times of a sentence that are not its figure's own: where a speaker is, when something was said, since when somebody fights."""

from __future__ import annotations

import re

from tellings.model import Claim, Span

_BODY = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|mortuary|morgue|surgeons?|doctors?|physicians?|medics?|nurses?|police|officials?|authorities|governor"
    r"|mayor|prosecutors?|court|ministry|office|spokes(?:man|woman|person))(?: (?:in|at|of|from|near|outside))+ (?:the )?$",
    re.IGNORECASE,
)
"""Those who speak or care, with their place: "the hospital in Dorn said"."""
_ADDRESSED = re.compile(r"\b(?:told|informed|telling|assured|wrote to|spoke to|speaking to) (?:the )?$", re.IGNORECASE)
"""Who is spoken to is no place: an agency or a paper may be called like a town."""
_RELATIVE = re.compile(
    r"\W*(?:which|who|whom|whose|where|that|in (?:prison|jail|power|office|exile|force|use)|closed|at war|under)\b", re.IGNORECASE
)

_GOES_ON = re.compile(
    r"\b(?:seasons?|years?|months?|weeks?|wars?|campaigns?|offensives?|operations?|conflicts?|uprisings?|insurgenc(?:y|ies)|outbreaks?|epidemics?"
    r"|waves?|rains|monsoons?|floods?|fighting|unrest|protests?|sieges?|crisis|drought|heatwave)\W*$",
    re.IGNORECASE,
)
"""What lasts, so that its beginning dates what it has cost: "the season, which began on 1 October, has cost 61 lives"."""


def of_speaker(text: str, claim: Claim, name: str) -> bool:
    """Whether a sentence names a place only as that of a speaker or a hospital, or as one spoken to."""
    sentence = claim.sentence.of(text)
    named = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)]
    return bool(named) and all(_BODY.search(sentence, 0, at) or _ADDRESSED.search(sentence, 0, at) for at in named)


_SAYING = re.compile(
    r"\b(?:said|told|gave|given|issued|released|published|announced|reported|quoted|cited|named|mentioned|stated|confirmed|declared|posted)"
    r" (?:(?:by|to) (?:the )?\w+ )?(?:(?:on|late|early|earlier) )*$",
    re.IGNORECASE,
)
"""A verb of saying right before a time, which then dates the saying (FrameNet 1.7, frames Statement and Reporting)."""


def of_other_clause(text: str, claim: Claim, time: Span) -> bool:
    """Whether a time of a figure's sentence dates something else: a saying, or a clause about somebody between commas.

    "The movement, which has held the hills since 2031, claims 40 dead": the 40 are not those since 2031.
    """
    if not claim.sentence.start <= time.start < claim.sentence.end:
        return False
    if _SAYING.search(text, claim.sentence.start, time.start) and claim.evidence.end <= time.start:
        return True
    before = max((m.end() for m in re.finditer(r"[,(–—]\s*", text[claim.sentence.start : time.start])), default=-1)
    after = re.search(r"[,)–—]", text[time.end : claim.sentence.end])
    if before < 0 or after is None:
        return False
    start, end = claim.sentence.start + before, time.end + after.start()
    outside = claim.evidence.end <= start or claim.evidence.start >= end
    return outside and bool(_RELATIVE.match(text, start)) and not _GOES_ON.search(text, claim.sentence.start, start)
