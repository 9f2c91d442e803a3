"""The lexicon tables of figures, in the shape in which the grammar asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tellings.language import Token, table

PERSON_CLASSES = frozenset({"person", "civilian", "combatant", "security", "staff", "name"})
THING_CLASSES = frozenset({"vehicle", "aircraft", "vessel", "building", "site", "munition", "weapon", "animal", "group"})
"""Classes of things that can be hit, destroyed, fired or seen in a happening."""

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "wives": "wife", "calves": "calf",
    "wolves": "wolf", "knives": "knife", "feet": "foot", "geese": "goose", "oxen": "ox", "mice": "mouse", "halves": "half",
    "aircraft": "aircraft", "bodies": "body", "crises": "crisis", "personnel": "personnel", "police": "police", "cattle": "cattle",
    "corpses": "corpse", "houses": "house", "horses": "horse", "nurses": "nurse", "buses": "bus", "busses": "bus", "losses": "loss",
    "cases": "case", "series": "series", "sorties": "sortie", "movies": "movie", "calories": "calorie", "species": "species",
    "classes": "class",
    "hostages": "hostage", "passersby": "passerby", "passers-by": "passer-by",
    "wages": "wage", "rifles": "rifle", "missiles": "missile", "leaves": "leaf", "shelves": "shelf",
    "teeth": "tooth", "vehicles": "vehicle", "taxis": "taxi", "skis": "ski", "minitaxis": "minitaxi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of the table ``numbers``."""

    value: Fraction
    kind: str


class Units(dict[str, tuple[str, str]]):
    """Nouns, also of several words, to class and age or sex; what was worked out for a word is kept."""

    def __init__(self, rows: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(rows)
        self._backwards = sorted(noun[::-1] for noun in self)
        self._known: dict[tuple[str, str], tuple[tuple[str, str], bool]] = {}

    def alone(self, last: str, written: str) -> tuple[tuple[str, str], bool]:
        """Class and age or sex of a noun by itself (singular and as written), and whether longer entries end with its singular."""
        found = self._known.get((last, written))
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            at = bisect_left(self._backwards, last[::-1]) + (last in self)
            longer = at < len(self._backwards) and self._backwards[at].startswith(last[::-1])
            found = self._known[last, written] = (self.get(last) or self.get(written) or compound(last, self), longer)
        return found


REMEMBERED = 20_000
"""Nouns whose class is kept."""


@dataclass(frozen=True, slots=True)
class Words:
    """All tables of the grammar of figures."""

    numbers: dict[str, NumberWord]
    hedges_before: dict[str, str]
    hedges_after: dict[str, str]
    units: Units
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    longest_hedge: int
    counting: frozenset[str]
    """Runs of letters of which a number has one, if it has no digit."""


LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS_TOO = frozenset({"anyone", "anybody", "single", "lone", "good"})
"""Words by which a number is known that are not in the table ("a single", "a good few")."""


def words(folders: Sequence[str]) -> Words:
    """The tables, with the rows of the user's folders after the shipped ones."""
    return _words(tuple(folders))


@lru_cache(maxsize=8)
def _words(folders: tuple[str, ...]) -> Words:
    def rows(name: str) -> tuple[dict[str, str], ...]:
        return table(name, folders=folders)

    hedges = {side: {r["wording"]: r["effect"] for r in rows("hedges") if r["side"] == side} for side in ("before", "after")}
    contexts: dict[str, dict[str, set[str]]] = {"before": {}, "after": {}}
    for row in rows("figure_contexts"):
        contexts[row["side"]].setdefault(row["kind"], set()).add(row["words"])
    people = (w for r in rows("word_classes") if r["pos"] == "noun" and r["class"] == "person" for w in r["lemmas"].split("|"))
    units = dict.fromkeys(people, ("person", "")) | {r["noun"].lower(): (r["class"], r["age_sex"]) for r in rows("units")}
    numbers = {r["word"]: NumberWord(Fraction(r["value"]), r["kind"]) for r in rows("numbers")}
    return Words(
        numbers=numbers,
        hedges_before=hedges["before"],
        hedges_after=hedges["after"],
        units=Units(units),
        before={k: frozenset(v) for k, v in contexts["before"].items()},
        after={k: frozenset(v) for k, v in contexts["after"].items()},
        longest_hedge=max(w.count(" ") for w in hedges["before"]) + 1,
        counting=_NUMBERS_TOO | {part for word in numbers for part in LETTERS.findall(word)},
    )


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of a lower-case noun, by spelling (the parser's lemma fails on titles in capitals)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")) and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


_CLOSED = frozenset({"building", "site", "vehicle", "vessel", "aircraft", "weapon", "munition"})
_NO_COMPOUND = frozenset("bishop archbishop mushroom downtown uptown talisman determine undermine restore headroom".split())
SHORTEST = 4
"""Letters of the second word of a closed compound: shorter ends are no words of their own ("carpet", "season")."""


_PERSONS = (
    "man", "woman", "person", "girl", "boy", "child", "worker", "keeper", "maker", "owner", "holder", "driver", "seeker", "goer", "dweller",
    "fighter", "mate", "wife", "mother", "father", "brother", "sister", "folk", "people",
)  # fmt: skip


def compound(noun: str, units: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """The class of a closed compound that is not listed, by its second word: footbridge, pumphouse, tribesman."""
    for start in range(2, len(noun) - SHORTEST + 1):
        found = units.get(noun[start:])
        if found is not None and found[0] in _CLOSED and noun.isalpha() and noun[start:] != "ship" and noun not in _NO_COMPOUND:
            return found
    if len(noun) > SHORTEST + 1 and noun.endswith(_PERSONS) and not noun.endswith(("human", "german", "roman")):
        return "person", "women" if noun.endswith("woman") else ""
    return "unknown", ""


def unit_of(tokens: Sequence[Token], head: int, units: Units) -> tuple[str, str]:
    """Class and age or sex of the noun at ``head`` (an index into ``tokens``), by the longest entry that ends there."""
    last = singular(tokens[head].lower)
    joined = last
    best, longer = units.alone(last, tokens[head].lower)
    for back in range(1, 5) if longer else ():
        k = head - back
        if k < 0 or tokens[k].sentence != tokens[head].sentence:
            break
        glue = "" if tokens[k].end == tokens[k + 1].start else " "
        joined = tokens[k].lower + glue + joined
        if joined in units:
            found = units[joined]
            best = (found[0], found[1] or best[1])
    return best
