"""The link stage: Claims to Events.

Within an article Claims are chained by happening (:mod:`~tellings.link.chains`); articles are grouped by
their main happening (:mod:`~tellings.link.stories`); what articles tell in passing is joined with other articles'
happenings (:mod:`~tellings.link.events`). docs/link.md says how each step decides and what it measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.config import Settings
from tellings.link.events import claims_of, gather, join
from tellings.link.explain import Reason, explain_claims, explain_pair
from tellings.link.update import State, keep_ids, links_of, standing, update
from tellings.model import Judgement, Links, Reading, make_id

__all__ = ["Reason", "State", "explain_claims", "explain_pair", "keep_ids", "link", "link_articles", "standing", "update"]


def link(
    readings: Sequence[Reading],
    settings: Settings,  # noqa: ARG001 - all stages take the settings
    judgements: Sequence[Judgement] = (),
) -> Links:
    """Group the Claims of all Readings into Events; the order of the Readings does not matter.

    Every Claim has one Event, whose id is made of its smallest Claim id. ``same`` and ``not same`` Judgements bind;
    those that later ones contradict are told in ``Links.problems``.
    """
    heap = gather(readings, judgements)
    join(heap)
    return links_of(heap)


def link_articles(
    readings: Sequence[Reading],
    settings: Settings,  # noqa: ARG001 - all stages take the settings
    folds: Mapping[str, int | None] | None = None,
) -> dict[str, str]:
    """The id of each Article's main Event, by Article id; Articles without a Claim are grouped too.

    ``folds`` are for benchmarks on the set of the training: the fold of each Article (crc32 of the incident's id modulo five), whose
    pairs are then scored by models that never saw them.
    """
    heap = gather(readings, (), folds)
    found: dict[str, str] = {}
    for chains in join(heap):
        claims = claims_of(chains)
        event = make_id("event", [claims[0].id if claims else min(chain.article for chain in chains)])
        found.update({chain.article: event for chain in chains if chain.role == "main"})
    return found
