"""Rules of the time grammar: small patterns over token codes, applied level by level (a cascade of finite-state steps).

A pattern is a line of items separated by blanks: a CLASS in capitals, a word or mark as it stands, alternatives with ``|``
inside an item (``last|past``), ``name=`` before an item to get hold of it, ``?``, ``*`` and ``+`` after an item or a bracket
``( a b | c )``, and ``>`` before what must follow without being part of it. Each match makes one phrase of its tokens,
which the next levels see as a token.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tellings.extract.time.lexer import Alphabet, Tok
from tellings.model import TimeExpression

PHRASES = (
    "P_YEAR P_DECADE P_CENTURY P_QUARTER P_HALF P_SEASON P_MONTH P_WEEK P_UNIT P_SAME P_DAY P_PART P_TIME P_DUR P_AFTER P_AGE P_SHIFT"
    " P_REF P_SET P_SPAN QUANT"
).split()
"""Names of phrases; ``P_...`` ones are time expressions and named by their grain."""

Value = TimeExpression | dict[str, str] | None


class Match:
    """What a rule matched: its named items and the tokens around it."""

    def __init__(self, found: re.Match[str], tokens: Sequence[Tok]) -> None:
        self._found = found
        self._tokens = tokens
        self.first, self.last = found.start(), found.end()

    def tok(self, name: str) -> Tok | None:
        """The (first) token of a named item."""
        i = self._found.start(name) if name in self._found.re.groupindex else -1
        return self._tokens[i] if i >= 0 and self._found.end(name) > i else None

    def word(self, name: str) -> str:
        """The word of a named item, "" if it is not there."""
        tok = self.tok(name)
        return tok.word if tok else ""

    def value(self, name: str, cls: str) -> str:
        """The value that a named item's word has in a class, "" if none."""
        tok = self.tok(name)
        return tok.values.get(cls, "") if tok else ""

    def expr(self, name: str) -> TimeExpression | None:
        """The expression of a named item that is a phrase."""
        tok = self.tok(name)
        return tok.expr if tok else None

    def glued(self) -> bool:
        """Say whether no blank stands between the tokens ("third-quarter", "mid-May")."""
        inside = self._tokens[self.first : self.last]
        return all(a.end == b.start for a, b in itertools.pairwise(inside))

    @property
    def start(self) -> int:
        """Where the match starts in the Article."""
        return self._tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the match ends in the Article."""
        return self._tokens[self.last - 1].end

    def before(self, n: int = 1) -> Tok | None:
        """The n-th token before the match."""
        return self._tokens[self.first - n] if self.first >= n else None

    def after(self, n: int = 1) -> Tok | None:
        """The n-th token after the match."""
        return self._tokens[self.last + n - 1] if self.last + n - 1 < len(self._tokens) else None


Builder = Callable[[Match], Value]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the phrase it makes, its TIMEX3 type, and the builder of its expression (None refuses the match)."""

    pattern: str
    makes: str
    type: str
    build: Builder


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to run; ``needs`` are codes of which one must be there (most rules fail on that, at a thirtieth of the cost)."""

    rule: Rule
    regex: re.Pattern[str]
    needs: frozenset[str]


class Level:
    """The rules of one step, by the codes that they need: of the hundreds a sentence has the codes of a few."""

    def __init__(self, rules: Sequence[Compiled]) -> None:
        self.rules = tuple(rules)
        self._always = frozenset(n for n, r in enumerate(rules) if not r.needs)
        self._by_code: dict[str, list[int]] = {}
        for n, rule in enumerate(rules):
            for code in rule.needs:
                self._by_code.setdefault(code, []).append(n)

    def fitting(self, present: frozenset[str]) -> list[int]:
        """The numbers of the rules that have a code they need, or need none, in order."""
        found = set(self._always)
        for code in self._by_code.keys() & present:
            found.update(self._by_code[code])
        return sorted(found)


_ITEM = re.compile(r"\(\??|\)[?*+]?|\||[^\s()]+")


def compile_rule(rule: Rule, alphabet: Alphabet) -> Compiled:
    """Turn a pattern into a regular expression over token codes."""
    parts: list[str] = []
    ahead, depth = False, 0
    needs: frozenset[str] | None = None
    for item in _ITEM.findall(rule.pattern):
        if item == "(":
            parts.append("(?:")
            depth += 1
        elif item == "|" or item.startswith(")"):
            parts.append(item)
            depth -= item != "|"
        elif item == ">":
            parts.append("(?=")
            ahead = True
        else:
            codes, text = _item(item, alphabet)
            parts.append(text)
            if depth == 0 and text[-1] not in "?*" and not text.endswith(("?)", "*)")) and (needs is None or len(codes) < len(needs)):
                needs = codes
    return Compiled(rule, re.compile("".join(parts) + (")" if ahead else "")), needs or frozenset())


def _item(item: str, alphabet: Alphabet) -> tuple[frozenset[str], str]:
    name, _, body = item.rpartition("=")
    suffix = body[-1] if body[-1] in "?*+" and len(body) > 1 else ""
    body = body[: len(body) - len(suffix)]
    codes = frozenset(code for option in body.split("|") for code in _codes(option, alphabet))
    core = f"[{''.join(sorted(codes))}]"
    return codes, f"(?P<{name}>{core}{suffix})" if name else core + suffix


def _codes(option: str, alphabet: Alphabet) -> list[str]:
    return alphabet.members.get(option) or [alphabet.code(option)]


def apply(tokens: list[Tok], level: Level, alphabet: Alphabet) -> list[Tok]:
    """Run one level: the leftmost, longest matches that do not overlap become phrases (an earlier rule wins ties)."""
    line = "".join(t.code for t in tokens)
    found: list[tuple[int, int, int, Compiled, re.Match[str]]] = []
    for number in level.fitting(frozenset(line)):
        compiled = level.rules[number]
        for match in compiled.regex.finditer(line):
            if match.end() > match.start():
                found.append((match.start(), -match.end(), number, compiled, match))
    if not found:
        return tokens
    out: list[Tok] = []
    at = 0
    for start, end, _, compiled, match in sorted(found, key=lambda f: f[:3]):
        if start < at:
            continue
        phrase = _phrase(compiled.rule, Match(match, tokens), tokens[start:-end], alphabet)
        if phrase:
            out.extend(tokens[at:start])
            out.append(phrase)
            at = -end
    return out + tokens[at:]


def _phrase(rule: Rule, match: Match, inside: list[Tok], alphabet: Alphabet) -> Tok | None:
    made = rule.build(match)
    if made is None:
        return None
    expr = made if isinstance(made, TimeExpression) else None
    values = made if isinstance(made, dict) else {}
    word = " ".join(t.word for t in inside)
    return Tok(alphabet.code(rule.makes), inside[0].start, inside[-1].end, word, values, rule.makes, expr, rule.type, note=rule.pattern)
