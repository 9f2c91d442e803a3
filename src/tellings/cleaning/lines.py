"""A text as lines or paragraphs, each with the few features that tell prose from page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\t": " ",
        "\n": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u2011": "-",
        "−": "-",
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_STOPS = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"')]»” \u200b"

FUNCTION_WORDS = frozenset(
    "a an the this that these those each every some any no all both either neither i you he she it we they me him her us them my your his"
    " its our their mine yours hers ours theirs who whom whose which what myself himself herself itself themselves be am is are was were"
    " been being have has had having do does did doing will would shall should can could may might must of in to for with on at by from"
    " about as into like through after over between out against during without before under around among within along across behind"
    " beyond since until while toward towards upon near off up down and or but nor so yet if because although though than when where why"
    " how whether there here then not n't also just only very too more most such other".split()
)
"""The closed classes of English: determiners, pronouns, auxiliaries, prepositions, conjunctions (Quirk et al. 1985, 2.39)."""

_AUXILIARIES = frozenset("is are was were be been has have had do does did will would can could may might must said says".split())


@dataclass
class Line:
    """A stretch without paragraph break, white space around it left out. ``gap`` says that a blank line goes before."""

    start: int
    end: int
    raw: str
    gap: bool
    apart: str = ""
    """The line with two blanks wherever its source has several ("" where it has none: most lines)."""

    @cached_property
    def plain(self) -> str:
        """The same number of characters, with plain blanks and quotation marks."""
        return self.raw.translate(_SAME_LENGTH)

    @cached_property
    def key(self) -> str:
        """The line for comparing: no invisible characters, single blanks."""
        return " ".join(_INVISIBLE.sub("", self.plain).split())

    @cached_property
    def words(self) -> list[str]:
        """Its words, in lower case."""
        return _WORD.findall(self.key.lower()[:4_000])

    @cached_property
    def function_share(self) -> float:
        """Share of its words that belong to the closed classes (prose: 0.3 to 0.5; menus: under 0.1)."""
        return sum(w in FUNCTION_WORDS for w in self.words) / len(self.words) if self.words else 0.0

    @cached_property
    def stopped(self) -> bool:
        """It ends as a sentence does."""
        return self.key.rstrip(_CLOSERS).endswith(_STOPS)

    @cached_property
    def prose(self) -> bool:
        """It reads as one sentence or more, not as a heading or a label."""
        number = len(self.words)
        if number >= 30:
            return self.function_share >= 0.12 or self.stopped
        if not self.stopped or (self.key.endswith(":") and number < 12):
            return False
        if self.key.rstrip(_CLOSERS).endswith(("?", "!")):
            return number >= 25 or len(re.findall(r"[.!?](?=\s|$)", self.key)) > 1
        return number >= 4 or (number >= 2 and any(w in _AUXILIARIES for w in self.words))


def lines(text: str) -> list[Line]:
    """Cut a text at its line breaks; lines that were only wrapped are joined again."""
    found = list(_raw_lines(text))
    return _joined(text, found)


def set_apart(line: Line, wide: frozenset[int]) -> Line:
    """The line, told which of its blanks are several in the source."""
    inside = sorted(i - line.start for i in wide if line.start <= i < line.end)
    if inside:
        ends = [0, *inside]
        line.apart = " ".join(line.raw[a:b] for a, b in pairwise([*ends, len(line.raw)]))
    return line


def _raw_lines(text: str) -> Iterator[Line]:
    gap = False
    for match in re.finditer(r"[^\n]+|\n[^\S\n]*(?=\n)", text):
        piece = match.group()
        bare = piece.strip()
        if not bare:
            gap = True
            continue
        start = match.start() + len(piece) - len(piece.lstrip())
        yield Line(start, start + len(bare), bare, gap)
        gap = False


def _joined(text: str, found: list[Line]) -> list[Line]:
    wrapped = _is_wrapped(found)
    out: list[Line] = []
    for line in found:
        if out and not line.gap and _goes_on(out[-1], line, wrapped=wrapped):
            first = out.pop()
            line = Line(first.start, line.end, text[first.start : line.end], first.gap)  # noqa: PLW2901 - the joined line takes its place
        out.append(line)
    return out


def _is_wrapped(found: list[Line]) -> bool:
    """Say whether the text was broken at a column: most lines within a block end amid a sentence, near one width."""
    inner = [(a, b) for a, b in pairwise(found) if not b.gap]
    if len(inner) < 4:
        return False
    width = max(len(a.raw) for a, _ in inner)
    going_on = sum(not a.stopped and b.raw[0].islower() and len(a.raw) > 0.6 * width for a, b in inner)
    return 40 <= width <= 132 and going_on > 0.4 * len(inner)


def _goes_on(line: Line, after: Line, *, wrapped: bool) -> bool:
    last = line.raw.rsplit("\n", 1)[-1]
    if wrapped:
        return len(last) >= 40 and not (line.stopped and len(last) < 45)
    return (
        not line.stopped
        and len(last) >= 50
        and after.raw[0].islower()
        and not after.raw.startswith(("http", "www."))
        and line.raw[-1] not in "|•·>"
    )
