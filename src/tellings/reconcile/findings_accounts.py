"""Findings about what is said without figures: conflicting accounts, disputed claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from tellings.model import Claim, Event, Evidence, Finding
from tellings.reconcile.figure_sides import some_only
from tellings.reconcile.finding_parts import Table, counted, groups, make, teller
from tellings.reconcile.finding_words import figure_words

_WORD = re.compile(r"[^\W\d_]{4,}")

_NEVER = re.compile(r"\b(?:do|does|will|would|can|could) (?:not|never) $|\bnever $|n['’]t $", re.IGNORECASE)

AIMED = frozenset({"fired", "attacked", "hit"})
"""Measures of acts that are aimed at something: two aims exclude each other."""

ACTS = frozenset({"killed", "injured", "attacked", "hit", "fired", "destroyed", "captured"})
"""Measures of acts of violence."""

STATES = frozenset({"siege", "ceasefire", "occupation", "negotiation"})
"""Happenings that last and are told as states."""


def find_account_conflicts(table: Table) -> Iterator[Finding]:
    """Statements of different Origins that exclude each other: another aim of the same act, or a thing and its opposite."""
    told = [c for c in table.case.claims if not counted(c) and c.scope == "this_event" and c.modality in ("asserted", "denied") and c.event]
    told = [c for c in told if c.polarity == "negative" or not _never(c, table)]
    by_stem: dict[str, list[Claim]] = {}
    for claim in told:
        by_stem.setdefault(_stem(claim), []).append(claim)
    for claims in by_stem.values():
        pairs = (p for p in combinations(claims, 2) if _exclude(*p) and (_lasting(p) or _sides(p, table)))
        pair = next((p for p in pairs if _lasting(p) or _phrase(p[0], table).casefold() != _phrase(p[1], table).casefold()), None)
        if pair:
            yield _conflict(claims, pair, table)


def _lasting(pair: tuple[Claim, Claim]) -> bool:
    """Whether both tell of a state: a siege is one, whoever tells it."""
    return all(c.happening in STATES for c in pair)


def _sides(pair: tuple[Claim, Claim], table: Table) -> bool:
    """Whether both tell of an act of violence on the word of a named body: outlets tell of many acts of one event."""
    origins = [table.origin_of(c) for c in pair]
    named = all(o and o.kind not in ("outlet", "news_agency", "unnamed") for o in origins)
    return named and all(c.measure in ACTS for c in pair)


def _never(claim: Claim, table: Table) -> bool:
    """Whether the words before an act say that it is not, or never, done: a rule, no telling of this event."""
    text = table.articles[claim.article].text
    return bool(_NEVER.search(text[max(claim.sentence.start, claim.evidence.start - 12) : claim.evidence.start]))


def _stem(claim: Claim) -> str:
    """What is compared with what: a lasting state by its kind, an act by the first word of its predicate."""
    return claim.happening if claim.happening in STATES else (claim.predicate or "").split(" ")[0]


def _exclude(a: Claim, b: Claim) -> bool:
    if a.article == b.article or (a.origin is not None and a.origin == b.origin):
        return False
    if a.polarity != b.polarity or (a.modality == "denied") != (b.modality == "denied"):
        same_thing = _words(a.affected.group) & _words(b.affected.group) or _words(a.target) & _words(b.target)
        return bool(same_thing) or a.happening in STATES
    if a.event != b.event or a.measure not in AIMED or b.measure not in AIMED or not a.target or not b.target:
        return False
    return not _heads(a.target) & _heads(b.target)


def _heads(text: str) -> set[str]:
    return {w.casefold() for w in re.findall(r"[^\W\d_]{3,}", text)} - {"the"}


@lru_cache(maxsize=4096)
def _words(text: str | None) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(text or ""))


def _conflict(claims: Sequence[Claim], pair: tuple[Claim, Claim], table: Table) -> Finding:
    sides = [*pair, *(c for c in claims if c not in pair and (_exclude(c, pair[0]) or _exclude(c, pair[1])))]
    shown = list({c.article: c for c in reversed(sides)}.values())[::-1]
    shown = list(pair) if len(shown) < 2 else shown
    says = " against ".join(f"“{_phrase(c, table)}” ({teller(c, table)})" for c in pair)
    return make(
        "conflicting accounts", "conflicting_accounts", f"{says}.", claims=shown, evidence_=[_passage(c, table) for c in shown],
        events=sorted({c.event for c in shown if c.event}), confidence="possible",
        reasons=["different origins tell it, and both cannot be true"],
    )  # fmt: skip


def _passage(claim: Claim, table: Table) -> Evidence:
    """The trigger with the aim or object that the contradiction is about."""
    parts = [s for s in claim.support if s.role in ("trigger", "affected") or s.field == "target"]
    start = min([claim.evidence.start, *(s.start for s in parts)])
    end = max([claim.evidence.end, *(s.end for s in parts)])
    return table.cut(claim.article, start, end)


def _phrase(claim: Claim, table: Table) -> str:
    return " ".join(_passage(claim, table).quote.split())


RETORT = 200
"""Characters between a figure and another's "none" that answers it; further off it may be an older or another count."""


SEVERAL = 2
"""Fewer than so many against none is a matter of one person, not of two counts."""


def find_disputed(event: Event, table: Table) -> Iterator[Finding]:
    """Figures that another Origin denies outright: "nobody was killed" against a toll, told on the same day of the same people."""
    for _, claims in groups(event, table):
        body = [c for c in claims if counted(c) and not c.title and c.scope == "this_event" and not c.part_of]
        beside: dict[str, list[Claim]] = {}
        for told in body:
            beside.setdefault(told.article, []).append(told)
        for denial in (c for c in body if c.modality == "denied" or (c.low == 0 and c.high == 0)):
            near = body if denial.modality == "denied" else beside[denial.article]
            claim = next((c for c in near if c.id != denial.id and _denies(denial, c)), None)
            if claim is not None:
                what = f"{figure_words(claim)} {claim.measure}"
                yield make(
                    "disputed claim", "disputed_claim", f"{what} ({teller(claim, table)}) is denied by {teller(denial, table)}.",
                    claims=[claim, denial], events=[event.id], confidence="likely" if denial.modality == "denied" else "possible",
                    reasons=[f"“{denial.evidence.quote}” says the contrary"],
                )  # fmt: skip
                if denial.low == 0 and denial.modality == "asserted" and (claim.low or 0) >= SEVERAL and not _graver_only(denial, table):
                    yield make(
                        "conflicting figures", "some_or_none", f"{what} ({teller(claim, table)}) against none ({teller(denial, table)}).",
                        claims=[claim, denial], events=[event.id], confidence="possible", reasons=["the one counts some, the other none"],
                    )  # fmt: skip
                break


def _graver_only(denial: Claim, table: Table) -> bool:
    """Whether a nought is one of the gravely hurt: "none had life-threatening injuries"."""
    return denial.measure == "injured" and some_only(denial, table)


def _denies(denial: Claim, claim: Claim) -> bool:
    if claim.modality != "asserted" or not claim.low or claim.origin == denial.origin or denial.measure != claim.measure:
        return False
    if denial.modality == "denied":
        return denial.low == claim.low
    none = denial.low == 0 and denial.high == 0 and denial.modality == "asserted" and bool(denial.attribution) and bool(claim.attribution)
    return none and denial.article == claim.article and 0 <= denial.sentence.start - claim.sentence.end <= RETORT
