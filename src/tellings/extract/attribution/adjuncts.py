"""Attributions whose cue is not a verb: "according to X", "in X's view", "X's claim that", "denials by X", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.extract.attribution.found import Found, below
from tellings.extract.attribution.lexicon import cues
from tellings.language import Analysis, SentenceView, Token

_COUNTS = frozenset("count tally figure estimate version account toll total number".split())
OPINIONS = frozenset(
    "opinion view words estimate account reckoning assessment judgment judgement data figures information list register records count tally"
    " calculation calculations statement report testimony version".split()
)
OWNED = OPINIONS | _COUNTS
"""Nouns whose owner speaks: "in the view of X", "by X's count", "X's figure of 30"."""


def adjunct_attributions(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> Iterator[Found]:
    """Find the attributions of one sentence whose cue is a preposition or a noun."""
    listed = cues(folders)
    for token in analysis.sentence_tokens(sentence):
        if token.lower == "according":
            yield from _according(analysis, sentence, token)
        elif token.lower in ("citing", "quoting") and token.dep in ("prep", "advcl", "acl"):
            yield from _citing(analysis, sentence, token)
        elif token.lower in OPINIONS and token.dep == "pobj" and analysis.head_of(token).lower in ("in", "by", "on"):
            yield from _opinion(analysis, sentence, token)
        elif token.pos == "NOUN" and ("noun", token.lemma) in listed:
            yield from _noun(analysis, token, folders)


def _according(analysis: Analysis, sentence: SentenceView, token: Token) -> Iterator[Found]:
    to = next((c for c in analysis.children(token, "prep") if c.lower == "to"), None)
    follow = analysis.tokens[token.i + 1] if token.i + 1 < sentence.last else None
    to = to or (follow if follow is not None and follow.lower == "to" else None)
    if to is None:
        return
    objects = analysis.children(to, "pobj") or analysis.children(token, "pobj")
    source = below(analysis, objects[0]) if objects else _after(analysis, to, sentence)
    if not source:
        return
    content = _clause_around(analysis, sentence, token, {token.i, to.i, *source})
    found = Found(cue=[token.i, to.i], source=source, content=content, head=token.i)
    if objects:
        citing, owner = _cited(analysis, objects[0]), _counter(analysis, objects[0])
        if citing is not None:
            found.beyond = [[i for i in below(analysis, citing) if i not in content]]
            found.source = [
                i for i in source if i < analysis.head_of(citing).i and analysis.tokens[i].lower not in ("which", "that", "who", ",")
            ]
        elif owner is not None:
            found.source, found.firm = below(analysis, owner), True
    yield found


def _cited(analysis: Analysis, source: Token) -> Token | None:
    """Whom the source refers to: "state television, which cited the general staff"."""
    for clause in (analysis.tokens[i] for i in below(analysis, source)):
        if clause.lemma in ("cite", "quote") and clause.dep in ("relcl", "acl", "advcl"):
            return next(iter(analysis.children(clause, "dobj")), None)
    return None


def _counter(analysis: Analysis, noun: Token) -> Token | None:
    """Who made a count: "a preliminary count by the relief agency", "figures from the ministry"."""
    if noun.lemma not in OWNED and noun.lower not in OWNED:
        return None
    preps = [p for p in analysis.children(noun, "prep") if p.lower in ("by", "from", "of")]
    return next((t for p in preps for t in analysis.children(p, "pobj") if t.entity not in ("DATE", "TIME")), None)


def _after(analysis: Analysis, token: Token, sentence: SentenceView) -> list[int]:
    """The words up to the next comma, where the parse lost the object."""
    found = []
    for i in range(token.i + 1, sentence.last):
        if analysis.tokens[i].text in ",.;:-–—" or analysis.tokens[i].pos == "VERB":
            break
        found.append(i)
    return found


def _clause_around(analysis: Analysis, sentence: SentenceView, token: Token, own: set[int]) -> list[int]:
    """The clause that an adjunct belongs to: the sentence, or the clause of the verb it depends on when that is embedded."""
    host = analysis.head_of(token)
    while host.head != host.i and host.pos not in ("VERB", "AUX"):
        host = analysis.head_of(host)
    clause = below(analysis, host) if host.head != host.i and host.dep in ("ccomp", "conj") else []
    whole = clause if len(clause) > 3 else range(sentence.first, sentence.last)
    return [i for i in whole if i not in own]


def _citing(analysis: Analysis, sentence: SentenceView, token: Token) -> Iterator[Found]:
    """ "..., citing the ministry" without a verb of saying above it (with one it is that verb's reference)."""
    head = analysis.head_of(token)
    if ("verb", head.lemma) in cues() and head.i != token.i:
        return
    objects = analysis.children(token, "dobj", "pobj")
    if objects:
        source = below(analysis, objects[0])
        content = [i for i in range(sentence.first, sentence.last) if i not in {token.i, *source}]
        yield Found(cue=[token.i], source=source, content=content, head=token.i)


def _opinion(analysis: Analysis, sentence: SentenceView, token: Token) -> Iterator[Found]:
    """ "in the opinion of X", "by opinion of X", "in X's view"."""
    preps = [p for p in analysis.children(token, "prep") if p.lower == "of"]
    owner = analysis.children(token, "poss") or [t for p in preps for t in analysis.children(p, "pobj")]
    if not owner:
        return
    source = below(analysis, owner[0])
    prep = analysis.head_of(token)
    own = {prep.i, *below(analysis, token)}
    marks = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text == ";"]
    first = max((i + 1 for i in marks if i < token.i), default=sentence.first)
    last = min((i for i in marks if i > token.i), default=sentence.last)
    yield Found(
        cue=[prep.i, token.i], source=[i for i in source if analysis.tokens[i].text not in ("'s", "’s", "'", "’")],
        content=[i for i in range(first, last) if i not in own], head=token.i, firm=True,
    )  # fmt: skip


def _noun(analysis: Analysis, token: Token, folders: tuple[str, ...]) -> Iterator[Found]:
    """ "X's claim that ...", "a claim by X that ...", "the ministry's count is 74": a noun with a teller and something told."""
    cue = cues(folders)["noun", token.lemma]
    owner = analysis.children(token, "poss")
    owner = owner or [t for p in analysis.children(token, "prep") if p.lower in ("by", "from") for t in analysis.children(p, "pobj")]
    heads = [token, *(t for p in analysis.children(token, "prep") for t in analysis.children(p, "pobj"))]
    spread = [a for h in heads for c in analysis.children(h, "acl", "relcl") for a in analysis.children(c, "agent")]
    if spread and not owner:
        owner = [t for a in spread for t in analysis.children(a, "pobj")]
    content = [i for c in analysis.children(token, "acl", "relcl", "ccomp", "appos") if c.tag != "VBN" for i in below(analysis, c)]
    figures = [
        i for p in analysis.children(token, "prep") if p.lower == "of" for t in analysis.children(p, "pobj") for i in below(analysis, t)
    ]  # fmt: skip
    counted = token.lemma in _COUNTS and any(analysis.tokens[i].pos == "NUM" for i in figures)
    if counted:
        content = figures
    if not content and token.dep in ("nsubj", "nsubjpass") and token.lemma in _COUNTS:
        verb = analysis.head_of(token)
        told = analysis.children(verb, "attr", "ccomp", "dobj", "prep", "advcl") if verb.lemma in ("be", "stand", "put", "show") else []
        content = [i for c in told for i in below(analysis, c)]
        counted = bool(content)
    if not content:
        content = [
            i for p in analysis.children(token, "prep") if p.lower in ("of", "about", "on", "for", "against")
            for t in analysis.children(p, "pobj") for i in below(analysis, t)
        ]  # fmt: skip
    if not owner or not content or owner[0].i in content:
        return
    source = [i for i in below(analysis, owner[0]) if analysis.tokens[i].text not in ("'s", "’s", "'", "’")]
    yield Found(cue=[token.i], source=source, content=sorted(content), head=token.i, stance=cue.stance, firm=counted or bool(spread))
