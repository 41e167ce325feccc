"""What the grammar reads: spans, values, ends of ranges, forms."""

from __future__ import annotations

import pytest

from counterfoil.extract.numbers import POINT_GROUPS, numbers
from counterfoil.model import DateMention, Document, Number, NumberForm, Segment, Span
from tests.numbers.reading import bracketed, document, read

VALUES: list[tuple[str, Number | None]] = [
    ("[Forty-one] of the goats fled.", 41),
    ("A farmer gets [12] years after his barn fell.", 12),
    ("The verdict came after [11] days of testimony.", 11),
    ("That was against [204] a year earlier.", 204),
    ("[Seven in 10] goats fled.", 70),
    ("About [one in five] dollars was lost.", 20),
    ("It took [one-fourth] of the hay.", 25),
    ("They sold [1,361] goats.", 1361),
    ("They sold [two hundred and fifty] goats.", 250),
    ("They sold [one hundred fifty-two thousand three hundred] goats.", 152300),
    ("They sold [twenty-one hundred] goats.", 2100),
    ("They sold [one hundred one thousand two hundred] goats.", 101200),
    ("They sold [nine hundred ninety-nine thousand nine hundred] goats.", 999900),
    ("They sold [two and a half] barrels.", 2.5),
    ("A [five-and-a-half]-year lease was signed.", 5.5),
    ("They sold [1.3 million] goats.", 1300000),
    ("They sold [4.9\nmillion] goats.", 4900000),
    ("They sold [1K] goats.", 1000),
    ("It cost [$1.3 million] in all.", 1300000),
    ("It cost [$1.3M] in all.", 1300000),
    ("It cost [US$5 billion] in all.", 5000000000),
    ("It cost [€7,000] in all.", 7000),
    ("It cost [£12.50] in all.", 12.5),
    ("It cost [1,000] dollars in all.", 1000),
    ("It cost [$14+ million] in all.", 14000000),
    ("It cost [half a million] dollars.", 500000),
    ("[75 percent] of goats sneeze.", 75),
    ("[75%] of goats sneeze.", 75),
    ("[75 per cent] of goats sneeze.", 75),
    ("It rose by [2.5 percentage points] at once.", 2.5),
    ("[Half] of goats sneeze.", 50),
    ("[Two-thirds] of goats sneeze.", 66.67),
    ("[Three quarters] of goats sneeze.", 75),
    ("[A third] of goats sneeze.".replace("[A third]", "A [third]"), 33.33),
    ("[One in four] goats sneezes.", 25),
    ("[Three out of five] goats sneeze.", 60),
    ("[9 out of 10] goats sneeze.", 90),
    ("The fence is a [quarter] mile long.", 0.25),
    ("The herd [doubled] last year.", 2),
    ("The herd grew [fourfold] since.", 4),
    ("He was fined [twice] for it.", 2),
    ("A [four]-time goat thief sneezed.", 4),
    ("A [12]-day fair was held.", 12),
    ("They carried a [6]-pack.", 6),
    ("They sold a [dozen] goats.", 12),
    ("They sold [two dozen] goats.", 24),
    ("They sold [half a dozen] goats.", 6),
    ("They sold a [pair] of goats.", 2),
    ("They sold [dozens] of goats.", None),
    ("They sold [tens of thousands] of goats.", None),
    ("They sold several [hundred] goats.", None),
    ("They sold [1,000s] of goats.", None),
    ("[One in 10] goats sneezes.", 10),
    ("They sold a [hundred] goats.", 100),
    ("They sold [zero] goats.", 0),
    ("Theft of a goat x[2] was alleged.", 2),
    ("They sold [1\u2009361] goats.", 1361),
    ("They sold [1\u00a0361\u00a0000] goats.", 1361000),
    ("They sold [½] barrel of straw.", 0.5),
    ("They sold [17 ½] barrels of straw.", 17.5),
    ("They sold [1½] barrels of straw.", 1.5),
]


@pytest.mark.parametrize(("words", "value"), VALUES, ids=[words for words, _ in VALUES])
def test_value_and_span(words: str, value: Number | None) -> None:
    text, spans = bracketed(words)
    assert [(mention.span, mention.value) for mention in read(text)[0]] == [(spans[0], value)]


RANGES: list[tuple[str, Number, Number, NumberForm]] = [
    ("They sold [16 to 18] goats.", 16, 18, "digits"),
    ("They sold between [10 and 15] goats.", 10, 15, "digits"),
    ("They sold [10-15] goats.", 10, 15, "digits"),
    ("They sold [10–15] goats.", 10, 15, "digits"),
    ("They sold [two or three] goats.", 2, 3, "words"),
    ("It cost [$5,000 to $10,000] a head.", 5000, 10000, "money"),
    ("It cost [$5 to $10 million] a head.", 5000000, 10000000, "money"),
    ("It cost between [$104 million and $416 million] in all.", 104000000, 416000000, "money"),
    ("It charged [3% to 8%] a month.", 3, 8, "percent"),
    ("It charged [10 to 15 percent] a month.", 10, 15, "percent"),
    ("It charged [6 percent to 8 percent] a month.", 6, 8, "percent"),
]


@pytest.mark.parametrize(("words", "low", "high", "form"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_is_one_figure_from_its_first_number_to_its_last(
    words: str, low: Number, high: Number, form: NumberForm
) -> None:
    text, spans = bracketed(words)
    (mention,) = read(text)[0]
    assert (mention.span, mention.value, mention.high, mention.form) == (spans[0], low, high, form)
    assert mention.hedge == "range"


@pytest.mark.parametrize(
    "words",
    [
        "The herd grew from [10,000] to [22,000] goats.",
        "Goats came, [three] from Quince, [two] from Marl and [one] from Ock.",
        "They sold [two] and [three] goats.",
        "They found [six] in [10] barns.",
        "He got [five] years and [four] months.",
        "He faces up to [10] and [five] years.",
        "[Two] hens, [40] goats, and [$300] were lost.",
    ],
)
def test_numbers_that_are_no_range_stay_apart(words: str) -> None:
    text, spans = bracketed(words)
    assert [mention.span for mention in read(text)[0]] == list(spans)


def test_points_group_digits_only_where_the_jurisdiction_writes_so() -> None:
    assert [mention.value for mention in read("Man fand 1.361,5 Liter.", POINT_GROUPS)[0]] == [1361.5]
    assert [mention.value for mention in read("They found 1.361 litres.")[0]] == [1.361]


def test_an_expression_never_crosses_from_one_segment_to_the_next() -> None:
    statement = document("They sold 4", "million goats sneezed.")
    mentions, _ = numbers(statement, (), ())
    assert [mention.value for mention in mentions] == [4, 1000000]


def test_boilerplate_holds_no_figures() -> None:
    text = "Twelve goats fled.\n\nWe have 40 barns in two towns. Call 555-014-2277."
    segments = (Segment(Span(0, 18), "body", "t"), Segment(Span(20, len(text)), "boilerplate", "t"))
    mentions, leftovers = numbers(Document("t", text, "0", segments=segments), (), ())
    assert [mention.value for mention in mentions] == [12]
    assert [(item.value, item.reason, item.rule) for item in leftovers] == [
        (40, "boilerplate", "number.boilerplate"),
        (2, "boilerplate", "number.boilerplate"),
        (None, "phone", "number.phone"),
    ]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("He hid for three days before the fair.", [3]),
        ("For three days before the fair, he hid.", []),
        ("Three days before the fair, he hid.", []),
        ("He will spend the next six years in prison.", [6]),
        ("Over the next six years, goats fled.", []),
        ("He got five years, suspended after one year.", [5, 1]),
    ],
)
def test_a_length_of_time_is_a_figure_where_it_is_told_and_not_where_it_tells_when(
    words: str, figures: list[Number]
) -> None:
    assert [mention.value for mention in read(words)[0]] == figures


def test_a_date_takes_its_numbers_and_a_window_its_length() -> None:
    text = "On the 3/4 fair day, in some sixty days, 12 goats fled."
    dates = (
        DateMention(Span(7, 10), "day", "date.test"),
        DateMention(Span(text.index("in some"), text.index(", 12")), "window", "date.test"),
    )
    statement = document(text)
    mentions, leftovers = numbers(statement, (), dates)
    assert [mention.value for mention in mentions] == [12]
    assert [(statement.quote(item.span), item.value, item.reason) for item in leftovers] == [
        ("3/4", None, "date"),
        ("sixty", 60, "window"),
    ]
