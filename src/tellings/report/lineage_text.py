"""The lineage drawn in a terminal: a tree for each Origin, its articles below it, and theirs below them."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.export.lineage_graph import Edge, Graph, Node, lineage_graph
from tellings.model import Article, Claim, Derivation, Origin
from tellings.report.visible import visible

_SAYS = {
    "verbatim": "copies", "edited": "copies, edited", "reordered": "copies, in another order", "reworded": "re-words",
    "quotation": "has a quotation of", "figures": "has the figures of",
}  # fmt: skip


def lineage_text(
    articles: Sequence[Article], derivations: Sequence[Derivation], origins: Sequence[Origin], claims: Sequence[Claim], *, width: int = 80,
) -> str:  # fmt: skip
    """Draw the family tree, at most ``width`` columns wide.

    An article with two sources stands below the first and is named below the other.
    """
    graph = lineage_graph(articles, derivations, origins, claims)
    tree = _Tree(graph, max(40, width))
    return "\n".join(tree.lines()) + "\n" if graph.nodes else "no articles\n"


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", name.casefold())


class _Tree:
    def __init__(self, graph: Graph, width: int) -> None:
        self.width = width
        self.nodes = {n.id: n for n in graph.nodes}
        self.numbers = {n.id: i for i, n in enumerate((n for n in graph.nodes if n.kind == "article"), start=1)}
        self.below: dict[str, list[Edge]] = defaultdict(list)
        self.shares: list[Edge] = []
        self.has_source: set[str] = set()
        for edge in graph.edges:
            if edge.relation == "shares":
                self.shares.append(edge)
            else:
                self.below[edge.source].append(edge)
                self.has_source.add(edge.target)
        for edges in self.below.values():
            edges.sort(key=lambda e: self.numbers.get(e.target, 0))
        self.drawn: set[str] = set()

    def lines(self) -> Iterator[str]:
        first, others = True, []
        for node in self._roots():
            if node.kind != "article" and all(e.target in self.drawn for e in self.below[node.id]):
                others.append(node)
                continue
            if not first:
                yield ""
            first = False
            if not self._own_voice(node):
                yield from self._wrapped(self._title(node), "", "  ")
                yield from self._branches(node.id, "", frozenset((node.id,)))
                continue
            article = node if node.kind == "article" else self.nodes[self.below[node.id][0].target]
            self.drawn.add(article.id)
            yield from self._wrapped(self._title(article) + " [in its own words]", "", "  ")
            yield from self._branches(article.id, "", frozenset((article.id,)))
        yield from self._others([n for n in others if not self._own_voice(n)])
        if self.shares:
            yield ""
            yield "same wording, direction unknown (or a common source):"
            for edge in self.shares:
                names = " and ".join(self._title(self.nodes[e]) for e in (edge.source, edge.target))
                yield from self._wrapped(f"{names}: {_SAYS.get(edge.kind, edge.kind).split(',')[0]}", "  ", "    ")

    def _own_voice(self, node: Node) -> bool:
        """An article, or an Origin that is nothing but the voice of the one article that it is tied to."""
        if node.kind == "article":
            return True
        edges = self.below[node.id]
        return len(edges) == 1 and _plain(self.nodes[edges[0].target].label) == _plain(node.label)

    def _others(self, nodes: Sequence[Node]) -> Iterator[str]:
        """Further Origins of articles that are drawn already, one a line."""
        if nodes:
            yield ""
            yield "also speaking:"
        for node in nodes:
            where = ", ".join(f"[{self.numbers[e.target]}]" for e in self.below[node.id])
            yield from self._wrapped(f"{self._title(node)} in {where}", "  ", "    ")

    def _roots(self) -> list[Node]:
        """Origins with the most articles first, then articles that have neither an Origin nor a source."""
        sources = [n for n in self.nodes.values() if n.kind != "article"]
        sources.sort(key=lambda n: (self._own_voice(n), -len(self.below[n.id]), n.label.lower(), n.id))
        return sources + [n for n in self.nodes.values() if n.kind == "article" and n.id not in self.has_source]

    def _branches(self, parent: str, indent: str, above: frozenset[str]) -> Iterator[str]:
        edges = self.below.get(parent, [])
        for i, edge in enumerate(edges):
            last = i == len(edges) - 1
            node = self.nodes[edge.target]
            how = (
                ""
                if edge.relation == "says"
                else f" [{'; '.join((_SAYS.get(edge.kind, edge.kind), *(c.replace('_', ' ') for c in edge.changes)))}]"
            )
            again = node.id in self.drawn
            text = self._title(node) + how + (" (see above)" if again and (self.below.get(node.id) or not how) else "")
            yield from self._wrapped(text, indent + ("└─ " if last else "├─ "), indent + ("   " if last else "│  ") + "  ")
            if not again and node.id not in above:
                self.drawn.add(node.id)
                yield from self._branches(node.id, indent + ("   " if last else "│  "), above | {node.id})

    def _title(self, node: Node) -> str:
        if node.kind != "article":
            return f"{visible(node.label)} ({node.kind.replace('_', ' ')})"
        when = f", {node.published[:16].replace('T', ' ')}" if node.published else ""
        return f"[{self.numbers[node.id]}] {visible(node.label)}{visible(when)}"

    def _wrapped(self, text: str, head: str, rest: str) -> list[str]:
        room = max(len(head), len(rest)) + 20
        return textwrap.wrap(
            text, width=max(self.width, room), initial_indent=head, subsequent_indent=rest, break_long_words=True, break_on_hyphens=False,
        ) or [head]  # fmt: skip
