"""Train the pair model of the link stage on the gva development half, and measure it out of fold.

usage: python tools/train_link.py DATA [--write]     (DATA holds gva/, attribution/, ecb/, muc4/)

Out of fold: a pair is scored by a model that saw no pair of either text's incident fold (five folds by
incident). The frequencies of terms are counted first, over all training sets, without labels.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from tellings.cleaning import article_from_text
from tellings.evaluate.coref_metrics import bcubed, pairwise
from tellings.link import block, compare, profile
from tellings.link.cluster import average_link
from tellings.link.days import day_of
from tellings.link.model import hand_model
from tellings.link.surface import Surface, article_surface, read_surface

OUT = Path(__file__).parent.parent / "src" / "tellings" / "link" / "data"
FOLDS = 5
THRESHOLD = 0.35
KINDS = ("title", "names", "full_names", "addresses", "numbers", "ages", "clocks", "name_ages")


def records(file: Path) -> Iterator[dict]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def texts(data: Path) -> Iterator[tuple[str | None, str]]:
    """Title and text of all documents whose words are counted."""
    yield from ((r["title"], r["text"]) for r in records(data / "gva" / "articles.jsonl.gz") if r["usable"])
    yield from ((r["title"], r["text"]) for r in records(data / "attribution" / "train.jsonl.gz"))
    yield from ((None, " ".join(" ".join(s["tokens"]) for s in r["sentences"])) for r in records(data / "ecb" / "train.jsonl.gz"))
    yield from ((None, r["text"].lower()) for r in records(data / "muc4" / "dev.jsonl.gz"))


def count_frequencies(data: Path) -> None:
    """Write hashed document frequencies (of terms in three documents or more, log scale, one byte each)."""
    counts: Counter[int] = Counter()
    documents = 0
    for title, text in texts(data):
        surface = read_surface(text, title, None)
        counts.update(set(surface.words).union(*(getattr(surface, kind) for kind in KINDS)))
        documents += 1
    table = np.zeros(1 << 18)
    for term, count in counts.items():
        if count >= 3:
            slot = term & ((1 << 18) - 1)
            table[slot] = max(table[slot], count)
    np.savez_compressed(OUT / "frequencies.npz", counts=np.round(16 * np.log1p(table)).astype(np.uint8), documents=documents)


def load(data: Path) -> tuple[list[dict], list[Surface]]:
    articles = [r for r in records(data / "gva" / "articles.jsonl.gz") if r["usable"] and r["date"]]
    articles.sort(key=lambda r: (r["date"], r["id"]))
    read = (article_from_text(r["text"], title=r["title"], published=r["date"][:10]) for r in articles)
    return articles, [article_surface(article) for article in read]


def pair_features(rows: profile.Profiles, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    step = 20_000
    return np.concatenate([compare.features(compare.Batch(rows, rows, a[i : i + step], b[i : i + step])) for i in range(0, len(a), step)])


def fit(columns: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression (L2, C = 1, scaled features) whose weights have the sign that the names promise."""
    centre, scale = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    x = (columns - centre) / scale
    y = np.where(same, 1.0, -1.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ w[:-1] + w[-1])
        slope = -y / (1 + np.exp(np.clip(margin, -500, 500)))
        return float(np.logaddexp(0, -margin).sum() + 0.5 * w[:-1] @ w[:-1]), np.append(x.T @ slope + w[:-1], slope.sum())

    bounds = [(None, 0) if name in compare.AGAINST else (0, None) for name in compare.NAMES] + [(None, None)]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 400}).x
    weights = found[:-1] / scale
    return weights, float(found[-1] - (weights * centre).sum())


def out_of_fold(columns: np.ndarray, same: np.ndarray, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, dict[str, list[float]]]:
    """Scores of all pairs by models that saw neither fold, and these models (weights, then bias) by their two folds."""
    scores = np.zeros(len(same))
    models: dict[str, list[float]] = {}
    for i in range(FOLDS):
        for j in range(i, FOLDS):
            asked = ((left == i) & (right == j)) | ((left == j) & (right == i))
            seen = ~np.isin(left, (i, j)) & ~np.isin(right, (i, j))
            weights, bias = fit(columns[seen], same[seen])
            scores[asked] = 1 / (1 + np.exp(-(columns[asked] @ weights + bias)))
            models[f"{i} {j}"] = [round(float(w), 5) for w in (*weights, bias)]
    return scores, models


def report(
    name: str, scores: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], incidents: np.ndarray, thresholds: tuple[float, ...]
) -> None:
    gold = {str(i): str(x) for i, x in enumerate(incidents)}
    same = incidents[pairs[0]] == incidents[pairs[1]]
    print(f"{name}: average precision of pairs {average_precision_score(same, scores):.4f}")
    for threshold in thresholds:
        edges = [(int(a), int(b), float(s)) for a, b, s in zip(*pairs, scores, strict=True) if s >= 0.02]
        found = {str(i): str(n) for n, group in enumerate(average_link(len(incidents), edges, threshold)) for i in group}
        print(f"  threshold {threshold}: B-cubed F1 {bcubed(gold, found).f1:.4f}, pairwise F1 {pairwise(gold, found).f1:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write:
        count_frequencies(options.data)
    articles, surfaces = load(options.data)

    incidents = np.array([a["incident_id"] for a in articles])
    rows = profile.build(surfaces, [day_of(a["date"]) for a in articles])
    a, b = block.pairs_within(rows)
    same = incidents[a] == incidents[b]
    sizes = Counter(incidents)
    print(f"{len(articles)} articles, {len(a)} candidate pairs, recall {same.sum() / sum(n * (n - 1) / 2 for n in sizes.values()):.4f}")
    columns = pair_features(rows, a, b).astype(np.float64)
    fold = np.array([zlib.crc32(x.encode()) % FOLDS for x in incidents])
    scores, models = out_of_fold(columns, same, fold[a], fold[b])
    report("logistic model, out of fold", scores, (a, b), incidents, (0.2, 0.25, 0.3, 0.35, 0.4))
    report("weights by hand", hand_model().probability(columns.astype(np.float32)), (a, b), incidents, (0.2, 0.3, 0.4, 0.5))
    weights, bias = fit(columns, same)
    for name, weight in zip(compare.NAMES, weights, strict=True):
        print(f"  {name:22} {weight:8.3f}")
    if options.write:
        table = {
            "features": list(compare.NAMES), "weights": [round(float(w), 5) for w in weights],
            "centre": [round(float(c), 5) for c in columns.mean(axis=0)], "bias": round(bias, 5), "threshold": THRESHOLD,
            "folds": models,
        }  # fmt: skip
        (OUT / "pairs.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
