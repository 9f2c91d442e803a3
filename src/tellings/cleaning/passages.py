"""The passage cutter: a text into title, subtitle, dateline, date line, byline, body, quotation, caption and chrome.

Nothing is thrown away: every stretch with characters in it lies in exactly one Passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.cleaning.chrome import chrome_lines, tail_start
from tellings.cleaning.datelines import Dateline, find_dateline
from tellings.cleaning.dates import STAMP, DateLine, PageDate, date_line
from tellings.cleaning.head import Head, ending_date, is_byline, is_caption, opens_story, read_head, same_words
from tellings.cleaning.lines import FUNCTION_WORDS, Line, lines, set_apart
from tellings.model import Passage, PassageRole

_INLINE_STAMP = re.compile(rf"(?P<stamp>{STAMP.pattern})\s?(?:[-–—:|]\s|\s)\s*(?=[\"'A-Z])")
_COPYRIGHT = re.compile(
    r"(?i:©|copyright|\(c\))[\s©()c]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s*)?(?:by\s)?(?:the\s)?"
    r"(?P<name>[A-Z][^.|,;]{2,50}?)(?=\s(?:19|20)\d\d|[.|,;]|\s-\s|$)"
)
_CUT_WORDS = FUNCTION_WORDS - frozenset("it him her them us me not here there too up down off out over on in then".split())
"""Words with which no sentence ends (determiners, prepositions, conjunctions, auxiliaries)."""


@dataclass
class Cut:
    """A text cut up: its Passages, and the lines in which the fields of the Article were found."""

    passages: list[Passage] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    datelines: list[tuple[int, Dateline]] = field(default_factory=list)
    """Offset of each paragraph that begins with a dateline, and the dateline."""
    dates: list[tuple[Line, DateLine]] = field(default_factory=list)
    title_date: tuple[Line, PageDate] | None = None
    copyright: list[tuple[int, int, str]] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    tail: Line | None = None
    """The short last line after a closing byline: where a reprint names its paper."""


def cut(
    text: str, *, title: str | None = None, outlet: str | None = None, folders: tuple[str, ...] = (), wide: frozenset[int] = frozenset()
) -> Cut:
    """Cut a text (line breaks as LF, plain blanks) into Passages. ``wide``: the blanks that are several in the source."""
    found = [set_apart(line, wide) if wide else line for line in dates_apart(lines(text))]
    kinds = chrome_lines(found, folders)
    result = Cut()
    result.copyright = [c for line, kind in zip(found, kinds, strict=True) if kind == "footer" for c in _copyrights(line)]
    names = [n for n in [outlet, *(c[2] for c in result.copyright)] if n]
    head = result.head = read_head(found, kinds, title, names, folders)
    result.dates, result.bylines = list(head.dates), list(head.bylines)
    roles: list[PassageRole] = ["chrome" if kind else head.roles.get(i, "body") for i, kind in enumerate(kinds)]
    _closing(found, roles, result)
    _live(found, roles)
    stamps = sum(bool(_INLINE_STAMP.match(line.plain)) for line in found) >= 3
    first = True
    for i, (line, role) in enumerate(zip(found, roles, strict=True)):
        if role == "body":
            before = next(
                (
                    (roles[j] == "body" and found[j].key.endswith(":")) or roles[j] == "quotation"
                    for j in range(i - 1, -1, -1)
                    if roles[j] != "chrome"
                ),
                False,
            )
            roles[i] = _body(result, line, first=first, stamps=stamps, announced=before, folders=folders)
            first = first and not line.prose
        else:
            result.passages.append(Passage(role=role, start=line.start, end=line.end))
    result.passages = _finished(text, result.passages)
    result.title_date = _title_date(head)
    return result


_DATE_LABEL = re.compile(r"(?:first |last )?(?:published|posted|updated|created|issued|date)", re.IGNORECASE)
_STUCK_DATE = re.compile(r"\s(?=(?:first |last )?(?:posted|published|updated)(?: on)?:\s)", re.IGNORECASE)


def dates_apart(found: list[Line]) -> list[Line]:
    """Cut a labelled date ("Posted: ...") off the end of a line of the head, where a page's blocks ran together."""
    out: list[Line] = []
    for i, line in enumerate(found):
        match = _STUCK_DATE.search(line.plain) if i < 10 and len(line.plain) <= 400 else None
        if match and date_line(line.plain[match.end() :].strip()):
            out.append(Line(line.start, line.start + match.start(), line.raw[: match.start()], line.gap))
            line = Line(line.start + match.end(), line.end, line.raw[match.end() :], gap=False)  # noqa: PLW2901 - the rest of the line
        out.append(line)
    return out


def _copyrights(line: Line) -> list[tuple[int, int, str]]:
    return [(line.start + m.start("name"), line.start + m.end("name"), m["name"].strip()) for m in _COPYRIGHT.finditer(line.plain)]


def _closing(found: Sequence[Line], roles: list[PassageRole], result: Cut) -> None:
    """Bylines, credits, captions and labelled dates among and after the body."""
    paragraphs = 0
    for i in range(result.head.end, len(found)):
        line = found[i]
        if roles[i] != "body":
            continue
        dated = None if opens_story(line) else date_line(line.key)
        if is_byline(line.key):
            roles[i] = "byline"
            result.bylines.append(line)
        elif dated and (paragraphs <= 1 or _DATE_LABEL.match(line.key)):
            roles[i] = "dateline_date"
            result.dates.append((line, dated))
        elif is_caption(line):
            roles[i] = "caption"
        paragraphs += roles[i] == "body"
    own = [i for i, role in enumerate(roles) if role != "chrome"]
    if len(own) >= 4 and roles[own[-1]] == "body" and roles[own[-2]] == "byline" and own[-2] >= result.head.end:
        last = found[own[-1]]
        if len(last.words) <= 4 and not last.stopped:
            roles[own[-1]] = "byline"
            result.tail = last


def _live(found: Sequence[Line], roles: list[PassageRole]) -> None:
    for i, line in enumerate(found):
        if STAMP.fullmatch(line.key) and len(line.key) <= 20:
            roles[i] = "dateline"


def _body(result: Cut, line: Line, *, first: bool, stamps: bool, announced: bool, folders: tuple[str, ...]) -> PassageRole:
    """Add a paragraph's Passages: its dateline or stamp, then the rest. Returns the role of the rest."""
    start = line.start
    dateline = find_dateline(line.plain, first=first)
    stamp = _INLINE_STAMP.match(line.plain) if stamps else None
    if dateline and (line.prose or first or dateline.date or dateline.agency):
        result.passages.append(Passage(role="dateline", start=start, end=start + dateline.end))
        result.datelines.append((start, dateline))
        start += dateline.body
    elif stamp:
        result.passages.append(Passage(role="dateline", start=start, end=start + stamp.end("stamp")))
        start += stamp.end()
    role: PassageRole = "quotation" if _is_block_quote(line, announced=announced) else "body"
    tail = tail_start(line, folders)
    end = line.end if tail is None else line.start + len(line.raw[:tail].rstrip())
    if start < end:
        result.passages.append(Passage(role=role, start=start, end=end, truncated=tail is None and breaks_off(line)))
    if tail is not None and line.start + tail >= start:
        result.passages.append(Passage(role="chrome", start=line.start + tail, end=line.end))
    return role


def _is_block_quote(line: Line, *, announced: bool) -> bool:
    if line.raw.startswith(">"):
        return True
    return announced and line.plain.startswith('"') and line.plain.rstrip(" ,.;").endswith('"') and line.plain.count('"') >= 2


def breaks_off(line: Line) -> bool:
    """Say whether a paragraph's last sentence breaks off: no end mark after words that want one, or dots that cut it."""
    key = line.key
    if re.search(r"\[(?:…|\.\.\.)\]$|(?<=\w)(?:…|\.\.\.)$", key) and len(line.words) >= 8:
        return True
    if line.stopped or not key or not re.search(r"(?:^|\s)[a-z][a-z'\-]*[,\-–—]?$", key) or key.endswith(".com"):
        return False
    sentences = len(re.findall(r"[.!?](?=\s)", key))
    if line.raw[0] in "-•*·–—" and not sentences:
        return False
    return (
        (line.words[-1] in _CUT_WORDS and len(line.words) >= 5)
        or (len(line.words) >= 12 and line.function_share >= 0.2)
        or (sentences > 0 and len(line.words) >= 8)
    )


def _finished(text: str, passages: list[Passage]) -> list[Passage]:
    """Mark repeated titles and paragraphs with the start of the first."""
    seen: dict[str, int] = {}
    title: Passage | None = None
    out: list[Passage] = []
    for passage in sorted(passages, key=lambda p: p.start):
        words = re.findall(r"\w+", text[passage.start : passage.end].lower())
        key = " ".join(words)
        first = seen.get(key)
        if (
            first is None
            and title
            and passage.role in ("title", "subtitle")
            and same_words(text[passage.start : passage.end], text[title.start : title.end])
        ):
            first = title.start
        if passage.role not in ("chrome", "dateline", "dateline_date", "byline") and len(words) >= 3:
            if first is not None and (passage.role in ("title", "subtitle") or len(words) >= 6):
                role: PassageRole = "title" if title and first == title.start else passage.role
                passage = passage.replace(role=role, duplicate_of=first)  # noqa: PLW2901 - the marked copy takes its place
            seen.setdefault(key, passage.start)
        title = title or (passage if passage.role == "title" else None)
        out.append(passage)
    return out


def _title_date(head: Head) -> tuple[Line, PageDate] | None:
    """The date with which a title ends ("..., 12 March"): the date of a statement."""
    if head.title is None:
        return None
    date = ending_date(head.title.plain)
    return (head.title, date) if date else None
