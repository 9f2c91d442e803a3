"""Ages set beside a person: "a male, 34, with a stab wound", "the driver of the van, 31, was unhurt", "her brother, seven".

The Associated Press Stylebook (entry "ages") sets them so, between commas or in brackets; what they stand beside is one person.
"""

from __future__ import annotations

from tellings.extract.quantity.words import PERSON_CLASSES, Words, singular, unit_of
from tellings.language import Analysis, Token

OLDEST = 115
"""Years; a larger number beside a person is no age."""
MINOR = 13
"""Below it "a mother of five" has so many children; from it on it is her age."""
_CLOSING = frozenset({",", ".", ";", ")", ":", "!", "?", "–", "—", "-"})
_AFTER = frozenset("of and who from was were has had in is said told died are remains remained suffered at with found".split())
_PARENTS = frozenset(
    "mother father mum mom dad parent grandmother grandfather grandparent mama papa widow widower matriarch patriarch divorcee".split()
)
_BODIES = frozenset("crew staff family party team band squad gang panel board group troop unit patrol couple pair jury".split())
"""Nouns for several: "a crew of six"."""
_REACH = 7
"""Words of a phrase between a person and the age."""


def person_of_age(analysis: Analysis, first: int, last: int, words: Words) -> Token | None:
    """The noun or name of the one person whose age stands at the tokens ``first`` to ``last`` (inclusive); None where it is no age."""
    tokens = analysis.tokens
    if first < 2 or tokens[first - 1].sentence != tokens[first].sentence:
        return None
    before = tokens[first - 1].text
    if before == "of":
        return _aged_of(analysis, first, last, words)
    if before not in (",", "(") or not _closed(analysis, last, strict=not tokens[last].text[-1:].isdigit()):
        return None
    return _person_before(analysis, first - 2, words)


def _closed(analysis: Analysis, last: int, *, strict: bool) -> bool:
    """Whether the phrase ends behind the number: a mark, the end of the sentence, or (after digits) a verb or preposition."""
    after = analysis.tokens[last + 1] if last + 1 < len(analysis.tokens) else None
    if after is None or after.sentence != analysis.tokens[last].sentence or after.text in _CLOSING:
        return True
    return not strict and after.lower in _AFTER


def _aged_of(analysis: Analysis, first: int, last: int, words: Words) -> Token | None:
    """As in "a girl of nine", "a lodger of 25": not "a mother of three", not "a crew of six"."""
    noun = analysis.tokens[first - 2]
    number = analysis.tokens[last].text
    young = not number.isdigit() or int(number[:4]) < MINOR
    if not _one_person(analysis, noun, words) or (noun.lemma in _PARENTS and young) or not _closed(analysis, last, strict=False):
        return None
    return noun


def _person_before(analysis: Analysis, i: int, words: Words) -> Token | None:
    """The person whose phrase ends at a token: itself, or the noun above it ("the driver of the van")."""
    tokens = analysis.tokens
    token = tokens[i]
    if token.entity == "PERSON" or _one_person(analysis, token, words):
        return token
    for k in range(i - 1, max(i - _REACH, analysis.sentences[token.sentence].first) - 1, -1):
        if tokens[k].pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return None
        if tokens[k + 1].pos == "ADP" and _one_person(analysis, tokens[k], words):
            return tokens[k]
    return None


def _one_person(analysis: Analysis, token: Token, words: Words) -> bool:
    """A noun in the singular for one person."""
    if token.lower in _BODIES or singular(token.lower) != token.lower:
        return False
    hyphenated = token.i > 0 and analysis.tokens[token.i - 1].text == "-"  # "passer-by", whatever the parser calls "by"
    if token.pos not in ("NOUN", "PROPN", "ADJ", "") and not hyphenated:
        return False
    return unit_of(analysis.tokens, token.i, words.units)[0] in PERSON_CLASSES
