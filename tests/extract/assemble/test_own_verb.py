"""What a figure's own verb says, and measures that fit what is counted."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read
from tellings.model import Claim


def _claims(analyse, text: str) -> dict[str, tuple[str, int | None]]:  # type: ignore[no-untyped-def]
    claims: list[Claim] = [c for c in read(analyse(text), Settings()).claims if c.low is not None or c.high is not None]
    return {c.evidence.quote.split()[0]: (c.measure, c.low) for c in claims}


@pytest.mark.parametrize(
    ("text", "first", "measure"),
    [
        ("The fort shot at 19 drones over the strait. Three got through to the fuel depot.", "Three", "hit"),
        ("Gunmen abducted nine nurses in May. Four of them walked home on Sunday.", "Four", "rescued"),
        ("After the shelling 80 families are sleeping in the school gym.", "80", "displaced"),
        ("The refugee office says 2,400 people have arrived in Orlo since Friday.", "2,400", "displaced"),
        ("A boat with 41 people on board, among them seven children, was intercepted off Darn.", "seven", "aboard"),
        ("Police looked for the gunman and picked up 17 casings in the yard.", "17", "fired"),
        ("Six herders were mauled to death by a bear near Ull.", "Six", "killed"),
        ("Four firefighters hurt, 12 looters in custody after the night in Orlo.", "Four", "injured"),
        ("The rebels attacked five lorries and were gone in ten minutes.", "five", "attacked"),
    ],
)
def test_measure_of_a_figure(analyse, text: str, first: str, measure: str) -> None:  # type: ignore[no-untyped-def]
    assert _claims(analyse, text)[first][0] == measure


def test_to_lose_no_man_is_a_zero(analyse) -> None:  # type: ignore[no-untyped-def]
    assert ("killed", 0) in _claims(analyse, "The frigate sank two brigs in the battle and did not lose a man.").values()
