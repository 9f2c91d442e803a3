"""Train the scorer of an article's main date (src/tellings/extract/assemble/main_date.npz) on the gva set.

    python tools/train_main_date.py FOLDER

FOLDER holds articles.jsonl.gz and incidents.jsonl.gz. Each candidate date of each usable article is an example, right when it is the
incident's date; a conditional (softmax) model over the candidates of an article. Five fold models beside the whole one,
split by incident, give the figures out of fold. Fixed seed, numpy only; no name and no phrase is stored, only weights of hashed features.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.assemble.date_candidates import HASHED, Candidate, candidates, hashed
from tellings.extract.assemble.main_date import FOLDS, MODEL, fold_of
from tellings.extract.event import find_happenings
from tellings.extract.time import Anchors, find_times
from tellings.language import load_parser
from tellings.model import Reading, Sentence

EPOCHS, RATE, L2, SEED = 8, 0.05, 1e-3, 5


def readings(folder: Path) -> Iterator[tuple[str, str, Reading]]:
    """Incident id, true date and Reading of each usable article."""
    incidents = {}
    with gzip.open(folder / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            incidents[record["incident_id"]] = record
    settings = Settings()
    parser = load_parser(settings)
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            incident = incidents[record["incident_id"]]
            if not record["usable"] or incident.get("gold_flags"):
                continue
            analysis = parser.analyse(article_from_text(record["text"], title=record["title"], published=record["date"]))
            sentences = [Sentence(span=s.span, paragraph=s.paragraph, role=s.role, live_stamp=s.live_stamp) for s in analysis.sentences]
            happenings = find_happenings(analysis, [], settings)
            times = find_times(analysis, settings)
            yield (
                record["incident_id"],
                incident["date"],
                Reading(article=analysis.article, sentences=sentences, times=times, happenings=happenings),
            )


def example(reading: Reading, gold: str) -> tuple[list[np.ndarray], np.ndarray, list[str]] | None:
    """Feature buckets of each candidate, which are right, and their dates."""
    found = [c for c in candidates(reading, Anchors(published=reading.article.published)) if c.day]
    if not found:
        return None
    return [buckets(c) for c in found], np.array([str(c.day) == gold for c in found]), [str(c.day) for c in found]


def buckets(candidate: Candidate) -> np.ndarray:
    """The buckets of a candidate's features."""
    return np.array([hashed(name) for name in candidate.features], dtype=np.int64)


def train(examples: list[tuple[list[np.ndarray], np.ndarray, list[str]]]) -> np.ndarray:
    """The mean of three models that see the examples in other orders."""
    return np.mean([train_once(examples, SEED + i) for i in range(3)], axis=0)


def train_once(examples: list[tuple[list[np.ndarray], np.ndarray, list[str]]], seed: int) -> np.ndarray:
    """Stochastic gradient (AdaGrad) on the log likelihood that the right candidates get the mass."""
    weights, seen = np.zeros(HASHED), np.full(HASHED, 1e-6)
    usable = [e for e in examples if e[1].any() and not e[1].all()]
    order = np.random.default_rng(seed)
    total = np.zeros(HASHED)
    for epoch in range(EPOCHS):
        for i in order.permutation(len(usable)):
            rows, right, _ = usable[i]
            score = np.array([weights[r].sum() for r in rows])
            p = np.exp(score - score.max())
            q = p * right
            grad = p / p.sum() - q / q.sum()
            for row, g in zip(rows, grad, strict=True):
                if abs(g) > 1e-6:
                    step = g + L2 * weights[row]
                    seen[row] += step * step
                    weights[row] -= RATE * step / np.sqrt(seen[row])
        if epoch >= EPOCHS // 2:
            total += weights
    return total / (EPOCHS - EPOCHS // 2)


def best(rows: list[np.ndarray], days: list[str], weights: np.ndarray) -> str:
    """The date whose candidates have the most mass."""
    odds: dict[str, float] = {}
    for row, day in zip(rows, days, strict=True):
        odds[day] = odds.get(day, 0.0) + float(np.exp(min(50.0, weights[row].sum())))
    return max(sorted(odds), key=lambda d: odds[d])


def fit(items: list[tuple[str, str, Reading]]) -> tuple[dict[str, np.ndarray], float]:
    """The whole model and the fold models; share of articles whose date is right out of fold."""
    made = [(i, gold, example(r, gold)) for i, gold, r in items]
    good = [(i, gold, e) for i, gold, e in made if e]
    models = {"all": train([e for _, _, e in good])}
    hits = 0
    for fold in range(FOLDS):
        models[f"fold{fold}"] = train([e for i, _, e in good if fold_of(i) != fold])
        hits += sum(best(e[0], e[2], models[f"fold{fold}"]) == gold for i, gold, e in good if fold_of(i) == fold)
    return models, hits / max(1, len(made))


def save(models: dict[str, np.ndarray], path: Path) -> None:
    """Weights as 16-bit integers with one scale."""
    scale = max(float(np.abs(w).max()) for w in models.values()) / 32767
    np.savez_compressed(path, scale=np.float32(scale), **{k: np.round(w / scale).astype(np.int16) for k, w in models.items()})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    options = arguments.parse_args()
    items = list(readings(options.folder))
    models, accuracy = fit(items)
    save(models, MODEL)
    print(f"{len(items)} articles; date right out of fold: {accuracy:.4f}; {MODEL} {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
