"""Score a comparison against the gold of a planted case (the counting of the field's case scorer).

A case folder holds articles and ``gold.json``. What the gold marks optional counts neither way. See docs/benchmarks.md.

value        figure claims: same file, overlapping evidence, same low and high (an open interval's closed end may be off by 1)
measure      the same, and the measure is right (gold ``other`` takes any)
origin       share of matched claims whose chain ends in the gold's origin
apart        B-cubed F1 of grouping the matched claims into Events
estimates    share of the gold's Estimates met by the Event that holds most of its claims
findings     Findings matched one to one: same kind, evidence that touches
direction    derived-text edges drawn from -> to
false_alarms Findings whose evidence all lies in that of a ``must_not`` of their kind
spans        share of evidence and support whose slice equals its quote
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tellings.evaluate.case_findings import score_direction, score_findings
from tellings.evaluate.case_spans import Place, Places, base, overlap
from tellings.model import Article, Claim, Derivation, Event, Finding, Problem, Reading, plain

_STOP = frozenset("the a an of to in at on for by from his her their its source sources s told reporters named unnamed".split())
_ALIKE = {"defence": "defense", "mod": "ministry", "ministries": "ministry", "military": "ministry", "officers": "police"}
MAX_NAME = 10
"""Words; a longer source is a clause, not a name."""

Gold = Mapping[str, Any]


def prf(hit: int, found: int, asked: int) -> dict[str, float]:
    """Precision, recall and F1 of ``hit`` among ``found`` and ``asked``, rounded to three digits."""
    p, r = (hit / found if found else 0.0), (hit / asked if asked else 0.0)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 3), "n_gold": asked, "n_found": found}


def score_case(records: Sequence[object], gold: Gold, raw: Mapping[str, str]) -> dict[str, Any]:
    """Score the records of a dataset. ``raw`` gives the text of each file that the gold speaks of."""
    articles = [r for r in records if isinstance(r, Article)]
    claims = [r for r in records if isinstance(r, Claim)]
    findings = [r for r in records if isinstance(r, Finding)]
    places = Places({a.id: base(a.file) for a in articles}, {a.id: a.text for a in articles}, raw)
    figures = [
        (places.locate(c.evidence.article, c.evidence.start, c.evidence.end), c)
        for c in claims
        if (c.low is not None or c.high is not None) and places.file(c.evidence.article) in raw
    ]
    match, used = _match(gold["claims"], figures)
    asked = [g for g in gold["claims"] if not g.get("optional")]
    out = _values(gold, asked, match, figures, used)
    out["origin"] = _origin(gold, asked, match)
    out.update(_events(gold, asked, match, [r for r in records if isinstance(r, Event)]))
    out.update(score_findings(findings, gold, places))
    out["direction"] = score_direction([r for r in records if isinstance(r, Derivation)], gold, places)
    out["spans"] = places.share_of_true_quotes(claims, findings)
    out["articles_read"] = len({places.file(a.id) for a in articles} & set(raw))
    out["articles"] = len(raw)
    out["problems"] = sum(isinstance(r, Problem) for r in records)
    return out


def match_claims(readings: Sequence[Reading], gold: Gold, raw: Mapping[str, str]) -> dict[str, Claim]:
    """The figure Claim that answers each gold claim that has one, by the gold's id."""
    articles = [r.article for r in readings]
    places = Places({a.id: base(a.file) for a in articles}, {a.id: a.text for a in articles}, raw)
    claims = [c for r in sorted(readings, key=lambda r: r.article.id) for c in r.claims if c.low is not None or c.high is not None]
    figures = [(places.locate(c.evidence.article, c.evidence.start, c.evidence.end), c) for c in claims if places.file(c.article) in raw]
    return _match(gold["claims"], figures)[0]


def _match(gold: Sequence[Gold], figures: Sequence[tuple[Place | None, Claim]]) -> tuple[dict[str, Claim], set[int]]:
    used: set[int] = set()
    match: dict[str, Claim] = {}
    for g in sorted(gold, key=lambda g: bool(g.get("optional"))):
        where = Place(base(g["evidence"]["document"]), g["evidence"]["start"], g["evidence"]["end"])
        fits = [i for i, (p, c) in enumerate(figures) if i not in used and p and overlap(p, where) and _same_value(g, c)]
        if fits:
            i = min(fits, key=lambda i: (figures[i][1].measure != g["measure"], abs((figures[i][0] or where).start - where.start)))
            used.add(i)
            match[g["id"]] = figures[i][1]
    return match, used


def _same_value(g: Gold, c: Claim) -> bool:
    low, high = g.get("low"), g.get("high")
    if high is None and low is not None:
        return c.high is None and c.low is not None and abs(c.low - low) <= 1
    if low is None and high is not None:
        return not c.low and c.high is not None and abs(c.high - high) <= 1
    return bool(low == c.low and high == c.high)


def _values(
    gold: Gold, asked: Sequence[Gold], match: Mapping[str, Claim], figures: Sequence[tuple[Place | None, Claim]], used: set[int]
) -> dict[str, Any]:
    fair = [
        Place(base(d["document"]), d["start"], d["end"])
        for d in gold.get("distractors", [])
        if d.get("kind") in ("base of a share", "restated total")
    ]
    optional = sum(g["id"] in match for g in gold["claims"] if g.get("optional"))
    forgiven = sum(1 for i, (p, _) in enumerate(figures) if i not in used and p and any(overlap(p, d) for d in fair))
    found = len(figures) - optional - forgiven
    hit = sum(g["id"] in match for g in asked)
    right = sum(g["measure"] == "other" or match[g["id"]].measure == g["measure"] for g in asked if g["id"] in match)
    return {"value": prf(hit, found, len(asked)), "measure": prf(right, found, len(asked))}


def _words(name: str | None) -> set[str]:
    return {_ALIKE.get(w, w) for w in re.findall(r"\w+", (name or "").lower()) if w not in _STOP}


def same_source(found: str | None, names: Sequence[str]) -> bool:
    """Say whether a found name means one of the gold's: half of its own words have to be the gold's."""
    f = _words(found)
    return bool(f) and len(f) <= MAX_NAME and any(len(f & _words(n)) >= 0.5 * min(len(f), 8) and f & _words(n) for n in names)


def _origin(gold: Gold, asked: Sequence[Gold], match: Mapping[str, Claim]) -> float:
    alias = {s["name"]: [s["name"], *s.get("aliases", [])] for s in gold.get("sources", [])}
    right = [_right_origin(g, match[g["id"]], alias) for g in asked if g["id"] in match]
    return round(sum(right) / len(right), 3) if right else 0.0


def _right_origin(g: Gold, claim: Claim, alias: Mapping[str, list[str]]) -> bool:
    chain = claim.attribution
    if not g["attribution"]:
        return not chain or bool(g.get("attribution_any"))
    if not chain:
        return bool(g.get("attribution_self"))
    names = alias.get(g["attribution"][-1], [g["attribution"][-1]])
    return any(same_source(n.text, names) for n in (chain[-1].name, chain[-1].body) if n)


def _events(gold: Gold, asked: Sequence[Gold], match: Mapping[str, Claim], events: Sequence[Event]) -> dict[str, Any]:
    pairs = [(g["event"], match[g["id"]].event or f"none {g['id']}") for g in asked if g["id"] in match and g.get("event")]
    by_id = {e.id: e for e in events}
    met = wanted = 0
    for e in gold["events"]:
        votes = Counter(p[1] for p in pairs if p[0] == e["id"])
        event = by_id.get(votes.most_common(1)[0][0]) if votes else None
        for name, want in (e.get("estimates") or {}).items():
            keys = want.get("score_keys", [k for k in ("low", "best", "high") if want.get(k) is not None])
            if not keys or want.get("optional"):
                continue
            wanted += 1
            met += _met(event, want.get("measure") or name.split()[-1], {k: want[k] for k in keys})
    return {
        "apart": _bcubed(pairs),
        "estimates": {"met": met, "asked": wanted, "share": round(met / wanted, 3) if wanted else None},
    }


def _met(event: Event | None, measure: str, want: Mapping[str, int | None]) -> bool:
    found = [x for x in event.estimates if x.measure == measure] if event else []
    once = max(Counter(str(plain(x.affected)) for x in found).values(), default=0) == 1 and len(found) <= 5
    return once and any(all(getattr(x, k) == v for k, v in want.items()) for x in found)


def _bcubed(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    if not pairs:
        return {"p": 0.0, "r": 0.0, "f1": 0.0}
    gold, found, both = Counter(p[0] for p in pairs), Counter(p[1] for p in pairs), Counter(pairs)
    p = sum(both[x] / found[x[1]] for x in pairs) / len(pairs)
    r = sum(both[x] / gold[x[0]] for x in pairs) / len(pairs)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3)}
