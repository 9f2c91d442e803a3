"""Train the second look at stories (src/tellings/link/data/second_look.json) on planted cases with gold, and measure it out of fold.

    python tools/train_link_stories.py FOLDER [FOLDER ...] [--test FOLDER ...] [--write]

A FOLDER holds articles (*.txt) and gold.json, or such folders. Examples are pairs of articles of one case; the gold's Event of an
article is the one that most Claims of its main chain have. Out of fold: each case by a model of all others. Logistic regression (L2), each
weight bound to the sign that its feature promises; deterministic. No name and no phrase is stored. ``--test`` folders are scored by
the model of all FOLDERs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score

from tellings import cleaning, intake
from tellings.config import Settings
from tellings.evaluate.cases import match_claims
from tellings.evaluate.coref_metrics import bcubed
from tellings.language import load_parser
from tellings.link import events, regroup, second_look
from tellings.link.update import links_of
from tellings.model import Reading
from tellings.pipeline.published import infer_published
from tellings.pipeline.reading import read_all

OUT = Path(second_look.__file__).parent / "data" / "second_look.json"
STRENGTH = 0.02
"""How much examples weigh against small weights; the pairs of a case weigh as much as those of any other, in all."""
CAUTION = 0.15
"""Log odds taken off the bias: a wrong joining spoils more of what is made of the Events than a wrong split."""
FEW = 4
"""A case of fewer pairs weighs less."""
LEAST_SPREAD = 1e-9
"""Standard deviation of a feature under which it counts as if it had so much."""


@dataclass
class Case:
    """The first look at a case: its articles with Claims, features of their pairs, the gold's Event of each (None: none known)."""

    name: str
    told: list[int]
    values: np.ndarray
    same: np.ndarray
    """Whether the first look has two articles in one story."""
    events: list[str | None]
    claims: list[Counter[str]]

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of articles whose Event is known."""
        known = [x for x, event in enumerate(self.events) if event]
        return list(combinations(known, 2))


def folders(named: Sequence[str]) -> list[Path]:
    found = [Path(f) for f in named]
    return [case for f in found for case in ([f] if (f / "gold.json").is_file() else sorted(p.parent for p in f.glob("*/gold.json")))]


def read_case(folder: Path, parser: object) -> list[Reading]:
    settings = Settings()
    raws, _ = intake.read(sorted(folder.glob("*.txt")), metadata=None, settings=settings)
    articles, _ = cleaning.clean_all(raws, settings)
    return list(read_all(sorted(articles, key=lambda a: a.id), parser, settings, lambda *_: None))


def case_of(folder: Path, parser: object) -> Case:
    kept, events.second_look = events.second_look, lambda: None  # the first look alone
    readings = read_case(folder, parser)
    heap = events.gather(readings, ())
    events.join(heap)
    events.second_look = kept
    heap = events.gather(infer_published(readings, links_of(heap)), ())
    views = events.MainViews(heap)
    events.look_once(heap, views)
    looks = {i: found for i in range(len(heap.readings)) if (found := events.look(heap, views, i)) is not None}
    told = sorted(looks)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    raw = {Path(d["file"]).name: (folder / Path(d["file"]).name).read_text(encoding="utf-8") for d in gold["documents"]}
    event = {g["id"]: g.get("event") for g in gold["claims"]}
    of_claim = {c.id: event[g] for g, c in match_claims(heap.readings, gold, raw).items() if event[g]}
    counts = [Counter(of_claim[c.id] for c in heap.chains[i][0].claims if c.id in of_claim) for i in told]
    story = {i: g for g, group in enumerate(heap.groups) for i in group}
    return Case(
        name=folder.name, told=told, values=second_look.features([looks[i] for i in told]),
        same=np.array([[story[a] == story[b] for b in told] for a in told]),
        events=[c.most_common(1)[0][0] if c else None for c in counts], claims=counts,
    )  # fmt: skip


def examples(cases: Sequence[Case]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [
        (case.values[a, b], case.events[a] == case.events[b], len(cases) / max(FEW, len(case.pairs())))
        for case in cases for a, b in case.pairs()
    ]  # fmt: skip
    return np.array([r[0] for r in rows]), np.array([float(r[1]) for r in rows]), np.array([r[2] for r in rows])


def train(cases: Sequence[Case]) -> second_look.SecondLook:
    """The second look of some cases."""
    x, y, weight = examples(cases)
    weights, bias = fit(x, y, weight * STRENGTH, [f.sign for f in second_look.FEATURES])
    centre = x.mean(axis=0)
    return second_look.SecondLook(
        features=[f.name for f in second_look.FEATURES], weights=[round(float(w), 5) for w in weights],
        centre=[round(float(c), 5) for c in centre], bias=round(float(bias + weights @ centre) - CAUTION, 5),
    )  # fmt: skip


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, signs: Sequence[int]) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression (L2 over standardised features), each weight bound to a sign (0: to none)."""
    centre, scale = x.mean(axis=0), np.maximum(x.std(axis=0), LEAST_SPREAD)
    z, sign = (x - centre) / scale, 2 * y - 1

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (z @ b[:-1] + b[-1])
        slope = -weight * sign / (1 + np.exp(margin))
        value = (weight * np.logaddexp(0, -margin)).sum() + 0.5 * (b[:-1] ** 2).sum()
        return value, np.r_[z.T @ slope + b[:-1], slope.sum()]

    bounds = [(0, None) if s > 0 else (None, 0) if s < 0 else (None, None) for s in signs] + [(None, None)]
    found = minimize(loss, np.zeros(z.shape[1] + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    return found[:-1] / scale, float(found[-1] - (found[:-1] / scale) @ centre)


def without_each(cases: Sequence[Case]) -> dict[str, second_look.SecondLook]:
    """For each case, by name, the second look of all others."""
    return {case.name: train([c for c in cases if c is not case]) for case in cases}


def grouped(case: Case, model: second_look.SecondLook | None) -> list[int]:
    """The story of each article, at first look where no model is given."""
    n = len(case.told)
    if model is None or n < regroup.LEAST:
        return [int(np.flatnonzero(row)[0]) for row in case.same] if n else []
    logits = model.logit(case.values)
    edges = [(a, b, max(-regroup.BOUND, min(regroup.BOUND, float(logits[a, b])))) for a, b in combinations(range(n), 2)]
    groups = regroup.average_link(n, edges, 0.0)
    return [next(g for g, group in enumerate(groups) if a in group) for a in range(n)]


def b_cubed(case: Case, stories: Sequence[int]) -> float | None:
    """B-cubed F1 of the Claims of the main chains."""
    items = [(e, s) for counts, s in zip(case.claims, stories, strict=True) for e, n in sorted(counts.items()) for _ in range(n)]
    if not items:
        return None
    gold, found = ({str(k): str(item[j]) for k, item in enumerate(items)} for j in (0, 1))
    return bcubed(gold, found).f1


def report(label: str, cases: Sequence[Case], models: dict[str, second_look.SecondLook]) -> None:
    """Print how well pairs of articles, and main chains, are told apart."""
    before = [f for c in cases if (f := b_cubed(c, grouped(c, None))) is not None]
    after = [f for c in cases if (f := b_cubed(c, grouped(c, models[c.name]))) is not None]
    pairs = [(models[c.name].logit(c.values)[a, b], c.events[a] == c.events[b]) for c in cases for a, b in c.pairs()]
    auc = roc_auc_score([same for _, same in pairs], [odds for odds, _ in pairs])
    print(f"{label}: {len(cases)} cases, {len(pairs)} pairs, ROC AUC {auc:.3f}; ", end="")
    print(f"B-cubed of main chains {np.mean(before):.4f} -> {np.mean(after):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    reader = load_parser(Settings())
    cases = [case_of(folder, reader) for folder in folders(options.folders)]
    report("out of fold", cases, without_each(cases))
    whole = train(cases)
    for feature, weight in zip(second_look.FEATURES, whole.weights, strict=True):
        print(f"  {weight:+.3f}  {feature.name}")
    if options.test:
        unseen = [case_of(folder, reader) for folder in folders(options.test)]
        report("test", unseen, {c.name: whole for c in unseen})
    if options.write:
        table = {f: getattr(whole, f) for f in ("features", "weights", "centre", "bias")}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
