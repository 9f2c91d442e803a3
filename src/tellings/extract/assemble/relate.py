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
        if whole is None and is_single(board.reading.amounts[i]):
            whole = _total_beside(i, figures, joints)
        if whole is not None and whole in figures and whole != i:
            claims[i] = claim.replace(part_of=figures[whole].id)
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
