"""Encodings: valid, marked, unmarked, broken, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.decode import decode

STORY = "Two dock workers died in a fire at the port of Vell on Tuesday. The café next door was not hit."
RUSSIAN = "В порту произошёл пожар, погибли два докера. Кафе рядом не пострадало. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_valid_texts_are_certain(encoding):
    found = decode(STORY.encode(encoding))
    assert found is not None
    assert (found.text, found.certain) == (STORY, True)


@pytest.mark.parametrize("text", [STORY, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_told(text, encoding):
    found = decode(text.encode(encoding))
    assert found is not None
    assert (found.text, found.encoding, found.certain) == (text, encoding, False)


def test_a_few_broken_bytes_leave_the_rest_of_utf8_alone():
    data = RUSSIAN.encode()
    found = decode(data[:50] + b"\xff" + data[50:])
    assert found is not None
    assert found.encoding == "utf-8"
    assert not found.certain
    assert "погибли" in found.text


def test_an_old_western_encoding_is_guessed():
    found = decode(STORY.encode("cp1252"))
    assert found is not None
    assert (found.text, found.certain) == (STORY, False)


def test_an_old_cyrillic_encoding_is_guessed():
    found = decode(RUSSIAN.encode("cp1251"))
    assert found is not None
    assert (found.text, found.certain) == (RUSSIAN, False)


def test_a_page_may_declare_its_encoding():
    page = '<html><head><meta charset="windows-1251"></head><body>' + RUSSIAN + "</body></html>"
    found = decode(page.encode("cp1251"), html=True)
    assert found is not None
    assert (found.text, found.certain) == (page, True)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\x7fELF\x02\x01\x01" + bytes(100), bytes(range(256)) * 20])
def test_binary_data_are_no_text(data):
    assert decode(data) is None


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_binary(data):
    found = decode(data, html=True)
    assert found is None or isinstance(found.text.encode("utf-8", "strict"), bytes)
