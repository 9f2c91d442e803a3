"""Quotations that go on: a quoted sentence without a cue of its own has the speaker of the quotation beside it."""

from __future__ import annotations

from dataclasses import replace

from tellings.extract.attribution.found import Found
from tellings.language import Analysis, SentenceView


def continue_quotations(analysis: Analysis, founds: list[Found], quoted: frozenset[int]) -> list[Found]:
    """Add the quoted sentences that nobody has yet to the attribution nearest in their paragraph.

    A cue at a colon looks forward; otherwise the speaker is the one who was quoted last, or, for an opening quotation,
    the one named right after it.
    """
    inside = [f.head in quoted for f in founds]
    speakers = [(k, f) for k, f in enumerate(founds) if not inside[k] and f.source and f.assertive]
    covered = {i for f in founds for i in [*f.content, *f.cue, *f.source]}
    added: dict[int, list[int]] = {}
    fresh: list[Found] = []
    for sentence in analysis.sentences:
        mine = [i for i in range(sentence.first, sentence.last) if i in quoted]
        if len(mine) < 4 or len(mine) * 2 < sentence.last - sentence.first or sum(i in covered for i in mine) * 2 > len(mine):
            continue
        donor = _speaker(analysis, sentence, speakers)
        if donor is None:
            continue
        if analysis.sentences[analysis.tokens[founds[donor].head].sentence].paragraph == sentence.paragraph:
            added.setdefault(donor, []).extend(mine)
        else:
            source = founds[donor]
            fresh.append(Found(
                cue=source.cue, source=source.source, content=mine, head=source.head, stance="asserts", basis="quotation",
                quotation=True, via=source.via, beyond=source.beyond,
            ))  # fmt: skip
    out = []
    for k, found in enumerate(founds):
        more = added.get(k)
        out.append(replace(found, content=sorted({*found.content, *more}), quotation=True) if more else found)
    return out + fresh


def _speaker(analysis: Analysis, sentence: SentenceView, founds: list[tuple[int, Found]]) -> int | None:
    """The attribution whose speaker goes on here.

    In this paragraph the nearest before, else the nearest after; else one whose quotation or colon ends the paragraph before.
    """
    before = after = previous = None
    first = {s.paragraph: s.index for s in reversed(analysis.sentences)}
    for k, found in founds:
        where = analysis.sentences[analysis.tokens[found.head].sentence]
        if where.role in ("title", "subtitle"):
            continue
        if where.paragraph == sentence.paragraph:
            if where.index <= sentence.index:
                before = k
            elif after is None:
                after = k
        elif where.index == first[sentence.paragraph] - 1 and (found.quotation or where.span.of(analysis.text).rstrip().endswith(":")):
            previous = k
    if before is not None:
        return before
    return after if after is not None else previous
