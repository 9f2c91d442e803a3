"""Which reports open with what came after a happening."""

from __future__ import annotations

import pytest

from tellings.link.followup import opens_with_sequel
from tests.link.made import telling


@pytest.mark.parametrize(
    "title",
    [
        "Toll of the Ness blast climbs to nine",
        "Two hostages freed",
        "Search called off in Oslavik",
        "Fourth victim of the blast named",
        "Bulletin no. 4",
        "Missing woman found alive",
    ],
)
def test_a_sequel_is_known_by_its_opening(title):
    assert opens_with_sequel(telling("a", f"{title}\nNothing else is told here."))


@pytest.mark.parametrize("title", ["Blast kills nine in Ness", "Lorry rams toll plaza", "Bulletin no. 1", "Nine hurt as ferry sinks"])
def test_a_first_report_is_no_sequel(title):
    assert not opens_with_sequel(telling("a", f"{title}\nNothing else is told here."))
