"""The benchmark ``gva``: many reports of the same shootings, with the true figures.

Per article: killed and injured of the main incident, its date. Over all dated usable articles as one heap: linking.
Per incident with two or more usable articles: the reconciled figures and date. Incidents with gold_flags are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tellings.cleaning import article_from_text
from tellings.cli.gold_records import read_records
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate import gva
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.evaluate.coref_metrics import bcubed, pairwise
from tellings.extract.assemble import main_figures
from tellings.extract.assemble.encoder import taught_records
from tellings.extract.assemble.figures import fold_of, text_with_title
from tellings.extract.assemble.main_date import fold_of as date_fold_of
from tellings.extract.assemble.main_date import main_day
from tellings.extract.assemble.period import anchors_of
from tellings.language import Parser, load_parser
from tellings.link import link_articles
from tellings.model import Reading
from tellings.pipeline.reading import read_one
from tellings.reconcile import incident_of

Record = dict[str, Any]


def analyser() -> Parser:
    """The parser that reads the articles."""
    return load_parser(Settings())


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Measure reading, linking and reconciling on the articles and incidents in ``folder``."""
    articles, incidents = load(folder)
    taught = frozenset() if options.in_sample else taught_records()
    left_out = sum(a["id"] in taught for a in articles)
    articles = [a for a in articles if a["id"] not in taught]
    articles = articles[: options.limit]
    settings = Settings()
    parser = analyser()
    readings = {a["id"]: read_record(a, parser, settings) for a in articles}
    folds = {i: _folds(i, options) for i in incidents}
    rows = [_row(a, readings[a["id"]], folds[a["incident_id"]]) for a in articles]
    unseen = {readings[a["id"]].article.id: folds[a["incident_id"]][1] for a in articles}
    linked = link_articles([readings[a["id"]] for a in articles if a["date"]], settings, None if options.in_sample else unseen)
    for row in rows:
        row["event"] = linked.get(readings[row["id"]].article.id)
    groups = _by_incident(articles)
    events = {i: incident_of([readings[a["id"]] for a in group], settings, *folds[i]) for i, group in groups.items() if len(group) > 1}
    truth = {a["id"]: incidents[a["incident_id"]] for a in articles}
    metrics = {
        **gva.article_metrics(rows, truth),
        **gva.incident_metrics(events, incidents),
        **_linking({a["id"]: a["incident_id"] for a in articles if a["date"]}, {r["id"]: r["event"] for r in rows if r["event"]}),
    }
    predictions = [*rows, *({"event": i, **values} for i, values in events.items())]
    notes = [f"{left_out} articles whose figures the reading was taught on were left out"] if left_out else []
    return BenchResult(set="gva", n=len(articles), metrics=metrics, naive=_naive(articles, truth), predictions=predictions, notes=notes)


def load(folder: Path | None) -> tuple[list[Record], dict[str, Record]]:
    """Usable articles and unflagged incidents from every ``*.jsonl.gz`` of a folder.

    Raises:
        BenchError: the folder holds no articles or no incidents.
    """
    articles: list[Record] = []
    incidents: dict[str, Record] = {}
    for record in read_records(folder):
        if "text" in record and "incident_id" in record:
            articles.append(record)
        elif "killed" in record and "incident_id" in record:
            incidents[record["incident_id"]] = record
    sound = {i for i, r in incidents.items() if not r.get("gold_flags")}
    usable = [a for a in articles if a.get("usable") and a["incident_id"] in sound]
    if not usable:
        raise BenchError(f"{folder}: no usable article with its incident is here (articles.jsonl.gz and incidents.jsonl.gz)")
    return usable, incidents


def read_record(record: Record, parser: Parser, settings: Settings) -> Reading:
    """Read one article as the benchmark does: under its title, with its publication date."""
    article = article_from_text(
        text_with_title(record.get("title"), record["text"]),
        published=record.get("date"),
        url=record.get("url") or f"record:{record['id']}",
    )
    return read_one(article, parser, settings)


Folds = tuple[int | None, int | None]


def _folds(incident: str, options: BenchOptions) -> Folds:
    """The folds of the models of figures and of dates that never saw an incident of the training set; None and None for any other."""
    fold = None if options.in_sample else fold_of(incident)
    return fold, None if fold is None else date_fold_of(incident)


def _row(record: Record, reading: Reading, folds: Folds) -> Record:
    figures = main_figures(reading, folds[0])
    return {
        "id": record["id"], "killed_low": figures.killed_low, "killed_high": figures.killed_high,
        "injured_low": figures.injured_low, "injured_high": figures.injured_high,
        "date": main_day(reading, anchors_of(reading, None), folds[1]),
    }  # fmt: skip


def _by_incident(articles: Sequence[Record]) -> Mapping[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for a in articles:
        groups[a["incident_id"]].append(a)
    return groups


def _linking(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    found = {a: found.get(a, a) for a in gold}
    return {"bcubed_f1": round(bcubed(gold, found).f1, 4), "pairwise_f1": round(pairwise(gold, found).f1, 4)}


_KILLED = re.compile(r"\b(\w+)(?: \w+){0,3} (?:were |was )?(?:killed|dead|died)\b", re.IGNORECASE)
_INJURED = re.compile(r"\b(\w+)(?: \w+){0,3} (?:were |was )?(?:injured|wounded|hurt)\b", re.IGNORECASE)
_WORDS = {w: 12 - n for n, w in enumerate("twelve eleven ten nine eight seven six five four three two one no".split())}


def _naive(articles: Sequence[Record], truth: Mapping[str, Record]) -> dict[str, float | dict[str, float]]:
    """One regular expression a measure; the publication date as the incident's; each article its own event."""
    rows = []
    for a in articles:
        killed, injured = (_first_number(p, a["text"]) for p in (_KILLED, _INJURED))
        rows.append({"id": a["id"], "killed_low": killed, "injured_low": injured, "date": a["date"]})
    alone = {a["id"]: a["id"] for a in articles if a["date"]}
    gold = {a["id"]: a["incident_id"] for a in articles if a["date"]}
    return {**gva.article_metrics(rows, truth), **_linking(gold, alone)}


def _first_number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    if not found:
        return 0
    word = found.group(1).lower()
    return int(word) if word.isdigit() and len(word) < 5 else _WORDS.get(word, 1)
