"""Names that no gazetteer lists are places where the text treats them so."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A flood tore through the Orvella valley before dawn.", ["Orvella"]),
        ("Two people died in the Sennix district.", ["Sennix"]),
        ("They left Obbamo village on foot.", ["Obbamo"]),
        ("Quorvel's mayor, Ida Kolm, denies it. Nine people died in Quorvel.", ["Quorvel", "Quorvel"]),
        ("The Republican county chairman spoke.", []),
        ("Kolmsen's chairman spoke to the board.", []),
    ],
)
def test_names(analyse, text: str, names: list[str]) -> None:
    found = read(analyse(text, published="2021-05-06"), Settings(), None)
    assert [p.place.name.text for p in found.places if p.literal] == names
