"""Records of JSON, JSON Lines and CSV to decoded inputs."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tellings.intake.document import RawDocument
from tellings.intake.problems import problem
from tellings.model import Problem

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_body"),
    "html": ("html",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "date_published"),
    "byline": ("byline", "author"),
    "language": ("language", "lang"),
    "captured_at": ("captured_at",),
}
"""Our field and the names under which a record may hold it, first come first served."""

_LISTS = ("articles", "documents", "items", "records", "data", "results")
_OWN_TYPES = frozenset("header actor claim event derivation origin finding judgement problem".split())
"""Records of our own datasets that are no articles: passed over."""
_MAX_CELL = 10_000_000


def from_json(text: str, name: str, columns: Mapping[str, str], *, named: bool) -> Iterator[RawDocument | Problem]:
    """Read a JSON file: one record, a list of records, or an object that holds such a list.

    A file without any article is a Problem only where it was ``named``, or where its records name a title or an address.
    """
    try:
        whole = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        yield problem("bad_json", f"not valid JSON: {_short(error)}", name)
        return
    found = _records(whole, columns)
    if found is None:
        if named or (isinstance(whole, dict) and any(k in whole for k in ("title", "headline", "url"))):
            yield problem("no_text_field", "no record in it has a field text, body, content, article_body or html", name)
        return
    for number, record in enumerate(found, start=1):
        yield from _record(record, name if found == [whole] else f"{name}#{number}", columns)


def _records(whole: Any, columns: Mapping[str, str]) -> list[Any] | None:
    if isinstance(whole, dict):
        if _body(whole, columns) is not None:
            return [whole]
        whole = next((whole[k] for k in _LISTS if isinstance(whole.get(k), list)), None)
    if isinstance(whole, list) and any(isinstance(r, dict) and _body(r, columns) is not None for r in whole):
        return whole
    return None


def from_json_lines(text: str, name: str, columns: Mapping[str, str]) -> Iterator[RawDocument | Problem]:
    """Read JSON Lines; a broken line is a Problem that names its number, the others are read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            yield problem("bad_line", f"line {number} is not valid JSON: {_short(error)}", name)
            continue
        if isinstance(record, dict) and record.get("type") in _OWN_TYPES and _body(record, columns) is None:
            continue
        yield from _record(record, f"{name}#{number}", columns, line=number)


def from_csv(text: str, name: str, columns: Mapping[str, str]) -> Iterator[RawDocument | Problem]:
    """Read a CSV or TSV file with a header line. ``columns`` maps our fields to its columns."""
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [c.strip() for c in next(reader)]
    except (StopIteration, csv.Error):
        yield problem("missing_column", "there is no header line", name)
        return
    lower = {c.lower(): c for c in header}
    missing = sorted(c for c in columns.values() if c.lower() not in lower)
    if missing or not any(c in lower for c in _names("text", columns) + _names("html", columns)):
        told = (
            f"it has no column {', '.join(map(repr, missing))}"
            if missing
            else "it has no column that holds text; name one as columns={'text': ...}"
        )
        yield problem("missing_column", f"{told}. Its columns are {', '.join(map(repr, header))[:300]}", name)
        return
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield problem("bad_line", f"line {reader.line_num} cannot be read: {error}", name)
            continue
        if any(cell.strip() for cell in row):
            if len(row) > len(header):
                yield problem(
                    "bad_line", f"line {reader.line_num} has {len(row)} cells, the header {len(header)}; the rest was left out", name
                )
            record = dict(zip(header, row, strict=False))
            yield from _record(record, f"{name}#{reader.line_num}", columns, line=reader.line_num)


def _delimiter(text: str) -> str:
    """The separator that occurs most in the header line."""
    head = text.split("\n", 1)[0]
    return max(",\t;|", key=head.count)


def _record(record: Any, name: str, columns: Mapping[str, str], line: int | None = None) -> Iterator[RawDocument | Problem]:
    where = f"line {line}: " if line else ""
    body = _body(record, columns) if isinstance(record, dict) else None
    if body is None:
        yield problem("no_text_field", f"{where}the record has no field text, body, content, article_body or html", name)
        return
    media, text = body
    text = _clean(text)
    if not text.strip():
        yield problem("empty", f"{where}the record's text is empty", name)
        return
    given = {f: v for f in FIELDS if f not in ("text", "html") and (v := _value(record, f, columns))}
    captured = given.pop("captured_at", None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    yield RawDocument(file=name, media=media, text=text, raw_sha256=digest, given=given, record=True, captured_at=captured)  # type: ignore[arg-type]


def _body(record: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[str, str] | None:
    text = _value(record, "text", columns, keep_empty=True)
    page = _value(record, "html", columns, keep_empty=True)
    if text and text.strip():
        return "text", text
    if page and page.strip():
        return "html", page
    return ("text", text) if text is not None else ("html", page) if page is not None else None


def _names(field: str, columns: Mapping[str, str]) -> list[str]:
    return [columns[field].lower()] if field in columns else list(FIELDS[field])


def _value(record: Mapping[str, Any], field: str, columns: Mapping[str, str], *, keep_empty: bool = False) -> str | None:
    lower = {str(k).lower(): v for k, v in record.items()}
    for name in _names(field, columns):
        value = lower.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("text")
        if isinstance(value, list):
            value = next((v for v in value if isinstance(v, str)), None)
        if isinstance(value, str) and (value.strip() or keep_empty):
            return _clean(value) if keep_empty else _clean(value).strip()
    return None


def _clean(text: str) -> str:
    """JSON may hold halves of surrogate pairs, which no encoding can write."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _short(error: Exception) -> str:
    return str(error)[:160] or type(error).__name__
