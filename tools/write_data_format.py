"""Write docs/data-format.md from the records, so that the page cannot rot. usage: write_data_format.py [--check]."""

from __future__ import annotations

import re
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

from tellings.codec.dataset import SCHEMA, TYPES
from tellings.model import Record
from tellings.version import VERSION

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-format.md"
RENAMED = {"source": "from", "target": "to"}

HEAD = f"""# The dataset

`tellings compare --json FILE` writes JSON Lines: one record a line, `type` first. The first line is the header,
`{{"type":"header","schema":"{SCHEMA}","version":"{VERSION}"}}`. Readers ignore unknown fields of a newer minor schema and refuse a newer
major one.
The same input gives the same bytes.

Spans are half-open ranges `[start, end)` of Unicode code points in `article.text`. Every `evidence` and `support` has a `quote` equal to
that slice. Dates are EDTF: days as usual, `XXXX-06-01` for a day whose year is unknown, `[2017-05-31..2017-06-01]` for some time within,
`2017-05-31/2017-06-01` for a stretch; clock times stand only in `earliest`, `latest`, `published_at` and `at`. Open figures are null;
`figure` says whether null means open, none or unknown.

Ids are made of content: a kind and 16 hex digits. An Article's id comes from the SHA-256 of its bytes, its url and its outlet; a Claim's
from Article, evidence and measure; an Event's from its smallest Claim id. A Finding's `key` stays the same when articles are added: a
mute binds to it.

This page is written by `tools/write_data_format.py`; a test compares it with the code.
"""


def typed(hint: object) -> str:
    """A type hint in plain words."""
    text = re.sub(r"<class '([\w.]+)'>", r"\1", str(hint)).replace("typing.", "")
    text = re.sub(r"\b(?:\w+\.)+(?=[A-Z])", "", text).replace("NoneType", "null").replace("None", "null").replace(" | ", " or ")
    return "one of " + text[len("Literal[") : -1] if text.startswith("Literal[") else text


def nested(hint: object) -> Iterator[type[Record]]:
    """The records inside a type hint."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for inner in typing.get_args(hint):
        yield from nested(inner)


def section(title: str, cls: type[Record], seen: list[type[Record]]) -> Iterator[str]:
    """A heading, the record's docstring, and a row for each field."""
    yield f"\n{title}\n\n{' '.join((cls.__doc__ or '').strip().split())}\n\n| field | type |\n|---|---|\n"
    hints = typing.get_type_hints(cls)
    moved = cls.__name__ in ("Derivation", "PassagePair")
    for field in cls.__struct_fields__:
        yield f"| `{RENAMED.get(field, field) if moved else field}` | {typed(hints[field])} |\n"
        seen.extend(c for c in dict.fromkeys(nested(hints[field])) if c not in seen)


def page() -> str:
    """The whole page."""
    seen: list[type[Record]] = []
    parts = [HEAD]
    for name, cls in TYPES.items():
        parts.extend(section(f"## {name}", cls, seen))
    parts.append("\n## Parts of records\n")
    for cls in seen:  # grows while it is walked: parts have parts
        parts.extend(section(f"### {cls.__name__}", cls, seen))
    return "".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
