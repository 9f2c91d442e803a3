"""The wording of an Article as hashed words: a coarse guess of how many were killed and hurt (0, 1, more).

Only words that stand in lower case somewhere in the text are taken (which leaves names out), alone and in pairs, hashed
into a table; a word that the title and a word that the lead uses count once more. Nothing can be read back from the weights.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import numpy as np

from tellings.model import Reading

TABLE = 2**14
CLASSES = 9
"""Killed 0, 1, more times hurt 0, 1, more."""
LEAD_CHARS = 700
READ_CHARS = 6000
_LOWER = re.compile(r"\b[a-z][a-z'-]+\b")
_WORD = re.compile(r"[A-Za-z][a-z'-]+")


def outcome(killed: int, hurt: int) -> int:
    """The class of a pair of numbers."""
    return min(killed, 2) * 3 + min(hurt, 2)


def hashed_words(reading: Reading) -> np.ndarray:
    """The sorted buckets of an Article's words and word pairs."""
    text = reading.article.text[:READ_CHARS]
    words = _LOWER.findall(text)
    known = set(words)
    title = {w.lower() for w in _WORD.findall(reading.article.title or "")} & known
    lead = _LOWER.findall(text[:LEAD_CHARS])
    found = known | {"^" + w for w in lead} | {"#" + w for w in title} | {a + " " + b for a, b in pairwise(words)}
    return np.array(sorted({zlib.crc32(w.encode()) % TABLE for w in found}), dtype=np.int32)


def guess(buckets: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> list[float]:
    """Log probabilities of the classes."""
    scores = bias.astype(np.float64) + weights[:, buckets].astype(np.float64).sum(axis=1)
    shifted = scores - scores.max()
    return [float(x) for x in np.maximum(shifted - np.log(np.exp(shifted).sum()), -12.0)]
