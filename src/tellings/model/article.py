"""Articles and their Passages."""

from __future__ import annotations

from typing import Literal

from tellings.model.ids import make_id
from tellings.model.record import Record
from tellings.model.span import Evidence

PassageRole = Literal["title", "subtitle", "dateline", "dateline_date", "byline", "body", "quotation", "caption", "chrome"]
PublishedBasis = Literal["given", "metadata", "date line", "dateline", "inferred", "none"]


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of an Article and its role. ``truncated`` marks a last sentence that breaks off."""

    role: PassageRole
    start: int
    end: int
    language: str | None = None
    truncated: bool = False
    duplicate_of: int | None = None
    """Start of an earlier passage with the same words (a title printed twice): not read again."""


class FoundValue(Record, frozen=True, kw_only=True):
    """One value of an Article's metadata, with where it comes from. Given beats found; both are kept."""

    field: Literal["title", "outlet", "url", "published", "byline", "language", "captured_at"]
    value: str
    basis: str
    start: int | None = None
    end: int | None = None


class Article(Record, frozen=True, kw_only=True, tag_field="type", tag="article"):
    """One input text with what is known about it.

    ``text`` is the decoded input (for HTML the extracted text) with CRLF made LF and nothing else
    changed. ``published`` is EDTF at day precision (``XXXX-06-01`` for a day without a year) or
    null; ``published_at`` is the RFC 3339 moment where a clock time is known.
    """

    id: str
    file: str | None
    files: list[str] = []
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    published_at: str | None = None
    published_basis: PublishedBasis = "none"
    published_evidence: list[Evidence] = []
    captured_at: str | None = None
    raw_sha256: str = ""
    version_of: str | None = None
    language: str | None = None
    text: str = ""
    passages: list[Passage] = []
    metadata: list[FoundValue] = []
    issuer: str | None = None
    """The body that speaks in its own voice, where the article is that body's statement."""


def content_key(article: Article) -> tuple[str, str]:
    """An order of Articles that white space, file names and addresses do not change; the id decides between the same words."""
    return "".join(article.text.split())[:4_000], article.id


def article_id(raw_sha256: str, url: str | None, outlet: str | None) -> str:
    """The id of an Article: the same bytes under two urls or outlets are two Articles."""
    return make_id("article", [raw_sha256, url, outlet])
