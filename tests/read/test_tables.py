"""Rows of tables: what is one, where its cells are, and which row heads its columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model import Document, Segment, Span
from counterfoil.read import document
from counterfoil.read.html import read_page
from counterfoil.read.tables import heads, is_number, rows_of
from tests.read.parts import STORY

ROWS = (("Offence", "Arrests", "Removals"), ("Burglary", "120", "14"), ("Arson", "9", "3"), ("Total", "129", "17"))
MARKDOWN = "\n".join(
    ["| Offence | Arrests | Removals |", "|---|--:|--:|", *("| " + " | ".join(row) + " |" for row in ROWS[1:])]
)
OPEN = "\n".join(["Offence | Arrests | Removals", "--- | --- | ---", *(" | ".join(row) for row in ROWS[1:])])
SPACES = "\n".join(f"{a:<12}{b:>9}{c:>11}" for a, b, c in ROWS)
RULED = SPACES.replace("\n", "\n-----------   -------   --------\n", 1)
TABS = "\n".join("\t".join(row) for row in ROWS)


def _rows(made: Document) -> list[tuple[str, ...]]:
    return [tuple(made.quote(cell) for cell in part.cells) for part in made.segments if part.cells]


@pytest.mark.parametrize(
    "table", [MARKDOWN, OPEN, SPACES, RULED, TABS], ids=["pipes", "open", "spaces", "ruled", "tabs"]
)
def test_a_table_in_plain_text(table: str) -> None:
    made = document(f"Harbor Patrol results\n\n{STORY[0]}\n\n{table}\n\n{STORY[1]}")
    assert _rows(made) == list(ROWS)
    rows = [index for index, part in enumerate(made.segments) if part.cells]
    assert [made.segments[index].lead for index in rows] == [None, rows[0], rows[0], rows[0]]
    assert {made.segments[index].kind for index in rows} == {"list_item"}


def test_a_table_under_a_colon_is_led_by_the_line_above() -> None:
    made = document(f"Harbor Patrol results\n\n{STORY[0]}\n\nThe sweep led to these arrests:\n\n{TABS}")
    rows = [index for index, part in enumerate(made.segments) if part.cells]
    assert [made.segments[index].lead for index in rows] == [rows[0] - 1, rows[0], rows[0], rows[0]]


def test_a_table_without_heads_keeps_its_rows() -> None:
    made = document(f"Harbor Patrol results\n\n{STORY[0]}\n\nBoats seized  12\nKnives  4\n\n{STORY[1]}")
    assert _rows(made) == [("Boats seized", "12"), ("Knives", "4")]


NO_TABLES = [
    ("a title with the name of a site", "Harbor Patrol arrests 40 | Harbor Patrol\nNews | 12 of June"),
    ("columns of a letterhead", "For Immediate Release      Contact: Press Office\nJune 10, 2025      555-555-0142"),
    ("one row", "Boats seized\t12"),
    ("two spaces after a full stop", "Officers came.  They left.\nThe boats were found.  Nobody was hurt."),
    ("columns of words", "Saltmarsh\tTidewater\nBrackwater\tEelport"),
]  # fmt: skip  # cases read better a line each


@pytest.mark.parametrize("text", [row[1] for row in NO_TABLES], ids=[row[0] for row in NO_TABLES])
def test_what_is_no_table(text: str) -> None:
    assert not _rows(document(f"Harbor Patrol results\n\n{STORY[0]}\n\n{text}\n\n{STORY[1]}"))


CELLS = ["12", "1,200", "$40,000", "7.5%", "40 pounds", "3 kg", "<5", "12*", "(4)"]
WORDS = ["", "Arrests", "12 men were arrested on", "n/a", "June 12", "MS-13"]


@pytest.mark.parametrize(("cell", "figure"), [(c, True) for c in CELLS] + [(w, False) for w in WORDS])
def test_cells_with_figures(cell: str, figure: bool) -> None:
    assert is_number(cell) is figure


@pytest.mark.parametrize(
    ("cells", "head"),
    [
        (("Offence", "Arrests"), True),
        (("", "2023", "2024"), True),
        (("Country", "FY 2023", "FY 2024"), True),
        (("Arson", "12"), False),
        (("Arson", "n/a"), False),
        (("Arson", ""), False),
    ],
)
def test_rows_that_head_columns(cells: tuple[str, ...], head: bool) -> None:
    assert heads(cells) is head


@given(st.text(alphabet="ab 1|\t\n-$.", max_size=80))
def test_cells_lie_inside_their_lines(text: str) -> None:
    lines = [line.span for line in _lines(text)]
    for index, cells in rows_of(text, lines).items():
        assert all(lines[index].contains(cell) for cell in cells)
        assert list(cells) == sorted(cells)


def _lines(text: str) -> list[Segment]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Segment(Span(start, start + len(line.strip())), "body", "test"))
        at += len(line) + 1
    return found


def _page(table: str) -> Document:
    page = read_page(f"<main><h1>Forty held</h1><p>{STORY[0]}</p>{table}<p>{STORY[1]}</p></main>".encode(), "p.html")
    return Document("p", page.text, "0" * 64, segments=page.segments)


def _html(rows: tuple[tuple[str, ...], ...], cell: str = "td") -> str:
    lines = "".join("<tr>" + "".join(f"<{cell}>{word}</{cell}>" for word in row) + "</tr>" for row in rows)
    return f"<table>{lines}</table>"


def test_a_table_of_a_web_page() -> None:
    made = _page(_html(ROWS))
    rows = [index for index, part in enumerate(made.segments) if part.cells]
    assert _rows(made) == list(ROWS)
    assert [made.segments[index].lead for index in rows] == [None, rows[0], rows[0], rows[0]]
    assert made.quote(made.segments[rows[1]].span) == "Burglary\t120\t14"


def test_cells_without_words_and_wide_cells_keep_their_columns() -> None:
    rows = "<tr><th colspan=2>Offence</th><th>Arrests</th></tr><tr><td>Arson</td><td></td><td>9</td></tr>"
    made = _page(f"<table>{rows}<tr><td>Theft</td><td>of boats</td><td>4</td></tr></table>")
    assert _rows(made) == [("Offence", "", "Arrests"), ("Arson", "", "9"), ("Theft", "of boats", "4")]


LAYOUT = [
    "<table><tr><td>Boats</td><td>3</td></tr></table>",
    f"<table><tr><td>Boats</td><td><p>{STORY[1]}</p><p>{STORY[2]}</p></td></tr><tr><td>News</td><td>Photos</td></tr></table>",
    "<table><tr><td><ul><li>Boats</li><li>Nets</li></ul></td><td>3</td></tr><tr><td>Knives</td><td>4</td></tr></table>",
]


@pytest.mark.parametrize("table", LAYOUT, ids=["one row", "paragraphs", "lists"])
def test_a_table_that_only_sets_out_the_page(table: str) -> None:
    assert not _rows(_page(table))
