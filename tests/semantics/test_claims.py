"""Figures of invented statements: what each counts, what happened, who says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.extract.words import words
from counterfoil.model import Span
from counterfoil.reference.rules import rules
from tests.semantics.reading import claim, claims, document

NOUNS = [
    ("Rangers found nine armed guards.", None, "guard"),
    ("Two of the four nurses left.", "Two", "nurse"),
    ("Two of the four nurses left.", "four", "nurse"),
    ("They paid $40,000 for it.", None, "dollar"),
    ("The 12-day sweep ended.", None, "day"),
    ("He was deported twice.", None, None),
    ("Dozens of rifles were found.", None, "rifle"),
    ("She counted 48 tax fraud or theft-related convictions.", None, "conviction"),
    ("They met over 300 non-citizens.", None, "non-citizen"),
    ("Agents found five rifles and two in a shed.", "two", "rifle"),
    ("The court heard several convictions, including one for arson.", None, "conviction"),
    ("Nine clerks came. All nine pleaded guilty.", "nine", "clerk"),
    ("Of the 90 clerks, 40 percent left.", "40", "clerk"),
    ("A rise of 40 percent in threats was seen.", "40", "threat"),
    ("It held 300 charges, an average of four per pilot.", "four", "charge"),
    ("Of the 90 clerks, 40, or 44 percent, had left.", "40", "clerk"),
    ("Of the 90 clerks, 44 percent, or 40, had left.", "40", "clerk"),
    ("Ninety clerks came. Forty (44 percent) left.", "Forty", "clerk"),
    ("Ninety clerks were arrested. Nineteen of those arrested left.", "Nineteen", "clerk"),
    ("Nineteen of those arrested left.", "Nineteen", None),
    ("Ninety clerks came. Rangers sent away 31 of the 90.", "90", "clerk"),
    ("Ninety clerks came. Rangers sent away 31 of the 90.", "31", "clerk"),
    ("The 90 clerks came from two countries: 50 from Peru and 40 from Chile.", "50", "clerk"),
    ("The 90 clerks came from two countries: 50 from Peru and 40 from Chile.", "40", "clerk"),
    ("Rangers met 90 clerks, of whom 40 also sang.", "40", "clerk"),
    ("Threats against clerks are up over 40 percent.", "40", "threat"),
    ("They sold 90 rifles, or 40 percent of the stock.", "90", "rifle"),
    ("PORTWELL, Ohio — Threats against clerks in Ohio rose 40 percent.", "40", "threat"),
    ("Portwell, Vt. (March 3, 2024) – Threats fell 40 percent to 80.", "80", "threat"),
    ("Rangers — Portwell has nine — said threats rose 40 percent.", "40", "threat"),
    ("The 90-day sweep ended, and the 91 left.", "91", None),
]


@pytest.mark.parametrize(("text", "figure", "noun"), NOUNS)
def test_noun(text: str, figure: str | None, noun: str | None) -> None:
    assert claim(text, figure).noun == noun


UNITS = [
    ("He was convicted of 19 crimes.", "19", "conviction"),
    ("He was charged with 19 crimes.", "19", "charge"),
    ("The town saw 19 crimes.", "19", "event"),
    ("The town saw 19 weapons offenses.", "19", "event"),
    ("They have convictions for 40 thefts, 30 cases of arson and 19 weapons offenses.", "19", "conviction"),
    ("Charges against them:\n* Six weapons offenses\n* 19 drug offenses", "19", "charge"),
    ("She was charged with three robberies.", "three", "charge"),
    (
        "The ring was charged after a spree through two counties in the spring that ended with three robberies.",
        "three",
        "event",
    ),
    ("90 arrested, record seizures of rifles in harbor raid", "90", "person"),
    ("He drove at 90 miles per hour.", "90", "other"),
    ("Police met nine importers.", "nine", "person"),
    ("Police found nine containers.", "nine", "item"),
    ("It cost the town millions in unpaid fees.", "millions", "money"),
    ("He had twice the legal limit.", "twice", "factor"),
    ("He was removed twice.", "twice", "event"),
    ("He sold 5KG of heroin.", "5", "mass"),
    ("He sold 90g of heroin.", "90", "mass"),
    ("One in four returned.", "One in four", "percent"),
]


@pytest.mark.parametrize(("text", "figure", "unit"), UNITS)
def test_unit(text: str, figure: str, unit: str) -> None:
    assert claim(text, figure).quantity.unit == unit


MEASURES = [
    ("Of those arrested, 32 had convictions for theft.", "32", "arrest"),
    ("Twelve men were arrested on Friday. Four were charged with arson.", "Four", "arrest"),
    ("Twelve men were arrested on Friday. Four were removed from the country.", "Four", "removal"),
    ("Twelve men were arrested on Friday. The 12 came from Peru.", "12", "arrest"),
    ("Twelve men were arrested on Friday. Rangers removed four of the 12.", "12", "arrest"),
    ("Twelve men were arrested on Friday. Rangers removed four of the 12.", "four", "removal"),
    ("Twelve men were arrested on Friday. The 12 were removed from the country.", "12", "removal"),
    ("Nine men were arrested on Friday. The nine came from Peru.", "nine", "other"),
    ("Ninety men were arrested. Six men (seven percent) were arrested twice.", "seven percent", "arrest"),
    ("He was deported four times.", "four", "removal"),
    ("The four-time deported man fled.", "four", "removal"),
    ("He was convicted twice of theft and once of arson.", "once", "conviction"),
    ("The trial lasted three weeks.", "three", "extent"),
    ("He pleaded guilty to an information charging him with three counts of arson.", "three", "conviction"),
    ("A grand jury returned an indictment charging him with three counts of arson.", "three", "charge"),
    ("There are now 90 men in the custody of the county.", "90", "detention"),
    ("Deputies arrested 90 men in custody of the county.", "90", "arrest"),
    ("He was sentenced to 90 days in custody.", "90", "sentence"),
    ("She had been in the custody of the county for six days.", "six", "extent"),
    ("The order of removal had stood for nine years.", "nine", "other"),
    ("Raids took place in 14 counties.", "14", "extent"),
    ("He pleaded guilty to three counts of arson.", "three", "conviction"),
    ("He is charged with three counts of arson.", "three", "charge"),
    ("She must forfeit $9,000.", "$9,000", "seizure"),
    ("She must pay $9,000 in restitution.", "$9,000", "money"),
    ("He conspired to smuggle 90 kilograms of heroin.", "90", "traffic"),
    ("A search revealed 90 kilograms of heroin.", "90", "seizure"),
    ("The crash killed nine hikers.", "nine", "death"),
    ("The office recorded 210 overdose deaths.", "210", "death"),
]


@pytest.mark.parametrize(("text", "figure", "measure"), MEASURES)
def test_measure(text: str, figure: str, measure: str) -> None:
    assert claim(text, figure).measure == measure


def test_a_list_takes_its_measure_from_what_introduces_it() -> None:
    found = claims("Those taken into custody include:\n* 12 men convicted of theft\n* Nine women from Peru")
    assert [one.measure for one in found] == ["arrest", "arrest"]


def test_labels_count_the_persons_named_before() -> None:
    found = claims("Deputies arrested 13 migrants.\nCountries of citizenship:\n* Peru - 9\n* Chile - 4")
    assert [one.noun for one in found] == ["migrant", "migrant", "migrant"]
    assert [one.measure for one in found] == ["arrest", "arrest", "arrest"]
    assert [[item.kind for item in one.filters] for one in found[1:]] == [["nationality"], ["nationality"]]


def test_a_label_that_names_things_counts_them() -> None:
    found = claims("Seized in the raid:\n* Rifles: 12")
    assert (found[0].noun, found[0].quantity.unit, found[0].measure) == ("rifle", "item", "seizure")


FILTERS = [
    ("Deputies arrested nine criminal aliens.", "nine", {"criminality"}),
    ("Deputies arrested nine illegal aliens.", "nine", {"status"}),
    ("Deputies arrested nine Honduran nationals.", "nine", {"nationality"}),
    ("Deputies arrested nine people from Honduras.", "nine", {"nationality"}),
    ("Deputies arrested nine gang members.", "nine", {"gang"}),
    ("Deputies arrested nine people for arson.", "nine", {"offence"}),
    ("Deputies arrested nine aliens with final orders of removal.", "nine", {"status"}),
    ("Deputies arrested nine men.", "nine", {"sex"}),
    ("Deputies arrested nine people.", "nine", set()),
    ("Deputies seized nine kilograms of heroin.", "nine", {"other"}),
    ("Deputies seized nine counterfeit watches.", "nine", {"other"}),
    ("He was sentenced to nine years in prison.", "nine", set()),
    ("Arson carries a maximum of nine years in prison.", "nine", {"offence"}),
    ("The maximum penalty for arson is nine years.", "nine", {"offence"}),
    ("Two clerks face up to nine years in prison for each fraud count.", "nine", {"offence"}),
    ("It carries a maximum of nine years in prison.", "nine", set()),
    ("Deputies found bundles of heroin weighing nine kilograms.", "nine", {"other"}),
    ("Deputies seized nine kilograms heroin in a barn.", "nine", {"other"}),
    ("Deputies seized $900 in stolen merchandise.", "$900", {"other"}),
    ("Deputies seized $900 worth of counterfeit watches.", "$900", {"other"}),
    ("Deputies seized $900 from a barn.", "$900", set()),
    ("The clerk wrote nine false letters.", "nine", set()),
    ("Deputies arrested 90 people, nine of them women.", "nine", {"sex"}),
    ("Deputies arrested 90 people. Nine are Chilean nationals.", "Nine", {"nationality"}),
    ("Deputies arrested 90 people, nine of them for arson.", "90", set()),
    ("Of the 90 people arrested, nine had been convicted of crimes.", "90", set()),
    ("Deputies arrested nine documented members of the 18th Street gang.", "nine", {"gang"}),
]


@pytest.mark.parametrize(("text", "figure", "kinds"), FILTERS)
def test_filters(text: str, figure: str, kinds: set[str]) -> None:
    assert {one.kind for one in claim(text, figure).filters} == kinds


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Nine defendants were in custody as of Monday, and three remain at large.", "three", "charge"),
        ("Nine suspects were held on Monday, and three are still at large.", "three", "other"),
        ("Nine suspects were held on Monday. Three suspects remain at large.", "Three", "other"),
    ],
)
def test_nobody_at_large_is_held(text: str, figure: str, measure: str) -> None:
    found = claim(text, figure)
    assert found.measure == measure
    assert [(one.kind, one.value) for one in found.filters] == [("status", "at large")]


def test_a_weight_is_of_the_substance_behind_it() -> None:
    found = claims(
        "Of the drugs seized, 90 pounds were marijuana, 70 pounds crystal methamphetamine, 40 kilograms was mostly "
        "cocaine and 20 pounds fentanyl seized in May."
    )
    told = [[(item.kind, item.value) for item in one.filters] for one in found]
    substances = ["marijuana", "crystal methamphetamine", "cocaine", "fentanyl"]
    assert told == [[("other", substance)] for substance in substances]


def test_every_country_of_a_list_narrows_the_figure() -> None:
    found = claim("Deputies arrested nine people from Guatemala, El Salvador and Cuba.", "nine").filters
    assert [one.value for one in found] == ["guatemala", "el salvador", "cuba"]


def test_an_offence_begins_behind_the_word_for_it() -> None:
    found = claim("Deputies arrested nine people with convictions which included armed robbery.", "nine").filters
    assert [one.value for one in found if one.kind == "offence"] == ["armed robbery"]


NEGATED = [
    ("Deputies arrested 90 people. Of the 90 arrested, 42 had no criminal convictions.", "42", ["none"]),
    ("Of the 90 arrested, 42, or almost half, had criminal convictions.", "42", ["convicted"]),
]


@pytest.mark.parametrize(("text", "figure", "values"), NEGATED)
def test_a_record_that_is_denied_is_none(text: str, figure: str, values: list[str]) -> None:
    assert [one.value for one in claim(text, figure).filters if one.kind == "criminality"] == values


CHANGES = [
    ("Threats rose 40 percent.", "40", True),
    ("There was a 40 percent increase in threats.", "40", True),
    ("The office saw an increase of 300 calls.", "300", True),
    ("Staff rose to 300 clerks.", "300", False),
    ("The unit doubled its staff.", "doubled", True),
    ("Some 40 percent of clerks left.", "40", False),
    ("Deputies arrested 300 people.", "300", False),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CHANGES)
def test_change(text: str, figure: str, *, expected: bool) -> None:
    assert claim(text, figure).change is expected


SPEAKERS = [
    ("Deputies arrested 40 people.", "narrator"),
    ("“We have arrested 40 people,” said Harbor Board Director Ann Quill.", "Harbor Board Director"),
    ("According to court records, he sold 40 rifles.", "court records"),
    ("Court records show that he sold 40 rifles.", "court records"),
    ("According to his plea agreement, he sold 40 rifles.", "plea agreement"),
    ("“We have arrested 40 people,” said ERO Washington, D.C. Field Office Director Ann Quill.",
     "ERO Washington, D.C. Field Office Director"),
    ("“We have arrested 40 people in the port,” said the Washington, D.C. Harbor Director.",
     "Washington, D.C. Harbor Director"),
    ("The indictment alleges that he sold 40 rifles.", "indictment"),
    ("She named the risks, citing Harbor Board figures that showed 40 deaths.", "Harbor Board"),
    ("He admitted that he had sold 40 rifles.", "defendant"),
    ("Operation “Quiet River” led to 40 arrests.", "narrator"),
    ("“We have arrested 40 people in the port,” said the Harbor Board Director.", "Harbor Board Director"),
    ("“We have arrested 40 people,” said Field Director for Harbor San Diego Ann Quill.",
     "Field Director for Harbor San Diego"),
    ("She was admitted to the port, where she bought 40 rifles.", "narrator"),
    ("Boxes found during the investigation showed that he sold 40 rifles.", "narrator"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker(text: str, speaker: str) -> None:
    assert claim(text, "40").speaker == speaker


def test_a_quotation_runs_over_paragraphs() -> None:
    found = claims(
        "“The river is safe again,” said Harbor Board Director Ann Quill. “We did this together.\n"
        "“Our teams arrested 40 people on the docks.”\nThe board met nine clerks on Friday."
    )
    assert [one.speaker for one in found] == ["Harbor Board Director", "narrator"]


def test_no_name_stands_in_a_speaker() -> None:
    assert "Quill" not in claim("“We arrested 40 people,” said Director Ann Quill of the Harbor Board.").speaker


def test_every_part_names_a_documented_rule() -> None:
    for one in claims("Deputies arrested 40 people, among them nine Peruvian nationals wanted for theft."):
        assert {item.field for item in one.basis} >= {"noun", "unit", "measure", "change", "speaker"}
        assert [item.rule for item in one.basis if item.rule not in rules()] == []


def test_cues_lie_inside_the_text() -> None:
    text = "Of the 90 clerks arrested last week, 40 percent were illegal aliens from Peru."
    given = document("Notice\n" + text)
    for one in claims(text):
        for item in one.basis:
            assert all(given.quote(span).strip() for span in item.basis)


@given(st.text(max_size=120))
def test_words_hold_every_character_once(text: str) -> None:
    given_text = document(text)
    found = words(given_text, Span(0, len(text)))
    assert all(given_text.quote(word.span) == word.text for word in found)
    covered = [place for word in found for place in range(word.span.start, word.span.end)]
    assert len(covered) == len(set(covered))
    assert all(place in set(covered) for place, letter in enumerate(text) if not letter.isspace() and letter.isascii())


@given(
    st.lists(
        st.sampled_from(
            ["12", "men", "were", "arrested", "of", "-", "(", ")", "the", "nine percent", "“", ":", "Peru", "."]
        ),
        max_size=14,
    )
)
def test_any_words_make_claims_in_text_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = claims(text)
    assert [one.id for one in found] == [f"c{place + 1}" for place in range(len(found))]
    assert all(one.sentence.contains(one.span) for one in found)
