"""Which files to read, and reading them: regular files only, nothing outside the folder that was given."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.intake.problems import problem
from tellings.model import Problem

READ_SUFFIXES = frozenset(".txt .text .md .html .htm .xhtml .json .jsonl .ndjson .csv .tsv .pdf .docx .zip".split())
"""What is looked for in a folder. A file that is named is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``folder`` is the folder that was given, None for a file that was named."""

    path: Path
    name: str
    folder: Path | None = None


def walk(path: Path, name: str) -> Iterator[Found | Problem]:
    """Yield the files of a path in sorted order: the file itself, or all in and below a folder (not hidden ones, nor linked folders)."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield problem("not_found", "there is no such file or folder", name)
        return
    except (OSError, ValueError) as error:
        yield problem("unreadable", f"cannot be opened: {_reason(error)}", name)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, name)
    else:
        yield Found(path, name)


def _folder(root: Path, name: str) -> Iterator[Found | Problem]:
    errors: list[Problem] = []

    def failed(error: OSError) -> None:
        errors.append(problem("unreadable", f"cannot be listed: {_reason(error)}", str(error.filename)))

    real = root.resolve()
    for folder, below, files in os.walk(root, onerror=failed, followlinks=False):
        here = Path(folder)
        for sub in sorted(below):
            if (here / sub).is_symlink() and not _inside(here / sub, real):
                yield problem("link_outside", "a link that leads out of the folder", _shown(here / sub, root, name))
        below[:] = sorted(b for b in below if not b.startswith(".") and not (here / b).is_symlink())
        for file in sorted(files):
            path = here / file
            if file.startswith(".") or path.suffix.lower() not in READ_SUFFIXES:
                continue
            shown = _shown(path, root, name)
            if path.is_symlink() and not _inside(path, real):
                yield problem("link_outside", "a link that leads out of the folder", shown)
            else:
                yield Found(path, shown, root)
    yield from errors


def _shown(path: Path, root: Path, name: str) -> str:
    return (Path(name) / path.relative_to(root)).as_posix()


def _inside(path: Path, real: Path) -> bool:
    try:
        return path.resolve().is_relative_to(real)
    except (OSError, RuntimeError):
        return False


def read_file(path: Path, name: str, limit: int) -> bytes | Problem:
    """Read a regular file of at most ``limit`` bytes. It is opened without waiting, so a pipe cannot hold the run up."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return problem("not_found", "it vanished before it was read", name)
    except IsADirectoryError:
        return problem("not_regular", "a folder where a file was expected", name)
    except OSError as error:
        kind = "not_regular" if _is_special(path) else "unreadable"
        return problem(kind, f"cannot be opened: {_reason(error)}", name)
    try:
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return problem("not_regular", "a pipe, a device or a socket, not a regular file", name)
            if status.st_size > limit:
                return problem("too_large", f"{status.st_size} bytes, the limit is {limit}: raise max_file_bytes to read it", name)
            data = file.read(limit + 1)
    except OSError as error:
        return problem("unreadable", f"cannot be read: {_reason(error)}", name)
    return data if len(data) <= limit else problem("too_large", f"more than {limit} bytes: raise max_file_bytes to read it", name)


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else type(error).__name__
