"""Who did what to whom, by syntax: active, passive, nominal, reduced relatives, coordination, inherited subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.language import Analysis, Token
from tellings.model import Argument, Span

_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "upon", "into"})
_MEANS_PREPOSITIONS = frozenset({"with", "using", "by", "in"})
_TIMES = frozenset({"DATE", "TIME"})
_NO_OBJECTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})


@dataclass(slots=True)
class Roles:
    """Head tokens of the phrases that fill the roles of a trigger."""

    agents: list[Token] = field(default_factory=list)
    affected: list[Token] = field(default_factory=list)
    means: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    passive: bool = False


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb form is passive: "was hit", "has been hit", and bare participles after a noun ("39 vehicles destroyed")."""
    if analysis.children(verb, *_PASSIVE, "auxpass"):
        return True
    if verb.tag not in ("VBN", "VBD", "JJ") and verb.pos != "ADJ":
        return False
    if verb.dep in ("acl", "advcl", "conj") and (
        analysis.children(verb, "dobj") or _bare_object(analysis, verb)
    ):  # "Gunmen on motorcycles killed 27 people"
        return False
    if analysis.children(verb, *_SUBJECT) and not _bare_participle(analysis, verb):
        return False
    if any(t.lemma in ("have", "do") or t.lower in ("has", "have", "had", "'ve", "having") for t in analysis.children(verb, "aux")):
        return False
    if verb.dep in ("acl", "amod", "oprd", "acomp", "advcl", "ccomp", "attr"):
        return True
    if verb.dep in ("conj", "dep") and verb.head != verb.i:
        head = analysis.head_of(verb)
        return head.tag == verb.tag and is_passive(analysis, head)
    return verb.tag == "VBN"


def _bare_participle(analysis: Analysis, verb: Token) -> bool:
    return verb.tag == "VBN" and not analysis.children(verb, "aux", "dobj")


def subjects(analysis: Analysis, verb: Token, depth: int = 0) -> list[Token]:
    """The logical subjects of a verb's clause: its own, or those of the clause it leans on."""
    own = analysis.children(verb, *_SUBJECT, *_PASSIVE, "expl")
    own = [t for t in own if t.dep != "expl"]
    if own:
        return [x for t in own for x in _resolve(analysis, t, verb)]
    if early := _early_subject(analysis, verb):
        return early
    if depth > 4 or verb.head == verb.i:
        return []
    head = analysis.head_of(verb)
    if verb.dep == "amod" and head.pos in ("NOUN", "PROPN", "NUM"):  # "27 killed soldiers and 11 more": said of the first alone
        others = [t for t in coordinated(analysis, head) if t.i > head.i and t.pos != "NUM" and not analysis.children(t, "nummod")]
        return [head, *(t for t in others if not any(c.lower == "no" for c in analysis.children(t, "det")))]
    if verb.dep in ("acl", "relcl"):
        return coordinated(analysis, head)
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "acomp", "pcomp", "oprd", "dep"):
        if head.pos in ("VERB", "AUX") or head.tag.startswith("VB"):
            return _inherited(analysis, verb, head, depth)
        if verb.dep == "conj" and head.pos in ("NOUN", "PROPN", "ADJ"):
            return subjects(analysis, head, depth + 1)
        if verb.dep == "pcomp":
            return subjects(analysis, analysis.head_of(head), depth + 1)
    return []


_SAYING = frozenset("say tell report claim add state announce believe think know admit confirm acknowledge concede fear".split())


def _early_subject(analysis: Analysis, verb: Token) -> list[Token]:
    """The subject that the parser gave to a participle set between it and its verb ("Reck, missing since Monday, was found dead")."""
    if hedged := _hedged_subject(analysis, verb):
        return hedged
    if not analysis.children(verb, "aux", "auxpass") and verb.pos != "AUX":
        return []
    for clause in analysis.children(verb, "advcl"):
        if clause.i < verb.i and clause.tag in ("VBG", "VBN", "JJ") and not analysis.children(clause, "aux", "auxpass", "mark"):
            return [x for t in analysis.children(clause, *_SUBJECT, *_PASSIVE) if t.i < clause.i for x in coordinated(analysis, t)]
    before = [_stranded(analysis, verb, clause) for clause in analysis.children(verb, "ccomp") if clause.i < verb.i]
    if verb.dep in ("ccomp", "advcl") and not any(before):  # "the union said four men, who ..., were underground"
        told = analysis.head_of(verb)
        before = [t for t in analysis.children(told, "dobj") if told.i < t.i < verb.i and told.lemma in _SAYING]
    return [x for t in before if t is not None for x in coordinated(analysis, t)]


_HEDGING = frozenset("up between around about over under upwards upward close near from in above below".split())


_PARTS = frozenset({"half", "third", "quarter", "fifth", "tenth"})


def _hedged_subject(analysis: Analysis, verb: Token) -> list[Token]:
    """The number or its noun in a subject that the parser takes for an adjunct: "Up to a third of the inhabitants have left"."""
    if verb.tag not in ("VBD", "VBP", "VBN", "VBG"):
        return []
    for prep in analysis.children(verb, "prep"):
        opens = prep.i < verb.i and prep.lower in _HEDGING and (not prep.i or analysis.tokens[prep.i - 1].sentence != prep.sentence)
        below = [t for t in analysis.subtree(prep) if t.i < verb.i] if opens else []
        near = [t for t in below if t.entity not in _TIMES or t.lower in _PARTS]
        if any(t.pos == "NUM" and t.i <= prep.i + 3 for t in near) or any(t.lower in _PARTS for t in near[:5]):
            nouns = [t for t in near if t.dep == "pobj" and t.pos in ("NOUN", "NUM", "PROPN")]
            if nouns and analysis.tokens[prep.i + 1].lower in {"to", "of"} | _plain(analysis, prep):
                return nouns
    return []


def _plain(analysis: Analysis, prep: Token) -> set[str]:
    """The number that follows a hedge at once."""
    after = analysis.tokens[prep.i + 1]
    return {after.lower} if after.pos == "NUM" and prep.lower not in ("from", "in", "near", "above", "below") else set()


def _inherited(analysis: Analysis, verb: Token, head: Token, depth: int) -> list[Token]:
    """An open complement of an object belongs to the object ("left four people dead", "saw two men die")."""
    if verb.dep == "ccomp" and (
        verb.tag in ("VBD", "VBZ", "VBP") or any(t.tag in ("MD", "VBD", "VBZ", "VBP") for t in analysis.children(verb, "aux", "auxpass"))
    ):
        return []
    if verb.dep in ("xcomp", "ccomp", "oprd"):
        objects = analysis.children(head, "dobj")
        if objects and objects[0].i < verb.i:
            return [x for t in objects for x in coordinated(analysis, t)]
    if verb.dep == "advcl" and verb.tag == "VBG" and head.lemma in _PERCEIVE and (seen := analysis.children(head, "dobj")):
        return [x for t in seen for x in coordinated(analysis, t)]
    if verb.dep == "conj" and (own := _stranded(analysis, verb, head)) is not None:
        return coordinated(analysis, own)
    return subjects(analysis, head, depth + 1)


_PERCEIVE = frozenset("see watch hear find notice spot film leave keep show observe feel catch".split())


def _stranded(analysis: Analysis, verb: Token, head: Token) -> Token | None:
    """The noun before a coordinated verb that the parser hung on the first verb ("five are hurt, and one, it is said, has died")."""
    listed = [
        *analysis.children(head, "conj", "npadvmod", "appos"),
        *(c for t in analysis.children(head, "dobj") for c in analysis.children(t, "conj")),
    ]
    first = min([verb, *analysis.children(verb, "aux", "auxpass")], key=lambda t: t.i)
    if first.i and analysis.tokens[first.i - 1].lower in ("and", "or", "then"):  # "captured two radio sets and were gone"
        return None
    found = [t for t in listed if head.i < t.i < verb.i and t.pos in ("NUM", "NOUN", "PRON")]
    return next((t for t in found if t.entity not in _TIMES and (t.dep == "conj" or t.pos == "NUM")), None)


def _resolve(analysis: Analysis, token: Token, verb: Token) -> list[Token]:
    """A relative pronoun stands for the noun that the relative clause hangs on."""
    if token.lower in ("who", "that", "which", "whom") and verb.dep in ("relcl", "acl") and verb.head != verb.i:
        return [analysis.head_of(verb)]
    return coordinated(analysis, token)


def coordinated(analysis: Analysis, token: Token) -> list[Token]:
    """A noun and the nouns coordinated or set beside it."""
    found, stack = [], [token]
    while stack:
        t = stack.pop()
        found.append(t)
        stack.extend(c for c in analysis.children(t, "conj", "appos") if c.pos not in ("VERB", "AUX"))
    return sorted(found, key=lambda t: t.i)


def verb_roles(analysis: Analysis, verb: Token, frame: str) -> Roles:
    """Roles of a verb trigger; ``frame`` says which slot holds what is affected."""
    roles = Roles(passive=is_passive(analysis, verb))
    subject = subjects(analysis, verb)
    objects = [x for t in _objects(analysis, verb) for x in coordinated(analysis, t)]
    if objects and _cut_off(analysis, verb, subject, objects):  # "Seven officers hurt, 23 rioters in custody"
        objects, roles.passive = [], True
    if not objects and verb.lemma == "let":  # "let the cook go"
        inner = [c for c in analysis.children(verb, "ccomp", "xcomp") if c.tag == "VB"]
        objects = [x for c in inner for t in analysis.children(c, *_SUBJECT) for x in coordinated(analysis, t)]
    if (
        not objects
        and verb.dep == "relcl"
        and not roles.passive
        and any(t.dep in _SUBJECT and t.lower not in ("who", "that", "which") for t in analysis.children(verb))
    ):
        objects = coordinated(analysis, analysis.head_of(verb))
    if any(t.lower in ("whom", "who", "that", "which") for t in objects):  # "the eight whom the army says it killed"
        clause = next((a for a in [verb, *analysis.ancestors(verb)][:3] if a.dep == "relcl"), None)
        objects = [analysis.head_of(clause)] if clause is not None else objects
    by = [
        x
        for a in analysis.children(verb, "agent", "prep")
        if a.lower == "by"
        for p in analysis.children(a, "pobj")
        for x in coordinated(analysis, p)
    ]
    if frame in ("subject", "unlived"):
        roles.affected = subject or objects
        roles.agents = by if roles.passive else []
    elif roles.passive:
        behind = [] if subject or objects else _behind_passive(analysis, verb)
        roles.affected, roles.agents = subject or objects or behind, [t for t in by if t not in behind]
    else:
        roles.agents, roles.affected = subject, objects
        roles.means.extend(x for x in by)
        if not objects and verb.lemma in _ERGATIVE:
            roles.agents, roles.affected = [], subject
    _oblique(analysis, verb, roles)
    return roles


def _objects(analysis: Analysis, verb: Token) -> list[Token]:
    return analysis.children(verb, "dobj", "dative") or _bare_object(analysis, verb)


def _bare_object(analysis: Analysis, verb: Token) -> list[Token]:
    """The number right behind a verb that the parser takes for a measure ("wrecked 88 and left ...")."""
    near = analysis.children(verb, "npadvmod")
    return [t for t in near if t.i == verb.i + 1 and t.pos == "NUM" and t.entity not in _NO_OBJECTS]


def _cut_off(analysis: Analysis, verb: Token, subject: list[Token], objects: list[Token]) -> bool:
    """Whether a comma right behind a bare participle cuts it off from what the parser takes for its object."""
    after = analysis.tokens[verb.i + 1] if verb.i + 1 < len(analysis.tokens) else verb
    bare = verb.tag in ("VBD", "VBN") and not analysis.children(verb, "aux", "auxpass")
    counted = [t for t in objects if t.pos == "NUM" or any(c.pos == "NUM" for c in analysis.children(t, "nummod"))]
    return after.text in (",", ";") and bare and bool(subject) and bool(counted) and all(t.i > after.i for t in objects)


def _behind_passive(analysis: Analysis, verb: Token) -> list[Token]:
    """The subject behind a passive in the word order of reports and translations ("from the ruins were brought out five people")."""
    auxiliaries = analysis.children(verb, "auxpass")
    doers = [t for by in analysis.children(verb, "agent") for t in analysis.children(by, "pobj")]
    if (
        len(doers) > 1 and auxiliaries and not analysis.children(verb, *_SUBJECT, *_PASSIVE)
    ):  # "were detained by the militia eleven persons"
        return coordinated(analysis, doers[1])
    if not auxiliaries or analysis.children(verb, *_SUBJECT, *_PASSIVE) or auxiliaries[0].tag not in ("VBD", "VBP", "VBZ"):
        return []
    behind = [t for t in analysis.subtree(verb) if t.i > verb.i and t.pos in ("NOUN", "PROPN", "NUM") and t.sentence == verb.sentence]
    counted = [t for t in behind if t.pos == "NUM" or any(c.pos == "NUM" for c in analysis.children(t, "nummod"))]
    first = next((t for t in counted if t.dep in ("attr", "dobj", "oprd", "appos", "npadvmod", "nsubj", "nsubjpass", "conj", "dep")), None)
    if first is None:
        first = next((t for t in counted if t.dep == "pobj" and analysis.head_of(t).i < verb.i), None)
    return coordinated(analysis, first) if first is not None and first.entity not in _TIMES else []


_ERGATIVE = frozenset(
    "burn overturn sink explode break collapse capsize derail drown crash shatter smash crack blow detonate flood submerge dent"
    " flatten founder roll"
    " swerve skid ignite tear split burst rupture topple strand ground scorch char crumple hurt".split()
)
"""Verbs whose subject suffers where they have no object (VerbNet 45.1 to 45.4, 51.3)."""


_NEWS = frozenset("contact trace sign word news sight message information".split())
"""Nouns that, denied, tell that somebody is missing (frame "contact")."""


def noun_roles(analysis: Analysis, noun: Token) -> Roles:
    """Roles of a nominal trigger: "the killing of 12 by", "its raid on", "the militants' attack"."""
    roles = Roles()
    for prep in analysis.children(noun, "prep", "agent"):
        filled = [x for p in analysis.children(prep, "pobj") for x in coordinated(analysis, p)]
        if prep.lower in ("of", "to") or (prep.lower in ("with", "from", "about") and noun.lemma in _NEWS):
            roles.affected.extend(filled)
        elif prep.lower == "by":
            roles.agents.extend(filled)
        elif prep.lower in _TARGET_PREPOSITIONS:
            roles.targets.extend(filled)
        elif prep.lower in ("with", "using"):
            roles.means.extend(filled)
    if noun.lemma in _NEWS and not roles.affected:  # "with 13 there is no contact", "of five there is no trace"
        verb = next((t for t in analysis.ancestors(noun) if t.pos in ("VERB", "AUX")), noun)
        preps = [t for t in analysis.children(verb, "prep") if t.lower in ("with", "of", "from", "about")]
        roles.affected.extend(x for t in preps for p in analysis.children(t, "pobj") for x in coordinated(analysis, p))
    roles.agents.extend(analysis.children(noun, "poss"))
    return roles


def described(analysis: Analysis, adjective: Token) -> list[Token]:
    """What an adjective or phrase is said of: "22 were missing", "two dead men", "51 people aboard", "were left homeless"."""
    head = analysis.head_of(adjective)
    counted = _number_before(analysis, adjective) or _noun_before(analysis, adjective)
    if counted is not None:
        return [counted]
    if adjective.pos in ("VERB", "AUX"):
        return subjects(analysis, adjective)
    if adjective.dep in ("amod", "acl", "relcl") and head.pos in ("NOUN", "PROPN", "NUM", "PRON"):
        return [head]
    if adjective.dep in ("advmod", "prep") and head.pos in ("NOUN", "PROPN", "NUM"):
        return coordinated(analysis, head)
    if head.lower == "as" and head.pos in ("ADP", "SCONJ"):  # "must be regarded as missing"
        verb = analysis.head_of(head)
        return [x for t in analysis.children(verb, "dobj", "nsubjpass") for x in coordinated(analysis, t)] or subjects(analysis, verb)
    if adjective.dep in ("acomp", "oprd", "attr", "xcomp", "advmod", "prep", "conj", "ccomp") and head.i != adjective.i:
        if behind := _behind_verb(analysis, adjective, head):
            return behind
        if head.pos in ("VERB", "AUX") and adjective.lower == "with":
            return [x for t in analysis.children(head, "dobj", "nsubjpass") for x in coordinated(analysis, t)] or subjects(analysis, head)
        if head.pos in ("VERB", "AUX"):
            return _inherited(analysis, adjective, head, 0) if adjective.dep in ("oprd", "xcomp", "ccomp") else subjects(analysis, head)
        return described(analysis, head) if head.pos == "ADJ" else []
    return subjects(analysis, adjective)


def stood_before(analysis: Analysis, adjective: Token) -> list[Token]:
    """The noun right before an adjective that the parse leaves without one ("the mill gone", "a watchman dead in his hut")."""
    before = analysis.tokens[adjective.i - 1] if adjective.i else adjective
    noun = before.pos in ("NOUN", "PROPN") and before.sentence == adjective.sentence and before.dep not in ("pobj", "compound")
    return [before, *(t for t in analysis.children(before, "conj") if t.i < adjective.i)] if noun and before.i != adjective.i else []


def _behind_verb(analysis: Analysis, phrase: Token, verb: Token) -> list[Token]:
    """The subject behind the verb of a clause that starts with its place ("in the cells sit 145 people"): the parser's object."""
    if phrase.pos != "ADP" or phrase.i > verb.i or verb.lemma not in _PLACING or analysis.children(verb, *_SUBJECT, *_PASSIVE):
        return []
    return [x for t in analysis.children(verb, "dobj", "attr", "npadvmod") if t.i > verb.i for x in coordinated(analysis, t)]


_PLACING = frozenset("sit lie stand be remain wait sleep live stay hang rest crouch huddle languish lodge dwell work".split())
"""Verbs of position and existence (VerbNet 3.4, exist-47.1, spatial_configuration-47.6, lodge-46)."""


def _noun_before(analysis: Analysis, adjective: Token) -> Token | None:
    """The object right before a phrase that the parser hung on the verb ("found three men under the rubble")."""
    if adjective.pos != "ADP" or adjective.dep != "prep" or not adjective.i:
        return None
    noun = analysis.tokens[adjective.i - 1]
    fits = noun.pos in ("NOUN", "NUM") and noun.dep in ("dobj", "pobj", "attr") and noun.sentence == adjective.sentence
    return noun if fits and noun.entity not in _TIMES and noun.lemma not in ("night", "day", "week", "time") else None


def _number_before(analysis: Analysis, adjective: Token) -> Token | None:
    """The number in "64 of them beyond repair", "two of whom seriously hurt", "and 22 missing"."""
    tokens, k = analysis.tokens, adjective.i - 1
    while k >= 0 and tokens[k].pos == "ADV" and tokens[k].tag == "RB":
        k -= 1
    if k >= 2 and tokens[k].lower in ("them", "whom", "which", "these", "those") and tokens[k - 1].lower == "of":
        k -= 2
    if (
        k < 0
        or tokens[k].sentence != adjective.sentence
        or tokens[k].pos != "NUM"
        or (tokens[k].i == adjective.i - 1 and tokens[k].dep == "nummod")
    ):
        return None
    return tokens[k] if tokens[k].entity not in _TIMES else None


def _oblique(analysis: Analysis, verb: Token, roles: Roles) -> None:
    """Targets ("fired on the crowd") and means ("killed with a knife", "in an air raid"); times and places are neither."""
    for prep in analysis.children(verb, "prep"):
        filled = [x for p in analysis.children(prep, "pobj") for x in coordinated(analysis, p) if x.entity not in _TIMES]
        if prep.lower in _TARGET_PREPOSITIONS:
            roles.targets.extend(x for x in filled if x.lower not in _NO_TARGETS)
        if prep.lower in _MEANS_PREPOSITIONS and (prep.lower != "in" or any(x.lemma in _ATTACKS for x in filled)):
            roles.means.extend(filled)


_NO_TARGETS = frozenset("time point way run scene hospital once ground basis morning night evening dawn noon least first road move".split())
_ATTACKS = frozenset(
    "attack strike airstrike raid bombing shelling ambush shooting explosion blast crash collision fire gunfire assault operation"
    " clash battle stabbing".split()
)


def argument(analysis: Analysis, token: Token) -> Argument:
    """The phrase around a head token, without the clauses that hang on it."""
    span = phrase_span(analysis, token)
    return Argument(span=span, head=token.start, text=span.of(analysis.text))


def phrase_span(analysis: Analysis, token: Token) -> Span:
    """From the first modifier to the end of short "of" phrases; relative clauses and appositions are left out."""
    left, right = token, token
    for child in analysis.children(token, "det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet"):
        below = analysis.subtree(child)
        if below[0].i < left.i and token.i - below[0].i <= 12:
            left = below[0]
        if below[-1].i > right.i and below[-1].i - token.i <= 3:
            right = below[-1]
    for prep in analysis.children(token, "prep"):
        if prep.lower == "of" and prep.i - token.i <= 3:
            for inner in analysis.children(prep, "pobj"):
                inner_right = max([inner, *analysis.children(inner, "compound", "amod", "case")], key=lambda t: t.i)
                right = max(right, inner_right, key=lambda t: t.i)
    return Span(start=left.start, end=max(left.end, right.end))
