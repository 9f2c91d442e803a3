"""Measures told in many words: each class of the table ``measures`` and each way in which syntax leads to the figure."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.reading import read

CASES = {
    "killed": [
        ("The fatalities in the valley now number nine.", 9),
        ("Twelve of the villagers did not live to see the rescue.", 12),
        ("Five passengers did not make it.", 5),
        ("Eight people could not be saved.", 8),
        ("The landslide claimed seven passengers.", 7),
        ("Thirty bandits were sent to the next world.", 30),
        ("Fifteen militants were put out of action for ever.", 15),
        ("The flames snuffed out 14 lives.", 14),
        ("The avalanche swept nine climbers to their deaths.", 9),
        ("Four children were among those who perished.", 4),
        ("She had taught half of the twelve who died in the mine.", 12),
        ("Planes raided the camp, where 18 cadets fell.", 18),
        ("Ten persons have deceased since Friday.", 10),
    ],
    "injured": [
        ("Twelve people came to harm.", 12),
        ("Nine passengers needed medical attention.", 9),
        ("Five residents were in need of treatment.", 5),
        ("Sixteen of them had to see a doctor.", 16),
        ("Six policemen had cuts dressed.", 6),
        ("Eight officers are nursing bruises.", 8),
        ("The surgeons stitched, splinted or operated on 17 people.", 17),
        ("Twenty-five were put on drips at the clinic.", 25),
        ("Ambulances took 20 people away.", 20),
        ("Four people spent the night in hospital after the fire.", 4),
    ],
    "missing": [
        ("Nobody has heard from nine of the hikers.", 9),
        ("Of five sailors there is no trace.", 5),
        ("Eighteen people cannot be reached.", 18),
        ("Six divers failed to surface.", 6),
        ("The hamlet's 63 inhabitants must be regarded as unaccounted for.", 63),
        ("Two of the crew were swept overboard.", 2),
    ],
    "captured": [
        ("Nine soldiers were taken alive.", 9),
        ("Six came out with their hands up.", 6),
        ("Five workers were carried off by armed men.", 5),
    ],
    "rescued": [
        ("Forty-two came out of it with their lives.", 42),
        ("Fourteen miners saw daylight again.", 14),
        ("Eight were hoisted aboard the helicopter.", 8),
        ("Sixteen got off with a fright.", 16),
    ],
    "arrested": [
        ("In the cells sit 145 people.", 145),
        ("Police took in 88 people.", 88),
        ("Three brothers spent the night in the cells.", 3),
        ("Seventeen were thrown into prison.", 17),
        ("Four were caught by the police.", 4),
        ("Thirty-three were hauled before the judge.", 33),
    ],
    "displaced": [
        ("Some 1,150 inhabitants had to leave their homes.", 1150),
        ("Some 2,000 villagers took to the roads.", 2000),
        ("The shelling drove 5,000 people from their villages.", 5000),
        ("The camp took in 400 people.", 400),
        ("Ninety people are without a roof.", 90),
    ],
    "destroyed": [
        ("The flames laid 48 houses in ashes.", 48),
        ("Four armoured cars ceased to exist.", 4),
        ("Nine tanks were reduced to scrap.", 9),
        ("Seventeen homes fell prey to the flames.", 17),
        ("The fire ate up 25 houses.", 25),
        ("A hundred homes no longer exist.", 100),
    ],
    "damaged": [
        ("The panes of 19 shops were broken.", 19),
        ("Six shops had their windows smashed.", 6),
        ("Twelve houses lost their roofs.", 12),
        ("Forty flats were left without windows.", 40),
    ],
    "infected": [
        ("Cholera has broken out. In 64 of the children the laboratory has found the germ.", 64),
        ("There is an epidemic. It is feared in the port, where cholera has struck 80 people.", 80),
        ("Fifty children were laid low by measles.", 50),
        ("Fifteen guests went down with dysentery.", 15),
    ],
    "aboard": [
        ("The boat sailed with a crew of four.", 4),
        ("In the bus sat 48 pupils.", 48),
        ("The dinghy was packed with 19 migrants.", 19),
        ("The company listed 58 passengers and four crew.", 58),
    ],
}


@pytest.mark.parametrize(("measure", "sentence", "value"), [(m, s, v) for m, rows in CASES.items() for s, v in rows])
def test_a_figure_has_the_measure_of_its_wording(analyse, measure, sentence, value):
    reading = read(analyse(f"News from Kolva\n\nThe town of Kolva is quiet again.\n\n{sentence} Nothing more was known.\n"), Settings())
    assert (measure, value) in {(c.measure, v) for c in reading.claims for v in (c.low, c.high)}


def test_figures_that_add_up_to_the_one_before_are_its_parts(analyse):
    text = "Thirty-one people died. Nineteen of them were prisoners. Seven were patients. Five belonged to the staff of the mill.\n"
    claims = read(analyse(text), Settings()).claims
    assert [(c.low, c.measure) for c in claims if c.low] == [(31, "killed"), (19, "killed"), (7, "killed"), (5, "killed")]


def test_what_is_said_of_those_who_lived_is_no_death(analyse):
    claims = read(analyse("Five of the men lived to tell the tale. The mayor woke up early.\n"), Settings()).claims
    assert not [c for c in claims if c.measure == "killed"]


def test_who_claims_something_kills_nobody(analyse):
    claims = read(analyse("The union claims 300 members. The coach took 40 pupils.\n"), Settings()).claims
    assert not [c for c in claims if c.measure == "killed"]


def test_a_question_is_answered_without_a_verb(analyse):
    text = "REPORTER: Doctor, how many were injured on Saturday?\n\nDOCTOR: Seventeen that night.\n"
    assert ("injured", 17) in {(c.measure, c.low) for c in read(analyse(text), Settings()).claims}
