from __future__ import annotations

import pytest

from tellings.evaluate.attribution import TokenIndex, linked, score

TEXT = "One two said three four five six. Seven eight said nine ten."


def row(source, cue, content):
    return {"source": source, "cue": cue, "content": content}


GOLD = [row([[0, 7]], [[8, 12]], [[13, 32]]), row([[34, 45]], [[46, 50]], [[51, 59]])]


def record(attributions=GOLD):
    annotations = [{"annotator": "b", "attributions": []}, {"annotator": "a", "attributions": attributions}]
    return {"docid": "d", "text": TEXT, "annotations": annotations}


def test_the_first_annotator_counts():
    assert score([record()], {"d": GOLD})["linked_f1"] == 1.0


def test_nothing_found_is_zero():
    assert score([record()], {})["linked_f1"] == 0.0


def test_token_f1_counts_the_union():
    halves = score([record()], {"d": [row([[0, 3]], [], [[13, 32]])]})
    assert halves["source_token_f1"] == pytest.approx(2 * 1 / (1 + 4))
    assert halves["content_token_precision"] == 1.0


def test_half_of_the_content_is_enough():
    assert linked(TokenIndex(TEXT), GOLD[:1], [row([[0, 3]], [], [[13, 23]])]) == 1


def test_less_than_half_is_not():
    assert linked(TokenIndex(TEXT), GOLD[:1], [row([[0, 3]], [], [[13, 18]])]) == 0


def test_a_source_must_be_shared():
    assert linked(TokenIndex(TEXT), GOLD[:1], [row([[34, 39]], [], [[13, 32]])]) == 0


def test_two_without_a_source_share_none():
    assert linked(TokenIndex(TEXT), [row([], [], [[13, 32]])], [row([], [], [[13, 32]])]) == 0


def test_each_is_paired_once():
    assert linked(TokenIndex(TEXT), GOLD[:1], [GOLD[0], GOLD[0]]) == 1
