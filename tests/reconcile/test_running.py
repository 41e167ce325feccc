"""Running totals, counts of an indictment, percentages that share out a whole, the other half, ages and births."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.model import Leftover, Span
from counterfoil.reconcile import reconcile
from tests.reconcile.statement import statement, ties


def _verdicts(marked: str) -> set[str]:
    return {r.verdict for r in ties(marked)}


RUNNING = (
    "The unit found {31|item|boat|seizure} boats in June, bringing the total for the year to {%s|item|boat|seizure}. "
    "Through May it had found {204|item|boat|seizure} boats.\n"
)
COUNTS = (
    "A {%s|charge|count|charge}-count indictment charges the keeper with {four|charge|count|charge} counts of theft, "
    "{two|charge|count|charge} counts of fraud and {one|charge|count|charge} count of perjury.\n"
)
PERCENT = (
    "The office read {300|item|permit|other} permits. {%s|percent|permit|other|of=c1} were whole. "
    "{45 percent|percent||other} lacked a stamp. The remaining {30 percent|percent||other} were sent back.\n"
)
HALF = (
    "The judge had {80|event|case|other} cases. {Half|percent|case|other|value=50|of=c1} were closed. The other half, "
    "{%s|event|case|other} cases, go on.\n"
)


@pytest.mark.parametrize(
    ("marked", "sound", "fault"),
    [
        (RUNNING, "235", "253"),
        (COUNTS, "seven", "five"),
        (COUNTS, "nine", "six"),  # the counts that are not listed may name another
        (PERCENT, "25 percent", "35 percent"),
        (PERCENT, "25 percent", "12 percent"),  # a rest leaves nothing over
        (HALF, "40", "31"),
    ],
)
def test_one_figure_makes_the_fault(marked: str, sound: str, fault: str) -> None:
    assert "inconsistent" in _verdicts(marked % fault)
    assert "inconsistent" not in _verdicts(marked % sound)


@pytest.mark.parametrize(
    "marked",
    [
        # three phases make the total
        (
            "The third phase led to {90|P}, bringing the total to {300|P}. The first had led to {150|P} and "
            "the second to {60|P}.\n"
        ),
        # nothing is told of the time before
        (
            "The unit found {31|item|boat|seizure} boats in June, bringing the total to {260|item|boat|seizure}. "
            "It hired {12|S}.\n"
        ),
        # a count that is told without its number
        (
            "A {seven|charge|count|charge}-count indictment charges him with conspiracy, "
            "{four|charge|count|charge} counts of theft, arson and {one|charge|count|charge} count of "
            "perjury.\n"
        ),
        # each of two men
        (
            "A {five|charge|count|charge}-count indictment charges the men with {two|charge|count|charge} "
            "counts of theft each and {one|charge|count|charge} count of fraud.\n"
        ),
        # answers of which one may give several
        (
            "Of {900|P} asked, {64 percent|%|of=c1} had used drugs, {41 percent|%|of=c1} were ill and {35 "
            "percent|%|of=c1} had no home.\n"
        ),
        # two groups of which each has a whole of its own
        "{70 percent|%} of the men and {60 percent|%} of the women had been fined, the other {40 percent|%} had not.\n",
        # an earlier day's figure is no total
        ("The unit found {12|P} on Monday, bringing the total to {71|P}. The week before, it had released {20|P}.\n"),
        # two years
        "The rate rose from {52 percent|%} to {65 percent|%}, and the other {60 percent|%} is of the county.\n",
        # thirds and halves are rounded
        (
            "{Half|percent|case|other|value=50} were closed, {30 percent|percent||other} go on and the rest, "
            "{21 percent|percent||other}, are new.\n"
        ),
    ],
)
def test_what_looks_like_a_fault_and_is_none(marked: str) -> None:
    assert "inconsistent" not in _verdicts(marked)


@pytest.mark.parametrize(
    ("age", "accused"),
    [(43, True), (36, True), (35, False), (34, False), (30, False)],  # a lower age may be of the day of the deed
)
def test_nobody_is_older_than_the_years_since_birth(age: int, accused: bool) -> None:
    extraction = statement(f"A {age}-year-old keeper was fined. He was born on May 6, 1990, in Orrin.\n")
    text = extraction.document.text
    at, born = text.index(str(age)), text.index("May 6")
    extraction = replace(
        extraction,
        document=replace(extraction.document, published=date(2025, 9, 1)),
        leftovers=(
            Leftover(Span(at, at + 2), age, "exact", "age", "test"),
            Leftover(Span(born, born + len("May 6, 1990")), None, "exact", "date", "test"),
        ),
    )
    assert ("duration.born" in {r.rule for r in reconcile(extraction, (), None)}) == accused


def test_an_age_and_a_birth_of_two_people_are_not_compared() -> None:
    text = "A 44-year-old keeper was fined for selling her daughter, who was born on May 6, 2012.\n"
    extraction = statement(text)
    at, born = text.index("44"), text.index("May 6")
    leftovers = (
        Leftover(Span(at, at + 2), 44, "exact", "age", "test"),
        Leftover(Span(born, born + len("May 6, 2012")), None, "exact", "date", "test"),
    )
    document = replace(extraction.document, published=date(2025, 9, 1))
    found = reconcile(replace(extraction, document=document, leftovers=leftovers), (), None)
    assert "duration.born" not in {r.rule for r in found}
