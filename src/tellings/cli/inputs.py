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
    from tellings.pipeline import Comparison, StoppedError
    from tellings.pipeline.reading import Progress

EXIT_PROBLEMS, EXIT_STOPPED = 1, 3


def read_comparison(
    paths: Sequence[str], *, profile: str = "default", judgements: Path | None = None, settings: Path | None = None, quiet: bool = False,
    metadata: Path | None = None, columns: Sequence[str] = (), progress: bool | None = None,
) -> Comparison:  # fmt: skip
    """Run the comparison that a command speaks of, with progress on standard error: on a terminal, or where it is asked for.

    After Ctrl-C the articles that were read until then are compared; a second Ctrl-C stops at once.
    """
    from tellings.config import load_settings
    from tellings.pipeline import StoppedError, compare

    if not paths:
        raise UsageError("name at least one file, folder, archive or URL (- is standard input)")
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    try:
        with progress_bar(quiet=quiet, asked=progress) as show:
            return compare(
                list(paths), metadata=_metadata(metadata), profile=profile, judgements=load_judgements(judgements),
                settings=load_settings(settings), columns=_columns(columns), stdin=stdin, progress=show,
            )  # fmt: skip
    except StoppedError as stopped:
        if not stopped.readings:
            raise
        typer.echo(f"tellings: {stopped}; {_what_is_left(stopped)}", err=True)
        return stopped.comparison()


def _what_is_left(stopped: StoppedError) -> str:
    if stopped.unread:
        return "what was read is compared now (Ctrl-C again stops at once)"
    return "they are written with their claims, but not compared"


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
def progress_bar(*, quiet: bool, asked: bool | None = None) -> Iterator[Progress | None]:
    """Progress on standard error: a bar on a terminal; plain lines elsewhere, and only where they are asked for."""
    terminal = sys.stderr.isatty()
    if quiet or asked is False or not (terminal or asked):
        yield None
        return
    if not terminal:
        yield _line
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


def _line(stage: str, done: int, total: int) -> None:
    """A line a stage or a tenth of it."""
    if total <= 10 or done in (0, total) or done * 10 // total != (done - 1) * 10 // total:
        typer.echo(f"{stage} {done}/{total}", err=True)


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
    """Name the Problems on standard error and leave with 1 if there are any, with 3 where the run was stopped."""
    from tellings.pipeline.stopping import CODE
    from tellings.report.visible import visible

    for problem in comparison.problems:
        if not quiet:
            typer.echo(f"problem {problem.code}: {visible(problem.file or problem.article or '')}: {visible(problem.message)}", err=True)
    if any(p.code == CODE for p in comparison.problems):
        raise typer.Exit(EXIT_STOPPED)
    if comparison.problems:
        raise typer.Exit(EXIT_PROBLEMS)
