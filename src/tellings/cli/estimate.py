"""``tellings estimate``: what several Profiles make of the same Claims, side by side; or of coded rows, without any article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tellings.cli.inputs import finish, read_comparison, write_out
from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.model import Estimate, Event


def estimate(
    paths: list[str] = typer.Argument(None, help="Articles to compare (files, folders, archives, a URL, -)."),
    profiles: str = typer.Option("default", "--profiles", "--profile", help="Names of Profiles or paths of .toml files, between commas."),
    reports: Path | None = typer.Option(None, "--reports", help="Coded rows instead of articles: CSV with a header, or JSON Lines."),
    null: str = typer.Option("NA", "--null", help="The cell of a CSV that means: not coded. An empty cell is an empty text."),
    out: Path = typer.Option(Path("-"), "--out", "-o", help="Where to write coded rows; - is standard output."),
    json: bool = typer.Option(False, "--json", help="Write JSON Lines."),
    judgements: Path | None = typer.Option(None, "--judgements", help="Apply the decisions in this file (JSON Lines)."),
    progress: bool | None = typer.Option(
        None, "--progress/--no-progress", help="Progress on standard error; without it only on a terminal."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress and no messages."),
) -> None:
    """Reconcile the same Claims by several Profiles, or the rows of a coded table by one."""
    names = [name.strip() for name in profiles.split(",") if name.strip()]
    if not names:
        raise UsageError("--profiles names at least one Profile")
    if reports is not None:
        if len(names) != 1 or paths:
            raise UsageError("--reports takes one --profile and no articles")
        _coded(reports, names[0], (null, out), as_json=json)
        return
    _side_by_side(list(paths or []), names, judgements, json=json, quiet=quiet, progress=progress)


def _coded(file: Path, name: str, where: tuple[str, Path], *, as_json: bool) -> None:
    from tellings.codec import encode_json
    from tellings.export.tables import to_csv
    from tellings.reconcile.coded import naive_rows, reconcile_rows
    from tellings.reconcile.coded_file import read_rows
    from tellings.reconcile.profile import NAIVE, load_profile

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    profile = load_profile(name)
    rows = read_rows(data, str(file), profile.coded, null=where[0])
    found = naive_rows(rows, name) if name in NAIVE else reconcile_rows(rows, profile)
    if as_json:
        write_out(where[1], b"".join(encode_json(row) + b"\n" for row in found))
        return
    columns = list(dict.fromkeys(column for row in found for column in row))
    blank = [{c: where[0] if v is None else v for c, v in row.items()} for row in found]
    write_out(where[1], to_csv(blank, columns))


def _side_by_side(paths: list[str], names: list[str], judgements: Path | None, *, json: bool, quiet: bool, progress: bool | None) -> None:
    from tellings.codec import encode_json
    from tellings.export import Dataset
    from tellings.reconcile.profile import load_profile
    from tellings.report.visible import visible

    for name in names:
        load_profile(name)  # a wrong name stops before the articles are read
    compared = read_comparison(paths, profile=names[0], judgements=judgements, quiet=quiet, progress=progress)
    data = Dataset(compared.articles, compared.claims, compared.events, compared.origins, compared.derivations)
    found = {name: {event.id: event for event in data.under(name).events} for name in names}
    for event in compared.events:
        by_profile = {name: found[name][event.id] for name in names}
        lines = _lines(event, by_profile)
        if json:
            for line in lines:
                typer.echo(encode_json(line).decode())
        elif lines:
            typer.echo(visible(event.title))
            _print(lines, names)
    finish(compared, quiet=quiet)


def _lines(event: Event, by_profile: dict[str, Event]) -> list[dict[str, Any]]:
    """One line a measure and group, with what each Profile makes of it; the whole toll of a measure (no group) first."""
    keys: dict[tuple[str, str, str, str], dict[str, Estimate]] = {}
    for name, filled in by_profile.items():
        for found in filled.estimates:
            who = found.affected
            keys.setdefault((found.measure, who.group or "", who.side or "", who.age_sex or ""), {})[name] = found
    return [
        {"event": event.id, "measure": measure, "group": group or None, "side": side or None, "age_sex": ages or None}
        | {n: {"low": e.low, "best": e.best, "high": e.high, "rule": e.rule, "origins": e.origins} for n, e in told.items()}
        for (measure, group, side, ages), told in sorted(keys.items())
    ]


def _print(lines: list[dict[str, Any]], names: list[str]) -> None:
    from tellings.report.visible import visible

    heads = ["measure", *names]
    labels = [visible(" ".join(str(line[k]) for k in ("measure", "group") if line[k])) for line in lines]
    body = [[label, *(_cell(line.get(name)) for name in names)] for label, line in zip(labels, lines, strict=True)]
    widths = [max(len(row[i]) for row in [heads, *body]) for i in range(len(heads))]
    for row in [heads, *body]:
        typer.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(told: dict[str, Any] | None) -> str:
    if told is None:
        return "-"
    low, best, high = ("" if told[k] is None else str(told[k]) for k in ("low", "best", "high"))
    return f"{low or '?'} / {best or '-'} / {high or 'open'}"
