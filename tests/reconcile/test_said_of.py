"""Of what a quotation is said to be said."""

from __future__ import annotations

import pytest

from tellings.reconcile.said_of import said_of, said_of_others
from tests.reconcile.written import table, written

WORDS = "“The water went past us like a train,”"


def place(article):
    start = article.text.index("The water")
    return article.id, start, article.text.index(",”")


@pytest.mark.parametrize(
    ("behind", "matter"),
    [
        ("said the keeper of the flood in Ostra.", "the flood in Ostra"),
        ("Ivo Stahl, a keeper, said of the flood in Ostra.", "the flood in Ostra"),
        ("mocks keeper Ivo Stahl over the harbour of Tern.", "the harbour of Tern"),
        ("Ivo Stahl gloated over the burned boats of Tern.", "the burned boats of Tern"),
        ("the keeper said.", None),
    ],
)
def test_the_matter_stands_behind_the_verb(behind, matter):
    paper = written("paper", f"{WORDS} {behind}")
    found = said_of(paper.id, place(paper)[2], table([paper], []))
    assert found == matter or (matter is not None and found is not None and found.endswith(matter))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Ivo Stahl said of the flood in Ostra.", "Ivo Stahl said of the harbour of Tern.", True),
        ("Ivo Stahl said.", "Ivo Stahl said of the night at the campsite.", True),
        ("Ivo Stahl said of the flood in Ostra.", "Ivo Stahl said of the night in Ostra.", False),
        ("Ivo Stahl said. The campsite lay below him.", "Ivo Stahl said of the night at the campsite.", False),
        ("Ivo Stahl said.", "the keeper said.", False),
    ],
)
def test_two_matters_at_two_places_cannot_both_be_meant(one, other, apart):
    first, second = written("first", f"{WORDS} {one}"), written("second", f"{WORDS} {other}")
    assert said_of_others(place(first), place(second), table([first, second], [])) is apart
