from __future__ import annotations

import pytest

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract.attribution import covering, find_attributions, model
from tellings.extract.coreference import find_chains
from tellings.model import Span


def read(analysis):
    return find_attributions(analysis, find_chains(analysis, Settings()), Settings())


def telling(analysis, words):
    """The attribution that tells these words."""
    start = analysis.text.index(words)
    return covering(read(analysis), Span(start=start, end=start + len(words)))


def chain(analysis, words):
    found = telling(analysis, words)
    return [t.name.text if t.name else None for t in found.chain] if found else []


def test_a_speaker_after_the_comma(analyse):
    analysis = analyse("The warehouse burned down to its walls near the road to Dornik, the fire brigade said on Monday.")
    assert chain(analysis, "warehouse burned") == ["fire brigade"]


def test_according_to(analyse):
    analysis = analyse("According to the Orvanian Health Ministry, nine people fell ill.")
    found = telling(analysis, "nine people fell ill")
    assert [t.name.text for t in found.chain] == ["Orvanian Health Ministry"]
    assert found.chain[0].kind == "official"


def test_told_an_agency_is_a_chain_of_two(analyse):
    analysis = analyse("Six miners were trapped in the shaft, a Labour Ministry source told Reuters on Sunday.")
    found = telling(analysis, "Six miners were trapped")
    assert [t.name.text for t in found.chain] == ["Reuters", "a Labour Ministry source"]
    assert found.chain[0].kind == "news_agency"
    assert found.chain[1].body.text == "Labour Ministry"


def test_told_reporters_is_a_chain_of_one(analyse):
    analysis = analyse("Six miners were trapped in the shaft, the mine's owner told reporters on Sunday.")
    assert len(chain(analysis, "Six miners were trapped")) == 1


def test_quoted_as_saying(analyse):
    analysis = analyse("Xinhua quoted a harbour official as saying that four barges sank in the storm.")
    assert chain(analysis, "four barges sank") == ["Xinhua", "a harbour official"]


def test_as_an_agency_reports_with_reference(analyse):
    analysis = analyse("As Interfax reports with reference to the railway police, two wagons left the rails near Lusk.")
    assert chain(analysis, "two wagons left the rails") == ["Interfax", "railway police"]


def test_he_added_is_the_man_before(analyse):
    analysis = analyse("Major Teo Brandt said the bridge had fallen. Nobody was on it, he added.")
    assert chain(analysis, "Nobody was on it") == ["Major Teo Brandt"]


def test_the_body_behind_the_person(analyse):
    analysis = analyse("Three cars were washed away, said Lena Orsk, a spokeswoman for the Dornik city police.")
    teller = telling(analysis, "Three cars were washed away").chain[-1]
    assert "Lena Orsk" in teller.name.text
    assert "police" in teller.body.text


def test_a_headline_tail(analyse):
    analysis = analyse("Shells hit three houses in Dornik - mayor\n\nShells fell on Dornik on Friday morning and hit three houses there.")
    found = telling(analysis, "Shells hit three houses")
    assert (found.basis, [t.name.text for t in found.chain]) == ("title tail", ["mayor"])


def test_a_quotation_goes_on_after_the_speaker(analyse):
    analysis = analyse('"We saw the mast go down," said Captain Ole Brun. "Then there were eleven heads in the water."')
    assert chain(analysis, "eleven heads in the water") == ["Captain Ole Brun"]


def test_a_sentence_without_a_source_takes_that_of_its_paragraph(analyse):
    analysis = analyse("Nine houses were destroyed by the slide, the civil defence office said. Two roads are blocked.")
    found = telling(analysis, "Two roads are blocked")
    assert found.basis == "paragraph"
    assert "civil defence" in found.chain[-1].name.text


def test_another_paragraph_takes_nothing_over(analyse):
    text = "Nine houses were destroyed by the slide, the civil defence office said.\n\nLusk is an old spa town with four churches."
    analysis = analyse(text)
    assert telling(analysis, "an old spa town") is None


def test_a_statement_speaks_for_itself(parser):
    text = "Nine houses were destroyed, the office said. Two roads are blocked."
    article = article_from_text(text).replace(issuer="Civil Defence Office")
    assert telling(parser.analyse(article), "Two roads are blocked") is None


@pytest.mark.parametrize(("text", "stance"), [
    ("The army denied that it had shelled the village.", "denies"),
    ("The mayor fears that up to nine people may have drowned.", "fears"),
    ("The army said that it had shelled the village.", "asserts"),
])  # fmt: skip
def test_stance(analyse, text, stance):
    assert [m.stance for m in read(analyse(text)) if m.assertive] == [stance]


def test_our_reporters_are_the_article_itself(analyse):
    analysis = analyse("Our reporters found that nine windows of the school were broken.")
    assert chain(analysis, "nine windows of the school") == []


def test_a_capital_stands_for_its_government(analyse):
    analysis = analyse("Moscow said that its ships had left the bay.")
    teller = telling(analysis, "its ships had left").chain[-1]
    assert (teller.name.canonical, teller.kind) == ("government of Russia", "official")


def test_a_number_put_by_somebody(analyse):
    analysis = analyse("The rescuers put the number of dead at seven.")
    assert chain(analysis, "seven") == ["rescuers"]


def test_a_disease_says_nothing(analyse):
    analysis = analyse("The fever has claimed 12 lives in the valley.")
    assert chain(analysis, "12 lives") == []


def test_one_speaker_inside_another(analyse):
    analysis = analyse("The coastguard said that the captain had reported a fire in the engine room.")
    assert chain(analysis, "a fire in the engine room") == ["coastguard", "captain"]


def test_rules_alone_do_when_the_weights_are_missing(analyse, monkeypatch, tmp_path):
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "none.npz")
    model.load_model.cache_clear()
    try:
        analysis = analyse("The warehouse burned down, the fire brigade said on Monday.")
        assert chain(analysis, "warehouse burned") == ["fire brigade"]
    finally:
        monkeypatch.undo()
        model.load_model.cache_clear()


def test_user_lexicons_add_sources(analyse, tmp_path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "agencies.tsv").write_text("name\taliases\tcountry\tkind\nDornik Wire\tDW\tOrvania\tnews_agency\n")
    analysis = analyse("Six miners were trapped, Dornik Wire reported on Sunday.")
    settings = Settings(lexicons=[str(tmp_path)])
    found = find_attributions(analysis, find_chains(analysis, settings), settings)
    assert found[0].chain[0].kind == "news_agency"


def test_whoever_moves_a_count_tells_it(analyse):
    analysis = analyse("The harbour office on Monday raised the number of dead to 17, nine of them in Port Orvan.")
    assert chain(analysis, "nine of them") == ["harbour office"]


def test_a_sentence_that_names_the_source_of_the_figures_before_it(analyse):
    analysis = analyse(
        "Snow fell all night.\n\nThe toll so far: seven dead, about 30 injured. The figures come from the mountain rescue service."
    )
    assert chain(analysis, "seven dead") == ["mountain rescue service"]


def test_by_the_list_of_somebody(analyse):
    analysis = analyse("By the union's list, 23 weavers were inside when the roof gave way.")
    assert chain(analysis, "23 weavers") == ["union"]


def test_whose_figure_it_is(analyse):
    analysis = analyse("The province's figure of 31 dead counts only those who were buried by the state.")
    assert chain(analysis, "31 dead") == ["province"]


def test_a_thing_that_says_is_somebody(analyse):
    analysis = analyse("Hundreds had to leave; the waterworks says 240 were given beds.")
    assert chain(analysis, "240") == ["waterworks"]


def test_a_tail_before_a_clause_about_the_telling(analyse):
    analysis = analyse("At least 12 people drowned in the gorge, the river police said late on Monday as divers went down again.")
    assert chain(analysis, "12 people drowned") == ["river police"]


def test_a_speaker_described_by_a_participle(analyse):
    analysis = analyse("Nine sailors who came home on Friday had been beaten, a port doctor involved in their care told The Quay.")
    assert chain(analysis, "Nine sailors")[-1].endswith("port doctor")


def test_a_verb_of_telling_before_its_speaker(analyse):
    analysis = analyse("Twenty recruits have perished, two depots have burned down, informs the war department.")
    assert chain(analysis, "Twenty recruits") == ["war department"]


def test_a_table_whose_heading_names_its_source(analyse):
    analysis = analyse(
        "The floods in the valley go on, and the road is closed.\n\nFIGURES BY VILLAGE (source: Flood Bureau)\n"
        "Arno: 11 dead, 4 missing\nBessa: 3 dead\n\n"
        "Schools: 20 are shelters."
    )
    assert chain(analysis, "11 dead") == ["Flood Bureau"]
    assert chain(analysis, "3 dead") == ["Flood Bureau"]
    assert chain(analysis, "20 are shelters") == []


def test_what_is_spread_by_somebody_is_his_word(analyse):
    analysis = analyse("Reports of 40 dead which are being spread by the Farmers' League are false.")
    assert chain(analysis, "40 dead") == ["Farmers' League"]


def test_a_speaker_is_not_carried_back(analyse):
    analysis = analyse("The ferry had 80 seats. Two engines were new, the harbour master Ole Brandt said.")
    assert chain(analysis, "80 seats") == []


def test_who_is_told_tells_nothing(analyse):
    analysis = analyse("Some 3,000 villagers on the other bank were asked to stay indoors with their windows closed.")
    assert chain(analysis, "stay indoors") == []


def test_a_find_is_not_carried_over(analyse):
    analysis = analyse("Divers found the two missing sailors under the quay. Nine people are injured.")
    assert chain(analysis, "Nine people") == []


def test_a_body_recalls_in_its_own_statement(analyse):
    analysis = analyse(
        "General Staff of the Armed Forces\nPress release\n4 May 2024\n\nThe post at Orlo was shelled last night. "
        "It is recalled that on 3 May the same unit shelled the bridge, killing two masons.\n"
    )
    assert analysis.article.issuer
    assert chain(analysis, "killing two masons") == []


def test_a_sentence_that_says_who_stated_it(analyse):
    analysis = analyse("Thirty townspeople have perished in the raid. This was stated by the council of the Northern Command.")
    assert chain(analysis, "Thirty townspeople") == ["council of the Northern Command"]


def test_two_counts_of_one_counter(analyse):
    analysis = analyse("The Bureau has counted 3,150 houses destroyed and 7,400 damaged.")
    assert chain(analysis, "7,400 damaged") == ["Bureau"]


def test_posts_of_a_forum(analyse):
    analysis = analyse(
        "Board of Lower Tessin\n\nmila_9: We are in the gym, there must be 400 of us.\n\nlamp7: They carried out eleven dead.\n"
    )
    assert chain(analysis, "400 of us") == ["mila_9"]
    assert chain(analysis, "eleven dead") == ["lamp7"]


def test_who_speaks_of_himself(analyse):
    analysis = analyse("The coastguard met the rescue service. The rescue service said it feared that 15 sailors had drowned.")
    assert chain(analysis, "15 sailors")[-1] == "rescue service"


def test_turns_of_an_interview(analyse):
    analysis = analyse(
        "TESSIN FM, 12 May - transcript\n\nPRESENTER: With me is Dr Selma Lindt, a surgeon of the hospital. How many came on Saturday?\n\n"
        "LINDT: Seventeen that night. Five had been hit by bullets.\n\nPRESENTER: Snow fell on 40 roofs.\n"
    )
    assert chain(analysis, "Five had been hit")[-1].endswith("Selma Lindt")
    assert chain(analysis, "40 roofs") == []


def test_a_counted_group_is_no_teller(analyse):
    analysis = analyse("No fatalities. Seven firefighters required medical attention, two of them because of burns.")
    assert chain(analysis, "two of them") == []


def test_the_people_of_a_speaker_speak_for_her(analyse):
    analysis = analyse("The mayor of Tessin, Lidia Brant, said her own people had counted at least 60 houses lost.")
    assert "her own people" not in chain(analysis, "60 houses")


@pytest.mark.parametrize(
    ("text", "words", "teller"),
    [
        (
            "A mortar round killed nine people in the lower town on Friday, the health office, which has moved to the port, said.",
            "nine people", "health office",
        ),
        ("The harbour police give the final number of dead as nine.", "nine", "harbour police"),
        ("There are 437 names on the list. The ministry's 244 leaves out the barracks.", "244", "ministry"),
        (
            "Roads are cut, and Civil Protection asks for boats.\n\n- 1,340 people are in five shelters (Civil Protection, 12 May).",
            "1,340 people", "Civil Protection",
        ),
    ],
)  # fmt: skip
def test_further_places_of_a_source(analyse, text, words, teller):
    assert chain(analyse(text), words)[-1] == teller


@pytest.mark.parametrize(
    ("text", "told", "source"),
    [
        ("Mayor: 7 dead in the quarry.", "7 dead", "Mayor"),
        ("14:10 Fire brigade: 3 injured, all taken to hospital.\n14:40 Fire brigade: now 5 injured.", "5 injured", "Fire brigade"),
        ("District council, 18:00 - 240 houses destroyed.", "240 houses", "District council"),
        ("Insp. Holm: We arrested two. Nobody was hurt.", "Nobody was hurt", "Insp. Holm"),
        ("BREAKING: Fire in the port. - UPDATE 9.40: City hall confirms 3 deaths.", "3 deaths", "City hall"),
        ("12:05 Governor's office corrects: the toll is 14 dead.", "14 dead", "Governor's office"),
    ],
)
def test_a_label_names_who_speaks(analyse, text, told, source):
    assert chain(analyse(text), told) == [source]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police log: 00:15 fight in Mill Lane, 2 men detained.", "2 men"),
        ("Hospital list - Central: 9 dead. Railway Clinic: 2 dead.", "2 dead"),
        ("UPDATE 16:05: 9 dead in the port.", "9 dead"),
    ],
)
def test_records_rows_and_alerts_speak_for_nobody(analyse, text, told):
    assert chain(analyse(text), told) == []


@pytest.mark.parametrize(
    ("text", "told", "origin"),
    [
        ("The airline says 88 people were on board, the coast guard 91.", "91", "coast guard"),
        ("Hospitals report 44 wounded; the ministry has 29.", "29", "ministry"),
        ("The army denied the rebels' claim that 60 soldiers had been killed.", "60 soldiers", "rebels"),
        ("Eleven people were killed and forty hurt (source: Flood Bureau).", "Eleven people", "Flood Bureau"),
        ("Paramedics treated dozens of people, and eleven went to hospital, the Coast Line said.", "dozens of people", "Coast Line"),
        ("Thirty-one were hurt, civil protection chief Ada Merin said.", "Thirty-one", "Ada Merin"),
    ],
)
def test_who_gives_the_figure(analyse, text, told, origin):
    assert chain(analyse(text), told)[-1] == origin
