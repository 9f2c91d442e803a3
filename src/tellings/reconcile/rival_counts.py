"""The words by which an article sets one count against another: "the union stands by 231", "the 39 given by the army".

Read without a parse. A rival count often has no noun and no verb of its own measure ("the harbour office stays at nine"), so that
no Claim is made of it: what it counts is what the count beside it counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tellings.extract.quantity.number import Number, find_numbers, lexemes
from tellings.extract.quantity.words import Words, words
from tellings.reconcile.restating import stems

_HEDGE = (
    r"(?:(?:about|around|some|only|just|at least|at most|up to|more than|over|fewer than|nearly|almost|exactly|a total of|as many as|"
    r"the|its|their|his|her|these|those|first|own|now) )*"
)
_COUNT = r"(?:figures?|numbers?|counts?|tolls?|totals?|lists?|tall(?:y|ies)|estimates?|records?)"
_HELD = (
    r"(?:hold|held|stick|stuck|keep|kept|stay|stayed|stand|stood|cling|clung|abide|abided|remain|remained|adhere|adhered)s? (?:firm )?"
    r"(?:to|with|at|by|on)"
)
_STILL = r"(?:still|itself|themselves|alone|originally|initially|first|at first|earlier|however|meanwhile|now)"
_SAYING = (
    r"(?:says?|said|speaks? of|spoke of|spoken of|talks? of|talked of|reports?|reported|gives?|gave|lists?|"
    r"listed|has|had|have|names?|named|"
    r"claims?|claimed|admits?|admitted|acknowledges?|acknowledged|concedes?|conceded|confirms?|confirmed|mentions?|mentioned|puts? it at)"
)
_BEFORE = re.compile(
    r"(?:"
    rf"\bput(?:s|ting)?\b[^.;!?]{{1,60}}? at"
    rf"|\b{_HELD}(?: (?:its|their|his|her|the) (?:own |first |earlier )?{_COUNT}(?: of)?)?"
    rf"|\b{_STILL} {_SAYING}|\b{_SAYING} {_STILL}"
    r"|\b(?:speaks?|spoke|spoken|talks?|talked|knows?|knew|known) of"
    r"|\b(?:ha(?:s|ve|d)|holds?|publish(?:es|ed)|print(?:s|ed)|show(?:s|ed)|posted|with|collected) "
    r"(?:the names?|a (?:list|register|record|roll)|lists|records) of"
    r"|\b(?:began|begun|begins|started|starts|opened) (?:out )?with"
    r"|\b(?:admits?|admitted|owns? up|owned up|confess(?:es|ed)) to"
    r"|(?-i:\bI|\b[Ww]e) (?:have|had|count(?:ed)?|have (?:counted|buried|dug|found|seen|washed|collected)|buried|dug|found|saw|washed)"
    rf"|\b(?:correct|revis|lower|rais|reduc|chang|updat|increas)(?:es|ed|e)? (?:its|their|his|her|the) (?:own |first |earlier )?{_COUNT} to"
    r"|\b(?:counts?|counted|comes? to|came to|arrives? at|arrived at|makes? it|made it|reckons?|reckoned|insists? on|insisted on)"
    rf"|['’]s?(?: own| official| first| earlier)?(?: {_COUNT}(?: of|, of|:)?| talk of)?"
    rf"|\b(?:the|an?) (?:official|first|earlier|government|company|army|police|company's) (?:{_COUNT}(?: of| is| was|:)?)"
    r"|\b(?:tells?|told) (?:me|us|you) (?:it['’]s|it is|it was|there (?:are|were))"
    rf") {_HEDGE}$",
    re.IGNORECASE,
)
"""Words straight before a number that make it somebody's count beside another's."""

_AFTER = re.compile(
    r"(?: or so)?(?: (?:names?|people|persons|dead|deaths|bodies|victims))?(?:"
    r",? (?:which |that |as )?(?:(?:was|were|had been|are|is) )?(?:first |originally |initially )?"
    r"(?:given|named|reported|claimed|stated|announced|published|mentioned|put out|quoted|cited|counted|admitted|acknowledged|spoken of|"
    r"told of) "
    r"(?:by|at first|earlier|initially|in (?:the|its|their) (?:first|earlier))"
    r"|,? of (?:which|whom) [^.;,]{2,40} (?:speaks?|spoke|talks?|talked)"
    r"|,? (?:says?|said) (?:the|its|his|her)\b"
    r"|,? by (?:that|those|the (?:own )?(?:count|estimate|reckoning|tally|figures|word)) of\b"
    r"|,? (?:by|in) (?=(?:the |an? )?(?:[\w’-]+ ){0,2}[\w-]+['’]s? (?:own )?(?:estimates?|reckoning|figures)\b)"
    r"|(?<=\d),? according to\b"
    r"| (?:in|on|from) (?=(?:the |an? )?(?:[\w’-]+ ){0,3}[\w-]+['’]s? (?:own |first |official )?(?:lists?|counts?|books?|"
    r"records?|registers?|tall(?:y|ies)|bulletins?)\b)"
    r")",
    re.IGNORECASE,
)
"""Words straight behind a number that say whose other count it is: "the 39 given by the army", "two, says the company"."""

_NOT = re.compile(rf"\b(?:and |but )?(?:not|rather than|instead of|against|as against|compared with|versus) {_HEDGE}$", re.IGNORECASE)
"""Words before a number that set another against it: "eight are dead, and not twelve"."""

_PLAIN = re.compile(rf"\b(?:says?|said|has|counts?|counted|writes?|wrote|insists?|maintains?) {_HEDGE}$", re.IGNORECASE)
"""Words straight before a number with which its clause ends: "the railway says 300"."""

_CLAUSE_END = re.compile(r"\s*(?:$|[.,;:!?)”\"’'])| for (?:the )?(?-i:[A-Z])")

_GAPPED = re.compile(
    rf"\b(?:sp(?:oke|eaks?) of|talk(?:s|ed) of|report(?:s|ed)|count(?:s|ed)|list(?:s|ed)|nam(?:es|ed)|gave|gives|put[^.;!?]{{1,30}}? at)\b"
    rf"[^.;!?]{{1,80}}?[,;] (?:and |but |while )?(?P<who>(?:the|an?|its|their|his|her) (?:[\w’'-]+ ){{0,3}}?[\w’'-]+) (?:of|at) {_HEDGE}$",
    re.IGNORECASE,
)
"""The second of two tellers, whose verb is left out: "the army spoke of five dead, the Front of 15 soldiers"."""

_TALLY = re.compile(
    r"\b(?:numbers?|tolls?|counts?|figures?|totals?|dead|deaths|toll's)(?:\W+(?:now|still|then|currently|thus|so far))?\W*$", re.IGNORECASE
)
"""The subject of "stands at" that is a count, and no teller."""

_AS = re.compile(r"\s+as\b", re.IGNORECASE)

_DISAGREES = re.compile(
    r"\b(?:disagrees?|disagreed|disputes?|disputed|contradicts?|contradicted|contests?|contested|questions?|questioned|rejects?|rejected|"
    r"do(?:es)? not (?:believe|accept|trust)|did not (?:believe|accept|trust))\b"
    r"[^.!?]{0,40}\b(?:figures?|numbers?|counts?|tolls?|totals?|tally)\b",
    re.IGNORECASE,
)
"""A sentence in which somebody disagrees with a count: his own follows."""

_OPEN = re.compile(
    r"\b(?:how many|the (?:exact |true |total )?(?:number|toll|count|figure)s?)\b[^.!?]*\b(?:un?clear|"
    r"less clear|not clear|in dispute|disputed|"
    r"open|argued|contested|depends?|differs?|differed|vary|varies|varied|uncertain|not agreed|no agreement|at odds|contradict\w*)\b",
    re.IGNORECASE,
)
"""A sentence that says that a count is not settled: what follows it are the rival counts."""

_BARE_END = re.compile(
    r"\s*(?:$|[.,;:!?)”\"’']|[–—-] |(?:in|at|on|as|for|and|but|while|with|by|from|to|who|whom|that|which|"
    r"because|since|of the|of them|names?|"
    r"dead|deaths|people|persons?|victims?|bodies|casualties|day|altogether|or so|or more|so far|in all|then|"
    r"there|were|was|are|is|had|have|"
    r"still|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
"""What follows a number that names no other noun of its own."""

_NO_COUNT = re.compile(
    r"\s*(?:%|per ?cent|percent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|a\.?m\b|p\.?m\b|"
    r"o['’]clock|km|kilomet|met(?:re|er)s?\b|"
    r"miles?|feet|tonn?es?|kilos?|kg|litres?|degrees?|euros?|dollars?|pounds?|francs?|million|billion|thousand (?:dollars|euros)|"
    r"jan|feb|mar|apr|may\b|june?|july?|aug|sep|oct|nov|dec|th\b|st\b|nd\b|rd\b)",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:[$€£#№]|\b(?:no\.?|nos\.?|number|line|bay|gate|unit|route|flight|page|chapter|article|aged?)\.?|\d[.:]|"
    r"(?P<month>\b(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?))\s*$",
    re.IGNORECASE,
)
LAST_DAY = 31
"""A larger number behind a month is no day of it."""

_AGE = re.compile(r"(?<![\w’'.-])[A-Z][\w’'.-]++,\s*+$")
"""A name before a number between commas: somebody's age."""

_BASE = re.compile(r"\b(?:of|among) (?:the|his|her|its|their|our|my|these|those|all)(?: \w+)? $", re.IGNORECASE)
"""Words before the whole of which some are told: "of his 40 people"."""

_REST = re.compile(r"\b(?:other|another|remaining|additional|further)\s+$", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:others\b|more\b(?! than))", re.IGNORECASE)
"""Words before and behind a number of those who are left: no count of all."""
_ORDINAL = re.compile(
    r"\bthe (?:first|second|third|\w{2,9}th|\w+-(?:first|second|third|\w+th)) (?:person|victim|man|woman|child|patient|death|body)\b",
    re.IGNORECASE,
)
"""A count told by its last: "the eighth person to die"."""

_OWNED = re.compile(rf"['’]s? {_HEDGE}$", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:originally|initially|first|at first|earlier)\b", re.IGNORECASE)
_STOP = re.compile(r"[.,;:!?()–—“”\"]\s|\b(?:and|but|while|where|whereas|though|although|that|which|who|than)\b|\n", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1800, 2100

BACK = 130
"""Characters before a number that are looked at."""

PHRASE = 40
"""Characters behind a number within which its noun stands."""


class RivalCount(NamedTuple):
    """A number in a sentence, with its offsets in the text, and whether the words around it set it against another."""

    start: int
    end: int
    value: int
    rival: bool
    bare: bool
    beside: bool
    """Whether it is set against a count of the same sentence ("eleven, not the nine reported at first")."""
    denied: bool
    """Whether it is told as what the count beside it is not."""
    named: bool
    """Whether what it counts is named before it ("put the injured at 31")."""
    noun: frozenset[str]
    """Stems of the words that follow it within its phrase."""
    body: tuple[int, int]
    """Where the words stand that name whose count it is; empty where none does."""
    gapped: bool = False
    """Whether its verb is that of a count before it: "the army spoke of five dead, the Front of 15 soldiers"."""


def read_counts(text: str, start: int, end: int, *, opened: bool = False) -> list[RivalCount]:
    """The exact numbers of a sentence that may be counts; ``opened``: the sentence before says that the count is not settled."""
    found = [_read(text, n, (start, end), opened=opened) for n in find_numbers(lexemes(text, start, end), _words())]
    return [c for c in found if c is not None]


def disagrees(sentence: str) -> bool:
    """Whether a sentence says that somebody disagrees with a count."""
    return bool(_DISAGREES.search(sentence))


def leaves_open(sentence: str) -> bool:
    """Whether a sentence says that a count is not settled."""
    return bool(_OPEN.search(sentence))


@lru_cache(maxsize=1)
def _words() -> Words:
    return words(())


def _read(text: str, number: Number, within: tuple[int, int], *, opened: bool) -> RivalCount | None:
    if number.low is None or number.low != number.high or number.form in ("ordinal", "decimal", "fraction"):
        return None
    before, after = text[max(within[0], number.start - BACK) : number.start], text[number.end : within[1]]
    if _AGE.search(before) and re.match(r"\s*[,.;)]", after):
        return None
    if _BASE.search(before) or (number.form != "ordinal" and _ORDINAL.search(text, within[0], number.start)):
        return None
    if _REST.search(before) or _OTHERS.match(after):
        return None
    year = number.digits and FIRST_YEAR <= number.low <= LAST_YEAR and "," not in text[number.start : number.end]
    label = _MONTH_BEFORE.search(before)
    if label and not (label["month"] and number.low > LAST_DAY):
        return None
    if number.low == 0 or year or _NO_COUNT.match(after) or re.match(r"[-/:.]\w", after):
        return None
    said, told, gapped = _BEFORE.search(before), _AFTER.match(after), _GAPPED.search(before)
    bare = bool(told or _BARE_END.match(after))
    if said and _OWNED.search(before) and not bare:
        said = None  # "the town's 412 houses"
    if not said and _CLAUSE_END.match(after):
        said = _PLAIN.search(before)
    body = (number.start, number.start)
    if gapped:
        body = (number.start - len(before) + gapped.start("who"), number.start - len(before) + gapped.end("who"))
        said = gapped
    elif told:
        stop = _STOP.search(text, number.end + told.end(), within[1])
        body = (number.end, stop.start() if stop else within[1])
    elif said:
        ends = number.start - len(before) + said.start()
        cuts = [m.end() for m in _STOP.finditer(text, within[0], ends)]
        body = (max(cuts, default=within[0]), ends)
    denied = bool(_NOT.search(before)) and not _AS.match(after)  # "not 60 as claimed" denies a claim
    beside = bool(told) or denied
    if said and not stems(text[slice(*body)]) and _FORMER.search(said[0]):
        said = None  # "which had first reported 41": the same teller's former count
    if said and _TALLY.search(text[slice(*body)]):
        said = None  # "the number of dead stands at 17"
    phrase = _STOP.split(text[number.end : min(within[1], number.end + PHRASE)], maxsplit=1)[0]
    return RivalCount(
        number.start, number.end, number.low, rival=bool(said) or beside or (opened and bare), bare=bare, beside=beside,
        denied=denied, named=bool(said and said[0].casefold().startswith("put")), noun=stems(phrase), body=body, gapped=bool(gapped),
    )  # fmt: skip
