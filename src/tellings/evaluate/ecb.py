"""ECB+ records: documents, their selected event mentions, and the score of found chains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tellings.evaluate.coref_metrics import bcubed, ceaf_e, conll_f1, muc

Record = dict[str, Any]


def selected_mentions(document: Record) -> list[Record]:
    """The event mentions that are scored: those in the annotators' list of sentences."""
    return [m for m in document["mentions"] if m["kind"] == "event" and m["selected"]]


def text_and_offsets(document: Record) -> tuple[str, dict[int, list[int]]]:
    """The document as text (a sentence a paragraph, tokens joined by blanks), and each token's offset by sentence number."""
    lines, offsets, position = [], {}, 0
    for sentence in document["sentences"]:
        starts = []
        for token in sentence["tokens"]:
            starts.append(position)
            position += len(token) + 1
        offsets[sentence["n"]] = starts
        lines.append(" ".join(sentence["tokens"]))
        position += 1
    return "\n\n".join(lines), offsets


def chain_scores(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """CoNLL F1 of found chains of mentions, and the three F1 of which it is the mean."""
    parts = {"muc_f1": muc, "bcubed_f1": bcubed, "ceaf_e_f1": ceaf_e}
    return {"conll_f1": round(conll_f1(gold, found), 4), **{name: round(metric(gold, found).f1, 4) for name, metric in parts.items()}}
