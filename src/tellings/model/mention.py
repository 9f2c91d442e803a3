"""Mentions: a place, time, amount, source or happening as found, before they are put together.

All spans are code points of the Article's text. ``head`` is the start offset of the head token, by
which the assembling stage finds the mention in the parse.
"""

from __future__ import annotations

from typing import Literal

from tellings.model.claim import AttributionBasis, Modality, Polarity
from tellings.model.name import Place, Teller
from tellings.model.period import PeriodKind
from tellings.model.quantity import Quantity
from tellings.model.record import Record
from tellings.model.span import Span

AmountKind = Literal[
    "count",
    "age",
    "clock",
    "date",
    "duration",
    "price",
    "distance",
    "measurement",
    "percent",
    "phone",
    "score",
    "calibre",
    "rank",
    "ordinal",
    "year",
    "address",
    "identifier",
    "name",
    "capacity",
    "idiom",
    "base",
    "list_number",
]


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time expression before it is resolved: an anchor, a shift and a part, in closed words.

    ``op`` names the rule that resolves it (see :mod:`tellings.extract.time`); ``args`` are its values.
    """

    op: str
    args: dict[str, str | int | None] = {}
    inner: list[TimeExpression] = []


class TimeMention(Record, frozen=True, kw_only=True):
    """A time expression as found. ``value`` is the TIMEX3 value against the publication date, if known."""

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    expression: TimeExpression
    value: str | None = None
    kind: PeriodKind = "instant_within"
    distractor: bool = False
    """True for an age, a frequency or a duration that dates nothing."""


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place name as found, resolved as far as the gazetteer goes."""

    span: Span
    head: int
    place: Place
    literal: bool = True
    """False where the name stands for something else (a demonym, a team, a body named after a town)."""


class AmountMention(Record, frozen=True, kw_only=True):
    """A figure as found: ``span`` has hedge, number and counted noun; ``number`` the number words only."""

    span: Span
    number: Span
    head: int
    """Start of the counted noun's head token, or of the number where no noun is said."""
    kind: AmountKind
    quantity: Quantity
    unit_span: Span | None = None
    unit_class: str = "unknown"
    """Class of the counted noun in the units lexicon (person, combatant, vehicle, building ...)."""
    share_of: Span | None = None
    """The stated whole of a fraction ("half of the 84 aboard")."""


class Argument(Record, frozen=True, kw_only=True):
    """A phrase that fills a role of a happening."""

    span: Span
    head: int
    text: str


class HappeningMention(Record, frozen=True, kw_only=True):
    """A trigger of a happening or a measure, with its arguments as the syntax gives them."""

    span: Span
    head: int
    lemma: str
    happening: str | None = None
    measure: str | None = None
    sentence: Span
    clause: Span
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    nominal: bool = False
    passive: bool = False
    frame: str = ""
    """Which slot of the trigger holds what is affected (column ``frame`` of the measures lexicon)."""
    person_measure: str = ""
    thing_measure: str = ""
    """The measure where people, or things, are affected ("" where the trigger does not take them)."""
    agents: list[Argument] = []
    affected: list[Argument] = []
    means: list[Argument] = []
    targets: list[Argument] = []
    other: list[Argument] = []


class AttributionMention(Record, frozen=True, kw_only=True):
    """Who says what: source, cue and content Spans (each possibly in several segments) and the chain.

    ``chain`` runs from the teller nearest the article to the origin. ``stance`` is ``asserts``,
    ``denies``, ``doubts`` or ``fears``.
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    chain: list[Teller]
    basis: AttributionBasis = "sentence"
    stance: Literal["asserts", "denies", "doubts", "fears"] = "asserts"
    quotation: bool = False
    assertive: bool = True
    """False where the cue only says what somebody wants, plans, asks or likes: nothing is put forward as a fact."""


class ChainMention(Record, frozen=True, kw_only=True):
    """One mention in a coreference chain."""

    span: Span
    head: int
    kind: Literal["name", "noun", "pronoun"]


class Chain(Record, frozen=True, kw_only=True):
    """Mentions of one thing within an article; ``name`` is its fullest wording."""

    id: int
    kind: Literal["person", "body", "group", "vehicle", "happening", "other"]
    name: str
    name_span: Span
    mentions: list[ChainMention]
