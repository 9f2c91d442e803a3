"""Which Claim copies which, over all Derivations, and the changes written into their passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Change, Claim, ClaimPair, Derivation, PassagePair
from tellings.trace.changes import GRAVITY, Match, changes
from tellings.trace.lineage import Lineage

_GRAVE: frozenset[Change] = frozenset(GRAVITY) - {"edited", "none"}


@dataclass(slots=True)
class Copies:
    """All aligned Claims; for each Claim that is a copy the pair with its source; the Derivations with their changes."""

    pairs: list[ClaimPair]
    copied: dict[str, ClaimPair]
    derivations: list[Derivation]


def find_copies(lineage: Lineage) -> Copies:
    """Turn matched Claims into pairs in the direction of their Derivation.

    A Claim that could be copied from several articles is given to the surest match (changes last, then the earliest article).
    """
    pairs: list[ClaimPair] = []
    best: dict[str, tuple[tuple[float, int, int, str], ClaimPair]] = {}
    derivations = []
    for edge in lineage.edges:
        turned = edge.source > edge.target
        key = (edge.target, edge.source) if turned else (edge.source, edge.target)
        known = edge.record.direction == "known"
        found = [_pair(lineage, m, edge.source, turned=turned, known=known) for m in lineage.matches[key]]
        pairs.extend(p for p, _ in found)
        for pair, match in found if known else ():
            rank = (-match.score, len(pair.changes), edge.source, pair.source)
            if pair.target not in best or rank < best[pair.target][0]:
                best[pair.target] = (rank, pair)
        derivations.append(_with_changes(edge.record, found, turned=turned))
    return Copies(
        pairs=sorted(pairs, key=lambda p: (p.target, p.source)), copied={t: best[t][1] for t in sorted(best)}, derivations=derivations,
    )  # fmt: skip


def _pair(lineage: Lineage, match: Match, source: int, *, turned: bool, known: bool) -> tuple[ClaimPair, Match]:
    one, other = (match.b, match.a) if turned else (match.a, match.b)
    spoken = lineage.texts[source].reading.article.issuer is not None
    return ClaimPair(
        source=one.id, target=other.id, direction="known" if known else "unknown", changes=changes(one, other, spoken=spoken),
        similarity=round(min(1.0, match.score / 8), 3),
    ), match  # fmt: skip


def _with_changes(record: Derivation, found: Sequence[tuple[ClaimPair, Match]], *, turned: bool) -> Derivation:
    """Write the changes of the Claims into the passages that hold both."""
    passages = []
    for passage in record.passages:
        met: set[Change] = set()
        for pair, match in found:
            one, other = (match.b, match.a) if turned else (match.a, match.b)
            if _inside(one, passage, target=False) and _inside(other, passage, target=True):
                met.update(pair.changes)
        listed = [c for c in GRAVITY if c in met and c in _GRAVE]
        passages.append(passage.replace(change=listed[0], changes=listed) if listed else passage)
    return record.replace(passages=passages)


def _inside(claim: Claim, passage: PassagePair, *, target: bool) -> bool:
    span = passage.target if target else passage.source
    return span.start <= claim.evidence.start < span.end
