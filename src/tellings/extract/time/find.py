"""Find the time expressions of an Article: the grammar over each sentence, then a filter by syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from tellings.config import Settings
from tellings.extract.time.anchors import Anchors, anchor_days, stretch, walk
from tellings.extract.time.grammar import grammar
from tellings.extract.time.grammar_dates import make
from tellings.extract.time.lexer import Tok
from tellings.extract.time.stretch import day_stretch
from tellings.extract.time.tense import clause_tense
from tellings.extract.time.timex import mention_value, timex_type
from tellings.language import Analysis, SentenceView, Token
from tellings.model import Span, TimeExpression, TimeMention

_PREPOSITIONS = frozenset("since until till by before after during from through in on at between as of for over within throughout".split())
_OPEN = frozenset("since until till by before after from".split())


def find_mentions(analysis: Analysis, settings: Settings) -> list[TimeMention]:
    """The time expressions of all sentences that are read, in text order."""
    rules = grammar(tuple(settings.lexicons))
    mentions: list[TimeMention] = []
    for sentence in analysis.sentences:
        for tok in rules.parse(sentence.span.of(analysis.text), sentence.span.start):
            if tok.expr is not None and _plausible(analysis, sentence, tok):
                mentions.append(_mention(analysis, _lasting(analysis, _without_count(analysis, tok))))
    anchors = Anchors(published=analysis.article.published, published_at=analysis.article.published_at)
    return _valued(mentions, anchors)


def _valued(mentions: list[TimeMention], anchors: Anchors) -> list[TimeMention]:
    """The mentions with their TIMEX3 values against the publication date."""
    found = walk(mentions, anchors)
    days, yearless = anchor_days(anchors.published)
    first = day_stretch(days[0]) if len(days) == 1 and not yearless else None
    valued: list[TimeMention] = []
    for m, s in zip(mentions, found, strict=True):
        here = s or (stretch(m, anchors, first) if first and m.expression.op in ("same", "shift", "part") else None)
        value = mention_value(m.expression, here)
        length = m.type in ("DATE", "TIME") and value is not None and _LENGTH.match(value)
        valued.append(m.replace(value=value, type="DURATION") if length else m.replace(value=value))
    return valued


_LENGTH = re.compile(r"PT?[\dX]")
"""How the value of a length begins ("P3D" of "three days later", where the text tells no day to count from)."""


def _is_rate(analysis: Analysis, span: Span, expr: TimeExpression) -> bool:
    """Four flights a week, $500 million a year, 10,000 units annually: the unit belongs to a measure."""
    words = analysis.tokens_in(span)
    if expr.op == "duration" and len(words) == _TWO and words[0].lower in ("a", "an", "per") and expr.args.get("n") == "1":
        head = analysis.head_of(words[1])
        return words[1].dep in ("npadvmod", "nmod", "appos") and head.i == words[0].i - 1 and _measures(analysis, head)
    if expr.op == "set" and len(words) == 1 and words[0].tag == "RB" and words[0].i:
        return _measures(analysis, analysis.tokens[words[0].i - 1])
    return False


_TWO = 2


def _measures(analysis: Analysis, word: Token) -> bool:
    """A figure, or a noun with one."""
    return word.pos in ("NUM", "SYM") or (word.pos in ("NOUN", "PROPN") and bool(analysis.children(word, "nummod")))


def _mention(analysis: Analysis, tok: Tok) -> TimeMention:
    span = _extent(analysis, tok)
    expr = cast("TimeExpression", tok.expr)
    if _is_rate(analysis, span, expr):
        expr = make("set", n="1", unit=str(expr.args.get("unit")), rate="measure")
    if _in_compound(analysis, tok):
        expr = expr.replace(args={**expr.args, "rate": "measure"})  # not marked; "the quarter-to-quarter change" still tells the quarter
    tense, verb = clause_tense(analysis, span)
    if expr.op == "duration" and span.start > tok.start and " " not in span.of(analysis.text) and "-" not in span.of(analysis.text):
        expr = expr.replace(args={**expr.args, "rate": "measure"})  # "a day trader": the determiner and the word are the noun's
    if expr.op == "weekday" and not expr.args.get("dir") and _indefinite(analysis, span):
        expr = make("set", weekday=cast("int", expr.args.get("weekday")))
    if tense == "future" and _some_day(analysis, span):
        expr = make("ref", code="FUTURE_REF")
    prep = _preposition(analysis, span)
    gone = 1 if tense == "past limit" else None
    thing = _thing(analysis, span, expr, verb)
    context = {"tense": "limit" if gone else tense, "verb": verb, "prep": prep, "gone": gone, "thing": thing}
    expr = expr.replace(args={**expr.args, **{k: v for k, v in context.items() if v}})
    kind = timex_type(expr)
    return TimeMention(
        span=span,
        text=span.of(analysis.text),
        type=cast("Literal['DATE', 'TIME', 'DURATION', 'SET']", kind),
        expression=expr,
        kind="lasts" if expr.op in ("range", "span") or prep in ("since", "throughout") else "instant_within",
        distractor=expr.op in ("age", "set", "duration"),
    )


_ARTICLES = frozenset({"a", "one", "some", "another"})


def _indefinite(analysis: Analysis, span: Span) -> bool:
    """On a Tuesday: not told which; "a Tuesday session" is of the last or next one."""
    words = analysis.tokens_in(span)
    if len(words) != 1 or not words[0].i or words[0].dep in _MODIFIERS:
        return False
    return analysis.tokens[words[0].i - 1].lower in _ARTICLES  # not "a 17-year-old Saturday"


def _some_day(analysis: Analysis, span: Span) -> bool:
    """It will one day be a city; "it will last one day" is a length."""
    words = analysis.tokens_in(span)
    if [w.lower for w in words] != ["one", "day"]:
        return False
    verb = analysis.head_of(words[1])
    second = words[1].dep == "nsubj" and len(analysis.children(verb, "nsubj")) > 1  # "the village will one day be a town"
    return verb.start > span.end and (second or words[1].dep == "npadvmod")


_BEGINS = frozenset("begin start erupt commence launch open break".split())


def _thing(analysis: Analysis, span: Span, expr: TimeExpression, verb: str) -> str:
    """The lemma of what begins on a day ("the siege began on 3 May"), or of what the n-th day is of ("the third day of the siege")."""
    head = analysis.head_token(span)
    if head is None:
        return ""
    if expr.op == "nth" and not expr.inner:
        of = [c for p in analysis.children(head, "prep") if p.lower == "of" for c in analysis.children(p, "pobj")]
        return of[0].lemma.lower() if of else "*"
    if verb not in _BEGINS:
        return ""
    above = next((t for t in analysis.ancestors(head) if t.lemma == verb), None)
    subject = analysis.children(above, "nsubj", "nsubjpass") if above else []
    return subject[0].lemma.lower() if subject else ""


def _lasting(analysis: Analysis, tok: Tok) -> Tok:
    """Of "will last six weeks" the length alone: the first word is the verb."""
    words = analysis.tokens_in(Span(start=tok.start, end=tok.end))
    if tok.expr is None or tok.expr.op != "span" or len(words) < _TWO or words[0].lower != "last" or words[0].pos != "VERB":
        return tok
    args = {k: v for k, v in tok.expr.args.items() if k in ("n", "unit", "high")}
    return replace(tok, start=words[1].start, expr=TimeExpression(op="duration", args=args))


_DETERMINERS = frozenset({"the", "a", "an"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})


def _extent(analysis: Analysis, tok: Tok) -> Span:
    """Where an expression stands; in "the third-quarter loss" the determiner is that of the loss (TimeML 1.2.1, 2.2.1)."""
    span = Span(start=tok.start, end=tok.end)
    words = analysis.tokens_in(span)
    if len(words) < 2 or words[0].lower not in _DETERMINERS or (tok.expr and tok.expr.op in ("range", "list", "nights")):
        return span
    head = analysis.head_token(Span(start=words[1].start, end=tok.end))
    above = analysis.head_of(head) if head else None
    if head and above and head.dep in _MODIFIERS and above.start >= tok.end and above.start < tok.end + _NEAR:
        return Span(start=words[1].start, end=tok.end)
    return span


_NEAR = 40
"""Characters: a noun further off is not what the expression stands before."""


def _preposition(analysis: Analysis, span: Span) -> str:
    before = analysis.tokens_in(Span(start=max(0, span.start - 12), end=span.start)) if span.start else []
    word = before[-1].lower if before else ""
    return word if word in _PREPOSITIONS else ""


_AMBIGUOUS = frozenset("may march fall spring second sat sun mon wed mar jun".split())


def _plausible(analysis: Analysis, sentence: SentenceView, tok: Tok) -> bool:
    """Refuse a word that is no time here: "may" as a verb, a surname April, "Sat" without a full stop."""
    words = analysis.tokens_in(Span(start=tok.start, end=tok.end))
    if not words:
        return False
    first = words[0]
    if tok.expr and tok.expr.op == "holiday" and _in_name(analysis, words[-1], tok.end):
        return False
    if first.lower == "now" and len(words) == 1 and first.i == sentence.first and analysis.text[tok.end : tok.end + 1] == ",":
        return False  # "Now, let us see": it leads on and tells no time (Schiffrin 1987, 8)
    if _of_an_age(analysis, words):
        return False
    if _before_noun(words) or (_in_title(analysis, sentence, words) and not (tok.expr and _festive(tok.expr))):
        return False
    if tok.kind in ("P_MONTH", "P_DAY", "P_SEASON") and len(words) == 1:
        if first.lower in _AMBIGUOUS and (first.pos in ("VERB", "AUX") or (tok.kind != "P_SEASON" and not first.text[:1].isupper())):
            return False
        if first.lower in ("sat", "sun", "mon", "wed", "mar", "jun") and not sentence.span.of(analysis.text)[
            tok.end - sentence.span.start - 1 :
        ].startswith("."):
            return False
        if tok.kind in ("P_MONTH", "P_DAY") and _part_of_name(analysis, first, month=tok.kind == "P_MONTH"):
            return False
    return not (tok.kind == "P_YEAR" and len(words) == 1 and _counts(analysis, first))


def _part_of_name(analysis: Analysis, word: Token, *, month: bool) -> bool:
    """April Jones, Theresa May, the Sunday Mirror."""
    if month and word.entity == "PERSON":
        return True
    beside = [analysis.head_of(word)] if word.dep == "compound" else []
    beside = [t for t in beside if t.i == word.i + 1 and t.pos == "PROPN" and t.text.istitle()]
    if not month:
        return word.entity in _NAMES and any(t.entity == word.entity for t in beside)
    beside += [t for t in analysis.children(word, "compound") if t.i == word.i - 1 and t.pos == "PROPN" and t.text.istitle()]
    return word.entity != "DATE" and bool(beside)


_AGE = frozenset(
    "world society generation youth age era culture civilisation civilization environment climate economy technology lifestyle mindset"
    " standards terms money dollars euros pounds prices youngsters teenagers teens kids children girls boys adolescents adults parents"
    " grandparents families women men people students pupils teachers voters consumers workers leaders farmers artists athletes"
    " computers cars phones smartphones machines".split()
)
"""Nouns of an age, of the people in it and of what they use: with "today's" or "of tomorrow" the age is told and no day."""


def _of_an_age(analysis: Analysis, words: Sequence[Token]) -> bool:
    """Today's youth, the people of tomorrow."""
    word = words[0]
    if len(words) > 1 or word.lower not in ("today", "tomorrow", "yesterday"):
        return False
    above = analysis.head_of(word)
    of = word.dep == "pobj" and above.lower == "of"
    return (of and analysis.head_of(above).lower in _AGE) or (word.dep == "poss" and above.i > word.i and above.lower in _AGE)


_COMMON = frozenset(
    "now today tonight yesterday tomorrow overnight current recent daily nightly weekly monthly hourly week month year quarter day days"
    " hours morning afternoon evening night noon midday midnight dawn dusk sunrise sunset summer winter autumn spring fall weekend moment"
    " future past present time decade century".split()
)
"""Words of time that have a small letter unless they begin a sentence or belong to a name."""
_NAMES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
_CAPITALS = 0.6
"""Share of capitalised words from which a sentence counts as a headline."""


def _in_title(analysis: Analysis, sentence: SentenceView, words: Sequence[Token]) -> bool:
    """The Tonight Show, USA Today, "This Week" on television: a name, which is not marked (TIDES 2005, 3.2.3).

    A common word of time with a capital is in a name unless it begins a sentence, a quotation or a heading.
    """
    last = words[-1]
    if last.lower not in _COMMON or not last.text[:1].isupper():
        return False
    others = [t.text for t in analysis.tokens_in(sentence.span) if t.text.isalpha() and len(t.text) > _SHORT]
    if last.text.isupper():  # in a text all in capitals they tell nothing
        return last.entity in _NAMES and sum(map(str.isupper, others)) < _CAPITALS * len(others)
    if last.entity in _NAMES:
        return True
    first = words[0]
    if len(words) == 1 and (first.i == sentence.first or not analysis.tokens[first.i - 1].text[-1:].isalnum()):
        after = analysis.tokens[last.i + 1] if last.i + 1 < len(analysis.tokens) else None
        return after is not None and after.start < sentence.span.end and first.dep == "compound" and after.text.istitle()
    return sum(t[:1].isupper() for t in others) < _CAPITALS * len(others)


_SHORT = 3


def _festive(expr: TimeExpression) -> bool:
    """Thanksgiving Day: a name of its own."""
    return expr.op == "holiday" or any(map(_festive, expr.inner))


def _before_noun(words: Sequence[Token]) -> bool:
    """The past nine elections, the future king: of "the past" and "the future" the noun is wanted."""
    wanted = {"the": ("past", "present", "future"), "this": ("second",)}.get(words[0].lower, ())
    return len(words) == _TWO and words[1].lower in wanted and words[1].pos == "ADJ"


_TO_UNIT = re.compile(r"-(?:to|by|on|over|after|in|for)-\w")


def _in_compound(analysis: Analysis, tok: Tok) -> bool:
    """Day-to-day, year-on-year, "a $400-million-a-year trade", "only a quarter of them": no time, a rate or a share."""
    text, expr = analysis.text, tok.expr
    if expr is None or expr.op not in ("duration", "unit", "same", "set"):
        return False
    rate = expr.op == "duration" and tok.start > 0 and text[tok.start - 1] == "-" and text[tok.start : tok.start + 1].lower() == "a"
    share = expr.op == "duration" and expr.args.get("unit") == "Q" and expr.args.get("n") == "1"
    dated = any(t.entity == "DATE" for t in analysis.tokens_in(Span(start=tok.start, end=tok.end)))
    return bool(_TO_UNIT.match(text, tok.end)) or rate or (share and not dated)


def _without_count(analysis: Analysis, tok: Tok) -> Tok:
    """Of "on March 14 and 15 people fled" only the day: the last figure counts the people."""
    expr = tok.expr
    if expr is None or expr.op != "list":
        return tok
    last = analysis.tokens_in(Span(start=tok.start, end=tok.end))[-1:]
    if not last or last[0].dep != "nummod" or analysis.head_of(last[0]).start < tok.end:
        return tok
    left = expr.inner[:-1]
    end = tok.start + int(left[-1].args["to"] or 0)
    if len(left) > 1:
        return replace(tok, end=end, expr=expr.replace(inner=left))
    alone = left[0].replace(args={k: v for k, v in left[0].args.items() if k not in ("at", "to", "type")})
    return replace(tok, end=end, expr=alone, type="DATE")


_NAMED_AFTER = frozenset(
    "war offensive rising uprising revolt rebellion revolution agreement accord accords massacre bombing bombings attacks tsunami"
    " flood floods island islands sound river".split()
)
"""What bears the name of a holiday for good ("the Yom Kippur War", "Easter Island"): no time of the text."""


def _in_name(analysis: Analysis, last: Token, end: int) -> bool:
    """A holiday in the name of something else or of a person; "the Christmas Party" is one of that day."""
    head = analysis.head_of(last)
    named = last.entity == "PERSON" and last.i > 0 and analysis.tokens[last.i - 1].pos == "PROPN"
    return named or (
        last.dep in ("compound", "nmod", "amod") and head.start >= end and head.lower in _NAMED_AFTER and head.text[:1].isupper()
    )


_AMOUNTS = frozenset("about some nearly almost least most around approximately roughly".split())


def _counts(analysis: Analysis, word: Token) -> bool:
    """More than 2000 homes: a number and no year."""
    above = analysis.head_of(word)
    before = [t.lower for t in analysis.tokens[max(0, word.i - 2) : word.i]]
    amount = before[-1:] and (before[-1] in _AMOUNTS or (before[-1] == "than" and before[0] in ("more", "fewer", "less")))
    return bool(amount) and above.i > word.i and above.tag == "NNS" and word.dep == "nummod"
