import csv
import io

import pytest

from counterfoil.publish import to_csv
from counterfoil.publish.rows import COLUMNS, _cell
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
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1"])
def test_formulas_are_quoted(words: str) -> None:
    assert _cell(words) == "'" + words


@pytest.mark.parametrize("value", [-3, 4.5, "ICE", "a=b", ""])
def test_everything_else_is_left_alone(value: str | float) -> None:
    assert _cell(value) == value


def test_no_claims_is_a_header_alone() -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\n"
