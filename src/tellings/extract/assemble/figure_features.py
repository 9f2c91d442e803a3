"""Candidates of an Article's main figures, and the features by which the rankers of :mod:`figures` choose among them.

Every feature is a count, a difference of counts or a log probability of another part; the rankers see no word.
"""

from __future__ import annotations

import math

from tellings.extract.assemble.number_context import ABSENT, TARGETS
from tellings.extract.assemble.signals import CUES, Signals
from tellings.extract.assemble.wording import HEADS

LISTS = (
    "killed",
    "killed_one",
    "dead_n",
    "multiple",
    "hurt",
    "hurt_one",
    "hurt_n",
    "shot",
    "shot_one",
    "shot_n",
    "sum_died",
    "sum_hurt",
    "sum_all",
    "ordinal",
    "taken_up",
    "listed",
)


def _values(signals: Signals, *names: str) -> set[int]:
    return {v for name in names for v, _ in signals.lists.get(name, ()) if 0 <= v <= 60}


def killed_candidates(signals: Signals) -> list[int]:
    """Numbers that may be the killed: 0 to 3, those said of the dead, and the people found to have died."""
    found = {0, 1, 2, 3} | _values(signals, "killed", "dead_n", "multiple") | ({signals.died} if signals.died < 9 else set())
    found |= {v for v in _values(signals, "shot", "shot_n", "sum_died") if v < 10}
    return sorted(found)


def hurt_candidates(signals: Signals, killed: int) -> list[int]:
    """Numbers that may be the hurt: 0 to 5, those said of the hurt, and those shot less the killed."""
    shot = _values(signals, "shot", "shot_n", "multiple", "hurt", "hurt_n", "sum_all", "ordinal", "taken_up", "listed")
    found = (
        {0, 1, 2, 3, 4, 5} | _values(signals, "hurt", "hurt_n", "shot", "shot_n", "sum_hurt") | {v - killed for v in shot if v >= killed}
    )
    return sorted(found)


def _matches(signals: Signals, name: str, value: int) -> list[float]:
    counts = [0.0, 0.0, 0.0]
    for v, zone in signals.lists.get(name, ()):
        if v == value:
            counts[zone] = min(counts[zone] + 1, 4)
    return counts


def _summary(signals: Signals, name: str, value: int) -> list[float]:
    entries = signals.lists.get(name, ())
    if not entries:
        return [-1.0, -9.0, -9.0]
    first = min(entries, key=lambda e: e[1])[0]
    return [float(min(len(entries), 9)), float(_clip(first - value)), float(_clip(max(v for v, _ in entries) - value))]


_DEAD = ("killed", "killed_one", "dead_n", "sum_died")
_HURT = ("hurt", "hurt_one", "hurt_n", "sum_hurt")
_ALL = ("shot", "shot_n", "multiple", "sum_all")
_WEIGHT = (4.0, 2.0, 1.0)
"""How much a mention in the title, the lead and the body weighs."""


def _backing(signals: Signals, names: tuple[str, ...], value: int) -> list[float]:
    """How well a family of evidence backs a value: its share of the weight, whether it is first, most and greatest, and how many differ."""
    votes: dict[int, float] = {}
    entries = [e for name in names for e in signals.lists.get(name, ())]
    for v, zone in entries:
        votes[v] = votes.get(v, 0.0) + _WEIGHT[zone]
    if not votes:
        return [-1.0, -1.0, -1.0, -1.0, 0.0, 0.0]
    total = sum(votes.values())
    first = min(entries, key=lambda e: e[1])[0]
    most = max(votes, key=lambda v: (votes[v], v))
    same = [float(x == value) for x in (first, most, max(votes))]
    return [votes.get(value, 0.0) / total, *same, float(_clip(most - value)), float(min(len(votes), 9))]


def _answer(signals: Signals, value: int, target: str) -> list[float]:
    """Best and summed evidence that a value answers a question, and how far the best rival stands above it."""
    at = TARGETS.index(target)
    own = signals.answers.get(value)
    rival = max((a[at] for v, a in signals.answers.items() if v != value), default=ABSENT)
    best, total = (own[at], own[at + len(TARGETS)]) if own else (ABSENT, ABSENT)
    return [best, total, best - rival]


def _clip(x: int) -> int:
    return max(-8, min(8, x))


def _context(signals: Signals) -> list[float]:
    out = [float(min(c, 6)) for name in CUES for c in signals.cues.get(name, (0, 0, 0))]
    words = [chance for head in HEADS for chance in signals.guess[head]]
    return [*out, *words, float(min(signals.sentences, 60)), float(min(signals.named, 15)), float(min(signals.ages, 12))]


def _worded(signals: Signals, value: int, head: str) -> list[float]:
    """What the wording says of a value: its log probability, how far below the best, the distance to the best and to the mean."""
    chances = signals.guess[head]
    own, best = chances[min(value, len(chances) - 1)], max(chances)
    mean = sum(n * math.exp(c) for n, c in enumerate(chances))
    return [own, own - best, float(_clip(chances.index(best) - value)), mean - value]


def _spread(signals: Signals, value: int, state: str) -> list[float]:
    """What the single people say of a value: its chance, the expected and the likely number against it, the best chance of anybody."""
    out = []
    for group in ("everybody", "known"):
        spread = signals.persons[group, state]
        out += [
            spread.log_chances[min(value, len(spread.log_chances) - 1)],
            spread.expected - value,
            float(_clip(spread.likely - value)),
            spread.best,
        ]
    return out


def _people(s: Signals, killed: int) -> tuple[int, ...]:
    return (
        s.died,
        s.hurt,
        s.lead_died,
        s.lead_hurt,
        s.dead_ages,
        s.hurt_ages,
        *(x - killed for x in (s.struck, s.known, s.victim_ages, s.ages)),
    )


def killed_features(signals: Signals, value: int) -> list[float]:
    """Features of a candidate number of killed."""
    out = [float(value)]
    for name in LISTS:
        out += _matches(signals, name, value) + _summary(signals, name, value)
    out += [float(_clip(x - value)) for x in _people(signals, 0)]
    for family in (_DEAD, _HURT, _ALL):
        out += _backing(signals, family, value)
    out += _answer(signals, value, "killed") + _answer(signals, value, "all")
    out += _spread(signals, value, "killed") + _spread(signals, value, "all")
    out += _worded(signals, value, "killed") + _worded(signals, value, "all")
    return out + _context(signals)


def hurt_features(signals: Signals, value: int, killed: int) -> list[float]:
    """Features of a candidate number of hurt, given the number killed."""
    out = [float(value), float(killed)]
    for name in LISTS:
        out += _matches(signals, name, value) + _summary(signals, name, value)
    for name in ("shot", "shot_n", "multiple", "hurt", "hurt_n", "sum_all", "ordinal", "taken_up", "listed"):
        out += _matches(signals, name, value + killed)
    out += [float(_clip(x - value)) for x in _people(signals, killed)]
    out += _backing(signals, _HURT, value) + _backing(signals, _ALL, value) + _backing(signals, _ALL, value + killed)
    out += _backing(signals, _DEAD, killed)
    out += _answer(signals, value, "hurt") + _answer(signals, value, "all") + _answer(signals, value + killed, "all")
    out += [float(_clip(signals.died - killed))]
    out += _spread(signals, value, "hurt") + _spread(signals, value + killed, "all") + _spread(signals, killed, "killed")
    out += _worded(signals, value, "hurt") + _worded(signals, value + killed, "all") + _worded(signals, killed, "killed")
    return out + _context(signals)
