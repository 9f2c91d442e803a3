"""TIMEX3 values (TimeML 1.2.1) of expressions and stretches."""

from __future__ import annotations

from tellings.extract.time.stretch import Stretch, add_days
from tellings.model import TimeExpression

_PARTS = {"NB": "NI", "ON": "NI", "EH": "MO", "DAWN": "MO", "BEFORE_DAWN": "MO", "DUSK": "EV", "NOON": "12:00", "MIDNIGHT": "24:00"}
_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_SIZE = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "F": (2, "W"), "TH": (1, "H"), "TM": (1, "M"), "TS": (1, "S")}


def timex_type(expr: TimeExpression) -> str:
    """TIMEX3 type of an expression."""
    if expr.op in ("part", "clock", "point", "nights"):
        return "TIME"
    if expr.op in ("duration", "span", "range", "age") or (expr.op == "shift" and expr.args.get("ref") == "event"):
        return "DURATION"
    if expr.op == "set":
        return "SET"
    if expr.op == "shift" and expr.args.get("n") == "X" and expr.args.get("ref") == "mention":
        return "DURATION"
    if expr.op == "shift" and expr.args.get("unit") in _CLOCK_UNITS:
        return "DATE" if expr.args.get("n") == "X" else "TIME"
    return timex_type(expr.inner[0]) if expr.op == "edge" and expr.inner else "DATE"


def symbolic_value(expr: TimeExpression) -> str | None:
    """TIMEX3 value of an expression that needs no anchor (durations, sets, ``PRESENT_REF``), None for the others."""
    if expr.op == "duration" and expr.args.get("rest"):
        return _compound_value(expr)
    if expr.op in ("duration", "span", "age") or (expr.op == "shift" and expr.args.get("ref") == "event"):
        return duration_value(str(expr.args.get("n", "X")), str(expr.args.get("unit", "D")), ranged="high" in expr.args)
    if expr.op == "set":
        return _set_value(expr)
    if expr.op == "ref":
        return str(expr.args.get("code"))
    if expr.op == "edge" and expr.inner and expr.inner[0].op in ("year", "century"):
        return _before_christ(expr.inner[0])
    if expr.op in ("year", "century"):
        return _before_christ(expr)
    if expr.op == "shift" and expr.args.get("unit") == "Y" and expr.args.get("sign") == -1 and len(str(expr.args.get("n"))) > _LONG_AGO:
        return _long_ago(str(expr.args.get("n")))
    if expr.op == "shift" and expr.args.get("n") == "X" and expr.args.get("ref") == "mention":
        return duration_value("X", str(expr.args.get("unit", "D")))  # "a few days later": how long after is told, not when
    if expr.op == "shift" and expr.args.get("n") == "X":
        return "PAST_REF" if expr.args.get("sign") == -1 else "FUTURE_REF"
    return None


_LONG_AGO = 4
"""Digits: from 10,000 years ago on, a value counts in thousands, millions or billions of years."""


def _long_ago(n: str) -> str | None:
    """``KA50``, ``MA65``, ``GA4``: 50 thousand, 65 million, four billion years ago (TIDES 2005, 4.2.6)."""
    if not n.isdigit():
        return None
    size, letters = next((s, c) for s, c in ((1_000_000_000, "GA"), (1_000_000, "MA"), (1000, "KA")) if int(n) >= s)
    return f"{letters}{int(n) / size:g}"


def _before_christ(expr: TimeExpression) -> str | None:
    """``BC0500`` for a year, ``BC04`` for a century before Christ."""
    year, n = expr.args.get("year"), expr.args.get("n")
    if isinstance(year, int) and year < 0:
        return f"BC{-year:04d}"
    return f"BC{-n - 1:02d}" if isinstance(n, int) and n < 0 else None


def duration_value(n: str, unit: str, *, ranged: bool = False) -> str:
    """``P2W``, ``PT72H``, ``PXY``; half units as the next smaller unit (``P2Y6M``, ``PT1H30M``)."""
    size, letter = _SIZE.get(unit, (1, unit))
    time = "T" if unit in ("TH", "TM", "TS") else ""
    if unit == "X":
        return "PXX"
    if n == "X" or ranged:
        return f"P{time}X{letter}"
    amount = float(n) * size
    whole, rest = int(amount), amount - int(amount)
    small = {"Y": ("M", 12), "M": ("W" if not time else "S", 4 if not time else 60), "H": ("M", 60), "W": ("D", 4), "D": ("", 0)}.get(
        letter
    )
    if rest and unit == "TS":
        return f"PT{amount:g}S"
    if not rest or not small:
        return f"P{time}{whole}{letter}"
    if letter == "D":
        return f"P{whole}DT12H" if whole else "PT12H"
    tail = f"{round(rest * small[1])}{small[0]}"
    return f"P{time}{whole}{letter}{tail}" if whole else f"P{time}{tail}"


def _compound_value(expr: TimeExpression) -> str:
    """``P2Y3M``, ``P1DT6H``, ``PT2H15M``."""
    parts = [f"{expr.args.get('n')}{expr.args.get('unit')}", *str(expr.args["rest"]).split()]
    days = "".join(p for p in parts if "T" not in p)
    hours = "".join(p.replace("T", "") for p in parts if "T" in p)
    return f"P{days}" + (f"T{hours}" if hours else "")


def _set_value(expr: TimeExpression) -> str:
    args = expr.args
    if "weekday" in args:
        return f"XXXX-WXX-{args['weekday']}" + (f"T{args['part']}" if "part" in args else "")
    if args.get("unit") in ("WE", "WD"):
        return f"XXXX-WXX-{args['unit']}"
    if "part" in args:
        return f"XXXX-XX-XXT{args['part']}"
    if "season" in args:
        return f"XXXX-{args['season']}"
    if "month" in args:
        return f"XXXX-{int(args['month'] or 1):02d}"
    if args.get("unit") == "NI":
        return "XXXX-XX-XXTNI"
    return duration_value(str(args.get("n", "1")), str(args.get("unit", "D")))


def mention_value(expr: TimeExpression, found: Stretch | None) -> str | None:
    """TIMEX3 value of an expression with what it was resolved to; hours from a moment that nobody tells are a length."""
    hours = expr.op == "shift" and expr.args.get("unit") in _CLOCK_UNITS and expr.args.get("n") != "X" and not (found and found.clock)
    if hours or (expr.op == "shift" and expr.args.get("ref") == "mention" and expr.args.get("sign") == 1 and found is None):
        return duration_value(str(expr.args.get("n")), str(expr.args.get("unit")), ranged="high" in expr.args)
    if found and expr.op == "part" and expr.args.get("part") == "ON" and not expr.inner:
        night = add_days(found.first, -1)
        return stretch_value(found.with_(first=night)) if night else None
    if found and expr.op == "holiday" and found.loose:
        return _feast_value(found)
    return symbolic_value(expr) or (stretch_value(found) if found else None)


def _feast_value(found: Stretch) -> str:
    """The middle one of the days that a feast may fall on; of one that lasts, the first day, or the month of its middle (Ramadan)."""
    day = add_days(found.first, (found.last - found.first).days // 2) or found.first
    if found.grain == "range" and (found.last - found.first).days > _FORTNIGHT:
        return stretch_value(found.with_(grain="month", first=day, loose=False))
    return stretch_value(found.with_(grain="day", first=day if found.grain == "day" else found.first, loose=False))


_FORTNIGHT = 14


_SHADES = frozenset({"", "EARLY", "LATE"})


def stretch_value(found: Stretch) -> str:
    """The value of a resolved stretch (``XXXX`` for the year where it is not known)."""
    year = "XXXX" if found.yearless else f"{found.first.year:04d}"
    month, day = found.first.month, found.first.day
    if found.grain in ("day", "part", "time") and found.loose:
        within = (found.last.year, found.last.month) == (found.first.year, month)
        part = f"T{_PARTS.get(found.part, found.part)}" if found.grain == "part" and found.part not in _SHADES else ""
        return f"{year}-{f'{month:02d}' if within else 'XX'}-XX{part}"
    if found.grain in ("day", "part", "time", "range"):
        whole = f"{year}-{month:02d}-{day:02d}"
        if found.clock:
            return f"{whole}T{found.clock[0]:02d}:{found.clock[1]:02d}"
        if found.part and found.part not in _SHADES:
            return f"{whole}T{_PARTS.get(found.part, found.part)}"
        return whole
    if found.grain in ("week", "weekend"):
        if found.yearless:
            return "XXXX-WXX"
        middle = add_days(found.first, 3) if found.grain == "week" else None  # of a week that begins on another day than Monday
        iso = (middle or found.first).isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if found.grain == "weekend" else "")
    if found.grain == "season":
        return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[month] }"
    return {
        "month": f"{year}-{month:02d}", "quarter": f"{year}-Q{(month + 2) // 3}", "half": f"{year}-H{1 if month < 7 else 2}",
        "year": year, "decade": year[:3], "century": year[:2],
    }.get(found.grain, year)  # fmt: skip
