"""Sources that stand as a label before what they say: "Governor: 41 confirmed dead", "14:10 Fire brigade: 3 injured", "Insp. Ravn: We ...".

A label opens a sentence, behind a clock time, a bullet or a word of alert ("UPDATE 16:05 -"). It names a source if its head is a noun for
one, or a title with a name; a paragraph whose labels are towns, wards and dates is a table, and they tell nothing. Behind the same
openings "City hall confirms 3 deaths" has its source in the words up to the verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.extract.attribution.found import Found
from tellings.extract.attribution.lexicon import Noun, cues, nouns, person_titles
from tellings.language import Analysis, SentenceView, Token

_OPENING = re.compile(
    r"(?:[-–—•*·]\s*)?"
    r"(?:(?:UPDATE|UPDATED|BREAKING|LIVE|FLASH|NEW|LATEST|JUST IN|ALERT|URGENT|CORRECTION|DEVELOPING|NEWSFLASH|WATCH)(?:\s+NEWS)?\b[\s:]*)?"
    r"(?:\d{1,2}[:.h]\d{2}(?:\s?(?:hrs?|h|am|pm|a\.m\.|p\.m\.|GMT|UTC|CET|EST|local(?: time)?))?(?!\d|:\d)\s*)?(?:[-–—:|,]\s*)?"
)
_WHEN = re.compile(r",\s(?:\d{1,2}[:.]\d{2}|(?:on )?(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\d{1,2} [A-Z])")
LONGEST = 8
"""Words of a label."""
_RECORDS = frozenset(
    "log list blotter roundup diary register report notes news column beat briefs bulletin scanner radio calls table chart statistics"
    " figures numbers count toll losses casualties casualty summary overview update sitrep".split()
)
"""Heads of labels that name a record: "Police log: ...", "Hospital list: ..." say of whom it is, not who speaks."""
_OF = frozenset("of for in at from on".split())
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "X", "CCONJ", "PUNCT", "VERB"})
_QUOTES = frozenset("\"“‘'")
_DASHES = frozenset("-–—")
_NO_LABEL = frozenset(';?!"“(')


def label_attributions(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...], hosts: frozenset[str]) -> list[Found]:
    """The source that opens a sentence as a label, or up to a verb of saying behind an opening."""
    first = _after_opening(analysis, sentence)
    mark = _label_mark(analysis, sentence, first)
    if mark is None:
        return _leading(analysis, sentence, first, folders) if first > sentence.first else []
    label = _named(analysis, first, mark)
    if not label or " ".join(t.lower for t in label) in hosts or not _speaks(analysis, label, mark, folders):
        return []
    content = list(range(mark + 1, _turn_end(analysis, sentence)))
    dashed = analysis.tokens[mark].text != ":"
    if not any(analysis.tokens[i].text[:1].isalnum() for i in content) or (dashed and not _figures_only(analysis, content)):
        return []
    wording = analysis.text[label[0].start : label[-1].end]
    return [Found(cue=[mark], source=[t.i for t in label], content=content, head=mark, firm=True, label=wording)]


def _after_opening(analysis: Analysis, sentence: SentenceView) -> int:
    """The first token behind a bullet, a word of alert and a clock time."""
    match = _OPENING.match(analysis.text, sentence.span.start, sentence.span.end)
    start = match.end() if match else sentence.span.start
    if start == sentence.span.start:
        return sentence.first
    return next((i for i in range(sentence.first, sentence.last) if analysis.tokens[i].start >= start), sentence.first)


def _label_mark(analysis: Analysis, sentence: SentenceView, first: int) -> int | None:
    """The colon (or spaced dash) that ends a label; None where the sentence opens with none."""
    text = analysis.text
    for i in range(first, min(first + LONGEST + 6, sentence.last)):
        token = analysis.tokens[i]
        if token.text == ":":
            return i if first < i else None
        if token.text in _DASHES and i > first and text[token.start - 1].isspace() and text[token.end : token.end + 1].isspace():
            return i
        if token.text in _NO_LABEL or (token.pos == "AUX" and token.text not in ("IS", "US")):
            return None
    return None


def _named(analysis: Analysis, first: int, mark: int) -> list[Token]:
    """The words of a label without the time behind them: "District council, 18:00 -"; [] where it is too long or counts something."""
    label = analysis.tokens[first:mark]
    start = label[0].start
    when = _WHEN.search(analysis.text, start, label[-1].end)
    if when is not None:
        label = [t for t in label if t.end <= when.start()]
    while label and label[-1].lower in ("corrects", "correction", "update", "now", "latest", ","):
        label = label[:-1]
    if not label or len(label) > LONGEST or any(t.pos == "NUM" or t.text[:1].isdigit() for t in label):
        return []
    return [t for t in label if t.text not in ("(", ")")]


def _speaks(analysis: Analysis, label: list[Token], mark: int, folders: tuple[str, ...]) -> bool:
    """Whether a label names who speaks: its head is a noun for a source, or it is a title with a name, or a name before a quotation."""
    words = [t.lower.rstrip(".") for t in label]
    cut = next((k for k, w in enumerate(words) if k and w in _OF), len(words))
    head = words[cut - 1]
    if head in _RECORDS or words[-1] in _RECORDS or label[0].lower in ("q", "a"):
        return False
    if any(t.pos == "PUNCT" and t.text not in ("-", "'", "’", ".", "&", "/") for t in label) or not label[0].text[:1].isalpha():
        return False
    known = _source_noun(words[:cut], folders)
    if head.endswith("s") and (one := nouns(folders).get(head[:-1])) is not None and one.type == "body":
        return False  # "Schools: 20 are shelters" says what is counted
    if known is not None:
        return known.type != "document"
    titles = person_titles(folders)
    if len(label) > 1 and any(w in titles or f"{w}." in titles for w in words[:2]):
        return label[-1].text[:1].isupper()
    after = analysis.tokens[mark + 1].text if mark + 1 < len(analysis.tokens) else ""
    named = 1 < len(label) <= 3 and all(t.text[:1].isupper() for t in label) and any(t.entity == "PERSON" for t in label)
    return named and after in _QUOTES


def _source_noun(words: list[str], folders: tuple[str, ...]) -> Noun | None:
    listed = nouns(folders)
    return listed.get(" ".join(words[-2:])) or listed.get(words[-1]) if words else None


def _turn_end(analysis: Analysis, sentence: SentenceView) -> int:
    """The token behind the last sentence of a turn: up to the end of the line, or the next label or clock time in it."""
    last = sentence
    for following in analysis.sentences[sentence.index + 1 :]:
        if following.paragraph != sentence.paragraph or "\n" in analysis.text[last.span.end : following.span.start]:
            break
        first = _after_opening(analysis, following)
        if first > following.first or _label_mark(analysis, following, first) is not None:
            break
        last = following
    return last.last


def _figures_only(analysis: Analysis, content: list[int]) -> bool:
    """Behind a dash a source tells figures: "District council, 18:00 - 240 houses destroyed"; else the dash is one of syntax."""
    start = analysis.tokens[content[0]]
    return start.pos == "NUM" or start.text[:1].isdigit() or start.lower in ("at", "no", "nobody", "none", "some", "about", "more")


def _leading(analysis: Analysis, sentence: SentenceView, first: int, folders: tuple[str, ...]) -> list[Found]:
    """As in "UPDATE 8.55: City hall confirms 3 deaths": a source and its verb behind an opening that hides it from the parser."""
    end = first
    while end < min(first + LONGEST, sentence.last) and analysis.tokens[end].pos in _NAMING - {"VERB", "PUNCT"}:
        end += 1
    source = list(range(first, end))
    while end < sentence.last and analysis.tokens[end].pos == "ADV":
        end += 1
    verb = analysis.tokens[end] if end < sentence.last else None
    cue = cues(folders).get(("verb", verb.lemma)) if verb is not None and verb.tag in ("VBZ", "VBD", "VBP") else None
    if cue is None or cue.cls not in ("say", "tell") or not source or end + 1 >= sentence.last:
        return []
    known = _source_noun([analysis.tokens[i].lower for i in source], folders)
    if known is None and not analysis.tokens[source[0]].text[:1].isupper():
        return []
    content = list(range(end + 1, sentence.last))
    return [Found(cue=[end], source=source, content=content, head=end, stance=cue.stance, firm=True)]


def unspoken(analysis: Analysis, hosts: frozenset[str]) -> frozenset[int]:
    """The tokens of openings and of labels that name nobody who speaks: clock times, "UPDATE 8.55:", "Police log:"."""
    found: set[int] = set()
    for sentence in analysis.sentences:
        first = _after_opening(analysis, sentence)
        found.update(range(sentence.first, first))
        mark = _label_mark(analysis, sentence, first)
        if mark is not None and analysis.tokens[mark].text == ":":
            label = _named(analysis, first, mark)
            words = [t.lower for t in label]
            if label and (" ".join(words) in hosts or _RECORDS & {words[-1], words[0]} or words[0] in ("q", "a")):
                found.update(t.i for t in analysis.tokens[first:mark])
    return frozenset(found)


def rows_of_tables(analysis: Analysis, folders: tuple[str, ...]) -> list[bool]:
    """For each sentence whether it begins as a row of a table (:func:`is_table`)."""
    return [_is_row(analysis, sentence, folders) for sentence in analysis.sentences]


def is_table(analysis: Analysis, sentence: SentenceView, like_rows: Sequence[bool]) -> bool:
    """Whether a sentence stands among rows whose labels name no source: "Central: 9 dead. Railway Clinic: 2 dead."."""
    rows = 0
    near = slice(max(0, sentence.index - 6), sentence.index + 7)
    for beside in analysis.sentences[near] if any(like_rows[near]) else ():
        if (
            beside.paragraph != sentence.paragraph
            and "\n\n" in analysis.text[min(beside.span.end, sentence.span.end) : max(beside.span.start, sentence.span.start)]
        ):
            continue
        rows += like_rows[beside.index]
    return rows > 1 or (rows > 0 and _has_row(analysis, sentence))


def _is_row(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> bool:
    """Whether a sentence begins with a label before a number that names no source: "Central: 9 dead", "Hospital list - Central: 9 dead"."""
    first = opened = _after_opening(analysis, sentence)
    mark = _label_mark(analysis, sentence, first)
    if mark is not None and analysis.tokens[mark].text != ":":
        first, mark = mark + 1, _label_mark(analysis, sentence, mark + 1)
    if mark is None or opened > sentence.first or mark + 1 >= sentence.last:
        return False
    after = analysis.tokens[mark + 1]
    label = _named(analysis, first, mark)
    counts = after.pos == "NUM" or after.text[:1].isdigit() or after.lower in ("none", "no", "nobody")
    return counts and bool(label) and not _speaks(analysis, label, mark, folders)


def _has_row(analysis: Analysis, sentence: SentenceView) -> bool:
    mark = _label_mark(analysis, sentence, sentence.first)
    return mark is not None and mark + 1 < sentence.last and analysis.tokens[mark + 1].text[:1].isdigit()
