"""Train the chooser of an article's main figures (src/tellings/extract/assemble/main_figures.npz) on the gva set.

    python tools/train_figures.py FOLDER

FOLDER holds articles.jsonl.gz and incidents.jsonl.gz. Three linear models over hashed features come first (the wording, the numbers in
context, the single people, these taught by the persons that the incident records know by name or age); then two rankers of boosted trees
with a softmax over the candidates of an article: one over the numbers killed, one over the numbers hurt given the killed; a
candidate is right when it is the incident's number. Five fold models beside the whole one, split by incident, give the figures out of
fold. Fixed seed. Needs lightgbm and scikit-learn. Stored are trees over counts and weights of hashed features, no name and no phrase.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tellings.cli.bench_gva import load, read_record
from tellings.config import Settings
from tellings.extract.assemble import figure_features, figures, number_context, person_states, persons, signals, trees, wording
from tellings.language import load_parser
from tellings.model import Reading

PARAMETERS = {
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 25,
    "lambda_l2": 2.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
ROUNDS = 250
SEEDS = (0, 1, 2)
"""Rankers that are averaged: one alone is 0.3 points worse out of fold."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its incident, the true numbers, and what the article says."""

    incident: str
    killed: int
    hurt: int
    signals: signals.Signals
    words: np.ndarray
    numbers: list[number_context.NumberMention]
    people: list[persons.Somebody]
    person_rows: list[np.ndarray]
    person_states: list[int]
    """The state of each person (index in STATES), -1 where the incident record does not know the person."""

    @property
    def mark(self) -> int:
        """The hash by which the model file knows the incident."""
        return int(blake2b(self.incident.encode(), digest_size=8).hexdigest(), 16)


def examples(folder: Path) -> Iterator[Example]:
    """Read every usable article of an incident without flags."""
    articles, incidents = load(folder)
    settings = Settings()
    parser = load_parser(settings)
    for record in articles:
        yield example(incidents[record["incident_id"]], read_record(record, parser, settings))


def example(incident: Mapping[str, Any], reading: Reading) -> Example:
    """What one Reading gives to learn from."""
    found = signals.signals_of(reading)
    people = persons.people_of(reading)
    return Example(
        incident=incident["incident_id"],
        killed=incident["killed"],
        hurt=incident["injured"],
        signals=found,
        words=wording.hashed_words(reading),
        numbers=number_context.number_mentions(reading, found),
        people=people,
        person_rows=person_states.hashed_people(reading, people, found.zones),
        person_states=[state_of(p, incident["participants"]) for p in people],
    )


def state_of(person: persons.Somebody, participants: Sequence[Mapping[str, Any]]) -> int:
    """Index in STATES of the participant with the person's name, else age; other for a full name that is none of all the named ones."""
    known = [p for p in participants if p["name"] and _has_name(person, p["name"])]
    known = known or [p for p in participants if p["age"] is not None and p["age"] in person.ages and _has_sex(person, p["gender"])]
    states = {0 if "Killed" in p["status"] else 1 if "Injured" in p["status"] else 2 for p in known}
    if states:
        return states.pop() if len(states) == 1 else -1
    stranger = any(len(n) > 1 for n in person.names) and all(p["name"] for p in participants)
    return 2 if stranger else -1


def _has_name(person: persons.Somebody, name: str) -> bool:
    parts = persons.name_of(name) or tuple(w.lower() for w in name.split()[-1:])
    full = [n for n in person.names if len(n) > 1]
    if full:
        return any(n[-1] == parts[-1] and n[0][:3] == parts[0][:3] for n in full)
    return any(n[0] in (parts[0], parts[-1]) for n in person.names)


def _has_sex(person: persons.Somebody, gender: str | None) -> bool:
    return not (gender and person.sexes and gender[0].lower() not in person.sexes)


def _linear(
    rows: Sequence[np.ndarray], size: int, answers: Sequence[int], strength: float, count: int = 2
) -> tuple[np.ndarray, np.ndarray]:
    """A logistic model of ``count`` answers: weights (answers by buckets; one row for a yes or no) and bias."""
    lines = np.concatenate([np.full(len(r), n) for n, r in enumerate(rows)])
    sparse = csr_matrix((np.ones(len(lines), dtype=np.float32), (lines, np.concatenate(list(rows)))), shape=(len(rows), size))
    model = LogisticRegression(C=strength, max_iter=40, tol=1e-2).fit(sparse, answers)
    if count == 2:
        return model.coef_, model.intercept_
    weights, bias = np.zeros((count, size), dtype=np.float32), np.full(count, -12.0, dtype=np.float32)
    weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return weights, bias


def fit_words(data: Sequence[Example]) -> trees.Linear:
    """The word models of all questions, one under the other. Buckets of fewer than four articles stay at zero."""
    often = np.bincount(np.concatenate([e.words for e in data]), minlength=wording.TABLE) >= 4
    rows = [e.words[often[e.words]] for e in data]
    truth = {"killed": [e.killed for e in data], "hurt": [e.hurt for e in data], "all": [e.killed + e.hurt for e in data]}
    fitted = [_linear(rows, wording.TABLE, np.minimum(truth[h], n - 1), 0.02, n) for h, n in wording.HEADS.items()]
    return np.concatenate([w for w, _ in fitted]), np.concatenate([b for _, b in fitted])


def fit_numbers(data: Sequence[Example]) -> trees.Linear:
    """The models of numbers in context: weights (killed, hurt, all by buckets) and bias."""
    mentions = [(m, e) for e in data for m in e.numbers]
    targets = (lambda e: e.killed, lambda e: e.hurt, lambda e: e.killed + e.hurt)
    rows = [m.buckets for m, _ in mentions]
    fitted = [_linear(rows, number_context.TABLE, [int(m.value == t(e)) for m, e in mentions], 0.1) for t in targets]
    return np.concatenate([w for w, _ in fitted]), np.concatenate([b for _, b in fitted])


def fit_persons(data: Sequence[Example]) -> trees.Linear:
    """The model of what happened to a person, from the persons that the incident records know."""
    known = [(row, state) for e in data for row, state in zip(e.person_rows, e.person_states, strict=True) if state >= 0]
    return _linear([r for r, _ in known], person_states.TABLE, [s for _, s in known], 0.03, len(person_states.STATES))


def fit_linear(data: Sequence[Example]) -> dict[str, trees.Linear]:
    """All linear models, their weights as rough as they will be stored."""
    fitted = {"words": fit_words(data), "numbers": fit_numbers(data), "persons": fit_persons(data)}
    return {name: (_rough(weights), bias.astype(np.float32)) for name, (weights, bias) in fitted.items()}


def _rough(weights: np.ndarray) -> np.ndarray:
    packed, scale = trees.packed_rows(weights)
    rough: np.ndarray = packed.astype(np.float32) * scale[:, None]
    return rough


def weigh(found: Example, linear: Mapping[str, trees.Linear]) -> None:
    """Write what linear models say into the signals of an example."""
    found.signals.guess = wording.guess(found.words, *linear["words"])
    found.signals.answers = number_context.answers(found.numbers, *linear["numbers"])
    found.signals.persons = person_states.spreads(found.people, person_states.states(found.person_rows, *linear["persons"]))


def fit(data: Sequence[Example], weights: Mapping[int, float] | None = None, seeds: Sequence[int] = SEEDS) -> dict[str, trees.Forest]:
    """Train both rankers. ``weights`` gives less weight to some examples (by ``id``)."""
    killed: list[Row] = []
    hurt: list[Row] = []
    for n, e in enumerate(data):
        weight = (weights or {}).get(id(e), 1.0)
        for value in figure_features.killed_candidates(e.signals):
            killed.append(Row(figure_features.killed_features(e.signals, value), value == e.killed, n, weight))
        for value in figure_features.hurt_candidates(e.signals, e.killed):
            hurt.append(Row(figure_features.hurt_features(e.signals, value, e.killed), value == e.hurt, n, weight))
    return {"killed": _forest(killed, seeds), "hurt": _forest(hurt, seeds)}


class Row(NamedTuple):
    """A candidate: its features, whether it is right, the number of its article, and the weight of that."""

    features: list[float]
    right: bool
    article: int
    weight: float


UNTOLD, UNTOLD_WEIGHT = 0.03, 0.25
"""Articles whose true pair is given less than this out of fold hardly tell it (early reports, round-ups): they count this much."""


def told(data: Sequence[Example]) -> dict[int, float]:
    """Weights of the examples by ``id``, from one first round of rankers out of fold."""
    found = {}
    for fold in range(figures.FOLDS):
        forests = fit([e for e in data if e.mark % figures.FOLDS != fold], seeds=SEEDS[:1])
        for e in data:
            if e.mark % figures.FOLDS == fold:
                scores = figures.pair_scores(e.signals, forests["killed"], forests["hurt"])
                chance = float(np.exp(scores.get((e.killed, e.hurt), -99.0)))
                found[id(e)] = UNTOLD_WEIGHT if chance < UNTOLD else 1.0
    return found


def _softmax(groups: np.ndarray, weights: np.ndarray) -> Callable[[np.ndarray, lightgbm.Dataset], tuple[np.ndarray, np.ndarray]]:
    """The objective: log likelihood of the right candidate among those of its article."""
    starts = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]
    which = np.cumsum(np.r_[0, np.diff(groups) != 0])

    def gradient(scores: np.ndarray, rows: lightgbm.Dataset) -> tuple[np.ndarray, np.ndarray]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[which])
        share = odds / np.add.reduceat(odds, starts)[which]
        return weights * (share - rows.get_label()), weights * np.maximum(share * (1 - share), 1e-3)

    return gradient


def _forest(rows: Sequence[Row], seeds: Sequence[int]) -> trees.Forest:
    table = np.array([r.features for r in rows], dtype=np.float32)
    right = np.array([r.right for r in rows], dtype=np.float32)
    objective = _softmax(np.array([r.article for r in rows]), np.array([r.weight for r in rows]))
    laid = _Laid(len(seeds))
    for seed in seeds:
        data = lightgbm.Dataset(table, label=right)
        model = lightgbm.train({**PARAMETERS, "seed": seed, "objective": objective}, data, num_boost_round=ROUNDS)
        for tree in model.dump_model()["tree_info"]:
            laid.roots.append(laid.lay(tree["tree_structure"]))
    return laid.forest()


class _Laid:
    """Trees laid end to end; the mean over the seeds."""

    def __init__(self, seeds: int) -> None:
        self.seeds = seeds
        self.feature: list[int] = []
        self.threshold: list[float] = []
        self.left: list[int] = []
        self.right: list[int] = []
        self.value: list[float] = []
        self.roots: list[int] = []

    def lay(self, node: Mapping[str, Any]) -> int:
        """Put a node and all below it down; its number."""
        at = len(self.feature)
        leaf = "leaf_value" in node
        self.feature.append(-1 if leaf else node["split_feature"])
        self.threshold.append(0.0 if leaf else node["threshold"])
        self.value.append(node["leaf_value"] / self.seeds if leaf else 0.0)
        self.left.append(at)
        self.right.append(at)
        if not leaf:
            self.left[at] = self.lay(node["left_child"])
            self.right[at] = self.lay(node["right_child"])
        return at

    def forest(self) -> trees.Forest:
        """The arrays as they are stored."""
        return trees.Forest(
            feature=np.array(self.feature, dtype=np.int16),
            threshold=np.array(self.threshold, dtype=np.float32),
            left=np.array(self.left, dtype=np.int32),
            right=np.array(self.right, dtype=np.int32),
            value=np.array(self.value, dtype=np.float32),
            roots=np.array(self.roots, dtype=np.int32),
            base=0.0,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(trees.__file__).with_name(figures.MODEL))
    options = parser.parse_args()
    data = list(examples(options.folder))
    train(data, options.out)


def train(data: list[Example], out: Path) -> None:
    """Train fold models and the whole one, write them, and print the figures out of fold."""
    linear = {}
    for fold in range(figures.FOLDS):
        linear[fold] = fit_linear([e for e in data if e.mark % figures.FOLDS != fold])
        for found in data:
            if found.mark % figures.FOLDS == fold:
                weigh(found, linear[fold])
    weights = told(data)
    models, right = {}, []
    for fold in range(figures.FOLDS):
        forests = fit([e for e in data if e.mark % figures.FOLDS != fold], weights)
        models[f"fold{fold}"] = (forests, linear[fold])
        held = [e for e in data if e.mark % figures.FOLDS == fold]
        right += [(figures.by_model(e.signals, forests["killed"], forests["hurt"]) == (e.killed, e.hurt), e.killed + e.hurt) for e in held]
    models["all"] = (fit(data, weights), fit_linear(data))
    trees.save_models(out, models, frozenset(e.mark for e in data))
    print(f"{len(data)} articles; both right, out of fold: {np.mean([r for r, _ in right]):.4f}; ", end="")
    print(f"two or more victims: {np.mean([r for r, n in right if n > 1]):.4f}; wrote {out}")


if __name__ == "__main__":
    main()
