"""What a text says of itself as a re-telling, and whom it credited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.language import table
from tellings.model import Article
from tellings.trace.words import Words

_SECOND_HAND = re.compile(
    r"\b(?:(?:automatic(?:ally)?|machine)[ -]translat(?:ed|ion)|translat(?:ed|ion) (?:is |was )?(?:automatic(?:ally)?|by|from)|"
    r"material is translated|(?:compiled|adapted|aggregated) (?:by \w+ )?from|"
    r"(?:with|from) (?:news |wire )?agenc(?:y|ies)(?: reports?)?\s*$|agencies (?:contributed|reports?)|"
    r"(?:originally|first) (?:published|posted|appeared) (?:in|on|by|at)|re-?(?:posted|published|printed|blogged) (?:from|with)|"
    r"according to (?:media|news|press|wire|agency) reports?|(?:media|press|news agencies) reports? (?:say|said|that))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""By which a text says itself that it re-tells others."""
PERSONAL = 3
"""Times that the writer speaks of himself ("I", "my") outside quotations; a reporter does so once at most."""
_SELF = frozenset({"i", "me", "my", "mine", "myself"})


def retelling(article: Article, words: Words, quoted: Sequence[bool]) -> str:
    """What a text is that re-tells others by its own words; empty where it says nothing of the kind."""
    if _SECOND_HAND.search(article.text):
        return "a translation or compilation by its own words"
    own = sum(
        folded in _SELF and article.text[start] in "Iimm" and not inside
        for folded, start, inside in zip(words.folded, words.starts, quoted, strict=True)
    )
    return "somebody's comment in the first person" if own >= PERSONAL else ""


def credited(article: Article, folders: tuple[str, ...] = ()) -> frozenset[str]:
    """The news agencies that a text signs or thanks: in its dateline, "(AP)", or "the Associated Press contributed"."""
    found = set()
    for names, pattern in _patterns(folders):
        if any(n in article.text for n in names) and pattern.search(article.text):
            found.add(names[0])
    return frozenset(found)


@lru_cache(maxsize=8)
def _patterns(folders: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    rows = []
    for row in table("agencies", folders=folders):
        names = (row["name"], *(a for a in row["aliases"].split("|") if a))
        one = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
        rows.append((names, re.compile(
            rf"\((?:{one})\)|/(?:{one})/|(?:©|\(c\)|[Cc]opyright(?: \d{{4}})?,?|[Cc]redit:?|[Ss]ource:|[Vv]ia|[Bb]y)\s+(?:[Tt]he )?"
            rf"(?:{one})(?!\w)"
            rf"|(?<!\w)(?:{one}) (?:also )?contributed",
        )))  # fmt: skip
    return tuple(rows)
