"""Rules for dates and clock times that are written out: 12 June 2023, June 2023, the 1980s, third quarter, 5.20 a.m.

Orders of day, month and year follow the usual styles of English (ISO 8601, AP, BBC); 01/02/2023 is read month first unless that is no date.
"""

from __future__ import annotations

from tellings.extract.time.rules import Match, Rule, Value
from tellings.model import TimeExpression

Arg = str | int | None


def make(op: str, *inner: TimeExpression | None, **args: Arg) -> TimeExpression:
    """A TimeExpression without its empty args."""
    return TimeExpression(op=op, args={k: v for k, v in args.items() if v not in (None, "")}, inner=[e for e in inner if e])


def number(text: str) -> int | None:
    """A small integer, None for anything else."""
    return int(text) if text.isdigit() and len(text) < 7 else None


def year_of(match: Match, name: str = "y") -> int | None:
    """The year of a named item; two digits are read as 1930 to 2029."""
    text = match.value(name, "year")
    value = number(text)
    if value is None or len(text) > 2:
        return value
    return 1900 + value if value >= 30 else 2000 + value


def day_of(match: Match, name: str = "d") -> int | None:
    """The day of the month of a named item (a numeral or an ordinal in words)."""
    return number(match.value(name, "DAY") or match.value(name, "ORD"))


def _date(match: Match) -> Value:
    day = day_of(match)
    if match.tok("d") and (day is None or day > 31):
        return None
    return make("date", year=year_of(match), month=number(match.value("m", "MONTH")), day=day, weekday=number(match.value("w", "WEEKDAY")))


def _shares_year(match: Match) -> Value:
    """Of "May and June 2011" the first month, of "March 3 to April 5, 2011" the first day: the year is told once, behind the last."""
    made, later = _date(match), number(match.value("n", "MONTH")) or 0
    if not isinstance(made, TimeExpression) or not isinstance(made.args.get("year"), int):
        return None
    month, year = made.args.get("month"), made.args["year"]
    before = isinstance(month, int) and month > later and isinstance(year, int)  # "December and January 2011"
    return made.replace(args={**made.args, "year": int(year or 0) - 1}) if before else made


def _iso(match: Match) -> Value:
    text = match.value("i", "iso")
    whole = make("date", year=int(text[:4]), month=int(text[5:7]), day=int(text[8:10]))
    return (
        make("clock", whole, hour=int(text[11:13]), minute=int(text[14:16]), zone=text[16:].lstrip(":0123456789") or None)
        if "T" in text
        else whole
    )


def _numeric(match: Match) -> Value:
    a, b, year = match.value("i", "num").replace(".", "/").replace("-", "/").split("/")
    first, second, dotted = int(a), int(b), "." in match.word("i")
    whole = int(year) if len(year) == 4 else (1900 if int(year) >= 30 else 2000) + int(year)
    month, day = (second, first) if (dotted or first > 12) else (first, second)
    return make("date", year=whole, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_range(match: Match) -> Value:
    first, last = day_of(match), day_of(match, "e")
    d, e = match.tok("d"), match.tok("e")
    if first is None or last is None or max(first, last) > 31 or d is None or e is None:
        return None
    month, year, start = number(match.value("m", "MONTH")), year_of(match), match.start
    a = make("date", year=year, month=month, day=first, at=0, to=d.end - start, type="DATE")
    return make("range", a, make("date", year=year, month=month, day=last, at=e.start - start, to=match.end - start, type="DATE"))


def day_list(match: Match, month: int | None, year: int | None, first: TimeExpression | None = None) -> Value:
    """14 and 15 March; March 3, 5 and 9: each day is a time, the first of them ``first`` where it was put together before."""
    days: list[TimeExpression | None] = [first] if first else []
    for name in ("d", "b", "c", "e"):
        tok, day = match.tok(name), day_of(match, name)
        if tok is None:
            continue
        if month is None or day is None or day > _LONGEST:
            return None
        days.append(make("date", year=year, month=month, day=day, at=tok.start - match.start, to=tok.end - match.start, type="DATE"))
    before = match.before()
    if first is None and days[-1]:  # the month belongs to the last of them
        days[-1] = days[-1].replace(args={**days[-1].args, "to": match.end - match.start})
    stretch = before is not None and before.word == "between"
    return make("range", *days) if stretch and len(days) == _TWO else make("list", *days, either=1 if match.tok("o") else None)


_LONGEST = 31
_TWO = 2


def _days_of_month(match: Match) -> Value:
    return day_list(match, number(match.value("m", "MONTH")), year_of(match))


_NO_NUMBER = frozenset("the a same that this last past next each every per one first second previous following another".split())
"""In front of a week these leave no number to it: "in the same week 35 cases were found"."""


def _week_number(match: Match) -> Value:
    before = match.before()
    short = match.tok("e")  # EW 23: epidemiological week
    if (before and before.word in _NO_NUMBER) or (short and short.raw != "EW"):
        return None
    n = number(match.value("n", "NUM"))
    return make("week", n=n, year=year_of(match)) if n and 1 <= n <= _WEEKS else None


_WEEKS = 53


def _week_numbers(match: Match) -> Value:
    """Weeks 10 to 12 of 2013."""
    ends: list[TimeExpression] = []
    for name in ("n", "m"):
        tok, n = match.tok(name), number(match.value(name, "NUM"))
        if tok is None or not n or not 1 <= n <= _WEEKS:
            return None
        ends.append(make("week", n=n, year=year_of(match), at=tok.start - match.start, to=tok.end - match.start, type="DATE"))
    return make("range", *ends)


def _dayless(match: Match) -> Value:
    return make("date", day=day_of(match), weekday=number(match.value("w", "WEEKDAY")))


def _day_alone(match: Match) -> Value:
    """He died on the 17th; not "on the 12th floor"."""
    before, after, day = match.before(), match.after(), day_of(match)
    ends = after is None or not after.word[:1].isalnum() or after.word in _GOES_ON
    told = before is not None and before.word in _DAY_AFTER and not (after is not None and after.word in ("-", "'s"))
    return make("date", day=day) if told and ends and day and day <= _LONGEST else None


_DAY_AFTER = frozenset("on until till by since before after from to".split())


def _year(match: Match) -> Value:
    return make("year", year=year_of(match))


def _year_in_words(match: Match) -> Value:
    """Nineteen ninety-one; not "two thousand years", nor "twelve hundred pupils": a round hundred is one only behind "in", "since"."""
    before, after, year = match.before(), match.after(), year_of(match)
    if after and ("UNIT" in after.values or "UNITS" in after.values):
        return None
    ends = after is None or not after.word[:1].isalnum() or after.word in _GOES_ON
    dated = ends and before is not None and before.word in _YEAR_AFTER
    return _year(match) if (year or 0) % 100 or dated else None


_SIGNS = frozenset(("$", "£", "€", "#", "no", "route", "highway", "/", "+", ":"))
_COUNTED = frozenset("% / feet foot people block percent votes meters metres miles points kilometers kilometres km -".split())
_YEAR_AFTER = frozenset("circa in since until till by of during from before after between through late early to and ( post pre mid".split())


def _bare_year(match: Match) -> Value:
    """A number of four digits is a year unless it counts something or stands behind a sign of another sense."""
    before, after, year = match.before(), match.after(), year_of(match) or 0
    if (before and before.word in _SIGNS) or (after and after.word in _COUNTED):
        return None
    here = match.tok("y")
    if before and here and before.word == "-" and before.end == here.start:  # a phone number, a code; but "post-1990"
        before = match.before(2)
        return make("year", year=year) if before and before.word in _YEAR_AFTER and 1900 <= year <= 2100 else None
    earliest = 1400 if before and before.word in _YEAR_AFTER else 1900
    return make("year", year=year) if earliest <= year <= 2060 else None


def _era_year(match: Match) -> Value:
    """500 B.C., A.D. 79: a year before Christ is a negative number."""
    value = number(match.value("y", "NUM"))
    if value is None or not 0 < value < 10_000:
        return None
    if match.tok("b"):
        return make("year", year=-value)
    return make("year", year=value) if value < 2200 else None


def _period_of_year(match: Match) -> Value:
    """The 1988 period: what was told before, in that year."""
    return make("year", year=year_of(match), word=match.word("u"))


_SEPTEMBER, _ELEVENTH = 9, 11


def _attacks_of_2001(match: Match) -> Value:
    """9/11, and the September 11 attacks: a day that is a name, with its year (Merriam-Webster, 9/11)."""
    month, day = number(match.value("m", "MONTH")), number(match.value("d", "DAY"))
    if (month, day) != (_SEPTEMBER, _ELEVENTH) and not match.tok("s"):
        return None
    return make("date", year=2001, month=_SEPTEMBER, day=_ELEVENTH)


def _decade(match: Match) -> Value:
    """The 1990s, the mid-90s; "the 1800s" are a century."""
    text, before = match.value("y", "year"), match.before()
    before = match.before(2) if before and before.word == "-" else before
    told = match.last - match.first > 1 or (before is not None and "EDGE" in before.values) or _joined(match)
    if len(text) == 2 and not match.word("y").startswith("'") and (not told or _of_age(match)):
        return None
    if text.endswith("00") and int(text) <= _LAST_CENTURY:
        return make("century", n=int(text[:2]) + 1)
    return make("decade", year=int(text) if len(text) == 4 else 1900 + int(text))


_LAST_CENTURY = 1900


def _joined(match: Match) -> bool:
    """The 1960s and 70s."""
    before, first = match.before(), match.before(2)
    return before is not None and before.word in ("and", "or", "to", "-", "–") and first is not None and first.word.endswith("0s")


_OWNERS = frozenset("her his their my your our its".split())


def _of_age(match: Match) -> bool:
    """In her late seventies."""
    return any((tok := match.before(n)) is not None and tok.word in _OWNERS for n in (1, 2, 3))


def _decade_word(match: Match) -> Value:
    """The seventies, the nineteen seventies, the late seventies."""
    century = number(match.value("n", "NUM")) or 19
    if not 10 < century < 21 or _of_age(match):
        return None
    decade = make("decade", year=100 * century + int(match.value("y", "DECADEWORD")))
    return make("edge", decade, edge=match.value("e", "EDGE")) if match.tok("e") else decade


def _short_year(match: Match) -> Value:
    """In '69: a year, unless the mark opens a quotation of a figure ("of '10 good men'")."""
    before, after = match.before(), match.after()
    ends = after is None or not after.word[:1].isalnum() or after.word in _GOES_ON
    return _year(match) if before and before.word in _SHORT_AFTER and ends else None


_SHORT_AFTER = frozenset("in since of until till during from before after by".split())
_GOES_ON = frozenset("and or but when where while that to with at on in for as he she it they we i".split())


def _century(match: Match) -> Value:
    n = number(match.value("d", "ORD"))
    if n is None or not 0 < n <= 21:
        return None
    return make("century", n=-n if match.tok("b") else n)


def _quarter(match: Match) -> Value:
    n = number(match.value("d", "ORD") or match.value("d", "DAY"))
    return make("quarter", n=n, year=year_of(match)) if n and 1 <= n <= 4 else None


def _last_quarter(match: Match) -> Value:
    """The final quarter of 2012."""
    inner = make("unit", unit="Y", offset={"last": -1, "next": 1}.get(match.word("l"), 0)) if match.tok("v") else None
    return make("quarter", inner, n=1 if match.word("d") == "opening" else 4, year=year_of(match))


def _named_quarter(match: Match) -> Value:
    tok = match.tok("d")
    q = match.tok("q")
    return _quarter(match) if tok and q and q.end == tok.start and q.raw == "Q" else None


def _half(match: Match) -> Value:
    return make("half", match.expr("x"), n=2 if match.word("d") in ("second", "last") else 1, year=year_of(match))


def _season(match: Match) -> Value:
    return make("season", code=match.value("s", "SEASON"), year=year_of(match))


def _clock(match: Match) -> Value:
    hour, minute = number(match.value("h", "hour") or match.value("h", "NUM")), number(match.value("h", "minute")) or 0
    if hour is None or hour > 24:
        return None
    half = match.value("p", "mer") or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(match.value("p", "PART"), "")
    if half:
        if hour > 12 or hour == 0:
            return make("clock", hour=hour % 24, minute=minute, zone=match.value("z", "ZONE")) if half == "p" and hour > 12 else None
        hour = hour % 12 + (12 if half == "p" and not (match.value("p", "PART") == "NI" and (hour < 5 or hour == 12)) else 0)
    loose = None if half or match.value("h", "hour")[:1] == "0" or hour > 12 or hour == 0 else "half"
    return make("clock", hour=hour % 24, minute=minute, zone=match.value("z", "ZONE"), loose=loose)


def _half_past(match: Match) -> Value:
    """Half past nine, a quarter to ten."""
    hour, before = number(match.value("h", "NUM")), match.before()
    told = number(match.value("n", "NUM"))
    if hour is None or not 1 <= hour <= _NOON or ((match.tok("q") or match.tok("n")) and not (before and before.word in _AT)):
        return None
    if match.tok("n") and (told is None or not 0 < told < _HALF_HOUR):
        return None
    minute = told or (15 if match.tok("q") else 30)
    minute = 60 - minute if match.word("g") in ("to", "before") else minute
    hour = (hour - 1 or _NOON) if match.word("g") in ("to", "before") else hour
    half = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(match.value("p", "PART"), "")
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    return make("clock", hour=hour, minute=minute, loose=None if half else "half")


_NOON, _HALF_HOUR = 12, 30
_AT = frozenset("at by around about until till from before after since near".split())


def _military(match: Match) -> Value:
    """1700 GMT: four figures that may be a year are a clock time in front of a time zone."""
    hour, minute = number(match.value("h", "hour")), number(match.value("h", "minute"))
    if hour is None or minute is None or hour > 23:
        return None
    return make("clock", hour=hour, minute=minute, zone=match.value("z", "ZONE"))


def _first_hour(match: Match) -> Value:
    """Of "from 7 to 9 p.m." the first: it has the half of the day of the second, unless it would come after it."""
    before, after = match.before(), match.after()
    hour, minute = number(match.value("h", "hour") or match.value("h", "NUM")), number(match.value("h", "minute")) or 0
    last, half = number(match.value("k", "hour") or match.value("k", "NUM")), match.value("p", "mer")
    joined = after is not None and after.word in ("-", "–") and after.start == match.end
    if hour is None or last is None or max(hour, last) > 12 or not (joined or (before and before.word in ("from", "between"))):
        return None
    half = "a" if half == "p" and hour % 12 > last % 12 else half
    return make("clock", hour=hour % 12 + (12 if half == "p" else 0), minute=minute)


def _point(match: Match) -> Value:
    return make("point", code=match.value("p", "POINT"))


def _colon_clock(match: Match) -> Value:
    """A bare ``h:mm``: a clock time unless it is a score, a ratio or a verse."""
    before = match.before()
    if (
        before
        and before.raw[:1].isupper()
        and before.word not in ("at", "on", "by", "around", "from", "until", "about")
        and before.kind == ""
    ):
        return None
    return _clock(match)


_BELT = "local|eastern|central|pacific|mountain"
ZONE = f"( ( {_BELT} )? z=ZONE | ( {_BELT} ) ( standard|daylight|summer )? time )?"
DATES = (
    Rule("i=ISO", "P_DAY", "DATE", _iso),
    Rule("i=NUMDATE", "P_DAY", "DATE", _numeric),
    Rule("m=MONTH d=DAYNUM > attacks|terrorist|terror|hijackings|hijackers", "P_DAY", "DATE", _attacks_of_2001),
    Rule("s=NAMED_DAY", "P_DAY", "DATE", _attacks_of_2001),
    Rule("m=MONTH d=DAYNUM > and|or|to|through|until|-|– n=MONTH DAYNUM ,? y=YEAR", "P_DAY", "DATE", _shares_year),
    Rule("the? d=DAY12|DAY31|ORDNUM of? m=MONTH > and|or|to|until|-|– the? DAYNUM of? n=MONTH ,? y=YEAR", "P_DAY", "DATE", _shares_year),
    Rule("m=MONTH > ( , MONTH )* ,? and|or|to|through|until|-|– n=MONTH ,? of? y=YEAR", "P_MONTH", "DATE", _shares_year),
    Rule("( w=WEEKDAY ,? )? m=MONTH the? d=DAYNUM ( ,? y=YEAR|SHORTYEAR )?", "P_DAY", "DATE", _date),
    Rule("( w=WEEKDAY ,? )? m=MONTH the? d=ORD ( ,? y=YEAR )?", "P_DAY", "DATE", _date),
    Rule("d=DAY12|DAY31 -|/ m=MONTH -|/ y=YEAR", "P_DAY", "DATE", _date),
    Rule("( w=WEEKDAY ,? )? the? d=DAY12|DAY31|ORDNUM ( day )? of? m=MONTH ( ,? of? y=YEAR )?", "P_DAY", "DATE", _date),
    Rule("( w=WEEKDAY ,? )? the d=ORD ( day )? of m=MONTH ( ,? y=YEAR )?", "P_DAY", "DATE", _date),
    Rule(
        "the? d=DAY12|DAY31|ORDNUM ( , the? b=DAY12|DAY31|ORDNUM )? ( , the? c=DAY12|DAY31|ORDNUM )? ,? ( and|& | o=or ) the?"
        " e=DAY12|DAY31|ORDNUM of? m=MONTH ( ,? of? y=YEAR )?",
        "P_SPAN",
        "DATE",
        _days_of_month,
    ),
    Rule("w=WEEKDAY ,? the? d=ORDNUM", "P_DAY", "DATE", _dayless),
    Rule("the d=ORDNUM", "P_DAY", "DATE", _day_alone),
    Rule("m=MONTH ,? of? y=YEAR|SHORTYEAR", "P_MONTH", "DATE", _date),
    Rule("m=MONTH d=DAYNUM -|–|—|to|through|until e=DAYNUM ( ,? y=YEAR )?", "P_SPAN", "DURATION", _day_range),
    Rule("d=DAY12|DAY31|ORDNUM -|–|—|to|through|until e=DAY12|DAY31|ORDNUM of? m=MONTH ( ,? y=YEAR )?", "P_SPAN", "DURATION", _day_range),
    Rule("y=YEAR|NUM|DAY12|DAY31|CLOCK4 b=BEFORE_CHRIST", "P_YEAR", "DATE", _era_year),
    Rule("OF_CHRIST y=YEAR|NUM|DAY12|DAY31", "P_YEAR", "DATE", _era_year),
    Rule("y=YEAR|NUM|DAY31 OF_CHRIST", "P_YEAR", "DATE", _era_year),
    Rule("the year y=YEAR|YEARWORDS", "P_YEAR", "DATE", _year),
    Rule("the y=YEAR u=period|quarter", "P_YEAR", "DATE", _period_of_year),
    Rule("the? fiscal|financial year? y=YEAR", "P_YEAR", "DATE", _year),
    Rule("week ( no .? | number )? n=DAY12|DAY31|NUM ( of|,|in|/? y=YEAR )?", "P_WEEK", "DATE", _week_number),
    Rule("e=ew n=DAY12|DAY31|NUM ( of|,|in|/? y=YEAR )?", "P_WEEK", "DATE", _week_number),
    Rule("weeks n=DAY12|DAY31|NUM and|to|-|–|through m=DAY12|DAY31|NUM ( of|,|in? y=YEAR )?", "P_SPAN", "DURATION", _week_numbers),
    Rule("y=YEARWORDS", "P_YEAR", "DATE", _year_in_words),
    Rule("y=YEAR", "P_YEAR", "DATE", _bare_year),
    Rule("the? y=DECADES", "P_DECADE", "DATE", _decade),
    Rule("the ( nineteen )? y=DECADEWORD", "P_DECADE", "DATE", _decade_word),
    Rule("the? ( e=early|mid|late -? )? n=NUM y=DECADEWORD", "P_DECADE", "DATE", _decade_word),
    Rule("the? e=early|mid|late -? y=DECADEWORD", "P_DECADE", "DATE", _decade_word),
    Rule("y=SHORTYEAR", "P_YEAR", "DATE", _short_year),
    Rule("the? d=ORD|ORDNUM -? century b=BEFORE_CHRIST?", "P_CENTURY", "DATE", _century),
    Rule("the? fiscal? d=ORD|ORDNUM -? fiscal? quarter ( of? y=YEAR )?", "P_QUARTER", "DATE", _quarter),
    Rule("the? y=YEAR fiscal? d=ORD|ORDNUM -? quarter", "P_QUARTER", "DATE", _quarter),
    Rule("the? d=last|final|closing|opening quarter of|in y=YEAR", "P_QUARTER", "DATE", _last_quarter),
    Rule("the? d=last|final|closing|opening quarter of|in l=the|this|last|next v=year", "P_QUARTER", "DATE", _last_quarter),
    Rule("q=q d=DAY12 ( of? y=YEAR )?", "P_QUARTER", "DATE", _named_quarter),
    Rule("the? d=first|second|last half of y=YEAR", "P_HALF", "DATE", _half),
    Rule("the? s=SEASON of|, y=YEAR|YEARWORDS|SHORTYEAR", "P_SEASON", "DATE", _season),
    Rule("s=SEASON y=YEAR", "P_SEASON", "DATE", _season),
    Rule(f"h=CLOCK|DOTCLOCK|DAY12 p=MERIDIEM {ZONE}", "P_TIME", "TIME", _clock),
    Rule(f"h=CLOCK hours|hrs|h? {ZONE}", "P_TIME", "TIME", _colon_clock),
    Rule("h=CLOCK4 hours|hrs", "P_TIME", "TIME", _clock),
    Rule("h=CLOCK4 z=ZONE", "P_TIME", "TIME", _clock),
    Rule("h=YEAR z=ZONE", "P_TIME", "TIME", _military),
    Rule("h=DAY12|CLOCK > to|and|or|-|–|until k=DAY12|CLOCK p=MERIDIEM", "P_TIME", "TIME", _first_hour),
    Rule("half past h=DAY12|SMALL ( in|at the? p=PART )?", "P_TIME", "TIME", _half_past),
    Rule("n=NUM|SMALL|DAY12|DAY31 minutes g=past|to|before|after h=DAY12|SMALL ( in|at the? p=PART )?", "P_TIME", "TIME", _half_past),
    Rule("n=NUM|SMALL|DAY12|DAY31 g=past h=DAY12|SMALL ( in|at the? p=PART )?", "P_TIME", "TIME", _half_past),
    Rule("a? q=quarter g=past|to h=DAY12|SMALL ( in|at the? p=PART )?", "P_TIME", "TIME", _half_past),
    Rule("h=DAY12|DAY31|SMALL o'clock ( in|at the? p=PART )?", "P_TIME", "TIME", _clock),
    Rule("h=DAY12|SMALL|CLOCK|DOTCLOCK in|at the? p=PART", "P_TIME", "TIME", _clock),
    Rule(f"DAY12? p=POINT {ZONE}", "P_TIME", "TIME", _point),
)
