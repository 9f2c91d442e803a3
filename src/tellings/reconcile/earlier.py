"""Whether a passage tells of an earlier event: "said at the time", "after that attack", "in 2011"."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.model import Claim
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.moments import moment

_BACK = re.compile(
    r"\bat (?:the|that) time\b|\bin those days\b|\bback then\b|\bthat (?:day|night|evening|morning|time|week|month|year)\b"
    r"|\b(?:after|during|following|before) (?:that|the earlier|the previous) (?!of\b|the\b)\w+"
    r"|\b(?:said|told|wrote|declared|recalled|added|warned) (?:[\w’' ]{0,30} )?then\b|\bthen\s*[.,”\"]"
    r"|\b(?:said|says|spoke|wrote|recalled|remembered|remarked) (?:after|before|during) that\b"
    r"|\b(?:said|says|spoke|speaks|wrote|recalled|recalls|remembered) (?:of|about) that "
    r"(?!night|day|evening|morning|moment|afternoon|number|sort|kind)\w+"
    r"|\b(?:was|were) an? [\w -]{2,25} then\b|\bhad (?:said|told|written|declared|warned|complained|remarked)\b"
    r"|\b(?:years?|months?|weeks?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
"""Words that place what is said at a former time (closed-class adverbs, "that" with a noun of time or of a happening)."""

_YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20\d\d)(?![\d.,]\d|\d)")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(
    r"\b(?:(?:in|since|last|of|on|on the) (?:\d{1,2}(?:st|nd|rd|th)? )?|\d{1,2}(?:st|nd|rd|th)? )?"
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\b\.?"
)
DAYS = 3
"""Days before the main event from which something is an earlier one."""


_SUM = re.compile(
    r"\b(?:since|season|so far this|this year|year to date|(?:per|a) year|in all since|in total since|altogether|to date|combined)\b"
    r"|\btogether\b|\bbetween (?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\bthis (?:month|summer|winter|spring|autumn)\b"
    r"|\b(?:in|over|within|during) (?:the (?:past|last) )?(?:a|one|\w+) (?:weeks|months?|years?|decades?)\b",
    re.IGNORECASE,
)
"""Words that name the longer time or the series which a figure sums up."""


_SINCE = re.compile(
    r"\b(?:since|between|from) (?:early |late |last |the (?:start|beginning) of )?(?:(\d{1,2})(?:st|nd|rd|th)? )?"
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: (\d{1,2})\b(?! ?[:.]\d))?",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|onset) of )?(?:(?:the |this |that )?(?:year|season|war|conflict)|20\d\d|19\d\d)\b"
    r"|\bsince (?:spring|summer|autumn|winter)\b|\b(?:so far )?this (?:year|season)\b|\byear to date\b|\b(?:whole|entire) season\b"
    r"|\bseason\b[^.;]{0,40}\b(?:now|so far|cost|claimed|killed|brought)\b",
    re.IGNORECASE,
)
"""Words that name a season, a year or a war as what a figure sums up."""

DAYS_OF_EVENT = 21
"""An event whose own dates go back as far as that is a season or a war itself: its figure is no sum of others."""


def long_sum(claim: Claim, table: Table) -> bool:
    """Whether a figure is a sum over a season, a year or a war, by its scope or by the words of its own sentence."""
    if claim.scope == "cumulative":
        text = claim.sentence.of(table.articles[claim.article].text)
        return bool(_SUM.search(text)) or not names_earlier_time(text, claim.article, table)
    if claim.scope == "background" or claim.part_of:
        return False
    if _of_several(claim, table):
        return True
    words = _without_asides(claim, table)
    return bool(_LONG.search(words) or _long_since(words, claim.article, table)) and _main_is_short(claim, table)


_SEVERAL = re.compile(
    r"\bbetween (?:them|the two)\b|\b(?:(?-i:Adding)|counting in|including those of|together with (?:those|the \w+) (?:of|on)|"
    r"taken together)\b"
    r"|\bin (?:ten|two|six|three|eight|four|nine|five|seven|\d{1,2}|the (?:five|two|four|three)) (?:days|nights|weeks|weekends)\b(?! of\b)"
    r"|\b(?:both|the two|the three|the four|all (?:two|three|four)) (?:attacks|blasts|bombs|bombings|strikes|raids|shootings|fires|crashes|"
    r"quakes|storms|floods|sinkings|ambushes|accidents|clashes|incidents|days|nights)\b[^.;!?]{0,60}\b(?:together|in all|altogether)\b",
    re.IGNORECASE,
)
"""Words that add up several happenings or days."""

_NTH = re.compile(
    r"\b(?:last|second|tenth|third|first|fifth|ninth|fourth|eighth|sixth|seventh)\b[^.;!?]{0,60}?\bin \w+ (?:days|"
    r"nights|weeks|weekends)\b",
    re.IGNORECASE,
)
"""How many such happenings there were in that time: its own figure is none of them."""

_SERIES = re.compile(
    r"\b(?:swarm|series|wave|spate|string|chain|campaign|unrest|feud|war|conflict|siege|offensive|epidemic)\b[^.;!?]{0,60}?"
    r"\b(?:has|have) (?:now |so far |already )?(?:cost|claimed|killed|taken|left|brought|seen)\b[^.;!?]*\b(?:in all|altogether|so far|"
    r"in total|now)\b",
    re.IGNORECASE,
)
"""A series of happenings that has cost so many by now."""


def _of_several(claim: Claim, table: Table) -> bool:
    """Whether a figure adds up happenings or days, of one of which its Article tells a smaller figure too; or what a series has cost."""
    words = claim.sentence.of(table.articles[claim.article].text)
    if claim.title or claim.measure == "other" or not (claim.low or 0) > 1:
        return False
    if _SERIES.search(words):
        return True
    if not _SEVERAL.search(words) or _NTH.search(words):
        return False
    own = table.by_article.get(claim.article, ())
    smaller = (c for c in own if c.measure == claim.measure and 1 < (c.low or 0) < (claim.low or 0))
    return any(c.part_of != claim.id and c.sentence != claim.sentence for c in smaller)


_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b[^,.;]{3,120},")
"""A clause that tells more of somebody, and of no figure beside it: ", which has fought the state since 2019,"."""


def _without_asides(claim: Claim, table: Table) -> str:
    """The sentence of a Claim without the relative clauses between commas that the figure does not stand in."""
    text = table.articles[claim.article].text
    start, found = claim.sentence.start, []
    for m in _ASIDE.finditer(text, claim.sentence.start, claim.sentence.end):
        if not m.start() <= claim.evidence.start < m.end():
            found.append(text[start : m.start()])
            start = m.end()
    return " ".join([*found, text[start : claim.sentence.end]])


def _long_since(words: str, article: str, table: Table) -> bool:
    """Whether words name a day or month, weeks before the Article came out, from which on something is counted."""
    found = _SINCE.search(words)
    own = moment(table.articles[article].published_at) or moment(table.articles[article].published)
    published = own or table.last_published
    if not found or published is None:
        return False
    month = next(n for n, m in enumerate(_MONTHS, 1) if m.lower().startswith(found[2].lower()[:3]))
    day = min(28, max(1, int(found[1] or found[3] or 1)))
    now = published.latest
    start = now.replace(month=month, day=day)
    return (now - (start if start <= now else start.replace(year=now.year - 1))).days >= DAYS_OF_EVENT


def _main_is_short(claim: Claim, table: Table) -> bool:
    period = table.main_period(claim.article)
    first, last = (moment(period.earliest), moment(period.latest)) if period else (None, None)
    return not (first and last) or (last.latest - first.earliest).days < DAYS_OF_EVENT


def sums_up(claim: Claim, table: Table) -> bool:
    """Whether a figure is a sum over a longer time or several events, by its scope or the words of its sentence."""
    return claim.scope == "cumulative" or bool(_SUM.search(claim.sentence.of(table.articles[claim.article].text)))


@lru_cache(maxsize=16_384)
def former(text: str) -> bool:
    """Whether words place what is said at a former time."""
    return bool(_BACK.search(text))


def names_earlier_time(text: str, article: str, table: Table) -> bool:
    """Whether words name a year or month before that of the Article (unknown publication: never)."""
    published = moment(table.articles[article].published_at) or moment(table.articles[article].published)
    if published is None:
        return False
    now = published.earliest
    main = table.main_period(article)
    happened = moment(main.latest) if main else None
    if happened and (now.replace(tzinfo=None) - happened.latest.replace(tzinfo=None)).days > DAYS_OF_EVENT:
        now = happened.earliest  # a text of months later: its event is earlier than itself, not than the event
    if any(int(y[1]) < now.year for y in _YEAR.finditer(text)):
        return True
    for found in _MONTH.finditer(text):
        if found[1] == "May" and not re.search(r"\d|\b(?:in|since|last|of)\b", found[0] + text[found.end() : found.end() + 4]):
            continue
        number = next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(found[1][:3]))
        if number != now.month and (now.month - number) % 12 != 11 and not (now.day <= DAYS + 4 and (now.month - number) % 12 == 1):
            return True
    return False


def told_as_earlier(claim: Claim, table: Table) -> bool:
    """Whether a Claim tells of an event before the one that its Article is about."""
    if claim.scope == "background":
        return True
    text = table.articles[claim.article].text
    sentence = text[claim.sentence.start : claim.sentence.end]
    if names_earlier_time(sentence, claim.article, table):
        return True
    period, main = claim.period, table.main_period(claim.article)
    told, now = moment(period.latest) if period else None, moment(main.earliest) if main else None
    return bool(told and now and (now.earliest - told.latest).days >= DAYS)
