"""Findings about who says so, on small comparisons of invented articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.model import Finding
from tellings.pipeline import compare

Read = Callable[..., list[Finding]]

AGENCY = (
    "Barge sinks at Orlen, nine dead\n\nORLEN, 4 May 2024 (Wirepost) - Nine people died and 14 were injured when a barge sank at Orlen "
    "on Friday, the river police said.\n"
)


@pytest.fixture
def findings(tmp_path: Path) -> Read:
    """The Findings of one kind for articles given as file name and text."""

    def run(kind: str, **texts: str) -> list[Finding]:
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        return [f for f in compare([tmp_path]).findings if f.kind == kind]

    return run


def test_a_copy_without_its_source_has_lost_it(findings: Read) -> None:
    copy = "River horror at Orlen\n\n5 May 2024\n\nNine people died and 14 were injured when a barge sank at Orlen on Friday.\n"
    (found,) = findings("lost attribution", a=AGENCY, b=copy)
    assert "river police" in found.says
    assert {"Nine people", "14 were injured"} <= {e.quote for e in found.evidence}


def test_an_article_that_names_its_source_has_lost_nothing(findings: Read) -> None:
    copy = "River horror at Orlen\n\n5 May 2024\n\nNine people died when a barge sank at Orlen on Friday, according to the river police.\n"
    assert findings("lost attribution", a=AGENCY, b=copy) == []


def test_a_bodys_own_statement_loses_nothing(findings: Read) -> None:
    own = "RIVER POLICE OF ORLEN\nPress release, 4 May 2024\n\nNine people died when a barge sank at Orlen on Friday.\n"
    assert findings("lost attribution", a=AGENCY, b=own) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The hatch had been welded shut, a dock worker who asked not to be named told this newspaper.",
        "A dock worker said the hatch had been welded shut. He spoke on condition of anonymity.",
        "A friend of mine who works on the docks says the hatch had been welded shut.",
        "The hatch had been welded shut, said a dock worker who fears for his job.",
    ],
)
def test_a_name_kept_back(sentence: str, findings: Read) -> None:
    text = (
        f"The barge of Orlen\n\n6 May 2024\n\nNine people died when a barge sank at Orlen on Friday, the river police said.\n\n{sentence}\n"
    )
    (found,) = findings("anonymous source only", a=text)
    assert any("welded shut" in e.quote for e in found.evidence)


def test_a_witness_with_a_name_is_not_anonymous(findings: Read) -> None:
    text = "The barge of Orlen\n\n6 May 2024\n\nThe hatch had been welded shut, dock worker Ilia Brand said. Nine people died on Friday.\n"
    assert findings("anonymous source only", a=text) == []


def test_the_statement_that_others_quote_loses_no_source(findings: Read) -> None:
    notice = "Nine rowers were injured at the lock on Monday.\n\nOur crews searched the water all night. Two boats sank."
    wire = "Nine rowers were injured at the lock on Monday, the lock company said. Two boats sank, it said."
    assert findings("lost attribution", a=wire, b=notice) == []
