"""Which Claims leave the main chain of their article, or come back to it, because the whole text tells them apart from its chief happening.

What the network of chief happenings says (:mod:`tellings.link.chief`) is weighed beside what the rules of :mod:`~tellings.link.sorter`
decided, where the Claim stands and how its days lie (``data/chief.json``, docs/models/link.md). A Claim is moved only where the sum is
plain; the rules hold otherwise, and everywhere if the file is missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tellings.link.chain import Chain
from tellings.link.chains import chains_of
from tellings.link.chief import Answer, Chief, chief
from tellings.link.kinds import kinds_of
from tellings.link.paragraphs import Paragraphs, main_days
from tellings.link.repeated import told_figure
from tellings.link.scene import names_outside
from tellings.link.second_look import Feature
from tellings.link.sorter import TELLING
from tellings.link.when import relation, told_of
from tellings.model import Claim, Reading, Record

LEAVES = 1.0
"""Log odds of another happening from which a Claim leaves the main chain."""
RETURNS = -2.0
"""Log odds under which a Claim comes back to it."""
BOUND = 6.0
"""Log odds of the network beyond which it counts no more."""
SAME_SENTENCE, SAME_PARAGRAPH = 1.0, 0.5
"""Log odds added for two Claims of one sentence, or of one paragraph, that tell of one happening."""

_FILE = Path(__file__).parent / "data" / "chief.json"

FEATURES = (
    Feature("read", "What the words of the whole article say of the Claim.", 0),
    Feature("read plainly", "The same, where it is plain.", 0),
    Feature("its paragraph", "What they say of the other figures of its paragraph.", 0),
    Feature("told aside", "The rules set it apart.", 0),
    Feature("running total", "The rules take it for a running total.", 0),
    Feature("title", "It stands in the title.", 0),
    Feature("background", "It is told as background.", 0),
    Feature("cumulative", "It counts several happenings.", 0),
    Feature("days before", "It is told for days before the main happening's.", 0),
    Feature("same days", "It is told for the main happening's days.", 0),
)


class ChiefSides(Record, frozen=True, kw_only=True):
    """The weights of :data:`FEATURES`."""

    features: list[str]
    weights: list[float]
    bias: float

    def logit(self, values: Sequence[float]) -> float:
        """Log odds that a Claim tells of another happening than its article's chief one."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))


@lru_cache(maxsize=1)
def chief_sides() -> ChiefSides | None:
    """The trained weights of the package; None where the file is missing or of other features."""
    if not _FILE.is_file():
        return None
    model = ChiefSides(**json.loads(_FILE.read_text(encoding="utf-8")))
    return model if model.features == [f.name for f in FEATURES] else None


def read_chains(reading: Reading, fold: int | None = None, *, whole: bool = True) -> list[Chain]:
    """The chains of an article (:func:`~tellings.link.chains.chains_of`), with what its whole text tells apart where that is asked."""
    chains = chains_of(reading, fold)
    network, model = (chief(), chief_sides()) if whole else (None, None)
    if network is None or model is None or not reading.sentences:
        return chains
    return part_others(reading, chains, answer_of(network, reading), model)


def answer_of(network: Chief, reading: Reading) -> Answer:
    """What the network says of the Claims of an article."""
    return network.read(reading, main_days(reading, Paragraphs(reading)))


def features(reading: Reading, chains: Sequence[Chain], answer: Answer) -> dict[str, list[float]]:
    """:data:`FEATURES` of the Claims of an article, by id; the first chain is the main one."""
    paragraphs = Paragraphs(reading)
    read = {c.id: max(-BOUND, min(BOUND, answer.other.get(c.id, 0.0))) for c in reading.claims}
    where = {c.id: paragraphs.at(c.sentence.start) for c in reading.claims}
    counted = [c.id for c in reading.claims if c.figure not in ("none", "unknown")]
    found: dict[str, list[float]] = {}
    for chain in chains:
        for claim in chain.claims:
            alone = read[claim.id]
            dated = relation(told_of(claim.period), chains[0].told) if paragraphs.dated(claim) else "unknown"
            found[claim.id] = [
                alone,
                alone * abs(alone) / BOUND,
                _mean([read[i] for i in counted if i != claim.id and where[i] == where[claim.id]], alone),
                float(chain.role == "other"), float(chain.role == "total"), float(claim.title),
                float(claim.scope == "background"), float(claim.scope == "cumulative"),
                float(dated == "before"), float(dated in ("same", "near")),
            ]  # fmt: skip
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def part_others(reading: Reading, chains: list[Chain], answer: Answer, model: ChiefSides) -> list[Chain]:
    """The chains of an article with each Claim where the whole text puts it; ``chains`` are left as they are.

    What an outbreak counts by the week stays as it was parted, titles and figures told again stay with the main happening, and the main
    chain never loses all that is not in the title. Nothing comes back where the words take the main chain itself for another happening.
    """
    if any(chain.cell is not None for chain in chains):
        return chains
    odds = {i: model.logit(values) for i, values in features(reading, chains, answer).items() if i in answer.other}
    leaving = _leaving(chains[0], odds)
    back = [c for chain in chains[1:] if chain.role == "other" for c in chain.claims if odds.get(c.id, 0.0) < RETURNS]
    if _mean([answer.other[c.id] for c in chains[0].claims if c.id in answer.other], 0.0) > 0:
        back = []  # the rules and the whole text differ on what the chief happening is
    if not leaving and not back:
        return chains
    gone = {c.id for c in [*leaving, *back]}
    kept = [replace(chain, claims=[c for c in chain.claims if c.id not in gone]) for chain in chains]
    kept[0].claims.extend(back)
    sides = _placed(reading, leaving, kept[1:], answer)
    kept = [kept[0], *(chain for chain in sides if chain.claims)]
    for chain in kept:
        chain.close()
    kept[0].kinds = kinds_of(reading, kept[0].claims)
    kept[0].named = names_outside(reading, (c for chain in kept[1:] for c in chain.claims))
    return kept


def _leaving(main: Chain, odds: Mapping[str, float]) -> list[Claim]:
    """The Claims of the body that leave the main chain: none that gives a figure told there before, and never all."""
    body = [c for c in main.claims if not c.title]
    gone = [c for c in body if odds.get(c.id, 0.0) > LEAVES]
    stay = [c for c in main.claims if c not in gone]
    gone = [c for c in gone if not ((c.low or 0) >= TELLING and told_figure(c, [d for d in stay if d.measure == c.measure]))]
    return [] if len(gone) == len(body) else gone


def _placed(reading: Reading, leaving: Sequence[Claim], sides: list[Chain], answer: Answer) -> list[Chain]:
    """Side chains with what leaves the main one: each Claim goes to that with whose Claims it is told together, or begins another."""
    paragraphs = Paragraphs(reading)

    def fit(claim: Claim, chain: Chain) -> float:
        near = SAME_PARAGRAPH * any(paragraphs.at(c.sentence.start) == paragraphs.at(claim.sentence.start) for c in chain.claims)
        near = SAME_SENTENCE if any(c.sentence == claim.sentence for c in chain.claims) else near
        return _mean([answer.together(claim.id, c.id) for c in chain.claims], 0.0) + near

    for claim in sorted(leaving, key=lambda c: (c.sentence.start, c.evidence.start, c.id)):
        fits = [(fit(claim, chain), -k) for k, chain in enumerate(sides) if chain.role == "other" and chain.claims]
        best, place = max(fits, default=(0.0, 0))
        if best > 0.0:
            sides[-place].claims.append(claim)
        else:
            sides.append(Chain(article=reading.article.id, role="other", claims=[claim]))
    return sides
