"""Claims of two articles that tell one thing, and what was changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Change, Claim
from tellings.trace.features import stem
from tellings.trace.figures import Placed, has_figure, nominal
from tellings.trace.pairs import Shared, Text

GRAVITY: tuple[Change, ...] = (
    "verb", "figure", "modality_raised", "quotation_moved", "date_moved", "place_moved", "attribution_dropped", "hedge_dropped",
    "hedge_added", "edited", "none",
)  # fmt: skip
"""Changes, the gravest first."""
MIN_SCORE = 4.0
DISTINCT = 13
"""A number from which on the same number told of the same thing is hardly chance (smaller ones are words of every report)."""
_HARMED = {"killed", "destroyed"}
_LESS = {"spotted", "missing", "injured", "aboard", "captured", "arrested", "displaced", "infected", "damaged", "rescued"}
_LOOSE = {"at_least", "at_most", "approximate"}
_FIRM = {"exact", "range"}
_END = ("at_most", "range")
"""Figures of which the one keeps an end of the other: "up to 14" of "twelve to fourteen"."""


@dataclass(slots=True)
class Match:
    """A Claim of the first and one of the second article (of a pair) that tell one thing."""

    a: Claim
    b: Claim
    score: float


def match_claims(a: Text, b: Text, shared: Shared) -> list[Match]:
    """Pair the Claims of two articles one to one, the surest first. Only Claims with a number or a sentence in common are compared."""
    aligned = {(s.a, s.b): s.similarity for s in shared.sentences}
    for pair in _quoted(a, b, shared):
        aligned.setdefault(pair, 0.6)
    scored = []
    for i, k in sorted(_meeting(a.placed, b.placed, aligned)):
        one, other = a.placed[i], b.placed[k]
        score = _score(one, other, aligned.get((one.sentence, other.sentence), 0.0))
        if score >= MIN_SCORE:
            scored.append((-score, abs(i - k), i, k))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for negative, _, i, k in sorted(scored):
        if i not in used_a and k not in used_b:
            used_a.add(i)
            used_b.add(k)
            found.append(Match(a.placed[i].claim, b.placed[k].claim, -negative))
    return sorted(found, key=lambda m: (m.b.evidence.start, m.b.id, m.a.id))


def _meeting(first: Sequence[Placed], second: Sequence[Placed], aligned: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    by_number: dict[int, list[int]] = defaultdict(list)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(first):
        for number in one.numbers:
            by_number[number].append(i)
        by_sentence[one.sentence].append(i)
    sources: dict[int, list[int]] = defaultdict(list)
    for a, b in aligned:
        sources[b].extend(by_sentence.get(a, ()))
    return {
        (i, k) for k, other in enumerate(second)
        for i in (*(i for n in other.numbers for i in by_number[n]), *(sources[other.sentence] if other.sentence >= 0 else ()))
    }  # fmt: skip


def _quoted(a: Text, b: Text, shared: Shared) -> set[tuple[int, int]]:
    """Pairs of sentences (by number) that hold the same quotation."""
    found = set()
    for quote in shared.quotes:
        left, right = (quote.a_words, quote.b_words) if quote.a == shared.a else (quote.b_words, quote.a_words)
        first, second = a.stretch_at(left[0]), b.stretch_at(right[0])
        if first and second:
            found.add((first.number, second.number))
    return found


def _score(first: Placed, second: Placed, aligned: float) -> float:
    """How surely two Claims tell one thing: aligned sentences 3, the same number 2, the same measure and counted thing 1 each."""
    a, b = first.claim, second.claim
    if has_figure(a) != has_figure(b):
        return 0.0
    same_measure = a.measure == b.measure and a.measure != "other"
    if not has_figure(a):
        return 3.0 * (aligned > 0) + same_measure + 0.5 * aligned if aligned and same_measure and _same_predicate(a, b) else 0.0
    same_number = bool(first.numbers & second.numbers)
    same_thing = bool(first.things & second.things) or (a.affected.cls == b.affected.cls and a.affected.cls not in ("unknown", "object"))
    if a.scope != b.scope and not same_number:
        return 0.0
    if same_number and not aligned and max(first.numbers) < DISTINCT and not (same_measure and same_thing):
        return 0.0
    if not same_number and not (aligned and same_measure and bool(first.things & second.things)):
        return 0.0
    score = 3.0 * (aligned > 0) + aligned + 2.0 * same_number + same_measure + same_thing
    if same_number and not aligned and (same_measure or same_thing):
        score += 1.0 if max(first.numbers) >= DISTINCT or (same_measure and same_thing) else 0.0
    return score


def _same_predicate(a: Claim, b: Claim) -> bool:
    return bool(a.predicate and b.predicate and stem(a.predicate.lower()) == stem(b.predicate.lower()))


def changes(source: Claim, target: Claim, *, spoken: bool = False) -> list[Change]:
    """What differs between a Claim and the one that copies it, the gravest first.

    ``spoken`` says that the source's article speaks itself as a body (a statement): its Claims have a source without naming one.
    """
    found: set[Change] = set()
    if has_figure(source) and has_figure(target):
        if not nominal(source) & nominal(target):
            found.add("figure")
        elif source.figure in _LOOSE and target.figure in _FIRM:
            found.add("edited" if (source.figure, target.figure) == _END else "hedge_dropped")
        elif source.figure in _FIRM and target.figure in _LOOSE:
            found.add("edited" if (target.figure, source.figure) == _END else "hedge_added")
    if (source.measure in _LESS and target.measure in _HARMED) or (source.measure in _HARMED and target.measure in _LESS):
        found.add("verb")
    if source.modality in ("alleged", "feared", "planned") and target.modality == "asserted" and source.polarity == target.polarity:
        found.add("modality_raised")
    if (source.attribution or spoken) and not target.attribution:
        found.add("attribution_dropped")
    if _apart(source, target):
        found.add("date_moved")
    if _elsewhere(source, target):
        found.add("place_moved")
    return [c for c in GRAVITY if c in found]


def _apart(a: Claim, b: Claim) -> bool:
    """Both sentences say when, to the day, and the two do not touch. (A date carried over from elsewhere in the article may be wrong.)."""
    if not _said_here(a, "time") or not _said_here(b, "time"):
        return False
    if not a.period or not b.period or not (a.period.earliest and a.period.latest and b.period.earliest and b.period.latest):
        return False
    if not {a.period.precision, b.period.precision} <= {"minute", "hour", "part_of_day", "day"}:
        return False
    return a.period.latest[:10] < b.period.earliest[:10] or b.period.latest[:10] < a.period.earliest[:10]


def _said_here(claim: Claim, role: str) -> bool:
    return any(s.role == role and claim.sentence.start <= s.start < claim.sentence.end for s in claim.support)


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Both sentences name a town or something smaller as the scene, and the gazetteer sets them apart."""
    if not _said_here(a, "place") or not _said_here(b, "place"):
        return False
    fine = ("exact", "neighbourhood", "town", "near")
    left = [p for p in a.places if p.role in ("at", "in", "near") and p.precision in fine and p.gazetteer_id]
    right = [p for p in b.places if p.role in ("at", "in", "near") and p.precision in fine and p.gazetteer_id]
    if not left or not right:
        return False
    return not {p.gazetteer_id for p in left} & {p.gazetteer_id for p in right}


def toward(matches: Sequence[Match], a: Text, b: Text) -> tuple[float, list[str]]:
    """What the changes say about the direction: a hedge gets lost and a word gets stronger on the way, seldom the other way round.

    A hedge is not lost where the article has the same number with its hedge elsewhere.
    """
    weight, reasons = 0.0, []
    for match in matches:
        there, back = set(changes(match.a, match.b)), set(changes(match.b, match.a))
        if "hedge_dropped" in there and _hedged(b, nominal(match.b)):
            there.discard("hedge_dropped")
        if "hedge_dropped" in back and _hedged(a, nominal(match.a)):
            back.discard("hedge_dropped")
        for change, words in (("hedge_dropped", "a figure loses its hedge"), ("modality_raised", "what was alleged or feared is a fact")):
            if (change in there) != (change in back):
                weight += 0.6 if change in there else -0.6
                reasons.append(f"{words} in the other")
        if "verb" in there and (match.b.measure in _HARMED) != (match.a.measure in _HARMED):
            weight += 0.4 if match.b.measure in _HARMED else -0.4
            reasons.append(f"{match.a.measure if match.b.measure in _HARMED else match.b.measure} becomes dead or destroyed in the other")
    return max(-1.5, min(1.5, weight)), list(dict.fromkeys(reasons))[:3] if weight else []


def _hedged(text: Text, numbers: frozenset[int]) -> bool:
    return any(p.claim.figure in _LOOSE and p.numbers & numbers for p in text.placed)
