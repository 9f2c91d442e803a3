"""Read whatever the caller names: files, folders, archives, standard input, one address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tellings.config import Settings
from tellings.intake import metadata as known
from tellings.intake.archives import MAX_DEPTH, Budget, members
from tellings.intake.decode import decode
from tellings.intake.document import Media, RawDocument
from tellings.intake.documents import docx_text, pdf_text
from tellings.intake.fetch import Opener, Resolver, fetch, open_connection, resolve
from tellings.intake.files import READ_SUFFIXES, Found, read_file, walk
from tellings.intake.problems import problem
from tellings.intake.records import from_csv, from_json, from_json_lines
from tellings.model import Problem

STDIN = "-"
_HTML_START = ("<!doctype html", "<html", "<head", "<body", "<!--", "<?xml")


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are fetched; tests put their own resolver and opener here."""

    resolver: Resolver = resolve
    opener: Opener = open_connection


@dataclass
class _Run:
    """What one call needs everywhere."""

    settings: Settings
    columns: Mapping[str, str]
    given: known.Table
    web: Web
    budget: Budget
    beside: known.Beside = field(default_factory=known.Beside)


def read(
    paths: Sequence[str | Path],
    *,
    metadata: Mapping[str, Mapping[str, str]] | None,
    settings: Settings,
    columns: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
    web: Web | None = None,
) -> tuple[list[RawDocument], list[Problem]]:
    """Read the inputs; nothing that is wrong with one of them raises.

    Args:
        paths: files, folders, zip archives, http(s) addresses, or "-" for ``stdin``.
        metadata: file name (as given, or its last part) to outlet, published, url, title, byline; it beats ``meta.json`` and the record.
        settings: the limits.
        columns: for CSV and JSON records: our field to the name of the column.
        stdin: the bytes for "-".
        web: how addresses are fetched.

    Returns:
        The decoded inputs and the Problems, both in the order of their file names, whatever the order of ``paths``.

    Raises:
        MetadataError: ``metadata`` is no table of tables of text.
    """
    run = _Run(
        settings, dict(columns or {}), known.check(metadata), web or Web(), Budget(settings.max_archive_bytes, settings.max_archive_members)
    )  # fmt: skip
    found: list[RawDocument] = []
    problems: list[Problem] = []
    for path in sorted({str(p) for p in paths}):
        for item in _one(path, stdin, run):
            (problems if isinstance(item, Problem) else found).append(item)  # type: ignore[arg-type]
    problems += run.beside.problems
    return sorted(found, key=lambda d: (d.file or "", d.raw_sha256)), sorted(
        {p.id: p for p in problems}.values(), key=lambda p: (p.file or "", p.code, p.id)
    )


def _one(path: str, stdin: bytes | None, run: _Run) -> Iterator[RawDocument | Problem]:
    if path == STDIN:
        yield from _given(_content(stdin or b"", "-", run, named=True), {}, run)
        return
    if path.lower().startswith(("http://", "https://")):
        yield from _address(path, run)
        return
    for item in walk(Path(path), PurePosixPath(path).as_posix()):
        if isinstance(item, Problem):
            yield item
        elif item.path.name != known.NAME:
            yield from _file(item, run)
        elif item.folder is None:
            yield problem("no_text_field", "meta.json holds what is known of the files beside it; name those", item.name)


def _file(file: Found, run: _Run) -> Iterator[RawDocument | Problem]:
    data = read_file(file.path, file.name, run.settings.max_file_bytes)
    if isinstance(data, Problem):
        yield data
        return
    yield from _given(_content(data, file.name, run, named=file.folder is None), run.beside.of(file.path, file.folder), run)


def _given(items: Iterator[RawDocument | Problem], beside: Mapping[str, str], run: _Run) -> Iterator[RawDocument | Problem]:
    """Join what is given: the caller's metadata over ``meta.json`` over the record's own fields."""
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        name = item.file or ""
        caller = known.lookup(run.given, name) or known.lookup(run.given, name.rsplit("#", 1)[0])
        given = {**item.given, **beside, **caller}
        captured = given.pop("captured_at", None) or item.captured_at
        yield item.replace(given=given, captured_at=captured)


def _content(data: bytes, name: str, run: _Run, *, named: bool, depth: int = 1) -> Iterator[RawDocument | Problem]:
    """Read the bytes of one file or member by its name's ending, else by what the bytes look like."""
    suffix = PurePosixPath(name).suffix.lower()
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
        yield problem("empty", "there is nothing in it", name)
    elif suffix == ".pdf" or data.startswith(b"%PDF-"):
        yield from _document(pdf_text(data, name, run.settings), data, name)
    elif suffix == ".docx":
        yield from _document(docx_text(data, name, run.settings), data, name)
    elif suffix == ".zip" or (data.startswith(b"PK\x03\x04") and suffix not in READ_SUFFIXES):
        yield from _archive(data, name, run, depth)
    else:
        yield from _text(data, name, suffix, run, named=named)


def _document(text: str | Problem, data: bytes, name: str) -> Iterator[RawDocument | Problem]:
    yield text if isinstance(text, Problem) else RawDocument(file=name, text=text, raw_sha256=hashlib.sha256(data).hexdigest())


def _archive(data: bytes, name: str, run: _Run, depth: int) -> Iterator[RawDocument | Problem]:
    if depth > MAX_DEPTH:
        yield problem("archive_too_deep", f"archives are opened {MAX_DEPTH} deep", name)
        return
    tables: dict[str, known.Table] = {}
    inside = []
    for item in members(data, name, run.settings, run.budget):
        if isinstance(item, Problem):
            yield item
        elif PurePosixPath(item.path).name == known.NAME:
            table = known.parse(item.data, item.name)
            if isinstance(table, Problem):
                yield table
            else:
                tables[PurePosixPath(item.path).parent.as_posix()] = table
        elif not PurePosixPath(item.path).name.startswith(".") and PurePosixPath(item.path).suffix.lower() in READ_SUFFIXES:
            inside.append(item)
    for member in inside:
        path = PurePosixPath(member.path)
        beside = next((e for p in path.parents if (e := known.lookup(tables.get(p.as_posix(), {}), path.relative_to(p).as_posix()))), {})
        yield from _given(_content(member.data, member.name, run, named=False, depth=depth + 1), beside, run)


def _text(data: bytes, name: str, suffix: str, run: _Run, *, named: bool) -> Iterator[RawDocument | Problem]:
    html = suffix in (".html", ".htm", ".xhtml")
    decoded = decode(data, html=html)
    if decoded is None:
        yield problem("binary", "binary data, not text", name)
        return
    if not decoded.certain:
        yield problem("bad_encoding", f"not valid in its encoding; read as {decoded.encoding}", name)
    yield from _decoded(decoded.text, hashlib.sha256(data).hexdigest(), name, suffix, run, named=named)


def _decoded(text: str, digest: str, name: str, suffix: str, run: _Run, *, named: bool) -> Iterator[RawDocument | Problem]:
    start = text[:2_000].lstrip().lower()
    kind = suffix
    if suffix not in READ_SUFFIXES:
        kind = (
            ".html"
            if start.startswith(_HTML_START) and "<" in start[1:]
            else ".jsonl"
            if start.startswith('{"') and name == STDIN
            else ".txt"
        )
    if kind == ".json":
        yield from from_json(text, name, run.columns, named=named)
    elif kind in (".jsonl", ".ndjson"):
        yield from from_json_lines(text, name, run.columns)
    elif kind in (".csv", ".tsv"):
        yield from from_csv(text, name, run.columns)
    else:
        media: Media = "html" if kind in (".html", ".htm", ".xhtml") else "text"
        yield RawDocument(file=name, media=media, text=text, raw_sha256=digest)


def _address(url: str, run: _Run) -> Iterator[RawDocument | Problem]:
    page = fetch(url, run.settings.max_file_bytes, run.web.resolver, run.web.opener)
    if isinstance(page, Problem):
        yield page
        return
    if page.data.startswith(b"%PDF-"):
        items = _document(pdf_text(page.data, url, run.settings), page.data, url)
    else:
        items = _page(page.data, page.charset, page.media_type, url)
    for item in _given(items, {}, run):
        yield (
            item
            if isinstance(item, Problem)
            else item.replace(given={"url": page.url, **item.given}, captured_at=item.captured_at or page.at)
        )


def _page(data: bytes, charset: str | None, media_type: str, url: str) -> Iterator[RawDocument | Problem]:
    html = "html" in media_type or data[:1_000].lstrip().lower().startswith((b"<!doctype", b"<html"))
    decoded = decode(data, html=html, charset=charset)
    if decoded is None:
        yield problem("binary", f"binary data ({media_type}), not text", url)
        return
    if not decoded.certain:
        yield problem("bad_encoding", f"not valid in its encoding; read as {decoded.encoding}", url)
    yield RawDocument(file=url, media="html" if html else "text", text=decoded.text, raw_sha256=hashlib.sha256(data).hexdigest())
