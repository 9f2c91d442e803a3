"""Numbers in digits and words: where they stand and what they say, before hedges and nouns are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from tellings.extract.quantity.words import LETTERS, Words

Form = Literal["exact", "dozen", "vague", "both", "zero", "fraction", "ordinal", "range", "decimal", "any"]
MAX_DIGITS = 15
"""More digits than any count of people or things has: such a figure is kept as open."""

_LEXEME = re.compile(
    r"\d+(?:[.,:’'\u00a0\u202f]\d+)*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?=-one\b)|[^\W\d_]+(?:-one\b)?|[^\w\s]|_|\s+",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u202f]\d{3})+")
_ORDINAL_TAIL = frozenset({"st", "nd", "rd", "th"})


class Lexeme(NamedTuple):
    """A word, number, sign or blank of a sentence; offsets are those of the Article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. ``first`` and ``last`` are indices of lexemes, ``last`` exclusive."""

    start: int
    end: int
    first: int
    last: int
    form: Form
    low: int | None
    high: int | None
    fraction: Fraction | None = None
    digits: bool = False
    plain_word: str = ""


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Cut a stretch of text into lexemes."""
    found = []
    for word in _LEXEME.findall(text, start, end):  # nothing is left between them
        stop = start + len(word)
        found.append(Lexeme(word.lower(), start, stop))
        start = stop
    return found


def may_count(text: str, words: Words) -> bool:
    """Say whether a stretch of text can hold a number at all: a digit, or one of the words that a number is not written without."""
    return not words.counting.isdisjoint(LETTERS.findall(text.lower())) or any(map(str.isdigit, text))


def find_numbers(parts: list[Lexeme], words: Words) -> list[Number]:
    """Find the numbers of a sentence, ranges joined ("20 to 30" is one)."""
    found: list[Number] = []
    i = 0
    while i < len(parts):
        text = parts[i].text
        number = _number_at(parts, i, words) if text in words.numbers or text in _STARTS or text[0].isdigit() else None
        if number is None:
            i += 1
            continue
        found.append(number)
        i = number.last
    return _join_ranges(parts, found)


_STARTS = frozenset({"anyone", "anybody", "not", "a", "an"})
"""What begins a number beside digits and the words of the table."""


def _number_at(parts: list[Lexeme], i: int, words: Words) -> Number | None:
    text = parts[i].text
    if text[0].isdigit():
        return _digits_at(parts, i, words)
    if text in ("anyone", "anybody"):
        return _make(parts, i, i + 1, "any", 0, 0)
    if text == "not" and (last := _not_one(parts, i)) is not None:
        return _make(parts, i, last, "zero", 0, 0)
    if text in ("a", "an") or text in words.numbers:
        return _words_at(parts, i, words)
    return None


def _not_one(parts: list[Lexeme], i: int) -> int | None:
    """The end of "not one" and "not a single", if a noun or "of" may follow."""
    j = _skip_blank(parts, i + 1)
    k = _skip_blank(parts, j + 1)
    if _word(parts, j) == "a" and _word(parts, k) == "single":
        return k + 1
    following = _word(parts, k)
    return j + 1 if _word(parts, j) == "one" and following[:1].isalpha() and following not in ("but", "and", "or", "to", "in") else None


def _make(parts: list[Lexeme], first: int, last: int, form: Form, low: int | None, high: int | None) -> Number:
    return Number(
        start=parts[first].start, end=parts[last - 1].end, first=first, last=last, form=form, low=low, high=high,
        plain_word=parts[first].text,
    )  # fmt: skip


def _digits_at(parts: list[Lexeme], i: int, words: Words) -> Number:
    text, last = _spaced(parts, i)
    value = _value_of_digits(text)
    following = parts[last].text if last < len(parts) else ""
    if following in _ORDINAL_TAIL and value is not None and value.denominator == 1:
        return _with_digits(_make(parts, i, last + 1, "ordinal", int(value), int(value)))
    if value is not None:
        j = _skip_blank(parts, last)
        entry = words.numbers.get(parts[j].text) if j < len(parts) else None
        if entry and entry.kind in ("scale", "dozen") and (j == last or parts[last].text in (" ", "\u00a0", "-")):
            value, last = value * entry.value, j + 1
    if value is None or value.denominator != 1 or ":" in text:
        return _with_digits(_make(parts, i, last, "decimal", None, None))
    return _with_digits(_make(parts, i, last, "exact", int(value), int(value)))


_BEFORE_DAY = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
    " page flight route room line bus train road number no unit gate platform district highway channel paragraph article section".split()
)
"""Words whose number ends before the next one begins ("15 March 500 people", "flight 418 200 passengers")."""


def _spaced(parts: list[Lexeme], i: int) -> tuple[str, int]:
    """Thousands set with a plain blank ("15 500 houses", "1 204 000 people"; ISO 80000-1, 7.3.1) and the lexeme behind them."""
    text, last = parts[i].text, i + 1
    before = [p.text for p in parts[max(0, i - 4) : i] if not p.text.isspace()][-1:]
    if not re.fullmatch(r"[1-9]\d{0,2}", text) or (
        before and (before[0] in _BEFORE_DAY or before[0][:1].isdigit() or before[0] in "+-.#/")
    ):
        return text, last
    if i and not parts[i - 1].text.isspace() and parts[i - 1].text not in "(~≈\"“'‘":
        return text, last
    while last + 1 < len(parts) and parts[last].text == " " and re.fullmatch(r"\d{3}", parts[last + 1].text):
        text, last = text + parts[last + 1].text, last + 2
    following = parts[last : last + 2]
    counted = len(following) > 1 and following[0].text == " " and following[1].text[0].isalpha() and following[1].text not in _BEFORE_DAY
    return (text, last) if counted else (parts[i].text, i + 1)


def _with_digits(number: Number) -> Number:
    return Number(
        start=number.start, end=number.end, first=number.first, last=number.last, form=number.form, low=number.low,
        high=number.high, digits=True, plain_word=number.plain_word,
    )  # fmt: skip


def _value_of_digits(text: str) -> Fraction | None:
    """The value, or None where it is no decimal number or has more digits than a count can have."""
    if len(text) > MAX_DIGITS + 5:
        return None
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) and len(text) <= MAX_DIGITS:
        return Fraction(text)
    return None


def _skip_blank(parts: list[Lexeme], i: int) -> int:
    """The next lexeme, over one blank or one hyphen."""
    if i < len(parts) and (parts[i].text.isspace() or parts[i].text in ("-", "\u2010", "\u2011")):
        return i + 1
    return i


def _word(parts: list[Lexeme], i: int) -> str:
    return parts[i].text if 0 <= i < len(parts) else ""


def _words_at(parts: list[Lexeme], i: int, words: Words) -> Number | None:
    text, after = parts[i].text, _skip_blank(parts, i + 1)
    if text in ("a", "an"):
        return _after_article(parts, i, after, words)
    entry = words.numbers[text]
    match entry.kind:
        case "unit" | "ten" | "scale":
            return _cardinal(parts, i, words)
        case "dozen":
            return _make(parts, i, i + 1, "dozen", int(entry.value), int(entry.value))
        case "vague":
            return _vague(parts, i, i, int(entry.value), words)
        case "few":
            return _few(parts, i, i, words) if text == "several" else None
        case "some":
            return _some(parts, i, after, words)
        case "both":
            return _make(parts, i, i + 1, "both", int(entry.value), int(entry.value))
        case "none":
            return _make(parts, i, i + 1, "zero", 0, 0)
        case "no":
            last = after + 1 if _word(parts, after) == "one" else i + 1
            return _make(parts, i, last, "zero", 0, 0)
        case "without":
            return _make(parts, i, i + 1, "zero", 0, 0)
        case "fraction":
            if entry.value == Fraction(1, 2) and _word(parts, after) in ("a", "dozen"):
                return _half_dozen(parts, i, after, words)
            return _fraction(parts, i, i, entry.value, words)
        case _:
            return _ordinal(parts, i, words)


def _after_article(parts: list[Lexeme], i: int, j: int, words: Words) -> Number | None:
    """As in "a dozen", "a hundred", "a few", "a handful of", "a number of", "a couple of", "a third of"."""
    entry = words.numbers.get(_word(parts, j))
    if entry is None:
        if _word(parts, j) in ("single", "lone") and _word(parts, _skip_blank(parts, j + 1))[:1].isalpha():
            return _make(parts, i, j + 1, "exact", 1, 1)
        if _word(parts, j) == "good" and _word(parts, _skip_blank(parts, j + 1)) == "few":
            return _make(parts, i, _skip_blank(parts, j + 1) + 1, "vague", 3, None)
        return None
    if entry.kind == "dozen":
        return _make(parts, i, j + 1, "dozen", int(entry.value), int(entry.value))
    if entry.kind == "scale" and _word(parts, j) in ("hundred", "thousand", "million", "billion"):
        inner = _cardinal(parts, j, words)
        return _make(parts, i, inner.last, "exact", inner.low, inner.high) if inner else None
    if entry.kind == "few":
        if _word(parts, j) == "number" and _word(parts, _skip_blank(parts, j + 1)) != "of":
            return None
        return _few(parts, i, j, words)
    if entry.kind == "both":
        return _make(parts, i, j + 1, "both", int(entry.value), int(entry.value))
    if entry.kind in ("fraction", "ordinal") and _word(parts, _skip_blank(parts, j + 1)) == "of":
        value = entry.value if entry.kind == "fraction" else Fraction(1, int(entry.value))
        return _fraction(parts, i, j, value, words)
    if entry.kind == "fraction" and entry.value == Fraction(1, 2) and _word(parts, _skip_blank(parts, j + 1)) == "dozen":
        return _half_dozen(parts, i, _skip_blank(parts, j + 1), words)
    return None


def _half_dozen(parts: list[Lexeme], i: int, j: int, words: Words) -> Number | None:
    if _word(parts, j) == "a":
        j = _skip_blank(parts, j + 1)
    if _word(parts, j) == "dozen":
        return _make(parts, i, j + 1, "dozen", 6, 6)
    return _fraction(parts, i, i, Fraction(1, 2), words)


def _cardinal(parts: list[Lexeme], i: int, words: Words) -> Number | None:
    total = group = 0
    last, j, previous = i, i, ""
    while j < len(parts):
        entry = words.numbers.get(parts[j].text)
        if entry is None and parts[j].text == "and" and previous == "scale":
            nxt = words.numbers.get(_word(parts, _skip_blank(parts, j + 1)))
            if nxt and nxt.kind in ("unit", "ten") and last > i:
                j = _skip_blank(parts, j + 1)
                continue
        if entry is None or not _continues(previous, entry.kind, int(entry.value), group):
            break
        value = int(entry.value)
        if entry.kind == "scale":
            if value == 100:
                group = max(group, 1) * 100
            else:
                total, group = total + max(group, 1) * value, 0
        elif entry.kind == "dozen":
            return _make(parts, i, j + 1, "dozen", (total + group) * 12, (total + group) * 12)
        else:
            group += value
        previous, last = entry.kind, j + 1
        j = _skip_blank(parts, j + 1)
        ending = words.numbers.get(_word(parts, j))
        if ending and ending.kind == "ordinal" and previous in ("ten", "scale") and parts[j - 1].text == "-":
            return _make(parts, i, j + 1, "ordinal", total + group + int(ending.value), total + group + int(ending.value))
        if ending and ending.kind == "fraction" and previous == "unit" and total == 0 and group < 10:
            return _fraction(parts, i, j, group * ending.value, words)
    if last == i:
        return None
    return _make(parts, i, last, "exact", total + group, total + group)


def _continues(previous: str, kind: str, value: int, group: int) -> bool:
    if previous == "":
        return kind in ("unit", "ten", "scale")
    if kind == "unit":
        return (previous == "ten" and 0 < value < 10) or previous == "scale"
    if kind == "ten":
        return previous == "scale"
    if kind == "scale":
        return previous in ("unit", "ten") or (previous == "scale" and value > 100)
    return kind == "dozen" and group < 100


def _vague(parts: list[Lexeme], i: int, j: int, low: int, words: Words) -> Number:
    """As in "dozens", "hundreds of thousands", "tens of thousands"."""
    last = j + 1
    k = _skip_blank(parts, last)
    if _word(parts, k) == "of":
        entry = words.numbers.get(_word(parts, _skip_blank(parts, k + 1)))
        if entry and entry.kind == "vague" and entry.value > low:
            base = {20: 10, 200: 100}.get(low, 1)
            return _make(parts, i, _skip_blank(parts, k + 1) + 1, "vague", int(entry.value) * base, None)
    return _make(parts, i, last, "vague", low, None)


def _few(parts: list[Lexeme], i: int, j: int, words: Words) -> Number:
    """As in "several", "a few", "a handful", and with a scale: "several hundred", "a few dozen"."""
    k = _skip_blank(parts, j + 1)
    entry = words.numbers.get(_word(parts, k))
    if entry and entry.kind in ("scale", "dozen"):
        return _make(parts, i, k + 1, "vague", 2 * int(entry.value), None)
    if entry and entry.kind == "vague":
        return _make(parts, i, k + 1, "vague", int(entry.value), None)
    return _make(parts, i, j + 1, "vague", 3, None)


def _some(parts: list[Lexeme], i: int, after: int, words: Words) -> Number | None:
    """As in "some" before a number is a hedge; before a plural noun it is vague (decided later by the noun)."""
    following = _word(parts, after)
    if not following or following[0].isdigit() or following in words.numbers or following in ("a", "more", "less"):
        return None
    return _make(parts, i, i + 1, "vague", 3, None)


def _fraction(parts: list[Lexeme], i: int, j: int, value: Fraction, words: Words) -> Number | None:
    if value >= 1 or (parts[j].text in ("third", "fifth", "quarter", "tenth", "sixth", "eighth") and i == j):
        return _ordinal(parts, i, words) if parts[j].text != "quarter" else None
    made = _make(parts, i, j + 1, "fraction", None, None)
    return Number(start=made.start, end=made.end, first=i, last=j + 1, form="fraction", low=None, high=None, fraction=value,
                  plain_word=made.plain_word)  # fmt: skip


_ORDINALS = {"third": 3, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def _ordinal(parts: list[Lexeme], i: int, words: Words) -> Number:
    entry = words.numbers[parts[i].text]
    value = _ORDINALS.get(parts[i].text, int(entry.value))
    return _make(parts, i, i + 1, "ordinal", value, value)


_DASHES = frozenset("-–—‑‒")


def _join_ranges(parts: list[Lexeme], found: list[Number]) -> list[Number]:
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        merged = _range(parts, before, number) if before else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(number)
    return joined


def _range(parts: list[Lexeme], a: Number, b: Number) -> Number | None:
    """As in "20-30", "20 to 30", "between 20 and 30", "two or three"; not "rose from 20 to 30", "3-1" or "2 and 3"."""
    if a.form not in ("exact", "dozen") or b.form not in ("exact", "dozen") or a.low is None or b.low is None or a.low >= b.low:
        return None
    between = [p.text for p in parts[a.last : b.first] if not p.text.isspace()]
    if between and between[-1] in _MAYBE and between[:-1] in ([","], ["or"], [",", "or"], ["–"], ["—"]) and b.low <= 2 * a.low:
        between = ["or"]  # "eighty, maybe ninety"
    if len(between) != 1:
        return None
    before = _back_words(parts, a.first, 5)
    first = a.first
    if between[0] in _DASHES:
        if a.digits != b.digits or (a.digits and (a.low > 1900 or parts[a.first].text[0] == "0")):
            return None
    elif between[0] == "and":
        if not before or before[-1][0] != "between":
            return None
        first = before[-1][1]
    elif between[0] == "to":
        if before and before[-1][0] == "from":
            if any(w in _CHANGES for w, _ in before):
                return None
            first = before[-1][1]
        elif any(w in _CHANGES or w in _ODDS for w, _ in before[-2:]):
            return None
    elif between[0] != "or" or b.low > 2 * a.low + 2:
        return None
    return Number(start=parts[first].start, end=b.end, first=first, last=b.last, form="range", low=a.low, high=b.low,
                  digits=a.digits, plain_word=a.plain_word)  # fmt: skip


_CHANGES = frozenset(
    "rise rises rose risen rising increase increases increased increasing climb climbs climbed climbing jump jumped jumps grow"
    " grows grew grown growing"
    " raise raises raised raising revise revises revised revising update updated lift lifted fall falls fell fallen falling drop"
    " drops dropped"
    " decrease decreased cut lower lowered lowers reduce reduced down up soared soar soars double doubled move moved go went gone".split()
)  # fmt: skip
_MAYBE = frozenset({"maybe", "perhaps", "possibly", "even"})
_ODDS = frozenset({"beat", "won", "win", "lost", "lose", "voted", "vote"})


def _back_words(parts: list[Lexeme], i: int, n: int) -> list[tuple[str, int]]:
    """The ``n`` words before a lexeme, in text order, with their indices."""
    found: list[tuple[str, int]] = []
    k = i - 1
    while k >= 0 and len(found) < n:
        if not parts[k].text.isspace():
            found.append((parts[k].text, k))
        k -= 1
    return found[::-1]
