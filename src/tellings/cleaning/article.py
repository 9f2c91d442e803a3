"""Make an Article of a text."""

from __future__ import annotations

import hashlib
import re

from tellings.model import Article, Passage, article_id


def article_from_text(
    text: str,
    *,
    file: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Article:
    """Make an Article of plain text and the metadata that the caller gives."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    passages = [Passage(role="body", start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return Article(
        id=article_id(digest, url, outlet), file=file, files=[file] if file else [], title=title, outlet=outlet, url=url,
        published=published[:10] if published else None, published_at=published if published and len(published) > 10 else None,
        published_basis="given" if published else "none", raw_sha256=digest, text=text, passages=passages, language="en",
    )  # fmt: skip
