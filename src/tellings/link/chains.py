"""The happenings that one article tells of: its Claims in chains, the main one first.

A Claim leaves the main chain when the article itself sets it apart: a day before the main happening's, a
running total, background, another place with another figure, or words such as "in a separate incident". Claims without a time of their
own follow the Claim before them in the paragraph. What comes later and fits (an arrest, a death in hospital, a
higher toll) stays with the main happening.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.extract.assemble import opens_with_aftermath, resolve_periods
from tellings.link.chain import Chain, Role
from tellings.link.followup import opens_with_sequel
from tellings.link.joint import one_night
from tellings.link.kinds import kinds_of
from tellings.link.paragraphs import Paragraphs
from tellings.link.parting import Parting
from tellings.link.scene import names_outside, scene_of, terms_of
from tellings.link.when import Told, month_day, told_of
from tellings.model import Claim, Period, Reading

__all__ = ["Chain", "Role", "chains_of"]

SUPPOSED = Period(edtf="2001-01-04", earliest="2001-01-04T00:00", latest="2001-01-04T23:59", basis="supposed")
"""A date of publication (a Thursday) for articles that have none: "yesterday" and "today" differ whatever the day was."""


def chains_of(reading: Reading, fold: int | None = None) -> list[Chain]:
    """Chain the Claims of an article. The first chain is the main one, possibly without Claims.

    An undated article is chained as if it had been published on :data:`SUPPOSED`; that date goes no further. ``fold`` names the model
    of dates to use (:func:`tellings.extract.assemble.date_of_harm`; for benchmarks).
    """
    if reading.article.published is not None:
        return _chains(reading, fold)
    own = {c.id: c for c in reading.claims}
    paragraphs = Paragraphs(reading)
    chains = []
    for supposed in _chains(resolve_periods(reading, SUPPOSED), fold, supposed=True):
        chain = replace(supposed, claims=[own[c.id] for c in supposed.claims], told=None)
        chain.told = _as_told(chain.claims, supposed.told)
        chain.close()
        if chain.told is None:
            chain.weekdays = paragraphs.weekdays(chain.claims)
        chains.append(chain)
    return chains


def _as_told(claims: Sequence[Claim], told: Told | None) -> Told | None:
    """Of the days that some Claims of an undated article name, the one that was found for them."""
    if told is None or not told.fine:
        return None
    named = (day for c in claims if (day := told_of(c.period)) is not None and day.fine)
    return next((day for day in named if one_night(month_day(day), month_day(told))), None)


def _chains(reading: Reading, fold: int | None, *, supposed: bool = False) -> list[Chain]:
    sorter = Parting(reading, fold, supposed=supposed)
    sorter.forget_section()
    for claim in sorted(reading.claims, key=lambda c: (c.sentence.start, c.evidence.start, c.id)):
        sorter.put(claim)
    if not sorter.part_cells():
        sorter.part_sisters()
        sorter.narrow()
    chains = [sorter.main, *(c for c in sorter.others if c.claims)]
    sorter.main.scene = scene_of(reading)
    sorter.main.kinds = kinds_of(reading, sorter.main.claims)
    sorter.main.late = opens_with_aftermath(reading)
    sorter.main.sequel = opens_with_sequel(reading)
    sorter.main.named = names_outside(reading, (c for chain in chains[1:] for c in chain.claims))
    sorter.main.away = frozenset(t for chain in chains[1:] if chain.place for t in terms_of(chain.place))
    for chain in chains:
        chain.close()
        if chain.told is None:
            chain.weekdays = sorter.paragraphs.weekdays(chain.claims)
    return chains
