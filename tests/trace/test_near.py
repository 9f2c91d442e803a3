"""Near copies and exact alignment."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.trace.near import near_copies
from tellings.trace.shingles import jaccard, shingle_set
from tellings.trace.tiles import tiles
from tellings.trace.words import fold, word_list

VOCABULARY = [f"word{i}" for i in range(3000)]


def text(rng: random.Random, length: int = 120) -> list[str]:
    return [rng.choice(VOCABULARY) for _ in range(length)]


def test_an_edited_copy_is_found_and_strangers_are_not() -> None:
    rng = random.Random(4)
    strangers = [text(rng) for _ in range(40)]
    copy = list(strangers[7])
    copy[30], copy[90] = "changed", "too"
    sets = [shingle_set(w) for w in [*strangers, copy]]
    assert [(p.first, p.second) for p in near_copies(sets)] == [(7, 40)]


def test_pages_that_share_only_their_template_are_no_copies() -> None:
    rng = random.Random(5)
    template = text(rng, 60)
    pages = [shingle_set([*template[:40], *text(rng, 6), *template[40:], *text(rng, 6)]) for _ in range(20)]
    assert jaccard(pages[0], pages[1]) > 0.5
    assert near_copies(pages) == []


def test_no_text_and_one_text() -> None:
    assert near_copies([]) == []
    assert near_copies([shingle_set([]), shingle_set(["a"])]) == []


def test_a_run_is_found_where_it_moved_to() -> None:
    a = "ash elm fir oak yew box bay fig gum tea nut hop".split()
    b = "fig gum tea nut hop and then ash elm fir oak yew".split()
    assert [(t.a, t.b, t.length) for t in tiles(a, b)] == [(7, 0, 5), (0, 7, 5)]


@given(st.lists(st.sampled_from("abcde"), max_size=60), st.lists(st.sampled_from("abcde"), max_size=60))
@settings(deadline=None)
def test_tiles_are_equal_words(a: list[str], b: list[str]) -> None:
    for tile in tiles(a, b):
        assert a[tile.a : tile.a + tile.length] == b[tile.b : tile.b + tile.length]
        assert tile.length >= 5


def test_words_are_folded() -> None:
    assert word_list("Neuqu\u00e9n's 1,240 caf\u00e9s") == ["neuquen", "s", "1", "240", "cafes"]
    assert fold("cho\u200blera") == "cholera"
