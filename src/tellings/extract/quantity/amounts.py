"""Find the figures of an Article: number, hedge, counted noun, and what is no count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tellings.config import Settings
from tellings.extract.quantity.age import OLDEST, person_of_age
from tellings.extract.quantity.hedge import Hedge, quantity_of, read_hedge
from tellings.extract.quantity.kind import classify, context_of
from tellings.extract.quantity.no_counts import no_counts
from tellings.extract.quantity.noun import Counted, counted_noun
from tellings.extract.quantity.number import Number, find_numbers, lexemes, may_count
from tellings.extract.quantity.singular import find_singulars
from tellings.extract.quantity.words import PERSON_CLASSES, Words, words
from tellings.language import Analysis, SentenceView, Token
from tellings.model import AmountMention, Quantity, Span

_NEGATIVE = frozenset("not n't n’t never without denied deny denies denying nor hardly nobody no".split())


def find_amounts(analysis: Analysis, settings: Settings) -> list[AmountMention]:
    """Find the figures of an Article, in text order: counts, singular victims, and numbers that count nothing.

    ``span`` runs from the hedge to the counted noun. A number of more digits than a count can have is
    kept as ``unknown``, never read.
    """
    tables = words(settings.lexicons)
    found: list[AmountMention] = []
    for sentence in analysis.sentences:
        numbers = _sentence(analysis, sentence, tables, found)
        found.extend(numbers)
        found.extend(find_singulars(analysis, sentence, numbers, tables))
    return sorted(found, key=lambda a: (a.span.start, a.number.start, a.span.end))


def _sentence(analysis: Analysis, sentence: SentenceView, tables: Words, earlier: list[AmountMention]) -> list[AmountMention]:
    if not may_count(sentence.span.of(analysis.text), tables):
        return []
    parts = lexemes(analysis.text, sentence.span.start, sentence.span.end)
    here: list[AmountMention] = []
    for number in find_numbers(parts, tables):
        mention = _mention(analysis, sentence, parts, number, tables)
        if mention is None:
            continue
        if number.form == "fraction":
            mention = _share(analysis, mention, number, tables, [*earlier, *here])
        here.append(mention)
    here = _sums_after_price(analysis, _whole_after(analysis, here))
    return [_almost_all(analysis, a) for a in no_counts(analysis, _gapped(analysis, here), tables)]


def _mention(analysis: Analysis, sentence: SentenceView, parts: list, number: Number, tables: Words) -> AmountMention | None:  # type: ignore[type-arg]
    inside = analysis.tokens_in(Span(start=number.start, end=number.end))
    token = inside[-1] if inside else analysis.token_at(number.start)
    if token is None:
        return None
    if number.form == "any" and not any(t.lower in _NEGATIVE for t in analysis.sentence_tokens(sentence)):
        return None
    hedge = read_hedge(analysis.text, parts, number, tables)
    after = analysis.token_at(parts[hedge.last - 1].start) or token
    counted = counted_noun(analysis, max(after.i, token.i), tables)
    if number.form == "vague" and number.plain_word == "some" and not _plural(analysis, counted):
        return None
    kind = classify(number, context_of(analysis.text, parts, number, hedge.first, hedge.last), counted, tables)
    if kind == "count" and counted.head is None and not counted.partitive and _is_age(analysis, number, inside, tables):
        kind = "age"
    return _record(analysis, parts, number, hedge, (counted, kind))


def _one_aged(analysis: Analysis, inside: Sequence[Token]) -> bool:
    """As in "and one, 60, died": the age of one person who is only counted."""
    k = inside[0].i
    tokens = analysis.tokens
    if k < 2 or k + 1 >= len(tokens) or tokens[k - 1].text != "," or tokens[inside[-1].i + 1].text != ",":
        return False
    return tokens[k - 2].lower == "one" and tokens[k - 2].sentence == tokens[k].sentence


def _is_age(analysis: Analysis, number: Number, inside: Sequence[Token], tables: Words) -> bool:
    aged = number.form == "exact" and number.low is not None and 0 < number.low <= OLDEST and bool(inside)
    if not aged or inside[-1].i + 1 >= len(analysis.tokens):
        return aged and person_of_age(analysis, inside[0].i, inside[-1].i, tables) is not None
    return person_of_age(analysis, inside[0].i, inside[-1].i, tables) is not None or _one_aged(analysis, inside)


def _plural(analysis: Analysis, counted: Counted) -> bool:
    return counted.partitive or (counted.head is not None and analysis.tokens[counted.head].tag in ("NNS", "NNPS"))


def _record(analysis: Analysis, parts: list, number: Number, hedge: Hedge, seen: tuple[Counted, str]) -> AmountMention:  # type: ignore[type-arg]
    counted, kind = seen
    tokens = analysis.tokens
    start = parts[hedge.first].start
    end = max(parts[hedge.last - 1].end, number.end)
    head, unit_span = number.start, None
    if counted.head is not None:
        noun = tokens[counted.head]
        end, head = max(end, noun.end), noun.start
        unit_span = Span(start=min(tokens[counted.first].start, noun.start), end=noun.end)
    elif counted.partitive and counted.last < len(tokens):
        end = max(end, tokens[counted.last].end)
    if head == number.start:
        inside = analysis.tokens_in(Span(start=number.start, end=number.end))
        head = inside[-1].start if inside else number.start
    return AmountMention(
        span=Span(start=start, end=end), number=Span(start=number.start, end=number.end), head=head, kind=kind,  # type: ignore[arg-type]
        quantity=quantity_of(number, hedge, unit_span.of(analysis.text) if unit_span else None), unit_span=unit_span,
        unit_class=counted.unit_class, share_of=_base_span(analysis, counted),
    )  # fmt: skip


def _base_span(analysis: Analysis, counted: Counted) -> Span | None:
    if not counted.partitive or counted.base is None:
        return None
    token = analysis.tokens[counted.base]
    return Span(start=token.start, end=token.end)


def _share(analysis: Analysis, mention: AmountMention, number: Number, tables: Words, earlier: list[AmountMention]) -> AmountMention:
    """A fraction of a whole that was said before ("a third of them"), if there is one; else a bare share."""
    if mention.share_of is None or mention.quantity.unit is not None or _numeral(analysis, mention.share_of):
        return mention.replace(kind="percent")
    whole = next((a for a in reversed(earlier) if a.kind == "count" and a.unit_class in PERSON_CLASSES and (a.quantity.low or 0) > 1), None)
    if whole is None or number.fraction is None:
        return mention.replace(kind="percent")
    effect = read_hedge(analysis.text, *_again(analysis, number), tables)
    return _share_of(mention, whole, number.fraction, effect.effect)


def _numeral(analysis: Analysis, span: Span) -> bool:
    token = analysis.token_at(span.start)
    return token is not None and (token.pos == "NUM" or token.text[0].isdigit())


def _again(analysis: Analysis, number: Number) -> tuple[list, Number]:  # type: ignore[type-arg]
    sentence = analysis.sentence_at(number.start)
    assert sentence is not None
    return lexemes(analysis.text, sentence.span.start, sentence.span.end), number


def _share_of(mention: AmountMention, whole: AmountMention, fraction: Fraction, effect: str) -> AmountMention:
    exact = fraction * (whole.quantity.low or 0)
    value = int(exact + Fraction(1, 2))
    low: int | None = value
    high: int | None = value
    figure = "exact" if exact.denominator == 1 and whole.quantity.figure == "exact" else "approximate"
    if effect in ("less_than", "at_most"):
        low, high, figure = None, int(exact) - (exact.denominator == 1 and effect == "less_than"), "at_most"
    elif effect in ("more_than", "at_least"):
        low, high, figure = int(exact) + (effect == "more_than" or exact.denominator > 1), None, "at_least"
    elif effect == "about":
        figure = "approximate"
    quantity = Quantity(low=low, high=high, figure=figure, unit=whole.quantity.unit, hedge=mention.quantity.hedge)  # type: ignore[arg-type]
    return mention.replace(kind="count", quantity=quantity, unit_class=whole.unit_class, share_of=whole.span)


def _whole_after(analysis: Analysis, here: list[AmountMention]) -> list[AmountMention]:
    """As in "Half of the 84 people aboard": the whole is the next figure."""
    out: list[AmountMention] = []
    for i, mention in enumerate(here):
        follower = here[i + 1] if i + 1 < len(here) else None
        gap = analysis.text[mention.number.end : follower.number.start].split() if follower else []
        if (
            mention.kind == "percent"
            and follower
            and follower.kind == "count"
            and follower.quantity.low
            and gap
            and (gap[0] == "of" or mention.number.of(analysis.text).lower().endswith("half"))
            and len(gap) <= _OWNER
            and (len(gap) <= _OWNER - 1 or gap[-1].endswith(("'s", "’s")))
            and (
                gap[0] == "of" or gap[0] in ("the", "these", "those", "its", "their", "our", "his", "her") or gap[0].endswith(("'s", "’s"))
            )
        ):
            word = mention.number.of(analysis.text).lower()
            fraction = _fraction_of(word)
            if fraction:
                effect = _effect(mention)
                mention = _share_of(mention, follower, fraction, effect).replace(  # noqa: PLW2901
                    span=Span(start=mention.span.start, end=follower.span.end),
                    head=_last_word(analysis, mention) if gap[0] == "of" else follower.head,
                    unit_span=follower.unit_span,
                )
        out.append(mention)
    return out


_ALMOST_ALL = re.compile(
    r"\b(?:almost|nearly|virtually|practically|just about) (?:all|every one) (?:of )?(?:the|these|those|its|their|his|her|our|my)"
    r"(?: [\w-]+['’]s?)?(?: [a-z]+)?\s$",
    re.IGNORECASE,
)


def _almost_all(analysis: Analysis, mention: AmountMention) -> AmountMention:
    """As in "almost all of the village's 96 houses": fewer than the whole that is named."""
    q = mention.quantity
    match = _ALMOST_ALL.search(analysis.text, max(0, mention.span.start - 60), mention.span.start)
    if match is None or mention.kind != "count" or q.low is None or q.low != q.high or q.low < _SOME:
        return mention
    wording = match.group().split(" of ")[0].strip()
    span = Span(start=match.start(), end=mention.span.end)
    return mention.replace(span=span, quantity=q.replace(low=None, high=q.low - 1, figure="at_most", hedge=wording))


_SOME = 3
_OWNER = 4
"""Words between a share and the number of its whole: "half of the small town's 600"."""


def _last_word(analysis: Analysis, mention: AmountMention) -> int:
    inside = analysis.tokens_in(mention.number)
    return inside[-1].start if inside else mention.number.start


_PARTS = {"half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4), "fifth": (1, 5)}


def _fraction_of(word: str) -> Fraction | None:
    part = _PARTS.get(re.split(r"[\s-]", word)[-1])
    return Fraction(*part) if part else None


def _effect(mention: AmountMention) -> str:
    hedge = (mention.quantity.hedge or "").lower()
    if hedge in ("nearly", "almost", "close to", "less than", "just under", "under", "not quite"):
        return "less_than"
    if hedge in ("up to", "as many as", "as much as", "at most", "no more than", "not more than"):
        return "at_most"
    if hedge in ("more than", "over", "well over", "just over"):
        return "more_than"
    if hedge == "at least":
        return "at_least"
    return "about" if hedge in ("about", "around", "roughly", "some", "approximately") else "none"


_AFTER_PRICE = re.compile(r"(?:\b(?:up|down) from|\b(?:from|against|instead of|rather than|compared with|compared to))\s+$")


def _sums_after_price(analysis: Analysis, here: list[AmountMention]) -> list[AmountMention]:
    """As in "to cost 34 crowns, up from 12", "of the 31 million dollars, 8.2 million have come in": money is counted there too."""
    out: list[AmountMention] = []
    for mention in here:
        priced = any(a.kind == "price" for a in out) and mention.kind == "count" and mention.quantity.unit is None
        if priced and mention.share_of is None:
            before = analysis.text[max(0, mention.span.start - 30) : mention.span.start]
            if _AFTER_PRICE.search(before) or mention.number.of(analysis.text).lower().endswith(("million", "billion")):
                mention = mention.replace(kind="price")  # noqa: PLW2901
        out.append(mention)
    return out


def _gapped(analysis: Analysis, here: list[AmountMention]) -> list[AmountMention]:
    """As in "four minutes, maybe five": a number without a noun after a number of the same list takes its kind."""
    out: list[AmountMention] = []
    for mention in here:
        previous = out[-1] if out else None
        if (
            previous
            and mention.kind == "count"
            and mention.quantity.unit is None
            and previous.kind in ("duration", "distance", "price", "measurement", "age", "percent")
        ):
            between = analysis.text[previous.span.end : mention.span.start]
            if (
                len(between) <= 6
                and ":" not in between
                and not any(c.isalpha() for c in between.replace("or", "").replace("and", ""))
                and mention.share_of is None
            ):
                mention = mention.replace(kind=previous.kind)  # noqa: PLW2901
        out.append(mention)
    return out
