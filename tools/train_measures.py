"""Train the small network that weighs what a figure counts (model card: docs/models/measures.md).

    python tools/train_measures.py [--cases tests/cases] [--reports tools/data/short_reports.jsonl.gz] [--golden tests/golden]

Learns from invented text of our own alone: the reports, the planted cases and the planted sentences of the repository, each figure of
which has a gold measure or none. The reports marked ``held_back`` and the cases named in ``HELD_BACK`` are left out; what is printed at
the end is scored on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.neural_network import MLPClassifier

from tellings import cleaning, intake
from tellings.cleaning.plain import plain_article
from tellings.config import Settings
from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.figure_words import BUCKETS, buckets, rule_names, word_names
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.weighed import NOTHING, RULE_BUCKETS, SCALE, TRUST, Weights, decision, weighable
from tellings.extract.reading import read
from tellings.language import load_parser

OUT = Path(__file__).parents[1] / "src/tellings/extract/assemble/measures.npz"
UNITS, EPOCHS, BATCH, RATE, RIDGE, SEED = 64, 10, 128, 0.003, 1e-4, 0
"""Tried on half of the held-back reports: 32 to 128 units, 6 to 20 epochs, several networks together; none was better by 0.005."""
LEFT_OUT = 0.5
"""Share of the features of the words that each figure is taught without, drawn anew in each epoch."""
AGAIN = 3
"""The cases are whole articles, as users have them, and stand for fewer figures than the reports: they are taught so many times."""
HELD_BACK = frozenset(
    "amara_ford_ambush cape_orun_wreck drenov_shelling greywater_prison halden_bay_plane ilmet_quake lindal_cutting_train measles_camps "
    "pellan_umbrella_fire tallow_market_bomb tolma_raid trinidad_prison".split()
)
"""Cases kept for scoring."""


class Row(NamedTuple):
    """A figure of a text: the text's name, its buckets, what the rules say, whether it is asked about in use, and its gold measure.

    Single people and things are taught too (they show what the words around a figure mean) but not asked about.
    """

    group: str
    around: np.ndarray
    said: np.ndarray
    rule: str
    asked: bool
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
            yield gold.parent.name, gold.parent.name in HELD_BACK, (gold.parent / name).read_text(encoding="utf-8"), claims
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
        if not weighable(amount) and not is_single(amount):
            continue
        gold = gold_of(claims, amount.span.start, amount.span.end, amount.quantity.low, amount.quantity.high)
        if gold is not None:
            joint = joints.get(i)
            yield Row(
                group, buckets(word_names(board, i, joints)), buckets(rule_names(amount, joint), RULE_BUCKETS),
                joint.measure if joint else NOTHING, weighable(amount), gold,
            )  # fmt: skip


def matrix(rows: Sequence[Row]) -> csr_matrix:
    """The features of each row, shape (rows, buckets of words and of rules), scaled as :meth:`Weights.chances` does."""
    lists = [np.concatenate([r.around, r.said + BUCKETS]) for r in rows]
    where = np.repeat(np.arange(len(lists)), [len(x) for x in lists])
    ones = csr_matrix((np.ones(len(where), np.float32), (where, np.concatenate(lists))), shape=(len(lists), BUCKETS + RULE_BUCKETS))
    scaled = (diags((SCALE / np.sqrt([max(1, len(x)) for x in lists])).astype(np.float32)) @ ones).tocsr()
    scaled.data = np.where(scaled.indices < BUCKETS, scaled.data, TRUST * scaled.data).astype(np.float32)
    return scaled


def train(rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """The network as arrays, the weights of the hidden layer in 8 bits with a scale for each unit."""
    measures = sorted({r.gold for r in rows})
    all_of, gold = matrix(rows), np.array([measures.index(r.gold) for r in rows])
    chance = np.random.default_rng(SEED)
    network = MLPClassifier((UNITS,), alpha=RIDGE, batch_size=BATCH, learning_rate_init=RATE, random_state=SEED)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(rows))
        some = all_of[order]
        kept = (chance.random(len(some.data)) > LEFT_OUT) / (1 - LEFT_OUT)
        some.data = (some.data * np.where(some.indices < BUCKETS, kept, 1.0)).astype(np.float32)
        if epoch:
            network._optimizer.learning_rate_init = RATE * (1 - epoch / EPOCHS)  # noqa: SLF001 - the library has no schedule for Adam
        network.partial_fit(some, gold[order], classes=np.arange(len(measures)))
    hidden, out = network.coefs_
    scale = np.abs(hidden).max(axis=0) / 127
    return {
        "measures": np.array(measures), "hidden": np.round(hidden / scale).astype(np.int8), "hidden_scale": scale.astype(np.float32),
        "hidden_bias": network.intercepts_[0].astype(np.float32), "out": out.astype(np.float32),
        "out_bias": network.intercepts_[1].astype(np.float32),
    }  # fmt: skip


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
    asked: dict[str, list[Row]] = {"reports": [], "cases": []}
    cases = {gold.parent.name for gold in given.cases.glob("*/gold.json")}
    for name, kept, text, claims in texts(given.cases, given.reports, given.golden):
        rows = list(rows_of(text, claims, name, parser, settings))
        if kept:
            asked["cases" if name in cases else "reports"].extend(r for r in rows if r.asked)
        else:
            taught.extend(rows * (AGAIN if name in cases else 1))
    arrays = {**train(taught), "taught": np.array(sorted(cases - HELD_BACK))}
    np.savez_compressed(OUT, **arrays)
    print(f"{len(taught)} figures taught; {OUT.stat().st_size / 1e3:.0f} kB")
    model = Weights.of(arrays)
    for kind, rows in asked.items():
        said = [decision(model.measures, model.chances(r.around, r.said), r.rule) for r in rows]
        print(f"held back, {kind}, {len(rows)} numbers: rules alone {score(rows, [r.rule for r in rows])}; weighed {score(rows, said)}")


def score(rows: Sequence[Row], said: Sequence[str]) -> str:
    """Precision, recall and F1 of measures, a figure that counts nothing being none; the gold's ``other`` takes any measure."""
    right = sum(r.gold in (m, "other") and r.gold != NOTHING for m, r in zip(said, rows, strict=True) if m != NOTHING)
    found, gold = sum(m != NOTHING for m in said), sum(r.gold != NOTHING for r in rows)
    return f"precision {right / max(1, found):.3f} recall {right / max(1, gold):.3f} F1 {2 * right / max(1, found + gold):.3f}"


if __name__ == "__main__":
    main()
