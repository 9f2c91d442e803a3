"""What a page says of itself: JSON-LD (schema.org), OpenGraph, Dublin Core and other meta elements, ``time`` elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tellings.model import FoundValue

_ARTICLES = re.compile(
    r"(?:News|Report|Blog|Opinion|Analysis|Background|Review|Scholarly|Satirical|LiveBlog)?(?:Article|Posting)|ReportageNewsArticle|LiveBlogPosting"
)
"""Article and its kinds in schema.org."""
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "pubdate",
        "publishdate", "parsely-pub-date", "sailthru.date", "article.published", "og:published_time", "og:article:published_time",
        "publication_date", "citation_publication_date",
    ),
    "byline": ("author", "article:author_name", "parsely-author", "dc.creator", "sailthru.author", "byl"),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
_MAX_SCRIPTS = 40


@dataclass
class PageMetadata:
    """The values found, each the first of its order of trust: JSON-LD, then meta elements, then the page's own elements."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None
    body: str | None = None
    headings: tuple[str, ...] = ()
    basis: str = "metadata"


def read_metadata(tree: Any) -> PageMetadata:
    """Read a parsed page's metadata."""
    meta = _meta(tree)
    linked = next(iter(sorted(_linked(tree), key=lambda a: "articleBody" not in a)), {})
    headings = tuple(h for e in tree.iter("h1") if (h := _squeeze(e.text_content())))
    values = {f: next((meta[n] for n in names if n in meta), None) for f, names in _META.items()}
    title = _text(linked.get("headline")) or values["title"] or _page_title(tree)
    return PageMetadata(
        title=_heading(title, headings), outlet=_text(linked.get("publisher")) or values["outlet"],
        url=_link(tree, "canonical") or values["url"] or _text(linked.get("url")),
        published=_text(linked.get("datePublished")) or values["published"] or _time(tree),
        byline=_names(linked.get("author")) or values["byline"],
        language=(tree.get("lang") or meta.get("og:locale") or "")[:2].lower() or None,
        body=_plain(linked.get("articleBody")), headings=headings,
    )  # fmt: skip


def found_values(told: PageMetadata) -> list[FoundValue]:
    """The values as the Article keeps them."""
    names: tuple[Literal["title", "outlet", "url", "published", "byline", "language"], ...] = (
        "title",
        "outlet",
        "url",
        "published",
        "byline",
        "language",
    )
    return [FoundValue(field=n, value=v, basis="metadata") for n in names if (v := getattr(told, n))]


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = _squeeze(element.get("content") or "")
        if name and value:
            found.setdefault(name, value)
    return found


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD, however deep (a list or an @graph)."""
    scripts = [e for e in tree.iter("script") if (e.get("type") or "").lower() == "application/ld+json"]
    for script in scripts[:_MAX_SCRIPTS]:
        try:
            stack = [json.loads(script.text or "", strict=False, parse_int=str)]
        except (ValueError, RecursionError):
            continue
        while stack:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(reversed(value))
            elif isinstance(value, dict):
                kinds = value.get("@type")
                if any(isinstance(k, str) and _ARTICLES.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                    yield value
                stack.extend(v for k, v in value.items() if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return next((t for v in value if (t := _text(v))), None)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _squeeze(value) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    names = [n for v in (value if isinstance(value, list) else [value]) if (n := _text(v))]
    return ", ".join(dict.fromkeys(names)) or None


def _plain(value: Any) -> str | None:
    if not isinstance(value, str):
        return None

    text = html.unescape(re.sub(r"<(?:br|/p|/div)\b[^>]*>", "\n", value, flags=re.IGNORECASE))
    return "\n".join(line for raw in re.sub(r"<[^>]*>", " ", text).split("\n") if (line := _squeeze(raw)))


def _heading(title: str | None, headings: tuple[str, ...]) -> str | None:
    """The page's title without the site's name: the heading that begins it, if there is one."""
    if title is None:
        return None
    return next((h for h in headings if len(h) >= 12 and title.casefold().startswith(h.casefold())), title)


def _page_title(tree: Any) -> str | None:
    element = tree.find(".//title")
    return _squeeze(element.text_content()) or None if element is not None else None


def _link(tree: Any, rel: str) -> str | None:
    return next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == rel and (e.get("href") or "").startswith("http")), None
    )


def _time(tree: Any) -> str | None:
    """The ``time`` element that is marked as date of publication, else the only one inside the article's own element."""
    times = [(e, e.get("datetime")) for e in tree.iter("time") if e.get("datetime")]
    marked = [
        t for e, t in times if e.get("pubdate") is not None or "publish" in f"{e.get('itemprop') or ''} {e.get('class') or ''}".lower()
    ]
    inside = {t for e, t in times if any(a.tag == "article" for a in e.iterancestors())}
    return next(iter(marked), None) or (next(iter(inside)) if len(inside) == 1 else None)


def _squeeze(text: str) -> str:
    return " ".join(text.split())[:100_000]
