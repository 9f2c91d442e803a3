"""Origins: who really says so, once wordings, outlets that repeat and texts that copy are seen through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.language import table
from tellings.model import Article, Claim, ClaimPair, Origin, Reading, Teller, make_id
from tellings.trace.figures import has_figure, nominal
from tellings.trace.naming import headed_by, is_agency, outlet_names
from tellings.trace.sources import Node, Sources, best_name, kind_of, person_of, same_person
from tellings.trace.standing import is_independent, issuer_kind
from tellings.trace.words import fold, word_list

_FINE = ("exact", "neighbourhood", "town", "near")
_OFFICES = frozenset("official officials officer officers chief chiefs commander authorities general captain".split())
"""People in office: those of a state, not of a group that takes no side."""


_PAPERS = frozenset(
    "report bulletin statement communiqué communique note letter document release paper survey memo circular update".split()
)
_THE = frozenset("a an the this that its their his her".split())


def is_paper(teller: Teller) -> bool:
    """Say whether a teller is named only by what he wrote: "the report", "a statement"."""
    words = word_list(teller.name.text) if teller.name else []
    return bool(words) and words[-1] in _PAPERS and set(words[:-1]) <= _THE and teller.body is None


@dataclass(slots=True)
class Attributed:
    """The Origins of a comparison and the Origin of every Claim."""

    origins: list[Origin]
    claim_origin: dict[str, str]


class Ledger:
    """For each Claim the source it stands on, found in steps from the plain to the inferred."""

    def __init__(
        self, readings: Sequence[Reading], copied: Mapping[str, ClaimPair], alike: Sequence[ClaimPair], folders: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.readings = readings
        self.copied = copied
        self.alike: dict[str, list[str]] = defaultdict(list)
        for pair in alike:
            if pair.direction == "unknown":
                self.alike[pair.source].append(pair.target)
                self.alike[pair.target].append(pair.source)
        self.folders = folders
        self.articles: dict[str, Article] = {r.article.id: r.article for r in readings}
        self.claims: dict[str, Claim] = {c.id: c for r in readings for c in sorted(r.claims, key=lambda c: (c.evidence.start, c.id))}
        self.by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            self.by_article[claim.article].append(claim)
        self.own_outlet: dict[str, list[str]] = defaultdict(list)
        vocabulary = {r.article.id: frozenset(word_list(r.article.text)) for r in readings}
        scenes = {r.article.id: frozenset(fold(p.place.name.text) for p in r.places if p.place.precision in _FINE) for r in readings}
        self.sources = Sources(self._outlets(), vocabulary, scenes, folders)
        self.given: dict[str, int] = {}
        self.own: dict[str, int] = {}

    def _outlets(self) -> dict[str, str]:
        """Names of the outlets of the comparison and of all news agencies, folded, to the name each goes by."""
        found: dict[str, str] = {}
        for row in table("agencies", folders=self.folders):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                found[fold(name)] = row["name"]
        for reading in self.readings:
            article = reading.article
            names = outlet_names(article, self.folders)
            if article.issuer is None:
                for name in names:
                    found.setdefault(fold(name), article.outlet or name)
                for name in names:
                    self.own_outlet[found[fold(name)]].append(article.id)
        return found

    def fill(self) -> None:
        """Give every Claim a node: the last link of its chain, the issuer of a statement, else the article itself."""
        for reading in self.readings:
            article = reading.article
            for claim in sorted(reading.claims, key=lambda c: (c.evidence.start, c.id)):
                if claim.attribution:
                    teller = claim.attribution[-1]
                    teller = (self._writer(teller, claim) if is_paper(teller) else None) or teller
                    self.given[claim.id] = self.sources.add(article.id, teller, self._issuer_for(claim, article))
        for reading in self.readings:
            self.own[reading.article.id] = self._speaker(reading.article)
        self._officers()
        self.sources.settle()

    def _officers(self) -> None:
        """Somebody whom any article names together with the body he speaks for is that body's voice in all of them."""
        told: dict[str, list[tuple[str, str, Teller]]] = defaultdict(list)
        for reading in self.readings:
            for teller in (t for a in reading.attributions for t in a.chain[-1:]):
                person = person_of(teller.name.text) if teller.name and teller.body else None
                if person is not None and word_list(person):
                    told[word_list(person)[-1]].append((person, reading.article.id, teller))
        for node in list(self.sources.nodes):
            name = None if node.outlet or node.issuer else person_of(node.text)
            if name is None or not word_list(name):
                continue
            for person, article, teller in told.get(word_list(name)[-1], ()):
                if same_person(name, person):
                    self.sources.speaks_for(node.number, article, teller)

    def _writer(self, paper: Teller, claim: Claim) -> Teller | None:
        """Who wrote "the report": of those who say a thing in it in the same article the nearest, one before rather than one behind."""
        noun = word_list(paper.name.text)[-1] if paper.name else ""
        text = self.articles[claim.article].text
        found = [
            c for c in self.by_article[claim.article]
            if c.attribution and not is_paper(c.attribution[-1]) and c.attribution[-1].kind != "unnamed"
            and noun in word_list(c.sentence.of(text))
        ]  # fmt: skip
        at = claim.evidence.start
        best = min(found, key=lambda c: (c.evidence.start > at, abs(c.evidence.start - at)), default=None)
        return best.attribution[-1] if best else None

    def _issuer_for(self, claim: Claim, article: Article) -> str | None:
        """The body for which the persons of a statement speak: "the chief" in the list of a group that takes no side is not its own."""
        name = claim.attribution[-1].name
        office = name is not None and not _OFFICES.isdisjoint(word_list(name.text))
        if article.issuer and office and issuer_kind(article.issuer, self.folders, article.text) == "monitor":
            return None
        return article.issuer

    def _speaker(self, article: Article) -> int:
        """The node for an article that says something itself: the body whose statement it is, or its outlet."""
        if article.issuer:
            node = self.sources.body(article.id, article.issuer, issuer_kind(article.issuer, self.folders, article.text))
            self.sources.nodes[node].issuer = True
            return node
        head = headed_by(article, self.folders)
        if head is not None:
            return self.sources.body(article.id, head, "monitor")
        headline = f"“{article.title}”" if article.title else None  # in quotation marks: it is no name of an outlet
        name = article.outlet or headline or (article.file or "").rsplit("/", 1)[-1] or article.id
        if article.outlet and is_independent(article.outlet, self.folders):
            return self.sources.body(article.id, name, "monitor")  # a rights group's own page: no outlet that re-tells
        node = self.sources.body(article.id, name, "news_agency" if is_agency(article, self.folders) else "outlet")
        self.sources.nodes[node].outlet = True
        return node

    def source(self, claim: Claim, seen: frozenset[str] = frozenset()) -> int:
        """The node behind a Claim.

        In this order: the chain's last link, and behind an outlet of the comparison what that outlet's own article says; the
        issuer; what the same article says of the same figure elsewhere; the source of the Claim it is copied from; a source that
        two articles have in common; the article itself.
        """
        if claim.id in seen:
            return self.own[claim.article]
        seen = seen | {claim.id}
        node = self.given.get(claim.id)
        pair = self.copied.get(claim.id)
        if node is not None:
            if self.sources.nodes[node].outlet and pair is not None and pair.source in self.claims:
                behind = self.claims[pair.source]
                if behind.article in self.own_outlet.get(self.sources.nodes[node].text, ()):
                    return self.source(behind, seen)
            return node
        if self.articles[claim.article].issuer:
            return self.own[claim.article]
        same = self._elsewhere(claim)
        if same is not None:
            return self.source(same, seen)
        if pair is not None and pair.source in self.claims:
            return self.source(self.claims[pair.source], seen)
        common = self._common(claim)
        return self.own[claim.article] if common is None else common

    def _common(self, claim: Claim) -> int | None:
        """Two articles tell a figure alike, the other on somebody's word, and this one too names him for something: their common source."""
        if claim.id not in self.alike:
            return None
        named = {self.sources.root(self.given[c.id]): self.given[c.id] for c in self.by_article[claim.article] if c.id in self.given}
        for other in sorted(self.alike[claim.id]):
            node = self.given.get(other)
            if node is not None and has_figure(claim) and self.sources.root(node) in named and not self.sources.nodes[node].outlet:
                return named[self.sources.root(node)]
        return None

    def _elsewhere(self, claim: Claim) -> Claim | None:
        """A sourced Claim of the same article with the same figure: a headline or a lead drops the source that the body names."""
        if not has_figure(claim):
            return None
        for other in self.by_article.get(claim.article, ()):
            if other.id in self.given and has_figure(other) and other.scope == claim.scope and (
                other.measure == claim.measure and nominal(other) & nominal(claim)
            ):  # fmt: skip
                return other
        return None

    def attributed(self) -> Attributed:
        """Join copies of unnamed sources, then write the Origins."""
        behind = {c.id: self.source(c) for c in self.claims.values()}
        for target, pair in sorted(self.copied.items()):
            a, b = behind.get(pair.source), behind.get(target)
            if a is not None and b is not None and self.sources.nodes[a].strength == self.sources.nodes[b].strength == 0:
                self.sources.join(a, b)
        return self._written({c: self.sources.root(n) for c, n in behind.items()})

    def _written(self, behind: Mapping[str, int]) -> Attributed:
        members = self.sources.members()
        claims: dict[int, list[str]] = defaultdict(list)
        for claim in self.claims:
            claims[behind[claim]].append(claim)
        names: dict[int, str] = {}
        taken: dict[str, list[int]] = defaultdict(list)
        for first in claims:
            names[first] = best_name(members[first])
            taken[fold(names[first])].append(first)
        origins = [self._origin(names[first], taken[fold(names[first])], members[first], claims[first]) for first in claims]
        ids = dict(zip(claims, (o.id for o in origins), strict=True))
        return Attributed(
            origins=sorted(origins, key=lambda o: (o.name.lower(), o.id)), claim_origin={c: ids[behind[c]] for c in sorted(self.claims)},
        )  # fmt: skip

    def _origin(self, name: str, same_name: Sequence[int], nodes: Sequence[Node], claims: Sequence[str]) -> Origin:
        """An Origin. Its id comes from its name, and from its first article where two sources go by one name."""
        articles = sorted({self.claims[c].article for c in claims})
        key: list[str] = [fold(name)] if len(same_name) == 1 else [fold(name), min(n.article for n in nodes), str(min(claims))]
        return Origin(
            id=make_id("origin", key), name=name, kind=kind_of(nodes, self.folders), articles=articles, claims=sorted(claims),
            aliases=sorted({n.text for n in nodes} - {name}),
        )  # fmt: skip


def find_origins(
    readings: Sequence[Reading], copied: Mapping[str, ClaimPair], alike: Sequence[ClaimPair] = (), folders: tuple[str, ...] = (),
) -> Attributed:  # fmt: skip
    """Find the Origin of every Claim.

    ``copied`` maps a Claim's id to the pair that tells which Claim it copies; ``alike`` are all aligned Claims.
    """
    ledger = Ledger(readings, copied, alike, folders)
    ledger.fill()
    return ledger.attributed()
