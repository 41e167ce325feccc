"""Scores agree with the annotation project's own scorer, on whatever claims they are given."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterfoil.evaluation import Annotated, Score, annotated, score
from counterfoil.evaluation.annotated import Fields, fingerprint
from counterfoil.model import CounterfoilError


def _claim(start: int, value: float | None, **fields: Any) -> Fields:
    base: Fields = {"id": "c1", "start": start, "end": start + 3, "text": "", "value": value, "high": None}
    base |= {"hedge": "exact", "unit": "person", "noun": "alien", "measure": "arrest", "share_of": None, "filters": []}
    base |= {"change": False, "period": None, "places": [], "agency": None, "speaker": "narrator"}
    return base | fields


def _score(mine: list[Fields], theirs: list[Fields]) -> Score:
    return score([Annotated("d", Path("d.txt"), "x" * 99, tuple(mine), ())], {"d": theirs})


JULY = {"start": "2024-07-01", "end": "2024-07-31"}


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "agrees"),
    [
        ("noun", "gang member", "member", True),
        ("noun", "officer", "officers", True),
        ("noun", None, "alien", False),
        ("places", ["Los Angeles area"], ["los angeles"], True),
        ("places", ["the United States"], [], True),
        ("places", ["Boston"], [], False),
        ("period", JULY, JULY, True),
        ("period", JULY, {"start": "2024-07-01", "end": "2024-07-30"}, False),
        ("period", None, None, True),
        ("speaker", "Sheriff", "ICE Director", True),
        ("speaker", "narrator", "Sheriff", False),
        ("filters", [{"kind": "sex", "value": "men"}], [{"kind": "sex", "value": "male"}], True),
        ("filters", [{"kind": "sex", "value": "men"}], [], False),
        ("high", 12, 12.0, True),
        ("hedge", "over", "at_least", False),
    ],
)
def test_a_field_agrees_as_the_guide_says(field: str, mine: Any, theirs: Any, agrees: bool) -> None:
    outcome = _score([_claim(0, 12, **{field: mine})], [_claim(0, 12, **{field: theirs})])
    assert outcome.fields[field] == float(agrees)


def test_a_wrong_value_is_not_found_and_a_missing_claim_costs_recall() -> None:
    outcome = _score([_claim(0, 12), _claim(10, 30)], [_claim(0, 13)])
    assert (outcome.found.precision, outcome.found.recall) == (0.0, 0.0)
    assert sorted(d.kind for d in outcome.differences) == ["missed", "value"]


def test_a_spurious_claim_costs_precision() -> None:
    outcome = _score([_claim(0, 12)], [_claim(0, 12), _claim(10, 30)])
    assert (outcome.found.precision, outcome.found.recall) == (0.5, 1.0)


def test_nothing_to_find_and_nothing_found_is_a_full_score() -> None:
    assert _score([], []).found.f1 == 1.0


DISTURBANCES: tuple[tuple[str, Any], ...] = (
    ("value", 7), ("high", 9), ("hedge", "about"), ("unit", "other"), ("measure", "other"), ("noun", "thing"),
    ("change", True), ("period", None), ("places", []), ("speaker", "Sheriff"), ("filters", []),
)  # fmt: skip  # a row of disturbances reads better than one a line


def _disturbed(statements: tuple[Annotated, ...], seed: int) -> dict[str, list[Fields]]:
    """The annotated claims with errors of every kind put in."""
    chance = random.Random(seed)  # noqa: S311 - test data, not a secret

    def disturb(claim: Fields) -> Fields:
        new = dict(claim) | {field: other for field, other in DISTURBANCES if chance.random() < 0.08}
        if chance.random() < 0.1:
            new["start"], new["end"] = new["start"] + 1, new["end"] + 4
        return new

    return {one.id: [disturb(claim) for claim in one.claims if chance.random() > 0.1] for one in statements}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_are_those_of_the_annotation_projects_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    folder = shared / "gold" / "dev"
    statements = annotated(folder)
    claims = _disturbed(statements, seed)
    predictions = tmp_path / "claims.jsonl"
    predictions.write_text("".join(json.dumps({"id": k, "claims": v}) + "\n" for k, v in claims.items()))
    command = [sys.executable, str(shared / "gold" / "score.py"), str(folder), str(predictions), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score(statements, claims)
    assert theirs["gold"] == ours.annotated
    assert theirs["predicted"] == ours.extracted
    for name in ("found", "strict", "full"):
        measure = getattr(ours, name)
        assert theirs[name] == {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
    assert theirs["fields"] == ours.fields


def test_a_folder_without_annotations_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(CounterfoilError, match="no annotated statements"):
        annotated(tmp_path)


def test_the_fingerprint_changes_with_the_annotations(tmp_path: Path) -> None:
    one = Annotated("d", tmp_path / "d.txt", "12 people", (_claim(0, 12),), ())
    two = Annotated("d", tmp_path / "d.txt", "12 people", (_claim(0, 13),), ())
    assert fingerprint((one,)) == fingerprint((one,)) != fingerprint((two,))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "fourty"}, "has 'forty' there"),
        ({"measure": "arrests"}, "its measure is 'arrests'"),
        ({"hedge": "roughly"}, "its hedge is 'roughly'"),
        ({"unit": "people"}, "its unit is 'people'"),
    ],
)
def test_an_annotation_that_cannot_be_right_is_refused(tmp_path: Path, change: dict[str, str], words: str) -> None:
    right = {
        "id": "c1",
        "start": 9,
        "end": 14,
        "text": "forty",
        "hedge": "exact",
        "unit": "person",
        "measure": "arrest",
    }
    (tmp_path / "a.txt").write_text("Officers forty men arrested.\n", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "claims": [right]}), encoding="utf-8")
    assert len(annotated(tmp_path)) == 1
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "claims": [right | change]}), encoding="utf-8")
    with pytest.raises(CounterfoilError, match=words):
        annotated(tmp_path)
