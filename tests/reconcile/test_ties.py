"""One table a kind of tie: sound statements, statements with a fault, and statements that only look alike."""

from __future__ import annotations

import pytest

from tests.reconcile.statement import of_kind, ties

TITLE = "Officers arrest {%s|person||arrest} in Lakeport\n\nOfficers arrested {%s|P} in Lakeport.\n"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (TITLE % ("214", "214"), [(("c1", "c2"), "consistent")]),
        (TITLE % ("214", "241"), [(("c1", "c2"), "inconsistent")]),
        (TITLE.replace("|arrest}", "|arrest|hedge=over}", 1) % ("200", "216"), [(("c1", "c2"), "consistent")]),
        (TITLE.replace("|arrest}", "|arrest|hedge=over}", 1) % ("250", "216"), [(("c1", "c2"), "inconsistent")]),
        (TITLE.replace("|arrest}", "|arrest|hedge=nearly}", 1) % ("200", "196"), [(("c1", "c2"), "consistent")]),
        (TITLE.replace("|arrest}", "|arrest|hedge=nearly}", 1) % ("200", "216"), [(("c1", "c2"), "inconsistent")]),
        # the title's five are the body's three and two
        (
            "Officers arrest {5|person||arrest}\n\nOfficers arrested {three|P}. They arrested {two|P} on Tuesday.\n",
            [],
        ),
        # three and one more
        (
            "Officers arrest {3|person|smuggler|arrest} and a fugitive\n\nOfficers arrested {four|P} on Monday.\n",
            [],
        ),
        # an owner and three employees
        ("Officers arrest {4|person||arrest}\n\nThe owner and {three|person|employee|arrest} were arrested.\n", []),
        # two groups in one title
        (
            "Officers arrest {2|person||arrest}, then {7|person||arrest}\n\nOfficers arrested {two|P}.\n",
            [(("c1", "c3"), "consistent")],
        ),
    ],
)
def test_title_and_body(marked: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert of_kind(marked, "same") == expected


def test_three_mentions_make_one_relation() -> None:
    marked = (
        "Officers arrested {200|person|immigrant|arrest|hedge=over}. The agency held "
        "{216|person|individual|arrest} from {30|country|country|extent}. All {216|person|individual|arrest} arrested "
        "were at large.\n"
    )
    assert of_kind(marked, "same") == [(("c1", "c2", "c4"), "consistent")]


@pytest.mark.parametrize(
    ("years", "months", "verdict"),
    [
        ("{24|duration|year|sentence}", "{288|duration|month|sentence}", ["consistent"]),
        ("{15|duration|year|sentence}", "{188|duration|month|sentence}", ["inconsistent"]),
        ("more than {15|duration|year|sentence|hedge=over}", "{188|duration|month|sentence}", ["consistent"]),
        ("nearly {3|duration|year|sentence|hedge=nearly}", "{33|duration|month|sentence}", ["consistent"]),
        ("{8|duration|year|sentence}", "{100|duration|month|sentence}", ["consistent"]),
    ],
)
def test_years_and_months(years: str, months: str, verdict: list[str]) -> None:
    marked = f"Smuggler sentenced to {years} in prison\n\nThe man was sentenced to {months} in prison.\n"
    assert [v for _, v in of_kind(marked, "same")] == verdict


def test_supervision_is_not_prison() -> None:
    marked = (
        "He got {five|duration|year|sentence} in prison. It is followed by {five|duration|year|sentence} of "
        "supervised release.\n"
    )
    assert of_kind(marked, "same") == []


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("1,361", "1,631", ["inconsistent"]),
        ("1,361", "1,367", ["inconsistent"]),
        ("1,361", "1,361", ["consistent"]),
        ("216", "195", ["inconsistent"]),
    ],
)
def test_a_total_taken_up_again(first: str, second: str, verdicts: list[str]) -> None:
    marked = "The service arrested {%s|P} in May. All {%s|P} arrested are in custody.\n"
    assert [v for _, v in of_kind(marked % (first, second), "same")] == verdicts


def test_two_places_are_two_counts() -> None:
    marked = "In Lakeport {361|P} were held. In Easton {631|P} were held.\n"
    assert [v for _, v in of_kind(marked, "same")] == []


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("{42000|money|dollar|money}", "{40000|money|dollar|money|hedge=about}", []),
        ("{40000|money|dollar|money}", "{40000|money|dollar|money}", ["consistent"]),
    ],
)
def test_amounts_that_only_round_alike_are_two(first: str, second: str, verdicts: list[str]) -> None:
    marked = f"He defrauded a woman of {first}. He defrauded a couple of {second} of savings.\n"
    assert [v for _, v in of_kind(marked, "same")] == verdicts


PARTS = "Of the {%s|P} arrested, {%s|person|national|arrest|of=c1|f=nationality:peruvian} were Peruvian, "
PARTS += "{%s|person|national|arrest|of=c1|f=nationality:polish} Polish and "
PARTS += "{%s|person|national|arrest|of=c1|f=nationality:ghanaian} Ghanaian nationals.\n"


@pytest.mark.parametrize(
    ("numbers", "verdicts"),
    [
        (("126", "70", "36", "20"), ["consistent"]),
        (("126", "70", "46", "20"), ["inconsistent"]),  # nobody has two of these nationalities
        (("126", "70", "36", "15"), ["note"]),  # nothing says that these are all
    ],
)
def test_nationalities(numbers: tuple[str, ...], verdicts: list[str]) -> None:
    assert [v for _, v in of_kind(PARTS % numbers, "sum")] == verdicts


@pytest.mark.parametrize(("first", "verdicts"), [("91", ["consistent"]), ("97", ["note"]), ("51", [])])
def test_parts_that_may_overlap_are_noted_only_where_they_nearly_fill_the_whole(
    first: str, verdicts: list[str]
) -> None:
    marked = "{120|P} were held: {%s|P|of=c1} driving trucks, {27|P|of=c1} riding along and {two|P|of=c1} on foot.\n"
    marked = marked.replace(" held: ", " held, ") % first
    assert [v for _, v in of_kind(marked, "sum")] == verdicts


def test_convicted_and_not_convicted_cannot_overlap() -> None:
    marked = (
        "Of the {126|P} arrested, {84|P|of=c1|f=criminality:convicted} had convictions and "
        "{%s|P|of=c1|f=criminality:none} had no convictions.\n"
    )
    assert [v for _, v in of_kind(marked % "42", "sum")] == ["consistent"]
    assert [v for _, v in of_kind(marked % "52", "sum")] == ["inconsistent"]


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("$2,780,947", "$2,870,947", ["inconsistent"]),
        ("$2,780,947", "$2,780,947", ["consistent"]),
        ("$250,000", "$260,000", []),
    ],
)
def test_long_amounts_that_differ_by_a_slip(first: str, second: str, verdicts: list[str]) -> None:
    marked = "Agents seized {%s|money|dollar|seizure} in cash. The cash, {%s|money|dollar|seizure}, came from fraud.\n"
    assert [v for _, v in of_kind(marked % (first, second), "same")] == verdicts


@pytest.mark.parametrize(
    ("other", "ties_it"),
    [
        ("{46|duration|month|sentence}", 1),
        ("nearly {four|duration|year|sentence|hedge=nearly}", 1),
        ("{four|duration|year|sentence}", 0),
    ],
)
def test_a_length_in_two_units(other: str, ties_it: int) -> None:
    marked = f"Smuggler sentenced to {other} in prison\n\nHe was sentenced to {{3|duration|year|sentence}} years and "
    marked += "{10|duration|month|sentence} months in prison.\n"
    assert len(of_kind(marked, "sum")) == ties_it


def test_overlapping_groups_are_not_added() -> None:
    marked = (
        "Of the {100|P} arrested, {60|P|of=c1|f=criminality:convicted} had "
        "convictions, {30|P|of=c1|f=gang:gang} were gang members and "
        "{25|P|of=c1|f=status:fugitive} were fugitives.\n"
    )
    assert {r.verdict for r in ties(marked)} == {"consistent"}
    assert of_kind(marked, "sum") == []


LIST = "The {%s|P} people arrested were:\n- {%s|P|of=c1} convicted of theft\n"
LIST += "- {%s|P|of=c1} convicted of fraud\n- {%s|P|of=c1} with no conviction\n"


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        (("90", "40", "30", "20"), "consistent"),
        (("90", "40", "30", "10"), "inconsistent"),
        (("90", "40", "30", "40"), "inconsistent"),
    ],
)
def test_a_list_under_its_total(numbers: tuple[str, ...], verdict: str) -> None:
    assert of_kind(LIST % numbers, "sum") == [(("c2", "c3", "c4", "c1"), verdict)]


@pytest.mark.parametrize(
    "change",
    [
        ("were:", "included:"),  # open list
        ("- {20|P|of=c1} with no conviction\n", "- several with no conviction\n"),  # an unread item
        ("people arrested were:", "people arrested and {80|P} questioned were:"),  # two totals
    ],
)
def test_a_list_that_may_not_be_whole_is_not_accused(change: tuple[str, str]) -> None:
    marked = (LIST % ("95", "40", "30", "20")).replace(*change)
    assert marked != LIST % ("95", "40", "30", "20")
    assert "inconsistent" not in {r.verdict for r in ties(marked)}


def test_a_single_member_without_a_number_is_not_missed() -> None:
    marked = (
        "Officers seized {10|item|firearm|seizure}: {six|item|rifle|seizure|of=c1}, "
        "{three|item|pistol|seizure|of=c1} and a shotgun.\n"
    )
    assert "inconsistent" not in {r.verdict for r in ties(marked)}


def test_one_each_is_not_one() -> None:
    marked = (
        "He has {seven|conviction|conviction|conviction}: {two|conviction|conviction|conviction|of=c1} for theft and "
        "{one|conviction|conviction|conviction|of=c1} each for fraud and arson.\n"
    )
    assert of_kind(marked, "sum") == []


@pytest.mark.parametrize(("rest", "verdict"), [("95", "consistent"), ("90", "inconsistent")])
def test_a_stated_rest(rest: str, verdict: str) -> None:
    marked = (
        "Of the {126|P} arrested, officers removed {31|person|people|removal|of=c1}; the remaining "
        "{%s|P|of=c1} are in custody.\n"
    )
    assert of_kind(marked % rest, "rest") == [(("c2", "c3", "c1"), verdict)]


def test_an_unstated_rest() -> None:
    marked = "Officers arrested {216|P}. They removed {36|person|people|removal|of=c1}, with the rest to follow.\n"
    (rest,) = [r for r in ties(marked) if r.kind == "rest"]
    assert (rest.claims, rest.verdict, rest.computed) == (("c2", "c1"), "consistent", "180")
    assert rest.steps[0].words == "216 − 36 = 180"


@pytest.mark.parametrize(("part", "verdict"), [("36", "consistent"), ("236", "inconsistent")])
def test_part_and_whole(part: str, verdict: str) -> None:
    marked = "Of the {216|P} arrested, {%s|P|of=c1} were fugitives.\n"
    assert of_kind(marked % part, "part") == [(("c2", "c1"), verdict)]


def test_charges_are_no_part_of_people() -> None:
    marked = "Among the {216|P} were {400|conviction|conviction|conviction|of=c1}.\n"
    assert ties(marked) == ()


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("{171|P|of=c1}, or {71 percent|%|of=c1}, were convicted", "consistent"),
        (
            "{171|P|of=c1}, or {60 percent|%|of=c1}, were convicted",
            "inconsistent",
        ),
        ("{71 percent|%|of=c1} ({171|P|of=c1}) were convicted", "consistent"),
        ("{51 percent|%|of=c1} ({171|P|of=c1}) were convicted", "inconsistent"),
        (
            "{161|P|of=c1}, or about {two-thirds|%|of=c1|hedge=about}, had",
            "consistent",
        ),
        ("{121|P|of=c1}, or {half|%|of=c1}, were convicted", "consistent"),
        (
            "{171|P|of=c1}, or nearly {half|%|of=c1|hedge=nearly}, had",
            "inconsistent",
        ),
    ],
)
def test_shares(words: str, verdict: str) -> None:
    found = of_kind("Of the {241|P} arrested, " + words + " before.\n", "share")
    assert [v for _, v in found] == [verdict]


def test_a_share_of_a_known_whole_is_turned_into_a_number() -> None:
    marked = (
        "Officers arrested {680|P|hedge=over}. Of those, approximately "
        "{75 percent|%|of=c1|hedge=about} were convicted.\n"
    )
    (share,) = [r for r in ties(marked) if r.kind == "share"]
    assert (share.claims, share.verdict, share.computed) == (("c2", "c1"), "note", "about 510 or more")


MEAN = "The {%s|P|hedge=over} faced {%s|charge|charge|charge|hedge=over}, an average of {%s|charge|charge|charge}"


@pytest.mark.parametrize(
    ("numbers", "verdicts"),
    [
        (("73,000", "290,000", "four"), ["consistent"]),
        (("12,000", "60,000", "five"), ["consistent"]),
        (("12,000", "60,000", "nine"), ["inconsistent"]),
    ],
)
def test_averages(numbers: tuple[str, ...], verdicts: list[str]) -> None:
    assert [v for _, v in of_kind(MEAN % numbers + " per person.\n", "average")] == verdicts


def test_an_average_a_day_has_no_count_here() -> None:
    marked = "With {40|S} they made {900|event|arrest|arrest}, an average of {nine|event|arrest|arrest} a day.\n"
    assert of_kind(marked, "average") == []


@pytest.mark.parametrize(("each", "verdict"), [("100", "consistent"), ("150", "inconsistent")])
def test_equal_portions(each: str, verdict: str) -> None:
    marked = "They found {four|item|brick|seizure}, each of which held {%s|item|packet|seizure} and "
    marked += "came to a total of {400|item|packet|seizure}.\n"
    assert [v for _, v in of_kind(marked % each, "average")] == [verdict]


@pytest.mark.parametrize(
    ("length", "dates", "verdict"),
    [
        ("{12|duration|day|extent}-day", "[March 11 to March 22|3/11|3/22]", "consistent"),
        ("{11|duration|day|extent}-day", "[March 11 to March 22|3/11|3/22]", "inconsistent"),
        ("{9|duration|day|extent}-day", "[April 7 to April 14|4/7|4/14]", "inconsistent"),
        ("{two|duration|week|extent}-week", "[September 2 to September 15|9/2|9/15]", "consistent"),
        ("{two|duration|week|extent}-week", "[September 1 to September 12|9/1|9/12]", "consistent"),
        ("{two|duration|week|extent}-week", "[September 1 to September 28|9/1|9/28]", "inconsistent"),
        ("{8|duration|day|extent}-day", "[December 28 to January 4|12/28|1/4]", "consistent"),
        ("{3|duration|day|extent}-day", "[February 28 to March 1|2/28|3/1]", "consistent"),
        ("{2|duration|day|extent}-day", "[February 28 to March 1|2/28|3/1]", "consistent"),
        ("{4|duration|day|extent}-day", "[February 28 to March 1|2/28|3/1]", "inconsistent"),
        ("{6|duration|day|extent} operational days of the", "[April 7 to April 14|4/7|4/14]", "not comparable"),
    ],
)
def test_lengths(length: str, dates: str, verdict: str) -> None:
    assert [v for _, v in of_kind(f"The {length} operation ran from {dates}.\n", "duration")] == [verdict]


def test_a_range_given_as_two_days() -> None:
    marked = "The {%s|duration|day|extent}-day operation began on <March 4|3/4> and ended on <March 10|3/10>.\n"
    assert [v for _, v in of_kind(marked % "7", "duration")] == ["consistent"]
    assert [v for _, v in of_kind(marked % "5", "duration")] == ["inconsistent"]


def test_two_phases_are_added_and_never_accused() -> None:
    marked = "The {%s|duration|day|extent}-day operation ran [May 1-5|5/1|5/5] and [May 10-14|5/10|5/14].\n"
    assert [v for _, v in of_kind(marked % "10", "duration")] == ["consistent"]
    assert of_kind(marked % "9", "duration") == []


@pytest.mark.parametrize(
    ("marked", "verdicts"),
    [
        (
            "{doubled|X|hedge=over} from {10,000|S} to {22,000|S}",
            ["consistent"],
        ),
        (
            "rose {19.5 percent|D}, from {200|S} to {239|S}",
            ["consistent"],
        ),
        (
            "rose {19.5 percent|D}, from {200|S} to {280|S}",
            ["inconsistent"],
        ),
        (
            "fell {25 percent|D}, from {200|S} to {150|S}",
            ["consistent"],
        ),
        (
            "rose {700 percent|D}, from {10|S} to {70|S}",
            ["note"],
        ),
        ("rose {19.5 percent|D} with {280|S} now", []),
        ("{doubled|X} from {4,000|S} to {5,100|S}", ["inconsistent"]),
    ],
)
def test_changes(marked: str, verdicts: list[str]) -> None:
    assert [v for _, v in of_kind(f"The force {marked}.\n", "change")] == verdicts


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("was down {50 percent|D} from {480|S} in March 2024", ("note", "about 240")),
        ("was up {12 percent|D} compared with {5,100|S} in fiscal year 2024", ("note", "about 5,712")),
        ("grew {25 percent|D} over {160|other||staffing} a year earlier", ("note", "about 200")),
        ("saw a {20 percent|D} increase from {nearly 50|S|hedge=nearly|value=50}", ("note", "about 60")),
        ("{doubled|X} from {300|S} a year earlier", ("note", "about 600")),
        ("grew {25 percent|D} to {200|S} in March from {160|S} in January", ("consistent", "25 percent")),
        ("grew {25 percent|D} to {300|S} in March, up from {160|S} in January", ("inconsistent", "87.5 percent")),
        ("had {240|S} on duty, down {50 percent|D} from {480|other||staffing}", ("consistent", "50 percent")),
        ("had {240|S} on duty, down {20 percent|D} from {480|other||staffing}", ("inconsistent", "50 percent")),
    ],
)
def test_a_change_from_a_number_in_its_sentence(marked: str, told: tuple[str, str]) -> None:
    assert [(r.verdict, r.computed) for r in ties(f"The force {marked}.\n") if r.kind == "change"] == [told]


@pytest.mark.parametrize(
    "marked",
    [
        "was up {12 percent|D} over {14|duration|day|extent} days",
        "was up {12 percent|D} in {14|place|county|extent} counties",
        "was up {12 percent|D} from {9|place|county|extent} counties",
        "was up {12 percent|D} and seized {480|item|firearm|seizure}",
        "changed {12 percent|D} from {480|S}",  # no word says which way
        "was down {120 percent|D} from {480|S}",
    ],
)
def test_what_is_no_old_number_of_a_change(marked: str) -> None:
    assert of_kind(f"The force {marked}.\n", "change") == []


def test_the_new_number_of_another_clause_is_not_taken_for_that_of_a_bare_old_one() -> None:
    marked = "Officers seized {600|item|firearm|seizure} and hired staff, down {50 percent|D} from {480|other||%s}.\n"
    for measure in ("staffing", "seizure"):
        assert "inconsistent" not in {v for _, v in of_kind(marked % measure, "change")}


def test_of_several_numbers_before_a_change_no_one_is_picked_for_an_accusation() -> None:
    marked = "The force had {%s|S} in the city and {%s|S} on the coast, up {20 percent|D} from {400|S}.\n"
    assert [v for _, v in of_kind(marked % (480, 90), "change")] == ["note"]  # the first
    assert [v for _, v in of_kind(marked % (300, 180), "change")] == ["note"]  # both together
    assert [v for _, v in of_kind(marked % (120, 480), "change")] == ["consistent"]
    assert [v for _, v in of_kind(marked % (300, 250), "change")] == ["inconsistent"]


def test_a_rest_looks_back_no_further_than_its_own_sentence_needs() -> None:
    marked = (
        "Of the {126|P} arrested, {42|P|of=c1} had no convictions. Officers removed {31|P|of=c1} of them; the "
        "remaining {95|P|of=c1} are in custody.\n"
    )
    assert "inconsistent" not in {r.verdict for r in ties(marked)}


def test_a_list_after_a_number_of_countries_is_not_of_the_countries() -> None:
    marked = (
        "The {126|P} came from {three|country|country|extent}: {70|country|country|extent} from Peru, "
        "{36|country|country|extent} from Poland and {20|country|country|extent} from Ghana.\n"
    )
    assert "inconsistent" not in {r.verdict for r in ties(marked)}
