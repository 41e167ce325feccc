"""docs/hedges.md says what data/hedges.yml says."""

from __future__ import annotations

import runpy

from tests.conftest import ROOT


def test_the_tables_of_the_page_are_up_to_date() -> None:
    text = (ROOT / "docs" / "hedges.md").read_text(encoding="utf-8")
    page = runpy.run_path(str(ROOT / "scripts" / "hedges.py"))["page"]
    assert page(text) == text, "run `python scripts/hedges.py` and commit what it writes"
