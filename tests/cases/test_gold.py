"""The gold of the unseen cases: passages stand where they say, and every number in digits is accounted for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CASES = sorted(path for path in Path(__file__).parent.iterdir() if (path / "gold.json").exists())


def passages(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "start" in node:
            yield node
        for value in node.values():
            yield from passages(value)
    elif isinstance(node, list):
        for value in node:
            yield from passages(value)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_passages_equal_the_text(case: Path) -> None:
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    for passage in passages(gold):
        text = (case / passage["document"]).read_text(encoding="utf-8")
        assert text[passage["start"] : passage["end"]] == passage["text"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_number_is_a_claim_or_a_distractor(case: Path) -> None:
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    covered = [claim["evidence"] for claim in gold["claims"]] + gold["distractors"]
    for document in gold["documents"]:
        text = (case / document["file"]).read_text(encoding="utf-8")
        for number in re.finditer(r"\d[\d,.:]*", text):
            spans = [span for span in covered if span["document"] == document["file"]]
            assert any(span["start"] < number.end() and number.start() < span["end"] for span in spans), number.group()
