"""Figures: numbers with their hedges and what they count."""

from tellings.config import Settings
from tellings.extract.quantity.age import person_of_age
from tellings.extract.quantity.amounts import find_amounts
from tellings.extract.quantity.singular import REFLEXIVE
from tellings.extract.quantity.words import PERSON_CLASSES, THING_CLASSES, unit_of, words
from tellings.language import Analysis, Token
from tellings.model import AmountMention

__all__ = ["PERSON_CLASSES", "REFLEXIVE", "THING_CLASSES", "age_sex", "find_amounts", "noun_class", "whose_age"]


def noun_class(analysis: Analysis, token: Token, settings: Settings) -> str:
    """The class of a noun in the units lexicon, ``unknown`` where it is not listed."""
    return unit_of(analysis.tokens, token.i, words(settings.lexicons).units)[0]


def age_sex(analysis: Analysis, token: Token, settings: Settings) -> str | None:
    """``men``, ``women`` or ``children`` where the noun says so."""
    return unit_of(analysis.tokens, token.i, words(settings.lexicons).units)[1] or None


def whose_age(analysis: Analysis, amount: AmountMention, settings: Settings) -> Token | None:
    """The person beside whom an age stands ("a male, 34, ..."), None where it stands elsewhere."""
    inside = analysis.tokens_in(amount.number)
    return person_of_age(analysis, inside[0].i, inside[-1].i, words(settings.lexicons)) if inside else None
