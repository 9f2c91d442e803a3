"""The benchmark ``attribution``: who says what, as spans of source, cue and content (PolNeAR).

Articles are read from their bare text through the whole chain of cleaning, parsing, coreference and attribution. Attributions that are
only carried over from another sentence are not scored: the annotators marked none. Texts that the learned model was trained on
are left out unless ``--in-sample`` is given.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tellings.cleaning import article_from_text
from tellings.cli.gold_records import read_records
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.attribution import score
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.extract.attribution import find_attributions
from tellings.extract.attribution.model import trained_on
from tellings.extract.coreference import find_chains
from tellings.language import Parser, load_parser
from tellings.model import Span

Record = dict[str, Any]
SCORED = frozenset({"sentence", "quotation", "title tail"})
_SAID = (
    "said|says|say|told|added|adds|wrote|asked|announced|noted|notes|reported|argued|claimed|tweeted|suggested|"
    "believes?|thinks?|called|explained"
)
_WHO = r"(?:[Tt]he\s+|[Aa]n?\s+)?(?:[A-Z][\w.’'-]*\s+)*[\w.’'-]+"
_NAMED = r"(?:[Tt]he\s+|[Aa]n?\s+)?[\w.’'-]+(?:\s+[A-Z][\w.’'-]*)*"
_NAIVE = re.compile(
    rf"(?P<who>{_WHO})\s+(?:has\s+|have\s+|also\s+)?(?P<cue>{_SAID})\b|(?P<cue2>[Aa]ccording to)\s+(?P<who2>{_NAMED})"
    rf"|,[”\"]?\s+(?P<cue3>{_SAID})\s+(?P<who3>{_NAMED})"
)


def analyser() -> Parser:
    """The parser that reads the texts."""
    return load_parser(Settings())


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Measure the attributions of the texts in a folder.

    Raises:
        BenchError: the folder holds no annotated text, or only ones that the model was trained on.
    """
    records = [r for r in read_records(folder) if "annotations" in r and "docid" in r]
    seen = [r for r in records if trained_on(r["docid"])]
    if seen and not options.in_sample:
        records = [r for r in records if not trained_on(r["docid"])]
    records = records[: options.limit]
    if not records:
        used = f"all {len(seen)} were used for training (--in-sample scores them all the same)"
        why = used if seen else "it takes *.jsonl.gz with annotations"
        raise BenchError(f"{folder}: no text to score here: {why}")
    parser, settings = analyser(), Settings()
    rows = [row for r in records for row in _predict(r, parser, settings)]
    notes = [f"{len(seen)} texts that the model was trained on were left out"] if seen and not options.in_sample else []
    naive = [row for r in records for row in naive_attributions(r)]
    return BenchResult(
        set="attribution", n=len(records), metrics=_metrics(records, rows), naive=_metrics(records, naive), notes=notes, predictions=rows
    )


def _metrics(records: list[Record], rows: list[Record]) -> dict[str, float | dict[str, float]]:
    by_text: dict[str, list[Record]] = {}
    for row in rows:
        by_text.setdefault(row["docid"], []).append(row)
    return dict(score(records, by_text))


def _predict(record: Record, parser: Parser, settings: Settings) -> list[Record]:
    article = article_from_text(record["text"])
    if article.text != record["text"]:  # offsets would not fit
        article = article.replace(text=record["text"])
    analysis = parser.analyse(article)
    mentions = find_attributions(analysis, find_chains(analysis, settings), settings)
    return [
        {"docid": record["docid"], "source": _pairs(m.source), "cue": _pairs(m.cue), "content": _pairs(m.content)}
        for m in mentions
        if m.basis in SCORED
    ]


def _pairs(spans: list[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def naive_attributions(record: Record) -> list[Record]:
    """The baseline: in a sentence with "said" or "according to", the words beside it are the source and the rest is the content."""
    rows = []
    for sentence in re.finditer(r"[^.!?\n]+(?:[.!?]+[”\"’']*|$)", record["text"]):
        match = _NAIVE.search(sentence.group())
        if match is None:
            continue
        shift = sentence.start()
        who, cue = next((w, c) for w, c in (("who", "cue"), ("who2", "cue2"), ("who3", "cue3")) if match.group(w))
        parts = [[shift, shift + match.start()], [shift + match.end(), sentence.end()]]
        rows.append({
            "docid": record["docid"], "source": [[shift + match.start(who), shift + match.end(who)]],
            "cue": [[shift + match.start(cue), shift + match.end(cue)]], "content": [p for p in parts if p[1] - p[0] > 2],
        })  # fmt: skip
    return [r for r in rows if r["content"]]
