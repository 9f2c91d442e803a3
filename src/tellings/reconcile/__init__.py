"""The reconcile stage: Estimates, Accounts and Findings of a Case."""

from tellings.reconcile.event import reconcile, reconcile_with
from tellings.reconcile.findings import find_findings
from tellings.reconcile.incident import incident_of
from tellings.reconcile.profile import Profile, load_profile

__all__ = ["Profile", "find_findings", "incident_of", "load_profile", "reconcile", "reconcile_with"]
