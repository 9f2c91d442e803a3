"""Findings about figures: conflicting, updated, cumulative, part or whole, inconsistent within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tellings.model import Claim, Event, Evidence, Finding
from tellings.reconcile.figure_sides import comparable, sides
from tellings.reconcile.finding_parts import ADDED, Table, agree, counted, ends, groups, listed, make
from tellings.reconcile.finding_words import figure_words

FALLING = frozenset({"missing"})
"""Measures that fall as people are found; all others only rise."""

STABLE = frozenset({"aboard", "spotted", "fired", "attacked", "hit"})
"""Measures of something that was once so: another figure is no update."""


def find_figure_findings(event: Event, table: Table) -> Iterator[Finding]:
    """All Findings about the figures of one Event."""
    for estimate, claims in groups(event, table):
        comparable = [
            c
            for c in claims
            if counted(c) and c.scope == "this_event" and c.modality in ("asserted", "denied") and not c.part_of and not _added(c, claims)
        ]
        yield from _within(event, comparable, table)
        if estimate.measure != "other":  # "300 persons gathered" and "three came" need not be one count
            yield from _across(event, comparable, table)
    yield from _moving_sums(event, table)
    yield from _cumulative(event, table)
    yield from _part_or_whole(event, table)


def _added(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a figure is an addition to a larger one of its Article."""
    larger = any(c.article == claim.article and (c.low or 0) > (claim.low or 0) for c in claims)
    return larger and bool(ADDED.search(claim.evidence.quote))


def _within(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """A headline that its own text does not bear out."""
    for article in dict.fromkeys(c.article for c in claims):
        titles = [c for c in claims if c.article == article and c.title]
        body = [c for c in claims if c.article == article and not c.title]
        odd = [t for t in titles if body and not any(agree(t, b) for b in body)]
        if odd:
            yield make(
                "inconsistent within one article", "title_against_text",
                f"{table.name(article)}: the headline says {figure_words(odd[0])} ({odd[0].measure}), the text {figure_words(body[0])}.",
                claims=[odd[0], body[0]], events=[event.id], confidence="certain",
                reasons=["no figure of the text agrees with the headline's"],
            )  # fmt: skip


def _across(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """Figures of one thing that cannot both be true: an update where time explains it, else a conflict."""
    body = _distinct([c for c in claims if not c.title] or list(claims), table)
    updates: list[Claim] = []
    conflicts: list[tuple[Claim, Claim]] = []
    for a, b in combinations(body, 2):
        if agree(a, b):
            continue
        early, late = (a, b) if table.later(b, a) else (b, a) if table.later(a, b) else (a, b)
        if table.later(late, early) and _moved(early, late):
            updates += [early, late]
        elif a.article != b.article or a.origin != b.origin:
            conflicts.append((early, late))
    moving = {c.id for c in updates}
    superseded = {c.id for c in updates if any(table.later(o, c) and _same_word(o, c) for o in updates)}
    whole = {c.id for c in sides(claims, table)}
    pairs = [
        (a, b) for a, b in conflicts
        if not {a.id, b.id} & superseded and not {a.id, b.id} <= moving and {a.id, b.id} <= whole and comparable(a, b, event, table)
    ]  # fmt: skip
    if updates:
        yield _updated(event, _unique(updates), table)
    if pairs:
        yield _conflict(event, _unique([c for pair in pairs for c in pair]), table)


def _distinct(claims: Sequence[Claim], table: Table) -> list[Claim]:
    """One Claim for each figure, Origin and moment: a thousand copies are one side, not half a million pairs."""
    held: dict[object, Claim] = {}
    for claim in claims:
        when = table.moment(claim)
        held.setdefault((ends(claim), claim.origin, when.text if when else claim.article), claim)
    return list(held.values())


def _moving_sums(event: Event, table: Table) -> Iterator[Finding]:
    """A season's total that grew."""
    sums = [c for c in table.by_event[event.id] if counted(c) and c.scope == "cumulative" and not c.title]
    for measure in dict.fromkeys(c.measure for c in sums):
        yield from (f for f in _across(event, [c for c in sums if c.measure == measure], table) if f.kind == "updated figure")


def _moved(early: Claim, late: Claim) -> bool:
    """Whether the later figure lies where such a count goes with time: tolls rise, the missing are found, stable counts stay."""
    (low_early, high_early), (low_late, high_late) = ends(early), ends(late)
    if early.measure in STABLE:
        return False
    return low_late > high_early or (high_late < low_early and early.measure in FALLING)


def _same_word(a: Claim, b: Claim) -> bool:
    return a.origin is not None and a.origin == b.origin


def _unique(claims: Sequence[Claim]) -> list[Claim]:
    return list({c.id: c for c in claims}.values())


def _updated(event: Event, claims: Sequence[Claim], table: Table) -> Finding:
    def order(claim: Claim) -> tuple[str, int]:
        when = table.moment(claim)
        return (when.earliest.isoformat() if when else "", table.order[claim.article])

    steps: list[Claim] = []
    for claim in sorted(claims, key=order):
        if not steps or not agree(steps[-1], claim):
            steps.append(claim)
    path = ", then ".join(figure_words(c) for c in steps)
    return make(
        "updated figure", "updated_figure", f"The count of {steps[0].measure} moved with time: {path}.",
        claims=steps, events=[event.id], confidence="likely",
        reasons=["each later figure was stated later, and such a count only moves that way"],
    )  # fmt: skip


def _conflict(event: Event, claims: Sequence[Claim], table: Table) -> Finding:
    shown: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        shown.setdefault(ends(claim), claim)
    sides = [f"{figure_words(c)} ({_who(c, table)})" for c in shown.values()]
    return make(
        "conflicting figures", "conflicting_figures", f"{claims[0].measure.capitalize()}: {' against '.join(sides[:4])}.",
        claims=list(shown.values()), events=[event.id], confidence="likely",
        reasons=["they count the same, and no later count explains the difference"],
    )  # fmt: skip


def _who(claim: Claim, table: Table) -> str:
    origin = table.origin_of(claim)
    outlet = table.name(claim.article)
    return f"{origin.name}, in {outlet}" if origin and origin.name != outlet else outlet


def _cumulative(event: Event, table: Table) -> Iterator[Finding]:
    """Sums over a season or a place that stand beside the figures of single happenings."""
    sums = [c for c in table.by_event[event.id] if counted(c) and c.scope == "cumulative"]
    measures = {c.measure for c in table.case.claims if counted(c) and c.scope == "this_event"}
    sums = [c for c in sums if c.measure in measures]
    if not sums:
        return
    first = sums[0]
    yield make(
        "cumulative figure", "cumulative_figure",
        f"{figure_words(first)} ({first.measure}) is a sum over a longer time, not the figure of one happening.",
        claims=sums, events=[event.id], confidence="likely", reasons=["the passage names the stretch of time or the series it sums up"],
    )  # fmt: skip


def _part_or_whole(event: Event, table: Table) -> Iterator[Finding]:
    """The same sub-total counted inside a total by one Article and beside it by another."""
    claims = [c for c in table.by_event[event.id] if counted(c) and not c.title]
    parts = [c for c in claims if c.part_of]
    inside: list[Claim] = []
    beside: list[Claim] = []
    for part in parts:
        for other in claims:
            same = other.measure == part.measure and other.low == part.low and other.high == part.high
            if same and not other.part_of and other.article != part.article and _listed_beside(other, claims):
                inside.append(part)
                beside.append(other)
    if not inside:
        return
    inside, beside = _unique(inside), _unique(beside)
    passages = [_enumeration(group, table) for group in (inside, beside) for group in _by_article(group)]
    yield make(
        "part or whole", "part_or_whole",
        f"{listed([table.name(c.article) for c in inside])} counts {listed([c.evidence.quote for c in inside[:3]])} inside the total, "
        f"{listed([table.name(c.article) for c in beside])} beside it.",
        claims=[*inside, *beside], evidence_=passages, events=[event.id], confidence="likely",
        reasons=["the same figure is named as a part in one telling and listed after the total in another"],
    )  # fmt: skip


def _listed_beside(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a larger figure of the same measure stands in the same sentence."""
    return any(
        c.id != claim.id and c.article == claim.article and c.sentence == claim.sentence and c.measure == claim.measure
        and (c.low or 0) > (claim.low or 0)
        for c in claims
    )  # fmt: skip


def _by_article(claims: Sequence[Claim]) -> list[list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return list(found.values())


def _enumeration(claims: Sequence[Claim], table: Table) -> Evidence:
    """The stretch from the total (or the first part) to the last part, within one sentence."""
    sentence = claims[0].sentence
    same = [c for c in claims if c.sentence == sentence]
    whole = [
        c for c in table.by_event[claims[0].event or ""]
        if c.article == claims[0].article and c.sentence == sentence and c.measure == claims[0].measure and counted(c)
    ]  # fmt: skip
    start = min(c.evidence.start for c in [*same, *whole])
    end = max(c.evidence.end for c in [*same, *whole])
    return table.cut(claims[0].article, start, end)
