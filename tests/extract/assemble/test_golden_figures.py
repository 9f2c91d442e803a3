"""Planted sentences of our own: every figure Claim, with its measure and interval, and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.model import Claim

FILES = sorted((Path(__file__).parents[2] / "golden").glob("figures*.jsonl"))
CASES = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_figures(case: dict, figures: Callable[..., list[Claim]]) -> None:
    found = sorted([c.measure, c.low, c.high] for c in figures(case["text"], "2024-05-02"))
    assert sorted(found, key=str) == sorted(case["figures"], key=str)
