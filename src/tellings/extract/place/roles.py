"""How the text stands to a place: in, at, near, from, to, towards it.

By the syntax where there is one: the preposition above the name, or the verb whose object it is ("left Homs"),
through "the city of", "the outskirts of", coordination and apposition. Where nothing was parsed (a dateline, a
heading), by the word before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tellings.extract.place.candidates import Candidate
from tellings.extract.place.words import Word, locatives, word_classes
from tellings.language import Analysis, Token, table
from tellings.model import PlaceRole, Span

_REACH = 4
"""Words looked back over determiners, directions and "the town of"."""

_CLIMB = 6
"""Steps up the parse: a name in "the outskirts of the city of X and Y" needs five."""

_ROLES: dict[str, PlaceRole] = {"at": "at", "from": "from", "to": "to", "near": "near", "towards": "towards", "in": "in"}
_NOT_TO = frozenset("according due thanks owing contrary prior similar related linked loyal belong say tell speak".split())
"""Words before a "to" that leads nowhere."""
_NEAR_TO = frozenset({"close", "next", "adjacent", "nearest", "closer"})


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[str, PlaceRole]]:
    classes = ("from_verb", "to_verb", "towards_verb", "near_noun", "towards_noun")
    return {row["class"][-4:] + row["word"]: (row["class"], _ROLES[row["role"]]) for row in table("place_words") if row["class"] in classes}


def role(analysis: Analysis, words: Sequence[Word], candidate: Candidate) -> PlaceRole:
    """The role of a place; ``unknown`` where the text only names it."""
    first = words[candidate.first]
    token = analysis.head_token(Span(start=first.start, end=words[candidate.last].end))
    if candidate.demonym or token is None:
        return "unknown" if candidate.demonym else _by_word_before(words, candidate)
    found = _by_syntax(analysis, token) if first.parsed and token.dep else "unknown"
    return found if found != "unknown" else _by_word_before(words, candidate)


def _by_syntax(analysis: Analysis, token: Token) -> PlaceRole:
    for _ in range(_CLIMB):
        head = analysis.head_of(token)
        if head is token:
            return "unknown"
        if token.dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV", "PART"):
            if head.lower != "of":
                return _preposition(analysis, head)
            token, head = head, analysis.head_of(head)
            noun = _by_word().get("noun" + head.lower)
            if noun is not None:
                return noun[1]
            if head.lemma not in word_classes()["before"]:
                return "unknown"
            token = head
            continue
        if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
            verb = _by_word().get("verb" + head.lemma)
            return verb[1] if verb is not None and token.dep == "dobj" else "unknown"
        if token.dep not in ("conj", "appos", "compound", "nmod", "amod", "npadvmod", "prep"):
            return "unknown"
        token = head
    return "unknown"


def _preposition(analysis: Analysis, token: Token) -> PlaceRole:
    above = analysis.head_of(token)
    if token.lower == "to":
        before = analysis.tokens[token.i - 1].lower if token.i else ""
        if above.lemma in _NOT_TO or before in _NOT_TO:
            return "unknown"
        if above.lower in _NEAR_TO or before in _NEAR_TO:
            return "near"
    found = locatives().get(token.lower)
    return _ROLES[found] if found else "unknown"


def _by_word_before(words: Sequence[Word], candidate: Candidate) -> PlaceRole:
    """The role by the words before: of a list ("in Homs and Hama") nothing is known."""
    classes = word_classes()
    skipped = classes["direction"] | classes["before"] | {"the", "of", "a", "an", "its"}
    i = candidate.first - 1
    if i < 0 or words[candidate.first].first:
        return "unknown"
    for _ in range(_REACH):
        word = words[i]
        noun = _by_word().get("noun" + word.lower)
        if noun is not None and words[i + 1].lower == "of":
            return noun[1]
        found = locatives().get(word.lower)
        if found:
            before = words[i - 1].lower if i else ""
            if word.lower == "to" and before in _NOT_TO | _NEAR_TO:
                return "near" if before in _NEAR_TO else "unknown"
            return _ROLES[found]
        if word.lower not in skipped or words[i + 1].gap.strip() or word.first or i == 0:
            return "unknown"
        i -= 1
    return "unknown"
