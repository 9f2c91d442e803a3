"""Findings about what happened to a text on its way: misplaced quotation, derived text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tellings.model import Derivation, Evidence, Finding, Sentence, Span
from tellings.reconcile.earlier import DAYS, former, names_earlier_time
from tellings.reconcile.finding_parts import Table, listed, make
from tellings.reconcile.findings_where_when import days_apart, places_apart
from tellings.reconcile.moments import moment
from tellings.reconcile.said_of import said_of, said_of_others

MUCH = 0.6
"""Share of the shorter text from which common wording is worth a Finding although nobody can say who took it."""

SPOKEN = re.compile(r"\b(?:said|says|told|wrote|declared|recalled|remembered|added|warned)\b", re.IGNORECASE)

Quoted = tuple[str, int, int]
"""A quotation: article id, start and end of the quoted words."""

ALIKE = 0.85
"""Similarity from which two quotations are the same words (measured by the trace stage on word lists)."""


def find_misplaced_quotations(table: Table) -> Iterator[Finding]:
    """The same words quoted about two different Events: one Finding for each quotation, however many articles have it."""
    for places in _same_words(table):
        then = [p for p in places if _of_earlier(p, table)]
        now = [p for p in places if p not in then and not any(_long_before(p, q, table) for q in then)]
        if then and now:
            yield _brought_forward(then, now, table)
            continue
        events = {place: _context(*place, table) for place in places}
        known = [p for p in places if events[p]]
        matters = not then and any(said_of(p[0], p[2], table) for p in places)
        moved = next((p for p in combinations(places, 2) if said_of_others(*p, table)), None) if matters else None
        if moved:
            yield _said_of(moved, table)
        elif then:
            continue
        elif (_told_apart({e for e in events.values() if e}, table) and _sure(events, table)) or _names_apart(known, events, table):
            yield _misplaced(known, {p: e for p, e in events.items() if e}, table)


def _of_earlier(place: Quoted, table: Table) -> bool:
    """Whether words around a quotation say that it was spoken of an earlier event, or at a former time.

    Looked at are the sentences of the quotation and what its paragraph says before it.
    """
    article, start, end = place
    text = table.articles[article].text
    own = [s for s in table.sentences(article) if s.span.start < end and start < s.span.end]
    if not own:
        return False
    first = min(s.paragraph for s in own)
    before = [s for s in table.sentences(article) if s.paragraph == first and s.span.end <= own[0].span.start]
    after = [s for s in table.sentences(article) if s.span.start >= end and s.paragraph == own[-1].paragraph][:1]
    around = text[own[0].span.start : start] + " " + text[end : own[-1].span.end]
    if former(around) or names_earlier_time(around, article, table):
        return True
    if after and not any(s <= after[0].span.start < e for s, e in table.quoted(article)) and _goes_on(text, end, after[0]):
        around = after[0].span.of(text)
        if former(around):
            return True
    return bool(before) and _speaks_of_former(before[-1], article, table)


def _goes_on(text: str, end: int, following: Sentence) -> bool:
    """Whether the sentence after a quotation only says who spoke it."""
    return following.span.start - end <= len("” ") + 1 and bool(SPOKEN.search(following.span.of(text)))


def _speaks_of_former(sentence: Sentence, article: str, table: Table) -> bool:
    """Whether the sentence before a quotation tells of an earlier event."""
    words = sentence.span.of(table.articles[article].text)
    if former(words) or names_earlier_time(words, article, table):
        return True
    return any(c.scope == "background" and c.sentence == sentence.span for c in table.by_article.get(article, []))


def _long_before(a: Quoted, b: Quoted, table: Table) -> bool:
    """Whether the first Article came out days before the second: it may be of the earlier event's own time."""
    one, other = (moment(table.articles[p[0]].published_at) or moment(table.articles[p[0]].published) for p in (a, b))
    return bool(one and other and (other.earliest - one.latest).days >= DAYS)


def _said_of(places: Sequence[Quoted], table: Table) -> Finding:
    passages = [table.cut(*place) for place in places]
    words = " ".join(passages[0].quote.split())
    short = words if len(words) <= 80 else f"{words[:79]}…"
    what = [matter for place in places if (matter := said_of(place[0], place[2], table))]
    return make(
        "misplaced quotation", "quotation_said_of_another",
        f"“{short}” is given as said of {listed([f'“{w}”' for w in what])}, which cannot all be so.",
        evidence_=passages, events=sorted({e for p in passages for e in table.events_at(p)}), confidence="likely",
        reasons=["the words are the same, and what they are said to be said of is another place"],
    )  # fmt: skip


def _brought_forward(then: Sequence[Quoted], now: Sequence[Quoted], table: Table) -> Finding:
    passages = [table.cut(*place) for place in [*then, *now]]
    words = " ".join(passages[0].quote.split())
    short = words if len(words) <= 80 else f"{words[:79]}…"
    return make(
        "misplaced quotation", "quotation_brought_forward",
        f"“{short}” was said of an earlier event, as {listed([table.name(p[0]) for p in then])} says; "
        f"{listed([table.name(p[0]) for p in now])} gives it as said of this one.",
        evidence_=passages, events=sorted({e for p in passages[len(then) :] for e in table.events_at(p)}), confidence="likely",
        reasons=["the words are the same, and beside them one telling names a former time"],
    )  # fmt: skip


def _sure(events: Mapping[Quoted, str | None], table: Table) -> bool:
    """Whether each Article tells its own Events only, or what tells them stands in the quotations' own paragraphs.

    What another paragraph tells proves little where an Article tells of several happenings.
    """
    told = {place[0]: {c.event for c in table.by_article.get(place[0], []) if c.event} for place, event in events.items() if event}
    if all(not told[a] & told[b] for a, b in combinations(told, 2)):
        return True
    return all(_beside(place, event, table) for place, event in events.items() if event)


def _beside(place: Quoted, event: str, table: Table) -> bool:
    article, start, end = place
    paragraphs = {s.paragraph for s in table.sentences(article) if s.span.start < end and start < s.span.end}
    spans = [s.span for s in table.sentences(article) if s.paragraph in paragraphs]
    return any(c.event == event and any(span.covers(c.sentence) for span in spans) for c in table.by_article.get(article, []))


def _told_apart(events: set[str], table: Table) -> bool:
    """Whether the Events are of different days or places: two that only have different ids may be one that was split."""
    found = [e for e in table.case.events if e.id in events]
    return any(days_apart(a.period, b.period) or places_apart(a, b) for a, b in combinations(found, 2))


_NAMED = re.compile(r"\b(?:at|in|of|on|near|outside) (?:the )?([A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*)")


def _names_apart(places: Sequence[Quoted], events: Mapping[Quoted, str | None], table: Table) -> bool:
    """Whether two Articles, each mainly about another Event, put a quotation beside places of which the other has not a word."""
    for a, b in combinations(places, 2):
        one, other = events[a], events[b]
        if one is None or other is None or one == other or not (table.mainly(a[0], one) and table.mainly(b[0], other)):
            continue
        if table.mainly(a[0], other) or table.mainly(b[0], one):
            continue
        if any(_own_place(p, q[0], table, here=True) and _own_place(q, p[0], table, here=False) for p, q in ((a, b), (b, a))):
            return True
    return False


def _own_place(place: Quoted, other: str, table: Table, *, here: bool) -> bool:
    """Whether the words behind a quotation (``here``), or an Article up to it, name a place that another Article does not know."""
    article, start, end = place
    text, theirs = table.articles[article].text, table.articles[other].text
    last = next((s.span.end for s in table.sentences(article) if s.span.start < end <= s.span.end + 2), end)
    after = next((s.span.end for s in table.sentences(article) if s.span.start >= last and s.span.start - end < len("” ,") + 1), last)
    names = [m[1] for m in (_NAMED.finditer(text, end, max(last, after)) if here else _NAMED.finditer(text, 0, start))]
    return any(not re.search(rf"\b{re.escape(n)}\b", theirs) for n in names)


def _same_words(table: Table) -> list[list[Quoted]]:
    """Quotations that hold the same words, as (article, start, end), in the order of the Articles."""
    groups = _Groups()
    for pair in (p for p in table.case.trace.quotations if p.similarity >= ALIKE):
        groups.add({(pair.article_a, pair.start_a, pair.end_a), (pair.article_b, pair.start_b, pair.end_b)})
    return [_one_each(sorted(g, key=lambda q: (table.order[q[0]], q[1]))) for g in groups.all()]


class _Groups:
    """Quotations that overlap, directly or by way of others. A group keeps the largest of those it is made of as its home."""

    def __init__(self) -> None:
        self._members: list[set[Quoted]] = []
        self._home: list[int] = []
        self._last: dict[int, None] = {}
        self._places: dict[str, dict[Quoted, int]] = {}  # by Article, each quotation with a group that went into its own

    def add(self, two: set[Quoted]) -> None:
        """Take in a pair of alike quotations."""
        near = {self._find(g) for y in two for x, g in self._places.get(y[0], {}).items() if _overlap(x, y)}
        if not near:
            near = {len(self._members)}
            self._home.append(len(self._members))
            self._members.append(set())
        home = max(near, key=lambda g: (len(self._members[g]), -g))
        for other in near - {home}:
            self._members[home] |= self._members[other]
            self._members[other], self._home[other] = set(), home
            del self._last[other]
        self._members[home] |= two
        self._last.pop(home, None)
        self._last[home] = None
        for quoted in two:
            self._places.setdefault(quoted[0], {})[quoted] = home

    def _find(self, group: int) -> int:
        while self._home[group] != group:
            group = self._home[group]
        return group

    def all(self) -> list[set[Quoted]]:
        """The groups, in the order in which they last grew."""
        return [self._members[g] for g in self._last]


def _one_each(places: Sequence[Quoted]) -> list[Quoted]:
    return list({article: (article, start, end) for article, start, end in reversed(places)}.values())[::-1]


def _overlap(a: Quoted, b: Quoted) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def _context(article: str, start: int, end: int, table: Table) -> str | None:
    """The Event that the text around a quotation speaks of: the nearest Claim outside quotations.

    What the sentence with the quotation says of it comes first, then what stands before it; what follows counts only
    where nothing stands before.
    """
    quoted = table.quoted(article)
    claims = [
        c for c in table.by_article.get(article, ())
        if c.event and c.scope != "cumulative" and not c.title
        and not any(s <= c.evidence.start < e for s, e in quoted) and not start <= c.evidence.start < end
    ]  # fmt: skip
    sentences = [s for s in table.sentences(article) if s.span.start < end and start < s.span.end]
    here = [c for c in claims if any(s.span == c.sentence for s in sentences)]
    if here:
        return min(here, key=lambda c: min(abs(c.evidence.start - end), abs(start - c.evidence.end))).event
    before = [c for c in claims if c.evidence.end <= start]
    if before:
        return max(before, key=lambda c: c.evidence.end).event
    return min(claims, key=lambda c: c.evidence.start).event if claims else None


def _misplaced(places: Sequence[Quoted], events: Mapping[Quoted, str], table: Table) -> Finding:
    passages = [table.cut(*place) for place in places]
    words = " ".join(passages[0].quote.split())
    short = words if len(words) <= 80 else f"{words[:79]}…"
    sides: dict[str, list[str]] = {}
    for place in places:
        sides.setdefault(events[place], []).append(table.name(place[0]))
    one, other = list(sides.values())[:2]
    says = f"“{short}” is said of one happening in {listed(one)} and of another in {listed(other)}."
    return make(
        "misplaced quotation", "misplaced_quotation", says,
        evidence_=passages, events=sorted(sides), confidence="likely",
        reasons=["the words are the same, and what stands around them tells of different events"],
    )  # fmt: skip


def find_derived_texts(table: Table) -> Iterator[Finding]:
    """Texts that take passages from another article of the comparison."""
    for found in table.case.trace.derivations:
        known = found.direction == "known"
        if not found.passages or not (known or found.score >= MUCH):
            continue  # a little shared wording of unknown direction may come from a common source: it stays among the Derivations
        passages = _shown(found, table)
        source, target = table.name(found.source), table.name(found.target)
        says = f"{target} re-tells {source}." if known else f"{target} and {source} share much of their text; who took it is not known."
        yield make(
            "derived text", f"derived_{found.kind}", says, evidence_=passages, articles=[found.source, found.target],
            events=sorted({e.id for e in table.case.events if found.source in e.articles and found.target in e.articles}),
            confidence="likely" if known else "possible", reasons=found.direction_reasons,
        )  # fmt: skip


def _shown(found: Derivation, table: Table) -> list[Evidence]:
    """The two or three longest shared passages, as they stand in both."""
    longest = sorted(found.passages, key=lambda p: (p.source.start - p.source.end, p.source.start))[:3]

    def cut(article: str, span: Span) -> Evidence:
        return table.cut(article, span.start, span.end)

    return [e for p in longest for e in (cut(found.source, p.source), cut(found.target, p.target))]
