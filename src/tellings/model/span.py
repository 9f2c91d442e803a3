"""Spans and Evidence: every value points at characters of the stored text."""

from __future__ import annotations

from typing import Literal

from tellings.model.record import Record


class Span(Record, frozen=True, kw_only=True, order=True):
    """A half-open range ``[start, end)`` of Unicode code points in one Article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}) is empty or negative")

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Evidence(Record, frozen=True, kw_only=True):
    """A passage that proves something: ``text[start:end] == quote`` in the named Article."""

    article: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The place of the passage in its Article."""
        return Span(start=self.start, end=self.end)


SupportRole = Literal["figure", "trigger", "source", "cue", "content", "time", "place", "agent", "affected", "means", "scope", "modality"]


class Support(Record, frozen=True, kw_only=True):
    """A passage behind one field of a Claim, in the Claim's own Article."""

    field: str
    role: SupportRole
    start: int
    end: int
    quote: str


def evidence(article: str, text: str, span: Span) -> Evidence:
    """Cut the Evidence that a span names out of an Article's text."""
    return Evidence(article=article, start=span.start, end=span.end, quote=span.of(text))


def support(field: str, role: SupportRole, text: str, span: Span) -> Support:
    """Cut the Support that a span names out of an Article's text."""
    return Support(field=field, role=role, start=span.start, end=span.end, quote=span.of(text))
