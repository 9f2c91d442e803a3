"""Who can be a source at all."""

from __future__ import annotations

from tellings.extract.attribution.lexicon import human_nouns, nouns
from tellings.language import Token


def can_speak(source: Token, folders: tuple[str, ...]) -> bool:
    """Persons, bodies, documents, names and pronouns speak; a disease that "claims lives" does not."""
    if source.pos in ("PROPN", "PRON") or source.lower in nouns(folders) or source.lemma in nouns(folders):
        return True
    return source.pos in ("NUM", "DET", "ADJ") or source.lemma in human_nouns(folders)
