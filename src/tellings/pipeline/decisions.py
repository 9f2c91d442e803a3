"""Judgements applied: corrections before reconciling, mutes after it; the rest binds the link stage."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Claim, Finding, Judgement, Problem, Reading, make_id


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The Judgements that no later one withdraws, in order of time."""
    withdrawn = {j.withdraws for j in judgements if j.withdraws}
    return sorted((j for j in judgements if j.id not in withdrawn), key=lambda j: (j.at, j.id))


def correct(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[list[Reading], list[Problem]]:
    """Apply ``correct`` Judgements to the figures they name; what names no Claim is a Problem."""
    corrections = {s: j for j in judgements if j.verdict == "correct" for s in j.subjects}
    known = {c.id for r in readings for c in r.claims}
    changed = [r.replace(claims=[_corrected(c, corrections.get(c.id)) for c in r.claims]) for r in readings]
    problems = [
        Problem(
            id=make_id("problem", ["judgement_without_subject", j.id, subject]), stage="judgement", code="judgement_without_subject",
            message=f"the Judgement {j.id} of {j.author} speaks of {subject}, which this comparison does not have",
        )
        for j in judgements for subject in j.subjects
        if subject.startswith("claim-") and subject not in known
    ]  # fmt: skip
    return changed, problems


def _corrected(claim: Claim, judgement: Judgement | None) -> Claim:
    if judgement is None:
        return claim
    text = str(judgement.value)
    if text.lstrip("-").isdigit():
        return claim.replace(low=int(text), high=int(text), figure="exact")
    low, _, high = text.partition("..")
    return claim.replace(low=int(low) if low.isdigit() else None, high=int(high) if high.isdigit() else None, figure="range")


def mute(findings: Sequence[Finding], judgements: Sequence[Judgement]) -> list[Finding]:
    """Mark the Findings that a ``mute`` Judgement names by key or id."""
    muted = {s: j.id for j in judgements if j.verdict == "mute" for s in j.subjects}
    return [f.replace(muted_by=muted.get(f.key) or muted.get(f.id)) for f in findings]
