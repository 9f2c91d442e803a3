"""The benchmark ``timex``: time expressions with normalised values (TempEval-3, task A).

The document date is given. Rules only: nothing was trained on this set. The naive baseline marks weekdays, months with days, years and
the commonest deictic words by one regular expression and values them with dateparser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tellings.cli.gold_records import read_records
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.evaluate.timex import TimexRow, TimexScore, add
from tellings.extract.time import Anchors, find_times
from tellings.extract.time.parts import timexes
from tellings.language import Parser, load_parser
from tellings.model import Article, Passage, article_id

Document = dict[str, Any]


def analyser() -> Parser:
    """The parser that reads the documents."""
    return load_parser(Settings())


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Find and value the time expressions of every document in ``folder``."""
    documents = list(_documents(folder))[: options.limit]
    if not documents:
        raise BenchError(f"{folder}: no document with text, dct and timexes is here (*.jsonl.gz)")
    parser, score, naive = analyser(), TimexScore(), TimexScore()
    predictions: list[dict[str, Any]] = []
    for document in documents:
        gold = [TimexRow(t["start"], t["end"], t["type"], t["value"]) for t in document["timexes"]]
        rows = found(document, parser)
        add(score, gold, rows)
        add(naive, gold, _naive(document))
        predictions += [{"docid": document["docid"], "start": r.start, "end": r.end, "type": r.type, "value": r.value} for r in rows]
    return BenchResult(
        set="timex", n=len(documents), metrics=_plain(score), naive=_plain(naive), predictions=predictions,
        notes=["rules only; the document date (dct) is given to both"],
    )  # fmt: skip


def found(document: Document, parser: Parser) -> list[TimexRow]:
    """The time expressions of one document."""
    article = as_article(document)
    mentions = find_times(parser.analyse(article), Settings())
    anchors = Anchors(published=article.published, published_at=article.published_at)
    return [TimexRow(t.span.start, t.span.end, t.type, t.value) for t in timexes(mentions, anchors)]


def as_article(document: Document) -> Article:
    """A document as an Article: paragraphs are its passages, nothing is taken for page furniture."""
    text, dct = document["text"], document["dct"] or ""
    passages = [Passage(role="body", start=m.start(), end=m.end()) for m in re.finditer(r"(?s)\S.*?(?=\s*\n\s*\n|\s*\Z)", text)]
    return Article(
        id=article_id(document["docid"], None, None), file=document["docid"], published=dct[:10] or None, language="en",
        published_at=dct if len(dct) > 10 else None, published_basis="given" if dct else "none", text=text, passages=passages,
    )  # fmt: skip


def _documents(folder: Path | None) -> Iterator[Document]:
    yield from (r for r in read_records(folder) if "timexes" in r and "text" in r)


def _plain(score: TimexScore) -> dict[str, float | dict[str, float]]:
    return {name: round(value, 4) for name, value in score.metrics().items()}


_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_NAIVE = re.compile(
    rf"\b(?:(?:last |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH}(?: \d{{1,2}}\b(?:, \d{{4}})?| \d{{4}})?"
    r"|yesterday|today|tomorrow|now"
    r"|(?:last|next|this) (?:week|month|year)|(?:19|20)\d\d\b|\w+ (?:days|weeks|months|years) ago)"
)
_LENGTH = {"week": None, "month": 7, "year": 4}


def _naive(document: Document) -> list[TimexRow]:
    import dateparser

    dct = (document["dct"] or "2000-01-01")[:10]
    settings = {"RELATIVE_BASE": datetime.fromisoformat(dct), "PREFER_DATES_FROM": "past"}
    rows = []
    for match in _NAIVE.finditer(document["text"]):
        words = match.group()
        when = dateparser.parse(words, languages=["en"], settings=settings)
        length = next((n for unit, n in _LENGTH.items() if unit in words), 4 if words.isdigit() else 10)
        value = when.date().isoformat()[:length] if when else None
        rows.append(TimexRow(match.start(), match.end(), "DATE", "PRESENT_REF" if words == "now" else value))
    return rows
