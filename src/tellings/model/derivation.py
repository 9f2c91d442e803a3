"""Who copied whom, and who really says so."""

from __future__ import annotations

from typing import Literal

from tellings.model.name import OriginKind
from tellings.model.record import Record
from tellings.model.span import Span

DerivationKind = Literal["verbatim", "edited", "reordered", "reworded", "quotation", "figures"]
Change = Literal[
    "none",
    "edited",
    "figure",
    "hedge_dropped",
    "hedge_added",
    "verb",
    "attribution_dropped",
    "modality_raised",
    "date_moved",
    "place_moved",
    "quotation_moved",
]


class PassagePair(Record, frozen=True, kw_only=True):
    """The same words in two articles, and what was changed on the way.

    ``change`` is the gravest of ``changes`` (all that were found, the gravest first).
    """

    source: Span
    target: Span
    change: Change = "none"
    quotation: bool = False
    similarity: float = 1.0
    kind: DerivationKind = "verbatim"
    changes: list[Change] = []


class Derivation(Record, frozen=True, kw_only=True, tag_field="type", tag="derivation"):
    """Article ``target`` took passages from article ``source`` (or both from a third: direction unknown).

    The codec writes ``source`` as ``from`` and ``target`` as ``to``, in passages too.
    """

    id: str
    source: str
    target: str
    kind: DerivationKind
    score: float
    direction: Literal["known", "unknown"]
    direction_reasons: list[str] = []
    passages: list[PassagePair] = []


class Origin(Record, frozen=True, kw_only=True, tag_field="type", tag="origin"):
    """The root of Attribution chains once copies and wordings are collapsed."""

    id: str
    name: str
    kind: OriginKind
    articles: list[str]
    claims: list[str]
    aliases: list[str] = []
