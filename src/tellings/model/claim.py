"""A Claim: one article saying one thing."""

from __future__ import annotations

from typing import Literal

from tellings.model.ids import make_id
from tellings.model.name import Name, Place, Teller
from tellings.model.period import AsOf, Period
from tellings.model.quantity import Figure
from tellings.model.record import Record
from tellings.model.span import Evidence, Span, Support

Modality = Literal["asserted", "alleged", "denied", "feared", "planned"]
Scope = Literal["this_event", "background", "cumulative"]
Polarity = Literal["positive", "negative"]
AffectedClass = Literal["civilian", "combatant", "security", "staff", "animal", "object", "person", "unknown"]
AttributionBasis = Literal["sentence", "quotation", "paragraph", "article", "title tail", "none"]


class Affected(Record, frozen=True, kw_only=True):
    """Who or what a figure counts. ``group`` is the counted noun as written, with its modifiers."""

    cls: AffectedClass = "unknown"
    group: str | None = None
    side: str | None = None
    age_sex: str | None = None


class Agent(Record, frozen=True, kw_only=True):
    """Who is said to have done it, as written (fullest wording), with a canonical id if known."""

    name: Name
    start: int
    end: int


class Claim(Record, frozen=True, kw_only=True, tag_field="type", tag="claim"):
    """One article saying one thing, on somebody's word, with the passages that prove it.

    ``measure`` is a code of the measures lexicon. ``low`` and ``high`` are null when open, none or
    unknown: ``figure`` says which. ``attribution`` runs from the teller nearest the article to the
    origin; it is empty when the article says it itself. ``attribution_basis`` says how far the
    source stands from the figure. ``certainty`` (0 to 1) is how likely the figure counts what ``measure``
    says, as weighed from the words around it; null where nothing was weighed.
    """

    id: str
    article: str
    event: str | None = None
    happening: str | None = None
    measure: str = "other"
    predicate: str | None = None
    polarity: Polarity = "positive"
    figure: Figure = "none"
    low: int | None = None
    high: int | None = None
    unit: str | None = None
    hedge: str | None = None
    agent: Agent | None = None
    affected: Affected = Affected()
    target: str | None = None
    means: str | None = None
    modality: Modality = "asserted"
    scope: Scope = "this_event"
    as_of: AsOf | None = None
    part_of: str | None = None
    superseded_by: str | None = None
    title: bool = False
    period: Period | None = None
    places: list[Place] = []
    attribution: list[Teller] = []
    attribution_basis: AttributionBasis = "none"
    certainty: float | None = None
    origin: str | None = None
    evidence: Evidence
    sentence: Span
    support: list[Support] = []


def claim_id(article: str, span: Span, measure: str) -> str:
    """The id of a Claim: article id, evidence Span, measure."""
    return make_id("claim", [article, [span.start, span.end], measure])
