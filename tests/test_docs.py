"""The docs cannot rot: what the code has, the pages name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from tellings.cli.bench import SETS
from tellings.cli.main import app
from tellings.config import Settings
from tellings.model import FINDING_KINDS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default():
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", page("settings.md"), re.MULTILINE))
    defaults = {f: getattr(Settings(), f) for f in Settings.__struct_fields__}
    assert set(rows) == set(defaults)
    for name, text in rows.items():
        written = {"true": True, "false": False}.get(text)
        value = written if written is not None else text.strip('"') if text.startswith('"') else [] if text == "[]" else int(text)
        assert value == defaults[name], name


def test_the_page_of_the_dataset_is_what_the_records_are():
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(ROOT / "tools" / "write_data_format.py"), "--check"], check=False
    )
    assert done.returncode == 0, "run tools/write_data_format.py"


def test_every_command_and_option_is_documented():
    text = page("command-line.md") + page("profiles.md") + page("export.md")
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert f"tellings {name}" in text, name
        for option in command.params:
            long = [o for o in option.opts if o.startswith("--")]
            assert not long or long[0] in text, f"{name} {long}"


def test_every_benchmark_is_documented():
    text = page("benchmarks.md")
    assert all(f"`{name}`" in text for name in SETS)


def test_every_kind_of_finding_has_its_section():
    headings = re.findall(r"^## (.+)$", page("findings.md"), re.MULTILINE)
    assert set(FINDING_KINDS) <= set(headings)


@pytest.mark.parametrize("file", sorted(p for p in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]), ids=lambda p: p.name)
def test_links_of_a_page_lead_somewhere(file):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (file.parent / target).exists(), target
