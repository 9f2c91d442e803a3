"""The lineage as DOT (Graphviz), GraphML and PROV-JSON, written with the standard library.

GraphML after the schema of graphml.graphdrawing.org, PROV-JSON after the W3C submission of 24 April 2013: an article is an
entity, an Origin an agent, a known Derivation ``wasDerivedFrom``, one of unknown direction ``alternateOf``, an Origin's
word ``wasAttributedTo``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from tellings.export.lineage_graph import Edge, Graph, Node, lineage_graph
from tellings.model import Article, Claim, Derivation, Origin

_SHAPES = {"article": "box"}
_STYLES = {"says": "dotted", "derives": "solid", "shares": "dashed"}
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_PREFIX = "https://tellings.example/ns#"


def lineage_dot(
    articles: Sequence[Article], derivations: Sequence[Derivation], origins: Sequence[Origin], claims: Sequence[Claim],
) -> str:  # fmt: skip
    """The lineage in Graphviz's language; edges of unknown direction have no arrow head."""
    graph = lineage_graph(articles, derivations, origins, claims)
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for node in graph.nodes:
        label = node.label if node.published is None else f"{node.label}\n{node.published}"
        lines.append(f"  {_dot(node.id)} [label={_dot(label)}, shape={_SHAPES.get(node.kind, 'ellipse')}, class={_dot(node.kind)}];")
    for edge in graph.edges:
        label = ", ".join((edge.kind, *edge.changes)) if edge.relation != "says" else ""
        head = ", dir=none" if edge.relation == "shares" else ""
        lines.append(
            f"  {_dot(edge.source)} -> {_dot(edge.target)} [style={_STYLES[edge.relation]}, label={_dot(label)}"
            f", tooltip={_dot('; '.join(edge.reasons))}{head}];",
        )  # fmt: skip
    return "\n".join([*lines, "}"]) + "\n"


def _dot(text: str) -> str:
    clean = _UNFIT.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ")
    return '"' + clean.replace("\n", "\\n") + '"'


_NODE_KEYS = ("label", "kind", "published", "outlet", "url")
_EDGE_KEYS = ("relation", "kind", "weight", "direction", "reasons", "changes")


def lineage_graphml(
    articles: Sequence[Article], derivations: Sequence[Derivation], origins: Sequence[Origin], claims: Sequence[Claim],
) -> str:  # fmt: skip
    """The lineage as GraphML. Every edge is directed in the file; ``direction`` says whether that is known."""
    graph = lineage_graph(articles, derivations, origins, claims)
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for scope, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            kind = "double" if key == "weight" else "string"
            ET.SubElement(root, "key", {"id": f"{scope}_{key}", "for": scope, "attr.name": key, "attr.type": kind})
    drawn = ET.SubElement(root, "graph", {"id": "lineage", "edgedefault": "directed"})
    for node in graph.nodes:
        _data(ET.SubElement(drawn, "node", {"id": node.id}), "node", _of_node(node))
    for number, edge in enumerate(graph.edges):
        element = ET.SubElement(drawn, "edge", {"id": f"e{number}", "source": edge.source, "target": edge.target})
        _data(element, "edge", _of_edge(edge))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _data(element: ET.Element, scope: str, values: dict[str, str | None]) -> None:
    for key, value in values.items():
        if value:
            ET.SubElement(element, "data", {"key": f"{scope}_{key}"}).text = _UNFIT.sub("\ufffd", value)


def _of_node(node: Node) -> dict[str, str | None]:
    return {"label": node.label, "kind": node.kind, "published": node.published, "outlet": node.outlet, "url": node.url}


def _of_edge(edge: Edge) -> dict[str, str | None]:
    return {
        "relation": edge.relation, "kind": edge.kind, "weight": str(edge.weight),
        "direction": "unknown" if edge.relation == "shares" else "known",
        "reasons": "; ".join(edge.reasons), "changes": ", ".join(edge.changes),
    }  # fmt: skip


def lineage_prov(
    articles: Sequence[Article], derivations: Sequence[Derivation], origins: Sequence[Origin], claims: Sequence[Claim],
) -> str:  # fmt: skip
    """The lineage as PROV-JSON (2 blanks of indent, keys in a fixed order)."""
    graph = lineage_graph(articles, derivations, origins, claims)
    document: dict[str, dict[str, object]] = {
        "prefix": {"tell": _PREFIX, "dcterms": "http://purl.org/dc/terms/"},
        "entity": {_q(n.id): _entity(n) for n in graph.nodes if n.kind == "article"},
        "agent": {_q(n.id): {"prov:label": n.label, "tell:kind": n.kind} for n in graph.nodes if n.kind != "article"},
    }
    for section, made in (("wasAttributedTo", _attributed(graph)), ("wasDerivedFrom", _derived(graph)), ("alternateOf", _alternate(graph))):
        if made:
            document[section] = dict(made)
    return json.dumps({k: v for k, v in document.items() if v}, ensure_ascii=False, indent=2) + "\n"


def _q(identifier: str) -> str:
    return f"tell:{identifier}"


def _entity(node: Node) -> dict[str, object]:
    found = {"prov:label": node.label, "prov:type": "tell:Article", "dcterms:publisher": node.outlet, "dcterms:issued": node.published,
             "dcterms:source": node.url}  # fmt: skip
    return {k: v for k, v in found.items() if v}


def _attributed(graph: Graph) -> dict[str, object]:
    says = [e for e in graph.edges if e.relation == "says"]
    return {f"_:says{i}": {"prov:entity": _q(e.target), "prov:agent": _q(e.source)} for i, e in enumerate(says)}


def _derived(graph: Graph) -> dict[str, object]:
    known = [e for e in graph.edges if e.relation == "derives"]
    return {
        f"_:derived{i}": {
            "prov:generatedEntity": _q(e.target), "prov:usedEntity": _q(e.source), "tell:kind": e.kind,
            "tell:reasons": "; ".join(e.reasons), "tell:changes": ", ".join(e.changes),
        }
        for i, e in enumerate(known)
    }  # fmt: skip


def _alternate(graph: Graph) -> dict[str, object]:
    unknown = [e for e in graph.edges if e.relation == "shares"]
    return {f"_:shares{i}": {"prov:alternate1": _q(e.source), "prov:alternate2": _q(e.target)} for i, e in enumerate(unknown)}
