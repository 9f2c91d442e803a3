"""Which figures can contradict one another: whole counts of one thing, not parts, persons, additions or sums told beside them.

Read off two hundred incidents of real news, where most pairs of unequal figures are no conflict (docs/findings.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from tellings.model import Claim, Event
from tellings.reconcile.doubt import hardly_read
from tellings.reconcile.earlier import told_as_earlier
from tellings.reconcile.figure_size import size
from tellings.reconcile.finding_parts import Table, agree, counted
from tellings.reconcile.plainly import carried_over, denied_deed, left_open, named_group, of_some, only_hit, strung_together
from tellings.trace.features import stem

NOT_YET = frozenset({"arrested", "captured", "rescued", "fired", "attacked", "hit", "spotted", "displaced"})
"""Measures whose zero says that nothing of the kind is known so far."""

LOOSE = frozenset({"attacked", "hit", "spotted", "fired", "arrested"})
"""Measures of which an Article tells several counts (of shots, of people seen): they are compared only under one noun."""

_ONE = re.compile(r"\b(?:one|1|single|lone|sole|only)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|million|dozen|half|both|pair|couple|no|none|nobody)\b|\bzero\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\d+(?:st|nd|rd|th))\b(?! (?:graders?|floor|street))",
    re.IGNORECASE,
)
REST = re.compile(r"\b(?:others?|another|more|additional|further|remaining|rest|latter|former)\b(?! than)", re.IGNORECASE)
"""Words that make a count one of what is left."""
_OTHERS = re.compile(r"\bothers?\b|\banother (?:\d|\w+ (?:people|persons|men|women|others))", re.IGNORECASE)
_BACK_TO = re.compile(r"\b(?:in|after|during|before) that (?:incident|attack|case|shooting|crash|fire|accident|event)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:(?:said|reported|announced|told \w+) earlier|(?:earlier|originally|initially) (?:said|reported|announced)|"
    r"mistakenly|erroneously)\b",
    re.IGNORECASE,
)
"""A count that its Article takes for overtaken."""
_PARTITIVE = re.compile(r"\b(?:of|among|both) (?:the|them|those|these|whom|his|her|their|its|our)\b|^both\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|these|those|this|that|his|her|their)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:nobody|no[ -]one|none|zero|any(?:one|body))\b|^no (?:people|persons?|deaths?|casualt\w+|victims?|[a-z]+s)$", re.IGNORECASE
)
"""A zero that says itself that it counts all: "no one", "no deaths", not "no complicated injuries" or "without"."""
PERSONAL = frozenset({"killed", "injured", "arrested", "missing", "rescued", "captured"})
"""Measures of persons: what is counted there cannot be a deed."""
_DEEDS = re.compile(
    r"\b(?:arrests|shootings?|incidents?|attacks?|scenes?|crimes?|bullets?|(?:gun)?shots?|rounds?|charges?|counts?|cases|murder|killing|homicide|"
    r"slaying|manslaughter|robber(?:y|ies)|burglar(?:y|ies)|admissions?|fights?)\b(?!-)",
    re.IGNORECASE,
)
_NAMES_OF = re.compile(
    r"\b(?:identit(?:y|ies)|photos?|photographs|pictures|portraits|families|lists? (?:with|of|containing|bearing|that had|had) "
    r"(?:the )?names) of(?: the)?\s+$|\b(?:identified|named)(?: the)?\s+$",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"\b\d+[- ]years?[- ]old\b")
_DECADE = re.compile(r"\d0['’]?s", re.IGNORECASE)
_AND_ONE = re.compile(r"\band (?:an?|the|his|her|their|one|\d+[- ]year[- ]old)\b", re.IGNORECASE)
"""Persons strung together: a list, no count."""
_OF_N = re.compile(
    r"\s+(?:out )?of (?:the |those |these |at least |about |some )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|several|many)\b",
    re.IGNORECASE,
)
"""What follows a part: "just one of six"."""
_NOT_DONE = re.compile(
    r"\b(?:should|could|would|might)(?:['’]ve| have)(?: been)?\s+$"
    r"|\b(?:leads?|leading|led) to (?:the|an|any) (?:arrests?|conviction|capture)[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What stands before a figure of something that did not happen: "there could have been", a reward."""
_LEFT = re.compile(r"\s*(?:\w+ ){0,4}(?:released|discharged)\b", re.IGNORECASE)
_GRAVE = re.compile(r"\b(?:life|seriously|critical|serious)\b", re.IGNORECASE)
_STILL_HAS = re.compile(
    r"\bstill (?:has|have|had|holds?|keeps?|kept|treats?|treating|treated|cares? for|caring for|looks? after|looking after|houses?|counts?)"
    r" (?:(?:about|some|only|the|its|all) )?$",
    re.IGNORECASE,
)
"""Before a figure of the hurt that are left of more: "the ward still has nine patients"."""
_REMAIN = re.compile(r"\W*(?:\w+ ){0,2}(?:remain(?:s|ed)?|(?:is|are|was|were) still|stay(?:s|ed)?)\b", re.IGNORECASE)
_AND_MORE = re.compile(
    r"\W*(?:\w+ ){0,2}(?:identified|named)\b"
    r"|[^.;]{0,40}\b(?:and|then|followed by|before) (?:\w+ ){0,2}(?:additional|more|further|other) (?:gun)?(?:shots|rounds|gunfire)\b"
    r"|\s+else\b|[^.;]{0,50}\b(?:showed up|turned up|walked in(?:to)?|drove themselves)\b"
    r"|\s*(?:\w+ )?(?:(?:started|began|begun|were) (?:shooting|firing)|opened fire)\b"
    r"|\s+and (?:\d+|an?|ten|nine|eight|seven|six|five|four|three|two|one) "
    r"(?:men|man|women|woman|boys?|girls?|child|children|adults?|teens?)\b",
    re.IGNORECASE,
)
"""What follows a figure that stops short of the whole: those named so far, more shots, nobody else, doers, "and two women"."""
_BARE = re.compile(r"(?:about |around |nearly )?\d+", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b[A-Z][\w’'.-]+,?|\bboth|\baged?|\bto be|, \d+,? and|, \d+|\b(?:his|her|their)(?: early| mid| late)?[ -]|"
    r"\b(?:men|women|males|females|boys|girls|teens|teenagers|brothers|sisters|students|people|victims),)\s*$"
)
_DOER = re.compile(
    r"\b(?:gun(?:man|men)|shooters?|suspects?|attackers?|assailants?|bombers?|killers?|hijackers?|himself|herself|themselves|his own life|"
    r"her own life|suicide)\b",
    re.IGNORECASE,
)
_ON_HIMSELF = re.compile(
    r"\b(?:turn(?:ed|ing|s)? (?:the|his|her|a|that) (?:gun|weapon|rifle|pistol|handgun) on (?:him|her)self|"
    r"(?:kill|shot|shoot|hang)\w* (?:him|her)self|"
    r"t(?:ook|akes?|aking) (?:his|her) own life|and (?:then )?(?:him|her)self|turn(?:ed|ing|s)? it on (?:him|her)self)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:over|in|during|within) (?:the )?(?:past|last) (?:\w+ )?(?:hours?|days?|weeks?|months?|years?|weekend)|\ba span of|this year|"
    r"year[- ]to[- ]date|so far this (?:year|month)|since (?:January|the (?:start|beginning)) of|"
    r"\b(?:week|weekend) (?:that )?end(?:ed|ing)\b|"
    r"-(?:hour|day|week|month) (?:span|stretch|period)|nationwide|(?:string|spate|wave|rash|series|spree) of|"
    r"\w+ (?:separate|different|unrelated) \w+|"
    r"\b(?:over|during) (?:the |a )?(?:[\w-]+ ){0,5}weekend\b|\b(?:this|that|last) (?:past )?weekend\b|"
    r"\b(?:city|weekend|citywide|statewide|nationwide|county) shootings|shootings (?:across|around|in the)",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:this (?:year|month|summer|week|season)|so far|since|year[- ]to[- ]date|annual(?:ly)?|per (?:year|day|month)|homicides?|"
    r"nationwide|"
    r"(?:each|every|a|last|previous) (?:year|month)|in (?:19|20)\d\d|in recent (?:years|months|weeks)|all over|"
    r"across the (?:city|country|state|nation)|in the (?:city|county|state|country)|(?:over|in|during|within) (?:the )?(?:past|last)|"
    r"in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)|"
    r"(?:in|over) a span of|\w+ separate \w+|series of)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"-(?:hour|day|week|month) (?:span|stretch|period)\b", re.IGNORECASE)
MANY_TIMES = 4
"""Times that a figure may exceed another before words of a longer stretch of time beside it make it a sum."""
NEAR = 400
"""Characters between two sentences that tell the parts of one count ("four ... Two were taken later")."""

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

PARTS = 4
"""Figures of one sentence that may add up to the total of another article."""


def sides(claims: Sequence[Claim], table: Table) -> list[Claim]:
    """The Claims that give a whole count; of an Article's Claims with a definite noun ("the six people") only where it has no other."""
    whole = [c for c in claims if _whole(c, table)]
    plain = {c.article for c in whole if not _DEFINITE.search(c.evidence.quote)}
    return [c for c in whole if not (_DEFINITE.search(c.evidence.quote) and c.article in plain) and not _person(c)]


def _whole(claim: Claim, table: Table) -> bool:
    quote = claim.evidence.quote
    if hardly_read(claim) or _ORDINAL.search(quote) or _PARTITIVE.search(quote) or _age(claim, table) or some_only(claim, table):
        return False
    if (
        only_hit(claim, table)
        or denied_deed(claim, table)
        or strung_together(claim)
        or left_open(claim)
        or carried_over(claim)
        or of_some(claim, table)
    ):
        return False
    if claim.measure in PERSONAL and _DEEDS.search(quote):
        return False
    if (claim.low, claim.high) == (0, 0):
        return claim.measure not in NOT_YET and bool(_NOBODY.search(quote))
    if _DECADE.fullmatch(quote) or _AND_ONE.search(quote):
        return False
    return (claim.low or 0) <= 1 or bool(_NUMBER.search(_YEARS_OLD.sub(" ", quote)))


def some_only(claim: Claim, table: Table) -> bool:
    """What stands beside a figure says that it counts some of them: "portraits of three victims", "two remain in hospital"."""
    text = table.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.evidence.start - 70) : claim.evidence.start]
    after = text[claim.evidence.end : min(claim.sentence.end, claim.evidence.end + 70)]
    if _OF_N.match(after) or _NOT_DONE.search(before):
        return True
    if claim.measure in ("injured", "infected") and _STILL_HAS.search(before):
        return True
    if claim.measure == "injured" and (_LEFT.match(after) or (claim.high == 0 and _GRAVE.search(claim.evidence.quote + after[:30]))):
        return True
    return bool(_NAMES_OF.search(before) or (claim.measure == "injured" and _REMAIN.match(after)) or _AND_MORE.match(after))


def _age(claim: Claim, table: Table) -> bool:
    """A bare number after a name or "both": somebody's age, a date or a house, whatever it was taken for."""
    if not _BARE.fullmatch(claim.evidence.quote):
        return False
    text = table.articles[claim.article].text
    return bool(_NAMED.search(text[max(0, claim.evidence.start - 30) : claim.evidence.start]))


def _person(claim: Claim) -> bool:
    """A single person told of without the number one: no count of all."""
    return (claim.low, claim.high) == (1, 1) and not _ONE.search(claim.evidence.quote)


def comparable(a: Claim, b: Claim, event: Event, table: Table, *, opposed: bool = False, within: bool = False) -> bool:
    """Whether two unequal whole counts exclude each other.

    ``opposed`` are counts on the word of two named bodies: an Article may tell both, and a bare number counts what the other names.
    ``within``: they are a headline's and its own text's.
    """
    less, more = (a, b) if size(a) <= size(b) else (b, a)
    told = Told(event.id, table)
    if a.article == b.article and not within and (not (a.attribution and b.attribution) or a.origin == b.origin):
        return False  # one teller does not contradict himself in one breath: he counts two things
    if not opposed and a.article != b.article and (_acknowledged(a, b, told) or _acknowledged(b, a, told)):
        return False
    if a.measure in LOOSE and not _same_noun(a, b) and not (opposed and (not a.unit or not b.unit)):
        return False
    if less.figure == "vague" and more.figure == "vague":
        return False
    if more.figure == "vague" and size(more) <= 2 * _top(less):
        return False
    if more.measure == "injured" and _shot(more) and not _shot(less) and told.dead(less, more) - {0}:
        return False  # who was shot may be dead
    return not (
        _narrower(less, more)
        or _one_of_two(less, more, told)
        or _added_up(less, more, told)
        or _with_doer(less, more, told, table)
        or _with_last(less, more, table)
        or _sum_of_time(less, more, table)
    )


def _shot(claim: Claim) -> bool:
    """Whether a figure counts all who were shot, the dead with the hurt."""
    return (claim.predicate or "").split(" ")[0] in ("shoot", "gun", "gunshot", "shooting", "strike", "hit")


def successive(early: Claim, late: Claim, event: Event, table: Table) -> bool:
    """Whether two whole counts that follow one another may be one count that moved: nobody was left out of the earlier one."""
    less, more = (early, late) if size(early) <= size(late) else (late, early)
    told = Told(event.id, table)
    if less.measure == "injured" and size(more) - size(less) in told.dead(early, late):
        return False
    narrower = bool(less.affected.age_sex) and less.affected.age_sex != more.affected.age_sex
    if narrower or (early.article != late.article and _acknowledged(early, late, told)):
        return False
    if _told_of_another(early, table) != _told_of_another(late, table):
        return False
    if rest(less, table) and size(more) - size(less) in {1, *told.dead(early, late)}:
        return False
    return not (_with_doer(less, more, told, table) or _sum_of_time(less, more, table))


class Told(NamedTuple):
    """The figures of an Event, looked up by Article and measure: a pair of Claims asks for those of its own two Articles only."""

    event: str
    table: Table

    def figures(self, articles: Iterable[str], measure: str | None = None) -> Iterator[Claim]:
        """The positive figures of some Articles, of one measure or of all."""
        for article in dict.fromkeys(articles):
            own = self.table.told_of(self.event, article) if measure is None else self.table.measured(self.event, article, measure)
            yield from (c for c in own if counted(c) and c.polarity == "positive")

    def dead(self, *claims: Claim) -> set[int]:
        """The tolls of the dead in the Articles of some Claims."""
        return {size(c) for c in self.figures((c.article for c in claims), "killed")}


def _told_of_another(claim: Claim, table: Table) -> bool:
    """Whether the sentence of a figure goes back to an earlier happening, or to an earlier count."""
    known = cast("dict[str, bool]", table.kept.setdefault("told_of_another", {}))
    if claim.id not in known:
        words = table.sentence_evidence(claim).quote
        known[claim.id] = bool(_BACK_TO.search(words) or _FORMER.search(words)) or told_as_earlier(claim, table)
    return known[claim.id]


def rest(claim: Claim, table: Table) -> bool:
    """Whether a figure counts what is left of a larger one: "three others", unless it is the hurt beside the dead."""
    if not REST.search(claim.evidence.quote):
        return False
    if claim.measure != "injured" or not _OTHERS.search(claim.evidence.quote):
        return True
    beside = [c for c in table.told_of(claim.event, claim.article) if c.sentence == claim.sentence]
    before = [c.measure for c in beside if c.evidence.start < claim.evidence.start and counted(c)]
    return "injured" in before or "killed" not in before


def next_one(late: Claim, early: Claim) -> bool:
    """Whether a figure counts on from another by an ordinal: "the eighth person" after seven."""
    found = _ORDINAL.search(late.evidence.quote)
    if _DEEDS.search(late.evidence.quote):
        return False
    return found is not None and size(late) > size(early) and late.measure in PERSONAL and late.affected.cls not in ("object", "animal")


def _same_noun(a: Claim, b: Claim) -> bool:
    """Whether both count things of one name."""
    one, other = (stem((c.unit or "").lower().split()[-1]) if c.unit else "" for c in (a, b))
    return one == other != ""


def _top(claim: Claim) -> int:
    return claim.high if claim.high is not None else claim.low or 0


def _acknowledged(a: Claim, b: Claim, told: Told) -> bool:
    """The Article of ``a`` has the figure of ``b`` too."""
    return any(
        c.id != a.id and c.figure != "vague" and not c.part_of and agree(c, b) and not agree(c, a)
        for c in told.figures([a.article], b.measure)
    )


def _narrower(less: Claim, more: Claim) -> bool:
    """The smaller figure counts some of them only: women, children, staff beside people."""
    a, b = less.affected, more.affected
    if a.age_sex and a.age_sex != b.age_sex:
        return True
    if named_group(less) and not named_group(more):
        return True
    if b.age_sex and not a.age_sex:
        return False
    return a.cls not in ("unknown", "person", b.cls) and b.cls in ("unknown", "person")


def _one_of_two(less: Claim, more: Claim, told: Told) -> bool:
    """The smaller stands in its sentence beside the count of another group, the larger counts anybody: "four guards and four guests"."""
    if not less.unit or less.article == more.article or _same_noun(less, more):
        return False
    beside = [c for c in told.figures([less.article], less.measure) if c.sentence == less.sentence and c.id != less.id and not c.part_of]
    return any(c.unit and not _same_noun(c, less) and (c.low or 0) > 1 for c in beside) and more.affected.cls in ("unknown", "person")


def _added_up(less: Claim, more: Claim, told: Told) -> bool:
    """The larger is the smaller and what stands beside it: the dead, the one named first, the parts of a sentence."""
    gap = size(more) - size(less)
    both = (less.article, more.article)
    if less.measure == "injured" and any(size(c) == gap for c in told.figures(both, "killed") if c.id not in (less.id, more.id)):
        return True
    if REST.search(less.evidence.quote) and (gap == 1 or any(size(c) == gap for c in told.figures(both) if c.id not in (less.id, more.id))):
        return True
    parts = [c for c in told.figures([less.article], less.measure) if not c.title]
    together = [c for c in parts if c.sentence == less.sentence]
    if 1 < len(together) <= PARTS and sum(map(size, together)) == size(more):
        return True
    near = [c for c in parts if c.sentence != less.sentence and c.id != more.id and abs(c.sentence.start - less.sentence.start) <= NEAR]
    return size(less) > 0 and any(size(c) == gap or _ORDINAL.search(c.evidence.quote) for c in near)


def _with_last(less: Claim, more: Claim, table: Table) -> bool:
    """What follows the smaller tells of the last one apart: "four were taken to hospital, and a fifth person was pronounced dead"."""
    if not 1 < size(more) == size(less) + 1 <= len(ORDINALS):
        return False
    text = table.articles[less.article].text
    return bool(re.search(rf"\b{ORDINALS[size(more) - 1]}\b", text[less.evidence.end : less.sentence.end + NEAR // 2], re.IGNORECASE))


def _with_doer(less: Claim, more: Claim, told: Told, table: Table) -> bool:
    """The larger counts the doer among the dead or hurt, the smaller does not."""
    if less.measure not in ("killed", "injured") or size(more) - size(less) != 1:
        return False
    if any(_ON_HIMSELF.search(table.sentence_evidence(c).quote) for c in (less, more)):
        return True
    beside = told.figures((less.article, more.article), less.measure)
    return any((c.low, c.high) == (1, 1) and _DOER.search(c.evidence.quote) for c in beside)


def _sum_of_time(less: Claim, more: Claim, table: Table) -> bool:
    """The larger is many times the smaller, and its sentence speaks of a longer stretch of time or a larger place."""
    sentence = table.sentence_evidence(more).quote
    if size(more) >= 2 * max(1, _top(less)) and _STRETCH.search(sentence):
        return True
    if _SPAN.search(sentence) and not _SPAN.search(table.sentence_evidence(less).quote):
        return True
    return size(more) >= MANY_TIMES * max(1, _top(less)) and bool(_SUM.search(sentence))
