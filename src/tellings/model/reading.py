"""What was read out of one Article: the input of link, trace and reconcile."""

from __future__ import annotations

from tellings.model.article import Article
from tellings.model.claim import Claim
from tellings.model.finding import Problem
from tellings.model.mention import (
    AmountMention,
    AttributionMention,
    Chain,
    HappeningMention,
    PlaceMention,
    TimeMention,
)
from tellings.model.record import Record
from tellings.model.span import Span


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence of the body (or a title line), with the index of its paragraph."""

    span: Span
    paragraph: int
    role: str
    live_stamp: str | None = None
    """The clock time of the live-page entry the sentence stands in ("18:40"), if any."""


class Reading(Record, frozen=True, kw_only=True):
    """One Article as read: its sentences, Mentions and Claims (not yet assigned to Events).

    ``claim_times`` gives for a Claim id the index in ``times`` of the expression that dates it, or
    nothing where the publication date or nothing dates it.
    """

    article: Article
    sentences: list[Sentence] = []
    chains: list[Chain] = []
    times: list[TimeMention] = []
    places: list[PlaceMention] = []
    amounts: list[AmountMention] = []
    attributions: list[AttributionMention] = []
    happenings: list[HappeningMention] = []
    claims: list[Claim] = []
    claim_times: dict[str, int] = {}
    problems: list[Problem] = []
