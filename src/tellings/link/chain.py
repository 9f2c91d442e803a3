"""Claims of one article that tell of one happening."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import Literal

from tellings.link.kinds import NO_KINDS, Kinds
from tellings.link.outbreaks import Cell
from tellings.link.paragraphs import PRIMARY
from tellings.link.when import Told, spread
from tellings.model import Claim

Role = Literal["main", "other", "total"]

LEAD_UP = 3
"""Days before the main happening within which what did no harm is its beginning."""
OUTCOMES = frozenset({"rescued", "arrested"})
"""What follows on a happening and never leads up to it."""


@dataclass(slots=True)
class Chain:
    """Claims of one article that tell of one happening."""

    article: str
    role: Role
    claims: list[Claim] = field(default_factory=list)
    told: Told | None = None
    key: str = ""
    weekdays: frozenset[int] = frozenset()
    """Days of the week told for it (Monday is 0), where no date could be found."""
    place: str | None = None
    """The place given where it was set apart, as written in lower case."""
    scene: tuple[tuple[int, ...], ...] = ()
    """Of a main chain: the places of title and lead, as terms (:mod:`tellings.link.scene`)."""
    named: array[int] = field(default_factory=lambda: array("I"))
    """Of a main chain: the names of the article outside its side chains, as terms in order."""
    away: frozenset[int] = frozenset()
    """Of a main chain: names of the places that the article sets apart from its scene."""
    late: bool = False
    """Of a main chain: the article opens with a court, an arrest or a funeral, so that its days may be theirs."""
    cell: Cell | None = None
    """Of an outbreak counted by the week: what its figures count."""
    kinds: Kinds = NO_KINDS
    """Of a main chain: the kinds of happenings that the article opens with, and all that it mentions."""
    sequel: bool = False
    """Of a main chain: the article opens with a risen toll, a release, a find, a visit or the like, so that its days may be later."""

    def close(self) -> None:
        """Set the days and the key once all Claims are in."""
        if self.role == "main":
            fine = spread(c for c in self.claims if c.measure in PRIMARY)
            self.told = self.told or (fine if fine and fine.fine else None)
        else:
            self.told = self.told or spread(c for c in self.claims if c.measure not in OUTCOMES) or self._before_outcome()
        self.key = min((c.id for c in self.claims), default=self.article)

    def _before_outcome(self) -> Told | None:
        """The days up to a rescue or an arrest told in passing: what it came of may lie some days before."""
        late = spread(self.claims)
        return None if late is None else replace(late, first=late.first - LEAD_UP, fine=False)
