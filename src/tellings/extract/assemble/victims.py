"""The single people to whom something happened: mentions put together to persons, each with a fate.

Coreference chains are taken where they are; beyond them a mention joins the person with the same surname or age, or, if
it is definite or repeats the same noun, the latest person of fitting sex and age group. "another" and "a second" are new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.model import AmountMention, Argument, HappeningMention, Reading

_SEX = {
    "m": "man men boy boys male father son brother husband grandfather uncle nephew boyfriend gentleman dad stepfather stepson"
    " grandson he him himself his",
    "f": "woman women girl girls female mother daughter sister wife grandmother aunt niece girlfriend lady mom stepmother"
    " granddaughter she her herself",
}
_GROUP = {
    "child": "child toddler infant baby boy girl kid newborn tot pupil grandchild son daughter preschooler",
    "teen": "teen teenager juvenile youth adolescent student",
    "adult": "man woman father mother husband wife grandfather grandmother adult officer deputy policeman trooper driver guard"
    " clerk owner homeowner employee",
}
SEX_OF = {word: sex for sex, words in _SEX.items() for word in words.split()}
GROUP_OF = {word: group for group, words in _GROUP.items() for word in words.split()}
PERSONAL = frozenset(
    "victim suspect gunman shooter person individual passenger resident bystander neighbor neighbour friend cousin robber"
    " intruder burglar assailant attacker".split()
)
_NEW = re.compile(r"\b(?:another|second|third|fourth|fifth|other|different)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"^(?:an?|one)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,2}|[a-z]+)[ -](?:year|month|week)s?[ -]old", re.IGNORECASE)
_PLURAL = frozenset(
    "they them people men women victims others both children teens students officers boys girls brothers sisters kids males"
    " females persons suspects"
    " deputies teenagers adults bodies siblings parents those these".split()
)
_NUMERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{2,}|several|multiple|many|dozens?|both|at least)\b(?![- ](?:year|month|week))",
    re.IGNORECASE,
)
_STRUCK = frozenset({"shoot", "stab", "strike", "hit", "shooting", "stabbing", "graze", "suffer", "suffering", "with", "wound"})
"""Triggers that leave open whether the person lives."""
_OWN_HAND = re.compile(
    r"\bturn(?:ed|ing|s)? (?:the|his|her|a) (?:gun|weapon|rifle|shotgun|pistol|handgun|firearm) on (?:him|her|them)sel"
    r"|\bt(?:ook|aking|aken) (?:his|her) own life",
    re.IGNORECASE,
)
_FIRST_YEARS = 12
_LAST_TEEN = 19


@dataclass(slots=True)
class Person:
    """One person: what is known of him or her, and what is said to have happened."""

    sex: str = ""
    group: str = ""
    age: str = ""
    surname: str = ""
    nouns: set[str] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    zone: int = 2


def find_victims(reading: Reading, zones: dict[int, int]) -> list[Person]:
    """The persons who died, were hurt, or were struck with either end, in order of first mention."""
    chain_of = {m.head: c.id for c in reading.chains for m in c.mentions}
    names = {c.id: c.name for c in reading.chains if c.kind == "person"}
    people: list[Person] = []
    for happening in reading.happenings:
        fate = fate_of(happening)
        if fate is None:
            continue
        zone = zones.get(happening.sentence.start, 2)
        listed: list[Person] = []
        for argument in _sufferers(happening):
            mention = _mention(reading, argument, chain_of, names)
            if mention is None:
                continue
            person = _match(people, mention, argument.text, fate, listed)
            if person is None:
                person = mention
                people.append(person)
            listed.append(person)
            _merge(person, mention)
            person.fates.add(fate)
            person.zone = min(person.zone, zone)
    return people


def sentence_sums(reading: Reading, zones: dict[int, int]) -> dict[str, list[tuple[int, int]]]:
    """What each sentence adds up to: (sum, zone) of the dead, of the hurt, and of both, over its numbers and single people.

    "A boy of 17 died and two other teens were hurt" gives 1, 2 and 3. Parts of a figure of the sentence are left out.
    """
    counts = {a.head: a for a in reading.amounts if a.kind == "count" and a.quantity.low is not None and a.share_of is None}
    sentences: dict[int, dict[int, tuple[int, str]]] = {}
    for happening in reading.happenings:
        fate = fate_of(happening)
        if fate is None:
            continue
        heads = sentences.setdefault(happening.sentence.start, {})
        for argument in happening.affected:
            number = _number_of(reading, argument, counts)
            if number and heads.get(argument.head, (0, ""))[1] != "died":
                heads[argument.head] = (number, fate)
    for sentence in reading.sentences:
        own = _OWN_HAND.search(sentence.span.of(reading.article.text))
        if own:
            sentences.setdefault(sentence.span.start, {})[sentence.span.start + own.start()] = (1, "died")
    found: dict[str, list[tuple[int, int]]] = {"sum_died": [], "sum_hurt": [], "sum_all": []}
    for start, heads in sentences.items():
        zone = zones.get(start, 2)
        died = sum(n for n, fate in heads.values() if fate == "died")
        hurt = sum(n for n, fate in heads.values() if fate != "died")
        for name, value in (("sum_died", died), ("sum_hurt", hurt), ("sum_all", died + hurt)):
            if value:
                found[name].append((value, zone))
    return found


def _number_of(reading: Reading, argument: Argument, counts: dict[int, AmountMention]) -> int:
    amount = counts.get(argument.head)
    if amount is not None:
        return min(amount.quantity.low or 0, 99)
    return int(_mention(reading, argument, {}, {}) is not None)


def fate_of(happening: HappeningMention) -> str | None:
    """What a trigger says of a person, or None: nothing, or not as a fact."""
    if happening.modality in ("planned", "denied", "feared") or happening.polarity == "negative":
        return None
    if happening.person_measure == "killed":
        return "died"
    if happening.lemma.split()[0] in _STRUCK or happening.person_measure == "hit":
        return "struck"
    return "hurt" if happening.person_measure == "injured" else None


def _sufferers(happening: HappeningMention) -> list[Argument]:
    """The affected; for "his death", "the boy's wounds" the owner."""
    if happening.affected:
        return happening.affected
    return happening.agents[-1:] if happening.nominal and happening.frame in ("self", "of") else []


def _mention(reading: Reading, argument: Argument, chain_of: dict[int, int], names: dict[int, str]) -> Person | None:
    text = argument.text
    head = (
        reading.article.text[argument.head :].split(None, 1)[0].strip(".,;:!?\"'”’)").lower()
        if argument.head < len(reading.article.text)
        else ""
    )
    words = text.replace("’", "'").split()
    if not words or head in _PLURAL or _NUMERAL.search(text):
        return None
    age = _AGE.search(text)
    chain = chain_of.get(argument.head)
    noun = head.split("'")[0]
    proper = words[-1][:1].isupper() and len(words) <= 4
    name = names.get(chain, "") if chain is not None else text if proper else ""
    if not (age or noun in SEX_OF or noun in GROUP_OF or noun in PERSONAL or name):
        return None
    years = age.group(1).lower() if age else ""
    person = Person(
        sex=SEX_OF.get(noun, ""), group=GROUP_OF.get(noun, ""), age=years, surname=name.split()[-1].strip(".,'s") if name else ""
    )
    if years.isdigit():
        person.group = "child" if int(years) <= _FIRST_YEARS else "teen" if int(years) <= _LAST_TEEN else "adult"
    if noun not in ("he", "him", "his", "she", "her", "himself", "herself") and not proper:
        person.nouns.add(noun)
    if chain is not None:
        person.chains.add(chain)
    return person


def _match(people: list[Person], mention: Person, text: str, fate: str, taken: list[Person]) -> Person | None:
    """The person whom a mention means: by chain, name or age, else the best fitting one said before.

    Persons of the same list ("a man and his son") are different; a person found dead is not the one in hospital.
    """
    if _NEW.search(text):
        return None
    free = [p for p in people if not any(p is t for t in taken)]
    for person in free:
        if mention.chains & person.chains or (mention.surname and mention.surname == person.surname):
            return person
        if mention.age and mention.age == person.age and _fits(mention, person):
            return person
    indefinite = bool(_INDEFINITE.match(text))
    best, chosen = 0, None
    for order, person in enumerate(free):
        if not _fits(mention, person) or (mention.age and person.age) or (mention.surname and person.surname):
            continue
        same_noun = bool(mention.nouns & person.nouns)
        if indefinite and not same_noun:
            continue
        if fate == "hurt" and "died" in person.fates and not same_noun:
            continue
        score = 100 * same_noun + 50 * (fate in person.fates) + 30 * bool(mention.sex and mention.sex == person.sex) + order + 1
        if score > best:
            best, chosen = score, person
    return chosen


def _fits(a: Person, b: Person) -> bool:
    if a.sex and b.sex and a.sex != b.sex:
        return False
    if a.group and b.group and a.group != b.group:
        return {a.group, b.group} == {"child", "teen"}
    return True


def _merge(person: Person, mention: Person) -> None:
    person.sex = person.sex or mention.sex
    person.group = person.group or mention.group
    person.age = person.age or mention.age
    person.surname = person.surname or mention.surname
    person.nouns |= mention.nouns
    person.chains |= mention.chains
