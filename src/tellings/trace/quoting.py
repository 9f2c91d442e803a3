"""Features of direction that rest on quotations: what was lost of them on the way, and to whom they were said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tellings.model import Span
from tellings.trace.evidence import Found, Pair
from tellings.trace.names import name_parts
from tellings.trace.pairs import Text
from tellings.trace.quotations import SharedQuote
from tellings.trace.quotes import Quote

_SAID = re.compile(
    r"\b(?:said|says?|saying|tells?|told|telling|added?|adds|according|recall\w*|declar\w*|stat(?:e|es|ed|ing)|explain\w*|wr(?:ites?|ote)|"
    r"announc\w*|ask(?:s|ed)|repl(?:y|ies|ied)|report\w*|claim\w*|quot\w+|call(?:s|ed|ing))\b",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(
    r"\b(?:at (?:the|that) time|back then|(?:said|told \w+|recalled|wrote|added|declared) then|"
    r"(?:after|following|of) that\b(?! the\b)|(?:days?|weeks?|months?|years?|decades?) (?:ago|earlier|before)|"
    r"last (?:week|month|year|spring|summer|autumn|winter)|that (?:week|month|year|spring|summer|autumn|winter)\b|"
    r"(?:of|after|about|following) (?:the|an?|that|another) (?:earlier|previous|former|prior|other|older|first)\b"
    r"(?! (?:minutes?|moments?|hours?|days?|shots?|blasts?|explosions?)\b)|"
    r"in (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that a quotation is of another time than the rest."""


def lost_marks(pair: Pair) -> Found:
    """Words that the one quotes stand in the other without quotation marks (the turn of a transcript needs none: there they were said)."""
    weight, reasons = 0.0, []
    for quote in pair.shared.quotes:
        if quote.b_quote is None:
            mine = quote.a == pair.shared.a
            turn = _in_turn(pair.b if mine else pair.a, quote.b_words)
            weight += 1.5 if mine != turn else -1.5
            reasons.append(
                "what the other quotes is said in its transcript" if turn else "a quotation stands without its marks in the other"
            )
    return max(-2.0, min(2.0, weight)), reasons[:1]


_TURN = re.compile(r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}|Q|A):\s")
"""The label of who speaks in a transcript."""


def _in_turn(text: Text, words: tuple[int, int]) -> bool:
    """Whether words stand in a labelled turn of a transcript, which has several."""
    whole = text.reading.article.text
    openings = {s.paragraph: s for s in reversed(text.words.stretches)}
    turns = {n for n, s in openings.items() if _TURN.match(whole, s.span.start)}
    held = text.stretch_at(words[0])
    return len(turns) > 2 and held is not None and held.paragraph in turns


def lost_speaker(pair: Pair) -> Found:
    """The one names who is quoted, or the body he speaks for; the other gives nobody, a noun ("a neighbour"), or the bare name."""
    weight = 0.0
    for _, left, right in _both(pair):
        a, b = _known(left, pair.a), _known(right, pair.b)
        weight += 0.7 * ((a > b) - (a < b))
        if left.speaker and right.speaker:
            weight += 0.5 * (_bodied(left, pair.a) - _bodied(right, pair.b))
    return max(-1.0, min(1.0, weight)), ["names the speaker of a quotation more closely than the other"] if weight else []


_NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][\w’'-]+")
"""A capital inside a sentence."""


def _known(quote: Quote, text: Text) -> int:
    """2 where the speaker has a name of his own, 1 where he is a noun, 0 where nobody is given and no word of speaking stands there.

    A name beside the quotation counts although it was not understood as the speaker's.
    """
    around = _around(quote, text)
    if _proper(quote.speaker or "") or any(_NAME.search(words) for words in around):
        return 2
    return int(quote.speaker is not None or any(_SAID.search(words) for words in around))


def _bodied(quote: Quote, text: Text) -> bool:
    """Whether the body for which the speaker speaks is known: not named inside the quotation, and no word for what he is ("owner")."""
    body, whole = quote.body, text.reading.article.text
    if body is None or body in quote.span.of(whole):
        return False
    parts = name_parts(body)
    return not body.islower() or parts.family is not None or parts.bare_body or " " in body


def _proper(name: str) -> bool:
    return any(w[:1].isupper() for w in name.split() if w not in ("A", "An", "The", "One", "Some"))


def lost_context(pair: Pair) -> Found:
    """The one says that the quoted words belong to another time ("he said after that fire"), the other gives them as of now."""
    weight = 0.0
    for _, left, right in _both(pair):
        a, b = (any(_OWN_TIME.search(words) for words in _around(q, t)) or _aside(q, t) for q, t in ((left, pair.a), (right, pair.b)))
        weight += CONTEXT * (a - b)
    return max(-CONTEXT, min(CONTEXT, weight)), ["says that quoted words are of another time, which the other leaves out"] if weight else []


CONTEXT = 1.2
"""Weight of words that say of what else a quotation was said: of 51 such pairs of the planted cases the other had taken it 48 times."""
_MATTER = re.compile(
    r"\b(?:said|says|told \w+|recalled|wrote|added|declared|remarked)(?: then)? (?:after|of|about|following) (?:the )?"
    r"(?:[a-z]+ (?:at|in|of|on|near) )?(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w{2,})"
)
"""Of what words were said, by its name: "said after Bexley", "said of the fire in Bexley"."""
LEAD = 3
"""Sentences at the head of a text that tell what it is about."""


def _aside(quote: Quote, text: Text) -> bool:
    """Whether words beside a quotation say that it was said of a place that is not the matter of the text."""
    found = [m["name"] for words in _around(quote, text) for m in _MATTER.finditer(words)]
    whole = text.reading.article.text
    lead = " ".join(s.span.of(whole) for s in text.words.stretches[:LEAD] if s.last <= quote.first)
    return any(not re.search(rf"\b{re.escape(name)}", lead) for name in found)


def joined_quotes(pair: Pair) -> Found:
    """Two quotations that stand apart in the one, with words between them, are put side by side in the other."""
    shared = [q for q in pair.shared.quotes if q.b_quote is not None and q.similarity >= 0.8]
    weight = 0.0
    for q, r in pairwise(sorted(shared, key=lambda x: x.a_words)):
        if (q.a, q.b) != (r.a, r.b) or r.a_quote is q.a_quote or r.b_quote is None or q.b_quote is None:
            continue
        apart, close = r.a_quote.first - q.a_quote.last, r.b_quote.first - q.b_quote.last
        sign = 1.0 if q.a == pair.shared.a else -1.0
        weight += sign * ((apart > 12 and 0 <= close <= 1) - (close > 12 and 0 <= apart <= 1))
    return max(-1.0, min(1.0, weight)), ["two quotations that stand apart in it are run together in the other"] if weight else []


_WHO = re.compile(
    r"(?:[A-Z][\w’'.-]+),? (?:who|whose)\b[^.;!?“”\"]{8,}|(?:[A-Z][\w’'.-]+), (?:an?|the) (?:[\w’'-]+ ){1,8}[\w’'-]+[,.]"
    r"|(?:[A-Z][\w’'.-]+), [\w’'-]+(?:'s|’s|s['’]) (?:[\w’'-]+ ){0,5}[\w’'-]+[,.]"
)
"""A name with what he is or does, in more than a noun before it."""
SHORTENED, DESCRIBED = 0.9, 0.5
"""Weights of a quotation that goes on, and of a speaker who is described."""
MORE_WORDS = 4
"""Words of the same speaker that the other leaves out at least."""


def shortened(pair: Pair) -> Found:
    """The speaker's words go on in the one, in the same paragraph; the other has only the first, or only the last, of them."""
    weight = 0.0
    for _, left, right in _both(pair):
        a, b = (_goes_on(q, t) for q, t in ((left, pair.a), (right, pair.b)))
        weight += SHORTENED * (a - b)
    return max(-SHORTENED, min(SHORTENED, weight)), ["quotes more of what a speaker said"] if weight else []


def _goes_on(quote: Quote, text: Text) -> bool:
    """Whether another quotation stands beside this one, in its paragraph and on nobody else's word."""
    home = text.stretch_at(quote.first)
    for other in text.quotes:
        there = text.stretch_at(other.first)
        beside = home is not None and there is not None and home.paragraph == there.paragraph and other is not quote
        if beside and other.last - other.first >= MORE_WORDS and other.speaker in (None, quote.speaker):
            return True
    return False


def described(pair: Pair) -> Found:
    """The one says who the speaker of a quotation is in a clause of his own; the other has a noun before his name at most."""
    weight = 0.0
    for _, left, right in _both(pair):
        a, b = (any(_WHO.search(words) for words in _around(q, t)) for q, t in ((left, pair.a), (right, pair.b)))
        weight += DESCRIBED * (a - b)
    return max(-DESCRIBED, min(DESCRIBED, weight)), ["tells who the speaker of a quotation is"] if weight else []


_FIRST_HAND = re.compile(
    r"\b(?:told|tell|tells|telling|said to|says to|speaking to|spoke to|speaks to|interview with|interviewed by|"
    r"(?:(?:is|was) )?(?:calling|phoning|ringing|texting|writing to)|calls|called|phones|phoned|rings|rang|texted|wrote to|writes to)\s+"
    r"(?:us\b|our\b|me\b|this\s+"
    r"(?:newspaper|paper|website|site|radio|station|channel|reporter|correspondent|magazine|agency|outlet|writer|blog|programme|program))",
    re.IGNORECASE,
)


def first_hand(pair: Pair) -> Found:
    """What both have was said to the one's own reporters."""
    a, b = _told_to(pair.a, pair.shared_spans(second=False)), _told_to(pair.b, pair.shared_spans(second=True))
    for _, left, right in _both(pair):
        ours, theirs = (any(_OURS.search(words) for words in _around(q, t)) for q, t in ((left, pair.a), (right, pair.b)))
        a, b = a or (ours and not theirs), b or (theirs and not ours)
    for _, left, right in _both(pair):  # who was told it himself knows the name
        a = a and _known(left, pair.a) >= _known(right, pair.b)
        b = b and _known(right, pair.b) >= _known(left, pair.a)
    return 2.0 * (a - b), ["a passage was told to its own reporters, or by one of its own people"] if a != b else []


_OURS = re.compile(r"\b[Oo]ur (?:own )?(?:[a-z][\w’'-]* ){1,3}(?=[A-Z])|\b[Oo]ur [a-z][\w’'-]*, (?=[A-Z])")
"""A speaker who is one of those who write: "said our treasurer, Ann Sole"."""


@lru_cache(maxsize=512)
def _told_own(outlets: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in outlets)
    return re.compile(rf"\b(?:told|tells|speaking to|interview with)\s+(?:the\s+)?(?:{names})(?!\w)")


def _told_to(text: Text, spans: Sequence[Span]) -> bool:
    told = _told_own(text.outlets) if text.outlets else None
    for number in sorted({n for span in spans for n in text.words.numbers(span)}):
        sentence = text.words.stretches[number].span.of(text.reading.article.text)
        if _FIRST_HAND.search(sentence) or (told and told.search(sentence)):
            return True
    return False


def _both(pair: Pair) -> Iterator[tuple[SharedQuote, Quote, Quote]]:
    """The quotations that both mark, that of ``a`` first."""
    for quote in pair.shared.quotes:
        if quote.b_quote is not None:
            mine = quote.a == pair.shared.a
            yield quote, (quote.a_quote if mine else quote.b_quote), (quote.b_quote if mine else quote.a_quote)


def _around(quote: Quote, text: Text) -> list[str]:
    """What stands outside the marks in the sentences that hold a quotation: the words up to it and from it."""
    whole = text.reading.article.text
    touched = [s for s in text.words.stretches if s.first < quote.last and quote.first < s.last]
    if not touched:
        return []
    after = text.stretch_at(quote.last)  # "…," she said. — cut off as a sentence of its own
    end = touched[-1].span.end
    if after and after.paragraph == touched[-1].paragraph and whole[after.span.start].islower():
        end = after.span.end
    return [whole[touched[0].span.start : quote.span.start], whole[quote.span.end : end]]
