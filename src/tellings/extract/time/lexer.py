"""A sentence cut into the tokens of the time grammar, each with a one-character code.

Rules are regular expressions over these codes (:mod:`tellings.extract.time.rules`): a code stands for a word, for a
shape (``YEAR``, ``DAY31``, ``CLOCK`` ...) or, further up, for a phrase that was put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.extract.time.words import Word, cardinal
from tellings.model import TimeExpression

OTHER = "_"
"""The code of every token that no rule names."""

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))"
    r"|(?P<num>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/.]*\d)"
    r"|(?<![\d-])(?:\d{1,2}-\d{1,2}-\d{4}|\d{2}-\d{2}-\d{2})(?![\d-]))"
    r"|(?P<named>(?<![\d/])9/11(?![\d/]))"
    r"|(?P<clock>\d{1,2}[:.][0-5]\d(?::[0-5]\d)?(?![\d%])(?!\s?(?:per\s?cent|million|billion|percent|points?|meters?|metres?|km|miles?)\b))"
    r"|(?P<ord>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<dec>(?:(?<!\w)['’‘`]?\d{2}|\d{4})['’]?s\b)"
    r"|(?P<frac>\d{1,3}(?:(?:\s|-)1/2|\s?½))"
    r"|(?P<era>(?-i:B\.\s?C\.(?:\s?E\.)?|BCE?|A\.D\.|AD|CE)(?!\w))"
    r"|(?P<fy>['’‘]\d{2}(?!\w))"
    r"|(?P<digits>\d+(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"|(?P<mer>[ap]\.\s?m\.?|[ap]m\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<gen>['’]s?\b|['’])"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Tok:
    """A token (or a phrase made of several): ``values`` by class, ``expr`` where it is a time expression."""

    code: str
    start: int
    end: int
    word: str
    values: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    expr: TimeExpression | None = None
    type: str = ""
    raw: str = ""
    note: str = ""
    """Rule that made the phrase; its filter is looked up by it."""


class Alphabet:
    """One code a word, shape or phrase; classes are sets of codes."""

    def __init__(self, known: dict[str, Word]) -> None:
        self.known = known
        self._codes: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        for word, entry in known.items():
            for name in entry.values:
                self.members.setdefault(name, []).append(self.code(word))

    def code(self, word: str) -> str:
        """The code of a word, shape or phrase name (private use area of Unicode)."""
        return self._codes.setdefault(word, chr(0xE000 + len(self._codes)))

    def find(self, word: str) -> str:
        """The code of a word, or :data:`OTHER` where no rule and no table names it."""
        return self._codes.get(word, OTHER)


def lex(text: str, offset: int, alphabet: Alphabet) -> list[Tok]:
    """Cut a sentence (``offset`` is where it starts in the Article) into tokens."""
    tokens: list[Tok] = []
    for match in _TOKEN.finditer(text):
        if tokens and match.start() + offset < tokens[-1].end:  # the full stop of an abbreviation
            continue
        tokens.append(_token(match, offset, text, alphabet))
    return _numbers(tokens, alphabet)


def _token(match: re.Match[str], offset: int, text: str, alphabet: Alphabet) -> Tok:
    shape, raw = match.lastgroup or "", match.group()
    start, end, word = match.start() + offset, match.end() + offset, raw.lower().replace("’", "'")
    name, values = "", {}
    if shape == "word":
        entry = alphabet.known.get(word)
        if entry:
            values = entry.values
            if entry.short and text[match.end() : match.end() + 1] == ".":
                end += 1
        return Tok(alphabet.find(word), start, end, word, values, raw=raw)
    if shape == "mark":
        return Tok(alphabet.find(raw), start, end, raw, raw=raw)
    if shape == "gen":
        return Tok(alphabet.code("GEN"), start, end, "'s", raw=raw)
    name, values = _shape(shape, raw, word)
    return Tok(alphabet.code(name) if name else OTHER, start, end, word, values, raw=raw)


def _shape(shape: str, raw: str, word: str) -> tuple[str, dict[str, str]]:
    """Name and values of a token that is no word."""
    if shape == "iso":
        return "ISO", {"iso": raw}
    if shape == "num":
        return "NUMDATE", {"num": raw}
    if shape == "clock":
        hour, minute = re.split(r"[:.]", raw)[:2]
        return ("CLOCK" if ":" in raw else "DOTCLOCK") if int(hour) < 25 else "", {"hour": hour, "minute": minute}
    if shape == "named":
        return "NAMED_DAY", {}
    if shape == "ord":
        return "ORDNUM", {"ORD": word[:-2], "DAY": word[:-2]}
    if shape == "dec":
        digits = re.sub(r"\D", "", raw)
        return ("DECADES", {"year": digits}) if digits.endswith("0") and (len(digits) == 2 or digits[:2] in _CENTURIES) else ("", {})
    if shape == "frac":
        return "NUM", {"NUM": re.match(r"\d+", raw).group() + ".5"}  # type: ignore[union-attr]
    if shape == "fy":
        return "SHORTYEAR", {"year": raw[1:]}
    if shape == "mer":
        return "MERIDIEM", {"mer": word[0]}
    if shape == "era":
        return ("BEFORE_CHRIST" if word.startswith("b") else "OF_CHRIST"), {"era": word[0]}
    return _digits(word)


_CENTURIES = ("15", "16", "17", "18", "19", "20")


def _digits(word: str) -> tuple[str, dict[str, str]]:
    if "," in word or "." in word or len(word) > 6:
        return ("NUM", {"NUM": word.replace(",", "")}) if len(word) <= 9 else ("", {})
    value = int(word)
    if len(word) == 4 and 1000 <= value <= 2199:
        clock = {"hour": word[:2], "minute": word[2:]} if value % 100 < 60 else {}  # a clock time in front of a time zone
        return "YEAR", {"year": word, "NUM": word, **clock}
    if len(word) == 4 and value <= 2359 and value % 100 < 60:
        return "CLOCK4", {"hour": word[:2], "minute": word[2:], "NUM": word}
    if len(word) <= 2 and 1 <= value <= 12:
        return "DAY12", {"DAY": word, "NUM": word}
    if len(word) <= 2 and value <= 31:
        return ("DAY31" if value else "NUM"), {"DAY": word, "NUM": word}
    return "NUM", {"NUM": word}


def _numbers(tokens: list[Tok], alphabet: Alphabet) -> list[Tok]:
    """Join number words ("twenty four", "two hundred", "nineteen ninety-one", "twenty-first")."""
    out: list[Tok] = []
    i = 0
    while i < len(tokens):
        tok = tokens[i]
        if "CARD" not in tok.values:
            scaled = _scaled(tok, tokens[i + 1] if i + 1 < len(tokens) else None, alphabet)
            out.append(scaled or tok)
            i += 2 if scaled else 1
            continue
        words: list[str] = []
        places: list[int] = []
        for j in range(i, min(i + 9, len(tokens))):
            if tokens[j].word == "-" and tokens[j].start == tokens[j - 1].end and places:
                continue
            if tokens[j].word == "and" and words and words[-1] in ("hundred", "thousand"):
                continue
            if "CARD" not in tokens[j].values:
                break
            words.append(tokens[j].word)
            places.append(j)
        value, used = cardinal(words, alphabet.known)
        last = tokens[places[used - 1]]
        j = places[used - 1] + 1
        joined = _ordinal(tokens, j, value)
        if joined:
            out.append(
                Tok(
                    alphabet.code("ORDNUM"),
                    tok.start,
                    tokens[joined[1]].end,
                    str(joined[0]),
                    {"ORD": str(joined[0]), "DAY": str(joined[0])},
                )
            )
            i = joined[1] + 1
            continue
        out.append(_card(tok, last, value, used, alphabet))
        i = j
    return out


_SCALES = frozenset({"hundred", "thousand", "million", "billion"})


def _scaled(tok: Tok, after: Tok | None, alphabet: Alphabet) -> Tok | None:
    """65 million, 2.5 billion: one number."""
    if after is None or after.word not in _SCALES or "NUM" not in tok.values:
        return None
    value = float(tok.values["NUM"]) * int(after.values.get("CARD", "1"))
    if value != int(value) or value > 1e12:
        return None
    return Tok(alphabet.code("NUM"), tok.start, after.end, tok.word, {"NUM": str(int(value))}, raw=tok.raw)


def _ordinal(tokens: list[Tok], j: int, value: int) -> tuple[int, int] | None:
    """Of "twenty-first": the value and the place of the last token, if an ordinal follows the tens."""
    if value < 20 or value % 10 or j + 1 >= len(tokens) or tokens[j].word != "-" or tokens[j].start != tokens[j - 1].end:
        return None
    after = tokens[j + 1]
    return (value + int(after.values["ORD"]), j + 1) if "ORD" in after.values and int(after.values["ORD"]) < 10 else None


def _card(first: Tok, last: Tok, value: int, used: int, alphabet: Alphabet) -> Tok:
    if used == 1 and value < 13:  # kept apart by its word, for "one" and clock hours
        return Tok(alphabet.code("SMALL"), first.start, last.end, first.word, {"NUM": str(value)}, raw=first.raw)
    name = "YEARWORDS" if used > 1 and 1000 <= value <= 2099 else "NUM"
    return Tok(alphabet.code(name), first.start, last.end, first.word, {"NUM": str(value), "year": str(value)}, raw=first.raw)
