"""Hedges around a number, and how wording becomes ``low..high``.

The table of the design: "at least 80" is 80 to open, "more than 80" 81 to open, "up to 80" open to 80, "nearly 80" open to
79, "about 80" 80 to 80 approximate, "dozens" 24 to open, and so on. The wording is always kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.extract.quantity.number import Lexeme, Number
from tellings.extract.quantity.words import Words
from tellings.model import Figure, Quantity

_STRENGTH = ("none", "about", "less_than", "at_most", "more_than", "at_least")


@dataclass(frozen=True, slots=True)
class Hedge:
    """The effect of the hedges on both sides, their wording, and the lexemes from ``first`` to ``last`` they take with the number."""

    effect: str
    wording: str | None
    first: int
    last: int


def read_hedge(text: str, parts: list[Lexeme], number: Number, words: Words) -> Hedge:
    """Read the hedges before and after a number."""
    effects: list[str] = []
    first, shown = number.first, number.first
    while True:
        step = _before(parts, first, words)
        if step is None:
            break
        if _risen(parts, step[0], first):
            break  # "had risen to nine": where it has come, no upper end
        if step[1] in ("more_than", "less_than") and _definite(parts, first):
            break  # "more than the 3,450 of Tuesday": a known figure is compared with, and said as it is
        first, effect = step
        if effect != "none":
            effects.append(effect)
            shown = first
    last, after = _after(parts, number.last, words)
    if after != "none":
        effects.append(after)
    effect = max(effects, key=_STRENGTH.index, default="none")
    wording = None
    if shown < number.first:
        wording = text[parts[shown].start : parts[number.first].start].strip()
    if after != "none":
        tail = text[parts[number.last - 1].end : parts[last - 1].end].strip()
        wording = f"{wording} … {tail}" if wording else tail
    return Hedge(effect, wording, first, last)


def _before(parts: list[Lexeme], i: int, words: Words) -> tuple[int, str] | None:
    """The longest hedge that ends right before lexeme ``i``."""
    k, joined = i, ""
    best: tuple[int, str] | None = None
    for _ in range(2 * words.longest_hedge + 1):
        k -= 1
        if k < 0:
            break
        joined = (" " if parts[k].text.isspace() else parts[k].text) + joined
        wording = joined.strip()
        effect = words.hedges_before.get(wording)
        if effect is not None and not parts[k].text.isspace() and _whole(parts, k, i):
            best = (k, effect)
    return best


_RISING = frozenset(
    "go goes going gone went rise rises rising risen rose climb climbs climbing climbed move moves moved moving creep crept creeps creeping"
    " shoot shot shoots jump jumped jumps inch inched edge edged edges push pushed pushes pushing bring brings brought bringing take"
    " takes took"
    " taking taken come comes came get gets got gotten add adds added adding revise revised revises revising correct corrected step stepped"
    " drive drove driven drives driving run runs ran tick ticked ticks mount mounted mounts soar soared surge surged it them toll number"
    " total count tally figure".split()
)
"""Words after which "up to" says where a number has come (VerbNet 3.4, calibratable_cos-45.6, and verbs that cause it)."""


def _risen(parts: list[Lexeme], k: int, end: int) -> bool:
    """Whether the hedge from ``k`` is the "up to" of a rise."""
    wording = "".join(p.text for p in parts[k:end]).split()
    before = [p.text for p in parts[max(0, k - 3) : k] if not p.text.isspace()][-1:]
    return wording == ["up", "to"] and bool(before) and before[0] in _RISING


def _definite(parts: list[Lexeme], i: int) -> bool:
    """Whether "the" or "those" stands at or right before lexeme ``i``."""
    return any(p.text.lower() in ("the", "those", "these") for p in parts[max(0, i - 2) : i + 1] if not p.text.isspace())


def _whole(parts: list[Lexeme], k: int, i: int) -> bool:
    """A hedge is set off by blanks ("~80" excepted): the "over" of "left-over 80" is none."""
    quoted = k < 2 or parts[k - 2].text.isspace()  # "'fewer than ten' militants"
    if k > 0 and (parts[k - 1].text == "-" or (parts[k - 1].text in ("'", "’") and not quoted)):
        return False
    return parts[i - 1].text.isspace() or parts[i - 1].text in ("~", "≈")


def _after(parts: list[Lexeme], i: int, words: Words) -> tuple[int, str]:
    joined, best = "", (i, "none")
    for k in range(i, min(i + 6, len(parts))):
        joined += " " if parts[k].text.isspace() else parts[k].text
        effect = words.hedges_after.get(joined.strip())
        if effect is not None and not parts[k].text.isspace():
            ends = k + 1 >= len(parts) or not parts[k + 1].text[0].isalnum()
            following = _next_word(parts, k + 1)
            if joined.strip() in ("odd", "plus", "some", "tops", "+") and not (joined[0] in "-+ " and ends):
                continue
            if joined.strip() in ("plus", "approximately", "roughly", "some", "minimum", "maximum") and following[:1].isdigit():
                continue
            if joined.strip() in (
                "at least",
                "at most",
                "roughly",
                "approximately",
                "more or less",
                "some",
                "at the least",
            ) and following not in (
                "",
                ".",
                ",",
                ";",
                ")",
                "and",
                "in",
                "on",
            ):
                continue  # "killed 10, at least 5 of them children": the hedge of the next number
            best = (k + 1, effect)
    return best


def _next_word(parts: list[Lexeme], i: int) -> str:
    while i < len(parts) and parts[i].text.isspace():
        i += 1
    return parts[i].text if i < len(parts) else ""


def quantity_of(number: Number, hedge: Hedge, unit: str | None) -> Quantity:
    """The interval that number and hedge say together."""
    low, high = number.low, number.high
    figure: Figure = {"range": "range", "dozen": "approximate", "vague": "vague", "decimal": "unknown", "fraction": "unknown"}.get(  # type: ignore[assignment]
        number.form, "exact"
    )
    if low is not None:
        low, high, figure = _bounded(low, high, figure, hedge.effect)
    return Quantity(low=low, high=high, figure=figure, unit=unit, hedge=hedge.wording or _vague_wording(number))


def _vague_wording(number: Number) -> str | None:
    return number.plain_word if number.form == "vague" and number.plain_word not in ("a", "an") else None


def _bounded(low: int, high: int | None, figure: Figure, effect: str) -> tuple[int | None, int | None, Figure]:
    top = low if high is None else high
    if figure == "vague" and effect in ("at_least", "more_than", "about", "none"):
        return low, None, figure
    match effect:
        case "at_least":
            return low, None, "at_least"
        case "more_than":
            return low + 1, None, "at_least"
        case "at_most":
            return None, top, "at_most"
        case "less_than":
            return None, max(top - 1, 0), "at_most"
        case "about":
            return low, high, "range" if figure == "range" else "approximate"
        case _:
            return low, high, figure
