"""Rules that put phrases together: the night of June 5, late last year, 9 a.m. on Monday, from 3 to 5 May, two days after Christmas."""

from __future__ import annotations

from tellings.extract.time.grammar_dates import day_list, make, number, year_of
from tellings.extract.time.grammar_relative import same_before, span
from tellings.extract.time.rules import Match, Rule, Value
from tellings.model import TimeExpression


def _part_of_day(match: Match) -> Value:
    part = match.value("p", "PART") or match.value("p", "LIGHT") or "EH"
    edge = {"early": "START", "late": "END", "predawn": "START", "mid": "MID"}.get(match.word("e"), "")
    inner = match.expr("x")
    if inner and inner.op == "part" and not match.tok("p"):
        inner = inner.inner[0] if inner.inner else None
    if part == "NI" and match.word("on") and edge == "":
        return make("part", inner, part="NB")  # "in the night on Monday", "the night to Monday": the night that ends on it
    return make("part", inner, part=part, edge=edge)


def _part_and_date(match: Match) -> Value:
    """Tuesday evening, March 5, 2019: the date says which Tuesday."""
    part, day = match.expr("p"), match.expr("x")
    if part is None or day is None or part.op != "part" or day.op != "date" or not part.inner or part.inner[0].op != "weekday":
        return None
    return part.replace(inner=[day])


def _light(match: Match) -> Value:
    before = match.before()
    edge = "BEFORE" if before and before.word in ("before", "pre") else ""
    return make("part", match.expr("x"), part=match.value("p", "LIGHT"), edge=edge)


def _hours(match: Match) -> Value:
    inner = match.expr("x")
    if inner and inner.op == "part":
        inner = inner.inner[0] if inner.inner else None
    return make("part", inner, part=match.value("p", "PART") if match.word("e") in ("late", "evening") and match.tok("p") else "EH")


def _night_range(match: Match) -> Value:
    span = match.expr("x")
    told = match.expr("q")  # "in the night" was put together before
    night = match.value("p", "PART") == "NI" or (told is not None and told.args.get("part") == "NI" and not told.inner)
    if span is None or span.op != "range" or not night:
        return None
    return make("nights", *span.inner)


def _edge(match: Match) -> Value:
    word = match.word("e")
    edge = match.value("e", "EDGE") or {"earlier": "EARLIER", "later": "LATER", "sometime": "", "far": "SOFAR", "first": "START"}.get(
        word, ""
    )
    inner = match.expr("x")
    if inner is None and match.tok("u"):
        inner = make("unit", unit=match.value("u", "UNIT"), offset=0)
    if inner is None and match.tok("s"):
        inner = make("season", code=match.value("s", "SEASON"))
    return make("edge", inner, edge=edge) if inner else None


def _time_on_day(match: Match) -> Value:
    clock, day = match.expr("t"), match.expr("d")
    if clock is None or day is None or day.op in ("clock", "point") or clock.inner:
        return None
    return clock.replace(inner=[day])


def _marked(match: Match, name: str) -> TimeExpression | None:
    """A phrase's expression with its place relative to the whole, so that a scorer can take a range apart."""
    tok, whole = match.tok(name), match.start
    if tok is None or tok.expr is None:
        return None
    return tok.expr.replace(args={**tok.expr.args, "at": tok.start - whole, "to": tok.end - whole, "type": tok.type})


_HOURS = frozenset({"clock", "point"})


def _range(match: Match) -> Value:
    a, b = _marked(match, "a"), _marked(match, "b")
    if a is None or b is None:
        return None
    if a.op in ("duration", "set", "ref", "span") or b.op in ("duration", "set", "span", "age"):
        return None
    if a.op in _HOURS and not a.inner and b.op in _HOURS and b.inner:
        a = a.replace(inner=b.inner)  # "from 7 to 9 p.m. on Friday"
    if a.op == "part" and a.args.get("part") == "NI" and a.inner and b.op in ("date", "weekday"):
        return make("nights", a.inner[0], b)
    if a.op == "part" and a.args.get("part") == "ON" and not a.inner and b.op in ("date", "weekday"):
        return make("part", b, part="NB")  # "overnight into Monday"
    return make("range", a, b)


def _list(match: Match) -> Value:
    """April 24 and 25: the month of the first day is that of the others."""
    a = _marked(match, "a")
    if a is None or a.op != "date" or not a.args.get("month") or not a.args.get("day"):
        return None
    month, stated = a.args["month"], a.args.get("year")
    year = stated if isinstance(stated, int) else whole.args.get("year") if (whole := match.expr("y")) else None
    first = a.replace(args={**a.args, "year": year}) if year else a
    return day_list(match, month if isinstance(month, int) else None, year if isinstance(year, int) else None, first)


def _year_range(match: Match) -> Value:
    first, tail = year_of(match, "y"), match.value("z", "year") or match.value("z", "NUM")
    last = number(tail)
    if first is None or last is None or not match.glued():
        return None
    if last <= _DECEMBER and len(tail) == _TWO and tail[:1] == "0" and first % 100 < _TURN:
        return make("date", year=first, month=last) if last else None  # "2008-04" is a month, "1999-02" are years
    last = first // 100 * 100 + last if last < 100 else last
    if last < first and tail[:1] == "0":
        last += 100
    y, z, start = match.tok("y"), match.tok("z"), match.start
    if not 0 < last - first < 150 or y is None or z is None:
        return None
    a = make("year", year=first, at=0, to=y.end - start, type="DATE")
    return make("range", a, make("year", year=last, at=z.start - start, to=z.end - start, type="DATE"))


_DECEMBER, _TWO, _TURN = 12, 2, 90


def _anchored(match: Match) -> Value:
    """Two days after Christmas, the day before last Tuesday; not "one day before Thursday's deadline"."""
    after = match.after()
    if after and after.word in ("'s", "'") and match.tok("q"):
        return None
    sign = -1 if match.word("l") in ("before", "ahead", "prior") else 1
    n, unit = (match.expr("q").args.get("n"), match.expr("q").args.get("unit")) if match.expr("q") else ("1", match.value("u", "UNIT"))  # type: ignore[union-attr]
    inner = _marked(match, "x") if match.tok("q") else match.expr("x")
    day = inner is not None and match.tok("q") is not None and inner.op in ("date", "weekday", "holiday") and _names_day(inner)
    return make("shift", inner, n=n, unit=unit, sign=sign, grain="D" if day and unit in _CALENDAR else "") if n != "X" else None


_CALENDAR = frozenset({"W", "M", "Y"})


def _names_day(expr: TimeExpression) -> bool:
    """Whether a phrase tells a day: "two weeks after 3 May" is a day, "two weeks after May" is not."""
    return expr.op != "date" or "day" in expr.args


def _after_event(match: Match) -> Value:
    """Two days after the strike: counted from a happening of the text."""
    q = match.expr("q")
    sign = -1 if match.word("l") == "before" else 1
    return make("shift", n=q.args.get("n"), unit=q.args.get("unit"), sign=sign, ref="event") if q and q.op == "duration" else None


def _year_before(match: Match) -> Value:
    """The quarter a year ago, the same month last year: what was told, a year earlier."""
    x, y = match.expr("x"), match.expr("y")
    back = (
        y is not None
        and not y.inner
        and (
            (y.op == "shift" and y.args.get("unit") == "Y" and y.args.get("n") == "1" and y.args.get("sign") == -1)
            or (y.op == "unit" and y.args.get("unit") == "Y" and y.args.get("offset") == -1)
        )
    )
    if not back:
        return None
    if x is None or x.op in ("same", "unit"):
        unit = ("Q" if match.word("u") == "quarter" else "") or (str(x.args.get("unit")) if x else "")
        return make("shift", n="1", unit="Y", sign=-1, ref="mention", grain=unit if unit in ("Q", "M") else "")
    return make("shift", x, n="1", unit="Y", sign=-1) if x.op in ("quarter", "date", "half") and not x.args.get("year") else None


def _quarter_of_year(match: Match) -> Value:
    """Last year's quarter: the quarter told before, a year earlier."""
    y = match.expr("y")
    if y is None or y.op != "unit" or y.args.get("unit") != "Y" or y.args.get("offset") != -1:
        return None
    return make("shift", n="1", unit="Y", sign=-1, ref="mention", grain="Q" if match.word("u") == "quarter" else "")


def _week_of(match: Match) -> Value:
    ends = match.word("l") in ("ending", "ended", "to", "through")
    return make("week", match.expr("x"), ends=1 if ends else None)


def _holiday_week(match: Match) -> Value:
    """Easter week, the Labor Day weekend."""
    day = match.expr("x")
    return make("week", day, whole=match.value("u", "UNIT")) if day and day.op == "holiday" else None


def _of_year(match: Match) -> Value:
    """September of this year, last year's third quarter: the first phrase gets its year from the second."""
    part, year = match.expr("x"), match.expr("y")
    if (
        part is None
        or year is None
        or part.inner
        or part.args.get("year")
        or part.op not in ("date", "quarter", "season", "half", "month", "holiday")
    ):
        return None
    if year.op == "unit" and year.args.get("unit") != "Y":
        return None
    return part.replace(inner=[year], args={k: v for k, v in part.args.items() if k != "dir"})


def _season_of(match: Match) -> Value:
    """This year's summer, the fall of last year."""
    year = match.expr("y")
    if year is None or (year.op == "unit" and year.args.get("unit") != "Y") or year.op not in ("unit", "year"):
        return None
    return make("season", year, code=match.value("s", "SEASON"))


def _edge_of_year(match: Match) -> Value:
    inner = _of_year(match)
    return make("edge", inner, edge=match.value("e", "EDGE")) if isinstance(inner, TimeExpression) else None


def _half_of(match: Match) -> Value:
    inner = match.expr("x") or make("unit", unit=match.value("u", "UNIT"), offset=0, word="the")
    return make("half", inner, n=2 if match.word("d") in ("second", "last", "latter") else 1) if inner else None


def _the_unit(match: Match) -> Value:
    after, second = match.after(), match.after(2)
    if after and second and after.word == "-" and second.word in ("old", "long"):  # "the year-old war"
        return None
    unit, latest = match.value("u", "UNIT"), match.word("l") == "latest"
    comma, told = match.before(), match.before(2)
    if comma and told and comma.word == "," and told.kind == "P_YEAR" and unit == "Y" and after and after.word not in _CLOSING:
        return make("same", unit="Y", offset=0)  # "in 2008, the year he left"
    if match.word("u") == "period":  # of results: "the latest period" is the quarter they are of
        return make("shift", n="0", unit="Y", sign=-1, ref="mention", grain="Q", word="period") if latest else None
    return make("unit", unit=unit, offset=-1 if unit == "Q" or (latest and unit == "Y") else 0, word="the")


_CLOSING = frozenset({",", ".", ";", ")", "-", "–", "—", "ended", "ending", "is", "was", "will", "has", "had"})


def _during_unit(match: Match) -> Value:
    before = match.before()
    return _the_unit(match) if before and before.word in ("for", "in", "during", "throughout") else None


def _later_in_day(match: Match) -> Value:
    """Later in the day: the day told before; not "in the day before the vote"."""
    before, edge, after = match.before(), match.before(2), match.after()
    inside = before is not None and before.word == "in" and edge is not None and edge.word in ("earlier", "later", "early", "late")
    return make("same", unit="D", offset=0) if inside and not (after and after.word in ("before", "after")) else None


def _season_in(match: Match) -> Value:
    before = match.before()
    ok = before and before.word in ("in", "into", "during", "over", "since", "by", "until", "through", "throughout", "of", "for")
    return make("season", code=match.value("s", "SEASON")) if ok else None


def _part_in(match: Match) -> Value:
    before = match.before()
    mid = match.word("e") == "mid" and match.glued()  # "mid-morning" needs no preposition
    ok = mid or (before and before.word in ("in", "during", "by", "until", "into", "before", "after", "since", "through", "at", "around"))
    part = match.value("p", "PART") or match.value("p", "LIGHT")
    if not ok or (before and before.word == "at" and part == "NI"):
        return None
    first = match.before(2)
    if before and first and before.word in ("after", "by") and first.word == match.word("p"):
        return None  # "night after night"
    if match.tok("p") and match.last - match.first == 1 and before and before.word in ("in", "during") and not match.value("p", "LIGHT"):
        return None  # "in night raids"
    edge = {"early": "START", "late": "END", "mid": "MID"}.get(
        match.word("e"), "BEFORE" if before and before.word == "before" and match.value("p", "LIGHT") else ""
    )
    return make("part", part=part, edge=edge)


def _end_of(match: Match) -> Value:
    """The end of the day; "at the end of the day, ..." weighs things up."""
    before, after, first = match.before(), match.after(), match.before(2)
    opens = first is None or first.word in (".", '"', "“", ",", "but", "and", ";")
    if match.word("u") == "day" and before and before.word == "at" and opens and after and after.word == ",":
        return None
    return _edge(match)


def _early(match: Match) -> Value:
    """Early Monday, late on Friday night."""
    inner = match.expr("x")
    if inner and inner.op in ("part", "clock"):
        return inner.replace(args={**inner.args, "edge": match.value("e", "EDGE")})
    return make("edge", inner, edge=match.value("e", "EDGE") or {"earlier": "EARLIER", "later": "LATER"}.get(match.word("e"), ""))


def _ended(match: Match) -> Value:
    """ "The year ended March 31": the length of the stretch; the date that ends it is an expression of its own."""
    return make("duration", n="1", unit=match.value("u", "UNIT"))


_DAYLIKE = "P_DAY|P_PART"
_CAL = "P_YEAR|P_DECADE|P_CENTURY|P_QUARTER|P_HALF|P_SEASON|P_MONTH|P_UNIT|P_WEEK|P_SAME"
_ANY = f"{_DAYLIKE}|{_CAL}|P_TIME|P_SHIFT"

FIRST = (
    Rule("overnight on? x=P_DAY", "P_PART", "TIME", lambda m: make("part", m.expr("x"), part="ON")),
    Rule("x=P_MONTH|P_QUARTER|P_SEASON|P_HALF|P_DAY ,? ( of|in )? y=P_UNIT|P_YEAR", "P_MONTH", "DATE", _of_year),
    Rule("e=EDGE -? ( of|in )? x=P_MONTH ( of )? y=P_UNIT|P_YEAR", "P_MONTH", "DATE", _edge_of_year),
    Rule("( the )? y=P_UNIT|P_YEAR GEN? x=P_QUARTER|P_SEASON|P_HALF", "P_QUARTER", "DATE", _of_year),
    Rule("y=YEAR -|–|/ z=YEAR|DAY12|DAY31|NUM", "P_SPAN", "DURATION", _year_range),
    Rule("( the )? y=P_UNIT|P_YEAR GEN s=SEASON", "P_SEASON", "DATE", _season_of),
    Rule("the s=SEASON ( of|in )? y=P_UNIT", "P_SEASON", "DATE", _season_of),
    Rule("s=SEASON of y=P_UNIT", "P_SEASON", "DATE", _season_of),
    Rule("the? d=first|second|last|latter half of x=P_UNIT|P_YEAR|P_DECADE|P_MONTH", "P_HALF", "DATE", _half_of),
    Rule("the? d=first|second|last|latter half of the u=year|month|decade|century", "P_HALF", "DATE", _half_of),
    Rule(
        "a=P_DAY ( , b=DAY12|DAY31|ORDNUM )? ( , c=DAY12|DAY31|ORDNUM )? ,? ( and|& | o=or ) e=DAY12|DAY31|ORDNUM ( ,? y=P_YEAR )?",
        "P_SPAN",
        "DATE",
        _list,
    ),
    Rule("p=P_PART ,? x=P_DAY", "P_PART", "TIME", _part_and_date),
    Rule("x=P_DAY ,? e=early|late? p=PART", "P_PART", "TIME", _part_of_day),
    Rule("the? e=early|late|mid? -? p=PART of|, the? x=P_DAY", "P_PART", "TIME", _part_of_day),
    Rule("( the )? e=early|late? p=PART on=on x=P_DAY", "P_PART", "TIME", _part_of_day),
    Rule("the p=night on=to|into x=P_DAY", "P_PART", "TIME", _part_of_day),
    Rule("( the )? e=early|late? p=PART x=P_DAY", "P_PART", "TIME", _part_of_day),
    Rule("the? e=early|late p=PART of x=P_PART", "P_PART", "TIME", _part_of_day),
    Rule("the? e=early|wee|small|predawn|first|late hours of|on x=P_DAY|P_PART", "P_PART", "TIME", _hours),
    Rule("the? e=early|pre|predawn -? p=PART|LIGHT? hours of|on x=P_DAY|P_PART", "P_PART", "TIME", _hours),
    Rule("the? e=early|late|evening|morning p=PART hours of|on x=P_DAY|P_PART", "P_PART", "TIME", _hours),
    Rule("the? p=LIGHT of|on|,? x=P_DAY", "P_PART", "TIME", _light),
    Rule("the? p=PART of|between|from the? x=P_SPAN", "P_PART", "TIME", _night_range),
    Rule("the? u=week ( of | beginning | starting | l=ending|ended|to ) on? x=P_DAY|P_SPAN", "P_WEEK", "DATE", _week_of),
    Rule("the? x=P_DAY u=week|weekend", "P_WEEK", "DATE", _holiday_week),
    Rule("q=P_DUR l=before|after|prior to? x=P_DAY|P_UNIT|P_YEAR", "P_SHIFT", "DATE", _anchored),
    Rule("the? u=day|week|month|year l=before|after x=P_DAY|P_UNIT|P_YEAR", "P_SHIFT", "DATE", _anchored),
)
SECOND = (
    Rule("the l=first|early|final|opening|closing u=UNITS", "P_DUR", "DURATION", span),
    Rule("the u=UNIT l=before|after", "P_SAME", "DATE", same_before),
    Rule("the p=PART l=before|after", "P_PART", "TIME", same_before),
    Rule(f"the? e=EDGE -? ( of|in )? the? x={_CAL}", "P_YEAR", "DATE", _edge),
    Rule("the? e=EDGE of the|that u=year|month|week|quarter|day|decade|century", "P_YEAR", "DATE", _end_of),
    Rule("the? e=end|beginning|start|middle of u=year|month|week", "P_YEAR", "DATE", _edge),
    Rule("( the )? u=year|month|quarter|week -|GEN? e=end", "P_YEAR", "DATE", _edge),
    Rule("the e=EDGE s=SEASON", "P_SEASON", "DATE", _edge),
    Rule("e=early|mid|late -? s=SEASON", "P_SEASON", "DATE", _edge),
    Rule(f"e=earlier|later|sometime|somewhere ( in|on )? x={_CAL}|P_DAY|P_PART", "P_UNIT", "DATE", _edge),
    Rule("e=early|late|mid|earlier|later -? on? x=P_DAY|P_PART", "P_DAY", "DATE", _early),
    Rule("the ( fiscal|financial )? u=year > ended|ending", "P_DUR", "DURATION", _ended),
    Rule("the ( fiscal|financial )? u=year|quarter > to|through ( P_DAY | P_MONTH | the? end of )", "P_DUR", "DURATION", _ended),
    Rule("the|its|their fiscal|financial u=year", "P_UNIT", "DATE", _the_unit),
    Rule(
        "( the )? l=full|whole|entire|latest|current|present ( fiscal|financial )? u=year|quarter|month|week|period",
        "P_UNIT",
        "DATE",
        _the_unit,
    ),
    Rule("( the )? y=P_UNIT GEN u=quarter|period", "P_SHIFT", "DATE", _quarter_of_year),
    Rule("the u=quarter|year|weekend", "P_UNIT", "DATE", _the_unit),
    Rule("the u=week|month", "P_UNIT", "DATE", _during_unit),
    Rule("t=P_TIME ,? ( on|of|in )? the? d=P_DAY|P_PART", "P_TIME", "TIME", _time_on_day),
    Rule(
        "d=P_DAY|P_PART ,? ( at|around|about|by|just|shortly|before|after|approximately|roughly|near|nearly )* t=P_TIME",
        "P_TIME",
        "TIME",
        _time_on_day,
    ),
    Rule("the? e=early|late|mid? -? p=PART|LIGHT", "P_PART", "TIME", _part_in),
    Rule("the u=day", "P_SAME", "DATE", _later_in_day),
    Rule("the? s=SEASON", "P_SEASON", "DATE", _season_in),
    Rule("q=P_DUR l=before|after|into", "P_AFTER", "DURATION", _after_event),
)
THIRD = (
    Rule("x=P_SAME|P_UNIT|P_QUARTER|P_MONTH of|in? y=P_SHIFT", "P_SHIFT", "DATE", _year_before),
    Rule("x=P_SAME of|in? y=P_UNIT", "P_SHIFT", "DATE", _year_before),
    Rule("the ( same | comparable | corresponding | like ) u=period|quarter of|in? y=P_SHIFT|P_UNIT", "P_SHIFT", "DATE", _year_before),
    Rule(f"t=P_TIME ( ,|on|of )? d={_DAYLIKE}", "P_TIME", "TIME", _time_on_day),
    Rule(f"a={_ANY} to|through|until|till|into|-|–|— b={_ANY}", "P_SPAN", "DURATION", _range),
    Rule(f"between a={_ANY} and b={_ANY}", "P_SPAN", "DURATION", _range),
)
FOURTH = (
    Rule("the? p=PART of|between|from the? x=P_SPAN", "P_PART", "TIME", _night_range),
    Rule("q=P_PART of|between|from the? x=P_SPAN", "P_PART", "TIME", _night_range),
    Rule("the? l=week ( of | ending | ended | from )? x=P_SPAN", "P_SPAN", "DURATION", lambda m: m.expr("x")),
)
