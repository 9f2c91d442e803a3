"""A page's article text and metadata."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.model import FoundValue


@dataclass
class Page:
    """What was read from a page: title and article text, its own metadata, and what was wrong (code, message)."""

    text: str = ""
    metadata: list[FoundValue] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def extract_body(source: str, url: str | None = None) -> str:
    """The article's text out of a page: paragraphs separated by line breaks, no title, no comments."""
    import trafilatura  # noqa: PLC0415 - 0.5 s that a run without pages need not pay

    return trafilatura.extract(source, url=url, include_comments=False) or ""


def read_page(source: str, url: str | None, *, limit: int) -> Page:
    """Read a page."""
    return Page(text=extract_body(source[:limit], url))
