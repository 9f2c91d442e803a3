"""The network of figures in context: it cuts words as its base does, and reads a window alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.extract.assemble.encoder import Encoder, encoder
from tellings.extract.assemble.windows import CODES, MEASURES, Window

UNITS = 24
VOCABULARY = ["[PAD]", "[unused0]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "farm", "##er", "##ers", "killed", "seven", "f", "##a"]


def made(seed: int = 0) -> Encoder:
    """A network of one layer with weights drawn at random."""
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype(np.float32)

    arrays = {
        "vocabulary": np.frombuffer("\n".join(VOCABULARY).encode(), np.uint8),
        "words": chance.integers(-127, 128, (len(VOCABULARY), UNITS)).astype(np.int8),
        "words_scale": np.full(len(VOCABULARY), 0.01, np.float32),
        "positions": some(160, UNITS), "remarks": some(CODES, UNITS), "figure": some(UNITS),
        "norm.w": some(UNITS), "norm.b": some(UNITS), "head.w": some(len(MEASURES), 2 * UNITS), "head.b": some(len(MEASURES)),
    }  # fmt: skip
    for part, shape in {
        "q": (UNITS, UNITS),
        "k": (UNITS, UNITS),
        "v": (UNITS, UNITS),
        "o": (UNITS, UNITS),
        "f1": (48, UNITS),
        "f2": (UNITS, 48),
    }.items():
        arrays |= {f"0.{part}.w": some(*shape), f"0.{part}.b": some(shape[0])}
    for part in ("n1", "n2"):
        arrays |= {f"0.{part}.w": some(UNITS), f"0.{part}.b": some(UNITS)}
    return Encoder(arrays)


def pieces(model: Encoder, word: str) -> list[str]:
    return [VOCABULARY[i] for i in model.split(word)]


def test_a_word_is_cut_into_the_longest_known_pieces():
    model = made()
    assert pieces(model, "farmers") == ["farm", "##ers"]
    assert pieces(model, "farmer") == ["farm", "##er"]
    assert pieces(model, "fa") == ["f", "##a"]
    assert pieces(model, "farmx") == ["[UNK]"]


def test_a_word_without_end_is_unknown():
    assert pieces(made(), "f" + "a" * 5000) == ["[UNK]"]


@given(st.lists(st.integers(6, len(VOCABULARY) - 1), min_size=1, max_size=40), st.integers(0, 3))
def test_chances_are_chances(words: list[int], seed: int):
    window = Window([4, *words, 5], [0] * (len(words) + 2), [False, True] + [False] * len(words), {7: (1, 2)})
    chances = made(seed).chances([window])[7]
    assert chances.shape == (len(MEASURES),)
    assert chances.min() >= 0
    assert chances.sum() == pytest.approx(1.0, abs=1e-5)


def test_what_the_rules_say_is_seen():
    model = made()
    plain = Window([4, 10, 6, 5], [0, 0, 0, 0], [False, True, True, False], {0: (1, 3)})
    told = Window([4, 10, 6, 5], [0, 2, 2, 0], [False, True, True, False], {0: (1, 3)})
    assert not np.allclose(model.chances([plain])[0], model.chances([told])[0])


@given(st.lists(st.integers(1, 30), min_size=2, max_size=4), st.integers(0, 3))
def test_windows_read_together_do_not_see_each_other(lengths: list[int], seed: int):
    model = made(seed)
    read = [Window([4, *[6 + n % 7] * n, 5], [0] * (n + 2), [False, True] + [False] * n, {k: (1, 2)}) for k, n in enumerate(lengths)]
    together = model.chances(read)
    for k, window in enumerate(read):
        assert np.allclose(together[k], model.chances([window])[k], atol=1e-4)


def test_no_window_no_chances():
    assert made().chances([]) == {}


def test_the_shipped_network_knows_the_commonest_case():
    model = encoder()
    assert model is not None
    words = ["[CLS]", "the", "storm", "killed", "seven", "farmers", "and", "injured", "nine", "others", ".", "[SEP]"]
    window = Window(
        [i for w in words for i in model.split(w)], [0] * len(words), [w in ("seven", "nine") for w in words], {1: (4, 6), 2: (8, 10)}
    )
    chances = model.chances([window])
    assert MEASURES[int(chances[1].argmax())] == "killed"
    assert MEASURES[int(chances[2].argmax())] == "injured"
