"""What ``tellings --version`` says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tellings import __version__
from tellings.config import Settings


def version_lines() -> Iterator[str]:
    """Versions of Tellings, the parser model, the lexicons and the gazetteer."""
    from tellings.language.gazetteer import SHIPPED
    from tellings.language.lexicon import lexicon_digest

    model = Settings().parser
    yield f"tellings {__version__}"
    try:
        yield f"parser {model} {version(model.replace('_', '-'))}, spacy {version('spacy')}"
    except PackageNotFoundError:
        yield f"parser {model}: not installed"
    yield f"lexicons {lexicon_digest()}"
    yield f"gazetteer {_digest(SHIPPED)}"


def _digest(file: Path) -> str:
    """Twelve hex digits over a file: its version."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "missing"
