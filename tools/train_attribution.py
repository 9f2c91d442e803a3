"""Train the learned finder of attributions on PolNeAR's training texts and write its weights.

usage: python tools/train_attribution.py DATA OUT.npz [--epochs 14] [--seed 1]     (DATA holds train.jsonl.gz)

Needs ``pip install jax optax`` (for training only: the package reads the weights with numpy). About 0.4 s a step on one core, 471 steps an
epoch. The seed fixes the initial weights and the order of the batches. The card is docs/models/attribution.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from tellings.config import Settings
from tellings.evaluate.attribution import gold_attributions
from tellings.extract.attribution.features import FIELDS, PAIR_SIZES, PairContext, encode, neighbours, token_strings
from tellings.extract.attribution.model import BILINEAR, DILATIONS, text_digest
from tellings.language import Analysis, load_parser
from tellings.model import Article, Passage, Span

SIZES = {
    "pos": 8, "tag": 16, "dep": 16, "entity": 8, "lemma": 32, "class": 12, "second": 6, "shape": 6, "quote": 6, "place": 6, "depth": 4,
    "size": 4,
}  # fmt: skip
WIDTH, PAIR, NARROW = 80, 56, 32
TOKENS, CUES, WINDOW = 512, 40, 150
BATCH, BATCH_CUES = 4, 72
DROPOUT, LEMMA_DROPOUT = 0.25, 0.1
MIN_TEXTS, MIN_TOKENS = 12, 5
Weights = dict[str, Any]


def article(text: str) -> Article:
    """An Article of bare text, a passage a line."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(role="body", start=at, end=at + len(line)))
        at += len(line) + 1
    return Article(id="training", file=None, text=text, passages=passages)


def examples(file: Path) -> Iterator[tuple[dict[str, Any], Analysis]]:
    parser = load_parser(Settings())
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record, parser.analyse(article(record["text"]))


def vocabularies(texts: list[list[tuple[str, ...]]]) -> list[dict[str, int]]:
    """Ids from 1 for what the training texts hold often enough; of lemmas only listed ones come here (features.may_be_listed)."""
    in_texts = Counter(lemma for rows in texts for lemma in {r[FIELDS.index("lemma")] for r in rows})
    found = []
    for k, field in enumerate(FIELDS):
        counts = in_texts if field == "lemma" else Counter(r[k] for rows in texts for r in rows)
        least = MIN_TEXTS if field == "lemma" else MIN_TOKENS
        found.append({v: i + 1 for i, v in enumerate(sorted(v for v, n in counts.items() if n >= least and (v or field != "lemma")))})
    return found


def indices(analysis: Analysis, spans: list[list[int]]) -> list[int]:
    return sorted({t.i for s, e in spans if e > s for t in analysis.tokens_in(Span(start=s, end=e))})


def depth(analysis: Analysis, i: int) -> int:
    steps = 0
    while analysis.tokens[i].head != i and steps < 50:
        i, steps = analysis.tokens[i].head, steps + 1
    return steps


def gold(record: dict[str, Any], analysis: Analysis) -> dict[int, tuple[list[int], list[int]]]:
    """Head of the cue (its highest token) to source and content tokens; the first attribution of a cue counts."""
    found: dict[int, tuple[list[int], list[int]]] = {}
    for row in gold_attributions(record):
        cue = indices(analysis, row["cue"])
        if cue:
            head = min(cue, key=lambda i: (depth(analysis, i), i))
            found.setdefault(head, (indices(analysis, row["source"]), indices(analysis, row["content"])))
    return found


def cuts(paragraph: np.ndarray) -> list[tuple[int, int]]:
    """Stretches of at most TOKENS tokens that end with a paragraph where they can."""
    n, start, last, found = len(paragraph), 0, 0, []
    ends = [j for j in range(1, n + 1) if j == n or paragraph[j] != paragraph[j - 1]]
    for end in ends:
        if end - start > TOKENS:
            if last > start:
                found.append((start, last))
                start = last
            while end - start > TOKENS:
                found.append((start, start + TOKENS))
                start += TOKENS
        last = end
    return [*found, (start, n)] if start < n else found


Told = dict[int, tuple[list[int], list[int]]]


def chunk(analysis: Analysis, ids: np.ndarray, context: PairContext, told: Told) -> Iterator[list[np.ndarray]]:
    heads = neighbours(analysis)
    for a, b in cuts(context.paragraph):
        m = b - a
        x, head = np.zeros((TOKENS, len(FIELDS)), np.int16), np.arange(TOKENS, dtype=np.int16)
        mask, cue = np.zeros(TOKENS, np.float32), np.zeros(TOKENS, np.float32)
        x[:m], mask[:m] = ids[a:b], 1
        local = heads[a:b] - a
        head[:m] = np.where((local >= 0) & (local < m), local, np.arange(m))
        at, known = np.zeros(CUES, np.int16), np.zeros(CUES, np.float32)
        pairs, inside = np.zeros((CUES, TOKENS, len(PAIR_SIZES)), np.uint8), np.zeros((CUES, TOKENS), np.uint8)
        labels = np.zeros((2, CUES, TOKENS), np.uint8)
        mine = sorted(c for c in told if a <= c < b)
        cue[[c - a for c in mine]] = 1
        for k, c in enumerate(mine[:CUES]):
            at[k], known[k] = c - a, 1
            lo, hi = context.window(c)
            left, right = max(lo, a), min(hi, b)
            pairs[k, left - a : right - a] = np.stack(context.pair_ids(c), axis=1)[left - lo : right - lo]
            inside[k, left - a : right - a] = 1
            for which in (0, 1):
                labels[which, k, [i - a for i in told[c][which] if a <= i < b]] = 1
        tokens = labels.max(axis=1)
        yield [x, head, mask, cue, tokens[0], tokens[1], at, known, pairs, inside, *labels]


def initial(vocabs: list[dict[str, int]], rng: np.random.Generator) -> Weights:
    def normal(*shape: int, scale: float | None = None) -> jnp.ndarray:
        return jnp.array(rng.normal(size=shape) * (scale or (2 / shape[0]) ** 0.5), jnp.float32)

    w: Weights = {f"emb{i}": normal(len(v) + 1, SIZES[f], scale=0.3) for i, (f, v) in enumerate(zip(FIELDS, vocabs, strict=True))}
    w |= {"w0": normal(sum(SIZES.values()), WIDTH), "b0": jnp.zeros(WIDTH)}
    for k in range(len(DILATIONS)):
        w |= {f"L{k}w": normal(7 * WIDTH, WIDTH, scale=(1 / (7 * WIDTH)) ** 0.5), f"L{k}b": jnp.zeros(WIDTH)}
        w |= {f"L{k}g": jnp.ones(WIDTH), f"L{k}o": jnp.zeros(WIDTH)}
    w |= {"cue1": normal(WIDTH, PAIR), "cueb1": jnp.zeros(PAIR), "cue2": normal(PAIR, 1), "cueb2": jnp.zeros(1) - 2}
    w |= {"tok": normal(WIDTH, 2, scale=0.1), "tokb": jnp.zeros(2)}
    w |= {"pc": normal(WIDTH, PAIR, scale=0.1), "pt": normal(WIDTH, PAIR, scale=0.1), "pb": jnp.zeros(PAIR)}
    w |= {f"pe{i}": normal(n, PAIR, scale=0.2) for i, n in enumerate(PAIR_SIZES)}
    w |= {"bu": normal(WIDTH, 2 * BILINEAR, scale=0.1), "bv": normal(WIDTH, 2 * BILINEAR, scale=0.1)}
    return w | {"c3": normal(3 * PAIR, NARROW), "c3b": jnp.zeros(NARROW), "po": normal(NARROW, 2, scale=0.1), "pob": jnp.zeros(2) - 1}


def dropout(key: Any, x: Any, rate: float) -> Any:
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def shift(x: Any, k: int) -> Any:
    pad = jnp.zeros((abs(k), x.shape[1]), x.dtype)
    return x if k == 0 else jnp.concatenate([x[k:], pad]) if k > 0 else jnp.concatenate([pad, x[:k]])


def trunk(w: Weights, x: Any, head: Any, mask: Any, key: Any) -> Any:
    """The hidden vectors of one chunk (tellings.extract.attribution.model computes the same without dropout)."""
    keys = jax.random.split(key, len(DILATIONS) + 2)
    lemma = FIELDS.index("lemma")
    kept = jax.random.bernoulli(keys[-1], 1 - LEMMA_DROPOUT, (x.shape[0],))
    x = x.at[:, lemma].set(jnp.where(kept, x[:, lemma], 0))
    e = dropout(keys[0], jnp.concatenate([w[f"emb{i}"][x[:, i]] for i in range(len(FIELDS))], -1), DROPOUT * 0.6)
    h = jax.nn.relu(e @ w["w0"] + w["b0"]) * mask[:, None]
    below = (head != jnp.arange(len(head))).astype(jnp.float32)
    count = jnp.maximum(jnp.zeros(len(head)).at[head].add(below * mask), 1)[:, None]
    for k, (d, sub) in enumerate(zip(DILATIONS, keys[1:], strict=False)):
        children = jnp.zeros_like(h).at[head].add(h * (below * mask)[:, None]) / count
        z = jnp.concatenate([shift(h, -2 * d), shift(h, -d), h, shift(h, d), shift(h, 2 * d), h[head] * below[:, None], children], -1)
        z = h + dropout(sub, jax.nn.relu(z @ w[f"L{k}w"] + w[f"L{k}b"]), DROPOUT)
        mean = z.mean(-1, keepdims=True)
        h = ((z - mean) / jnp.sqrt(((z - mean) ** 2).mean(-1, keepdims=True) + 1e-5) * w[f"L{k}g"] + w[f"L{k}o"]) * mask[:, None]
    return h


def pair_scores(w: Weights, hidden: Any, cue: Any, where: tuple[Any, Any], ids: Any) -> Any:
    """Log odds of source and content for each cue and each token of its window."""
    chunk_of, window = where
    z = (cue @ w["pc"])[:, None] + (hidden @ w["pt"])[chunk_of[:, None], window] + w["pb"]
    one_hot = jnp.concatenate([jax.nn.one_hot(ids[..., i], n) for i, n in enumerate(PAIR_SIZES)], -1)
    z = jax.nn.relu(z + one_hot @ jnp.concatenate([w[f"pe{i}"] for i in range(len(PAIR_SIZES))]))
    before, after = jnp.pad(z, ((0, 0), (1, 0), (0, 0)))[:, :-1], jnp.pad(z, ((0, 0), (0, 1), (0, 0)))[:, 1:]
    y = jax.nn.relu(jnp.concatenate([before, z, after], -1) @ w["c3"] + w["c3b"]) @ w["po"] + w["pob"]
    u = (cue @ w["bu"]).reshape(-1, 2, BILINEAR)
    v = (hidden @ w["bv"])[chunk_of[:, None], window].reshape(*window.shape, 2, BILINEAR)
    return y + jnp.einsum("kcd,ktcd->ktc", u, v)


def cross_entropy(logit: Any, label: Any) -> Any:
    return jnp.maximum(logit, 0) - logit * label + jnp.log1p(jnp.exp(-jnp.abs(logit)))


def loss(w: Weights, batch: list[Any], key: Any) -> Any:
    x, head, mask, cue, in_source, in_content, chunk_of, at, known, window, ids, inside, source, content = batch
    h = jax.vmap(lambda *a: trunk(w, *a))(x, head, mask, jax.random.split(key, x.shape[0]))
    logit = (jax.nn.relu(h @ w["cue1"] + w["cueb1"]) @ w["cue2"] + w["cueb2"])[..., 0]
    token = h @ w["tok"] + w["tokb"]
    y = pair_scores(w, h, h[chunk_of, at], (chunk_of, window), ids)
    weight = inside * known[:, None]
    cues = (cross_entropy(logit, cue) * mask).sum()
    tokens = ((cross_entropy(token[..., 0], in_source) + cross_entropy(token[..., 1], in_content)) * mask).sum()
    pairs = (cross_entropy(y[..., 0], source) * weight).sum() * 0.3 + (cross_entropy(y[..., 1], content) * weight).sum() * 0.1
    return (cues + 0.1 * tokens + pairs) / x.shape[0]


def batch_of(data: list[np.ndarray], chosen: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    x, head, mask, cue, in_source, in_content, at, known, pairs, inside, source, content = data
    row, slot = np.nonzero(known[chosen])
    if len(row) > BATCH_CUES:
        kept = np.sort(rng.choice(len(row), BATCH_CUES, replace=False))
        row, slot = row[kept], slot[kept]
    where = at[chosen][row, slot].astype(int)
    window = np.clip(where - WINDOW, 0, TOKENS - 2 * WINDOW)[:, None] + np.arange(2 * WINDOW)[None]

    def padded(v: np.ndarray, kind: type) -> np.ndarray:
        return np.concatenate([v, np.zeros((BATCH_CUES - len(v), *v.shape[1:]), v.dtype)]).astype(kind)

    def near(v: np.ndarray, kind: type) -> np.ndarray:
        return padded(v[chosen[row][:, None], slot[:, None], window], kind)

    floats = [v[chosen].astype(np.float32) for v in (mask, cue, in_source, in_content)]
    return [
        x[chosen].astype(np.int32), head[chosen].astype(np.int32), *floats, padded(row, np.int32), padded(where, np.int32),
        padded(np.ones(len(row)), np.float32), padded(window, np.int32), near(pairs, np.int32), near(inside, np.float32),
        near(source, np.float32), near(content, np.float32),
    ]  # fmt: skip


def train(data: list[np.ndarray], weights: Weights, epochs: int, seed: int) -> Weights:
    """AdamW with a warm-up and a cosine, and the running mean of the weights, which is what is kept."""
    rng, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    n = len(data[0])
    steps = n // BATCH
    rate = optax.warmup_cosine_decay_schedule(0, 2e-3, 100, max(101, epochs * steps), 2e-5)
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, weight_decay=2e-2))

    @jax.jit
    def step(w: Weights, state: Any, mean: Weights, batch: list[Any], sub: Any) -> tuple[Weights, Any, Weights, Any]:
        value, gradient = jax.value_and_grad(loss)(w, batch, sub)
        update, state = optimiser.update(gradient, state, w)
        w = optax.apply_updates(w, update)
        return w, state, jax.tree.map(lambda a, b: a * 0.998 + b * 0.002, mean, w), value

    state, mean = optimiser.init(weights), weights
    for epoch in range(epochs):
        order, total = rng.permutation(n), 0.0
        for i in range(steps):
            key, sub = jax.random.split(key)
            weights, state, mean, value = step(weights, state, mean, batch_of(data, order[i * BATCH : (i + 1) * BATCH], rng), sub)
            total += float(value)
        print(f"epoch {epoch}: loss {total / steps:.2f}", flush=True)
    return mean


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    read = list(examples(options.data / "train.jsonl.gz"))
    strings = [token_strings(analysis) for _, analysis in read]
    vocabs = vocabularies([rows for rows, _ in strings])
    deps = vocabs[FIELDS.index("dep")]
    chunks = [
        c for (record, analysis), (rows, quotes) in zip(read, strings, strict=True)
        for c in chunk(analysis, encode(rows, vocabs), PairContext(analysis, quotes, deps), gold(record, analysis))
    ]  # fmt: skip
    data = [np.stack(v) for v in zip(*chunks, strict=True)]
    weights = train(data, initial(vocabs, np.random.default_rng(options.seed)), options.epochs, options.seed)
    out = {k: np.asarray(v, np.float16) for k, v in weights.items() if k not in ("tok", "tokb")}
    out["card"] = np.frombuffer(json.dumps({"vocabularies": vocabs}, ensure_ascii=False).encode(), np.uint8)
    out["trained_on"] = np.array(sorted(text_digest(record["docid"]) for record, _ in read), np.uint64)
    np.savez_compressed(options.out, **out)


if __name__ == "__main__":
    main()
