"""The scores on annotated statements never fall, and the floors are never lowered."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.gates.gate import FILE, Floors, floors, measure, raised


@pytest.mark.parametrize("use_model", [True, False], ids=["encoder and rules", "rules alone"])
@pytest.mark.parametrize("split", ["dev", "train"])
def test_scores_keep_to_their_floors(shared: Path, split: str, use_model: bool) -> None:
    name = split if use_model else f"{split}, rules alone"
    gate = floors()[name]
    mark, scores = measure(shared / "gold" / split, use_model=use_model)
    assert mark == gate["fingerprint"], "the annotations have changed: measure anew with python -m tests.gates.gate"
    wanted = gate["floors"]
    assert isinstance(wanted, dict)
    below = {k: (scores[k], floor) for k, floor in wanted.items() if scores[k] < floor}
    assert not below, f"fell below the floor (measured, floor): {below}"


def _history() -> list[dict[str, dict[str, object]]]:
    path = str(FILE.relative_to(ROOT))
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    shown = (
        subprocess.run(["git", "show", f"{c}:{path}"], cwd=ROOT, capture_output=True, text=True, check=False)
        for c in log.stdout.split()
    )
    return [json.loads(one.stdout) for one in shown if one.stdout]


def test_floors_are_never_lowered() -> None:
    now = floors()
    for before in _history():
        for name, gate in before.items():
            if now.get(name, {}).get("fingerprint") != gate["fingerprint"]:
                continue
            old, new = gate["floors"], now[name]["floors"]
            assert isinstance(old, dict)
            assert isinstance(new, dict)
            lowered = {k: (v, new.get(k)) for k, v in old.items() if new.get(k, 0.0) < v}
            assert not lowered, f"{name}: lowered from (was, is) {lowered}"


def test_raising_never_lowers() -> None:
    old: Floors = {"found": 0.9, "strict": 0.5}
    assert raised(old, {"found": 0.8, "strict": 0.6}) == {"found": 0.9, "strict": 0.596}
