"""The benchmark ``reuse``: the same page twice, shared wording between reports, and time and memory for many texts.

The folder holds ``second_extraction`` and ``overlap_pairs``; the articles are those of ``gva`` in the folder itself or in the folder
``gva`` beside it. A found pair is right when it is the same page, another report of the same incident, or word for word the same.
"""

from __future__ import annotations

import gzip
import random
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tellings.cleaning import article_from_text
from tellings.codec import decode_json
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult, Metrics
from tellings.evaluate.long_inputs import LongInputs, reading_of
from tellings.evaluate.reuse import near_copy_metrics, passage_metrics, shingles_of_passages
from tellings.language import Parser, load_parser
from tellings.model import Reading
from tellings.pipeline.reading import read_one
from tellings.trace import trace
from tellings.trace.near import near_copies
from tellings.trace.shingles import Hashes, shingle_set
from tellings.trace.tiles import tiles
from tellings.trace.words import word_list

Row = dict[str, Any]
JACCARD = 0.5
SMALL, LARGE = 10_000, 100_000
MOST_TIMES, MOST_GB = 11.0, 2.0


def run(folder: Path, options: BenchOptions) -> BenchResult:
    """Measure near-duplicate search, shared passages and scaling."""
    articles, seconds, overlaps = load(folder)
    seconds, overlaps = seconds[: options.limit], overlaps[: options.limit]
    words = [word_list(r["text"]) for r in (*articles, *seconds)]
    found = _near(articles, seconds, [shingle_set(w) for w in words])
    by_id = {a["id"]: i for i, a in enumerate(articles)}
    wanted = {(str(i), r["id"]) for i, r in enumerate(seconds) if r["jaccard"] >= JACCARD and r["id"] in by_id}
    right = {pair for pair in found | _naive_near(articles, seconds, words) if _right(pair, articles, seconds, by_id, words)}
    pairs = [p for p in overlaps if p["a"] in by_id and p["b"] in by_id]
    stored = {(p["a"], p["b"]): p["shared_shingles"] for p in pairs}
    shared = {(p["a"], p["b"]): _passages(words[by_id[p["a"]]], words[by_id[p["b"]]]) for p in pairs}
    naive_shared = {(p["a"], p["b"]): _same_lines(articles[by_id[p["a"]]]["text"], articles[by_id[p["b"]]]["text"]) for p in pairs}
    metrics: Metrics = {"near": near_copy_metrics(found, wanted, right), "passages": passage_metrics(shared, stored)}
    notes: list[str] = []
    if options.limit is None:
        metrics["scale"], notes = _scaling()
        metrics["one_event"], more = one_event()
        notes += more
    naive: Metrics = {
        "near": near_copy_metrics(_naive_near(articles, seconds, words), wanted, right), "passages": passage_metrics(naive_shared, stored),
    }  # fmt: skip
    return BenchResult(
        set="reuse", n=len(seconds) + len(overlaps), metrics=metrics, naive=naive, notes=notes,
        predictions=[{"second": seconds[int(s)]["id"], "article": a} for s, a in sorted(found, key=lambda p: (int(p[0]), p[1]))],
    )  # fmt: skip


def load(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """The articles, second extractions and overlapping pairs; the kind of a row is known by its fields."""
    articles: dict[str, Row] = {}
    seconds: list[Row] = []
    overlaps: list[Row] = []
    for row in _rows([folder, folder / "gva", folder.parent / "gva"]):
        if "shared_shingles" in row:
            overlaps.append(row)
        elif "jaccard" in row and "text" in row:
            seconds.append(row)
        elif "text" in row and "in_both_crawls" in row:
            articles.setdefault(row["id"], row)
    if not articles or not (seconds or overlaps):
        raise BenchError(f"{folder}: no second_extraction or overlap_pairs records, or no gva articles in it or in a folder gva beside it")
    return list(articles.values()), seconds, overlaps


def _rows(folders: Sequence[Path]) -> Iterator[Row]:
    for folder in folders:
        for file in sorted(folder.glob("*.jsonl.gz")) if folder.is_dir() else ():
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                yield from (decode_json(line) for line in lines if line.strip())


def _near(articles: Sequence[Row], seconds: Sequence[Row], sets: list[Hashes]) -> set[tuple[str, str]]:
    """Pairs of a second extraction (its number) and an article (its id)."""
    first = len(articles)
    last = first + len(seconds)
    return {(str(p.second - first), articles[p.first]["id"]) for p in near_copies(sets, JACCARD) if p.first < first <= p.second < last}


def _naive_near(articles: Sequence[Row], seconds: Sequence[Row], words: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Baseline: the first twenty words are the same."""
    heads: dict[tuple[str, ...], list[str]] = {}
    for article, found in zip(articles, words, strict=False):
        heads.setdefault(tuple(found[:20]), []).append(article["id"])
    return {(str(i), a) for i in range(len(seconds)) for a in heads.get(tuple(words[len(articles) + i][:20]), ())}


def _right(
    pair: tuple[str, str], articles: Sequence[Row], seconds: Sequence[Row], by_id: dict[str, int], words: Sequence[Sequence[str]],
) -> bool:  # fmt: skip
    second, article = seconds[int(pair[0])], articles[by_id[pair[1]]]
    same = second["id"] == article["id"] or second["incident_id"] == article["incident_id"]
    return same or words[len(articles) + int(pair[0])] == words[by_id[pair[1]]]


def _passages(a: Sequence[str], b: Sequence[str]) -> int:
    return len(shingles_of_passages(b, tiles(a, b)))


def _same_lines(a: str, b: str) -> int:
    """Baseline: lines that stand in both texts."""
    shared = {line.strip() for line in a.split("\n")} & {line.strip() for line in b.split("\n")}
    found: set[tuple[str, ...]] = set()
    for line in shared:
        words = word_list(line)
        found.update(tuple(words[i : i + 5]) for i in range(len(words) - 4))
    return len(found)


def texts(count: int, seed: int) -> Iterator[str]:
    """Made-up texts of 300 words from a vocabulary with a long tail; three in ten are edited copies of an earlier one."""
    rng = random.Random(seed)  # noqa: S311 - made-up texts
    vocabulary = [f"w{i}" for i in range(20_000)]
    kept: list[list[str]] = []
    for _ in range(count):
        if kept and rng.random() < 0.3:
            words = list(rng.choice(kept))
            for _ in range(rng.randrange(20)):
                words[rng.randrange(len(words))] = rng.choice(vocabulary)
        else:
            words = [vocabulary[int(20_000 * rng.random() ** 3)] for _ in range(300)]
        if len(kept) < count // 5:
            kept.append(words)
        yield " ".join(words)


def _scaling() -> tuple[dict[str, float], list[str]]:
    """Processor time of the search for 10,000 and 100,000 texts; the share of the allowed time and memory that is kept."""
    took = {SMALL: sum(_seconds(SMALL, seed) for seed in (1, 2, 3)) / 3, LARGE: _seconds(LARGE, 4)}
    ratio = took[LARGE] / took[SMALL]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    notes = [f"{SMALL} texts {took[SMALL]:.1f} s, {LARGE} texts {took[LARGE]:.1f} s: {ratio:.1f} times; peak {peak:.2f} GB with the texts"]
    return {"time": round(min(1.0, MOST_TIMES / ratio), 3), "memory": round(min(1.0, MOST_GB / peak), 3)}, notes


def analyser() -> Parser:
    """The parser that reads the sample."""
    return load_parser(Settings())


EVENT, WORDS, SAMPLE = 1_000, 500, 20
"""Articles on one event, words of each, and how many of them are read to learn what reading costs."""


def one_event(articles: int = EVENT) -> tuple[dict[str, float], list[str]]:
    """What tracing many articles on one event costs beside reading them, and how it grows from a quarter of them (1 is linear)."""
    made = [article_from_text(t, url=f"made:{n}") for n, t in enumerate(LongInputs().one_event(articles, WORDS))]
    settings, parser = Settings(), analyser()
    read_one(made[0], parser, settings)  # lexicons and models are loaded once
    started = time.process_time()
    for article in made[:SAMPLE]:
        read_one(article, parser, settings)
    reading = (time.process_time() - started) * articles / SAMPLE
    readings = [reading_of(a) for a in made]
    quarter, whole = (_tracing(readings[:n], settings) for n in (articles // 4, articles))
    took = f"traced in {whole:.1f} s, a quarter of them in {quarter:.1f} s; reading them takes {reading:.1f} s ({SAMPLE} read)"
    notes = [f"{articles} articles of {WORDS} words on one event: {took}"]
    return {"trace_to_read": round(whole / reading, 3), "growth": round(whole / (4 * quarter), 3)}, notes


def _tracing(readings: Sequence[Reading], settings: Settings) -> float:
    started = time.process_time()
    trace(readings, settings)
    return time.process_time() - started


def _seconds(count: int, seed: int) -> float:
    made = list(texts(count, seed))
    started = time.process_time()
    near_copies([shingle_set(word_list(t)) for t in made], JACCARD)
    return time.process_time() - started
