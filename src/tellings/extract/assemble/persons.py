"""The single people of an Article, each with all that is said around the mentions of him or her.

A mention is a name, an age, a described person ("another man") or a pronoun of a chain. Mentions with one name, one age or one
chain are one person; a definite description joins the latest fitting person. What happened to each is asked in :mod:`person_states`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.extract.assemble.victims import GROUP_OF, PERSONAL, SEX_OF
from tellings.model import Reading

READ_CHARS = 12_000
"""What stands further down a page is rarely of the incident."""

_NOUN = "|".join(sorted({*SEX_OF, *GROUP_OF, *PERSONAL} - {"he", "him", "himself", "his", "she", "her", "herself"}, key=len, reverse=True))
_DESCRIBED = re.compile(
    rf"\b(?P<det>an?|another|one|the|his|her|their|this|that|a second|a third|a fourth|a fifth|the second|the third|the other|the fourth)"
    rf" (?:[a-z][a-z'’-]* ){{0,3}}?(?P<noun>{_NOUN})\b(?![-'’])",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?P<noun>{_NOUN})\b(?![-'’])", re.IGNORECASE)
_CAPITAL = r"[A-Z][A-Za-z'’-]+"
_RUN_BEFORE = re.compile(
    rf"((?:{_CAPITAL}|[A-Z]\.)(?: (?:{_CAPITAL}|[A-Z]\.|[\"“][^\"”]{{2,20}}[\"”]|de|la|van|von|el)){{0,4}}(?:,? [JS]r\.?)?)[,:]? \(?$"
)
_RUN_AFTER = re.compile(
    rf"^(?:[- ]?(?:years?|months?)[- ]old)?,? ((?:{_CAPITAL}|[A-Z]\.)(?: (?:{_CAPITAL}|[A-Z]\.|de|la|van|von|el)){{0,4}})"
)
_NOUN_AFTER = re.compile(rf"[- ]?(?:years?|months?|weeks?|days?)?[- ]?(?:olds?)?(?: [A-Za-z'’-]+){{0,2}}? ({_NOUN})\b")
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)$")
_NEW = re.compile(r"^(?:another|a second|a third|a fourth|a fifth|the second|the third|the other|the fourth)$", re.IGNORECASE)
_NEVER_NAMES = frozenset(
    "police sheriff officer deputy sgt lt capt chief detective captain sergeant lieutenant county city department court hospital street"
    " avenue road school university monday tuesday wednesday thursday friday saturday sunday the a an he she they".split()
)


@dataclass(slots=True)
class Said:
    """One mention: where it stands and what it tells of the person."""

    start: int
    end: int
    kind: str
    name: tuple[str, ...] = ()
    age: int | None = None
    noun: str = ""
    new: bool = False
    definite: bool = False
    chain: int | None = None


@dataclass(slots=True)
class Somebody:
    """A person: the mentions, and what they tell together."""

    mentions: list[Said] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)

    def add(self, said: Said) -> None:
        """Take a mention in."""
        self.mentions.append(said)
        if said.name:
            self.names.add(said.name)
        if said.age is not None:
            self.ages.add(said.age)
        if said.noun:
            self.nouns.add(said.noun)
            sex = SEX_OF.get(said.noun)
            if sex:
                self.sexes.add(sex)
        if said.chain is not None:
            self.chains.add(said.chain)

    @property
    def known(self) -> bool:
        """True for a person with a name or an age."""
        return bool(self.names or self.ages)


def people_of(reading: Reading) -> list[Somebody]:
    """The persons of an Article in order of first mention."""
    found: list[Somebody] = []
    for said in sorted(_mentions(reading), key=lambda m: (m.start, m.end)):
        person = _owner(found, said)
        if person is None:
            if said.kind == "pronoun":
                continue
            person = Somebody()
            found.append(person)
        person.add(said)
    return found


def _mentions(reading: Reading) -> list[Said]:
    text = reading.article.text[:READ_CHARS]
    taken: list[tuple[int, int]] = []
    found = _aged(reading, text, taken)
    found += _chained(reading, len(text), taken)
    known = {part for said in found for part in said.name if len(part) > 2}
    chain_at = {m.head: c.id for c in reading.chains if c.kind == "person" for m in c.mentions}
    found += _again(text, known, taken)
    found += _described(text, taken, chain_at)
    for said in found:
        if said.chain is None:
            said.chain = next((chain_at[k] for k in range(said.start, said.end) if k in chain_at), None)
    return found


def _chained(reading: Reading, limit: int, taken: list[tuple[int, int]]) -> list[Said]:
    """Names and pronouns of the chains of persons."""
    found: list[Said] = []
    for chain in reading.chains:
        if chain.kind != "person":
            continue
        for mention in chain.mentions:
            span = mention.span
            if span.end > limit:
                continue
            if mention.kind == "pronoun":
                found.append(Said(span.start, span.end, "pronoun", chain=chain.id))
            elif mention.kind == "name":
                name = name_of(span.of(reading.article.text))
                if name and not _overlaps(taken, span.start, span.end):
                    found.append(Said(span.start, span.end, "name", name=name, chain=chain.id))
                    taken.append((span.start, span.end))
    return found


def _aged(reading: Reading, text: str, taken: list[tuple[int, int]]) -> list[Said]:
    found = []
    for amount in reading.amounts:
        low, span = amount.quantity.low, amount.span
        if amount.kind != "age" or low is None or low > 110 or span.end > len(text):
            continue
        age = 0 if re.search(r"month|week|day", text[span.start : span.end + 8]) else low
        before = _RUN_BEFORE.search(text[max(0, span.start - 60) : span.start])
        after = _RUN_AFTER.match(text[span.end : span.end + 80])
        start, end = span.start, span.end
        name: tuple[str, ...] = ()
        if before and re.fullmatch(r"\D*\d{1,3}\D?", span.of(text)) and name_of(before.group(1)):
            start, name = span.start - len(before.group(0)), name_of(before.group(1))
        elif after and name_of(after.group(1)):
            end, name = span.end + after.end(), name_of(after.group(1))
        described = None if name else _NOUN_AFTER.match(text[span.end : span.end + 40])
        noun = described.group(1).lower() if described else ""
        end = span.end + described.end() if described else end
        new = bool(re.search(r"\b(?:another|second|third|fourth|other) $", text[max(0, start - 12) : start], re.IGNORECASE))
        found.append(Said(start, end, "age", name=name, age=age, noun=noun, new=new))
        taken.append((start, end))
    return found


def name_of(text: str) -> tuple[str, ...]:
    """Given and family names in lower case, without titles, initials and suffixes; nothing where it is no name."""
    text = re.sub(r"^.*?\bold\b", "", _SUFFIX.sub("", text.strip(" ,.")))
    parts = [p.strip(".,'’\"“”").lower() for p in text.split() if p[:1].isupper()]
    parts = [p.removesuffix("'s").removesuffix("’s") for p in parts if len(p) > 1]
    if not parts or any(p in _NEVER_NAMES for p in parts[-2:]) or len(parts) > 5:
        return ()
    return (parts[0], parts[-1]) if len(parts) > 1 else (parts[0],)


def _again(text: str, known: set[str], taken: list[tuple[int, int]]) -> list[Said]:
    """Parts of known names that no chain has."""
    found = []
    for match in re.finditer(r"\b[A-Z][A-Za-z'’-]{2,}", text):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if word in known and word not in _NEVER_NAMES and not _overlaps(taken, match.start(), match.end()):
            found.append(Said(match.start(), match.end(), "name", name=(word,)))
            taken.append((match.start(), match.end()))
    return found


def _described(text: str, taken: list[tuple[int, int]], chain_at: dict[int, int]) -> list[Said]:
    found = []
    for match in _DESCRIBED.finditer(text):
        if _overlaps(taken, match.start(), match.end()):
            continue
        det = match.group("det").lower()
        new = bool(_NEW.match(det))
        definite = not new and det not in ("a", "an", "one")
        found.append(Said(match.start(), match.end(), "noun", noun=match.group("noun").lower(), new=new, definite=definite))
        taken.append((match.start(), match.end()))
    for match in _BARE.finditer(text):
        if match.start() in chain_at and not _overlaps(taken, match.start(), match.end()):
            found.append(Said(match.start(), match.end(), "noun", noun=match.group("noun").lower()))
            taken.append((match.start(), match.end()))
    return found


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken)


def _owner(people: list[Somebody], said: Said) -> Somebody | None:
    """The person whom a mention means, or None: somebody new."""
    if said.name:
        for person in reversed(people):
            named = any(_same_name(said.name, n) for n in person.names)
            if named and not (said.age is not None and person.ages and said.age not in person.ages):
                return person
    if said.age is not None and not said.new:
        fitting = (p for p in people if said.age in p.ages and not (said.name and p.names) and _may_be(p, said))
        return next(fitting, None)
    if said.name:
        return None
    if said.chain is not None and not said.new:
        for person in reversed(people):
            if said.chain in person.chains:
                return person
    return None if said.new or said.kind == "pronoun" else _by_noun(people, said)


_ANYBODY = frozenset("man woman boy girl teen teenager victim child".split())
_APART = 60
"""Characters after which "a man" may be the man of before; nearer he is another one of a list."""


def _by_noun(people: list[Somebody], said: Said) -> Somebody | None:
    for person in reversed(people):
        if said.noun in person.nouns and (said.definite or person.mentions[-1].start < said.start - _APART):
            return person
    if said.definite and said.noun in _ANYBODY:
        for person in reversed(people):
            if _may_be(person, said) and person.sexes and not person.names:
                return person
    return None


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == 2 and len(b) == 2:
        return a == b or (a[1] == b[1] and a[0][:3] == b[0][:3])
    return bool(set(a) & set(b))


def _may_be(person: Somebody, said: Said) -> bool:
    sex = SEX_OF.get(said.noun, "")
    return not (sex and person.sexes and sex not in person.sexes)
