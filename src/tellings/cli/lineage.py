"""``tellings lineage``: who copied whom, as a drawing or a graph file."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tellings.cli.inputs import finish, read_comparison, terminal_width
from tellings.errors import UsageError

FORMATS = ("text", "dot", "graphml", "prov")


def lineage(
    paths: list[str] = typer.Argument(..., help="Files, folders, zip archives, one URL, or - for standard input."),
    form: str = typer.Option("text", "--format", help=f"One of {', '.join(FORMATS)}."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    width: int | None = typer.Option(None, "--width", help="Columns of the terminal."),
    progress: bool | None = typer.Option(
        None, "--progress/--no-progress", help="Progress on standard error; without it only on a terminal."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """Draw the family tree of the articles: who from whom, from which Origin."""
    from tellings.export.lineage import lineage_dot, lineage_graphml, lineage_prov
    from tellings.report.lineage_text import lineage_text

    if form not in FORMATS:
        raise UsageError(f"--format {form!r} is none of {', '.join(FORMATS)}")
    compared = read_comparison(paths, judgements=judgements, quiet=quiet, progress=progress)
    parts = (compared.articles, compared.derivations, compared.origins, compared.claims)
    if form == "text":
        sys.stdout.write(lineage_text(*parts, width=terminal_width(width)))
    else:
        draw = {"dot": lineage_dot, "graphml": lineage_graphml, "prov": lineage_prov}[form]
        sys.stdout.write(draw(*parts))
    finish(compared, quiet=quiet)
