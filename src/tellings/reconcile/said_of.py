"""Of what a quotation is said to be said: "he said of the operation in Ostra", "over the harbour of Tern"."""

from __future__ import annotations

import re
from typing import cast

from tellings.reconcile.finding_parts import Table
from tellings.reconcile.restating import stems

_SAYING = (
    r"(?:said|says|saying|told [\w ]{2,30}|wrote|writes|recalled|recalls|remembered|added|adds|remarked|declared|declares|mocked|mocks|"
    r"sobbed|commented|comments|spoke|speaks|describes?|described|describing|gloat(?:s|ed)|sneer(?:s|ed)|jeer(?:s|ed)|boast(?:s|ed)|"
    r"exult(?:s|ed)|"
    r"crow(?:s|ed)|grin(?:s|ned)|laugh(?:s|ed)|sigh(?:s|ed)|cried|cries|wept|weeps|lament(?:s|ed)|rejoic(?:es|ed)|taunt(?:s|ed)|joke[sd]?|"
    r"quip(?:s|ped)|complain(?:s|ed)|rage[sd]?|thunder(?:s|ed)|snapp?(?:s|ed)|mourn(?:s|ed)|admit(?:s|ted)|conclud(?:es|ed)|"
    r"insist(?:s|ed)|reflect(?:s|ed)|muse[sd]?)"
)
_AFTER = re.compile(
    rf"\b{_SAYING}(?: [\w.’'-]+){{0,5}}?(?:,[^“”\".;!?]{{2,70}},)? (?:of|about|over) (?P<matter>[^“”\".;!?]{{3,90}})",
    re.IGNORECASE,
)
"""A verb of speaking with its speaker, and the matter behind it."""

_AT = re.compile(
    r"\b(?:at|in|on|near|outside|inside|over|of|from) (?:the |an? )?(?P<place>[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)*)", re.IGNORECASE
)
_NAME = re.compile(r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]{2,}")


def said_of(article: str, end: int, table: Table) -> str | None:
    """The matter that the words behind a quotation name; None where they name none.

    A title ("the head of the guild") is none: the matter has to follow the verb of speaking.
    """
    known = cast("dict[tuple[str, int], str | None]", table.kept.setdefault("said_of", {}))
    if (article, end) not in known:
        known[(article, end)] = _read(article, end, table)
    return known[(article, end)]


def _read(article: str, end: int, table: Table) -> str | None:
    text = table.articles[article].text
    inside = next((s for s in table.sentences(article) if s.span.start < end <= s.span.end + 2), None)
    if inside is None:
        return None
    last = next((s for s in table.sentences(article) if s.span.start >= end and s.paragraph == inside.paragraph), inside)
    stop = max(inside.span.end, last.span.end if text[last.span.start : last.span.start + 1].islower() else 0)
    found = _AFTER.search(text, end, min(stop, end + 220))
    return " ".join(found["matter"].split()).rstrip(",") if found else None


def said_of_others(a: tuple[str, int, int], b: tuple[str, int, int], table: Table) -> bool:
    """Whether two tellings of one quotation name matters at different places, or the one names a place that the other never speaks of."""
    one, other = said_of(a[0], a[2], table), said_of(b[0], b[2], table)
    if one and other:
        names = [{m[0] for m in _NAME.finditer(x)} for x in (one, other)]
        if names[0] and names[1]:
            return not names[0] & names[1]
    if one or other:
        names = [spoken_of(a, table), spoken_of(b, table)]
        if names[0] and names[1] and not names[0] & names[1]:
            return True
    return (one is not None and _unknown(one, b[0], table)) or (other is not None and _unknown(other, a[0], table))


_ACT = re.compile(
    r"\b(?:attack|raid|strike|blast|bomb\w*|explosion|fire|blaze|crash|accident|collision|sinking|flood|quake|earthquake|shooting|"
    r"killings?|"
    r"massacre|ambush|battle|operation|march|protest|clash(?:es)?|disaster|landslide|outbreak|siege|dead|burned|exploded|hit|struck)\b"
    r"[^.;!?“”\"]{0,40}?\b(?:in|at|on|near|of|outside) (?:the )?(?P<place>(?-i:[A-Z])[\w’'-]{2,}(?: (?-i:[A-Z])[\w’'-]+)*)",
    re.IGNORECASE,
)
"""What happened, and where: of this a quotation beside it is said."""


def spoken_of(place: tuple[str, int, int], table: Table) -> set[str]:
    """The names of places of what happened, in the matter behind a quotation, else in the sentence before it in its paragraph."""
    article, start, end = place
    text = table.articles[article].text
    matter = said_of(article, end, table)
    if matter:
        return {w for m in _NAME.finditer(matter) for w in [m[0]]}
    own = next((s for s in table.sentences(article) if s.span.start <= start < s.span.end), None)
    before = [s for s in table.sentences(article) if own and s.paragraph == own.paragraph and s.span.end <= own.span.start][-1:]
    found = [m["place"] for s in (*before, *([own] if own else [])) for m in _ACT.finditer(text, s.span.start, min(s.span.end, start))]
    return {w for name in found for w in name.split() if _NAME.match(w)}


def _unknown(matter: str, article: str, table: Table) -> bool:
    """Whether a matter names a place of which the other Article has not a word."""
    places = [stems(m["place"]) for m in _AT.finditer(f"at {matter}")]
    told = stems(table.articles[article].text)
    return any(p and not p & told for p in places[1:])
