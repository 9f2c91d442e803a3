"""Stretches of words that the gazetteer knows, longest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tellings.extract.place.words import Word, word_classes
from tellings.language import table
from tellings.language.gazetteer import Entry, Gazetteer
from tellings.language.gazetteer_names import key

LONGEST = 6
"""Words in the longest name that is looked up; longer ones are under 0.1 % of the gazetteer."""

_INSIDE = frozenset(
    "of the de del la las los le les du des da do dos das di della sur sous upon on and y e und am an der den dem im bei"
    " van von zu al ad ar as ash at az el er es ez en et aux abu bin ibn under over in by".split()
)
_ARTICLES = frozenset("al ad adh an ar as ash at ath az el er es et ez".split())
_PARTICLES = frozenset({"an", "as", "at", "es", "a"})
"""English words that are Arabic articles too: with a blank behind they are English."""

_GAPS = frozenset({" ", "-", "‑", "–", "\u00a0", "\u202f", "'", "’", " '", " ’", "- ", ""})
SAME_LINE = frozenset({" ", "\u00a0", "\u202f", "  "})


@dataclass(slots=True)
class Candidate:
    """A stretch of words and what it may mean. ``tail`` is the place word that is part of it ("County", "Street"), if any."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    tail: str = ""
    score: float = 0.0
    demonym: bool = False
    street: bool = False
    whole: bool = False
    """True where the text speaks of the division, not of its city ("Albany, New York"; "New York Gov.")."""
    chosen: Entry | None = None
    inside: list[Entry] = field(default_factory=list)
    """Entries that lie in the place that is said to contain it ("Paris, Texas")."""


def spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of all stretches that may be a name, longest first at each word."""
    for i, word in enumerate(words):
        article = word.lower in _ARTICLES and i + 1 < len(words) and words[i + 1].gap in ("-", "‑") and words[i + 1].capital
        if not word.capital and not article:
            continue
        if word.lower in _PARTICLES and i + 1 < len(words) and words[i + 1].gap == " ":
            continue
        last, ends = i, []
        if word.capital:
            ends.append(i)
        while not words[last].possessive and last + 1 < len(words) and last + 1 - i < LONGEST and words[last + 1].gap in _GAPS:
            last += 1
            if words[last].capital:
                ends.append(last)
            elif words[last].lower not in _INSIDE:
                break
        yield from ((i, e) for e in reversed(ends))


def look_up(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> dict[int, list[Candidate]]:
    """All stretches that the gazetteer knows, by first word, longest first."""
    keys = {(a, b): key(text[words[a].start : words[b].end]) for a, b in spans(words)}
    known = gazetteer.lookup_keys(k for k in keys.values() if len(k) > 1)
    found: dict[int, list[Candidate]] = {}
    for (a, b), k in keys.items():
        entries = fitting(known.get(k, ()), text[words[a].start : words[b].end])
        if entries:
            found.setdefault(a, []).append(Candidate(a, b, k, entries))
    return found


def fitting(entries: tuple[Entry, ...], written: str) -> tuple[Entry, ...]:
    """The entries whose form fits the spelling: a short form is in capitals or has its full stops ("US", not "us")."""
    letters = [c for c in written if c.isalpha()]
    if "." in written and " " not in written:
        entries = tuple(e for e in entries if e.form != "abbreviation" or _dots_fit(e, written))
    if len(letters) > 3 or "." in written:
        return entries if "." not in written or len(letters) > 4 else tuple(e for e in entries if e.form == "abbreviation") or entries
    if all(c.isupper() for c in letters):
        return tuple(e for e in entries if e.form == "abbreviation") or tuple(e for e in entries if len(letters) > 2 and e.form == "name")
    return tuple(e for e in entries if e.form != "abbreviation")


def _dots_fit(e: Entry, written: str) -> bool:
    """Say whether a short form is written with these full stops: "Ind." is Indiana, not the code IND; "L.A." is no State."""
    if written not in dotted_forms():
        return e.kind != "admin1"
    return written.count(".") > 1 or e.kind == "admin1"


@lru_cache(maxsize=1)
def dotted_forms() -> frozenset[str]:
    """Short forms of divisions and countries that are written with full stops."""
    rows = [a for row in table("provinces") for a in row["abbreviations"].split("|")]
    rows += [a for row in table("countries") for a in row["names"].split("|")]
    return frozenset(a for a in rows if "." in a)


def extended(words: Sequence[Word], candidate: Candidate) -> tuple[int, str] | None:
    """The place word right behind a candidate and its class, where it is written as part of the name."""
    i = candidate.last + 1
    if i >= len(words) or words[i].gap not in SAME_LINE or words[candidate.last].possessive:
        return None
    lower = words[i].lower.rstrip(".")
    for name in ("division", "settlement", "water", "street", "relief"):
        if lower in word_classes()[name]:
            return i, name
    return None
