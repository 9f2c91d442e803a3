"""``tellings explain``: why a value is what it is, down to the sentences."""

from __future__ import annotations

from pathlib import Path

import typer

from tellings.cli.inputs import read_comparison
from tellings.errors import UsageError


def explain(
    subject: str = typer.Argument(
        ..., help="The id of a claim, event, finding, origin, derivation or article; two ids joined by a comma are a pair."
    ),
    paths: list[str] = typer.Argument(..., help="A dataset written by compare --json, or the articles themselves."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """Show why a value is what it is."""
    from tellings.report.explain import explain_pair_text, explain_text

    compared = _compared(paths, quiet=quiet)
    if "," in subject:
        first, _, second = subject.partition(",")
        typer.echo(explain_pair_text(compared, first.strip(), second.strip()), nl=False)
    else:
        typer.echo(explain_text(compared, subject), nl=False)


def _compared(paths: list[str], *, quiet: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Comparison, imported late
    from tellings.codec import decode_dataset
    from tellings.pipeline.stored import comparison_of

    first = Path(paths[0])
    if len(paths) == 1 and first.suffix == ".jsonl" and first.is_file():
        data = first.read_bytes().splitlines(keepends=True)
        if data and b'"header"' in data[0][:40]:
            return comparison_of(decode_dataset(data))
    if len(paths) == 1 and not first.exists() and "://" not in paths[0] and paths[0] != "-":
        raise UsageError(f"{first} does not exist")
    return read_comparison(paths, quiet=quiet)
