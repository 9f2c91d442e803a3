"""Joining by words: the counted noun itself, a word beside the number, the toll, the nearest fitting trigger."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person
from tellings.extract.assemble.joint import PARTICULAR, STATUS, Joint, made, measure_for
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention


def by_own_noun(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "38 deaths", "nine bodies", "112 suspected cases": the counted noun is the measure."""
    head = board.head(amount)
    happening = board.triggers.get(head.i)
    told = board.triggers.get(head.head)
    if told is not None and amount.unit_class == "harm" and amount.quantity.high == 0 and told.lemma.startswith("report "):
        return made(i, told, told.person_measure, "own noun")  # "it reported no injuries"
    if happening is None or happening.frame not in ("self", "of") or not happening.nominal or amount.unit_span is None:
        return None
    if (amount.unit_class in STATUS and amount.unit_class != "unknown") or happening.lemma.startswith("without "):
        return None
    if happening.person_measure == "infected" and not board.epidemic and not _clinical(board, head):
        return None
    buried = head.lemma in _GRAVES and any(measure_for(h, amount) in _HARMED for h in _done_to(board, head))
    if _legal(board, head) or buried or (head.lemma == "loss" and _of_stuff(board, head)):
        return None
    if happening.frame == "of" and happening.lemma in ("shelling", "bombing", "siege"):
        return None
    if board.epidemic and happening.person_measure == "injured" and happening.lemma in _ADMISSIONS:
        return made(i, happening, "infected", "own noun")
    return made(i, happening, happening.person_measure or happening.thing_measure, "own noun")


_ADMISSIONS = frozenset({"admission", "hospitalisation", "hospitalization", "inpatient", "outpatient", "hospital admission"})
"""In an outbreak those who are admitted are ill."""


def _done_to(board: Board, head: Token) -> list[HappeningMention]:
    return [h for h in board.affected.get(head.i, []) if not h.nominal]


_GRAVES = frozenset({"grave", "tomb", "coffin", "headstone", "gravestone"})
_HARMED = frozenset({"attacked", "damaged", "destroyed"})
"""What is done to graves themselves: "vandals attacked eleven graves" tells of no dead."""


def _clinical(board: Board, head: Token) -> bool:
    """Whether "cases" are new, human, confirmed ..., or diagnosed: cases of a disease, whatever the Article is about."""
    verb = board.analysis.head_of(head)
    told = verb.lemma in _DIAGNOSING and head.dep in ("dobj", "nsubjpass")
    if verb.lemma == "diagnose" or (told and any(t.lemma in _HEALTH for t in board.analysis.subtree(verb))):
        return True
    return any(
        t.lower in ("new", "suspected", "confirmed", "probable", "active", "infected", "human", "imported", "fatal", "mild", "severe")
        for t in board.analysis.children(head, "amod", "acl")
    )


def _of_stuff(board: Board, head: Token) -> bool:
    """As in "no loss of pressure", "two losses of power": what is lost is neither people nor things."""
    nouns = [t for p in board.analysis.children(head, "prep") if p.lower == "of" for t in board.analysis.children(p, "pobj")]
    kinds = {noun_class(board.analysis, t, board.settings) for t in nouns}
    return bool(nouns) and kinds <= {"unknown", "information", "infrastructure"} and not any(t.lemma == "life" for t in nouns)


_DIAGNOSING = frozenset("diagnose confirm report register record notify find treat detect isolate log".split())
_HEALTH = frozenset("doctor physician health hospital clinic medic laboratory lab epidemiologist vet veterinarian ward nurse".split())


def _legal(board: Board, head: Token) -> bool:
    """As in "sentenced for two murders", "three counts of": what a court counts is no figure of the happening."""
    analysis = board.analysis
    prep = analysis.head_of(head)
    return head.dep == "pobj" and analysis.head_of(prep).lemma in (
        "sentence", "charge", "convict", "accuse", "indict", "plead", "count", "guilty", "acquit", "try", "suspect", "wanted",
    )  # fmt: skip


def by_status_noun(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "no survivors", "30 hostages": the noun says what happened where no verb does."""
    happening = board.triggers.get(board.head(amount).i)
    if happening is None or happening.frame != "self" or amount.unit_span is None or amount.unit_class not in STATUS:
        return None
    return made(i, happening, happening.person_measure, "status noun")


def by_state_noun(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "90 homeless", "6 KIA, 19 WIA", "74,300 IDPs": what is counted is itself a state of people, whatever a list began with."""
    happening = board.triggers.get(board.head(amount).i)
    if happening is None or amount.unit_span is None or happening.frame not in ("self", "modifier") or happening.lemma in _LATE_NOUNS:
        return None
    if board.affected.get(board.head(amount).i) or board.agents.get(board.head(amount).i):
        return None
    measure = happening.person_measure
    if _legal(board, board.head(amount)) or measure == "infected":
        return None
    return Joint(i, measure, happening, "own noun") if measure in PARTICULAR else None


_LATE_NOUNS = frozenset({"survivor", "victim", "patient with", "carrier", "case", "sick", "critical"})
"""Nouns of people of whom the sentence may tell something graver or else."""


def by_word_beside(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "31 dead", "14 wounded", "45 dead fighters", "39 vehicles destroyed": a word right beside the number or noun."""
    tokens = board.analysis.tokens
    number, head = board.number_token(amount), board.head(amount)
    for k in range(number.i + 1, head.i if amount.share_of is None else number.i):
        happening = board.triggers.get(k)
        if happening and tokens[k].pos in ("ADJ", "VERB", "NOUN", "") and happening.frame in ("modifier", "self", "object"):
            measure = measure_for(happening, amount)
            if measure in PARTICULAR and happening.lemma not in ("critical", "fatal"):
                return Joint(i, measure, happening, "modifier")
    k = max(head.i, number.i) + 1
    if (age := board.age_of.get(head.i)) is not None and age.i == k + 1:  # "male, 19, found hurt"
        k = age.i + 2
    if amount.share_of is not None:
        base = board.analysis.token_at(amount.share_of.start)
        if base is None or base.lower not in ("them", "whom", "which", "these", "those") or base.i != number.i + 2:
            return None
        k = base.i + 1
    while k < len(tokens) and tokens[k].sentence == head.sentence and tokens[k].lower in _SKIPPED:
        k += 1
    if k >= len(tokens) or tokens[k].sentence != head.sentence:
        return None
    happening = board.triggers.get(k)
    if happening is None or happening.head != tokens[k].start:
        return None
    measure = measure_for(happening, amount)
    bare = (
        happening.frame == "modifier"
        or (happening.frame == "subject" and tokens[k].pos in ("NOUN", "PROPN"))
        or (happening.frame in ("object", "self", "munition") and _participle(tokens[k]) and not _has_object(board, tokens[k]))
    )
    if board.epidemic and measure == "injured" and happening.lemma.split()[0] in ("in", "on", "under") and is_person(amount):
        measure = "infected"  # "two of whom are in intensive care"
    return Joint(i, measure, happening, "beside") if measure in PARTICULAR and bare else None


_SKIPPED = frozenset(
    "people others more were are still other persons have been is was confirmed reported feared also now later left all".split()
)


def _participle(token: Token) -> bool:
    return token.tag in ("VBN", "VBD", "JJ", "NN", "NNP", "NNS", "") or token.pos in ("ADJ", "NOUN", "PROPN")


_ENDS = frozenset({",", ";", ".", ")", "|"})


_TIMES = frozenset(
    "night day morning evening afternoon week weekend monday tuesday wednesday thursday friday saturday sunday month year".split()
)


def _has_object(board: Board, token: Token) -> bool:
    after = board.analysis.tokens[token.i + 1] if token.i + 1 < len(board.analysis.tokens) else token
    objects = [t for t in board.analysis.children(token, "dobj") if t.lower not in _TIMES]  # "left six injured the night before"
    return bool(objects) and after.text not in _ENDS


def by_toll(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "the death toll rose to 17", "the number of confirmed dead at four", "the number of rounds fired at 43"."""
    if (amount.unit_class not in ("unknown", "person", "harm") and amount.unit_span is not None) or amount.share_of is not None:
        return None
    tokens, number = board.analysis.tokens, board.number_token(amount)
    first = board.first_token(amount)
    before = tokens[first.i - 1] if first.i else None
    if before is None or before.sentence != number.sentence:
        return None
    passed = first.i < number.i and first.lemma in _PASSING  # "the number of the wounded exceeds two thousand"
    if before.lower not in _TOLL_LINKS and before.lemma not in _TOLL_LINKS and not passed:
        return None
    start = board.analysis.sentences[number.sentence].first
    changed = before.lower == "to" and tokens[before.i - 1].lemma in _CHANGING
    reach = (
        28 if before.lemma in ("reach", "rise", "climb", "hit", "pass", "exceed", "top") or changed or passed else 14
    )  # "the number of those who ... has reached"
    for k in range(first.i - 1, max(start, first.i - reach) - 1, -1):
        happening = board.triggers.get(k)
        if happening and happening.frame == "toll":
            return Joint(i, happening.person_measure, happening, "toll")
        if (
            happening
            and before.lower in ("at", "to", "as", "number", "total")
            and _whose(tokens, k, first.i - 1)
            and _the_fated(tokens, k, happening)
        ):
            return Joint(i, happening.person_measure, happening, "toll")
        if tokens[k].lower == "total" and k + 1 == first.i and amount.unit_span is None:  # "three more patients, total 27"
            return _same_total(board, i, k, joints)
        if tokens[k].lower in ("number", "count", "total", "figure", "tally", "toll", "quantity", "amount", "sum") and k + 1 < first.i:
            return _counted_by(board, i, k, first.i) or _same_total(board, i, k, joints)
        if tokens[k].lower in (";", ":", "–", "—") and k < first.i - 1:
            return None
    return None


_PASSING = frozenset({"exceed", "surpass", "top", "exceeds", "exceeded"})
_CHANGING = frozenset(
    "rise grow climb increase go swell jump mount soar surge balloon move come fall drop sink decrease decline shrink dwindle rise up down"
    " shoot creep bring raise push lift revise put lower reduce cut correct change".split()
)
"""Verbs of change on a scale, with those that cause it (VerbNet 3.4, calibratable_cos-45.6; FrameNet 1.7, Change_position_on_a_scale)."""


def _the_fated(tokens: list[Token], k: int, happening: HappeningMention) -> bool:
    """As in "put the dead at 34", "raised the number of missing to nine"."""
    return happening.frame in ("modifier", "self", "object") and happening.person_measure in PARTICULAR and tokens[k - 1].lower in _OWN


_OWN = frozenset("the of its their his her our your confirmed".split())


def _whose(tokens: list[Token], k: int, end: int) -> bool:
    """Whether only a phrase of place or of whom stands between the dead and "at": "put the dead of the valley at 23"."""
    between = tokens[k + 1 : end]
    return not between or (between[0].lower in ("of", "in", "from", "among") and not any(t.pos in ("VERB", "AUX", "NUM") for t in between))


def _same_total(board: Board, i: int, k: int, joints: dict[int, Joint]) -> Joint | None:
    """As in "12 new cases, bringing the total to 230": the total is of what was counted last."""
    tokens = board.analysis.tokens
    of = k + 1 < len(tokens) and tokens[k + 1].lower == "of"
    if of or (
        tokens[k].lower == "number" and (tokens[k - 1].lower not in ("the", "real", "true", "actual") or tokens[k + 1].lower == "on")
    ):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        if joints[j].measure in PARTICULAR and board.head(board.reading.amounts[j]).sentence >= tokens[k].sentence - 1:
            return Joint(i, joints[j].measure, joints[j].happening, "toll")
    return None


_TOLL_LINKS = frozenset("at to as reach of be is was hit pass exceed top now stand from : total number rise climb".split())


def _counted_by(board: Board, i: int, k: int, end: int) -> Joint | None:
    counted = next((t for t in board.analysis.tokens[k + 2 : end] if t.pos in ("NOUN", "PROPN")), None)
    if counted is not None and noun_class(board.analysis, counted, board.settings) == "munition":
        return Joint(i, "fired", None, "number of")
    for j in range(k + 1, end):
        happening = board.triggers.get(j)
        if happening and (happening.person_measure in PARTICULAR or happening.thing_measure in PARTICULAR):
            munition = happening.frame == "munition"
            return Joint(
                i, happening.thing_measure if munition else happening.person_measure or happening.thing_measure, happening, "number of"
            )
    return None


def by_nearest_trigger(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Where syntax gives nothing: the nearest fitting trigger, first to the right, then an active verb to the left."""
    tokens, head, number = board.analysis.tokens, board.head(amount), board.number_token(amount)
    if amount.unit_class in ("information", "infrastructure", "event", "group"):
        return None
    last = max(head.i, number.i)
    jumps = _coordinated_figures(board, i, last)
    for k in range(last + 1, min(last + 8 + len(jumps), len(tokens))):
        token = tokens[k]
        if token.sentence != head.sentence or token.text in ";:—–":
            break
        if k in jumps:
            continue
        if token.pos == "NUM":
            break
        if token.text == "," or token.lower in ("and", "who", "which", "that", "when", "after", "as", "by", "in", "on", "at", "from", "to"):
            if k > last + 1 or token.text != ",":
                break
            continue
        happening = board.triggers.get(k)
        if happening and happening.frame == "modifier" and tokens[k - 1].pos == "PRON":  # "no one had reported them missing"
            continue
        if (
            happening
            and happening.frame in ("object", "subject", "modifier", "unfound", "lose", "munition")
            and not _active_object(happening)
        ):
            measure = measure_for(happening, amount)
            if measure in PARTICULAR:
                return Joint(i, measure, happening, "nearest")
    first = board.first_token(amount).i
    if (inverted := _inverted(board, i, amount, first)) is not None:
        return inverted
    for k in range(first - 1, max(first - 4, -1), -1):
        token = tokens[k]
        if token.sentence != head.sentence or token.text in ".;:—–" or token.pos == "NUM":
            break
        happening = board.triggers.get(k)
        summed = happening is not None and first >= 1 and board.reading.amounts[i].quantity.hedge is None and _summing(board, amount, k)
        if (
            happening
            and happening.frame in ("object", "munition", "lose", "life")
            and (summed or not happening.passive)
            and not happening.nominal
        ):
            measure = measure_for(happening, amount)
            if measure in PARTICULAR:
                return Joint(i, measure, happening, "nearest")
    return None


def _inverted(board: Board, i: int, amount: AmountMention, first: int) -> Joint | None:
    """As in "from the shelling have perished 14 inhabitants", "are destroyed 34 vehicles": the subject behind its verb."""
    tokens = board.analysis.tokens
    if first < 2 or tokens[first - 1].tag not in ("VBN", "VBD") or tokens[first - 2].pos != "AUX":
        return None
    happening = board.triggers.get(first - 1)
    if happening is None or tokens[first - 1].sentence != board.head(amount).sentence:
        return None
    if happening.frame != ("subject" if tokens[first - 2].lemma == "have" else "object"):
        return None
    measure = measure_for(happening, amount)
    return Joint(i, measure, happening, "inverted") if measure in PARTICULAR else None


def _summing(board: Board, amount: AmountMention, k: int) -> bool:
    """As in "the neighbours were evacuated, all in all 300 people"."""
    words = board.analysis.text[board.analysis.tokens[k].end : amount.number.start].lower().strip(" ,;-–—")
    return words in ("all in all", "in all", "altogether", "in total", "all told", "a total of", "together", "some", "about")


def _coordinated_figures(board: Board, i: int, last: int) -> set[int]:
    """The tokens of figures that follow after "and" or a comma: "80 soldiers and dozens of trucks were hit"."""
    tokens = board.analysis.tokens
    found: set[int] = set()
    for amount in board.reading.amounts[i + 1 : i + 4]:
        inside = board.analysis.tokens_in(amount.span)
        if not inside or not last < inside[0].i <= last + 3 or tokens[inside[0].i - 1].lower not in ("and", ",", "or"):
            break
        if any(k in board.triggers for k in range(last + 1, inside[0].i)):  # "17 hurt, one missing"
            break
        found.update(range(last + 1, inside[-1].i + 1))
        last = inside[-1].i
    return found


def _active_object(happening: HappeningMention) -> bool:
    """An active verb with its own object does not affect its subject."""
    return happening.frame in ("object", "lose") and not happening.passive and bool(happening.affected)


ASIDE = 9
"""Words of an aside between commas."""


def by_aside(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "Five, it is feared, have drowned", "nine, so the Red Cross, died": the verb behind an aside that the parser trips over."""
    tokens, k = board.analysis.tokens, max(board.head(amount).i, board.number_token(amount).i) + 1
    if not is_person(amount) or k >= len(tokens) or tokens[k].text not in _DASHED or tokens[k].sentence != board.head(amount).sentence:
        return None
    mark = tokens[k].text
    close = next((j for j in range(k + 2, min(k + ASIDE, len(tokens))) if tokens[j].text == mark), None)
    if (
        close is None
        or tokens[close].sentence != tokens[k].sentence
        or tokens[k + 1].lower in ("and", "who", "which", "including", "among")
    ):
        return None
    j = close + 1
    while j < len(tokens) and tokens[j].pos in ("AUX", "ADV", "PART") and j not in board.triggers:
        j += 1
    happening = board.triggers.get(j)
    if (
        happening is None
        or tokens[j].sentence != tokens[k].sentence
        or happening.nominal
        or tokens[j].tag not in ("VBN", "VBD", "JJ", "VBG")
    ):
        return None
    measure = measure_for(happening, amount)
    return Joint(i, measure, happening, "aside") if measure in PARTICULAR else None


_DASHED = frozenset({",", "–", "—"})


def by_next_verb(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "At 02:20 17 inmates escaped": a verb of the happening right after the people, whatever the parser made of them."""
    k = max(board.head(amount).i, board.number_token(amount).i) + 1
    happening = board.triggers.get(k)
    if happening is None or happening.frame != "subject" or not is_person(amount) or amount.unit_span is None:
        return None
    right = happening.head == board.analysis.tokens[k].start and not happening.affected and (amount.quantity.low or 0) > 1
    return Joint(i, happening.person_measure or "other", happening, "next verb") if right else None
