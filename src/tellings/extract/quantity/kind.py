"""What a number is when it is no count: age, clock time, date, price, distance, phone, score, rank ...

The classes follow the uses of figures in the Associated Press Stylebook (entry "numerals").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.quantity.named_numbers import named_number
from tellings.extract.quantity.noun import Counted
from tellings.extract.quantity.number import Lexeme, Number
from tellings.extract.quantity.words import PERSON_CLASSES, Words, singular
from tellings.model import AmountKind

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep"
    " oct nov dec".split()
)
_MONEY_SIGNS = frozenset("$€£¥₽₹₺₴₩₪₦")
_CLASS_KINDS: dict[str, AmountKind] = {
    "time": "duration", "distance": "distance", "measure": "measurement", "money": "price", "share": "percent", "age": "age",
}  # fmt: skip
_DASHES = frozenset("-–—‑‒")


@dataclass(frozen=True, slots=True)
class Context:
    """The lexemes of the sentence around a number with its hedges (``first`` to ``last``), blanks left out."""

    before: list[str]
    after: list[str]
    glued_before: str
    glued_after: str
    line_start: bool
    original_after: str
    original_before: str


def context_of(text: str, parts: list[Lexeme], number: Number, first: int, last: int) -> Context:
    """Cut the words before and after a number (eight each)."""
    before = [p.text for p in parts[max(0, first - 18) : first] if not p.text.isspace()][-8:]
    after = [p.text for p in parts[last : last + 18] if not p.text.isspace()][:8]
    line = text.rfind("\n", 0, number.start) + 1
    return Context(
        before=before, after=after,
        glued_before=parts[number.first - 1].text if number.first > 0 else "",
        glued_after=parts[number.last].text if number.last < len(parts) else "",
        line_start=not text[line : number.start].strip(), original_after=text[parts[last - 1].end : parts[last - 1].end + 40],
        original_before=text[max(0, number.start - 40) : number.start],
    )  # fmt: skip


def classify(number: Number, ctx: Context, counted: Counted, words: Words) -> AmountKind:
    """Say what a number is; ``count`` where nothing speaks against it."""
    named = named_number(number.low, ctx.original_before, ctx.original_after, digits=number.digits)
    return named or _shape(number, ctx) or _around(number, ctx, counted, words) or _by_noun(number, ctx, counted, words) or "count"


def _shape(number: Number, ctx: Context) -> AmountKind | None:
    """What the characters themselves say."""
    first_after = ctx.after[0] if ctx.after else ""
    last_before = ctx.before[-1] if ctx.before else ""
    if number.digits and (last_before in _MONEY_SIGNS or first_after in _MONEY_SIGNS):
        return "price"
    if first_after == "%" or (first_after == "per" and ctx.after[1:2] == ["cent"]):
        return "percent"
    if not number.digits:
        return None
    if ctx.line_start and first_after in (".", ")") and re.match(r"[.)]\s", ctx.original_after):
        return "list_number"
    if number.form == "decimal" and ":" in number.plain_word:
        return "clock"
    if re.fullmatch(r"\d{1,2}\.\d{2}", number.plain_word) and (
        first_after in ("a", "p", "am", "pm") or (last_before == "at" and not first_after.isalpha())
    ):
        return "clock"
    if number.form == "range" and ctx.glued_after in _DASHES:
        return "identifier"
    if number.form == "exact" and (_glued(ctx.glued_before) or _glued(ctx.glued_after)):
        return _joined(number, ctx)
    return None


def _glued(text: str) -> bool:
    return bool(text) and not text.isspace() and (text in _DASHES or text in "/_#@" or text[0].isalpha())


def _joined(number: Number, ctx: Context) -> AmountKind | None:
    """A number glued to letters, dashes or slashes: M16, 98-4, 12/06, 5km, 19-year-old, 2-for-1, covid-19."""
    after = ctx.after[0] if ctx.after else ""
    if ctx.glued_after and ctx.glued_after[0].isalpha():
        return {"am": "clock", "pm": "clock", "km": "distance", "m": "distance", "cm": "distance", "mm": "calibre"}.get(
            after, "measurement"
        )  # type: ignore[return-value]
    if ctx.glued_before and ctx.glued_before[0].isalpha():
        return "identifier"
    if ctx.glued_after in _DASHES:
        follow = ctx.after[1] if len(ctx.after) > 1 else ""
        if follow[:1].isdigit():
            return _two_numbers(number, follow)
        if follow in ("year", "yr", "month", "week", "day") and "old" in ctx.after[2:5]:
            return "age"
        return None if not follow.isalpha() else ("duration" if singular(follow) in _PERIODS else "measurement")
    if ctx.glued_before in _DASHES:
        previous = ctx.before[-2] if len(ctx.before) > 1 else ""
        return "score" if previous[:1].isdigit() else "identifier" if previous.isalpha() else None
    return "date" if "/" in (ctx.glued_before, ctx.glued_after) else "identifier"


_PERIODS = frozenset("second minute hour day night week month year decade".split())


def _two_numbers(number: Number, follow: str) -> AmountKind:
    if len(number.plain_word) >= 3 or len(follow) >= 3:
        return "phone" if len(number.plain_word) + len(follow) >= 6 else "identifier"
    return "score"


def _around(number: Number, ctx: Context, counted: Counted, words: Words) -> AmountKind | None:
    """What the neighbouring words say."""
    before = " ".join(ctx.before)
    last = ctx.before[-1] if ctx.before else ""
    after = ctx.after[0] if ctx.after else ""
    if (number.low is not None and number.low <= 31) or number.form == "range":
        month = ctx.before[-2] if last == "." and len(ctx.before) > 1 and len(ctx.before[-2]) <= 4 else last  # "Feb. 12"
        if month in _MONTHS and not (month == "may" and counted.head is not None) and not _dated(number, ctx, counted):
            return "date"
        if (
            after in _MONTHS
            and number.form in ("exact", "ordinal", "range")
            and not (after == "may" and (ctx.after[1:2] in (["have"], ["be"]) or ctx.original_after.lstrip().startswith("may ")))
        ):
            return None if after == "may" and counted.head is None and not number.digits else "date"
    if _is_year(number, ctx, counted):
        return "year"
    if last in ("cost", "costs", "costing") and counted.head is None and number.form == "exact" and not _LIVES & set(ctx.after[:4]):
        return "price"
    if last == "of" and len(ctx.before) > 1 and ctx.before[-2] in _SUMS and counted.unit_class in ("unknown", "money"):
        return "price"
    if number.form == "ordinal" and number.digits and (after in words.after["address"] or _is_street(ctx)):
        return "address"
    if number.form == "ordinal":
        return _ordinal_kind(number, ctx)
    if after in words.after["clock"] or (after in ("a", "p") and ctx.after[1:2] == ["."] and ctx.after[2:3] == ["m"]) or (after == "o"):
        return "clock"
    if _ends_with(before, words.before["age"]) or _starts_with(ctx.after, words.after["age"]) or _is_age(number, ctx):
        return "age"
    if _ends_with(before, words.before["capacity"]):
        return "capacity"
    if number.digits and _is_phone(number, ctx, words):
        return "phone"
    if number.digits and _is_street(ctx):
        return "address"
    if (
        _ends_with(before, words.before["population"])
        and counted.unit_class in (*PERSON_CLASSES, "unknown")
        and number.form in ("exact", "vague", "dozen")
    ):
        return "measurement"
    if after in words.after["population"] and (last in _HAVING or after == "population"):
        return "measurement"
    if (counted.head is None or (number.digits and _CAPITAL_BEFORE.search(ctx.original_before))) and _is_identifier(ctx, words):
        return "identifier"
    if counted.head is None and _bare_clock(number, ctx):
        return "clock"
    if _compared(number, ctx, counted):
        return "identifier"
    return _idiom(number, ctx, counted)


_LIVES = frozenset({"life", "lives", "dead", "killed", "their", "his", "her"})
_HAVING = frozenset("of with has have had its count counts counted number numbers numbered numbering total totals around is was".split())
"""Words before the number of a place's inhabitants; elsewhere inhabitants are people like others ("900 inhabitants had to leave")."""
_SUMS = frozenset("ransom reward bounty fine compensation bail bribe grant loan budget payment fee damages".split())
"""What is counted in money (WordNet 3.1, hyponyms of payment and cost)."""


def _dated(number: Number, ctx: Context, counted: Counted) -> bool:
    """As in "by 24 September eleven bodies", "since January nine workers": days are no words, or the month has its day already."""
    day = ctx.before[-2] if len(ctx.before) > 1 else ""
    if day in ("last", "this", "next", "in", "during", "early", "late", "mid") and counted.head is not None:  # "last August 26 villagers"
        return counted.unit_class in PERSON_CLASSES
    return counted.head is not None and ((day[:1].isdigit() and len(day) <= 2) or not number.digits)


def _ends_with(before: str, entries: frozenset[str]) -> bool:
    return f" {before}".endswith(_behind_blank(entries))


def _starts_with(after: list[str], entries: frozenset[str]) -> bool:
    joined = " ".join(after).replace(" - ", "-")
    return f"{joined} ".startswith(_before_blank(entries)) or joined.startswith(_behind_hyphen(entries))


@lru_cache(maxsize=64)
def _behind_blank(entries: frozenset[str]) -> tuple[str, ...]:
    return tuple(f" {e}" for e in entries)


@lru_cache(maxsize=64)
def _before_blank(entries: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{e} " for e in entries)


@lru_cache(maxsize=64)
def _behind_hyphen(entries: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{hyphen}{e}" for e in entries for hyphen in ("-", "- "))


def _is_year(number: Number, ctx: Context, counted: Counted) -> bool:
    if not (number.digits and number.form == "exact" and number.low and 1500 <= number.low <= 2100 and len(number.plain_word) == 4):
        return False
    if counted.head is None or not ctx.after:
        return True
    last = ctx.before[-1] if ctx.before else ""
    if last in _MONTHS:  # "on 19 August 2021 units of ..."
        return True
    return last in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "the",
        "during",
        "before",
        "after",
        "late",
        "early",
        "mid",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "its",
        "his",
        "their",
        "a",
        "and",
        ",",
    ) or counted.unit_class in ("vehicle", "event", "unknown")


def _is_street(ctx: Context) -> bool:
    """As in "402 W. Walnut St.", "the 2100 block of ...": a house number, capitalised words, a kind of street."""
    tail = ctx.original_after
    return bool(
        re.match(
            r"(?:st|nd|rd|th)?\s+(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z0-9][\w.'’]*\s+){0,3}(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy|Terrace|Square|Circle|Alley|Row|Trail|Pike|Loop)\b",
            tail,
        )
    ) or bool(re.match(r"\s+block\b", tail))


def _ordinal_kind(number: Number, ctx: Context) -> AmountKind | None:
    """Ordinals count only in "the eighth person to die", "a fourth victim": the rest are dates, ranks and steps."""
    last = ctx.before[-1] if ctx.before else ""
    if number.digits and (last in ("the", "on", "of", "and", "to", "-", "–") and (not ctx.after or not ctx.after[0].isalpha())):
        return "date"
    return "ordinal"


def _is_age(number: Number, ctx: Context) -> bool:
    """As in ", 29," after a name; "(29)"; "a woman of 61"; "children under five"; a number glued to "-year-old"."""
    if number.form not in ("exact", "range") or number.low is None or not 0 < number.low <= 115:
        return False
    last, after = (ctx.before[-1] if ctx.before else ""), (ctx.after[0] if ctx.after else ".")
    if last == "(" and after == ")":
        return True
    if _OLDER.search(ctx.original_before) and (not after.isalpha() or after in _AFTER_AGE or after in ("or", "but", "when", "at")):
        return True
    if _PLACED.search(ctx.original_before):
        return False  # "64 in Alba, 21 in Brisk and nine in Corvo"
    if last == "," and number.digits and _NAME_COMMA.search(ctx.original_before) and (not ctx.after or after in _AFTER_AGE):
        return True
    if (
        last == "of"
        and len(ctx.before) > 1
        and singular(ctx.before[-2]) in _AGED
        and ctx.before[-2] == singular(ctx.before[-2])
        and (after in (",", ".", ";", "and", "who", ")") or (len(ctx.before) > 2 and ctx.before[-3] in ("a", "an", "another")))
    ):
        return True
    if last not in ("under", "over", "below", "than") or len(ctx.before) < 2:
        return False
    minors = last in ("under", "below") and ctx.before[-2] in _ARE and number.low <= _OF_AGE and not after.isalpha()
    return minors or ctx.before[-2] in _CHILDREN


_ARE = frozenset("were are was is be all them whom".split())
_OF_AGE = 21
"""The highest age under which the law calls anybody a minor: "seven of them under 18"."""
_AGED = frozenset("man woman boy girl child person baby".split())
_CHILDREN = frozenset("children child kids those people persons infants anyone anybody".split())


_NAME_COMMA = re.compile(
    r"(?:[A-Z][\w.'’-]+|\b(?:man|woman|boy|girl|victim|suspect|driver|father|mother|son|daughter|brother|sister|husband|wife|skipper|captain|officer)),?\s*,\s*$"
)
_OLDER = re.compile(
    r"^(?!.*\b(?:deaths|casualties|injuries|losses|number|toll|total|count|cases|arrests)\b).*"
    r"\b(?:were|was|are|is|all|both|them|whom|mostly|be|been) (?:all |both |mostly |well |far |just |now )*"
    r"(?:over|under|above|below|past|older than|younger than) $",
    re.DOTALL | re.IGNORECASE,
)
"""As in "most of the dead were over 75": who they are, not how many."""
_PLACED = re.compile(r"\b\d[\d,.]* (?:in|at|from|near|on|for) (?:the )?(?:[A-Z][\w.'’-]*[ ,]*)+$")
_AFTER_AGE = frozenset(
    (
        ", . ; ) : of and who from a was were has had in is said told died are remains remained suffered appeared allegedly – — - ( at"
    ).split()
)


def _is_phone(number: Number, ctx: Context, words: Words) -> bool:
    if ctx.before and any(ctx.before[-1] == w for w in ("dial", "call", "calling", "phone", "telephone", "tel", "text", "ring")):
        return True
    return (
        len(number.plain_word) >= 3
        and any(w in words.before["phone"] for w in ctx.before[-3:])
        and (not ctx.after or not ctx.after[0].isalpha())
    )


def _is_identifier(ctx: Context, words: Words) -> bool:
    """As in "page 5", "room 204", "Route 5": a singular noun right before a number that counts no noun."""
    if not ctx.before:
        return False
    last = ctx.before[-1]
    if last in (".", "#") and len(ctx.before) > 1 and ctx.before[-2] in ("no", "nos", "art", "sec", "rt", "fig"):
        return True
    if last in ("number", "total") and _TOLLED & set(ctx.before[:-1]):  # "the fatalities now number nine"
        return False
    return last in words.before["identifier"]


_TOLLED = frozenset(
    "dead deaths fatalities casualties victims injured wounded missing cases infections detainees arrests survivors prisoners hostages"
    " captives homeless displaced evacuees refugees patients sick losses bodies injuries disappeared arrested detained".split()
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][a-z]+\s$")


_TOLD_BEFORE = frozenset("announced said reported counted claimed given admitted stated known told listed named thought".split())


def _compared(number: Number, ctx: Context, counted: Counted) -> bool:
    """As in "took in 16, two more than the army had announced": a difference between two counts, set off by a comma."""
    more = ctx.after[:2] in (["more", "than"], ["fewer", "than"], ["less", "than"])
    told = {"had", "has", "have"} & set(ctx.after[2:7]) and _TOLD_BEFORE & set(ctx.after[3:8])
    return counted.head is None and number.form == "exact" and more and bool(told) and ctx.before[-1:] in ([","], ["-"], ["–"])


def _bare_clock(number: Number, ctx: Context) -> bool:
    """As in "at seven", "until after nine", "by eight in the evening": an hour without a unit at the end of a phrase."""
    if number.form != "exact" or number.low is None or not 1 <= number.low <= 12 or not ctx.before:
        return False
    part_of_day = ctx.after[:2] == ["in", "the"] and ctx.after[2:3] in (["morning"], ["evening"], ["afternoon"])
    if part_of_day and ctx.before[-1] in ("by", "at", "from", "since", "till", "until", "around", "about", "before", "after", "past", "to"):
        return True
    ends = not ctx.after or ctx.after[0] in (".", ",", ";", "on", "in", "and", "that", "this")
    if not ends:
        return False
    return ctx.before[-1] in ("after", "before", "until", "till", "past") or (ctx.before[-1] == "at" and not _PUT & set(ctx.before))


_PUT = frozenset(
    (
        "put puts putting stand stands stood standing remain remains remained stay stays stayed set sets keep keeps kept leave leaves left"
        " estimate estimates estimated peg pegs pegged hold holds held value count counts counted number toll dead missing injured wounded"
        " figure total tally turnout crowd homeless displaced losses casualties place places placed fix fixed capped"
    ).split()
)
"""Words before which "at nine" is a figure and no hour."""


def _idiom(number: Number, ctx: Context, counted: Counted) -> AmountKind | None:
    last, after = (ctx.before[-1] if ctx.before else ""), (ctx.after[0] if ctx.after else "")
    if number.form == "zero":
        return _zero_idiom(number, after, ctx)
    if number.plain_word != "one" or number.low != 1:
        return "idiom" if after == "-" and not number.digits and ctx.glued_after in _DASHES else None
    if last in ("that", "this", "which", "no", "some", "day") and counted.head is not None:  # "and that one firefighter was missing"
        return None
    if last in ("any", "every", "each", "this", "that", "which", "no", "some", "number", "day", "little", "big", "only"):
        return "idiom"
    written = ctx.original_before.lower().split()
    if {last, *written[-1:]} & _WHICH_ONE and counted.head is None:  # "when the second one came"
        return "idiom"
    if last == "the" and after not in ("killed", "wounded", "injured", "dead"):
        return "idiom"
    if after in (
        "another",
        "day",
        "thing",
        "way",
        "time",
        "side",
        "hand",
        "point",
        "reason",
        "by",
        "-",
        "'",
        "’",
        "morning",
        "night",
        "evening",
    ):
        return "idiom"
    return (
        "idiom"
        if after == "of"
        and ctx.after[2:3]
        and ctx.after[2] in ("most", "largest", "biggest", "worst", "best", "world", "few", "country", "many", "deadliest")
        else None
    )


_WHICH_ONE = frozenset(
    "first second third fourth fifth last latest next previous other same new old former final whole right wrong".split()
)


def _zero_idiom(number: Number, after: str, ctx: Context) -> AmountKind | None:
    if number.plain_word == "no" and after == "immediate" and ctx.after[1:2] in (["reports"], ["report"], ["casualties"], ["injuries"]):
        return None
    if (
        number.plain_word == "no"
        and number.last == number.first + 1
        and after
        in (
            ".",
            ",",
            "longer",
            "matter",
            "doubt",
            "idea",
            "way",
            "sign",
            "signs",
            "comment",
            "further",
            "more",
            "immediate",
            "evidence",
            "reason",
            "word",
            "indication",
            "information",
            "details",
            "plans",
            "warning",
            "response",
            "choice",
            "connection",
            "less",
            "fewer",
            "later",
        )
    ):
        return "idiom"
    return (
        "idiom"
        if number.plain_word == "without"
        and after in ("a", "an", "the", "any", "saying", "having", "being", "giving")
        and not {"loss", "losses", "casualties", "injury", "injuries", "deaths"} & set(ctx.after[:4])
        else None
    )


def _by_noun(number: Number, ctx: Context, counted: Counted, words: Words) -> AmountKind | None:
    kind = _CLASS_KINDS.get(counted.unit_class)
    if kind:
        return "age" if kind == "duration" and "old" in ctx.after[:5] else kind
    if number.form == "decimal":
        return "measurement"
    if ctx.after and ctx.after[0] in words.after["capacity"] and counted.unit_class == "infrastructure":
        return "capacity"
    if number.form in ("zero", "any") and counted.unit_class in ("information", "infrastructure") and not counted.partitive:
        return "idiom"
    return None
