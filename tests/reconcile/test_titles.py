"""What a title says and the body says otherwise: each fault beside a sound statement of the same form."""

from __future__ import annotations

import pytest

from counterfoil.pipeline import audit_document
from counterfoil.read import document
from tests.reconcile.statement import ties

PARTNERS = (
    "Harbor officers arrest {%s|P}\n\nThe Harbor Bureau, in conjunction with other county agencies, arrested "
    "{48|person|people|arrest} people.\n"
)
WITH_OTHERS = (
    "Harbor officers arrest {%s|P}\n\nThe Harbor Bureau and other officers arrested {48|P} people and another man.\n"
)
INVESTIGATION = (
    "Nearly {%s|person|people|arrest|hedge=nearly} detained in Lakeport\n\nAs a result of the initial investigation, "
    "{475|person|people|arrest} people were detained.\n"
)
TWO_DEEDS = (
    "Bureau arrests {%s|P}, deports {528|person|people|removal}\n\nThe bureau arrested {422|P} people and deported "
    "{528|person|people|removal} people.\n"
)
HEDGED = (
    "Bureau arrests more than {%s|P|hedge=over}\n\nThe bureau apprehended more than {1,400|P|hedge=over} people. "
    "It arrested {1,406|P} people in Lakeport.\n"
)
TERM = (
    "Lakeport man sentenced to {%s|duration|month|sentence} months for reentry\n\nA judge sentenced the Lakeport man "
    "to {three|duration|year|sentence|value=3} years and {10|duration|month|sentence} months in prison.\n"
)
TERM_OVER = (
    "Lakeport man sentenced to more than {%s|duration|year|sentence|hedge=over} years\n\nThe man was sentenced to "
    "{22|duration|year|sentence} years and {seven|duration|month|sentence|value=7} months in prison.\n"
)
TERM_OF_MAXIMUM = (
    "Lakeport man sentenced to {%s|duration|month|sentence} months for fraud\n\nA judge sentenced the Lakeport man "
    "to {three|duration|year|sentence|value=3} years and {10|duration|month|sentence} months in prison. He had "
    "faced up to {20|duration|year|sentence|hedge=at_most} years.\n"
)
TERM_OF_TWO = (
    "Lakeport man sentenced to {%s|duration|month|sentence} months for reentry\n\nA judge sentenced him to "
    "{three|duration|year|sentence|value=3} years and {10|duration|month|sentence} months in prison. His brother "
    "was sentenced to {one|duration|year|sentence|value=1} year and {two|duration|month|sentence|value=2} months.\n"
)
TERM_AND_RELEASE = (
    "Lakeport man sentenced to {%s|duration|year|sentence} years\n\nA judge sentenced him to "
    "{three|duration|year|sentence|value=3} years and {six|duration|month|sentence|value=6} months in prison and "
    "{five|duration|year|sentence|value=5} years of supervised release.\n"
)
SINCE = (
    "Bureau arrests {%s|P} along highways\n\nThe bureau arrested {223|P} people along highways since mid-September.\n"
)
NATIONWIDE = (
    "Bureau ends {%s|duration|day|extent}-day nationwide bureau operation\n\nThe bureau today ended a "
    "{14|duration|day|extent}-day operation named Quiet Harbor.\n"
)
CHARGED = (
    "Lakeport man indicted on {%s|charge|count|charge} counts\n\nA jury returned an indictment charging the Lakeport "
    "man, 34, with {11|charge|count|charge} counts.\n"
)
PART = (
    "Bureau arrests {646|P}, including {%s|person|member|arrest|of=c1|f=gang:lark} gang members\n\nThe bureau arrested "
    "{646|P} people, including {seven|person|member|arrest|of=c3|value=7|f=gang:lark} documented gang members.\n"
)
OTHER_PART = (
    "Bureau arrests {646|P}, including {%s|person|member|arrest|of=c1|f=gang:lark} gang members\n\nThe bureau arrested "
    "{646|P} people, including {seven|person|member|arrest|of=c3|value=7|f=gang:finch} documented gang members.\n"
)
HISTORY = (
    "Bureau arrests man deported {%s|event|time|removal} times\n\nThe bureau arrested a man who had previously been "
    "deported {six|event|time|removal|value=6} times.\n"
)


def _faults(marked: str) -> list[str]:
    return [relation.rule for relation in ties(marked) if relation.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("form", "sound", "fault"),
    [
        (PARTNERS, "48", "68"),
        (INVESTIGATION, "500", "800"),
        (TWO_DEEDS, "422", "592"),
        (HEDGED, "1,400", "1,960"),
        (TERM, "46", "64"),
        (TERM_OVER, "22", "32"),
        (TERM_OF_MAXIMUM, "46", "64"),
        (TERM_AND_RELEASE, "3", "12"),
        (PART, "7", "11"),
        (SINCE, "223", "313"),
        (NATIONWIDE, "14", "21"),
        (CHARGED, "11", "16"),
        (HISTORY, "6", "9"),
    ],
)
def test_a_title_is_held_against_the_body(form: str, sound: str, fault: str) -> None:
    """The figure that the body gives accuses nobody; another, which nothing explains, is seen."""
    assert _faults(form % sound) == []
    assert _faults(form % fault) == ["differ.title"]


@pytest.mark.parametrize(
    ("form", "figure"),
    [
        (WITH_OTHERS, "49"),  # and another man
        (TWO_DEEDS, "528"),  # of the other deed
        (TERM_OF_TWO, "64"),  # of two men
        (TERM_AND_RELEASE, "8"),  # prison and release in one
        (TERM_OVER, "20"),  # more than 20 years may well be 22
        (OTHER_PART, "11"),  # members of another gang
        (HISTORY, "7"),  # the last removal may be the news itself
    ],
)
def test_what_leaves_open_whether_both_count_the_same_accuses_nobody(form: str, figure: str) -> None:
    """Words that may explain the title's figure are given the benefit of the doubt."""
    assert _faults(form % figure) == []


def test_a_noun_of_time_behind_a_count_is_no_unit() -> None:
    """ "The 2,201 of the previous year" are no years."""
    marked = (
        "The bureau made {3,214|event|arrest|arrest} arrests in 2022, a {46%|percent|arrest|arrest|change} increase "
        "over the {2,201|event|year|arrest} of the previous year.\n"
    )
    assert [r.verdict for r in ties(marked) if r.kind == "change"] == ["consistent"]


@pytest.mark.parametrize(("figure", "verdicts"), [("370", []), ("519", ["title-differs"])])
def test_hundreds_bear_no_number_of_a_title_out(figure: str, verdicts: list[str]) -> None:
    """A vague count agrees with any number, which says nothing for that number."""
    text = (
        f"Harbor Bureau, partners arrest {figure} people in Lakeport\n\n"
        "LAKEPORT, May 8, 2025 - The Harbor Bureau and its partners arrested 370 people in Lakeport this week. "
        "“We arrested hundreds of people in Lakeport,” said its director.\n"
    )
    audit = audit_document(document(text, "harbor", "2025-05-09"), use_model=False)
    assert [f.code for f in audit.findings if f.verdict == "inconsistent"] == verdicts
