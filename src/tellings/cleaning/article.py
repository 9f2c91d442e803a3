"""Make an Article of a decoded input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from tellings.cleaning.fields import Fields, gather, settle
from tellings.cleaning.head import same_words
from tellings.cleaning.languages import SUPPORTED, language_of
from tellings.cleaning.oddities import oddities
from tellings.cleaning.page import read_page
from tellings.cleaning.passages import Cut, cut
from tellings.cleaning.plain import carry_back, flatten
from tellings.cleaning.problems import problem
from tellings.config import Settings
from tellings.intake import RawDocument
from tellings.model import Article, FoundValue, Passage, Problem, article_id


def article_from_text(
    text: str,
    *,
    file: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Article:
    """Make an Article of plain text and the metadata that the caller gives. What was wrong with it is not told (:func:`clean` does)."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = {"title": title, "outlet": outlet, "url": url, "published": published}
    raw = RawDocument(file=file, text=text, raw_sha256=digest, given={k: v for k, v in given.items() if v})
    article, _ = _assemble(raw, _unix(text), [], Settings())
    return article


def clean(raw: RawDocument, settings: Settings) -> tuple[Article | None, list[Problem]]:
    """Make an Article of one input; None where there is nothing to read, with the Problem that says why."""
    problems: list[Problem] = []
    page: list[FoundValue] = []
    text = _unix(raw.text)
    limit = settings.max_article_chars
    if raw.media == "html":
        read = read_page(raw.text, raw.given.get("url"), limit=8 * limit)
        problems += [problem(code, message, raw.file) for code, message in read.problems]
        text, page = read.text, read.metadata
    elif raw.record and raw.given.get("title"):
        text = with_title(raw.given["title"], text)
    if len(text) > limit:
        return None, [
            *problems,
            problem("too_long", f"{len(text)} characters, the limit is {limit}: raise max_article_chars to read it", raw.file),
        ]
    if not any(c.isalnum() for c in text):
        return None, [*problems, problem("no_text", "there is no word in it", raw.file)]
    article, wrong = _assemble(raw, text, page, settings)
    problems += [problem(code, message, raw.file, article.id) for code, message in [*wrong, *oddities(text)]]
    return article, problems


def clean_all(raws: Sequence[RawDocument], settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Clean all inputs; the same bytes, url and outlet twice make one Article with two ``files``.

    Articles come in the order of their (first) file names, whatever the order of the inputs.
    """
    found: dict[str, Article] = {}
    problems: list[Problem] = []
    for raw in sorted(raws, key=lambda r: (r.file or "", r.raw_sha256)):
        article, wrong = clean(raw, settings)
        problems += wrong
        if article is None:
            continue
        first = found.get(article.id)
        if first is None:
            found[article.id] = article
            continue
        found[article.id] = first.replace(files=[*first.files, *(f for f in article.files if f not in first.files)])
        message = f"the same article as {first.file!r} (equal bytes, url and outlet): it is counted once"
        problems.append(problem("duplicate_input", message, raw.file, article.id))
    return list(found.values()), _unique(problems)


def _unique(problems: Iterable[Problem]) -> list[Problem]:
    return list({p.id: p for p in problems}.values())


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def with_title(title: str, text: str) -> str:
    """Put a title that stands in a field of its own before the text, unless the text begins with it."""
    head = [line for line in text.lstrip()[:2_000].split("\n") if line.strip()][:4]
    return text if any(same_words(line, title) for line in head) else f"{title.strip()}\n\n{text}"


def _assemble(raw: RawDocument, source: str, page: list[FoundValue], settings: Settings) -> tuple[Article, list[tuple[str, str]]]:
    plain = flatten(source)
    article, problems = _plain_article(raw, plain.text, plain.wide(source), page, settings)
    return carry_back(article, plain, source).replace(text=source), problems


def _plain_article(
    raw: RawDocument, text: str, wide: frozenset[int], page: list[FoundValue], settings: Settings
) -> tuple[Article, list[tuple[str, str]]]:
    folders = tuple(settings.lexicons)
    title = raw.given.get("title") or next((v.value for v in page if v.field == "title"), None)
    outlet = raw.given.get("outlet") or next((v.value for v in page if v.field == "outlet"), None)
    pieces = cut(text, title=title, outlet=outlet, folders=folders, wide=wide)
    ident = article_id(raw.raw_sha256, raw.given.get("url"), raw.given.get("outlet"))
    fields = gather(text, pieces, raw.given, page, folders)
    settle(fields, text, ident)
    language = _language(text, pieces, fields)
    if language not in SUPPORTED and language is not None:
        fields.problems.append(
            ("unsupported_language", f"the text is in {language!r}; claims are read in {', '.join(sorted(SUPPORTED))} only")
        )
    return Article(
        id=ident, file=raw.file, files=[raw.file] if raw.file else [], title=fields.first("title"), outlet=fields.first("outlet"),
        url=fields.first("url"), byline=fields.first("byline"), published=fields.published, published_at=fields.published_at,
        published_basis=fields.published_basis, published_evidence=fields.published_evidence,
        captured_at=fields.first("captured_at") or raw.captured_at, raw_sha256=raw.raw_sha256, language=language, text=text,
        passages=_with_language(text, pieces.passages, language), metadata=fields.values, issuer=fields.issuer,
    ), fields.problems  # fmt: skip


def _language(text: str, pieces: Cut, fields: Fields) -> str | None:
    """The language of the words that are read; what metadata say counts only where the text is too short to tell."""
    body = " ".join(text[p.start : p.end] for p in pieces.passages if p.role in ("title", "subtitle", "body", "quotation"))[:4_000]
    told = (fields.first("language") or "").lower()[:2]
    if len(body) < 40 and told:
        return told
    return language_of(body or text)


def _with_language(text: str, passages: list[Passage], language: str | None) -> list[Passage]:
    """Name the language of the longer Passages that are in another one than the Article."""
    out = []
    for passage in passages:
        if passage.role in ("body", "quotation", "title") and passage.end - passage.start >= 80:
            found = language_of(text[passage.start : passage.end])
            if found != language:
                passage = passage.replace(language=found)  # noqa: PLW2901 - the marked copy takes its place
        out.append(passage)
    return out
