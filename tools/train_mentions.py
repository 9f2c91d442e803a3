"""Train the scorer of event mentions on the ECB+ training topics, and measure it out of fold and on the dev topics.

usage: python tools/train_mentions.py DATA [--write]     (DATA holds ecb/train.jsonl.gz and ecb/dev.jsonl.gz)
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from tellings.cli.bench_ecb import analyser, read
from tellings.evaluate.coref_metrics import conll_f1
from tellings.evaluate.ecb import selected_mentions
from tellings.link.cluster import average_link
from tellings.link.mentions import MENTION_FEATURES, Rarity, document_likeness, mention_features, mention_pairs

OUT = Path(__file__).parent.parent / "src" / "tellings" / "link" / "data" / "mentions.json"
FOLDS = 4
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)


class Split:
    """Pairs, features and gold of one file."""

    def __init__(self, file: Path) -> None:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        documents, self.mentions, self.names = read(records, analyser())
        self.gold = {f"{r['docid']}/{m['id']}": m["chain"] for r in records for m in selected_mentions(r)}
        self.topics = np.array([r["topic"] for r in records])
        rarity = Rarity(documents)
        self.pairs = list(mention_pairs(self.mentions, document_likeness(documents, rarity)))
        self.x = np.array([mention_features(self.mentions[i], self.mentions[j], v, rarity) for i, j, v in self.pairs])
        self.same = np.array([self.gold[self.names[i]] == self.gold[self.names[j]] for i, j, _ in self.pairs])
        self.topic_of_pair = np.array([self.topics[self.mentions[i].document] for i, _, _ in self.pairs])

    def score(self, probabilities: np.ndarray, threshold: float) -> float:
        """CoNLL F1 of the chains that these probabilities make."""
        edges = [(i, j, float(p)) for (i, j, _), p in zip(self.pairs, probabilities, strict=True) if p >= 0.03]
        groups = average_link(len(self.mentions), edges, threshold)
        return conll_f1(self.gold, {self.names[i]: n for n, group in enumerate(groups) for i in group})


def fit(x: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(max_iter=1000, C=0.5).fit(scaler.transform(x), same)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def predict(x: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(x @ weights + bias)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    train, dev = (Split(options.data / "ecb" / f"{name}.jsonl.gz") for name in ("train", "dev"))
    print(f"{len(train.pairs)} training pairs, {train.same.sum()} of them of one happening")
    fold = train.topic_of_pair % FOLDS
    held = np.zeros(len(train.same))
    for k in range(FOLDS):
        held[fold == k] = predict(train.x[fold == k], *fit(train.x[fold != k], train.same[fold != k]))
    weights, bias = fit(train.x, train.same)
    on_dev = predict(dev.x, weights, bias)
    both = {}
    for threshold in THRESHOLDS:
        out_of_fold, unseen = train.score(held, threshold), dev.score(on_dev, threshold)
        both[threshold] = out_of_fold + unseen
        print(f"threshold {threshold}: CoNLL F1 out of fold (train) {out_of_fold:.4f}, dev {unseen:.4f}")
    for name, weight in zip(MENTION_FEATURES, weights, strict=True):
        print(f"  {name:30} {weight:8.3f}")
    if options.write:
        table = {
            "features": list(MENTION_FEATURES), "weights": [round(float(w), 5) for w in weights], "bias": round(bias, 5),
            "threshold": max(both, key=both.__getitem__), "topics": sorted({int(t) for t in train.topics}),
        }  # fmt: skip
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
