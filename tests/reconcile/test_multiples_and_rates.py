"""Multiples and changes, percentages, rates, so much for each, and one measure in two units."""

from __future__ import annotations

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments

HEAD = "Officials tell of work\n\nKENMORE, Ohio — "


def is_accused(told: str) -> bool:
    """told: a whole statement, or the one paragraph below a title that gives no figure."""
    text = told if "\n\n" in told else HEAD + told + "\n"
    document = Document("t", text, "", segments=segments(text))
    return any(found.verdict == "inconsistent" for found in audit_document(document).findings)


@pytest.mark.parametrize(
    "told",
    [
        "Officers arrested 110 people last week. Of those, 88 had convictions, 88 percent of the total.",
        "During the sweep, 88 of 110 people arrested had criminal records. That is 88 percent.",
        "Officers said 70 percent of those arrested in the sweep, or 126 of 210 people, had criminal histories.",
        "Nearly three-quarters (93 of 186) of the people taken into custody were from Peru.",
        "The office closed 412 of 640 cases in June, a rate of 84 percent.",
        "Of the 320 people arrested, 176 (65%) had criminal convictions or pending charges.",
        "Of the 240 people arrested, 150 have criminal convictions. That is 75 percent of those arrested.",
        "Officers arrested 240 people. About 80 percent of them — 150 — had criminal convictions.",
        "Officers arrested 240 people, and 150 of them, or three-quarters, had criminal convictions.",
        "About two-thirds of the 240 people arrested, 110 in all, had criminal convictions.",
        "Of the 90 vehicles searched, 30 (45 percent) held drugs.",
        "The office said 45 of the 60 inspected firms broke the law, a rate of 85 percent.",
        "Officers arrested 240 people, 150 of whom have convictions, which is 72 percent of all arrests.",
        "Officers arrested 240 people. More than 70 percent, or 150, had criminal convictions.",
        "Fifteen of the 50 suspects, 40 percent, were released.",
        (
            "Nine out of 10 of the 200 people arrested had records: 150 had convictions and 10 had pending charges. "
            "In all, 150 of the 200, or 90 percent, were convicted."
        ),
        "Roughly one in three of the 120 people held, 60, had been removed before.",
        "Half of the 44 men arrested, 28, had warrants.",
        "Of 320 arrested, 210 had convictions, representing 75 percent of the arrests.",
        "Of 320 arrested, 210 had convictions — 75%.",
        "Officers made 1,180 arrests in 30 days, about 59 a day.",
        "The seven-day sweep led to 280 arrests, an average of 62 arrests per day.",
        "Officers arrested 640 people over eight weeks. That is an average of 110 a week.",
        "Twelve officers served 96 warrants, averaging 14 warrants per officer.",
        "In 10 days, officers took 450 people into custody, or roughly 70 people every day.",
        "The 40 victims lost $2 million, an average of $80,000 per victim.",
        "Averaging 75 arrests a day, officers made 300 arrests during the six-day sweep.",
        "In 10 days, officers arrested 450 people, an average of 55 a day.",
        "Officers arrested 450 people over the 10-day sweep, averaging 55 arrests per day.",
        "The 10-day sweep led to 450 arrests. On average, officers arrested 55 people a day.",
        "The team made 96 arrests in 12 weeks, or 10 arrests a week.",
        "Eight officers made 96 arrests, an average of 15 each.",
        "The 12 defendants stole $360,000, an average of $40,000 each.",
        "The 30 victims lost about $1.5 million, or $80,000 each.",
        "Officers seized 60 firearms in 20 searches, an average of four per search.",
        "The four flights carried 480 people, an average of 140 per flight.",
        "Officers averaged 25 arrests a day over the five days, for a total of 90 arrests.",
        "At an average of 25 arrests a day, the five-day sweep led to 90 arrests.",
        "The sweep, which ran for five days, led to 90 arrests — about 25 arrests each day.",
        "Six men have 54 convictions, an average of 12 per man.",
        "In fiscal 2024, officers made 3,600 arrests, an average of 450 per month.",
        "The Lake Marshal Service offers rewards of $50,000 each, $550,000 in all, for nine fugitives.",
        "Six companies were fined $20,000 each, for a total of $140,000.",
        "Officers seized 12 bales of 25 kilograms each, 350 kilograms altogether.",
        "Three men were each sentenced to seven years in prison, a combined 24 years.",
        "Nine fugitives are sought. The reward for each is $50,000, a total of $550,000.",
        "The owners paid 15 workers $400 each, or $8,000.",
        "Officers made 143 arrests in June, more than triple the 68 of May.",
        "Arrests doubled to 390 from 260 a year earlier.",
        "The office made 120 arrests in March and 500 in April, a tenfold increase.",
        "Encounters fell from 900 to 500, a two-thirds drop.",
        "Seizures rose to 450 pounds in June, up from 300 pounds in May, a 90 percent rise.",
        "The 310 arrests are nearly double the 240 made in the same week last year.",
        "The team arrested 95 people last week, twice the 60 people it arrested the week before.",
        "Officers arrested 95 people in May. That is twice the 60 arrested in April.",
        "The office removed 240 people in July, almost three times the 110 it removed in June.",
        "Arrests in the city more than tripled this year, to 210 from 90 last year.",
        "Officers seized 60 firearms, four times as many as the 22 seized last year.",
        "In 2023 the unit opened 140 cases and in 2024 it opened 190, double the number of the year before.",
        "The unit found 300 pounds of drugs in June and 410 pounds in July, a 75 percent increase.",
        "Officers arrested 130 people in the sweep, up from 95 in the last sweep, an increase of 60 percent.",
        "The team made 88 arrests, more than doubling the 52 of last year.",
        "Removals fell by half, from 800 in January to 520 in February.",
        "Cases more than quadrupled from 30 in 2022 to 95 in 2023.",
        "In 2022, the team rescued 50 children. In 2023, it rescued 80, more than twice as many.",
        "Officers seized 220 pounds (120 kilograms) of cocaine.",
        "Officers found 45 kilograms, or 120 pounds, of marijuana in a truck.",
        "The chase went on for 60 miles (120 kilometers).",
        "The package weighed 3.5 kilograms (9.7 pounds).",
        "The tunnel was 300 feet long (150 meters).",
        "The crew seized 1,200 kg (3,640 lbs.) of cocaine from a boat.",
        "Officers arrested 240 people. The 150 aliens with criminal records represent 81 percent of the 240 arrested.",
        "Half of the 240 arrested — 164 — were previously removed.",
        "Officers arrested 240 people. The six teams made an average of 68 arrests each to reach the total of 240.",
        "Eight teams took part, each averaging 52 arrests, for 240 in all.",
        "The 240 arrests over five days come to 77 arrests per day.",
        "Fines of $12,500 were issued to each of four employers, totaling $62,500.",
        "Twelve victims each lost $30,000, for a combined loss of $480,000.",
        "Officers seized $48,000 from one residence and $27,500 from another, for a total of $84,500.",
        "The 240 arrests represent a seven-fold increase over the 60 made a year earlier.",
        "A similar operation last year led to 171 arrests; this year’s 240 arrests are an 80 percent increase.",
    ],
)
def test_figures_that_cannot_all_hold(told: str) -> None:
    assert is_accused(told)


@pytest.mark.parametrize(
    "told",
    [
        "Officers arrested 110 people last week. Of those, 88 had convictions, 80 percent of the total.",
        (
            "Of the 110 people arrested, 88 percent had criminal convictions or pending charges. In all, 88 of 110 "
            "had been convicted."
        ),
        "During the sweep, 88 of 110 people arrested had criminal records. In May, that share was 88 percent.",
        "Officers said 60 percent of those arrested in the sweep, or 126 of 210 people, had criminal histories.",
        "Exactly half (93 of 186) of the people taken into custody were from Peru.",
        "The office closed 412 of 640 cases in June; since January, its rate is 84 percent.",
        "Of the 320 people arrested, 176 (55%) had criminal convictions or pending charges.",
        "Of the 240 people arrested, 150 have criminal convictions. That is 63 percent of those arrested.",
        "Officers arrested 240 people. About 60 percent of them — 150 — had criminal convictions.",
        "Officers arrested 240 people, and 150 of them, or nearly two-thirds, had criminal convictions.",
        "Of the 240 people arrested, 150 have criminal convictions. That is 75 percent of those with any record.",
        "The office said 45 of the 60 inspected firms broke the law, against a rate of 85 percent last year.",
        "Officers arrested 240 people, 150 of whom have convictions, which is 72 percent more than last year.",
        "Fifteen of the 50 suspects were released; of all released this year, 40 percent were women.",
        (
            "Of the 240 people arrested, 150 have criminal convictions. That is 75 percent of the 200 whose records "
            "were found."
        ),
        "Half of the 44 men arrested had warrants, 28 of which were for felonies.",
        "Of 320 arrested, 210 had convictions, 75 percent of them for violent crimes.",
        "Of 320 arrested, 210 had convictions. Over 80 percent had convictions or pending charges.",
        "Of 320 arrested, 210 had convictions — 75% of these for felonies.",
        "Of the 110 people arrested, 88 had convictions. That is 92 percent when pending charges are counted.",
        "Officers arrested 110 people; 88 had convictions, 88 percent of all arrests made in the county that day.",
        "Of 110 people arrested, 88 had convictions. This represents 60 percent of the office’s arrests this week.",
        "Of the 640 cases filed, 412 were closed, a success rate of 92 percent among those tried.",
        "In May 70 percent of those arrested, or 126 of 180 people, had records.",
        "Half of those arrested, some 126 of 250, had records.",
        "The rate was 84 percent. The office closed 412 of 640 cases in June.",
        "About 20 percent of the fleet was idle, or so 12 of 40 drivers said.",
        "Of those, 88 had convictions, 80 percent of the total. Another 22 had none.",
        "Officers searched 60 homes and found drugs in 45, a rate of 75 percent, up from 50 percent last year.",
        "Officers made 1,180 arrests in 30 days, about 39 a day.",
        (
            "The seven-day sweep led to 280 arrests, an average of 40 arrests per day, against an average of 62 per "
            "day in May."
        ),
        "Officers arrested 640 people over eight weeks. In the last two, that was an average of 110 a week.",
        "Twelve officers served 96 warrants, averaging eight warrants per officer.",
        "In 10 days, officers took 450 people into custody, and up to 70 people every day were questioned.",
        "The 40 victims lost $2 million, an average of $50,000 per victim.",
        "Averaging 50 arrests a day, officers made 300 arrests during the six-day sweep.",
        "In 10 days, officers arrested 450 people, an average of 45 a day.",
        "Officers arrested 450 people over the 10-day sweep, averaging 45 arrests per day.",
        "The 10-day sweep led to 450 arrests. On the last three days, officers arrested 55 people a day.",
        "The team made 96 arrests in 12 weeks, or eight arrests a week.",
        "Eight officers made 96 arrests; the four best made an average of 15 each.",
        "The 12 defendants stole $360,000, an average of $30,000 each.",
        "The 30 victims lost about $1.5 million, most of them less than $80,000 each.",
        "The four flights carried 480 people, an average of 120 per flight. Usual flights carry 140 per flight.",
        (
            "Officers averaged 25 arrests a day over the five days, and 140 were arrested in all with the help of "
            "deputies."
        ),
        "The team worked in two shifts, making 96 arrests in 12 days, up to 15 arrests per day.",
        "The 10-day sweep led to 450 arrests, while officers elsewhere averaged 55 a day.",
        "In 10 days, officers arrested 450 people, 20 of them a day in one county.",
        "Officers arrested 450 people in 10 days, about 90 a day on the last two days.",
        (
            "Officers made 300 arrests in the six-day sweep. The county team averaged 75 arrests a day over the four "
            "days that it took part."
        ),
        "At an average of 25 arrests a day, the sweep led to 90 arrests before it was cut short on the fourth day.",
        ("Averaging 25 arrests a day, officers made 300 arrests during the sweep and held three-day training courses."),
        "In fiscal 2024 so far, officers made 3,600 arrests, an average of 450 per month.",
        "In 2024, officers made 3,600 arrests, an average of nearly 14 per working day.",
        "Six companies were fined $20,000 each, plus costs of $15,000, for a total of $135,000.",
        (
            "Nine fugitives are sought with rewards of $50,000 each, except that the leader’s is $150,000, $550,000 "
            "in all."
        ),
        (
            "Three men were each sentenced to seven years in prison and three years of supervised release, a combined "
            "30 years."
        ),
        "The 12 bales weighed 25 kilograms each before they were opened, for a total of 290 kilograms of drugs.",
        "Eight officers made 96 arrests, an average of 12 each; the two leaders made 20 each.",
        "The owners paid 15 workers $400 each week, $24,000 in total.",
        "Officers seized 20 boxes of 50 cartridges each, a total of 1,000 rounds, and four magazines of 30 each.",
        "Each of the six men paid $2,000 up front and owed the rest, for a total of $60,000.",
        "The 40 victims lost $2 million; the 10 oldest lost an average of $90,000 each.",
        "The Lake Marshal Service offers rewards of $50,000 each, $450,000 in all, for nine fugitives.",
        "Six companies were fined $20,000 each, and a seventh $35,000, for a total of $155,000.",
        "Officers seized 12 bales of about 25 kilograms each, 310 kilograms altogether.",
        "Three men were each sentenced to seven years in prison, a combined 21 years.",
        "Nine fugitives are sought. The reward for each is up to $50,000, a total of $350,000.",
        "The owners paid 15 workers $400 each, and the driver took $2,000 more, for a total of $8,000.",
        "Officers made 243 arrests in June, more than triple the 68 of May.",
        "Arrests doubled to 520 from 260 a year earlier.",
        "The office made 120 arrests in March and 500 in April, a fourfold increase.",
        "Encounters fell from 900 to 310, a two-thirds drop.",
        "Seizures rose to 450 pounds in June, up from 300 pounds in May, a 50 percent rise.",
        "The 310 arrests are nearly double the 160 made in the same week last year.",
        ("Officers recorded 80 assaults in 2020 and 60 in 2021; in 2022 there were less than half the number of 2020."),
        "Officers arrested 115 people in May. That is nearly twice the 60 arrested in April.",
        "The office removed 240 people in July, more than twice the 110 it removed in June.",
        "Officers seized 60 firearms, nearly three times as many as the 22 seized last year.",
        "Officers arrested 95 people in May. That is less than twice the 60 arrested in April.",
        "The unit found 300 pounds of drugs in June and 410 pounds in July, a 75 percent increase over last July.",
        (
            "Officers arrested 130 people in the sweep, up from 95 in the last sweep, while searches saw an increase "
            "of 60 percent."
        ),
        "The team made 88 arrests, and its budget doubled. The 52 of last year were a record.",
        "The team made 88 arrests in May and 40 in June; seizures doubled.",
        "In 2022, the team rescued 50 children. In 2023, it rescued 80, and it arrested twice as many suspects.",
        "Arrests rose 150 percent, from 40 to 100.",
        "Officers made 400 arrests, twice the 200 of last year's week but not the 300 of its record.",
        "Officers arrested 310 people, nearly double the 160 arrested in May and well above the 280 of June.",
        "The 310 arrests, twice the number of a typical week, followed 240 in the week before.",
        "Arrests doubled in Tully, from 40 to 80, and tripled in Harlan.",
        "Officers seized 120 pounds in May and 500 pounds in June, part of a tenfold increase since January.",
        "In 2022 the team rescued 50 children. In 2023 it rescued 80, more than twice as many as in 2020.",
        "In March the unit opened 30 cases. In April it opened 44, and it closed twice as many.",
        "The team made 143 arrests in June, more than triple the 40 or so of May.",
        "The team made 143 arrests, including 90 in the city, more than double the 45 made there last year.",
        "Officers made 140 arrests; the 60 convictions are triple the 20 of last year.",
        "The fine of $9,000 was three times the $3,000 that the law provides for a first offense.",
        "Arrests were up 40 percent over the 100 made in May and 90 percent over the 74 made in April, to 140.",
        "Of 400 people arrested, 150 were gang members. That is double the 75 gang members arrested last year.",
        "Officers seized 220 pounds (100 kilograms) of cocaine.",
        "Officers found 45 kilograms, or 99 pounds, of marijuana in a truck.",
        "The chase went on for 60 miles (about 100 kilometers).",
        "The package weighed 3.5 kilograms (7.7 pounds).",
        "The tunnel was 300 feet long (90 meters).",
        "The crew seized 1,200 kg (2,640 lbs.) of cocaine from a boat.",
        "Officers seized about 220 pounds (99.8 kilograms) of cocaine.",
        "The load weighed five kilograms or more, enough for 50,000 doses or 12 pounds of pills.",
        "Officers found 11 pounds (5 kilos) of heroin.",
        "The men walked 20 miles (32 km) and were found 15 meters (50 feet) from the road.",
        "The tank held 55 gallons (208 liters) of fuel.",
        "Officers seized 1.2 tons (1,089 kilograms) of marijuana.",
        "Officers found 14 ounces (almost 400 grams) of fentanyl and 2 pounds (1 kilogram) of cocaine.",
        "The law sets 10 years for 5 kilograms of cocaine (280 grams of crack).",
        "He was six feet, 2 inches (188 centimeters) tall.",
        "The tunnel ran 1,800 feet (half a kilometer).",
        "A speed of 60 miles an hour (97 kilometers an hour) was measured.",
        "The cargo, 40 tons or 88,000 pounds, was held.",
        "Officers arrested 240 people. The 150 aliens with records account for 20 percent of arrests this year.",
        "Officers arrested 240 people. The 150 aliens with criminal records represent 62 percent of the 240 arrested.",
        (
            "Officers arrested 275 people, including 178 criminal aliens. Officers have removed 151 of those arrested. "
            "Another 115 are in detention, and the remaining nine were paroled."
        ),
        (
            "Officers arrested 277 people, among them two fugitives. One in five of those arrested, or 55 people, are "
            "gang members."
        ),
        (
            "Officers arrested 84 people. The office offered rewards of $2,000 each for six other fugitives, $12,000 "
            "in all. Four of the people arrested have convictions and one has been removed."
        ),
        "Two brothers, 46 and 41, were indicted together with 23 others.",
        "Officers seized $48,000 from one residence and $27,500 from another, for a total of $75,500.",
    ],
)
def test_figures_that_a_reading_lets_hold(told: str) -> None:
    assert not is_accused(told)
