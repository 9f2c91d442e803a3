"""The benchmark ``article_extraction``: the article's body out of real pages. The naive baseline is all the words of the page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.cleaning.page import bare_text, extract_body
from tellings.codec import decode_json
from tellings.errors import BenchError
from tellings.evaluate.article_extraction import metrics, score_page
from tellings.evaluate.bench import BenchOptions, BenchResult

Record = dict[str, Any]


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Extract the body of every page in ``folder`` and compare it with the annotators'."""
    if folder is None:
        raise BenchError("article_extraction needs --data: the folder that holds its pages (docs/benchmarks.md)")
    pages = list(_pages(folder))[: options.limit]
    if not pages:
        raise BenchError(f"{folder}: no record with the fields id, html and article_body in any *.jsonl.gz")
    found = [extract_body(page["html"], page.get("url")) for page in pages]
    return BenchResult(
        set="article_extraction",
        n=len(pages),
        metrics={**metrics([score_page(p["article_body"], text) for p, text in zip(pages, found, strict=True)])},
        naive={**metrics([score_page(p["article_body"], _all_words(p["html"])) for p in pages])},
        predictions=[{"id": p["id"], "text": text} for p, text in zip(pages, found, strict=True)],
    )


def _all_words(source: str) -> str:
    return re.sub(r"\s+", " ", bare_text(source))


def _pages(folder: Path) -> Iterator[Record]:
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                record = decode_json(line.encode())
                if isinstance(record, dict) and {"id", "html", "article_body"} <= record.keys():
                    yield record
