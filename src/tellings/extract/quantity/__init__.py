"""Figures: numbers with their hedges and what they count."""

from tellings.extract.quantity.amounts import find_amounts
from tellings.extract.quantity.words import PERSON_CLASSES, THING_CLASSES

__all__ = ["PERSON_CLASSES", "THING_CLASSES", "find_amounts"]
