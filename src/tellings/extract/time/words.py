"""The vocabulary of the time grammar: words with their classes and values, from the lexicon table ``time_words``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.language import table


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the table: ``values`` by class; ``short`` for an abbreviation."""

    values: dict[str, str]
    short: bool


@lru_cache(maxsize=8)
def vocabulary(folders: tuple[str, ...] = ()) -> dict[str, Word]:
    """Words in lower case to their classes and values; a word may have several classes."""
    values: dict[str, dict[str, str]] = {}
    short: dict[str, bool] = {}
    for row in table("time_words", "en", folders):
        values.setdefault(row["word"], {})[row["class"]] = row["value"]
        short[row["word"]] = row["short"] == "yes"
    return {word: Word(found, short[word]) for word, found in values.items()}


@lru_cache(maxsize=8)
def holidays(folders: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Names of holidays as tuples of lower-case words (apostrophes left out) to their rules."""
    return {_name(row["name"]): row["rule"] for row in table("holidays", "en", folders)}


def _name(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'", "").replace(".", "").replace("-", " - ").split())


def cardinal(words: Sequence[str], known: dict[str, Word]) -> tuple[int, int]:
    """Read a number in words ("twenty", "four"): its value and how many words it takes (0: no number).

    Two-part years ("nineteen", "ninety", "one") come out as the year.
    """
    total, part, used, last = 0, 0, 0, 0
    for word in words:
        entry = known.get(word)
        value = int(entry.values["CARD"]) if entry and "CARD" in entry.values else 0
        if not value:
            break
        if value in (100, 1000, 1_000_000, 1_000_000_000):
            part = max(part, 1) * value
            if value >= 1000:
                total, part = total + part, 0
        elif 10 < last < 30 and value >= 10 and used == 1:
            part = part * 100 + value
        elif used and not (last >= 20 and last % 10 == 0 and value < 10) and last not in (100, 1000):
            break
        else:
            part += value
        last, used = value, used + 1
    return total + part, used
