"""What a careful reader would flag: one Finding per matter, and which of them explain one another.

Each detector is a pure function over a reconciled Case; docs/findings.md tells how each kind is decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tellings.config import Settings
from tellings.model import FINDING_KINDS, Case, Event, Evidence, Finding
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.findings_accounts import find_account_conflicts, find_disputed
from tellings.reconcile.findings_anonymous import find_anonymous
from tellings.reconcile.findings_causes import find_causes
from tellings.reconcile.findings_change import find_derived_texts, find_misplaced_quotations
from tellings.reconcile.findings_contradictions import find_contradictions
from tellings.reconcile.findings_countries import find_country_conflicts
from tellings.reconcile.findings_days_of_figures import find_days_of_figures
from tellings.reconcile.findings_denials import find_denied
from tellings.reconcile.findings_died_later import find_died_later
from tellings.reconcile.findings_doers import find_doers
from tellings.reconcile.findings_drift import find_drift
from tellings.reconcile.findings_figures import find_figure_findings
from tellings.reconcile.findings_growing import find_growing_sums
from tellings.reconcile.findings_kept_back import find_kept_back
from tellings.reconcile.findings_losses import find_captives, find_losses
from tellings.reconcile.findings_lost import find_lost_attributions
from tellings.reconcile.findings_moves import told_as_moved
from tellings.reconcile.findings_negated import find_negated
from tellings.reconcile.findings_opposites import find_opposites
from tellings.reconcile.findings_origin import find_origin_findings
from tellings.reconcile.findings_places_told import find_places_told
from tellings.reconcile.findings_rivals import find_rival_counts
from tellings.reconcile.findings_said_contrary import find_said_contrary
from tellings.reconcile.findings_totals import find_sums
from tellings.reconcile.findings_victims import find_victims
from tellings.reconcile.findings_where_when import find_date_conflicts, find_place_conflicts

Detector = Callable[[Event, Table], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    find_origin_findings,
    find_figure_findings,
    find_date_conflicts,
    find_place_conflicts,
    find_country_conflicts,
    find_disputed,
    find_contradictions,
)
"""Detectors that look at one Event; accounts, quotations and texts are looked at over the whole Case."""

EXPLAINS: dict[str, frozenset[str]] = {
    "misplaced quotation": frozenset({"conflicting figures", "conflicting accounts", "drift"}),
    "drift": frozenset({"conflicting figures", "inconsistent within one article", "conflicting dates", "conflicting accounts"}),
    "part or whole": frozenset({"conflicting figures"}),
    "updated figure": frozenset({"conflicting figures"}),
}
"""Kind of Finding and the kinds it can explain, where they share a passage, a Claim, or Event and Article."""


def find_findings(case: Case, settings: Settings) -> list[Finding]:  # noqa: ARG001 - the signature of a stage
    """What a careful reader would flag in a reconciled Case (its Events filled), in the order of the kinds."""
    table = Table(case)
    found = [f for event in case.events for detect in DETECTORS for f in detect(event, table)]
    known = {c for f in found if f.kind == "anonymous source only" for c in f.claims}
    found.extend(f for f in find_anonymous(table) if not known & set(f.claims))
    found.extend(list(find_kept_back(table, found)))
    found.extend(find_lost_attributions(table))
    found.extend(_unshown((f for e in case.events for f in find_losses(e, table)), found))
    found = _settled([*found, *find_rival_counts(table, found)])
    found = [f for f in found if f.kind != "conflicting figures" or not told_as_moved(f, table)]
    found.extend(find_sums(table))
    found.extend(find_days_of_figures(table, found))
    found.extend(_unplaced(find_places_told(table), found))
    found.extend(find_died_later(table, found))
    found.extend(find_growing_sums(table, found))
    found.extend(find_drift(table))
    found.extend(find_account_conflicts(table))
    found.extend(_undisputed(find_denied(table), found))
    found.extend(_no_prisoners((f for e in case.events for f in find_captives(e, table)), found))
    versions = (find_doers, find_negated, find_opposites, find_causes)
    found.extend(_untold((f for e in case.events for detect in versions for f in detect(e, table)), found))
    found.extend(_untold(find_victims(table), found))
    found.extend(_untold(find_said_contrary(table), found))
    found.extend(find_misplaced_quotations(table))
    found.extend(find_derived_texts(table))
    unique = list({f.id: f for f in found}.values())
    near = Near([f for f in unique if f.kind in EXPLAINS])
    explained = [_explained(f, near.of(f)) for f in unique]
    ranks = {kind: n for n, kind in enumerate(FINDING_KINDS)}
    events = {e.id: n for n, e in enumerate(case.events)}
    return sorted(explained, key=lambda f: (min((events[e] for e in f.events if e in events), default=len(events)), ranks[f.kind], f.id))


def _undisputed(new: Iterator[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Denials of Claims that are not disputed already: one Finding a matter."""
    known = {c for f in found if f.kind == "disputed claim" for c in f.claims}
    yield from [f for f in new if not known & set(f.claims)]


_PRISONERS = re.compile(r"\b(?:prisoners?|captives?|captured|captivity|hostages?|tak(?:en|ing)|missing)\b", re.IGNORECASE)


def _no_prisoners(new: Iterator[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Disputes about prisoners where no other one of the same Event speaks of them."""
    for finding in new:
        shown = [f for f in found if f.kind == "disputed claim" and set(f.events) & set(finding.events)]
        if not any(_PRISONERS.search(e.quote) for f in shown for e in f.evidence):
            yield finding


def _unshown(new: Iterator[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Conflicts of two figures that no Finding of their kind shows already."""
    known = [set(f.claims) for f in found if f.kind == "conflicting figures"]
    yield from [f for f in new if not any(set(f.claims[:2]) <= k for k in known)]


def _untold(new: Iterator[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Contradictions of which no Finding of their kind shows a passage, nor one of the other kind both: one Finding a matter."""
    shown = [f for f in found if f.kind in ("conflicting accounts", "disputed claim")]
    for finding in new:
        met = [[any(_meet(a, b) for b in f.evidence) for a in finding.evidence[:2]] for f in shown]
        if not any(all(m) or (any(m) and f.kind == finding.kind) for m, f in zip(met, shown, strict=True)):
            shown.append(finding)
            yield finding


def _meet(a: Evidence, b: Evidence) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _unplaced(new: Iterator[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Places of which no Finding of their kind shows a passage."""
    shown = [e for f in found if f.kind == "conflicting places" for e in f.evidence]
    for finding in new:
        if not any(_meet(a, b) for a in finding.evidence for b in shown):
            shown += finding.evidence
            yield finding


def _settled(found: Sequence[Finding]) -> list[Finding]:
    """Without the updates of figures all of which an article sets against each other."""
    rival = [set(f.claims) for f in found if f.message_code == "rival_counts" and len(f.claims) > 1]
    return [f for f in found if f.kind != "updated figure" or not any(set(f.claims) <= r for r in rival)]


class Near:
    """Findings by their Claims and Articles: only such as share one with a Finding can explain it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.places: dict[str, list[int]] = {}
        for i, finding in enumerate(findings):
            for key in {*finding.claims, *finding.articles, *(e.article for e in finding.evidence)}:
                self.places.setdefault(key, []).append(i)

    def of(self, finding: Finding) -> list[Finding]:
        """Those that share a Claim or an Article with a Finding, in their order."""
        if not any(finding.kind in kinds for kinds in EXPLAINS.values()):
            return []
        keys = {*finding.claims, *finding.articles, *(e.article for e in finding.evidence)}
        return [self.findings[i] for i in sorted({i for key in keys for i in self.places.get(key, ())})]


def _explained(finding: Finding, others: Sequence[Finding]) -> Finding:
    by = [o.id for o in others if finding.kind in EXPLAINS.get(o.kind, ()) and _same_matter(o, finding)]
    return finding.replace(explained_by=sorted(by)) if by else finding


def _same_matter(a: Finding, b: Finding) -> bool:
    if set(a.claims) & set(b.claims):
        return True
    if any(_meet(x, y) for x in a.evidence for y in b.evidence):
        return True
    return a.kind == "misplaced quotation" and bool(set(a.events) & set(b.events)) and bool(set(a.articles) & set(b.articles))
