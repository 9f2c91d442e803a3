"""From readings to Derivations: candidates, evidence, direction, thinning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.config import Settings
from tellings.model import Reading
from tellings.trace.candidates import candidates
from tellings.trace.changes import Match, match_claims
from tellings.trace.derive import Drawn, derive
from tellings.trace.evidence import Pair
from tellings.trace.features import function_words, stem
from tellings.trace.names import means, same_body
from tellings.trace.naming import Mention, core, head_names, is_agency, mentions, outlet_names
from tellings.trace.pairs import Text, prepare, share
from tellings.trace.quotations import SharedQuote, shared_quotes
from tellings.trace.thin import thin
from tellings.trace.words import fold


class Lineage:
    """The texts of a comparison, what they share and the edges drawn. Articles are numbered in the order of ``readings``."""

    def __init__(self, readings: Sequence[Reading], settings: Settings, since: Mapping[str, str] | None = None) -> None:
        self.settings = settings
        folders, told = tuple(settings.lexicons), since or {}
        self.texts: list[Text] = [prepare(r, outlet_names(r.article, folders), told.get(r.article.id), folders) for r in readings]
        self.agencies = [is_agency(r.article, folders) for r in readings]
        self.quotes: list[SharedQuote] = shared_quotes([t.words for t in self.texts], [t.quotes for t in self.texts])
        self.bodies = [_bodies(r) for r in readings]
        self.issuers = [r.article.issuer for r in readings]
        self.matches: dict[tuple[int, int], list[Match]] = {}
        self.named: dict[tuple[int, int], list[Mention]] = {}
        self._quotes_of: dict[tuple[int, int], list[SharedQuote]] = defaultdict(list)
        for quote in self.quotes:
            self._quotes_of[min(quote.a, quote.b), max(quote.a, quote.b)].append(quote)
        self.names = self._names()
        quoting = {pair: sum(q.a_words[1] - q.a_words[0] for q in found) for pair, found in self._quotes_of.items()}
        found = candidates(self.texts, quoting, list(self.names))
        self.edges: list[Drawn] = self._drawn(found)

    def _drawn(self, found: Sequence[tuple[int, int]]) -> list[Drawn]:
        drawn = []
        for a, b in found:
            pair = self.pair(a, b)
            edge = derive(pair)
            if edge is not None:
                self.matches[a, b] = pair.matches
                drawn.append(edge)
        return sorted(thin(drawn), key=lambda d: (d.record.source, d.record.target))

    def pair(self, a: int, b: int) -> Pair:
        """Align two Articles and gather who names whom."""
        shared = share(self.texts, a, b, self._quotes_of.get((a, b), []))
        return Pair(
            a=self.texts[a], b=self.texts[b], shared=shared, matches=match_claims(self.texts[a], self.texts[b], shared),
            names_a=self.names.get((a, b), []), names_b=self.names.get((b, a), []),
            issuer_a=self._issuer(a, b), issuer_b=self._issuer(b, a), hint_a=self._hint(a, b), hint_b=self._hint(b, a),
            stated=(self.issuers[a] is not None) - (self.issuers[b] is not None),
            agency_a=self.agencies[a], agency_b=self.agencies[b],
        )  # fmt: skip

    def _issuer(self, a: int, b: int) -> str | None:
        """The body whose statement ``a`` is, where ``b`` gives it as a source and is not its statement itself."""
        body, own = self.issuers[a], self.issuers[b]
        folders = tuple(self.settings.lexicons)
        if body is None or (own is not None and same_body(body, own, folders)):
            return None
        called = (body, *head_names(self.texts[a].reading.article))
        return next((c for c in called if any(means(c, name, folders) for name in self.bodies[b])), None)

    def _hint(self, a: int, b: int) -> str | None:
        """A source of ``b`` in one common noun ("the railway") that is a word of the name of the body whose statement ``a`` is."""
        body = self.issuers[a]
        if body is None or self.issuers[b] is not None:
            return None
        own = {stem(fold(w)) for w in body.split() if fold(w) not in function_words()}
        return next((n for n in self.bodies[b] if n.islower() and len(n.split()) == 1 and stem(fold(n)) in own), None)

    def _names(self) -> Mapping[tuple[int, int], list[Mention]]:
        """For (a, b): where article ``b`` names the outlet of ``a``. Each outlet is looked for once in each text."""
        holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, text in enumerate(self.texts):
            if text.outlets:
                holders[text.outlets].append(i)
        found: dict[tuple[int, int], list[Mention]] = {}
        held: dict[str, list[int]] = defaultdict(list)
        for i, text in enumerate(self.texts):
            for word in set(_WORD.findall(text.reading.article.text)):
                held[word].append(i)
        for names, owners in sorted(holders.items()):
            cores = [core(name) for name in names]
            plain = all(_WORD.fullmatch(c) for c in cores)
            for b in sorted({i for c in cores for i in held.get(c, ())}) if plain else range(len(self.texts)):
                text = self.texts[b]
                if plain or any(c in text.reading.article.text for c in cores):
                    met = mentions(text.reading, names, text.outlets)
                    for a in owners[:8] if met else ():
                        found[a, b] = met
        return found


_WORD = re.compile(r"\w+")


def _bodies(reading: Reading) -> tuple[str, ...]:
    """The names of all tellers of an Article's attributions."""
    found: set[str] = set()
    for mention in reading.attributions:
        for teller in mention.chain:
            found.update(n.text for n in (teller.name, teller.body) if n is not None)
    return tuple(sorted(found))
