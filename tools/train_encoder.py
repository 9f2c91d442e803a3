"""Train the network of figures in context (model card: docs/models/figures_in_context.md).

    python tools/train_encoder.py --base FOLDER [--data ../shared/data] [--cases tests/cases] [--golden tests/golden] [--texts tools/data]

FOLDER holds ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2 (Apache-2.0; the package all-minilm-l6-v2 of the package
registry carries them). Needs torch, safetensors and tokenizers, for development only. The first three of its six layers are taught, in
windows as they are in use, to say what each figure counts; words, names aside, and what the rules say are its only input. Taught are
invented texts of our own (what ``train_measures.py`` has, ``more_reports.jsonl.gz`` and
``other_happenings.jsonl.gz``) and the figures of some real articles: the repository holds our labels of those alone, by record and place,
and the texts are read from ``--data``. Reports marked as held back and the cases of ``train_measures.HELD_BACK`` are left out, and what is
printed at the end is scored on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - as the library's own documents have it
from safetensors.numpy import load_file
from torch import nn
from train_measures import gold_of
from train_measures import texts as first_texts

from tellings import cleaning, intake
from tellings.cleaning.plain import plain_article
from tellings.config import Settings
from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.encoder import Encoder
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.windows import CODES, MEASURES, Pieces, Window, asked_about, pieces_of, windows
from tellings.extract.reading import read
from tellings.language import load_parser

OUT = Path(__file__).parents[1] / "src/tellings/extract/assemble/encoder.npz"
LAYERS, EPOCHS, RATE, DECAY, SMOOTH, SEED = 3, 3, 2.5e-4, 0.01, 0.03, 0
TOKENS = 1200
"""Pieces a step."""
WITHOUT_RULES, WITHOUT_WORD = 0.25, 0.04
"""Shares of remarks and of words that are hidden in training, drawn anew each time."""
HEAD_FASTER = 8
HEADS, LONGEST = 12, 160
WIDE = 60
"""In training a window is asked about every figure that begins so many pieces after its first: fewer windows an epoch."""
MASK = "[MASK]"
REPORTS = {"more_reports.jsonl.gz": "held_back", "other_happenings.jsonl.gz": "figures_held_back"}
"""Files of texts, and the field that says what is left out here."""
NEWS = "news_figures.jsonl.gz"
LONGEST_NEWS = 3500
"""Characters of a political article that were labelled."""


TWICE = ("news", "figures")
"""Groups of texts, by the first word of their name, that are taught twice: real articles and plain sentences."""


class Document(NamedTuple):
    """A text: its name, its pieces, and the gold measure of each figure that is taught or scored (None: fair either way)."""

    name: str
    pieces: Pieces
    gold: Mapping[int, str | None]
    singles: frozenset[int] = frozenset()
    """Figures that are a person without a numeral."""


class Layer(nn.Module):
    """One layer of the network."""

    def __init__(self, weights: Mapping[str, np.ndarray], number: int) -> None:
        super().__init__()
        at = f"encoder.layer.{number}."
        self.q, self.k, self.v, self.o, self.f1, self.f2 = (
            _linear(weights, at + name)
            for name in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
                         "intermediate.dense", "output.dense")
        )  # fmt: skip
        self.n1, self.n2 = _norm(weights, at + "attention.output.LayerNorm"), _norm(weights, at + "output.LayerNorm")

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The next layer, shape (windows, pieces, units)."""
        n, t, _ = x.shape
        q, k, v = (part(x).view(n, t, HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(n, t, -1)
        x = self.n1(x + F.dropout(self.o(mixed), 0.1, self.training))
        return self.n2(x + F.dropout(self.f2(F.gelu(self.f1(x), approximate="tanh")), 0.1, self.training))


def _linear(weights: Mapping[str, np.ndarray], name: str) -> nn.Linear:
    matrix = torch.tensor(weights[name + ".weight"])
    layer = nn.Linear(matrix.shape[1], matrix.shape[0])
    layer.weight.data, layer.bias.data = matrix, torch.tensor(weights[name + ".bias"])
    return layer


def _norm(weights: Mapping[str, np.ndarray], name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(len(weights[name + ".weight"]), eps=1e-12)
    layer.weight.data, layer.bias.data = torch.tensor(weights[name + ".weight"]), torch.tensor(weights[name + ".bias"])
    return layer


class Network(nn.Module):
    """The first layers of the base with a remark beside each piece; the words themselves stay as they are."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        weights = load_file(base / "model.safetensors")
        at = "embeddings."
        self.words = nn.Embedding.from_pretrained(torch.tensor(weights[at + "word_embeddings.weight"]), freeze=True)
        units = self.words.weight.shape[1]
        kind = torch.tensor(weights[at + "token_type_embeddings.weight"][0])
        self.positions = nn.Parameter(torch.tensor(weights[at + "position_embeddings.weight"])[:LONGEST] + kind)
        self.norm = _norm(weights, at + "LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, i) for i in range(LAYERS))
        self.remarks, self.figure = nn.Parameter(torch.randn(CODES, units) * 0.02), nn.Parameter(torch.randn(units) * 0.02)
        self.head = nn.Linear(2 * units, len(MEASURES))

    def forward(
        self, ids: torch.Tensor, there: torch.Tensor, codes: torch.Tensor, figures: torch.Tensor, pool: torch.Tensor
    ) -> torch.Tensor:
        """Scores, shape (windows, figures, measures)."""
        x = self.words(ids) + self.positions[: ids.shape[1]] + figures[..., None] * self.figure
        x = self.norm(x + self.remarks[codes] * (codes > 0)[..., None])
        mask = there[:, None, None, :].bool()
        for layer in self.layers[:-1]:
            x = layer(x, mask)
        mean = (x * there[..., None]).sum(1, keepdim=True) / there.sum(1)[:, None, None]
        x = self.layers[-1](x, mask)
        figure = torch.bmm(pool, x)
        scores: torch.Tensor = self.head(torch.cat([figure, mean.expand_as(figure)], -1))
        return scores


def split_of(base: Path) -> Encoder:
    """An :class:`Encoder` that only splits words."""
    return Encoder({"vocabulary": _vocabulary(base), "words": np.zeros(0, np.int8), "words_scale": np.zeros(0, np.float32)})


def _vocabulary(base: Path) -> np.ndarray:
    table = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return np.frombuffer("\n".join(sorted(table, key=table.__getitem__)).encode(), np.uint8)


class Step(NamedTuple):
    """A batch: what the network is given, and gold with its weight, shape (windows, figures).

    ``given``: pieces, whether one is there, remarks, and whether it is of a figure, each of shape (windows, pieces); and the share of each
    piece in a figure, shape (windows, figures, pieces).
    """

    given: tuple[torch.Tensor, ...]
    gold: torch.Tensor
    weight: torch.Tensor


def steps(asked: Sequence[tuple[Document, Window]], chance: random.Random | None, mask: int) -> Iterator[tuple[list[int], Step]]:
    """Batches of windows of like length: mixed and with parts hidden where ``chance`` is given, in order of length where not."""
    order = list(range(len(asked)))
    if chance is not None:
        chance.shuffle(order)
    groups: list[list[int]] = []
    for first in range(0, len(order), 512 if chance else len(order)):
        current: list[int] = []
        for k in sorted(order[first : first + (512 if chance else len(order))], key=lambda k: len(asked[k][1].pieces)):
            current.append(k)
            if len(current) * len(asked[k][1].pieces) >= TOKENS:
                groups.append(current)
                current = []
        if current:
            groups.append(current)
    if chance is not None:
        chance.shuffle(groups)
    for group in groups:
        yield group, _step([asked[k] for k in group], chance, mask)


def _step(group: Sequence[tuple[Document, Window]], chance: random.Random | None, mask: int) -> Step:
    n, t = len(group), max(len(w.pieces) for _, w in group)
    q = max(len(w.asked) for _, w in group)
    ids, codes = np.zeros((n, t), np.int64), np.zeros((n, t), np.int64)
    there, figures, pool = np.zeros((n, t), np.float32), np.zeros((n, t), np.float32), np.zeros((n, q, t), np.float32)
    gold, weight = np.zeros((n, q), np.int64), np.zeros((n, q), np.float32)
    for j, (document, window) in enumerate(group):
        length = len(window.pieces)
        ids[j, :length], there[j, :length], figures[j, :length] = window.pieces, 1, window.figures
        codes[j, :length] = window.codes
        for c, (i, (first, last)) in enumerate(window.asked.items()):
            pool[j, c, first:last] = 1 / (last - first)
            if chance is not None and chance.random() < WITHOUT_RULES:
                codes[j, first:last] = 0
            right = document.gold.get(i)
            if right is not None:
                gold[j, c], weight[j, c] = MEASURES.index(right), 1
        if chance is not None:
            for p in range(1, length - 1):
                if not window.figures[p] and chance.random() < WITHOUT_WORD:
                    ids[j, p] = mask
    given = tuple(torch.from_numpy(a) for a in (ids, there, codes, figures, pool))
    return Step(given, torch.from_numpy(gold), torch.from_numpy(weight))


def train(taught: Sequence[Document], base: Path, *, say: bool = True) -> Network:
    """The network after :data:`EPOCHS` rounds over the figures of the documents."""
    torch.manual_seed(SEED)
    chance, split = random.Random(SEED), split_of(base).split
    network, mask = Network(base), split(MASK)[0]
    asked = [(d, w) for d in taught for w in windows(d.pieces, [i for i, g in d.gold.items() if g is not None], split, beside=WIDE)]
    new = [*network.head.parameters(), network.remarks, network.figure]
    old = [p for p in network.parameters() if p.requires_grad and not any(p is q for q in new)]
    chosen = torch.optim.AdamW([{"params": old, "lr": RATE}, {"params": new, "lr": RATE * HEAD_FASTER}], weight_decay=DECAY)
    total = EPOCHS * sum(1 for _ in steps(asked, random.Random(SEED), mask))
    slope = torch.optim.lr_scheduler.LambdaLR(chosen, lambda s: min(1.0, s / (0.08 * total + 1)) * max(0.02, 1 - s / total))
    if say:
        print(f"{len(asked)} windows, {total} steps", flush=True)
    network.train()
    for epoch in range(EPOCHS):
        lost = 0.0
        for count, (_, step) in enumerate(steps(asked, chance, mask)):
            each = F.cross_entropy(network(*step.given).flatten(0, 1), step.gold.flatten(), reduction="none", label_smoothing=SMOOTH)
            loss = (each * step.weight.flatten()).sum() / step.weight.sum().clamp(min=1)
            chosen.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*old, *new], 1.0)
            chosen.step()
            slope.step()
            lost += loss.item()
            if say and count % 200 == 0:
                print(f"epoch {epoch} step {count} loss {lost / (count + 1):.3f}", flush=True)
    return network.eval()


def arrays_of(network: Network, base: Path) -> dict[str, np.ndarray]:
    """The network as the arrays of :class:`Encoder`: matrices in 8 bits with a scale for each row."""
    found: dict[str, np.ndarray] = {"vocabulary": _vocabulary(base)}
    named = {"words": network.words.weight, "positions": network.positions, "remarks": network.remarks, "figure": network.figure}
    named |= {"norm.w": network.norm.weight, "norm.b": network.norm.bias, "head.w": network.head.weight, "head.b": network.head.bias}
    for i, layer in enumerate(network.layers):
        for part, module in layer.named_children():
            named |= {f"{i}.{part}.w": module.weight, f"{i}.{part}.b": module.bias}
    return found | in_8_bits(named, ("positions", "remarks", "head.w"))


def in_8_bits(named: Mapping[str, torch.Tensor], whole: Container[str]) -> dict[str, np.ndarray]:
    """Tensors as arrays: matrices in 8 bits with a scale for each row, but for those that are kept ``whole``."""
    found: dict[str, np.ndarray] = {}
    for name, tensor in named.items():
        value = tensor.detach().numpy().astype(np.float32)
        if value.ndim == 2 and name not in whole:
            scale = np.maximum(np.abs(value).max(axis=1), 1e-9) / 127
            found[name], found[f"{name}_scale"] = np.round(value / scale[:, None]).astype(np.int8), scale.astype(np.float32)
        else:
            found[name] = value
    found["remarks"][0] = 0.0  # no remark adds nothing
    return found


def answers(model: Encoder, documents: Iterable[Document]) -> Iterator[tuple[Document, int, np.ndarray]]:
    """The chances of each figure with a gold measure, read as in use."""
    for document in documents:
        asked = windows(document.pieces, [i for i, g in document.gold.items() if g is not None], model.split)
        for i, chances in model.chances(list(asked)).items():
            yield document, i, chances


def news_texts(labels: Path, data: Path) -> Iterator[tuple[str, str, Mapping[tuple[int, int], str | None]]]:
    """Record, text and labelled figures of the real articles, by place: a label without a measure is fair either way."""
    with gzip.open(labels, "rt", encoding="utf-8") as stream:
        figures = {(line["set"], line["id"]): {(a, b): m for a, b, m in line["figures"]} for line in map(json.loads, stream)}
    for name, key, file in (("gva", "id", "articles"), ("attribution", "docid", "train")):
        with gzip.open(data / name / f"{file}.jsonl.gz", "rt", encoding="utf-8") as stream:
            for record in map(json.loads, stream):
                if (name, record[key]) in figures:
                    text = record["text"].strip()
                    text = f"{(record['title'] or '').strip()}\n\n{text}" if name == "gva" else text[:LONGEST_NEWS]
                    yield record[key], text, figures[name, record[key]]


class Text(NamedTuple):
    """A text with gold: Claims, or what the figures at places count."""

    name: str
    held_back: bool
    text: str
    claims: Sequence[Mapping[str, Any]]
    places: Mapping[tuple[int, int], str | None] | None = None


def texts(given: argparse.Namespace) -> Iterator[Text]:
    """Every text that is taught or scored."""
    for found in first_texts(given.cases, given.texts / "short_reports.jsonl.gz", given.golden):
        yield Text(*found)
    for file, held_back in REPORTS.items():
        with gzip.open(given.texts / file, "rt", encoding="utf-8") as stream:
            for item in map(json.loads, stream):
                yield Text(item["id"], item[held_back], item["text"], item["claims"])
    for record, text, places in news_texts(given.texts / NEWS, given.data):
        yield Text(f"news {record}", False, text, (), places)


def document(given: Text, parser: Any, split: Callable[[str], Sequence[int]]) -> Document | None:
    """A text as it is taught; None where blanks are folded in cleaning, so that the gold's offsets would not fit."""
    settings = Settings()
    raws, _ = intake.read(["-"], metadata=None, settings=settings, stdin=given.text.encode())
    plain = plain_article(cleaning.clean_all(raws, settings)[0][0])[0]
    if len(plain.text) != len(given.text):
        return None
    analysis = parser.analyse(plain)
    board = Board(analysis, read(analysis, settings), settings)
    asked = {i: a for i, a in enumerate(board.reading.amounts) if asked_about(a)}
    gold = {
        i: given.places.get((a.span.start, a.span.end))
        if given.places is not None
        else gold_of(given.claims, a.span.start, a.span.end, a.quantity.low, a.quantity.high)
        for i, a in asked.items()
    }
    singles = frozenset(i for i, a in asked.items() if is_single(a))
    return Document(given.name, pieces_of(board, join_amounts(board), split), gold, singles)


def main() -> None:
    root = Path(__file__).parents[1]
    options = argparse.ArgumentParser()
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--data", type=Path, default=root.parent / "shared/data")
    options.add_argument("--cases", type=Path, default=root / "tests/cases")
    options.add_argument("--golden", type=Path, default=root / "tests/golden")
    options.add_argument("--texts", type=Path, default=root / "tools/data")
    given = options.parse_args()
    parser, split = load_parser(Settings()), split_of(given.base).split
    cases = {gold.parent.name for gold in given.cases.glob("*/gold.json")}
    taught: list[Document] = []
    kept: dict[str, list[Document]] = {"reports": [], "cases": []}
    for text in texts(given):
        found = document(text, parser, split)
        if found is not None and text.held_back:
            kept["cases" if text.name in cases else "reports"].append(found)
        elif found is not None:
            taught.extend([found] * (2 if text.name.split()[0] in TWICE else 1))
    records = sorted(name for name, _, _ in news_texts(given.texts / NEWS, given.data))
    arrays = {**arrays_of(train(taught, given.base), given.base), "taught_records": np.array(records)}
    np.savez_compressed(OUT, **arrays)
    print(f"{len(taught)} texts taught; {OUT.stat().st_size / 1e6:.1f} MB")
    model = Encoder(arrays)
    for kind, documents in kept.items():
        told = [(d, i, MEASURES[int(chances.argmax())]) for d, i, chances in answers(model, documents)]
        for single in (False, True):
            pairs = [(d.gold[i], m) for d, i, m in told if (i in d.singles) == single]
            print(f"held back, {kind}, {'singles' if single else 'numbers'}: {score(pairs)}")


def score(pairs: Sequence[tuple[str | None, str]]) -> str:
    """F1 of the measures of figures, gold and said; what counts nothing is none, and the gold's ``other`` takes any measure."""
    right = sum(gold in (said, "other") and gold != "none" for gold, said in pairs if said != "none")
    found, gold = sum(said != "none" for _, said in pairs), sum(gold != "none" for gold, _ in pairs)
    return f"{len(pairs)} figures, F1 {2 * right / max(1, found + gold):.3f}"


if __name__ == "__main__":
    main()
