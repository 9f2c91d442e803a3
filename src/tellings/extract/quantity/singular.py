"""Single people: "a nurse", "her husband", "a fourth person", "himself", and people by name. Each counts as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.extract.quantity.words import PERSON_CLASSES, Words, singular, unit_of
from tellings.language import Analysis, SentenceView, Token
from tellings.model import AmountMention, Quantity, Span

_DETERMINERS = frozenset("a an another the his her their my our its this that".split())
REFLEXIVE = frozenset({"himself", "herself"})
_OLD = frozenset({"old", "year-old", "years-old"})
_ALONE = REFLEXIVE | _OLD
"""Words for one person that need not be nouns."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_NEVER = frozenset(
    "people police personnel crew staff family head party name party member group troop cattle militia artillery host enemy foe adversary"
    " opponent occupier invader aggressor dead fallen".split()
)


def find_singulars(analysis: Analysis, sentence: SentenceView, numbers: list[AmountMention], tables: Words) -> Iterator[AmountMention]:
    """Yield single people of a sentence. Whether anything happened to them is decided when Claims are put together."""
    taken = [n.span for n in numbers if n.kind in ("count", "ordinal", "idiom", "list_number")]
    done = 0
    for token in analysis.sentence_tokens(sentence):
        if token.start < done or not (token.pos in _NOUNS or token.lower in _ALONE or _behind_hyphen(analysis, token)):
            continue
        mention = _reflexive(token) or _by_age(analysis, token) or _noun(analysis, token, tables) or _named(analysis, token)
        if mention and not any(
            s.overlaps(mention.span) for s in taken if s.covers(Span(start=token.start, end=token.end)) or s.overlaps(mention.number)
        ):
            done = mention.span.end
            yield mention


def _one(unit: str | None) -> Quantity:
    return Quantity(low=1, high=1, figure="exact", unit=unit)


def _reflexive(token: Token) -> AmountMention | None:
    if token.lower not in REFLEXIVE:
        return None
    span = Span(start=token.start, end=token.end)
    return AmountMention(span=span, number=span, head=token.start, kind="count", quantity=_one(None), unit_class="name")


def _by_age(analysis: Analysis, token: Token) -> AmountMention | None:
    """As in "A 2-year-old is dead": an age that stands for a person."""
    if token.lower not in _OLD or token.dep in ("amod", "compound", "acomp"):
        return None
    following = analysis.tokens[token.i + 1] if token.i + 1 < len(analysis.tokens) else None
    if following is not None and following.sentence == token.sentence and following.pos in ("NOUN", "PROPN", "ADJ"):
        return None
    first = next((t for t in analysis.subtree(token) if t.lower in _DETERMINERS and 0 < token.i - t.i <= 8), None)
    if first is None:
        return None
    span, unit = Span(start=first.start, end=token.end), Span(start=token.start, end=token.end)
    quantity = _one(span.of(analysis.text))
    return AmountMention(span=span, number=span, head=token.start, kind="count", quantity=quantity, unit_class="person", unit_span=unit)


def _noun(analysis: Analysis, token: Token, tables: Words) -> AmountMention | None:
    hyphenated = _behind_hyphen(analysis, token) and token.pos in ("ADP", "ADV", "VERB", "ADJ")
    if (token.pos not in _NOUNS and not hyphenated) or token.tag in ("NNS", "NNPS") or token.lower in _NEVER:
        return None
    if token.dep == "compound" and analysis.head_of(token).i > token.i and analysis.head_of(token).pos != "PROPN":
        return None
    if singular(token.lower) != token.lower and token.lower not in (
        "mistress",
        "hostess",
        "waitress",
        "actress",
        "stewardess",
        "boss",
        "witness",
    ):
        return None
    unit_class, _ = unit_of(analysis.tokens, token.i, tables.units)
    if unit_class not in PERSON_CLASSES:
        return None
    if hyphenated:
        return _passer_by(analysis, token, unit_class)
    first = _first(analysis, token)
    if first is None or (first.lower not in _DETERMINERS and _labels(analysis, token)):
        return None
    span = Span(start=first.start, end=token.end)
    return AmountMention(
        span=span, number=span, head=token.start, kind="count", unit_class=unit_class,
        quantity=_one(analysis.text[first.start : token.end]), unit_span=Span(start=token.start, end=token.end),
    )  # fmt: skip


def _behind_hyphen(analysis: Analysis, token: Token) -> bool:
    return token.i > 0 and analysis.tokens[token.i - 1].text == "-"


def _passer_by(analysis: Analysis, token: Token, unit_class: str) -> AmountMention | None:
    """As in "the passer-by": the parser may take the parts of such a noun for anything."""
    first = token.i
    while first > 0 and analysis.tokens[first - 1].text == "-":
        first -= 2
    start = analysis.tokens[first - 1] if first > 0 else None
    if start is None or start.lower not in _DETERMINERS or start.sentence != token.sentence:
        return None
    span = Span(start=start.start, end=token.end)
    return AmountMention(
        span=span, number=span, head=token.start, kind="count", unit_class=unit_class, quantity=_one(span.of(analysis.text)),
        unit_span=Span(start=token.start, end=token.end),
    )  # fmt: skip


def _labels(analysis: Analysis, token: Token) -> bool:
    """Whether a noun or name ends a label: "Governor: 41 dead", "PRESENTER: ...", "Sheriff Aldous: ..." name who speaks."""
    return re.match(r"(?:,\s\d{1,2}[:.]\d{2})?:(?:\s|$)", analysis.text[token.end : token.end + 12]) is not None


_OPENING = 6
"""Words at the start of a line within which a bare noun may be one person ("Man dies in fire")."""
_TITLE_MARKS = frozenset({":", ";", "–", "—", "-", "|", ","})


def _first(analysis: Analysis, noun: Token) -> Token | None:
    """The determiner or possessive that makes the noun one person; in titles a bare noun at the start of the line too."""
    before = [t for t in analysis.children(noun, "det", "poss", "nummod") if t.i < noun.i]
    if any(t.dep == "nummod" for t in before):
        return None
    for token in before:
        if token.dep == "poss":
            below = analysis.subtree(token)
            return below[0] if noun.i - below[0].i <= 12 else token
        if token.lower in _DETERMINERS:
            return token
    sentence = analysis.sentences[noun.sentence]
    title = sentence.role in ("title", "subtitle")
    if before:
        return None
    children = [t for t in analysis.children(noun, "amod", "compound", "nmod", "npadvmod") if t.i < noun.i]
    first = min([*(analysis.subtree(t)[0] for t in children), noun], key=lambda t: t.i)
    if title and first.i > sentence.first and analysis.tokens[first.i - 1].text in _TITLE_MARKS:
        return first
    if first.i > sentence.first and _telegraphic(analysis, first, noun):
        return first
    if noun.i - sentence.first > _OPENING:
        return None
    if any(t.pos in ("VERB", "AUX") and t.dep not in ("amod", "compound") for t in analysis.tokens[sentence.first : noun.i]):
        return None
    return first if sentence.role in ("title", "subtitle") or first.i == sentence.first else None


def _telegraphic(analysis: Analysis, first: Token, noun: Token) -> bool:
    """As in "02:05 male, 19, found hurt", "van overturned, driver dead": logs leave out articles and auxiliaries."""
    tokens = analysis.tokens
    before = tokens[first.i - 1]
    if before.text not in _TITLE_MARKS | {"."} and not (before.text[:1].isdigit() and ":" in before.text):
        return False
    k = noun.i + 1
    if k + 2 < len(tokens) and tokens[k].text == "," and tokens[k + 1].text.isdigit() and tokens[k + 2].text == ",":
        k += 3
    said = tokens[k] if k < len(tokens) and tokens[k].sentence == noun.sentence else None
    if said is None or noun.dep in ("appos", "compound", "conj", "pobj") or said.tag not in ("VBN", "VBD", "JJ"):
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is None or after.sentence != noun.sentence or after.pos in ("PUNCT", "ADP", "ADV", "CCONJ", "NUM")


def _named(analysis: Analysis, token: Token) -> AmountMention | None:
    if token.entity != "PERSON" or not token.entity_start or token.pos != "PROPN":
        return None
    last = token
    while last.i + 1 < len(analysis.tokens):
        following = analysis.tokens[last.i + 1]
        if following.entity != "PERSON" or following.entity_start or following.sentence != token.sentence:
            break
        last = following
    if _labels(analysis, last):
        return None
    span = Span(start=token.start, end=last.end)
    head = analysis.head_token(span) or last
    return AmountMention(span=span, number=span, head=head.start, kind="count", quantity=_one(None), unit_class="name")
