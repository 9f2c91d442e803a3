"""Page furniture: which lines of a text are menus, share bars, forms, banners, links and footers.

A line is judged by several features: known interface phrases, short items between separators, a
high share of interface words, no closed-class words, repetition, the language detector's confidence, and the
sections that some phrases open. Lines are marked and never dropped; a sentence of prose is marked only by a phrase or a section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tellings.cleaning.dates import STAMP, date_line, gives_day
from tellings.cleaning.languages import detect
from tellings.cleaning.lines import FUNCTION_WORDS, Line
from tellings.cleaning.lists import Phrase, phrases, words

_ITEMS = re.compile(r"\s*[|•·›»▸→]\s*|\s+[/>]\s+")
_APART = re.compile(r"\s{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,30}|(?<!\w)#\w{2,40}")
_PHONE = re.compile(r"\(?\+?\d{2,4}\)?(?:[\s.-]?\d{2,4}){1,4}")
_COUNT = re.compile(r"\(?\d[\d.,]{0,12}[kKmM]?\+?\)?")
_AHEAD = 80
"""Lines that are looked at to tell a list of links within an article from the page's end."""
_LETTER = re.compile(r"[^\W\d_]")

_MAX_PHRASE_WORDS = 60
"""A longer paragraph is never marked for a phrase that it contains: it has sentences of its own."""


def chrome_lines(found: Sequence[Line], folders: tuple[str, ...] = ()) -> list[str | None]:
    """The kind of page furniture of each line, None for the article's own words."""
    marks = [_phrase(line, folders) for line in found]
    kinds = [mark.kind if mark else _by_shape(line, folders) for line, mark in zip(found, marks, strict=True)]
    total = sum(len(line.words) for line, kind in zip(found, kinds, strict=True) if line.prose and kind is None) or 1
    section, seen = "", 0
    for i, (line, mark) in enumerate(zip(found, marks, strict=True)):
        if mark and mark.opens and section != "end":
            section = _opened(mark.opens, found[i + 1 : i + _AHEAD], kinds[i + 1 : i + _AHEAD], seen / total if seen >= 25 else 0.0)
        elif kinds[i] is None and section:
            if section == "end" or not _leaves(line, section):
                kinds[i] = "comments" if section == "form" else "related"
            else:
                section = ""
        if kinds[i] is None and line.prose:
            seen += len(line.words)
    return kinds


def _opened(opens: str, after: Sequence[Line], kinds: Sequence[str | None], share: float) -> str:
    """The section that a phrase opens: a form, a list of links, or the page's end, from where on nothing is the article's.

    ``share`` is the part of the article's prose that was read. A thread of comments or a form stands after half of it at least; a list of
    recommended stories ends the article if teasers follow it at once, or if no two paragraphs of prose follow on one another.
    """
    if opens in ("thread", "form") and share >= 0.5:
        return "end"
    if opens == "block" and share >= 0.6:
        prose = [line.prose for line, kind in zip(after, kinds, strict=True) if kind is None]
        if prose and (prose[0] or not any(a and b for a, b in pairwise(prose))):
            return "end"
    return {"form": "form", "block": "related", "related": "related"}.get(opens, "")


def _leaves(line: Line, section: str) -> bool:
    """A line with which the article goes on after a form or a list of links."""
    if section == "form":
        return line.prose and line.function_share >= 0.2
    return line.prose or len(line.words) > 25 or date_line(line.key) is not None


def _phrase(line: Line, folders: tuple[str, ...]) -> Phrase | None:
    number = len(line.words)
    if number > _MAX_PHRASE_WORDS or len(line.key) > 600:
        return None
    known = phrases(folders)
    key = line.key.lstrip("([*•-– ")
    found = known.whole(key) or known.start(key)
    if found and found.kind == "share" and gives_day(line.key):
        return None
    if found:
        return found if found.kind != "related" or number <= 30 else None
    found = known.part(line.key) if tail_start(line, folders) is None else None
    return None if found and found.kind == "template" and line.prose and line.function_share >= 0.25 else found


_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(©A-Z])")


def tail_start(line: Line, folders: tuple[str, ...] = ()) -> int | None:
    """Where the sentence begins with which a paragraph of prose turns into a footer or a reporter's contact line; None if it does not."""
    if len(line.plain) > 5_000:
        return None
    match = phrases(folders).where(line.plain)
    if match is None:
        return None
    ends = [m.end() for m in _SENTENCE_END.finditer(line.plain, 0, match)]
    return ends[-1] if ends and ends[-1] >= 30 else None


def _by_shape(line: Line, folders: tuple[str, ...]) -> str | None:
    """Judge a line without a known phrase by its shape alone."""
    key = line.key
    if not _LETTER.search(key):
        return None if STAMP.fullmatch(key) or date_line(key) else "mark"
    if all(_COUNT.fullmatch(w) for w in line.words) and not date_line(key):
        return "mark"
    if _is_address(key):
        return "contact"
    if key.startswith("|") or (line.prose and line.function_share >= 0.15):  # a row of a table begins with the bar
        return None
    labels = words("interface_words", ("label", "network"), folders)
    wide = labels | words("interface_words", ("section",), folders)
    if _is_menu(line, labels, wide) or _is_labels(line, wide, labels):
        return "nav"
    return "icons" if _is_icon_run(line) else None


def _is_address(key: str) -> bool:
    if not any(c in key for c in ("@", "#", "http", "www")):
        return False
    rest, number = _ADDRESS.subn(" ", key)
    if number == 0:
        return False
    rest = _PHONE.sub(" ", rest)
    return len(re.findall(r"[^\W\d_]+", rest)) <= 2


def _is_menu(line: Line, labels: frozenset[str], wide: frozenset[str]) -> bool:
    """Short items between separators, some of them interface words or counts."""
    if len(line.raw) > 600:
        return False
    if line.apart and _is_set_apart(line.apart, wide):
        return True
    items = [i for i in _ITEMS.split(line.raw.strip()) if i]
    if len(items) < 2 or date_line(line.key):
        return False
    lengths = [len(i.split()) for i in items]
    marked = sum(_has_label(i, wide if len(items) > 2 else labels) for i in items)
    if max(lengths) > 6 or line.stopped:
        return False
    return marked * 2 >= len(items) or (len(items) >= 4 and marked > 0 and sum(lengths) <= 3 * len(items))


def _is_set_apart(text: str, labels: frozenset[str]) -> bool:
    """Items set apart by several blanks: none begins small, half of them and two at least are labels (all, where all blanks are alike)."""
    items = _APART.split(text)
    if len(items) < 2 or any(i[:1].islower() for i in items) or max(len(i.split()) for i in items) > 6:
        return False
    marked = sum(_has_label(i, labels) for i in items)
    return marked >= max(2, len(items) / 2 if any(" " in i for i in items) else len(items))


def _has_label(item: str, labels: frozenset[str]) -> bool:
    parts = [p for p in re.findall(r"[\w+-]+", item.lower()) if p not in FUNCTION_WORDS]
    if not parts:
        return False
    return (parts[0] in labels or parts[-1] in labels) and (len(parts) <= 2 or all(p in labels or p[0].isdigit() for p in parts))


def _is_labels(line: Line, wide: frozenset[str], labels: frozenset[str]) -> bool:
    """All its words are interface words, section names or counts, and one at least is no section name."""
    parts = [p for p in line.words if p not in FUNCTION_WORDS or p in labels]
    if not 1 <= len(parts) <= 14 or line.key.endswith("?"):
        return False
    known = sum(p in wide or bool(_COUNT.fullmatch(p)) for p in parts)
    return known == len(parts) and any(p in labels for p in parts) and len(parts) == len(line.words)


def _is_icon_run(line: Line) -> bool:
    """A long run of Latin labels without closed-class words, commas or full stops, that repeats itself or that no language claims."""
    parts = line.words
    if len(parts) < 12 or line.stopped or line.function_share > 0.08 or any(c in line.key for c in ",()") or not line.key.isascii():
        return False
    pieces = Counter(p for w in parts for p in re.split(r"[-.']", w) if len(p) > 1)
    affix = Counter([w[:4] for w in parts] + [w[-4:] for w in parts])
    if pieces and max(pieces.most_common(1)[0][1], affix.most_common(1)[0][1]) >= max(3, 0.2 * len(parts)):
        return True
    return detect(line.key)[1] < 0.4
