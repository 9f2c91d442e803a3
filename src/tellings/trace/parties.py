"""Which Origins take part in what they tell: the ministry whose aircraft struck, the police whose officers fired.

Read off the Claims of one Event: who is said to have done the harm, and whose people were harmed. A table ``parties``
in a lexicon folder of the user names further ones. Each party comes with its reasons in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tellings.language import table
from tellings.model import Claim, Origin
from tellings.trace.names import Parts, name_parts, same_body
from tellings.trace.words import word_list

HARM = frozenset(("killed", "injured", "destroyed", "damaged", "attacked", "hit", "fired", "captured"))
"""Doing one of these makes a body a party; counting the dead, rescuing, arresting or spotting does not."""
HURT = HARM - {"destroyed", "damaged", "fired"}
"""What is done to people: a reading in which police are destroyed is mistaken."""
TELLERS = frozenset(("outlet", "news_agency", "monitor"))
"""Kinds that only tell: a title that begins with "Russian strikes" makes its outlet no party, a mission to a country has no army."""
ARMED = frozenset(("defence", "police", "intelligence"))
_HELPERS = frozenset(("medical", "rescue", "health", "statistics"))
"""Bodies that treat, save and count: a reading that makes one of them the doer of harm is mistaken."""
_SPEAK_FOR_FORCES = frozenset(("defence", "government", "foreign", "interior", "intelligence"))
"""Fields of a state that speaks through its ministries and acts through its forces."""


@lru_cache(maxsize=8)
def _forces(folders: tuple[str, ...]) -> dict[str, str]:
    return {row["word"]: row["family"] for row in table("force_words", folders=folders)}


def parties(claims: Sequence[Claim], origins: Mapping[str, Origin], folders: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return the Origins of an Event's Claims that are parties to it: Origin id to the reasons, in order of the ids.

    ``origins`` maps ids to Origins; only those that a Claim names (:attr:`Claim.origin`) are looked at.
    """
    found: dict[str, list[str]] = {}
    for number in sorted({c.origin for c in claims if c.origin in origins and c.origin is not None}):
        origin = origins[number]
        reasons = _listed(origin, folders)
        if origin.kind not in TELLERS:
            reasons = [*reasons, *_side(origin, claims, folders), *_acts(origin, claims, folders), *_harmed(origin, claims, folders)]
            reasons = reasons or _stands_in(origin, claims, folders)
        if reasons:
            found[number] = list(dict.fromkeys(reasons))
    return found


def _names(origin: Origin) -> list[str]:
    return [origin.name, *origin.aliases]


def _listed(origin: Origin, folders: tuple[str, ...]) -> list[str]:
    rows = [(row["name"], [row["name"], *filter(None, row["aliases"].split("|"))]) for row in table("parties", folders=folders)]
    return [
        f"{name} is listed as a party" for name, names in rows
        if any(same_body(listed, own, folders) for listed in names for own in _names(origin))
    ]  # fmt: skip


_LABOUR = frozenset("union unions syndicate guild federation confederation association".split())
"""Bodies of working people: a side where there is a strike or a riot, and no side of a fight because their members die in it."""


_NAMED_GROUP = re.compile(r"(?:the )?(?:[A-Z][\w’'-]*(?: of| for)? )+Group")
"""A body named "the Harbour Group" may as well count the dead; what it does makes it a side, or a further word of its name."""


def by_name_alone(origin: Origin) -> bool:
    """Whether nothing but the word "Group" in its name makes a body a side."""
    return origin.kind == "party" and _NAMED_GROUP.fullmatch(origin.name) is not None


def _side(origin: Origin, claims: Sequence[Claim], folders: tuple[str, ...]) -> list[str]:
    """A body of a kind that takes sides by its name (a front, a legion, a union); "party" alone is also said of bodies of unknown kind."""
    words = {w for name in _names(origin) for w in word_list(name)}
    kinds = {_classes(folders).get(c.happening or "") for c in claims}
    if words & _LABOUR and "unrest" not in kinds and not any(w in _forces(folders) for w in words):
        return []
    named = {"group"} if any(_NAMED_GROUP.fullmatch(name) for name in _names(origin)) else set()
    sided = origin.kind == "party" and (words & (_sides(folders) - named) or any(w in _forces(folders) for w in words))
    return [f"{origin.name} is a side of the conflict itself"] if sided else []


@lru_cache(maxsize=8)
def _sides(folders: tuple[str, ...]) -> frozenset[str]:
    rows = table("source_nouns", folders=folders)
    return frozenset(row["noun"] for row in rows if row["kind"] == "party" and (row["type"] == "body" or row["noun"] in _forces(folders)))


_FOUND = frozenset(("find", "found", "discover", "recover", "see", "bring", "take", "carry", "count", "report", "identify", "name"))


def _acts(origin: Origin, claims: Sequence[Claim], folders: tuple[str, ...]) -> list[str]:
    """Its own forces are said to have done harm."""
    found = []
    for claim in claims:
        if claim.agent is None or claim.measure not in HARM or claim.modality == "planned" or claim.polarity == "negative":
            continue
        if (claim.predicate or "").split(" ")[0] in _FOUND:
            continue  # who found the dead has not killed them
        doer = claim.agent.name.canonical or claim.agent.name.text
        if any(_own_forces(name, doer, folders) for name in _names(origin)):
            found.append(f"“{doer}” are its own: said to have {_did(claim)}")
    return sorted(set(found))[:2]


def _did(claim: Claim) -> str:
    return {"hit": "struck", "fired": "fired"}.get(claim.measure, claim.measure)


_SIDES_IN = {"violence": frozenset(("defence",)), "unrest": frozenset(("defence", "police", "interior", "prison"))}
"""Fields of a state that stand on one side of a kind of happening: its army where there is fighting, its police where there is a riot."""


def _stands_in(origin: Origin, claims: Sequence[Claim], folders: tuple[str, ...]) -> list[str]:
    """An army in fighting, police in unrest; not the army of a third country, where those who fight are of others."""
    classes = Counter(_classes(folders).get(c.happening or "", "") for c in claims if c.happening is not None)
    kind = min(classes, key=lambda k: (-classes[k], k), default="")
    speaker = next((p for p in (name_parts(n, folders) for n in _names(origin)) if p.family in _SIDES_IN.get(kind, ())), None)
    if speaker is None or origin.kind != "official":
        return []
    fighting = {name_parts(c.agent.name.canonical or c.agent.name.text, folders).country for c in claims if c.agent and c.measure in HARM}
    if speaker.country is not None and fighting - {None} and speaker.country not in fighting:
        return []
    return [f"{origin.name} stands on one side of it"]


@lru_cache(maxsize=8)
def _classes(folders: tuple[str, ...]) -> dict[str, str]:
    return {row["code"]: row["class"] for row in table("happenings", folders=folders)}


_ANYBODYS = frozenset(("officer", "officers", "the officers", "an officer"))
"""Officers are of the army as well as of the police."""


def _harmed(origin: Origin, claims: Sequence[Claim], folders: tuple[str, ...]) -> list[str]:
    """Its own people are said to have been harmed: not in a crash or a flood, which has victims and no parties."""
    found = []
    if any(w in _LABOUR for name in _names(origin) for w in word_list(name)):
        return []  # its members
    for claim in claims:
        group = claim.affected.group or claim.unit or ""
        if claim.affected.cls not in ("security", "combatant") or claim.measure not in HURT or not group or claim.low == claim.high == 0:
            continue
        theirs = f"{claim.affected.side or ''} {group}".strip()
        if _classes(folders).get(claim.happening or "") in ("accident", "disaster") or theirs.lower() in _ANYBODYS:
            continue
        if any(_own_forces(name, theirs, folders) for name in _names(origin)):
            found.append(f"“{group}” are its own people: said to have been {claim.measure}")
    return sorted(set(found))[:2]


def _own_forces(body: str, force: str, folders: tuple[str, ...]) -> bool:
    """Say whether a force ("Velian warplanes", "officers") is one that a body ("the Defence Ministry of Velia", "police") speaks for."""
    speaker, doer = name_parts(body, folders), name_parts(force, folders)
    if doer.family in _HELPERS:
        return False
    family = _force_family(force, doer, folders)
    if family is None and not (doer.country or doer.own):
        return False
    if speaker.country and doer.country:
        return speaker.country == doer.country and _in_field(speaker, family)
    own = doer.own - {w for w in doer.own if w in _roots(folders)}
    if speaker.own and own:
        named = family is not None or _is_name(force)
        return named and bool((speaker.own & own) - _bodies(folders)) and (speaker.family is None or _in_field(speaker, family))
    if speaker.country or doer.country or speaker.own or own:  # the one says whose it is, the other does not
        return family is not None and family != "party" and _in_field(speaker, family) and not own
    return family is not None and family != "party" and _in_field(speaker, family)


def _is_name(force: str) -> bool:
    """Say whether a doer that is no force goes by a name: "a village" and "the road company" name nobody."""
    return any(word[:1].isupper() for word in re.sub(r"^(?:The|An?|Our|Its|Their)\b", "", force).split())


@lru_cache(maxsize=8)
def _bodies(folders: tuple[str, ...]) -> frozenset[str]:
    """Words that any body may bear ("committee", "union"): two names that share them alone are two bodies."""
    rows = (row["noun"] for row in table("source_nouns", folders=folders) if row["type"] == "body")
    return frozenset(w for noun in rows if " " not in noun for w in name_parts(noun).own)


def _in_field(speaker: Parts, family: str | None) -> bool:
    if speaker.family is None:
        return speaker.country is not None
    if family in (None, "defence", "intelligence"):
        return speaker.family in _SPEAK_FOR_FORCES
    return speaker.family == family or (family == "police" and speaker.family == "interior")


@lru_cache(maxsize=8)
def _roots(folders: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for word in _forces(folders) for w in name_parts(word).own)


def _force_family(force: str, parts: Parts, folders: tuple[str, ...]) -> str | None:
    if parts.family in ARMED:
        return parts.family
    words = word_list(re.sub(r"['’]s\b", "", force))
    return next((_forces(folders)[w] for w in reversed(words) if w in _forces(folders)), None)
