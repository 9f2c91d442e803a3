"""Where a passage of an Article stands in the file that the gold speaks of."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tellings.model import Claim, Finding


class Place(NamedTuple):
    """A range of code points in a named file."""

    file: str
    start: int
    end: int


def base(name: str | None) -> str:
    """The file name without its folder."""
    return pathlib.PurePath(name or "").name


def overlap(a: Place, b: Place) -> bool:
    """Say whether two places share a character."""
    return a.file == b.file and a.start < b.end and b.start < a.end


class Places:
    """Articles by id: their files and texts, beside the raw texts of the files."""

    def __init__(self, files: Mapping[str, str], texts: Mapping[str, str], raw: Mapping[str, str]) -> None:
        self._files, self._texts, self._raw = files, texts, raw

    def file(self, article: str) -> str:
        """The file of an Article, "" where it is not known."""
        return self._files.get(article, "")

    def locate(self, article: str, start: int, end: int) -> Place | None:
        """The range in the file: the same words at the nearest relative position."""
        text, raw = self._texts.get(article, ""), self._raw.get(self.file(article), "")
        if text == raw:
            return Place(self.file(article), start, end)
        words = text[start:end].split()
        hits = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words)), raw)] if words else []
        if not hits:
            return None
        best = min(hits, key=lambda h: abs(h[0] / max(1, len(raw)) - start / max(1, len(text))))
        return Place(self.file(article), *best)

    def share_of_true_quotes(self, claims: Iterable[Claim], findings: Iterable[Finding]) -> float:
        """The share of evidence and support whose slice of the text equals its quote."""
        checks = [(c.evidence.article, c.evidence.start, c.evidence.end, c.evidence.quote) for c in claims]
        for c in claims:
            checks.extend((c.article, s.start, s.end, s.quote) for s in c.support)
        checks.extend((e.article, e.start, e.end, e.quote) for f in findings for e in f.evidence)
        true = sum(self._texts.get(a, "")[s:e] == q for a, s, e, q in checks)
        return round(true / len(checks), 4) if checks else 0.0
