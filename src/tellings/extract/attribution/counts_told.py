"""Figures with the one who gives them, where no clause is said: "admitted to 48 dead", "the ministry has 29", "the coast guard 91"."""

from __future__ import annotations

from tellings.extract.attribution.found import Found, below
from tellings.extract.attribution.lexicon import nouns
from tellings.extract.attribution.speakers import can_speak
from tellings.extract.attribution.verbs import subject_of
from tellings.language import Analysis, SentenceView, Token

_OF = frozenset("speak talk tell admit own confess write warn report read hear count stick hold stand come".split())
"""Verbs that give a figure behind a preposition (VerbNet 3.4, classes talk-37.5, say-37.7, confess-37.10)."""
_SPEAKERS = frozenset({"speak", "talk", "admit", "own", "confess"})
"""Of these whatever is the subject has a voice: "the railway admitted to 48 dead"."""
_TO = frozenset({"of", "to", "at", "on"})
_HAVE = frozenset("have list count name record show put give".split())
_BREAKS = frozenset({",", ";", "–", "—"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})


def count_tellers(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """The attributions of single figures of one sentence."""
    found: list[Found] = []
    for token in analysis.sentence_tokens(sentence):
        if token.pos != "NUM" and not token.text[:1].isdigit() and token.lower not in _VAGUE:
            continue
        top = analysis.head_of(token) if token.dep in ("nummod", "quantmod") else token
        hit = (
            _of_so_many(analysis, top, folders)
            or _put_by(analysis, sentence, token, folders)
            or _has(analysis, token, folders)
            or _gapped(analysis, sentence, token, folders)
        )
        if hit is not None:
            found.append(hit)
    return found


def _of_so_many(analysis: Analysis, top: Token, folders: tuple[str, ...]) -> Found | None:
    """As in "hospitals speak of 33 hurt", "the railway admitted to 48 dead"."""
    prep = analysis.head_of(top)
    verb = analysis.head_of(prep)
    if top.dep != "pobj" or prep.lower not in _TO or verb.lemma not in _OF or verb.pos != "VERB":
        return None
    if (verb.lemma in ("come", "stand", "hold", "stick") and prep.lower != "to") or any(
        c.dep in ("auxpass", "nsubjpass") for c in analysis.children(verb)
    ):
        return None
    subject = subject_of(analysis, verb)
    speaks = subject is not None and (can_speak(subject, folders) or verb.lemma in _SPEAKERS)
    if subject is None or not speaks or subject.pos == "NUM" or subject.lower in ("it", "that", "this", "there"):
        return None
    source = [i for i in below(analysis, subject) if i < verb.i]
    content = [i for i in below(analysis, prep) if i > prep.i]
    last = max(content)
    while last + 1 < len(analysis.tokens) and analysis.tokens[last + 1].head in content and analysis.tokens[last + 1].pos != "PUNCT":
        last += 1
        content.append(last)
    return Found(cue=[verb.i], source=source, content=sorted(content), head=verb.i, firm=True) if source else None


_VAGUE = frozenset({"dozens", "dozen", "hundreds", "scores", "thousands", "handful", "several", "few"})
_PUT = frozenset({"put", "estimate", "set", "reckon", "place", "count", "number", "peg"})


def _put_by(analysis: Analysis, sentence: SentenceView, token: Token, folders: tuple[str, ...]) -> Found | None:
    """As in "the crowd, put at 6,000 by the organisers and 1,500 by the police": each number has who gives it behind it."""
    by = analysis.tokens[token.i + 1] if token.i + 1 < sentence.last else None
    if by is None or by.lower != "by" or not any(t.lemma in _PUT for t in analysis.tokens[max(sentence.first, token.i - _REACH) : token.i]):
        return None
    end = by.i + 1
    while end < sentence.last and analysis.tokens[end].pos in _NAMING:
        end += 1
    heads = [t for t in analysis.tokens[by.i + 1 : end] if t.pos in ("NOUN", "PROPN")]
    if not heads or not can_speak(heads[-1], folders):
        return None
    return Found(cue=[by.i], source=list(range(by.i + 1, end)), content=[token.i], head=by.i, firm=True)


_REACH = 12


def _has(analysis: Analysis, token: Token, folders: tuple[str, ...]) -> Found | None:
    """As in "the ministry has 29", "the sexton's book has 117": a body or a paper with a bare number."""
    verb = analysis.head_of(token)
    if token.dep != "dobj" or verb.lemma not in _HAVE:
        return None
    for subject in analysis.children(verb, "nsubj"):
        known = nouns(folders).get(subject.lower)
        if known is not None and (known.type in ("body", "document") or known.kind == "official"):
            return Found(cue=[verb.i], source=below(analysis, subject), content=below(analysis, token), head=verb.i, firm=True)
    return None


def _gapped(analysis: Analysis, sentence: SentenceView, token: Token, folders: tuple[str, ...]) -> Found | None:
    """As in "the airline says 88 people were on board, the coast guard 91": the verb of the clause before is meant again."""
    after = analysis.tokens[token.i + 1] if token.i + 1 < sentence.last else None
    if after is not None and after.text not in (".", ",", ";", ")"):
        return None
    first = token.i
    while first > sentence.first and analysis.tokens[first - 1].pos in _NAMING:
        first -= 1
    before = analysis.tokens[first - 1] if first > sentence.first else None
    if before is None or (before.text not in _BREAKS and before.lower not in ("and", "but", "while")) or token.i - first not in range(1, 6):
        return None
    words = [t.lower for t in analysis.tokens[first : token.i]]
    known = nouns(folders).get(" ".join(words[-2:])) or nouns(folders).get(words[-1])
    said = any(t.lemma in _OF | _HAVE | {"say", "estimate", "confirm"} and t.pos == "VERB" for t in analysis.tokens[sentence.first : first])
    if known is None or known.type == "document" or not said:
        return None
    return Found(cue=[token.i], source=list(range(first, token.i)), content=[token.i], head=token.i, firm=True)
