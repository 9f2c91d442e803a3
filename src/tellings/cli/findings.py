"""``tellings findings``: what a careful reader would flag, with its passages."""

from __future__ import annotations

from pathlib import Path

import typer

from tellings.cli.inputs import finish, read_comparison, terminal_width
from tellings.errors import UsageError


def findings(
    paths: list[str] = typer.Argument(..., help="Files, folders, zip archives, one URL, or - for standard input."),
    kind: list[str] = typer.Option([], "--kind", help="Only Findings of this kind; may be repeated."),
    json: bool = typer.Option(False, "--json", help="Print the Findings as JSON Lines."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    width: int | None = typer.Option(None, "--width", help="Columns of the terminal."),
    progress: bool | None = typer.Option(
        None, "--progress/--no-progress", help="Progress on standard error; without it only on a terminal."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """List the Findings of a comparison."""
    from tellings.codec import encode_json
    from tellings.model import FINDING_KINDS
    from tellings.report.text import findings_text

    unknown = [k for k in kind if k not in FINDING_KINDS]
    if unknown:
        raise UsageError(f"--kind {unknown[0]!r} is no kind of Finding; there are: {', '.join(FINDING_KINDS)}")
    compared = read_comparison(paths, judgements=judgements, quiet=quiet, progress=progress)
    chosen = [f for f in compared.findings if not f.muted_by and (not kind or f.kind in kind)]
    if json:
        for finding in chosen:
            typer.echo(encode_json(finding).decode())
    else:
        typer.echo(findings_text(compared, chosen, terminal_width(width)), nl=False)
    finish(compared, quiet=quiet)
