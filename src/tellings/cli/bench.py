"""``tellings bench``: measure a part of the product on a folder of data, beside a naive baseline, against a floor."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import typer

from tellings.errors import BenchError, UsageError

SETS: dict[str, str] = {
    "seeds": "bench_cases",
    "clusters": "bench_cases",
    "timex": "bench_timex",
    "attribution": "bench_attribution",
    "geo": "bench_geo",
    "gva": "bench_gva",
    "ecb": "bench_ecb",
    "maverick": "bench_maverick",
    "reuse": "bench_reuse",
    "article_extraction": "bench_article_extraction",
    "scale": "bench_scale",
    "speed": "bench_speed",
}
"""Name of a set and the module of :mod:`tellings.cli` that measures it."""

EXIT_FLOOR = 5


def bench(
    name: str = typer.Argument(..., help=f"What to measure: {', '.join(SETS)}."),
    data: Path | None = typer.Option(None, "--data", help="The folder of data (formats: docs/benchmarks.md)."),
    json: bool = typer.Option(False, "--json", help="Print one JSON object."),
    predictions: Path | None = typer.Option(None, "--predictions", help="Write the predictions as JSON Lines."),
    check: bool = typer.Option(False, "--check", help="Exit with 5 when a metric is below its floor in --floors."),
    floors: Path = typer.Option(Path("bench"), "--floors", help="The folder of floors."),
    lower_floors: bool = typer.Option(False, "--lower-floors", help="Write what was measured as the new floors, also when lower."),
    in_sample: bool = typer.Option(False, "--in-sample", help="Allow scoring a learned part on records it was trained on."),
    limit: int | None = typer.Option(None, "--limit", help="Read only the first records (never checked against floors)."),
) -> None:
    """Measure a part on a folder of data."""
    from tellings.evaluate.bench import BenchOptions

    if name not in SETS:
        raise UsageError(f"there is no benchmark {name!r}; there are {', '.join(SETS)}")
    if data is not None and not data.is_dir():
        raise BenchError(f"{data} is no folder: --data takes the folder that holds the *.jsonl.gz files or cases")
    module = importlib.import_module(f"tellings.cli.{SETS[name]}")
    result = module.run(data, BenchOptions(in_sample=in_sample, limit=limit, quiet=json))
    _print(result, as_json=json)
    if predictions:
        from tellings.codec import encode_json

        predictions.write_bytes(b"".join(encode_json(row) + b"\n" for row in result.predictions))
    if lower_floors:
        _write_floors(floors / f"{name}.json", result)
    if check and limit is None:
        below = _below(floors / f"{name}.json", result.metrics)
        for line in below:
            typer.echo(f"below the floor: {line}", err=True)
        if below:
            raise typer.Exit(EXIT_FLOOR)


def _print(result: Any, *, as_json: bool) -> None:
    from tellings.codec import encode_json

    if as_json:
        typer.echo(encode_json({"set": result.set, "n": result.n, "metrics": result.metrics, "naive": result.naive}).decode())
        return
    from tellings.report.metrics import metrics_table

    typer.echo(metrics_table(result.set, result.n, result.metrics, result.naive))
    for note in result.notes:
        typer.echo(note, err=True)


def _floors(file: Path) -> dict[str, Any]:
    from tellings.codec import decode_json

    if not file.is_file():
        raise BenchError(f"{file}: there is no file of floors; run in the repository, or give its folder with --floors")
    floors: dict[str, Any] = decode_json(file.read_bytes())["floors"]
    return floors


def _below(file: Path, metrics: dict[str, Any]) -> list[str]:
    return list(compare_floors(_floors(file), metrics))


def compare_floors(floors: dict[str, Any], metrics: dict[str, Any], path: str = "") -> list[str]:
    """The metrics that are below their floor (for names with ``max_`` above it), each as a line."""
    found = []
    for key, floor in floors.items():
        where = f"{path}{key}"
        name = key.removeprefix("max_")
        value = metrics.get(name)
        if isinstance(floor, dict):
            found.extend(compare_floors(floor, value if isinstance(value, dict) else {}, f"{where}."))
        elif value is None:
            found.append(f"{where} was not measured (floor {floor})")
        elif (value > floor) if key.startswith("max_") else (value < floor):
            found.append(f"{where} is {value}, floor {floor}")
    return found


def _write_floors(file: Path, result: Any) -> None:
    from tellings.codec import decode_json, encode_json

    old = decode_json(file.read_bytes()) if file.is_file() else {}
    new = {**old, "floors": result.metrics, "naive": result.naive}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encode_json(new) + b"\n")
