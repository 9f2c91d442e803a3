"""The records that pass between the stages. Nothing here reads, writes or decides."""

from tellings.model.article import Article, FoundValue, Passage, PassageRole, article_id
from tellings.model.case import Case, ClaimPair, Links, QuotedPair, Trace
from tellings.model.claim import Affected, AffectedClass, Agent, Claim, Modality, Polarity, Scope, claim_id
from tellings.model.derivation import Change, Derivation, DerivationKind, Origin, PassagePair
from tellings.model.event import Account, AccountAspect, Estimate, EstimateStep, Event, EventOrigin
from tellings.model.finding import FINDING_KINDS, Confidence, Finding, FindingKind, Judgement, Problem, Verdict
from tellings.model.ids import make_id
from tellings.model.mention import (
    AmountKind,
    AmountMention,
    Argument,
    AttributionMention,
    Chain,
    ChainMention,
    HappeningMention,
    PlaceMention,
    TimeExpression,
    TimeMention,
)
from tellings.model.name import Actor, Name, OriginKind, Place, PlacePrecision, PlaceRole, Teller
from tellings.model.period import AsOf, Period
from tellings.model.quantity import Figure, Quantity
from tellings.model.reading import Reading, Sentence
from tellings.model.record import Record, plain
from tellings.model.span import Evidence, Span, Support, evidence, support

__all__ = [
    "FINDING_KINDS",
    "Account",
    "AccountAspect",
    "Actor",
    "Affected",
    "AffectedClass",
    "Agent",
    "AmountKind",
    "AmountMention",
    "Argument",
    "Article",
    "AsOf",
    "AttributionMention",
    "Case",
    "Chain",
    "ChainMention",
    "Change",
    "Claim",
    "ClaimPair",
    "Confidence",
    "Derivation",
    "DerivationKind",
    "Estimate",
    "EstimateStep",
    "Event",
    "EventOrigin",
    "Evidence",
    "Figure",
    "Finding",
    "FindingKind",
    "FoundValue",
    "HappeningMention",
    "Judgement",
    "Links",
    "Modality",
    "Name",
    "Origin",
    "OriginKind",
    "Passage",
    "PassagePair",
    "PassageRole",
    "Period",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "PlaceRole",
    "Polarity",
    "Problem",
    "Quantity",
    "QuotedPair",
    "Reading",
    "Record",
    "Scope",
    "Sentence",
    "Span",
    "Support",
    "Teller",
    "TimeExpression",
    "TimeMention",
    "Trace",
    "Verdict",
    "article_id",
    "claim_id",
    "evidence",
    "make_id",
    "plain",
    "support",
]
