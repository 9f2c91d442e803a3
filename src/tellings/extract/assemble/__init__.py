"""Mentions put together as Claims."""

from tellings.extract.assemble.claims import assemble
from tellings.extract.assemble.period import main_date, resolve_periods

__all__ = ["assemble", "main_date", "resolve_periods"]
