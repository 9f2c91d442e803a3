"""Bare numbers that count nothing."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.quantity import find_amounts


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Three boats sank in berths four and nine, the harbour master said.", "nine", "identifier"),
        ("The gunmen fired at trains 402 and 407 near Brell.", "407", "identifier"),
        ("The airline has grounded the Piper 330 since the fire.", "330", "identifier"),
        ("A night in the shelter costs the parish 58.", "58", "price"),
        ("The mill was built at a cost of 3.1 million and burnt in a night.", "3.1 million", "price"),
        ("Two boys were hurt, and the elder of them, 17, died.", "17", "age"),
        ("The beam broke in two and killed a mason.", "two", "idiom"),
        ("In the camp one in four has the fever.", "four", "percent"),
        ("Police recorded 61 murders, nine more than in the year before.", "nine", "measurement"),
    ],
)
def test_what_a_bare_number_is(analyse, text: str, number: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    analysis = analyse(text)
    found = [a for a in find_amounts(analysis, Settings()) if a.number.of(text) == number]
    assert [a.kind for a in found] == [kind]


def test_a_number_with_a_noun_stays_a_count(analyse) -> None:  # type: ignore[no-untyped-def]
    text = "Shells hit the two schools and nine houses, and 31 people were hurt."
    kinds = {a.number.of(text): a.kind for a in find_amounts(analyse(text), Settings())}
    assert kinds == {"two": "count", "nine": "count", "31": "count"}
