r"""Scores of extracted article text, as the article extraction benchmark of scrapinghub counts them (its ``evaluate.py``).

A text is a bag of four-word shingles (words by ``\w+``). Per page the shared, extra and missed counts are
divided by their sum; precision and recall are means over the pages; F1 is taken of those two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tellings.model import Record

SHINGLE = 4


class PageScore(Record, frozen=True, kw_only=True):
    """One page: shares of shingles that are in both texts, only in the prediction, only in the gold; the words match exactly or not."""

    hit: float
    extra: float
    missed: float
    exact: bool


def score_page(gold: str, found: str) -> PageScore:
    """Compare a found text with the gold one."""
    wanted, given = _shingles(gold), _shingles(found)
    hit, extra, missed = ((wanted & given).total(), (given - wanted).total(), (wanted - given).total())
    whole = hit + extra + missed
    exact = re.findall(r"\w+", gold) == re.findall(r"\w+", found)
    if whole == 0:
        return PageScore(hit=0.0, extra=0.0, missed=0.0, exact=exact)
    return PageScore(hit=hit / whole, extra=extra / whole, missed=missed / whole, exact=exact)


def metrics(pages: Sequence[PageScore]) -> dict[str, float]:
    """``f1``, ``precision``, ``recall`` and ``accuracy`` over all pages.

    As in the source, a page without any predicted (gold) shingle is left out of the mean of precision (recall).
    """
    precision = _mean([p.hit / (p.hit + p.extra) for p in pages if p.hit + p.extra > 0])
    recall = _mean([p.hit / (p.hit + p.missed) for p in pages if p.hit + p.missed > 0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall, "accuracy": _mean([float(p.exact) for p in pages])}


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
