"""The words with which a sentence denies something: where they stand, and where what is denied is told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from tellings.language import table as lexicon

Where = Literal["before", "after", "elsewhere"]

_BACK = (
    r"\s*(?:it|this|that|them|these|those|(?:his|her|its|their|the|this|that|these|those|any) "
    r"(?:account|claims?|reports?|charges?|accusations?|allegations?|stor(?:y|ies)|versions?|statements?|figures?|numbers?))"
)
_POINTING = re.compile(rf"{_BACK}(?:\s*[.,;:”\"]|\s*$)", re.IGNORECASE)
"""An object that points back: "denied it", "rejects the claim"."""

_POINTING_CALLED = re.compile(rf"{_BACK}\s+(?:(?:an?|the|as)\b|[“\"'‘])", re.IGNORECASE)
"""The same before what it is called: "called his account a lie"."""


_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: (?:\w+ly|later|also|then|since|again))? $", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+((?:[\w’'$-]+ ){0,5}?[\w’'$-]+)"
    r"(?=\s*[.,;:!?”\"]|\s+(?:of|in|on|at|by|for|from|with|after|before|because|when|and|but|as|to|that)\b|\s*$)"
)
_ONESELF = re.compile(
    r"\s+(?:it|this|that|these|those|them|any|all|having|being|(?:\w+ )?(?:responsibility|blame|involvement|wrongdoing|links?))\b",
    re.IGNORECASE,
)
"""What is denied of oneself, or said before."""
_TAKEN_BACK = re.compile(
    r"\b(?:but|before|then|and)\b.{0,30}\b(?:admitt?(?:ed|ing)|confess(?:ed|ing)|acknowledg(?:ed|ing)|conced(?:ed|ing))\b", re.IGNORECASE
)
"""Who later owned up denies nothing any more."""
_NOBODY = re.compile(r"\s+(?:him|her|us|me|you|a word)\s*[.,;:!?”\"]", re.IGNORECASE)
_MAKING = re.compile(
    r"\b(?:ma(?:ke|kes|king|de)|g[ia]v(?:e|es|en|ing)|provid\w+|fil(?:e|es|ed|ing)|suppl\w+|submit\w*) (?:\w+ )?(?:or )?$", re.IGNORECASE
)
"""Who makes a false statement to the police commits a crime; nobody's telling is called false."""
_VERBAL = re.compile(
    r"\s+(?:the|that|this|these|those|it|his|her|their|its|any|a|an|what|how|whether|both|some|all|claims?|reports?|allegations?|"
    r"accounts?)\b"
    r"|\s+[“\"]|\s+[A-Z][\w-]+['’]s\b"
)
_SUBJECT = re.compile(
    r"(?:\b(?:I|we|they|you|who|also|not|to|did|do|does|will|would|may|might|could|can|cannot)|n['’]t|\b[a-z]+s) $", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:a|an|the|of|in|over|under|by|to|\w+ing|legal|family|domestic|land|labou?r|custody|verbal|drug|\w+al|\w+ic) $", re.IGNORECASE
)


_ADJECTIVE = re.compile(r"\b(?:an?|the|this|that|these|its|on|of|in|over|near|at|from|to|into|hotly|long|much|bitterly) $", re.IGNORECASE)
"""Before "disputed" where it says something of a place or a thing ("the disputed border")."""

_LEAVING = frozenset({"withdrew", "withdraws", "withdraw", "withdrawn", "withdrawing", "retreated"})


_TOLD_THING = (
    r"(?:orders?|instructions?|numbers?|figures?|tolls?|claims?|agreements?|plans?|reports?|statements?|meetings?|calls?|conversations?|"
    r"messages?|threats?|requests?|demands?|warnings?|payments?|deals?|promises?|letters?|lists?|documents?|talks|contacts?|operations?|"
    r"counts?|cases?|incidents?|attacks?|strikes?|raids?|tallies|tally|losses|deaths?)"
)
_SUCH = re.compile(
    rf"\b(?:no|any) such (?:[\w-]+ )?{_TOLD_THING}\b"
    rf"|\b(?:never|nobody|no one|none|not|nor|neither)\b[^.;!?]{{0,90}}?\bsuch (?:an? )?(?:[\w-]+ )?{_TOLD_THING}\b",
    re.IGNORECASE,
)
"""A denial that points back by "such": "no such order was given", "nobody has spoken of such a number"."""

_NOT_SO = re.compile(
    r"\b(?:this|that|it|which) (?:is|was|is simply|was simply) (?:not so|not the case|not what happened|untrue|false|a lie|wrong)\b"
    r"|\b(?:there is|there was|there['’]s|is there) (?:nothing|not a word of truth|no truth|not a grain of truth) in "
    r"(?:it|this|that|them|these|those)\b"
    r"|\bnothing of the (?:kind|sort)\b|\bno such thing (?:happened|took place|occurred|was said)\b"
    r"|\b(?:it|this|that|which) (?:never|did not|didn['’]t) (?:happen(?:ed)?|take place|took place|occur(?:red)?)\b",
    re.IGNORECASE,
)
"""A denial of what was said just before: "this is not so", "there is nothing in it"."""

_SHORT_NO = re.compile(
    r"\A\s*[“\"]?(?:But |And |No, )?(?:they|it|he|she|there|this|that|we) "
    r"(?:(?:did|was|were|is|are|had|has|have|does|do|would|could) not|(?:did|was|were|is|are|had|has|have|does|do|would|could)n['’]t)"
    r"(?: (?:so|true|right|the case))?\s*[.!]*[”\"]?\s*$",
    re.IGNORECASE,
)
"""A whole sentence that says no to the one before: "They did not."."""

_OWN_WORDS = re.compile(
    r"(?:['’]s? own|\b(?:its|their|the) (?:own|original|actual)) (?:communiqu[eé]s?|statements?|reports?|bulletins?|lists?|figures?|"
    r"releases?|"
    r"notes?|texts?|words|count)\b[^.;:,!?]{0,40}?\b(?:says?|said|gives?|gave|has|had|have|speaks? of|spoke of|puts?|shows?)\b",
    re.IGNORECASE,
)
"""What is said is held against the very words it is said to come from: "the ministry's own bulletin says 12"."""

_HEARSAY = re.compile(
    r"\b(?:(?:it|as) is (?:\w+ )?(?:said|claimed|written|reported|told|being said)|(?:it is |are |is )being (?:\w+ )?(?:said|claimed|"
    r"written|told)|"
    r"it has been (?:said|claimed|written|reported)|people say|some say|(?:say|said|says|wrote|written|write|writes|claim\w*|report\w*|"
    r"told|tells?|stor(?:y|ies)|posted|announced|according to|speak of|spoke of))\b",
    re.IGNORECASE,
)
"""Words by which a sentence passes on what somebody says."""

_WHO_WROTE = re.compile(
    r"\b(?:people|those|anyone|anybody|whoever|papers|media|outlets|reporters|sites|websites|journalists|some) (?:who |that |which )?"
    r"(?:wrote|write|said|say|spoke|speak|reported|report|claimed|claim|announced|posted|told)\b[^.;!?]{1,80}?"
    r"\b(?P<false>(?:was|were|is|are) (?:wrong|mistaken|in error|misinformed|lying)"
    r"|(?:had|have|has) (?:confused|misread|misunderstood|misheard|muddled|conflated|mixed up|mixed|got (?:it|that|this) wrong|"
    r"run (?:two|the)|lumped))\b",
    re.IGNORECASE,
)
"""A statement called mistaken by way of those who made it: "people who wrote of an arrest had confused two cases"."""


ANSWER = "answer"
"""Kind of a denial that is none by itself: the sentence before it has to pass on what somebody says."""

SAYER = 7
"""Words before a one-word answer that are more than who gives it."""


def passes_on(text: str) -> bool:
    """Whether a sentence passes on what somebody says."""
    return bool(_HEARSAY.search(text))


class Denying(NamedTuple):
    """Words of denial within a text: their ends, their kind, and on which side of them the denied matter is told."""

    start: int
    end: int
    kind: str
    where: Where


class _Patterns(NamedTuple):
    said_of: re.Pattern[str]
    called: re.Pattern[str]
    called_so: re.Pattern[str]
    told: re.Pattern[str]
    predicate: re.Pattern[str]
    verb: re.Pattern[str]
    not_as: re.Pattern[str]
    neutral: re.Pattern[str]
    statement: re.Pattern[str]
    granted: re.Pattern[str]
    answered: re.Pattern[str]
    tale_of: re.Pattern[str]
    tale: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    rows = lexicon("denials")

    def any_of(*kinds: str) -> str:
        return "|".join(re.escape(p) for p in sorted((r["phrase"] for r in rows if r["kind"] in kinds), key=lambda p: (-len(p), p)))

    false = rf"[“\"'‘]?(?:(?:\w+ly|quite|pure|nothing but|all|also|simply) )?(?:an? |the )?(?:{any_of('adjective', 'noun')})(?!\w)"
    statement = rf"(?:{any_of('statement')})"
    be, calling = r"(?:is|are|was|were|be|been|being)(?: \w+ly)?", "call(?:s|ed|ing)?|describ(?:es|ed)|label(?:s|led)|term(?:s|ed)"
    rejecting = "dismiss(?:es|ed)|denounc(?:es|ed)|brand(?:s|ed)"
    saying = "claimed|reported|alleged|stated|said|told|peddled|rumou?red|written|posted"
    return _Patterns(
        said_of=_compile(rf"(?<!\w){statement}(?!\w)(?P<matter>[^.!?]{{0,220}}?)(?<!\w){be} (?P<false>{false})"),
        called=_compile(rf"(?<![\w-])(?:{calling}|{rejecting})(?P<matter> [^.!?]{{1,80}}?)(?: as)? (?P<false>{false})"),
        called_so=_compile(rf"(?<![\w-])(?:called|labell?ed|termed|branded|(?:described|dismissed|denounced) as) (?P<false>{false})"),
        told=_compile(rf"(?<!\w)(?:{any_of('adjective')}) (?:\w+ )?{statement}(?!\w)"),
        predicate=_compile(rf"(?<!\w)(?:{any_of('predicate', 'unconfirmed', 'unknown_to', 'retraction')})(?!\w)"),
        verb=_compile(rf"(?<!\w)(?:{any_of('denial', 'nominal')})(?!\w)"),
        not_as=_compile(rf"(?<!\w)not (?:\d[\d,.]*|\w+) as (?:\w+ )?(?:{saying})(?!\w)"),
        neutral=_compile(rf"(?<!\w)(?:{any_of('neutral')})(?!\w)"),
        statement=_compile(rf"(?<!\w){statement}(?!\w)"),
        granted=_compile(rf"(?<!\w)(?:{any_of('granted')})(?!\w)"),
        answered=_compile(rf"[“\"](?P<false>(?:that is |that['’]s |it is |all |pure |(?:a |complete |utter )+)?(?:{_ANSWERS}))[.!]?[”\"]"),
        tale_of=_compile(
            rf"(?<!\w)(?:(?:the|their|his|her|its|this|that|\w+['’]s?) (?:\w+ )?(?:{_TALES})|(?:the|their|his|her|its|this|that) lies?) "
            r"(?=(?:of|about|that|according|with)\b)"
        ),
        tale=_compile(
            rf"(?<!\w)(?:this|that|it|which|all this|all that|the whole) {be} "
            rf"(?P<false>(?:all |just |pure |nothing but )?an? (?:\w+ )?(?:{_TALES}|lie))(?!\w)"
        ),
    )


_TALES = (
    "fairy[ -]?tales?|fables?|inventions?|fabrications?|falsehoods?|slanders?|hoax(?:es)?|fantas(?:y|ies)|legends?|myths?|fictions?|"
    "concoctions?|canards?|forger(?:y|ies)|calumn(?:y|ies)|libels?"
)
"""Nouns of what was made up, as they stand beside a statement they speak of (Roget 1911, 544 to 546 and 934)."""
_ANSWERS = (
    "lies|lie|nonsense|rubbish|untrue|not true|false|invention|inventions|fairy tales?|fantas(?:y|ies)|slander|fabrications?|fiction|"
    "propaganda|absurd|absurdity|ridiculous|ludicrous|preposterous|baseless|groundless|unfounded|wrong|incorrect|inaccurate|fake|"
    "fake news|rumours|rumors|myths?|forgery|falsehoods?|hogwash|humbug|bunk|bunkum|balderdash|tripe|drivel|garbage|rot|bosh|"
    "poppycock|twaddle|claptrap|piffle|baloney|moonshine|fudge|gibberish"
)
"""Whole answers that call something false (Roget 1911, 497 absurdity, 517 unmeaningness, 546 untruth)."""


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find_denying(text: str) -> list[Denying]:
    """The words of denial in a sentence, the surest first; none where it only says that something is open."""
    p = _patterns()
    if p.neutral.search(text):
        return []
    found: list[Denying] = []
    for match in p.said_of.finditer(text):
        found.append(Denying(match.start("false"), match.end("false"), "false", "before"))
    for match in p.called_so.finditer(text):
        found.append(Denying(match.start("false"), match.end("false"), "false", "before"))
    for match in p.called.finditer(text):
        pointing = _POINTING_CALLED.match(f"{match['matter']} “")
        found.append(Denying(match.start(), match.end(), "false", "elsewhere" if pointing else "after"))
    for match in _WHO_WROTE.finditer(text):
        found.append(Denying(match.start("false"), match.end("false"), "false", "before"))
    for pattern in (_NOT_SO, _SUCH):
        found.extend(Denying(*match.span(), "false" if pattern is _NOT_SO else "denial", "elsewhere") for match in pattern.finditer(text))
    for match in p.answered.finditer(text):
        told = len(text[: match.start()].split()) > SAYER
        found.append(Denying(*match.span("false"), "false", "before" if told else "elsewhere"))
    for match in p.tale_of.finditer(text):
        found.append(Denying(*match.span(), "false", "after"))
    for match in p.tale.finditer(text):
        found.append(Denying(*match.span("false"), "false", "elsewhere"))
    for pattern in (_SHORT_NO, _OWN_WORDS):
        found.extend(Denying(*match.span(), ANSWER, "elsewhere") for match in pattern.finditer(text))
    for match in p.not_as.finditer(text):
        found.append(Denying(*match.span(), "false", "before"))
    for match in (m for m in p.verb.finditer(text) if _says_no(text, m)):
        back = _POINTING.match(text, match.end()) or not re.search(r"\w", text[match.end() :])
        found.append(Denying(*match.span(), "denial", "elsewhere" if back else "after"))
    for match in p.predicate.finditer(text):
        if match[0].casefold() in _LEAVING and not _told_of(text[match.end() :]):
            continue  # troops withdrew
        before = len(text[: match.start()].split()) > 3 and not text[match.end() :].strip(' .”"')
        found.append(Denying(*match.span(), "predicate", "before" if before else "after"))
    if not found:
        found = [Denying(*m.span(), "told", "after") for m in p.told.finditer(text) if not _MAKING.search(text[: m.start()])]
    return found


def _says_no(text: str, match: re.Match[str]) -> bool:
    """Whether a verb of denial says of something told that it is not so; to quarrel, to refuse or to strike a charge out is none."""
    word = match[0].casefold()
    before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() :]
    if word in ("dispute", "disputes"):
        noun = _ABOUT.search(before) and not before.casefold().endswith(" to ")
        return bool(_VERBAL.match(after)) and not noun and (word == "disputes" or bool(_SUBJECT.search(before)))
    if word == "disputed" and _ADJECTIVE.search(before):
        return False
    if "believe" in word:
        said = [m[0] for m in _patterns().statement.finditer(_object(after)) if m[0].casefold() not in ("charge", "charges")]
        return bool(said or _POINTING.match(after) or _NOBODY.match(after))
    if _TAKEN_BACK.search(after):
        return False
    passive = bool(_PASSIVE.search(before)) or bool(re.search(r"\w $", before) and _patterns().granted.fullmatch(before.split()[-1]))
    if word.startswith("den"):
        return _of_statement(before) if passive else not _refused(after)
    if word.startswith(("dismiss", "reject")):
        return _of_statement(before, legal=True) if passive else _told_of(after)
    return True


def _object(after: str) -> str:
    """The words behind a verb up to the end of its object."""
    found = _OBJECT.match(after)
    return found[1] if found else after[:60]


def _told_of(after: str) -> bool:
    """Whether a verb's object is something that was said: "the claim", "it", "blame"; not a case or an offer."""
    said = [m[0] for m in _patterns().statement.finditer(_object(after)) if m[0].casefold() not in ("charge", "charges")]
    return bool(said or _ONESELF.match(after) or re.match(r"\s*(?:as\b|[“\"])", after))


def _refused(after: str) -> bool:
    """Whether a verb's object is something that was asked for: "bail", "the request"."""
    p, words = _patterns(), _object(after)
    return bool(p.granted.search(words)) and not p.statement.search(words)


def _of_statement(before: str, *, legal: bool = False) -> bool:
    """Whether the subject of a passive verb is something that was said; ``legal``: charges are dismissed, not denied."""
    p = _patterns()
    said = [m[0] for m in p.statement.finditer(before) if not legal or m[0].casefold() not in ("charge", "charges")]
    asked = [m[0] for m in p.granted.finditer(before) if not p.statement.fullmatch(m[0])]
    return bool(said) and not asked


@lru_cache(maxsize=16_384)
def disputes(text: str) -> bool:
    """Whether a text denies something or calls it false."""
    return any(d.kind != ANSWER for d in find_denying(text))
