"""What is odd in a text though it can be read: told as Problems, so that a reader of the results looks twice."""

from __future__ import annotations

import re

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]|(?<=[A-Za-z\u0370-\u04ff])[\u200e\u200f](?=[A-Za-z\u0370-\u04ff])")
_INVISIBLE = re.compile("(?<=[A-Za-z0-9\u0370-\u04ff])[\u200b-\u200d\u2060-\u2064\ufeff](?=[A-Za-z0-9\u0370-\u04ff])")
"""Between Latin, Greek or Cyrillic letters or digits; elsewhere (Arabic, Indic) joiners belong to the spelling.
Soft hyphens are left out: pages are full of them."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LONG_NUMBER = re.compile(r"\d{31,}")


def oddities(text: str) -> list[tuple[str, str]]:
    """Code and message of each kind of oddity in a text."""
    found: list[tuple[str, str]] = []
    if "\n" not in text.strip():
        found.append(("one_line", "the article is a single line"))
    kinds = (
        ("invisible characters inside words", _INVISIBLE),
        ("characters that turn the direction", _DIRECTION),
        ("control characters", _CONTROL),
    )
    hidden = [f"{number} {name} (first at {first})" for name, pattern in kinds for number, first in [_count(pattern, text)] if number]
    if hidden:
        found.append(("hidden_characters", ", ".join(hidden)))
    number = _LONG_NUMBER.search(text)
    if number:
        found.append(("long_number", f"a number of {number.end() - number.start()} digits at {number.start()}"))
    return found


def _count(pattern: re.Pattern[str], text: str) -> tuple[int, int]:
    places = [m.start() for m in pattern.finditer(text)]
    return len(places), places[0] if places else -1
