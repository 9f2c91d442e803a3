"""Bare numbers that count nothing, known by the words around them: names of things in a row, money, ages, rates, idioms.

A number with a noun of its own counts that noun; these rules look only at numbers without one.
"""

from __future__ import annotations

import re

from tellings.extract.quantity.words import PERSON_CLASSES, Words, unit_of
from tellings.language import Analysis, Token
from tellings.model import AmountKind, AmountMention

_NAMING: frozenset[AmountKind] = frozenset({"identifier", "address"})
_JOINED = re.compile(r"\s*(?:,|and|or|to|&|/|, and)\s*", re.IGNORECASE)
_LARGE = 1_000_000
_COSTING = frozenset(
    "cost charge pay spend earn fetch raise owe donate invoice bill invest budget collect sell bid gross save lend borrow fine award"
    " pledge grant price".split()
)
"""VerbNet 3.4 classes price-54.4, bill-54.5, pay-68, get-13.5.1, contribute-13.2."""
_OF_PERSONS = frozenset({"bill", "charge", "raise", "collect", "save", "fine", "award", "grant", "spend", "pay"})
"""Verbs that may have people or things as their object too: only a number at the end of its phrase is money."""
_MONEY = frozenset(
    "cost price fund budget bill compensation insurer insurance damage payment loan debt profit turnover wage salary fee tax fine grant"
    " revenue ransom reward donation aid repair subsidy investment sum money bank ticket rent".split()
)
_BANDS = frozenset("older younger eldest oldest youngest elder latter former both".split())
_HALVES = frozenset({"two", "half", "three"})
_BREAKING = frozenset("break split cut snap tear saw fold divide crack".split())
_SERIES = frozenset(
    "update bulletin sitrep communique communiqué edition instalment installment dispatch despatch notice advisory release issue".split()
)
_SCALES = re.compile(r"\b(?:level|category|stage|grade|step|rank|place|score|rating|magnitude|degree)\b[^.;:]*\b(?:is|was|at|to|of)\s+$")
_ON_A_SCALE = re.compile(r"\s+on (?:a|the) [\w-]*\s*scale\b|\s+out of (?:five|ten|\d+)\s*[.,;]", re.IGNORECASE)
_RATE = re.compile(r"\b(nine|eight|seven|six|five|four|three|two|one|\d)\s+(?:in|out of)(?: every)?\s+$", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s+(?:in|out of)(?: every)?\s+(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)\b", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"\s+(?:(?:more|fewer|less) than\b|(?:above|below|short of|over|under) (?:its|the|their)\b)", re.IGNORECASE)
_SET_OFF = re.compile(r"[,–—-]\s*$")


def no_counts(analysis: Analysis, here: list[AmountMention], tables: Words) -> list[AmountMention]:
    """The figures of a sentence, those that count nothing with the kind that they are."""
    out: list[AmountMention] = []
    for mention in here:
        kind = _kind(analysis, mention, out[-1] if out else None, tables) if _bare(mention) else None
        out.append(mention.replace(kind=kind) if kind is not None else mention)
    return out


def _bare(mention: AmountMention) -> bool:
    return mention.kind == "count" and mention.unit_span is None and mention.share_of is None and mention.quantity.high != 0


def _kind(analysis: Analysis, mention: AmountMention, previous: AmountMention | None, tables: Words) -> AmountKind | None:
    token = analysis.token_at(mention.number.start)
    if token is None:
        return None
    if _in_a_row(analysis, mention, previous):
        return previous.kind if previous is not None else None
    if _named(analysis, mention, token, tables) or _pair_of_names(analysis, mention):
        return "identifier"
    if _money(analysis, mention, token):
        return "price"
    if _aged(analysis, mention, token):
        return "age"
    return _phrase(analysis, mention, token)


def _in_a_row(analysis: Analysis, mention: AmountMention, previous: AmountMention | None) -> bool:
    """As in "numbers 118 and 203", "trains 402 and 407": what follows the number of a name names too."""
    if previous is None or previous.kind not in _NAMING or previous.number.end > mention.number.start:
        return False
    return _JOINED.fullmatch(analysis.text[previous.number.end : mention.number.start]) is not None


def _named(analysis: Analysis, mention: AmountMention, token: Token, tables: Words) -> bool:
    """As in "the Cessna 208", "Private 4471", "told Canal 6", "UPDATE 3"."""
    digits = mention.number.of(analysis.text).isdigit()
    before = analysis.tokens[token.i - 1] if token.i else None
    if not digits or before is None or before.sentence != token.sentence or before.end + 1 != token.start:
        return False
    if before.lower in _SERIES:
        return True
    if not before.text[:1].isupper() or before.pos not in ("PROPN", "NOUN"):
        return False
    start = analysis.sentences[token.sentence].first
    further = analysis.tokens[before.i - 1] if before.i > start else None
    soldier = unit_of(analysis.tokens, before.i, tables.units)[0] in PERSON_CLASSES and not before.text.isupper()
    if soldier and analysis.tokens[min(token.i + 1, len(analysis.tokens) - 1)].text[:1].isupper():
        return True
    return further is not None and (further.lower in ("the", "a", "an", "told") or further.lemma == "tell")


def _pair_of_names(analysis: Analysis, mention: AmountMention) -> bool:
    """As in "units 7 and 12 responded", "compartments one and two": two numbers right behind the noun that they number."""
    number = analysis.tokens_in(mention.number)
    if not number:
        return False
    tokens, first, last = analysis.tokens, number[0], number[-1]
    following = tokens[last.i + 1 : last.i + 3]
    if len(following) == 2 and following[0].lower == "and" and following[1].pos == "NUM":
        noun = tokens[first.i - 1] if first.i else None
    elif first.i > 2 and tokens[first.i - 1].lower == "and" and tokens[first.i - 2].pos == "NUM":
        noun = tokens[first.i - 3]
    else:
        return False
    return noun is not None and noun.tag in ("NNS", "NNPS") and noun.sentence == first.sentence and _numbers(analysis, noun)


def _numbers(analysis: Analysis, noun: Token) -> bool:
    """Whether a plural noun has a place in a clause of its own: not the label of a row ("Houses 7 and 12")."""
    return noun.dep in ("pobj", "nsubj", "nsubjpass", "dobj", "conj") and analysis.head_of(noun).pos in ("VERB", "AUX", "ADP", "NOUN")


def _money(analysis: Analysis, mention: AmountMention, token: Token) -> bool:
    """As in "costs the town 64", "at a cost of 2.9 million", "the fund has 2 million left"."""
    verb = analysis.head_of(token)
    if token.dep == "nummod" and verb.i < token.i and verb.dep in ("dobj", "dative"):  # "a night costs the town 64", no single loss
        payer = analysis.head_of(verb)
        return payer.lemma in _COSTING and payer.tag in ("VBZ", "VBP") and payer.lemma not in _OF_PERSONS
    if token.dep in ("dobj", "npadvmod", "oprd", "attr") and verb.lemma in _COSTING and verb.pos == "VERB":
        after = analysis.tokens[token.i + 1] if token.i + 1 < len(analysis.tokens) else None
        closed = after is None or after.sentence != token.sentence or not after.text.isalpha() or after.lower in ("for", "a", "per", "each")
        return closed and (verb.lemma not in _OF_PERSONS or (after is not None and after.lower in ("for", "per")))
    if token.dep == "pobj" and verb.lower == "of" and analysis.head_of(verb).lemma in ("cost", "price", "fee", "bill", "budget", "profit"):
        return not any(t.lemma in ("life", "dead") for t in analysis.sentence_tokens(analysis.sentences[token.sentence]))
    if (mention.quantity.low or 0) < _LARGE and (mention.quantity.high or 0) < _LARGE:
        return False
    near = analysis.sentences[max(0, token.sentence - 1)].first, analysis.sentences[token.sentence].last
    return any(t.lemma.lower() in _MONEY for t in analysis.tokens[near[0] : near[1]])


def _aged(analysis: Analysis, mention: AmountMention, token: Token) -> bool:
    """As in "the older of them, 79, bled to death", "two of them, both 17, were picked up"."""
    q = mention.quantity
    if q.low != q.high or not 0 < (q.low or 0) <= OLDEST or q.hedge is not None:
        return False
    after = analysis.text[mention.number.end : mention.number.end + 1]
    if after not in (",", ")") or token.i < 2:
        return False
    before = analysis.tokens[token.i - 1]
    if before.lower in ("both", "each", "all") and analysis.tokens[token.i - 2].text in (",", "(", "–", "—", "-"):
        return True
    clause = analysis.tokens[max(analysis.sentences[token.sentence].first, token.i - 5) : token.i - 1]
    return before.text in (",", "(") and any(t.lower in _BANDS for t in clause)


OLDEST = 115
"""Years; no person is older."""


def _phrase(analysis: Analysis, mention: AmountMention, token: Token) -> AmountKind | None:
    text = analysis.text
    before, after = text[max(0, mention.span.start - 60) : mention.span.start], text[mention.number.end : mention.number.end + 40]
    word = mention.number.of(text).lower()
    previous = analysis.tokens[token.i - 1] if token.i else token
    if word in _HALVES and previous.lower == "in" and analysis.head_of(previous).lemma in _BREAKING:
        return "idiom"
    if _RATE.search(before) or (_RATE_AFTER.match(after) and not re.match(r"\s+in \d{4}\b", after) and _small(mention)):
        return "percent"
    if _ON_A_SCALE.match(after) or (_SCALES.search(before) and _small(mention) and re.match(r"\s*(?:[.,;]|on\b)", after)):
        return "measurement"
    if re.search(r"\bpopulation(?: of)?,?\s+$", before):
        return "measurement"
    if _DIFFERENCE.match(after) and _SET_OFF.search(before) and mention.quantity.hedge is None:
        return "measurement"
    return None


def _small(mention: AmountMention) -> bool:
    return (mention.quantity.low or 0) <= 12 and (mention.quantity.high or 0) <= 12
