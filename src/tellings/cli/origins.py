"""``tellings origins``: who really says so."""

from __future__ import annotations

from pathlib import Path

import typer

from tellings.cli.inputs import finish, read_comparison, terminal_width


def origins(
    paths: list[str] = typer.Argument(..., help="Files, folders, zip archives, one URL, or - for standard input."),
    json: bool = typer.Option(False, "--json", help="Print the Origins as JSON Lines."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    width: int | None = typer.Option(None, "--width", help="Columns of the terminal."),
    progress: bool | None = typer.Option(
        None, "--progress/--no-progress", help="Progress on standard error; without it only on a terminal."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """List the Origins behind the figures, with the names under which the articles speak of them."""
    from tellings.codec import encode_json
    from tellings.report.text import origins_table

    compared = read_comparison(paths, judgements=judgements, quiet=quiet, progress=progress)
    if json:
        for origin in compared.origins:
            typer.echo(encode_json(origin).decode())
    else:
        numbers = {a.id: n for n, a in enumerate(compared.articles, start=1)}
        typer.echo(origins_table(compared.origins, numbers, terminal_width(width)), nl=False)
    finish(compared, quiet=quiet)
