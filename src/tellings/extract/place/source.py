"""Where an Article comes from: its outlet's name and web address speak for a country or a place."""

from __future__ import annotations

from tellings.extract.place.resolve import Surroundings
from tellings.language.gazetteer import Gazetteer
from tellings.model import Article


def source_of(article: Article, gazetteer: Gazetteer) -> Surroundings:
    """What the outlet's name and address speak for."""
    return Surroundings()
