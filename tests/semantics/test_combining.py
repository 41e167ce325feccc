"""Rule and encoder weighed against each other."""

from __future__ import annotations

import sys

import pytest

from counterfoil.extract.combining import Ruling, choose

SURE = Ruling("arrest", "measure.subset", "person")
WEAK = Ruling("arrest", "measure.near", "person")


@pytest.fixture(autouse=True)
def _trust(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust of the tests' own, so that counting the rules anew changes no verdict here."""
    shares = {SURE.rule: 0.97, WEAK.rule: 0.3}
    monkeypatch.setattr(sys.modules[choose.__module__], "trust", lambda rule, _: shares[rule])


def test_without_an_encoder_the_rule_decides() -> None:
    chosen = choose("measure", SURE)
    assert (chosen.label, chosen.inference.rule, chosen.inference.confidence) == ("arrest", "measure.subset", None)


def test_a_weak_rule_without_an_encoder_says_that_it_is_unsure() -> None:
    assert "unsure" in (choose("measure", WEAK).inference.note or "")


def test_a_sure_encoder_outweighs_a_weak_rule() -> None:
    chosen = choose("measure", WEAK, [("victim", 0.98), ("arrest", 0.02)])
    assert (chosen.label, chosen.inference.rule) == ("victim", "measure.encoder")
    assert "measure.near said arrest" in (chosen.inference.note or "")


def test_a_trusted_rule_outweighs_an_encoder_in_doubt() -> None:
    chosen = choose("measure", SURE, [("charge", 0.5), ("arrest", 0.4), ("other", 0.1)])
    assert (chosen.label, chosen.inference.rule) == ("arrest", "measure.subset")


def test_confidence_is_a_probability_and_grows_with_agreement() -> None:
    agree = choose("measure", SURE, [("arrest", 0.9), ("charge", 0.1)]).inference.confidence
    differ = choose("measure", SURE, [("charge", 0.9), ("arrest", 0.1)]).inference.confidence
    assert agree is not None
    assert differ is not None
    assert 0 < differ < agree <= 1
