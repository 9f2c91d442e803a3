"""Train the scorer of an article's main date (src/tellings/extract/assemble/main_date.npz) on the gva set.

    python tools/train_main_date.py FOLDER [--keep]

FOLDER holds articles.jsonl.gz and incidents.jsonl.gz. Each candidate date of each usable article is an example, right when it is the
incident's date; a conditional (softmax) model over the candidates of an article. Five fold models beside the whole one,
split by incident, give the figures out of fold. Fixed seed, numpy only; no name and no phrase is stored, only weights of hashed features.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from tellings.cli.bench_gva import load, read_record
from tellings.config import Settings
from tellings.extract.assemble.date_candidates import ADDRESSED, HASHED, OF_ADDRESS, Candidate, hashed
from tellings.extract.assemble.main_date import FOLDS, MODEL, evidence, fold_of, weights
from tellings.extract.assemble.period import anchors_of
from tellings.language import load_parser
from tellings.model import Reading

BUCKETS = HASHED + OF_ADDRESS
Example = tuple[list[np.ndarray], np.ndarray, list[str]]
EPOCHS, RATE, L2, SEED = 8, 0.05, 1e-3, 5


def readings(folder: Path) -> Iterator[tuple[str, str, Reading]]:
    """Incident id, true date and Reading of each usable article, read as the benchmark does."""
    articles, incidents = load(folder)
    settings = Settings()
    parser = load_parser(settings)
    for record in articles:
        yield record["incident_id"], incidents[record["incident_id"]]["date"], read_record(record, parser, settings)


def example(reading: Reading, gold: str) -> Example | None:
    """Feature buckets of each candidate, which are right, and their dates."""
    found = [c for c in evidence(reading, anchors_of(reading, None))[0] if c.day and not c.yearless]
    if not found:
        return None
    return [buckets(c) for c in found], np.array([str(c.day) == gold for c in found]), [str(c.day) for c in found]


def buckets(candidate: Candidate) -> np.ndarray:
    """The buckets of a candidate's features."""
    return np.array([hashed(name) for name in candidate.features], dtype=np.int64)


def train(examples: list[Example], kept: np.ndarray | None = None) -> np.ndarray:
    """Weights of all buckets: those of the times first, or ``kept``; then those of the address, which leave them as they are."""
    weights = np.zeros(BUCKETS)
    plain = [_without_address(e) for e in examples]
    if kept is None:
        kept = np.mean([_train_once(plain, SEED + i, weights, 0) for i in range(3)], axis=0)
    weights[:HASHED] = kept[:HASHED]
    weights[HASHED:] = np.mean([_train_once(examples, SEED + i, weights, HASHED) for i in range(3)], axis=0)[HASHED:]
    return weights


def _without_address(example: Example) -> Example:
    rows, right, days = example
    own = [i for i, row in enumerate(rows) if hashed(ADDRESSED) not in row]
    return [rows[i][rows[i] < HASHED] for i in own], right[own], [days[i] for i in own]


def _train_once(examples: list[Example], seed: int, base: np.ndarray, first: int) -> np.ndarray:
    """Stochastic gradient (AdaGrad) on the log likelihood that the right candidates get the mass; buckets before ``first`` stay."""
    weights, seen = base.copy(), np.full(BUCKETS, 1e-6)
    usable = [e for e in examples if e[1].any() and not e[1].all() and any((row >= first).any() for row in e[0])]
    order = np.random.default_rng(seed)
    total = np.zeros(BUCKETS)
    for epoch in range(EPOCHS):
        for i in order.permutation(len(usable)):
            rows, right, _ = usable[i]
            score = np.array([weights[r].sum() for r in rows])
            p = np.exp(score - score.max())
            q = p * right
            grad = p / p.sum() - q / q.sum()
            for row, g in zip(rows, grad, strict=True):
                free = row[row >= first]
                if abs(g) > 1e-6 and len(free):
                    step = g + L2 * weights[free]
                    seen[free] += step * step
                    weights[free] -= RATE * step / np.sqrt(seen[free])
        if epoch >= EPOCHS // 2:
            total += weights
    return total / (EPOCHS - EPOCHS // 2)


def best(rows: list[np.ndarray], days: list[str], weights: np.ndarray) -> str:
    """The date whose candidates have the most mass."""
    odds: dict[str, float] = {}
    for row, day in zip(rows, days, strict=True):
        odds[day] = odds.get(day, 0.0) + float(np.exp(min(50.0, weights[row].sum())))
    return max(sorted(odds), key=lambda d: odds[d])


def fit(items: Iterable[tuple[str, str, Reading]], *, keep: bool = False) -> tuple[dict[str, np.ndarray], int, float]:
    """The whole model and the fold models; how many articles, and the share of them whose date is right out of fold.

    ``keep`` takes the weights of the times from the shipped file, so that only those of the address are trained.
    """
    kept = {fold: weights(fold) if keep else None for fold in (None, *range(FOLDS))}
    made = [(i, gold, example(r, gold)) for i, gold, r in items]
    good = [(i, gold, e) for i, gold, e in made if e]
    models = {"all": train([e for _, _, e in good], kept[None])}
    hits = 0
    for fold in range(FOLDS):
        models[f"fold{fold}"] = train([e for i, _, e in good if fold_of(i) != fold], kept[fold])
        hits += sum(best(e[0], e[2], models[f"fold{fold}"]) == gold for i, gold, e in good if fold_of(i) == fold)
    return models, len(made), hits / max(1, len(made))


def save(models: dict[str, np.ndarray], path: Path) -> None:
    """Weights as 16-bit integers with one scale."""
    scale = max(float(np.abs(w).max()) for w in models.values()) / 32767
    np.savez_compressed(path, scale=np.float32(scale), **{k: np.round(w / scale).astype(np.int16) for k, w in models.items()})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--keep", action="store_true", help="keep the weights of the times, train those of the address")
    options = arguments.parse_args()
    models, count, accuracy = fit(readings(options.folder), keep=options.keep)
    save(models, MODEL)
    print(f"{count} articles; date right out of fold: {accuracy:.4f}; {MODEL} {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
