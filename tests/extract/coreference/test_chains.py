from __future__ import annotations

from tellings.config import Settings
from tellings.extract.coreference import find_chains, same_name


def chain_of(analysis, words):
    """The chain that a mention with these words belongs to."""
    for chain in find_chains(analysis, Settings()):
        if any(m.span.of(analysis.text) == words for m in chain.mentions):
            return chain
    return None


def wordings(analysis, words):
    chain = chain_of(analysis, words)
    return [m.span.of(analysis.text) for m in chain.mentions] if chain else []


def test_a_body_is_its_short_form(analyse):
    analysis = analyse("The Orvanian Interior Ministry sent troops to Lusk. The ministry said the road was closed.")
    assert chain_of(analysis, "The ministry").name == "The Orvanian Interior Ministry"


def test_initials_join_the_name(analyse):
    analysis = analyse("The Lake Rescue Union found the boat. Two divers of the LRU were hurt.")
    assert "the LRU" in wordings(analysis, "The Lake Rescue Union")


def test_a_short_form_in_brackets_is_the_name(analyse):
    analysis = analyse("Fighters of the Free Hill Army (FHA, formerly HLF) took the pass. On Friday FHA left it.")
    assert "FHA" in wordings(analysis, "the Free Hill Army") or "FHA" in wordings(analysis, "Free Hill Army")


def test_he_is_the_titled_person(analyse):
    analysis = analyse("Major Teo Brandt spoke in the square. He said the bridge had fallen.")
    assert "He" in wordings(analysis, "Major Teo Brandt")


def test_the_source_is_the_one_named_before(analyse):
    analysis = analyse("A harbour source called the radio on Monday. The source said two cranes had fallen.")
    assert "The source" in wordings(analysis, "A harbour source")


def test_the_convoy_is_the_one_told_of(analyse):
    analysis = analyse("A convoy of nine lorries left Dornik at dawn. The convoy was hit near the mill.")
    assert chain_of(analysis, "The convoy").kind == "vehicle"
    assert len(wordings(analysis, "The convoy")) == 2


def test_it_that_speaks_is_a_body(analyse):
    analysis = analyse("The ferry hit a rock, the coastguard reported. It said nobody was hurt.")
    assert "It" in wordings(analysis, "the coastguard")


def test_two_names_in_apposition_stay_two(analyse):
    analysis = analyse("The jets flew on to Dornik, the Defence Ministry said in a Monday statement.")
    assert wordings(analysis, "Dornik") == ["Dornik"]


def test_surname_alone_is_the_same_person():
    assert same_name(("brandt",), ("teo", "brandt"), person=True)


def test_first_word_alone_is_not_the_same_body():
    assert not same_name(("dornik",), ("dornik", "general", "hospital"), person=False)


def test_no_text_has_no_chains(analyse):
    assert find_chains(analyse(" "), Settings()) == []


def test_the_army_of_the_state_is_not_the_rebel_army(analyse):
    analysis = analyse(
        "Rebels attacked on Monday.\n\nThe rebels spoke of 27 dead, while the army put its dead at six. "
        "The Upland Freedom Army said it lost three.\n\n"
        "The army denied that anybody had been taken."
    )
    assert "The army" in wordings(analysis, "the army")
