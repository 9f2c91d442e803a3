"""``tellings.lineage``, ``origins``, ``findings`` and ``estimate``: the commands of those names as functions that give tables.

Each takes a Comparison, or what :func:`tellings.compare` takes. Several values in a cell are joined by "; ".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tellings.errors import UsageError
from tellings.export import Dataset
from tellings.model import FINDING_KINDS, Article, Derivation, Estimate, Event, Finding
from tellings.pipeline.compare import compare
from tellings.pipeline.comparison import Comparison
from tellings.report.explain import explain_pair_text, explain_text
from tellings.report.table import Table, Value

Source = Comparison | str | Path | Sequence[str | Path]
"""A Comparison that was made, or the paths of articles."""

LINEAGE = ("source", "target", "kind", "direction", "score", "reasons", "changes", "passages", "source_id", "target_id", "id")
ORIGINS = ("name", "kind", "articles", "in_articles", "claims", "aliases", "id")
FINDINGS = ("kind", "says", "confidence", "articles", "events", "passages", "reasons", "explained_by", "muted", "key", "id")
ESTIMATES = ("profile", "event", "day", "measure", "group", "low", "best", "high", "origins", "claims", "rule", "event_id")


def lineage(source: Source, **options: Any) -> Table:
    """Who took from whom: one row a Derivation.

    ``source`` and ``target`` are outlets (else files); where ``direction`` is "unknown" they may stand the other way round. ``changes``
    are the kinds of change found on the way, ``passages`` the number of aligned passages, ``score`` (0 to 1) how sure it is that the
    words have one source.
    """
    found = _comparison(source, options)
    names = _names(found.articles)
    return Table(LINEAGE, [_edge(d, names) for d in found.derivations])


def _edge(found: Derivation, names: dict[str, str]) -> dict[str, Value]:
    changes = dict.fromkeys(c for p in found.passages for c in (p.changes or [p.change]) if c not in ("none", "edited"))
    return {
        "source": names[found.source], "target": names[found.target], "kind": found.kind, "direction": found.direction,
        "score": float(found.score), "reasons": _joined(found.direction_reasons), "changes": _joined(changes),
        "passages": len(found.passages), "source_id": found.source, "target_id": found.target, "id": found.id,
    }  # fmt: skip


def origins(source: Source, **options: Any) -> Table:
    """Who really says so: one row an Origin, with the number of articles and of claims that go back to it."""
    found = _comparison(source, options)
    names = _names(found.articles)
    return Table(ORIGINS, [
        {
            "name": o.name, "kind": o.kind, "articles": len(o.articles), "in_articles": _joined(names[a] for a in o.articles),
            "claims": len(o.claims), "aliases": _joined(o.aliases), "id": o.id,
        }
        for o in found.origins
    ])  # fmt: skip


def findings(source: Source, *, kind: str | Sequence[str] = (), muted: bool = False, **options: Any) -> Table:
    """What a careful reader would flag: one row a Finding, muted ones left out unless asked for.

    Raises:
        UsageError: ``kind`` is no kind of Finding.
    """
    kinds = [kind] if isinstance(kind, str) else list(kind)
    unknown = [k for k in kinds if k not in FINDING_KINDS]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no kind of Finding; there are: {', '.join(FINDING_KINDS)}")
    found = _comparison(source, options)
    chosen = [f for f in found.findings if (muted or not f.muted_by) and (not kinds or f.kind in kinds)]
    names, titles = _names(found.articles), {e.id: e.title for e in found.events}
    return Table(FINDINGS, [_flag(f, names, titles) for f in chosen])


def _flag(found: Finding, names: dict[str, str], titles: dict[str, str]) -> dict[str, Value]:
    return {
        "kind": found.kind, "says": found.says, "confidence": found.confidence, "articles": _joined(names[a] for a in found.articles),
        "events": _joined(titles.get(e, e) for e in found.events), "passages": _joined(" ".join(e.quote.split()) for e in found.evidence),
        "reasons": _joined(found.reasons), "explained_by": _joined(found.explained_by), "muted": found.muted_by is not None,
        "key": found.key, "id": found.id,
    }  # fmt: skip


def estimate(source: Source, *, profiles: str | Sequence[str] = "default", **options: Any) -> Table:
    """Low, best and high of each Event, measure and group, one row for each of the Profiles. An open end is null.

    Raises:
        ProfileError: there is no such Profile.
    """
    chosen = [p.strip() for p in profiles.split(",")] if isinstance(profiles, str) else list(profiles)
    found = _comparison(source, options)
    data = Dataset(found.articles, found.claims, found.events, found.origins, found.derivations)
    return Table(ESTIMATES, [
        _range(profile, event, one) for profile in chosen for event in data.under(profile).events for one in event.estimates
    ])  # fmt: skip


def _range(profile: str, event: Event, found: Estimate) -> dict[str, Value]:
    return {
        "profile": profile, "event": event.title, "day": event.period.edtf if event.period else None, "measure": found.measure,
        "group": found.affected.group, "low": found.low, "best": found.best, "high": found.high, "origins": found.origins,
        "claims": len(found.claims), "rule": found.rule, "event_id": event.id,
    }  # fmt: skip


def explain(source: Source, subject: str, **options: Any) -> str:
    """Why a value is what it is, down to the sentences, as text.

    ``subject`` is the id of a claim, event, finding, origin, derivation or article; two claim ids joined by a comma are a pair.

    Raises:
        UsageError: the Comparison has no such id.
    """
    found = _comparison(source, options)
    first, comma, second = subject.partition(",")
    return explain_pair_text(found, first.strip(), second.strip()) if comma else explain_text(found, subject)


def _comparison(source: Source, options: dict[str, Any]) -> Comparison:
    if isinstance(source, Comparison):
        if options:
            raise UsageError(f"{next(iter(options))} is for reading articles; this Comparison was made already")
        return source
    return compare([source] if isinstance(source, (str, Path)) else source, **options)


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """How a table speaks of each Article: its outlet, else its file, else its title."""
    return {a.id: a.outlet or (a.file or "").rsplit("/", 1)[-1] or a.title or a.id for a in articles}


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))
