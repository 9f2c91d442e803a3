"""The main figures of an Article: how many were killed and how many hurt in the incident it is about.

Candidates are the numbers that the Article offers (and 0 to 3); a boosted-tree ranker on the signals of
:mod:`tellings.extract.assemble.signals` chooses the number killed, a second one the number hurt given that. The rules of
:func:`by_rules` stand in where the model file is absent. Model card: docs/models/figures.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from typing import NamedTuple

import numpy as np

from tellings.extract.assemble.figure_features import hurt_candidates, hurt_features, killed_candidates, killed_features
from tellings.extract.assemble.number_context import answers, number_mentions
from tellings.extract.assemble.person_states import hashed_people, spreads, states
from tellings.extract.assemble.persons import people_of
from tellings.extract.assemble.signals import Signals, signals_of
from tellings.extract.assemble.trees import Forest, Linear, load_model, load_trained
from tellings.extract.assemble.wording import guess, hashed_words
from tellings.model import Reading


class Quadruple(NamedTuple):
    """Killed and hurt in the main incident, each as low and high."""

    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None


MODEL = "main_figures.npz"
FOLDS = 5


def main_figures(reading: Reading, fold: int | None = None) -> Quadruple:
    """Killed and hurt in the Article's main incident, as low and high of each (equal: one best number).

    Dead and hurt suspects count. ``fold`` names the fold whose model has not seen the Article (for out-of-fold figures);
    None takes the model trained on everything.
    """
    signals = signals_of(reading)
    model = _model(_name(fold))
    if model is None:
        killed, hurt = by_rules(signals)
    else:
        weigh(signals, reading, model[1])
        killed, hurt = by_model(signals, model[0]["killed"], model[0]["hurt"])
    return Quadruple(killed, killed, hurt, hurt)


def figure_scores(reading: Reading, fold: int | None = None) -> dict[tuple[int, int], float]:
    """Log probability of each pair of killed and hurt that the Article may mean (the rules' pair alone where there is no model)."""
    signals = signals_of(reading)
    model = _model(_name(fold))
    if model is None:
        return {by_rules(signals): 0.0}
    weigh(signals, reading, model[1])
    return pair_scores(signals, model[0]["killed"], model[0]["hurt"])


def weigh(signals: Signals, reading: Reading, linear: Mapping[str, Linear]) -> None:
    """Add to the signals what the linear models say of the wording, of each number and of each person."""
    signals.guess = guess(hashed_words(reading), *linear["words"])
    signals.answers = answers(number_mentions(reading, signals), *linear["numbers"])
    people = people_of(reading)
    signals.persons = spreads(people, states(hashed_people(reading, people, signals.zones), *linear["persons"]))


def _name(fold: int | None) -> str:
    return "all" if fold is None else f"fold{fold}"


def fold_of(incident: str) -> int | None:
    """The fold whose model has not seen an incident of the training set; None for an incident it does not list."""
    mark = int(blake2b(incident.encode(), digest_size=8).hexdigest(), 16)
    return mark % FOLDS if mark in _trained() else None


def text_with_title(title: str | None, text: str) -> str:
    """A text under its title, where it does not begin with it: the way a page is printed."""
    title = (title or "").strip()
    if not title or title[:30] in text[: len(title) + 40]:
        return text
    return f"{title}\n\n{text}"


@lru_cache(maxsize=8)
def _model(name: str) -> tuple[dict[str, Forest], dict[str, Linear]] | None:
    """Rankers and linear models of one fold, or of all; None where the file is absent."""
    file = resources.files("tellings.extract.assemble") / MODEL
    if not file.is_file():
        return None
    with resources.as_file(file) as path:
        return load_model(path, name)


@lru_cache(maxsize=1)
def _trained() -> frozenset[int]:
    file = resources.files("tellings.extract.assemble") / MODEL
    if not file.is_file():
        return frozenset()
    with resources.as_file(file) as path:
        return load_trained(path)


def by_model(signals: Signals, killed: Forest, hurt: Forest) -> tuple[int, int]:
    """The pair with the highest sum of log probabilities, the four likeliest numbers killed being tried."""
    scores = pair_scores(signals, killed, hurt)
    return max(scores, key=lambda pair: scores[pair])


def pair_scores(signals: Signals, killed: Forest, hurt: Forest) -> dict[tuple[int, int], float]:
    """Log probability of each pair of killed and hurt, for the four likeliest numbers killed; the likelier killed first."""
    ks = killed_candidates(signals)
    k_scores = _log_softmax(killed.score(_table([killed_features(signals, k) for k in ks])))
    tried = [(int(j), [(ks[j], value) for value in hurt_candidates(signals, ks[j])]) for j in np.argsort(-k_scores, kind="stable")[:4]]
    scores = hurt.score(_table([hurt_features(signals, value, k) for _, pairs in tried for k, value in pairs]))
    found: dict[tuple[int, int], float] = {}
    for j, pairs in tried:
        own = k_scores[j] + _log_softmax(scores[len(found) : len(found) + len(pairs)])
        found.update({pair: float(score) for pair, score in zip(pairs, own, strict=True)})
    return found


def _table(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum())
    return result


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
