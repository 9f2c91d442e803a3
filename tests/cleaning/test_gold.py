"""The passages of the seeds and clusters against their gold (skipped without the data)."""

from __future__ import annotations

import json

import pytest

from tellings.cleaning import article_from_text


@pytest.fixture(scope="module")
def documents(request):
    folder = request.getfixturevalue("data")
    found = []
    for gold in [folder / "seeds" / "gold.json", *sorted((folder / "clusters").glob("*/gold.json"))]:
        for document in json.loads(gold.read_text(encoding="utf-8"))["documents"]:
            file = gold.parent / document["file"]
            found.append((document, article_from_text(file.read_text(encoding="utf-8"), file=file.name)))
    return found


def test_chrome_of_the_gold_is_marked(documents):
    missed = [
        (d["file"], c["text"])
        for d, a in documents
        for c in d["chrome"]
        if not any(p.role in ("chrome", "byline") and p.start < c["end"] and c["start"] < p.end for p in a.passages)
    ]
    assert missed == []


def test_titles_of_the_gold_are_found(documents):
    wrong = [(d["file"], a.title, d["title"]) for d, a in documents if a.title != d["title"]]
    assert wrong == []


def test_datelines_of_the_gold_are_passages(documents):
    for document, article in documents:
        if document.get("dateline"):
            assert any(p.role == "dateline" and article.text[p.start : p.end].startswith(document["dateline"]) for p in article.passages), (
                document["file"]
            )
