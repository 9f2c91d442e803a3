"""The extract stage: an analysed Article to Mentions and Claims."""

from tellings.extract.reading import read

__all__ = ["read"]
