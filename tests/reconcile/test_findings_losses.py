"""What one side of a fight says that it killed, against what the other says that it lost."""

from __future__ import annotations

import pytest

from tellings.reconcile.finding_parts import Table
from tellings.reconcile.findings_losses import find_captives, find_losses
from tests.factory import origin
from tests.reconcile.written import figure, told, written


def losses(text, first, second, names):
    paper = written("paper", text)
    claims = [figure(paper, *first[:2], first[2], unit=first[3], by="one"), figure(paper, *second[:2], second[2], unit=second[3], by="two")]
    case = told([paper], claims)
    kinds = ["official" if "army" in n.casefold() and "liberation" not in n.casefold() else "party" for n in names]
    named = [origin("one", kinds[0]).replace(name=names[0]), origin("two", kinds[1]).replace(name=names[1])]
    held = Table(case.replace(trace=case.trace.replace(origins=named)))
    return [[e.quote for e in f.evidence] for f in find_losses(held.case.events[0], held)]


@pytest.mark.parametrize(
    "words",
    ["lost three men", "admitted to three dead", "has buried three of its fighters", "mourns three comrades"],
)
def test_own_dead_against_those_that_the_other_claims(words):
    quote = next(q for q in ("three men", "three dead", "three of its fighters", "three comrades") if q in words)
    found = losses(
        f"The army killed 40 rebels at the ford. The Lake Front {words}.",
        ("40 rebels", "killed", 40, "rebels"), (quote, "killed", 3, None), ("Velian army", "Lake Front"),
    )  # fmt: skip
    assert found == [["40 rebels", quote]]


def test_the_army_of_a_movement_is_not_the_states():
    found = losses(
        "The Lake Liberation Army killed 26 soldiers. The army lost nine men.",
        ("26 soldiers", "killed", 26, "soldiers"), ("nine men", "killed", 9, "men"), ("Lake Liberation Army", "Velian army"),
    )  # fmt: skip
    assert found == [["26 soldiers", "nine men"]]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The army killed 40 rebels. The Lake Front killed nine soldiers.", ("nine soldiers", "killed", 9, "soldiers")),
        ("The army killed 40 rebels. The Lake Front lost 40 men.", ("40 men", "killed", 40, "men")),
        ("The army killed 40 rebels. The Lake Front said nine villagers died.", ("nine villagers", "killed", 9, "villagers")),
    ],
)
def test_two_counts_of_two_sides_and_agreeing_ones_are_no_conflict(text, second):
    assert losses(text, ("40 rebels", "killed", 40, "rebels"), second, ("Velian army", "Lake Front")) == []


NONE = ("No soldier", "missing", 0, "soldiers")


def captives(text, first, second, names=("Lake Front", "Velian army")):
    paper = written("paper", text)
    claims = [figure(paper, *first[:3], unit=first[3], by="one"), figure(paper, *second[:3], unit=second[3], by="two")]
    case = told([paper], claims)
    named = [origin("one", "party").replace(name=names[0]), origin("two", "official").replace(name=names[1])]
    held = Table(case.replace(trace=case.trace.replace(origins=named)))
    return [f.kind for f in find_captives(held.case.events[0], held)]


def test_prisoners_of_whom_the_other_side_misses_none():
    text = "The Lake Front holds six soldiers. No soldier is missing, says the army."
    found = captives(text, ("six soldiers", "captured", 6, "soldiers"), NONE)
    assert found == ["disputed claim"]


def test_villagers_led_away_are_nobodys_ranks():
    text = "The Lake Front led away six villagers. No soldier is missing, says the army."
    found = captives(text, ("six villagers", "captured", 6, "villagers"), NONE)
    assert found == []
