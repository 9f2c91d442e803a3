"""The dataset round-trips, names the broken line, and follows its schema's promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.codec import decode_dataset, decode_judgements, encode_dataset
from tellings.errors import DatasetError
from tellings.model import Article, Derivation, Event, PassagePair, Problem, Span

spans = st.tuples(st.integers(0, 10**6), st.integers(1, 10**3)).map(lambda t: Span(start=t[0], end=t[0] + t[1]))
texts = st.text(max_size=40)
derivations = st.builds(
    Derivation,
    id=texts,
    source=texts,
    target=texts,
    kind=st.sampled_from(["verbatim", "edited", "quotation"]),
    score=st.floats(0, 1),
    direction=st.sampled_from(["known", "unknown"]),
    direction_reasons=st.lists(texts, max_size=2),
    passages=st.lists(st.builds(PassagePair, source=spans, target=spans), max_size=3),
)
problems = st.builds(Problem, id=texts, stage=texts, code=texts, message=texts)
articles = st.builds(Article, id=texts, file=st.none() | texts, text=texts)


@given(st.lists(derivations | problems | articles, max_size=5))
def test_what_is_written_is_read_again(records):
    assert list(decode_dataset(encode_dataset(records, "1"))) == records


def test_the_type_comes_first_and_derivations_say_from_and_to():
    record = Derivation(
        id="d", source="a", target="b", kind="verbatim", score=1.0, direction="known",
        passages=[PassagePair(source=Span(start=0, end=3), target=Span(start=1, end=4))],
    )  # fmt: skip
    line = list(encode_dataset([record], "1"))[1]
    assert line.startswith(b'{"type":"derivation"')
    assert b'"from":"a","to":"b"' in line
    assert b'"passages":[{"from":{"start":0,"end":3},"to":{"start":1,"end":4}' in line


def test_unknown_fields_of_a_newer_minor_schema_are_dropped():
    lines = [
        b'{"type":"header","schema":"1.9"}',
        b'{"type":"event","id":"e","colour":1,"period":null,"places":[{"name":{"text":"A","x":1},"y":2}]}',
    ]
    (event,) = decode_dataset(lines)
    assert isinstance(event, Event)
    assert event.places[0].name.text == "A"


def test_unknown_types_of_a_newer_minor_schema_are_passed_over():
    assert list(decode_dataset([b'{"type":"header","schema":"1.9"}', b'{"type":"mood","id":"m"}'])) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "line 1"),
        ([b"nonsense"], "line 1"),
        ([b'{"type":"event","id":"e"}'], "header"),
        ([b'{"type":"header","schema":"2.0"}'], "newer tellings"),
        ([b'{"type":"header","schema":"1.0"}', b'{"type":"event","id":"e","colour":1}'], "line 2"),
        ([b'{"type":"header","schema":"1.0"}', b'{"type":"mood"}'], "unknown type"),
        ([b'{"type":"header","schema":"1.0"}', b"{"], "line 2"),
        ([b'{"type":"header","schema":"1.0"}', b'{"type":"event","id":7}'], "line 2"),
    ],
)
def test_a_broken_dataset_is_refused_by_line(lines, message):
    with pytest.raises(DatasetError, match=message):
        list(decode_dataset(lines))


def test_a_judgement_gets_an_id_from_its_content():
    line = b'{"verdict":"mute","subjects":["key-1"],"author":"a","at":"2026-01-01","reason":"known"}'
    first, second = decode_judgements(line, "x"), decode_judgements(line + b"\n\n", "x")
    assert first == second
    assert first[0].id.startswith("judgement-")


def test_a_broken_judgement_names_file_and_line():
    with pytest.raises(DatasetError, match=r"mine\.jsonl:2"):
        decode_judgements(b'{"verdict":"mute","subjects":[],"author":"a","at":"x","reason":"y"}\n{"verdict":"perhaps"}', "mine.jsonl")
