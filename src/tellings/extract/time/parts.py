"""TIMEX3 annotations of mentions: a range is taken apart into its two ends, as TimeML annotates it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.extract.time.anchors import Anchors, stretch
from tellings.extract.time.nearest import ordered
from tellings.extract.time.stretch import Stretch
from tellings.extract.time.timex import duration_value, mention_value
from tellings.model import Record, Span, TimeExpression, TimeMention


class Timex(Record, frozen=True, kw_only=True):
    """One TIMEX3 annotation."""

    span: Span
    type: str
    value: str | None


def timexes(mentions: Sequence[TimeMention], anchors: Anchors) -> list[Timex]:
    """The annotations of the mentions of one Article.

    Ages, rates of a measure, "the day before the vote" and n-th days of something without a date are left out.
    """
    return [timex for mention in mentions if _marked(mention) for timex in _annotated(mention, anchors)]


def _marked(mention: TimeMention) -> bool:
    args = mention.expression.args
    undated = mention.expression.op == "nth" and mention.value is None
    return not (undated or mention.expression.op == "age" or args.get("of") == "event" or args.get("rate") == "measure")


def _annotated(mention: TimeMention, anchors: Anchors) -> list[Timex]:
    """A mention as it is, or its parts: the ends of a range, the days of a list, the length and the date of "two days after Christmas"."""
    expr = mention.expression
    ends = [e for e in expr.inner if "at" in e.args] if expr.op in ("range", "list", "shift") else []
    if ends and expr.op == "shift":
        return [_length(mention, int(ends[0].args["at"] or 0)), *_ends(mention, ends, anchors)]
    if ends:
        return _ends(mention, ends, anchors)
    whole = Timex(span=mention.span, type=mention.type, value=mention.value)
    return [_length(mention, len(mention.text))] if expr.args.get("ref") == "event" else [whole]


def _length(mention: TimeMention, before: int) -> Timex:
    """The length alone, without its last word, "after" or "before" (TimeML 1.2.1: "two days after the strike" marks "two days")."""
    args, told = mention.expression.args, mention.text[:before].rstrip()
    told = re.sub(r"\s+\S+$", "", told)
    value = duration_value(str(args.get("n", "X")), str(args.get("unit", "D")), ranged="high" in args)
    return Timex(span=Span(start=mention.span.start, end=mention.span.start + len(told)), type="DURATION", value=value)


def _ends(mention: TimeMention, ends: Sequence[TimeExpression], anchors: Anchors) -> list[Timex]:
    found: list[Timex] = []
    values: list[Stretch | None] = []
    for end in ends:
        start, last = (mention.span.start + int(end.args[name] or 0) for name in ("at", "to"))
        context = {k: v for k, v in mention.expression.args.items() if k in ("tense", "prep")}
        part = mention.replace(expression=end.replace(args={**end.args, **context}))
        values.append(stretch(part, anchors))
        found.append(Timex(span=Span(start=start, end=last), type=str(end.args.get("type") or "DATE"), value=None))
    if mention.expression.op == "range" and len(ends) == _TWO:
        values = list(ordered(values[0], values[1], ends, str(mention.expression.args.get("tense") or "")))
    return [t.replace(value=mention_value(e, v)) if v else t for t, e, v in zip(found, ends, values, strict=True)]


_TWO = 2
