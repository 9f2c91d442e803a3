"""Which way a text went: one kind of evidence a test, on texts written for these tests."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.model import Derivation, Reading
from tellings.trace import trace
from tellings.trace.moments import order
from tellings.trace.naming import head_names
from tests.trace.build import reading, said

CELLAR = '"We passed the children out through the cellar window one after the other," said Oda Brekke, a baker from Tolne.'
NIGHT = (
    "The embankment by the sluice gave way shortly after the evening service, and within minutes the water stood in the lanes "
    "behind the churchyard and ran on towards the mill."
)


def edge(a: Reading, b: Reading, **since: str) -> Derivation:
    found = trace([a, b], Settings(), since).derivations
    assert len(found) == 1
    return found[0]


def way(a: Reading, b: Reading) -> tuple[str, str, str]:
    found = edge(a, b)
    names = {a.article.id: "a", b.article.id: "b"}
    return names[found.source], names[found.target], found.direction


def spoken(text: str, quote: str, speaker: str, **fields: str | None) -> Reading:
    return reading(text, attributions=[said(text, quote, (speaker, None, "witness"), quotation=True)], **fields)  # type: ignore[arg-type]


QUOTE = "We passed the children out through the cellar window one after the other,"


def test_the_kind_of_outlet_may_stand_before_a_name_in_marks() -> None:
    source = reading(f"{CELLAR}\n\nThe river fell again by noon.", "one", outlet="Radio Tolne")
    copy = reading(f'Flood at the sluice\n\n{CELLAR}\n\nThe water is falling, as the radio "Tolne" transmits.', "two")
    assert way(source, copy) == ("a", "b", "known")


def test_a_quotation_of_another_time_is_older_where_that_is_said() -> None:
    source = spoken(
        f"TOLNE, May 4 - The river is rising.\n\n{CELLAR[:-1]}, after that flood of 1998.",
        QUOTE,
        "Oda Brekke",
        name="one",
        published="2024-05-04",
    )
    copy = spoken(f"Tolne under water again.\n\n{CELLAR}", QUOTE, "Oda Brekke", name="two", published="2024-05-05")
    assert way(source, copy) == ("a", "b", "known")


def test_what_is_said_in_a_transcript_is_not_a_quotation_that_lost_its_marks() -> None:
    radio = reading(
        "PRESENTER: Our reporter is in Tolne.\n\nHOLM: Oda Brekke, you were in the house?\n\n"
        "BREKKE: We passed the children out through the cellar window one after the other.\n\nPRESENTER: And now the weather.",
        "radio",
    )
    blog = reading(f"I have listened all day and I ask my readers who I should believe.\n\n{CELLAR}", "blog")
    assert way(radio, blog) == ("a", "b", "known")


def test_told_to_us_counts_for_nothing_where_the_name_was_lost() -> None:
    wire = spoken(f"TOLNE, May 4 - The dyke broke.\n\n{CELLAR}", QUOTE, "Oda Brekke", name="wire", published="2024-05-04")
    portal = spoken(f'The dyke broke.\n\n"{QUOTE}" a woman told us.', QUOTE, "a woman", name="portal", published="2024-05-05")
    assert way(wire, portal)[0] == "a"


def test_the_later_by_its_own_date_is_never_the_source() -> None:
    early = reading(f"{NIGHT}\n\nSchools stay closed.", "early", published="2024-05-04")
    late = spoken(f"The mayor said: {NIGHT}\n\n{CELLAR}\n\nSo it was told.", NIGHT, "Ana Holm", name="late", published="2024-05-09")
    assert edge(early, late).source == early.article.id or edge(early, late).direction == "unknown"


def test_much_copied_wording_and_a_date_are_enough() -> None:
    more = "Nobody had thought of the old culvert under the tannery, through which the water found its way into the market hall."
    early = reading(f"{NIGHT}\n\n{more}\n\nSchools stay closed.", "early", published="2024-05-04")
    late = reading(f"{NIGHT}\n\n{more}\n\nThe fair is put off until June.", "late", published="2024-05-05")
    assert way(early, late) == ("a", "b", "known")


def test_two_that_credit_one_agency_have_a_common_source() -> None:
    more = "Nobody had thought of the old culvert under the tannery, through which the water found its way into the market hall."
    early = reading(f"TOLNE (AP) - {NIGHT}\n\n{more}", "early", outlet="Valley Times", published="2024-05-04")
    late = reading(f"TOLNE (AP) - {NIGHT}\n\n{more}\n\nThe fair is put off.", "late", outlet="Hill Courier", published="2024-05-05")
    found = edge(early, late)
    assert found.direction == "unknown"
    assert any("credit" in reason for reason in found.direction_reasons)


def test_an_undated_text_that_tells_of_a_later_day_came_later() -> None:
    dated = reading(f"Harbour office\n\n{CELLAR}", "dated", published="2024-05-04", outlet="Tolne Post")
    undated = reading(f"I was there and I say it again to my friends.\n\n{CELLAR}", "undated")
    assert order(dated.article, undated.article, (None, "2024-05-07"))[0] == "before"
    assert order(undated.article, dated.article, ("2024-05-07", None))[0] == "after"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("[2024-05-01..2024-05-03]", "2024-05-04", "before"), ("[2024-05-01..2024-05-05]", "2024-05-04", "unknown"),
        ("XXXX-05-03", "2024-05-04", "before"), ("2024-05-04", "2024-05-04", "unknown"), (None, "2024-05-04", "unknown"),
        ("2024-05", "2024-05-04", "unknown"), ("[2024-05-01..]", "2024-05-04", "unknown"),
    ],
)  # fmt: skip
def test_days_are_compared_as_ranges(one: str | None, other: str, found: str) -> None:
    a, b = (reading("Water.", n).article.replace(published=p) for n, p in (("one", one), ("two", other)))
    assert order(a, b)[0] == found


def test_an_entry_of_a_live_page_counts_by_its_own_stamp() -> None:
    live = reading("Live\n\n18:40\nThe end.\n\n13:05\nThe dyke broke.", "live").article
    live = live.replace(published="2024-05-04", published_at="2024-05-04T18:40:00+02:00")
    wire = reading("The dyke broke.", "wire").article.replace(published="2024-05-04", published_at="2024-05-04T15:00:00+02:00")
    assert order(live, wire)[0] == "after"
    assert order(live, wire, entries=("13:05", None))[0] == "before"


def test_who_is_called_by_the_speaker_was_told_first() -> None:
    source = spoken(
        f"Live page. {CELLAR[:-1]}, who is calling us from the roof.", QUOTE, "Oda Brekke", name="one", published="2024-05-04",
    )  # fmt: skip
    copy = spoken(f"Tolne under water.\n\n{CELLAR}", QUOTE, "Oda Brekke", name="two", published="2024-05-04")
    assert way(source, copy) == ("a", "b", "known")


def test_the_fuller_quotation_of_a_described_speaker_is_the_source() -> None:
    source = spoken(
        f'{CELLAR[: CELLAR.index(", a baker")]}, who bakes for the whole lane. "The dog went first and would not come back for anybody."',
        QUOTE, "Oda Brekke", name="one", published=None,
    )  # fmt: skip
    copy = spoken(f'Tolne under water.\n\n"{QUOTE}" survivor Oda Brekke said.', QUOTE, "Oda Brekke", name="two", published=None)
    assert way(source, copy) == ("a", "b", "known")


def test_a_short_quotation_of_one_name_is_enough_to_share_a_source() -> None:
    source = spoken('"Water forgets nothing," Oda Brekke said then.', "Water forgets nothing,", "Oda Brekke", name="one")
    copy = spoken('"Water forgets nothing," baker Oda Brekke said at the sluice.', "Water forgets nothing,", "baker Oda Brekke", name="two")
    assert len(trace([source, copy], Settings()).derivations) == 1


def test_a_short_quotation_of_two_speakers_is_none() -> None:
    source = spoken('"Water forgets nothing," Oda Brekke said after that flood.', "Water forgets nothing,", "Oda Brekke", name="one")
    copy = spoken('"Water forgets nothing," Ivo Stahl said at the sluice.', "Water forgets nothing,", "Ivo Stahl", name="two")
    assert trace([source, copy], Settings()).derivations == []


def test_a_named_outlet_whose_text_came_out_days_later_is_not_the_source() -> None:
    later = reading(f"{CELLAR}\n\nThe river fell again by noon.", "one", outlet="Radio Tolne", published="2024-05-14")
    words = f'Flood at the sluice\n\n{CELLAR}\n\nThe water is falling, as the radio "Tolne" transmits.'
    early = reading(words, "two", published="2024-05-11")
    assert way(later, early)[2] == "unknown"


def test_a_body_s_own_statement_is_the_source_of_a_report_that_does_not_name_it_so_that_it_is_known() -> None:
    office = spoken(
        f"Statement on the flood\n\n{CELLAR}\n\nThe pumps run day and night.",
        QUOTE,
        "Oda Brekke",
        name="office",
        issuer="Tolne Dyke Office",
    )
    wire = spoken(f"TOLNE (AP) - The river rose again.\n\n{CELLAR}\n\nA fair was put off.", QUOTE, "Oda Brekke", name="wire", outlet="AP")
    assert way(office, wire) == ("a", "b", "known")


def test_a_statement_that_came_out_later_is_no_source() -> None:
    office = spoken(
        f"Statement on the flood\n\n{CELLAR}", QUOTE, "Oda Brekke", name="office", issuer="Tolne Dyke Office", published="2024-05-09"
    )
    wire = spoken(f"The river rose again.\n\n{CELLAR}", QUOTE, "Oda Brekke", name="wire", published="2024-05-04")
    assert way(office, wire)[0] == "b" or edge(office, wire).direction == "unknown"


def test_words_that_were_said_of_another_place_are_older_where_that_is_told() -> None:
    source = spoken(
        f"TOLNE (AP) - The river is rising.\n\n{CELLAR[:-1]}, who said after Bexholm.", QUOTE, "Oda Brekke", name="one", outlet="AP"
    )
    copy = spoken(f"Tolne under water again.\n\n{CELLAR[:-1]}, who said after the flood.", QUOTE, "Oda Brekke", name="two")
    assert way(source, copy) == ("a", "b", "known")


def test_words_said_of_a_weekday_are_of_no_other_matter() -> None:
    source = spoken(f"The river is rising.\n\n{CELLAR[:-1]}, who said after Monday's flood.", QUOTE, "Oda Brekke", name="one")
    copy = spoken(f"Tolne under water again.\n\n{CELLAR[:-1]}, who said after the flood.", QUOTE, "Oda Brekke", name="two")
    assert edge(source, copy).direction == "unknown"


def test_who_is_one_of_the_writers_own_people_spoke_to_them_first() -> None:
    ours = spoken(f'To whom it concerns\n\n"{QUOTE}" said our treasurer, Oda Brekke.', QUOTE, "Oda Brekke", name="ours")
    theirs = spoken(f'Tolne is drowning.\n\n"{QUOTE}" Oda Brekke said of the night.', QUOTE, "Oda Brekke", name="theirs")
    assert way(ours, theirs) == ("a", "b", "known")


def test_the_body_of_a_statement_may_stand_over_its_subject() -> None:
    article = reading("JOINT DYKE CELL, TOLNE\nFloods in Harle Province - Report 4\n\nThe water falls.", "one").article
    assert head_names(article)[:2] == ("JOINT DYKE CELL", "Floods in Harle Province")
