"""Word and phrase lists of the cleaning stage: tab-separated files in ``lists/<language>``.

They lie here and not among the lexicons because cleaning stands below the language stage. The
format is the lexicons' one: comment lines with ``#``, a header line, rows. A user's folder of lexicons may hold
files of the same names (``<folder>/<language>/page_phrases.tsv``); their rows are added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tellings.errors import LexiconError

SHIPPED = Path(__file__).parent / "lists"

_PLACEHOLDERS = {"{name}": r"\S{1,40}(?: \S{1,40}){0,5}", "{site}": r"\S{1,40}", "{n}": r"\d[\d.,]{0,12}[km]?"}


def rows(name: str, columns: Sequence[str], folders: Sequence[str] = (), language: str = "en") -> list[dict[str, str]]:
    """Read a list: one dict a row, of column name to cell.

    Raises:
        LexiconError: a file has other columns, or a row has too few cells; the message names file and line.
    """
    found: list[dict[str, str]] = []
    for folder in (SHIPPED, *map(Path, folders)):
        file = folder / language / f"{name}.tsv"
        if file.exists() or folder == SHIPPED:
            found.extend(_read(file, list(columns)))
    return found


def _read(file: Path, columns: list[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if header != columns:
                raise LexiconError(f"{file}:{number}: the columns are {header}, they should be {columns}")
            continue
        if not 2 <= len(cells) <= len(columns):
            raise LexiconError(f"{file}:{number}: {len(cells)} cells, but the header names {len(columns)} columns")
        cells += [""] * (len(columns) - len(cells))
        found.append(dict(zip(columns, cells, strict=True)) | {"at": f"{file}:{number}"})
    return found


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known phrase of page furniture: its kind, and what it opens (``form``, ``thread``, ``related``, ``block`` or nothing)."""

    kind: str
    opens: str


class Phrases:
    """The compiled phrase list: whole lines, line starts, and parts of lines."""

    def __init__(self, folders: Sequence[str] = ()) -> None:
        self._phrases: dict[str, Phrase] = {}
        parts: dict[str, list[str]] = {"full": [], "start": [], "part": []}
        hints: set[str] = set()
        for number, row in enumerate(rows("page_phrases", ("mode", "kind", "opens", "pattern", "hints"), folders)):
            if row["mode"] not in parts:
                raise LexiconError(f"{row['at']}: {row['mode']!r} in column 'mode' is none of {list(parts)}")
            parts[row["mode"]].append(f"(?P<p{number}>{_pattern(row)})")
            self._phrases[f"p{number}"] = Phrase(row["kind"], row["opens"])
            if row["mode"] == "part":
                if not row["hints"]:
                    raise LexiconError(f"{row['at']}: a pattern of mode 'part' needs hints, words of which one has to stand in the line")
                hints.update(row["hints"].lower().split("|"))
        self._full, self._start, self._part = (re.compile("|".join(parts[m]) or r"(?!)", re.IGNORECASE) for m in parts)
        self._hints = tuple(sorted(hints))

    def _search(self, line: str) -> re.Match[str] | None:
        """Look for a phrase inside a line, after a look for its hints: that is ten times as fast."""
        lower = line.lower()
        return self._part.search(line) if any(h in lower for h in self._hints) else None

    def whole(self, line: str) -> Phrase | None:
        """The phrase that the line consists of."""
        return self._of(self._full.fullmatch(line))

    def start(self, line: str) -> Phrase | None:
        """The phrase that the line begins with."""
        return self._of(self._start.match(line))

    def part(self, line: str) -> Phrase | None:
        """The phrase that the line contains."""
        return self._of(self._search(line))

    def where(self, line: str) -> int | None:
        """Where the first phrase begins that a line contains."""
        match = self._search(line)
        return match.start() if match else None

    def _of(self, match: re.Match[str] | None) -> Phrase | None:
        return self._phrases[match.lastgroup] if match and match.lastgroup else None


def _pattern(row: dict[str, str]) -> str:
    pattern = row["pattern"]
    for name, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(name, meaning)
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise LexiconError(f"{row['at']}: not a regular expression: {error}") from error
    if groups:
        raise LexiconError(f"{row['at']}: the pattern has a capturing group; write (?:...)")
    return pattern


@lru_cache(maxsize=8)
def phrases(folders: tuple[str, ...] = ()) -> Phrases:
    """The phrase list with the rows of the user's folders, compiled once."""
    return Phrases(folders)


@lru_cache(maxsize=32)
def words(name: str, kinds: tuple[str, ...], folders: tuple[str, ...] = ()) -> frozenset[str]:
    """The words of a list that are of one of the kinds, in lower case."""
    return frozenset(row["word"].lower() for row in rows(name, ("word", "kind"), folders) if row["kind"] in kinds)
