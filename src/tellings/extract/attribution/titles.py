"""Headlines that name their source at an end: "... - MoD", "..., police say", "Ministry: ...", "... says hospital"."""

from __future__ import annotations

import re

from tellings.extract.attribution.found import Found
from tellings.extract.attribution.lexicon import agencies, metonyms, nouns
from tellings.language import Analysis, SentenceView

MAX_TAIL = 6
"""Words: a longer end after a dash is a second headline, not a source."""
_DASH = re.compile(r"\s[-–—]{1,2}\s(?=\S[^-–—]*$)|\s[|]\s(?=[^|]*$)")
_COLON = re.compile(r"^([^:]{2,60}):\s+\S")


def title_attributions(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """Find the source at the end (after a dash) or the beginning (before a colon) of a headline."""
    text = sentence.span.of(analysis.text)
    tails = list(_DASH.finditer(text))
    if tails:
        tail = tails[-1]
        return _split(analysis, sentence, (tail.end(), len(text)), (0, tail.start()), folders)
    head = _COLON.match(text)
    if head is not None:
        return _split(analysis, sentence, (0, head.end(1)), (head.end(1) + 1, len(text)), folders)
    return []


def _split(
    analysis: Analysis, sentence: SentenceView, source: tuple[int, int], content: tuple[int, int], folders: tuple[str, ...]
) -> list[Found]:
    start = sentence.span.start
    tokens = analysis.sentence_tokens(sentence)
    named = [t for t in tokens if source[0] <= t.start - start < source[1] and t.text[:1].isalnum()]
    told = [t.i for t in tokens if content[0] <= t.start - start < content[1]]
    between = [t.i for t in tokens if t.i not in set(told) and t not in named]
    if not named or not told or len(named) > MAX_TAIL or not is_source([t.text for t in named], folders):
        return []
    mark = (between or [named[0].i])[0]
    mixed = any(i < named[0].i for t in named for i in t.children)  # the parser has drawn words of the headline to the source
    label = analysis.text[named[0].start : named[-1].end] if mixed else ""
    return [Found(cue=[mark], source=[t.i for t in named], content=told, head=mark, basis="title tail", firm=True, label=label)]


def is_source(words: list[str], folders: tuple[str, ...]) -> bool:
    """Say whether words can name a source: the last is a noun for one, or the whole is an agency or stands for a government."""
    whole = " ".join(words)
    listed = nouns(folders)
    if whole in agencies(folders) or whole in metonyms(folders) or whole.lower() in listed:
        return True
    lower = [w.lower() for w in words]
    two = " ".join(lower[-2:])
    return lower[-1] in listed or two in listed or any(w in listed and listed[w].type == "body" for w in lower)
