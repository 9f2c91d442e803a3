"""One verb, several measures: by who does it and by what it is done to."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.assemble.selection import doer_kinds
from tellings.extract.reading import read
from tellings.model import Argument, Span

CASES = [
    ("The regiment lost 14 men in the assault.", "killed", 14),
    ("The village lost eleven houses in the flood.", "destroyed", 11),
    ("Two of the cottages lost their roofs in the gale.", "damaged", 2),
    ("Four miners lost fingers when the cable snapped.", "injured", 4),
    ("Security forces took 22 students from the dormitory.", "arrested", 22),
    ("Hooded men took three engineers from the compound.", "captured", 3),
    ("Ambulances took nine people from the scene.", "injured", 9),
    ("Helicopters took 41 holidaymakers off the island.", "rescued", 41),
    ("The radar picked up six unidentified aircraft.", "spotted", 6),
    ("A trawler picked up 31 survivors.", "rescued", 31),
    ("Police carted off a dozen squatters.", "arrested", 12),
    ("The river carried off two footbridges.", "destroyed", 2),
    ("The tide swept away nine bathers.", "missing", 9),
    ("The tide swept away nine beach huts.", "destroyed", 9),
    ("Gunners brought down eight drones over the estuary.", "destroyed", 8),
    ("We counted 31 trucks with soldiers.", "spotted", 31),
    ("Flying glass cut 18 diners.", "injured", 18),
    ("The army accounted for nine rebels.", "killed", 9),
    ("The school took in nine families.", "displaced", 9),
    ("Nine houses were partly destroyed.", "damaged", 9),
    ("Armed men on motorcycles made off with 14 schoolgirls.", "captured", 14),
    ("The coach had 52 fans on it.", "aboard", 52),
    ("Two rockets hit the school.", "hit", 2),
    ("Nobody fired a shot.", "fired", 0),
]


@pytest.mark.parametrize(("text", "measure", "value"), CASES, ids=[c[0][:40] for c in CASES])
def test_doer_and_object_decide(text: str, measure: str, value: int, analyse) -> None:
    claims = read(analyse(text), Settings()).claims
    assert (measure, value) in {(c.measure, c.low) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "The firm cut 300 jobs.",
        "He saw three doctors before lunch.",
        "She lost 12 kilos in two months.",
        "The court heard 40 witnesses.",
        "Three men got out of the car and asked for directions.",
        "Five of the six men charged pleaded not guilty.",
    ],
)
def test_the_same_verbs_of_anything_else_count_nothing(text: str, analyse) -> None:
    assert [c for c in read(analyse(text), Settings()).claims if c.low is not None] == []


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [("armed men", 6, "armed"), ("the coast guard", 10, "rescuers"), ("customs men", 8, "police"), ("the wave", 4, "force"), ("", 0, None)],
)
def test_kinds_of_doers(phrase: str, head: int, kind: str | None) -> None:
    argument = Argument(span=Span(start=0, end=max(1, len(phrase))), head=head, text=phrase)
    assert (kind in doer_kinds(argument)) if kind else not doer_kinds(argument)
