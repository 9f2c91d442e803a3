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


class Denying(NamedTuple):
    """Words of denial within a text: their ends, their kind, and on which side of them the denied matter is told."""

    start: int
    end: int
    kind: str
    where: Where


class _Patterns(NamedTuple):
    said_of: re.Pattern[str]
    called: re.Pattern[str]
    told: re.Pattern[str]
    predicate: re.Pattern[str]
    verb: re.Pattern[str]
    not_as: re.Pattern[str]
    neutral: re.Pattern[str]


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
        told=_compile(rf"(?<!\w)(?:{any_of('adjective')}) (?:\w+ )?{statement}(?!\w)"),
        predicate=_compile(rf"(?<!\w)(?:{any_of('predicate', 'unconfirmed', 'unknown_to', 'retraction')})(?!\w)"),
        verb=_compile(rf"(?<!\w)(?:{any_of('denial', 'nominal')})(?!\w)"),
        not_as=_compile(rf"(?<!\w)not (?:\d[\d,.]*|\w+) as (?:\w+ )?(?:{saying})(?!\w)"),
        neutral=_compile(rf"(?<!\w)(?:{any_of('neutral')})(?!\w)"),
    )


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
    for match in p.called.finditer(text):
        pointing = _POINTING_CALLED.match(f"{match['matter']} “")
        found.append(Denying(match.start(), match.end(), "false", "elsewhere" if pointing else "after"))
    for match in p.not_as.finditer(text):
        found.append(Denying(*match.span(), "false", "before"))
    for match in p.verb.finditer(text):
        back = _POINTING.match(text, match.end()) or not re.search(r"\w", text[match.end() :])
        found.append(Denying(*match.span(), "denial", "elsewhere" if back else "after"))
    for match in p.predicate.finditer(text):
        before = len(text[: match.start()].split()) > 3 and not text[match.end() :].strip(' .”"')
        found.append(Denying(*match.span(), "predicate", "before" if before else "after"))
    if not found:
        found = [Denying(*m.span(), "told", "after") for m in p.told.finditer(text)]
    return found


def disputes(text: str) -> bool:
    """Whether a text denies something or calls it false."""
    return bool(find_denying(text))
