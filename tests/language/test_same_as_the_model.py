"""The short cuts of the language stage say what the model itself says."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.cleaning import article_from_text
from tellings.language import Analysis, Parser
from tellings.language.tiles import tiled

TEXT = """A nurse from Ilvane told Radio Doro on Thursday evening that 14 of the 60 passengers had drowned.

There were two boats, and there's a third one, gonna sail at 6:30 p.m., said Marta Lindqvist, who got up at five.

y'all can't, ain't it so? "We've lost all," she cried. The mayor of New Brenna, Dr. A. Kole, had been warned in early 2019.

Let's go. Don't! The U.N. Human Rights Office in Geneva counted 1,200 refugees between 3 March and 8 March, up 20 percent."""


@pytest.fixture(scope="module")
def model(parser: Parser) -> Any:
    """The model as it was made."""
    return importlib.import_module(parser.name).load()


def rows(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [(t.text, t.pos, t.tag, t.dep, t.lemma, t.entity, t.entity_start, t.head - s.first)
            for s in analysis.sentences for t in analysis.sentence_tokens(s)]  # fmt: skip


def expected(model: Any, analysis: Analysis) -> list[tuple[Any, ...]]:
    docs = model.pipe([s.span.of(analysis.text) for s in analysis.sentences])
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_.lower(), t.ent_type_, t.ent_iob_ == "B", t.head.i) for doc in docs for t in doc]


def test_tokens_are_those_of_the_model(model: Any, parser: Parser) -> None:
    analysis = parser.analyse(article_from_text(TEXT))
    assert rows(analysis) == expected(model, analysis)


def test_a_sentence_is_parsed_alike_alone_and_beside_others(parser: Parser) -> None:
    whole = parser.analyse(article_from_text(TEXT))
    alone = [r for p in TEXT.split("\n\n") for r in rows(parser.analyse(article_from_text(p)))]
    assert rows(whole) == alone


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 70), st.integers(0, 40), st.integers(1, 40))
def test_a_row_of_a_product_does_not_depend_on_its_place(rows: int, before: int, width: int) -> None:
    chance = np.random.default_rng(3)
    x = chance.standard_normal((rows, width)).astype(np.float32)
    y = chance.standard_normal((width, 24)).astype(np.float32)
    shifted = tiled(np.concatenate([chance.standard_normal((before, width)).astype(np.float32), x]), y)
    assert np.allclose(
        shifted[before:], tiled(x, y), rtol=1e-5, atol=1e-5
    )  # equal to the last bit with AVX2; other processors are not known


def test_no_rows_have_no_product() -> None:
    assert tiled(np.zeros((0, 4), np.float32), np.zeros((4, 3), np.float32)).shape == (0, 3)
