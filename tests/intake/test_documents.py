"""PDF and DOCX (skipped without the extra ``documents``)."""

from __future__ import annotations

import io

import pytest

from tellings import intake
from tellings.config import Settings

pypdf = pytest.importorskip("pypdf", reason="needs the extra 'documents'")
docx = pytest.importorskip("docx", reason="needs the extra 'documents'")


def read(path):
    found, problems = intake.read([path], metadata=None, settings=Settings())
    return found, [p.code for p in problems]


def test_paragraphs_and_tables_of_a_docx_file_in_order(tmp_path):
    document = docx.Document()
    document.add_paragraph("Two dock workers died in a fire.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "dead", "2"
    document.add_paragraph("Nobody else was hurt.")
    document.save(tmp_path / "a.docx")
    found, problems = read(tmp_path / "a.docx")
    assert problems == []
    assert found[0].text == "Two dock workers died in a fire.\n\ndead | 2\n\nNobody else was hurt."


def pdf_with(text: str) -> bytes:
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    whole = io.BytesIO()
    whole.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(whole.tell())
        whole.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = whole.tell()
    whole.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    for place in places:
        whole.write(b"%010d 00000 n \n" % place)
    whole.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start))
    return whole.getvalue()


def test_the_text_of_a_pdf_file(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_with("Two dock workers died in a fire."))
    found, problems = read(tmp_path / "a.pdf")
    assert problems == []
    assert found[0].text.strip() == "Two dock workers died in a fire."


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnonsense", b"%PDF-1.7\n" + bytes(range(200))])
def test_a_damaged_pdf_file(tmp_path, data):
    (tmp_path / "a.pdf").write_bytes(data)
    assert read(tmp_path / "a.pdf") == ([], ["bad_document"])


def test_a_pdf_file_without_text(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_with(""))
    assert read(tmp_path / "a.pdf") == ([], ["bad_document"])


def test_a_docx_file_that_is_none(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 not a document")
    assert read(tmp_path / "a.docx") == ([], ["bad_archive"])
