"""Relations between the figures of one Article: parts of a whole, and figures that a later one replaces."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.joint import Joint
from tellings.model import Claim


def relate(board: Board, joints: dict[int, Joint], figures: dict[int, Claim]) -> list[Claim]:
    """Set ``part_of`` and ``superseded_by`` on the figure Claims, in the order of the amounts."""
    claims = dict(figures)
    for i, claim in figures.items():
        whole = joints[i].whole
        if whole is None and is_single(board.reading.amounts[i]) and not joints[i].members:
            whole = _total_beside(i, figures, joints)
        if whole is not None and whole in figures and whole != i:
            claims[i] = claim.replace(part_of=figures[whole].id)
    for i, whole in {**_addends(claims, joints), **_still_there(board, claims, joints)}.items():
        claims[i] = claims[i].replace(part_of=claims[whole].id)
    return _headed(_supersede(board, list(claims.values())))


def _headed(claims: list[Claim]) -> list[Claim]:
    """A figure of the headline without a source has the source of the same figure in the text."""
    told = {(c.measure, c.low, c.high): c for c in reversed(claims) if not c.title and c.attribution}
    out = []
    for claim in claims:
        twin = told.get((claim.measure, claim.low, claim.high)) if claim.title and not claim.attribution else None
        if twin is not None:
            proofs = [s for s in twin.support if s.field == "attribution"]
            claim = claim.replace(  # noqa: PLW2901
                attribution=twin.attribution, attribution_basis="article", support=[*claim.support, *proofs]
            )
        out.append(claim)
    return out


def _total_beside(i: int, figures: dict[int, Claim], joints: dict[int, Joint]) -> int | None:
    """A single victim told beside a larger total of the same measure and scope is a part of it."""
    claim = figures[i]
    if joints[i].total:
        return None
    same = [
        j for j, c in figures.items()
        if j != i and c.measure == claim.measure and c.scope == claim.scope and c.modality == claim.modality and joints[j].whole is None
        and _origin(c) == _origin(claim)
        and max(c.low or 0, c.high or 0) > 1 and c.affected.cls in ("person", "unknown", "civilian", claim.affected.cls)
    ]  # fmt: skip
    return min(same, key=lambda j: abs(j - i)) if same else None


LONGEST_SUM = 12
"""Rows of a table that may add up to its total."""
NEAR = 2
"""Sentences between how many were hurt and how some of them are."""


def _addends(claims: dict[int, Claim], joints: dict[int, Joint]) -> dict[int, int]:
    """Figures that follow a total of the same measure and add up to it: rows by district, "2,700 in the north and 1,400 in the south"."""
    found: dict[int, int] = {}
    for j, total in claims.items():
        if not _addable(total, joints[j]) or total.part_of is not None or j in found:
            continue
        added = 0
        parts: list[int] = []
        for i in sorted(k for k in claims if k > j and claims[k].measure == total.measure and claims[k].scope == total.scope):
            part = claims[i]
            if not _addable(part, joints[i]) or i in found or part.part_of not in (None, total.id):
                break
            added, parts = added + (part.low or 0), [*parts, i]
            if added >= (total.low or 0) or len(parts) >= LONGEST_SUM:
                break
        if len(parts) > 1 and added == total.low:
            found.update(dict.fromkeys(parts, j))
    return found


def _addable(claim: Claim, joint: Joint) -> bool:
    return claim.low is not None and claim.low == claim.high and claim.low > 0 and claim.modality == "asserted" and not joint.total


_STATES = ("in ", "on ", "under ", "remain", "lie ", "stay ", "fight for life")


def _still_there(board: Board, claims: dict[int, Claim], joints: dict[int, Joint]) -> dict[int, int]:
    """As in "140 were injured. Fifty are still in hospital": a state of some of the hurt told right after how many they are."""
    found: dict[int, int] = {}
    for i, claim in claims.items():
        if claim.measure != "injured" or claim.part_of is not None or not (claim.predicate or "").startswith(_STATES):
            continue
        here = board.head(board.reading.amounts[i]).sentence
        for j in sorted((j for j in claims if j < i), reverse=True):
            other = claims[j]
            if here - board.head(board.reading.amounts[j]).sentence > NEAR:
                break
            larger = (other.low or other.high or 0) > (claim.low or claim.high or 0)
            if other.measure == "injured" and larger and other.scope == claim.scope and other.part_of is None and joints[j].whole is None:
                found[i] = j
                break
    return found


def _origin(claim: Claim) -> str | None:
    last = claim.attribution[-1] if claim.attribution else None
    name = (last.name or last.body) if last else None
    return name.text if name else None


def _supersede(board: Board, claims: list[Claim]) -> list[Claim]:
    """On a live page the entry with the later stamp replaces the same figure of earlier entries; so does "rose from 4 to 9"."""
    stamps = {c.id: _stamp(board, c) for c in claims}
    out = []
    for claim in claims:
        stamp = stamps[claim.id]
        later = [
            c for c in claims
            if stamp and (other := stamps[c.id]) and other > stamp and c.measure == claim.measure and c.scope == claim.scope
            and c.part_of is None and claim.part_of is None and c.modality == claim.modality == "asserted" and _comparable(c, claim)
        ]  # fmt: skip
        if later:
            first = min(later, key=lambda c: (stamps[c.id] or "", c.evidence.start))
            claim = claim.replace(superseded_by=first.id)  # noqa: PLW2901
        out.append(claim)
    return out


def _comparable(a: Claim, b: Claim) -> bool:
    people = {"person", "unknown", "civilian"}
    return a.affected.cls == b.affected.cls or (a.affected.cls in people and b.affected.cls in people)


def _stamp(board: Board, claim: Claim) -> str | None:
    sentence = board.analysis.sentence_at(claim.evidence.start)
    if sentence is None or not sentence.live_stamp:
        return None
    hours, _, minutes = sentence.live_stamp.partition(":")
    return f"{int(hours):02d}:{minutes}" if hours.isdigit() else None
