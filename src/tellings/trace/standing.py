"""What kind of body a name means where no single noun says it: one that takes no side, a firm, one whose kind is not known."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.language import table
from tellings.model import OriginKind
from tellings.trace.names import name_parts
from tellings.trace.words import word_list

LEGAL_FORMS = frozenset("plc ltd limited llc llp inc incorporated corp gmbh ag spa srl bv nv oy sarl pty kg sl".split())
"""Legal forms of firms (ISO 20275, Entity Legal Forms) that are no other word; "S.A." and the like are written with points."""
_STATE = frozenset(
    "ministry minister department government national state federal provincial municipal royal army military armed police force forces"
    " directorate court prosecutor general".split()
)
"""Words of bodies of the state: their own relief service is no monitor."""
_POINTS = re.compile(r"\b(?:S\.A|A\.G|S\.p\.A|N\.V|B\.V|A\.S|G\.m\.b\.H)\b")
_FIRM = re.compile(
    r"\b[Tt]he (?:company|firm|airline|shipping line|operator|management|enterprise)\b"
    r"|\b[Oo]ur (?:customers|shareholders|factory|factories|works|plants?|mines?|vessels?|fleet|passengers|guests|products)\b"
)
"""By which a firm speaks of itself."""


@lru_cache(maxsize=2048)
def is_independent(name: str, folders: tuple[str, ...] = ()) -> bool:
    """Say whether a name is that of a body that takes no side: of the United Nations, the Red Cross, a group for rights or relief.

    A word such as "relief" is also in the names of bodies of the state; "prisoners" is one only beside a word for a body.
    """
    words = word_list(name)
    held = " ".join(words)
    for row in table("independent_words", folders=folders):
        if f" {row['phrase']} " not in f" {held} ":
            continue
        if row["use"] == "strong":
            return True
        if row["use"] == "weak" and len(words) > 1 and name[:1].isupper() and not _STATE & set(words):
            return True
        if row["use"] == "cause" and not _STATE & set(words) and any(w in _nouns(folders) for w in words):
            return True
    return False


def issuer_kind(issuer: str, folders: tuple[str, ...] = (), text: str = "") -> OriginKind:
    """The kind of a body that speaks in its own voice.

    By its field, by a noun in its name ("airline"), by a legal form, by how it speaks of itself ("our customers"); else a monitor.
    """
    if is_independent(issuer, folders):
        return "monitor"
    parts = name_parts(issuer, folders)
    words = word_list(issuer)
    noun = next((_nouns(folders)[w] for w in reversed(words) if w in _nouns(folders)), None)
    if parts.family == "medical" or noun == "company":
        return "medical" if parts.family == "medical" else "company"
    if set(words) & LEGAL_FORMS or _POINTS.search(issuer):
        return "company"
    if parts.family or parts.bare_body or _STATE & set(words):
        return "official"
    if is_sided(issuer, folders):
        return "party"
    known: dict[str, OriginKind] = {k: k for k in ("medical", "official", "outlet", "news_agency")}
    if noun in known:
        return known[noun]
    return "company" if noun is None and _FIRM.search(text) else "monitor"


def is_of_state(name: str) -> bool:
    """Say whether a name has a word of bodies of a state ("national", "provincial", "royal")."""
    return bool(_STATE & set(word_list(name)))


def is_sided(name: str, folders: tuple[str, ...] = ()) -> bool:
    """Say whether a name has a word of bodies that take sides (a front, a union, rebels) or of armed forces."""
    return any(w in _sides(folders) for w in word_list(name))


@lru_cache(maxsize=8)
def _nouns(folders: tuple[str, ...]) -> dict[str, str]:
    return {row["noun"].lower(): row["kind"] for row in table("source_nouns", folders=folders) if row["type"] == "body"}


@lru_cache(maxsize=8)
def _sides(folders: tuple[str, ...]) -> frozenset[str]:
    nouns = {row["noun"].lower() for row in table("source_nouns", folders=folders) if row["kind"] == "party"}
    return frozenset(nouns | {row["word"] for row in table("force_words", folders=folders)})
