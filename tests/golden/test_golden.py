"""The audits of the samples are what they were, and the encoder changes no span, value or hedge of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.pipeline import audit
from tests.golden.golden import FOLDER, SAMPLES, shown
from tests.proof import assert_proved


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_an_audit_is_what_it_was(sample: Path) -> None:
    kept = (FOLDER / f"{sample.stem}.json").read_text(encoding="utf-8")
    assert shown(sample) == kept, "if the change is meant, run `python -m tests.golden.golden` and read the diff"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_the_encoder_moves_no_span_value_or_hedge(sample: Path) -> None:
    with_model, without = audit(sample), audit(sample, use_model=False)
    for one in (with_model, without):
        assert_proved(one)
    figures = [
        [(c.span, c.quantity.value, c.quantity.high, c.quantity.hedge) for c in one.claims]
        for one in (with_model, without)
    ]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_every_digit_of_a_sample_is_in_a_figure_or_left_over(sample: Path) -> None:
    one = audit(sample, use_model=False)
    spans = [c.span for c in one.claims] + [x.span for x in one.leftovers]
    for at, letter in enumerate(one.document.text):
        if letter.isdigit():
            assert any(s.start <= at < s.end for s in spans), (
                f"digit {letter!r} at {at} is in no figure and not left over"
            )
