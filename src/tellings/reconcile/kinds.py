"""Who or what a figure counts, as a key under which figures can be compared.

People are told as "people", "passengers", "gunmen"; the same eight dead are "bodies" elsewhere. A key is made of
the class of the counted noun and the noun itself; which keys mean the same people in an Event is decided from
what is told beside what (:mod:`tellings.reconcile.groups`), not from the nouns alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tellings.language import table
from tellings.model import Claim

THINGS = "object"
"""The domain of things that are not named ("destroyed: 310")."""
PEOPLE = {"person", "civilian", "combatant", "security", "staff", "harm", "case", "unknown"}
# The counted noun says no more than that they are people.
GENERIC = set(
    "people person individual human victim casualty dead death fatality body corpse life lives soul other loss remains patient "
    "case infection illness name wounded injured missing survivor inhabitant coffin casket grave skeleton".split()
) | {"new case", "suspected case", "confirmed case"}
# A counted noun's phrase ends where one of these follows.
STOP = re.compile(
    r"\b(?:of|in|on|at|from|to|with|for|by|who|whom|that|which|carrying|mounted|fitted|equipped|armed with|aboard|among|during|near|and)\b"
    r"|[,(;:]"
)
IRREGULAR_PLURAL = {"men": "man", "women": "woman", "children": "child", "lives": "life", "policemen": "policeman", "people": "people"}
OWN_CLASS = {"object", "animal"}
# What happens to people alone: 84 tickets sold and 91 names on a list are people aboard.
OF_PEOPLE = {"injured", "arrested", "displaced", "infected", "aboard", "killed", "missing", "rescued"}
# What happens to things alone: a bare number is one of things.
OF_THINGS = {"destroyed", "damaged"}
# Groups told with the civilians or the whole population, not beside them, when they are fewer.
WITHIN_CIVILIANS = {"", "civilian", "person"}


class Kind(NamedTuple):
    """What a figure counts: ``domain`` (people, animal, or a class of objects), and the narrower ``noun``, ``age_sex``, ``side``.

    ``cls`` is the class of the noun in the units lexicon. An empty noun is the generic word of its domain ("people", "vehicles").
    """

    domain: str
    noun: str = ""
    age_sex: str = ""
    side: str = ""
    cls: str = ""

    @property
    def generic(self) -> bool:
        """True for the kind that takes in its whole domain."""
        return not (self.noun or self.age_sex or self.side)

    def may_hold(self, other: Kind) -> bool:
        """Say whether those counted by the other may be among those counted by this one (of five villagers, two children)."""
        if self.domain != other.domain:
            return False
        if self in {other, Kind(self.domain)} or other.generic:
            return True
        ages = bool(other.age_sex) and not other.noun and self.cls in WITHIN_CIVILIANS
        return ages and self.age_sex in {"", other.age_sex}


def kind_of(claim: Claim, folders: tuple[str, ...] = ()) -> Kind:
    """Return the kind that a Claim's figure counts, from its unit and its affected group."""
    return _kind(
        claim.unit or claim.affected.group or "", claim.measure, claim.affected.cls, claim.affected.age_sex, _zero_side(claim), folders
    )


@lru_cache(maxsize=65_536)
def _kind(phrase: str, measure: str, affected: str, told_age: str | None, side: str, folders: tuple[str, ...]) -> Kind:
    noun, cls, age_sex = _head(phrase.lower(), folders)
    noun = _like(folders).get(noun, noun)
    if affected in OWN_CLASS and cls in PEOPLE | {""}:
        cls = affected
    if measure in OF_PEOPLE and cls not in PEOPLE | {"animal"} and affected not in OWN_CLASS:
        noun, cls = "", ""
    age_sex = told_age or age_sex
    if not noun and not cls and measure in OF_THINGS and affected in {"unknown", "object"}:
        return Kind(THINGS)
    if cls in PEOPLE or (cls in {"", "group"} and affected not in OWN_CLASS):
        known = cls or affected
        narrow = _people_noun(noun, known)
        return Kind("people", narrow, age_sex, side, known if narrow else "")
    domain = cls or THINGS
    return Kind(domain, "" if noun in {domain, "", "unit"} else noun)


def _people_noun(noun: str, cls: str) -> str:
    if noun in GENERIC or (cls in {"person", "unknown", ""} and not noun) or noun in {"man", "woman", "child", "boy", "girl"}:
        return ""
    return noun or (cls if cls not in {"person", "unknown", "harm", "case"} else "")


def _zero_side(claim: Claim) -> str:
    """Return the side of a figure of nought: "no losses among our men" says nothing about the other side's."""
    return (claim.affected.side or "").lower() if claim.high == 0 else ""


def _head(phrase: str, folders: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the head noun (singular), its class and age or sex; empty where the phrase has no known noun."""
    units = _units(folders)
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", STOP.split(phrase.strip(), maxsplit=1)[0])
    for start in range(len(words)):
        name = " ".join([*words[start:-1], singular(words[-1])])
        if name in units:
            return name, *units[name]
    for word in reversed(words):
        if singular(word) in units:
            return singular(word), *units[singular(word)]
    return (singular(words[-1]) if words else ""), "", ""


def singular(word: str) -> str:
    """Return the singular of an English plural by its ending; what is no plural stays."""
    if word in IRREGULAR_PLURAL:
        return IRREGULAR_PLURAL[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=16)
def _like(folders: tuple[str, ...]) -> dict[str, str]:
    """Words for one group of those counted: "policeman" and "constable", "militant" and "gunman"."""
    return {row["noun"]: row["like"] for row in table("like_nouns", "en", folders)}


@lru_cache(maxsize=16)
def _units(folders: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    return {row["noun"]: (row["class"], row["age_sex"]) for row in table("units", "en", folders)}
