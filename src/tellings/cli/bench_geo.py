"""The benchmark ``geo``: place names found in news, and the points that they are given.

- ``tagging_f1``: exact spans of all place names that the part returns, also people and bodies named after a place.
- ``acc161_gold``: the gold spans are given to the resolver; the share of those with coordinates that it puts within
  161 km. A name that the gazetteer does not list gets the point of the place named nearest (``stand_in``);
  ``acc161_gold_listed`` is the same without that.
- ``acc161_end_to_end``: the share of gold names with coordinates whose exact span was found and put within 161 km
  (no stand-ins).

No weights are trained on these sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tellings.cleaning import article_from_text
from tellings.cli.gold_records import read_file, record_files
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate import geo
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.extract.place import find_places, resolve_spans
from tellings.language import Analysis, Parser, load_parser
from tellings.language.gazetteer import Gazetteer, open_gazetteer
from tellings.model import Place, Span

Record = dict[str, Any]

_SETS = ("lgl", "geovirus", "trnews", "gwn")


def analyser() -> Parser:
    """The parser that reads the articles."""
    return load_parser(Settings())


@dataclass(slots=True)
class _Tally:
    """What was found in one set, by the part or by the naive rule."""

    gold: list[geo.Spans] = field(default_factory=list)
    found: list[geo.Spans] = field(default_factory=list)
    points: list[geo.Point] = field(default_factory=list)
    given: list[geo.Point | None] = field(default_factory=list)
    listed: list[geo.Point | None] = field(default_factory=list)
    whole: list[geo.Point | None] = field(default_factory=list)

    def metrics(self) -> dict[str, float]:
        """The metrics of the set, rounded to four digits."""
        whole = geo.accuracy(geo.errors(self.points, self.whole))
        listed = geo.accuracy(geo.errors(self.points, self.listed))
        values = {**geo.span_f1(self.gold, self.found), **geo.resolution(geo.errors(self.points, self.given)),
                  "acc161_end_to_end": whole, "acc161_gold_listed": listed}  # fmt: skip
        return {name: round(value, 4) for name, value in values.items()}


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Measure tagging and resolution on every file of the folder.

    Raises:
        BenchError: the folder holds no record with toponyms.
    """
    parser, settings = analyser(), Settings()
    gazetteer = open_gazetteer(settings)
    sets: dict[str, _Tally] = {}
    naive: dict[str, _Tally] = {}
    predictions: list[Record] = []
    n = 0
    for name, record in load(folder, options.limit):
        n += 1
        article = article_from_text(record["text"], title=record.get("title"), url=record.get("url"))
        analysis = parser.analyse(article)
        predictions.extend(_read(record, analysis, sets.setdefault(name, _Tally()), settings))
        _naive(record, analysis, naive.setdefault(name, _Tally()), gazetteer)
    if not sets:
        raise BenchError(f"{folder}: no record with 'toponyms' is here (*.jsonl.gz)")
    notes = ["acc161_gold: names that the gazetteer does not list stand at the place named nearest; acc161_gold_listed: without that"]
    return BenchResult(
        set="geo", n=n, metrics={k: t.metrics() for k, t in sorted(sets.items())}, naive={k: t.metrics() for k, t in sorted(naive.items())},
        notes=notes, predictions=predictions,
    )  # fmt: skip


def load(folder: Path | None, limit: int | None = None) -> Iterator[tuple[str, Record]]:
    """Yield the name of the set and each record with toponyms of every ``*.jsonl.gz``; ``limit`` counts by file."""
    for file in record_files(folder):
        stem = file.name.removesuffix(".jsonl.gz")
        name = next((s for s in _SETS if re.match(rf"{s}(?![a-z])", stem.lower())), stem)
        for number, record in enumerate(r for r in read_file(file) if "toponyms" in r and "text" in r):
            if limit is not None and number >= limit:
                break
            yield name, record


def toponyms(record: Record) -> list[Record]:
    """The rows that count as place names: of GeoWebNews not the expressions and not what is no toponym."""
    return [t for t in record["toponyms"] if not str(t.get("type") or "").endswith(("_Expression", "Non_Toponym"))]


def _read(record: Record, analysis: Analysis, tally: _Tally, settings: Settings) -> Iterator[Record]:
    mentions = {(m.span.start, m.span.end): m.place for m in find_places(analysis, settings)}
    rows = toponyms(record)
    placed = [t for t in rows if t["lat"] is not None]
    tally.gold.append({(t["start"], t["end"]) for t in rows})
    tally.found.append(set(mentions))
    tally.points += [(t["lat"], t["lon"]) for t in placed]
    tally.whole += [_point(mentions.get((t["start"], t["end"]))) for t in placed]
    spans = [Span(start=t["start"], end=t["end"]) for t in placed]
    given = resolve_spans(analysis, spans, settings, stand_in=True)
    tally.given += [_point(p) for p in given]
    tally.listed += [_point(p) if p.precision != "near" else None for p in given]
    for (start, end), place in mentions.items():
        number = (place.gazetteer_id or "").removeprefix("geonames:")
        yield {"docid": record["docid"], "start": start, "end": end, "lat": place.lat, "lon": place.lon,
               "geonameid": number if number.isdigit() else None}  # fmt: skip


def _point(place: Place | None) -> geo.Point | None:
    return None if place is None or place.lat is None or place.lon is None else (place.lat, place.lon)


def _naive(record: Record, analysis: Analysis, tally: _Tally, gazetteer: Gazetteer) -> None:
    """The parser's place entities, each the most populous place of that name."""
    rows = toponyms(record)
    placed = [t for t in rows if t["lat"] is not None]
    found = set(_entities(analysis))
    points = [_largest(t["text"], gazetteer) for t in placed]
    tally.gold.append({(t["start"], t["end"]) for t in rows})
    tally.found.append(found)
    tally.points += [(t["lat"], t["lon"]) for t in placed]
    tally.given += points
    tally.listed += points
    tally.whole += [p if (t["start"], t["end"]) in found else None for t, p in zip(placed, points, strict=True)]


def _entities(analysis: Analysis) -> Iterator[tuple[int, int]]:
    span: tuple[int, int] | None = None
    for token in analysis.tokens:
        inside = token.entity in ("GPE", "LOC", "FAC")
        if span is not None and (not inside or token.entity_start):
            yield span
            span = None
        if inside:
            span = (span[0] if span else token.start, token.end)
    if span is not None:
        yield span


def _largest(name: str, gazetteer: Gazetteer) -> geo.Point | None:
    entries: Sequence[Any] = [e for e in gazetteer.lookup(name) if e.form not in ("adjective", "people") and e.lat is not None]
    return (entries[0].lat, entries[0].lon) if entries else None
