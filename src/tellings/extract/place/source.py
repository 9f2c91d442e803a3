"""Where an Article comes from: its outlet's name, its web address and its words speak for a country or a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from tellings.extract.place.resolve import Surroundings
from tellings.extract.place.words import Word
from tellings.language import table
from tellings.language.gazetteer import Gazetteer
from tellings.language.gazetteer_names import key
from tellings.model import Article

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
"""Where towns have English newspapers of their own (CIA World Factbook, 'Languages')."""

_SHORTEST = 5
"""Letters of a place name that is looked for in a web address without a boundary ("parisnews")."""

_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})


@lru_cache(maxsize=1)
def _cues() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("country_cues"):
        for word in row["words"].split("|"):
            found.setdefault(word, []).append(row["iso"])
    return {word: tuple(isos) for word, isos in found.items()}


@lru_cache(maxsize=1)
def _isos() -> frozenset[str]:
    return frozenset(row["iso"] for row in table("countries"))


def source_of(article: Article, words: Sequence[Word], gazetteer: Gazetteer) -> Surroundings:
    """What the outlet's name, its address and the words of the text speak for."""
    countries: dict[str, float] = {iso: float(min(2, count)) for iso, count in _told(words).items()}
    host = (urlsplit(article.url).hostname or "") if article.url and "//" in article.url else ""
    labels = host.lower().split(".")
    ending = labels[-1].upper() if labels else ""
    ending = "GB" if ending == "UK" else ending
    if len(ending) == 2 and ending in _isos() and ending not in ("TV", "ME", "CO", "IO"):
        countries[ending] = countries.get(ending, 0.0) + 2.0
    own = frozenset(_own(labels, article.outlet, gazetteer))
    home = ENGLISH & {ending} or ENGLISH
    return Surroundings(countries=countries, own=own, home=home)


def _told(words: Sequence[Word]) -> Counter[str]:
    cues, told = _cues(), Counter[str]()
    for word in words:
        for iso in cues.get(word.lower, ()):
            told[iso] += 1 if len(cues[word.lower]) == 1 else 0
    return told


def _own(labels: list[str], outlet: str | None, gazetteer: Gazetteer) -> Iterable[str]:
    """Keys of the places that the outlet is named after."""
    label = max((x for x in labels[:-1] if x not in _SECOND_LEVEL and x != "www"), key=len, default="")
    pieces = [p for p in re.split(r"[^a-z]", label) if p]
    keys = {p[:n] for p in pieces for n in range(_SHORTEST, len(p) + 1)}
    keys |= {p[n:] for p in pieces for n in range(1, len(p) - _SHORTEST + 1)}
    if outlet:
        named = key(outlet).split()
        keys |= {" ".join(named[a:b]) for a in range(len(named)) for b in range(a + 1, min(len(named), a + 3) + 1)}
    known = gazetteer.lookup_keys(sorted(k for k in keys if len(k) >= _SHORTEST - 1))
    kinds = ("city", "admin2", "admin1")
    return [k for k, entries in known.items() if any(e.form in ("name", "bare") and e.kind in kinds for e in entries)]
