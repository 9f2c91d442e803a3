"""Numbers with the words around them: which of them is the killed, the hurt, or all that were struck.

Each number of an Article, and each sum of a sentence, is a mention: a value and a set of hashed features (its zone, the lower-case
words near it with their side and distance, the triggers of its sentence). A linear model for each of the three questions
says how likely the mention answers it; a value is as good as its best mentions.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tellings.extract.assemble.signals import Signals
from tellings.extract.assemble.victims import fate_of
from tellings.model import Reading, Span

TABLE = 2**14
TARGETS = ("killed", "hurt", "all")
REACH = 8
"""Words on each side."""
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+|[.,;:()]")
_SMALL = 60
ABSENT = -9.0


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A value said in the text, with the buckets of its features."""

    value: int
    buckets: np.ndarray


def number_mentions(reading: Reading, signals: Signals) -> list[NumberMention]:
    """The mentions of an Article: numbers below 60 that may count people, and sums of sentences."""
    found = []
    zones, sums = signals.zones, {name: signals.lists[name] for name in ("sum_all", "sum_died", "sum_hurt")}
    sentences = {s.span.start: s.span for s in reading.sentences}
    starts = sorted(sentences)
    for amount in reading.amounts:
        value = amount.quantity.low if amount.quantity.low is not None else amount.quantity.high
        if amount.kind not in ("count", "ordinal", "idiom") or value is None or value > _SMALL or amount.unit_class == "name":
            continue
        single = amount.number == amount.span and value == 1 and amount.unit_class != "unknown"
        if single:
            continue
        start = max((s for s in starts if s <= amount.span.start), default=None)
        if start is None:
            continue
        names = _features(reading, amount.span, sentences[start], zones.get(start, 2))
        names += [
            f"kind {amount.kind}",
            f"figure {amount.quantity.figure}",
            f"class {amount.unit_class}",
            f"share {amount.share_of is not None}",
        ]
        found.append(NumberMention(value, _hashed(names)))
    for name, entries in sorted(sums.items()):
        for value, zone in entries:
            if 0 < value <= _SMALL:
                found.append(
                    NumberMention(value, _hashed([f"{name} {zone}", f"{name} {zone} {min(value, 4)}", f"{name} of {min(len(entries), 6)}"]))
                )
    return found


def _features(reading: Reading, span: Span, sentence: Span, zone: int) -> list[str]:
    text = reading.article.text
    before = [_shape(w) for w in _TOKEN.findall(text[sentence.start : span.start])][-REACH:]
    after = [_shape(w) for w in _TOKEN.findall(text[span.end : sentence.end])][:REACH]
    inside = [_shape(w) for w in _TOKEN.findall(text[span.start : span.end])]
    names = [f"zone {zone}", *(f"in {w}" for w in inside)]
    for side, words in (("<", before[::-1]), (">", after)):
        for k, word in enumerate(words):
            names += [f"{side}{word}", f"{side}{min(k, 2) if k < 3 else 3} {word}"]
        names += [f"{side}{a} {b}" for a, b in pairwise(words)]
    for happening in reading.happenings:
        fate = fate_of(happening)
        if fate and sentence.covers(happening.span):
            side = "<" if happening.span.start < span.start else ">"
            affected = any(a.span.overlaps(span) for a in happening.affected)
            near = "affected" if affected else "agent" if any(a.span.overlaps(span) for a in happening.agents) else "by"
            names += [f"fate {fate} {side}", f"fate {fate} {near}", f"lemma {happening.lemma} {near}"]
    return [*names, *(f"{n} z{zone}" for n in names if n.startswith("fate"))]


def _shape(word: str) -> str:
    """A lower-case word itself; of others only the kind, so that no name enters."""
    if word.isdigit():
        return "9" if len(word) < 3 else "999"
    return word.lower() if word.islower() or not word[0].isalpha() else "Xx"


def _hashed(names: list[str]) -> np.ndarray:
    return np.array(sorted({zlib.crc32(n.encode()) % TABLE for n in names}), dtype=np.int32)


def answers(mentions: list[NumberMention], weights: np.ndarray, bias: np.ndarray) -> dict[int, list[float]]:
    """For each value that is said: for each target the best and the summed evidence (log odds; log of summed odds)."""
    by_value: dict[int, list[np.ndarray]] = {}
    for mention in mentions:
        score = bias.astype(np.float64) + weights[:, mention.buckets].astype(np.float64).sum(axis=1)
        by_value.setdefault(mention.value, []).append(np.clip(score, ABSENT, 9.0))
    found = {}
    for value, scores in by_value.items():
        table = np.array(scores)
        found[value] = [float(x) for x in np.concatenate([table.max(axis=0), np.log(np.exp(table).sum(axis=0))])]
    return found
