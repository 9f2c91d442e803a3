"""Train the chooser of an article's main figures (src/tellings/extract/assemble/figures.npz) on the gva set.

    python tools/train_figures.py FOLDER

FOLDER holds articles.jsonl.gz and incidents.jsonl.gz. Two boosted-tree rankers: one over the candidate numbers of killed, one over
those of hurt given the killed; a candidate is right when it is the incident's number. Five fold models beside the whole one, split by
incident, give the figures out of fold. Fixed seed. Stored are trees over counts and closed-class words, no name and no phrase.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.assemble import figures, number_context, signals, trees, wording
from tellings.extract.assemble.claims import assemble
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.quantity import find_amounts
from tellings.language import load_parser
from tellings.model import Reading, Sentence

PARAMETERS = {
    "max_iter": 200,
    "learning_rate": 0.06,
    "max_leaf_nodes": 20,
    "min_samples_leaf": 25,
    "l2_regularization": 2.0,
    "random_state": 0,
}


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its incident, the true numbers, and what the article says."""

    incident: str
    killed: int
    hurt: int
    signals: signals.Signals
    words: np.ndarray
    numbers: list[number_context.NumberMention]

    @property
    def mark(self) -> int:
        """The hash by which the model file knows the incident."""
        return int(blake2b(self.incident.encode(), digest_size=8).hexdigest(), 16)


def examples(folder: Path) -> Iterator[Example]:
    """Read every usable article of an incident without flags."""
    with gzip.open(folder / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        incidents = {r["incident_id"]: r for r in map(json.loads, lines)}
    settings = Settings()
    parser = load_parser(settings)
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            incident = incidents[record["incident_id"]]
            if not record["usable"] or incident.get("gold_flags"):
                continue
            text = figures.text_with_title(record["title"], record["text"])
            analysis = parser.analyse(article_from_text(text, title=record["title"], published=record["date"]))
            chains = find_chains(analysis, settings)
            reading = Reading(
                article=analysis.article,
                sentences=[Sentence(span=s.span, paragraph=s.paragraph, role=s.role) for s in analysis.sentences],
                chains=chains,
                amounts=find_amounts(analysis, settings),
                happenings=find_happenings(analysis, chains, settings),
            )
            reading = assemble(analysis, reading, settings)
            found = signals.signals_of(reading)
            yield Example(
                record["incident_id"],
                incident["killed"],
                incident["injured"],
                found,
                wording.hashed_words(reading),
                number_context.number_mentions(reading, found),
            )


def fit_words(data: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Train the word model: weights (classes by buckets) and bias."""
    rows = np.concatenate([np.full(len(e.words), n) for n, e in enumerate(data)])
    columns = np.concatenate([e.words for e in data])
    table = csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(data), wording.TABLE))
    model = LogisticRegression(C=0.05, max_iter=60, tol=1e-3).fit(table, [wording.outcome(e.killed, e.hurt) for e in data])
    weights = np.zeros((wording.CLASSES, wording.TABLE), dtype=np.float32)
    bias = np.full(wording.CLASSES, -12.0, dtype=np.float32)
    weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return weights.astype(np.float16), bias


def fit_numbers(data: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Train the models of numbers in context: weights (killed, hurt, all by buckets) and bias."""
    mentions = [(m, e) for e in data for m in e.numbers]
    rows = np.concatenate([np.full(len(m.buckets), n) for n, (m, _) in enumerate(mentions)])
    columns = np.concatenate([m.buckets for m, _ in mentions])
    table = csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(mentions), number_context.TABLE))
    weights, bias = [], []
    for answer in (lambda e: e.killed, lambda e: e.hurt, lambda e: e.killed + e.hurt):
        model = LogisticRegression(C=0.1, max_iter=60, tol=1e-3).fit(table, [m.value == answer(e) for m, e in mentions])
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.array(weights, dtype=np.float16), np.array(bias, dtype=np.float32)


def fit(data: Sequence[Example]) -> tuple[trees.Forest, trees.Forest]:
    """Train both rankers."""
    killed_rows, killed_right, hurt_rows, hurt_right = [], [], [], []
    for example in data:
        for value in figures.killed_candidates(example.signals):
            killed_rows.append(figures.killed_features(example.signals, value))
            killed_right.append(value == example.killed)
        for value in figures.hurt_candidates(example.signals, example.killed):
            hurt_rows.append(figures.hurt_features(example.signals, value, example.killed))
            hurt_right.append(value == example.hurt)
    return _forest(killed_rows, killed_right), _forest(hurt_rows, hurt_right)


def _forest(rows: list[list[float]], right: list[bool]) -> trees.Forest:
    model = HistGradientBoostingClassifier(**PARAMETERS).fit(np.array(rows, dtype=np.float32), np.array(right))
    feature, threshold, left, right_node, value, roots = [], [], [], [], [], []
    for (predictor,) in model._predictors:  # noqa: SLF001 (no public way to the trees)
        first = len(feature)
        roots.append(first)
        for node in predictor.nodes:
            leaf = bool(node["is_leaf"])
            feature.append(-1 if leaf else int(node["feature_idx"]))
            threshold.append(float(node["num_threshold"]))
            left.append(first + int(node["left"]))
            right_node.append(first + int(node["right"]))
            value.append(float(node["value"]) if leaf else 0.0)
    return trees.Forest(
        feature=np.array(feature, dtype=np.int16),
        threshold=np.array(threshold, dtype=np.float32),
        left=np.array(left, dtype=np.int32),
        right=np.array(right_node, dtype=np.int32),
        value=np.array(value, dtype=np.float32),
        roots=np.array(roots, dtype=np.int32),
        base=float(model._baseline_prediction.ravel()[0]),  # noqa: SLF001
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
    linear, forests, right = {}, {}, []
    for fold in range(figures.FOLDS):
        seen = [e for e in data if e.mark % figures.FOLDS != fold]
        linear[f"words_fold{fold}"], linear[f"numbers_fold{fold}"] = fit_words(seen), fit_numbers(seen)
        for example in data:
            if example.mark % figures.FOLDS == fold:
                example.signals.guess = wording.guess(example.words, *linear[f"words_fold{fold}"])
                example.signals.answers = number_context.answers(example.numbers, *linear[f"numbers_fold{fold}"])
    linear["words_all"], linear["numbers_all"] = fit_words(data), fit_numbers(data)
    for fold in range(figures.FOLDS):
        killed, hurt = fit([e for e in data if e.mark % figures.FOLDS != fold])
        forests[f"killed_fold{fold}"], forests[f"hurt_fold{fold}"] = killed, hurt
        held = [e for e in data if e.mark % figures.FOLDS == fold]
        right += [(figures.by_model(e.signals, killed, hurt) == (e.killed, e.hurt), e.killed + e.hurt) for e in held]
    forests["killed_all"], forests["hurt_all"] = fit(data)
    trees.save_forests(out, forests, linear, frozenset(e.mark for e in data))
    print(f"{len(data)} articles; both right, out of fold: {np.mean([r for r, _ in right]):.4f}; ", end="")
    print(f"two or more victims: {np.mean([r for r, n in right if n > 1]):.4f}; wrote {out}")


if __name__ == "__main__":
    main()
