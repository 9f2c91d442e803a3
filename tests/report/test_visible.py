"""Nothing an article holds reaches a terminal as a control."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tellings.report.visible import visible


def test_an_escape_sequence_is_shown_not_sent():
    assert visible("a\x1b[31mred") == "a␛[31mred"


def test_bidirectional_and_zero_width_characters_are_named():
    assert visible("ab\u202ec\u200bd") == "ab<U+202E>c<U+200B>d"


def test_plain_words_are_untouched():
    assert visible("Zürich – «нет» 中文") == "Zürich – «нет» 中文"


@given(st.text())
def test_no_control_survives(text):
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in visible(text))
