"""The benchmark ``scale``: linking made-up news of known truth at growing size, and adding articles to a linked heap.

Prints seconds, memory and B-cubed F1 for each size, and draws the curve into ``bench/scale.svg`` (when the folder ``bench`` is there).
No data is needed; ``--limit`` gives another largest size (a multiple of 1,000).
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from tellings.config import Settings
from tellings.evaluate.bench import BenchOptions, BenchResult, Metrics
from tellings.evaluate.coref_metrics import bcubed
from tellings.evaluate.heap import MadeNews
from tellings.language import Parser, load_parser
from tellings.link import State, standing, update
from tellings.model import Reading
from tellings.pipeline.reading import read_one

LARGEST = 100_000
ADDED = 100
REPEATS = 3
"""Runs of the smaller sizes, of which the median counts: half a minute is soon disturbed by what else a machine does."""


def analyser() -> Parser:
    """The parser that reads the added articles."""
    return load_parser(Settings())


def run(folder: Path | None, options: BenchOptions) -> BenchResult:  # noqa: ARG001 - every benchmark takes a folder
    """Link 1, 10 and 100 per cent of the largest size; add a hundred articles to the largest heap."""
    largest = options.limit or LARGEST
    rows: list[dict[str, Any]] = []
    state: State | None = None
    for size in (largest // 100, largest // 10, largest):
        state = None
        gc.collect()
        news = MadeNews(size)
        readings = list(news.readings())
        runs: list[float] = []
        for _ in range(REPEATS if size < largest else 1):
            state = None
            gc.collect()
            begin = time.process_time()
            state = standing(readings)
            runs.append(round(time.process_time() - begin, 2))
        assert state is not None
        rows.append({"articles": size, "seconds": median(runs), "runs": runs, "peak_mb": peak_mb(), **_scores(news, state)})
        if not options.quiet:
            sys.stderr.write(f"{rows[-1]}\n")
    assert state is not None
    metrics: Metrics = {
        "ratio_100k_to_10k": round(rows[2]["seconds"] / max(0.01, rows[1]["seconds"]), 2),
        "seconds": rows[2]["seconds"], "peak_mb": rows[2]["peak_mb"],
        "bcubed_f1": rows[2]["bcubed_f1"], **_adding(state, largest),
    }  # fmt: skip
    if Path("bench").is_dir() and options.limit is None:
        Path("bench/scale.svg").write_text(curve(rows), encoding="utf-8")
    alone = {"bcubed_f1": rows[2]["naive_f1"]}
    return BenchResult(set="scale", n=largest, metrics=metrics, naive=dict(alone), predictions=rows)


def peak_mb() -> int:
    """The largest memory of this process so far, in MB (the kernel counts in KB, on macOS in bytes)."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def _scores(news: MadeNews, state: State) -> dict[str, float]:
    gold = {a: str(n) for a, n in news.truth.items()}
    found = {state.heap.readings[i].article.id: str(n) for n, group in enumerate(state.heap.groups) for i in group}
    return {"bcubed_f1": round(bcubed(gold, found).f1, 4), "naive_f1": round(bcubed(gold, {a: a for a in gold}).f1, 4)}


def _adding(state: State, largest: int) -> dict[str, float]:
    """Seconds to add a hundred articles, beside the seconds it takes to read them (parser loaded before)."""
    more = list(islice(MadeNews(largest, first=largest).readings(), ADDED))
    begin = time.process_time()
    update(state, more)
    added = time.process_time() - begin
    return {"add_seconds": round(added, 2), "read_seconds": round(_reading_seconds(more), 2)}


def _reading_seconds(readings: list[Reading]) -> float:
    parser, settings = analyser(), Settings()
    read_one(readings[0].article, parser, settings)
    begin = time.process_time()
    for reading in readings:
        read_one(reading.article, parser, settings)
    return time.process_time() - begin


def curve(rows: list[dict[str, Any]]) -> str:
    """Seconds against articles as a small SVG, both axes logarithmic."""
    from math import log10

    def x(n: float) -> float:
        return 70 + 130 * (log10(n) - log10(rows[0]["articles"]))

    def y(s: float) -> float:
        return 250 - 60 * (log10(max(s, 0.1)) + 1)

    points = [(x(r["articles"]), y(r["seconds"]), r) for r in rows]
    line = " ".join(f"{a:.0f},{b:.0f}" for a, b, _ in points)
    linear = f"{points[0][0]:.0f},{points[0][1]:.0f} {points[-1][0]:.0f},{points[0][1] - 120:.0f}"
    marks = "".join(
        f'<circle cx="{a:.0f}" cy="{b:.0f}" r="4"/><text x="{a + 8:.0f}" y="{b + 16:.0f}">{r["seconds"]} s</text>'
        f'<text x="{a:.0f}" y="272" text-anchor="middle">{r["articles"]:,}</text>'
        for a, b, r in points
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300" font-family="sans-serif" font-size="12">'
        "<title>Seconds of processor time to link a heap of articles</title>"
        f'<polyline points="{linear}" fill="none" stroke="#999" stroke-dasharray="4"/>'
        f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/>{marks}'
        '<text x="210" y="292" text-anchor="middle">articles (dashed: linear growth)</text></svg>\n'
    )
