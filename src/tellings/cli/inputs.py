"""What several commands take: paths, settings, judgements, progress, and what to do at the end."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.model import Judgement
    from tellings.pipeline import Comparison
    from tellings.pipeline.reading import Progress

EXIT_PROBLEMS = 1


def read_comparison(
    paths: Sequence[str], *, profile: str = "default", judgements: Path | None = None, settings: Path | None = None, quiet: bool = False,
    metadata: Path | None = None, columns: Sequence[str] = (),
) -> Comparison:  # fmt: skip
    """Run the comparison that a command speaks of, with a progress bar on standard error."""
    from tellings.config import load_settings
    from tellings.pipeline import compare

    if not paths:
        raise UsageError("name at least one file, folder, archive or URL (- is standard input)")
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    with progress_bar(quiet=quiet) as progress:
        return compare(
            list(paths), metadata=_metadata(metadata), profile=profile, judgements=load_judgements(judgements),
            settings=load_settings(settings), columns=_columns(columns), stdin=stdin, progress=progress,
        )  # fmt: skip


def load_judgements(file: Path | None) -> list[Judgement]:
    """Read a file of Judgements, or none."""
    from tellings.codec import decode_judgements

    if file is None:
        return []
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    return decode_judgements(data, str(file))


def _metadata(file: Path | None) -> dict[str, dict[str, str]] | None:
    from tellings.codec import decode_json

    if file is None:
        return None
    try:
        value = decode_json(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        raise UsageError(f"{file}: metadata is an object of file names, each with outlet, published, url")
    return {k: {n: str(x) for n, x in v.items()} for k, v in value.items()}


def _columns(given: Sequence[str]) -> dict[str, str] | None:
    pairs = [item.partition("=") for item in given]
    if any(not sep or not field or not column for field, sep, column in pairs):
        raise UsageError("--column takes FIELD=COLUMN, such as --column text=body")
    return {field: column for field, _, column in pairs} or None


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error; none where it is quiet or no terminal. It shows after two seconds."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield show


def terminal_width(width: int | None) -> int:
    """The width that was asked for, else the terminal's, else 100."""
    return width or shutil.get_terminal_size((100, 24)).columns


def write_out(file: Path, data: bytes) -> None:
    """Write to a file, or to standard output for ``-``.

    Raises:
        UsageError: the file cannot be written.
    """
    if str(file) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error


def finish(comparison: Comparison, *, quiet: bool) -> None:
    """Name the Problems on standard error and leave with 1 if there are any."""
    from tellings.report.visible import visible

    for problem in comparison.problems:
        if not quiet:
            typer.echo(f"problem {problem.code}: {visible(problem.file or problem.article or '')}: {visible(problem.message)}", err=True)
    if comparison.problems:
        raise typer.Exit(EXIT_PROBLEMS)
