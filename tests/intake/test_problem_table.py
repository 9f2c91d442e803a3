"""docs/errors.md lists every Problem code of intake and cleaning, with the words of the code."""

from __future__ import annotations

import re
from pathlib import Path

from tellings.cleaning import problems as cleaning
from tellings.intake import problems as intake

PAGE = Path(__file__).resolve().parents[2] / "docs" / "errors.md"


def test_the_page_has_the_codes_and_their_meaning():
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    written = {(stage, code): meaning for code, stage, meaning in rows}
    for module in (intake, cleaning):
        for code, meaning in module.CODES.items():
            assert written.get((module.STAGE, code)) == meaning, code
        assert {c for s, c in written if s == module.STAGE} == set(module.CODES)
