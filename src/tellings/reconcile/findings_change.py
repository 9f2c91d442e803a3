"""Findings about what happened to a telling on its way: drift, misplaced quotation, derived text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tellings.model import Claim, Derivation, Event, Evidence, Finding, Span
from tellings.reconcile.finding_parts import Table, agree, counted, listed, make
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.findings_where_when import days_apart, places_apart

RAISED: dict[str, frozenset[str]] = {
    "killed": frozenset({"spotted", "missing", "injured", "aboard", "displaced"}),
    "destroyed": frozenset({"spotted", "damaged"}),
    "injured": frozenset({"aboard", "spotted"}),
}
"""Measure: the weaker ones that do not imply it and of which a careless re-telling makes it."""

RAISED_IN_COPY: dict[str, frozenset[str]] = {
    "killed": frozenset({"attacked", "hit", "other", "infected", "captured"}),
    "destroyed": frozenset({"attacked", "hit"}),
}
"""The same where the text is known to derive from the other: apart from that, what is attacked may well be destroyed too."""

TELLING = 10
"""A smaller number is met by chance; without a derivation it proves no drift."""

MUCH = 0.6
"""Share of the shorter text from which common wording is worth a Finding although nobody can say who took it."""

Quoted = tuple[str, int, int]
"""A quotation: article id, start and end of the quoted words."""

ALIKE = 0.85
"""Similarity from which two quotations are the same words (measured by the trace stage on word lists)."""


def find_drift(event: Event, table: Table) -> Iterator[Finding]:
    """A figure that says more in one article than in the telling it comes from."""
    claims = [c for c in table.by_event[event.id] if counted(c) and c.scope != "background"]
    held: dict[tuple[str, str, int | None], list[tuple[Claim, Claim, str]]] = {}
    for weak, strong, code in _drifts(claims, table):
        held.setdefault((code, strong.article, strong.low), []).append((weak, strong, code))
    for found in held.values():
        yield _made(event, *min(found, key=lambda f: (not _flows(f[0], f[1], table), f[0].title, f[1].title)), table)
    yield from _sums(event, claims, table)


def _drifts(claims: Sequence[Claim], table: Table) -> Iterator[tuple[Claim, Claim, str]]:
    for a, b in combinations(claims, 2):
        if a.article == b.article or (a.title and b.title):
            continue
        for weak, strong in ((a, b), (b, a)):
            if table.later(weak, strong):
                continue
            if _verb_raised(weak, strong, table):
                yield weak, strong, "verb_raised"
            elif _hedge_dropped(weak, strong, table):
                yield weak, strong, "hedge_dropped"
            elif _doubt_dropped(weak, strong, table):
                yield weak, strong, "modality_raised"


def _made(event: Event, weak: Claim, strong: Claim, code: str, table: Table) -> Finding:
    what = {
        "verb_raised": f"“{weak.evidence.quote}” ({weak.measure}) became {strong.measure}",
        "hedge_dropped": f"“{figure_words(weak)}” became “{figure_words(strong)}”",
        "modality_raised": f"“{weak.evidence.quote}”, {weak.modality}, became a fact",
    }[code]
    reasons = ["the same number stands in both, and the earlier telling says less"]
    if _flows(weak, strong, table):
        reasons.append(f"the text of {table.name(strong.article)} derives from that of {table.name(weak.article)}")
    return make(
        "drift", code, f"{table.name(strong.article)}: {what} (see {table.name(weak.article)}).", claims=[weak, strong], events=[event.id],
        confidence="likely" if len(reasons) > 1 else "possible", reasons=reasons,
    )  # fmt: skip


def _flows(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether the stronger telling takes its words from the weaker: a known direction, or shared wording that shows none."""
    pair = (weak.article, strong.article)
    return pair in table.derived or pair in table.shared or table.case.trace.copied_claims.get(strong.id) == weak.id


def _same_number(a: Claim, b: Claim) -> bool:
    figures_a, figures_b = {a.low, a.high} - {None}, {b.low, b.high} - {None}
    return bool(figures_a & figures_b) and a.figure != "vague" and b.figure != "vague"


def _verb_raised(weak: Claim, strong: Claim, table: Table) -> bool:
    flows = _flows(weak, strong, table)
    raised = RAISED.get(strong.measure, frozenset()) | (RAISED_IN_COPY.get(strong.measure, frozenset()) if flows else frozenset())
    if weak.measure not in raised or strong.modality != "asserted" or not _same_number(weak, strong):
        return False
    if weak.affected.cls == "object" and strong.measure == "killed":
        return False
    number = max(x for x in (weak.low, weak.high, 0) if x is not None)
    twice = any(
        c.measure == strong.measure and c.article == weak.article and agree(c, strong) for c in table.by_event.get(weak.event or "", [])
    )
    return not twice and (number >= TELLING or flows)


def _hedge_dropped(weak: Claim, strong: Claim, table: Table) -> bool:
    hedged = weak.figure in ("at_least", "at_most", "approximate") and strong.figure == "exact" and weak.measure == strong.measure
    if not hedged or not _flows(weak, strong, table):
        return False
    return strong.low is not None and strong.low in (weak.low, (weak.low or 0) - 1 if weak.figure == "at_least" else None, weak.high)


def _doubt_dropped(weak: Claim, strong: Claim, table: Table) -> bool:
    doubted = weak.modality in ("alleged", "feared") and strong.modality == "asserted" and weak.measure == strong.measure
    return doubted and _same_number(weak, strong) and (_flows(weak, strong, table) or (weak.low or weak.high or 0) >= TELLING)


def _sums(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """A toll that is the dead and the missing of another telling added up: missing never adds to killed."""
    for strong in (c for c in claims if c.measure == "killed" and c.modality == "asserted" and c.low is not None and c.low == c.high):
        if any(c.measure == "killed" and c.article != strong.article and agree(c, strong) and c.figure == "exact" for c in claims):
            continue
        for article in dict.fromkeys(c.article for c in claims):
            dead = [c for c in claims if c.article == article and c.measure == "killed" and c.id != strong.id and not c.part_of]
            missing = [c for c in claims if c.article == article and c.measure == "missing"]
            added = next(
                (
                    (d, m)
                    for d in dead
                    for m in missing
                    if (d.low or 0) > 0 and (m.low or 0) > 0 and (d.low or 0) + (m.low or 0) == strong.low
                ),
                None,
            )
            if added and article != strong.article and not table.later(added[0], strong):
                yield make(
                    "drift", "missing_counted_dead",
                    f"{table.name(strong.article)} counts the missing as dead: {strong.low} is {figure_words(added[0])} killed and "
                    f"{figure_words(added[1])} missing ({table.name(article)}).",
                    claims=[added[0], added[1], strong], events=[event.id], confidence="likely",
                    reasons=["the sum is exact, and nobody else tells that many dead"],
                )  # fmt: skip
                return


def find_misplaced_quotations(table: Table) -> Iterator[Finding]:
    """The same words quoted about two different Events: one Finding for each quotation, however many articles have it."""
    for places in _same_words(table):
        events = {place: _context(*place, table) for place in places}
        known = [p for p in places if events[p]]
        if _told_apart({e for e in events.values() if e}, table):
            yield _misplaced(known, {p: e for p, e in events.items() if e}, table)


def _told_apart(events: set[str], table: Table) -> bool:
    """Whether the Events are of different days or places: two that only have different ids may be one that was split."""
    found = [e for e in table.case.events if e.id in events]
    return any(days_apart(a.period, b.period) or places_apart(a, b) for a, b in combinations(found, 2))


def _same_words(table: Table) -> list[list[Quoted]]:
    """Quotations that hold the same words, as (article, start, end), in the order of the Articles."""
    groups: list[set[Quoted]] = []
    for pair in table.case.trace.quotations:
        if pair.similarity < ALIKE:
            continue
        two = {(pair.article_a, pair.start_a, pair.end_a), (pair.article_b, pair.start_b, pair.end_b)}
        meeting = [g for g in groups if any(_overlap(x, y) for x in g for y in two)]
        groups = [g for g in groups if g not in meeting]
        groups.append(two.union(*meeting))
    return [_one_each(sorted(g, key=lambda q: (table.order[q[0]], q[1]))) for g in groups]


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
        c for c in table.case.claims
        if c.article == article and c.event and c.scope != "cumulative" and not c.title
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
