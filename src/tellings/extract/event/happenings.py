"""Find the happenings of an Article: triggers with measure, code, arguments, modality and polarity."""

from __future__ import annotations

from dataclasses import replace

from tellings.config import Settings
from tellings.extract.event.arguments import (
    Roles,
    argument,
    coordinated,
    described,
    is_passive,
    noun_roles,
    stood_before,
    subjects,
    verb_roles,
)
from tellings.extract.event.hazards import by_hazard
from tellings.extract.event.headlines import headline_arguments, headline_verb, is_headline
from tellings.extract.event.mood import mood_of
from tellings.extract.event.names import part_of_name
from tellings.extract.event.triggers import Index, Trigger, find_triggers, trigger_index
from tellings.language import Analysis, SentenceView, Token, table
from tellings.model import Argument, Chain, HappeningMention, Span

_CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp")


def find_happenings(analysis: Analysis, chains: list[Chain], settings: Settings) -> list[HappeningMention]:
    """Find the happenings of an Article, in text order, one mention a trigger.

    A measure that depends on what is affected ("destroy": killed or destroyed) is given for people in ``measure``, and
    settled when Claims are made. ``chains`` are not needed yet: pronouns are resolved there too.
    """
    del chains
    folders = tuple(settings.lexicons)
    if any(t.lemma in _KEEPERS or t.lower in _KEEPERS for t in analysis.tokens):
        return _find(analysis, trigger_index(folders, captives=True))
    found = _find(analysis, trigger_index(folders))
    if any(h.happening in _CAPTIVITY or _takes_people(analysis, h) for h in found):
        found = _find(analysis, trigger_index(folders, captives=True))
    return found


_CAPTIVITY = frozenset({"abduction", "hostage_taking", "hijacking"})
"""Where an Article tells of these, "taken" and "held" are said of captives, "let go" and "came home" of their release."""


_TAKING = frozenset(
    {
        "abduct", "kidnap", "abduction", "kidnapping", "take hostage", "take prisoner", "take captive", "hold hostage", "hold captive",
        "make prisoner", "hold for ransom", "march off at gunpoint", "hostage", "captive", "abductee", "kidnap victim",
        "prisoner of war", "POW", "abducted", "kidnapped", "in captivity", "fall into hand", "in hand", "in their hands", "carry off",
    }
)  # fmt: skip


_KEEPERS = frozenset({"kidnapper", "abductor", "captor", "hijacker", "pirate", "hostage-taker", "hostage", "kidnapping", "abductee"})


def _takes_people(analysis: Analysis, happening: HappeningMention) -> bool:
    """Whether a trigger tells that people were taken; "capture" of several, not of a town."""
    if happening.lemma in _TAKING:
        return True
    heads = [analysis.token_at(a.head) for a in happening.affected]
    return happening.lemma == "capture" and any(t is not None and (t.tag == "NNS" or t.pos == "NUM") for t in heads)


def _find(analysis: Analysis, index: Index) -> list[HappeningMention]:
    found: list[HappeningMention] = []
    for sentence in analysis.sentences:
        title = (
            sentence.role in ("title", "subtitle") or _loud(analysis, sentence) or (sentence.index == 0 and is_headline(analysis, sentence))
        )
        for trigger in find_triggers(analysis.sentence_tokens(sentence), index, title=title):
            if part_of_name(analysis, trigger) or _in_touch(analysis, trigger) or _left_over(analysis, trigger):
                continue
            caused = by_hazard(analysis, trigger, index)
            if caused is None:
                continue
            settled = _by_object(analysis, _in_battle(analysis, caused, index), index)
            if settled.measure is not None and settled.measure.frame == "fallen" and settled is trigger:
                continue
            mention = _mention(analysis, sentence, _to_death(analysis, _partly(analysis, _judged(analysis, _accused(analysis, settled)))))
            if mention.frame != "unlived" or mention.polarity == "negative":  # to live says nothing, not to live that somebody is dead
                found.append(mention)
    return found


def _left_over(analysis: Analysis, trigger: Trigger) -> bool:
    """As in "the remaining five", "have gone to the coast": words that only say who is left, or where somebody is."""
    head = analysis.tokens[trigger.head]
    after = analysis.tokens[head.i + 1] if head.i + 1 < len(analysis.tokens) else head
    if trigger.measure is not None and trigger.measure.words in _LEFT_OF:
        last = analysis.tokens[trigger.last]
        idle = head.lemma in ("remain", "be") or bool(analysis.children(head, "auxpass")) or head.dep in ("acl", "relcl")
        return bool(analysis.children(head, "dobj")) or not idle or last.i - head.i > 2
    if head.lower == "gone" and trigger.last == head.i and after.lower in _GOALS:  # "have gone to the mainland"
        return True
    return head.lower == "remaining" and head.dep in ("amod", "compound")


_GOALS = frozenset("to into back home on through up ahead over out abroad away for there with without unnoticed well wrong".split())


_CHARGES = frozenset({"charge", "charge with", "charge over", "indict", "arraign"})


def _accused(analysis: Analysis, trigger: Trigger) -> Trigger:
    """Inside a noun phrase a charge tells of people before a court ("the six men charged pleaded"), not of an arrest."""
    head = analysis.tokens[trigger.head]
    inside = head.dep in ("acl", "relcl", "amod") and analysis.head_of(head).dep != "ROOT"  # "Nine charged over riot" is all there is
    charged = trigger.measure is not None and trigger.measure.words in _CHARGES
    return replace(trigger, measure=None) if inside and charged else trigger


_PUNISHED = frozenset({"jail", "imprison", "incarcerate", "lock up", "put behind bars", "send to jail", "intern"})
_TERMS = frozenset({"year", "month", "life", "week", "term"})


def _judged(analysis: Analysis, trigger: Trigger) -> Trigger:
    """Who is jailed "for six years" is sentenced, which is no arrest; who "admitted to" something is no patient."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None:
        return trigger
    if entry.words in _PUNISHED or entry.words.endswith(" prison"):
        after = analysis.tokens[trigger.last + 1 : trigger.last + 6]
        starts = bool(after) and after[0].lower in ("for", "to", "over") and after[0].sentence == head.sentence
        if starts and any(t.lemma in _TERMS and t.sentence == head.sentence for t in after):
            return replace(trigger, measure=None)
    if (
        entry.words == "admit"
        and head.pos
        and not analysis.children(head, "auxpass", "nsubjpass", "dobj")
        and head.dep not in ("acl", "amod")
    ):
        return replace(trigger, measure=None) if head.dep not in ("conj", "relcl") else trigger
    if entry.words == "admit" and any(
        c.dep in ("advcl", "ccomp") and analysis.children(c, "aux", "auxpass") and c.i > t.i
        for t in analysis.children(head, "dobj")
        for c in analysis.children(head, "advcl", "ccomp")
    ):
        return replace(trigger, measure=None)  # "admits 25 of its men are missing"
    return trigger


def _partly(analysis: Analysis, trigger: Trigger) -> Trigger:
    """What is partly or half destroyed is damaged."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or entry.thing != "destroyed":
        return trigger
    before = analysis.tokens[head.i - 1] if head.i else head
    part = any(t.lower in _PARTLY for t in [*analysis.children(head, "advmod"), before])
    return replace(trigger, measure=replace(entry, thing="damaged")) if part else trigger


def _to_death(analysis: Analysis, trigger: Trigger) -> Trigger:
    """As in "charred to death", "mauled a herdsman to death": whatever was done, who suffers it is dead."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or trigger.pos != "verb" or not head.pos or entry.person == "killed":
        return trigger
    nouns = [p for t in analysis.children(head, "prep") if t.lower == "to" for p in analysis.children(t, "pobj")]
    deadly = any(t.lemma == "death" for t in nouns) and entry.frame in ("object", "subject")
    return replace(trigger, measure=replace(entry, person="killed")) if deadly else trigger


_PARTLY = frozenset({"partly", "partially", "half", "part", "semi", "almost", "nearly"})


_BROKEN = frozenset("lose break cut sever interrupt no not without never yet nor".split())
_UNKNOWN = frozenset(
    "unknown unclear uncertain clarify clarified mystery open unresolved undetermined not establish established no".split()
)


def _in_touch(analysis: Analysis, trigger: Trigger) -> bool:
    """Whether "contact" is not said to be lost, and "fate" and "whereabouts" not to be unknown: then nobody is missing by them."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or (entry.words not in ("fate", "whereabouts") and entry.frame != "contact"):
        return False
    if entry.words != "contact" and entry.frame == "contact":  # "no trace of", "without news of"
        denied = {t.lower for t in analysis.children(head, "det", "neg", "amod")} | {
            t.lower for t in analysis.children(analysis.head_of(head), "neg", "aux")
        }
        return not denied & {"no", "not", "n't", "any", "neither"} and analysis.head_of(head).lower != "without"
    around = analysis.tokens[max(0, head.i - 10) : head.i + 14]
    words = {w for t in around if t.sentence == head.sentence for w in (t.lower, t.lemma)}
    return not words & (_BROKEN if entry.words == "contact" else _UNKNOWN)


_DOWNWARD = frozenset("into from off onto down to over on through behind out under apart upon across".split())
_SWORN = frozenset("martyr comrade brother fighter soldier serviceman servicewoman".split())


def _in_battle(analysis: Analysis, trigger: Trigger, index: Index) -> Trigger:
    """Soldiers who "fell" are dead, unless they fell down something; of anybody else "fall" says nothing."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or entry.words not in ("fall", "fall in", "fall on") or not head.pos:
        return trigger
    row = next((e for e in index[head.lower] if e.frame == "fallen"), None)
    forces = {r["word"] for r in table("force_words") if r["family"] in ("defence", "party")} | _SWORN
    who = subjects(analysis, head)
    who += [p for t in who for of in analysis.children(t, "prep") if of.lower == "of" for p in analysis.children(of, "pobj")]
    aside = {t.lower for t in analysis.children(head, "prep", "prt", "acomp") if t.i > head.i} & _DOWNWARD
    seen = analysis.head_of(head)
    watched = head.dep in ("ccomp", "xcomp") and seen.lemma in ("see", "watch", "count") and any(t.lower in forces for t in analysis.tokens)
    fallen = (
        any({t.lower, t.lemma} & forces for t in who)
        or (watched and any(t.pos == "NUM" for t in who))
        or (_under_arms(analysis, head, index) and any(_people(t) for t in who))
        or any(_our_men(analysis, t, index) for t in who)
    )
    if entry.words == "fall on" and not _on_the_field(analysis, head):
        return trigger
    fits = row is not None and bool(who) and not aside - {"on"} and fallen
    return replace(trigger, measure=replace(row, frame="subject")) if fits and row is not None else trigger


_FIELDS = frozenset("field front side battlefield line soil border frontline ground post".split())


def _on_the_field(analysis: Analysis, verb: Token) -> bool:
    """As in "fell on the field of honour", "three fell on Thursday": not on what is attacked, nor on a roof."""
    nouns = [p for t in analysis.children(verb, "prep") if t.lower == "on" for p in analysis.children(t, "pobj")]
    return any(t.lemma in _FIELDS or t.entity == "DATE" for t in nouns)


_ARMED = frozenset(
    "air_strike drone_strike missile_strike shelling bombing mine_blast battle ambush raid siege massacre attack grenade_attack".split()
)


def _under_arms(analysis: Analysis, verb: Token, index: Index) -> bool:
    """Whether the sentence tells of an armed attack: then men, not prices or trees, "fell"."""
    words = analysis.sentence_tokens(analysis.sentences[verb.sentence])
    return any(e.code in _ARMED for t in words for e in index.get(t.lower, ()) if not e.rest)


def _our_men(analysis: Analysis, token: Token, index: Index) -> bool:
    """As in "three of our men fell": the men of one side, in an Article that tells of an armed attack."""
    if token.lemma not in ("man", "boy", "lad", "people", "one", "brother", "comrade", "son"):
        return False
    owned = any(t.lower in ("our", "their", "its", "his") for t in analysis.children(token, "poss"))
    return owned and any(e.code in _ARMED for t in analysis.tokens for e in index.get(t.lower, ()) if not e.rest)


def _people(token: Token) -> bool:
    """Whether a subject is several persons, by its word in the units."""
    people = {r["noun"] for r in table("units") if r["class"] in _PERSONS}
    return token.tag in ("NNS", "CD") and (token.pos == "NUM" or token.lemma in people)


_PERSONS = frozenset({"person", "civilian", "combatant", "security", "staff"})


def _by_object(analysis: Analysis, trigger: Trigger, index: Index) -> Trigger:
    """Of a verb that takes what is affected as subject and as object ("40 drowned", "the flood drowned 40"), the row that fits."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or entry.pos != "verb" or entry.frame not in ("subject", "object") or not head.pos:
        return trigger
    last = analysis.tokens[trigger.last]
    through = last.i > head.i and last.lower == "through" and bool(analysis.children(last, "pobj"))
    transitive = bool(analysis.children(head, "dobj")) or through or is_passive(analysis, head)
    wanted = "object" if transitive else "subject"
    if entry.frame == wanted:
        return trigger
    other = next((e for e in index[head.lower] if e.measured and (e.words, e.pos, e.frame) == (entry.words, "verb", wanted)), None)
    return replace(trigger, measure=other) if other else trigger


def _loud(analysis: Analysis, sentence: SentenceView) -> bool:
    text = sentence.span.of(analysis.text)
    letters = list(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _mention(analysis: Analysis, sentence: SentenceView, trigger: Trigger) -> HappeningMention:
    head = analysis.tokens[trigger.head]
    last = analysis.tokens[trigger.last]
    span = (
        Span(start=head.start, end=last.end)
        if trigger.last - trigger.head == len(trigger.tokens) - 1
        else Span(start=head.start, end=head.end)
    )
    roles = _roles(analysis, trigger, head) if head.pos else Roles()
    agents, affected = _arguments(analysis, roles.agents), _arguments(analysis, roles.affected)
    if trigger.pos == "verb" and not affected and headline_verb(analysis, sentence, head):
        agents, affected = headline_arguments(analysis, sentence, (head, last))
    told = analysis.head_of(head) if head.dep in ("aux", "auxpass") else head  # "have not been heard of"
    modality, polarity = mood_of(analysis, told) if head.pos else ("asserted", "positive")
    entry = trigger.measure
    return HappeningMention(
        span=span, head=head.start, lemma=entry.words if entry else head.lemma, happening=trigger.code,
        measure=(entry.person or entry.thing or None) if entry else None, sentence=sentence.span, clause=_clause(analysis, sentence, head),
        polarity=polarity, modality=modality, nominal=trigger.pos == "noun",
        frame=entry.frame if entry else "", thing_measure=entry.thing if entry else "", person_measure=entry.person if entry else "",
        passive=roles.passive,
        agents=agents, affected=affected,
        means=_arguments(analysis, roles.means), targets=_arguments(analysis, roles.targets),
    )  # fmt: skip


def _roles(analysis: Analysis, trigger: Trigger, head: Token) -> Roles:
    if trigger.pos == "verb":
        if head.dep in ("aux", "auxpass"):  # "was taken ill"
            head = analysis.head_of(head)
        roles = verb_roles(analysis, head, trigger.measure.frame if trigger.measure else "object")
        last = analysis.tokens[trigger.last]
        if trigger.measure is not None and trigger.measure.words in _LEFT_OF:
            return Roles(affected=analysis.children(last, "pobj"))
        if (
            last.i > head.i
            and last.pos == "ADP"
            and (not roles.passive or _taken_for_passive(analysis, head, trigger))
            and trigger.measure
            and trigger.measure.frame in ("object", "unfound")
        ):
            own = [t for t in analysis.children(head, "dobj") if t.i not in trigger.tokens]  # "charged three men with arson"
            objects = [x for t in analysis.children(last, "pobj") for x in coordinated(analysis, t)]  # "opened fire on nine trucks"
            roles.affected = roles.affected if own else objects or roles.affected
        return roles
    if trigger.pos == "noun":
        roles = noun_roles(analysis, head)
        last = analysis.tokens[trigger.last]
        if last.i > head.i and last.pos == "ADP":  # "the search for four men"
            roles.affected = [x for t in analysis.children(last, "pobj") for x in coordinated(analysis, t)]
        return roles
    entry, last = trigger.measure, analysis.tokens[trigger.last]
    if entry is not None and entry.frame == "of" and last.pos == "ADP":  # "at the cost of two men"
        return Roles(affected=[x for t in analysis.children(last, "pobj") for x in coordinated(analysis, t)])
    return Roles(affected=described(analysis, head) or (stood_before(analysis, head) if trigger.pos == "adj" else []))


_LEFT_OF = frozenset({"leave of", "remain of", "be left of"})
"""Of what something is left, the rest is gone ("nothing remains of the bakery but its oven")."""


def _taken_for_passive(analysis: Analysis, head: Token, trigger: Trigger) -> bool:
    """As in "Men on motorbikes made off with two girls", read as a participle: verb, particle and preposition have an object."""
    if analysis.children(head, "auxpass", "nsubjpass"):
        return False
    if head.dep == "ROOT" and analysis.tokens[trigger.last].lower in ("upon", "on", "at"):  # "Gunmen set upon two guards"
        return bool(analysis.children(head, "nsubj") and analysis.children(analysis.tokens[trigger.last], "pobj"))
    return head.dep == "acl" and len(trigger.tokens) > len("vp") and bool(analysis.children(analysis.tokens[trigger.last], "pobj"))


def _arguments(analysis: Analysis, tokens: list[Token]) -> list[Argument]:
    return [argument(analysis, t) for t in tokens]


def _clause(analysis: Analysis, sentence: SentenceView, token: Token) -> Span:
    """The clause around a trigger: the subtree of the nearest clause head, without the clauses below it on the far side."""
    if not token.pos:
        return sentence.span
    head = token
    for above in [token, *analysis.ancestors(token)]:
        head = above
        if above.pos in ("VERB", "AUX") and above.dep in _CLAUSES:
            break
    below = analysis.subtree(head)
    return Span(start=below[0].start, end=max(t.end for t in below))
