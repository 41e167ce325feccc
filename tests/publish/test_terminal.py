import io

import pytest
from rich.console import Console

from counterfoil.model import AuditRecord
from counterfoil.publish import to_table
from tests.publish.sample import FINDINGS, audited, hostile


def _printed(record: AuditRecord, width: int) -> str:
    out = io.StringIO()
    Console(width=width, file=out).print(to_table(record))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in _printed(audited(), width).splitlines()) <= width


def test_findings_come_first_and_the_gravest_first() -> None:
    printed = _printed(audited(), 200)
    places = [printed.index(word) for word in ("✗ inconsistent", "≠ not comparable", "? not checkable", "✓ consistent")]
    assert places == sorted(places)
    assert places[-1] < printed.index("who, where, when")
    assert len(FINDINGS) == sum(
        printed.count(f" {finding.code} ") for finding in {f.code: f for f in FINDINGS}.values()
    )


def test_every_figure_is_listed_with_its_words() -> None:
    printed = _printed(audited(), 200)
    for words in ("more than 300 people", "about 75 percent of people", "fewer than 20 gates", "five years"):
        assert words in printed


def test_a_statement_cannot_drive_the_terminal() -> None:
    printed = _printed(hostile(), 80)
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "<script>" in printed
