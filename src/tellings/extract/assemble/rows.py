"""Figures of lists under a heading and of tables: "Deaths by town: Alba 4; Brisk 17", "- Kell 40" below "Houses destroyed:".

A row is a short label without a verb and a bare number behind it, between marks or on a line of its own. The words of the heading say
what the numbers of its rows count; in a table with bars or tabs the head of the column does. At least two rows make a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.joint import PARTICULAR, Joint, measure_for
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention, Span

LABEL = 6
"""Words of a row's label."""
HEADING = 16
"""Words of a heading."""
_ROW = re.compile(r"(?:^|(?<=[;,.:\n|\t–—•*-]))\s*(?:and\s+)?(?P<label>[^\n;,.:|\t]*?(?:\b(?:St|Mt|Ste)\.[^\n;,.:|\t]*?)?)\s*[:–—=-]?\s*$")
_CLOSES = re.compile(r"\s*(?:[;,.)(\n|\t]|$|and\b)")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands before the number of a row, and the words that say what it counts."""

    label: Span
    heading: list[Token]


def rows_of(board: Board) -> dict[int, Row]:
    """The rows of the Article's lists and tables, by the index of their amount."""
    found = _cells(board)
    lists: dict[int, list[tuple[int, Row]]] = {}
    for i, amount in enumerate(board.reading.amounts):
        if i in found or amount.kind != "count" or is_single(amount) or amount.unit_span is not None or amount.share_of is not None:
            continue
        label = _label(board, amount)
        heading = _heading(board, amount, label) if label is not None else None
        if label is not None and heading:
            lists.setdefault(heading[0].i, []).append((i, Row(label, heading)))
    for rows in lists.values():
        if len(rows) > 1:
            found.update(rows)
    return found


def by_row(board: Board, i: int, amount: AmountMention, rows: dict[int, Row]) -> Joint | None:
    """The measure that the heading of a row's list gives to its number."""
    row = rows.get(i)
    if row is None:
        return None
    return measured(board, i, amount, row.heading, "row")


def labels_row(amount: AmountMention, rows: dict[int, Row]) -> bool:
    """Whether a person is the label of a row, such as a hospital with a saint's name: nobody's fate is told there."""
    return is_single(amount) and any(row.label.overlaps(amount.span) for row in rows.values())


def measured(board: Board, i: int, amount: AmountMention, words: list[Token], rule: str) -> Joint | None:
    """The measure that some words give to a bare number: that of the last word that has one, for the thing that is named beside it."""
    for k in range(len(words) - 1, -1, -1):
        happening = board.triggers.get(words[k].i)
        if happening is None:
            continue
        counted = amount.replace(unit_class=_thing(board, words, k)) if amount.unit_class == "unknown" else amount
        measure = happening.person_measure if happening.frame == "toll" else measure_for(happening, counted, epidemic=board.epidemic)
        if measure in PARTICULAR:
            return Joint(i, measure, happening, rule)
    return None


def _thing(board: Board, words: list[Token], k: int) -> str:
    """The class of what the word at ``k`` is said of: the noun right before it ("houses destroyed") or after it ("damaged schools")."""
    if words[k].tag in ("NNS", "NNPS") or board.triggers[words[k].i].nominal:  # "deaths by town", "arrests"
        return "unknown"
    after = words[k + 1] if k + 1 < len(words) and words[k + 1].i == words[k].i + 1 else None
    before = words[k - 1] if k > 0 and words[k].i - words[k - 1].i == 1 else None
    for noun in (before, after):
        if noun is not None and (kind := noun_class(board.analysis, noun, board.settings)) != "unknown":
            return kind
    return "unknown"


def by_postposed(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "houses destroyed 83; civilians killed 19, wounded 57": in a table run on the number stands behind its words."""
    words = _behind_words(board, amount)
    if words is None:
        return None
    beside = (a for k, a in enumerate(board.reading.amounts) if k != i and board.head(a).sentence == words[0].sentence)
    if not any(_behind_words(board, a) is not None for a in beside):
        return None
    return measured(board, i, amount, words, "label")


def _behind_words(board: Board, amount: AmountMention) -> list[Token] | None:
    """The few words from the mark before to a bare number that ends its item, the last of them one that measures; None otherwise."""
    bare = amount.kind == "count" and amount.unit_span is None and amount.share_of is None and not is_single(amount)
    if not bare or not _CLOSES.match(board.analysis.text, amount.span.end):
        return None
    k = board.first_token(amount).i - 1
    words: list[Token] = []
    while k >= 0 and board.analysis.tokens[k].text not in _MARKS and len(words) < LABEL and board.analysis.tokens[k].pos not in _FINITE:
        words.insert(0, board.analysis.tokens[k])
        k -= 1
    opened = k < 0 or board.analysis.tokens[k].text in _MARKS
    return words if words and opened and words[-1].i in board.triggers and words[-1].pos != "ADP" else None


_MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ".", "*", "•", "|"})
_FINITE = frozenset({"AUX", "PRON", "DET", "SCONJ"})


def by_empty_row(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """As in "Alba 3 dead, Brisk 11 dead, Corvo none": nothing of what the rows before it count."""
    if amount.quantity.high != 0 or amount.unit_span is not None or previous is None or previous not in joints:
        return None
    before = board.reading.amounts[previous]
    near = board.head(before).sentence == board.head(amount).sentence and joints[previous].measure in PARTICULAR
    if not near or _label(board, amount) is None or board.analysis.text[before.span.end : amount.span.start].count(" ") > LABEL + 1:
        return None
    return Joint(i, joints[previous].measure, joints[previous].happening, "row")


def _label(board: Board, amount: AmountMention) -> Span | None:
    """The label before a bare number, where nothing but a mark follows the number."""
    text = board.analysis.text
    if not _CLOSES.match(text, amount.span.end):
        return None
    start = max(text.rfind("\n", 0, amount.span.start) + 1, amount.span.start - 80)
    match = _ROW.search(text[start : amount.span.start])
    if match is None or not match["label"].strip():
        return None
    span = Span(start=start + match.start("label"), end=start + match.end("label"))
    tokens = board.analysis.tokens_in(span)
    words = [t for t in tokens if t.text[:1].isalpha()]
    finite = any(
        t.pos == "AUX" or (t.tag in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "IN") and t.lower not in ("of", "in")) for t in words
    )
    if not words or len(words) > LABEL or finite or any(t.i in board.triggers for t in words):
        return None
    return span if words[0].text[:1].isupper() or words[0].text[:1].isdigit() else None


def _heading(board: Board, amount: AmountMention, label: Span) -> list[Token] | None:
    """The words of the heading above a row: before the colon on its line, or on the line that ends with a colon above the list."""
    text = board.analysis.text
    line = text.rfind("\n", 0, amount.span.start) + 1
    colon = text.rfind(":", line, label.start)
    if colon >= 0:
        start = max(line, *(text.rfind(mark, line, colon) + 1 for mark in (". ", "; ", "! ", "? ")))
        return _words(board, Span(start=start, end=colon))
    for _ in range(40):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        written = text[above : max(line - 1, 0)].strip()
        if not written or line == 0:
            return None
        if written.endswith(":"):
            return _words(board, Span(start=above, end=above + len(text[above : line - 1].rstrip())))
        if not re.match(r"[-–•*·]|\S[^.!?]{0,60}$", written):
            return None
        line = above
    return None


def _words(board: Board, span: Span) -> list[Token] | None:
    if span.start >= span.end:
        return None
    words = [t for t in board.analysis.tokens_in(span) if t.text[:1].isalnum()]
    return words if 0 < len(words) <= HEADING else None


def _cells(board: Board) -> dict[int, Row]:
    """Rows of tables: a number in a cell counts what the head of its column says."""
    text = board.analysis.text
    found: dict[int, Row] = {}
    head: list[Span] | None = None
    offset = 0
    for line in text.split("\n"):
        cells = _cut(line, offset)
        offset += len(line) + 1
        if len(cells) < 2:
            head = None if line.strip() and not set(line) <= set("|-+= :") else head
            continue
        if not any(_bare(c.of(text)) for c in cells):
            head = cells if not set(line) <= set("|-+= :") else head
            continue
        if head is not None and len(head) == len(cells):
            _fill(board, found, head, cells)
    return found


def _fill(board: Board, found: dict[int, Row], head: list[Span], cells: list[Span]) -> None:
    """The amounts in the cells of one line, with the words of their columns."""
    for column, cell in zip(head[1:], cells[1:], strict=True):
        for i, amount in enumerate(board.reading.amounts):
            if cell.start <= amount.number.start and amount.number.end <= cell.end and amount.kind == "count":
                words = _words(board, column)
                if words:
                    found[i] = Row(cells[0], words)


def _bare(cell: str) -> bool:
    return re.fullmatch(r"[\d.,]+|none|nil|no", cell.strip(), re.IGNORECASE) is not None


def _cut(line: str, offset: int) -> list[Span]:
    """The cells of a line that bars, tabs or wide gaps divide; empty ones at its ends left out."""
    if not _CELLS.search(line.strip()):
        return []
    cells, start = [], 0
    for gap in [*_CELLS.finditer(line), None]:
        end = gap.start() if gap is not None else len(line)
        if line[start:end].strip():
            cells.append(Span(start=offset + start, end=offset + end))
        start = gap.end() if gap is not None else end
    return cells
