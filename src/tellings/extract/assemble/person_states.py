"""What happened to each single person of an Article: killed, hurt, or neither.

What is near the mentions of a person is hashed: lower-case words, triggers with the role the person has in them, cues of the sentence.
A linear model, trained on persons whom the gold data know by name or age, gives the chances; the spread of the counts follows.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from tellings.extract.assemble.persons import Said, Somebody
from tellings.extract.assemble.signals import Spread, sentence_cues
from tellings.extract.assemble.victims import fate_of
from tellings.model import HappeningMention, Reading

TABLE = 2**15
STATES = ("killed", "hurt", "other")
REACH = 7
"""Words on each side."""
MOST = 12
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+|[.,;:()\"“”]")


def hashed_people(reading: Reading, people: Sequence[Somebody], zones: dict[int, int]) -> list[np.ndarray]:
    """The sorted feature buckets of each person."""
    page = _Page(reading, zones)
    return [_buckets(page, order, person) for order, person in enumerate(people)]


class _Page:
    """Sentences of an Article by their start, with zone, end, triggers and cues."""

    def __init__(self, reading: Reading, zones: dict[int, int]) -> None:
        self.text, self.zones = reading.article.text, zones
        self.starts = sorted(zones)
        self.ends = {s.span.start: s.span.end for s in reading.sentences}
        self.triggers: dict[int, list[HappeningMention]] = {}
        for happening in reading.happenings:
            if fate_of(happening) or happening.lemma in _ROLES:
                self.triggers.setdefault(happening.sentence.start, []).append(happening)
        self._cues: dict[int, list[str]] = {}

    def start(self, said: Said) -> int:
        at = bisect_right(self.starts, said.start) - 1
        return self.starts[at] if at >= 0 else 0

    def end(self, said: Said, start: int) -> int:
        return max(self.ends.get(start, len(self.text)), said.end)

    def cues(self, start: int, end: int) -> list[str]:
        if start not in self._cues:
            self._cues[start] = sentence_cues(self.text[start:end])
        return self._cues[start]


def _buckets(page: _Page, order: int, person: Somebody) -> np.ndarray:
    names: set[str] = {
        f"known {bool(person.names)} {bool(person.ages)}",
        f"mentions {min(len(person.mentions), 5)}",
        f"order {min(order, 6)}",
    }
    names |= {f"noun {n}" for n in person.nouns} | {f"child {min(a, 18) < _CHILD}" for a in person.ages}
    for number, said in enumerate(person.mentions):
        start = page.start(said)
        end = page.end(said, start)
        near = _near(page.text, said, start, end) + _roles(said, page.triggers.get(start, ()))
        near += [f"cue {c}" for c in page.cues(start, end)] + [f"zone {page.zones.get(start, 2)}"]
        names.update(near)
        if number == 0:
            names.update(f"first {n}" for n in near)
    return np.array(sorted({zlib.crc32(n.encode()) % TABLE for n in names}), dtype=np.int32)


_CHILD = 13
_ROLES = frozenset(
    {"arrest", "charge", "charge with", "kill", "shoot", "say", "identify", "suspect", "accuse of", "flee", "find", "survive"}
)


def _near(text: str, said: Said, start: int, end: int) -> list[str]:
    before = [_shape(w) for w in _TOKEN.findall(text[start : said.start])][-REACH:][::-1]
    after = [_shape(w) for w in _TOKEN.findall(text[said.end : end])][:REACH]
    names = []
    for side, words in (("<", before), (">", after)):
        for k, word in enumerate(words):
            names += [f"{side}{word}", f"{side}{min(k, 3)} {word}"]
        names += [f"{side}{a} {b}" for a, b in pairwise(words)]
    return names


def _roles(said: Said, triggers: Sequence[HappeningMention]) -> list[str]:
    names = []
    for trigger in triggers:
        for role, arguments in (("affected", trigger.affected), ("agent", trigger.agents)):
            if any(said.start <= a.head < said.end or (a.span.start <= said.start < a.span.end) for a in arguments):
                fate = fate_of(trigger)
                names += [f"{role} of {trigger.lemma}", f"{role} of fate {fate}"]
    return names


def _shape(word: str) -> str:
    if word.isdigit():
        return "9" if len(word) < 3 else "999"
    return word.lower() if word.islower() or not word[0].isalpha() else "Xx"


def states(rows: list[np.ndarray], weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Probabilities of :data:`STATES` for each person, shape (n, 3)."""
    if not rows:
        return np.zeros((0, len(STATES)))
    scores = np.array([bias.astype(np.float64) + weights[:, row].astype(np.float64).sum(axis=1) for row in rows])
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray = odds / odds.sum(axis=1, keepdims=True)
    return shares


def how_many(chances: np.ndarray, limit: int = MOST) -> np.ndarray:
    """Distribution of a count of independent chances: shape (limit + 1,), the last entry for that many or more."""
    spread = np.zeros(limit + 1)
    spread[0] = 1.0
    for chance in chances:
        moved = spread * chance
        spread = spread * (1 - chance)
        spread[1:] += moved[:-1]
        spread[-1] += moved[-1]
    return spread


def spreads(people: Sequence[Somebody], chances: np.ndarray) -> dict[tuple[str, str], Spread]:
    """For everybody and for those known by name or age: the spread of the killed, the hurt and the struck."""
    known = np.array([p.known for p in people], dtype=bool)
    found = {}
    for group, chosen in (("everybody", np.ones(len(people), dtype=bool)), ("known", known)):
        own = chances[chosen]
        for state, column in (("killed", own[:, 0]), ("hurt", own[:, 1]), ("all", own[:, 0] + own[:, 1])):
            log_chances = np.log(how_many(np.clip(column, 0.0, 0.999)) + 1e-4)
            best = float(column.max()) if len(column) else 0.0
            found[group, state] = Spread([float(x) for x in log_chances], float(column.sum()), int((column > 0.5).sum()), best)
    return found
