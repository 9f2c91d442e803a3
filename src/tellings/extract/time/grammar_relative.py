"""Rules for times that need an anchor: last week, two days ago, Monday night, the next morning, the past 24 hours."""

from __future__ import annotations

from tellings.extract.time.grammar_dates import make, number
from tellings.extract.time.rules import Builder, Match, Rule, Value

_LIMIT = "( HEDGE | at least|most | more|less than )?"
"""What may stand before "the last three years"; "over" does not: it is the preposition there."""
_HEDGED = (
    "( HEDGE | at least|most | ( no )? more|less|fewer|longer than | up to | as many|much|long as | over|under | just over|under"
    " | nearly|almost )?"
)


def _quantity(match: Match) -> Value:
    low, before, year = match.value("n", "NUM"), match.before(), match.before(2)
    if before and year and before.word in ("-", "–", "/") and "year" in year.values and before.end == (match.tok("n") or before).start:
        return None  # "the 2010-11 school year"
    if match.word("n") in ("a", "an", "one", "another", "each"):
        low = "1"
    if match.tok("c"):  # a couple of
        return {"n": "2", "hedge": "approx"}
    if match.tok("d"):  # a dozen
        return {"n": "12"}
    before = match.before()
    if match.tok("v"):
        return None if before and before.word == "as" else {"n": "X"}  # "the third in as many months"
    if low == "1" and before and before.word in _SPEED and match.word("n") in ("a", "an"):
        return None  # "60 miles an hour"
    if match.tok("hf") and not low:
        return {"n": "0.5"}
    if match.tok("hf"):
        low = str(float(low) + 0.5)
    try:
        float(low)
    except ValueError:
        return None
    high = match.value("m", "NUM")
    hedge = match.word("h") or ("approx" if match.tok("or") else "")
    return {"n": low, **({"high": high} if high else {}), **({"hedge": hedge} if hedge else {})}


_SPEED = frozenset("miles kilometers kilometres km feet foot meters metres knots mile kilometer kilometre litres liters gallons".split())
FILL = (
    "( more|additional|consecutive|straight|full|whole|entire|single|long|extra|further|other|solid|working|business|calendar|fiscal"
    "|successive|trading|school|banking )?"
)
_AHEAD = f"> ( - )? {FILL} UNIT|UNITS"


def rate(match: Match) -> Value:
    """Twice a year, 24 hours a day, two days a week: how often in each."""
    if match.tok("a") and match.word("a") not in ("a", "an"):
        return None
    return make("set", n="1", unit=match.value("v", "UNIT") or match.value("u", "UNIT"))


QUANTITIES = (
    Rule("once|twice|thrice a|an|per|each|every u=UNIT", "P_SET", "SET", rate),
    Rule("SMALL|NUM|DAY12|DAY31|several|many times a|an|per|each|every u=UNIT", "P_SET", "SET", rate),
    Rule(f"{_HEDGED} n=DAY12|DAY31|NUM|SMALL|CLOCK4|YEARWORDS {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} n=DAY12|DAY31|NUM|SMALL -|–|to|or|and m=DAY12|DAY31|NUM|SMALL {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"between n=DAY12|DAY31|NUM|SMALL and m=DAY12|DAY31|NUM|SMALL {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} n=DAY12|DAY31|NUM|SMALL -? and -? a -? hf=half {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} n=DAY12|DAY31|NUM|SMALL -? plus|+ {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} half hf=a|an {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} a|an|one hf=half {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} n=a|an|one|another {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} a? c=couple of? {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"{_HEDGED} a|several? d=dozen {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"( a )? v=few|several|many|numerous|dozens|hundreds|scores|countless of? {_AHEAD}", "QUANT", "", _quantity),
    Rule(f"a v=number|handful of {_AHEAD}", "QUANT", "", _quantity),
)


def unit_of(match: Match, name: str = "u") -> str:
    """The code of a named item that is a unit, in the singular or the plural."""
    return match.value(name, "UNIT") or match.value(name, "UNITS")


_OFFSET = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "present": 0, "same": 0, "next": 1, "coming": 1, "following": 1}
_REF = {"TS": "PRESENT_REF", "TM": "PRESENT_REF", "TH": "PRESENT_REF"}


def _this_unit(match: Match) -> Value:
    unit, word = unit_of(match), match.word("l")
    if unit in _REF and word == "this":
        return make("ref", code="PRESENT_REF")
    if word == "previous":  # counted from the time told before, as "the following" is
        return make("same", unit=unit, offset=-1) if unit not in _REF else None
    if unit == "D" and word == "last":
        return None  # "the last day of school"
    before, after, second = match.before(), match.after(), match.after(2)
    if word == "last" and match.word("t") and after and after.word == "of" and not (second and second.kind):
        return make("duration", n="1", unit=unit)  # "the last year of his term"
    if unit == "D" and word == "next" and not (before and before.word in ("in", "within", "over", "during")):
        return make("same", unit="D", offset=1)  # "he fell ill on 3 May and died the next day"
    if unit in ("DE", "CE") and word in ("last", "past", "next", "coming"):
        return make("span", n="1", unit=unit, sign=1 if word in ("next", "coming") else -1)
    return make("unit", unit=unit, offset=_OFFSET[word], word=word)


def span(match: Match) -> Value:
    """The past 24 hours, the next few days: a stretch that ends or begins now."""
    n = match.value("n", "n") or "X"
    word = match.word("l")
    sign = 0 if word in ("first", "final", "early", "opening", "closing") else 1 if word in ("next", "coming", "following") else -1
    op = "span" if sign else "duration"
    n = ("1.5" if n == "X" else str(float(n) + 0.5)) if match.tok("hf") else n
    return make(op, n=n, unit=unit_of(match), sign=sign or None, high=match.value("n", "high"))


def _recent(match: Match) -> Value:
    word = match.word("l")
    if word in ("coming", "future"):
        return make("ref", code="FUTURE_REF")
    return make("span", n="X", unit=unit_of(match), sign=1 if word in ("coming", "future") else -1, word=word)


def _weekday(match: Match) -> Value:
    told = "mention" if match.word("l") in ("previous", "following") else ""  # counted from the time told before
    return make("weekday", match.expr("x"), weekday=number(match.value("w", "WEEKDAY")), dir=match.word("l"), ref=told)


def _weekday_week(match: Match) -> Value:
    return make("weekday", make("unit", unit="W", offset=_OFFSET[match.word("l")]), weekday=number(match.value("w", "WEEKDAY")))


def _day(offset: int) -> Builder:
    def build(_: Match) -> Value:
        return make("unit", unit="D", offset=offset)

    return build


def _today_part(match: Match) -> Value:
    day = {"this": 0, "last": -1, "today": 0, "yesterday": -1, "tomorrow": 1}[match.word("l")]
    return make("part", make("unit", unit="D", offset=day), part=match.value("p", "PART"))


def _month(match: Match) -> Value:
    """A bare name of a month; "may" and "march" want a capital and no verb reading (see the syntax filter)."""
    return make("date", month=number(match.value("m", "MONTH")), dir=match.word("l"))


def _season(match: Match) -> Value:
    return make("season", code=match.value("s", "SEASON"), dir=match.word("l"))


def _same_season(match: Match) -> Value:
    """That summer: of the year told before."""
    return make("season", make("same", unit="Y", offset=0), code=match.value("s", "SEASON"))


def _same_month(match: Match) -> Value:
    """That November: of the year told before, or the next one after the time told."""
    return make("date", make("same", unit="Y", offset=0), month=number(match.value("m", "MONTH")))


def _ordinal(match: Match) -> str | None:
    """The number of an ordinal as a string, -1 for the last."""
    return "-1" if match.word("n") in ("last", "final") else match.value("n", "ORD") or None


def _nth_of(match: Match) -> Value:
    """The first week of May, the last day of the year, the second Monday in October."""
    n, weekday = _ordinal(match), number(match.value("w", "WEEKDAY"))
    x = match.tok("x")
    inner = (match.expr("x") or make("date", month=number(match.value("x", "MONTH")))) if x else None
    if inner is None:
        inner = make("unit", unit=match.value("v", "UNIT"), offset=_OFFSET.get(match.word("l"), 0))
    if n is None or inner.op not in ("date", "year", "unit"):
        return None
    return make("nth", inner, n=n, unit=unit_of(match) or "D", weekday=weekday)


def _nth(match: Match) -> Value:
    """The third day of the siege: counted from when it began, where the text tells that."""
    n, after = _ordinal(match), match.after()
    return make("nth", n=n, unit=unit_of(match)) if n and n != "-1" and not (after and after.kind) else None


def _holiday(match: Match) -> Value:
    """Last Christmas, this November 24."""
    inner = match.expr("x")
    yearless = inner is not None and (inner.op == "holiday" or (inner.op == "date" and "month" in inner.args and "year" not in inner.args))
    return inner.replace(args={**inner.args, "dir": match.word("l")}) if inner and yearless else None


def _ref(match: Match) -> Value:
    return make("ref", code=match.value("r", "REF"))


def _at_this_time(match: Match) -> Value:
    """At this time; not "at this time of year"."""
    after = match.after()
    return None if after and after.word in ("of", "last", "next") else make("ref", code="PRESENT_REF")


def fixed_ref(code: str) -> Builder:
    """A builder of ``PRESENT_REF``, ``PAST_REF`` or ``FUTURE_REF``."""

    def build(_: Match) -> Value:
        return make("ref", code=code)

    return build


def _same(match: Match) -> Value:
    """The same day, the next morning, the following week: counted from the time told before."""
    word = match.word("l")
    offset = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1, "after": 1, "before": -1}[word]
    if match.tok("p"):
        return make("part", make("same", unit="D", offset=offset), part=match.value("p", "PART"))
    unit = unit_of(match)
    if unit in ("TS", "TM", "TH") or (unit in ("W", "M", "Q", "Y", "DE") and word == "next"):
        return make("unit", unit=unit, offset=1, word=word) if unit not in ("TS", "TM", "TH") else None
    return make("same", unit=unit, offset=offset)


_CLOSES = frozenset(
    "and or but nor when where who which that at in on by for from to with without of as than near into over during after while because"
    " is was were are had has have did would will could also only just not still yet , . ; : ! ? ) ( - – — \" ' ” ’ '' ` `` 's".split()
)
"""What may follow "the day before" where it stands for itself; anything else opens what it is counted from ("the day before the vote")."""


def same_before(match: Match) -> Value:
    """The day before, the night after."""
    offset, after = 1 if match.word("l") in ("after", "afterward", "afterwards", "later") else -1, match.after()
    of = "event" if after and after.word not in _CLOSES and not after.kind else ""
    if match.tok("p"):
        return make("part", make("same", unit="D", offset=offset), part=match.value("p", "PART"), of=of)
    return make("same", unit=unit_of(match), offset=offset, of=of)


def _tonight(_: Match) -> Value:
    return make("part", make("unit", unit="D", offset=0), part="NI")


def _overnight(_: Match) -> Value:
    return make("part", part="ON")


def _set(match: Match) -> Value:
    if match.tok("w"):
        weekday = number(match.value("w", "WEEKDAY") or match.value("w", "WEEKDAYS"))
        return make("set", weekday=weekday, part=match.value("p", "PARTS") or match.value("p", "PART"))
    if match.tok("d"):
        return make("set", unit="WD") if match.word("d") == "weekdays" or match.last - match.first > 1 else None
    if match.word("u") == "weekends":
        before = match.before()
        return make("set", unit="WE") if before and before.word in ("on", "at", "during", "most") else None
    if match.tok("p"):
        return make("set", part=match.value("p", "PART") or match.value("p", "PARTS"))
    if match.tok("e"):
        return make("set", n="1", unit=match.value("e", "EVERY"))
    if match.tok("s"):
        return make("set", season=match.value("s", "SEASON"))
    if match.tok("m"):
        return make("set", month=number(match.value("m", "MONTH")))
    n = match.value("n", "n") or ("2" if match.tok("o") else "1")
    return make("set", n=n, unit=unit_of(match))


RELATIVE = (
    Rule("today", "P_DAY", "DATE", _day(0)),
    Rule("tonight", "P_PART", "TIME", _tonight),
    Rule("yesterday", "P_DAY", "DATE", _day(-1)),
    Rule("tomorrow", "P_DAY", "DATE", _day(1)),
    Rule("the? day before yesterday", "P_DAY", "DATE", _day(-2)),
    Rule("the? day after tomorrow", "P_DAY", "DATE", _day(2)),
    Rule("l=this|last|yesterday|today|tomorrow p=PART", "P_PART", "TIME", _today_part),
    Rule("overnight", "P_PART", "TIME", _overnight),
    Rule("w=WEEKDAY > and|or|to|through WEEKDAY p=PARTS", "P_SET", "SET", _set),
    Rule("w=WEEKDAY", "P_DAY", "DATE", _weekday),
    Rule("( this | the )? l=last|this|next|past|previous|coming w=WEEKDAY", "P_DAY", "DATE", _weekday),
    Rule("the l=following w=WEEKDAY", "P_DAY", "DATE", _weekday),
    Rule("w=WEEKDAY of? l=last|this|next week", "P_DAY", "DATE", _weekday_week),
    Rule("l=last|this|next week GEN? ( of|on )? w=WEEKDAY", "P_DAY", "DATE", _weekday_week),
    Rule("m=MONTH", "P_MONTH", "DATE", _month),
    Rule("( this )? l=last|this|next|past|previous|coming m=MONTH", "P_MONTH", "DATE", _month),
    Rule("( this | the )? l=last|this|next|past|previous|coming|following s=SEASON", "P_SEASON", "DATE", _season),
    Rule("the? n=ORD|ORDNUM|last|final u=day|week|weekend of|in x=MONTH|P_MONTH|P_YEAR", "P_DAY", "DATE", _nth_of),
    Rule("the? n=ORD|ORDNUM|last|final u=day|week|weekend of|in l=the|this|last|next v=month|year", "P_DAY", "DATE", _nth_of),
    Rule("the? n=ORD|ORDNUM|last|final w=WEEKDAY of|in x=MONTH|P_MONTH", "P_DAY", "DATE", _nth_of),
    Rule("the n=ORD|ORDNUM full? u=day|night|week|month|year", "P_AFTER", "DATE", _nth),
    Rule("( later )? that m=MONTH", "P_MONTH", "DATE", _same_month),
    Rule("( later )? that s=SEASON", "P_SEASON", "DATE", _same_season),
    Rule("every|each s=SEASON", "P_SET", "SET", _set),
    Rule("( this | the )? l=last|this|next|past|coming x=P_DAY", "P_DAY", "DATE", _holiday),
    Rule("( t=the )? l=last|this|next|previous|current|coming ( fiscal | financial | calendar )? u=UNIT", "P_UNIT", "DATE", _this_unit),
    Rule("this l=coming u=UNIT", "P_UNIT", "DATE", _this_unit),
    Rule("( this | the ) l=past u=UNIT", "P_UNIT", "DATE", _this_unit),
    Rule(
        f"{_LIMIT} ( the )? l=last|past|next|first|final|coming|following|previous|opening|closing|latest n=QUANT -?"
        f" {FILL} u=UNIT|UNITS ( or so )?",
        "P_DUR",
        "DURATION",
        span,
    ),
    Rule("( the )? l=last|past|next u=UNIT and a hf=half", "P_DUR", "DURATION", span),
    Rule("( the )? l=recent|coming|future|past u=UNITS", "P_DUR", "DURATION", _recent),
    Rule("( that | the ) l=same|next|following|previous|preceding u=UNIT", "P_SAME", "DATE", _same),
    Rule("( that )? ( very )? l=that u=UNIT", "P_SAME", "DATE", _same),
    Rule("( that | the ) l=same|next|following|previous p=PART", "P_PART", "TIME", _same),
    Rule("( later )? l=that p=PART", "P_PART", "TIME", _same),
    Rule("every|each ( single )? u=UNIT", "P_SET", "SET", _set),
    Rule("every o=other u=UNIT", "P_SET", "SET", _set),
    Rule("every|each w=WEEKDAY p=PART?", "P_SET", "SET", _set),
    Rule("every other|second w=WEEKDAY", "P_SET", "SET", _set),
    Rule("w=WEEKDAY p=PARTS", "P_SET", "SET", _set),
    Rule("u=weekends", "P_SET", "SET", _set),
    Rule("( every|each )? d=weekday|weekdays", "P_SET", "SET", _set),
    Rule("every|each p=PART", "P_SET", "SET", _set),
    Rule("every|each m=MONTH", "P_SET", "SET", _set),
    Rule("every n=QUANT u=UNIT|UNITS", "P_SET", "SET", _set),
    Rule("w=WEEKDAYS", "P_SET", "SET", _set),
    Rule("e=EVERY", "P_SET", "SET", _set),
    Rule("r=REF", "P_REF", "DATE", _ref),
    Rule(
        "the r=future|present|past",
        "P_REF",
        "DATE",
        lambda m: make("ref", code={"future": "FUTURE_REF", "present": "PRESENT_REF", "past": "PAST_REF"}[m.word("r")]),
    ),
    Rule("at present > PUNCT|and|but|there|the|it|we|they|he|she|no", "P_REF", "DATE", fixed_ref("PRESENT_REF")),
    Rule("these days", "P_REF", "DATE", fixed_ref("PRESENT_REF")),
    Rule("at this time|point|juncture", "P_REF", "DATE", _at_this_time),
    Rule("the present|current time", "P_REF", "DATE", fixed_ref("PRESENT_REF")),
    Rule("at the|this moment", "P_REF", "DATE", fixed_ref("PRESENT_REF")),
    Rule("the near|short|long term", "P_REF", "DATE", fixed_ref("FUTURE_REF")),
    Rule("the near|distant|foreseeable future", "P_REF", "DATE", fixed_ref("FUTURE_REF")),
)
