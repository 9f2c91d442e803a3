"""Features of direction that rest on time: who came out first, by publication, by a live page's stamp, by what is told."""

from __future__ import annotations

import re

from tellings.model import Article, Span
from tellings.trace.evidence import Found, Pair
from tellings.trace.moments import order
from tellings.trace.naming import host
from tellings.trace.pairs import Text

GIVEN, INFERRED = 1.3, 0.7
"""Weights of an order of publication that both Articles state, and of one where a date was inferred or a text has been updated."""

_UPDATED = re.compile(r"\b(?:last )?(?:updated?|modified)\b\W{0,3}(?:\w+\W{1,3}){0,3}?\d", re.IGNORECASE)


def published(pair: Pair) -> Found:
    """The one came out before the other."""
    if pair.when is None:
        pair.when = _published(pair)
    return pair.when


def _published(pair: Pair) -> Found:
    a, b = pair.a.reading.article, pair.b.reading.article
    entries = (_entry(pair.a, pair.shared_spans(second=False)), _entry(pair.b, pair.shared_spans(second=True)))
    found, words = order(a, b, (pair.a.since, pair.b.since), entries)
    if found == "unknown":
        return 0.0, []
    first = a if found == "before" else b
    inferred = "inferred" in (a.published_basis, b.published_basis)
    weight = INFERRED if inferred or updated(first) else GIVEN
    words += " (a date was inferred)" if inferred else " (but was updated)" if weight == INFERRED else ""
    return (weight if found == "before" else -weight), [words]


def certain(pair: Pair) -> int:
    """1 where ``a`` came out first by dates that both state, -1 where ``b`` did, else 0: the later cannot be the source."""
    weight = published(pair)[0]
    return 0 if abs(weight) < GIVEN else 1 if weight > 0 else -1


def updated(article: Article) -> bool:
    """Say whether a line outside the body says that the text was changed after it came out."""
    edges = [p for p in article.passages if p.role in ("chrome", "byline", "dateline", "dateline_date")]
    return any(_UPDATED.search(article.text, p.start, p.end) for p in edges)


def same_outlet(pair: Pair) -> Found:
    """Both come from one outlet: the later one goes on from the earlier."""
    a, b = pair.a, pair.b
    if a.outlets and b.outlets:
        same = bool({n.casefold() for n in a.outlets} & {n.casefold() for n in b.outlets})
    else:
        same = bool(host(a.reading.article)) and host(a.reading.article) == host(b.reading.article)
    when = published(pair)[0]
    if not same or not when:
        return 0.0, []
    return (0.5 if when > 0 else -0.5), ["is of the same outlet"]


def _entry(text: Text, spans: list[Span]) -> str | None:
    """The latest clock time among the entries of a live page that hold shared passages; None where one stands outside the entries."""
    if not text.stamped:
        return None
    held = [text.words.stretches[n].stamp for span in spans for n in text.words.numbers(span)]
    return max((s for s in held if s), key=_clock) if held and all(held) else None


def _clock(stamp: str) -> tuple[int, ...]:
    return tuple(int(part) for part in stamp.split(":"))
