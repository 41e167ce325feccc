"""Which date governs which figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.model import Claim, Cue, Measure, Period, Span
from counterfoil.reference.rules import rules
from counterfoil.resolve.periods import event_period, periods, told_again
from counterfoil.resolve.periods_ground import ground, key
from counterfoil.resolve.periods_twins import told_elsewhere, told_in_body
from tests.periods.reading import extraction

PUBLISHED = date(2021, 5, 12)
MAY_4 = Period(date(2021, 5, 4), date(2021, 5, 4))
SWEEP = Period(date(2021, 5, 3), date(2021, 5, 7))
TITLED = (
    "Kenmore officers arrest 31 in county sweep\n\n"
    "KENMORE — Officers of the Kenmore Marshal arrested 31 people in a sweep from May 3 to May 7 in two counties.\n\n"
    "During the operation, officers also seized 14 rifles.\n\n"
    "If convicted, the men face up to 20 years in prison."
)


def read(text: str, figures: dict[str, Measure], published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    found = extraction(text, figures, published)
    return periods(found, found.claims)


def test_a_date_of_the_sentence_governs_its_figure() -> None:
    (claim,) = read("Officers arrested 12 people on May 4 in Kenmore.", {"12": "arrest"})
    assert claim.period is not None
    assert claim.period.period == MAY_4
    inference = claim.inference("period")
    assert inference is not None
    assert inference.rule == "period.own-sentence"
    assert inference.confidence is not None
    assert 0.5 < inference.confidence <= 1


def test_the_words_of_a_period_are_those_of_the_text() -> None:
    text = "Officers arrested 12 people on May 4 in Kenmore."
    (claim,) = read(text, {"12": "arrest"})
    assert claim.period is not None
    assert [text[span.start : span.end] for span in claim.period.words] == ["May 4"]


def test_an_operation_dates_its_title_and_its_seizures_and_no_possible_sentence() -> None:
    title, body, rifles, years = read(
        TITLED, {"31": "arrest", "31 people": "arrest", "14": "seizure", "20": "sentence"}
    )
    for claim in (title, body, rifles):
        assert claim.period is not None
        assert claim.period.period == SWEEP
    assert years.period is None


@pytest.mark.parametrize(
    ("title", "figure", "restates"),
    [
        ("31 held in Kenmore sweep", "31", 1),
        ("3 held in Kenmore sweep", "3", None),
        ("32 held in Kenmore sweep", "32", None),
        ("31 held May 6 in Kenmore sweep", "31", None),
    ],
    ids=["restated", "a small number", "another number", "a date of its own"],
)
def test_a_title_read_otherwise_than_the_body_still_has_the_date_of_its_number(
    title: str, figure: str, restates: int | None
) -> None:
    body = "KENMORE — Officers of the Kenmore Marshal found 31, all of them adults, and held 3, all armed, on May 4."
    found = extraction(f"{title}\n\n{body}", {figure: "other", "31,": "arrest", "3,": "arrest"}, PUBLISHED)
    place = ground(found, found.claims)
    assert told_in_body(place, place.figures[0], {1: MAY_4, 2: MAY_4}) == restates
    assert told_in_body(place, place.figures[0], {1: None, 2: None}) is None
    assert told_in_body(place, place.figures[1], {2: MAY_4}) is None


TERM = "The court sentenced Otto Quesnel to 31 months in prison on May 4."
CASES = "A man from Salem was tried. "


@pytest.mark.parametrize(
    ("told", "restates"),
    [
        (f"{TERM}\n\n“The court gave him thirty-one months,” the Marshal said.", True),
        (f"{TERM}\n\nThe court sentenced Quesnel to thirty-one months.", True),
        (f"{TERM}\n\nHe could face up to thirty-one months if convicted of more.", False),
        (f"{TERM}\n\nHe got thirty-one months on June 2, 2020, too.", False),
        (f"{CASES}{TERM}\n\nIn another case, a man got thirty-one months.\n\nA man from Dayton got a fine.", False),
        (f"{TERM}\n\nThe court sentenced Arvo Dune to thirty-one months.", False),
    ],
    ids=["restated", "the same man", "a threat", "a date of its own", "another case", "another man"],
)
def test_a_figure_that_nothing_dates_has_the_date_of_the_one_it_restates(told: str, restates: bool) -> None:
    text = f"Kenmore man sent to prison\n\n{told}"
    first, second = extraction(text, {"31": "sentence", "thirty-one": "sentence"}, PUBLISHED).claims
    found = extraction(text, {"31": "sentence"}, PUBLISHED)
    place = ground(found, (first, replace(second, quantity=first.quantity)))
    item = told_elsewhere(place, place.figures[1], {0: MAY_4})
    assert (item is not None and key(item) == MAY_4) == restates
    assert told_elsewhere(place, place.figures[1], {0: None}) is None
    other = ground(found, (first, replace(second, quantity=replace(first.quantity, value=32))))
    assert told_elsewhere(other, other.figures[1], {0: MAY_4}) is None


def test_a_figure_that_is_told_again_further_down_is_decided_anew() -> None:
    text = (
        "KENMORE — Officers of the Kenmore Marshal found 31, all of them adults, in two counties.\n\n"
        "They took 14 rifles.\n\nThe Marshal said that 31 were arrested in a sweep from May 3 to May 7."
    )
    found = extraction(text, {"31,": "arrest", "14": "seizure", "31": "arrest"}, PUBLISHED)
    place = ground(found, found.claims)
    assert [told_again(place, figure) for figure in place.figures] == [True, False, False]
    first, _, last = periods(found, found.claims)
    assert first.period is not None
    assert last.period is not None
    assert first.period.period == last.period.period == SWEEP


@pytest.mark.parametrize(
    "told",
    [
        "On May 10, the Kenmore Marshal announced the conclusion of a sweep in which 31 people were arrested.",
        "The Kenmore Marshal held a press conference May 10 to announce the results of a sweep with 31 arrests.",
        "The Kenmore Marshal announced the results of Operation Quiet Mill May 10. In all, 31 people were arrested.",
    ],
)
def test_the_day_on_which_results_are_announced_is_not_the_day_of_the_effort(told: str) -> None:
    assert [claim.period for claim in read(told, {"31": "arrest"})] == [None]
    (claim,) = read(f"{told} The sweep took place from May 3 to May 7.", {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == SWEEP


def test_what_is_announced_itself_is_of_that_day() -> None:
    (claim,) = read("On May 4, officers announced the arrest of 12 people in Kenmore.", {"12": "arrest"})
    assert claim.period is not None
    assert claim.period.period == MAY_4


SAID = (
    "Officers arrested 31 people in Kenmore on May 4.\n\n"
    "“Today, {} suspects were arrested,” said Marshal Ottoline Quillfeather."
)


def test_a_quoted_today_is_the_day_of_the_event_that_the_statement_tells() -> None:
    _, quoted = read(SAID.format(9), {"31": "arrest", "9": "arrest"})
    assert quoted.period is not None
    assert (quoted.period.period, quoted.period.rule) == (MAY_4, "period.when-said")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (SAID.format(9), date(2021, 5, 4)),
        (SAID.format(9), date(2021, 6, 2)),
        ("Officers met in Kenmore on May 4. Today, they arrested 9 people.", PUBLISHED),
    ],
    ids=["published on that day", "published long after", "no quotation"],
)
def test_any_other_today_is_the_day_of_publication(text: str, published: date) -> None:
    claims = read(text, {"9": "arrest"}, published)
    assert claims[-1].period is not None
    assert claims[-1].period.period == Period(published, published)


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Officers arrested 310 people in Kenmore, 12 percent more than in 2019.", "310", "arrest"),
        ("Officers arrested 310 people in Kenmore, a rise of 12 percent compared to 2019.", "12", "arrest"),
        ("Officers face an increase of 12 percent in assaults over this time last year.", "12", "victim"),
        ("Assaults rose by 40, an increase of 12 percent from calendar year 2019.", "40", "victim"),
        ("Assaults in Kenmore are up 12 percent from this time period last year.", "12", "victim"),
        ("Arrests in Kenmore are down 12 percent from the same period of 2020.", "12", "arrest"),
        ("Four other men were arrested prior to May 4.", "Four", "arrest"),
        ("Officers arrested 310 people in Kenmore, down from last year.", "310", "arrest"),
        ("Officers arrested 310 people, the most in one day since 2017.", "310", "arrest"),
    ],
)
def test_what_a_figure_is_compared_with_is_not_its_date(text: str, figure: str, measure: Measure) -> None:
    assert [claim.period for claim in read(text, {figure: measure})] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Since 2019, officers arrested 310 people.",
        "The most violent of the gangs lost 310 members arrested since 2019.",
    ],
)
def test_what_was_done_since_a_year_is_of_the_years_since(text: str) -> None:
    (claim,) = read(text, {"310": "arrest"})
    assert claim.period is not None
    assert claim.period.period == Period(date(2019, 1, 1), PUBLISHED)


def test_the_last_week_of_an_effort_is_not_the_week_before_publication() -> None:
    text = (
        "Officers ran a sweep in Kenmore from March 3 to March 27.\n\nIn the last week of the sweep, 31 were arrested."
    )
    (claim,) = read(text, {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == Period(date(2021, 3, 3), date(2021, 3, 27))


def test_a_figure_of_the_year_that_another_is_compared_with_is_of_that_year() -> None:
    (claim,) = read("Officers arrested 310 people, up from 290 people in 2019.", {"290": "arrest"})
    assert claim.period is not None
    assert claim.period.period == Period(date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize("window", ["in just five days", "in only 5 days", "within five days"])
def test_so_many_days_are_the_stretch_of_that_length_that_the_text_names(window: str) -> None:
    text = f"Officers ran a sweep in Kenmore from May 3 to May 7.\n\nThey arrested 31 people {window}."
    (claim,) = read(text, {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == SWEEP


def test_a_window_of_another_length_runs_up_to_publication() -> None:
    text = "Officers ran a sweep in Kenmore from May 3 to May 7.\n\nThey arrested 31 people in just two days."
    (claim,) = read(text, {"31": "arrest"})
    assert claim.period is not None
    assert claim.period.period == Period(date(2021, 5, 10), date(2021, 5, 12))


def test_without_a_publication_date_the_operation_is_open_and_a_fiscal_year_is_not() -> None:
    text = TITLED + "\n\nIn fiscal year 2020, officers arrested 900 people."
    found = extraction(text, {"31": "arrest", "31 people": "arrest", "900": "arrest"})
    title, body, year = periods(found, found.claims)
    for claim in (title, body):
        assert claim.period is not None
        assert claim.period.status == "unresolved"
        assert claim.period.needs
    assert year.period is not None
    assert year.period.period == Period(date(2019, 10, 1), date(2020, 9, 30))


def test_a_dated_line_gives_the_date_of_publication() -> None:
    text = "May 12, 2021\n\nOfficers arrested 12 people last week in Kenmore."
    (claim,) = read(text, {"12 people": "arrest"}, None)
    assert claim.period is not None
    assert claim.period.period == Period(date(2021, 5, 3), date(2021, 5, 9))


def test_two_dates_of_one_sentence_govern_their_own_clauses() -> None:
    text = "Officers arrested 12 people on May 4, and they seized 30 rifles on May 6."
    arrests, rifles = read(text, {"12": "arrest", "30": "seizure"})
    assert arrests.period is not None
    assert rifles.period is not None
    assert (arrests.period.period, rifles.period.period) == (MAY_4, Period(date(2021, 5, 6), date(2021, 5, 6)))


def test_a_cue_moves_the_odds_its_way() -> None:
    text = "Officers arrested 12 people on May 4 in Kenmore."

    def odds(*cues: Cue) -> float:
        found = extraction(text, {"12": "arrest"}, PUBLISHED, cues)
        inference = periods(found, found.claims)[0].inference("period")
        return inference.confidence if inference and inference.confidence is not None else 0.0

    at = text.index("May 4")
    own = Cue("c1", "period", "date", "period.encoder", 0.98, Span(at, at + len("May 4")))
    none = Cue("c1", "period", "none", "period.encoder", 0.9)
    elsewhere = Cue("c2", "period", "none", "period.encoder", 0.9)
    assert odds(none) < odds() < odds(own)
    assert odds(elsewhere) == odds()


def test_the_main_operation_is_dated_by_its_arrests() -> None:
    found = extraction(TITLED, {"31": "arrest", "31 people": "arrest", "14": "seizure"}, PUBLISHED)
    reading = event_period(found, periods(found, found.claims))
    assert reading is not None
    assert reading.period == SWEEP


def test_a_text_without_dates_dates_nothing() -> None:
    found = extraction("Officers arrested 12 people in Kenmore.", {"12": "arrest"}, PUBLISHED)
    (claim,) = periods(found, found.claims)
    assert claim.period is None
    assert event_period(found, (claim,)) is None


def test_every_rule_that_is_named_is_documented() -> None:
    claims = read(TITLED, {"31": "arrest", "31 people": "arrest", "14": "seizure", "20": "sentence"})
    named = {claim.period.rule for claim in claims if claim.period}
    named |= {item.rule for claim in claims for item in claim.basis if item.field == "period"}
    assert named <= set(rules())
    assert len(named) > 2


def test_the_same_text_gives_the_same_periods() -> None:
    figures: dict[str, Measure] = {"31": "arrest", "31 people": "arrest", "14": "seizure"}
    assert read(TITLED, figures) == read(TITLED, figures)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A judge ordered the man removed to Peru on May 4, 2019.", "order"),
        ("He was served with an order of removal on May 4, 2019.", "order"),
        ("He got a removal order on May 4, 2019.", "order"),
        ("A judge ordered it, and he was removed to Peru on May 4, 2019.", "removal"),
        ("He was removed to Peru on May 4, 2019.", "removal"),
    ],
)
def test_an_order_of_removal_removes_nobody_yet(text: str, event: str) -> None:
    found = extraction(text, {}, PUBLISHED)
    assert [item.event for item in ground(found, found.claims).dates] == [event]
