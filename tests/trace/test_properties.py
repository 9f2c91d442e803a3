"""Whatever the texts are, spans lie inside them and nothing breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.trace import trace
from tests.trace.build import reading

PIECES = st.lists(
    st.sampled_from([
        "The pump failed at dawn and forty men went below to clear it by hand. ", ("“Nobody had told us that the valve was "
        "shut,” she said. "),
        '"Nobody had told us', "\n\n", "\u200b", "\u202e", "12:40\n\n", "Forty men", "99999999999999999999 ", "(TSW) - ",
        "/ABC/ ", "«", "”", "'",
    ]), max_size=12,
)  # fmt: skip


@given(st.lists(PIECES, min_size=2, max_size=4))
@settings(deadline=None, max_examples=40)
def test_spans_lie_inside_the_texts(texts: list[list[str]]) -> None:
    readings = [reading("".join(t), f"t{i}") for i, t in enumerate(texts)]
    length = {r.article.id: len(r.article.text) for r in readings}
    found = trace(readings, Settings())
    for edge in found.derivations:
        for passage in edge.passages:
            assert 0 <= passage.source.start < passage.source.end <= length[edge.source]
            assert 0 <= passage.target.start < passage.target.end <= length[edge.target]
    for quote in found.quotations:
        assert 0 <= quote.start_a < quote.end_a <= length[quote.article_a]
        assert 0 <= quote.start_b < quote.end_b <= length[quote.article_b]
