"""Place names, their roles and what the gazetteer knows of them."""

from tellings.extract.place.places import find_places, resolve_spans

__all__ = ["find_places", "resolve_spans"]
