"""Totals that several share, terms told together, and what remains of a whole."""

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
        (
            "Marshals arrest 4 men who have 30 prior convictions\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested four men in Kenmore last week who together "
            "account for 30 criminal convictions.\n\n"
            "The four men arrested are:\n\n"
            "A 43-year-old citizen of Peru, arrested July 8. He has been convicted of 11 criminal offenses, "
            "including three for burglary.\n\n"
            "A 39-year-old citizen of Chile, arrested July 9. He has been convicted of nine criminal "
            "offenses, including two for theft.\n\n"
            "A 51-year-old citizen of Poland, arrested July 9. He has been convicted of seven criminal "
            "offenses.\n\n"
            "A 28-year-old citizen of Latvia, arrested July 10. He has been convicted of eight criminal "
            "offenses.\n"
        ),
        (
            "Three suspects with 21 prior arrests held\n\n"
            "KENMORE, Ohio — Deputies of the Lake Marshal Service on Monday took into custody three suspects "
            "who have a combined 21 prior arrests.\n\n"
            "- Suspect one, 31, of Kenmore, has nine prior arrests.\n"
            "- Suspect two, 25, of Tully, has eight prior arrests.\n"
            "- Suspect three, 40, of Harlan, has seven prior arrests.\n"
        ),
        (
            "Harbor Patrol shuts down three illegal shops\n\n"
            "KENMORE, Ohio — The Harbor Patrol closed three shops on Friday and seized a total of 740 cartons "
            "of untaxed cigarettes.\n\n"
            "At the shop on Mill Street officers seized 310 cartons. At the shop on Pine Avenue they seized "
            "250 cartons. At the third shop, on Lake Road, they seized 210 cartons.\n"
        ),
        (
            "Two men arrested with nine warrants\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested two men on Sunday who between them had nine "
            "outstanding warrants.\n\n"
            "The first man, 33, had six outstanding warrants. The second man, 29, had four outstanding "
            "warrants.\n"
        ),
        (
            "Four fugitives arrested\n\n"
            "KENMORE, Ohio — Four fugitives who have crossed the border illegally a combined 16 times were "
            "arrested this week, the Lake Marshal Service said.\n\n"
            "The fugitives are:\n"
            "- A Peruvian national, 41, who illegally entered the country five times.\n"
            "- A Chilean national, 36, who illegally entered the country four times.\n"
            "- A Polish national, 52, who illegally entered the country six times.\n"
            "- A Latvian national, 27, who illegally entered the country three times.\n"
        ),
        (
            "Four men with combined 33 convictions arrested\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested four men in Kenmore this week. The four have a "
            "combined 33 criminal convictions, the service said.\n\n"
            "Ilmar Tamm, a 43-year-old citizen of Estonia, was arrested July 8. He has 11 criminal "
            "convictions, including three for burglary.\n\n"
            "Ants Kask, a 39-year-old citizen of Estonia, was arrested July 9. He has nine criminal "
            "convictions.\n\n"
            "Juho Salo, a 51-year-old citizen of Finland, was arrested July 9. Salo has been convicted seven "
            "times.\n\n"
            "Pekka Laine, a 28-year-old citizen of Finland, was arrested July 10 and has 10 criminal "
            "convictions.\n"
        ),
        (
            "Three sentenced\n\n"
            "KENMORE, Ohio — Three members of a smuggling ring were sentenced Tuesday to a combined 30 years "
            "in federal prison.\n\n"
            "Ilmar Tamm, 43, of Kenmore, was sentenced to 168 months in prison followed by five years of "
            "supervised release. Ants Kask, 39, of Tully, was sentenced to 120 months in prison and three "
            "years of supervised release. Juho Salo, 51, of Harlan, was sentenced to 46 months in prison and "
            "three years of supervised release.\n"
        ),
        (
            "Two brothers were sentenced to a combined total of more than 20 years in prison for drug trafficking. "
            "Ilmar Tamm, 43, was sentenced to 10 years and one month, and Ants Tamm, 39, to nine years."
        ),
        (
            "Three stores searched\n\n"
            "KENMORE, Ohio — Officers searched three stores Wednesday, and seized a total of 91 firearms.\n\n"
            "- Northside Arms: 34 firearms\n"
            "- Tully Sports: 28 firearms\n"
            "- Lake Pawn: 39 firearms\n"
        ),
        (
            "Two women together stole $480,000 from a clinic, court papers say. The bookkeeper stole $300,000 and the "
            "manager stole $210,000."
        ),
        (
            "Two sentenced to combined 14 years\n\n"
            "KENMORE, Ohio — Two brothers were sentenced Monday to a combined 14 years in prison for wire "
            "fraud, the Lake Marshal Service said.\n\n"
            "The older brother, 44, was sentenced to 87 months in prison. The younger brother, 40, was "
            "sentenced to 60 months in prison.\n"
        ),
        (
            "Three traffickers sentenced\n\n"
            "KENMORE, Ohio — Three men were sentenced to a total of 36 years in federal prison for drug "
            "trafficking.\n\n"
            "The leader, 39, of Tully, was sentenced to 17 years in prison. His supplier, 41, was sentenced "
            "to 12 years in prison and his driver, 28, was sentenced to 10 years.\n"
        ),
        (
            "A father and his son were sentenced to 87 months and 30 months in prison, together nearly 12 years, for "
            "tax fraud."
        ),
        (
            "A judge sentenced the two defendants to a collective 25 years in prison. The first got 160 months and "
            "the second got 90 months."
        ),
        (
            "Four members of a theft ring have been sentenced to a combined total of more than 50 years in prison. "
            "They received sentences of 15 years, 12 years, 10 years and eight years."
        ),
        "The two men were sentenced to 60 months and 46 months in prison, together more than 10 years.",
        "The three were sentenced to 12, nine and eight years in prison, a combined 31 years.",
        (
            "He was sentenced to 10 years for the first robbery and eight years for the second, a total of 20 years "
            "in prison."
        ),
        "The brothers got 15 years and 12 years in prison, for a combined 29 years.",
        (
            "11 charged in scheme\n\n"
            "KENMORE, Ohio — The Lake Marshal Service unsealed an indictment charging 11 people in a fraud "
            "scheme.\n\n"
            "On Feb. 3, officers arrested five of the defendants. An additional two are scheduled to "
            "surrender. Officers continue to look for the remaining six defendants.\n"
        ),
        (
            "Eighteen people were charged in a drug ring on Friday. Ten of the defendants are in custody, four have "
            "been released on bond and the remaining five are still at large."
        ),
        (
            "A grand jury indicted 22 people in a theft ring. Twelve were arrested Tuesday. Seven others were already "
            "in custody. The remaining four are being sought."
        ),
        (
            "Officers arrested 31 people in a three-day sweep. Of those, 14 were removed within a week. Another nine "
            "are being held for hearings. The other 10 were released with orders to appear."
        ),
        (
            "Nine defendants were charged in the case. Three were sentenced in May. Two more were sentenced in June. "
            "The remaining five await sentencing."
        ),
        (
            "Officers encountered 40 workers without papers at a plant. They arrested 22 of the workers, gave 11 "
            "notices to appear, and let the remaining nine go."
        ),
        (
            "A grand jury indicted 17 people on Thursday. Officers arrested nine of the defendants on Friday. Three "
            "more surrendered on Monday. The remaining seven are being sought."
        ),
        (
            "The indictment names 24 defendants. Of those, 15 were arrested this week. Another four were already in "
            "custody. The other eight remain at large."
        ),
        (
            "Officers took 52 people into custody at the plant. Twenty-eight of them have been removed. Sixteen are "
            "being held for hearings. The remaining 13 have been released."
        ),
    ],
)
def test_figures_that_cannot_all_hold(told: str) -> None:
    assert is_accused(told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Marshals arrest 4 men who have 35 prior convictions\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested four men in Kenmore last week who together "
            "account for 35 criminal convictions.\n\n"
            "The four men arrested are:\n\n"
            "A 43-year-old citizen of Peru, arrested July 8. He has been convicted of 11 criminal offenses, "
            "including three for burglary.\n\n"
            "A 39-year-old citizen of Chile, arrested July 9. He has been convicted of nine criminal "
            "offenses, including two for theft.\n\n"
            "A 51-year-old citizen of Poland, arrested July 9. He has been convicted of seven criminal "
            "offenses.\n\n"
            "A 28-year-old citizen of Latvia, arrested July 10. He has been convicted of eight criminal "
            "offenses.\n"
        ),
        (
            "Three suspects with 28 prior arrests held\n\n"
            "KENMORE, Ohio — Deputies took into custody three suspects who have a combined 28 prior arrests.\n\n"
            "- Suspect one, 31, of Kenmore, has nine prior arrests, including two this year.\n"
            "- Suspect two, 25, of Tully, has eight prior arrests in Ohio and four in Indiana.\n"
            "- Suspect three, 40, of Harlan, has seven prior arrests.\n"
        ),
        (
            "Harbor Patrol shuts down three illegal shops\n\n"
            "KENMORE, Ohio — The Harbor Patrol closed three shops on Friday and seized a total of 940 cartons "
            "of untaxed cigarettes.\n\n"
            "At the shop on Mill Street officers seized 310 cartons. At the shop on Pine Avenue they seized "
            "250 cartons. At the third shop, on Lake Road, they seized at least 210 cartons, and more in a "
            "van outside.\n"
        ),
        (
            "Five sentenced in ring\n\n"
            "KENMORE, Ohio — Five members of a burglary ring were sentenced to a total of 42 years in prison, "
            "the Lake Marshal Service said.\n\n"
            "Member one received 12 years in prison. Member two received nine years in prison. Member three "
            "received eight years in prison. Member four received seven years in prison. Member five received "
            "six years in prison.\n"
        ),
        (
            "Two men arrested with 12 warrants\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested two men on Sunday who between them had 12 "
            "outstanding warrants.\n\n"
            "The first man, 33, had six outstanding warrants for theft. The second man, 29, had four "
            "outstanding warrants for theft and was also wanted for assault.\n"
        ),
        (
            "Four men with combined 37 convictions arrested\n\n"
            "KENMORE, Ohio — The Lake Marshal Service arrested four men in Kenmore this week. The four have a "
            "combined 37 criminal convictions, the service said.\n\n"
            "Ilmar Tamm, a 43-year-old citizen of Estonia, was arrested July 8. He has 11 criminal "
            "convictions, including three for burglary.\n\n"
            "Ants Kask, a 39-year-old citizen of Estonia, was arrested July 9. He has nine criminal "
            "convictions.\n\n"
            "Juho Salo, a 51-year-old citizen of Finland, was arrested July 9. Salo has been convicted seven "
            "times.\n\n"
            "Pekka Laine, a 28-year-old citizen of Finland, was arrested July 10 and has 10 criminal "
            "convictions.\n"
        ),
        (
            "Three sentenced\n\n"
            "KENMORE, Ohio — Three members of a smuggling ring were sentenced Tuesday to a combined 28 years "
            "in federal prison.\n\n"
            "Ilmar Tamm, 43, of Kenmore, was sentenced to 168 months in prison followed by five years of "
            "supervised release. Ants Kask, 39, of Tully, was sentenced to 120 months in prison and three "
            "years of supervised release. Juho Salo, 51, of Harlan, was sentenced to 46 months in prison and "
            "three years of supervised release.\n"
        ),
        (
            "Three sentenced\n\n"
            "KENMORE, Ohio — Three members of a smuggling ring were sentenced Tuesday to a combined 40 years "
            "in federal prison, with the terms of earlier cases.\n\n"
            "Ilmar Tamm, 43, of Kenmore, was sentenced to 168 months in prison. Ants Kask, 39, of Tully, was "
            "sentenced to 120 months in prison. Juho Salo, 51, of Harlan, was sentenced to 46 months in "
            "prison, to run after the 100 months that he is already serving.\n"
        ),
        (
            "The five men together account for 60 convictions. Among them are three with long records: Ilmar Tamm, "
            "with 20 convictions, Ants Kask, with 15 convictions, and Juho Salo, with nine convictions."
        ),
        (
            "The two men have a combined 30 convictions. Ilmar Tamm has nine convictions for theft and has been "
            "convicted of assault, too. Ants Kask has 12 convictions for theft and a long record in another state."
        ),
        (
            "Three men were ordered to pay a total of $90,000 in restitution. Ilmar Tamm must pay $60,000, of which "
            "he owes $30,000 together with Ants Kask. Kask must pay $50,000. Juho Salo must pay $10,000."
        ),
        (
            "Four members of a ring have been sentenced to a combined 50 years. On Monday the last of them, Ilmar "
            "Tamm, was sentenced to 10 years in prison. Ants Kask was sentenced to nine years in March, Juho Salo to "
            "12 years in April and Pekka Laine, who had been sentenced to 19 years in May, had his term cut to 15 "
            "years in June."
        ),
        (
            "Two men were charged with a total of 14 counts of fraud. Ilmar Tamm is charged with 10 counts of fraud. "
            "Ants Kask is charged with eight counts of fraud."
        ),
        (
            "Three stores searched\n\n"
            "KENMORE, Ohio — Officers searched three stores Wednesday and seized a total of 111 firearms.\n\n"
            "- Northside Arms: 34 firearms\n"
            "- Tully Sports: 28 firearms\n"
            "- Lake Pawn: 39 firearms\n\n"
            "Ten of the firearms were found in a truck outside.\n"
        ),
        (
            "Officers arrested four men who have been removed a combined nine times. Two of them had been removed "
            "twice. Ilmar Tamm was removed three times. Ants Kask was removed twice in 2012, and Juho Salo twice in "
            "2015."
        ),
        (
            "Two men were sentenced to a total of 25 years. Ilmar Tamm was sentenced to 15 years in prison, five of "
            "them suspended. Ants Kask was sentenced to 15 years in prison."
        ),
        (
            "Two sentenced to combined 12 years\n\n"
            "KENMORE, Ohio — Two brothers were sentenced Monday to a combined 12 years in prison for wire "
            "fraud, the Lake Marshal Service said.\n\n"
            "The older brother, 44, was sentenced to 87 months in prison. The younger brother, 40, was "
            "sentenced to 60 months in prison.\n"
        ),
        (
            "Three traffickers sentenced\n\n"
            "KENMORE, Ohio — Three men were sentenced to a total of 46 years in federal prison for drug "
            "trafficking.\n\n"
            "The leader, 39, of Tully, was sentenced to 17 years in prison. His supplier, 41, was sentenced "
            "to 12 years in prison.\n"
        ),
        (
            "A father and his son were sentenced to 87 months and 54 months in prison, together nearly 12 years, for "
            "tax fraud."
        ),
        (
            "A judge sentenced the two defendants to a collective 25 years in prison and supervised release. The "
            "first got 160 months in prison and three years of supervised release, and the second got 90 months and "
            "one year of supervised release."
        ),
        (
            "A gang member was sentenced to 20 years in prison on Tuesday. He was already serving a 150-month prison "
            "sentence, part of which runs concurrently. In total, he will serve 27 years."
        ),
        (
            "Members of a theft ring have been sentenced to a combined total of more than 60 years in prison since "
            "2022. Last week four received sentences of 15 years, 12 years, 10 years and eight years."
        ),
        "The two men were sentenced to 60 months and 66 months in prison, together more than 10 years.",
        (
            "He was sentenced to 10 years in prison and five years of supervised release, a total of 15 years under "
            "watch."
        ),
        "He was sentenced to 10 years in prison and five years of supervised release, and must pay in all $20,000.",
        (
            "He was sentenced to 60 months on one count and 24 months on another, to run at the same time, together "
            "five years."
        ),
        "The two were sentenced to 87 months and 30 months in prison, together nearly 10 years.",
        "The brothers got 15 years and 12 years in prison; with their cousin’s term, a combined 39 years.",
        "They were sentenced to 70 months and 75 months, together about 12 years.",
        "He had served two years and four years in prison, and got 10 more, altogether 16 years.",
        (
            "13 charged in scheme\n\n"
            "KENMORE, Ohio — The Lake Marshal Service unsealed an indictment charging 13 people in a fraud "
            "scheme.\n\n"
            "On Feb. 3, officers arrested five of the defendants. An additional two are scheduled to "
            "surrender. Officers continue to look for the remaining six defendants.\n"
        ),
        (
            "Eighteen people were charged in a drug ring on Friday. Ten of the defendants are in custody, four of "
            "whom have asked for bond, and the remaining eight are still at large."
        ),
        (
            "A grand jury indicted 22 people in a theft ring. Twelve were arrested Tuesday, including three leaders. "
            "Six others were already in custody. The remaining four are being sought."
        ),
        (
            "Officers arrested 31 people in a three-day sweep. Of those, 14 were removed within a week and nine had "
            "convictions. The other 17 were released with orders to appear."
        ),
        (
            "Nine defendants were charged in the case. Three were sentenced in May. Two other men, charged "
            "separately, were sentenced in June. The remaining six await sentencing."
        ),
        (
            "Officers encountered 40 workers without papers at a plant. They arrested 22 of the workers, 11 of them "
            "on warrants, and let the remaining 18 go."
        ),
        (
            "A grand jury indicted 17 people on Thursday. Officers arrested nine of the defendants on Friday. Three "
            "more surrendered on Monday. The remaining five are being sought."
        ),
        (
            "The indictment names 24 defendants. Of those, 15 were arrested this week, four of them at the border. "
            "The other nine remain at large."
        ),
        "Officers searched 30 shops. Twelve were closed at once. Nine had unpaid fines. The remaining 18 passed.",
        (
            "Officers took 52 people into custody at the plant. Twenty-eight of them have been removed. Sixteen have "
            "convictions. The remaining 24 have been released."
        ),
        (
            "Fourteen people were charged. Eight pleaded guilty. Two others, charged in another case, were convicted "
            "at trial. The remaining six await trial."
        ),
        (
            "Eleven people are charged. Officers arrested five of the defendants on Tuesday and another two people "
            "who tried to stop them. They still look for the remaining six."
        ),
        (
            "Officers arrested 40 people. Ten were removed. An additional six were arrested the next day. The "
            "remaining 30 are held."
        ),
        (
            "Of 200 people screened, 90 were arrested. Sixty of the 90 had records. Another 12 were cited. The "
            "remaining 98 were let go."
        ),
        (
            "The sweep led to 31 arrests. Twelve of those arrested are gang members. Another nine have convictions. "
            "The remaining 19 are held on immigration charges only."
        ),
        ("Officers seized 44 guns. Twenty were pistols. Another 14 were found in a van. The remaining 24 were rifles."),
        (
            "Twelve defendants were charged in March. Five of the defendants were arrested. Another three were "
            "charged in May. The remaining seven have been summoned."
        ),
        (
            "Sixteen people were indicted. Ten of them were arrested Tuesday. Two others were arrested in June, one "
            "of whom has died. The remaining four are at large, and two more are sought as witnesses."
        ),
        "The service arrested 60 people. Thirty were removed. The remaining 28 are in custody, and two died.",
        "He got 81 months (six years and nine months) and served 90 months in all, or seven and a half years.",
    ],
)
def test_figures_that_a_reading_lets_hold(told: str) -> None:
    assert not is_accused(told)
