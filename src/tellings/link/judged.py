"""Judgements as bonds: Claims that must, and Claims that must not, share an Event.

``same`` joins all its Claims, and is transitive. ``not same`` keeps each pair of its Claims apart, and with
them all that is the same as either. ``unsure`` decides nothing. Where two Judgements contradict each other
the later one holds, and the earlier is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from tellings.model import Judgement, Problem, make_id

Bond = tuple[str, str]


class Bonds:
    """The bonds that hold, and the Judgements that were contradicted."""

    def __init__(self, judgements: Sequence[Judgement], known: Iterable[str]) -> None:
        self.must: list[Bond] = []
        self.never: list[Bond] = []
        self.conflicts: list[Problem] = []
        self._home: dict[str, str] = {}
        known = set(known)
        withdrawn = {j.withdraws for j in judgements if j.withdraws}
        binding = [j for j in judgements if j.verdict in ("same", "not same") and j.id not in withdrawn]
        for judgement in sorted(binding, key=lambda j: (j.at, j.id), reverse=True):
            subjects = [s for s in dict.fromkeys(judgement.subjects) if s in known]
            if len(subjects) > 1:
                self._take(judgement, subjects)

    def home(self, claim: str) -> str:
        """The name of the set of Claims that must stay with this one."""
        root = claim
        while (up := self._home.get(root, root)) != root:
            root = up
        return root

    def _take(self, judgement: Judgement, subjects: list[str]) -> None:
        pairs = list(combinations(subjects, 2)) if judgement.verdict == "not same" else list(pairwise(subjects))
        wrong = [p for p in pairs if self._contradicts(p, same=judgement.verdict == "same")]
        if wrong:
            self.conflicts.append(_conflict(judgement, wrong[0]))
        for a, b in (p for p in pairs if p not in wrong):
            if judgement.verdict == "not same":
                self.never.append((a, b))
            else:
                self.must.append((a, b))
                left, right = sorted((self.home(a), self.home(b)))
                self._home[right] = left

    def _contradicts(self, pair: Bond, *, same: bool) -> bool:
        a, b = self.home(pair[0]), self.home(pair[1])
        if not same:
            return a == b
        return any({self.home(x), self.home(y)} == {a, b} for x, y in self.never) and a != b


def _conflict(judgement: Judgement, pair: Bond) -> Problem:
    message = (
        f"the Judgement {judgement.id} of {judgement.author} ({judgement.verdict}: {pair[0]} and {pair[1]}) contradicts later ones, "
        "which hold; withdraw one of them"
    )
    code = "contradictory_judgement"
    return Problem(id=make_id("problem", [code, judgement.id]), stage="judgement", code=code, message=message)
