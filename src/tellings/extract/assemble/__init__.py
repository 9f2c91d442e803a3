"""Mentions put together as Claims."""

from tellings.extract.assemble.claims import assemble
from tellings.extract.assemble.figures import Quadruple, main_figures
from tellings.extract.assemble.period import main_date, resolve_periods

__all__ = ["Quadruple", "assemble", "main_date", "main_figures", "resolve_periods"]
