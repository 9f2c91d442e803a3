"""Features of tokens and of pairs (cue, token) for the learned attribution model.

Only closed classes: parts of speech, labels, entity types, shapes, quotation state, WordNet's classes of words, and the
lemmas of function words and of the listed reporting words. No name, no other lemma.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from tellings.extract.attribution.quotes import quotations
from tellings.language import Analysis, Token, table
from tellings.model import Span

FIELDS = ("pos", "tag", "dep", "entity", "lemma", "class", "second", "shape", "quote", "place", "depth", "size")
FUNCTION_POS = frozenset("ADP AUX CCONJ DET PART PRON SCONJ PUNCT SYM INTJ".split())
REPORTING_CLASSES = frozenset("communication cognition perception emotion social creation possession stative person feeling group".split())
ATTITUDES = frozenset(
    "able adamant afraid angry anxious apparent apologetic appreciative apprehensive ashamed aware bullish careful "
    "cautious certain clear comfortable committed complimentary concerned confident conscious convinced critical "
    "curious cynical defensive delighted determined disappointed dismissive doubtful eager ecstatic embarrassed "
    "enthusiastic evident excited fearful fond frustrated furious glad grateful happy hesitant hopeful hostile "
    "impressed inclined indifferent interested keen leery likely mindful nervous obvious open opposed optimistic "
    "outraged passionate pessimistic pleased positive prepared proud ready reluctant resentful sad satisfied "
    "sceptical sensitive serious shocked skeptical sorry supportive sure surprised suspicious sympathetic thankful "
    "thrilled tired unable unaware uncertain"
    "unclear uncomfortable undecided unhappy unlikely unsure unwilling upset vocal wary weary willing worried".split()
)
"""Predicative adjectives of attitude, certainty and feeling (Quirk et al. 1985, A Comprehensive Grammar, 16.71-16.83)."""
ADVERBS = frozenset(
    "allegedly apparently reportedly supposedly purportedly presumably evidently clearly seemingly also now still "
    "once never not again later"
    "earlier previously publicly privately repeatedly often then too so as how when where why there here instead however meanwhile".split()
)
MAX_PAIR = 150
"""Tokens to each side of a cue that may belong to it: 98 % of the contents and all sources of the training texts lie inside."""


@lru_cache(maxsize=8)
def word_classes(folders: tuple[str, ...] = ()) -> dict[tuple[str, str], tuple[str, str]]:
    """WordNet's class of a lemma's first sense and of its next other one, by (part of speech, lemma)."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in table("word_classes", folders=folders):
        for lemma in row["lemmas"].split("|"):
            found[row["pos"], lemma] = (row["class"], row["second"])
    return found


def classes_of(pos: str, lemma: str) -> tuple[str, str]:
    """The WordNet classes of a common noun or verb, ("", "") for anything else."""
    kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun"}.get(pos)
    return word_classes().get((kind, lemma), ("", "")) if kind else ("", "")


def may_be_listed(pos: str, lemma: str) -> bool:
    """Say whether a lemma is of a closed class or a listed reporting word: only those may enter the vocabulary."""
    if pos in FUNCTION_POS:
        return not any(c.isdigit() for c in lemma)
    if pos == "ADJ":
        return lemma in ATTITUDES
    if pos == "ADV":
        return lemma in ADVERBS
    return bool(REPORTING_CLASSES & set(classes_of(pos, lemma)))


def token_strings(analysis: Analysis) -> tuple[list[tuple[str, ...]], list[Span]]:
    """For each token the values of :data:`FIELDS` as strings, and the Article's quotations."""
    quotes = quotations(analysis)
    surroundings = _surroundings(analysis, quotes)
    return [(*_of_word(t), *around) for t, around in zip(_in_sentences(analysis), surroundings, strict=True)], quotes


def _in_sentences(analysis: Analysis) -> Iterator[Token]:
    return (t for sentence in analysis.sentences for t in analysis.sentence_tokens(sentence))


def _of_word(token: Token) -> tuple[str, ...]:
    """The fields that a token has by itself."""
    return (token.pos, token.tag, token.dep, token.entity, *_word(token.pos, token.lemma), _shape(token.text))


def _surroundings(analysis: Analysis, quotes: Sequence[Span]) -> list[tuple[str, str, str, str]]:
    """The fields that a token has by where it stands: quotation, place in the sentence, depth and size of its subtree."""
    states = quote_states(analysis.tokens, quotes)
    rows: list[tuple[str, str, str, str]] = []
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        starts = sentence.index == 0 or analysis.sentences[sentence.index - 1].paragraph != sentence.paragraph
        depths, sizes = _tree(tokens)
        title = sentence.role in ("title", "subtitle")
        n = len(tokens)
        for k, t in enumerate(tokens):
            place = "title" if title else _PLACES[starts, 0 if k == 0 else 1 if k < 4 else 3 if k >= n - 2 else 2]
            rows.append((states[t.i], place, _DIGITS[min(depths[k], 9)], _SIZES[sizes[k]] if sizes[k] < len(_SIZES) else _size(sizes[k])))
    return rows


_DIGITS = tuple(str(i) for i in range(40))
_PLACES = {(p, k): f"{'para' if p else 'sent'} {w}" for p in (True, False) for k, w in enumerate(("first", "early", "mid", "last"))}


@lru_cache(maxsize=65_536)
def _word(pos: str, lemma: str) -> tuple[str, str, str]:
    """What may be known of a word: its lemma, if that may be listed, and its WordNet classes."""
    return (lemma if may_be_listed(pos, lemma) else "", *classes_of(pos, lemma))


def quote_states(tokens: Sequence[Token], quotes: Sequence[Span]) -> list[str]:
    """For each token: "out", "open" (an opening mark), "in", "close" or "short" (inside a quotation of under four words)."""
    states = ["out"] * len(tokens)
    k = 0
    for i, t in enumerate(tokens):
        while k < len(quotes) and quotes[k].end <= t.start:
            k += 1
        if k < len(quotes) and quotes[k].start < t.end and t.start < quotes[k].end:
            short = quotes[k].end - quotes[k].start < 24
            edge = "open" if t.start <= quotes[k].start else "close" if t.end >= quotes[k].end and not t.text[0].isalnum() else "in"
            states[i] = "short" if short and edge == "in" else edge
    return states


def _tree(tokens: Sequence[Token]) -> tuple[list[int], list[int]]:
    """Depth of each token below the root, and the size of its subtree."""
    if not tokens:
        return [], []
    base, n = tokens[0].i, len(tokens)
    depths, sizes = [0] * n, [1] * n
    for k, t in enumerate(tokens):
        i, steps = t.i, 0
        while tokens[i - base].head != i and steps < n:
            i = tokens[i - base].head
            steps += 1
            sizes[i - base] += 1
        depths[k] = steps
    return depths, sizes


@lru_cache(maxsize=65_536)
def _shape(text: str) -> str:
    if text.isupper() and len(text) > 1:
        return "X"
    if text[:1].isupper():
        return "Xx"
    if any(c.isdigit() for c in text):
        return "9"
    return "x" if text[:1].isalpha() else text[:1] if text[:1] in ":,.;-–—()?!" else "p"


@lru_cache(maxsize=4096)
def _bucket(n: int) -> int:
    """Logarithmic bucket of a count or distance."""
    n = abs(n)
    return n if n < 5 else 5 + int(np.log2(n / 5) * 2)


def _size(n: int) -> str:
    return _DIGITS[_bucket(n)]


_SIZES = tuple(_size(n) for n in range(64))


def encode(rows: Sequence[Sequence[str]], vocabularies: Sequence[Mapping[str, int]]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Turn the strings of the tokens into ids, 0 for what the model does not list. Shape (tokens, fields)."""
    columns = zip(*rows, strict=True) if rows else [()] * len(FIELDS)
    lists = [[v.get(s, 0) for s in column] for column, v in zip(columns, vocabularies, strict=True)]
    return np.array(lists, np.int32).T.reshape(-1, len(FIELDS))


class Encoder:
    """:func:`token_strings` and :func:`encode` in one, each word and each surrounding looked up once: a third of their cost."""

    def __init__(self, vocabularies: Sequence[Mapping[str, int]]) -> None:
        self._vocabularies = vocabularies
        self._words: dict[tuple[str, ...], bytes] = {}
        self._places: dict[tuple[str, ...], bytes] = {}

    def token_ids(self, analysis: Analysis) -> tuple[np.ndarray[Any, np.dtype[np.int32]], list[Span]]:
        """For each token the ids of its fields, 0 for what the model does not list, shape (tokens, fields); and the quotations."""
        quotes = quotations(analysis)
        if len(self._words) > REMEMBERED:
            self._words.clear()
        words, places = self._words, self._places
        own = len(_SURROUNDING)
        rows: list[bytes] = []
        for t, around in zip(_in_sentences(analysis), _surroundings(analysis, quotes), strict=True):
            key = (t.pos, t.tag, t.dep, t.entity, t.lemma, t.text)
            word = words.get(key)
            if word is None:
                word = words[key] = self._ids(_of_word(t), self._vocabularies[:-own])
            place = places.get(around)
            if place is None:
                place = places[around] = self._ids(around, self._vocabularies[-own:])
            rows.append(word)
            rows.append(place)
        return np.frombuffer(b"".join(rows), np.int32).reshape(-1, len(FIELDS)), quotes

    @staticmethod
    def _ids(values: Sequence[str], vocabularies: Sequence[Mapping[str, int]]) -> bytes:
        return np.array([v.get(s, 0) for s, v in zip(values, vocabularies, strict=True)], np.int32).tobytes()


REMEMBERED = 65_536
"""Words whose ids are kept."""
_SURROUNDING = ("quote", "place", "depth", "size")


def neighbours(analysis: Analysis) -> np.ndarray[Any, np.dtype[np.int32]]:
    """The index of each token's head (its own for a root). Shape (tokens,)."""
    return np.array([t.head for t in analysis.tokens], np.int32)


class PairContext:
    """What pairs of a cue and a token are made of, laid out once an Article."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Span], deps: Mapping[str, int]) -> None:
        tokens = analysis.tokens
        n = len(tokens)
        self.n = n
        self.tokens = tokens
        self.sentences = analysis.sentences
        self.dep = np.array([deps.get(t.dep, 0) for t in tokens], np.int32)
        self.sentence = np.array([t.sentence for t in tokens], np.int32)
        paragraphs = {p: k for k, p in enumerate(sorted({s.paragraph for s in analysis.sentences}))}
        self.paragraph = np.array([paragraphs[analysis.sentences[t.sentence].paragraph] for t in tokens], np.int32)
        self.quote = np.full(n, -1, np.int32)
        before = np.zeros(n, np.int32)
        k = 0
        for i, t in enumerate(tokens):
            while k < len(quotes) and quotes[k].end <= t.start:
                k += 1
            before[i] = k
            if k < len(quotes) and quotes[k].start < t.end and t.start < quotes[k].end:
                self.quote[i] = k
        self.quotes_before = before
        self.ends = len(quotes)

    def window(self, cue: int) -> tuple[int, int]:
        """The first and one past the last token that may belong to a cue."""
        return max(0, cue - MAX_PAIR), min(self.n, cue + MAX_PAIR + 1)

    def relations(self, cue: int) -> tuple[np.ndarray[Any, np.dtype[np.int32]], np.ndarray[Any, np.dtype[np.int32]]]:
        """For the tokens of the cue's window: label of the branch that leads to the token, and of the cue's own branch there.

        Below the cue, the first is the label of the cue's child above the token and the second 0. Elsewhere in the sentence the
        two branches of their lowest common ancestor; 1 stands for the ancestor itself. Other sentences: 0 and 0.
        """
        lo, hi = self.window(cue)
        branch = np.zeros(hi - lo, np.int32)
        own = np.zeros(hi - lo, np.int32)
        node, label, done = cue, 0, -1
        for _ in range(40):
            self._mark(node, done, (branch, own), (label, lo, hi))
            if self.tokens[node].head == node:
                break
            done, label = node, int(self.dep[node]) + 2
            node = self.tokens[node].head
        return branch, own

    def _mark(self, node: int, done: int, out: tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]], how: tuple[int, int, int]) -> None:
        branch, own = out
        label, lo, hi = how
        if lo <= node < hi:
            branch[node - lo], own[node - lo] = 1, label
        for child in self.tokens[node].children:
            if child == done:
                continue
            name = int(self.dep[child]) + 2
            stack = [child]
            while stack:
                i = stack.pop()
                if lo <= i < hi:
                    branch[i - lo], own[i - lo] = name, label
                stack.extend(self.tokens[i].children)

    def pair_ids(self, cue: int) -> tuple[np.ndarray[Any, np.dtype[np.int32]], ...]:
        """Ids of the pair features of a cue and each token of its window. Five of shape (window,): see :data:`PAIR_SIZES`."""
        lo, hi = self.window(cue)
        branch, own = self.relations(cue)
        distance = _distances()[lo - cue + MAX_PAIR : hi - cue + MAX_PAIR]
        gap = _within(self.sentence[lo:hi] - self.sentence[cue], 3)
        where = _within(self.paragraph[lo:hi] - self.paragraph[cue], 2)
        crossed = _within(self.quotes_before[lo:hi] - self.quotes_before[cue], 3)
        crossed *= 5
        quote, quoted = self.quote[lo:hi], self.quote[cue] >= 0
        crossed += quote >= 0
        if quoted:
            crossed += 2
            crossed[quote == self.quote[cue]] += 1  # the cue's own quotation: 4 in all
        gap *= 5
        gap += where
        return branch, own, distance, gap, crossed


PAIR_SIZES = (64, 64, 32, 35, 35)
"""How many values each pair feature has: branch label, own label, signed distance, sentence and paragraph, quotations."""


@lru_cache(maxsize=1)
def _distances() -> np.ndarray[Any, np.dtype[np.int32]]:
    """The ids of all distances from :data:`MAX_PAIR` tokens before a cue to as many behind it."""
    offset = np.arange(-MAX_PAIR, MAX_PAIR + 1)
    return np.asarray(np.where(offset < 0, 0, 16) + np.minimum(15, _log_buckets(np.abs(offset))), np.int32)


def _within(values: np.ndarray[Any, np.dtype[np.int32]], most: int) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Steps from -most to most, those further off as the last, counted from 0 (in place)."""
    np.maximum(values, -most, out=values)
    np.minimum(values, most, out=values)
    values += most
    return values


def _log_buckets(values: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.int32]]:
    return np.where(values < 5, values, 5 + (np.log2(np.maximum(values, 5) / 5) * 2)).astype(np.int32)
