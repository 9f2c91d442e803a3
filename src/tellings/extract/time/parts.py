"""TIMEX3 annotations of mentions: a range is taken apart into its two ends, as TimeML annotates it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.extract.time.anchors import Anchors, stretch
from tellings.extract.time.nearest import ordered
from tellings.extract.time.stretch import Stretch
from tellings.extract.time.timex import stretch_value
from tellings.model import Record, Span, TimeMention


class Timex(Record, frozen=True, kw_only=True):
    """One TIMEX3 annotation."""

    span: Span
    type: str
    value: str | None


def timexes(mentions: Sequence[TimeMention], anchors: Anchors) -> list[Timex]:
    """The annotations of the mentions of one Article; ages and "the day before the vote" are left out."""
    found: list[Timex] = []
    for mention in mentions:
        args = mention.expression.args
        if mention.expression.op == "nth" and mention.value is None:
            continue
        if mention.expression.op == "age" or args.get("of") == "event" or args.get("rate") == "measure":
            continue
        ends = [e for e in mention.expression.inner if "at" in e.args] if mention.expression.op in ("range", "list") else []
        if not ends:
            start = mention.span.start
            end = mention.span.end
            if mention.expression.args.get("ref") == "event":  # "two days after the strike": TimeML marks "two days"
                end = start + len(mention.text.rsplit(" ", 1)[0].rstrip()) if " " in mention.text else end
            found.append(Timex(span=Span(start=start, end=end), type=mention.type, value=mention.value))
        values: list[Stretch | None] = []
        for end_expr in ends:
            at, to = int(end_expr.args["at"] or 0), int(end_expr.args["to"] or 0)
            context = {k: v for k, v in mention.expression.args.items() if k in ("tense", "prep")}
            part = mention.replace(expression=end_expr.replace(args={**end_expr.args, **context}))
            values.append(stretch(part, anchors))
            span = Span(start=mention.span.start + at, end=mention.span.start + to)
            found.append(Timex(span=span, type=str(end_expr.args.get("type") or "DATE"), value=None))
        if mention.expression.op == "range" and len(ends) == 2:
            values = list(ordered(values[0], values[1], ends, str(mention.expression.args.get("tense") or "")))
        found[len(found) - len(ends) :] = [
            t.replace(value=stretch_value(v)) if v else t for t, v in zip(found[len(found) - len(ends) :], values, strict=True)
        ]
    return found
