"""The codes of data/findings.yml, run through the real stages: examples raise their code, counter-examples do not."""

from __future__ import annotations

import hashlib

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments
from counterfoil.reference.findings import findings

CODES = list(findings().values())


def raised(text: str) -> dict[str, str]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    audit = audit_document(Document("example", text, digest, segments=segments(text)))
    return {f.code: f.verdict for f in audit.findings}


@pytest.mark.parametrize(("code", "text"), [(c.id, t) for c in CODES for t in c.examples])
def test_an_example_raises_its_code(code: str, text: str) -> None:
    found = raised(text)
    assert code in found
    assert found[code] in findings()[code].verdicts


@pytest.mark.parametrize(("code", "text"), [(c.id, t) for c in CODES for t in c.counter_examples])
def test_a_counter_example_does_not(code: str, text: str) -> None:
    assert code not in raised(text)


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.id)
def test_a_code_says_what_it_means_and_has_examples(code: object) -> None:
    entry = findings()[getattr(code, "id", "")]
    assert entry.means.endswith(".")
    assert entry.changes.endswith(".")
    assert entry.examples or entry.across  # findings across statements: tests/link/test_codes.py
    assert entry.counter_examples or entry.not_across
