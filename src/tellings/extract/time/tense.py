"""Tense of the clause that a time expression belongs to: past, present or future.

It decides whether "Friday" is the last or the next one. Source: Penn Treebank tags; modals and words of plan count as future.
"""

from __future__ import annotations

from tellings.extract.time.prospects import conditional, head_line, precedes, prospective
from tellings.language import Analysis, Token
from tellings.model import Span

_WILL = frozenset({"will", "shall", "'ll", "wo"})
_MODAL = frozenset({"would", "may", "might", "can", "could", "should", "must"})
_PLANS = frozenset(
    "schedule plan expect set due slate extend postpone delay expire intend propose mature adjourn reschedule invite".split()
)
_GIVES = frozenset("have give extend postpone delay adjourn suspend grant set allow remand bail detain ban bar close shut order".split())
"""Given until Tuesday, remanded until Friday: the day is ahead although the verb is past."""
_ARRANGES = frozenset("call announce forecast predict arrange book convene organise organize summon fix time reserve".split())
"""With "for": "called a meeting for Friday", "rain was forecast for Sunday"."""
_NEITHER = frozenset({"neither", "nobody", "none"})
_INTENDS = _PLANS | frozenset("hope want wish aim mean agree promise vow pledge threaten prepare decide choose".split())
"""With an infinitive: "planned to leave on Thursday" (Quirk et al. 1985, 16.38, verbs of intention)."""
_PLANNED = frozenset(
    "due upcoming forthcoming deadline election trial hearing summit expiration maturity payable effective record beginning starting"
    " expiring maturing".split()
)
_UNTIL = frozenset("until till by through to".split())
_OPENS = frozenset(
    "begin start open reopen close end finish expire resume reconvene convene meet play host hold"
    " face vote premiere debut launch kick".split()
)
"""In the present tense these tell what is on a calendar: "the trial begins Monday" (Quirk et al. 1985, 4.45)."""
_TRAVELS = frozenset("travel visit depart arrive fly sail go return".split())
"""In the present tense and the progressive a journey is one to come: "the queen visits on Monday" (Quirk et al. 1985, 4.44 and 4.45)."""
_SOLD = frozenset({"sale", "trial", "polls", "air", "effect", "place", "part", "court"})
"""With go, take and return: "goes on sale Friday", "takes effect on 1 May", "returns to court on Tuesday"."""


def clause_tense(analysis: Analysis, span: Span) -> tuple[str, str]:
    """Tense ("past", "present", "future", "plan", "limit", "past limit" or "") and lemma of the verb that governs a time expression.

    ``plan`` is a time set in the past for later ("was scheduled for", "the Jan. 14 deadline"), ``limit`` one after until, by, to or
    through in the past, ``past limit`` where the pluperfect says that it has gone by.
    """
    head = analysis.head_token(span)
    if head is None or not head.dep:
        return "", ""
    head, span = _first_of(analysis, head, span)
    planned = _planned(analysis, head) or prospective(analysis, head)
    limit = _before(analysis, span) in _UNTIL and not _ends_stretch(analysis, span)
    until, toward = _before(analysis, span) in ("until", "till"), _before(analysis, span) in ("toward", "towards")
    loose = head.dep not in _INSIDE
    first: Token | None = None
    open_form = of_noun = heading = False
    for token in [head, *analysis.ancestors(head)]:
        if token.pos not in ("VERB", "AUX") or span.start <= token.start < span.end or _outside(analysis, token, span):
            continue
        first = first or token
        tense = _verb_tense(analysis, token)
        if tense == "infinitive":
            open_form = True
            of_noun = of_noun or _of_noun(analysis, token)
            planned = planned or _awaited(analysis, token)
            heading = head_line(analysis, token, head)
        elif tense:
            if open_form and head.dep in ("poss", "compound", "nmod", "amod"):
                return tense if tense == "past" else "", first.lemma  # "to get round Friday's ruling"
            before_past = any(a.lower == "had" for a in analysis.children(token, "aux"))
            intends = open_form and token.lemma in _INTENDS and not of_noun
            planned = planned or intends or _is_planned(analysis, token, tense) or (open_form and _is_to(analysis, token, first))
            joined = _joined(tense, first, open_form=open_form, planned=planned, until=until, aims=_aims(analysis, first, span))
            joined = "limit" if joined == "plan" and before_past else joined
            if joined in _SHOWN and (_within_plan(analysis, token) or (joined == "present" and conditional(analysis, token))):
                joined = _SHOWN[joined]
            if joined in _SHOWN and _arranged(analysis, first, head, span):
                joined = _SHOWN[joined]
            if joined == "present" and precedes(analysis, head, token):
                joined = "future"
            if tense == "present" and not open_form and loose and (limit or toward or _on_calendar(analysis, token, head)):
                joined = "future"
            if limit and joined == "past" and before_past and token.tag == "VBN":
                return "past limit", first.lemma  # "by June the number had risen"
            return ("limit" if limit and joined == "past" else joined), first.lemma
    return ("future" if until or heading else "plan" if planned else ""), first.lemma if first else ""


def _outside(analysis: Analysis, verb: Token, span: Span) -> bool:
    """The expression stands before the "that" of the verb's clause: "he warned on Friday that ..." is no time of the warning's matter."""
    return any(m.lower == "that" and span.end <= m.start < verb.start for m in analysis.children(verb, "mark"))


_SHOWN = {"past": "plan", "present": "future"}


def _arranged(analysis: Analysis, verb: Token, head: Token, span: Span) -> bool:
    """They called a strike for Friday; they called for protests on Friday."""
    within = any(a.lower == "for" and analysis.head_of(a).i == verb.i for a in analysis.ancestors(head)) and verb.lemma == "call"
    return verb.lemma in _ARRANGES and (within or _before(analysis, span) == "for")


_AWAITED = frozenset("likely unlikely due set ready poised supposed bound scheduled slated prepared certain sure expected".split())
_WHEN = frozenset({"when", "once", "until", "till", "before"})


def _awaited(analysis: Analysis, infinitive: Token) -> bool:
    """They were likely to vote on Friday: adjectives of what is to come (Quirk et al. 1985, 16.79)."""
    above = analysis.head_of(infinitive)
    return infinitive.dep in ("xcomp", "ccomp") and above.lower in _AWAITED and above.pos in ("ADJ", "VERB")


def _within_plan(analysis: Analysis, verb: Token) -> bool:
    """They would buy when trading opened on Monday: the past of a clause of time under what is to come (Quirk et al. 1985, 14.31)."""
    above = analysis.head_of(verb)
    soon = above.lower == "soon"
    if soon:  # "as soon as it opens"
        above = analysis.head_of(above)
    if verb.dep not in ("advcl", "ccomp") or not (soon or _WHEN & {c.lower for c in analysis.children(verb, "mark", "advmod")}):
        return False
    ahead = {a.lower for a in analysis.children(above, "aux")} & (_WILL | {"would"})
    return bool(ahead) or (_verb_tense(analysis, above) == "infinitive" and _awaited(analysis, above))


def _of_noun(analysis: Analysis, infinitive: Token) -> bool:
    """An infinitive that belongs to a noun, not to the verb: "extended their offers to buy the mill on Friday"."""
    above = analysis.head_of(infinitive)
    return infinitive.dep in ("acl", "relcl") or (infinitive.dep == "advcl" and bool(analysis.children(above, "dobj")))


_TIMES = frozenset({"DATE", "TIME"})


def _first_of(analysis: Analysis, head: Token, span: Span) -> tuple[Token, Span]:
    """Of "due in September or October" the first time, which the second goes with."""
    for _ in range(4):
        above = analysis.head_of(head)
        if head.dep != "conj" or above.start >= span.start or above.entity not in _TIMES:
            break
        head, span = above, Span(start=above.start, end=above.end)
    return head, span


_INSIDE = frozenset({"poss", "compound", "nmod", "amod"})


def _on_calendar(analysis: Analysis, verb: Token, head: Token) -> bool:
    """The expression stands with a verb of beginning, ending or meeting in the present tense: a day to come."""
    above = analysis.head_of(head)
    direct = above.i == verb.i or (above.dep == "prep" and analysis.head_of(above).i == verb.i)
    if verb.lemma in _OPENS or verb.lemma in _TRAVELS:
        return direct
    if verb.lemma == "be" and _equated(analysis, verb, head):
        return True
    return verb.lemma in ("go", "take", "return", "be") and any(t.lower in _SOLD for t in analysis.subtree(verb))


def _equated(analysis: Analysis, verb: Token, head: Token) -> bool:
    """The funeral is Saturday; Friday is the last day."""
    if head.dep in ("nsubj", "attr", "npadvmod") and analysis.head_of(head).i == verb.i:
        alone = head.i > verb.i and not analysis.children(
            verb, "attr", "acomp", "dobj"
        )  # "today 35 are still in the school" tells how things stand
        return head.dep != "npadvmod" or head.i == verb.i - 1 or alone
    return False


def _is_planned(analysis: Analysis, verb: Token, tense: str) -> bool:
    """The deadline is Monday."""
    return verb.lemma == "be" and tense == "present" and any(s.lower in _PLANNED for s in analysis.children(verb, "nsubj"))


def _is_to(analysis: Analysis, verb: Token, first: Token) -> bool:
    """Lawmakers were to vote on Friday."""
    return verb.lemma == "be" and first.dep == "xcomp" and not analysis.children(verb, "attr", "acomp", "dobj")


def _aims(analysis: Analysis, verb: Token, span: Span) -> bool:
    """Of "set" and "extend": whether something is set for, or extended to, a later day ("a record set on Friday" is not)."""
    if verb.lemma == "set":
        return any(c.lower == "for" or c.dep == "xcomp" for c in analysis.children(verb, "prep", "xcomp"))
    return verb.lemma != "extend" or _before(analysis, span) in _UNTIL


def _joined(tense: str, first: Token, *, open_form: bool, planned: bool, until: bool, aims: bool) -> str:
    if tense == "future":
        return "future"
    if tense == "past":
        if until and first.lemma in _GIVES:
            return "future"
        return "plan" if planned or (first.lemma in _PLANS and aims) else "past"
    return "future" if open_form or planned or (first.lemma in _PLANS and aims) else "present"


def _planned(analysis: Analysis, head: Token) -> bool:
    """The expression belongs to a deadline, a trial, something due."""
    above = analysis.head_of(head)
    return above.lower in _PLANNED or (above.dep == "prep" and analysis.head_of(above).lower in _PLANNED)


_STRETCHES = frozenset("year years quarter quarters month months week weeks fortnight period day days".split())


def _ends_stretch(analysis: Analysis, span: Span) -> bool:
    """The year to 31 March: the end of a stretch that is over."""
    before = analysis.tokens_in(Span(start=max(0, span.start - 16), end=span.start)) if span.start else []
    return len(before) > 1 and before[-1].lower == "to" and before[-2].lower in _STRETCHES


def _before(analysis: Analysis, span: Span) -> str:
    """The word before the expression."""
    before = analysis.tokens_in(Span(start=max(0, span.start - 8), end=span.start)) if span.start else []
    return before[-1].lower if before else ""


def _verb_tense(analysis: Analysis, verb: Token) -> str:
    """Tense of a verb with its auxiliaries; "infinitive" or "" where a higher verb decides."""
    aux = analysis.children(verb, "aux", "auxpass")
    words = {a.lower for a in aux}
    if words & _WILL or (words & {"'d", "’d", "had"} and any(c.lower == "better" for c in analysis.children(verb, "advmod"))):
        return "future"  # "we had better leave on Friday"
    if words & _MODAL:
        denied = "could" in words and (analysis.children(verb, "neg") or any(t.lower in _NEITHER for t in analysis.subtree(verb)))
        return "past" if "have" in words or denied else "future"  # "could not be reached on Friday"
    if "to" in words:
        return "past" if words & {"have"} else "infinitive"
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in aux) or words & {"have", "has", "'ve", "had"}:
        return "past"
    if verb.tag == "VBN" and not aux:
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(a.tag in ("VBZ", "VBP") for a in aux):
        going = verb.lemma == "go" and any(c.tag == "VB" for c in analysis.children(verb, "xcomp"))
        return "future" if going else "present"
    return ""
