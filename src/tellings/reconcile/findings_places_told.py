"""Conflicting places by the words: one name in two regions, a place that a text calls the wrong one, one kind of place in two towns.

Read off the sentences, as a place in a running text need be no place of a Claim ("in the yard and not in the kitchen").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tellings.model import Article, Evidence, Finding, Sentence
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.restating import stems

_N = r"[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)?"
_UNIT = r"(?:region|province|district|department|county|prefecture|governorate|canton|oblast|municipality|state|island|valley)"
IN_REGION = re.compile(
    rf"\b(?P<name>{_N})(?:,? (?:an? |the )?(?:[a-z][\w’'-]* ){{0,5}}?| )(?:in|of) (?:the )?"
    rf"(?:(?P<unit>{_UNIT}) of (?P<one>{_N})|(?P<two>{_N}) (?P<kind>{_UNIT}))\b"
)
"""A name with the region that it lies in: "Tern, a village in the province of Osk", "Tern in Osk province"."""

_IN = r"(?:in|at|on|inside|near|outside)"
_PLACE = r"(?:the |an? )?(?P<{0}>(?:[\w’'-]+ ){{0,2}}[\w’'-]+)"
NOT_THERE = re.compile(
    rf"\b{_IN} {_PLACE.format('right')},? (?:and |but )?not {_IN} {_PLACE.format('wrong')}"
    rf"|\bnot {_IN} {_PLACE.format('false')},? but {_IN} {_PLACE.format('true')}",
    re.IGNORECASE,
)
"""A place with the one that it was not: "in the yard and not in the kitchen"."""

_SITE = (
    r"(?:(?:bus|railway|train|police|fire|petrol|power|metro) station|market(?: square)?|town hall|cathedral|church|mosque|hospital|clinic|"
    r"school|university|stadium|airport|harbour|harbor|port|bridge|barracks|prison|factory|mine|square|checkpoint|camp|post|museum|hotel)"
)
SITE_OF = re.compile(
    rf"\b(?:at|in|near|outside|inside|of) (?:the )?(?:(?P<site>{_SITE}) (?:of|in|at) (?P<name>{_N})|(?P<town>{_N}) (?P<kind>{_SITE}))\b"
)
"""A kind of place with the town that it is in: "at the bus station of Tern", "near the Tern bus station"."""

_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december time first end way fact danger case doubt sight place question position charge".split()
)
ALIKE = 3
"""Content words that two sentences share, beside the places, where they tell of one thing."""


class Put(NamedTuple):
    """A name (or kind of place) with the place that it is put into."""

    what: str
    where: str
    passage: Evidence
    sentence: Sentence


def find_places_told(table: Table) -> Iterator[Finding]:
    """One Finding for each name or act that the Articles put into two places."""
    yield from _once(_regions(table))
    yield from _once(_contrasts(table))
    yield from _once(_sites(table))


def _once(found: Iterator[Finding]) -> Iterator[Finding]:
    first = next(found, None)
    if first is not None:
        yield first


def _body(article: Article, table: Table) -> Iterator[Sentence]:
    yield from (s for s in table.sentences(article.id) if s.role != "chrome")


def _linked(one: str, other: str, table: Table) -> bool:
    """Whether two Articles tell of one Event, or the one takes from the other."""
    events = [{c.event for c in table.by_article.get(a, []) if c.event} for a in (one, other)]
    return bool(events[0] & events[1]) or table.flows(one, other) or table.flows(other, one)


def _regions(table: Table) -> Iterator[Finding]:
    held: dict[str, list[Put]] = {}
    for article in table.case.articles:
        for sentence in _body(article, table):
            for m in IN_REGION.finditer(article.text, sentence.span.start, sentence.span.end):
                where, unit = m["one"] or m["two"], (m["unit"] or m["kind"])
                if where == m["name"] or stems(where) & stems(m["name"]):
                    continue
                put = Put(f"{m['name']} {unit}", where, table.trimmed(article.id, m.start(), m.end()), sentence)
                held.setdefault(put.what, []).append(put)
    for what, puts in held.items():
        for a in puts:
            for b in puts:
                if a.passage.article != b.passage.article and not stems(a.where) & stems(b.where) and _apart(a, b, table):
                    yield _made(a, b, f"{what.rsplit(' ', 1)[0]} lies in two {what.rsplit(' ', 1)[1]}s", table)


def _apart(a: Put, b: Put, table: Table) -> bool:
    """Whether two Articles are of one matter, and neither of them names the other's place."""
    one, other = a.passage.article, b.passage.article
    texts = [table.articles[x].text for x in (one, other)]
    return _linked(one, other, table) and b.where not in texts[0] and a.where not in texts[1]


def _contrasts(table: Table) -> Iterator[Finding]:
    for article in table.case.articles:
        for sentence in _body(article, table):
            m = NOT_THERE.search(article.text, sentence.span.start, sentence.span.end)
            if m is None or any(s <= m.start() < e for s, e in table.quoted(article.id)):
                continue
            wrong = (m["wrong"] or m["false"]).split()
            group = "wrong" if m["wrong"] else "false"
            for other in table.case.articles:
                told = _told_there(wrong, other, table) if other.id != article.id and _linked(article.id, other.id, table) else None
                if told is not None:
                    end = m.end() if group == "false" else m.start(group) + len(wrong[0])
                    here = table.trimmed(article.id, m.start(), max(end, m.end()))
                    yield make(
                        "conflicting places", "place_denied", f"{table.said(told)} against {table.said(here)}.",
                        evidence_=[told, here], events=table.events_at(here), confidence="likely",
                        reasons=["the one says that it was not there where the other puts it"],
                    )  # fmt: skip


def _told_there(wrong: list[str], other: Article, table: Table) -> Evidence | None:
    """Where another Article puts something at the place that was denied: under its first word or two with a content."""
    words = [w for w in wrong if stems(w)][:1]
    if not words or words[0].casefold() in _TIME:
        return None
    pattern = re.compile(
        rf"\b(?:in|at|on|inside|near|outside) (?:the |an? )?(?:[\w’'-]+ )?{re.escape(words[0])}\b[^.,;\n]{{0,25}}", re.IGNORECASE
    )
    for sentence in _body(other, table):
        m = pattern.search(other.text, sentence.span.start, sentence.span.end)
        if m is not None:
            return table.trimmed(other.id, m.start(), m.end())
    return None


def _sites(table: Table) -> Iterator[Finding]:
    puts: list[Put] = []
    for article in table.case.articles:
        for sentence in _body(article, table):
            for m in SITE_OF.finditer(article.text, sentence.span.start, sentence.span.end):
                what, where = (m["site"] or m["kind"]).casefold(), m["name"] or m["town"]
                puts.append(Put(what, where, table.trimmed(article.id, m.start(), m.end()), sentence))
    for a in puts:
        for b in puts:
            if a.what != b.what or a.passage.article == b.passage.article or stems(a.where) & stems(b.where):
                continue
            own = [{p.where for p in puts if p.passage.article == x.passage.article and p.what == a.what} for x in (a, b)]
            shared = table.stems_of(a.passage.article, a.sentence) & table.stems_of(b.passage.article, b.sentence)
            matter = shared - stems(f"{a.what} {a.where} {b.where}")
            if b.where in own[0] or a.where in own[1] or len(matter) < ALIKE:
                continue
            if _linked(a.passage.article, b.passage.article, table):
                yield _made(a, b, f"one {a.what} in two towns", table)


def _made(a: Put, b: Put, reason: str, table: Table) -> Finding:
    first, second = sorted((a, b), key=lambda p: table.order[p.passage.article])
    return make(
        "conflicting places", "places_told", f"{table.said(first.passage)} against {table.said(second.passage)}.",
        evidence_=[first.passage, second.passage], events=table.events_at(first.passage), confidence="likely", reasons=[reason],
    )  # fmt: skip
