"""The result of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tellings import __version__
from tellings.codec import encode_dataset
from tellings.model import (
    Actor,
    Article,
    Claim,
    Derivation,
    Estimate,
    Event,
    Finding,
    Judgement,
    Links,
    Origin,
    Problem,
    Reading,
    Trace,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several articles say of the same happenings, on whose word, and what is left standing.

    Attributes:
        articles: the Articles, in order of publication (undated ones last, then by file name).
        claims: all Claims, assigned to Events and Origins, in the order of ``articles`` and of the text.
        events: the Events with Estimates and Accounts.
        findings: what a careful reader would flag; muted Findings have ``muted_by``.
        readings: the Mentions behind the Claims, one Reading an Article.
    """

    articles: list[Article]
    claims: list[Claim]
    events: list[Event]
    findings: list[Finding]
    derivations: list[Derivation] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    trace: Trace | None = None
    links: Links | None = None

    @property
    def estimates(self) -> list[tuple[Event, Estimate]]:
        """Each Estimate with its Event."""
        return [(event, estimate) for event in self.events for estimate in event.estimates]

    def records(self) -> Iterator[Article | Actor | Claim | Event | Derivation | Origin | Finding | Judgement | Problem]:
        """All records of the dataset, in a fixed order."""
        yield from self.articles
        yield from self.actors
        yield from self.claims
        yield from self.events
        yield from self.derivations
        yield from self.origins
        yield from self.findings
        yield from self.judgements
        yield from self.problems

    def to_jsonl(self) -> str:
        """The dataset as JSON Lines (docs/data-format.md)."""
        return b"".join(encode_dataset(self.records(), __version__)).decode("utf-8", "surrogatepass")

    def _repr_html_(self) -> str:
        from tellings.report import html_fragment  # noqa: PLC0415 - only notebooks need the templates

        return html_fragment(self)
