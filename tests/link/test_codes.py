"""Every code of a finding across statements is raised by its examples and not by what looks alike."""

from __future__ import annotations

import pytest

from counterfoil.link import event_link, in_order
from counterfoil.reference.findings import FindingCode, findings
from counterfoil.reference.links import link_rules
from tests.link.statements import across, told

CODES = [code for code in findings().values() if code.across]


def test_every_code_has_examples_of_one_kind() -> None:
    for code in findings().values():
        assert bool(code.examples) != bool(code.across), code.id
        assert bool(code.counter_examples) != bool(code.not_across), code.id


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_is_raised_by_its_examples(code: FindingCode) -> None:
    for pair in code.across:
        found = {one.code: one.verdict for one in across(pair.earlier, pair.later)}
        assert found.get(code.id) in code.verdicts, found


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_is_not_raised_by_what_looks_alike(code: FindingCode) -> None:
    for pair in code.not_across:
        assert code.id not in {one.code for one in across(pair.earlier, pair.later)}


def test_statements_on_one_event_are_linked_and_others_are_not() -> None:
    rules = link_rules()
    for pair in rules.examples:
        earlier, later = in_order(told(pair.earlier), told(pair.later, "other"))
        assert event_link(earlier, later) is not None
    for pair in rules.counter_examples:
        earlier, later = in_order(told(pair.earlier), told(pair.later, "other"))
        assert event_link(earlier, later) is None
