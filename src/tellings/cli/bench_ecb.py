"""The benchmark ``ecb``: chains of event mentions across documents (ECB+), gold mentions, documents clustered by the program.

Documents of the topics the scorer was trained on are left out, unless ``--in-sample`` allows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tellings.cli.gold_records import read_records
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.evaluate.ecb import Record, chain_scores, selected_mentions, text_and_offsets
from tellings.language import Parser, load_parser
from tellings.link.cluster import average_link
from tellings.link.mentions import Document, EventMention, Rarity, document_likeness, document_of, group_mentions, mention_model, mention_of
from tellings.model import Article, Passage

NAIVE_CLUSTER = 0.2
"""Mean likeness from which the naive baseline puts documents into one cluster (best on the training topics)."""


def analyser() -> Parser:
    """The parser that reads the documents."""
    return load_parser(Settings())


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Group the gold event mentions of the documents in ``folder`` into chains and score them."""
    records = load(folder, in_sample=options.in_sample)[: options.limit]
    documents, mentions, names = read(records, analyser())
    gold = {f"{r['docid']}/{m['id']}": m["chain"] for r in records for m in selected_mentions(r)}
    found = {names[i]: str(n) for n, group in enumerate(group_mentions(documents, mentions)) for i in group}
    rows = [{"docid": k.rsplit("/", 1)[0], "mention": k.rsplit("/", 1)[1], "chain": f"chain-{found[k]}"} for k in names]
    left_out = [] if options.in_sample else ["documents of the training topics are left out (--in-sample scores them too)"]
    return BenchResult(
        set="ecb", n=len(mentions), metrics=dict(chain_scores(gold, found)),
        naive=dict(chain_scores(gold, _naive(documents, mentions, names))), notes=left_out, predictions=rows,
    )  # fmt: skip


def load(folder: Path | None, *, in_sample: bool) -> list[Record]:
    """The documents of every ``*.jsonl.gz`` in a folder.

    Raises:
        BenchError: there are none, or none that the scorer was not trained on.
    """
    records: list[Record] = [r for r in read_records(folder) if "mentions" in r]
    trained = set(mention_model()["topics"])  # type: ignore[arg-type]
    kept = [r for r in records if in_sample or r["topic"] not in trained]
    if not kept:
        why = "only documents of topics the scorer was trained on (see --in-sample)" if records else "no document with mentions"
        raise BenchError(f"{folder}: {why} is here")
    return kept


def read(records: Sequence[Record], parser: Parser) -> tuple[list[Document], list[EventMention], list[str]]:
    """Parse the documents and describe their mentions; ``names`` are document id and mention id of each."""
    documents: list[Document] = []
    mentions: list[EventMention] = []
    names: list[str] = []
    for position, record in enumerate(records):
        text, offsets = text_and_offsets(record)
        body = [Passage(role="body", start=0, end=len(text))] if text else []
        analysis = parser.analyse(Article(id=record["docid"], file=None, text=text, language="en", passages=body))
        documents.append(document_of(record["docid"], analysis))
        for mention in selected_mentions(record):
            tokens = [t for i in mention["tokens"] if (t := analysis.token_at(offsets[mention["sentence"]][i]))]
            mentions.append(mention_of(position, analysis, tokens or analysis.tokens[:1]))
            names.append(f"{record['docid']}/{mention['id']}")
    return documents, mentions, names


def _naive(documents: Sequence[Document], mentions: Sequence[EventMention], names: Sequence[str]) -> dict[str, str]:
    """The same head lemma within a cluster of documents is the same happening."""
    likeness = document_likeness(documents, Rarity(documents))
    n = len(documents)
    edges = [(i, j, float(likeness[i, j])) for i in range(n) for j in range(i + 1, n) if likeness[i, j] >= 0.02]
    cluster = {d: k for k, group in enumerate(average_link(n, edges, NAIVE_CLUSTER)) for d in group}
    return {name: f"{cluster[m.document]} {m.lemma}" for name, m in zip(names, mentions, strict=True)}
