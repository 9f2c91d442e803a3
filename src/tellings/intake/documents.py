"""Text of PDF and DOCX files, by the extra ``documents`` (pypdf, python-docx)."""

from __future__ import annotations

import io
import logging
import struct
import zipfile
import zlib

from tellings.config import Settings
from tellings.intake.archives import Budget, members
from tellings.intake.problems import problem
from tellings.model import Problem

_DAMAGE = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError, ZeroDivisionError,
    NotImplementedError, EOFError, AssertionError, MemoryError, OSError, zipfile.BadZipFile, zlib.error, struct.error,
)  # fmt: skip
"""What the two libraries raise on damaged files beside their own errors (seen by cutting and changing bytes of good files)."""
_MAX_PAGES = 2_000


def pdf_text(data: bytes, name: str, settings: Settings) -> str | Problem:
    """The text of a PDF file's pages."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an optional part
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        return problem("extra_missing", "reading PDF needs pypdf: pip install 'tellings[documents]'", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    size = 0
    try:
        for page in PdfReader(io.BytesIO(data)).pages[:_MAX_PAGES]:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > settings.max_article_chars:
                break
    except (PyPdfError, *_DAMAGE) as error:
        return problem("bad_document", f"the PDF cannot be read: {type(error).__name__}", name)
    text = "\n\n".join(p for p in pages if p.strip())
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") or problem(
        "bad_document", "the PDF has no text (pictures of pages?)", name
    )


def docx_text(data: bytes, name: str, settings: Settings) -> str | Problem:
    """The text of a DOCX file's paragraphs and tables, in order."""
    try:
        from docx import Document  # noqa: PLC0415 - an optional part
        from docx.opc.exceptions import OpcError  # noqa: PLC0415
        from docx.oxml.exceptions import InvalidXmlError  # noqa: PLC0415
        from docx.table import Table  # noqa: PLC0415
        from lxml.etree import LxmlError  # noqa: PLC0415
    except ImportError:
        return problem("extra_missing", "reading DOCX needs python-docx: pip install 'tellings[documents]'", name)
    budget = Budget(settings.max_archive_bytes, 10_000)
    for part in members(data, name, settings, budget):
        if isinstance(part, Problem):
            return part
    try:
        blocks = [
            "\n".join(" | ".join(c.text for c in row.cells) for row in block.rows) if isinstance(block, Table) else block.text
            for block in Document(io.BytesIO(data)).iter_inner_content()
        ]
    except (OpcError, InvalidXmlError, LxmlError, *_DAMAGE) as error:
        return problem("bad_document", f"the DOCX file cannot be read: {type(error).__name__}", name)
    return "\n\n".join(b for b in blocks if b.strip()) or problem("bad_document", "the DOCX file has no text", name)
