"""Signs that a time is still to come, beside the tense of its verb: prospects, conditions, and words that look ahead."""

from __future__ import annotations

from tellings.language import Analysis, Token

_PROSPECTS = frozenset(
    "chance prospect hope odds likelihood possibility probability plan promise pledge proposal bid goal aim target preparation push drive"
    " threat danger risk fear expectation intention ambition campaign race forecast".split()
)
"""Nouns of what may come about (Roget's Thesaurus: futurity, expectation, possibility, intention)."""
_LINKS = frozenset({"of", "for", "in", "to", "toward", "towards"})
_CONDITIONS = frozenset({"if", "unless", "once", "until", "till"})


def prospective(analysis: Analysis, head: Token) -> bool:
    """The chances of winning in November, the prospect of a November vote, the mood ahead of Monday's game.

    A time that depends on the noun itself ("announced plans on Monday") is not meant.
    """
    path = [head]
    for token in analysis.ancestors(head):
        if token.pos in ("VERB", "AUX") and token.tag != "VBG":
            return False
        if token.lower in ("ahead", "advance") and path[-1].lower == "of":
            return True
        inner = [t for t in path[1:] if t.pos != "ADP"]
        if token.pos == "NOUN" and token.lemma in _PROSPECTS and inner and path[-1].lower in _LINKS:
            return True
        path.append(token)
    return False


def precedes(analysis: Analysis, head: Token, verb: Token) -> bool:
    """He leads before Saturday's vote: with a present tense, what comes after it is to come."""
    above = analysis.head_of(head)
    before = analysis.head_of(above)
    inside = head.dep in ("poss", "compound") and above.dep == "pobj" and before.lower == "before"
    return inside and analysis.head_of(before).i == verb.i


def head_line(analysis: Analysis, infinitive: Token, head: Token) -> bool:
    """Senate to vote on Tuesday: the infinitive of a headline, with its subject, is the future (Mårdh 1980, Headlinese)."""
    subject = analysis.children(infinitive, "nsubj", "nsubjpass")
    return infinitive.dep == "ROOT" and bool(subject) and head.i > infinitive.i and head.dep not in ("poss", "compound", "nmod", "amod")


def conditional(analysis: Analysis, verb: Token) -> bool:
    """If he wins in November; once it opens on Monday: the present tense tells the future there (Quirk et al. 1985, 14.22)."""
    return verb.dep == "advcl" and any(c.lower in _CONDITIONS for c in analysis.children(verb, "mark", "advmod"))
