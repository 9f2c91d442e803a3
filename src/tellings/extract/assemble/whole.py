"""Figures counted out of other figures: parts, shares, lists, and numbers said of the figure before them."""

from __future__ import annotations

import re

from tellings.extract.assemble.board import Board, is_thing
from tellings.extract.assemble.joint import SINGULAR_MEASURES, Joint
from tellings.model import AmountMention, Span

FAR = 3
"""Sentences over which "them" may reach back to a larger figure."""


def is_stated_whole(board: Board, amount: AmountMention) -> bool:
    """The stated whole of a share ("none of the 63 passengers"): what the verb says is not said of it."""
    tokens, k = board.analysis.tokens, board.first_token(amount).i
    if k > 3 and tokens[k - 1].lower in ("'s", "’s") and _share_before(board, _possessor(board, k - 2)):
        return True
    if k < 2 or (
        tokens[k].lower not in ("the", "those", "these", "its", "their", "his", "her", "our")
        and tokens[k - 1].lower not in ("the", "those", "these", "its", "their")
    ):
        return False
    of = k - 1 if tokens[k - 1].lower == "of" else k - 2
    if tokens[of].lower != "of" or of < 1 or tokens[of].sentence != tokens[k].sentence:
        return False
    return _share_before(board, of)


def _share_before(board: Board, of: int) -> bool:
    """Whether a number stands right before the token ``of``, which opens the whole ("none of the ship's 63", "half the town's 600")."""
    tokens = board.analysis.tokens
    if of < 1 or (tokens[of].lower != "of" and tokens[of - 1].lower != "half"):
        return False
    before = tokens[of - 1]
    return any(a.kind in ("count", "percent") and a.number.start <= before.start < a.number.end for a in board.reading.amounts)


def _possessor(board: Board, k: int) -> int:
    """The token before the phrase of an owner that ends at ``k`` ("the town" in "of the town's 600"); that of "the" after "half"."""
    tokens = board.analysis.tokens
    while k > 0 and tokens[k].pos in ("NOUN", "PROPN", "ADJ"):
        k -= 1
    if tokens[k].pos in ("DET", "PRON") and k > 0 and tokens[k - 1].lower == "of":
        return k - 1
    return k


def whole_of(board: Board, i: int, measure: str, joints: dict[int, Joint], previous: int | None) -> int | None:
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
    if introduces_part(gap) and (is_thing(amount) == is_thing(before) or "unknown" in (before.unit_class, amount.unit_class)):
        return previous
    if joint.whole is not None and joint.rule != "base" and _listed_beside(board, before, amount, gap) and len(gap) < 60:
        return joint.whole
    return None


def _shared_whole(board: Board, i: int, measure: str, joints: dict[int, Joint], previous: int) -> int | None:
    """As in "two of them", "six of the dead", "a third of the 84": the whole is named."""
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


def by_whole(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "three of the injured", "six of the dead": the whole says what happened."""
    base = amount.share_of or _fronted(board, amount)
    if base is None or amount.quantity.high == 0:  # "neither of the dead was armed": dead they are
        return None
    if any(board.reading.amounts[j].span.overlaps(base) for j in joints):
        return None
    whole = Span(start=amount.number.end, end=base.end) if amount.share_of and amount.number.end < base.end else base
    for token in board.analysis.tokens_in(whole):
        happening = board.triggers.get(token.i)
        headed = token.dep == "pobj" and not board.analysis.children(token, "nummod")
        participle = happening is not None and happening.frame == "object" and (token.i < board.head(amount).i or headed)
        if happening and (happening.frame in ("self", "modifier", "of") or participle):
            measure = happening.person_measure
            return Joint(i, measure, happening, "base", _last_of(board, i, joints, measure))
    return None


def _fronted(board: Board, amount: AmountMention) -> Span | None:
    """As in "Of the suspected cases, 31 were confirmed": the whole stands at the front."""
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


def by_figure_before(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """A number said of the figure before it: "one of them seriously", "including nine pickups", "ten to a clinic"."""
    if previous is None or previous not in joints or amount.quantity.high == 0:
        return None
    before, joint = board.reading.amounts[previous], joints[previous]
    same = board.head(before).sentence == board.head(amount).sentence
    distance = board.head(amount).sentence - board.head(before).sentence
    gap = board.analysis.text[before.span.end : amount.span.start]
    if (
        amount.share_of is not None
        and (amount.quantity.low or 0) <= (before.quantity.low or before.quantity.high or 0)
        and (distance <= 1 or (distance <= FAR and (amount.quantity.low or 0) < (before.quantity.low or 0)))
        and (amount.share_of.of(board.analysis.text).lower() in _THEM or amount.quantity.figure in ("approximate", "at_most"))
    ):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    if same and introduces_part(gap) and (is_thing(amount) == is_thing(before) or before.unit_class == "unknown"):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    if same and amount.quantity.unit is None and len(gap) < 80 and _gapped(gap) and not _acts(board, amount):
        return Joint(i, joint.measure, joint.happening, "gapped", joint.whole)
    if same and _listed_beside(board, before, amount, gap) and not _own_predicate(board, amount):
        return Joint(i, joint.measure, joint.happening, "listed", joint.whole)
    if amount.quantity.unit is None and distance <= 1 and amount.span.of(board.analysis.text).lower().startswith("the other "):
        return Joint(i, joint.measure, joint.happening, "inherited", previous)
    return None


def _acts(board: Board, amount: AmountMention) -> bool:
    """As in "two died and 14 breathed in smoke", "79 bodies, two having been entered twice": the number has a verb of its own."""
    token = board.number_token(amount)
    verb = board.analysis.head_of(token)
    own = token.dep in ("nsubj", "nsubjpass") and verb.i > token.i and (verb.tag == "VBG" or verb.lemma in ("remain", "stay", "return"))
    return own and amount.share_of is None and not any(t.dep == "neg" for t in board.analysis.children(verb))


def some_of(board: Board, amount: AmountMention) -> bool:
    """As in "some of them in the corridors", "two residents, both in their nineties": who they are like, not how many more there are."""
    words = amount.span.of(board.analysis.text).lower()
    if words.startswith("some of "):
        return True
    k = board.first_token(amount).i
    before = board.analysis.tokens[k - 1].text if k else ""
    if words != "both" or before not in (",", "(", "–", "—", "-"):
        return False
    pairs = (a for a in board.reading.amounts if a.kind == "count" and a.quantity.low == 2 and a.span.end < amount.span.start)
    return any(board.head(a).sentence == board.head(amount).sentence for a in pairs)


def of_the_dead(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """As in "nine dead, three of whom were carried out on Friday": the dead are not rescued."""
    share = amount.share_of.of(board.analysis.text).lower() if amount.share_of is not None else ""
    if share != "whom" or previous is None or previous not in joints or joints[previous].measure != "killed":
        return None
    before = board.reading.amounts[previous]
    near = board.head(before).sentence == board.head(amount).sentence
    smaller = (amount.quantity.low or 0) <= (before.quantity.low or 0)
    return Joint(i, "killed", joints[previous].happening, "inherited", previous) if near and smaller else None


def crew_of(board: Board, amount: AmountMention) -> bool:
    """As in "three of its crew of four were hurt": the crew is four."""
    tokens, first = board.analysis.tokens, board.first_token(amount).i
    if (
        amount.unit_span is not None
        or first < 3
        or tokens[first - 1].lower != "of"
        or tokens[first - 2].lower not in ("crew", "complement")
    ):
        return False
    crew = tokens[first - 2]
    return any(a.share_of is not None and a.span.start < crew.start <= a.span.end for a in board.reading.amounts)


def single_part(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    """As in "14 people, among them a six-year-old boy": one person out of the figure before."""
    if previous is None or previous not in joints or amount.unit_class == "name":
        return None
    before, joint = board.reading.amounts[previous], joints[previous]
    if board.head(before).sentence != board.head(amount).sentence or is_thing(before) or joint.measure not in SINGULAR_MEASURES:
        return None
    gap = board.analysis.text[before.span.end : amount.span.start]
    if _QUANTIFIED.search(gap) or not introduces_part(gap) or (before.quantity.low or before.quantity.high or 0) < 2:
        return None
    return Joint(i, joint.measure, joint.happening, "inherited", previous)


def _listed_beside(board: Board, before: AmountMention, amount: AmountMention, gap: str) -> bool:
    """As in "nine pickup trucks with machine guns and four fuel tankers": two figures of one list, no finite verb between them."""
    if is_thing(before) != is_thing(amount) or not gap.rstrip().endswith((" and", ",")) or len(gap) > 80:
        return False
    between = (
        list(board.analysis.tokens_in(Span(start=before.span.end, end=amount.span.start))) if before.span.end < amount.span.start else []
    )
    return not any(t.pos == "AUX" or t.tag in ("VBD", "VBZ", "VBP") or t.text in ";:." for t in between)


def _own_predicate(board: Board, amount: AmountMention) -> bool:
    """Whether the second figure of a list has a verb of its own: "one cyclist dead, two drivers charged"."""
    tokens, k = board.analysis.tokens, max(board.head(amount).i, board.number_token(amount).i) + 1
    if k >= len(tokens) or tokens[k].sentence != board.head(amount).sentence:
        return False
    tells = k in board.triggers  # "17 jeeps mounted with mortars" tells nothing more of them
    return tells and tokens[k].tag in ("VBD", "VBN", "VBZ", "VBP") and tokens[k].head != board.head(amount).i


_QUANTIFIED = re.compile(
    r"\b(?:most|some|many|all|few|several|half|both|none|one|two|three) of (?:them|whom|which|these|those)\b", re.IGNORECASE
)
"""As in "31 people, most of them for cuts, its director said": what follows is not who they are."""


def introduces_part(gap: str) -> bool:
    """Whether the words between two figures make the second a part of the first: "including", "among them", "of whom"."""
    words = gap.lower().replace(",", " , ").split()
    if any(w in ("including", "among", "included", "comprising", "namely") for w in words) or any(
        w in gap.lower() for w in ("of which", "of whom", "of them", "from them", "out of them", "of these", "of those")
    ):
        return len(words) <= 9
    return False


def _gapped(gap: str) -> bool:
    words = gap.lower().split()
    return (bool(words) and words[-1] in ("and", ",", ";")) or gap.rstrip().endswith((",", ";"))
