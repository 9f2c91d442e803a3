"""Train the scorer of event mentions (src/tellings/link/data/mentions.json) on the ECB+ training topics, and measure it out of fold.

usage: python tools/train_link_mentions.py DATA [--write]     (DATA holds ecb/train.jsonl.gz)

Out of fold: the mentions of a topic are scored by a model that saw none of it (four folds by topic number).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from tellings.cli.bench_ecb import analyser, read
from tellings.evaluate.ecb import chain_scores, selected_mentions
from tellings.link.cluster import average_link
from tellings.link.mentions import MENTION_FEATURES, Rarity, document_likeness, mention_features, mention_pairs

OUT = Path(__file__).parent.parent / "src" / "tellings" / "link" / "data" / "mentions.json"
FOLDS = 4
THRESHOLD = 0.35
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45)
FAINT = 0.03


def fit(columns: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression (L2, C = 0.5, scaled features) for features as they are."""
    centre, scale = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=500, C=0.5).fit((columns - centre) / scale, same)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - (weights * centre).sum())


def probability(columns: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(columns @ weights + bias, -40, 40)))


def report(gold: Sequence[str], pairs: np.ndarray, scores: np.ndarray) -> None:
    names = [str(i) for i in range(len(gold))]
    for threshold in THRESHOLDS:
        edges = [(int(a), int(b), float(p)) for (a, b), p in zip(pairs, scores, strict=True) if p >= FAINT]
        found = {names[i]: str(n) for n, group in enumerate(average_link(len(gold), edges, threshold)) for i in group}
        print(f"  threshold {threshold}: {chain_scores(dict(zip(names, gold, strict=True)), found)}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with gzip.open(options.data / "ecb" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if "mentions" in r]
    documents, mentions, _ = read(records, analyser())
    chains = [m["chain"] for r in records for m in selected_mentions(r)]
    topics = np.array([int(records[m.document]["topic"]) for m in mentions])
    rarity = Rarity(documents)
    rows = list(mention_pairs(mentions, document_likeness(documents, rarity)))
    pairs = np.array([(i, j) for i, j, _ in rows])
    columns = np.array([mention_features(mentions[i], mentions[j], value, rarity) for i, j, value in rows])
    same = np.array([chains[i] == chains[j] for i, j in pairs])
    print(f"{len(mentions)} mentions, {len(pairs)} pairs, {same.sum()} of them one happening")
    fold = topics[pairs[:, 0]] % FOLDS
    scores = np.zeros(len(pairs))
    for k in range(FOLDS):
        inside = (fold == k) | (topics[pairs[:, 1]] % FOLDS == k)
        scores[fold == k] = probability(columns[fold == k], *fit(columns[~inside], same[~inside]))
    report(chains, pairs, scores)
    weights, bias = fit(columns, same)
    if options.write:
        model = {
            "features": list(MENTION_FEATURES), "weights": [round(float(w), 5) for w in weights], "bias": round(bias, 5),
            "threshold": THRESHOLD, "topics": sorted({r["topic"] for r in records}),
        }  # fmt: skip
        OUT.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
