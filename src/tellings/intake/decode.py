"""Bytes to text: marks, UTF-8, UTF-16 without a mark, what a page declares, else the likeliest old encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MAGIC = (
    b"\x7fELF", b"MZ\x90", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"OggS", b"ID3",
    b"RIFF", b"SQLite format 3\0", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0", b"\x28\xb5\x2f\xfd", b"OTTO", b"wOFF", b"wOF2", b"PAR1",
    b"%!PS",
)  # fmt: skip
"""First bytes of formats that hold no text (the list of the file(1) command's commonest)."""
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})", re.IGNORECASE
)
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 11, 12, 13, 27))
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and the encoding it was read in; ``certain`` is False where bytes did not fit or the encoding was guessed."""

    text: str
    encoding: str
    certain: bool


def decode(data: bytes, *, html: bool = False, charset: str | None = None) -> Decoded | None:
    """Decode an input; None for binary data. ``charset`` is what a server said."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if data.startswith(_MAGIC):
        return None
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, certain=False)
    sample = data[:_SAMPLE]
    if sample and (sample.count(0) * 1_000 > len(sample) or len(sample.translate(None, _CONTROL)) < 0.9 * len(sample)):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8", certain=True)
    except UnicodeDecodeError:
        pass
    declared = charset or (_declared(data) if html else None)
    if declared:
        try:
            return Decoded(data.decode(declared), declared, certain=True)
        except (LookupError, UnicodeDecodeError):
            pass
    return _broken_utf8(data) or _guessed(data)


def _decoded(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name, certain="\ufffd" not in text)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte takes very few values (0 for Latin, 4 for Cyrillic, 6 for Arabic), blanks included."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4 or len(data) % 2:
        sample = sample[: len(sample) - len(sample) % 2]
    if len(sample) < 4 or 0 not in sample:
        return None
    for name, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        zeros = high.count(0)
        if zeros and low.count(0) * 20 <= len(low) and len(set(high)) <= max(6, len(set(low)) // 4) and zeros * 8 >= len(high):
            text = sample.decode(name, "replace")
            odd = sum(not (c.isprintable() or c.isspace()) for c in text)
            if odd * 20 <= len(text):
                return name
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4_096])
    return next((g.decode("ascii", "replace").lower() for g in match.groups() if g), None) if match else None


def _broken_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes broken: the valid characters beyond ASCII outnumber the broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(ord(c) > 127 for c in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    return Decoded(text, "utf-8", certain=False) if good > broken else None


def _guessed(data: bytes) -> Decoded:
    beyond = sum(b > 127 for b in data[:_SAMPLE])
    if beyond * 10 <= len(data[:_SAMPLE]):  # mostly ASCII: too few bytes to guess by, and most such texts are Western
        return Decoded(data.decode("cp1252", "replace"), "cp1252", certain=False)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that valid texts need not pay

    best = from_bytes(data[:_SAMPLE], steps=5, chunk_size=512).best()
    name = best.encoding if best else "cp1252"
    try:
        return Decoded(data.decode(name), name, certain=False)
    except (LookupError, UnicodeDecodeError):
        return Decoded(data.decode("cp1252", "replace"), "cp1252", certain=False)
