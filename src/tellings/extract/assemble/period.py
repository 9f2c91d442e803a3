"""Which time expression dates which Claim, and what Period that is."""

from __future__ import annotations

from tellings.model import Period, Reading


def resolve_periods(reading: Reading, published: Period | None) -> Reading:
    """Give each Claim its Period, against the publication date (None: unknown) and the Article's own anchors."""
    return reading


def main_date(reading: Reading) -> Period | None:
    """The date of the Article's main happening, or None."""
    return None
