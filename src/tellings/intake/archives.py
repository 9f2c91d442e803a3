"""Zip archives, bounded in number, size, ratio and depth; no member leads out of the archive."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.config import Settings
from tellings.intake.problems import problem
from tellings.model import Problem

MAX_DEPTH = 2
"""An archive in an archive is opened, one in that is not."""
_SMALL = 1_000_000
"""Bytes up to which a member may be packed at any ratio: blank pages do that, bombs are larger."""
_CHUNK = 1 << 16


@dataclass
class Budget:
    """What may still be unpacked in this run, over all archives."""

    bytes: int
    members: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member that was unpacked; ``name`` as ``archive.zip/member``."""

    name: str
    path: str
    data: bytes


def members(data: bytes, name: str, settings: Settings, budget: Budget) -> Iterator[Member | Problem]:
    """Unpack an archive in the order of its members' names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        yield problem("bad_archive", f"not a readable zip file: {error}", name)
        return
    with archive:
        for info in sorted(archive.infolist(), key=lambda i: (i.filename, i.header_offset)):
            if info.is_dir():
                continue
            budget.members -= 1
            if budget.members < 0 or budget.bytes <= 0:
                yield problem("archive_too_large", "the limit of members or unpacked bytes is reached; the rest was not read", name)
                return
            yield _member(archive, info, name, settings, budget)


def is_safe(path: str) -> bool:
    """Say whether a member's name stays inside its archive on every system."""
    if not path or path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path) or "\0" in path:
        return False
    return ".." not in re.split(r"[/\\]", path)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, settings: Settings, budget: Budget) -> Member | Problem:
    shown = f"{name}/{info.filename}"
    if not is_safe(info.filename) or info.orig_filename != info.filename:
        return problem("unsafe_member", "its name leads out of the archive", shown)
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return problem("not_regular", "a link or device in an archive", shown)
    if info.flag_bits & 1:
        return problem("bad_archive", "encrypted", shown)
    if info.file_size > _SMALL and info.file_size > settings.max_archive_ratio * max(1, info.compress_size):
        return problem("archive_ratio", f"{info.compress_size} bytes would unpack to {info.file_size}", shown)
    if info.file_size > budget.bytes:
        return problem("archive_too_large", f"it would unpack to {info.file_size} bytes, over the limit", shown)
    if info.file_size > settings.max_file_bytes:
        return problem(
            "too_large", f"{info.file_size} bytes, the limit is {settings.max_file_bytes}: raise max_file_bytes to read it", shown
        )
    try:
        content = _unpacked(archive, info, budget)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, MemoryError) as error:
        return problem("bad_archive", f"damaged, or packed in a way that cannot be read: {error}", shown)
    return content if isinstance(content, Problem) else Member(shown, info.filename, content)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Unpack at most the size that the directory states: zipfile stops there, and checks the sum."""
    whole = io.BytesIO()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            budget.bytes -= len(chunk)
            whole.write(chunk)
            if budget.bytes <= 0:
                raise zipfile.BadZipFile("it unpacks to more than it states")
    return whole.getvalue()
