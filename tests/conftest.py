"""What all tests share: one parser a session, small builders, and the folder of benchmark data."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.language import Analysis, Parser, load_parser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser, loaded once."""
    return load_parser(Settings())


@pytest.fixture(scope="session")
def analyse(parser: Parser) -> Callable[..., Analysis]:
    """Analyse a text: ``analyse("...", published="2024-05-01")``."""

    def run(text: str, published: str | None = None, **metadata: str) -> Analysis:
        return parser.analyse(article_from_text(text, published=published, **metadata))

    return run


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of benchmark data ($TELLINGS_DATA, by default ``../shared`` beside the repository)."""
    folder = Path(os.environ.get("TELLINGS_DATA", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"no benchmark data in {folder}: set TELLINGS_DATA to the folder that holds data/, seeds/ and clusters/")
    return folder
