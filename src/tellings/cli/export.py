"""``tellings export``: what was compared, in the format of others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tellings.cli.inputs import finish, read_comparison, write_out
from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.export import Dataset

FORMATS = ("ucdp", "acled", "airwars", "geojson", "csv", "parquet", "jsonld")


def export(
    paths: list[str] = typer.Argument(..., help="Articles to compare (files, folders, archives, a URL, -), or one dataset with --dataset."),
    form: str = typer.Option(..., "--format", "-f", help=f"One of {', '.join(FORMATS)}."),
    out: Path = typer.Option(Path("-"), "--out", "-o", help="Where to write; - is standard output."),
    dataset: bool = typer.Option(False, "--dataset", help="The path is a dataset written by compare --json: nothing is read again."),
    profile: str = typer.Option("default", "--profile", help="Rules for csv, parquet, geojson, jsonld; the others have their own."),
    formulas: bool = typer.Option(False, "--formulas", help="Leave CSV cells as they are, also those that a spreadsheet could run."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """Write Events for UCDP, ACLED or Airwars tables, for maps, spreadsheets, data frames or the semantic web."""
    from tellings.export import export as write

    if form not in FORMATS:
        raise UsageError(f"--format {form!r} is none of {', '.join(FORMATS)}")
    if dataset:
        written = write(_stored(paths, profile), form, formulas=formulas)
        compared = None
    else:
        from tellings.export import Dataset

        compared = read_comparison(paths, profile=profile, judgements=judgements, quiet=quiet)
        data = Dataset(compared.articles, compared.claims, compared.events, compared.origins, compared.derivations, compared.findings)
        written = write(data, form, formulas=formulas)
    write_out(out, written.data)
    if not quiet:
        for event, why in written.left_out.items():
            typer.echo(f"left out {event}: {why}", err=True)
    if compared is not None:
        finish(compared, quiet=quiet)


def _stored(paths: list[str], profile: str) -> Dataset:
    """Read a dataset file; its Estimates stand unless another Profile is asked for."""
    from tellings.codec import decode_dataset
    from tellings.export import from_records

    if len(paths) != 1:
        raise UsageError(f"--dataset takes one file, not {len(paths)}")
    try:
        lines = Path(paths[0]).read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{paths[0]} cannot be read: {error.strerror}") from error
    data = from_records(decode_dataset(lines))
    return data if profile == "default" else data.under(profile)
