"""The wording of an Article as hashed words: a coarse guess of how many were killed, hurt, and struck in all.

Words, word pairs and triples are hashed into a table; those of the title and of the lead count once more. Numbers up to twelve are kept
as numbers, ages as "an age"; of other words only those that stand in lower case in the text or in the lexicon of measures are taken,
which leaves names out. Nothing can be read back from the weights.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from itertools import pairwise

import numpy as np

from tellings.language import table
from tellings.model import Reading

TABLE = 2**16
HEADS = {"killed": 5, "hurt": 7, "all": 9}
"""Questions and the number of their answers: 0, 1, 2 ... and "that many or more"."""
LEAD_WORDS = 110
READ_CHARS = 6000
_LOWER = re.compile(r"\b[a-z][a-z'-]+\b")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[,.:]\d+)*|[.,;:()\"“”?!]")
_AGE = re.compile(r"\b\d{1,2}[ -](?:year|month|week|day)s?[ -]old\b|(?<=, )\d{1,2}(?=[,;.)])", re.IGNORECASE)
_AGE_MARK = "AGEAGE"
_NUMBERS = {w: 2 * n for n, w in enumerate("zero two four six eight ten twelve".split())}
_NUMBERS |= {w: 2 * n + 1 for n, w in enumerate("one three five seven nine eleven".split())}
_NUMBERS |= {"both": 2, "double": 2, "triple": 3, "quadruple": 4}
_MOST = 12
_COMMON = frozenset(
    "man woman men women boy girl people person persons teen teens police officer officers suspect suspects gunman victim victims child"
    " children father mother son daughter wife husband baby toddler student after in and the a of by at to for with on from his her".split()
)


@lru_cache(maxsize=1)
def _lexicon() -> frozenset[str]:
    """Words of the measures and of people: taken also where they stand only in a title."""
    rows = table("measures")
    return _COMMON | {w for row in rows for w in re.findall(r"[a-z]+", f"{row['words']} {row['forms'] or ''}")}


def hashed_words(reading: Reading) -> np.ndarray:
    """The sorted buckets of an Article's words, pairs and triples."""
    text = reading.article.text[:READ_CHARS]
    known = _lexicon() | set(_LOWER.findall(text))
    body = _words(text, known)
    names: set[str] = set()
    for words, mark, longest in ((_words(reading.article.title or "", known), "#t ", 3), (body[:LEAD_WORDS], "^", 2), (body, "", 3)):
        names.update(mark + w for w in words)
        names.update(f"{mark}{a} {b}" for a, b in pairwise(words))
        if longest > 2:
            names.update(f"{mark}{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))
    return np.array(sorted({zlib.crc32(n.encode()) % TABLE for n in names}), dtype=np.int32)


def _words(text: str, known: frozenset[str] | set[str]) -> list[str]:
    out: list[str] = []
    for word in _TOKEN.findall(_AGE.sub(f" {_AGE_MARK} ", text)):
        lower = word.lower()
        if word == _AGE_MARK:
            out.append("<age>")
        elif word[0].isdigit():
            out.append(f"#{int(word)}" if word.isdigit() and len(word) <= 2 and int(word) <= _MOST else "#n")
        elif lower in _NUMBERS:
            out.append(f"#{_NUMBERS[lower]}")
        elif word.islower() or lower in known:
            out.append(lower)
        elif not word[0].isalpha():
            out.append(word)
        elif not out or out[-1] != "Xx":
            out.append("Xx")
    return out


def guess(buckets: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> dict[str, list[float]]:
    """Log probabilities of the answers to each question (:data:`HEADS`). Weights have a row for each answer of each question."""
    scores = bias.astype(np.float64) + weights[:, buckets].astype(np.float64).sum(axis=1)
    found, start = {}, 0
    for head, answers in HEADS.items():
        own = scores[start : start + answers]
        shifted = own - own.max()
        found[head] = [float(x) for x in np.maximum(shifted - np.log(np.exp(shifted).sum()), -12.0)]
        start += answers
    return found
