"""How an article sets its blanks and quotation marks changes nothing about what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.language import Parser
from tellings.model import Reading
from tellings.model.record import plain
from tellings.pipeline.reading import read_one

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted(f for f in CASES.glob("*/*.txt"))
NOT_COMPARED = {"id", "article", "start", "end", "sentence"}


def blanks(into: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?<=\S) (?=\S)", into, text)


def some_blanks(text: str) -> str:
    found = [0]

    def third(match: re.Match[str]) -> str:
        found[0] += 1
        return " \u00a0 " if found[0] % 3 == 0 else match.group()

    return re.sub(r"(?<=\S) (?=\S)", third, text)


def marks(opening: str, closing: str) -> Callable[[str], str]:
    def line(text: str) -> str:
        out, opened = [], False
        for i, c in enumerate(text):
            if c in '"“”':
                opened = c == "“" or (c == '"' and (not opened or text[i - 1 : i].isspace()))
                out.append(opening if opened else closing)
                opened = opened and c != "”"
            else:
                out.append(c)
        return "".join(out)

    return lambda text: "\n".join(map(line, text.split("\n")))


STYLES: dict[str, Callable[[str], str]] = {
    "two blanks": blanks("  "),
    "no-break blanks": blanks("\u00a0"),
    "some wide blanks": some_blanks,
    "straight": marks('"', '"'),
    "curly": marks("“", "”"),
    "outward": marks("«\u00a0", "\u00a0»"),
    "inward": marks("»", "«"),
    "low": marks("„", "“"),
}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: bare(v) for k, v in value.items() if k not in NOT_COMPARED}
    if isinstance(value, list):
        return [bare(v) for v in value]
    if isinstance(value, str):
        one = re.sub(r"\s+", " ", re.sub("[“”„«»]", '"', value))
        return one.replace('" ', '"').replace(' "', '"')
    return value


def claims(reading: Reading) -> list[dict[str, Any]]:
    order = {c.id: n for n, c in enumerate(reading.claims)}
    return [
        bare(plain(c)) | {"part_of": order.get(c.part_of or ""), "superseded_by": order.get(c.superseded_by or "")} for c in reading.claims
    ]


def published(file: Path) -> str | None:
    told = json.loads((file.parent / "meta.json").read_text(encoding="utf-8")).get(file.name, {})
    return told.get("published") if isinstance(told, dict) else None


@pytest.fixture(scope="module")
def as_it_is(parser: Parser) -> Callable[[Path], list[dict[str, Any]]]:
    """The claims of a file as it is, read once."""
    return lru_cache(
        lambda file: claims(read_one(article_from_text(file.read_text(encoding="utf-8"), published=published(file)), parser, Settings()))
    )


@pytest.mark.parametrize(("file", "style"), [(f, list(STYLES)[n % len(STYLES)]) for n, f in enumerate(FILES)])
def test_the_claims_are_the_same(parser: Parser, as_it_is: Callable[[Path], Any], file: Path, style: str) -> None:
    text = file.read_text(encoding="utf-8")
    other = read_one(article_from_text(STYLES[style](text), published=published(file)), parser, Settings())
    assert claims(other) == as_it_is(file)
    for claim in other.claims:
        assert other.article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        assert all(other.article.text[s.start : s.end] == s.quote for s in claim.support)
