"""The two statements that the project began with, end to end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from counterfoil.model import Claim, Leftover, Relation
from counterfoil.pipeline import Audit, audit
from tests.proof import assert_proved

OPERATION = (date(2024, 3, 11), date(2024, 3, 22))
FISCAL_2023 = (date(2022, 10, 1), date(2023, 9, 30))


@pytest.fixture(scope="module")
def undated(shared: Path) -> Audit:
    return audit(shared / "seeds" / "000_a83e05d3a66509a5.txt")


@pytest.fixture(scope="module")
def dated(shared: Path) -> Audit:
    return audit(shared / "seeds" / "000_a83e05d3a66509a5.txt", published="2024-03-28")


@pytest.fixture(scope="module")
def statement(shared: Path) -> Audit:
    return audit(shared / "seeds" / "002_8faf4769bb6502d1.txt", published="2017-02-13")


@pytest.fixture(scope="module")
def undated_statement(shared: Path) -> Audit:
    return audit(shared / "seeds" / "002_8faf4769bb6502d1.txt")


def _with(claims: Iterable[Claim], value: float) -> list[Claim]:
    return [c for c in claims if c.quantity.value == value]


def _one(claims: Iterable[Claim], value: float) -> Claim:
    found = _with(claims, value)
    assert len(found) == 1, f"{len(found)} claims of {value}"
    return found[0]


def _days(claim: Claim) -> tuple[date, date] | None:
    if claim.period is None or claim.period.period is None:
        return None
    return claim.period.period.start, claim.period.period.end


def _relations(one: Audit, kind: str) -> list[tuple[Relation, list[float | None]]]:
    values = {c.id: c.quantity.value for c in one.claims}
    return [(r, [values[i] for i in r.claims]) for r in one.relations if r.kind == kind]


@pytest.mark.parametrize("which", ["undated", "dated", "statement", "undated_statement"])
def test_every_claim_carries_its_proof(which: str, request: pytest.FixtureRequest) -> None:
    assert_proved(request.getfixturevalue(which))


@pytest.mark.parametrize(
    ("value", "hedge", "unit", "measure", "noun"),
    [
        (12, "exact", "duration", "extent", "day"),
        (200, "over", "person", "arrest", "immigrant"),
        (30, "exact", "country", "extent", "country"),
        (25, "exact", "place", "extent", "jurisdiction"),
        (36, "exact", "person", "removal", "individual"),
        (110_000, "nearly", "person", "death", "death"),
        (73_000, "over", "person", "arrest", "citizen"),
        (290_000, "over", "charge", "charge", "charge"),
        (4, "exact", "charge", "charge", None),
    ],
)
def test_000_each_figure_is_read(
    dated: Audit, value: float, hedge: str, unit: str, measure: str, noun: str | None
) -> None:
    claim = _one(dated.claims, value)
    read = (claim.quantity.hedge, claim.measure)
    assert read == (hedge, measure)
    if value == 110_000:
        assert claim.quantity.unit in {"person", "event"}  # deaths are counted as people or as events
    else:
        assert claim.quantity.unit == unit
    if noun is not None:
        assert claim.noun is not None
        assert noun in claim.noun


def test_000_has_ten_figures_and_216_twice(dated: Audit) -> None:
    assert sorted(c.quantity.value or 0 for c in dated.claims) == [
        4, 12, 25, 30, 36, 200, 216, 216, 73_000, 110_000, 290_000,
    ]  # fmt: skip
    assert {(c.quantity.unit, c.measure) for c in _with(dated.claims, 216)} == {("person", "arrest")}


def test_000_with_a_date_the_operation_is_in_2024(dated: Audit) -> None:
    for value in (12, 200, 25, 36):
        assert _days(_one(dated.claims, value)) == OPERATION
    assert dated.operation is not None
    assert dated.operation.period is not None
    assert dated.operation.period.period is not None
    assert dated.operation.period.period.days == 12


def test_000_without_a_date_the_year_is_unresolved_and_what_would_resolve_it_is_said(undated: Audit) -> None:
    reading = _one(undated.claims, 25).period
    assert reading is not None
    assert reading.status == "unresolved"
    assert reading.reason
    assert reading.needs
    assert "publi" in reading.needs


@pytest.mark.parametrize("which", ["undated", "dated"])
def test_000_fiscal_year_2023_needs_no_date(which: str, request: pytest.FixtureRequest) -> None:
    one: Audit = request.getfixturevalue(which)
    assert _days(_one(one.claims, 110_000)) == FISCAL_2023
    assert _days(_one(one.claims, 73_000)) == FISCAL_2023


def test_000_the_deaths_are_the_cdcs_figure_and_the_arrests_are_eros(dated: Audit) -> None:
    deaths = _one(dated.claims, 110_000)
    assert "CDC" in deaths.speaker
    assert deaths.agency != "ICE"
    assert _one(dated.claims, 73_000).agency == "ERO"


@pytest.mark.parametrize("which", ["undated", "dated"])
def test_000_twelve_days_are_march_11_to_22_with_both_ends(which: str, request: pytest.FixtureRequest) -> None:
    [(relation, values)] = _relations(request.getfixturevalue(which), "duration")
    assert values == [12]
    assert relation.verdict == "consistent"
    assert "12" in relation.computed
    assert relation.steps


def test_000_over_200_and_216_and_216_are_one_count(dated: Audit) -> None:
    assert [r.verdict for r, values in _relations(dated, "same") if values == [200, 216, 216]] == ["consistent"]


def test_000_36_are_part_of_216_and_the_rest_are_180(dated: Audit) -> None:
    parts = [r for r, values in _relations(dated, "part") if values == [36, 216]]
    assert [r.verdict for r in parts] == ["consistent"]
    rest = [r for r, _ in _relations(dated, "rest")]
    assert len(rest) == 1
    assert "180" in rest[0].computed


def test_000_290000_over_73000_is_consistent_with_an_average_of_four(dated: Audit) -> None:
    [(relation, values)] = _relations(dated, "average")
    assert values == [290_000, 73_000, 4]
    assert relation.verdict == "consistent"
    assert relation.computed_interval is not None
    assert relation.stated_interval is not None
    assert relation.computed_interval.meets(relation.stated_interval)


def test_000_the_operation(dated: Audit) -> None:
    operation = dated.operation
    assert operation is not None
    assert {"ICE", "ERO"} <= set(operation.agencies)
    assert {"Boston", "Seattle"} <= set(operation.places)
    assert any("Washington" in place for place in operation.places)
    values = {c.id: c.quantity.value for c in dated.claims}
    totals = {measure: values[claim] for measure, claim in operation.totals}
    assert totals["arrest"] == 216
    assert totals["removal"] == 36


def test_000_three_case_examples_without_names(dated: Audit) -> None:
    assert dated.operation is not None
    cases = [(c.nationality, c.place) for c in dated.operation.cases]
    assert [(n and n.lower(), p) for n, p in cases] == [
        ("mexican", "New Jersey"),
        ("salvadoran", "Cincinnati"),
        ("indian", "Orlando"),
    ]
    assert all(case.offences for case in dated.operation.cases)


def test_000_officials_keep_role_and_name_and_nobody_is_masked(dated: Audit) -> None:
    spoken = {dated.document.quote(n.span) for n in dated.names if n.kind == "official"}
    assert any("Lechleitner" in words for words in spoken)
    assert any("Hott" in words for words in spoken)
    assert not [n for n in dated.names if n.kind == "person"]
    assert "[name]" not in dated.to_json()


def test_000_no_finding_accuses_a_sound_statement(dated: Audit, undated: Audit) -> None:
    assert not [f for f in (*dated.findings, *undated.findings) if f.verdict == "inconsistent"]
    assert [f for f in undated.findings if f.verdict == "not checkable"]


AREAS = {"Los Angeles", "Chicago", "Atlanta", "San Antonio", "New York City"}


def test_002_more_than_680_arrested_in_five_areas_last_week(statement: Audit) -> None:
    claim = _one(statement.claims, 680)
    assert (claim.quantity.hedge, claim.quantity.unit, claim.measure) == ("over", "person", "arrest")
    assert claim.agency == "ICE"
    assert _days(claim) == (date(2017, 2, 6), date(2017, 2, 12))
    assert set(claim.places) == AREAS
    kinds = {statement.document.quote(n.span): n.kind for n in statement.names if n.span.start < claim.span.start}
    assert {kinds[area] for area in AREAS} == {"office"}  # areas of responsibility, not cities


def test_002_75_percent_of_those_means_about_510_or_more(statement: Audit) -> None:
    claim, whole = _one(statement.claims, 75), _one(statement.claims, 680)
    assert (claim.quantity.hedge, claim.quantity.unit, claim.share_of) == ("about", "percent", whole.id)
    assert _days(claim) == (date(2017, 2, 6), date(2017, 2, 12))
    [(relation, _)] = _relations(statement, "share")
    assert "510" in relation.computed
    assert relation.verdict != "inconsistent"


def test_002_without_a_date_last_week_is_unresolved_with_the_reason(undated_statement: Audit) -> None:
    reading = _one(undated_statement.claims, 680).period
    assert reading is not None
    assert reading.status == "unresolved"
    assert reading.reason


def test_002_has_two_figures_and_the_telephone_number_is_left_over(statement: Audit) -> None:
    assert sorted(c.quantity.value or 0 for c in statement.claims) == [75, 680]
    phones = [item for item in statement.leftovers if item.reason in {"phone", "boilerplate"}]
    assert "202-282-8010" in {_words(statement, item) for item in phones}


def _words(one: Audit, item: Leftover) -> str:
    return one.document.quote(item.span)


def test_002_populations_are_filters(statement: Audit) -> None:
    assert {(f.kind) for f in _one(statement.claims, 75).filters} >= {"criminality"}


def test_002_the_agencies(statement: Audit) -> None:
    keys = {n.key for n in statement.names if n.kind == "agency"}
    assert {"ice", "ero", "hsi", "usms", "dhs"} <= keys
