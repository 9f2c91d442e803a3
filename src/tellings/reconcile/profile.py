"""Profiles: named sets of reconcile rules as data. Shipped ones lie in ``profiles/``; a user writes one in TOML."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from tellings.errors import ProfileError
from tellings.model import OriginKind, Record
from tellings.reconcile.rules import RULES
from tellings.reconcile.table import ColumnType

SHIPPED = Path(__file__).parent / "profiles"
NAIVE = ("majority", "latest", "maximum", "first")

Supersede = Literal["same origin", "independent not lower", "any"]
Best = Literal["origin order", "lowest", "lowest of the most reliable", "majority", "latest", "maximum", "first", "none"]
After = Literal["maverick certain", "maverick roles", "maverick violence"]


class ColumnRule(Record, frozen=True, kw_only=True):
    """Which rule decides which columns. ``{k}`` in a name stands for each slot from 1 on."""

    names: list[str]
    rule: str
    type: ColumnType = "text"
    precision: str | None = None
    """The column that says how exactly a report knows (for the rules by precision)."""


class CodedRules(Record, frozen=True, kw_only=True):
    """How coded rows become one row an event."""

    columns: list[ColumnRule]
    group: str = "event_id"
    ranks: list[str] = []
    """Columns by which ties are broken, higher first."""
    slots: int = 1
    constants: dict[str, str] = {}
    after: list[After] = []


class FigureRules(Record, frozen=True, kw_only=True):
    """How the figures of an Event become low, best and high (docs/profiles.md explains each word)."""

    supersede: tuple[Supersede, ...] = ("same origin", "independent not lower")
    low: Literal["smallest low", "as best"] = "smallest low"
    high: Literal["largest high", "as best"] = "largest high"
    best: Best = "origin order"
    order: tuple[OriginKind | Literal["official party"], ...] = (
        "medical", "monitor", "official", "news_agency", "outlet", "expert", "company", "official party", "party", "witness", "unnamed",
    )  # fmt: skip
    open: Literal["keep", "close"] = "keep"
    """``close`` puts the largest stated figure in place of an open end."""
    naive: bool = False
    """Take every figure as it stands: nothing superseded, no part, total or mistake left out."""
    vague: dict[str, list[int]] = {}
    """Words read otherwise than in the standard table: a word and its low, or its low and high."""
    plural: list[int] = []
    """Low and high of a bare plural ("others were injured"); empty: no figure."""


class Profile(Record, frozen=True, kw_only=True):
    """A named set of reconcile rules and what its exports need."""

    name: str
    title: str
    sources: list[str] = []
    figures: FigureRules = FigureRules()
    split: Literal["none", "even", "remainder first"] = "none"
    """How totals over several places or days are divided in an export."""
    grading: Literal["none", "airwars"] = "none"
    coded: CodedRules | None = None


def profile_names() -> list[str]:
    """Return the names of the shipped Profiles and of the naive rules."""
    return [*sorted(file.stem for file in SHIPPED.glob("*.toml")), *NAIVE]


@lru_cache(maxsize=64)
def load_profile(name: str) -> Profile:
    """Return a Profile by its name, or read the TOML file that ``name`` points to.

    Raises:
        ProfileError: there is none, or the file is wrong; the message names file, line and key.
    """
    if name in NAIVE:
        figures = FigureRules(naive=True, supersede=(), best=name, low="as best", high="as best")  # type: ignore[arg-type]
        return Profile(name=name, title=f"naive rule: {name}", figures=figures)
    if not name.endswith(".toml"):
        file = SHIPPED / f"{name}.toml"
        if not file.is_file():
            raise ProfileError(f"there is no Profile {name!r}: take one of {', '.join(profile_names())}, or the path of a .toml file")
    else:
        file = Path(name)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"{file}: cannot be read as a Profile: {error}") from error
    return parse_profile(text, str(file))


def parse_profile(text: str, file: str) -> Profile:
    """Read a Profile from TOML.

    Raises:
        ProfileError: the message names file, line and key.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise ProfileError(f"{file}:{found[1] if found else 1}: not TOML: {error}") from error
    try:
        profile = msgspec.convert(table, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(_explain(str(error), text, file)) from error
    _check(profile, text, file)
    return profile


def _check(profile: Profile, text: str, file: str) -> None:
    for number, column in enumerate(profile.coded.columns if profile.coded else []):
        if column.rule not in RULES:
            line = _line(text, "coded.columns", "rule", number)
            raise ProfileError(f"{file}:{line}: key 'rule' names the unknown rule {column.rule!r}: take one of {', '.join(sorted(RULES))}")
    for word, ends in [*profile.figures.vague.items(), *([("plural", profile.figures.plural)] if profile.figures.plural else [])]:
        if len(ends) not in {1, 2} or min(ends) < 0 or ends != sorted(ends):
            table = "figures" if word == "plural" else "figures.vague"
            raise ProfileError(f"{file}:{_line(text, table, word)}: key {word!r} wants [low] or [low, high], not {ends}")


def _explain(message: str, text: str, file: str) -> str:
    """Turn a conversion error into a message with file, line and key."""
    path = re.search(r"at `\$\.?([^`]*)`", message)
    steps: list[Any] = re.findall(r"\w+|\[\d+\]", path[1]) if path else []
    unknown = re.search(r"unknown field `([^`]*)`|required field `([^`]*)`", message)
    index = next((int(s[1:-1]) for s in reversed(steps) if s.startswith("[")), 0)
    names = [s for s in steps if not s.startswith("[")]
    if unknown:
        key, table = unknown[1] or unknown[2], ".".join(names)
    else:
        key, table = (names or ["?"])[-1], ".".join(names[:-1])
    return f"{file}:{_line(text, table, key, index)}: key {key!r}: {message}"


def _line(text: str, table: str, key: str, index: int = 0) -> int:
    """Return the line of a key (or of its table's header, or 1): TOML's reader does not keep lines."""
    here, seen, header = "", -1, 1
    for number, line in enumerate(text.splitlines(), start=1):
        found = re.match(r"\s*(\[\[?)\s*([\w.\- \"]+?)\s*\]\]?\s*(#.*)?$", line)
        if found:
            here = found[2].replace('"', "").replace(" ", "")
            if here == table:
                seen += found[1] == "[["
                header = number if header == 1 or seen <= index else header
        elif here == table and seen in {-1, index} and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return header
