"""Times of what follows a happening: releases, deaths of wounds, burials, treatment, courts, bodies found, new counts, notices.

A report of days later tells such things with days of their own. None of them is the day of the happening, which lies before; the
verbs are in the table ``aftermath_verbs``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from tellings.extract.assemble.date_candidates import dates_saying, saying_verbs
from tellings.extract.assemble.places import claims_at, happenings_at, sentence_at
from tellings.extract.assemble.told_when import dates_count, dates_paper, names_happening
from tellings.language import table
from tellings.model import Reading, TimeMention

Strength = Literal["", "after", "same or after"]
"""How the time of an aftermath lies to the happening: after it, or perhaps on its day (a rescue, a search)."""

_SAME_DAY = frozenset({"recovery", "search", "care"})
_AROUND = 90
"""Characters beside a time in which the company of its verb stands."""
_BREAK = re.compile(r"[;:\n—–]|,? (?:while|whereas) |, (?:\w+ )?(?:said|says|told|tells|according) ")
_CLAUSE = re.compile(r"[;:,]|\b(?:that|which|who|whom|whose|when|while|because|after|before|where)\b")
_NOT_THERE = re.compile(r"\bthan\b[^,;:]*$", re.IGNORECASE)
_CITED = re.compile(r"\([^()]*,\s*$")
_STATE = frozenset({"be", "stand", "remain", "stay", "number", "have", "count"})
_HAD_BEEN = re.compile(
    r"^[^.;]{0,60}\. (?:He|She|They)\b[^.;]{0,60}\bhad (?:been )?(?:\w+ly )?"
    r"(?:treated|admitted|shot|stabbed|injured|hurt|wounded|burned|burnt|lain|hit|struck|operated|taken|brought|in hospital)\b"
)
_LISTED = re.compile(r",?(?: and)?(?: another| a further)? [\w-]+(?: (?:people|more|others|men|women))? (?:on|the|on the|last|this) ?")
_CAPTIVE = re.compile(
    r"\b(?:held|holding|captive|captives|captivity|hostage|hostages|missing|detained|trapped|abducted|kidnapped|jailed|imprisoned"
    r"|in custody|cut off|besieged|stranded)\b"
)
_HEADER = 14
"""Words of the longest line that gives nothing but the paper and its date."""


def aftermath_of(reading: Reading, mention: TimeMention) -> Strength:
    """Say whether a time is that of an aftermath ("" where it is not)."""
    if names_happening(reading, mention) or _stretches(mention):
        return ""
    if _ahead(reading, mention) or _present(mention) or _cited(reading, mention) or dates_header(reading, mention):
        return "after"
    if dates_paper(reading, mention) or dates_count(reading, mention) or _had_been_hurt(reading, mention):
        return "after"
    kind = _kind(str(mention.expression.args.get("verb") or ""), clause_around(reading, mention))
    if kind and kind not in _SAME_DAY:
        return "after"
    freed = _rescues(reading, mention)
    return freed or ("same or after" if kind else "")


def _stretches(mention: TimeMention) -> bool:
    """A stretch over which something is counted: "confirmed 40 deaths since 1 May"."""
    args = mention.expression.args
    return args.get("prep") in ("since", "from", "between") or mention.expression.op in ("span", "range", "duration", "set", "age", "ref")


def _rescues(reading: Reading, mention: TimeMention) -> Strength:
    """Whether the clause, or the clauses of one subject, tell of people rescued or freed and of no harm."""
    told = happenings_at(reading, mention.span.start)
    near = [h for h in told if h.measure and h.measure != "other" and not h.nominal and h.sentence.covers(mention.span)]
    near = [h for h in near if h.clause.covers(mention.span)] or [h for h in near if _joined(reading, mention.span.end, h.span.start)]
    counted = any(c.measure == "rescued" and c.sentence.covers(mention.span) for c in claims_at(reading, mention.span.start))
    if not counted or not near or any(h.measure != "rescued" for h in near):
        return ""
    freed = any(_kind(h.lemma, h.sentence.of(reading.article.text).lower()) == "release" for h in near)
    return "after" if freed else "same or after"


def _joined(reading: Reading, end: int, start: int) -> bool:
    between = reading.article.text[end:start]
    return end <= start and len(between) < _AROUND and " and " in between and not _CLAUSE.search(between)


def aftermaths(reading: Reading) -> list[Strength]:
    """:func:`aftermath_of` each time; one that a list gives without a verb goes with the one before ("11 on Monday, 19 on Friday")."""
    found: list[Strength] = []
    for i, mention in enumerate(reading.times):
        here = aftermath_of(reading, mention)
        between = reading.article.text[reading.times[i - 1].span.end : mention.span.start] if i else ""
        found.append(found[-1] if found and not here and _LISTED.fullmatch(between) else here)
    return found


def told_aside(reading: Reading) -> frozenset[int]:
    """The times of aftermaths and of sayings: not those that "that day" takes up."""
    after = aftermaths(reading)
    return frozenset(i for i, mention in enumerate(reading.times) if after[i] or dates_saying(mention))


def since_captive(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time is the beginning of a captivity or an absence that goes on: "held since 9 March"."""
    return mention.expression.args.get("prep") == "since" and bool(_CAPTIVE.search(clause_around(reading, mention)))


def clause_around(reading: Reading, mention: TimeMention) -> str:
    """The words beside a time, up to a break of its sentence (lower case)."""
    span, text = mention.span, reading.article.text
    at = sentence_at(reading, span.start)
    whole = reading.sentences[at].span if at >= 0 else span
    before = text[max(whole.start, span.start - _AROUND) : span.start]
    after = text[span.end : max(span.end, min(whole.end, span.end + _AROUND))]
    return (_BREAK.split(before)[-1] + " " + _BREAK.split(after)[0]).lower()


def _kind(verb: str, clause: str) -> str:
    """The class of the first row of the verb's that fits the words beside it."""
    return next(
        (
            kind
            for kind, company, without in _rows().get(verb, ())
            if (company is None or company.search(clause)) and not (without and without.search(clause))
        ),
        "",
    )


_Row = tuple[str, re.Pattern[str] | None, re.Pattern[str] | None]


@lru_cache(maxsize=2)
def _rows() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in table("aftermath_verbs"):
        found.setdefault(row["verb"], []).append((row["class"], _any_of(row["company"]), _any_of(row["without"])))
    return found


def _any_of(words: str) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split('|')))})\b") if words else None


def _ahead(reading: Reading, mention: TimeMention) -> bool:
    """What will be: "will bury her on Saturday"; not "we will recall that on 3 May"."""
    args, published = mention.expression.args, reading.article.published or ""
    if args.get("tense") != "future" or args.get("verb") in saying_verbs():
        return False
    day = (mention.value or "")[:10]
    return len(day) < 10 or not published[:4].isdigit() or not day[:4].isdigit() or day > published[:10]


def _had_been_hurt(reading: Reading, mention: TimeMention) -> bool:
    """A death whose wounds are told to be older: "died on Friday. He was among those whom the clinic had treated"."""
    if mention.expression.args.get("verb") not in ("die", "succumb"):
        return False
    after = reading.article.text[mention.span.end : mention.span.end + 2 * _AROUND].partition("\n")[0]
    return bool(_HAD_BEEN.search(after))


def _present(mention: TimeMention) -> bool:
    """How things stand: "today 35 are still there"."""
    args = mention.expression.args
    if mention.expression.op == "shift" and args.get("ref") == "event" and args.get("tense") == "present":
        return True  # "a week after the floods volunteers are still at work"
    today = mention.expression.op == "unit" and args.get("unit") == "D" and args.get("offset") == 0
    return today and args.get("tense") == "present" and args.get("verb") in _STATE


def _cited(reading: Reading, mention: TimeMention) -> bool:
    """The date of a source in brackets: "(Red Cross, 12 May)"."""
    text, span = reading.article.text, mention.span
    return text[span.end : span.end + 1] in (")", ",", ";") and bool(_CITED.search(text[max(0, span.start - _AROUND) : span.start]))


def dates_header(reading: Reading, mention: TimeMention) -> bool:
    """Say whether a time is the date of the paper, in a line without a verb or a happening: "Bulletin No. 3, 5 May 2021"."""
    published = reading.article.published or ""
    if mention.expression.args.get("verb") or mention.expression.op not in ("date", "weekday") or not published:
        return False
    at = sentence_at(reading, mention.span.start)
    if at < 0 or at > _HEADER:
        return False
    span = reading.sentences[at].span
    short = len(span.of(reading.article.text).split()) <= _HEADER
    told = any(span.covers(h.span) for h in reading.happenings) or any(span.covers(a.number) and a.kind == "count" for a in reading.amounts)
    return short and not told and (mention.value or "")[-5:] == published[-5:]


_LATER_NEWS = re.compile(
    r"\b(?:st(?:ands?|ood) (?:now )?at|ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|still|no longer|any (?:more|longer)|(?:is|are) over"
    r"|called off|update[ds]?|final|latest|the last (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|now (?:counts?|says?|puts?)"
    r"|correct(?:s|ed)|revis(?:es?|ed)|lowered|raised|funerals?)\b",
    re.IGNORECASE,
)


def opens_with_later_news(reading: Reading, at: int) -> bool:
    """Say whether the title or a sentence tells how things stand later on ("the number of dead stands at 17", "the search is over")."""
    text = reading.article.text
    spans = [s.span for s in reading.sentences if s.role == "title"] + [reading.sentences[at].span]
    return any(_LATER_NEWS.search(span.of(text)) for span in spans)


_ITEM = re.compile(r"^[ \t]*(?:\(?\d{1,2}[.)]\s|[-•*–]\s|[A-Z][.)]\s|[IVX]{1,4}[.)]\s|[A-Z][A-Z .,'’-]{5,}(?=\n|:| \())", re.MULTILINE)
_ITEMS = 3
"""Items from which a text is a list of matters."""


def items(reading: Reading) -> list[int]:
    """Where the items of a list of matters begin (numbered, bulleted or headed paragraphs); none where there are only a few."""
    body = next((s.span.start for s in reading.sentences if s.role == "body"), 0)
    found = [m.start() for m in _ITEM.finditer(reading.article.text) if m.end() >= body]
    return found if len(found) >= _ITEMS else []


_WHEN = re.compile(
    r"(?: (?:at|in|near|outside) (?:the )?[A-Z][^,;.]{0,40})?,? (?:when|where|in which|on which|during which|in whose course)\b"
)


def told_with(reading: Reading, start: int, mention: TimeMention) -> bool:
    """Say whether what stands at ``start`` is in a clause that hangs on the time: "he said in May 2009, when five people died"."""
    text = reading.article.text
    return start > mention.span.end and bool(_WHEN.match(text, mention.span.end)) and ";" not in text[mention.span.end : start]


def compared_with(reading: Reading, start: int, mention: TimeMention) -> bool:
    """Say whether a time stands behind "than" after ``start``: "eleven died, more than in 2007"."""
    return mention.span.start > start and bool(_NOT_THERE.search(reading.article.text[start : mention.span.start]))
