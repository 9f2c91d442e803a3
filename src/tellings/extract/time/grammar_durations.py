"""Rules for lengths and for times counted off in units: three weeks, two hours and 15 minutes, five days ago, a year later, weeklong."""

from __future__ import annotations

import itertools

from tellings.extract.time.grammar_dates import make
from tellings.extract.time.grammar_relative import FILL, fixed_ref, rate, unit_of
from tellings.extract.time.rules import Match, Rule, Value


def _halves(match: Match) -> str:
    """The number, with the half of "a year and a half"."""
    n = match.value("n", "n")
    return str(float(n) + 0.5) if match.tok("hf") and n != "X" else n


def _ago(match: Match) -> Value:
    n, unit = _halves(match), unit_of(match)
    inner = match.expr("x")
    if inner:  # "a year ago this week" is a week, "ten years ago on Friday" a day
        grain = str(inner.args.get("unit") or "D") if inner.op == "unit" else "D"
        return make("shift", inner, n=n, unit=unit, sign=-1, high=match.value("n", "high"), grain=grain)
    return make("shift", n=n, unit=unit, sign=-1, ref="now", high=match.value("n", "high"))


def _from_mention(match: Match) -> Value:
    after = match.after()
    if after and (after.word == "than" or (after.word == "to" and match.word("l") == "prior")):
        return None  # "two years later than planned" is a length, "a week prior to Saturday" is counted from Saturday
    sign = -1 if match.word("l") in ("earlier", "before", "previously", "prior") else 1
    return make("shift", n=_halves(match), unit=unit_of(match), sign=sign, ref="mention", high=match.value("n", "high"))


def _vague_ago(match: Match) -> Value:
    return make("shift", n="X", unit=unit_of(match), sign=-1, ref="now")


def _from(match: Match) -> Value:
    """Two weeks from now, a week from Friday."""
    day = match.expr("x")
    if day is None or (day.op == "ref" and day.args.get("code") != "PRESENT_REF"):
        return None
    n, high = match.value("n", "n"), match.value("n", "high")
    if day.op == "ref":
        return make("shift", n=n, unit=unit_of(match), sign=1, ref="now", high=high)
    whole = unit_of(match) in ("W", "M", "Y") and (day.op != "date" or "day" in day.args)  # "two weeks from Tuesday" is a day
    return make("shift", day, n=n, unit=unit_of(match), sign=1, high=high, grain="D" if whole else "")


_TWO = 2


def _long(match: Match) -> Value:
    """A weeklong, month-long or years-long thing."""
    if match.tok("w"):
        return make("duration", n="1", unit=match.value("w", "LONG"))
    return make("duration", n="1" if match.value("u", "UNIT") else "X", unit=unit_of(match)) if match.glued() else None


def _hence(match: Match) -> Value:
    return make("shift", n=match.value("n", "n"), unit=unit_of(match), sign=1, ref="now", high=match.value("n", "high"))


def _duration(match: Match) -> Value:
    n, after, second = _halves(match) or "X", match.after(), match.after(2)
    if match.word("n") in ("a", "an") and match.value("u", "UNITS") and match.last - match.first == _TWO:
        return None  # "a months-long siege"
    if after and second and after.word == "-" and second.word in ("ago", "earlier"):  # "a year-earlier loss"
        return None
    if match.word("u") == "second" and n == "1":  # "a second group"
        return None
    if match.word("u") == "quarter" and n == "1" and after and after.word in ("of", "-"):  # "a quarter of the homes"
        return None
    three = n == "3" and after is not None and after.word == "of"
    if match.word("u") == "quarters" and (match.glued() or three):  # "three-quarters of"
        return None
    return make("duration", n=n, unit=unit_of(match), high=match.value("n", "high"))


_BEFORE_UNITS = frozenset(
    "for within in over after of last lasts lasted lasting take takes took taken taking spend spends spent spending wait waits"
    " waited".split()
)


def _bare_units(match: Match) -> Value:
    """For years, within weeks: a number is not told."""
    before = match.before()
    ok = before and before.word in _BEFORE_UNITS
    return make("duration", n="X", unit=unit_of(match)) if ok and match.word("u") not in ("seconds", "quarters") else None


_SCALE = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Units from the largest to the smallest, as they stand in one length ("two years, three months and four days")."""


def _compound(match: Match) -> Value:
    """Two hours and 15 minutes; "two days, 40 minutes" and "two years and two years" are no one length."""
    pairs = [(match.value(q, "n"), unit_of(match, u)) for q, u in (("n", "u"), ("m", "v"), ("o", "w")) if match.tok(q)]
    if any(unit not in _SCALE or not n.isdigit() for n, unit in pairs) or match.value("n", "high"):
        return None
    places = [_SCALE.index(unit) for _, unit in pairs]
    if any(not 0 < b - a <= _APART for a, b in itertools.pairwise(places)):
        return None
    return make("duration", n=pairs[0][0], unit=pairs[0][1], rest=" ".join(n + unit for n, unit in pairs[1:]))


_APART = 2


def _units_of(match: Match) -> Value:
    """Months of talks, days after the vote."""
    before, second = match.before(), match.after(2)
    part = before is not None and (
        "PART" in before.values or "EDGE" in before.values or before.word in ("small", "wee", "predawn", "final")
    )
    if part or (second is not None and second.kind) or match.word("u") in ("seconds", "quarters", "weekends"):
        return None  # "the early hours of Monday"
    return make("duration", n="X", unit=unit_of(match))


def _quarter_century(_: Match) -> Value:
    return make("duration", n="25", unit="Y")


def _age(match: Match) -> Value:
    return make("age", n=match.value("n", "n") or match.value("n", "NUM"), unit=unit_of(match))


def _year_ago(match: Match) -> Value:
    return make("shift", n="1", unit="Y", sign=-1, ref="mention", grain="Q" if match.tok("q") else "", word="results")


_Q = "n=QUANT -? "
DURATIONS = (
    Rule(f"{_Q}{FILL} u=UNIT|UNITS ( or so )?", "P_DUR", "DURATION", _duration),
    Rule(f"{_Q}u=UNIT|UNITS ,? and? m=QUANT -? v=UNIT|UNITS ( ,? and? o=QUANT -? w=UNIT|UNITS )?", "P_DUR", "DURATION", _compound),
    Rule(f"{_Q}u=UNIT and a hf=half", "P_DUR", "DURATION", _duration),
    Rule(f"{_Q}u=UNIT - long", "P_DUR", "DURATION", _duration),
    Rule(f"the {_Q}{FILL} u=UNITS", "P_DUR", "DURATION", _duration),
    Rule("the|a|an n=QUANT -? u=UNIT -? period", "P_DUR", "DURATION", _duration),
    Rule("u=UNIT|UNITS - long", "P_DUR", "DURATION", _long),
    Rule("w=LONG", "P_DUR", "DURATION", _long),
    Rule("multi - u=UNIT", "P_DUR", "DURATION", lambda m: make("duration", n="X", unit=unit_of(m)) if m.glued() else None),
    Rule(f"{_Q}u=UNIT|UNITS per|each|every v=UNIT", "P_SET", "SET", rate),
    Rule(f"{_Q}u=UNIT|UNITS a=QUANT v=UNIT", "P_SET", "SET", rate),
    Rule("a u=UNIT or two|so", "P_DUR", "DURATION", _duration),
    Rule(f"{_Q}u=UNIT|UNITS -? old|older|age|aged|younger", "P_AGE", "DURATION", _age),
    Rule("aged|age n=DAY12|DAY31|NUM", "P_AGE", "DURATION", lambda m: make("age", n=m.value("n", "NUM"), unit="Y")),
    Rule(f"{_Q}u=UNIT|UNITS ( or so|more )? ago", "P_SHIFT", "DATE", _ago),
    Rule(f"{_Q}u=UNIT and a hf=half ago", "P_SHIFT", "DATE", _ago),
    Rule(f"{_Q}u=UNIT and a hf=half l=earlier|later", "P_SHIFT", "DATE", _from_mention),
    Rule(f"{_Q}u=UNIT|UNITS ago on? x=P_DAY|P_UNIT", "P_SHIFT", "DATE", _ago),
    Rule("u=UNITS", "P_DUR", "DURATION", _bare_units),
    Rule(
        "the u=UNITS > before|after|since|that|leading|following",
        "P_DUR",
        "DURATION",
        lambda m: make("duration", n="X", unit=unit_of(m)),
    ),
    Rule("the u=UNIT > since", "P_DUR", "DURATION", lambda m: make("duration", n="1", unit=unit_of(m))),
    Rule("the u=UNITS ahead", "P_DUR", "DURATION", lambda m: make("duration", n="X", unit=unit_of(m))),
    Rule("( the )? u=UNITS to come", "P_DUR", "DURATION", lambda m: make("duration", n="X", unit=unit_of(m))),
    Rule("u=UNITS > of|after|before", "P_DUR", "DURATION", _units_of),
    Rule("QUANT? quarter - century", "P_DUR", "DURATION", _quarter_century),
    Rule("QUANT? quarter of QUANT century", "P_DUR", "DURATION", _quarter_century),
    Rule("a while", "P_DUR", "DURATION", lambda _: make("duration", n="X", unit="X")),
    Rule("some time", "P_DUR", "DURATION", lambda _: make("duration", n="X", unit="X")),
    Rule("u=UNITS ago", "P_SHIFT", "DATE", _vague_ago),
    Rule("( not )? ( so|too|very|that )? long ago", "P_REF", "DATE", fixed_ref("PAST_REF")),
    Rule("( a|some ( short|long|little )? time|while ) ago", "P_REF", "DATE", fixed_ref("PAST_REF")),
    Rule(f"{_Q}u=UNIT|UNITS l=earlier|later|previously|prior|afterwards|afterward", "P_SHIFT", "DATE", _from_mention),
    Rule(f"{_Q}u=UNIT|UNITS l=before|after > PUNCT", "P_SHIFT", "DATE", _from_mention),
    Rule(
        "u=UNITS l=earlier|later",
        "P_SHIFT",
        "DATE",
        lambda m: make("shift", n="X", unit=unit_of(m), sign=-1 if m.word("l") == "earlier" else 1, ref="mention"),
    ),
    Rule(f"{_Q}u=UNIT|UNITS hence|away", "P_SHIFT", "DATE", _hence),
    Rule(f"{_Q}u=UNIT|UNITS GEN time", "P_SHIFT", "DATE", _hence),
    Rule(f"{_Q}u=UNIT|UNITS from x=P_REF|P_DAY", "P_SHIFT", "DATE", _from),
    Rule("the? ( comparable | same | corresponding )? year - ago|earlier ( period | q=quarter )?", "P_SHIFT", "DATE", _year_ago),
    Rule("the? year - ago|earlier x=P_QUARTER", "P_SHIFT", "DATE", lambda m: make("shift", m.expr("x"), n="1", unit="Y", sign=-1)),
)
