"""Which figure counts what: an amount and the trigger that says what happened to what it counts.

The order of the rules: a noun that is itself the measure ("38 deaths"), a word beside the number ("31 dead"), the
role that syntax gives ("seven people were killed"), a complement ("22 were missing"), the whole it is part of ("six of
the dead"), the figure before it ("two of them children"), and last the nearest fitting trigger of the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.extract.assemble.board import Board, is_person, is_single, is_thing
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention, Span

PARTICULAR = frozenset("killed injured missing rescued arrested captured displaced infected aboard spotted attacked hit fired damaged destroyed".split())
SINGULAR_MEASURES = frozenset("killed injured missing arrested captured infected rescued".split())
_STATUS = frozenset({"person", "civilian", "combatant", "security", "staff", "name"})
_GROUPS = frozenset("life convoy column group caravan fleet flotilla gathering crowd total toll number party force unit band gang list series wave".split())
_VEHICLES = frozenset({"vehicle", "vessel", "aircraft"})
_UNFOUND = frozenset({"find", "found", "locate", "located", "trace", "traced", "accounted", "heard", "recovered", "seen", "reached"})


@dataclass(frozen=True, slots=True)
class Joint:
    """An amount with its measure. ``whole`` is the index of the amount it is counted out of, if it is a part."""

    amount: int
    measure: str
    happening: HappeningMention | None
    rule: str
    whole: int | None = None
    total: bool = False
    """An ordinal that names a running total ("the eighth person to die")."""


def join_amounts(board: Board) -> dict[int, Joint]:
    """Join each amount of the Reading (by index) to its measure; amounts that count nothing of a happening stay out."""
    joints: dict[int, Joint] = {}
    previous: int | None = None
    for i, amount in enumerate(board.reading.amounts):
        joint = _join(board, i, amount, joints, previous)
        if joint is not None:
            joints[i] = joint
            if not is_single(amount):
                previous = i
    return joints


def _join(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    if amount.kind == "ordinal":
        return _ordinal(board, i, amount, joints, previous)
    if amount.kind != "count":
        return None
    amount = _elided(board, amount)
    single = is_single(amount)
    if not single and _is_base(board, amount):
        return _beside(board, i, amount) or _carried(board, i, amount)
    found = _own(board, i, amount) if single else (_toll(board, i, amount, joints) or _own(board, i, amount))
    found = found or _stronger(None if single else _beside(board, i, amount), _roles(board, i, amount)) or _disease(board, i, amount)
    if single:
        return found if found and found.measure in SINGULAR_MEASURES else _among(board, i, amount)
    found = found or _among(board, i, amount) or _base(board, i, amount, joints, previous) or _carried(board, i, amount)
    if found is None or (found.measure == "other" and amount.share_of is not None):
        found = _inherited(board, i, amount, joints, previous) or found
    found = found or _found_in(board, i, amount) or _nearest(board, i, amount) or _patients(board, i, amount) or _status(board, i, amount) or _other(board, i, amount)
    if found and amount.quantity.high == 0 and found.measure in ("other", "spotted", "aboard"):
        return None
    if found is None:
        return None
    whole = found.whole if found.whole is not None else _whole(board, i, found.measure, joints, previous)
    return Joint(i, found.measure, found.happening, found.rule, whole, found.total)


def _is_base(board: Board, amount: AmountMention) -> bool:
    """The stated whole of a share ("none of the 63 passengers"): what the verb says is not said of it."""
    tokens, k = board.analysis.tokens, board.first_token(amount).i
    if k < 2 or tokens[k].lower not in ("the", "those", "these", "its", "their", "his", "her", "our") and tokens[k - 1].lower not in ("the", "those", "these", "its", "their"):
        return False
    of = k - 1 if tokens[k - 1].lower == "of" else k - 2
    if tokens[of].lower != "of" or of < 1 or tokens[of].sentence != tokens[k].sentence:
        return False
    before = tokens[of - 1]
    return any(a.kind in ("count", "percent") and a.number.start <= before.start < a.number.end for a in board.reading.amounts)


def _status(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"no survivors", "30 hostages": the noun says what happened where no verb does."""
    happening = board.triggers.get(board.head(amount).i)
    if happening is None or happening.frame != "self" or amount.unit_span is None or amount.unit_class not in _STATUS:
        return None
    return _made(i, happening, happening.person_measure, "status noun")


_RANK = ("killed", "destroyed", "injured", "damaged", "missing", "captured", "arrested", "infected", "displaced", "rescued", "fired", "hit", "attacked",
         "spotted", "aboard", "other")  # fmt: skip


def _stronger(a: Joint | None, b: Joint | None) -> Joint | None:
    """Of two measures the graver: "both missing men were dead", "the column was detected and destroyed"."""
    if a is None or b is None:
        return a or b
    return a if _RANK.index(a.measure) <= _RANK.index(b.measure) else b


def _whole(board: Board, i: int, measure: str, joints: dict[int, Joint], previous: int | None) -> int | None:
    """The figure that this one is counted out of: "including nine", "of which 17", "among them four", and the rest of such a list."""
    amount = board.reading.amounts[i]
    if previous is None or previous not in joints or amount.quantity.high == 0:
        return None
    before, joint = board.reading.amounts[previous], joints[previous]
    if amount.share_of is not None:
        return _shared_whole(board, i, measure, joints, previous)
    if board.head(before).sentence != board.head(amount).sentence:
        return None
    gap = board.analysis.text[before.span.end : amount.span.start]
    if _introduces_part(gap) and (is_thing(amount) == is_thing(before) or "unknown" in (before.unit_class, amount.unit_class)):
        return previous
    if joint.whole is not None and joint.rule != "base" and _listed_beside(board, before, amount, gap) and len(gap) < 60:
        return joint.whole
    return None


def _elided(board: Board, amount: AmountMention) -> AmountMention:
    """A number without a noun counts what the figure before it in the sentence counts ("2,000 homes were damaged and 310 destroyed")."""
    if amount.unit_span is not None or amount.unit_class != "unknown" or amount.share_of is not None:
        return amount
    sentence = board.head(amount).sentence
    for other in reversed(board.reading.amounts):
        if other.span.start < amount.span.start and other.kind == "count" and not is_single(other) and other.unit_span is not None:
            if board.head(other).sentence < sentence:
                break
            return amount.replace(unit_class=other.unit_class) if is_thing(other) else amount
    return amount


def measure_for(happening: HappeningMention, amount: AmountMention, *, epidemic: bool = False) -> str:
    """The measure that a trigger gives to what an amount counts ("" where it does not take such a thing)."""
    if amount.unit_class == "munition" and happening.lemma.split()[0] in ("fire", "shoot", "launch", "hurl", "lob"):
        return "fired"
    if happening.frame == "munition":
        return happening.thing_measure if amount.unit_class in ("munition", "weapon") else ""
    if happening.frame == "unfound":
        return "missing" if happening.polarity == "negative" else ""
    if happening.lemma in ("treat", "treat for", "admit to hospital", "hospitalise", "hospitalize") and is_person(amount) and epidemic:
        return "infected"
    if happening.frame == "life":
        return happening.person_measure
    if happening.lemma in ("carry", "transport", "ferry"):
        return ""
    if happening.lemma == "hold":
        return "other"
    if is_thing(amount) and amount.unit_class != "animal":
        return happening.thing_measure
    if amount.unit_class in ("information", "infrastructure", "event"):
        return "other" if happening.frame == "" else ""
    return happening.person_measure


def _made(i: int, happening: HappeningMention, measure: str, rule: str) -> Joint | None:
    return Joint(i, measure, happening, rule) if measure else None


def _own(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"38 deaths", "nine bodies", "112 suspected cases": the counted noun is the measure."""
    head = board.head(amount)
    happening = board.triggers.get(head.i)
    if happening is None or happening.frame not in ("self", "of") or not happening.nominal or amount.unit_span is None:
        return None
    if amount.unit_class in _STATUS and amount.unit_class != "unknown":
        return None
    if happening.person_measure == "infected" and not board.epidemic:
        return None
    if happening.frame == "of" and happening.lemma in ("shelling", "bombing", "siege"):
        return None
    return _made(i, happening, happening.person_measure or happening.thing_measure, "own noun")


def _beside(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"31 dead", "14 wounded", "45 dead fighters", "39 vehicles destroyed": a word right beside the number or noun."""
    tokens = board.analysis.tokens
    number, head = board.number_token(amount), board.head(amount)
    for k in range(number.i + 1, head.i):
        happening = board.triggers.get(k)
        if happening and tokens[k].pos in ("ADJ", "VERB", "NOUN", "") and happening.frame in ("modifier", "self", "object"):
            measure = measure_for(happening, amount)
            if measure in PARTICULAR and happening.lemma not in ("critical", "fatal"):
                return Joint(i, measure, happening, "modifier")
    k = max(head.i, number.i) + 1
    if amount.share_of is not None:
        return None
    while k < len(tokens) and tokens[k].sentence == head.sentence and tokens[k].lower in _SKIPPED:
        k += 1
    if k >= len(tokens) or tokens[k].sentence != head.sentence:
        return None
    happening = board.triggers.get(k)
    if happening is None or happening.head != tokens[k].start:
        return None
    measure = measure_for(happening, amount)
    bare = happening.frame == "modifier" or (happening.frame in ("object", "self") and _participle(tokens[k]) and not _has_object(board, tokens[k]))
    return Joint(i, measure, happening, "beside") if measure in PARTICULAR and bare else None


_SKIPPED = frozenset("people others more were are still other persons have been is was confirmed reported feared also now later left all".split())


def _participle(token: Token) -> bool:
    return token.tag in ("VBN", "VBD", "JJ", "NN", "NNP", "NNS", "") or token.pos in ("ADJ", "NOUN", "PROPN")


def _has_object(board: Board, token: Token) -> bool:
    return bool(board.analysis.children(token, "dobj"))


def _toll(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """"the death toll rose to 17", "the number of confirmed dead at four", "the number of rounds fired at 43"."""
    if amount.unit_class not in ("unknown", "person", "harm") or amount.share_of is not None:
        return None
    tokens, number = board.analysis.tokens, board.number_token(amount)
    first = board.first_token(amount)
    before = tokens[first.i - 1] if first.i else None
    if before is None or before.sentence != number.sentence:
        return None
    if before.lower not in _TOLL_LINKS and before.lemma not in _TOLL_LINKS:
        return None
    start = board.analysis.sentences[number.sentence].first
    for k in range(first.i - 1, max(start, first.i - 14) - 1, -1):
        happening = board.triggers.get(k)
        if happening and happening.frame == "toll":
            return Joint(i, happening.person_measure, happening, "toll")
        if tokens[k].lower in ("number", "count", "total", "figure", "tally", "toll") and k + 1 < len(tokens):
            return _counted_by(board, i, k, first.i) or _same_total(board, i, k, joints)
        if tokens[k].lower in (";", ":", "–", "—"):
            return None
    return None


def _same_total(board: Board, i: int, k: int, joints: dict[int, Joint]) -> Joint | None:
    """"12 new cases, bringing the total to 230": the total is of what was counted last."""
    tokens = board.analysis.tokens
    if tokens[k].lower == "number" or (k + 1 < len(tokens) and tokens[k + 1].lower == "of"):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        if joints[j].measure in PARTICULAR and board.head(board.reading.amounts[j]).sentence >= tokens[k].sentence - 1:
            return Joint(i, joints[j].measure, joints[j].happening, "toll")
    return None


_TOLL_LINKS = frozenset("at to reach of be is was hit pass exceed top now stand from : total number rise climb".split())


def _counted_by(board: Board, i: int, k: int, end: int) -> Joint | None:
    counted = next((t for t in board.analysis.tokens[k + 2 : end] if t.pos in ("NOUN", "PROPN")), None)
    if counted is not None and noun_class(board.analysis, counted, board.settings) == "munition":
        return Joint(i, "fired", None, "number of")
    for j in range(k + 1, end):
        happening = board.triggers.get(j)
        if happening and (happening.person_measure in PARTICULAR or happening.thing_measure in PARTICULAR):
            munition = happening.frame == "munition"
            return Joint(i, happening.thing_measure if munition else happening.person_measure or happening.thing_measure, happening, "number of")
    return None


def _roles(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The role that syntax gives to the counted noun, or to the group it stands in ("a convoy of 14 trucks")."""
    best: Joint | None = None
    for token in _standing_for(board, amount):
        for happening in board.affected.get(token.i, []):
            joint = _made(i, happening, measure_for(happening, amount, epidemic=board.epidemic), "role")
            best = _stronger(best, joint)
        best = _stronger(best, _complement(board, i, amount, token))
        if best and best.measure in PARTICULAR:
            return best
    return best


def _standing_for(board: Board, amount: AmountMention) -> list[Token]:
    """The counted noun, the number, and the group nouns above them."""
    analysis = board.analysis
    head, number = board.head(amount), board.number_token(amount)
    found = [head]
    if number.i != head.i and number.dep not in ("nummod", "det", "quantmod", "compound", "amod"):
        found.append(number)
    token = head if head.i == number.i or number.dep in ("nummod", "det", "quantmod", "compound", "amod") else number
    for _ in range(3):
        parent = analysis.head_of(token)
        if token.dep == "pobj" and parent.lower == "of" and analysis.head_of(parent).lemma in _GROUPS:
            token = analysis.head_of(parent)
        elif (holder := _made_up_of(board, token)) is not None:
            token = holder
        elif token.dep in ("conj", "appos") and parent.pos in ("NOUN", "PROPN", "NUM", "PRON"):
            token = parent
        elif token.dep in ("nummod", "quantmod", "compound", "amod", "nmod") and parent.pos == "NUM":
            token = parent
        else:
            break
        found.append(token)
    return found


def _made_up_of(board: Board, token: Token) -> Token | None:
    """The group in "a convoy made up of 39 vehicles", "a column comprising 20 trucks"."""
    analysis = board.analysis
    verb = analysis.head_of(token)
    if token.dep == "pobj" and verb.lower == "of":
        verb = analysis.head_of(verb)
        verb = analysis.head_of(verb) if verb.lower == "up" else verb
    if verb.lemma in ("make", "consist", "compose", "comprise", "include", "total", "number") and verb.dep in ("acl", "relcl"):
        return analysis.head_of(verb)
    return None


def _complement(board: Board, i: int, amount: AmountMention, token: Token) -> Joint | None:
    """"nine were dead", "22 are still missing", "two were in hospital", "have been confirmed dead"."""
    analysis = board.analysis
    verb = analysis.head_of(token)
    if token.dep not in ("nsubj", "nsubjpass", "dobj") or verb.pos not in ("VERB", "AUX"):
        return None
    stack = [c for c in verb.children if c > token.i or analysis.tokens[c].dep in ("acomp", "oprd")]
    for _ in range(12):
        if not stack:
            break
        child = analysis.tokens[stack.pop(0)]
        happening = board.triggers.get(child.i)
        if happening and happening.frame in ("modifier", "self") and child.dep in _COMPLEMENTS:
            measure = measure_for(happening, amount)
            if measure and not (child.dep == "attr" and analysis.children(child, "nummod")):
                return Joint(i, measure, happening, "complement")
        if child.dep in ("acomp", "oprd", "xcomp", "attr") and child.pos not in ("NUM",):
            stack.extend(c for c in child.children)
        elif child.dep == "prep" and child.lower == "among":
            stack.extend(child.children)
    return None


_COMPLEMENTS = ("acomp", "oprd", "attr", "prep", "advmod", "xcomp", "conj", "amod")


def _among(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"A nurse was among the dead", "the injured included a child": a part of a whole told elsewhere."""
    analysis, token = board.analysis, board.head(amount)
    verb = analysis.head_of(token)
    if token.dep == "nsubj" and verb.lemma in ("be", "number", "rank"):
        for prep in analysis.children(verb, "prep"):
            if prep.lower in ("among", "amongst", "of"):
                return _listed(board, i, analysis.children(prep, "pobj"))
    if token.dep in ("dobj", "attr", "conj"):
        head = verb
        while head.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            head = analysis.head_of(head)
        if verb.lemma == "include" or head.lemma == "include":
            inc = verb if verb.lemma == "include" else head
            return _listed(board, i, analysis.children(inc, "nsubj"))
    return None


def _listed(board: Board, i: int, tokens: list[Token]) -> Joint | None:
    for token in tokens:
        happening = board.triggers.get(token.i)
        if happening and happening.person_measure in SINGULAR_MEASURES:
            return Joint(i, happening.person_measure, happening, "among")
    return None


def _base(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """"three of the injured", "six of the dead": the whole says what happened."""
    base = amount.share_of or _fronted(board, amount)
    if base is None:
        return None
    if any(board.reading.amounts[j].span.overlaps(base) for j in joints):
        return None
    for token in board.analysis.tokens_in(base):
        happening = board.triggers.get(token.i)
        if happening and happening.frame in ("self", "modifier", "of"):
            measure = happening.person_measure
            return Joint(i, measure, happening, "base", _last_of(board, i, joints, measure))
    return None


def _fronted(board: Board, amount: AmountMention) -> Span | None:
    """"Of the suspected cases, 31 were confirmed": the whole stands at the front."""
    if amount.quantity.unit is not None:
        return None
    sentence = board.analysis.sentences[board.head(amount).sentence]
    first = board.analysis.tokens[sentence.first]
    if first.lower not in ("of", "among"):
        return None
    comma = next((t for t in board.analysis.sentence_tokens(sentence)[:12] if t.text == ","), None)
    return Span(start=first.start, end=comma.start) if comma is not None and comma.start < amount.span.start else None


def _last_of(board: Board, i: int, joints: dict[int, Joint], measure: str) -> int | None:
    """The latest earlier figure of the same measure that is not smaller."""
    low = board.reading.amounts[i].quantity.low or 0
    for j in sorted((j for j in joints if j < i), reverse=True):
        q = board.reading.amounts[j].quantity
        if joints[j].measure == measure and max(q.low or 0, q.high or 0) > low:
            return j
    return None


def _carried(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"carrying 84 passengers", "51 people on the coach", "its 38 passengers"."""
    if not is_person(amount) or amount.unit_class in ("harm", "case"):
        return None
    analysis, head = board.analysis, board.head(amount)
    for token in _standing_for(board, amount):
        for happening in board.affected.get(token.i, []):
            verb = board.trigger_token(happening)
            if happening.lemma in ("carry", "transport", "ferry") and not happening.passive and verb.dep != "xcomp":
                return Joint(i, "aboard", happening, "carried")
        for prep in analysis.children(token, "prep"):
            if prep.lower in ("on", "aboard", "in", "inside") and any(_is_vehicle(board, p) for p in analysis.children(prep, "pobj")):
                return Joint(i, "aboard", None, "carried")
    prep = analysis.head_of(head)
    if head.dep == "pobj" and prep.lower == "with" and _is_vehicle(board, analysis.head_of(prep)):
        return Joint(i, "aboard", None, "carried")
    if head.lower in ("passengers", "occupants") or head.lemma in ("passenger", "occupant"):
        if any(c.dep == "poss" for c in (analysis.tokens[k] for k in head.children)):
            return Joint(i, "aboard", None, "carried")
    if head.lemma in ("manifest",) or _manifest(board, amount):
        return Joint(i, "aboard", None, "carried")
    return None


def _manifest(board: Board, amount: AmountMention) -> bool:
    token = board.number_token(amount)
    parent = board.analysis.head_of(token)
    return token.dep == "pobj" and parent.lower == "of" and board.analysis.head_of(parent).lemma == "manifest"


def _is_vehicle(board: Board, token: Token) -> bool:
    return noun_class(board.analysis, token, board.settings) in _VEHICLES


def _inherited(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """A number said of the figure before it: "one of them seriously", "including nine pickups", "ten to a clinic"."""
    if previous is None or previous not in joints or amount.quantity.high == 0:
        return None
    before, joint = board.reading.amounts[previous], joints[previous]
    same = board.head(before).sentence == board.head(amount).sentence
    distance = board.head(amount).sentence - board.head(before).sentence
    gap = board.analysis.text[before.span.end : amount.span.start]
    if amount.share_of is not None and distance <= 1 and (amount.share_of.of(board.analysis.text).lower() in _THEM or amount.quantity.figure in ("approximate", "at_most")):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    if same and _introduces_part(gap) and (is_thing(amount) == is_thing(before) or before.unit_class == "unknown"):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    if same and amount.quantity.unit is None and len(gap) < 80 and _gapped(gap):
        return Joint(i, joint.measure, joint.happening, "gapped", joint.whole)
    if same and _listed_beside(board, before, amount, gap):
        return Joint(i, joint.measure, joint.happening, "listed", joint.whole)
    if amount.quantity.unit is None and distance <= 1 and amount.span.of(board.analysis.text).lower().startswith("the other "):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    return None


def _listed_beside(board: Board, before: AmountMention, amount: AmountMention, gap: str) -> bool:
    """"nine pickup trucks with machine guns and four fuel tankers": two figures of one list, no finite verb between them."""
    if is_thing(before) != is_thing(amount) or not gap.rstrip().endswith((" and", ",")) or len(gap) > 80:
        return False
    between = [t for t in board.analysis.tokens_in(Span(start=before.span.end, end=amount.span.start))] if before.span.end < amount.span.start else []
    return not any(t.pos in ("AUX",) or t.tag in ("VBD", "VBZ", "VBP") or t.text in ";:." for t in between)


def _introduces_part(gap: str) -> bool:
    words = gap.lower().replace(",", " , ").split()
    if any(w in ("including", "among", "included", "comprising") for w in words) or "of which" in gap.lower() or "of whom" in gap.lower():
        return len(words) <= 9
    return False


def _gapped(gap: str) -> bool:
    words = gap.lower().split()
    return bool(words) and words[-1] in ("and", ",", ";") or gap.rstrip().endswith((",", ";"))


def _nearest(board: Board, i: int, amount: AmountMention) -> Joint | None:
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
        if happening and happening.frame in ("object", "subject", "modifier", "unfound", "lose") and not _active_object(board, happening):
            measure = measure_for(happening, amount)
            if measure in PARTICULAR:
                return Joint(i, measure, happening, "nearest")
    first = board.first_token(amount).i
    for k in range(first - 1, max(first - 4, -1), -1):
        token = tokens[k]
        if token.sentence != head.sentence or token.text in ".;:—–" or token.pos == "NUM":
            break
        happening = board.triggers.get(k)
        if happening and happening.frame in ("object", "munition", "lose", "life") and not happening.passive and not happening.nominal:
            measure = measure_for(happening, amount)
            if measure in PARTICULAR:
                return Joint(i, measure, happening, "nearest")
    return None


def _coordinated_figures(board: Board, i: int, last: int) -> set[int]:
    """The tokens of figures that follow after "and" or a comma: "80 soldiers and dozens of trucks were hit"."""
    tokens, found = board.analysis.tokens, set()
    for amount in board.reading.amounts[i + 1 : i + 4]:
        inside = board.analysis.tokens_in(amount.span)
        if not inside or not last < inside[0].i <= last + 3 or tokens[inside[0].i - 1].lower not in ("and", ",", "or"):
            break
        found.update(range(last + 1, inside[-1].i + 1))
        last = inside[-1].i
    return found


def _active_object(board: Board, happening: HappeningMention) -> bool:
    """An active verb with its own object does not affect its subject."""
    return happening.frame in ("object", "lose") and not happening.passive and bool(happening.affected)


def _ordinal(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """"the eighth person to die", "the eighth death", "a fourth victim was shot"; other ordinals count nothing."""
    value = amount.quantity.low or 0
    head, number = board.head(amount), board.number_token(amount)
    tokens = board.analysis.tokens
    before = tokens[number.i - 1] if number.i else None
    if before is None or before.sentence != number.sentence or value > 1000:
        return None
    own = _own(board, i, amount)
    if own and before.lower == "the" and value > 1:
        return Joint(i, own.measure, own.happening, "ordinal", total=True)
    if amount.unit_span is None and previous is not None and previous in joints and joints[previous].measure in SINGULAR_MEASURES and before.lower in ("the", "a"):
        verb = board.analysis.head_of(number)
        if number.dep == "nsubj" and verb.lemma == "be" and board.head(board.reading.amounts[previous]).sentence >= number.sentence - 1 and not _roles(board, i, amount):
            return Joint(i, joints[previous].measure, joints[previous].happening, "ordinal", joints[previous].whole if joints[previous].whole is not None else previous)
    joint = _roles(board, i, amount)
    if amount.unit_span is None:
        return joint if joint and joint.measure in SINGULAR_MEASURES and before.lower in ("a", "the", "another") else None
    if joint is None or joint.measure not in PARTICULAR:
        joint = _infinitive(board, i, amount) or joint
    if joint is None or joint.measure not in PARTICULAR or amount.unit_class not in (*_STATUS, "vehicle", "vessel", "aircraft"):
        return None
    if before.lower in ("the", "his", "her") and value > 1 and _restrictive(board, joint, head):
        return Joint(i, joint.measure, joint.happening, "ordinal", total=True)
    return Joint(i, joint.measure, joint.happening, "ordinal") if before.lower in ("a", "an", "the") and value > 1 else None


def _infinitive(board: Board, i: int, amount: AmountMention) -> Joint | None:
    head = board.head(amount)
    for child in board.analysis.children(head, "acl", "relcl", "xcomp", "advcl"):
        happening = board.triggers.get(child.i)
        if happening and measure_for(happening, amount) in PARTICULAR:
            return Joint(i, measure_for(happening, amount), happening, "ordinal")
    return None


def _restrictive(board: Board, joint: Joint, head: Token) -> bool:
    """The trigger hangs on the noun ("to die", "lost this year"): the ordinal is a total."""
    if joint.happening is None:
        return False
    return board.trigger_token(joint.happening).head == head.i


def _shared_whole(board: Board, i: int, measure: str, joints: dict[int, Joint], previous: int) -> int | None:
    """"two of them", "six of the dead", "a third of the 84": the whole is named."""
    share = board.reading.amounts[i].share_of
    assert share is not None
    for j in (j for j in joints if j < i and board.reading.amounts[j].span.overlaps(share)):
        return j
    if share.of(board.analysis.text).lower() in _THEM:
        near = board.head(board.reading.amounts[previous]).sentence >= board.head(board.reading.amounts[i]).sentence - 1
        return previous if near and joints[previous].measure == measure else None
    if any(t.i in board.triggers for t in board.analysis.tokens_in(share)):
        return _last_of(board, i, joints, measure)
    return None


_THEM = frozenset({"them", "whom", "these", "those", "which"})


def _disease(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"95 people with acute diarrhoea", "dozens are being watched for the disease": people who have or may have a disease."""
    if not is_person(amount) or amount.unit_class in ("harm", "case"):
        return None
    analysis = board.analysis
    for token in _standing_for(board, amount):
        holders = [token]
        if token.dep in ("nsubjpass", "dobj") and analysis.head_of(token).lemma in _WATCHED:
            holders.append(analysis.head_of(token))
        for prep in (p for holder in holders for p in analysis.children(holder, "prep") if p.lower in ("with", "for", "from", "of")):
            for inner in analysis.subtree(prep):
                happening = board.triggers.get(inner.i)
                if happening and happening.happening in ("epidemic", "animal_disease", "poisoning"):
                    return Joint(i, "infected", happening, "disease")
    return None


_WATCHED = frozenset("watch monitor observe isolate quarantine test treat screen diagnose hospitalize hospitalise admit check".split())


def _found_in(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """"The disease was found in two herds": what a disease is found in is infected."""
    analysis, head = board.analysis, board.head(amount)
    prep = analysis.head_of(head)
    if head.dep != "pobj" or prep.lower not in ("in", "among") or amount.unit_class in ("time", "site", "building", "information"):
        return None
    verb = analysis.head_of(prep)
    if verb.lemma not in ("find", "detect", "confirm", "report", "diagnose", "identify", "discover", "record"):
        return None
    for subject in analysis.children(verb, "nsubjpass"):
        happening = board.triggers.get(subject.i)
        if happening and happening.happening in ("epidemic", "animal_disease"):
            return Joint(i, "infected", happening, "found in")
    return None


def _patients(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Patients are injured, or infected where the Article is about a disease."""
    if board.head(amount).lemma != "patient" or amount.share_of is not None:
        return None
    return Joint(i, "infected" if board.epidemic else "injured", None, "patients")


def _other(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Things of the happening that are counted without a measure: convoys that left, sorties, trucks of a column, a gathering."""
    if amount.share_of is not None and amount.unit_span is None:
        return None
    analysis, head = board.analysis, board.head(amount)
    for token in _standing_for(board, amount):
        if amount.unit_class in ("event", "munition", "aircraft", "vessel", "vehicle", "group"):
            for happening in board.agents.get(token.i, []):
                if happening.measure in PARTICULAR and happening.measure != "aboard":
                    return Joint(i, "other", happening, "agent")
        parent = analysis.head_of(token)
        if token.i != head.i and token.lemma in ("convoy", "column", "fleet", "flotilla", "caravan") and is_thing(amount):
            return Joint(i, "other", None, "group")
        if token.dep == "pobj" and parent.lower == "of":
            happening = board.triggers.get(analysis.head_of(parent).i)
            if happening and happening.happening and happening.nominal and is_person(amount):
                return Joint(i, "other", happening, "of happening")
    return None
