"""The counted noun of a figure: syntax first, then the words to the right."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.extract.quantity.words import Words, singular, unit_of
from tellings.language import Analysis, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN"})
_PARTITIVE = frozenset("the these those them us you their our my your his her its whom which".split())
_PRONOUNS = frozenset("them us you whom which these those it".split())
REACH = 12
"""Tokens to the right within which the counted noun stands."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: token index of the head (or None), first and last token of the phrase, and of which whole."""

    head: int | None
    first: int
    last: int
    unit_class: str
    age_sex: str
    partitive: bool = False
    """Counted out of something said before or after ("three of the injured", "two of them")."""
    base: int | None = None
    """Token index of the head of that whole."""


def counted_noun(analysis: Analysis, number_last: int, words: Words) -> Counted:
    """Find the noun that the number ending at token ``number_last`` counts."""
    tokens = analysis.tokens
    j = number_last + 1
    if j < len(tokens) and tokens[j].lower == "more" and tokens[j].sentence == tokens[number_last].sentence:
        j += 1
    if j + 1 < len(tokens) and tokens[j].lower == "of" and tokens[j + 1].sentence == tokens[number_last].sentence:
        return _after_of(tokens, number_last, j + 1, words)
    if _told_at_once(tokens, j, number_last):
        return Counted(None, number_last, number_last, "unknown", "")
    head = _syntactic(analysis, number_last, words)
    if head is None:
        head = _linear(tokens, number_last, j, words)
    if head is None:
        return Counted(None, number_last, number_last, "unknown", "")
    head = _reported(tokens, head, number_last)
    unit_class, age_sex = unit_of(tokens, head, words.units)
    adjacent = unit_of(tokens, j, words.units)[0] if j < head else "unknown"
    hyphened = j + 1 < len(tokens) and tokens[j + 1].text in ("-", "‑") and tokens[j + 1].start == tokens[j].end  # "37 night-shift women"
    if adjacent in ("distance", "measure", "money", "time") and not hyphened and not tokens[j].lower.endswith(("-", "second", "minute")):
        return Counted(j, j, j, adjacent, "")
    return Counted(head, j, head, unit_class, age_sex)


_REPORTS = frozenset("report reports record records mention indication indications account accounts word news sign signs talk".split())


def _reported(tokens: list[Token], head: int, number: int) -> int:
    """Over "reports of": in "no reports of casualties" it is casualties of which there are none."""
    denied = tokens[number].lower in ("no", "without", "any")
    if not denied or tokens[head].lower not in _REPORTS or head + 2 >= len(tokens) or tokens[head + 1].lower not in ("of", "about"):
        return head
    noun = next((t for t in tokens[head + 2 : head + 6] if t.pos == "NOUN" and t.sentence == tokens[head].sentence), None)
    return noun.i if noun is not None and noun.tag == "NNS" and tokens[noun.i].head == head + 1 else head


def _after_of(tokens: list[Token], number_last: int, j: int, words: Words) -> Counted:
    partitive = tokens[j].lower in _PARTITIVE
    if tokens[j].lower in _PRONOUNS:
        return Counted(None, number_last, j, "unknown", "", partitive=True, base=j)
    k = j
    while k < len(tokens) and tokens[k].sentence == tokens[j].sentence and tokens[k].pos in ("DET", "PRON") and k < j + 2:
        k += 1
    start = k
    while partitive and k < len(tokens) and tokens[k].pos == "NUM" and tokens[k].sentence == tokens[j].sentence and k < start + 3:
        k += 1  # "61 of the 240 houses"
    head = _linear(tokens, j - 1, k, words)
    if head is not None and partitive and (owned := _owned(tokens, head, words)) is not None:
        head = owned
    if head is None:
        k = start
        bare = tokens[k] if k < len(tokens) and tokens[k].sentence == tokens[j].sentence else None
        said = bare is not None and (bare.pos in ("ADJ", "VERB", "NUM") or not bare.pos or bare.lower in _FATES)
        base = bare.i if partitive and bare and said else None
        return Counted(None, number_last, base if base is not None else number_last, "unknown", "", partitive=partitive, base=base)
    unit_class, age_sex = unit_of(tokens, head, words.units)
    return Counted(head, k, head, unit_class, age_sex, partitive=partitive, base=head if partitive else None)


def _owned(tokens: list[Token], owner: int, words: Words) -> int | None:
    """The noun that an owner's number counts: the houses in "388 of the town's 412 houses"."""
    if owner + 2 >= len(tokens) or tokens[owner + 1].lower not in ("'s", "’s", "'", "’") or tokens[owner + 2].pos != "NUM":
        return None
    k = owner + 2
    while k < len(tokens) and tokens[k].pos == "NUM" and tokens[k].sentence == tokens[owner].sentence:
        k += 1
    return _linear(tokens, owner + 1, k, words)


def _told_at_once(tokens: list[Token], j: int, number: int) -> bool:
    """As in "SIX DEAD AS TRAIN HITS BUS": a word of fate right behind the number and a new clause or phrase behind it."""
    if j + 1 >= len(tokens) or tokens[j + 1].sentence != tokens[number].sentence or tokens[j].lower not in _FATES:
        return False
    return tokens[j + 1].lower in _NEW_CLAUSE


_NEW_CLAUSE = frozenset("as when after while in at on by from during following near since amid before because but over with and".split())


def _syntactic(analysis: Analysis, number_last: int, words: Words) -> int | None:
    """The head that the parser gives the number, if it stands to the right, within reach and in the same phrase."""
    token = analysis.tokens[number_last]
    head = analysis.head_of(token)
    while head.dep in ("compound", "nmod") and analysis.head_of(head).pos in _NOUNS and 0 < analysis.head_of(head).i - token.i <= REACH:
        head = analysis.head_of(head)
    if (
        token.dep not in ("nummod", "det", "predet", "amod", "quantmod", "compound")
        or head.pos not in _NOUNS
        or head.lower in _FATES
        or head.lower in words.numbers
        or not 0 < head.i - token.i <= REACH
        or _behind_bracket(analysis, token.i, head.i)
        or not any(c.isalnum() for c in head.text)
    ):
        return None
    if token.dep == "quantmod" or any(
        t.pos in ("VERB", "AUX", "ADP", "SCONJ") and t.tag not in ("VBN", "VBG") and not t.text.isupper() and not _bracketed(analysis, t)
        for t in analysis.tokens[token.i + 1 : head.i]
    ):
        return None
    following = analysis.tokens[head.i + 1] if head.i + 1 < len(analysis.tokens) else None
    if following is not None and following.dep == "compound" and following.head > head.i and following.pos in _NOUNS:
        return None
    longer = _linear(analysis.tokens, number_last, number_last + 1, words)
    return max(head.i, longer) if longer is not None and analysis.tokens[longer].head != head.i else head.i


def _behind_bracket(analysis: Analysis, number: int, head: int) -> bool:
    """As in "40 wounded (source: ...)": the noun stands in a bracket that opens behind the number."""
    between = [t.text for t in analysis.tokens[number + 1 : head]]
    named = any(
        t.text == "," and analysis.tokens[t.i + 1].pos == "PROPN" for t in analysis.tokens[number + 1 : head]
    )  # "3 dead, Alba none"
    told = any(
        t.lower in _FATES and analysis.tokens[t.i + 1].text == "," for t in analysis.tokens[number + 1 : head]
    )  # "One dead, second ill"
    return between.count("(") > between.count(")") or "|" in between or named or told


def _bracketed(analysis: Analysis, token: Token) -> bool:
    before = analysis.text[max(0, token.start - 60) : token.start]
    return before.rfind("(") > before.rfind(")")


def _linear(tokens: list[Token], before: int, j: int, words: Words) -> int | None:
    """The last noun of the run of modifiers and nouns that starts at ``j``."""
    head, k, limit = None, j, before + REACH
    sentence = tokens[before].sentence
    while k < len(tokens) and tokens[k].sentence == sentence and k <= limit:
        token = tokens[k]
        several = _listed_unit(tokens, k, words)
        if several:
            return several
        if _is_noun(token, words):
            if (
                head is not None and token.dep in ("npadvmod", "oprd") and tokens[head].tag in ("NNS", "NNPS")
            ):  # "five coffins side by side"
                break
            if head is not None and k > head + 1 and tokens[k - 1].text not in ("-", "–", "'", "’s", "'s", '"', "“", "”", "‘", "’", "/"):
                break
            head = k
        elif not _passes(tokens, k, head):
            break
        k += 1
    return head


_FATES = frozenset(
    "dead wounded injured missing hurt killed shot stabbed slain arrested detained held jailed rescued saved freed feared trapped"
    " displaced evacuated homeless abducted"
    " kidnapped destroyed damaged aboard infected hospitalized hospitalised drowned buried"
    " sickened charged sought wanted captured seized stranded"
    " saved found identified treated evacuated die dies drown drowns perish perishes flee flees vanish disappear suffocate starve"
    " remain remains remained survive survives escape escapes evacuate freeze".split()
)
"""In capitals the parser takes these for nouns ("8 KILLED")."""


def _listed_unit(tokens: list[Token], k: int, words: Words) -> int | None:
    """The last token of a unit of several words that starts here ("pick up trucks"), whatever the parser calls its words."""
    joined = tokens[k].lower
    found = None
    for j in range(k + 1, min(k + 4, len(tokens))):
        if tokens[j].sentence != tokens[k].sentence:
            break
        joined += ("" if tokens[j - 1].end == tokens[j].start else " ") + tokens[j].lower
        if joined in words.units or _plural_unit(joined, words):
            found = j
    following = tokens[found + 1] if found is not None and found + 1 < len(tokens) else None
    return None if following is not None and following.pos in _NOUNS and following.sentence == tokens[k].sentence else found


def _plural_unit(joined: str, words: Words) -> bool:
    start, _, last = joined.rpartition(" ")
    return bool(start) and f"{start} {singular(last)}" in words.units


def _is_noun(token: Token, words: Words) -> bool:
    if not any(c.isalnum() for c in token.text) and token.text not in ("-", "–"):  # the bars of a table
        return False
    if token.pos:
        if token.pos in ("AUX", "PRON") and token.text.isupper() and len(token.text) > 1:  # "several IS trucks", "US soldiers"
            return True
        if token.pos in _NOUNS:
            return token.lower not in ("am", "pm", "a.m.", "p.m.", *_FATES)
        return (
            token.pos in ("VERB", "ADJ", "X")
            and token.lower in words.units
            and token.lower.endswith("s")
            and singular(token.lower) in words.units
        )
    return token.lower in words.units or singular(token.lower) in words.units


def _passes(tokens: list[Token], k: int, head: int | None) -> bool:
    """Whether a token may stand between the number and its noun."""
    token = tokens[k]
    if head is not None:
        return token.text in ("-", "–", "'", "'s", "’s", "’", "/")
    following = tokens[k + 1] if k + 1 < len(tokens) and tokens[k + 1].sentence == token.sentence else None
    if token.text in ("-", "–") and tokens[k - 1].end < token.start and following is not None and token.end < following.start:
        return False  # a dash, not a hyphen: "third critical - ministry"
    if token.pos in _INSIDE or token.text in ("-", "–", "'", "’", "‘", '"', "“", "”", "`"):
        return True
    if token.pos == "ADV":
        return following is not None and following.pos in ("ADJ", "VERB", "ADV")
    if token.tag in ("VBN", "VBG", "VBD"):
        return following is not None and (following.pos in _INSIDE or following.text == "-")
    if token.text == "," or token.pos == "CCONJ":
        previous = tokens[k - 1]
        return following is not None and previous.pos in ("ADJ", "VERB") and following.pos in ("ADJ", "VERB") and following.tag != "VBD"
    return not token.pos and token.lower.isalpha() and token.lower not in _STOPS


_STOPS = frozenset(
    "was were is are be been being has have had will would can could may might must said says of in on at by to from with for as"
    " and or but when"
    " after before who which that since while during died killed the a an".split()
)
