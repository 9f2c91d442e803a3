"""Numbers followed as they are written, whether or not a Claim was made of them."""

from __future__ import annotations

import pytest

from tellings.reconcile.drift_written import find_written_drift
from tests.reconcile.written import figure, table, written


def codes(before, after, claims=(), *, copied=True):
    """Codes of the drift from the first text to the second; ``claims`` are figures of either, by their words."""
    source, copy = written("source", before, "2024-05-10"), written("copy", after, "2024-05-11")
    made = [figure(source if words in before else copy, words, measure, low) for words, measure, low in claims]
    case = table([source, copy], made, copied=[("source", "copy")] if copied else [])
    return [f.message_code for f in find_written_drift(case, [])]


def test_guests_told_as_dead_beside_one_name():
    before = "Ilva Brant, who keeps the Lake Hostel, says that 37 slept under her roof that night."
    after = "At the hostel 37 people died, according to its keeper Ilva Brant."
    assert codes(before, after, [("37 people", "killed", 37)], copied=False) == ["raised_in_words"]


def test_guests_and_dead_without_a_name_in_common():
    before = "The ferry took 37 guests over the lake."
    after = "In the hostel 37 people died."
    assert codes(before, after, [("37 people", "killed", 37)], copied=False) == []


def test_enemies_put_out_of_action_told_as_dead():
    before = "The guard put 44 raiders out of action at the weir."
    after = "At the weir 44 raiders were killed."
    claims = [("44 raiders out", "killed", 44), ("44 raiders were", "killed", 44)]
    assert codes(before, after, claims) == ["raised_in_words"]


def test_the_dead_of_both_are_no_drift():
    before, after = "The squall killed 44 rowers.", "On the lake 44 rowers died."
    assert codes(before, after, [("44 rowers", "killed", 44)]) == []


def test_some_of_all_told_of_all():
    before = "The dairy counted 16 churns at the weir. It said that twelve of them had been stolen."
    after = "All 16 churns were stolen by our neighbours."
    assert codes(before, after) == ["all_of_some"]


def test_all_told_as_all():
    before = "The dairy counted 16 churns at the weir. It said that all of them had been stolen."
    after = "All 16 churns were stolen by our neighbours."
    assert codes(before, after) == []


def test_a_nought_too_few_among_uncounted_people():
    before = "In the procession walked 24,000 people by the wardens' count."
    after = "In it walked 2,400 people."
    assert codes(before, after) == ["digits"]


def test_other_things_of_another_size():
    before = "In the procession walked 24,000 people."
    after = "The wardens laid out 2,400 lanterns."
    assert codes(before, after) == []


def test_suspected_cases_of_which_no_claim_was_made():
    before = "The clinic has noted 63 suspected poisonings in Tern."
    after = "Bad mead has poisoned 63 in Tern. Poisonings were noted by the clinic."
    assert codes(before, after, [("63 in Tern", "injured", 63)]) == ["doubt_lost"]


def test_the_dead_of_two_happenings_told_of_one():
    before = "The two squalls have killed 31 people between them."
    after = "Then a squall came over Tern, and 31 people are dead."
    claims = [("31 people between", "killed", 31), ("31 people are", "killed", 31)]
    assert codes(before, after, claims) == ["place_narrowed"]


@pytest.mark.parametrize("denial", ["They did not.", "This is false."])
def test_what_is_called_false_in_the_next_sentence_is_nobodys_telling(denial):
    before = "Ilva Brant says that 37 slept under her roof."
    after = f"A website writes that 37 people died at the hostel of Ilva Brant. {denial}"
    assert codes(before, after, [("37 people", "killed", 37)], copied=False) == []
