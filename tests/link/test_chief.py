"""What the whole text of an article tells apart from its chief happening."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.link import chief_sides, link
from tellings.link.chains import chains_of
from tellings.link.chief import Answer, Chief
from tellings.link.chief_pieces import LONGEST, NAME_NEW, NAME_OF_OPENING, WHOLE, Page, Place, pages_of, places_of
from tellings.link.chief_sides import FEATURES, ChiefSides, part_others
from tellings.model import Reading
from tests.link.made import claims, telling

WORDS = "[UNK] [CLS] [SEP] [unused1] ferry sank off were injured people killed in the gale 4 9".split()
REPORT = (
    "Ferry sinks off Calder\n9 people were killed when the Marrow sank off Calder on 3 May.\n"
    "In the gale that wrecked the Tamsin off Orrin 4 were injured.\nThe Marrow was built in Lund."
)


def split(word: str) -> tuple[int, ...]:
    """One piece a word."""
    return (WORDS.index(word) if word in WORDS else 0,)


def ferry() -> Reading:
    """A report of a wreck that recalls another."""
    return claims(telling("ferry", REPORT), ("killed", 9, "2031-05-03"), ("injured", 4, None))


def pages(reading: Reading) -> list[Page]:
    return list(pages_of(reading, places_of(reading.claims), None, split))


def of_read(weight: float = 1.0) -> ChiefSides:
    """Weights that take over what the network says."""
    names = [f.name for f in FEATURES]
    return ChiefSides(features=names, weights=[weight if name == "read" else 0.0 for name in names], bias=0.0)


def said(reading: Reading, *odds: float) -> Answer:
    return Answer({c.id: value for c, value in zip(reading.claims, odds, strict=True)}, {})


def small_network(seed: int = 0) -> Chief:
    """A network of two layers and 24 units with drawn weights."""
    draw, units, wide, rank = np.random.default_rng(seed), 24, 48, 8

    def of(*shape: int) -> np.ndarray:
        return (draw.standard_normal(shape) * 0.3).astype(np.float32)

    arrays: dict[str, np.ndarray] = {
        "vocabulary": np.frombuffer("\n".join(WORDS).encode(), np.uint8),
        "words": draw.integers(-127, 127, (len(WORDS), units)).astype(np.int8), "words_scale": np.full(len(WORDS), 0.01, np.float32),
        "low": np.array(1), "positions": of(512, units), "norm.w": np.ones(units, np.float32), "norm.b": of(units),
        "remarks": of(12, units), "figure": of(units), "claim.w": of(rank, 2 * units), "claim.b": of(rank), "lead.w": of(rank, units),
        "lead.b": of(rank), "other.w": of(1, 3 * rank), "other.b": of(1), "pair.w": of(1, 2 * rank), "pair.b": of(1),
    }  # fmt: skip
    for k in range(2):
        for part, shape in (("q", (units, units)), ("k", (units, units)), ("v", (units, units)), ("o", (units, units))):
            arrays |= {f"{k}.{part}.w": of(*shape), f"{k}.{part}.b": of(units)}
        arrays |= {f"{k}.f1.w": of(wide, units), f"{k}.f1.b": of(wide), f"{k}.f2.w": of(units, wide), f"{k}.f2.b": of(units)}
        arrays |= {f"{k}.{n}.{p}": np.ones(units, np.float32) for n in ("n1", "n2") for p in ("w", "b")}
    return Chief(arrays)


def test_a_short_article_is_one_page() -> None:
    reading = ferry()
    (page,) = pages(reading)
    assert set(page.claims) == {c.id for c in reading.claims}


def test_the_evidence_lies_in_its_sentence_on_the_page() -> None:
    (page,) = pages(ferry())
    assert all(first <= a < b <= last for a, b, first, last in page.claims.values())


def test_a_name_of_the_opening_is_told_from_a_new_one() -> None:
    (page,) = pages(ferry())
    assert page.codes.count(NAME_OF_OPENING) == 4  # Calder twice, Marrow twice
    assert page.codes.count(NAME_NEW) == 3  # Tamsin, Orrin, Lund


def test_a_long_article_is_read_stretch_by_stretch_and_every_claim_once() -> None:
    lines = [f"In the gale {n} were injured off the coast, and the boats of that day went out again and again." for n in range(11, 71)]
    reading = telling("long", "Ferry sinks off Calder\n" + "\n".join(lines))
    reading = claims(reading, *(("injured", n, None) for n in range(11, 71)))
    found = pages(reading)
    assert len(found) > 3
    assert sorted(i for page in found for i in page.claims) == sorted(c.id for c in reading.claims)
    assert all(len(page.pieces) <= WHOLE + 3 for page in found)


def test_a_book_is_not_read() -> None:
    line = "In the gale 12 were injured off the coast, and the boats of that day went out again.\n"
    assert pages(claims(telling("short", "Ferry sinks\n" + line), ("injured", 12, None)))
    assert not pages(claims(telling("book", "Ferry sinks\n" + line + "They rowed.\n" * (LONGEST // 12)), ("injured", 12, None)))


@given(st.text(alphabet="Aa \n.4٣é\u200b\u202e“-", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_makes_pages_whose_claims_lie_in_them(text: str, a: int, b: int) -> None:
    reading = telling("any", "T\n" + text)
    place = Place("x", min(a, b), max(a, b) + 1, (min(a, b), max(a, b) + 2))
    for page in pages_of(reading, [place], None, split):
        assert len(page.pieces) == len(page.codes) == len(page.marked)
        assert all(0 <= i < j <= len(page.pieces) and 0 <= c < d <= len(page.pieces) for i, j, c, d in page.claims.values())


def test_the_network_says_the_same_of_an_article_whatever_it_read_before() -> None:
    reading, network = ferry(), small_network()
    alone = network.read(reading, None)
    other = telling("other", "Gale off Orrin\n4 were injured in the gale.")
    fresh = small_network()
    fresh.read(claims(other, ("injured", 4, None)), None)
    assert fresh.read(reading, None) == alone
    assert set(alone.other) == {c.id for c in reading.claims}


def test_the_network_says_of_two_claims_what_it_says_of_them_the_other_way_round() -> None:
    reading = ferry()
    a, b = (c.id for c in reading.claims)
    answer = small_network().read(reading, None)
    assert answer.together(a, b) == answer.together(b, a) != 0.0


def test_what_is_read_as_another_happening_leaves_the_main_chain() -> None:
    reading = ferry()
    chains = chains_of(reading)
    parted = part_others(reading, chains, said(reading, -3.0, 3.0), of_read())
    assert [[c.low for c in chain.claims] for chain in parted] == [[9], [4]]
    assert len(chains[0].claims) + sum(len(c.claims) for c in chains[1:]) == 2


def test_what_is_plainly_of_the_chief_happening_comes_back() -> None:
    reading = ferry()
    chains = part_others(reading, chains_of(reading), said(reading, -3.0, 3.0), of_read())
    back = part_others(reading, chains, said(reading, -3.0, -4.0), of_read())
    assert [[c.low for c in chain.claims] for chain in back] == [[9, 4]]


@pytest.mark.parametrize("odds", [(-3.0, 0.5), (0.5, -0.5), (3.0, 3.0)])
def test_what_is_not_plain_stays(odds: tuple[float, float]) -> None:
    reading = ferry()
    chains = chains_of(reading)
    assert part_others(reading, chains, said(reading, *odds), of_read()) == chains


def test_a_title_stays_with_the_main_happening() -> None:
    reading = claims(telling("t", "4 were injured off Orrin\n9 people were killed."), ("injured", 4, None), ("killed", 9, None))
    assert part_others(reading, chains_of(reading), said(reading, 5.0, -5.0), of_read()) == chains_of(reading)


def test_a_figure_told_again_stays() -> None:
    text = "Ferry sinks\n9 people were killed off Calder.\nThe port since spoke of all: 9 people were killed."
    reading = claims(telling("again", text), ("killed", 9, None))
    second = reading.claims[0]
    at = text.rindex("9")
    again = second.replace(id="again", evidence=second.evidence.replace(start=at, end=at + 1), sentence=reading.sentences[2].span)
    reading = reading.replace(claims=[second, again])
    assert part_others(reading, chains_of(reading), said(reading, -3.0, 3.0), of_read()) == chains_of(reading)


def test_nothing_comes_back_where_the_words_tell_of_another_chief_happening() -> None:
    reading = ferry()
    chains = part_others(reading, chains_of(reading), said(reading, -3.0, 3.0), of_read())
    assert part_others(reading, chains, said(reading, 1.0, -4.0), of_read()) == chains


def test_two_that_are_told_together_leave_together() -> None:
    text = "Ferry sinks\n9 people were killed off Calder.\nIn the gale off Orrin 4 were injured.\nAlso 7 are missing."
    reading = claims(telling("two", text), ("killed", 9, None), ("injured", 4, None), ("missing", 7, None))
    ids = [c.id for c in reading.claims]
    odds = dict(zip(ids, (-3.0, 3.0, 3.0), strict=True))
    same = {(min(ids[1:]), max(ids[1:])): 2.0}
    together = part_others(reading, chains_of(reading), Answer(odds, same), of_read())
    apart = part_others(reading, chains_of(reading), Answer(odds, dict.fromkeys(same, -2.0)), of_read())
    assert [[c.low for c in chain.claims] for chain in together] == [[9], [4, 7]]
    assert [[c.low for c in chain.claims] for chain in apart] == [[9], [4], [7]]


def test_without_its_file_the_rules_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chief_sides, "chief", lambda: None)
    reading = ferry()
    assert chief_sides.read_chains(reading) == chains_of(reading)


def test_a_heap_too_large_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError

    monkeypatch.setattr(chief_sides, "chief", asked)
    monkeypatch.setattr("tellings.link.events.LIMIT", 1)
    assert len(link([ferry(), telling("b", "Gale off Orrin\nThe gale went on.")], Settings()).claim_event) == 2
