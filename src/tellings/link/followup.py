"""Reports of what came after a happening: tolls that rise, releases, finds, visits, counts, aid.

Their lead tells a day of its own (the handover, the visit, the new count), so that the days found for their main happening may be
too late. The words are those of the FrameNet 1.7 frames Releasing, Returning, Recovery, Rescuing, Visiting, Inspecting, Counting,
Becoming_aware (of bodies and the missing), Cause_change_of_position_on_a_scale (of tolls) and Assistance, as far as news opens with them.
"""

from __future__ import annotations

import re

from tellings.model import Reading

_LEAD = 2
"""Sentences of the body that open a report."""

_HARM = "fire|flood|quake|earthquake|storm|cyclone|crash|attack|strike|blast|explosion|raid|riot|disaster|collapse"
_RISE = "rises?|rose|risen|climb(?:s|ed)?|reach(?:es|ed)|raised|grows?|grew|jump(?:s|ed)?|hits?|passes|passed|revised|lowered|higher"

_SEQUELS = (
    rf"tolls? (?:\w+ ){{0,4}}(?:{_RISE})",
    r"(?:rises?|rose|risen|climb(?:s|ed)?|raised|revised|corrected) (?:to|from)",
    r"victims? (?:named|identified)",
    r"freed|released?|releases|liberated?|handed over|hand(?:s|ed)? back|lets? (?:\w+ ){1,4}go|return(?:s|ed)? (?:of|home|to)",
    r"ransom(?:ed)?|surrendered",
    r"(?:brought|pulled|dug) (?:up|out)|found (?:dead|alive|safe)",
    r"(?:bod(?:y|ies)|remains|wreck) (?:\w+ ){0,3}(?:found|recovered|washed)|recover(?:s|ed) (?:\w+ ){0,3}(?:bod(?:y|ies)|remains)",
    r"last (?:\w+ ){0,2}(?:men|women|man|woman|miners|victims?|survivors?|hostages?|bodies)",
    r"missing (?:man|woman|boy|girl|men|women)|still missing|no longer missing|(?:nobody|no one|none) (?:\w+ ){0,2}missing",
    r"search(?:es)? (?:\w+ ){0,3}(?:called off|ends?|ended|goes on|continues|resumes?)",
    r"count (?:its|their|the) dead|survivors?",
    r"(?:dies|died|die|succumbs?) (?:\w+ ){0,3}(?:of|in) (?:\w+ ){0,3}(?:wounds?|injuries|burns|hospital|clinic|infirmary)",
    r"visits?|visited|inspect(?:s|ed)|delegat(?:es|ions?)|lists? of",
    r"(?:have|has) (?:now )?(?:registered|counted|listed|verified|examined)",
    rf"after the (?:{_HARM})|since the (?:{_HARM})|(?:days?|weeks?) (?:after|since|later)",
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth) (?:\w+ ){0,2}(?:victim|person|death|patient)",
    r"(?:report|update|bulletin|notice|communiqu[eé]|note) (?:no\.? ?|number )(?:[2-9]|1\d)|update",
)

_FOLLOWS = re.compile(rf"\b(?:{'|'.join(_SEQUELS)})\b", re.IGNORECASE)


def opens_with_sequel(reading: Reading) -> bool:
    """Whether title or lead tell of what came after the happening."""
    text = reading.article.text
    title = [s.span for s in reading.sentences if s.role == "title"]
    body = [s.span for s in reading.sentences if s.role == "body"][:_LEAD]
    return any(_FOLLOWS.search(span.of(text)) for span in (*title, *body)) or bool(_FOLLOWS.search(reading.article.title or ""))


_GOES_ON = (
    r"(?:riots?|siege|stand-?off|hostage[- ]?(?:taking|drama|crisis)|hijack(?:ing)?|mutiny|revolt|uprising|occupation|battle|fighting|fire"
    r"|blaze|floods?|takeover|blockade)"
)
_ENDED = re.compile(
    rf"\b{_GOES_ON}\b[^.;\n]{{0,80}}\b(?:ended|ends|is over|was over|came to an end|over after)\b"
    rf"|\b(?:end(?:s|ed)?|ending) (?:of )?(?:the |an? )?(?:\w+[- ]){{0,3}}{_GOES_ON}\b|\blast (?:\w+ )?hostages\b",
    re.IGNORECASE,
)
"""The end of what went on for days: the days before are its own."""
_DAYS_ON = 3
_SICK = 28
"""Days within which what an outbreak does is one happening (where nothing is counted by the week)."""


def lasting(reading: Reading) -> int:
    """Days around the main happening's day that are still its own: an outbreak's weeks, the days of a siege whose end is told."""
    text = reading.article.text
    opening = [s.span for s in reading.sentences if s.role in ("title", "body")][: _LEAD + 1]
    if any(_ENDED.search(span.of(text)) for span in opening):
        return _DAYS_ON
    counted = [c for c in reading.claims if c.figure not in ("none", "unknown") and c.scope == "this_event"]
    sick = [c for c in counted if c.measure == "infected"]
    return _SICK if len(sick) > 1 and 3 * len(sick) > len(counted) else 0
