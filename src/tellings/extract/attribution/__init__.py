"""Who says what, on whose word."""

from __future__ import annotations

from dataclasses import replace

from tellings.config import Settings
from tellings.extract.attribution.combine import combine
from tellings.extract.attribution.continued import continue_quotations
from tellings.extract.attribution.covering import covering
from tellings.extract.attribution.found import Found, by_sentence, spans, tokens_inside
from tellings.extract.attribution.inherit import carried
from tellings.extract.attribution.labels import unspoken
from tellings.extract.attribution.learned import CUE, FLOOR, learned_attributions
from tellings.extract.attribution.model import load_model
from tellings.extract.attribution.quotes import quotations
from tellings.extract.attribution.rules import CARE, HOSTS, rule_attributions
from tellings.extract.attribution.tellers import SPEECH, Tellers
from tellings.language import Analysis
from tellings.model import AttributionMention, Chain, Span, Teller

SPOKEN_TO = frozenset("tell ask inform notify brief assure reassure remind warn advise alert order urge instruct beg".split())
"""Verbs whose object is the hearer: its passive subject tells nothing."""


KNOWN = frozenset("know think believe fear presume assume expect understand confirm report see find".split())
"""Verbs of belief and knowledge: "are known to have been aboard", "was reported hurt" tells on nobody's word, unlike "is said to"."""


__all__ = ["covering", "find_attributions", "quotations"]


def find_attributions(analysis: Analysis, chains: list[Chain], settings: Settings) -> list[AttributionMention]:
    """Find the attributions of an Article, in text order of their content, those carried over from other sentences included."""
    folders = tuple(settings.lexicons)
    founds, quoted = _found(analysis, folders)
    founds = _without(founds, unspoken(analysis, HOSTS))
    tellers = Tellers(analysis, chains, folders)
    for found in founds:
        if _hears(analysis, found) or _counted(analysis, found):
            found.assertive = False
            found.source = found.source if found.stance == "asserts" else []  # "Two feared drowned"
        if found.source and not tellers.chain(found) and not tellers.own_voice(found.source) and not found.firm:
            found.assertive = False  # nobody who could speak: "the tent held 44 patients"
    named = _pronouns(analysis, founds, _nested(analysis, founds, tellers))
    everything = founds + carried(analysis, founds, quoted, lambda f: named.get(id(f), []))
    for found in everything[len(founds) :]:
        donor = next(f for f in founds if f.head == found.head and f.source == found.source and f.cue == found.cue)
        named[id(found)] = named[id(donor)]
    mentions = [m for f in everything if (m := _mention(analysis, f, named[id(f)])) is not None]
    return sorted(mentions, key=lambda m: (m.content[0].start, -m.content[-1].end, m.cue[0].start if m.cue else 0))


def _found(analysis: Analysis, folders: tuple[str, ...]) -> tuple[list[Found], frozenset[int]]:
    """The attributions by the learned model and the rules, or by the rules alone where the model is not installed."""
    model = load_model()
    if model is None:
        quoted = tokens_inside(analysis, quotations(analysis))
        return continue_quotations(analysis, rule_attributions(analysis, quoted, folders), quoted), quoted
    scored, possible, quotes = model.scores(analysis, floor=FLOOR, least=CUE)
    quoted = tokens_inside(analysis, quotes)
    ruled = rule_attributions(analysis, quoted, folders)
    learned = [
        _within_quotation(analysis, f, quotes) if f.head in quoted else _told_here(analysis, f, quoted)
        for f in learned_attributions(analysis, scored, quoted, folders)
    ]
    return continue_quotations(analysis, combine(learned, ruled, possible), quoted), quoted


def _without(founds: list[Found], unspoken: frozenset[int]) -> list[Found]:
    """The attributions without the words of openings and labels that speak for nobody; those that are left without source or cue go."""
    kept = []
    for found in founds:
        source = [i for i in found.source if i not in unspoken]
        if found.head in unspoken or (found.source and not source):
            continue
        kept.append(replace(found, source=source) if len(source) < len(found.source) else found)
    return kept


def _hears(analysis: Analysis, found: Found) -> bool:
    """ "residents were told to leave", "3,000 were asked to stay indoors": the subject is the one spoken to."""
    cue = analysis.tokens[found.head]
    return cue.lemma in SPOKEN_TO and any(c.i in found.source for c in analysis.children(cue, "nsubjpass"))


def _counted(analysis: Analysis, found: Found) -> bool:
    """A number of people whose verb is none of speech are what is told of, not who tells: "145 people were put behind bars"."""
    cue = analysis.tokens[found.head]
    return cue.pos == "VERB" and cue.lemma not in SPEECH and any(analysis.tokens[i].pos == "NUM" for i in found.source[:3])


def _own_people(analysis: Analysis, found: Found) -> bool:
    """ "her own people", "its engineers": the people of whoever speaks around them."""
    first = analysis.tokens[found.source[0]] if found.source else None
    return first is not None and first.tag == "PRP$"


def _told_here(analysis: Analysis, found: Found, quoted: frozenset[int]) -> Found:
    """Of what stands before a quotation in other sentences, only quoted words belong to it."""
    own = analysis.tokens[found.head].sentence
    kept = [i for i in found.content if i in quoted or analysis.tokens[i].sentence == own]
    return replace(found, content=kept) if found.quotation and kept and len(kept) < len(found.content) else found


def _within_quotation(analysis: Analysis, found: Found, quotes: list[Span]) -> Found:
    """What is told inside a quotation ends with it."""
    head = analysis.tokens[found.head]
    around = next((q for q in quotes if q.start <= head.start < q.end), None)
    if around is None:
        return found
    kept = [i for i in found.content if around.start <= analysis.tokens[i].start < around.end]
    return replace(found, content=kept) if kept else found


def _nested(analysis: Analysis, founds: list[Found], tellers: Tellers) -> dict[int, list[Teller]]:
    """The chain of each attribution: its own tellers, after those of the attribution whose content it stands in."""
    own = {id(f): tellers.chain(f) for f in founds}
    full: dict[int, list[Teller]] = {}
    near = by_sentence(analysis, founds)
    for found in founds:
        chain = list(own[id(found)])
        beside = [g for g in near[analysis.tokens[found.head].sentence] if g is not found and g.assertive]
        outer = [g for g in beside if found.head in g.content and g.head not in found.content]
        if outer and (_own_people(analysis, found) or analysis.tokens[found.head].lemma in CARE):
            chain = []  # "paramedics treated dozens, the line said": what they did is told by the line
        for above in sorted(outer, key=lambda g: len(g.content)):
            chain = [t for t in own[id(above)] if t not in chain] + chain
        known = analysis.tokens[found.head].lemma in KNOWN
        if not chain and not found.source and found.assertive and not known and not analysis.article.issuer:
            chain = [Teller(name=None)]
        full[id(found)] = chain
    return full


def _pronouns(analysis: Analysis, founds: list[Found], named: dict[int, list[Teller]]) -> dict[int, list[Teller]]:
    """The chains with "it", "he" and "she" that coreference left alone put for the one who was named last, at most two sentences before."""
    out = dict(named)
    ordered = sorted(founds, key=lambda f: f.head)
    for k, found in enumerate(ordered):
        chain = out[id(found)]
        pronoun = chain[-1].name.text.lower() if chain and chain[-1].name is not None else ""
        if pronoun not in _PRONOUNS:
            continue
        here = analysis.tokens[found.head].sentence
        for earlier in reversed(ordered[:k]):
            before = out[id(earlier)]
            if here - analysis.tokens[earlier.head].sentence > PRONOUN_REACH:
                break
            last = before[-1] if before else None
            if last is not None and last.name is not None and last.name.text.lower() not in _PRONOUNS | {"they"} and earlier.assertive:
                out[id(found)] = [*chain[:-1], last]
                break
    return out


_PRONOUNS = frozenset({"it", "he", "she"})
PRONOUN_REACH = 2
"""Sentences back."""


def _mention(analysis: Analysis, found: Found, chain: list[Teller]) -> AttributionMention | None:
    content = spans(analysis, found.content, join=1)
    cue = spans(analysis, found.cue)
    if not content:
        return None
    return AttributionMention(
        source=spans(analysis, found.source, join=1), cue=cue, content=content, chain=chain, basis=found.basis, stance=found.stance,
        quotation=found.quotation, assertive=found.assertive,
    )  # fmt: skip
