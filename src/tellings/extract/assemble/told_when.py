"""Times that date something else than what happened: a visit, a notice, a new count, a rescue.

Verbs of going to look are those of FrameNet's frames Inspecting, Scrutiny and Visiting; verbs of changing a count those of
Cause_change_of_position_on_a_scale. Verbs of saying are in the table of cues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.extract.assemble.places import claims_at, happenings_at, sentence_at
from tellings.model import HappeningMention, Reading, TimeMention

VISITS = frozenset("visit inspect tour examine survey assess investigate interview revisit".split())
RECOUNTS = frozenset("raise lower revise update increase reduce cut correct adjust amend put count register verify tally document".split())
_COUNTED = re.compile(
    r"\b(?:tolls?|numbers?|counts?|figures?|tall(?:y|ies)|totals?|estimates?|balance|dead|injured|missing|\d[\d,.]*)\b", re.IGNORECASE
)
_PAPER = re.compile(
    r"\b(?:notice|notification|statement|bulletin|update|communiqu[eé]|release|letter|briefing|tally|count|census|visit|inspection|survey"
    r"|image|imagery|photo|photograph|picture|footage|video|interview)s?"
    r"\s(?:(?:on|of|from|dated|late|early)\s){1,2}$",
    re.IGNORECASE,
)
_NEAR = 40
"""Characters between a happening and its time."""
_OF = re.compile(r"\s(?:of|on)\s(?:(?:early|late)\s(?:on\s)?)?(?:the\s)?")
_ESTIMATE = re.compile(r"\bput(?:s|ting)?\s(?!out\b|up\b|down\b|on\b)[^.;]{0,60}\bat\b", re.IGNORECASE)
_BACK, _AHEAD = 60, 80
"""Characters beside a time in which its noun, or what its verb counts, stands."""


def possessive(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time owns what follows: "yesterday's attack"."""
    return reading.article.text.startswith(("'s", "’s"), mention.span.end) or mention.text.endswith(("'s", "’s"))


def of_happening(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time belongs to a noun that names a happening, whatever the verb: "the attack of 3 May"."""
    text, start = reading.article.text, mention.span.start
    beside = [*happenings_at(reading, max(0, start - _NEAR)), *happenings_at(reading, start)]
    near = (h for h in beside if h.nominal and h.happening and 0 <= start - h.span.end <= _NEAR)
    return any(_OF.fullmatch(text[h.span.end : start]) for h in near)


def names_happening(reading: Reading, mention: TimeMention) -> bool:
    """Either of the two."""
    return possessive(reading, mention) or of_happening(reading, mention)


def dates_count(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time says when a figure was given anew: "yesterday raised the toll", "on Friday put the dead at"."""
    verb = str(mention.expression.args.get("verb") or "")
    if verb not in RECOUNTS or names_happening(reading, mention):
        return False
    text, span = reading.article.text, mention.span
    around = text[max(0, span.start - _AHEAD) : span.start] + " " + text[span.end : span.end + _AHEAD]
    return bool(_COUNTED.search(around)) and not moves_things(reading, mention)


def moves_things(reading: Reading, mention: TimeMention) -> bool:
    """Say whether "put" is the verb of a time and no estimate: "on 3 May the fire was put out", not "put the dead at 12"."""
    if mention.expression.args.get("verb") != "put":
        return False
    text, span = reading.article.text, mention.span
    return not _ESTIMATE.search(text[max(0, span.start - _AHEAD) : span.end + _AHEAD])


def dates_paper(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time belongs to a visit or to a notice: "inspected the pit on 3 May", "in its notice of Monday"."""
    if names_happening(reading, mention):
        return False
    if str(mention.expression.args.get("verb") or "") in VISITS:
        return True
    return bool(_PAPER.search(reading.article.text[max(0, mention.span.start - _BACK) : mention.span.start]))


def dates_rescue(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time stands in a clause, or a sentence of figures, that tells of a rescue or a release, and of no harm."""
    inside = [h for h in happenings_at(reading, mention.span.start) if _in_clause(h, mention)]
    told = {h.measure for h in inside if h.measure and h.measure != "other" and not _of_deed(h, inside)}
    counted = {c.measure for c in claims_at(reading, mention.span.start) if c.sentence.covers(mention.span) and c.measure != "other"}
    return told == {"rescued"} or (counted == {"rescued"} and not told - {"rescued"})


def _of_deed(happening: HappeningMention, beside: Sequence[HappeningMention]) -> bool:
    """Whether what is carried out is a deed and nobody: "carried out a group strike"."""
    deeds = [h.span for h in beside if h.nominal]
    return happening.measure == "rescued" and any(a.span.covers(deed) for a in happening.affected for deed in deeds)


def _in_clause(happening: HappeningMention, mention: TimeMention) -> bool:
    return happening.clause.covers(mention.span)


_APART = re.compile(r"\b(?:separate(?:ly)?|unrelated|elsewhere|not included|in another)\b", re.IGNORECASE)


def sets_apart(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time stands in a sentence that sets a happening apart from the one told."""
    at = sentence_at(reading, mention.span.start)
    if at < 0 or not (sentence := reading.sentences[at].span).covers(mention.span):
        return False
    return bool(_APART.search(sentence.of(reading.article.text)))
