"""Sentences with Spans, by rules: they survive non-breaking spaces, curly quotes and missing blanks.

The parser is given one sentence at a time, so its own segmenter (which splits at "No. 4" and joins
across lost blanks) is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.language.lexicon import table
from tellings.model import Span

_CLOSERS = "\"'”’»)\\]`"
_BOUNDARY = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[{_CLOSERS}]*)(?:(?P<blank>\s+)|(?=[A-Z“‘\"«](?:[a-z]|\s)))|(?P<para>\n[^\S\n]*\n\s*)", re.UNICODE
)
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those there but and or so in on at when while after before as if"
    " his her their its our my no not what who why how where one two some many several police".split()
)


def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"].lower() for row in table("abbreviations"))


def split(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without the white space around them."""
    start = span.start
    abbreviations = _abbreviations()
    for match in _BOUNDARY.finditer(text, span.start, span.end):
        if match.group("para"):
            end, after = match.start(), match.end()
        else:
            end, after = match.end("close"), match.end()
            if match.end("stop") < span.end and not _ends_here(text, span.end, match, abbreviations):
                continue
        yield from _trimmed(text, start, end)
        start = after
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (text[start].isspace() or text[start] == "\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u200b"):
        end -= 1
    if start < end:
        yield Span(start=start, end=end)


def _ends_here(text: str, limit: int, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    rest = text[match.end() : min(match.end() + 40, limit)]
    if not rest:
        return True
    first = rest.lstrip("“‘\"'«([`—–- ")[:1]
    stop = match.group("stop")
    if first.islower() and not (match.group("blank") and "\n" in match.group("blank")):
        return False
    if stop != ".":
        return True
    word = re.search(r"[^\s(“‘\"«\[]*$", text[max(0, match.start() - 24) : match.start()])
    before = word.group(0).lower() if word else ""
    following = re.match(r"[“‘\"'«(\[`\s]*([^\W\d_]*)", rest)
    next_word = following.group(1).lower() if following else ""
    if not match.group("blank"):
        return len(before) > 2 and "." not in before and "/" not in before and "@" not in before
    if len(before) == 1 and before.isalpha():  # an initial
        return next_word in _STARTERS
    if before in ("a.m", "p.m", "am", "pm"):
        return bool(next_word) and first.isupper() and next_word not in _AFTER_CLOCK
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", before):  # U.S., U.N.
        return next_word in _STARTERS
    if before in abbreviations:
        return before in ("etc", "inc", "ltd", "co", "corp", "jr", "sr") and next_word in _STARTERS
    return not (before in ("no", "nos") and first.isdigit())


_AFTER_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november"
    " december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun est edt cst cdt mst mdt pst pdt gmt utc"
    " bst cet cest eet eest msk ist jst eastern central pacific mountain et pt".split()
)
"""Words that may follow "5 p.m." in one sentence: days, months, time zones."""
