"""The word lists of coreference: nouns that speak, titles, and nouns for things that are told about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tellings.language import table
from tellings.model import OriginKind

ThingKind = Literal["person", "body", "group", "vehicle", "happening", "other"]

VEHICLES = frozenset(
    "convoy column vehicle truck lorry car bus minibus coach boat ship ferry vessel tanker train plane aircraft "
    "airliner jet helicopter drone missile rocket tank motorbike motorcycle van taxi tram barge trawler submarine "
    "launch".split()
)
HAPPENINGS = frozenset(
    "attack strike airstrike raid shelling bombing bombardment explosion blast shooting killing massacre crash "
    "collision accident disaster sinking fire flood earthquake quake storm cyclone hurricane typhoon landslide "
    "outbreak epidemic protest riot clash battle operation offensive ambush assault incident incursion siege "
    "evacuation derailment wreck tragedy stabbing kidnapping abduction".split()
)
GROUP_NOUNS = frozenset(
    "victim victims dead wounded injured survivor survivors fighter fighters militant militants rebel rebels gunman "
    "gunmen soldier soldiers troops civilian civilians protester protesters passenger passengers hostage hostages "
    "prisoner prisoners refugee refugees patient patients terrorist terrorists insurgent insurgents villagers "
    "residents attacker attackers suspect suspects".split()
)


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun for somebody or something that speaks, and the kind of origin it is."""

    type: Literal["person", "body", "document"]
    kind: OriginKind


@lru_cache(maxsize=8)
def source_nouns(folders: tuple[str, ...] = ()) -> dict[str, SourceNoun]:
    """The nouns of the table ``source_nouns``, lower case; rows of user folders win."""
    return {row["noun"].lower(): SourceNoun(row["type"], row["kind"]) for row in table("source_nouns", folders=folders)}  # type: ignore[arg-type]


@lru_cache(maxsize=8)
def titles(folders: tuple[str, ...] = ()) -> dict[str, tuple[str, str]]:
    """The titles before a person's name, lower case, with their kind and gender ("" where both)."""
    return {row["title"].lower(): (row["kind"], row["gender"]) for row in table("person_titles", folders=folders)}


@lru_cache(maxsize=8)
def human_nouns(folders: tuple[str, ...] = ()) -> frozenset[str]:
    """Common nouns for persons (WordNet's file noun.person)."""
    rows = table("word_classes", folders=folders)
    return frozenset(w for r in rows if r["pos"] == "noun" and r["class"] == "person" for w in r["lemmas"].split("|"))


def folders_of(lexicons: Sequence[str]) -> tuple[str, ...]:
    """The user's lexicon folders as a key for caches."""
    return tuple(lexicons)


@lru_cache(maxsize=8)
def speech_verbs(folders: tuple[str, ...] = ()) -> frozenset[str]:
    """Verbs whose subject speaks or thinks."""
    return frozenset(r["lemma"] for r in table("cues", folders=folders) if r["pos"] == "verb" and r["class"] in ("say", "tell", "think"))
