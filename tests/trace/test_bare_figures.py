"""Short quotations and figures without a source, as signs of who took from whom."""

from __future__ import annotations

from pathlib import Path

from tellings.pipeline import compare

WIRE = (
    "Barge sinks at Orlen, nine dead\n\nORLEN, 4 May 2024 (Wirepost) - Nine people died and 14 were injured when a barge sank at Orlen "
    'on Friday, the river police said.\n\n"The lock was dark," police chief Ada Born said.\n'
)
SITE = (
    "River horror\n\nNine people are dead and 14 were injured in Orlen, and nobody has said sorry.\n\n"
    '"The lock was dark," police chief Ada Born said, wiping her eyes.\n'
)


def test_a_site_that_has_the_figures_and_the_quotation_takes_them_from_the_agency(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "site.txt").write_text(SITE, encoding="utf-8")
    found = compare([tmp_path])
    files = {a.id: Path(a.file or "").name for a in found.articles}
    assert [(files[d.source], files[d.target]) for d in found.derivations] == [("wire.txt", "site.txt")]
