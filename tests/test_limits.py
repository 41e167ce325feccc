"""What hostile and oversized statements may cost, and what is said where they are refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from counterfoil.extract import FIGURES
from counterfoil.extract.sentences import LONGEST, sentences
from counterfoil.model import SourceError
from counterfoil.pipeline import audit, audit_document
from counterfoil.publish import to_html, to_json
from counterfoil.read import document
from tests.proof import assert_proved

REPEATS: dict[str, Callable[[int], str]] = {
    "one endless sentence": lambda n: "Wardens with 5 arrests " * n,
    "one figure again and again": lambda n: "Wardens arrested 214 people, of whom 96 had boats.\n\n" * (n // 2),
    "ever new weights": lambda n: "\n".join(f"Wardens seized {i + 2} kilograms of eels in Denver." for i in range(n)),
    "averages": lambda n: "\n".join(f"An average of {i} charges a person; {i * 7} charges." for i in range(n // 2)),
}


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls: a cost that is the same on every machine."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("make", REPEATS.values(), ids=REPEATS.keys())
def test_figures_cost_no_more_than_their_pairs(make: Callable[[int], str]) -> None:
    made = [document(make(size)) for size in (8, 60, 120)]
    audit_document(made[0], use_model=False)  # what is loaded once is not counted
    small, large = (calls(lambda one=one: audit_document(one, use_model=False)) for one in made[1:])  # type: ignore[misc]
    assert large < 5 * small


def test_more_figures_than_a_statement_holds_are_refused() -> None:
    listed = "Wardens counted " + ", ".join(f"{number} boats" for number in range(FIGURES + 1))
    with pytest.raises(SourceError, match=r"holds 501 figures; the limit is 500") as error:
        audit_document(document(listed), use_model=False)
    assert "one file each" in error.value.do


@pytest.mark.parametrize("words", ["one hundred ", "one hundred one hundred and ", "twelve hundred "])
def test_number_words_without_an_end_make_no_endless_number(words: str) -> None:
    text = "Wardens counted " + words * (400_000 // len(words))
    with pytest.raises(SourceError, match="the limit is 500"):
        audit_document(document(text), use_model=False)


@pytest.mark.parametrize("words", ["eels and 4 boats ", "eels;\n", "x", "١٢ ", "one hundred "])
def test_no_sentence_is_endless(words: str) -> None:
    text = words * (3 * LONGEST // len(words))
    found = sentences(document(text))
    assert len(found) > 2
    assert max(span.end - span.start for span in found) <= LONGEST
    assert "".join(text[span.start : span.end] for span in found).split() != []
    kept = "".join("".join(text[span.start : span.end].split()) for span in found)
    assert kept == "".join(text.split())


def test_half_characters_beside_a_text_can_be_written_out(tmp_path: Path) -> None:
    half = "\ud800"
    (tmp_path / "a.txt").write_text("Wardens arrested 40 people.")
    beside = {"title": f"t{half}", "issuer": half, "source": f"{half}s", "url": f"https://harbor.example/{half}"}
    (tmp_path / "a.meta.json").write_text(json.dumps(beside))
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": f"b{half}", "text": "Wardens arrested 40 people."}))
    for name in ("a.txt", "b.jsonl"):
        made = audit(tmp_path / name, use_model=False)
        assert_proved(made)
        assert "\N{REPLACEMENT CHARACTER}" in to_json(made).decode("utf-8")
        assert to_html(made).encode("utf-8")
