"""Disputed claims: one Finding a matter, with the telling of what is denied."""

from __future__ import annotations

from tellings.reconcile.findings_denials import find_denied
from tests.reconcile.written import figure, table, written


def test_a_denied_statement_and_its_telling():
    paper = written("paper", "The sluice was opened at dusk, villagers said.")
    board = written("board", "The water board denied that the sluice was opened at dusk.")
    (found,) = find_denied(table([paper, board], []))
    assert {e.article for e in found.evidence} == {"article-paper", "article-board"}
    assert "is disputed" in found.says


def test_denials_of_one_matter_are_one_finding():
    board = written("board", "Reports that the sluice keeper fled are false.")
    wire = written("wire", "The water board denied that the sluice keeper fled.")
    assert len(list(find_denied(table([board, wire], [])))) == 1


def test_it_points_to_the_sentence_before():
    paper = written("paper", "The keeper sold the bell to a foundry, a neighbour says. The parish called it a fairy tale.")
    (found,) = find_denied(table([paper], []))
    assert any("sold the bell" in e.quote for e in found.evidence)


def test_a_denied_figure_is_found_elsewhere():
    wire = written("wire", "The guild put the drowned at 17.")
    board = written("board", "Reports of 17 dead are false.")
    claims = [figure(wire, "17", "killed", 17, by="guild"), figure(board, "17", "killed", 17, by="board", modality="denied")]
    (found,) = find_denied(table([wire, board], claims))
    assert claims[0].id in found.claims


def test_what_stays_open_is_not_disputed():
    paper = written("paper", "The board could neither confirm nor deny that the sluice was opened.")
    assert list(find_denied(table([paper], []))) == []
