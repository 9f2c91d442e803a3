"""Tense of the clause that a time expression belongs to: past, present or future.

It decides whether "Friday" is the last or the next one. Source: Penn Treebank tags; modals and words of plan count as future.
"""

from __future__ import annotations

from tellings.language import Analysis, Token
from tellings.model import Span

_FUTURE_AUX = {"will", "shall", "'ll", "wo", "would", "may", "might", "can", "could", "should", "must"}
_PLAN = frozenset("schedule plan expect set due slate expire mature begin start plan upcoming ahead expect intend prepare propose".split())
_DUE = frozenset("due scheduled planned slated expected set upcoming forthcoming".split())


def clause_tense(analysis: Analysis, span: Span) -> tuple[str, str]:
    """Tense ("past", "present", "future" or "") and lemma of the verb that governs a time expression."""
    head = analysis.head_token(span)
    if head is None or not head.dep:
        return "", ""
    future_word = any(t.lower in _DUE for t in _near(analysis, head))
    verb: Token | None = None
    for token in [head, *analysis.ancestors(head)]:
        if token.pos in ("VERB", "AUX") and not span.start <= token.start < span.end:
            verb = token
            tense = _verb_tense(analysis, token)
            if tense:
                return ("future" if future_word and tense != "past" else tense), token.lemma
    return ("future" if future_word else ""), verb.lemma if verb else ""


def _near(analysis: Analysis, head: Token) -> list[Token]:
    """The two tokens above the expression and the token before it."""
    above = [t for t, _ in zip(analysis.ancestors(head), range(2), strict=False)]
    return above


def _verb_tense(analysis: Analysis, verb: Token) -> str:
    """Tense of a verb with its auxiliaries; "" where it has none of its own (participles, infinitives of a higher verb)."""
    aux = analysis.children(verb, "aux", "auxpass")
    if any(a.tag == "MD" and a.lower in _FUTURE_AUX for a in aux):
        return "past" if any(a.lower == "have" for a in aux) else "future"
    if any(a.lower == "to" for a in aux):
        return "future" if verb.dep in ("xcomp", "advcl", "acl", "relcl") and not any(a.lower == "have" for a in aux) else ""
    if verb.tag == "VBD" or any(a.tag == "VBD" or a.lower in ("have", "has", "'ve", "had") for a in aux):
        going = verb.lemma == "go" and any(c.tag == "VB" for c in analysis.children(verb, "xcomp"))
        return "future" if going else "past"
    if verb.tag == "VBN" and not aux:
        return "past" if verb.dep in ("ROOT", "acl", "relcl") else ""
    if verb.tag in ("VBZ", "VBP") or any(a.tag in ("VBZ", "VBP") for a in aux):
        return "present"
    return ""
