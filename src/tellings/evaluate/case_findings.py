"""Findings and derivations scored against the gold of a planted case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tellings.evaluate.case_spans import Place, Places, base, overlap
from tellings.model import Derivation, Finding

Gold = Mapping[str, Any]

LONG = 400
"""Characters; evidence over this and over three times the gold's does not touch it."""


def score_findings(findings: Sequence[Finding], gold: Gold, places: Places) -> dict[str, Any]:
    """Match Findings to the gold one to one, and count those that a careful reader must not make."""
    found = [_Seen(f, places) for f in findings]
    documents = {e["id"]: {base(d) for d in e.get("documents", [])} for e in gold["events"]}
    wanted = [g for g in gold["findings"] if g["kind"] != "must not happen"]
    wanted.sort(key=lambda g: (bool(g.get("optional")), sum(_touches(g, f, documents) for f in found)))
    free, met, optional = list(found), 0, 0
    for g in wanted:
        hit = next((f for f in free if _touches(g, f, documents)), None)
        if hit is not None:
            free.remove(hit)
            met += not g.get("optional")
            optional += bool(g.get("optional"))
    asked = sum(not g.get("optional") for g in wanted)
    precision, recall = met / max(1, len(found) - optional), met / max(1, asked)
    return {
        "findings": {
            "p": round(precision, 3), "r": round(recall, 3),
            "f1": round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0,
            "n_gold": asked, "n_found": len(found) - optional,
        },
        "false_alarms": sum(_alarm(f, gold) for f in free),
    }  # fmt: skip


class _Seen:
    def __init__(self, finding: Finding, places: Places) -> None:
        located = [(e, places.locate(e.article, e.start, e.end)) for e in finding.evidence if places.file(e.article)]
        self.kind = finding.kind
        self.files = {places.file(a) for a in finding.articles if places.file(a)} | {places.file(e.article) for e, _ in located}
        self.evidence = [p for _, p in located if p]


def _gold_places(g: Gold) -> list[Place]:
    return [Place(base(e["document"]), e["start"], e["end"]) for e in g.get("evidence", [])]


def _touches(g: Gold, f: _Seen, documents: Mapping[str, set[str]]) -> bool:
    if f.kind != g["kind"]:
        return False
    if g.get("from"):
        return {base(g["from"]), base(g["to"])} <= f.files and len(f.files) <= 3
    evidence = _gold_places(g)
    if evidence:
        return any(overlap(a, b) and b.end - b.start <= max(LONG, 3 * (a.end - a.start)) for a in evidence for b in f.evidence)
    docs = {base(d) for d in g.get("documents", [])} or set().union(*[documents.get(e, set()) for e in g.get("events", [])] or [set()])
    return bool(docs) and len(docs & f.files) * 2 >= len(docs) and len(docs & f.files) * 2 >= len(f.files)


def _alarm(f: _Seen, gold: Gold) -> bool:
    for m in gold.get("must_not", []):
        forbidden = _gold_places(m)
        if m.get("kind") == f.kind and forbidden and f.evidence and all(any(overlap(a, b) for b in forbidden) for a in f.evidence):
            return True
    return False


def score_direction(derivations: Sequence[Derivation], gold: Gold, places: Places) -> dict[str, int]:
    """Count the gold's derived-text edges that were drawn, and those drawn the other way."""
    edges = [
        (base(f["from"]), base(f["to"]))
        for f in gold["findings"]
        if f.get("from") and f["kind"] == "derived text" and not f.get("optional")
    ]
    drawn = {(places.file(d.source), places.file(d.target)) for d in derivations if d.direction == "known"}
    return {
        "right": sum((a, b) in drawn and (b, a) not in drawn for a, b in edges),
        "reversed": sum((b, a) in drawn for a, b in edges),
        "asked": len(edges),
    }
