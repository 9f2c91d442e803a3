"""The lineage as files that other programs read."""

from __future__ import annotations

import json
import warnings

import pytest

from tellings.export.lineage import lineage_dot, lineage_graphml, lineage_prov
from tests.factory import article
from tests.report.test_lineage_text import ARTICLES, CLAIMS, POLICE, edge

GRAPH = (ARTICLES, [edge("wire", "copy")], [POLICE], CLAIMS)
HOSTILE = ([article("x", outlet='a"] ; <script> & \x00\x1b\u202e\n\\')], [], [], [])


def test_graphml_is_read_by_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.parse_graphml(lineage_graphml(*GRAPH))
    assert set(graph.edges) == {("origin-police", "article-wire"), ("article-wire", "article-copy")}
    assert graph.nodes["article-wire"]["label"] == "Nordlys"
    assert graph.edges["article-wire", "article-copy"]["direction"] == "known"


def test_prov_is_read_by_prov() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = pytest.importorskip("prov.model")
        document = model.ProvDocument.deserialize(content=lineage_prov(*GRAPH), format="json")
    assert len(list(document.get_records(model.ProvDerivation))) == 1
    assert len(list(document.get_records(model.ProvAttribution))) == 1


def test_an_unknown_direction_is_an_alternate_in_prov() -> None:
    document = json.loads(lineage_prov(ARTICLES, [edge("wire", "copy", "unknown")], [], []))
    assert "wasDerivedFrom" not in document
    assert len(document["alternateOf"]) == 1


def test_dot_has_every_edge() -> None:
    dot = lineage_dot(*GRAPH)
    assert '"article-wire" -> "article-copy" [style=solid' in dot
    assert dot.count("->") == 2


def test_hostile_labels_are_escaped() -> None:
    networkx = pytest.importorskip("networkx")
    assert '\\"]' in lineage_dot(*HOSTILE)
    assert len(networkx.parse_graphml(lineage_graphml(*HOSTILE)).nodes) == 1
    assert json.loads(lineage_prov(*HOSTILE))["entity"]


def test_the_same_bytes_whatever_the_order() -> None:
    assert lineage_dot(*GRAPH) == lineage_dot(ARTICLES[::-1], *GRAPH[1:])
