"""The program ``tellings``: its commands, its exit codes, its version line.

Exit codes: 0 done, 1 done with problems, 2 wrong usage, 3 stopped, 4 a ``--fail-on`` Finding, 5 below a benchmark's floor,
70 internal error. Heavy modules (the parser, the templates) are imported by the command that needs them.
"""

from __future__ import annotations

import sys
import traceback

import typer

from tellings import __version__
from tellings.cli import bench, compare, demo, estimate, explain, export, findings, lineage, origins
from tellings.errors import TellingsError, UsageError

EXIT_PROBLEMS, EXIT_USAGE, EXIT_STOPPED, EXIT_FINDING, EXIT_FLOOR, EXIT_INTERNAL = 1, 2, 3, 4, 5, 70

INTERRUPTED = 130
"""What the option parser makes of Ctrl-C."""

app = typer.Typer(
    name="tellings",
    help="Read many articles about the same happenings: what each says, on whose word, where they disagree, what is left standing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if not asked:
        return
    from tellings.cli.versions import version_lines

    for line in version_lines():
        typer.echo(line)
    raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the versions of Tellings, parser, lexicon and gazetteer."
    ),
) -> None:
    del version


app.command("compare")(compare.compare)
app.command("demo")(demo.demo)
app.command("explain")(explain.explain)
app.command("findings")(findings.findings)
app.command("origins")(origins.origins)
app.command("lineage")(lineage.lineage)
app.command("estimate")(estimate.estimate)
app.command("export")(export.export)
app.command("bench")(bench.bench)


def _code(returned: int) -> int:
    """Our exit code for what the option parser returns."""
    if returned != INTERRUPTED:
        return returned
    typer.echo("tellings: stopped", err=True)
    return EXIT_STOPPED


def main() -> None:
    """Run the program; every error becomes a line on standard error and an exit code."""
    try:
        sys.exit(_code(app(standalone_mode=False) or 0))  # the exit code of a typer.Exit is returned, not raised
    except typer.Exit as done:
        sys.exit(done.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("tellings: stopped", err=True)
        sys.exit(EXIT_STOPPED)
    except UsageError as error:
        typer.echo(f"tellings: {error}", err=True)
        sys.exit(EXIT_USAGE)
    except TellingsError as error:
        typer.echo(f"tellings: {error}", err=True)
        sys.exit(EXIT_PROBLEMS)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last line of defence: an exit code instead of a stack on the terminal
        if hasattr(error, "exit_code") and hasattr(error, "format_message"):  # the option parser's own errors
            typer.echo(f"tellings: {error.format_message()}", err=True)
            sys.exit(EXIT_USAGE)
        traceback.print_exc()
        typer.echo(f"tellings {__version__}: internal error; the lines above say where. Please report them.", err=True)
        sys.exit(EXIT_INTERNAL)


if __name__ == "__main__":
    main()
