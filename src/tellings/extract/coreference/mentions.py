"""Noun phrases, names and pronouns of an Article: what may corefer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from tellings.extract.coreference.lexicon import (
    GROUP_NOUNS,
    HAPPENINGS,
    VEHICLES,
    ThingKind,
    human_nouns,
    source_nouns,
    speech_verbs,
    titles,
)
from tellings.language import Analysis, Token
from tellings.model import OriginKind, Span

_LEFT = frozenset("det poss amod compound nmod nummod quantmod predet case punct advmod npadvmod".split())
_PRONOUNS: dict[str, tuple[ThingKind, str]] = {
    "he": ("person", "m"), "him": ("person", "m"), "his": ("person", "m"), "himself": ("person", "m"),
    "she": ("person", "f"), "her": ("person", "f"), "hers": ("person", "f"), "herself": ("person", "f"),
    "they": ("group", ""), "them": ("group", ""), "their": ("group", ""), "themselves": ("group", ""),
    "it": ("body", ""), "its": ("body", ""), "itself": ("body", ""),
}  # fmt: skip
DEFINITE = frozenset("the this that these those its his her their our".split())
_CONNECTORS = frozenset("of for and de del la al von van der the '".split())


@dataclass(slots=True)
class Mention:
    """A phrase that may corefer. ``words`` are its own words in lower case without titles and articles."""

    span: Span
    head: Token
    kind: Literal["name", "noun", "pronoun"]
    thing: ThingKind
    noun: str
    """The head noun in lower case (of a name too: "ministry"), the pronoun itself for pronouns."""
    words: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False
    gender: str = ""
    origin: OriginKind | None = None
    speaks: bool = False
    """Whether it is the subject of a verb of saying or thinking."""
    after: str = ""
    """The preposition before the phrase, if any."""
    aliases: list[tuple[str, ...]] = field(default_factory=list)


def find_mentions(analysis: Analysis, folders: tuple[str, ...]) -> list[Mention]:
    """Find the mentions of an Article in text order."""
    found = [m for t in analysis.tokens if (m := _mention(analysis, t, folders)) is not None]
    found.extend(_abbreviated(analysis, {m.head.i for m in found}))
    return sorted(found, key=lambda m: (m.head.start, m.span.start))


_DEFINED = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:(?:of|for|the|and)\s+)*)*[A-Z][\w’'-]*)\s*\(([^()]{2,50})\)")


def _abbreviated(analysis: Analysis, known: set[int]) -> Iterator[Mention]:
    """Names inside a longer phrase with their short form in brackets: "three Islamic State (IS, formerly ISIS) convoys"."""
    for sentence in analysis.sentences:
        if analysis.text.find("(", sentence.span.start, sentence.span.end) < 0:
            continue
        for match in _DEFINED.finditer(analysis.text, sentence.span.start, sentence.span.end):
            token = analysis.token_at(match.end(1) - 1)
            if token is None or token.i in known or not (aliases := list(_aliases(analysis, token))):
                continue
            words = tuple(w for w in re.findall(r"\w+", match.group(1).lower()) if w not in _ARTICLES)
            yield Mention(
                span=Span(start=match.start(1), end=match.end(1)), head=token, kind="name", thing="body", noun=token.lower,
                words=words, definite=True, aliases=aliases,
            )  # fmt: skip


def _mention(analysis: Analysis, token: Token, folders: tuple[str, ...]) -> Mention | None:
    if token.pos == "PRON" and token.lower in _PRONOUNS:
        thing, gender = _PRONOUNS[token.lower]
        verb = analysis.head_of(token)
        return Mention(
            span=Span(start=token.start, end=token.end), head=token, kind="pronoun", thing=thing, noun=token.lower,
            gender=gender, plural=thing == "group", definite=True, speaks=token.dep == "nsubj" and verb.lemma in speech_verbs(folders),
        )  # fmt: skip
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod", "amod") or not token.text[:1].isalnum():
        return None
    return _phrase(analysis, token, folders)


def _phrase(analysis: Analysis, head: Token, folders: tuple[str, ...]) -> Mention:
    first = _first_token(analysis, head)
    last = _last_token(analysis, head, folders)
    tokens = analysis.tokens[first : last + 1]
    named = _is_name(tokens, head)
    titled = titles(folders)
    words = tuple(w for t in tokens if (w := _word(t)) and w not in _ARTICLES and (w not in titled or t is tokens[-1]) and t.pos != "NUM")
    gender = next((titled[w][1] for t in tokens if (w := t.lower.rstrip(".")) in titled and titled[w][1]), "")
    mention = Mention(
        span=Span(start=tokens[0].start, end=tokens[-1].end), head=head, kind="name" if named else "noun",
        thing="other", noun=_noun(tokens, head, folders), words=words or (head.lower,),
        definite=tokens[0].lower in DEFINITE or tokens[0].dep == "poss",
        plural=head.tag in ("NNS", "NNPS") or head.lower in GROUP_NOUNS, gender=gender,
        after=analysis.tokens[head.head].lower if head.dep == "pobj" else "",
    )  # fmt: skip
    _classify(mention, tokens, folders)
    mention.aliases = list(_aliases(analysis, tokens[-1]))
    return mention


_ARTICLES = frozenset("the a an 's ’s ' ’ - – — of and for this that these those its his her their our".split())


def _word(token: Token) -> str:
    return token.lower if token.lower.isalnum() else re.sub(r"[^\w]", "", token.lower)


def _first_token(analysis: Analysis, head: Token) -> int:
    first = head.i
    for child in (analysis.tokens[c] for c in sorted((c for c in head.children if c < head.i), reverse=True)):
        if child.dep not in _LEFT or (child.pos == "PUNCT" and not _inside_word(analysis, child)):
            break
        start = analysis.subtree(child)[0].i
        if any(analysis.tokens[k].pos == "PUNCT" and analysis.tokens[k].text in ",;:()" for k in range(start, first)):
            break
        first = start
    return first


def _inside_word(analysis: Analysis, mark: Token) -> bool:
    """A hyphen or apostrophe without a blank beside it."""
    before, after = analysis.tokens[mark.i - 1 : mark.i], analysis.tokens[mark.i + 1 : mark.i + 2]
    return mark.text in "-'’." and all(t.end == mark.start for t in before) and all(t.start == mark.end for t in after)


def _last_token(analysis: Analysis, head: Token, folders: tuple[str, ...]) -> int:
    """The head, or the end of an "of"/"for" phrase that belongs to a name or to a noun for a body."""
    last, nouns = head.i, source_nouns(folders)
    if head.entity == "PERSON" and head.pos == "PROPN":
        return last
    for child in (analysis.tokens[c] for c in head.children if c > head.i):
        if child.dep == "prep" and child.i == last + 1 and child.lower in ("of", "for"):
            objects = analysis.children(child, "pobj")
            if objects and objects[0].text[:1].isupper() and (head.pos == "PROPN" or head.lower in nouns):
                end = objects[0]
                tail = [t.i for t in analysis.subtree(end) if t.i <= end.i]
                if tail == list(range(child.i + 1, end.i + 1)):
                    last = end.i
    return last


def _is_name(tokens: list[Token], head: Token) -> bool:
    if head.pos == "PROPN":
        return True
    inner = [t for t in tokens if t.pos != "DET"]
    return (
        head.text[:1].isupper()
        and len(inner) > 1
        and all(t.text[:1].isupper() or t.lower in _CONNECTORS or not t.text[:1].isalpha() or t.lower in ("'s", "’s") for t in inner)
    )


def _noun(tokens: list[Token], head: Token, folders: tuple[str, ...]) -> str:
    """The common noun that says what a phrase names: in "Ministry of Health" the ministry, in "Lenn Lines" the lines."""
    nouns = source_nouns(folders)
    if head.lower in nouns or head.pos != "PROPN" or head.entity == "PERSON":
        return head.lower
    listed = [t.lower for t in tokens if t.lower in nouns and t.pos in ("NOUN", "PROPN")]
    return listed[-1] if listed else head.lower


def _classify(mention: Mention, tokens: list[Token], folders: tuple[str, ...]) -> None:
    nouns, titled = source_nouns(folders), titles(folders)
    noun = nouns.get(mention.noun) or nouns.get(mention.head.lemma)
    entities = {t.entity for t in tokens if t.entity}
    has_title = any(t.lower.rstrip(".") in titled for t in tokens if t.i < mention.head.i)
    person = (has_title or "PERSON" in entities) and (noun is None or noun.type == "person") and not _is_destination(mention)
    if mention.kind == "name" and person:
        mention.thing, mention.origin = "person", noun.kind if noun and noun.type == "person" else None
    elif {mention.noun, mention.head.lemma} & VEHICLES or (mention.kind == "name" and any(t.lower in VEHICLES for t in tokens)):
        mention.thing = "vehicle"
    elif mention.noun in HAPPENINGS or mention.head.lemma in HAPPENINGS:
        mention.thing = "happening"
    elif mention.head.lower in GROUP_NOUNS and mention.plural:
        mention.thing, mention.origin = "group", noun.kind if noun else None
    elif noun is not None and noun.type != "document":
        mention.thing = "person" if noun.type == "person" else "body"
        mention.origin = noun.kind
    elif mention.kind == "name" and entities & {"ORG", "NORP"}:
        mention.thing = "body"
    elif mention.head.lemma in human_nouns(folders):
        mention.thing = "group" if mention.plural else "person"


def _is_destination(mention: Mention) -> bool:
    """A single capitalised word after "to", "from", "near" ... is a place more often than a person, whatever the parser says."""
    return len(mention.words) == 1 and mention.head.dep == "pobj" and mention.gender == "" and mention.after in _WHERE


_WHERE = frozenset("to in from near at towards toward around outside into inside across through".split())


_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,50})\)")


def _aliases(analysis: Analysis, last: Token) -> Iterator[tuple[str, ...]]:
    """Short forms defined in brackets right after a name: "Islamic State (IS, formerly ISIS/ISIL)"."""
    match = _IN_BRACKETS.match(analysis.text, last.end, last.end + 60)
    if match:
        for part in re.split(r"[,;/]|\bor\b", match.group(1)):
            words = [w for w in re.findall(r"\w+", part) if w[:1].isupper()]
            if len(words) == 1 and words[0].isupper():
                yield (words[0].lower(),)
