"""The sources of a comparison: every name at the end of an Attribution chain, joined across articles and wordings.

A source as one article words it is a :class:`Node`. Names that have something of their own (a country, a town, a proper name) are joined
where their parts agree; weak ones ("police", "the ministry", "officials", "Moscow") are joined to the one
they can mean, looked for in their own article first, then in the whole comparison; where there are two, they stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tellings.language import table
from tellings.model import OriginKind, Teller
from tellings.trace.names import PERSONS, Parts, compatible, initials, name_parts, root
from tellings.trace.standing import LEGAL_FORMS, is_independent, is_of_state, is_sided
from tellings.trace.words import fold, word_list

_ARTICLE = re.compile(r"^(?:the|a|an|some|its|their|his|her)\s+", re.IGNORECASE)
_STATE = ("defence", "government", "foreign", "interior")
"""Fields of a state that its capital or its name alone can stand for."""
_ONE_A_COUNTRY = frozenset((*_STATE, "health", "coastguard", "intelligence", "border"))
"""Fields with one body a country. Of the others every town has its own: a weak name in one article is joined to a full name in
another only where the words of the full name ("Ostra" of "Ostra police") stand in the first article too, or both name two places.
"""
_KIND_ORDER: tuple[OriginKind, ...] = (
    "official", "medical", "monitor", "company", "news_agency", "outlet", "expert", "party", "witness", "unnamed",
)  # fmt: skip


_MEDIA = frozenset("the agency news newspaper daily website channel portal radio tv television broadcaster outlet".split())
LEAST_WORDS = 2
"""Words that a description of a body has in common with its full name."""
MOST_HOLDERS = 8
"""Articles with one full name in which the places of a weak name's article are looked for."""


@lru_cache(maxsize=1)
def _counting() -> re.Pattern[str]:
    """People who are counted ("three captured soldiers", "dozens of drivers") are no body's voice."""
    words = "|".join(re.escape(row["word"]) for row in table("numbers") if row["kind"] in _COUNTS)
    return re.compile(rf"(?:(?:at least|about|some|the|these|those) )?(?:a )?(?:\d+|{words})(?: of)? ", re.IGNORECASE)


_COUNTS = frozenset({"unit", "ten", "dozen", "few", "vague", "both"})


@dataclass(slots=True)
class Node:
    """A source in one article's wording. ``strength``: 3 a name of its own, 2 a person, 1 a field only, 0 nobody in particular."""

    number: int
    article: str
    text: str
    kinds: Counter[OriginKind] = field(default_factory=Counter)
    parts: Parts = field(default_factory=lambda: name_parts(""))
    person: str | None = None
    outlet: bool = False
    issuer: bool = False
    """The body speaks in a statement of its own: its kind is known from its name."""
    officer: bool = False
    """A person who speaks for a body that the source is named after."""

    @property
    def strength(self) -> int:
        """How much the name says about who it is."""
        if self.outlet or (self.parts.own and not self.person and self._named()) or (self.parts.family and self.parts.country):
            return 3
        if self.person:
            return 2
        if _counting().match(self.text):
            return 0
        return 1 if self.parts.family or self.parts.country or self.parts.bare_body else 0

    def _named(self) -> bool:
        """A capital beyond the first word's, or a field: a body's name and not a mere description ("a nurse")."""
        if self.kinds and set(self.kinds) == {"unnamed"} and not self.parts.family:
            return False
        return any(w[:1].isupper() for w in re.findall(r"[^\W\d_]+", _ARTICLE.sub("", self.text)))


class Sources:
    """Nodes and which of them are one source."""

    def __init__(
        self,
        outlets: dict[str, str],
        vocabulary: Mapping[str, frozenset[str]],
        scenes: Mapping[str, frozenset[str]],
        folders: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.outlets = outlets
        """Folded name of an outlet or agency, to the name it goes by."""
        self.vocabulary = vocabulary
        """The folded words of each article, by its id."""
        self.scenes = scenes
        """The folded names of towns and smaller places in each article."""
        self.folders = folders
        self.nodes: list[Node] = []
        self._index: dict[tuple[str, str], int] = {}
        self._parent: list[int] = []
        self._strength: list[int] = []
        self._voices: list[tuple[int, int]] = []
        """A person's node and that of the body for which an article says that he speaks."""

    def speaks_for(self, number: int, article: str, teller: Teller) -> None:
        """A person (the node) is named in an article together with his body, as ``teller``."""
        text, person = wording(teller, None, self.folders)
        if person is None and _plain(text) != _plain(self.nodes[number].text) and not name_parts(text, self.folders).empty:
            self._voices.append((number, self.add(article, teller, None)))

    def add(self, article: str, teller: Teller, issuer: str | None) -> int:
        """The number of the node for a teller in an article (made on first sight)."""
        text, person = wording(teller, issuer, self.folders)
        number = self._node(article, text)
        node = self.nodes[number]
        node.kinds[teller.kind] += 1
        if teller.kind == "party" and person == text:
            person = person if " " in text else None  # one word, and no witness: a body
        node.person = node.person or person
        service = _service(text, self.folders) if person and not node.parts.family else None
        if service:  # an officer speaks for his service: "Captain Orr" for the army that the article names, "Sheriff Pike" for the police
            node.person, node.parts = None, Parts(family=service, country=None, own=frozenset(), bare_body=False)
        return number

    def body(self, article: str, name: str, kind: OriginKind) -> int:
        """The number of the node for a body or outlet named outright."""
        words = name.split()
        while len(words) > 1 and words[-1].replace(".", "").lower() in LEGAL_FORMS | {"sa"}:
            words.pop()  # others name a firm without its legal form
        number = self._node(article, " ".join(words))
        self.nodes[number].kinds[kind] += 100  # outweighs what single mentions were taken for
        return number

    def _node(self, article: str, text: str) -> int:
        text = " ".join(text.split()) or "unnamed"
        key = (article, _plain(text))
        if key not in self._index:
            outlet = self.outlets.get(_plain(text)) or self._within(text)
            node = Node(number=len(self.nodes), article=article, text=outlet or text, parts=name_parts(text, self.folders))
            node.outlet = outlet is not None
            self._index[key] = node.number
            self._parent.append(node.number)
            self.nodes.append(node)
        return self._index[key]

    def _within(self, text: str) -> str | None:
        """The outlet in "agency TSW" or "the news agency RIA": a word list that ends or begins with its name."""
        words = re.findall(r"[^\W_]+", text)
        rest = [w for w in words if fold(w) not in _MEDIA]
        if rest and len(rest) < len(words):
            return self.outlets.get(fold(" ".join(rest)))
        return None

    def root(self, number: int) -> int:
        """The first node of the source that a node belongs to."""
        while self._parent[number] != number:
            number = self._parent[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Two nodes are one source."""
        a, b = sorted((self.root(a), self.root(b)))
        self._parent[b] = a

    def members(self) -> dict[int, list[Node]]:
        """The nodes of each source, by its first."""
        found: dict[int, list[Node]] = defaultdict(list)
        for node in self.nodes:
            found[self.root(node.number)].append(node)
        return found

    def settle(self) -> None:
        """Join all nodes that are one source, the surest reasons first."""
        self._strength = [n.strength for n in self.nodes]
        self._same_wording()
        self._persons()
        self._titled()
        self._acronyms()
        self._named_bodies()
        self._states()
        self._weak()
        self._described_bodies()
        self._officers()
        self._office_holders()

    def _spokesmen(self, *, least: int, most: int = 3) -> list[Node]:
        """One node for each wording among the nodes of a strength (outlets left out), in order."""
        found: dict[str, Node] = {}
        for node in self.nodes:
            if least <= self._strength[node.number] <= most and not node.outlet:
                found.setdefault(_plain(node.text), node)
        return list(found.values())

    def _same_wording(self) -> None:
        first: dict[str, int] = {}
        for node in self.nodes:
            if self._strength[node.number] >= 2:
                key = _plain(node.text)
                if key in first:
                    self.join(first[key], node.number)
                first.setdefault(key, node.number)

    def _persons(self) -> None:
        """A person named by surname alone is the one with that surname; a person with a body elsewhere speaks for it."""
        by_surname: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            if node.person:
                by_surname[(word_list(node.person) or [""])[-1]].append(node)
        for same in by_surname.values():
            seen: dict[str, Node] = {}
            for node in same:
                seen.setdefault(node.person or "", node)
            for i, a in enumerate(seen.values()):
                for b in list(seen.values())[:i]:
                    if same_person(a.person or "", b.person or ""):
                        self.join(a.number, b.number)

    def _titled(self) -> None:
        """A person with a title and without one: "Governor Ivo Stahl" and "Ivo Stahl"."""
        plain: dict[str, Node] = {}
        for node in self.nodes:
            words = _ARTICLE.sub("", node.text).split()
            if len(words) == 2 and node.text[:1].isupper() and words[1][:1].isupper() and not node.outlet:
                plain.setdefault(_plain(node.text), node)
        for node in self.nodes:
            words = node.text.split()
            if len(words) > 2 and not node.outlet and words[-2][:1].isupper():
                same = plain.get(_plain(" ".join(words[-2:])))
                if same is not None and words[-3].lower() not in ("of", "in", "at", "for", "and", "the"):
                    self.join(same.number, node.number)

    def _states(self) -> None:
        """A country as a teller ("Velia says") is the one body of its state that the texts name ("the Ministry of Defence of Velia")."""
        bodies = [n for n in self._spokesmen(least=3) if n.parts.family in _STATE or "ministry" in word_list(n.text)]
        for node in self.nodes:
            name = _ARTICLE.sub("", node.text)
            if node.outlet or " " in name or not name[:1].isupper() or node.parts.family:
                continue
            owned = re.compile(rf"\bof (?:the )?{re.escape(name)}\b|\b{re.escape(name)}['’]s\b")
            found = {self.root(b.number) for b in bodies if owned.search(b.text)}
            if len(found) == 1:
                self.join(node.number, found.pop())

    def _acronyms(self) -> None:
        wordings = self._spokesmen(least=0)
        short: dict[str, list[Node]] = defaultdict(list)
        for node in wordings:
            if node.parts.acronym:
                short[node.parts.acronym].append(node)
        for node in wordings if short else ():
            if not node.parts.acronym:
                for found in sorted(initials(node.text) & short.keys()):
                    for other in short[found]:
                        self.join(other.number, node.number)

    def _named_bodies(self) -> None:
        """Join names of bodies whose parts agree with all names that their sources have so far."""
        strong = self._spokesmen(least=3)
        parts: dict[int, list[Parts]] = defaultdict(list)
        for node in strong:
            parts[self.root(node.number)].append(node.parts)
        for i, a in enumerate(strong):
            for b in strong[:i]:
                first, second = self.root(a.number), self.root(b.number)
                agree = _one_body(a.parts, b.parts) and all(compatible(x, y) for x in parts[first] for y in parts[second])
                if first != second and (agree or _described(a, b)):
                    self.join(first, second)
                    parts[self.root(first)] = parts.pop(first) + parts.pop(second)

    def _weak(self) -> None:
        full: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            if self._strength[node.number] == 3 and not node.outlet:
                full[_plain(node.text)].append(node)
        homeless = []
        for node in self.nodes:
            if self._strength[node.number] == 1:
                choices = self._choices(node, full)
                if len(choices) == 1:
                    self.join(node.number, choices.pop())
                elif not choices and not node.parts.bare_body:
                    homeless.append(node)
        self._together(homeless)

    def _described_bodies(self) -> None:
        """ "The rescue centre" is the Maritime Rescue Coordination Centre, where no other full name has all its words."""
        full = [n for n in self._spokesmen(least=3) if len(n.parts.own) > LEAST_WORDS]
        for node in self.nodes:
            own = node.parts.own
            if self._strength[node.number] or node.outlet or node.person or len(own) < LEAST_WORDS or _counting().match(node.text):
                continue
            found = {self.root(n.number) for n in full if own < n.parts.own and n.parts.family == node.parts.family}
            if len(found) == 1 and self._parent[node.number] == node.number:
                self.join(node.number, found.pop())

    def _together(self, homeless: Sequence[Node]) -> None:
        """Names without a fuller one anywhere: "police" here and "police" there are one, as far as can be known."""
        first: dict[tuple[object, ...], int] = {}
        for node in homeless:
            local = node.parts.family not in _ONE_A_COUNTRY
            for key in ((node.parts.family, node.parts.country, _plain(node.text) if local else ""), (node.parts.family, node.article)):
                if key in first:
                    self.join(first[key], node.number)
                first.setdefault(key, node.number)

    def _choices(self, weak: Node, full: Mapping[str, Sequence[Node]]) -> set[int]:
        """The sources (first nodes) that a weak name can mean: those of its own article, if any, else those of the others."""
        meant = [nodes for nodes in full.values() if _may_mean(weak, nodes[0])]
        here = {self.root(n.number) for nodes in meant for n in nodes if n.article == weak.article}
        if here:
            return here
        return {self.root(n.number) for nodes in meant for n in nodes[:MOST_HOLDERS] if self._told_of(weak, n)}

    def _told_of(self, weak: Node, full: Node) -> bool:
        """Whether a weak name's article speaks of the same town as the full name."""
        if full.parts.family in _ONE_A_COUNTRY or not full.parts.own or "ministry" in word_list(full.text):
            return True
        if len(self.scenes.get(weak.article, frozenset()) & self.scenes.get(full.article, frozenset())) >= 2:
            return True
        own = {w for w in word_list(full.text) if (root(w) if len(w) > 5 else w) in full.parts.own}
        return own <= self.vocabulary.get(weak.article, frozenset())

    def _officers(self) -> None:
        """A named officer of a body is that body's voice, whatever the article he speaks in calls him; not of two bodies."""
        bodies: dict[int, set[int]] = defaultdict(set)
        for person, body in self._voices:
            bodies[person].add(self.root(body))
        for person, found in bodies.items():
            if len(found) == 1:
                self.nodes[person].officer = True
                self.join(person, found.pop())

    def _office_holders(self) -> None:
        """ "The mayor" in one article and "Mayor Ivo Stahl" in another: one office, and the name stands in the first article too."""
        holders = [n for n in self._spokesmen(least=3) if n.parts.family in ("local", "justice")]
        for i, a in enumerate(holders):
            for b in holders[:i]:
                same = self.root(a.number) == self.root(b.number) or a.article == b.article
                if same or not set(word_list(a.text)) & set(word_list(b.text)):
                    continue
                if any(
                    len(words) >= 2 and words[-1] in self.vocabulary.get(other.article, ())
                    for one, other in ((a, b), (b, a)) for words in ([fold(w) for w in _capitals(one.text)],)
                ):  # fmt: skip
                    self.join(a.number, b.number)


def _plain(text: str) -> str:
    return fold(_ARTICLE.sub("", text))


def _described(a: Node, b: Node) -> bool:
    """One name is the other with a description before it: "civil defence agency Ardo" and "Ardo"."""
    short, long = sorted((_ARTICLE.sub("", n.text) for n in (a, b)), key=len)
    if not short[:1].isupper() or not long.endswith(f" {short}"):
        return False
    before = long.removesuffix(f" {short}").split()
    return bool(before) and all(w[0].islower() for w in before) and before[-1] not in ("of", "in", "at", "from", "for", "near")


def _one_body(a: Parts, b: Parts) -> bool:
    """Two full names agree: the same field and country, or a field and own words of which one has all of the other's."""
    if not compatible(a, b) or a.family != b.family:
        return False
    if a.own and b.own:
        return True
    return a.family is not None and a.country is not None and a.country == b.country


def _may_mean(weak: Node, full: Node) -> bool:
    a, b = weak.parts, full.parts
    if a.country and b.country and a.country != b.country:
        return False
    if a.family:
        state = a.family == "government" and a.country is not None and a.country == b.country and b.family in _STATE
        return a.family == b.family or state
    if a.country:
        return b.country == a.country and b.family in _STATE
    shared = set(word_list(weak.text)) & set(word_list(full.text))
    return a.bare_body and bool(shared - {"the", "of", "and"})


def wording(teller: Teller, issuer: str | None, folders: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """What a teller is called as a source: its body where one is named, else itself; and the person's name where there is no body.

    In a statement of a body, persons without a body of their own and words such as "the press service" are the body.
    """
    name = teller.name.text if teller.name else None
    body = teller.body.text if teller.body else None
    for candidate in (body, name):
        if candidate is None:
            continue
        parts = name_parts(candidate, folders)
        if candidate is body and name and (parts.empty or parts.bare_body) and not parts.family and _says_more(name, body or "", folders):
            continue
        if issuer and (parts.empty or (parts.bare_body and not parts.family and not parts.own)):
            return issuer, None
        if candidate is body and parts.empty:
            continue
        return candidate, person_of(candidate) if candidate is name else None
    return name or "unnamed", None


def _says_more(name: str, body: str, folders: tuple[str, ...]) -> bool:
    """The name is the body's word with a proper name or a field to it: "agency TSW" for "agency"."""
    more, words = set(word_list(name)), set(word_list(body))
    if not words < more or more & PERSONS:
        return False
    return name_parts(name, folders).family is not None or any(w[0].isupper() for w in _capitals(name) if fold(w) not in words)


def _capitals(text: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper()]


def person_of(name: str) -> str | None:
    """The name of a person: two or three capitalised words (titles before them left out) without a body's word."""
    words = re.findall(r"[^\W\d_][^\W\d_.'’-]*(?:['’.-][^\W\d_]+)*", name)
    capital = [w for w in words if w[0].isupper() and not w.isupper()]
    parts = name_parts(name)
    if parts.family or parts.country or parts.bare_body or not 1 <= len(capital) <= 6 or len(capital) < len(words) - 2:
        return None
    return " ".join(capital[-3:])


def same_person(a: str, b: str) -> bool:
    """The same last word, and no other first name."""
    left, right = word_list(a), word_list(b)
    if not left or not right or left[-1] != right[-1] or len(left[-1]) < 3:
        return False
    return len(left) == 1 or len(right) == 1 or bool(set(left[:-1]) & set(right[:-1]))


_SERVICES = {"military": "defence", "police": "police", "medical": "medical"}


def _service(text: str, folders: tuple[str, ...]) -> str | None:
    """The field of the title before a person's name."""
    titles = {row["title"].lower(): row["kind"] for row in table("person_titles", folders=folders)}
    for word in re.findall(r"[^\W\d_]+", text):
        if word.lower() in titles and word[0].isupper():
            return _SERVICES.get(titles[word.lower()])
    return None


def kind_of(nodes: Sequence[Node], folders: tuple[str, ...] = ()) -> OriginKind:
    """The kind that most wordings give; a field decides for officials and hospitals, a word for those who take no side.

    A body of which nothing is known but its name is no party for that: whether it takes part is read off what it does.
    """
    if any(n.outlet for n in nodes):
        counts = sum((n.kinds for n in nodes), Counter[OriginKind]())
        return "news_agency" if counts["news_agency"] else "outlet"
    families = {n.parts.family for n in nodes if n.parts.family}
    if families != {"medical"} and any(is_independent(n.text, folders) for n in nodes):
        return "monitor"
    counts = sum((n.kinds for n in nodes), Counter[OriginKind]())
    kind: OriginKind = min(_KIND_ORDER, key=lambda k: (-counts[k], _KIND_ORDER.index(k)))
    if any(n.issuer for n in nodes) and kind in ("company", "monitor", "medical"):
        return kind
    if families:
        return "medical" if families == {"medical"} else "official"
    if kind == "monitor" and any(is_of_state(n.text) for n in nodes):
        return "official"
    return "official" if kind == "party" and not any(is_sided(n.text, folders) for n in nodes) else kind


def best_name(nodes: Sequence[Node]) -> str:
    """The wording that says most: strongest, then most used, then without a run of capitals, then shortest."""

    def rank(node: Node) -> tuple[object, ...]:
        parts = node.parts
        said = (parts.family is not None) + bool(parts.country or parts.own)
        length = len(node.text)
        return (node.officer, -node.strength, -said, node.text.isupper(), length > 60, -node.kinds.total(), length, node.text)

    return _small(_ARTICLE.sub("", min(nodes, key=rank).text))


def _small(name: str) -> str:
    """A name in capitals ("MINISTRY OF HEALTH") as it is written elsewhere."""
    if not name.isupper() or len(name) < 7:
        return name
    minor = {"OF", "THE", "AND", "FOR", "IN", "ON", "TO"}
    return " ".join(w.lower() if w in minor and i else w.capitalize() for i, w in enumerate(name.split()))
