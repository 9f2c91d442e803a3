"""What rests on somebody whose name an article keeps back, read off the sentences."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_kept_back import find_kept_back
from tests.reconcile.written import table, written


def told(text):
    return [[e.quote for e in f.evidence] for f in find_kept_back(table([written("gazette", text)], []), [])]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A welder who begged us not to print his name says the valve had leaked for weeks.",
            "A welder who begged us not to print his name",
        ),
        ("A welder, who gives only his initials, says the valve had leaked.", "A welder, who gives only his initials"),
        ("A welder whose voice we have altered told us the valve had leaked for weeks.", "A welder whose voice we have altered"),
        (
            "The valve had leaked for weeks, a welder at the yard told the Gazette. He spoke on condition of anonymity.",
            "a welder at the yard",
        ),
        ("One welder, who wished to stay without name, said the valve had leaked.", "One welder, who wished to stay without name"),
        ("My wife's cousin works at the yard. She says the valve had leaked for weeks.", "My wife's cousin"),
        ("The valve had leaked for weeks, as they whispered to us at the gate.", "as they whispered to us"),
        ("A welder I met works there. She says the valve leaked for weeks. She begs me not to give her name.", "A welder I met"),
        ("A welder close to the inquiry whispered to the Gazette that the valve had leaked.", "A welder close to the inquiry"),
        ("A friend of ours who works there, and who can't give a name, says that the valve had leaked.", "A friend of ours"),
        ("A welder at the yard, who can't give a name for many reasons, says that the valve had leaked.", "A welder at the yard"),
        ("A welder I know, who would lose his job if I named him, says the valve had leaked.", "A welder I know"),
        ("The valve had leaked for weeks. I have it from a welder at the yard. I can't say who, he has a family.", "a welder at the yard"),
    ],
)
def test_a_name_that_is_kept_back(text, source):
    found = told(text)
    assert len(found) == 1
    assert found[0][0].startswith(source.rstrip(","))


@pytest.mark.parametrize(
    "text",
    [
        "The names of the two welders have not been made public by the yard.",
        "A welder was killed. The victim, who was not named, was 34.",
        "Nobody at the yard would speak to us, on or off the record.",
        "My cousin Anna Bell says the valve had leaked for weeks.",
        "The yard could not give us the names of the other two.",
        "A welder heard the bang. “I can't say who opened the valve,” he said.",
    ],
)
def test_names_that_are_only_unknown(text):
    assert told(text) == []
