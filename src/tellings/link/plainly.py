"""Readings as they are compared: on the plain text, so that blanks, invisible characters and kinds of marks decide nothing."""

from __future__ import annotations

from tellings.cleaning.plain import carry, flatten, plain_article
from tellings.model import Article, Reading


def plain_reading(reading: Reading) -> Reading:
    """The Reading with its text plain and all offsets and quotes in it; ids stay, so that what is found needs no way back."""
    article = reading.article
    plain = flatten(article.text)
    if plain.places is None:
        return reading
    moved: Reading = carry(reading.replace(article=Article(id=article.id, file=None)), plain.forth, plain.text)
    return moved.replace(article=plain_article(article)[0])
