"""Statements in plain words (plain/*.txt): faults beside sound ones that look like them, audited as a reader would.

A line is `fault | title // paragraph // paragraph` or `sound | …`; a file holds one kind of tie.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil import audit

_LINES = [
    (path.stem, line)
    for path in sorted((Path(__file__).parent / "plain").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line
]


@pytest.mark.parametrize(("kind", "line"), _LINES)
def test_only_what_cannot_hold_is_accused(tmp_path: Path, kind: str, line: str) -> None:
    """A fault has an inconsistent finding, a sound statement none."""
    told, text = line.split(" | ", 1)
    statement = tmp_path / "statement.txt"
    statement.write_text(text.replace(" // ", "\n\n") + "\n", encoding="utf-8")
    found = audit(statement, published="2025-09-30").findings
    accused = [finding.says for finding in found if finding.verdict == "inconsistent"]
    assert bool(accused) == (told == "fault"), (kind, accused)
