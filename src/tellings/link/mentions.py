"""Mentions of happenings across documents: which tell of one happening (the ECB+ task, on given mentions).

A pair of mentions is scored by a logistic model over small named features: the same or a related head word, what
the two sentences and the phrases around share (rare words counting more), names, figures, times, how alike the documents are.
Pairs of documents that share too little wording are not looked at: the program's own clustering of documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.language import Analysis, Token, table
from tellings.link.cluster import average_link

_FILE = Path(__file__).parent / "data" / "mentions.json"

ALIKE = 0.12
"""Cosine of two documents' weighted words from which their mentions are compared. On ECB+ train 99.5 % of the gold pairs pass."""

_EMPTY = ("DET", "ADP", "AUX", "CCONJ", "PRON", "PUNCT", "PART", "SCONJ", "SPACE")
_CONTENT = ("PROPN", "NOUN", "NUM", "ADJ")
_LIGHT = frozenset({"make", "have", "take", "get", "give", "do", "be", "go", "come"})

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document: its id, and the lemmas of its words with their counts."""

    id: str
    analysis: Analysis
    lemmas: Counter[str]


@dataclass(frozen=True, slots=True)
class EventMention:
    """A mention with what surrounds it. ``document`` is the position of its Document."""

    document: int
    sentence: int
    lemma: str
    pos: str
    text: str
    words: Words
    context: Words
    near: Words
    agents: Words
    objects: Words
    settings: Words
    names: Words
    figures: Words
    times: Words
    classes: Words = frozenset()
    """What the lexicons make of its words: a kind of happening, a measure."""

    @property
    def arguments(self) -> Words:
        """Words of all phrases around the mention."""
        return self.agents | self.objects | self.settings


def document_of(name: str, analysis: Analysis) -> Document:
    """Count the lemmas of a parsed document."""
    return Document(name, analysis, Counter(t.lemma.lower() for t in analysis.tokens if t.text[:1].isalnum()))


def mention_of(position: int, analysis: Analysis, tokens: Sequence[Token]) -> EventMention:
    """Describe a mention that covers the given tokens (at least one)."""
    head = min(tokens, key=lambda t: (sum(1 for _ in analysis.ancestors(t)), t.i))
    inside = {t.i for t in tokens}
    told = [
        t for t in analysis.sentence_tokens(analysis.sentences[head.sentence])
        if t.text[:1].isalnum() and t.pos not in _EMPTY and t.i not in inside
    ]  # fmt: skip
    agents, objects, settings = _arguments(analysis, head)
    return EventMention(
        document=position, sentence=head.sentence, lemma=head.lemma.lower(), pos=head.pos, text=" ".join(t.lemma.lower() for t in tokens),
        words=frozenset(t.lemma.lower() for t in tokens), context=frozenset(t.lemma.lower() for t in told),
        near=frozenset(t.lemma.lower() for t in told if abs(t.i - head.i) <= 5), agents=agents, objects=objects, settings=settings,
        names=frozenset(t.lemma.lower() for t in told if t.pos == "PROPN"), figures=frozenset(t.lower for t in told if t.pos == "NUM"),
        times=frozenset(t.lower for t in told if t.entity in ("DATE", "TIME")),
        classes=_classes(head.lemma.lower()) | _classes(" ".join(t.lemma.lower() for t in tokens)),
    )  # fmt: skip


def _classes(words: str) -> Words:
    return word_classes().get(words, frozenset())


@lru_cache(maxsize=1)
def word_classes() -> dict[str, Words]:
    """Kinds of happenings and measures that words name, from the lexicons: "quake" and "tremor", "slay" and "murder" share one."""
    found: dict[str, set[str]] = {}
    for row in table("happening_words"):
        found.setdefault(row["words"].lower(), set()).add(row["code"])
    for row in table("measures"):
        found.setdefault(row["words"].lower(), set()).update(f"{row[kind]} (measure)" for kind in ("person", "object") if row[kind])
    return {words: frozenset(codes) for words, codes in found.items()}


def _arguments(analysis: Analysis, head: Token) -> tuple[Words, Words, Words]:
    """Content words of agents, objects, and prepositional phrases, also by way of the verb above."""
    agents, objects, settings = set[str](), set[str](), set[str]()

    def grab(token: Token, into: set[str]) -> None:
        into.update(t.lemma.lower() for t in analysis.subtree(token) if t.pos in _CONTENT)

    for child in analysis.children(head):
        if child.dep in ("nsubj", "agent", "poss"):
            grab(child, agents)
        elif child.dep in ("dobj", "nsubjpass", "attr", "amod", "compound"):
            grab(child, objects)
        elif child.dep == "prep":
            grab(child, settings)
    above = analysis.head_of(head)
    if head.dep in ("dobj", "nsubj", "nsubjpass"):
        for child in analysis.children(above, "nsubj", "dobj"):
            if child.i != head.i:
                grab(child, agents)
    elif head.dep in ("relcl", "acl") and above.pos in _CONTENT:
        agents.add(above.lemma.lower())
    elif head.dep in ("xcomp", "conj", "advcl"):
        for child in analysis.children(above, "nsubj"):
            grab(child, agents)
    return frozenset(agents), frozenset(objects), frozenset(settings)


class Rarity:
    """Weights of lemmas: the log of how few of the given documents have them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        counts = Counter(w for d in documents for w in d.lemmas)
        self._all = log(len(documents) + 1)
        self._weight = {w: max(0.0, self._all - log(n + 0.5)) for w, n in counts.items()}

    def of(self, word: str) -> float:
        """Weight of one lemma."""
        return self._weight.get(word, self._all)

    def alike(self, a: Words, b: Words) -> float:
        """Overlap of two sets, rare words counting more: 0 to 1."""
        both = a & b
        if not both:
            return 0.0
        mass = sqrt(sum(map(self.of, a)) * sum(map(self.of, b)))
        return sum(map(self.of, both)) / mass if mass else 0.0


def document_likeness(documents: Sequence[Document], rarity: Rarity) -> NDArray[np.float64]:
    """Cosine of each two documents' weighted lemmas (those in two documents or more)."""
    shared = Counter(w for d in documents for w in d.lemmas)
    place = {w: i for i, w in enumerate(sorted(w for w, n in shared.items() if n > 1))}
    rows = np.zeros((len(documents), len(place)), dtype=np.float32)
    for i, document in enumerate(documents):
        for word, count in document.lemmas.items():
            if word in place:
                rows[i, place[word]] = (1 + log(count)) * rarity.of(word)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    out: NDArray[np.float64] = (rows @ rows.T).astype(np.float64)
    return out


MENTION_FEATURES = (
    "same head word", "related head word", "same words", "documents alike", "documents alike (root)", "sentences alike",
    "words near by alike", "arguments alike", "other arguments", "names alike", "other names", "figures alike", "times alike",
    "one document", "one sentence", "head words rare", "light verb", "same part of speech", "one is the other's argument",
    "objects alike", "agents alike", "related x documents", "related x sentences", "related x arguments", "related x names",
    "related x rarity", "related x one document", "related x other names", "sentences x documents", "unrelated x documents",
    "unrelated x sentences", "unrelated x arguments", "unrelated x rarity",
    "one class of words", "one class x documents", "one class x sentences", "one class x arguments",
)  # fmt: skip


def mention_features(a: EventMention, b: EventMention, likeness: float, rarity: Rarity) -> list[float]:
    """The features of a pair, in the order of :data:`MENTION_FEATURES`."""
    same = float(a.lemma == b.lemma)
    related = float(not same and _common_start(a.lemma, b.lemma) >= 0.6)
    one = float(a.document == b.document)
    sentences, near = rarity.alike(a.context, b.context), rarity.alike(a.near, b.near)
    left, right = a.arguments, b.arguments
    arguments, names = rarity.alike(left, right), rarity.alike(a.names, b.names)
    other_names = float(bool(a.names) and bool(b.names) and not a.names & b.names)
    rare = (rarity.of(a.lemma) + rarity.of(b.lemma)) / 10
    link = max(same, 0.8 * related)
    kin = float(not same and not related and bool(a.classes & b.classes))
    return [
        same, related, float(a.text == b.text), likeness, sqrt(max(0.0, likeness)), sentences, near, arguments,
        float(bool(left) and bool(right) and not left & right), names, other_names, rarity.alike(a.figures, b.figures),
        rarity.alike(a.times, b.times), one, float(one > 0 and a.sentence == b.sentence), rare,
        float(a.lemma in _LIGHT or b.lemma in _LIGHT), float(a.pos == b.pos),
        float(bool(a.words & right) or bool(b.words & left)), rarity.alike(a.objects, b.objects),
        rarity.alike(a.agents, b.agents), link * likeness, link * sentences, link * arguments, link * names, link * rare,
        link * one, link * other_names, sentences * likeness, (1 - link) * likeness, (1 - link) * sentences,
        (1 - link) * arguments, (1 - link) * rare,
        kin, kin * likeness, kin * sentences, kin * arguments,
    ]  # fmt: skip


def _common_start(a: str, b: str) -> float:
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    return same / max(len(a), len(b), 1)


def mention_pairs(mentions: Sequence[EventMention], likeness: NDArray[np.float64]) -> Iterator[tuple[int, int, float]]:
    """Pairs in one document or in documents that are alike, with the likeness (1 in one document)."""
    by_document: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        by_document.setdefault(mention.document, []).append(i)
    for left, own in sorted(by_document.items()):
        for right in sorted(by_document):
            if right < left or (right > left and likeness[left, right] < ALIKE):
                continue
            value = 1.0 if left == right else float(likeness[left, right])
            yield from ((i, j, value) for i in own for j in by_document[right] if left != right or i < j)


@lru_cache(maxsize=1)
def mention_model() -> dict[str, list[float] | list[int] | float]:
    """The trained weights: ``weights``, ``bias``, ``threshold``, and ``topics``, the ECB+ topics they were trained on."""
    table: dict[str, list[float] | list[int] | float] = json.loads(_FILE.read_text(encoding="utf-8"))
    return table


def group_mentions(documents: Sequence[Document], mentions: Sequence[EventMention]) -> list[list[int]]:
    """Group mentions (by position) that tell of one happening."""
    rarity = Rarity(documents)
    model = mention_model()
    weights, bias, threshold = np.array(model["weights"]), float(np.array(model["bias"])), float(np.array(model["threshold"]))
    edges = []
    for i, j, value in mention_pairs(mentions, document_likeness(documents, rarity)):
        logit = float(np.dot(weights, mention_features(mentions[i], mentions[j], value, rarity))) + bias
        probability = 1 / (1 + np.exp(-logit))
        if probability >= 0.03:
            edges.append((i, j, float(probability)))
    return average_link(len(mentions), edges, threshold)
