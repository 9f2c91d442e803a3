"""The reconcile stage: Estimates, Accounts and Findings of a Case."""

from __future__ import annotations

from tellings.config import Settings
from tellings.model import Case, Event
from tellings.reconcile.findings import find_findings

__all__ = ["find_findings", "reconcile"]


def reconcile(case: Case, settings: Settings) -> list[Event]:
    """Fill the Events of a Case: title, Period, places, actors, Origins, Estimates, Accounts."""
    return case.events
