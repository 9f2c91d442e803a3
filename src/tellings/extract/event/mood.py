"""Modality and polarity of a trigger: asserted, alleged, denied, feared, planned; positive or negative.

Palmer 2001 (Mood and Modality) gives the classes; the words are closed lists of modals, negators and the verbs
and adverbs of fear, denial, allegation and intention.
"""

from __future__ import annotations

from tellings.language import Analysis, Token
from tellings.model import Modality, Polarity

_POSSIBLE = frozenset("may might could".split())
_FUTURE = frozenset("will would shall 'll ’ll wo".split())
_FEAR = frozenset("fear worry dread".split())
_FEARED = frozenset("feared fearing fears presumed believed thought likely possibly perhaps probably presumably".split())
_DENY = frozenset("deny refute reject dismiss dispute disprove debunk contradict".split())
_FALSE = frozenset("false untrue fake fabricated baseless unfounded untruth fabrication lie hoax invention wrong incorrect".split())
_ALLEGED = frozenset("allegedly alleged purportedly purported supposedly supposed ostensibly reputedly unconfirmed unverified".split())
_ACCUSE = frozenset("accuse suspect allege charge".split())
_INTEND = frozenset(
    "plan intend aim threaten promise vow expect prepare want try seek attempt order urge ask call warn hope propose demand pledge".split()
)
_NEGATORS = frozenset("not n't n’t never".split())
_SAY = frozenset("say tell add state report announce declare claim note insist".split())
_CLAUSE_HEADS = (
    "ccomp",
    "xcomp",
    "advcl",
    "pcomp",
    "acl",
    "conj",
    "relcl",
    "csubj",
    "dep",
    "parataxis",
    "dobj",
    "pobj",
    "prep",
    "nsubj",
    "nsubjpass",
    "attr",
    "acomp",
    "oprd",
    "appos",
    "amod",
    "nummod",
    "agent",
)


def mood_of(analysis: Analysis, trigger: Token) -> tuple[Modality, Polarity]:
    """Read modals and negators of the trigger's own clause, then the verbs above it."""
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    verb = _clause_verb(analysis, trigger)
    own = _own_words(analysis, trigger, verb)
    if own & _NEGATORS or _never_yet(analysis, verb) or _none_of_it(analysis, trigger) or _nothing_known(analysis, trigger):
        polarity = "negative"
    if own & _POSSIBLE or own & _FEARED:
        modality = "feared"
    elif own & _ALLEGED:
        modality = "alleged"
    elif own & _FUTURE or _infinitive_of_purpose(analysis, verb):
        modality = "planned" if not own & {"would"} else "feared"
    above, denied = _above(analysis, trigger)
    if modality == "asserted" and above:
        modality = above
    if denied and modality in ("asserted", "feared"):
        modality = "denied"
    return modality, polarity


_LEARNING = frozenset("hear see know find trace locate reach contact".split())


def _nothing_known(analysis: Analysis, verb: Token) -> bool:
    """As in "nobody has heard from nine of them", "nothing was seen of the crew": verbs of learning with a negative subject."""
    doers = analysis.children(verb, "nsubj", "nsubjpass")
    return verb.lemma in _LEARNING and any(t.lower in ("nobody", "nothing", "no-one", "none") for t in doers)


def _none_of_it(analysis: Analysis, verb: Token) -> bool:
    """As in "needed no treatment", "suffered no injuries"."""
    return verb.pos == "VERB" and any(c.lower == "no" for t in analysis.children(verb, "dobj") for c in analysis.children(t, "det"))


def _never_yet(analysis: Analysis, verb: Token) -> bool:
    """As in "have yet to be found", "failed to return", "no longer stood"."""
    head = analysis.head_of(verb)
    if verb.dep in ("xcomp", "ccomp") and verb.head != verb.i:
        yet = head.lemma in ("have", "be", "remain") and any(
            t.lower == "yet" for t in analysis.children(head, "advmod") + analysis.children(verb, "advmod")
        )
        if yet or (head.lemma in ("fail", "remain") and "to" in {t.lower for t in analysis.children(verb, "aux")}):
            return True
    return any(t.lower == "longer" for t in analysis.children(verb, "advmod"))


def _clause_verb(analysis: Analysis, token: Token) -> Token:
    if token.pos in ("VERB", "AUX"):
        return token
    for above in analysis.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            return above
        if above.i - token.i > 12 or token.i - above.i > 12:
            break
    return token


def _own_words(analysis: Analysis, trigger: Token, verb: Token) -> set[str]:
    said = [*analysis.children(trigger, "aux", "neg", "advmod", "amod", "det"), *analysis.children(verb, "aux", "neg", "advmod", "auxpass")]
    found = {t.lower for t in said if not _contrasts(analysis, t)}
    for other in (trigger, verb):
        if (
            other.dep == "conj"
            and analysis.head_of(other).pos in ("VERB", "AUX")
            and not analysis.children(other, "nsubj", "nsubjpass", "aux")
        ):
            found |= {t.lower for t in analysis.children(analysis.head_of(other), "aux")}
    before = analysis.tokens[trigger.i - 1] if trigger.i else None
    if before is not None and before.sentence == trigger.sentence and before.lower in _FEARED | _ALLEGED:
        found.add(before.lower)
    if verb.i != trigger.i and verb.lemma in ("be", "seem", "appear"):
        found |= {t.lower for t in analysis.children(verb, "aux", "neg", "acomp")} & (_FUTURE | _POSSIBLE | _NEGATORS | _FEARED)
    return found


def _contrasts(analysis: Analysis, token: Token) -> bool:
    """As in "8 dead, not 18": the negator denies the other number, not what happened."""
    if token.lower not in _NEGATORS or token.i == 0 or token.i + 1 >= len(analysis.tokens):
        return False
    before, after = analysis.tokens[token.i - 1], analysis.tokens[token.i + 1]
    return before.text in (",", "and", "but", "(", "-", "–", "—", ";") and (after.pos == "NUM" or after.text[:1].isdigit())


def _infinitive_of_purpose(analysis: Analysis, verb: Token) -> bool:
    """As in "to recapture the town": an infinitive under a verb or noun, unless the verb above says that it happened."""
    marks = {t.lower for t in analysis.children(verb, "aux")}
    if "to" not in marks or "have" in marks or verb.tag != "VB":
        return False
    head = analysis.head_of(verb)
    purpose = verb.dep in ("acl", "advcl", "xcomp") and head.i != verb.i and head.lemma not in _REAL
    return purpose and not _nth_to(analysis, verb)


_REAL = frozenset("have need be say know report continue start begin manage use force lead go seem appear last first".split())
"""Verbs whose infinitive happened."""


def _nth_to(analysis: Analysis, verb: Token) -> bool:
    """As in "the eighth person to die", "the first to reach"."""
    head = analysis.head_of(verb)
    return any(t.tag == "JJ" and t.lower[-2:] in ("st", "nd", "rd", "th") for t in [head, *analysis.children(head, "amod")])


def _above(analysis: Analysis, verb: Token) -> tuple[Modality | None, bool]:
    modality: Modality | None = None
    denied = False
    below = verb
    for hops, head in enumerate(analysis.ancestors(verb)):
        if hops > 7 or below.dep not in _CLAUSE_HEADS:
            break
        if below.dep in ("conj", "advcl", "relcl") and head.pos == "VERB" and below.dep != "conj":
            break
        if below.dep == "conj" and below.i != verb.i and below.lemma in _SAY:  # "denied that any was taken but said that contact was lost"
            break
        lemma = head.lemma if head.pos in ("VERB", "NOUN", "ADJ", "AUX") else head.lower
        if lemma in _FEAR or head.lower in ("afraid", "fears", "feared"):
            modality = modality or "feared"
        elif lemma in _DENY and below.dep in ("ccomp", "xcomp", "dobj", "pcomp", "pobj", "prep", "nsubjpass", "acl"):
            denied = True
        elif lemma in _ACCUSE and below.dep in ("ccomp", "xcomp", "pcomp", "prep"):
            modality = modality or "alleged"
        elif lemma in _INTEND and below.dep in ("xcomp", "ccomp", "acl", "pcomp", "prep", "dobj") and _unreal(analysis, verb):
            modality = modality or "planned"
        if below.dep in ("nsubj", "nsubjpass", "csubj") and any(
            c.lower in _FALSE for c in analysis.children(head, "acomp", "attr", "oprd")
        ):
            denied = True
        below = head
    return modality, denied


def _unreal(analysis: Analysis, verb: Token) -> bool:
    marks = {t.lower for t in analysis.children(verb, "aux", "mark")}
    return verb.tag in ("VB", "VBG") or bool(marks & {"to", "should"})
