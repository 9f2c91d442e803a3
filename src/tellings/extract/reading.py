"""The reading of one Article: coreference first, then the Mentions, then the Claims."""

from __future__ import annotations

from tellings.config import Settings
from tellings.extract.assemble import assemble, resolve_periods
from tellings.extract.attribution import find_attributions
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.place import find_places
from tellings.extract.quantity import find_amounts
from tellings.extract.time import find_times
from tellings.language import Analysis
from tellings.model import Period, Reading, Sentence


def read(analysis: Analysis, settings: Settings, published: Period | None = None) -> Reading:
    """Read an analysed Article. ``published`` is its publication Period, if known."""
    chains = find_chains(analysis, settings)
    reading = Reading(
        article=analysis.article,
        sentences=[Sentence(span=s.span, paragraph=s.paragraph, role=s.role, live_stamp=s.live_stamp) for s in analysis.sentences],
        chains=chains,
        times=find_times(analysis, settings),
        places=find_places(analysis, settings),
        amounts=find_amounts(analysis, settings),
        attributions=find_attributions(analysis, chains, settings),
        happenings=find_happenings(analysis, chains, settings),
    )
    return resolve_periods(assemble(analysis, reading, settings), published)
