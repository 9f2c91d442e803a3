"""Train the weights of side chains (src/tellings/link/data/sides.json) on planted cases with gold, and measure all linking out of fold.

    python tools/train_link_sides.py FOLDER [FOLDER ...] [--write]

A FOLDER holds articles (*.txt) and gold.json, or such folders. Examples are pairs of a side chain and another article's main chain
(of another story), and pairs of side chains of two articles, whose Events the gold knows (that of most Claims of a chain). Each case is
linked with a second look of all other cases, out of fold with side weights of all others too. Logistic regression (L2), each weight
bound to the sign that its feature promises; deterministic. No name and no phrase is stored.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from train_link_stories import case_of, fit, folders, read_case, without_each

from tellings.config import Settings
from tellings.evaluate.cases import match_claims
from tellings.evaluate.coref_metrics import bcubed
from tellings.language import load_parser
from tellings.link import events, second_look, side_model
from tellings.link.update import links_of
from tellings.model import Links, Reading
from tellings.pipeline.published import infer_published

OUT = Path(side_model.__file__).parent / "data" / "sides.json"
STRENGTH = 0.3
"""How much examples weigh against small weights; those of a case weigh by the root of their number."""


@dataclass
class Case:
    """A case, the gold's Event of each of its Claims that has one, its second look and its examples (features, same Event)."""

    name: str
    readings: list[Reading]
    gold: dict[str, str]
    look: second_look.SecondLook
    examples: list[tuple[list[float], bool]]


def gold_of(folder: Path, readings: Sequence[Reading]) -> dict[str, str]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    raw = {Path(d["file"]).name: (folder / Path(d["file"]).name).read_text(encoding="utf-8") for d in gold["documents"]}
    event = {g["id"]: g["event"] for g in gold["claims"] if g.get("event") and not g.get("optional")}
    return {c.id: event[g] for g, c in match_claims(readings, gold, raw).items() if g in event}


def linked(case: Case, model: side_model.SideModel | None) -> tuple[events.Heap, Links]:
    """Both passes of linking, with the case's second look and some side weights (None: those set by hand)."""
    events.second_look, events.side_model = lambda: case.look, lambda: model
    heap = events.gather(case.readings, ())
    events.join(heap)
    heap = events.gather(infer_published(case.readings, links_of(heap)), ())
    events.join(heap)
    return heap, links_of(heap)


def examples_of(case: Case) -> list[tuple[list[float], bool]]:
    heap, _ = linked(case, None)
    node = {i: k for k, group in enumerate(heap.groups) for i in group}
    none = side_model.SideModel(features=[], weights=[], bias=0.0)
    heap.matter = dict.fromkeys(node, 0)
    matters = events.trained_sides(heap, events.MainViews(heap), node, none)

    def event(i: int, j: int) -> str | None:
        found = Counter(case.gold[c.id] for c in heap.chains[i][j].claims if c.id in case.gold)
        return found.most_common(1)[0][0] if found else None

    out = []
    for k, (i, j) in enumerate(heap.sides.where):
        others = [(matters.main(m), event(m, 0)) for m in range(len(heap.readings)) if node[m] != node[i]]
        others += [(matters.sides[q], event(*heap.sides.where[q])) for q in range(k) if heap.sides.where[q][0] != i]
        out += [(side_model.features(matters.sides[k], o), e == event(i, j)) for o, e in others if e and event(i, j)]
    return out


def train(cases: Sequence[Case]) -> side_model.SideModel:
    rows = [(*example, len(case.examples) ** -0.5) for case in cases for example in case.examples]
    weight = np.array([r[2] for r in rows])
    weights, bias = fit(
        np.array([r[0] for r in rows]), np.array([float(r[1]) for r in rows]), STRENGTH * weight * len(weight) / weight.sum(),
        [f.sign for f in side_model.FEATURES],
    )  # fmt: skip
    return side_model.SideModel(
        features=[f.name for f in side_model.FEATURES], weights=[round(float(w), 5) for w in weights], bias=round(bias, 5)
    )


def apart(case: Case, model: side_model.SideModel | None) -> float:
    """B-cubed F1 of the Claims that the gold has."""
    _, links = linked(case, model)
    return bcubed(case.gold, {c: links.claim_event[c] for c in case.gold}).f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    reader = load_parser(Settings())
    looks = without_each([case_of(folder, reader) for folder in folders(options.folders)])
    cases = []
    for folder in folders(options.folders):
        readings = read_case(folder, reader)
        cases.append(Case(folder.name, readings, gold_of(folder, readings), looks[folder.name], []))
        cases[-1].examples = examples_of(cases[-1])
    scored = [c for c in cases if c.gold]
    by_hand = [apart(c, None) for c in scored]
    out_of_fold = [apart(c, train([d for d in cases if d is not c])) for c in scored]
    for case, before, after in zip(scored, by_hand, out_of_fold, strict=True):
        print(f"  {case.name:28} {before:.3f} {after:.3f}")
    print(
        f"apart, out of fold by case, {len(scored)} cases: side weights by hand {np.mean(by_hand):.4f}, trained {np.mean(out_of_fold):.4f}"
    )
    whole = train(cases)
    for feature, weight in zip(side_model.FEATURES, whole.weights, strict=True):
        print(f"  {weight:+.3f}  {feature.name}")
    if options.write:
        table = {f: getattr(whole, f) for f in ("features", "weights", "bias")}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
