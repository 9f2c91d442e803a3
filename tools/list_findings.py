"""List the Findings of the cases in a folder, for reading them against the articles.

usage: python tools/list_findings.py FOLDER [--kind KIND ...] [--least 3] [--cases 200] [--sample 50] [--seed 7] [--ids-only]

FOLDER holds folders with text files (a case each), or files of records of articles, ``*.jsonl.gz`` (``id``, ``incident_id``, ``text``,
``title``, ``date``, ``url``; those marked ``usable``), of which each incident with ``--least`` articles is a case. The cases are taken in
an order drawn with the seed, and of each kind ``--sample`` Findings are drawn. JSON Lines on standard output: case, kind, message code,
confidence, what it says, and for each passage the record, its place and its words. ``--ids-only`` leaves out all words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.assemble.figures import text_with_title
from tellings.language import Parser, load_parser
from tellings.model import Article, Reading
from tellings.pipeline import Comparison, compare
from tellings.pipeline.compare import compare_readings
from tellings.pipeline.reading import read_one

Record = dict[str, Any]


def analyser() -> Parser:
    """The parser that reads the articles."""
    return load_parser(Settings())


def comparisons(folder: Path, least: int, cases: int, seed: int) -> Iterator[tuple[str, Comparison, dict[str, str]]]:
    """Each case with its name, and for every Article the record or file it comes from."""
    records = sorted(folder.glob("*.jsonl.gz"))
    if records:
        yield from _of_records(_incidents(records, least), cases, seed)
        return
    folders = sorted({f.parent for f in folder.rglob("*.txt")})
    for one in folders[:cases]:
        found = compare(sorted(one.glob("*.txt")))
        yield one.name, found, {a.id: Path(a.file or "").name for a in found.articles}


def _incidents(files: list[Path], least: int) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("usable") and "text" in record:
                    groups[record["incident_id"]].append(record)
    return {i: sorted(g, key=lambda r: r["id"]) for i, g in groups.items() if len(g) >= least}


def _of_records(groups: dict[str, list[Record]], cases: int, seed: int) -> Iterator[tuple[str, Comparison, dict[str, str]]]:
    parser, settings = analyser(), Settings()
    chosen = sorted(groups)
    random.Random(seed).shuffle(chosen)
    for name in chosen[:cases]:
        readings = [_reading(r, parser, settings) for r in groups[name]]
        names = {reading.article.id: record["id"] for reading, record in zip(readings, groups[name], strict=True)}
        unique = {r.article.id: r for r in readings}
        yield name, compare_readings(list(unique.values()), settings), names


def _reading(record: Record, parser: Parser, settings: Settings) -> Reading:
    article: Article = article_from_text(
        text_with_title(record.get("title"), record["text"]),
        published=record.get("date"),
        url=record.get("url") or f"record:{record['id']}",
    )
    return read_one(article, parser, settings)


def rows(folder: Path, options: argparse.Namespace) -> dict[str, list[Record]]:
    """The Findings of each kind, in the order of the cases."""
    found: dict[str, list[Record]] = defaultdict(list)
    for n, (case, compared, names) in enumerate(comparisons(folder, options.least, options.cases, options.seed), start=1):
        if n % 20 == 0:
            print(f"{n} cases", file=sys.stderr, flush=True)
        for finding in compared.findings:
            if options.kind and finding.kind not in options.kind:
                continue
            evidence = [
                {"record": names[e.article], "start": e.start, "end": e.end, **({} if options.ids_only else {"quote": e.quote})}
                for e in finding.evidence
            ]  # fmt: skip
            row: Record = {"case": case, "kind": finding.kind, "code": finding.message_code, "confidence": finding.confidence}
            found[finding.kind].append(row | ({} if options.ids_only else {"says": finding.says}) | {"evidence": evidence})
    return found


def main() -> None:
    parse = argparse.ArgumentParser(description="List the Findings of the cases in a folder.")
    parse.add_argument("folder", type=Path)
    parse.add_argument("--kind", action="append", default=[])
    parse.add_argument("--least", type=int, default=3)
    parse.add_argument("--cases", type=int, default=200)
    parse.add_argument("--sample", type=int, default=50)
    parse.add_argument("--seed", type=int, default=7)
    parse.add_argument("--ids-only", action="store_true")
    options = parse.parse_args()
    for kind, found in sorted(rows(options.folder, options).items()):
        chosen = random.Random(options.seed).sample(found, min(options.sample, len(found)))
        print(f"{kind}: {len(found)} in all, {len(chosen)} listed", file=sys.stderr)
        for row in chosen:
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
