"""What an article's surface gives to comparing: words, names, ages, numbers, addresses, days, shingles.

No parse is needed: the same code reads any text, also one whose Claims could not be made. Every
term is a 32-bit hash of its kind and wording, so that a profile is a few small arrays.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from tellings.link.days import days_told
from tellings.model import Article

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*", re.UNICODE)
_SENTENCE_END = re.compile(r"[.!?:;\n“”\"•|–—-]\s*$")
_AGE = re.compile(
    r"\b(\d{1,3})[- ]years?[- ]old|\b(?:aged?|age:) (\d{1,3})\b|(?<=[a-z]), (\d{1,3})(?=[,.;]| (?:of|was|were|is|and|who|died|from)\b)"
)
_NAME_AGE = re.compile(r"([A-Z][\w’'-]+), (\d{1,3})(?=[,.;)\s])|\b(\d{1,3})-year-old ((?:[A-Z][\w’'.-]+ ?){2,4})")
STREETS = (
    "street st avenue ave road rd drive dr lane ln boulevard blvd court ct place pl way highway hwy parkway pkwy circle terrace trail "
    "square bridge route crossing park plaza"
).split()
"""Words of street names (United States Postal Service, Publication 28, appendix C1: the commoner ones)."""
_STREET_OF = {
    "st": "street",
    "ave": "avenue",
    "av": "avenue",
    "rd": "road",
    "dr": "drive",
    "ln": "lane",
    "blvd": "boulevard",
    "ct": "court",
    "pl": "place",
    "hwy": "highway",
    "pkwy": "parkway",
}
_ADDRESS = re.compile(
    r"((?:[A-Z0-9][\w’']*\.? ){1,3})(" + "|".join(w.capitalize() for w in STREETS) + r")\b",
)
_NUMBERED = re.compile(r"\b(\d{2,5})(?: block of| block)? ((?:[NSEW]\.? |North |South |East |West )?[A-Z][\w’']+)")
_CLOCK = re.compile(r"\b(\d{1,2})(?::|\.)(\d\d)\s?([ap])\.?m\b|\b(\d{1,2})\s?([ap])\.?m\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d.,:-])(\d{2,7}(?:,\d{3})*)(?![\d:-])")
MAX_CHARS = 40_000
"""A longer text is compared by its beginning: the rest of a very long page is archive or comments."""


def term(kind: str, wording: str) -> int:
    """Return the 32-bit number of a term (never 0, which pads the arrays)."""
    return zlib.crc32(f"{kind}:{wording}".encode("utf-8", "surrogatepass")) or 1


@dataclass(frozen=True, slots=True)
class Surface:
    """Terms of one text by kind; ``words`` with their counts, the others as sets."""

    words: dict[int, int]
    lead: frozenset[int]
    title: frozenset[int]
    names: frozenset[int]
    full_names: frozenset[int]
    ages: frozenset[int]
    name_ages: frozenset[int]
    addresses: frozenset[int]
    numbers: frozenset[int]
    clocks: frozenset[int]
    shingles: frozenset[int]
    days: tuple[int, ...]


def article_surface(article: Article) -> Surface:
    """Read the terms of an Article: of its told passages, without chrome and repeated titles."""
    told = [p for p in article.passages if p.role not in ("chrome", "byline") and p.duplicate_of is None]
    text = "\n".join(article.text[p.start : p.end] for p in told) or article.text
    return read_surface(text, article.title, article.published)


def stem(word: str) -> str:
    """Lower-case a word and take off a possessive and a plural s."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s")
    if len(low) > 3 and low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    return low


def read_surface(text: str, title: str | None, published: str | None) -> Surface:
    """Read the terms of a text; ``published`` (EDTF day) anchors weekdays and "yesterday"."""
    text = text[:MAX_CHARS]
    tokens = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
    stems = [stem(t) for t, _, _ in tokens]
    hashes = [term("w", s) for s in stems]
    names, full = _names(text, tokens)
    return Surface(
        words=dict(Counter(hashes)),
        lead=frozenset(hashes[:90]),
        title=frozenset(term("w", stem(m.group())) for m in WORD.finditer(title or "")),
        names=frozenset(names),
        full_names=frozenset(full),
        ages=frozenset(_ages(text)),
        name_ages=frozenset(_name_ages(text)),
        addresses=frozenset(_addresses(text)),
        numbers=frozenset(term("n", m.group(1).replace(",", "")) for m in _NUMBER.finditer(text)),
        clocks=frozenset(_clocks(text)),
        shingles=frozenset(_shingles(stems)),
        days=days_told(text, published),
    )


def _names(text: str, tokens: list[tuple[str, int, int]]) -> tuple[set[int], set[int]]:
    """Capitalised words inside sentences, and runs of two to three of them (full names)."""
    single: set[int] = set()
    runs: set[int] = set()
    run: list[str] = []
    previous_end = 0
    for word, start, end in tokens:
        gap = text[previous_end:start]
        capital = word[0].isupper() and len(word) > 1
        joined = bool(run) and gap in (" ", " ", ". ")
        if not joined:
            _close(run, runs)
            run = []
        if capital:
            first = not run and (previous_end == 0 or bool(_SENTENCE_END.search(gap)))
            if not first or not word.isupper():
                run.append(stem(word))
            if not first:
                single.add(term("c", stem(word)))
        else:
            _close(run, runs)
            run = []
        previous_end = end
    _close(run, runs)
    return single, runs


def _close(run: list[str], runs: set[int]) -> None:
    """Keep a run of capitalised words as first + last and as its pairs."""
    if len(run) < 2:
        return
    for left, right in pairwise(run):
        runs.add(term("b", f"{left} {right}"))
    if len(run) == 3:
        runs.add(term("b", f"{run[0]} {run[2]}"))


def _ages(text: str) -> set[int]:
    found = (next(g for g in m.groups() if g) for m in _AGE.finditer(text))
    return {term("a", age) for age in found if int(age) < 120}


def _name_ages(text: str) -> set[int]:
    out = set()
    for m in _NAME_AGE.finditer(text):
        if m.group(1):
            out.add(term("na", f"{stem(m.group(1))} {m.group(2)}"))
        else:
            out.add(term("na", f"{stem(m.group(4).split()[-1])} {m.group(3)}"))
    return out


def _addresses(text: str) -> set[int]:
    out = set()
    for m in _ADDRESS.finditer(text):
        kind = m.group(2).lower()
        name = m.group(1).replace(".", "").split()[-1].lower()
        out.add(term("s", f"{name} {_STREET_OF.get(kind, kind)}"))
    for m in _NUMBERED.finditer(text):
        out.add(term("h", f"{m.group(1)} {m.group(2).split()[-1].lower()}"))
    return out


def _clocks(text: str) -> set[int]:
    out = set()
    for m in _CLOCK.finditer(text):
        hour, minute, half = (m.group(1), m.group(2), m.group(3)) if m.group(1) else (m.group(4), "00", m.group(5))
        out.add(term("t", f"{int(hour)}:{minute}{half.lower()}"))
    return out


def _shingles(stems: list[str]) -> list[int]:
    """The 48 smallest hashes of five-word runs: their overlap estimates how much wording is shared."""
    runs = {term("5", " ".join(stems[i : i + 5])) for i in range(len(stems) - 4)}
    return sorted(runs)[:48]
