"""``tellings demo``: the main job on the shipped example."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tellings.cli.inputs import read_comparison, terminal_width, write_out


def demo(
    html: Path | None = typer.Option(None, "--html", help="Also write the page to this file."),
    json: Path | None = typer.Option(None, "--json", help="Also write the dataset to this file."),
    width: int | None = typer.Option(None, "--width", help="Columns of the terminal table."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no synopsis."),
) -> None:
    """Compare six invented articles about one invented explosion."""
    from tellings.demo import ARTICLES
    from tellings.report import html_page, synopsis_text

    found = read_comparison([str(ARTICLES)], quiet=quiet)
    if not quiet:
        sys.stdout.write(synopsis_text(found, terminal_width(width), color=sys.stdout.isatty()))
    if json:
        write_out(json, found.to_jsonl().encode())
    if html:
        write_out(html, html_page(found).encode("utf-8", "replace"))
        typer.echo(f"The page is in {html}: open it in a browser.", err=True)
