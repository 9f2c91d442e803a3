"""Findings about figures: conflicting, updated, inconsistent within one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from tellings.model import Claim, Event, Finding
from tellings.reconcile.doubt import unsure
from tellings.reconcile.drift_changed import GROWING
from tellings.reconcile.drift_pair import same_number
from tellings.reconcile.earlier import former, long_sum
from tellings.reconcile.figure_sides import LOOSE, REST, comparable, next_one, rest, sides, some_only, successive
from tellings.reconcile.figure_size import most_of, size
from tellings.reconcile.figures_apart import of_one_house, other_things
from tellings.reconcile.figures_compared import SIDE_BY_SIDE, compared
from tellings.reconcile.finding_parts import ADDED, Table, agree, counted, ends, groups, make, unique
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.findings_drift import drifted
from tellings.reconcile.findings_moves import find_moves
from tellings.reconcile.findings_totals import find_parts
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.plainly import left_open, tells_death
from tellings.reconcile.restating import stems

FALLING = frozenset({"missing", "displaced"})
"""Measures that fall as people are found or go home; all others only rise."""


SOME = re.compile(
    r"(?: \w+){0,2} (?:from|among|out of) (?:the|them|those|this|these|whom)\b"
    r"|(?: \w+){0,2} of (?:them|those|these|this|whom|"
    r"the (?:\d|\w+ed\b|\w+s\b|\w+ (?!(?:was|has|is|as|its|his|this)\b)\w+s\b|"
    r"(?:dead|hurt|missing|total|rest|crew|group|party|family|team|staff|crowd|sick|ill|men|women|children|people|police)\b))",
    re.IGNORECASE,
)
GRADE = re.compile(r"\b(?:serious|critical|grave|heavy|severe|stable|intensive care|life-threatening)|[.;]", re.IGNORECASE)
"""How badly somebody is hurt, or the end of the clause."""
BEHIND = 70
"""Characters behind a figure that are read."""
HARMED = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains|dead|deaths?|casualties|fatalities)\b", re.IGNORECASE)
"""What is taken "from the sea" without being a part of it, or comes "from the wreck"."""
PARTLY = re.compile(r"^all \w+ |\b(?:of|among|both) (?:the|them|those|these|whom|his|her|their|its|our)\b", re.IGNORECASE)
"""Words behind a figure that make it one of a larger count, or of how badly some are hurt."""

FIRST = re.compile(
    r"\b(?:initial(?:ly)?|earlier|at first|originally|previously|revised|updated?|reduced|raised|rose|risen)\b", re.IGNORECASE
)
"""Words by which an Article says that a count was brought up to date."""


STABLE = frozenset({"aboard", "spotted", "fired", "attacked", "hit", "captured"})
"""Measures of something that was once so: another figure is no update."""


SHOT = frozenset({"attacked", "hit"})
"""Of these, people who were hit are counted on like the hurt."""


_GAVE = re.compile(r"\b(?:g[ai]ve[sn]?|named?|reported|mentioned|published|released)\s+$", re.IGNORECASE)
_OUR = re.compile(
    r"\bof ours\b|\bour (?:own )?(?:side|ranks|men|troops|soldiers|fighters|forces|losses|comrades|servicemen|units?)\b|\bcomrades?\b"
    r"|\bits (?:own )?(?:men|troops|soldiers|fighters|losses|ranks)\b",
    re.IGNORECASE,
)
"""Words by which a side speaks of its own people."""

MANY_FOLD = 20
"""A figure so many times another counts something else."""

_SPLIT = re.compile(r"\b(?:of|among) (?:them|whom)\b|\bincluding\b", re.IGNORECASE)

AGES = frozenset({"adult", "teen", "teenager", "juvenile", "minor", "youth", "male", "female"})
"""Words for anybody of an age or sex: those who are counted may well all be such."""

ANYBODY = frozenset({"authorities", "officials", "police", "investigators", "deputies", "officers"})
"""Tellers without a name of their own, who are the same body in most reports."""

HARM = frozenset({"killed", "injured"})
"""Measures of which a side of a fight has its own count."""

GROWTH = 1.5
"""How much a count may grow from one Origin's word to another's and still be the same count brought up to date."""

COUNTED_ON = frozenset({"killed", "injured", "missing", "infected"})
"""Measures that everybody counts on with; who was arrested or driven out is counted by each body in its own way."""

HALF_DAY = 0.5
"""Days after which nobody counts as at first any more: then another body's count may have grown by more."""

LONG = 120
"""Days after which another body's count is of another happening, or of a trial, rather than the same one brought up to date."""

DOUBLE = 2.0
"""How much it may have grown by then."""

SMALL = 5
"""Below this a count may grow by more than that."""

STEP = 2
"""By so many a small count may have grown between two articles of which nobody knows which is the later."""

TOGETHER = {"missing": "killed", "infected": "killed"}
"""Measures whose updates are told with those of another: the missing are found dead, the ill die."""


def find_figure_findings(event: Event, table: Table) -> Iterator[Finding]:
    """All Findings about the figures of one Event."""
    moved: dict[str, list[Claim]] = {}
    rivals: dict[str, list[Claim]] = {}
    everything: dict[str, list[Claim]] = {}
    for estimate, claims in groups(event, table):
        told = [
            c
            for c in claims
            if counted(c) and c.scope == "this_event" and c.modality in ("asserted", "denied") and not c.part_of and not _added(c, claims)
        ]
        yield from _within(event, told, table)
        if estimate.measure == "other":  # "300 persons gathered" and "three came" need not be one count
            continue
        true = [c for c in told if c.id not in drifted(table) and not long_sum(c, table) and not _silent(c, table)]
        true = [c for c in true if c.modality == "denied" or not table.answered(c)]
        updates, conflicts = _compare(event, true, claims, table)
        moved.setdefault(TOGETHER.get(estimate.measure, estimate.measure), []).extend(updates)
        rivals.setdefault(estimate.measure, []).extend(conflicts)
        everything.setdefault(estimate.measure, []).extend(told)
    for measure, claims in rivals.items():
        if claims:
            yield _conflict(event, claims, table)
        else:
            yield from _against_drift(event, everything[measure], table)
    for claims in moved.values():
        if claims:
            yield from _updated(event, claims, table)
    yield from find_moves(event, {c.measure for claims in moved.values() for c in claims}, table)
    yield from _moving_sums(event, table)
    yield from find_parts(event, table)


def _added(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a figure is an addition to a larger one of its Article."""
    if not ADDED.search(claim.evidence.quote):
        return False
    return any(c.article == claim.article and (c.low or 0) > (claim.low or 0) for c in claims)


def _by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return found


def _within(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """A headline that its own text does not bear out: another number, or the number of all given to one group."""
    told = {c.id for c in claims}
    heads = {article: [c for c in own if c.title] for article, own in _by_article(claims).items()}
    for article, titles in heads.items():
        measures = {c.measure for c in titles}
        own = [c for c in table.told_of(event.id, article) if counted(c) and not c.title]
        body = [c for c in own if c.measure in measures and c.scope == "this_event" and c.modality == "asserted" and c.figure != "at_most"]
        alike = {t.id: [b for b in body if b.measure == t.measure and kind_of(b).domain == kind_of(t).domain] for t in titles}
        near = {t.id: [b for b in alike[t.id] if b.id in told or t.id in drifted(table)] for t in titles}
        counts = {c.id for c in sides([*titles, *body], table)}
        near = {t.id: [b for b in near[t.id] if {t.id, b.id} <= counts and _against(t, b, event, table)] for t in titles}
        odd = [t for t in titles if near[t.id] and not any(agree(t, b) for b in alike[t.id])]
        moved = [(t, b) for t in titles for b in body if _label_moved(t, b, table)]
        if odd:
            first = max(near[odd[0].id], key=lambda c: (not c.part_of, size(c)))
            yield make(
                "inconsistent within one article", "title_against_text",
                f"{table.name(article)}: the headline says {figure_words(odd[0])} ({odd[0].measure}), the text {figure_words(first)}.",
                claims=[odd[0], first], events=[event.id], confidence="certain",
                reasons=["no figure of the text agrees with the headline's"],
            )  # fmt: skip
        elif moved:
            title, whole = moved[0]
            yield make(
                "inconsistent within one article", "title_names_others",
                f"{table.name(article)}: the headline says “{title.evidence.quote}”, the text gives that number for all of them: "
                f"{table.said(table.sentence_evidence(whole))}.",
                claims=[title, whole], events=[event.id], confidence="likely",
                reasons=["the headline gives to one group the number that the text splits among several"],
            )  # fmt: skip


def _against(title: Claim, body: Claim, event: Event, table: Table) -> bool:
    """Whether a figure of the text can speak against the headline's: no part of it, no nought of another thing."""
    if size(body) < 2 or title.measure in LOOSE or any(_of_some(c, table) for c in (title, body)):
        return False
    return comparable(title, body, event, table, opposed=True, within=True)


def _label_moved(title: Claim, body: Claim, table: Table) -> bool:
    """Whether a headline counts one kind of people with the number of all, of whom the text says who they were."""
    noun = kind_of(title).noun
    if (
        not noun
        or noun in AGES
        or kind_of(title).age_sex
        or size(title) < 2
        or title.measure != body.measure
        or title.low is None
        or title.low != body.low
        or not kind_of(body).generic
    ):
        return False
    words = body.sentence.of(table.articles[body.article].text)
    return not stems(noun) & stems(words) and bool(_SPLIT.search(words))


def _compare(event: Event, claims: Sequence[Claim], group: Sequence[Claim], table: Table) -> tuple[list[Claim], list[Claim]]:
    """Figures of one thing that cannot both be true: an update where time explains it, else a conflict."""
    body = _distinct([c for c in claims if not c.title] or list(claims), table)
    whole = {c.id for c in sides(claims, table)}
    updates: list[Claim] = []
    conflicts: list[tuple[Claim, Claim]] = []
    around = _by_article(group)
    for a, b in compared(body, whole, table):
        rivals = a.article == b.article and {a.id, b.id} <= whole and _rivals(a, b, event, table)
        early, late = (a, b) if table.later(b, a) else (b, a) if table.later(a, b) else (a, b)
        if not rivals and agree(a, b) and not _opened_up(early, late, table):
            continue
        moved = not rivals and table.later(late, early) and (_moved(early, late) or _opened_up(early, late, table))
        if moved and _days_between(early, late, table) > LONG and not _same_word(early, late):
            continue
        if moved and other_things(early, late, table):
            continue
        if of_one_house(early, late, table):
            continue
        if moved and early.scope == "this_event" and not _one_count(early, late, (event, whole), table):
            continue
        if moved and not _outgrown(early, late, (event, around.get(late.article, ())), table):
            if not _of_some(early, table) and not _of_some(late, table):
                updates += [early, late]
        elif rivals or _exclude(early, late, (event, whole), table):
            conflicts.append((early, late))
    moving = {c.id for c in updates}
    superseded = _superseded(updates, table)
    kept = [p for p in conflicts if not {p[0].id, p[1].id} & superseded and not {p[0].id, p[1].id} <= moving]
    return unique(updates), unique([c for pair in kept for c in pair])


def _opened_up(early: Claim, late: Claim, table: Table) -> bool:
    """Whether an open count was followed by a higher one: "at least 11", two days later 13."""
    grows = early.measure in GROWING and early.measure not in FALLING and early.figure == "at_least"
    return grows and late.figure in ("exact", "at_least") and size(late) > size(early) and _days_between(early, late, table) >= HALF_DAY


def _days_between(early: Claim, late: Claim, table: Table) -> float:
    """Days for certain between the moments at which two figures were stated; 0 where they are not known."""
    one, other = table.moment(early), table.moment(late)
    return max(0.0, (other.earliest - one.latest).total_seconds() / 86400) if one and other else 0.0


def _superseded(updates: Sequence[Claim], table: Table) -> set[str]:
    """The ids of the figures that a later one of the same Origin has taken over."""
    told = [(c, when) for c in updates if c.origin is not None and (when := table.moment(c)) is not None]
    last: dict[str | None, datetime] = {}
    for claim, when in told:
        last[claim.origin] = max(when.earliest, last.get(claim.origin, when.earliest))
    return {claim.id for claim, when in told if last[claim.origin] > when.latest}


_NEITHER = re.compile(r"(?:neither|none of)\b", re.IGNORECASE)
"""A nought of two or of some who were named."""


def _one_count(early: Claim, late: Claim, around: tuple[Event, set[str]], table: Table) -> bool:
    """Whether two figures that follow one another count the same: a nought and whoever came after it, else two whole counts."""
    event, whole = around
    if early.high == 0:
        if _NEITHER.match(early.evidence.quote) or (early.measure in HARM and not {early.id, late.id} <= whole):
            return False
        return not some_only(early, table) and not some_only(late, table) and (size(late) == 1 or late.id in whole)
    counts_on = next_one(late, early) and (not left_open(late) or tells_death(late, table))
    if not {early.id, late.id} <= whole and not (counts_on and (early.id in whole or size(late) == 2)):
        return False
    return counts_on or successive(early, late, event, table)


def _exclude(a: Claim, b: Claim, around: tuple[Event, set[str]], table: Table) -> bool:
    """Whether two unequal figures that no update explains cannot both be true."""
    event, whole = around
    less, more = sorted((a, b), key=size)
    if not {a.id, b.id} <= whole or _open_order(a, b, table) or (size(less) and size(more) > MANY_FOLD * size(less)):
        return False
    if any(_of_some(c, table) or rest(c, table) or _own_losses(c, table) for c in (a, b)):
        return False
    beside = [c for c in table.measured(event.id, more.article, more.measure) if c.sentence == more.sentence]
    if any(size(c) == size(more) - size(less) for c in beside if c.id != more.id):
        return False  # "13, two of whom came by taxi" is the 11 that came by ambulance, and two
    return comparable(a, b, event, table, opposed=_opposed(a, b, table))


_LUCK = re.compile(
    r"\b(?:miracles?|miraculous\w*|luck(?:y|ily)?|fortunate(?:ly)?|thank (?:god|heavens?|goodness)|thankful(?:ly)?|bless(?:ed|ing)|"
    r"amaz(?:ed|ing)|surpris(?:ed|ing)|wonder|could have been)\b",
    re.IGNORECASE,
)
"""Words by which somebody is glad of a nought: no count, and none that others are measured by."""


def _silent(claim: Claim, table: Table) -> bool:
    """Whether a nought only says that somebody gave no figure ("it gave no casualties"), or is glad of it."""
    if claim.high == 0 and _LUCK.search(claim.sentence.of(table.articles[claim.article].text)):
        return True
    before = table.articles[claim.article].text[max(0, claim.evidence.start - 20) : claim.evidence.start]
    return claim.high == 0 and bool(_GAVE.search(before))


def _own_losses(claim: Claim, table: Table) -> bool:
    """Whether a side tells of its own dead or hurt: "on our side", "four of our men"."""
    return claim.measure in HARM and bool(_OUR.search(claim.sentence.of(table.articles[claim.article].text)))


def _named(claim: Claim, table: Table) -> str | None:
    """The body on whose word a Claim stands; None where an outlet says it itself."""
    origin = table.origin_of(claim)
    return origin.id if origin and origin.kind not in ("outlet", "news_agency") else None


def _rivals(a: Claim, b: Claim, event: Event, table: Table) -> bool:
    """Two counts that one Article sets side by side, each on the word of another body, of the same moment."""
    one, other = _named(a, table), _named(b, table)
    if not one or not other or one == other or size(a) == size(b) or "vague" in (a.figure, b.figure) or 0 in (size(a), size(b)):
        return False
    if a.sentence == b.sentence and a.measure in GROWING and _joined(a, b, table):
        return False
    if abs(a.evidence.start - b.evidence.start) > SIDE_BY_SIDE or not comparable(a, b, event, table, opposed=True):
        return False
    kinds = kind_of(a), kind_of(b)
    if kinds[0].domain != kinds[1].domain or (kinds[0].noun != kinds[1].noun and not (kinds[0].generic or kinds[1].generic)):
        return False
    text = table.articles[a.article].text
    if any(former(c.sentence.of(text)) or FIRST.search(c.sentence.of(text)) or REST.search(c.evidence.quote) for c in (a, b)):
        return False
    return not _said_by_both(a, b, table) and not (a.as_of and b.as_of and a.as_of.edtf != b.as_of.edtf)


def _joined(a: Claim, b: Claim, table: Table) -> bool:
    """Whether two figures are strung together as parts of one count: "four boys and one girl"."""
    first, second = sorted((a.evidence, b.evidence), key=lambda e: e.start)
    between = table.articles[a.article].text[first.end : second.start]
    return len(between) < 40 and bool(re.search(r"\b(?:and|including|plus)\b|,", between))


def _of_some(claim: Claim, table: Table) -> bool:
    """Whether the words behind a figure make it a part: "23 persons of the injured", "19 are in a serious condition"."""
    text = table.articles[claim.article].text
    if PARTLY.search(claim.evidence.quote):
        return True
    behind = text[claim.evidence.end : min(claim.sentence.end, claim.evidence.end + BEHIND)]
    found = SOME.match(behind)
    if found is None:
        return grade_told(behind)
    return not (" from " in found[0] and HARMED.search(claim.evidence.quote + found[0]))


def grade_told(behind: str) -> bool:
    """Whether the clause behind a figure says how badly those are hurt whom it counts."""
    grade = GRADE.search(behind)
    return grade is not None and grade[0] not in (".", ";")


def _said_by_both(a: Claim, b: Claim, table: Table) -> bool:
    """Whether one of the two bodies gives both numbers: then they count different things."""
    one, other = (table.tellers_of(a.event, a.measure, c.low, c.high) for c in (a, b))
    return bool(one & other)


def _opposed(a: Claim, b: Claim, table: Table) -> bool:
    """Two Articles that name different bodies for counts of things of one kind, neither of which tells the other's number."""
    one, other = _named(a, table), _named(b, table)
    if not one or not other or one == other or size(a) < 2 or size(b) < 2 or "vague" in (a.figure, b.figure):
        return False
    one_kind, other_kind = kind_of(a), kind_of(b)
    if a.article == b.article or any(_of_some(c, table) for c in (a, b)) or one_kind.domain != other_kind.domain:
        return False
    if one_kind.noun and other_kind.noun and one_kind != other_kind:
        return False
    return not _said_by_both(a, b, table) and not any(REST.search(c.evidence.quote) for c in (a, b))


def _open_order(a: Claim, b: Claim, table: Table) -> bool:
    """Whether nobody knows which of two near figures is the later: one may bring the other up to date."""
    less, more = sorted((size(a), size(b)))
    if table.moment(a) and table.moment(b):
        tellers = [(o.name or "").casefold() for o in map(table.origin_of, (a, b)) if o]
        meet = not table.later(a, b) and not table.later(b, a) and a.article != b.article
        return meet and a.measure in GROWING and less > 0 and more < GROWTH * less and bool(ANYBODY & set(tellers))
    near = more < GROWTH * max(1, less) or (less > 1 and more - less <= STEP)
    return a.measure in GROWING and (near or (less == 0 and a.measure in FALLING))


def _outgrown(early: Claim, late: Claim, around: tuple[Event, Sequence[Claim]], table: Table) -> bool:
    """Whether another body's later count is no update of the earlier one: a party's word, too large, or set against it."""
    event, beside = around
    if _found_since(early, late, event, table):
        return False
    of_a_side = early.origin != late.origin and any(c.origin and table.party(event, c.origin) for c in (early, late))
    if of_a_side and early.measure in HARM and size(late) >= GROWTH * size(early) and size(late) - size(early) > 1:
        return True
    one, other = _named(early, table), _named(late, table)
    if not one or not other or one == other or early.measure in FALLING:
        return False
    if any(c.origin == early.origin and same_number(c, early) for c in beside):
        text = table.articles[late.article].text
        return not any(former(c.sentence.of(text)) for c in beside if same_number(c, early))
    later = early.measure in COUNTED_ON and _days_between(early, late, table) >= HALF_DAY
    return size(early) >= SMALL and size(late) >= (DOUBLE if later else GROWTH) * size(early) and not _by_way_of(early, late, table)


def _by_way_of(early: Claim, late: Claim, table: Table) -> bool:
    """Whether a third body's count, later than the first, leads on to the second: 13, then 28, then 31."""
    if early.measure not in COUNTED_ON - FALLING or table.later(early, late):
        return False
    told = (c for c in table.by_event.get(late.event or "", ()) if c.measure == late.measure and counted(c) and c.scope == "this_event")
    return any(
        size(early) < size(c) < size(late) < GROWTH * size(c) and c.origin not in (early.origin, late.origin)
        and not c.part_of and table.later(c, early) for c in told
    )  # fmt: skip


def _found_since(early: Claim, late: Claim, event: Event, table: Table) -> bool:
    """Whether those who were missing, or feared dead, when the earlier count of the dead was made explain the later one."""
    if early.measure != "killed" or size(late) <= size(early) or _days_between(early, late, table) < HALF_DAY:
        return False
    told = [c for c in table.by_event.get(event.id, []) if counted(c) and c.scope == "this_event" and not table.later(c, late)]
    gone = [most_of(c) for c in told if c.measure == "missing" and c.modality != "denied" and c.article != late.article]
    feared = [most_of(c) for c in told if c.measure in ("killed", "missing") and c.modality in ("feared", "planned")]
    return size(late) <= max([size(early) + n for n in gone] + feared, default=0)


def _against_drift(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """A figure that changed on its way against those that others give: a conflict of its own, which the drift explains."""
    changed = drifted(table)
    for claim in [c for c in claims if c.id in changed and not c.title and not rest(c, table) and not _of_some(c, table)]:
        others = [c for c in claims if c.id not in changed and c.article != claim.article and not agree(c, claim)]
        others = [c for c in sides([*others, claim], table) if comparable(c, claim, event, table, opposed=True)]
        others = sorted((c for c in others if c.id != claim.id), key=lambda c: (c.title, not c.attribution))
        if others:
            yield _conflict(event, [others[0], claim], table)
            return


def _distinct(claims: Sequence[Claim], table: Table) -> list[Claim]:
    """One Claim for each figure, Origin and moment: a thousand copies are one side, not half a million pairs."""
    held: dict[object, Claim] = {}
    for claim in claims:
        when = table.moment(claim)
        held.setdefault((ends(claim), claim.origin, when.text if when else claim.article), claim)
    return list(held.values())


def _moving_sums(event: Event, table: Table) -> Iterator[Finding]:
    """A season's total that grew."""
    sums = [
        c for c in table.by_event[event.id]
        if counted(c) and not c.title and (c.scope == "cumulative" or (long_sum(c, table) and c.modality == "asserted"))
    ]  # fmt: skip
    moved: dict[str, list[Claim]] = {}
    for measure in dict.fromkeys(c.measure for c in sums):
        updates, _ = _compare(event, [c for c in sums if c.measure == measure], sums, table)
        moved.setdefault(TOGETHER.get(measure, measure), []).extend(updates)
    for updates in moved.values():
        if updates:
            yield from _updated(event, updates, table)


def _moved(early: Claim, late: Claim) -> bool:
    """Whether the later figure lies where such a count goes with time: tolls rise, the missing are found, stable counts stay."""
    (low_early, high_early), (low_late, high_late) = ends(early), ends(late)
    if early.measure in STABLE and not (early.measure in SHOT and kind_of(early).domain == "people" == kind_of(late).domain):
        return False
    falls = early.measure in FALLING and (early.measure == "missing" or _same_word(early, late))
    return low_late > high_early or (high_late < low_early and falls)


def _same_word(a: Claim, b: Claim) -> bool:
    return a.origin is not None and a.origin == b.origin


def _updated(event: Event, claims: Sequence[Claim], table: Table) -> Iterator[Finding]:
    """One Finding for all that moved together; each measure's steps in order, as far as each goes the way such a count goes."""

    def order(claim: Claim) -> tuple[str, int]:
        when = table.moment(claim)
        return (when.earliest.isoformat() if when else "", table.order[claim.article])

    told: list[str] = []
    shown: list[Claim] = []
    for measure in dict.fromkeys(c.measure for c in claims):
        steps: list[Claim] = []
        for claim in sorted((c for c in claims if c.measure == measure), key=order):
            if not steps or (not agree(steps[-1], claim) and _moved(steps[-1], claim)) or _opened_up(steps[-1], claim, table):
                steps.append(claim)
        if len(steps) > 1:
            told.append(f"{measure} {', then '.join(figure_words(c) for c in steps)}")
            shown += steps
    if not told:
        return
    yield make(
        "updated figure", "updated_figure", f"The count moved with time: {'; '.join(told)}.",
        claims=shown, events=[event.id], confidence="likely",
        reasons=["each later figure was stated later, and such a count only moves that way"],
    )  # fmt: skip


def _conflict(event: Event, claims: Sequence[Claim], table: Table) -> Finding:
    shown: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        shown.setdefault(ends(claim), claim)
    sides = [f"{figure_words(c)} ({_who(c, table)})" for c in shown.values()]
    return make(
        "conflicting figures", "conflicting_figures", f"{claims[0].measure.capitalize()}: {' against '.join(sides[:4])}.",
        claims=list(shown.values()), events=[event.id], confidence="possible" if any(map(unsure, shown.values())) else "likely",
        reasons=["they count the same, and no later count explains the difference"],
    )  # fmt: skip


def _who(claim: Claim, table: Table) -> str:
    origin = table.origin_of(claim)
    outlet = table.name(claim.article)
    return f"{origin.name}, in {outlet}" if origin and origin.name != outlet else outlet
