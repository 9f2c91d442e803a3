"""``tellings compare``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tellings.cli.inputs import finish, read_comparison, terminal_width, write_out
from tellings.errors import UsageError

EXIT_FINDING = 4


def compare(
    paths: list[str] = typer.Argument(..., help="Files, folders, zip archives, one URL, or - for standard input."),
    html: Path | None = typer.Option(None, "--html", help="Write one self-contained page (- is standard output)."),
    json: Path | None = typer.Option(None, "--json", help="Write the dataset as JSON Lines (- is standard output)."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    metadata: Path | None = typer.Option(None, "--metadata", help="JSON: file name to outlet, published, url, title."),
    column: list[str] = typer.Option([], "--column", help="FIELD=COLUMN for CSV and JSON records; may be repeated."),
    profile: str = typer.Option("default", "--profile", help="The reconcile rules (docs/profiles.md)."),
    fail_on: list[str] = typer.Option([], "--fail-on", help="Exit with 4 when there is a Finding of this kind; may be repeated."),
    settings: Path | None = typer.Option(None, "--settings", help="A TOML table of settings (docs/settings.md)."),
    width: int | None = typer.Option(None, "--width", help="Columns of the terminal table."),
    progress: bool | None = typer.Option(
        None, "--progress/--no-progress", help="Progress on standard error; without it only on a terminal."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress, no synopsis, no messages."),
) -> None:
    """Read articles and show what each says, on whose word, where they disagree, what is left standing."""
    from tellings.model import FINDING_KINDS
    from tellings.report import html_page, synopsis_text

    unknown = [k for k in fail_on if k not in FINDING_KINDS]
    if unknown:
        raise UsageError(f"--fail-on {unknown[0]!r} is no kind of Finding; there are: {', '.join(FINDING_KINDS)}")
    found = read_comparison(
        paths, profile=profile, judgements=judgements, settings=settings, quiet=quiet, metadata=metadata, columns=column, progress=progress
    )
    if json:
        write_out(json, found.to_jsonl().encode("utf-8", "surrogatepass"))
    if html:
        write_out(html, html_page(found).encode("utf-8", "replace"))
    if not quiet and "-" not in (str(json), str(html)):
        sys.stdout.write(synopsis_text(found, terminal_width(width), color=sys.stdout.isatty()))
    if any(f.kind in fail_on and not f.muted_by for f in found.findings):
        raise typer.Exit(EXIT_FINDING)
    finish(found, quiet=quiet)
