"""The main job from files to Findings, and what must not change it."""

from __future__ import annotations

import pytest

from tellings import compare
from tellings.demo import ARTICLES


@pytest.fixture(scope="module")
def demo():
    return compare([ARTICLES])


def says(comparison):
    return sorted((f.kind, f.says) for f in comparison.findings)


def test_every_quote_is_the_slice_of_its_article(demo):
    texts = {a.id: a.text for a in demo.articles}
    quotes = [(c.evidence.article, c.evidence) for c in demo.claims]
    quotes += [(c.article, s) for c in demo.claims for s in c.support]
    quotes += [(e.article, e) for f in demo.findings for e in f.evidence]
    assert quotes
    assert all(texts[a][q.start : q.end] == q.quote for a, q in quotes)


def test_every_claim_has_an_event_and_an_origin(demo):
    events, origins = {e.id for e in demo.events}, {o.id for o in demo.origins}
    assert all(c.event in events for c in demo.claims)
    assert all(c.origin in origins for c in demo.claims)


def test_ids_are_unique(demo):
    ids = [r.id for r in demo.records()]
    assert len(ids) == len(set(ids))


def test_the_example_shows_what_it_was_written_for(demo):
    kinds = {f.kind for f in demo.findings}
    assert {"single origin", "conflicting dates", "misplaced quotation", "drift", "updated figure"} <= kinds


def test_the_example_keeps_the_earlier_fire_apart(demo):
    main = max(demo.events, key=lambda e: len(e.articles))
    assert any("2025-03-02" in (c.period.edtf if c.period else "") and c.event != main.id for c in demo.claims)


def test_the_undated_article_is_dated_by_the_others(demo):
    courier = next(a for a in demo.articles if (a.file or "").endswith("03_courier.txt"))
    assert courier.published_basis in ("inferred", "none")
    assert courier.published is None or courier.published.strip("[").startswith("2025-03")


def test_the_order_of_files_changes_nothing():
    files = sorted(ARTICLES.glob("*.txt"))
    assert compare(list(reversed(files))).to_jsonl() == compare(files).to_jsonl()


def test_a_doubled_article_changes_no_finding(demo, tmp_path):
    for file in ARTICLES.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    twin = tmp_path / "more"
    twin.mkdir()
    (twin / "01_emergency_service.txt").write_bytes((ARTICLES / "01_emergency_service.txt").read_bytes())
    found = compare([tmp_path])
    assert [p.code for p in found.problems] == ["duplicate_input"]
    assert says(found) == says(demo)


def test_added_white_space_inside_lines_changes_no_finding(demo, tmp_path):
    for file in ARTICLES.iterdir():
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace(" workers", "  workers") if file.suffix == ".txt" else text, encoding="utf-8")
    assert sorted(k for k, _ in says(compare([tmp_path]))) == sorted(k for k, _ in says(demo))


def test_an_article_without_a_year_gets_none_by_guess(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Warehouse fire\n\nThree people died in a warehouse fire in late September of this year, the mayor said. Nine were hurt.\n",
        encoding="utf-8",
    )
    found = compare([tmp_path])
    assert found.articles[0].published is None
    assert all(c.period is None or c.period.edtf.startswith("XXXX") for c in found.claims)


def test_an_empty_comparison_is_no_error(tmp_path):
    found = compare([tmp_path])
    assert found.articles == []
    assert found.to_jsonl().startswith('{"type":"header"')
