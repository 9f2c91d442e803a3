"""The third day of something, the first week of a month."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import find_times
from tellings.extract.time.nearest import nth_within
from tellings.extract.time.stretch import month_stretch


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The siege began on 3 March. On the third day of the siege, 14 people died.", "the third day", "2013-03-05"),
        ("The siege of the mill began on 3 March. On the fifth day, the wall fell.", "the fifth day", "2013-03-07"),
        ("The trial began on 3 March. On the third day of the siege, 14 people died.", "the third day", None),
        ("Today is the eighth day of the strike.", "the eighth day", "2013-03-21"),
        ("In the first week of May, rain fell.", "the first week of May", "2012-W18"),
        ("It rained on the last day of 2012.", "the last day of 2012", "2012-12-31"),
        ("It rained on the second Monday in February.", "the second Monday in February", "2013-02-11"),
    ],
)
def test_nth(analyse, text: str, phrase: str, value: str | None) -> None:
    found = find_times(analyse(text, published="2013-03-21"), Settings())
    assert {m.text: m.value for m in found}[phrase] == value


def test_a_month_has_no_sixth_monday() -> None:
    month = month_stretch(2013, 2)
    assert month is not None
    assert nth_within(month, 6, "D", 1) is None
