import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.publish import to_csv
from counterfoil.publish.cells import cell, text
from counterfoil.publish.rows import COLUMNS
from tests.publish.sample import audited, hostile


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_a_claim_over_several_documents() -> None:
    rows = _rows(to_csv([audited(), hostile()]))
    assert [row["document"] for row in rows] == ["paper-lantern"] * 18 + ["hostile"] * 2
    assert set(rows[0]) == set(COLUMNS)


def test_what_a_row_holds() -> None:
    row = _rows(to_csv([audited()]))[2]
    assert (row["id"], row["text"], row["value"], row["places"]) == (
        "c3",
        "312",
        "312",
        "Fernmouth; Quill Bay; Old Harrow",
    )
    assert (row["period_start"], row["period_end"], row["change"]) == ("2024-03-04", "2024-03-11", "false")
    first = _rows(to_csv([audited()]))[0]
    assert (first["interval_low"], first["interval_high"]) == ("300", "")


def test_no_cell_is_run_as_a_formula() -> None:
    for row in _rows(to_csv([hostile()])):
        assert row["agency"] == "'=HYPERLINK(1)"
        assert row["places"].startswith("'@")
        for name, written in row.items():
            assert not written.startswith(("=", "+", "-", "@", "\t", "\r")), name


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "3-4",
        "9/11",
        "2024-03",
        "10/11/24",
        "'75",
        "''",
    ],
)
def test_what_a_spreadsheet_would_run_or_change_is_marked_and_comes_back(words: str) -> None:
    assert cell(words) == "'" + words
    assert text(str(cell(words))) == words


@pytest.mark.parametrize("value", [-3, 4.5, "ICE", "a=b", "", "3.5", "4,300", "one-third", "2024"])
def test_everything_else_is_left_alone(value: str | float) -> None:
    assert cell(value) == value


@given(st.text())
def test_every_text_comes_back(words: str) -> None:
    written = str(cell(words))
    assert text(written) == words
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""), (True, "true"), (41.0, 41), (0.5, 0.5), (date(2024, 3, 28), "2024-03-28"),
        (datetime.fromisoformat("2024-03-28T09:00:00"), "2024-03-28T09:00:00Z"),
    ],
)  # fmt: skip
def test_values_are_written_plainly(value: Any, written: object) -> None:
    assert cell(value) == written


def test_no_claims_is_a_header_alone() -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\n"
