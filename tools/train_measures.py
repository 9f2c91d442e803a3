"""Train the two linear models that weigh what a figure counts (model card: docs/models/measures.md).

    python tools/train_measures.py [--cases tests/cases] [--reports tools/data/short_reports.jsonl.gz] [--golden tests/golden]

Learns from invented text of our own alone: the short reports, the planted cases and the planted sentences of the repository, each number
of which has a gold measure or none. The reports marked ``held_back`` are left out; what is printed at the end is scored on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tellings import cleaning, intake
from tellings.cleaning.plain import plain_article
from tellings.config import Settings
from tellings.extract.assemble.board import Board
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.weighed import NOTHING, RULE_BUCKETS, Weights, decision, weighable
from tellings.extract.reading import read
from tellings.language import load_parser

OUT = Path(__file__).parents[1] / "src/tellings/extract/assemble/measures.npz"
SMOOTH_WORDS, SMOOTH_RULES = 0.05, 0.5
"""Inverse strengths of the ridge, from the values 0.02 to 0.5 tried by five folds over the texts."""
FOLDS = 5


class Row(NamedTuple):
    """A number of a text: the text's name, its buckets, what the rules say, and its gold measure."""

    group: str
    around: np.ndarray
    said: np.ndarray
    rule: str
    gold: str


def texts(cases: Path, reports: Path, golden: Path) -> Iterator[tuple[str, bool, str, Sequence[Mapping[str, Any]]]]:
    """Name, whether held back, text and gold Claims of every text."""
    with gzip.open(reports, "rt", encoding="utf-8") as stream:
        for line in stream:
            item = json.loads(line)
            yield item["id"], item["held_back"], item["text"], item["claims"]
    for gold in sorted(cases.glob("*/gold.json")):
        data = json.loads(gold.read_text(encoding="utf-8"))
        for document in data["documents"]:
            name = document["file"]
            claims = [{**c, **c["evidence"]} for c in data["claims"] if c["evidence"]["document"] == name]
            yield gold.parent.name, False, (gold.parent / name).read_text(encoding="utf-8"), claims
    for file in sorted(golden.glob("figures*.jsonl")):
        for k, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            text = case["text"]
            yield (
                f"{file.stem} {k}",
                False,
                text,
                [{"measure": m, "low": low, "high": high, "start": 0, "end": len(text), "loose": True} for m, low, high in case["figures"]],
            )


def gold_of(claims: Sequence[Mapping[str, Any]], start: int, end: int, low: int | None, high: int | None) -> str | None:
    """The gold measure of a number at a span: ``none`` where no Claim covers it, None where it is fair either way or read otherwise."""
    covering = [c for c in claims if c["start"] < end and start < c["end"]]
    same = [c for c in covering if c["low"] == low and c["high"] == high]
    if same:
        return None if same[0].get("optional") else str(same[0]["measure"])
    return None if any(not c.get("loose") for c in covering) else NOTHING  # the planted sentences tell values, not places


def rows_of(text: str, claims: Sequence[Mapping[str, Any]], group: str, parser: Any, settings: Settings) -> Iterator[Row]:
    """The numbers of a text that the models are asked about."""
    raws, _ = intake.read(["-"], metadata=None, settings=settings, stdin=text.encode())
    articles, _ = cleaning.clean_all(raws, settings)
    plain = plain_article(articles[0])[0]
    if len(plain.text) != len(text):
        return  # blanks were folded: the gold's offsets would not fit
    analysis = parser.analyse(plain)
    board = Board(analysis, read(analysis, settings), settings)
    joints = join_amounts(board)
    for i, amount in enumerate(board.reading.amounts):
        if not weighable(amount):
            continue
        gold = gold_of(claims, amount.span.start, amount.span.end, amount.quantity.low, amount.quantity.high)
        if gold is not None:
            joint = joints.get(i)
            yield Row(
                group, buckets(word_names(board, i, joints)), buckets(rule_names(amount, joint), RULE_BUCKETS),
                joint.measure if joint else NOTHING, gold,
            )  # fmt: skip


def matrix(lists: Sequence[np.ndarray], width: int) -> csr_matrix:
    """Ones at the buckets of each row, shape (rows, width)."""
    where = np.repeat(np.arange(len(lists)), [len(x) for x in lists])
    return csr_matrix((np.ones(len(where)), (where, np.concatenate(lists))), shape=(len(lists), width))


def _chances(model: LogisticRegression, rows: csr_matrix, measures: Sequence[str]) -> np.ndarray:
    found = np.full((rows.shape[0], len(measures)), 1e-6)
    for column, measure in enumerate(model.classes_):
        found[:, measures.index(measure)] = model.predict_proba(rows)[:, column]
    return found


def train(rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """Both models as arrays; what the first says of a row is taken out of fold when the second is taught."""
    measures = sorted({r.gold for r in rows})
    around, gold = matrix([r.around for r in rows], BUCKETS), np.array([r.gold for r in rows])
    first = np.zeros((len(rows), len(measures)))
    for teach, ask in GroupKFold(FOLDS).split(rows, groups=[r.group for r in rows]):
        model = LogisticRegression(C=SMOOTH_WORDS, max_iter=300).fit(around[teach], gold[teach])
        first[ask] = _chances(model, around[ask], measures)
    words = LogisticRegression(C=SMOOTH_WORDS, max_iter=300).fit(around, gold)
    known = csr_matrix(np.log(np.clip(first, 1e-4, 1.0)) / 2)
    second = hstack([known, matrix([r.said for r in rows], RULE_BUCKETS) * 0.5]).tocsr()
    rules = LogisticRegression(C=SMOOTH_RULES, max_iter=500).fit(second, gold)
    weights = rules.coef_.copy()
    weights[:, len(measures) :] *= 0.5
    return {
        "measures": np.array(measures), **_packed("words", words.coef_), **_packed("rules", weights),
        "words_bias": words.intercept_.astype(np.float32), "rules_bias": rules.intercept_.astype(np.float32),
    }  # fmt: skip


def _packed(name: str, weights: np.ndarray) -> dict[str, np.ndarray]:
    """Weights in 8 bits with a scale for each row."""
    scale = np.abs(weights).max(axis=1) / 127
    return {name: np.round(weights / scale[:, None]).astype(np.int8), f"{name}_scale": scale.astype(np.float32)}


def main() -> None:
    root = Path(__file__).parents[1]
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=Path, default=root / "tests/cases")
    options.add_argument("--reports", type=Path, default=root / "tools/data/short_reports.jsonl.gz")
    options.add_argument("--golden", type=Path, default=root / "tests/golden")
    given = options.parse_args()
    settings = Settings()
    parser = load_parser(settings)
    taught: list[Row] = []
    asked: list[Row] = []
    for name, kept, text, claims in texts(given.cases, given.reports, given.golden):
        (asked if kept else taught).extend(rows_of(text, claims, name, parser, settings))
    arrays = train(taught)
    np.savez_compressed(OUT, **arrays)
    print(f"{len(taught)} numbers taught, {len(asked)} held back; {OUT.stat().st_size / 1e3:.0f} kB")
    model = Weights.of(arrays)
    print("rules alone", score(asked, [r.rule for r in asked]))
    print("weighed    ", score(asked, [decision(model.measures, model.chances(r.around, r.said), r.rule) for r in asked]))


def score(rows: Sequence[Row], said: Sequence[str]) -> str:
    """Precision, recall and F1 of measures, a number that counts nothing being none."""
    right = sum(m == r.gold for m, r in zip(said, rows, strict=True) if m != NOTHING)
    found, gold = sum(m != NOTHING for m in said), sum(r.gold != NOTHING for r in rows)
    return f"precision {right / found:.3f} recall {right / gold:.3f} F1 {2 * right / (found + gold):.3f}"


if __name__ == "__main__":
    main()
