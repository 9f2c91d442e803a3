"""What an export reads: the records of a Comparison or of a dataset file, reconciled by the Profile of the format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tellings.config import Settings
from tellings.model import Article, Case, Claim, Derivation, Estimate, Event, Finding, Origin, Place, Record, Trace
from tellings.reconcile import load_profile, reconcile_with

SCENE = ("at", "in", "near", "unknown")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The records that an export reads, with look-ups by id."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    events: Sequence[Event]
    origins: Sequence[Origin] = ()
    derivations: Sequence[Derivation] = ()
    findings: Sequence[Finding] = ()
    article: dict[str, Article] = field(init=False)
    claim: dict[str, Claim] = field(init=False)
    origin: dict[str, Origin] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "article", {a.id: a for a in self.articles})
        object.__setattr__(self, "claim", {c.id: c for c in self.claims})
        object.__setattr__(self, "origin", {o.id: o for o in self.origins})

    def under(self, profile: str, settings: Settings | None = None) -> Dataset:
        """Return the same Claims reconciled by another Profile.

        Raises:
            ProfileError: there is no such Profile.
        """
        claims = [c if c.event is not None else c.replace(event=None) for c in self.claims]
        trace = Trace(derivations=list(self.derivations), quotations=[], origins=list(self.origins), claim_origin={})
        case = Case(articles=list(self.articles), sentences={}, claims=claims, events=list(self.events), trace=trace)
        events = reconcile_with(case, load_profile(profile), settings or Settings())
        return Dataset(self.articles, self.claims, events, self.origins, self.derivations, self.findings)

    def claims_of(self, event: Event) -> list[Claim]:
        """The Claims of an Event that are at hand, in its order."""
        return [self.claim[i] for i in event.claims if i in self.claim]

    def articles_of(self, event: Event) -> list[Article]:
        """The Articles of an Event that are at hand, in order of publication, undated ones last."""
        found = [self.article[i] for i in event.articles if i in self.article]
        return sorted(found, key=lambda a: (a.published_at or a.published or "~", a.id))


def from_records(records: Iterable[Record]) -> Dataset:
    """Sort the records of a dataset file by their type."""
    kept = list(records)
    return Dataset(
        [r for r in kept if isinstance(r, Article)], [r for r in kept if isinstance(r, Claim)], [r for r in kept if isinstance(r, Event)],
        [r for r in kept if isinstance(r, Origin)], [r for r in kept if isinstance(r, Derivation)],
        [r for r in kept if isinstance(r, Finding)],
    )  # fmt: skip


def total(event: Event, measure: str) -> Estimate | None:
    """The Estimate of the whole toll of a measure, that of the largest group where nobody tells a whole, or None."""
    told = [e for e in event.estimates if e.measure == measure]
    whole = next((e for e in told if e.affected.group is None), None)
    groups = [e for e in told if e.affected.cls not in {"object", "animal"}]
    return whole or max(groups, key=lambda e: max(e.low or 0, e.best or 0, e.high or 0), default=None)


def scene(event: Event) -> Place | None:
    """The place where it happened, as far as one is told (not where it came from or was heading)."""
    return next((p for p in event.places if p.role in SCENE), None)


def day_bounds(event: Event) -> tuple[str | None, str | None]:
    """First and last day of an Event (ISO 8601); both null where the year is unknown or the Period has no end."""
    if event.period is None:
        return None, None
    first, last = _day(event.period.earliest), _day(event.period.latest)
    return (first, last) if first is not None and last is not None and first <= last else (None, None)


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None


def figure(value: int | None, other: int | None = 0) -> int:
    """A figure that a format wants filled, or what stands in its place."""
    return value if value is not None else (other or 0)


def stretch(low: int | None, high: int | None) -> str:
    """Write the two ends of a figure: ``4``, ``4..9``, ``4..`` where the high end is open."""
    return f"{low}" if low is not None and low == high else f"{'' if low is None else low}..{'' if high is None else high}"
