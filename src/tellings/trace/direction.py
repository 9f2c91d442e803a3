"""Which of two Articles took from the other: a list of small features, each with its reason in words.

The docstring of a feature is the explanation that a user sees. A feature gives a weight for "``a`` is the source of ``b``"
(negative: the other way round) and its reasons. The weights are a judgement: a name says most, a clock time much, what was
lost on the way a little. An article that states a later date than another is never its source, unless it is named by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tellings.trace.changes import toward
from tellings.trace.evidence import Found, Pair
from tellings.trace.figures import has_figure, nominal
from tellings.trace.pairs import Text
from tellings.trace.quoting import described, first_hand, joined_quotes, lost_context, lost_marks, lost_speaker, shortened
from tellings.trace.timing import GIVEN, certain, published, same_outlet
from tellings.trace.voice import agency, common_credit, second_hand

KNOWN = 1.4
"""Weight from which the direction is known: a date alone (1.3) is not enough where little is shared, both may have a common source."""
STATED = 1.4
"""Weight of a body's own statement against a report that does not name it so that it is understood."""
MORE = 2
"""Sources that one names more than the other, at least."""
LEFT_OUT, MOST_HELD = 0.3, 0.6
"""By how much the shares of what the texts count must differ that the other counts too, and the larger of them at least."""
SOFT = 1.8
"""Weight that is needed where only what is not of the words taken speaks: a source more, a hedge, an agency."""
DAY = len("2024-05-01")
COPIED = 30
"""Words of its own that an Article shares with a later one, from which the date is enough."""
FIGURES, BARE = 2, 0.7
"""Different numbers that both tell, and the weight of a text that gives them without a source."""
STRONG = 2.0
"""A feature against the direction with this weight leaves it unknown unless twice as much speaks for it."""


@dataclass(slots=True)
class Verdict:
    """``toward`` is 1 where ``a`` is the source, -1 where ``b`` is, 0 unknown."""

    toward: int
    weight: float
    reasons: list[str]


def names_outlet(pair: Pair) -> Found:
    """The one names the other's outlet as where it has something from."""
    weight = 3.0 * (bool(pair.names_a) - bool(pair.names_b))
    named = pair.names_a if weight > 0 else pair.names_b if weight < 0 else []
    return weight, [f"is named in the other: {_short(m.sentence)}" for m in named[:1]]


def issuer(pair: Pair) -> Found:
    """The one is the statement of a body that the other gives as its source."""
    weight = 2.5 * (pair.issuer_a is not None) - 2.5 * (pair.issuer_b is not None)
    named = pair.issuer_a if weight > 0 else pair.issuer_b if weight < 0 else None
    return weight, [f"is the statement of {named}, whom the other gives as its source"] if named else []


def issuer_by_noun(pair: Pair) -> Found:
    """The one is the statement of a body, and the other gives a source by a noun of that body's name ("the railway says")."""
    if pair.issuer_a or pair.issuer_b:
        return 0.0, []
    weight = 1.0 * (pair.hint_a is not None) - 1.0 * (pair.hint_b is not None)
    named = pair.hint_a if weight > 0 else pair.hint_b if weight < 0 else None
    return weight, [f"is the statement of a body that the other may mean by “{named}”"] if named else []


def own_statement(pair: Pair) -> Found:
    """The one is a body's own statement, and the other a report: reports are made of statements, seldom statements of reports."""
    if issuer(pair)[0] or issuer_by_noun(pair)[0] or certain(pair) * pair.stated < 0:
        return 0.0, []
    return STATED * pair.stated, ["is a body's own statement"] if pair.stated else []


def lost_attribution(pair: Pair) -> Found:
    """Sentences that the one gives on somebody's word stand in the other as its own."""
    lost = gained = 0
    a, b = pair.a.sourced, pair.b.sourced
    for sentence in pair.shared.sentences:
        lost += sentence.a in a and sentence.b not in b
        gained += sentence.b in b and sentence.a not in a
    weight = max(-1.2, min(1.2, 0.5 * (lost - gained)))
    count = abs(lost - gained)
    words = f"{count} of its sourced sentences {'stands' if count == 1 else 'stand'} without a source in the other"
    return weight, [words] if weight else []


def bare_figures(pair: Pair) -> Found:
    """Both tell the same figures, the one on somebody's word, the other with no source for any figure of its own."""
    alike = [m for m in pair.matches if has_figure(m.a) and nominal(m.a) & nominal(m.b)]
    if len({n for m in alike for n in nominal(m.b)}) < FIGURES:
        return 0.0, []
    sourced = sum(bool(m.a.attribution) for m in alike), sum(bool(m.b.attribution) for m in alike)
    every = [sum(bool(c.attribution) for c in t.reading.claims if has_figure(c)) for t in (pair.a, pair.b)]
    if sourced[0] and not every[1]:
        return BARE, ["gives on somebody's word the figures for which the other names no source"]
    if sourced[1] and not every[0]:
        return -BARE, ["gives on somebody's word the figures for which the other names no source"]
    return 0.0, []


def named_sources(pair: Pair) -> Found:
    """The one names more sources for what both tell: names get lost on the way."""
    count = len(_tellers(pair.a, {s.a for s in pair.shared.sentences})) - len(_tellers(pair.b, {s.b for s in pair.shared.sentences}))
    if abs(count) >= MORE:
        return (0.5 if count > 0 else -0.5), ["names more sources for what both tell"]
    count = len(_tellers(pair.a)) - len(_tellers(pair.b))
    if abs(count) < MORE:
        return 0.0, []
    return (0.4 if count > 0 else -0.4), ["names more sources than the other"]


def fuller(pair: Pair) -> Found:
    """Nearly all that the other counts is counted in the one too, which counts more: what a re-telling leaves out."""
    shares = []
    for text, side in ((pair.a, {m.a.id for m in pair.matches}), (pair.b, {m.b.id for m in pair.matches})):
        own = [c.id in side for c in text.reading.claims if has_figure(c) and not c.title and c.measure != "other"]
        if len(own) < FIGURES:
            return 0.0, []
        shares.append(sum(own) / len(own))
    if abs(shares[1] - shares[0]) < LEFT_OUT or max(shares) < MOST_HELD:
        return 0.0, []
    return (0.5 if shares[1] > shares[0] else -0.5), ["has nearly all that the other counts, and counts more"]


def _tellers(text: Text, sentences: set[int] | None = None) -> set[str]:
    """The named ends of the chains of attributions, of all or of those that touch some sentences."""
    spans = [s.span for s in text.words.stretches if sentences is None or s.number in sentences]
    return {
        name.text.casefold() for m in text.reading.attributions if any(c.overlaps(s) for c in m.content for s in spans)
        for teller in m.chain for name in (teller.body or teller.name,) if name is not None and teller.kind != "unnamed"
    }  # fmt: skip


def excerpt(pair: Pair) -> Found:
    """Nearly all of the one stands in the other, which has much more: the shorter was cut from the longer."""
    a, b = pair.shared.coverage_back, pair.shared.coverage
    lengths = len(pair.a.words.folded), len(pair.b.words.folded)
    if b >= 0.85 and a < 0.65 and lengths[0] > 1.4 * lengths[1]:
        return 0.5, ["holds the other nearly whole, and more"]
    if a >= 0.85 and b < 0.65 and lengths[1] > 1.4 * lengths[0]:
        return -0.5, ["holds the other nearly whole, and more"]
    return 0.0, []


def lost_hedge(pair: Pair) -> Found:
    """A figure that is hedged in the one is bare in the other; a word of the one is stronger in the other."""
    return toward(pair.matches, pair.a, pair.b)


FEATURES: tuple[Callable[[Pair], Found], ...] = (
    names_outlet, issuer, issuer_by_noun, own_statement, published, first_hand, lost_marks, lost_speaker, lost_context,
    lost_attribution, bare_figures, named_sources, fuller, agency, second_hand, same_outlet, joined_quotes, shortened,
    described, excerpt, lost_hedge,
)  # fmt: skip


_NOT_IN_STATEMENTS = (
    lost_attribution, bare_figures, lost_marks, lost_speaker, lost_context, lost_hedge, named_sources, fuller, agency, shortened, described,
)  # fmt: skip
"""What a statement lacks by its kind: it names no source for its own word, quotes nobody and does not say whom it speaks for."""


_HARD = (
    names_outlet, issuer, issuer_by_noun, own_statement, published, first_hand, lost_marks, lost_context, second_hand, shortened,
    joined_quotes,
)  # fmt: skip
"""Features that say something of the way itself: who names whom, when, in whose words, and what was cut from them."""


def judge(pair: Pair) -> Verdict:
    """Add the features up. Against strong contrary evidence, or the dates that both state, the direction stays unknown."""
    found = [feature(pair) for feature in FEATURES]
    stated = issuer(pair)[0] or issuer_by_noun(pair)[0] or own_statement(pair)[0]
    if stated:
        sign = 1 if stated > 0 else -1
        found = [(w, r) for f, (w, r) in zip(FEATURES, found, strict=True) if f not in _NOT_IN_STATEMENTS or w * sign > 0]
    total = sum(w for w, _ in found)
    toward = 1 if total > 0 else -1
    contrary = sum(-w * toward for w, _ in found if w * toward < 0)
    reasons = [r for w, rs in found if w * toward > 0 for r in rs]
    named = names_outlet(pair)[0] or issuer(pair)[0]
    credited = None if named else common_credit(pair)
    if credited:
        return Verdict(0, abs(total), [f"both credit {credited}"])
    if certain(pair) * toward < 0 and (not named or _day_apart(pair)):
        return Verdict(0, abs(total), reasons)
    hard = any(w * toward > 0 for f, (w, _) in zip(FEATURES, found, strict=True) if f in _HARD)
    if abs(total) < (_least(pair) if hard else SOFT) or (contrary >= STRONG and abs(total) < 2 * contrary):
        return Verdict(0, abs(total), reasons)
    return Verdict(toward, abs(total), reasons)


def _day_apart(pair: Pair) -> bool:
    """Whether the days on which both came out are not the same: then a name means another text of that outlet or body."""
    a, b = (t.reading.article for t in (pair.a, pair.b))
    days = [(x.published or "")[:DAY] for x in (a, b)]
    return all(len(d) == DAY for d in days) and days[0] != days[1]


def _least(pair: Pair) -> float:
    """The weight that is needed: a stated order of publication is enough where much of an Article's own wording is shared."""
    return GIVEN if pair.shared.own_words >= COPIED else KNOWN


def _short(sentence: str) -> str:
    flat = " ".join(sentence.split())
    return f"“{flat}”" if len(flat) <= 90 else f"“{flat[:87]}…”"
