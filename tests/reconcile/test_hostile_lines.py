"""Long lines made to be slow to read are read like any other: what counts in them is found."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_figures import SOME, grade_told
from tellings.reconcile.findings_kept_back import says_so
from tellings.reconcile.findings_rivals import _AGE as AGE_BESIDE
from tellings.reconcile.rival_counts import _AGE as AGE_BEFORE

LONG = 200_000


def test_a_verb_of_telling_is_soon_or_not_at_all() -> None:
    assert says_so("my cousin, who drives there, says", 9)
    assert not says_so("my cousin" + " x" * LONG + " says", 9)
    assert not says_so("my cousin left. He says", 9)


def test_a_line_without_an_end_has_no_grade_and_no_part() -> None:
    assert not grade_told(" a" * LONG)
    assert SOME.match(" of the" + " a" * LONG) is None


@pytest.mark.parametrize(("behind", "found"), [(" are in a serious condition", True), (" went home. The serious", False)])
def test_a_grade_stands_in_the_clause_of_its_figure(behind: str, found: bool) -> None:
    assert grade_told(behind) is found


def test_an_age_is_found_behind_a_long_run_of_letters() -> None:
    assert AGE_BEFORE.search("A." * LONG + " Mira Olt, ") is not None
    assert AGE_BESIDE.search("A" * LONG + " Olt, 34, ") is not None
    assert AGE_BESIDE.search("A" * LONG) is None
