"""Scope of a figure: this event, an earlier one told in passing (background), or a running total (cumulative)."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.extract.assemble.board import Board
from tellings.language import Token
from tellings.model import AmountMention, Scope, Span

_WORK = "operations?|search(?:es)?|rescue|evacuation|recovery|work|attack|assault|siege|raid|storm|floods?|fire|blaze|eruption|standoff"
"""What belongs to one happening: a count since its beginning is the happening's own (FrameNet 1.7, frames Rescuing, Hostile_encounter)."""
_CUMULATIVE = re.compile(
    r"\b(?:so far )?(?:this|the|in the) (?:year|season|month|summer|winter|school year|campaign|war|conflict)\b(?! of| in which)"
    r"|\bso far (?:this|in)\b|\b(?:year|season|quarter|month|campaign|war) to date\b|\bin (?:all|total),? since\b"
    r"|\bsince the (?:start|beginning|outbreak|onset)\b"
    rf"(?! of (?:the |its |this )?(?:\w+ )?(?:{_WORK})\b)"
    r"|\b(?:makes|bring(?:s|ing)|tak(?:es|ing)) [^.;]{0,60}\b(?:in|within) (?:a|one|two|three|four|five|six)"
    r" (?:weeks?|months?|years?)\b"
    r"|\bbring(?:s|ing)? (?:the|its|their) season\b|\bover the (?:past|last) (?:\w+ )?(?:weeks|months"
    r"|years)\b|\bannual(?:ly)?\b|\bsince records began\b",
    re.IGNORECASE,
)  # fmt: skip
_SINCE = re.compile(
    r"\bsince (?:(?:early|late|mid-?|last|the \w+ of) ?)?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december|19\d\d|20\d\d|spring|summer|autumn|winter|the end of)\b",
    re.IGNORECASE,
)  # fmt: skip
_EARLIER = re.compile(
    r"\b(?:last year|the previous year|years? ago|decades? ago|months ago|a year earlier|years earlier|last (?:summer|winter"
    r"|autumn|spring|season)|previous (?:years|outbreaks?|seasons?|attacks?))\b",
    re.IGNORECASE,
)
_MEMORIAL = re.compile(
    r"\b(?!(?-i:Memorial|Monument|Anniversary) (?-i:[A-Z]))"
    r"(?:memorials?|monuments?|cenotaphs?|plaques?|(?:grave|tomb|head|memorial )stones?|on the (?:stone|wall)"
    r"|anniversar(?:y|ies)|commemorat\w+)\b",
    re.IGNORECASE,
)
"""Where the dead of earlier years are named (WordNet 3.1, hyponyms of memorial); a park or a hospital may only be called so."""
_YEAR = re.compile(r"(?<![\d,.:/-])(1[5-9]\d\d|20\d\d)(?![\d,:/-]|\.\d)")


def scope_of(board: Board, amount: AmountMention, clause: Span) -> tuple[Scope, Span | None]:
    """The scope of a figure, and the words that say so."""
    text = board.analysis.text
    sentence = board.analysis.sentences[board.head(amount).sentence].span
    clause = _finite(board, clause)
    near = Span(start=max(sentence.start, min(clause.start, amount.span.start)), end=min(sentence.end, max(clause.end, amount.span.end)))
    earlier = _near(_EARLIER, text, near, amount) or _earlier_year(board, near, amount) or _compared(text, sentence, amount)
    if earlier:
        return "background", earlier
    if remembered := _near(_MEMORIAL, text, near, amount):
        return "background", remembered
    found = _near(_CUMULATIVE, text, sentence, amount)
    found = None if found and _before_noun(board, found) else found
    short = _near(_SHORT, text, sentence, amount)
    if (
        found
        and not (short and _distance(short, amount) < _distance(found, amount))
        and not (_BRINGS.match(found.of(text)) and found.start > amount.span.start)
    ):
        return "cumulative", found
    found = _near(_SINCE, text, near, amount)
    if found and _perfect(board, amount):
        return "cumulative", found
    return "this_event", None


def _finite(board: Board, clause: Span) -> Span:
    """The clause that a participle clause leans on ("Last year a ferry sank, killing 43")."""
    analysis = board.analysis
    token = analysis.head_token(clause)
    if token is None or not token.pos:
        return clause
    while token.dep in ("advcl", "xcomp", "acl") and token.tag in ("VBG", "VB", "VBN") and token.head != token.i:
        if analysis.children(token, "nsubj", "nsubjpass"):
            break
        token = analysis.head_of(token)
    below = analysis.subtree_span(token)
    return Span(start=min(clause.start, below.start), end=max(clause.end, below.end))


_SHORT = re.compile(
    r"\b(?:in|within|over|during) (?:a|one|the|that|the same|a single|the reporting|the past|the last) (?:single )?(?:24 hours"
    r"|week|day|night|hour|weekend)\b|\blast week\b|\bovernight\b"
    r"|\bweek \d+\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btoday\b",
    re.IGNORECASE,
)
_BRINGS = re.compile(r"bring|tak|rais", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:worst|deadliest|bloodiest|biggest|largest|first|most \w+|worse)\b[^.;]{0,90}?\bsince\b", re.IGNORECASE)


def _distance(span: Span, amount: AmountMention) -> int:
    return max(span.start - amount.span.end, amount.span.start - span.end, 0)


def _compared(text: str, sentence: Span, amount: AmountMention) -> Span | None:
    """As in "the worst accident since the X sank with the loss of 43 lives": what follows "since" is an earlier event."""
    for match in _COMPARED.finditer(text, sentence.start, sentence.end):
        if match.end() <= amount.span.start:
            return Span(start=match.end() - 5, end=match.end())
    return None


def _near(pattern: re.Pattern[str], text: str, span: Span, amount: AmountMention) -> Span | None:
    """The nearest match in a stretch, unless a semicolon lies between it and the figure."""
    best: Span | None = None
    for match in pattern.finditer(text, span.start, span.end):
        between = text[min(match.end(), amount.span.end) : max(match.start(), amount.span.start)]
        if ";" in between:
            continue
        if best is None or abs(match.start() - amount.span.start) < abs(best.start - amount.span.start):
            best = Span(start=match.start(), end=match.end())
    return best


def _earlier_year(board: Board, span: Span, amount: AmountMention) -> Span | None:
    present = _present_year(board)
    if present is None:
        return None
    for match in _YEAR.finditer(board.analysis.text, span.start, span.end):
        if int(match.group(1)) < present and not amount.number.start <= match.start() < amount.number.end:
            before = board.analysis.text[max(0, match.start() - 8) : match.start()].lower()
            if not before.endswith("since "):
                return Span(start=match.start(), end=match.end())
    return None


def _present_year(board: Board) -> int | None:
    """The year of publication, else the latest year that the text names."""
    published = board.analysis.article.published or ""
    if published[:4].isdigit():
        return int(published[:4])
    return _latest_year(board.analysis.text)


@lru_cache(maxsize=4)
def _latest_year(text: str) -> int | None:
    """The latest year that a text names; asked for each of its figures, so that a long text is searched once."""
    return max(map(int, _YEAR.findall(text)), default=None)


def _before_noun(board: Board, span: Span) -> bool:
    """Whether a season stands before its noun: "the winter stock" (a thing), not "the winter"."""
    tokens = board.analysis.tokens
    last = next((t for t in reversed(tokens) if span.start <= t.start < span.end), None)
    return last is not None and last.lower in _SEASONS and last.dep in ("compound", "amod", "nmod") and last.head > last.i


_SEASONS = frozenset({"summer", "winter", "campaign", "war", "conflict", "season"})


def _perfect(board: Board, amount: AmountMention) -> bool:
    """Whether the figure is object or passive subject of a verb in the perfect ("has notified 1,240 cases since")."""
    analysis = board.analysis
    token: Token = board.head(amount)
    for above in [token, *analysis.ancestors(token)]:
        if above.dep == "acl" and above.tag == "VBN":
            continue  # "has registered 140 people killed"
        if above.pos in ("VERB", "AUX"):
            have = any(t.lower in ("has", "have", "had", "'ve") for t in analysis.children(above, "aux"))
            return have and (above.lemma != "be" or any(t.dep in ("attr", "acomp") for t in analysis.children(above)))
    return True
