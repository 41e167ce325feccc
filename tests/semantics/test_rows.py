"""Figures in tables: the row's name and the column's head say what each counts."""

from __future__ import annotations

import pytest

from counterfoil import audit_document
from counterfoil.model import Claim
from counterfoil.pipeline import Audit
from counterfoil.read import document

TOLD = "The Wexcombe Patrol gave its results on Monday, as it does in every month of the year."
TABLE = """\
| Offence | Criminal aliens arrested | Prior deportations | Pounds seized | Share |
|---|---|---|---|---|
| Homicide | 12 | 4 | 1,200 | 10% |
| Sexual assault | 39 | | 3.5 | 7.5% |
| Total | 51 | 4 | 1,203.5 | |
"""
THINGS = """\
| Seized | Amount |
|---|---|
| Firearms | 14 |
| Fentanyl | 40 pounds |
| Cash | $90,000 |
"""


def _audit(table: str) -> Audit:
    return audit_document(document(f"Results of the patrol\n\n{TOLD}\n\n{table}"), use_model=False)


def _claim(table: str, words: str) -> Claim:
    found = _audit(table)
    return next(claim for claim in found.claims if found.document.quote(claim.span) == words)


COUNTED = [
    (TABLE, "12", "alien", "person", "arrest"),
    (TABLE, "4", "deportation", "event", "removal"),
    (TABLE, "1,200", "pound", "mass", "seizure"),
    (TABLE, "10%", None, "percent", "other"),
    (THINGS, "14", "firearm", "item", "seizure"),
    (THINGS, "40", "pound", "mass", "seizure"),
    (THINGS, "$90,000", "dollar", "money", "seizure"),
]


@pytest.mark.parametrize(("table", "words", "noun", "unit", "measure"), COUNTED)
def test_the_heads_say_what_is_counted(table: str, words: str, noun: str | None, unit: str, measure: str) -> None:
    claim = _claim(table, words)
    assert (claim.noun, claim.quantity.unit, claim.measure) == (noun, unit, measure)


def test_the_name_of_the_row_narrows_the_figure() -> None:
    kinds = {(one.kind, one.value) for one in _claim(TABLE, "39").filters}
    assert kinds == {("offence", "sexual assault"), ("criminality", "criminal")}
    assert ("other", "fentanyl") in {(one.kind, one.value) for one in _claim(THINGS, "40").filters}


def test_figures_beside_one_another_stay_apart() -> None:
    found = _audit("Boats\t12\t3\nNets\t40\t7\n")
    assert [found.document.quote(claim.span) for claim in found.claims] == ["12", "3", "40", "7"]


def test_a_column_adds_up_to_its_total() -> None:
    found = _audit(TABLE)
    by_words = {found.document.quote(claim.span): claim for claim in found.claims}
    assert by_words["12"].share_of == by_words["39"].share_of == by_words["51"].id
    assert by_words["51"].share_of is None
    sums = [tie for tie in found.relations if tie.kind == "sum" and by_words["51"].id in tie.claims]
    assert [tie.verdict for tie in sums] == ["consistent"]


def test_a_column_that_does_not_add_up_is_found() -> None:
    found = _audit(TABLE.replace("| 51 |", "| 54 |"))
    assert "inconsistent" in {tie.verdict for tie in found.relations if tie.kind == "sum"}


def test_totals_above_the_rows_count_too() -> None:
    found = _audit("Arrests\t2025\nTotal\t30\nArson\t12\nTheft\t18\n")
    assert [claim.share_of for claim in found.claims] == [None, "c1", "c1"]


def test_no_row_is_the_total_of_the_rows_below_it() -> None:
    found = _audit("Offence\tArrests\nArson\t90\nTheft\t12\n")
    assert [claim.share_of for claim in found.claims] == [None, None]


YEARS = "| Category | FY 2023 | FY 2024 |\n|---|---|---|\n| Arrests | 3,400 | 2,100 |\n| Removals | 600 | 700 |\n"
MONTHS = "Month\tArrests\nMarch 2025\t40\nApril 2025\t52\n"


@pytest.mark.parametrize(
    ("table", "words", "start"),
    [(YEARS, "3,400", "2022-10-01"), (YEARS, "700", "2023-10-01"), (MONTHS, "52", "2025-04-01")],
)
def test_a_column_or_a_row_says_when(table: str, words: str, start: str) -> None:
    period = _claim(table, words).period
    assert period is not None
    assert period.period is not None
    assert period.period.start.isoformat() == start


LABELS = [
    ("Methamphetamine — 40 pounds", "40", {("other", "methamphetamine")}),
    ("Arson (including attempted arson): 8", "8", {("offence", "arson")}),
    ("Burglary - 12", "12", {("offence", "burglary")}),
]


@pytest.mark.parametrize(("line", "words", "narrowed"), LABELS)
def test_a_label_narrows_the_figure_behind_it(line: str, words: str, narrowed: set[tuple[str, str]]) -> None:
    claim = _claim(f"The arrested aliens include:\n\n* {line}\n", words)
    assert {(one.kind, one.value) for one in claim.filters} == narrowed
