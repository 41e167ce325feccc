"""Score floors: measured figures less a small margin for other processors' rounding, in scores.json, only raised.

`python -m tests.gates.gate` measures anew and raises the floors that may rise.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from counterfoil.evaluation import annotated, extracted_claims, score
from counterfoil.evaluation.annotated import fingerprint
from tests.conftest import ROOT

FILE = Path(__file__).with_name("scores.json")
MARGIN = 0.004
"""The encoder's arithmetic differs in the last place between processors; two or three claims may turn with it."""
Floors = dict[str, float]


def measure(folder: Path, *, use_model: bool) -> tuple[str, Floors]:
    """The fingerprint of an annotated folder, and its scores by name."""
    statements = annotated(folder)
    outcome = score(statements, {one.id: extracted_claims(one, use_model=use_model) for one in statements})
    scores = {"found": outcome.found.f1, "strict": outcome.strict.f1, "full": outcome.full.f1}
    return fingerprint(statements), scores | outcome.fields


def floors() -> dict[str, dict[str, object]]:
    """What scores.json holds: by `<folder>` and `<folder>, rules alone`, a fingerprint and floors."""
    whole: dict[str, dict[str, object]] = json.loads(FILE.read_text(encoding="utf-8"))
    return whole


def raised(old: Floors, measured: Floors) -> Floors:
    """Each floor the higher of what it was and what was measured less the margin, to three places."""
    return {
        name: max(old.get(name, 0.0), math.floor((value - MARGIN) * 1000) / 1000) for name, value in measured.items()
    }


def main() -> None:
    """Raise the floors to what is measured now."""
    known = floors() if FILE.exists() else {}
    for split in ("dev", "train"):
        for use_model, name in ((True, split), (False, f"{split}, rules alone")):
            mark, scores = measure(ROOT.parent / "shared" / "gold" / split, use_model=use_model)
            before = known.get(name, {})
            old = before.get("floors", {}) if before.get("fingerprint") == mark else {}
            assert isinstance(old, dict)
            known[name] = {"fingerprint": mark, "floors": raised(old, scores), "measured": scores}
    FILE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
