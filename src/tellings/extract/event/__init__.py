"""Happenings: triggers with their arguments."""

from tellings.extract.event.happenings import find_happenings

__all__ = ["find_happenings"]
