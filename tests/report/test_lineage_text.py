"""The lineage in the terminal."""

from __future__ import annotations

from tellings.model import Derivation, PassagePair, Span
from tellings.report.lineage_text import lineage_text
from tests.factory import article, claim, origin


def edge(source: str, target: str, direction: str = "known") -> Derivation:
    passage = PassagePair(source=Span(start=0, end=5), target=Span(start=0, end=5), change="verb", changes=["verb"])
    return Derivation(
        id=f"derivation-{source}-{target}", source=f"article-{source}", target=f"article-{target}", kind="reworded", score=0.8,
        direction=direction, direction_reasons=["names it"], passages=[passage],
    )  # type: ignore[arg-type]  # fmt: skip


ARTICLES = [article("wire", outlet="Nordlys", published="2024-05-04"), article("copy", outlet="Ostra Courier", published="2024-05-05")]
CLAIMS = [claim("killed", 3, in_="wire", by="police"), claim("killed", 3, in_="copy", by="police")]
POLICE = origin("police", articles=["article-wire", "article-copy"], claims=[c.id for c in CLAIMS])


def test_a_copy_hangs_below_its_source_and_that_below_its_origin() -> None:
    drawn = lineage_text(ARTICLES, [edge("wire", "copy")], [POLICE], CLAIMS, width=80)
    assert drawn.splitlines() == ["police (official)", "└─ [1] Nordlys, 2024-05-04", "   └─ [2] Ostra Courier, 2024-05-05 [re-words; verb]"]


def test_an_unknown_direction_is_said() -> None:
    assert "direction unknown" in lineage_text(ARTICLES, [edge("wire", "copy", "unknown")], [POLICE], CLAIMS)


def test_no_line_is_wider_than_asked_and_controls_are_shown() -> None:
    long = [article("x", outlet="\x1b[31mAn outlet with a very long name that goes on and on and on for ever")]
    drawn = lineage_text(long, [], [], [], width=40)
    assert max(map(len, drawn.splitlines())) <= 40
    assert "\x1b" not in drawn


def test_nothing_to_draw() -> None:
    assert lineage_text([], [], [], []) == "no articles\n"
