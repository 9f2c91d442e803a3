"""Findings, Judgements and Problems."""

from __future__ import annotations

from typing import Literal, get_args

from tellings.model.record import Record
from tellings.model.span import Evidence

FindingKind = Literal[
    "single origin",
    "party as only source",
    "anonymous source only",
    "conflicting figures",
    "conflicting dates",
    "conflicting places",
    "conflicting accounts",
    "misplaced quotation",
    "drift",
    "part or whole",
    "updated figure",
    "cumulative figure",
    "derived text",
    "inconsistent within one article",
    "lost attribution",
    "disputed claim",
]
FINDING_KINDS: tuple[str, ...] = get_args(FindingKind)
Confidence = Literal["certain", "likely", "possible"]
Verdict = Literal["same", "not same", "unsure", "accept", "correct", "mute"]


class Finding(Record, frozen=True, kw_only=True, tag_field="type", tag="finding"):
    """Something a careful reader would flag; ``says`` is one plain sentence.

    ``key`` (kind, event, the pair of claims) stays the same when articles are added: a mute binds to it.
    """

    id: str
    key: str
    kind: FindingKind
    events: list[str] = []
    articles: list[str] = []
    claims: list[str] = []
    says: str
    message_code: str
    confidence: Confidence = "likely"
    reasons: list[str] = []
    explained_by: list[str] = []
    evidence: list[Evidence] = []
    muted_by: str | None = None


class Judgement(Record, frozen=True, kw_only=True, tag_field="type", tag="judgement"):
    """A person's decision, kept apart from what the machine derives."""

    id: str
    verdict: Verdict
    subjects: list[str]
    value: str | int | None = None
    author: str
    at: str
    reason: str
    withdraws: str | None = None


class Problem(Record, frozen=True, kw_only=True, tag_field="type", tag="problem"):
    """What went wrong with one article at one stage, with a stable code (docs/errors.md)."""

    id: str
    article: str | None = None
    file: str | None = None
    stage: str
    code: str
    message: str
