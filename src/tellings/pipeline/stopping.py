"""Ctrl-C: what was read before it is kept and can be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tellings.model import Article, Problem, Reading, make_id
from tellings.pipeline.comparison import Comparison

CODE = "stopped"
"""The code of the Problems that a stopped run leaves."""


class StoppedError(KeyboardInterrupt):
    """Ctrl-C while articles were read or compared. A KeyboardInterrupt, so that nothing swallows it by mistake.

    Attributes:
        readings: the articles that were read.
        unread: the articles that were not.
    """

    def __init__(
        self, readings: Sequence[Reading], articles: Sequence[Article], finish: Callable[[Sequence[Reading], Sequence[Problem]], Comparison]
    ) -> None:
        done = {r.article.id for r in readings}
        self.readings = list(readings)
        self.unread = [a for a in articles if a.id not in done]
        self._finish = finish
        super().__init__(f"stopped after {len(self.readings)} of {len(articles)} articles were read")

    def comparison(self) -> Comparison:
        """Compare the articles that were read; where all were, the articles and their Claims as they are, not compared."""
        problems = [_problem(a.file, a.id) for a in self.unread]
        if self.unread and self.readings:
            return self._finish(self.readings, problems)
        claims = [c for r in self.readings for c in r.claims]
        left = [*problems, *(p for r in self.readings for p in r.problems)]
        return Comparison(
            articles=[r.article for r in self.readings], claims=claims, events=[], findings=[], readings=self.readings,
            problems=left or [_problem(None, None)],
        )  # fmt: skip


def _problem(file: str | None, article: str | None) -> Problem:
    said = (
        "the run was stopped before this article was read" if file or article else "the run was stopped before the articles were compared"
    )
    return Problem(id=make_id("problem", [CODE, file, article]), file=file, stage="pipeline", code=CODE, message=said)
