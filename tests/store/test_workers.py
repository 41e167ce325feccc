"""Workers that die, hang or fail take one document with them, and no other."""

from __future__ import annotations

import pytest

from counterfoil.model import Document
from counterfoil.read import document
from counterfoil.store.failing import Failure
from counterfoil.store.rows import Filed
from counterfoil.store.workers import Workers
from tests.store.statements import Marked


def outcomes(texts: list[str], count: int, seconds: float = 60.0) -> dict[str, Filed | Failure]:
    workers = Workers(Marked("1.0", 1), count, seconds)
    documents: list[Document] = [document(text, f"d{number}") for number, text in enumerate(texts)]
    try:
        found = list(workers.each(iter(documents)))
    finally:
        workers.close()
    assert sorted(one.id for one, _ in found) == sorted(one.id for one in documents)
    return {one.id: outcome for one, outcome in found}


@pytest.mark.parametrize("count", [1, 3])
def test_every_document_comes_back_once(count: int) -> None:
    found = outcomes([f"sound {number}" for number in range(20)], count)
    assert all(isinstance(outcome, Filed) and outcome.name == name for name, outcome in found.items())


def test_nothing_to_do_starts_nothing() -> None:
    assert outcomes([], 2) == {}


@pytest.mark.parametrize(("bad", "says"), [("kill", "signal 9"), ("defect", "ValueError"), ("refuse", "too much")])
def test_a_bad_document_is_given_up_and_the_others_are_done(bad: str, says: str) -> None:
    found = outcomes(["sound 1", bad, "sound 2", "sound 3", "sound 4", "sound 5"], 1)
    failed = {name: outcome for name, outcome in found.items() if isinstance(outcome, Failure)}
    assert list(failed) == ["d1"]
    assert says in failed["d1"].reason


def test_a_document_that_hangs_is_given_up() -> None:
    found = outcomes(["hang", "sound 1"], 1, seconds=8.0)
    assert isinstance(found["d1"], Filed)
    assert isinstance(hung := found["d0"], Failure)
    assert "longer than 8 seconds" in hung.reason
