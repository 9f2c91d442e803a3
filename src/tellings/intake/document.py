"""What intake gives to cleaning: one input that may be an article, decoded and not yet read."""

from __future__ import annotations

from typing import Literal

from tellings.model import Record

Media = Literal["text", "html"]
METADATA_FIELDS = ("title", "outlet", "url", "published", "byline", "language", "captured_at")


class RawDocument(Record, frozen=True, kw_only=True):
    """One input as it came in.

    ``text`` is the decoded input (HTML source for ``media`` "html"); ``raw_sha256`` is the digest of the
    raw bytes (of a record in JSON, JSONL or CSV: of its text field in UTF-8). ``given`` holds what the caller, a
    ``meta.json`` or the record itself says, by the names of :data:`METADATA_FIELDS`. ``file`` names a member
    as ``archive.zip/member`` and a record as ``file.jsonl#line``.
    """

    file: str | None
    media: Media = "text"
    text: str
    raw_sha256: str
    given: dict[str, str] = {}
    record: bool = False
    """The title is a field beside the text, so the two are put together; a plain file is its own text."""
    captured_at: str | None = None
