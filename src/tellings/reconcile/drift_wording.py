"""What the words around one number show of its drift: how badly hurt, who they were, where, and with what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model import Claim, Evidence, Sentence
from tellings.reconcile.finding_parts import Table, counted
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.restating import clause_around, doubted, stems

_SEVERE = re.compile(
    r"\b(?:seriously|severely|gravely|critically|badly|heavily|mortally|fight(?:s|ing)? for (?:his|her|their) (?:life|lives)|"
    r"(?:cling|hang)(?:s|ing)? (?:on )?to life|between life and death|in (?:a )?(?:critical|grave|life-threatening)|life-threatening|"
    r"life-changing|in intensive care|in surgery|undergoing surgery|maimed|crippled|near death|at death['’]s door)\b",
    re.IGNORECASE,
)
"""How badly somebody is hurt (the grades of triage, and what the popular press makes of them)."""

_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no|none|neither|nor|without|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b[^,;.]{0,45}|\bnon-?\s?)$", re.IGNORECASE
)
"""What stands before a grade that is denied: "not believed to be life-threatening", "non-life-threatening"."""

_HARMLESS = re.compile(
    r"\b(?:warning|blank|rubber|plastic|baton|dummy|training|practice|into the (?:air|sea|ground)|in the air|ahead of)\b", re.IGNORECASE
)
"""Beside shots: what makes them no attack."""

_RANKS = frozenset("commander officer leader chief general colonel ringleader boss chieftain mastermind warlord captain major".split())
_ROLES = frozenset(
    "patient pupil student schoolchild schoolboy schoolgirl worker employee teacher nurse doctor tourist pilgrim farmer miner "
    "soldier policeman officer fighter militant rebel civilian villager passenger sailor driver migrant refugee prisoner inmate "
    "firefighter guest".split()
)
"""Who those counted were: a part of them is not all of them."""

_WIDE = re.compile(
    r"\b(?:both|the two|the three|the four|all (?:two|three|four)) (?:cit(?:y|ies)|towns?|villages|valleys|districts?|"
    r"provinces?|regions?|islands|places|countries|camps|sites|nights|days|attacks|strikes|crashes|fires|blasts|bombs|bombings|"
    r"explosions|shootings|raids|incidents|clashes|quakes|storms|floods|sinkings|ambushes|accidents|disasters|outbreaks)\b"
    r"|\btaken together\b|\bbetween (?:them|the two)\b|\bin (?:the|all the) (?:whole )?(?:province|region|district|country|"
    r"county|state|area)\b(?!['’]s)|\b(?:province|region|district|country|nation|county|state)-?wide\b|"
    r"\b(?:in|from) all (?:districts|provinces|regions|parts of the country)\b|"
    r"\bacross the (?:province|region|district|country|"
    r"county|state)\b|\bcities of (?-i:[A-Z])\w+(?: [A-Z]\w+)? and\b",
    re.IGNORECASE,
)
"""A count of several places or of a whole region."""

_NAMED_PLACE = re.compile(
    r"\b(?i:in|at|on|of|near|hit) (?:the (?:\w+ )?(?:cit(?:y|ies)|town|village|valley|district|cells|streets|"
    r"port) of )?(?:the )?([A-Z]\w{2,})"
)


UNKNOWN_DOER = re.compile(
    r"\b(?:not|n['’]t|nobody|no one|yet to be) (?:\w+ )?(?:known?|clear|established|say|certain|knows) (?:yet )?who (?:had |has )?"
    r"(?!(?:was|were|is|are) (?:hurt|killed|dead))|\bunclear who\b|\bunknown (?:\w+ )?(?:gunm[ae]n|attackers?|"
    r"assailants?|persons?|men|perpetrators?)\b"
    r"|\bunidentified (?:\w+ )?(?:gunm[ae]n|attackers?|assailants?|persons?|men)\b",
    re.IGNORECASE,
)
"""How a text says that it does not know who did it."""

NAMED_DOER = re.compile(
    r"\b(?:gunned down|shot(?: dead)?|killed|slain|murdered|attacked|bombed|shelled|torched|abducted|kidnapped|"
    r"massacred|executed|stabbed|fired)"
    r"\b[^.;!?]{0,30}? by (?:the |an? )?(?!(?:\w+ )?(?:gunm[ae]n|attackers?|assailants?|persons?|people|men|man|"
    r"unknown|unidentified|a|one)\b)"
    r"(?P<doer>(?:police|army|soldiers?|troops|rebels|militants|militia(?:men)?|guerrillas|security|officers?|(?-i:[A-Z])[\w-]+)(?: \w+)?)",
    re.IGNORECASE,
)
"""An act told with the body that did it."""


SEVERAL = 2
"""Of one person it is told in all kinds of ways how he is."""


def made_worse(weak: Claim, strong: Claim, alike: Sequence[Claim], table: Table) -> bool:
    """Whether those who were hurt became badly hurt."""
    if weak.measure != strong.measure or weak.figure == "range" or (strong.low or 0) < SEVERAL or not _severe(_clause(strong, table)):
        return False
    return not any(_severe(_clause(w, table)) for w in alike)


def _severe(clause: str) -> bool:
    """Whether words say that somebody is badly hurt, and not that he is not."""
    return any(not _NOT_SO.search(clause[: m.start()]) for m in _SEVERE.finditer(clause))


def made_live(weak: Claim, strong: Claim, alike: Sequence[Claim], table: Table) -> bool:
    """Whether warning shots became shots."""
    if weak.measure != "fired" or strong.measure != "fired" or _HARMLESS.search(_clause(strong, table)):
        return False
    return all(_HARMLESS.search(_clause(w, table)) for w in alike if w.measure == "fired")


def named_others(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether the number of all goes by the name of some of them, or of their leaders."""
    if weak.measure != strong.measure or strong.title or (strong.low or 0) < 2 or weak.part_of or strong.part_of:
        return False
    one, other = kind_of(weak), kind_of(strong)
    noun, theirs = _noun(strong), _noun(weak)
    if one.domain != "people" or other.domain != "people" or noun == theirs:
        return False
    if noun in _RANKS and theirs and theirs not in _RANKS and not one.generic:
        return True
    if not (one.generic and theirs not in _ROLES and (noun in _ROLES or other.age_sex) and not one.age_sex):
        return False
    parts = [
        c for c in table.by_article.get(weak.article, [])
        if counted(c) and c.measure == weak.measure and c.id != weak.id
        and 0 < (c.low or 0) < (weak.low or 0) and _noun(c) not in ("", noun)
        and (c.part_of == weak.id or abs(c.sentence.start - weak.sentence.end) < 250)
    ]  # fmt: skip
    return any(not kind_of(c).generic and _noun(c) not in _RANKS for c in parts)  # officers are fighters too


def wide(words: str) -> bool:
    """Whether words speak of several places or happenings, or of a region."""
    return _WIDE.search(words) is not None


_REGION = re.compile(r"\b(?:province|region|district|country|county|nation|state)s?\b", re.IGNORECASE)


def as_wide(weak: str, strong: str) -> bool:
    """Whether words name a region of the very kind of which wide ones speak ("in the province", "to Tarn Province")."""
    told = _WIDE.search(weak)
    kinds = {m[0].lower().rstrip("s") for m in _REGION.finditer(told[0])} if told else set()
    return any(m[0].lower().rstrip("s") in kinds for m in _REGION.finditer(strong))


def tells_wide(claim: Claim, table: Table) -> bool:
    """Whether the sentence of a Claim speaks of several places, or of a region."""
    return _WIDE.search(table.sentence_evidence(claim).quote) is not None


def told_of_one_place(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether the count of several places, or of a region, became that of one of them."""
    if weak.measure != strong.measure or (strong.low or 0) < 2 or strong.part_of or weak.part_of or weak.scope != strong.scope:
        return False
    before, after = table.sentence_evidence(weak).quote, table.sentence_evidence(strong).quote
    if not wide(before) or wide(after) or as_wide(before, after):
        return False
    places = {m[1] for m in _NAMED_PLACE.finditer(table.sentence_evidence(strong).quote)}
    source = table.articles[weak.article].text
    return any(re.search(rf"\b{re.escape(p)}\b", source) for p in places)


def doer_named(source: str, sentence: Sentence, target: str, table: Table) -> tuple[Evidence, Evidence, str] | None:
    """A doer whom the source does not know, and the copy names."""
    text = table.articles[source].text
    unknown = UNKNOWN_DOER.search(text, sentence.span.start, sentence.span.end)
    if unknown is None:
        return None
    theirs = table.articles[target].text
    if UNKNOWN_DOER.search(theirs):
        return None
    for other in table.sentences(target):
        named = NAMED_DOER.search(theirs, other.span.start, other.span.end)
        if named and not doubted(other.span.of(theirs)) and stems(named["doer"]) and not _names_doer(named["doer"], source, table):
            weak = table.trimmed(source, max(sentence.span.start, unknown.start() - 20), min(sentence.span.end, unknown.end() + 40))
            return weak, table.trimmed(target, named.start(), named.end()), "doer_named"
    return None


def _names_doer(doer: str, article: str, table: Table) -> bool:
    text = table.articles[article].text
    return any(stems(m["doer"]) & stems(doer) for m in NAMED_DOER.finditer(text))


def _noun(claim: Claim) -> str:
    """The counted noun, singular, as written."""
    words = re.findall(
        r"[^\W\d_]+", re.split(r"\b(?:of|in|on|at|from|with|who|whom|that)\b|[,(;:]", claim.unit or claim.affected.group or "")[0]
    )
    if not words:
        return ""
    last: str = words[-1].lower()
    last = {"men": "man", "women": "woman", "children": "child", "people": "people", "firemen": "firefighter"}.get(last, last)
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def _clause(claim: Claim, table: Table) -> str:
    text = table.articles[claim.article].text
    clause = clause_around(text, claim.evidence.start, claim.evidence.end, (claim.sentence.start, claim.sentence.end))
    return text[clause.start : clause.end]
