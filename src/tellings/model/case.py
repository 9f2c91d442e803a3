"""What reconcile works on: the Claims of a comparison, assigned to Events and joined to Origins."""

from __future__ import annotations

from typing import Literal

from tellings.model.article import Article
from tellings.model.claim import Claim
from tellings.model.derivation import Change, Derivation, Origin
from tellings.model.event import Event
from tellings.model.finding import Judgement, Problem
from tellings.model.mention import AttributionMention, HappeningMention
from tellings.model.reading import Sentence
from tellings.model.record import Record


class QuotedPair(Record, frozen=True, kw_only=True):
    """The same quoted words in two articles (spans of the quotations in each), and who is quoted there."""

    article_a: str
    start_a: int
    end_a: int
    speaker_a: str | None
    article_b: str
    start_b: int
    end_b: int
    speaker_b: str | None
    similarity: float
    marked_b: bool = True
    """False where the words stand without quotation marks in ``article_b`` (``article_a`` always has them)."""


class ClaimPair(Record, frozen=True, kw_only=True):
    """Two Claims of two articles that tell one thing, the one copied from the other.

    ``source`` and ``target`` are Claim ids; where the direction is not known the order is that of
    publication, then of article ids. ``changes`` lists what differs (empty: told alike), the gravest first.
    """

    source: str
    target: str
    direction: Literal["known", "unknown"] = "known"
    changes: list[Change] = []
    similarity: float = 1.0


class Links(Record, frozen=True, kw_only=True):
    """What the link stage gives: bare Events (id, former_ids, claims, articles) and for each Claim its Event.

    ``problems`` are Judgements that contradict one another.
    """

    events: list[Event]
    claim_event: dict[str, str]
    problems: list[Problem] = []


class Trace(Record, frozen=True, kw_only=True):
    """What the trace stage gives: Derivations, aligned quotations, Origins, and for each Claim its Origin."""

    derivations: list[Derivation]
    quotations: list[QuotedPair]
    origins: list[Origin]
    claim_origin: dict[str, str]
    copied_claims: dict[str, str] = {}
    """Claim id to the id of the Claim in another article whose passage it copies (direction known)."""
    claim_pairs: list[ClaimPair] = []
    """All aligned Claims, also those of articles whose direction is not known, with what changed."""


class Case(Record, frozen=True, kw_only=True):
    """All that is known before reconciling. ``claims`` have ``event`` and ``origin`` filled.

    ``sentences`` and ``attributions`` give each Article's sentences and Attributions by article id.
    """

    articles: list[Article]
    sentences: dict[str, list[Sentence]]
    claims: list[Claim]
    events: list[Event]
    trace: Trace
    judgements: list[Judgement] = []
    attributions: dict[str, list[AttributionMention]] = {}
    happenings: dict[str, list[HappeningMention]] = {}
    """The triggers of each Article, also those that no Claim was made of."""
