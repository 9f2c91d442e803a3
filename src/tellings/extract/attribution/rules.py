"""All attributions that rules find in an Article, one sentence at a time."""

from __future__ import annotations

from tellings.extract.attribution.adjuncts import adjunct_attributions
from tellings.extract.attribution.found import Found, below
from tellings.extract.attribution.lexicon import Noun, nouns
from tellings.extract.attribution.titles import title_attributions
from tellings.extract.attribution.verbs import verb_attributions
from tellings.language import Analysis, SentenceView

CARE = frozenset("treat receive admit discharge register".split())
"""What a hospital does to patients: the figure beside is its own count."""


def rule_attributions(analysis: Analysis, quoted: frozenset[int], folders: tuple[str, ...]) -> list[Found]:
    """Find the attributions of an Article by rules, in text order."""
    found: list[Found] = []
    for sentence in analysis.sentences:
        if sentence.role in ("title", "subtitle") or sentence.index == 0 or _headline(analysis, sentence):
            found.extend(title_attributions(analysis, sentence, folders))
        found.extend(verb_attributions(analysis, sentence, quoted, folders))
        found.extend(adjunct_attributions(analysis, sentence, folders))
        found.extend(_counts(analysis, sentence, folders))
        found.extend(_holds_document(analysis, sentence, folders))
    return sorted(found, key=lambda f: (f.head, f.content))


def _headline(analysis: Analysis, sentence: SentenceView) -> bool:
    """A short line of its own near the beginning without a full stop."""
    return sentence.index < 4 and sentence.span.of(analysis.text)[-1:] not in '.!?”"' and sentence.last - sentence.first < 30


def _holds_document(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """Somebody who has a list speaks through it ("the port office has a manifest of 91")."""
    found = []
    listed = nouns(folders)
    for token in analysis.sentence_tokens(sentence):
        if token.lemma not in ("have", "hold", "keep", "possess") or token.pos not in ("VERB", "AUX"):
            continue
        documents = [d for d in analysis.children(token, "dobj") if (n := listed.get(d.lower)) is not None and n.type == "document"]
        told = [d for d in documents if analysis.children(d, "prep", "acl", "relcl")]
        content = [i for d in told for i in below(analysis, d)]
        for subject in analysis.children(token, "nsubj"):
            if content and (subject.pos == "PROPN" or _is_teller(listed.get(subject.lower))):
                source = below(analysis, subject)
                found.append(Found(cue=[token.i], source=source, content=sorted(set(content) - set(source)), head=token.i, firm=True))
    return found


def _is_teller(noun: Noun | None) -> bool:
    return noun is not None and noun.type != "document"


def _counts(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """A hospital that treats somebody speaks through its books ("the hospital treated 38 people")."""
    found = []
    for token in analysis.sentence_tokens(sentence):
        if token.pos != "VERB" or token.lemma not in CARE:
            continue
        for subject in analysis.children(token, "nsubj"):
            noun = nouns(folders).get(subject.lower)
            if noun is not None and noun.kind == "medical" and noun.type == "body":
                source = below(analysis, subject)
                content = [i for i in below(analysis, token) if i not in set(source)]
                found.append(Found(cue=[token.i], source=source, content=content, head=token.i, firm=True))
    return found
