"""A page's article text, through trafilatura, and what is put right after it."""

from __future__ import annotations

import copy
import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tellings.cleaning.chrome import chrome_lines
from tellings.cleaning.head import same_words
from tellings.cleaning.lines import lines
from tellings.cleaning.page_metadata import PageMetadata, found_values, read_metadata
from tellings.model import FoundValue

MAX_DEPTH = 400
"""Tags within one another; trafilatura and lxml walk a tree by recursion. The deepest of 89 news pages has 45."""
_DROPPED = frozenset("comments consent follow player related share subscribe template".split())
"""Kinds of furniture left out of a page's extracted text. Footers, contacts and lists of labels stay, marked: on 89 pages
dropping them too costs 0.3 points of F1 (they take by-lines, tables and price lists along)."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option".split())
_PIECE = re.compile(r"<(/?)([a-zA-Z][\w:-]*|!--)?[^<>]*>|[^<]+|<")
_HIDDEN = frozenset("script style noscript template svg head".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u wbr".split())


@dataclass
class Page:
    """What was read from a page: title and article text, its own metadata, and what was wrong (code, message)."""

    text: str = ""
    metadata: list[FoundValue] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def read_page(source: str, url: str | None, *, limit: int) -> Page:
    """Read a page: its title, a blank line, and its article's text."""
    source = source[:limit]
    if _depth(source) > MAX_DEPTH:
        return Page(
            text=bare_text(source),
            problems=[("deep_html", f"tags are nested more than {MAX_DEPTH} deep; the text was taken without its structure")],
        )
    tree = _tree(source)
    if tree is None:
        return Page(text=bare_text(source))
    told = read_metadata(tree)
    body = _body(tree, url, told)
    title = told.title or (told.headings[0] if told.headings else None)
    return Page(text=f"{title}\n\n{body}" if title and body else body or "", metadata=found_values(told))


def extract_body(source: str, url: str | None = None) -> str:
    """The article's text out of a page: paragraphs separated by line breaks, without title, comments, share bars and links."""
    if _depth(source) > MAX_DEPTH:
        return bare_text(source)
    tree = _tree(source)
    return "" if tree is None else _body(tree, url, read_metadata(tree))


def _tree(source: str) -> Any:
    from trafilatura import load_html  # noqa: PLC0415 - 0.5 s that a run without pages need not pay

    return load_html(source)


def _body(tree: Any, url: str | None, told: PageMetadata) -> str:
    from trafilatura import extract  # noqa: PLC0415 - see _tree

    body = extract(copy.deepcopy(tree), url=url, include_comments=False) or ""
    body = _with_siblings(body, tree)
    if told.body and len(told.body) > 1.4 * len(body) and len(told.body) > 400:
        body = told.body
    return _trimmed(body, [t for t in (told.title, *told.headings) if t], _link_lines(tree))


def _link_lines(tree: Any) -> frozenset[str]:
    """Paragraphs, items and headings of four words or more that are one link and nothing else: they lead to other articles."""
    found = set()
    for element in tree.iter("p", "li", "h2", "h3", "h4"):
        links = list(element.iter("a"))
        text = _squeezed(element.text_content()) if len(links) == 1 else ""
        if text and text == _squeezed(links[0].text_content()) and len(element.text_content().split()) >= 4:
            found.add(text)
    return frozenset(found)


def _trimmed(body: str, titles: Sequence[str], links: frozenset[str]) -> str:
    """Leave out the title and the page's address where they head the text, links, and the furniture that is left in it."""
    found = lines(body)
    kinds = chrome_lines(found)
    kept = []
    for i, (line, kind) in enumerate(zip(found, kinds, strict=True)):
        head = i < 6 and (any(same_words(line.key, t) for t in titles) or re.fullmatch(r"https?://\S+", line.key))
        if not head and kind not in _DROPPED and (line.prose or _squeezed(line.key) not in links):
            kept.append(line.raw)
    return "\n".join(kept)


def _with_siblings(body: str, tree: Any) -> str:
    """Add the paragraphs of sister containers: an article cut into blocks of one class, of which one was taken."""
    paragraphs = [(p, " ".join(p.text_content().split())) for p in tree.iter("p")]
    have = _squeezed(body)
    inside = [(p, text, _squeezed(text) in have) for p, text in paragraphs if len(text) >= 80]
    signatures = Counter(_signature(p) for p, _, taken in inside if taken)
    missing = [text for p, text, taken in inside if not taken and signatures[_signature(p)] >= 2]
    if sum(map(len, missing)) < 0.3 * len(body) or not body:
        return body
    return "\n".join(text for p, text in paragraphs if text and (signatures[_signature(p)] >= 2 or _squeezed(text) in have))


def _signature(paragraph: Any) -> tuple[str, ...]:
    """The tags and classes of the three elements around a paragraph."""
    around = list(paragraph.iterancestors())[:3]
    return tuple(f"{e.tag}.{e.get('class') or ''}" for e in around)


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _depth(source: str) -> int:
    """The greatest number of tags within one another (tags that close themselves left out)."""
    depth = deepest = 0
    for match in _TAG.finditer(source):
        closing, name, rest = match.groups()
        if name.lower() in _VOID or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def bare_text(source: str) -> str:
    """The words of a page without its structure, a line for each block."""
    out: list[str] = []
    hidden = ""
    for match in _PIECE.finditer(source):
        closing, name = match.group(1), (match.group(2) or "").lower()
        if hidden:
            hidden = "" if closing and name == hidden else hidden
        elif name in _HIDDEN:
            hidden = "" if closing else name
        elif name:
            out.append(" " if name in _INLINE else "\n")
        elif not match.group().startswith("<"):
            out.append(match.group())
    return "\n".join(line for raw in html.unescape("".join(out)).split("\n") if (line := " ".join(raw.split())))
