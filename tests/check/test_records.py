"""Figures against records: which questions are asked, which readings agree, and the rule of the verdicts."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.check.record_questions import windows
from counterfoil.check.record_readings import agreement
from counterfoil.check.record_verdicts import is_slip
from counterfoil.model import Document, Finding, Interval, Period
from counterfoil.pipeline import Audit, audit_document
from counterfoil.read.segments import segments
from counterfoil.reference.hedges import quantity
from counterfoil.reference.patterns import pattern
from counterfoil.reference.published import published_files, published_series
from counterfoil.reference.records import compiled, record_words

FILES = published_files()


def _audit(text: str) -> Audit:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return audit_document(Document("invented", text, digest, segments=segments(text)))


def _told(text: str, code: str = "records") -> Finding | None:
    return next((one for one in _audit(text).findings if one.code == code), None)


def _verdict(text: str) -> str | None:
    found = _told(text)
    return None if found is None else found.verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In fiscal year 2023, ERO arrested 170,590 noncitizens.\n", "consistent"),
        ("In fiscal year 2023, ERO arrested more than 170,000 noncitizens.\n", "consistent"),
        ("In fiscal year 2023, ERO arrested nearly 171,000 noncitizens.\n", "consistent"),
        ("In fiscal year 2023, ERO arrested 170,950 noncitizens.\n", "note"),  # two digits swapped
        ("In fiscal year 2023, ERO arrested 210,480 noncitizens.\n", "inconsistent"),
        ("In fiscal year 2023, ERO arrested 130,480 noncitizens.\n", "inconsistent"),
        ("In fiscal year 2023, ERO arrested 3,480 noncitizens.\n", "not comparable"),  # may be a part
        ("In fiscal year 2023, ERO arrested 610,480 noncitizens.\n", "not comparable"),  # may be of something else
        ("In fiscal year 2023, ICE arrested 210,480 noncitizens.\n", "not comparable"),  # ICE is more than ERO
        ("In fiscal year 2021, ERO arrested 90,480 noncitizens.\n", "not comparable"),  # the source is secondary
        ("In 2023, ERO arrested 210,480 noncitizens.\n", None),  # no figure of the calendar year
        ("In fiscal year 2023, ERO arrested 210,480 noncitizens in Ohio.\n", None),
        ("In fiscal year 2023, ERO arrested 210,480 noncitizens convicted of arson.\n", None),
        ("In fiscal year 2023, HSI arrested 210,480 people.\n", None),
        ("In fiscal year 2023, the Northmark Compliance Service arrested 210,480 people.\n", None),
    ],
)
def test_the_verdict_of_a_figure(text: str, verdict: str | None) -> None:
    assert _verdict(text) == verdict


def test_a_figure_of_other_days_is_called_that() -> None:
    found = _told("There were nearly 110,000 drug overdose deaths in fiscal year 2023.\n")
    assert found is not None
    assert found.verdict == "note"
    assert "agrees only with figures of other days" in found.says
    assert "calendar year 2023" in found.says


def test_a_swap_of_digits_is_said() -> None:
    found = _told("In fiscal year 2023, ERO arrested 170,950 noncitizens.\n")
    assert found is not None
    assert "one digit differs, or two are swapped" in found.says


def test_what_no_record_answers_is_said_once_and_the_table_that_would_is_named() -> None:
    text = "ICE arrested 216 people from March 11, 2024 to March 22, 2024. ICE arrested 60 people on March 25, 2024.\n"
    found = [one for one in _audit(text).findings if one.code == "records-absent"]
    assert [one.verdict for one in found] == ["not checkable"]
    assert len(found[0].claims) == 2
    assert "us-ddp-arrests" in found[0].says


def test_a_page_is_no_witness_of_itself() -> None:
    text = "In fiscal year 2023, ERO arrested 170,590 noncitizens.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Document("page", text, digest, url="https://ice.gov/features/2023-year-review/", segments=segments(text))
    assert "records" in {one.code for one in _audit(text).findings}
    assert "records" not in {one.code for one in audit_document(page).findings}


def test_single_cases_ask_nothing() -> None:
    assert not _audit("ICE arrested two people on March 11, 2024.\n").comparisons


def test_the_charges_of_a_sentence_are_those_of_its_agency() -> None:
    text = "In fiscal year 2022, ERO arrested 46,396 people with criminal histories, who had 198,498 charges.\n"
    assert {one.question.agency for one in _audit(text).comparisons} == {"ero"}


def test_an_office_is_its_area() -> None:
    comparisons = _audit("In fiscal year 2018, ERO Denver arrested 2,000 people.\n").comparisons
    assert [one.question.areas for one in comparisons] == [("aor.denver",)]


def test_doubling_is_held_against_the_series() -> None:
    borne = _told("In fiscal year 2022, ERO arrests nearly doubled to 142,750 arrests.\n", "records-change")
    not_borne = _told("In fiscal year 2023, ERO arrests nearly doubled to 170,590 arrests.\n", "records-change")
    assert borne is not None
    assert not_borne is not None
    assert (borne.verdict, not_borne.verdict) == ("consistent", "note")
    assert "74,082" in borne.says


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        ("In fiscal year 2023, ERO arrests were up 19.5 percent.\n", "consistent", "19.5 percent more"),
        ("In fiscal year 2023, ERO made 20 percent more arrests.\n", "consistent", "142,750 in fiscal year 2022"),
        ("In fiscal year 2023, ERO arrests fell 19.5 percent.\n", "note", "19.5 percent more"),  # the other way
        ("In fiscal year 2023, ERO arrests were up 40 percent.\n", "note", "19.5 percent more"),
        ("In fiscal year 2023, ERO arrests of women were up 40 percent.\n", None, ""),  # no series of women
        ("In fiscal year 2023, HSI arrests were up 19.5 percent.\n", None, ""),
        ("In fiscal year 2023, Northmark police arrests were up 19.5 percent.\n", None, ""),
        ("In fiscal year 2023, ERO arrests in Ohio were up 19.5 percent.\n", None, ""),
        (
            "From October 1, 2023 to March 31, 2024, ERO arrested 180,000 people, more than the entire last year.\n",
            "consistent", "170,590",
        ),
        (
            "From October 1, 2023 to March 31, 2024, ERO arrested 120,000 people, more than the entire last year.\n",
            "note", "170,590",
        ),
        (
            "From October 1, 2033 to March 31, 2034, ERO arrested 120,000 people, more than the entire last year.\n",
            None, "",
        ),
        ("In fiscal year 2023, ERO made a record 170,590 arrests.\n", "note", "“a record 170,590”"),
        ("In fiscal year 2023, ERO arrests more than doubled to 170,590 arrests.\n", "note", "1.20 times as many"),
    ],
)  # fmt: skip  # a text, a verdict and words in one line, where they fit
def test_words_that_set_a_figure_against_other_years(text: str, verdict: str | None, words: str) -> None:
    found = _told(text, "records-change")
    assert (None if found is None else found.verdict) == verdict
    assert words in ("" if found is None else found.says)


def test_a_page_and_its_echo_are_no_witnesses() -> None:
    text = "From January 20, 2025 to April 29, 2025, ICE removed 65,682 people.\n"
    found = _told(text)
    assert found is not None
    assert found.verdict == "note"
    assert "a secondary source repeats" in found.says


def test_every_finding_ends_with_its_verdict_and_stands_on_words() -> None:
    for one in _audit("In fiscal year 2023, ERO arrested 170,590 noncitizens and removed 90 people.\n").findings:
        assert one.says.endswith(f": {one.verdict}.")
        assert one.basis


@pytest.mark.parametrize(
    ("value", "hedge", "record", "expected"),
    [
        (680, "over", 699, "agrees"),
        (680, "over", 1240, "allows"),
        (680, "over", 640, "differs"),
        (73_000, "over", 73_822, "agrees"),
        (200, "over", 216, "agrees"),
        (110_000, "nearly", 107_000, "agrees"),
        (110_000, "nearly", 111_029, "differs"),
        (216, "exact", 216, "agrees"),
        (216, "exact", 217, "differs"),
    ],
)
def test_agreement(value: int, hedge: str, record: int, expected: str) -> None:
    given_quantity = quantity(value, None, hedge, "person", f"{value:,}")  # type: ignore[arg-type]  # cases are strings
    assert agreement(given_quantity, Interval.point(record)) == expected


@given(st.integers(10, 10**6), st.integers(0, 10**6))
def test_what_the_letter_forbids_never_agrees(value: int, record: int) -> None:
    stated = quantity(value, None, "over", "person", f"{value:,}")
    if record <= value:
        assert agreement(stated, Interval.point(record)) == "differs"
    else:
        assert agreement(stated, Interval.point(record)) != "differs"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (73_822, 73_882, True), (1361, 1631, True), (73_822, 73_822, False), (216, 261, False),
        (73_822, 78_323, False), (170_590, 170_950, True), (12_345, 54_321, False),
    ],
)  # fmt: skip
def test_slips(one: int, other: int, *, slip: bool) -> None:
    assert is_slip(one, other) is slip


@pytest.mark.parametrize(
    ("period", "labels"),
    [
        (Period(date(2017, 2, 6), date(2017, 2, 12)), ["Sunday to Saturday", "the working days"]),
        (Period(date(2017, 2, 5), date(2017, 2, 11)), ["Monday to Sunday"]),
        (Period(date(2022, 10, 1), date(2023, 9, 30)), ["calendar year 2023", "calendar year 2022"]),
        (Period(date(2023, 1, 1), date(2023, 12, 31)), ["fiscal year 2023"]),
        (Period(date(2017, 2, 7), date(2017, 2, 13)), []),
    ],
)
def test_neighbouring_windows(period: Period, labels: list[str]) -> None:
    assert [label for label, _ in windows(period)] == labels


@pytest.mark.parametrize("text", record_words().examples)
def test_words_that_call_a_figure_usual(text: str) -> None:
    assert any(compiled(one).search(text) for one in record_words().usual)


@pytest.mark.parametrize("text", record_words().counter_examples)
def test_words_that_do_not(text: str) -> None:
    assert not any(compiled(one).search(text) for one in record_words().usual)


def _asked(text: str) -> set[str]:
    return {item.figure.table for one in _audit(text).comparisons for item in one.readings}


@pytest.mark.parametrize(("text", "series"), [(e.text, e.series) for one in FILES for e in one.examples])
def test_an_example_is_held_against_its_series(text: str, series: str) -> None:
    assert series in _asked(text)


@pytest.mark.parametrize(("text", "series"), [(e.text, e.series) for one in FILES for e in one.counter_examples])
def test_a_counter_example_is_not(text: str, series: str) -> None:
    assert series not in _asked(text)


@pytest.mark.parametrize("series", published_series(), ids=lambda one: one.id)
def test_published_figures_make_sense(series: object) -> None:
    one = next(each for each in published_series() if each is series)
    for figure in one.figures:
        assert figure.value > 0
        assert figure.first <= figure.last
        assert figure.issued is None or figure.issued > figure.last or figure.kind == "rolling"
        digits = f"{figure.value:,}"
        quoted = pattern(r"[^0-9]").sub("", figure.quote)
        millions = f"{figure.value / 10**6:g} million"
        plain = pattern(r"[^0-9]").sub("", digits)
        assert plain in quoted or millions in figure.quote, f"{digits} is not in the quoted words"
        if one.statistic == "share":
            assert figure.value <= 100


def _figures(id_: str) -> dict[date, float]:
    return {each.last: each.value for one in published_series() if one.id == id_ for each in one.figures}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("ero-arrests-convicted", "ero-arrests"), ("ero-arrests-criminal-history", "ero-arrests"),
        ("ero-at-large-arrests", "ero-arrests"), ("ice-removals-convicted", "ice-removals"),
        ("ice-removals-ice-arrests", "ice-removals"), ("ice-book-ins-ice", "ice-book-ins"),
    ],
)  # fmt: skip
def test_a_published_part_is_no_larger_than_its_whole(part: str, whole: str) -> None:
    wholes = _figures(whole)
    shared = [(value, wholes[day]) for day, value in _figures(part).items() if day in wholes]
    assert shared
    assert all(small <= large for small, large in shared)
