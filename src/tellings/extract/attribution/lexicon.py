"""The word lists of attribution: cues with their stance, and the names that stand for governments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.attribution.found import Stance
from tellings.language import table
from tellings.model import OriginKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word: its class (say, tell, think, show, ask, plan, judge, hearsay) and its stance."""

    cls: str
    stance: Stance

    @property
    def assertive(self) -> bool:
        """Whether what follows is put forward as a fact by the source."""
        return self.cls in ("say", "tell", "think", "show", "hearsay")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for a source: person, body or document, and its kind of origin."""

    type: str
    kind: OriginKind


@lru_cache(maxsize=8)
def cues(folders: tuple[str, ...] = ()) -> dict[tuple[str, str], Cue]:
    """The cue words by (part of speech, lemma)."""
    return {(r["pos"], r["lemma"]): Cue(r["class"], r["stance"]) for r in table("cues", folders=folders)}  # type: ignore[arg-type]


@lru_cache(maxsize=8)
def nouns(folders: tuple[str, ...] = ()) -> dict[str, Noun]:
    """The nouns for sources, lower case."""
    return {r["noun"].lower(): Noun(r["type"], r["kind"]) for r in table("source_nouns", folders=folders)}  # type: ignore[arg-type]


@lru_cache(maxsize=8)
def agencies(folders: tuple[str, ...] = ()) -> dict[str, tuple[str, OriginKind]]:
    """Names and aliases of news agencies as written, to the full name and the kind."""
    found: dict[str, tuple[str, OriginKind]] = {}
    for row in table("agencies", folders=folders):
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            found[name] = (row["name"], row["kind"])  # type: ignore[assignment]
    return found


@lru_cache(maxsize=8)
def metonyms(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """Capitals and seats of government, to the state they speak for."""
    return {r["name"]: r["stands_for"] for r in table("metonyms", folders=folders)}


@lru_cache(maxsize=8)
def person_titles(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """Titles before a person's name, lower case, with their kind (military, police, medical, political, honorific)."""
    return {r["title"].lower(): r["kind"] for r in table("person_titles", folders=folders)}


@lru_cache(maxsize=8)
def human_nouns(folders: tuple[str, ...] = ()) -> frozenset[str]:
    """Common nouns for persons and groups (WordNet's files noun.person and noun.group)."""
    rows = table("word_classes", folders=folders)
    return frozenset(w for r in rows if r["pos"] == "noun" and r["class"] in ("person", "group") for w in r["lemmas"].split("|"))
