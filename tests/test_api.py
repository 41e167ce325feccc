"""The Python interface, as the README shows it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import counterfoil
from tests.conftest import ROOT

LANTERN = ROOT / "samples" / "lantern.txt"


def test_an_audit_has_all_its_parts() -> None:
    audit = counterfoil.audit(LANTERN, published="2025-09-18", use_model=False)
    assert audit.document.id == "lantern"
    assert audit.claims
    assert audit.operation is not None
    assert audit.relations
    assert audit.findings
    assert audit.leftovers


def test_an_audit_is_published_as_json_and_html(tmp_path: Path) -> None:
    audit = counterfoil.audit(str(LANTERN), use_model=False)
    assert json.loads(audit.to_json())["id"] == "lantern"
    path = audit.to_html(tmp_path / "report.html")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_stages_can_be_called_alone() -> None:
    document = counterfoil.read(LANTERN)
    extraction = counterfoil.extract(document, use_model=False)
    assert [document.quote(claim.span) for claim in extraction.claims][:2] == ["120", "two"]


def test_what_is_returned_cannot_be_changed() -> None:
    audit = counterfoil.audit(LANTERN, use_model=False)
    with pytest.raises(dataclasses.FrozenInstanceError):
        audit.claims[0].measure = "other"  # type: ignore[misc]  # that is what is tried


def test_a_missing_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(counterfoil.SourceError) as caught:
        counterfoil.audit(tmp_path / "nothing.txt")
    assert caught.value.do
