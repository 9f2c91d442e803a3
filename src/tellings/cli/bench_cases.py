"""The benchmarks ``seeds`` and ``clusters``: comparisons scored against the gold of planted cases, each and the mean.

Cases that taught the reading of figures are left out, unless ``--in-sample`` allows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from tellings.codec import decode_json
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.evaluate.cases import score_case
from tellings.extract.assemble.weighed import taught_cases
from tellings.model import Article, Claim, Event, Evidence, Problem, Span, claim_id, make_id
from tellings.pipeline import Comparison, compare


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Score every case (a folder with gold.json) in ``folder``, or ``folder`` itself where it is one."""
    cases = sorted(p.parent for p in folder.rglob("gold.json")) if folder else []
    if not folder or not cases:
        raise BenchError(f"{folder}: no case is here; a case is a folder of .txt files with a gold.json (docs/benchmarks.md)")
    taught = set() if options.in_sample else {c.name for c in cases} & taught_cases()
    cases = [c for c in cases if c.name not in taught]
    if not cases:
        raise BenchError(
            f"{folder}: only cases that taught the reading of figures (docs/models/measures.md); --in-sample scores them all the same"
        )
    scores: dict[str, dict[str, Any]] = {}
    naive: dict[str, dict[str, Any]] = {}
    for case in cases[: options.limit]:
        gold = decode_json((case / "gold.json").read_bytes())
        raw = {d["file"]: (case / d["file"]).read_text(encoding="utf-8") for d in gold["documents"]}
        comparison = compare([case / name for name in sorted(raw)], settings=Settings())
        scores[case.name] = score_case(list(comparison.records()), gold, raw)
        naive[case.name] = score_case(_naive(comparison), gold, raw)
    metrics = {"mean": mean_of(list(scores.values())), **scores} if len(scores) > 1 else next(iter(scores.values()))
    base = mean_of(list(naive.values()))
    notes = [f"{len(taught)} cases that taught the reading of figures are left out (--in-sample scores them too)"] if taught else []
    return BenchResult(set=folder.name, n=len(scores), metrics=metrics, naive={"mean": base} if len(scores) > 1 else base, notes=notes)


def mean_of(scores: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each figure over the cases; counts (false alarms, direction) are added up."""
    out: dict[str, Any] = {}
    for key, first in scores[0].items():
        values = [s[key] for s in scores]
        if isinstance(first, dict):
            counts = key in ("direction", "estimates")
            out[key] = {k: _together([v[k] for v in values], add=counts and k != "share") for k in first}
        else:
            out[key] = _together(values, add=key in ("false_alarms", "articles", "articles_read", "problems"))
    if "estimates" in out:
        out["estimates"]["share"] = round(out["estimates"]["met"] / max(1, out["estimates"]["asked"]), 3)
    return out


def _together(values: Sequence[float | None], *, add: bool) -> float:
    known = [v for v in values if v is not None]
    return sum(known) if add else round(fmean(known), 3) if known else 0.0


_NUMBER = re.compile(r"\b\d[\d,]*\b")
_CASUALTY = re.compile(r"\b(kill|dead|died|death|injur|wound|hurt|missing|destroy|arrest)\w*", re.IGNORECASE)
_NEAR = 60
"""Characters between a number and a casualty word in the naive baseline."""


def _naive(comparison: Comparison) -> list[Article | Claim | Event | Problem]:
    """The baseline: every number near a casualty verb is a claim, one event an article."""
    records: list[Article | Claim | Event | Problem] = list(comparison.articles)
    measures = {"inj": "injured", "wou": "injured", "hur": "injured", "mis": "missing", "des": "destroyed", "arr": "arrested"}
    for article in comparison.articles:
        event = make_id("event", [article.id])
        records.append(Event(id=event, articles=[article.id]))
        for number in _NUMBER.finditer(article.text):
            near = list(_CASUALTY.finditer(article.text, max(0, number.start() - _NEAR), number.end() + _NEAR))
            if not near:
                continue
            word = min(near, key=lambda m: abs(m.start() - number.start())).group(0).lower()
            span = Span(start=number.start(), end=number.end())
            value = int(number.group(0).replace(",", "")[:18])
            measure = measures.get(word[:3], "killed")
            records.append(
                Claim(
                    id=claim_id(article.id, span, measure), article=article.id, event=event, measure=measure, figure="exact",
                    low=value, high=value, sentence=span,
                    evidence=Evidence(article=article.id, start=span.start, end=span.end, quote=number.group(0)),
                )
            )  # fmt: skip
    return records
