"""The main figures of an Article: how many were killed and how many hurt in the incident it is about.

Candidates are the numbers that the Article offers (and 0 to 3); a boosted-tree ranker on the signals of
:mod:`tellings.extract.assemble.signals` chooses the number killed, a second one the number hurt given that. The rules of
:func:`by_rules` stand in where the model file is absent. Model card: docs/models/figures.md.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from typing import NamedTuple

import numpy as np

from tellings.extract.assemble.number_context import ABSENT, TARGETS, answers, number_mentions
from tellings.extract.assemble.signals import CUES, Signals, signals_of
from tellings.extract.assemble.trees import Forest, load_forests
from tellings.extract.assemble.wording import guess, hashed_words
from tellings.model import Reading


class Quadruple(NamedTuple):
    """Killed and hurt in the main incident, each as low and high."""

    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None


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
)
MODEL = "figures.npz"
FOLDS = 5


def main_figures(reading: Reading, fold: int | None = None) -> Quadruple:
    """Killed and hurt in the Article's main incident, as low and high of each (equal: one best number).

    Dead and hurt suspects count. ``fold`` names the fold whose model has not seen the Article (for out-of-fold figures);
    None takes the model trained on everything.
    """
    signals = signals_of(reading)
    forests = _model()[0]
    name = "all" if fold is None else f"fold{fold}"
    if f"killed_{name}" in forests:
        _weigh(signals, reading, name)
        killed, hurt = by_model(signals, forests[f"killed_{name}"], forests[f"hurt_{name}"])
    else:
        killed, hurt = by_rules(signals)
    return Quadruple(killed, killed, hurt, hurt)


def figure_scores(reading: Reading, fold: int | None = None) -> dict[tuple[int, int], float]:
    """Log probability of each pair of killed and hurt that the Article may mean (the rules' pair alone where there is no model)."""
    signals = signals_of(reading)
    forests = _model()[0]
    name = "all" if fold is None else f"fold{fold}"
    if f"killed_{name}" not in forests:
        return {by_rules(signals): 0.0}
    _weigh(signals, reading, name)
    return pair_scores(signals, forests[f"killed_{name}"], forests[f"hurt_{name}"])


def _weigh(signals: Signals, reading: Reading, name: str) -> None:
    """Add what the linear models say of the wording and of each number to the signals."""
    linear = _model()[1]
    signals.guess = guess(hashed_words(reading), *linear[f"words_{name}"])
    signals.answers = answers(number_mentions(reading, signals), *linear[f"numbers_{name}"])


def fold_of(incident: str) -> int | None:
    """The fold whose model has not seen an incident of the training set; None for an incident it does not list."""
    mark = int(blake2b(incident.encode(), digest_size=8).hexdigest(), 16)
    return mark % FOLDS if mark in _model()[2] else None


def text_with_title(title: str | None, text: str) -> str:
    """A text under its title, where it does not begin with it: the way a page is printed."""
    title = (title or "").strip()
    if not title or title[:30] in text[: len(title) + 40]:
        return text
    return f"{title}\n\n{text}"


@lru_cache(maxsize=1)
def _model() -> tuple[dict[str, Forest], dict[str, tuple[np.ndarray, np.ndarray]], frozenset[int]]:
    file = resources.files("tellings.extract.assemble") / MODEL
    if not file.is_file():
        return {}, {}, frozenset()
    with resources.as_file(file) as path:
        return load_forests(path)


def by_model(signals: Signals, killed: Forest, hurt: Forest) -> tuple[int, int]:
    """The pair with the highest sum of log probabilities, the four likeliest numbers killed being tried."""
    scores = pair_scores(signals, killed, hurt)
    return max(scores, key=lambda pair: scores[pair])


def pair_scores(signals: Signals, killed: Forest, hurt: Forest) -> dict[tuple[int, int], float]:
    """Log probability of each pair of killed and hurt, for the four likeliest numbers killed; the likelier killed first."""
    ks = killed_candidates(signals)
    k_scores = _log_softmax(killed.score(np.array([killed_features(signals, k) for k in ks], dtype=np.float32)))
    found: dict[tuple[int, int], float] = {}
    for j in np.argsort(-k_scores, kind="stable")[:4]:
        k = ks[j]
        candidates = hurt_candidates(signals, k)
        scores = _log_softmax(hurt.score(np.array([hurt_features(signals, v, k) for v in candidates], dtype=np.float32)))
        found.update({(k, value): float(k_scores[j] + score) for value, score in zip(candidates, scores, strict=True)})
    return found


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum())
    return result


def _values(signals: Signals, *names: str) -> set[int]:
    return {v for name in names for v, _ in signals.lists.get(name, ()) if 0 <= v <= 60}


def killed_candidates(signals: Signals) -> list[int]:
    """Numbers that may be the killed: 0 to 3, those said of the dead, and the people found to have died."""
    found = {0, 1, 2, 3} | _values(signals, "killed", "dead_n", "multiple") | ({signals.died} if signals.died < 9 else set())
    found |= {v for v in _values(signals, "shot", "shot_n", "sum_died") if v < 10}
    return sorted(found)


def hurt_candidates(signals: Signals, killed: int) -> list[int]:
    """Numbers that may be the hurt: 0 to 5, those said of the hurt, and those shot less the killed."""
    shot = _values(signals, "shot", "shot_n", "multiple", "hurt", "hurt_n", "sum_all")
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
    return [*out, *signals.guess, float(min(signals.sentences, 60)), float(min(signals.named, 15)), float(min(signals.ages, 12))]


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
    return out + _context(signals)


def hurt_features(signals: Signals, value: int, killed: int) -> list[float]:
    """Features of a candidate number of hurt, given the number killed."""
    out = [float(value), float(killed)]
    for name in LISTS:
        out += _matches(signals, name, value) + _summary(signals, name, value)
    for name in ("shot", "shot_n", "multiple", "hurt", "hurt_n", "sum_all"):
        out += _matches(signals, name, value + killed)
    out += [float(_clip(x - value)) for x in _people(signals, killed)]
    out += _backing(signals, _HURT, value) + _backing(signals, _ALL, value) + _backing(signals, _ALL, value + killed)
    out += _backing(signals, _DEAD, killed)
    out += _answer(signals, value, "hurt") + _answer(signals, value, "all") + _answer(signals, value + killed, "all")
    out += [float(_clip(signals.died - killed))]
    return out + _context(signals)


def by_rules(signals: Signals) -> tuple[int, int]:
    """The rules alone: the figure named first counts, else the people found by name, age or chain."""
    killed = _first(signals, "dead_n", "killed")
    hurt = _first(signals, "hurt_n", "hurt")
    shot = _first(signals, "shot_n", "multiple", "shot")
    if killed is None:
        killed = int(signals.died > 0 or bool(signals.lists["killed_one"]))
    if hurt is None:
        hurt = max(shot - killed, 0) if shot is not None else int(not killed)
    return killed, hurt


def _first(signals: Signals, *names: str) -> int | None:
    entries = [(zone, order, v) for order, name in enumerate(names) for v, zone in signals.lists[name]]
    return min(entries)[2] if entries else None
