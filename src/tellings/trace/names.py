"""What a source's name says: its field (police, defence ...), its country, and the words that are its own.

"The Russian Defence Ministry", "Ministry of Defense of Russia" and "Moscow's MoD" have the same parts; "the ministry" has only a
field that is not told. :func:`name_parts` takes a name apart, :func:`compatible` compares two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.language import table
from tellings.trace.words import fold

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_CLOSED = frozenset(
    "the a an of to in for on at and or from by with its his her their our this that some several many two three other local"
    " unnamed anonymous named same own so-called near who which not republic kingdom federal federation national provincial regional"
    " municipal general senior top deputy acting former region province district county".split()
)
_SPELLINGS = {
    "defence": "defense", "centre": "center", "harbour": "harbor", "labour": "labor", "ministries": "ministry", "depts": "department",
    "dept": "department", "coastguards": "coastguard", "organisation": "organization", "organisations": "organization", "armies": "army",
    "coast-guard": "coastguard", "programme": "program", "govt": "government", "min": "ministry",
}  # fmt: skip
PERSONS = frozenset(
    "source sources official officials spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives statement"
    " report release bulletin press service officer officers head chief chairman director member members staff department office"
    " agency body website site page channel account post tweet briefing data figures".split()
)
"""Words for a person or a paper of a body: "a source in the ministry" is the ministry's word."""
BODY_NOUNS = frozenset("ministry department office service agency authority authorities command force forces headquarters".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart. ``own`` are its own words, roots of nationalities and places among them set apart in ``countries``."""

    family: str | None
    country: str | None
    own: frozenset[str]
    bare_body: bool
    """Only a word such as "ministry" or "department" that leaves the field open."""
    acronym: str | None = None

    @property
    def empty(self) -> bool:
        """Nothing but generic words: "officials", "sources"."""
        return self.family is None and self.country is None and not self.own and not self.bare_body


@lru_cache(maxsize=4)
def _families(folders: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = table("source_families", folders=folders)
    listed = [(tuple(_tokens(row["words"])), row["family"]) for row in rows]
    return tuple(sorted(listed, key=lambda x: (-len(x[0]), x[0])))


@lru_cache(maxsize=4)
def _countries(folders: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """Folded words of countries, nationalities and seats of government, to the code (or name) of the state."""
    found: dict[tuple[str, ...], str] = {}
    by_name: dict[str, str] = {}
    for row in table("countries", folders=folders):
        for cell in ("adjectives", "people", "names"):
            for name in filter(None, row[cell].split("|")):
                found.setdefault(tuple(_tokens(name)), row["iso"])
                by_name.setdefault(fold(name), row["iso"])
                if cell == "adjectives" and " " not in name:
                    by_name.setdefault(root(fold(name)), row["iso"])
    for row in table("metonyms", folders=folders):
        name = fold(row["stands_for"])
        state = by_name.get(name) or by_name.get(root(name)) or root(name)
        found.setdefault(tuple(_tokens(row["name"])), state)
        found.setdefault(tuple(_tokens(row["stands_for"])), state)
    return {k: v for k, v in found.items() if k}


def _tokens(name: str) -> list[str]:
    words = []
    for match in _WORD.finditer(name):
        word = re.sub(r"['’]s?$", "", match.group().replace("’", "'")).rstrip(".")
        folded = fold(word)
        folded = _SPELLINGS.get(folded, folded)
        if folded and folded not in _CLOSED:
            words.append(folded)
    return words


_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "is", "ns", "n", "ia", "i", "a", "land", "e", "y", "s")


def root(word: str) -> str:
    """What a country's name and its adjective have in common: "velia" and "velian" are "veli"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8192)
def name_parts(name: str, folders: tuple[str, ...] = ()) -> Parts:
    """Take a name apart. Words for persons and papers of a body are left out."""
    words = _tokens(name)
    family, words = _take_family(words, folders)
    country, words = _take_country(words, folders)
    bare = any(w in BODY_NOUNS for w in words)
    own = frozenset(root(w) if len(w) > 5 else w for w in words if w not in PERSONS and w not in BODY_NOUNS)
    squeezed = re.sub(r"[^A-Za-z]", "", name)
    acronym = fold(squeezed) if 2 <= len(squeezed) <= 7 and " " not in name.strip() and sum(c.isupper() for c in squeezed) >= 2 else None
    return Parts(family=family, country=country, own=own, bare_body=bare, acronym=acronym)


def _take_family(words: list[str], folders: tuple[str, ...]) -> tuple[str | None, list[str]]:
    """The field of the longest listed phrase whose words all stand in the name, in any order for ministries."""
    held = set(words)
    for phrase, family in _families(folders):
        if _consecutive(words, phrase) or (len(phrase) > 1 and held.issuperset(phrase)):
            same = {p[0] for p, f in _families(folders) if f == family and len(p) == 1}  # "police officers" has two words for one field
            return family, [w for w in words if w not in phrase and w not in same]
    return None, words


def _take_country(words: list[str], folders: tuple[str, ...]) -> tuple[str | None, list[str]]:
    countries = _countries(folders)
    for size in (4, 3, 2, 1):
        for i in range(len(words) - size + 1):
            state = countries.get(tuple(words[i : i + size]))
            if state:
                return state, words[:i] + words[i + size :]
    return None, words


def _consecutive(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == tuple(phrase) for i in range(len(words) - len(phrase) + 1))


def initials(name: str) -> frozenset[str]:
    """The acronyms a name can have: initials of its words with and without the small ones ("mod" and "md")."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in ("the", "a", "an")]
    full = "".join(fold(w)[:1] for w in words)
    capitals = "".join(fold(w)[:1] for w in words if w[0].isupper())
    return frozenset(x for x in (full, capitals) if len(x) >= 2)


def compatible(a: Parts, b: Parts) -> bool:
    """Say whether two names can mean one body: same field, no other country, the own words of one among the other's."""
    if a.family != b.family and not (a.family is None and a.bare_body) and not (b.family is None and b.bare_body):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    return a.own <= b.own or b.own <= a.own


def same_body(a: str, b: str, folders: tuple[str, ...] = ()) -> bool:
    """Say whether two names mean one body where nothing else is known: compatible, and with something in common."""
    left, right = name_parts(a, folders), name_parts(b, folders)
    if left.empty or right.empty:
        return False
    if (left.acronym and left.acronym in initials(b)) or (right.acronym and right.acronym in initials(a)):
        return True
    if not compatible(left, right):
        return False
    shared = (left.family == right.family and left.family is not None) or bool(left.own & right.own)
    return shared or (left.country == right.country and left.country is not None and left.family == right.family)


def means(body: str, name: str, folders: tuple[str, ...] = ()) -> bool:
    """Say whether a name in another text means a body: the same body, or the whole of which it is an office ("the UN")."""
    if same_body(body, name, folders):
        return True
    short = name_parts(name, folders).acronym
    first = re.match(r"[^\W\d_]+", body)
    return short is not None and first is not None and first[0].isupper() and fold(first[0]) == short and len(body.split()) > 1
