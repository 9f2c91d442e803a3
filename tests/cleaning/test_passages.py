"""The passage cutter on invented texts: each stretch gets its role."""

from __future__ import annotations

import pytest

from tellings.cleaning.passages import cut


def roles(text: str, **known: str) -> list[tuple[str, str]]:
    return [(p.role, text[p.start : p.end]) for p in cut(text, **known).passages]


BODY = "A barge sank off Lorne on Friday, and two of its crew drowned, the harbour master said."
MORE = "The other five swam ashore. Divers will look for the wreck today."


def test_title_subtitle_and_body():
    text = f"Barge sinks off Lorne\n\nTwo of the crew feared drowned\n\n{BODY}\n\n{MORE}\n"
    assert roles(text) == [
        ("title", "Barge sinks off Lorne"),
        ("subtitle", "Two of the crew feared drowned"),
        ("body", BODY),
        ("body", MORE),
    ]


def test_single_line_breaks_part_paragraphs_too():
    assert roles(f"{BODY}\n{MORE}") == [("body", BODY), ("body", MORE)]


def test_lines_broken_at_a_column_are_one_paragraph():
    wrapped = [
        "A barge sank off Lorne early on Friday in a heavy swell, and two of the",
        "seven men of its crew drowned before help came, the harbour master of",
        "the town said. The others swam ashore, one of them with a broken arm, and",
        "were taken to the hospital, where they are said to be out of danger.",
        "",
        "Divers will look for the wreck today, if the weather lets them, and the",
        "company that owns the barge has sent a tug from the north of the island.",
    ]
    text = "\n".join(wrapped)
    assert [r for r, _ in roles(text)] == ["body", "body"]


def test_a_repeated_title_is_marked():
    text = f"Barge sinks off Lorne, two drown\n\nBarge sinks off Lorne, two drown\n\n{BODY}"
    passages = cut(text).passages
    assert [(p.role, p.duplicate_of) for p in passages] == [("title", None), ("title", 0), ("body", None)]


def test_a_sentence_that_begins_with_the_titles_words_is_no_copy_of_it():
    text = f"Barge sinks off Lorne on Friday\n\nBarge sinks off Lorne on Friday, and the owner does not know why, he said.\n\n{MORE}"
    assert [p.duplicate_of for p in cut(text).passages] == [None, None, None]


def test_live_stamps_are_passages_of_their_own():
    text = f"LIVE: barge sinks\n\n14:05\n{BODY}\n\n13:40 GMT\n{MORE}\n\n1.15 pm\nWe hear of a barge in trouble."
    assert [t for r, t in roles(text) if r == "dateline"] == ["14:05", "13:40 GMT", "1.15 pm"]


def test_stamps_at_the_start_of_many_paragraphs_are_cut_off():
    text = f"LIVE: barge sinks\n\n14:05 {BODY}\n\n13:40 - {MORE}\n\n13:15 We hear of a barge in trouble off the town."
    assert [t for r, t in roles(text) if r == "dateline"] == ["14:05", "13:40", "13:15"]


def test_a_quotation_that_a_colon_announces_is_a_block_quotation():
    text = f"{BODY}\n\nThe company published a statement:\n\n“We mourn two good men. We will not rest until we know why.”\n\n{MORE}"
    assert [r for r, _ in roles(text)] == ["body", "body", "quotation", "body"]


def test_a_quotation_with_its_speaker_stays_body():
    assert [r for r, _ in roles(f'{BODY}\n\n"We mourn two good men," the owner said.')] == ["body", "body"]


@pytest.mark.parametrize(
    "line",
    ["By Ada Morrow", "Ada Morrow, Staff Writer", "Additional reporting by Seaboard Press.", "Ada Morrow contributed to this report."],
)
def test_bylines(line):
    assert ("byline", line) in roles(f"Barge sinks off Lorne\n\n{BODY}\n\n{line}\n")


@pytest.mark.parametrize(
    "line", ["(Photo: Ada Morrow)", "The quay at Lorne on Friday (Source: Lorne Radio)", "Photo: Ada Morrow / Seaboard Press", "File photo"]
)
def test_captions(line):
    assert ("caption", line) in roles(f"Barge sinks off Lorne\n\n{line}\n\n{BODY}\n")


@pytest.mark.parametrize(
    "ending", ["and the men who were still aboard of", "after the captain had told them, allowing", "by noon on the day of the storm [...]"]
)
def test_sentences_that_break_off_are_marked(ending):
    assert cut(f"{BODY}\n\nThe barge had left the port {ending}\n\n{MORE}").passages[1].truncated


def test_whole_sentences_and_headings_are_not_marked_as_broken_off():
    assert not any(p.truncated for p in cut(f"Barge sinks off Lorne\n\n{BODY}\n\nWhat comes next\n\n{MORE}").passages)


def test_a_footer_at_the_end_of_a_paragraph_is_cut_off():
    text = f"{MORE} Copyright 2023 Lorne Radio. All rights reserved."
    assert roles(text) == [("body", MORE), ("chrome", "Copyright 2023 Lorne Radio. All rights reserved.")]


def test_a_lone_line_is_read():
    assert roles("Two men of a barge's crew drowned off Lorne") == [("title", "Two men of a barge's crew drowned off Lorne")]


def test_zero_width_characters_stay_in_the_text():
    text = "A barge sa\u200bnk off Lorne on Friday, two men dr\u202eowned."
    assert roles(text) == [("body", text)]


def test_a_dateline_alone_in_its_line_goes_before_the_story():
    text = f"Barge sinks off Lorne\n\nVELL, May 3 (Seaboard) --\n{BODY}"
    assert roles(text) == [("title", "Barge sinks off Lorne"), ("dateline", "VELL, May 3 (Seaboard) --"), ("body", BODY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The parcel held {the wanted} papers, and he knew.",
        "He jumped out of the window. Then he ran.",
        "They signed the document. Nobody spoke.",
    ],
)
def test_braces_and_words_of_scripts_in_prose_are_prose(sentence):
    assert ("body", sentence) in roles(f"{BODY}\n\n{sentence}")


def test_a_labelled_date_that_ran_into_the_title_is_cut_off():
    text = f"Barge sinks off Lorne Posted: Friday, May 3, 2024 2:49 PM EST\n\n{BODY}"
    assert roles(text)[:2] == [("title", "Barge sinks off Lorne"), ("dateline_date", "Posted: Friday, May 3, 2024 2:49 PM EST")]
