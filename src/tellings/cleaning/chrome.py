"""Page furniture: which lines of a text are menus, share bars, forms, banners, links and footers.

A line is judged by several features: known interface phrases, short items between separators, a
high share of interface words, no closed-class words, repetition, the language detector's confidence, and the
sections that some phrases open. Lines are marked and never dropped; a sentence of prose is marked only by a phrase or a section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.cleaning.dates import STAMP, date_line
from tellings.cleaning.languages import confidence
from tellings.cleaning.lines import FUNCTION_WORDS, Line
from tellings.cleaning.lists import Phrase, phrases, words

_ITEMS = re.compile(r"\s*[|•·›»▸→]\s*|\s+/\s+|\s{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,30}|(?<!\w)#\w{2,40}")
_PHONE = re.compile(r"\(?\+?\d{2,4}\)?(?:[\s.-]?\d{2,4}){1,4}")
_COUNT = re.compile(r"\(?\d[\d.,]{0,12}[kKmM]?\+?\)?")
_LETTER = re.compile(r"[^\W\d_]")

_MAX_PHRASE_WORDS = 60
"""A longer paragraph is never marked for a phrase that it contains: it has sentences of its own."""


@dataclass(frozen=True, slots=True)
class _State:
    """What the lines before have opened: nothing, a form, a thread of comments, a list of links, or the page's end."""

    section: str = ""
    prose_words: int = 0


def chrome_lines(found: Sequence[Line], folders: tuple[str, ...] = ()) -> list[str | None]:
    """The kind of page furniture of each line, None for the article's own words."""
    total = sum(len(line.words) for line in found if line.prose) or 1
    state = _State()
    kinds: list[str | None] = []
    for line in found:
        phrase = _phrase(line, folders)
        kind = phrase.kind if phrase else _by_shape(line, folders)
        kind, state = _in_section(line, kind, phrase, state, total)
        kinds.append(kind)
    return kinds


def _phrase(line: Line, folders: tuple[str, ...]) -> Phrase | None:
    number = len(line.words)
    if number > _MAX_PHRASE_WORDS or len(line.key) > 600:
        return None
    known = phrases(folders)
    key = line.key.lstrip("([*•-– ")
    found = known.whole(key) or known.start(key)
    if found:
        return found if found.kind != "related" or number <= 30 else None
    return known.part(line.key) if tail_start(line, folders) is None else None


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
    if _is_address(key):
        return "contact"
    if line.prose and line.function_share >= 0.15:
        return None
    labels = words("interface_words", ("label", "network"), folders)
    if _is_menu(line, labels) or _is_labels(line, labels | words("interface_words", ("section",), folders), labels):
        return "nav"
    return "icons" if _is_icon_run(line) else None


def _is_address(key: str) -> bool:
    rest, number = _ADDRESS.subn(" ", key)
    if number == 0:
        return False
    rest = _PHONE.sub(" ", rest)
    return len(re.findall(r"[^\W\d_]+", rest)) <= 2


def _is_menu(line: Line, labels: frozenset[str]) -> bool:
    """Short items between separators, some of them interface words or counts."""
    items = [i for i in _ITEMS.split(line.raw.strip()) if i]
    if len(items) < 2 or date_line(line.key):
        return False
    lengths = [len(i.split()) for i in items]
    marked = sum(_has_label(i, labels) for i in items)
    if max(lengths) > 6 or line.stopped:
        return False
    return marked * 2 >= len(items) or (len(items) >= 4 and sum(lengths) <= 3 * len(items) and (marked > 0 or not _ITEMS.search(" ".join(items))))


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
    """A long run of labels without closed-class words, commas or full stops, that repeats itself or that no language claims."""
    parts = line.words
    if len(parts) < 12 or line.stopped or line.function_share > 0.08 or line.key.count(",") * 6 > len(parts):
        return False
    pieces = Counter(p for w in parts for p in re.split(r"[-.']", w) if len(p) > 1)
    affix = Counter([w[:4] for w in parts] + [w[-4:] for w in parts])
    if pieces and max(pieces.most_common(1)[0][1], affix.most_common(1)[0][1]) >= max(3, 0.2 * len(parts)):
        return True
    return confidence(line.key, "en") < 0.4


def _in_section(line: Line, kind: str | None, phrase: Phrase | None, state: _State, total: int) -> tuple[str | None, _State]:
    """Let the sections that earlier lines opened decide about a line, and open new ones."""
    section, seen = state.section, state.prose_words
    if phrase and phrase.opens:
        section = _opened(phrase.opens, section, seen, total)
    elif kind is None:
        if section in ("thread", "end"):
            kind = "comments" if section == "thread" else "related"
        elif section == "form":
            if line.prose and line.function_share >= 0.2:
                section = ""
            else:
                kind = "comments"
        elif section == "related":
            if line.prose or date_line(line.key) or len(line.words) > 25:
                section = ""
            else:
                kind = "related"
    if kind is None and line.prose:
        seen += len(line.words)
    return kind, _State(section, seen)


def _opened(opens: str, section: str, seen: int, total: int) -> str:
    """The section after a phrase that opens one: what follows the article's end is read as the page's, earlier only link lists and forms are."""
    if section in ("thread", "end"):
        return section
    over_half = seen >= 40 and seen * 2 >= total
    if opens == "thread":
        return "thread" if over_half else section
    if opens == "form":
        return "thread" if over_half else "form"
    if opens == "block":
        return "end" if seen >= 40 and seen * 5 >= total * 3 else "related"
    return section
