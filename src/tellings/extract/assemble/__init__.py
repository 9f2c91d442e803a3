"""Mentions put together as Claims."""

from tellings.extract.assemble.claims import assemble
from tellings.extract.assemble.figures import Quadruple, main_figures
from tellings.extract.assemble.main_date import opens_with_aftermath
from tellings.extract.assemble.period import date_of_harm, main_date, resolve_periods

__all__ = ["Quadruple", "assemble", "date_of_harm", "main_date", "main_figures", "opens_with_aftermath", "resolve_periods"]
