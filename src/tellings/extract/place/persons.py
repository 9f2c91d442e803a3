"""Names of persons in an Article, so that "Jackson said" is not a town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.extract.place.candidates import SAME_LINE, Candidate
from tellings.extract.place.words import Word, word_classes

_FULL = 100_000
"""People in a town whose name of several words is never taken for a person's ("San Jose")."""


def surnames(words: Sequence[Word], known: Mapping[int, list[Candidate]]) -> frozenset[str]:
    """Last names of the persons that the Article names in full or with a title, lower case."""
    found: set[str] = set()
    titles = word_classes()["title"]
    for i, word in enumerate(words):
        if word.token is None or not word.capital:
            continue
        before = words[i - 1] if i else None
        titled = before is not None and before.lower.rstrip(".") in titles and before.capital and word.gap.strip(" ") in ("", ".")
        inside = word.token.entity == "PERSON" and not word.token.entity_start and before is not None and before.capital
        last = i + 1 >= len(words) or not words[i + 1].capital or words[i + 1].gap not in SAME_LINE
        if last and (titled or inside) and not _town(i, known):
            found.add(word.lower)
    return frozenset(found)


def _town(i: int, known: Mapping[int, list[Candidate]]) -> bool:
    """Say whether the word ends a name of several words that a town or division bears."""
    return any(
        c.last == i and c.last > c.first and any(e.population >= _FULL or e.kind in ("country", "admin1") for e in c.entries)
        for first in range(max(0, i - 4), i)
        for c in known.get(first, ())
    )
