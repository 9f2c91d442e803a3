"""Conflicting places: one name put into two countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from tellings.model import Event, Evidence, Finding
from tellings.reconcile.finding_parts import Table, make

_STATE = re.compile(r"\b(?:republic|kingdom|sultanate|emirate|federation|state|country|nation) of (?-i:[A-Z])", re.IGNORECASE)
"""A state by its own description ("the island republic of Sarimanga"): no list of countries need hold it."""


class Put(NamedTuple):
    """A place name put into a country by one Article."""

    article: str
    country: str
    passage: Evidence


def _countries(table: Table) -> dict[str, str]:
    """The countries that the Articles name, as the gazetteer knows them: name in small letters to ISO code."""
    if "countries" not in table.kept:
        places = [p for c in table.case.claims for p in c.places if p.precision == "country" and p.country]
        table.kept["countries"] = {p.name.text.casefold(): p.country for p in places}
    return cast("dict[str, str]", table.kept["countries"])


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))


def find_country_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """A place of an Event that one Article puts into a country which another, that tells of the place elsewhere, never names."""
    if not _countries(table):
        return
    names = {p.name.text for c in table.by_event[event.id] for p in c.places if p.precision != "country"}
    for name in sorted(names):
        for put in _told(name, event, table):
            other = _elsewhere(name, put, event, table)
            if other is not None:
                yield make(
                    "conflicting places", "conflicting_countries", f"{table.said(put.passage)} against {table.said(other)}.",
                    evidence_=[put.passage, other], events=[event.id], confidence="likely",
                    reasons=[f"the one puts {name} into a country that the other, which names its own, never speaks of"],
                )  # fmt: skip
                return


def _told(name: str, event: Event, table: Table) -> Iterator[Put]:
    """Where an Article puts a name into a country, in a sentence about the Event or in its title."""
    countries = _countries(table)
    pattern = re.compile(
        rf"(?<!\w){re.escape(name)}(?:,? (?:in|of)|,| \()(?: (?:the|a) [\w -]{{2,30}} (?:of|in))? ?(?:\w+ern |central )?"
        rf"(?P<country>{_any_of(countries)})(?!\w)",
        re.IGNORECASE,
    )
    for article in event.articles:
        about = {c.sentence for c in table.by_article.get(article, []) if c.event == event.id}
        for sentence in table.sentences(article):
            if sentence.span not in about:
                continue
            for match in pattern.finditer(table.articles[article].text, sentence.span.start, sentence.span.end):
                yield Put(article, countries[match["country"].casefold()], table.trimmed(article, match.start(), match.end()))


def _elsewhere(name: str, put: Put, event: Event, table: Table) -> Evidence | None:
    """Where another Article of the Event tells of the name, and of some country, but never of that one."""
    for article in event.articles:
        text = table.articles[article].text
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)[^.\n]{{0,30}}", text, re.IGNORECASE)
        if article != put.article and found and _another(text, put.country, name, _countries(table)):
            return table.trimmed(article, found.start(), min(found.end(), found.start() + len(name) + 30))
    return None


def _another(text: str, country: str, name: str, countries: Mapping[str, str]) -> bool:
    """Whether a text names a country, and not the given one."""
    pattern = re.compile(rf"(?<!\w)(?:{_any_of(countries)})(?!\w)", re.IGNORECASE)
    named = {countries[m[0].casefold()] for m in pattern.finditer(text) if m[0].casefold() != name.casefold()}
    return country not in named and bool(named or _STATE.search(text))
