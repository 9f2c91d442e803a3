"""A pair of Articles with all that is known of both, on which the features of direction are counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.model import Span
from tellings.trace.changes import Match
from tellings.trace.naming import Mention
from tellings.trace.pairs import Shared, Text

Found = tuple[float, list[str]]
"""A weight for "``a`` is the source of ``b``" (negative: the other way round) and its reasons in words."""


@dataclass(slots=True)
class Pair:
    """Two Articles and what is known about them."""

    a: Text
    b: Text
    shared: Shared
    names_a: list[Mention] = field(default_factory=list)
    """Mentions of ``a``'s outlet in ``b``."""
    names_b: list[Mention] = field(default_factory=list)
    issuer_a: str | None = None
    """The body whose statement ``a`` is, where ``b`` gives it as a source."""
    issuer_b: str | None = None
    hint_a: str | None = None
    """A common noun of the body whose statement ``a`` is ("the railway"), where ``b`` gives it as a source."""
    hint_b: str | None = None
    stated: int = 0
    """1 where ``a`` is a body's own statement and ``b`` a report, -1 the other way round, else 0."""
    agency_a: bool = False
    agency_b: bool = False
    matches: list[Match] = field(default_factory=list)
    """Claims of both that tell one thing."""
    when: Found | None = None
    """The order of publication, once it was weighed."""

    def shared_spans(self, *, second: bool) -> list[Span]:
        """Where the shared passages and quotations stand in the first or in the second Article."""
        number = self.shared.b if second else self.shared.a
        quotes = [
            (q.a_quote.span if q.a == number else q.b_quote.span if q.b_quote else self.b.words.span(*q.b_words))
            for q in self.shared.quotes if q.b_quote is not None or q.a == number
        ]  # fmt: skip
        return [p.target if second else p.source for p in self.shared.passages] + quotes
