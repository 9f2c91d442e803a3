"""A stretch of an Article around its figures, as the pieces of words that the network of figures in context reads.

A window holds the words before and after a figure, across sentences, so that a heading or an earlier sentence can say what is counted.
Names do not enter: whatever the parser takes for one is a single mark. Beside each piece stands what the rules and the lexicons say there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.figure_words import kinds_of
from tellings.extract.assemble.joint import Joint
from tellings.language import Token
from tellings.model import AmountMention

START, END, NAME, PARAGRAPH = "[CLS]", "[SEP]", "[unused0]", "[unused1]"
WHOLE = 46
"""An Article of at most so many pieces is one window."""
BEFORE, AFTER, OPENING = 22, 18, 4
"""Pieces before a figure, after it, and of the head of the Article in front of a window that does not begin there."""
BESIDE = 12
"""A figure that begins so many pieces after the one that a window is made for is read in the same window."""
MEASURES = (
    "none", "killed", "injured", "missing", "rescued", "arrested", "captured", "displaced", "infected", "aboard", "spotted", "attacked",
    "hit", "fired", "damaged", "destroyed", "other",
)  # fmt: skip
"""What the network answers, in its order."""
_SINGLE = len(MEASURES)
_TRIGGER = 2 * len(MEASURES) + 1
CODES = _TRIGGER + len(MEASURES)
"""Kinds of a remark beside a piece: none, what the rules say of a number or of a single (17 each), the measure of a trigger (17)."""
_CAPITALS = 0.6
"""A line with more of its words capitalised is a headline: a capital says nothing there."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of an Article in order: numbers of the vocabulary, remarks, and whether a piece belongs to a figure."""

    pieces: Sequence[int]
    codes: Sequence[int]
    figures: Sequence[bool]
    where: Mapping[int, tuple[int, int]]
    """Each figure (number of the amount in the Reading) with its first piece and the one after its last."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads at once; all sequences have one entry a piece."""

    pieces: Sequence[int]
    codes: Sequence[int]
    figures: Sequence[bool]
    asked: Mapping[int, tuple[int, int]]
    """The figures asked about here with their first piece and the one after their last."""


def pieces_of(board: Board, joints: Mapping[int, Joint], split: Callable[[str], Sequence[int]]) -> Pieces:
    """The pieces of an Article; ``split`` cuts a lower-case word into pieces."""
    codes, inside = _codes(board, joints)
    pieces: list[int] = []
    remarks: list[int] = []
    figures: list[bool] = []
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    paragraph, named = None, False
    headlines = _headlines(board)
    for token in board.analysis.tokens:
        view = board.analysis.sentences[token.sentence]
        if paragraph is not None and view.paragraph != paragraph:
            pieces.extend(split(PARAGRAPH))
            remarks.append(0)
            figures.append(False)
            named = False
        paragraph = view.paragraph
        name = is_name(token, headline=token.sentence in headlines)
        again = name and named and token.i not in inside  # a name of several words is one mark
        here = () if again else split(NAME if name else token.lower)
        named = name
        for amount in inside.get(token.i, ()):
            first.setdefault(amount, len(pieces))
            last[amount] = len(pieces) + len(here)
        pieces.extend(here)
        remarks.extend([codes.get(token.i, 0)] * len(here))
        figures.extend([token.i in inside] * len(here))
    return Pieces(pieces, remarks, figures, {i: (first[i], last[i]) for i in first if last[i] > first[i]})


def is_name(token: Token, *, headline: bool = False) -> bool:
    """Whether a word stands for a name; in a headline a capitalised word of the language is none."""
    return token.pos == "PROPN" and token.text[:1].isupper() and not (headline and kinds_of(token.lower))


def _headlines(board: Board) -> frozenset[int]:
    found = set()
    for view in board.analysis.sentences:
        words = [t for t in board.analysis.tokens[view.first : view.last] if t.text[:1].isalpha()]
        if len(words) > 1 and sum(t.text[0].isupper() for t in words) > _CAPITALS * len(words):
            found.add(view.index)
    return frozenset(found)


def _codes(board: Board, joints: Mapping[int, Joint]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The remark of each token that has one, and the figures that each token belongs to."""
    codes: dict[int, int] = {}
    for i, happening in board.triggers.items():
        measure = happening.measure or happening.person_measure or happening.thing_measure
        codes[i] = _TRIGGER + (MEASURES.index(measure) if measure in MEASURES else 0)
    inside: dict[int, list[int]] = {}
    for k, amount in enumerate(board.reading.amounts):
        if not asked_about(amount):
            continue
        joint = joints.get(k)
        said = MEASURES.index(joint.measure) if joint is not None and joint.measure in MEASURES else 0
        for token in board.analysis.tokens_in(amount.span) or (board.number_token(amount),):
            inside.setdefault(token.i, []).append(k)
            codes[token.i] = 1 + said + (_SINGLE if is_single(amount) else 0)
    return codes, inside


def windows(article: Pieces, asked: Iterable[int], split: Callable[[str], Sequence[int]], *, beside: int = BESIDE) -> Iterator[Window]:
    """The windows in which the figures ``asked`` are read, each figure in one."""
    waiting = sorted((article.where[i], i) for i in asked if i in article.where)
    if len(article.pieces) <= WHOLE:
        if waiting:
            yield _window(article, 0, len(article.pieces), [i for _, i in waiting], split)
        return
    while waiting:
        start, end = waiting[0][0]
        from_, to = max(0, start - BEFORE), min(len(article.pieces), max(end, start + AFTER))
        here = [i for (a, b), i in waiting if a <= start + beside and b <= to]
        waiting = [(span, i) for span, i in waiting if i not in here]
        yield _window(article, from_, to, here, split)


def _window(article: Pieces, start: int, end: int, asked: Sequence[int], split: Callable[[str], Sequence[int]]) -> Window:
    head = min(start, OPENING)
    front = [*split(START), *article.pieces[:head], *(split(END) if head else ())]
    shift = len(front) - start
    return Window(
        [*front, *article.pieces[start:end], *split(END)],
        [0, *article.codes[:head], *([0] if head else ()), *article.codes[start:end], 0],
        [False, *article.figures[:head], *([False] if head else ()), *article.figures[start:end], False],
        {i: (article.where[i][0] + shift, article.where[i][1] + shift) for i in asked},
    )


def asked_about(amount: AmountMention) -> bool:
    """Whether the network can be asked about an amount: a count, or one person without a numeral."""
    return amount.kind in ("count", "idiom") or (amount.kind != "ordinal" and is_single(amount))
