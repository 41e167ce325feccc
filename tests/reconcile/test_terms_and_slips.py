"""Terms told twice, cut or served, and numbers that a slip of the keys makes another: each beside what is sound."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import ties

OVER = (
    "Harbor case leads to prison\n\nA Lakeport man was sentenced to more than "
    "{%s|duration|year|sentence|hedge=over} years in prison for theft.\n\nA judge sentenced Quill to "
    "{102|duration|month|sentence} months in prison and {three|duration|year|sentence} years of supervised release.\n"
)
IN_TWO_UNITS = (
    "Harbor case leads to prison\n\nThe case landed a Lakeport man {%s|duration|month|sentence} months in prison.\n\n"
    "A judge ordered Quill to serve {two|duration|year|sentence} years and {three|duration|month|sentence} months in "
    "prison.\n"
)
ROUNDED_UP = (
    "Harbor case leads to more than {%s|duration|year|sentence|hedge=over} years in prison\n\nA Lakeport man received "
    "{14|duration|year|sentence} years and {eight|duration|month|sentence|value=8} months in prison for theft.\n"
)
SERVED = (
    "Quill was sentenced to up to {12|duration|year|sentence|hedge=at_most} years and "
    "{six|duration|month|sentence} months in prison. He served {%s|duration|year|sentence} years of his sentence.\n"
)
REDUCED = (
    "Quill was sentenced to {90|duration|month|sentence} months in prison, which was later reduced to "
    "{%s|duration|month|sentence} months.\n"
)
CONFINED = (
    "The {two|person|man|sentence} men received a combined {%s|duration|month|sentence} months in custody. Quill was "
    "sentenced to {75|duration|month|sentence} months confinement. Moss was sentenced to {41|duration|month|sentence} "
    "months confinement.\n"
)
SWAPPED = (
    "Bureau arrests {426|P} in Lakeport\n\nThe bureau arrested {426|P} people.\n\nOur efforts resulted in "
    "{%s|event|arrest|arrest} arrests, the chief said.\n"
)
LONG = (
    "Bureau asks county to hold {%s|person|person|arrest} people\n\nThere are currently "
    "{33,719|person|person|detention} people in custody with detainers.\n"
)
POUNDS = (
    "Man sentenced for smuggling {%s|mass|pound|traffic} pounds of powder\n\nThe powder had a total weight of "
    "{907|mass|pound|seizure|hedge=about} pounds.\n"
)
TRIPLED = (
    "The bureau arrested {%s|person|smuggler|arrest} smugglers this year, more than "
    "{tripling|factor||arrest|change|value=3|hedge=over} the number of smugglers arrested in the last year, when just "
    "{150|person|smuggler|arrest} were caught.\n"
)
CONSECUTIVE = (
    "Quill was sentenced to {%s|duration|year|sentence} years in prison for {one|charge|count|conviction} count of "
    "theft and {two|charge|count|conviction} counts of fraud. He was sentenced to {20|duration|year|sentence} years on "
    "each of the fraud counts and {30|duration|year|sentence} years for the theft, to run consecutively.\n"
)


def _verdicts(marked: str) -> set[str]:
    return {relation.verdict for relation in ties(marked)}


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (OVER, "eight", "nine"),
        (IN_TWO_UNITS, "27", "30"),
        (ROUNDED_UP, "14", "15"),
        (SERVED, "ten", "14"),
        (REDUCED, "78", "98"),
        (CONFINED, "116", "126"),
        (SWAPPED, "426", "462"),
        (LONG, "33,719", "33,179"),
        (POUNDS, "907", "2,000"),
        (TRIPLED, "460", "300"),
        (CONSECUTIVE, "70", "90"),
    ],
)
def test_one_figure_makes_the_fault(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


@pytest.mark.parametrize(
    "marked",
    [
        # two people, two terms
        OVER.replace("Quill to", "his brother to") % "nine",
        # a part of the term, and another court's
        OVER.replace("to {102", "on the first count to {102") % "nine",
        # the rest of it is told as well
        (OVER % "nine").rstrip() + " He must serve {eight|duration|month|sentence|value=8} months more in jail.\n",
        # of two terms either may have been reduced
        (
            "Quill got {three|duration|year|sentence} years of release and {60|duration|month|sentence} months, which "
            "was later reduced to {78|duration|month|sentence} months.\n"
        ),
        # a combined sentence is none of those told
        SERVED.replace("of his", "of a combined") % "14",
        # at least so long
        SERVED.replace("up to {12", "at least {12").replace("at_most", "at_least") % "14",
        # last year's number, and some of them
        SWAPPED.replace("Our efforts", "Last year our efforts") % "462",
        SWAPPED.replace("the chief said", "the chief said, including another office’s") % "462",
        LONG.replace("There are currently", "Since then another") % "33,179",
        # one load of several
        POUNDS.replace("The powder", "Another load") % "2,000",
        # 2,000 pounds are no slip of 1,200
        POUNDS.replace("907", "1,200") % "2,000",
        # terms that run side by side, others besides, and a number of counts that is not told
        CONSECUTIVE.replace("consecutively", "consecutively, except one that is concurrent") % "90",
        CONSECUTIVE.replace("for the theft", "for the theft and another term for escape") % "90",
        CONSECUTIVE.replace("fraud counts", "perjury counts") % "90",
        CONSECUTIVE.replace("He was", "His brother was previously") % "90",
        CONSECUTIVE.replace("was sentenced to {%s", "faced {%s") % "90",
        TRIPLED.replace("number of smugglers arrested", "number of weapons seized") % "300",
    ],
)
def test_what_has_an_innocent_reading_is_not_accused(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)
