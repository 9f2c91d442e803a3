"""What an Article says about its killed and injured, as counts: the ground on which the main figures are chosen.

Everything here is a number, a place in the text or a closed-class word: no names, no topics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tellings.extract.assemble.victims import fate_of, find_victims, sentence_sums
from tellings.model import Claim, Reading

LEAD = 3
"""Sentences that count as the lead (title lines not counted)."""

_WORDS = "fifteen fourteen thirteen twelve eleven ten nine eight seven six five four three two one".split()[::-1]
_NUMBER = {**{w: n for n, w in enumerate(_WORDS, start=1)}, "both": 2}
_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_PERSON = (
    r"(?:people|persons?|men|man|women|woman|teens?|teenagers?|boys?|girls?|children|child|kids?|officers?|victims?|adults?|others?|students?"
    r"|brothers?|sisters?|deputies|deputy|suspects?|gunm[ae]n|juveniles?|youths?|infants?|toddlers?|males?|females?|bod(?:y|ies)|more|residents?"
    r"|wife|husband|son|sons|daughter|mother|father|family members?|friends?|cops?|troopers?|baby|guard|driver|neighbors?)"
)
_N = rf"(\d{{1,3}}|{'|'.join(_WORDS)}|both)"
_DEAD = (
    r"(?:dead|killed|die[sd]?|slain|fatally (?:shot|wounded|injured)|shot (?:dead|to death)|found dead|deceased|murdered"
    r"|fatalit(?:y|ies)|deaths?)"
)
_HURT = r"(?:injured|wounded|hurt|hospitali[sz]ed|in (?:critical|serious|stable|fair|good) condition|in (?:the )?hospital|injur(?:y|ies))"
_AUX = (
    r"(?:(?:was|were|are|is|have been|has been|left|other|people|critically|seriously|fatally|also|reported|confirmed|in|an?"
    r"|, \d+),? ){0,3}"
)
_MODS = r"(?:(?!and\b|was\b|were\b|after\b)[\w'-]+ ){0,3}?"
_PATTERNS = {
    "dead_n": re.compile(rf"\b{_N} (?:{_MODS}{_PERSON} )?(?:\([\w\s]+\) )?{_AUX}{_DEAD}\b", re.IGNORECASE),
    "hurt_n": re.compile(rf"\b{_N} (?:{_MODS}{_PERSON} )?{_AUX}{_HURT}\b", re.IGNORECASE),
    "shot_n": re.compile(rf"\b{_N} (?:{_MODS}{_PERSON} )?{_AUX}(?:shot|gunned down|struck|hit)\b(?! dead| to death)", re.IGNORECASE),
    "kills_n": re.compile(rf"\b(?:kill(?:s|ed|ing)?|slay(?:s|ing)?|murder(?:s|ed|ing)?|deaths? of|leaves?|left|leaving) (?:at"
    rf" least )?{_N}\b(?!-)(?! (?:injured|wounded|hurt|in |others? (?:injured|wounded)))", re.IGNORECASE),
    "hurts_n": re.compile(rf"\b(?:injur(?:e|es|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?) (?:at least )?{_N}\b(?!-)", re.IGNORECASE),
    "shoots_n": re.compile(rf"\b(?:shoot(?:s|ing)?|shooting of|shot) (?:at least )?{_N}\b(?!-)(?! times)", re.IGNORECASE),
}  # fmt: skip
_MULTIPLES = re.compile(
    r"\b(double|triple|quadruple|quintuple|sextuple)[ -](homicide|murder|killing|slaying|fatal|shooting|stabbing|suicide|fatality)",
    re.IGNORECASE,
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)}) (?:{_MODS}{_PERSON}|was\b|is\b|remain)", re.IGNORECASE)
_ALL = re.compile(rf"\b(?:all|the|these|those|other|another) {_N} (?:{_MODS}{_PERSON}|were|are|remain|died|survived|surviv)", re.IGNORECASE)
_ITEM = rf"(?:(?:{_N[1:-1]}|an?|another|one|his|her|the|their)\b )?(?:(?!and\b)[\w'-]+ ){{0,3}}?{_PERSON}(?:, (?:ages? )?\d{{1,2}},?)?"
_LISTED = re.compile(rf"\b{_ITEM}(?:(?:,? (?:and|&|as well as|along with)|,) {_ITEM}){{1,5}}", re.IGNORECASE)
_ONE_ITEM = re.compile(
    rf"(?:\b({_N[1:-1]}|an?|another|one|his|her|the|their)\b )?(?:(?!and\b|an?\b|the\b|his\b|her\b)[\w'-]+ ){{0,3}}?"
    rf"{_PERSON}\b(?! {_PERSON}\b)",
    re.IGNORECASE,
)
CUES = {
    "dead": r"\b(?:dead|died|dies|killed|kills?|killing|killings|death|deaths|deadly|fatal|fatally|slain|slaying|deceased|lifeless"
    r"|body|bodies|succumbed|perished)\b",
    "homicide": r"\b(?:homicides?|murder(?:s|ed|er)?|manslaughter|coroner|medical"
    r" examiner|autopsy|funeral|vigil|memorial|mourn\w*|next of kin|obituary)\b",
    "attempted": r"\b(?:attempted (?:murder|homicide)|assault with|aggravated assault|aggravated battery|attempt(?:ed)? to"
    r" (?:kill|commit)|felonious assault|reckless endangerment)\b",
    "pronounced": r"\b(?:pronounced dead|declared dead|died at|died from|died of|died later|dead at the scene|found dead|dead on"
    r" arrival|did not survive|life support|succumbed)\b",
    "hurt": r"\b(?:injur(?:ed|ies|y|ing)|wounded|wounds?|hurt|wounding)\b",
    "condition": r"\b(?:(?:critical|serious|stable|fair|good|guarded) condition|non-life[- ]threatening|not life[-"
    r" ]threatening|expected to (?:survive|recover|live|be ok)|recover(?:ing|ed)?|treated|surgery|released from)\b",
    "hospital": r"\b(?:hospital|hospitali[sz]ed|medical center|trauma center|intensive care|emergency room)\b",
    "suicide": r"\b(?:suicide|self-inflicted|turned the (?:gun|weapon|shotgun|rifle)|killed (?:him|her)self|took (?:his|her) own"
    r" life|murder-suicide)\b",
    "self": r"\b(?:shot (?:him|her)self|shoots (?:him|her)self|shooting (?:him|her)self|shoots self|shot self|accidentally shot"
    r" (?:him|her)self)\b",
    "survive": r"\b(?:survived|survivor|survive|graze[ds]?|grazed)\b",
    "nobody": r"\b(?:no one (?:else )?(?:was|were) (?:hurt|injured|hit|struck|shot)|nobody (?:else )?was (?:hurt|injured|hit)|no"
    r" injuries|no (?:other |officers? |one )?(?:were |was )?(?:hurt|injured|injuries)|uninjured|unharmed|not"
    r" (?:hurt|injured|hit|harmed))\b",
    "others": r"\b(?:another|other victims?|a second|second victim|third victim|both victims|the victims|others? (?:were|was))\b",
    "police_shot": r"\b(?:officer-involved|police[- ]shooting|deputy-involved|shot by (?:police|an officer|officers|deputies|a"
    r" deputy)|officers? (?:shot|fired|opened fire|returned fire))\b",
    "shot": r"\b(?:shot|shooting|shootings|gunshot|gunfire|gunned|opened fire|shots)\b",
    "weekend": r"\b(?:weekend|this year|so far this|other shootings?|separate (?:shootings?|incidents?)|unrelated|earlier"
    r" shooting|last (?:week|month|year)|in recent)\b",
    "charged": r"\b(?:charged with (?:\w+[- ]){0,4}(?:murder|homicide|manslaughter)|murder charges?)\b",
}  # fmt: skip
_CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CUES.items()}


class Spread(NamedTuple):
    """How many people something happened to: log probability of 0, 1 ... and that many or more; expected; likely; best chance."""

    log_chances: list[float]
    expected: float
    likely: int
    best: float


@dataclass(slots=True)
class Signals:
    """Counted evidence of one Article. Each list holds (value, zone) with zone 0 title, 1 lead, 2 body."""

    lists: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    cues: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    died: int = 0
    hurt: int = 0
    struck: int = 0
    zones: dict[int, int] = field(default_factory=dict)
    """Start of a sentence to its zone."""
    sentences: int = 0
    ages: int = 0
    victim_ages: int = 0
    named: int = 0
    dead_ages: int = 0
    hurt_ages: int = 0
    lead_died: int = 0
    lead_hurt: int = 0
    known: int = 0
    living: int = 0
    guess: dict[str, list[float]] = field(default_factory=dict)
    """Log probabilities of :mod:`wording` for each question, where its model is there."""
    persons: dict[tuple[str, str], Spread] = field(default_factory=dict)
    """For all people and for those with a name or an age: how many were killed, hurt, and struck (:mod:`person_states`)."""
    answers: dict[int, list[float]] = field(default_factory=dict)
    """For each value that is said, the evidence of :mod:`number_context` for killed, hurt and all."""


def signals_of(reading: Reading) -> Signals:
    """Collect the signals of a Reading: its Claims, its triggers, and the words of its title and text."""
    found = Signals(sentences=len(reading.sentences))
    zones = found.zones = _zones(reading)
    for name in (
        "killed",
        "hurt",
        "shot",
        "killed_one",
        "hurt_one",
        "shot_one",
        "dead_n",
        "hurt_n",
        "shot_n",
        "multiple",
        "ordinal",
        "taken_up",
        "listed",
    ):
        found.lists[name] = []
    for claim in reading.claims:
        _claim(found, claim, zones)
    for text, zone in _texts(reading, zones):
        _words(found, text, zone)
    _people(found, reading, zones)
    found.lists.update(sentence_sums(reading, zones))
    return found


def _zones(reading: Reading) -> dict[int, int]:
    """Sentence start to zone."""
    zones, body = {}, 0
    title = " ".join((reading.article.title or "").split())
    for sentence in reading.sentences:
        said = " ".join(sentence.span.of(reading.article.text).split())
        if sentence.role in ("title", "subtitle") or (title and body == 0 and said in title):
            zones[sentence.span.start] = 0
        else:
            zones[sentence.span.start] = 1 if body < LEAD else 2
            body += 1
    return zones


def _texts(reading: Reading, zones: dict[int, int]) -> list[tuple[str, int]]:
    text = reading.article.text
    parts = [(s.span.of(text), zones[s.span.start]) for s in reading.sentences]
    title = reading.article.title or ""
    if title and not any(zone == 0 for _, zone in parts):
        parts.insert(0, (title, 0))
    return parts


def _claim(found: Signals, claim: Claim, zones: dict[int, int]) -> None:
    value = claim.low if claim.low is not None else claim.high
    if claim.figure in ("none", "unknown") or value is None or claim.measure not in ("killed", "injured", "hit") or value > 200:
        return
    if claim.modality in ("planned", "denied", "feared") or claim.scope != "this_event":
        return
    if claim.affected.cls in ("animal", "object"):
        return
    shot = claim.predicate in ("shoot", "shoot in", "shoot at", "hit", "strike")
    name = "killed" if claim.measure == "killed" else "shot" if shot or claim.measure == "hit" else "hurt"
    single = value == 1 and claim.evidence.quote.split()[0].lower() not in ("one", "1", "at")
    found.lists[name + "_one" if single else name].append((value, zones.get(claim.sentence.start, 2)))


def _words(found: Signals, text: str, zone: int) -> None:
    text = " ".join(text.split())
    for name, pattern in _PATTERNS.items():
        target = {"dead_n": "dead_n", "kills_n": "dead_n", "hurt_n": "hurt_n", "hurts_n": "hurt_n"}.get(name, "shot_n")
        for match in pattern.finditer(text):
            word = match.group(1).lower()
            value = int(word) if word.isdigit() else _NUMBER[word]
            if value < 60:
                found.lists[target].append((value, zone))
    for match in _MULTIPLES.finditer(text):
        found.lists["multiple"].append((_MULTIPLE[match.group(1).lower()], zone))
    _lists(found, text, zone)
    for name, cue in _CUES.items():
        count = list(found.cues.get(name, (0, 0, 0)))
        count[zone] += len(cue.findall(text))
        found.cues[name] = (count[0], count[1], count[2])


def _lists(found: Signals, text: str, zone: int) -> None:
    """Ordinals ("a fourth victim"), totals that are taken up ("all five"), and lists of people ("three men, a woman and a baby")."""
    for match in _ORDINAL.finditer(text):
        found.lists["ordinal"].append((_ORDINALS[match.group(1).lower()], zone))
    for match in _ALL.finditer(text):
        found.lists["taken_up"].append((_value(match.group(1)), zone))
    for match in _LISTED.finditer(text):
        total = sum(_value(item.group(1) or "a") for item in _ONE_ITEM.finditer(match.group()))
        if 1 < total < _MOST:
            found.lists["listed"].append((total, zone))


_MOST = 60


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER.get(word.lower(), 1)


def sentence_cues(text: str) -> list[str]:
    """Names of the cues that a stretch of text holds."""
    return [name for name, cue in _CUES.items() if cue.search(text)]


def _people(found: Signals, reading: Reading, zones: dict[int, int]) -> None:
    """Single people who died, who were hurt and did not die, and ages said beside what happened."""
    people = find_victims(reading, zones)
    found.died = sum("died" in p.fates for p in people)
    found.hurt = sum("died" not in p.fates for p in people)
    found.lead_died = sum("died" in p.fates and p.zone < 2 for p in people)
    found.lead_hurt = sum("died" not in p.fates and p.zone < 2 for p in people)
    found.struck = len(people)
    found.living = sum("hurt" in p.fates and "died" not in p.fates for p in people)
    found.known = sum(bool(p.surname or p.age) for p in people)
    ages = [a for a in reading.amounts if a.kind == "age" and a.quantity.low is not None]
    found.ages = len({a.quantity.low for a in ages})
    triggers = [h for h in reading.happenings if fate_of(h)]
    found.victim_ages = len({a.quantity.low for a in ages if any(h.sentence.covers(a.span) for h in triggers)})
    for happening in triggers:
        near = len({a.quantity.low for a in ages if happening.sentence.covers(a.span)})
        if happening.person_measure == "killed":
            found.dead_ages = max(found.dead_ages, near)
        else:
            found.hurt_ages = max(found.hurt_ages, near)
    found.named = sum(c.kind == "person" for c in reading.chains)
