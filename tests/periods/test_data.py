"""The data files of the room, run through the real code by their own examples."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import counterfoil
from counterfoil.model import Period
from counterfoil.reference import calendar
from counterfoil.reference.patterns import pattern
from counterfoil.reference.periods import period_weights, period_words
from counterfoil.reference.rules import rules
from counterfoil.resolve.calendar import place
from counterfoil.resolve.periods import periods
from tests.periods.reading import extraction, said, whole

PACKAGE = Path(counterfoil.__file__).parent
OURS = sorted([*PACKAGE.glob("resolve/calendar*.py"), *PACKAGE.glob("resolve/periods*.py")])


@pytest.mark.parametrize("table", [calendar.words(), calendar.terms()], ids=["calendar", "terms"])
def test_examples_hold_their_dates_and_counter_examples_none(
    table: calendar.CalendarWords | calendar.TermTable,
) -> None:
    for example in table.examples:
        assert said(example.text) == list(example.words), example
    for text in table.counter_examples:
        assert said(text) == [], text


@pytest.mark.parametrize("name", ["us", "europe"])
def test_a_profile_reads_its_examples_so_and_no_other_way(name: str) -> None:
    read = calendar.profile(name)
    for example in read.examples:
        (mention,) = whole(example.text)
        assert place(mention, None, read).period == Period(example.start, example.end)
    for example in read.counter_examples:
        (mention,) = whole(example.text)
        assert place(mention, None, read).period != Period(example.start, example.end)


def test_the_examples_of_the_governing_words_come_out_so() -> None:
    for example in (*period_words().examples, *period_words().counter_examples):
        measure = "sentence" if "prison" in example.text else "arrest"
        found = extraction(example.text, dict.fromkeys(example.figures, measure), example.published)  # type: ignore[arg-type]  # both are measures
        for claim in periods(found, found.claims):
            days = claim.period.period if claim.period else None
            wanted = Period(example.start, example.end) if example.start and example.end else None
            assert days == wanted, example.text


def test_terms_follow_one_another() -> None:
    terms = calendar.terms().terms
    assert all(one.end == two.start for one, two in pairwise(terms))


def test_months_and_weekdays_are_complete() -> None:
    assert {month.number for month in calendar.words().months} == set(range(1, 13))
    assert calendar.words().weekdays[date(2021, 5, 10).weekday()] == "Monday"


def test_every_rule_in_the_code_is_documented_and_every_documented_rule_is_in_the_code() -> None:
    literal = pattern(r'"(period\.[a-z-]+)"')
    named = {match.group(1) for path in OURS for match in literal.finditer(path.read_text(encoding="utf-8"))}
    documented = {rule for rule in rules() if rule.startswith("period.") and "encoder" not in rule}
    built = {f"period.{when}-{unit}" for when in ("last", "this")
             for unit in ("day", "night", "week", "weekend", "month", "quarter", "year")}  # fmt: skip
    assert named <= documented
    assert documented - built <= named


def test_weights_speak_of_features_that_exist() -> None:
    weights = period_weights()
    assert {"none", "own", "before", "after"} <= set(weights)
    assert all(abs(value) < 10 for value in weights.values())
