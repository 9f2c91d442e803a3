"""What a verb says of what it is done to: verb and particle, who does it, the class of what it is done to, polarity.

The same verb has one measure of people and another of things ("knocked out"), and of people another by who does it (police,
gunmen, an ambulance, a wave "take" them). The rows stand in the table ``selections``, the classes of doers in ``doers``; the first row that
fits decides, and where none fits the row of the table ``measures`` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.quantity import PERSON_CLASSES
from tellings.extract.quantity.words import singular
from tellings.language import table
from tellings.model import AmountMention, Argument, HappeningMention

TAKEN = "taken"
"""Stands in the table for being taken, which is to be arrested, captured, rescued ... by who does it."""
_CRAFT = frozenset({"vehicle", "vessel", "aircraft"})
_THINGS = frozenset({"vehicle", "vessel", "aircraft", "building", "site", "munition", "weapon", "infrastructure"})
_BUILT = frozenset({"building", "site", "infrastructure"})
_FIGHTERS = frozenset({"combatant", "security"})
_FLYING = frozenset({"drone", "uav", "quadcopter", "missile", "rocket", "plane", "jet", "helicopter", "bomber", "warplane", "glider"})
_OF_THINGS = frozenset({"craft", "building", "thing", "weapon", "munition", "flyer", "animal", "group"})
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table ``selections``."""

    doers: frozenset[str]
    done_to: frozenset[str]
    measure: str
    polarity: str
    modifier: bool
    alone: bool
    """Said of a subject without an object."""


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    sets = {r["set"]: tuple(w.split(":")[0] for w in r["words"].split("|")) for r in table("word_sets")}
    for r in table("selections"):
        sets_of = frozenset(r["doer"].split("|")), frozenset(r["done_to"].split("|"))
        row = Row(*sets_of, r["measure"], r["polarity"], r["frame"] == "modifier", r["frame"] == "alone")
        first, *rest = r["words"].split()
        shown = [sets[w[1:]][0] if w.startswith("@") else w for w in rest]
        for member in sets[first[1:]] if first.startswith("@") else (first,):
            found.setdefault(" ".join([member, *shown]), []).append(row)
    return {words: tuple(rows) for words, rows in found.items()}


@lru_cache(maxsize=1)
def _doers() -> dict[str, frozenset[str]]:
    """Noun to the kinds of doer that it names."""
    found: dict[str, set[str]] = {}
    for row in table("doers"):
        for noun in row["nouns"].split("|"):
            found.setdefault(noun, set()).add(row["kind"])
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    return {row["noun"].lower(): row["class"] for row in table("units")}


_PEOPLE = frozenset({"people"})
_OF_CLASS = {"combatant": "armed", "security": "police", "vessel": "craft", "aircraft": "craft", "event": "force"}


def doer_kinds(argument: Argument) -> frozenset[str]:
    """The kinds of doer that a phrase names, by its head noun with the words before it ("armed men", "the coast guard")."""
    words = [w.lower() for w in _WORD.findall(argument.text)]
    at = len(_WORD.findall(argument.text[: max(0, argument.head - argument.span.start)]))
    if at >= len(words):
        return frozenset()
    last = singular(words[at])
    named = _doers()
    for start in range(max(0, at - 2), at + 1):
        before = words[start:at]
        for noun in (" ".join([*before, words[at]]), " ".join([*before, last])):
            if noun in named and named[noun] != _PEOPLE:
                return named[noun]
    kind = _OF_CLASS.get(_classes().get(last, ""))
    if kind:
        return frozenset({kind})
    modifiers = [named[w] for w in words[max(0, at - 2) : at] if w in named]  # "customs men", "rescue workers"
    return modifiers[0] if modifiers else named.get(words[at], named.get(last, frozenset()))


def _kinds_of(amount: AmountMention) -> set[str]:
    kind = amount.unit_class
    noun = singular((amount.quantity.unit or "").lower().split()[-1]) if (amount.quantity.unit or "").split() else ""
    found = {"any", kind}
    if kind in PERSON_CLASSES or (kind == "unknown" and not noun):
        found |= {"person", "zero"} if amount.quantity.high == 0 else {"person", "several"} if amount.quantity.low != 1 else {"person"}
    if kind in _FIGHTERS:
        found.add("fighter")
    if kind == "group":
        found |= {"group", "person"}
    if kind in _THINGS:
        found.add("thing")
    if kind in _CRAFT:
        found.add("craft")
    if kind in _BUILT:
        found.add("building")
    if kind == "aircraft" or noun in _FLYING:
        found.add("flyer")
    return found


def selected(happening: HappeningMention, amount: AmountMention) -> str | None:
    """The measure that the table gives to what an amount counts; "" for none, None where no row fits."""
    rows = _rows().get(happening.lemma)
    if not rows or not happening.frame:
        return None
    if amount.unit_span is None and _elsewhere(happening, amount):
        return None
    kinds = _kinds_of(amount)
    if kinds == {"any", "unknown"} and not any(row.done_to & _OF_THINGS for row in rows):
        kinds.add("person")  # nouns that the lexicon does not know are people more often than not
    doers = {"any"} | {k for a in happening.agents for k in doer_kinds(a)}
    if not happening.agents:
        doers.add("nobody")
    for row in rows:
        if (row.polarity and row.polarity != happening.polarity) or row.modifier != (happening.frame == "modifier"):
            continue
        if row.alone and happening.frame == "object" and happening.affected and not happening.passive:
            continue  # "got through 300 rounds" has an object
        if row.doers & doers and row.done_to & kinds:
            return "" if row.measure == "-" else by_doer(happening, amount) if row.measure == TAKEN else row.measure
    return None


def _elsewhere(happening: HappeningMention, amount: AmountMention) -> bool:
    """Whether a bare number is not what the rows mean: people where the verb is said of things, things where it is said of people."""
    if amount.unit_class in _THINGS:
        return bool(happening.person_measure) and not happening.thing_measure
    return amount.unit_class == "unknown" and bool(happening.thing_measure) and not happening.person_measure


_OF_TAKER = (("medics", "injured"), ("rescuers", "rescued"), ("craft", "rescued"), ("armed", "captured"), ("shelter", "displaced"))


def by_doer(happening: HappeningMention, amount: AmountMention | None = None) -> str:
    """The measure of being taken, by who takes: police arrest, rebels capture, soldiers arrest civilians and capture fighters."""
    told = happening.person_measure if happening.person_measure in ("arrested", "captured") else "captured"
    return taken_by(happening, fighters=amount is not None and amount.unit_class in _FIGHTERS) or told


def taken_by(happening: HappeningMention, *, fighters: bool = False) -> str:
    """The same, "" where nothing is known of who takes."""
    doers = {k for a in happening.agents for k in doer_kinds(a)}
    if "police" in doers:
        return "captured" if fighters and "armed" in doers else "arrested"
    if "soldiers" in doers:
        return "captured" if fighters else "arrested"
    return next((measure for kind, measure in _OF_TAKER if kind in doers), "")


@lru_cache(maxsize=1)
def taking() -> frozenset[str]:
    """The verbs of the table that may tell of being taken."""
    return frozenset(words for words, rows in _rows().items() if any(r.measure == TAKEN for r in rows))
