"""Which Article names which: by its outlet, by the agency of its dateline, or by the body whose statement it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from tellings.language import table
from tellings.model import Article, Reading, Span
from tellings.trace.features import function_words
from tellings.trace.standing import is_independent
from tellings.trace.words import fold

_DATELINE = re.compile(r"^[^\n(/]{0,80}(?:\((?P<round>[A-Z][\w .&'-]{1,40})\)|/(?P<slash>[A-Z][\w .&'-]{1,40})/)")
_CUES = re.compile(
    r"\b(?:report|said|say|quot|cit|accord|told|tell|sourc|transmi|communicat|inform|writ|wrote|credit|courtesy|via|publish|announc|add|refer|pick|"
    r"interview|broadcast|air|learn|obtain|seen by|speaking to|with reference|by|from)\w*",
    re.IGNORECASE,
)
_MIN_NAME = 2


@dataclass(slots=True)
class Mention:
    """Where one Article names another's outlet: the words, their place and the sentence around them."""

    span: Span
    sentence: str


@lru_cache(maxsize=8)
def _aliases(folders: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """For every folded name of an agency all its names."""
    found: dict[str, frozenset[str]] = {}
    for row in table("agencies", folders=folders):
        names = frozenset([row["name"], *filter(None, row["aliases"].split("|"))])
        for name in names:
            found[fold(name)] = names
    return found


def outlet_names(article: Article, folders: Sequence[str] = ()) -> tuple[str, ...]:
    """The names by which other Articles would call this one's outlet, sorted."""
    found: set[str] = set()
    if article.outlet:
        found.add(article.outlet.strip())
    head = article.text[:2_000]
    for line in head.split("\n"):
        match = _DATELINE.match(line.strip())
        if match and not article.outlet:
            found.add((match.group("round") or match.group("slash")).strip())
    for name in sorted(found):
        found.update(_aliases(tuple(folders)).get(fold(name), ()))
    return tuple(sorted(n for n in found if len(n) >= _MIN_NAME))


_HEAD_LINES = 3
_HEAD_NAME = re.compile(r"[A-Z][^\d.!?:;\n]{3,80}")


def head_names(article: Article) -> tuple[str, ...]:
    """Lines over a text that may be names: under its subject a statement often gives the body that speaks, or the other way round."""
    lines = [line.strip() for line in article.text[:1_000].split("\n") if line.strip()][:_HEAD_LINES]
    parts = [re.split(r",| [-–—|] |: ", line)[0].strip() for line in lines]
    return tuple(dict.fromkeys(p for p in parts if _HEAD_NAME.fullmatch(p) and len(p.split()) <= _MOST_WORDS))


_MOST_WORDS = 8
"""Words of the longest name that is looked for in a head."""


def headed_by(article: Article, folders: tuple[str, ...] = ()) -> str | None:
    """The body that takes no side whose name alone is the headline of a paper without outlet and issuer: a letterhead.

    "UN Agency for Reefs", not "UN agency says reefs die": all its words but the small ones begin with a capital.
    """
    if article.outlet or article.issuer or not article.title:
        return None
    name = re.split(r",| [-–—|] |: ", article.title)[0].strip()
    words = name.split()
    capital = all(w[:1].isupper() or w in _SMALL for w in words)
    return name if _HEAD_NAME.fullmatch(name) and capital and len(words) <= _MOST_WORDS and is_independent(name, folders) else None


_SMALL = frozenset("of for the and in to at on de la du des".split())
"""Words of a name that begin with no capital."""


def is_agency(article: Article, folders: Sequence[str] = ()) -> bool:
    """Say whether the outlet is a news agency: by the lexicon, or by its name in the article's own dateline."""
    names = {fold(n) for n in outlet_names(article, folders)}
    if names & _aliases(tuple(folders)).keys():
        return True
    for line in article.text[:2_000].split("\n"):
        match = _DATELINE.match(line.strip())
        if match and fold((match.group("round") or match.group("slash")).strip()) in names:
            return True
    return False


def same_outlet(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two Articles come from one outlet."""
    return bool({fold(n) for n in a} & {fold(n) for n in b})


def mentions(reading: Reading, names: Sequence[str], own: Sequence[str]) -> list[Mention]:
    """Where an Article names an outlet that is not its own, beside words of reporting or in a credit."""
    if not names or same_outlet(names, own):
        return []
    text = reading.article.text
    found = []
    for name in names:
        for match in _pattern(name).finditer(text) if _bare(name).search(text) else ():
            start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
            ends = [e for e in (text.find("\n", match.end()), text.find(". ", match.end())) if e >= 0]
            sentence = text[start : min(ends) if ends else len(text)].strip()
            if _CUES.search(sentence):
                found.append(Mention(span=Span(start=match.start(), end=match.end()), sentence=sentence))
    return sorted(found, key=lambda m: m.span)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """The longest word of a name that is its own: a text without it does not name the outlet."""
    parts = re.sub(r"^[Tt]he\s+", "", name).split()
    return max([p for p in parts if fold(p) not in _media()] or parts or [name], key=len)


@lru_cache(maxsize=4096)
def _bare(name: str) -> re.Pattern[str]:
    """The name, or its own words alone: without them there is nothing to look for, and the whole pattern is slow to make."""
    parts = re.sub(r"^[Tt]he\s+", "", name).split()
    own = [p for p in parts if fold(p) not in _media()] or parts
    return re.compile(rf"(?<!\w)(?:{_run(parts)}|{_run(own)})(?!\w)")


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a whole word, in its own case: "Drive" is an outlet, "drive" is not.

    "Radio Nord" is also the radio “Nord” and Nord radio: the noun for the kind of outlet may stand in small letters, on either side.
    """
    parts = re.sub(r"^[Tt]he\s+", "", name).split()
    ways = [_run(parts)]
    own = [p for p in parts if fold(p) not in _media()]
    if own and len(own) < len(parts) and own[0][:1].isupper() and fold(own[0]) not in function_words():
        noun = rf"(?i:{'|'.join(sorted(map(re.escape, _media())))})"
        ways += [rf"{noun}\W{{1,3}}{_run(own)}", rf"{_run(own)}\W{{1,3}}{noun}"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _run(parts: Sequence[str]) -> str:
    return r"\s+".join(re.escape(part) for part in parts)


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    """Nouns for kinds of outlet, which are no name by themselves."""
    return frozenset(r["noun"] for r in table("source_nouns") if r["type"] == "body" and r["kind"] in ("outlet", "news_agency"))


def host(article: Article) -> str:
    """The host of the Article's address without "www.", or an empty string."""
    try:
        return (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
