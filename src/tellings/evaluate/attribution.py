r"""Metrics of attributions: linked F1, and token F1 of sources and contents (see docs/attribution.md).

Tokens are the runs of word characters (``\w+``) of the text; a span holds the tokens that overlap it. One annotator a text, the
first in sort order.

* source and content token F1: the tokens in any source (content) span of the prediction against those of the gold, counted
  over all texts together.
* linked F1: attributions are paired one to one, the greatest content Jaccard first; a pair needs a Jaccard of at least 0.5 and
  sources that share a token (two attributions without a source do not share one).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Attribution = Mapping[str, Any]
"""``source``, ``cue`` and ``content``, each a list of ``[start, end]``."""
_WORD = re.compile(r"\w+")
MIN_JACCARD = 0.5


def gold_attributions(record: Mapping[str, Any]) -> list[Attribution]:
    """The attributions of the first annotator in sort order."""
    first = min(record["annotations"], key=lambda a: a["annotator"], default=None)
    return list(first["attributions"]) if first else []


class TokenIndex:
    """The word tokens of a text, by offset."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _WORD.finditer(text)]
        self.starts = [s for s, _ in found]
        self.ends = [e for _, e in found]

    def inside(self, spans: Iterable[Sequence[int]]) -> set[int]:
        """Indices of the tokens that overlap any of the spans."""
        found: set[int] = set()
        for start, end in spans:
            i = bisect_left(self.ends, start + 1)
            while i < len(self.starts) and self.starts[i] < end:
                found.add(i)
                i += 1
        return found


def score(records: Sequence[Mapping[str, Any]], predictions: Mapping[str, Sequence[Attribution]]) -> dict[str, float]:
    """Score predictions by document id: linked, source and content token precision, recall and F1 from 0 to 1."""
    counts = {"linked": [0, 0, 0], "source_token": [0, 0, 0], "content_token": [0, 0, 0], "cue_token": [0, 0, 0]}
    for record in records:
        index = TokenIndex(record["text"])
        gold, found = gold_attributions(record), predictions.get(record["docid"], [])
        for field in ("source", "content", "cue"):
            g = set[int]().union(*(index.inside(a[field]) for a in gold))
            f = set[int]().union(*(index.inside(a[field]) for a in found))
            _add(counts[f"{field}_token"], len(g & f), len(f), len(g))
        _add(counts["linked"], linked(index, gold, found), len(found), len(gold))
    out: dict[str, float] = {}
    for name, (hit, n_found, n_gold) in counts.items():
        out[f"{name}_f1"] = 2 * hit / (n_found + n_gold) if n_found + n_gold else 0.0
        out[f"{name}_precision"] = hit / n_found if n_found else 0.0
        out[f"{name}_recall"] = hit / n_gold if n_gold else 0.0
    return out


def _add(counts: list[int], *values: int) -> None:
    for i, value in enumerate(values):
        counts[i] += value


def linked(index: TokenIndex, gold: Sequence[Attribution], found: Sequence[Attribution]) -> int:
    """How many attributions pair: content Jaccard of at least 0.5 and a shared source token, each used once."""
    g = [(index.inside(a["content"]), index.inside(a["source"])) for a in gold]
    f = [(index.inside(a["content"]), index.inside(a["source"])) for a in found]
    pairs = []
    for i, (gc, gs) in enumerate(g):
        for j, (fc, fs) in enumerate(f):
            shared = len(gc & fc)
            if shared and gs & fs:
                jaccard = shared / len(gc | fc)
                if jaccard >= MIN_JACCARD:
                    pairs.append((-jaccard, i, j))
    left, right = set(range(len(g))), set(range(len(f)))
    hits = 0
    for _, i, j in sorted(pairs):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            hits += 1
    return hits
